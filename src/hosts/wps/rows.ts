import { XL, type EtRange, type EtSheet, type EtWorkbook } from "./et.ts";
import { formulasOf } from "./read.ts";
import { denied, overlap, partOf, rangeAt, sheetNamed, sheetThere } from "./sheets.ts";

function rowOf(sheet: EtSheet, row: number): EtRange {
  return sheet.Cells.Item(row + 1, 1).EntireRow;
}

export function insertRows(book: EtWorkbook, name: string, rows: readonly number[], like: number | undefined): void {
  const sheet = sheetThere(book, name);
  if (sheet.ProtectContents) throw denied(name);
  let model = like;
  for (const row of rows) {
    rowOf(sheet, row).Insert(XL.shiftDown);
    if (model === undefined) continue;
    if (row <= model) model++;
    // Formats alone would go over the user's clipboard.
    rowOf(sheet, model).Copy(rowOf(sheet, row));
    rowOf(sheet, row).ClearContents();
  }
}

export function removeRows(book: EtWorkbook, name: string, rows: readonly number[]): boolean {
  const sheet = sheetNamed(book, name);
  if (sheet === undefined || sheet.ProtectContents || rows.some((row) => holdsSomething(sheet, row))) return false;
  for (const row of [...rows].reverse()) rowOf(sheet, row).Delete(XL.shiftUp);
  return true;
}

function holdsSomething(sheet: EtSheet, row: number): boolean {
  const used = partOf(sheet.UsedRange);
  const part = overlap(used, { ...used, top: row, rows: 1 });
  return (
    part !== undefined &&
    formulasOf(rangeAt(sheet, part))
      .flat()
      .some((each) => each !== "")
  );
}
