import type { Profile } from "../../core/forms/profile.ts";
import type { Verdict } from "../../core/amounts/verdict.ts";
import type { Typed } from "../../core/sheet/change.ts";
import type { CellAddress } from "../../core/sheet/grid.ts";
import type { Chart } from "../../core/subjects/subject.ts";
import type { OverlayConflict } from "../../functions/overlay.ts";
import type { ValuesPlan } from "../../functions/values.ts";
import type { Marking, PaneNews, Scope, CheckStep, Subjects, Trouble, Undo } from "../../app/state.ts";
import type { SubjectRow } from "../../app/subjects.ts";

/** What the pane says itself; what the engine finds is said by core's own words. */
export interface PaneWords {
  readonly name: string;
  readonly tabs: string;
  readonly tab: Readonly<Record<"check" | "prose" | "templates" | "functions", string>>;
  readonly check: string;
  readonly checkAgain: string;
  readonly cancel: string;
  readonly auto: string;
  readonly autoHint: string;
  /** A part of the pane that is on its way. */
  readonly opening: string;
  readonly checking: (step: CheckStep, done: number, of: number) => string;
  readonly welcome: string;
  /** First run, in three lines. */
  readonly intro: readonly [string, string, string];
  readonly stale: string;
  readonly noTable: Notice;
  readonly emptyWorkbook: Notice;
  readonly notExcel: Notice;
  readonly oldExcel: Notice;
  readonly failed: (trouble: Trouble) => Notice;
  readonly marking: (marking: Marking) => string | undefined;
  readonly news: (news: PaneNews) => string;
  readonly removed: {
    readonly nothing: string;
    readonly marked: (sheets: readonly string[]) => string;
    readonly pages: (pages: readonly string[]) => string;
    readonly notes: string;
    readonly kept: (sheets: readonly string[]) => string;
    readonly next: string;
  };
  readonly dismiss: string;

  readonly filter: string;
  readonly scopes: Readonly<Record<"all" | "表内" | "表间", string>>;
  readonly ofTable: string;
  readonly allTables: string;
  readonly filtered: (count: number) => string;
  readonly showAll: string;

  readonly blames: (count: number) => string;
  readonly suspectLabel: string;
  readonly eitherOf: string;
  /** Heading of cells that are told in one sentence. */
  readonly oneByOne: (count: number) => string;
  readonly explains: (count: number) => string;
  readonly alternatives: (count: number) => string;
  /** Its value is not typed. */
  readonly isFormula: (formula: string) => string;
  readonly apply: (value: string) => string;
  /** `besides`: below the likely mistakes. */
  readonly problems: (count: number, besides: boolean) => string;
  readonly more: (next: number, left: number) => string;
  readonly evidence: {
    readonly region: string;
    readonly look: string;
    /** In how many comparisons the figure of a cell takes part, and how many do not hold. */
    readonly says: (at: CellAddress, count: number, against: number) => string;
    readonly list: string;
    /** Shows which cells agree. */
    readonly ticks: string;
    readonly ticksHint: string;
    readonly verdicts: Readonly<Record<Verdict | "hint", string>>;
  };
  readonly copy: string;
  readonly copied: string;
  /** Leads to the first cell that is to be looked at. */
  readonly toFirst: string;
  readonly left: string;
  readonly right: string;
  readonly gap: string;
  readonly moreCells: (count: number) => string;
  readonly goTo: (cell: string) => string;

  readonly ignore: string;
  readonly ignoreAll: string;
  readonly reason: string;
  readonly reasonTravels: string;
  readonly ignoreNow: string;
  readonly ignored: (count: number) => string;
  readonly restore: string;
  readonly undo: string;
  /** What can be taken back. */
  readonly done: (undo: Undo) => string;
  /** Whether what a cell holds is to be replaced. */
  readonly replaceAsk: (cell: string, holds: Typed, by: Typed) => string;
  readonly replace: string;

  readonly shelf: {
    readonly looking: string;
    readonly choose: string;
    readonly profile: string;
    readonly profileName: (profile: Profile) => string;
    readonly year: string;
    readonly badYear: string;
    readonly unit: string;
    readonly unitName: string;
    /** For how many projects 自评表 are wanted. */
    readonly projects: string;
    /** By which edition the tables of a year are printed. */
    readonly edition: (edition: number, year: number) => string;
    /** A set of the user's own, from a JSON file. */
    readonly load: string;
    readonly loaded: (profile: string) => string;
    readonly notLoaded: (file: string) => string;
    readonly insert: (count: number) => string;
    readonly fillUp: (count: number) => string;
    readonly busy: string;
    readonly tables: string;
    readonly held: (sheet: string) => string;
    readonly markEmpty: string;
    readonly markEmptyOf: (table: string) => string;
    readonly preview: string;
    readonly previewOf: (name: string) => string;
    readonly larger: string;
  };
  readonly desk: {
    readonly search: string;
    readonly edition: (year: number) => string;
    readonly found: (count: number, more: boolean) => string;
    readonly moreRows: string;
    readonly charts: Readonly<Record<Chart, string>>;
    readonly fromTable: string;
    readonly unattested: string;
    /** Where a 科目 comes from, its years, its former names: a line each. */
    readonly about: (row: SubjectRow) => readonly string[];
    readonly insertName: string;
    readonly insertCode: string;
    readonly insertFormula: string;
    readonly insertRow: string;
    readonly insert: string;
    readonly insertExample: (formula: string) => string;
    /** What cells show, in rows. */
    readonly cells: (rows: readonly (readonly string[])[]) => string;
    /** An error and the sentence that Excel shows on it. */
    readonly saying: (error: string, sentence: string) => string;
    readonly functions: string;
    readonly optional: string;
    readonly englishNames: string;
    readonly table: string;
    readonly subjects: (subjects: Subjects) => string;
    readonly tableHow: string;
    readonly conflicts: (count: number) => string;
    readonly conflict: (conflict: OverlayConflict) => string;
    readonly pick: string;
    readonly reread: string;
    readonly forget: string;
    readonly toValues: string;
    readonly toValuesHow: string;
    readonly scopes: Readonly<Record<Scope, string>>;
    readonly busy: string;
    readonly plan: (plan: ValuesPlan & { readonly scope: Scope }) => string;
    readonly replaced: (shown: number, count: number) => string;
    readonly keptFormulas: (shown: number, count: number) => string;
    readonly cancel: string;
    readonly close: string;
  };

  readonly hints: (count: number) => string;
  readonly roundings: (count: number) => string;
  readonly balance: {
    /** Opens it, beside the 尾差. */
    readonly open: string;
    readonly title: string;
    readonly looking: string;
    /** Heads the figures that the user may want kept. */
    readonly hold: string;
    readonly apply: (cells: number) => string;
    readonly leave: string;
    readonly close: string;
  };
  readonly storedOnly: (count: number) => string;
  readonly untried: (count: number) => string;
  readonly lacking: (table: string, why: "missing-table" | "unfilled-table", rules: number) => string;
  readonly recognised: (count: number) => string;
  readonly strays: (count: number) => string;
  readonly saidTo: (sheet: string) => string;
  readonly saidNothing: string;
  readonly saidSheets: (count: number) => string;
  readonly said: (sheet: string, form: string) => string;
  readonly takeBack: string;
  /** By which set the tables are checked. */
  readonly checkedBy: string;
  readonly checkedByItself: string;
  readonly checkedByName: (profile: string) => string;

  readonly clear: string;
  readonly report: string;
  readonly clean: string;
  readonly cleanAsk: string;
  readonly cleanWhat: readonly string[];
  /** What else should not be published is taken out elsewhere. */
  readonly cleanElse: string;
  readonly cleanNow: string;
  readonly publish: string;
  readonly actions: string;
}

/** A state of its own: what is so, and what to do next. */
export interface Notice {
  readonly title: string;
  readonly next: string;
}
