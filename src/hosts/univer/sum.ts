import { type ICellData } from "@univerjs/core";
import { SetRangeValuesCommand, SheetsSelectionsService } from "@univerjs/sheets";
import { a1 } from "../../core/sheet/grid.ts";
import { plain } from "../../core/sheet/text.ts";
import type { Grid } from "./grid.ts";
import { cellOf } from "./write.ts";
import { formulaOf, valueOf } from "./read.ts";

/**
 * Writes sums as Alt+= does in Excel. Of several rows that are selected each column is summed, in the last row where that is blank there, and
 * else below; into blank cells of one row goes the sum of the numbers above, or of those on the left. The numbers of the columns (栏次), which
 * Excel would add, end what is summed. False where there is nothing to sum.
 */
export function writeSums(grid: Grid): boolean {
  const sheet = grid.workbook.getActiveSheet();
  const selection = grid.univer.__getInjector().get(SheetsSelectionsService).getCurrentLastSelection();
  if (!selection) return false;
  const { startRow: top, endRow: bottom, startColumn: left, endColumn: right } = selection.range;
  const value: Record<number, Record<number, ICellData>> = {};
  const holds = (row: number, column: number) =>
    formulaOf(grid, sheet, row, column) ?? valueOf(sheet.getCellRaw(row, column));
  const isBlank = (row: number, column: number): boolean => row >= 0 && column >= 0 && holds(row, column) === null;
  const isNumber = (row: number, column: number): boolean =>
    typeof valueOf(sheet.getCellRaw(row, column)) === "number" && !isOrdinal(row);
  const isOrdinal = (row: number): boolean =>
    Array.from({ length: sheet.getColumnCount() }, (_, column) => valueOf(sheet.getCellRaw(row, column))).some(
      (text) => typeof text === "string" && plain(text) === "栏次",
    );
  /** The numbers next to a cell in one direction, blank cells before them left out: the farthest and the nearest. */
  const run = (row: number, column: number, down: number, across: number): readonly [string, string] | undefined => {
    let [r, c] = [row + down, column + across];
    while (isBlank(r, c)) [r, c] = [r + down, c + across];
    const nearest = a1(r, c);
    let farthest: string | undefined;
    for (; r >= 0 && c >= 0 && isNumber(r, c); [r, c] = [r + down, c + across]) farthest = a1(r, c);
    return farthest === undefined ? undefined : [farthest, nearest];
  };
  const put = (row: number, column: number, range: readonly [string, string] | undefined): void => {
    if (range !== undefined && isBlank(row, column)) (value[row] ??= {})[column] = cellOf(`=SUM(${range.join(":")})`);
  };
  for (let column = left; column <= right; column++) {
    if (top === bottom)
      put(top, column, run(top, column, -1, 0) ?? (left === right ? run(top, column, 0, -1) : undefined));
    else {
      const last = isBlank(bottom, column) ? bottom - 1 : bottom;
      const rows = Array.from({ length: last - top + 1 }, (_, i) => top + i);
      if (rows.some((row) => isNumber(row, column))) put(last + 1, column, [a1(top, column), a1(last, column)]);
    }
  }
  if (Object.keys(value).length === 0) return false;
  grid.run(SetRangeValuesCommand.id, { ...grid.of(sheet), value });
  return true;
}
