import type { Form } from "../forms/form.ts";
import type { Unit } from "../amounts/units.ts";
import type { Area, SheetGrid } from "../sheet/grid.ts";

/**
 * What a cell is. Above and below the table: title, subtitle, side (left), corner (right), note. In it, with borders: heading, label, total (the
 * label of a 合计), code, number (行次 and 栏次), amount, count (of things), mark (points), rate (per cent), blank.
 */
export type CellStyle =
  | "title"
  | "subtitle"
  | "side"
  | "corner"
  | "note"
  | "heading"
  | "label"
  | "total"
  | "code"
  | "number"
  | "amount"
  | "count"
  | "mark"
  | "rate"
  | "blank";
export interface TemplateCell {
  readonly style: CellStyle;
  /** Words stay words, whatever they begin with; 行次 and 栏次 are numbers. */
  readonly value?: string | number;
  /** Steps that a label stands further in. */
  readonly indent?: number;
  /** The cell is the sum of these. */
  readonly sum?: readonly Area[];
  /** With its "=": what the cell reckons; `value` is what that comes to. */
  readonly formula?: string;
}
/** A sheet that is to be added: plain data. */
export interface TemplateSheet {
  /** Of the sheet: "01 收入支出决算总表"; within a set no two are alike. */
  readonly name: string;
  readonly unit: Unit;
  /** Every row as wide as the sheet; undefined is a cell outside the table. What a merge covers has the style of its first cell, and no value. */
  readonly rows: readonly (readonly (TemplateCell | undefined)[])[];
  readonly merges: readonly Area[];
  /** In points. */
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  /** The first and the last row of the heading, which are printed on every page. */
  readonly heading?: readonly [first: number, last: number];
  /** Rows and columns that stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly landscape: boolean;
  /** Printed on one page; else on as many as it takes, each as wide as the table. */
  readonly onePage: boolean;
  /** Headings of columns that the published set does not show, and the form has: 推断. */
  readonly restored: readonly string[];
}
/** A blank table as a sheet of its own. */
export interface TableSheet extends TemplateSheet {
  readonly form: Form;
}
/** The sheet as a workbook would hold it: a sum of nothing is 0. */
export function gridOf({ name, rows }: Pick<TemplateSheet, "name" | "rows">): SheetGrid {
  return { name, top: 0, left: 0, rows: rows.map((row) => row.map((cell) => cell?.value ?? (cell?.sum && 0) ?? null)) };
}
