import type { WorkbookDraft } from "../workbook-draft.ts";

/** What a copy can be made without, and `print`, which is put in where it is missing. In the order in which they are listed. */
export const TRACES = [
  "ours",
  "formulas",
  "hidden-sheets",
  "hidden-rows",
  "hidden-columns",
  "covered",
  "names",
  "comments",
  "links",
  "pivots",
  "macros",
  "others",
  "author",
  "print",
] as const;
export type Trace = (typeof TRACES)[number];

/** One kind of thing in one place. */
export interface FoundTrace {
  readonly trace: Trace;
  /** None where it is a matter of the whole file. */
  readonly sheet?: string;
  readonly count: number;
  /** How many of them are numbers, of cells that nobody sees. */
  readonly figures?: number;
  /** Some of them: cells, rows, columns, names; of the author what is said of him: "creator: 张三". */
  readonly items: readonly string[];
}

/** What is found of a trace: all that there is, in one sheet or in the file. */
export interface FoundItems {
  readonly sheet?: string;
  readonly items: readonly string[];
  readonly figures?: number;
}

/** How one trace is found in a workbook and taken out of it. */
export interface Remover {
  readonly find: (draft: WorkbookDraft) => readonly FoundItems[];
  readonly take: (draft: WorkbookDraft) => void;
}
