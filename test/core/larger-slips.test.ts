import { check } from "../../src/core/check.ts";
import type { Report, Suspect } from "../../src/core/report/finding.ts";
import { words } from "../../src/core/report/say/index.ts";
import { qualified, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { caseSheets } from "../cases/cases.ts";
import { hundredths } from "./changes.ts";
import { honestElsewhere } from "./elsewhere.ts";
import { honestBudget, honestFinal, Random } from "./honest.ts";
import { besideSlip, LARGER_SLIPS, toldOfSlip } from "./larger-slips.ts";
import { edit, mapCells, seed } from "./sheets.ts";
import { honestNational } from "./sichuan.ts";

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

const best = (report: Report): readonly Suspect[] => report.suspects.filter(({ rank }) => rank === 1);

test.each([1, 2, -1])("all figures of a table %i rows from theirs are said in one sentence", (by) => {
  const report = check(slippedBy(by));
  const [first] = report.suspects;
  expect(first?.whole).toEqual({ is: "shifted", by, columns: [] });
  expect(words("zh-CN").suspect(first!)).toContain(`各栏的数疑整个${by > 0 ? "下" : "上"}移了 ${Math.abs(by)} 行`);
  // What stood in the last rows was written over.
  expect(first!.explains.length).toBeGreaterThan(0.9 * report.counts.unequal);
});

test("an error elsewhere is named all the same", () => {
  const cell = "3 部门支出预算总表!F8";
  const before = Number(sheets[2]!.rows[7]![5] ?? 0);
  const report = check(edit(slippedBy(1), { [cell]: before + 12345 }));
  expect(best(report).map(({ cells }) => cells.map(qualified))).toContainEqual([cell]);
});

test("a few wrong figures are no slip", () => {
  const { suspects } = check(
    edit(sheets, { "5 部门一般公共预算支出功能分类预算表!E10": 1, "5 部门一般公共预算支出功能分类预算表!E30": 2 }),
  );
  expect(suspects.flatMap(({ whole }) => whole ?? [])).toEqual([]);
});

test("a table in 元 that says 万元 is named, with how many times too large it is", () => {
  const yuan = mapCells(seed("000")[2]!, (value) => (typeof value === "number" ? value * 10_000 : value));
  const report = check(seed("000").map((grid, i) => (i === 2 ? yuan : grid)));
  const [first] = report.suspects;
  expect(words("zh-CN").suspect(first!)).toMatch(/公开03表 .*的数疑都大了 10,000 倍/);
  expect(words("en-US").suspect(first!)).toMatch(/公开03表 .*10,000 times too large/);
  expect(report.suspects.length).toBe(1);
});

test("one wrong figure that formulas add up is one mistake, from the row where it began", () => {
  const honest = seed("000");
  // The row, its 款, its 类 and 合计, each as the whole and as its 基本支出.
  const cells = ["C10", "C9", "C8", "C7", "D10", "D9", "D8", "D7"].map((name) => `公开05表!${name}`);
  const wrong = Object.fromEntries(
    cells.map((at) => {
      const [, column = "A", row = "1"] = /!([A-Z])(\d+)$/.exec(at) ?? [];
      const value = honest.find(({ name }) => name === "公开05表")!.rows[Number(row) - 1]![column.charCodeAt(0) - 65];
      return [at, hundredths(Number(value) + 12)] as const;
    }),
  );
  const report = check(edit(honest, wrong));
  const [first] = report.suspects;
  expect([first?.slip, [...first!.cells].map(qualified).sort()]).toEqual(["carried", [...cells].sort()]);
  expect(words("zh-CN").suspect(first!)).toContain("同样的差错还在");
});

test("what nothing explains names its tables, and the cell to look at first", () => {
  const changes = { C9: 1, C12: 2, C14: 3, D20: 4, D16: 5, E18: 6 };
  const report = check(
    edit(seed("000"), Object.fromEntries(Object.entries(changes).map(([at, value]) => [`公开03表!${at}`, value]))),
  );
  const said = report.unexplained.map(({ findings, cutOff }) => words("zh-CN").unexplained(findings, cutOff));
  for (const one of said)
    expect(one).toMatch(/^公开\d\d表.*有 \d+ 条不符，.*；先看 公开\d\d表![A-Z]+\d+，它在其中 \d+ 条里$/);
});

const MADE = [honestFinal, honestBudget, honestNational, honestElsewhere];

describe.each(Object.keys(LARGER_SLIPS))("%s, anywhere in any set", (kind) => {
  test("is named first for what it is nearly always, and an error in another table beside it", () => {
    const counts = { tried: 0, first: 0, beside: 0, named: 0 };
    for (let number = 0; number < 5; number++) {
      const made = MADE[number % MADE.length]!(number);
      const random = new Random(number + 900);
      const slipped = LARGER_SLIPS[kind]!(made, random);
      if (slipped === undefined) continue;
      const told = toldOfSlip(check(slipped.sheets), slipped);
      if (told === "silent") continue;
      counts.tried++;
      counts.first += Number(told === "first");
      const beside = besideSlip(made, slipped, random);
      counts.beside += Number(beside !== undefined);
      counts.named += Number(beside?.isNamed === true);
    }
    expect(counts.tried).toBeGreaterThan(0);
    expect(counts.tried - counts.first).toBeLessThanOrEqual(1);
    expect(counts.beside - counts.named).toBeLessThanOrEqual(1);
  });
});
