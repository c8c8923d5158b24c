import type { CellAddress } from "../../core/sheet/grid.ts";
import { plain } from "../../core/sheet/text.ts";
import type { Grid } from "./grid.ts";
import { formulaOf, selectionIn, valueOf } from "./read.ts";

/** One of the cells in which a text was found. */
export interface Hit {
  readonly at: CellAddress;
  /** Its number among them, from 1, and how many they are. */
  readonly place: number;
  readonly of: number;
}

/**
 * The next cell after the selected one, or the one before, that shows or holds a text; after the last comes the first. All sheets in view
 * are searched, row by row. Case, width, spaces and quotes do not count, nor the commas of a number: 1,234.5 is found in 1234.56.
 */
export function findNext(grid: Grid, text: string, isBackwards: boolean): Hit | undefined {
  const hits = hitsOf(grid, text);
  if (hits.length === 0) return undefined;
  const sheets = grid.workbook.getSheets().map((sheet) => sheet.getName());
  const { cell } = selectionIn(grid);
  const rank = ({ sheet, row, column }: CellAddress): readonly number[] => [sheets.indexOf(sheet), row, column];
  const here = rank(cell);
  const after = hits.findIndex((hit) => compare(rank(hit), here) > 0);
  const before = hits.findLastIndex((hit) => compare(rank(hit), here) < 0);
  const index = isBackwards ? (before < 0 ? hits.length - 1 : before) : Math.max(after, 0);
  return { at: hits[index] ?? cell, place: index + 1, of: hits.length };
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [i, number] of one.entries()) if (number !== other[i]) return number - (other[i] ?? 0);
  return 0;
}

/** All cells with a text, in the order of sheets, rows and columns. */
function hitsOf(grid: Grid, text: string): CellAddress[] {
  const wanted = searched(text);
  const number = wanted.replaceAll(",", "");
  const isNumber = /^[\d.-]+$/.test(number);
  const isHit = (shown: string): boolean => searched(shown).includes(wanted);
  if (wanted === "") return [];
  return grid.workbook.getSheets().flatMap((sheet): CellAddress[] => {
    if (sheet.isSheetHidden()) return [];
    const name = sheet.getName();
    const hits: CellAddress[] = [];
    const look = (row: number, column: number): void => {
      const held = valueOf(sheet.getCellRaw(row, column));
      const texts = [String(held ?? "")];
      // A text that stands there is shown as it is.
      if (typeof held !== "string") texts.push(String(valueOf(sheet.getCell(row, column)) ?? ""));
      const formula = formulaOf(grid, sheet, row, column);
      if (formula !== undefined) texts.push(formula);
      if (texts.some(isHit) || (typeof held === "number" && isNumber && String(held).includes(number)))
        hits.push({ sheet: name, row, column });
    };
    sheet.getCellMatrix().forValue(look);
    for (const [row, cells] of Object.entries(grid.spilled(sheet)))
      for (const column of Object.keys(cells))
        if (!sheet.getCellRaw(Number(row), Number(column))) look(Number(row), Number(column));
    return hits.sort((one, other) => one.row - other.row || one.column - other.column);
  });
}

function searched(text: string): string {
  return plain(text).toLowerCase();
}
