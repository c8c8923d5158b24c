import { add } from "../../core/sheet/lists.ts";
import type { TemplateSheet } from "../../core/blanks/made.ts";
import type { Mark } from "../../core/report/mark.ts";
import type { Page } from "../../core/report/page.ts";
import type { CellAddress, CellValue } from "../../core/sheet/grid.ts";

/**
 * What was done to a workbook since it was opened. Rows and columns count from zero. Done in this order: sheets are added, rows inserted
 * and taken out, cells set, sheets laid out, sheets removed, marks and notes put.
 */
export interface Edits {
  readonly sheets?: readonly SheetEdits[];
  /** New sheets, behind the last one and in this order. */
  readonly added?: readonly NewSheet[];
  /** Names of sheets that go. Formulas that refer to them have #REF! there. */
  readonly removed?: readonly string[];
  /** Exactly these marks of ours, where the cells are after all else; left out, those in the file stay. */
  readonly marks?: readonly Mark[];
  /** What we keep in the workbook: a text, or null for nothing; left out, what is there stays. */
  readonly notes?: string | null;
  /** Functions that an add-in brings: their names are written as Excel writes them. */
  readonly functions?: readonly string[];
}
export interface SheetEdits {
  readonly sheet: string;
  /** In the order in which it was done: each counts rows as those before it left them. */
  readonly rows?: readonly RowStep[];
  /** By where they are after all steps; each cell once. */
  readonly cells?: readonly CellEdit[];
  /** By where rows are after all steps. */
  readonly layout?: LayoutEdits;
}
/** How a sheet is laid out otherwise. Sizes are in points. */
export interface LayoutEdits {
  /** Columns side by side, both ends included, from left to right. */
  readonly widths?: readonly { readonly first: number; readonly last: number; readonly width: number }[];
  /** Null leaves the height to Excel. */
  readonly heights?: readonly { readonly row: number; readonly height: number | null }[];
  readonly frozen?: Frozen;
}
/** So many rows and columns stay in view, from the first. */
export interface Frozen {
  readonly rows: number;
  readonly columns: number;
}
/** Cells of several sheets that are to hold something else, sheet by sheet. */
export function editsOf(changes: readonly { readonly at: CellAddress; readonly after: Held }[]): SheetEdits[] {
  const bySheet = new Map<string, CellEdit[]>();
  for (const { at, after } of changes) {
    const cell = { row: at.row, column: at.column, holds: after };
    add(bySheet, at.sheet, cell);
  }
  return [...bySheet].map(([sheet, cells]) => ({ sheet, cells }));
}
/** Rows inserted before row `at`, looking as row `like` does – as it is numbered before the step – or taken out from row `at` on. */
export type RowStep =
  | { readonly at: number; readonly insert: number; readonly like?: number }
  | { readonly at: number; readonly remove: number };
/** A cell that holds something else, or is printed otherwise. All else about it stays. */
export interface CellEdit {
  readonly row: number;
  readonly column: number;
  /** Left out, it holds what it held. */
  readonly holds?: Held;
  /** A number format code. */
  readonly format?: string;
}
/** A number, a truth value, a text whatever it begins with, an error, or a formula; null for nothing. */
export type Held = CellValue | HeldFormula;
export interface HeldFormula {
  /** With its "=": =SUM(A1:A3) */
  readonly formula: string;
  /** What it shows; "uncalculated" leaves that to Excel. The formula the cell has already only gets this value. */
  readonly value: CellValue;
  /** What it shows where it fills several cells, its own first: rows of equal length. */
  readonly spill?: readonly (readonly CellValue[])[];
}
/** A sheet that was added, by the name it has in the workbook. */
export type NewSheet =
  { readonly name: string; readonly template: TemplateSheet } | { readonly name: string; readonly page: Page };

/**
 * Why edits cannot be saved; nothing is written then.
 *
 * no-sheet: there is no such sheet. outside: no such cell or row. array: part of an array formula would change. formula: Excel could not
 * read the formula (LET and LAMBDA included). text: longer than 32,767 characters. name: no name for a sheet, or taken. last-sheet: no
 * sheet would stay in view. in-use: the sheet to be removed holds things of the user's. pivot-tables, tables, data-tables, controls,
 * several-sheets (a formula goes through several sheets), unknown: what stands in the way of moving rows.
 */
export type EditTroubleCode =
  | "no-sheet"
  | "outside"
  | "array"
  | "formula"
  | "text"
  | "name"
  | "last-sheet"
  | "in-use"
  | "pivot-tables"
  | "tables"
  | "data-tables"
  | "controls"
  | "several-sheets"
  | "unknown";

/**
 * Edits that cannot be saved. The message is for developers; users' words are made from `code`, `sheet` and, where the code is about one
 * cell (array, formula, text, outside), `detail`: "H5".
 */
export class EditTrouble extends Error {
  override readonly name = "EditTrouble";

  constructor(
    readonly code: EditTroubleCode,
    readonly sheet: string,
    readonly detail: string,
  ) {
    super(`${code}: ${sheet}: ${detail}`);
  }
}
