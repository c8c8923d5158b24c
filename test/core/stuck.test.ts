import { check } from "../../src/core/check.ts";
import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { SEEDS, seed } from "./sheets.ts";

// Tables taken from a PDF may have the figures of two columns in one cell, and the other of these blank.

const isFigure = (cell: CellValue | undefined): boolean => typeof cell === "number" && !Number.isInteger(cell);
const printed = (cell: CellValue | undefined): string =>
  Number(cell).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** The sheet with the figures of two columns in the first, in so many of its rows; undefined where no row has two. */
function stuck(grid: SheetGrid, glue: string, most: number): SheetGrid | undefined {
  let left = most;
  const rows = grid.rows.map((cells) => {
    const at = cells.findIndex((cell, i) => isFigure(cell) && isFigure(cells[i + 1]));
    if (at < 0 || left === 0) return cells;
    left--;
    const both = printed(cells[at]) + glue + printed(cells[at + 1]);
    return cells.map((cell, i) => (i === at ? both : i === at + 1 ? null : cell));
  });
  return left === most ? undefined : { ...grid, rows };
}

test.each(SEEDS)("of the figures of two columns in one cell nothing is 不符, in any table of %s", (id) => {
  const sheets = seed(id);
  let tried = 0;
  for (const [i, grid] of sheets.entries()) {
    const changed = stuck(grid, i % 2 === 0 ? "" : " ", 3);
    if (changed === undefined) continue;
    tried++;
    const { counts, findings } = check(sheets.map((one) => (one === grid ? changed : one)));
    const said = findings.filter((finding) => finding.kind === "table" && finding.what.problem === "unreadable");
    expect([grid.name, counts.unequal, said.length > 0, counts.untried > 0]).toEqual([grid.name, 0, true, true]);
  }
  expect(tried).toBeGreaterThan(3);
});
