import type { MarkKind } from "../../core/report/mark.ts";
import type { Untold } from "../port.ts";

/** What the report sheet says, besides the sentences of the report. */
export interface ReportPageWords {
  readonly name: string;
  /** Stands in the first cell; by it the page is known again. */
  readonly title: string;
  readonly file: string;
  /** The unit and the year, as the tables say. */
  readonly set: string;
  /** Who has checked: to be filled in by hand. */
  readonly who: string;
  readonly ruleSet: string;
  readonly time: string;
  readonly result: string;
  readonly stale: string;
  /** What a check of a workbook that lies open in Excel or WPS does not see. */
  readonly untold: Readonly<Record<Untold, string>>;
  readonly tables: string;
  readonly strays: string;
  readonly suspects: string;
  readonly others: (count: number, cells: string) => string;
  readonly findings: string;
  readonly columns: readonly [string, string, string, string, string, string, string, string, string];
  readonly none: string;
  /** What became of a finding that is ignored. */
  readonly ignored: (reason: string) => string;
  readonly ran: (count: number) => string;
  readonly untried: string;
  readonly inapplicable: (count: number) => string;
  readonly legend: string;
  readonly colours: Readonly<Record<MarkKind, string>>;
  readonly how: string;
  /** Why a finding is ignored. */
  readonly because: (reason: string) => string;
}
