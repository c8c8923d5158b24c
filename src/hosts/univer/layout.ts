import { BooleanNumber, type Worksheet } from "@univerjs/core";
import type { BookSheet } from "../../files/xlsx/book.ts";
import type { LayoutEdits } from "../../files/xlsx/edit.ts";
import type { OwnRow } from "./steps.ts";

/** How a sheet is laid out otherwise than it was; nothing where it is not. */
export function layoutOf(sheet: Worksheet, before: BookSheet): LayoutEdits | undefined {
  const widths = widthsOf(sheet, before);
  const heights = heightsOf(sheet);
  const { startRow, startColumn } = sheet.getFreeze();
  const frozen = { rows: Math.max(0, startRow), columns: Math.max(0, startColumn) };
  const isFrozenAsBefore = frozen.rows === before.frozen.rows && frozen.columns === before.frozen.columns;
  if (widths.length + heights.length === 0 && isFrozenAsBefore) return undefined;
  return {
    ...(widths.length === 0 ? {} : { widths }),
    ...(heights.length === 0 ? {} : { heights }),
    ...(isFrozenAsBefore ? {} : { frozen }),
  };
}

function widthsOf(sheet: Worksheet, before: BookSheet): NonNullable<LayoutEdits["widths"]> {
  const columns = sheet.getColumnManager().getColumnData();
  const usual = pixels(before.defaultWidth);
  const count = sheet.getColumnCount();
  const was = new Array<number>(count).fill(usual);
  for (const { first, last, width } of before.columns)
    if (width !== undefined) was.fill(pixels(width), first, Math.min(last + 1, count));
  const found: { first: number; last: number; width: number }[] = [];
  for (let column = 0; column < count; column++) {
    const now = columns[column]?.w ?? usual;
    if (now === was[column]) continue;
    const width = points(now);
    const beside = found.at(-1);
    if (beside?.last === column - 1 && beside.width === width) beside.last = column;
    else found.push({ first: column, last: column, width });
  }
  return found;
}

/** Of rows that the file has; those that were inserted are as high as what they look like. */
function heightsOf(sheet: Worksheet): NonNullable<LayoutEdits["heights"]> {
  const rows = sheet.getRowManager().getRowData();
  return Array.from({ length: sheet.getRowCount() }, (_, row) => row).flatMap(
    (row): { readonly row: number; readonly height: number | null }[] => {
      const { h, ia, custom } = rows[row] ?? {};
      const { from, high } = (custom ?? {}) as OwnRow;
      if (from === undefined) return [];
      if (ia === BooleanNumber.TRUE) return high === undefined ? [] : [{ row, height: null }];
      return h === undefined || h === high ? [] : [{ row, height: points(h) }];
    },
  );
}

export function pixels(points: number): number {
  return Math.round((points * 4) / 3);
}

function points(pixels: number): number {
  return Math.round(pixels) * 0.75;
}
