import { readXls as parseXls } from "hucre";
import type { SheetGrid } from "../../core/sheet/grid.ts";
import type { FileLimits } from "../refusals.ts";
import { SheetCells } from "../sheet-cells.ts";
import { inspectXls } from "./guard.ts";

/** The worksheets of an .xls file as they are checked. Rejects with FileTrouble. */
export async function readXls(bytes: Uint8Array, limits: FileLimits): Promise<SheetGrid[]> {
  const inspected = inspectXls(bytes, limits);
  const { sheets } = await parseXls(bytes);
  const budget = { cells: limits.cells };
  return inspected.flatMap(({ worksheet, hidden, troubles }, i) => {
    const sheet = sheets[i];
    if (!sheet || !worksheet) return [];
    const cells = new SheetCells(budget);
    sheet.rows.forEach((row, r) =>
      row.forEach((value, c) => {
        if (value === null) return;
        cells.put(
          r,
          c,
          value instanceof Date
            ? value
                .toISOString()
                .replace(/\.\d+Z$/, "")
                .replace(/T00:00:00$/, "")
            : value,
        );
      }),
    );
    for (const { row, column, trouble } of troubles) cells.put(row, column, trouble);
    const merges = (sheet.merges ?? []).map(({ startRow: top, startCol: left, endRow: bottom, endCol: right }) => ({
      top,
      left,
      bottom,
      right,
    }));
    return [cells.grid({ name: sheet.name, hidden, merges, hiddenRows: [], hiddenColumns: [] })];
  });
}
