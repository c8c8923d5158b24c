import { PAGE_PROPERTY } from "../../core/report/page.ts";
import type { Region } from "../../app/port.ts";
import { trouble } from "../shared/trouble.ts";
import { itemsOf, XL, type EtRange, type EtSheet, type EtValue, type EtValues, type EtWorkbook } from "./et.ts";

/** A rectangle of a sheet; rows and columns count from zero. */
export type Part = NonNullable<Region["part"]>;

export function sheetsOf(book: EtWorkbook): EtSheet[] {
  return itemsOf(book.Worksheets);
}

/** The sheet of this name; undefined where there is none. */
export function sheetNamed(book: EtWorkbook, name: string): EtSheet | undefined {
  return sheetsOf(book).find((sheet) => sheet.Name === name);
}

/** The same; throws where there is none, as Excel does. */
export function sheetThere(book: EtWorkbook, name: string): EtSheet {
  const sheet = sheetNamed(book, name);
  if (sheet === undefined) throw trouble("ItemNotFound", `There is no sheet ${name}.`);
  return sheet;
}

export function isHidden(sheet: EtSheet): boolean {
  return sheet.Visible !== XL.sheetVisible;
}

/** Whether the whole sheet is a report of ours. */
export function isPage(sheet: EtSheet): boolean {
  return itemsOf(sheet.CustomProperties).some(({ Name }) => Name === PAGE_PROPERTY);
}

export function rangeAt(sheet: EtSheet, { top, left, rows, columns }: Part): EtRange {
  const first = sheet.Cells.Item(top + 1, left + 1);
  return rows === 1 && columns === 1 ? first : sheet.Range(first, sheet.Cells.Item(top + rows, left + columns));
}

/** Where a range stands. */
export function partOf({ Row, Column, Rows, Columns }: EtRange): Part {
  return { top: Row - 1, left: Column - 1, rows: Rows.Count, columns: Columns.Count };
}

/** What both have, if anything. */
export function overlap(a: Part, b: Part): Part | undefined {
  const [top, left] = [Math.max(a.top, b.top), Math.max(a.left, b.left)];
  const rows = Math.min(a.top + a.rows, b.top + b.rows) - top;
  const columns = Math.min(a.left + a.columns, b.left + b.columns) - left;
  return rows > 0 && columns > 0 ? { top, left, rows, columns } : undefined;
}

/** Rows of values, for a single cell as well. */
export function rowsOf(values: EtValues): readonly (readonly EtValue[])[] {
  return isRows(values) ? values : [[values]];
}

function isRows(values: EtValues): values is readonly (readonly EtValue[])[] {
  return Array.isArray(values);
}

/** Lets the page breathe: what WPS does for us it does while the page waits. */
export function breath(): Promise<void> {
  return new Promise((done) => setTimeout(done, 0));
}

/** As Excel refuses what is protected. */
export function denied(what: string): Error {
  return trouble("AccessDenied", `${what} is protected.`);
}
