import type { CellAddress, CellValue } from "./grid.ts";

/**
 * What is typed into a cell: a number, a truth value, a text, or a formula with its "="; null empties it. A text that Excel might take for
 * something else begins with an apostrophe, see `typedText`.
 */
export type Typed = string | number | boolean | null;
/** A text as it is typed so that it stays one. Excel takes text that begins with a Chinese character as it is. */
export function typedText(text: string): string {
  return /^\p{Script=Han}/u.test(text) ? text : `'${text}`;
}
/** What a cell shows as it is typed so that it shows that; an error is nothing that can be typed. */
export function typedValue(value: CellValue): Typed {
  if (value === null || value === "" || typeof value === "object") return null;
  return typeof value === "string" ? typedText(value) : value;
}
/** What is typed, as the cell then shows it: without the apostrophe; nothing for null. */
export function asShown(typed: Typed): string {
  if (typeof typed === "boolean") return String(typed).toUpperCase();
  return String(typed ?? "").replace(/^'/, "");
}
/** New contents for a rectangle of cells. */
export interface Change {
  /** Its upper left cell. */
  readonly at: CellAddress;
  /** What that cell must still hold. */
  readonly before: Typed;
  /** Rows of equal length. */
  readonly after: readonly (readonly Typed[])[];
  /** What all of it must still show, where that matters: no more rows and no fewer, if it is a formula that spills. */
  readonly shows?: readonly (readonly Typed[])[];
  /** Numbers and formulas stay what they are even in cells that are formatted as text, where what is typed becomes text. */
  readonly exact?: true;
  /** A number format that the cell gets where it has the one before. */
  readonly format?: { readonly before: string; readonly after: string };
}
/** A cell with a formula. */
export interface FormulaCell {
  readonly at: CellAddress;
  readonly formula: string;
  readonly value: CellValue;
  /** What a formula shows that spills over several cells, its own cell first. */
  readonly spill?: readonly (readonly CellValue[])[];
}
