import { add } from "../sheet/lists.ts";
import type { Comparison, Relation, Verdict } from "../amounts/verdict.ts";
import type { Unit } from "../amounts/units.ts";
import type { Form } from "../forms/form.ts";
import type { CellAddress } from "../sheet/grid.ts";
import type { Mark } from "./mark.ts";
import type { Called, Profile, ProfileTable } from "../forms/profile.ts";
import type { Rule, SumRule, WholeRule } from "../forms/rule.ts";
import type { KnownBy, Oddity } from "../tables/table.ts";

/** A table as the report names it. */
export interface ReportTable extends Called {
  readonly form: Form;
  readonly sheet: string;
  readonly hidden: boolean;
  /** Where its title stands. */
  readonly at: CellAddress;
  readonly knownBy: KnownBy;
  /** Which set of tables it belongs to: an index into the report's sets. */
  readonly set: number;
  readonly unit: Unit;
  readonly unitAssumed: boolean;
  readonly saysEmpty: boolean;
  /** The project that a 绩效表 is about. */
  readonly project?: string;
}

/** Tables of one unit, year and kind: rules never reach beyond them. */
export interface ReportSet {
  readonly kind: Form["kind"];
  readonly year?: string;
  readonly organisation?: string;
  readonly profile?: Profile;
  /** The year of the profile's edition by which it was read; another than the set's where that one is not known. */
  readonly edition?: number;
  /** Tables of the profile that the workbook does not have. */
  readonly missing: readonly ProfileTable[];
}

/** What the row at hand of a rule is: a 科目, a line, a unit. */
export interface RowLabel {
  readonly code?: string;
  readonly name: string;
  /** The column at hand, where the rule goes through them. */
  readonly column?: string;
}

interface FindingBase {
  readonly table: ReportTable;
  readonly cells: readonly CellAddress[];
}

/** Two sums that were compared. `equal` is reported only where the cells hold more than they print. */
export interface ComparisonFinding extends FindingBase, Comparison {
  readonly kind: "comparison";
  readonly rule: SumRule;
  readonly relation: Relation;
  readonly unit: Unit;
  readonly subject?: RowLabel;
  /** How many of `cells` belong to the left side. */
  readonly leftCells: number;
  /** In a table of no known form: in how many other rows or columns the same sum holds. */
  readonly shown?: number;
  /** 存疑 because these are, to the last digit, sums of rounded parts: the other side may have been rounded directly. */
  readonly sums?: readonly CellAddress[];
  /** 存疑 because money that its rule takes for nothing may only be too little to print. */
  readonly hides?: true;
  /** 存疑 because one of the tables shows nothing smaller than 1 万元. */
  readonly whole?: true;
  /** Those of `cells` that are blank beside amounts on their side: one of them may be what is wrong, most are not. */
  readonly blank: readonly CellAddress[];
}

export interface WrongName {
  readonly problem: "wrong-name";
  readonly code?: string;
  readonly printed: string;
  readonly right: string;
  readonly former: boolean;
}

export type Structure =
  | { readonly problem: "orphan"; readonly code: string; readonly parent: string }
  | { readonly problem: "childless"; readonly code: string; readonly name: string }
  | { readonly problem: "repeated"; readonly code: string }
  | { readonly problem: "number"; readonly expected: number; readonly printed: number }
  | { readonly problem: "missing-line"; readonly name: string }
  | { readonly problem: "names-differ"; readonly code: string; readonly names: readonly string[] }
  | WrongName
  /** Names of other 科目 in so many rows that their codes are wrong. */
  | { readonly problem: "wrong-names"; readonly names: readonly WrongName[] }
  | { readonly problem: "headings-differ"; readonly headings: readonly [string, string] }
  | {
      readonly problem: "not-reached";
      readonly name: string;
      readonly target: string;
      readonly actual: string;
      readonly rate: string;
    }
  | { readonly problem: "above-all"; readonly name: string; readonly actual: string }
  | { readonly problem: "unknown-codes"; readonly codes: readonly string[] }
  | { readonly problem: "not-in"; readonly code: string; readonly name: string; readonly other: Form };

/** Something about rows and names that a rule forbids. */
export interface StructureFinding extends FindingBase {
  readonly kind: "structure";
  readonly rule: Rule;
  readonly what: Structure;
}

/** Something about the tables themselves. */
export interface TableFinding extends FindingBase {
  readonly kind: "table";
  readonly what:
    /** `unit` where it should be points. */
    | { readonly problem: "unreadable"; readonly text: string; readonly unit?: "分" }
    | { readonly problem: Oddity["kind"]; readonly text: string }
    | { readonly problem: "doubled"; readonly other: ReportTable }
    | { readonly problem: "units-differ"; readonly unit: Unit; readonly usual: Unit }
    | { readonly problem: "unit-assumed"; readonly unit: Unit }
    /** Its title says another year, or another unit, than those of the other tables. */
    | { readonly problem: "other-year" | "other-unit"; readonly text: string; readonly usual: string }
    /** Figures of a table that no rule reads: `text` is what stands in front of the row, or over the column. */
    | { readonly problem: "unread-row" | "unread-column"; readonly text: string }
    /** A code that is none; its row was known by the rows around it. */
    | { readonly problem: "odd-code"; readonly text: string; readonly shown: string }
    /** Figures that are read, and that nobody sees: their sheet, row or column is hidden, a print leaves them out, or a merge covers them. */
    | {
        readonly problem: "hidden-sheet" | "hidden-row" | "hidden-column" | "unprinted" | "covered";
        readonly text: string;
      }
    /** Figures below a picture, shape or chart; figures that are written in one, or in a header or footer. */
    | { readonly problem: "behind" | "drawn"; readonly text: string }
    /** The stored result of a formula, and what it comes to when it is calculated. */
    | { readonly problem: "stale"; readonly text: string; readonly shown: string }
    /** A number that its format shows as another, or not at all ("" then). */
    | { readonly problem: "shown-otherwise"; readonly text: string; readonly shown: string }
    /** It lists 科目 or units, and not what they come to (`text`), as other tables of its set do. */
    | { readonly problem: "no-total"; readonly text: string }
    /** So many of its figures (`of` all) are less than nothing. */
    | { readonly problem: "mostly-negative"; readonly negative: number; readonly of: number }
    | { readonly problem: "empty-but-filled" };
}

/** Comparisons each within its 尾差 that cannot all be true: no amounts print as these cells do and satisfy them all. */
export interface ClashFinding extends FindingBase {
  readonly kind: "clash";
  readonly rule: WholeRule;
  readonly rules: readonly SumRule[];
  /** They could, were totals sums of rounded parts, or money there that is too little to print: 存疑, no more. */
  readonly summed?: true;
}

/** The 尾差 of the totals of a table, taken together, lean to one side further than rounding would have it. */
export interface LeaningFinding extends FindingBase {
  readonly kind: "leaning";
  readonly rule: WholeRule;
  /** How many totals differ from their parts. */
  readonly count: number;
  /** By how much a total is too large, on average, in last places of the table. */
  readonly bias: number;
  /** Rounding each figure on its own leans so far once in so many tables. */
  readonly once: number;
}

export type Finding = ComparisonFinding | StructureFinding | TableFinding | ClashFinding | LeaningFinding;

/** Why a rule, or some of its comparisons, could not be tried. */
export type Why =
  | { readonly reason: "missing-table"; readonly form: Form }
  /** The table is there, and is still to be filled in. */
  | { readonly reason: "unfilled-table"; readonly form: Form }
  /** A table without a title that differs from the others as if it were none of this form. */
  | { readonly reason: "guessed-table"; readonly form: Form; readonly sheet: string }
  /** The solver could not be loaded, or did not come to an end. */
  | { readonly reason: "no-solver" | "too-large" }
  | { readonly reason: "missing-line"; readonly form: Form; readonly name: string }
  | { readonly reason: "missing-column"; readonly form: Form; readonly name: string }
  /** A part of the form with these columns. */
  | { readonly reason: "missing-part"; readonly form: Form; readonly columns: readonly string[] }
  /** Points that come to less than half of what they should: the list goes on elsewhere, or is not filled in. */
  | { readonly reason: "not-whole"; readonly form: Form; readonly sum: string }
  /** In a table of no known form nothing was seen to add up. */
  | { readonly reason: "no-sums"; readonly at: CellAddress; readonly title: string }
  /** In a table of no known form: a whole and its parts that differ, where nothing else in the table shows that they are that. */
  | { readonly reason: "not-shown"; readonly at: CellAddress; readonly left: string; readonly right: string }
  /** Most codes of a table stand more than once. */
  | { readonly reason: "codes-unread"; readonly form: Form; readonly at: CellAddress; readonly text: string }
  /** The table goes on in another sheet, from this cell on. */
  | { readonly reason: "parted"; readonly form: Form; readonly at: CellAddress }
  /** A total with nothing below it. */
  | { readonly reason: "no-rows"; readonly form: Form; readonly name: string }
  | {
      readonly reason: "unreadable" | "uncalculated";
      readonly at: CellAddress;
      readonly text: string;
      readonly unit?: "分";
    }
  | {
      readonly reason: "unknown-rows" | "unknown-columns" | "miscoded";
      readonly form: Form;
      readonly at: CellAddress;
      readonly text: string;
    };

export interface Untried {
  readonly rule: Rule | WholeRule;
  readonly set: number;
  readonly why: Why;
  /** How many comparisons of the rule. */
  readonly count: number;
}

/** A rule whose condition is not met, or whose tables do not belong to the profile: nothing is missed. */
export interface Inapplicable {
  readonly rule: Rule;
  readonly set: number;
}

/** How many comparisons came out how; 提示 are counted apart where they do not hold. */
export type Counts = Readonly<Record<Verdict | "untried" | "hints", number>>;

/** A part of the workbook that was not read as a table. */
export interface ReportStray {
  readonly sheet: string;
  readonly reason: "no-table" | "unknown-title" | "no-heading" | "ambiguous" | "too-many";
  readonly text: string;
  readonly at?: CellAddress;
  /** It was looked at all the same: by its structure, as a table of the report. */
  readonly byStructure?: true;
  /** Nothing in it looks like a table that is published, but it holds rows and columns of figures. */
  readonly figures?: true;
}

/**
 * What is likely to have happened to a figure: two digits changed places; the sign; the point (元 in a table of 万元); the figure of the next
 * row or column; a figure that stands in the next cell; another figure than in the table from which it is taken; the same, so that the sums of
 * its own table come out to the last place; nothing where a figure
 * should be; a row that other tables have; one wrong figure that others repeat or add up.
 */
export type Slip =
  "transposed" | "sign" | "scaled" | "neighbour" | "moved" | "copy" | "settled" | "missing" | "missing-row" | "carried";

/** What happened to many cells at once: figures that stand some rows or columns off their own, from a cell on; a whole table in another unit. */
export interface WholeSlip {
  readonly is: "shifted" | "other-unit";
  /** Figures stand so many rows below their own, or columns to the right where `across`; of a unit, they are this power of ten too large. */
  readonly by: number;
  readonly across?: true;
  /** In these columns alone. */
  readonly columns: readonly string[];
}

/** A cell to blame: were it otherwise, the findings that it explains would be gone. */
export interface Suspect {
  /** Wrong figures that have nothing to do with each other are told apart: 1, 2, … */
  readonly cause: number;
  /** 1 is the best answer for its cause; equally good ones share it. */
  readonly rank: number;
  /**
   * The cell; two where a figure stands in the wrong one; for a missing row, an amount of the row above it; where one figure is wrong in
   * several cells, or many slipped at once, all of them, the first first.
   */
  readonly cells: readonly CellAddress[];
  readonly table: ReportTable;
  /** The row and column of the first cell, in the words of the table. */
  readonly label: RowLabel;
  readonly unit: Unit;
  /** As printed, without 千分位; "" where nothing is. */
  readonly now: string;
  /** What it should say: everything from one amount to another agrees (without an end where there is none), `best` best. Absent for a missing row. */
  readonly likely?: { readonly best: string; readonly from?: string; readonly to?: string };
  readonly slip?: Slip;
  /** What a missing row is: its code and name. */
  readonly row?: string;
  /** Of figures that slipped together. */
  readonly whole?: WholeSlip;
  /** Findings of the report, the same objects. */
  readonly explains: readonly Finding[];
}

/** What a workbook was found to be: everything tried is counted, everything not tried is listed. */
export interface Report {
  readonly ruleSet: string;
  readonly tables: readonly ReportTable[];
  readonly sets: readonly ReportSet[];
  readonly strays: readonly ReportStray[];
  readonly counts: Counts;
  readonly findings: readonly Finding[];
  readonly untried: readonly Untried[];
  readonly inapplicable: readonly Inapplicable[];
  /** The cells to blame, cause by cause, best first. */
  readonly suspects: readonly Suspect[];
  /** What is 不符 and has no suspect: nothing small explains it, or the search was cut off. */
  readonly unexplained: readonly { readonly findings: readonly Finding[]; readonly cutOff: boolean }[];
  readonly marks: readonly Mark[];
}

/** How a finding counts: a verdict, an amount that cannot be read, or something about structure. */
export function verdictOf(finding: Finding): Verdict | "unreadable" | "structure" | "table" {
  if (finding.kind === "comparison") return finding.verdict;
  if (finding.kind === "clash") return finding.summed === true ? "doubtful" : "unequal";
  if (finding.kind === "leaning") return "doubtful";
  if (finding.kind === "structure") return "structure";
  return finding.what.problem === "unreadable" ? "unreadable" : "table";
}

/** 提示: worth a look, never an error. */
export function isHint(finding: Finding): boolean {
  if (finding.kind === "table")
    return ["unit-assumed", "empty-but-filled", "covered", "no-total"].includes(finding.what.problem);
  return finding.rule.hint === true;
}

/** More equally good answers than this are told, and marked, as none of them being the one. */
const MOST_EQUAL = 3;

/** Whether the best answers of a cause are too many to stand each for itself. */
export function areTied(best: readonly Suspect[]): boolean {
  return best.length > MOST_EQUAL;
}

/** One wrong figure, or what is taken for one: the best answers, those that would do less well, and the findings that go with it. */
export interface CauseReport {
  readonly best: readonly Suspect[];
  readonly others: readonly Suspect[];
  readonly explains: readonly Finding[];
}

/** The suspects cause by cause. */
export function causesOf({ suspects }: Pick<Report, "suspects">): CauseReport[] {
  const causes = new Map<number, Suspect[]>();
  for (const suspect of suspects) {
    add(causes, suspect.cause, suspect);
  }
  return [...causes.values()].map((own) => ({
    best: own.filter(({ rank }) => rank === 1),
    others: own.filter(({ rank }) => rank > 1),
    explains: [...new Set(own.filter(({ rank }) => rank === 1).flatMap(({ explains }) => explains))],
  }));
}
