import { IDefinedNamesService } from "@univerjs/engine-formula";
import { a1 } from "../../core/sheet/grid.ts";
import type { Grid } from "./grid.ts";

/** The name box calls a merged cell by its first, as Excel does: A1 where Univer would write A1:H1. */
export function nameMergedCells(grid: Grid): void {
  const names = grid.univer.__getInjector().get(IDefinedNamesService);
  const asUniver = names.getCurrentRangeForString.bind(names);
  names.getCurrentRangeForString = (): string => {
    const { sheetId, range } = names.getCurrentRange();
    const { startRow, startColumn, endRow, endColumn } = range;
    const merged = grid.workbook.getSheetBySheetId(sheetId)?.getMergedCell(startRow, startColumn);
    const isOne = merged?.endRow === endRow && merged.endColumn === endColumn;
    return isOne ? a1(startRow, startColumn) : asUniver();
  };
}
