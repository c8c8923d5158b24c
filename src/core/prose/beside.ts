import type { Unit } from "../amounts/units.ts";
import type { CellAddress } from "../sheet/grid.ts";
import type { Meaning, Stage } from "./meanings.ts";

/** A workbook beside the one that is checked: that of the year before, or the one with what was approved. */
export type BookRole = "last" | "budget";

/** A figure that such a workbook prints. */
export interface Fact {
  readonly book: BookRole;
  /** As printed, without its unit; "" where nothing is. */
  readonly number: string;
  readonly unit: Unit;
  /** Where it stands, in the other workbook; none where its words say it. */
  readonly at?: CellAddress;
  /** No row stands there for it: what is not listed is nothing, as far as the table goes. */
  readonly absent?: true;
}

/** What the workbooks beside say of a meaning; several where more than one column may be meant. */
export type FactsBeside = (meaning: Meaning, stage: Stage) => readonly Fact[];
