import { check } from "../../src/core/check.ts";
import { words } from "../../src/core/report/say/index.ts";
import { qualified, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { caseSheets } from "../cases/cases.ts";
import { edit } from "./sheets.ts";

// Labels and figures that parted: from some row on all figures of a table stand some rows too low or too high.

const NAME = "budget-03-shanghai-putuo-wanli-2023";

/** The figures of rows `from` to `to` moved by some rows, the last or first of them lost. */
function slip(grid: SheetGrid, from: number, to: number, columns: readonly number[], by: number): SheetGrid {
  const at = (row: number, column: number): CellValue => grid.rows[row]?.[column] ?? null;
  return {
    ...grid,
    rows: grid.rows.map((cells, row) =>
      row < from || row > to
        ? cells
        : cells.map((cell, column) => {
            if (!columns.includes(column)) return cell;
            return row - by < from || row - by > to ? null : at(row - by, column);
          }),
    ),
  };
}

const sheets = caseSheets(NAME);
const general = sheets.findIndex(({ name }) => name.startsWith("5 "));
const slippedBy = (by: number): SheetGrid[] =>
  sheets.map((grid, i) => (i === general ? slip(grid, 20, 52, [4, 5, 6], by) : grid));

test.each([1, 2, -1])("all figures of a table %i rows from theirs are said in one sentence", (by) => {
  const { findings, counts, suspects, unexplained } = check(slippedBy(by));
  const said = findings.flatMap((finding) =>
    finding.kind === "table" && finding.what.problem === "slipped" ? [words("zh-CN").finding(finding)] : [],
  );
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(`${by > 0 ? "下" : "上"}移了 ${Math.abs(by)} 行`);
  expect(counts.unequal).toBeGreaterThan(4);
  expect([suspects, unexplained]).toEqual([[], []]);
});

test("an error elsewhere is named all the same", () => {
  const cell = "3 部门支出预算总表!F8";
  const before = Number(sheets[2]!.rows[7]![5] ?? 0);
  const { suspects } = check(edit(slippedBy(1), { [cell]: before + 12345 }));
  expect(suspects.filter(({ rank }) => rank === 1).map(({ cells }) => cells.map(qualified))).toContainEqual([cell]);
});

test("a few wrong figures are no slip", () => {
  const { findings } = check(
    edit(sheets, { "5 部门一般公共预算支出功能分类预算表!E10": 1, "5 部门一般公共预算支出功能分类预算表!E30": 2 }),
  );
  expect(findings.filter((finding) => finding.kind === "table" && finding.what.problem === "slipped")).toEqual([]);
});
