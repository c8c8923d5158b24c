import { isBlank, type CellAddress, type CellValue, type SheetGrid } from "../core/sheet/grid.ts";

/** What a cell held when the sheets were read. */
export function valueAt(sheets: readonly SheetGrid[], at: CellAddress): CellValue {
  const grid = sheets.find(({ name }) => name === at.sheet);
  return grid?.rows[at.row - grid.top]?.[at.column - grid.left] ?? null;
}

export function isEmpty(sheets: readonly SheetGrid[]): boolean {
  return sheets.every(({ rows }) => rows.every((row) => row.every(isBlank)));
}

/** Whether two readings are of the same cells; formats count, because they say how an amount is printed. */
export function sameCells(one: readonly SheetGrid[], other: readonly SheetGrid[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
