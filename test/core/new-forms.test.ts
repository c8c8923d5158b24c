import { check } from "../../src/core/check.ts";
import { titleOf, type Form } from "../../src/core/forms/form.ts";
import { budgetDetail, budgetProjects } from "../../src/core/forms/budget/tables.ts";
import * as final from "../../src/core/forms/final/tables.ts";
import { FORMS } from "../../src/core/forms/index.ts";
import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import type { Table } from "../../src/core/tables/table.ts";
import { honestBudget, honestFinal } from "./honest.ts";
import {
  breakPage,
  fullWidth,
  headingRows,
  insertColumns,
  mapText,
  retitle,
  sheet,
  shift,
  stack,
  titleRow,
} from "./sheets.ts";
import { honestNational, honestSichuan } from "./sichuan.ts";

// The forms that no published workbook here prints, each from honest books, in the layouts in which it may be met.

const titled = (sheets: readonly SheetGrid[], form: Form): SheetGrid | undefined =>
  sheets.find((grid) => recognise([grid]).tables.some((table) => table.form === form));

/** A few sheets of each form, as their generator varies them. */
const SHEETS: readonly (readonly [string, Form, SheetGrid[]])[] = (
  [
    [final.detail, honestSichuan],
    [final.generalDetail, honestSichuan],
    [final.generalProjects, honestSichuan],
    [final.stateCapitalSpending, honestSichuan],
    [final.expensesAndMeetings, honestNational],
    [budgetDetail, honestBudget],
  ] as const
).map(([form, make]) => {
  const all = Array.from({ length: 24 }, (_, i) => titled(make(i), form)).filter((grid) => grid !== undefined);
  return [titleOf(form), form, all.slice(0, 8)];
});

/** The amounts of a table, row by row, wherever they stand. */
function amountsOf(table: Table): unknown[] {
  return table.blocks.flatMap(({ rows, block }) =>
    rows.map(({ at, place, code, level, name }) => [
      level,
      code ?? name,
      ...block.columns.map((_, i) => {
        const column = place.columns[i];
        return column === undefined ? null : (table.grid.rows[at]?.[column] ?? null);
      }),
    ]),
  );
}

function only(grid: SheetGrid): Table {
  const { tables, strays } = recognise([grid]);
  expect([tables.length, strays]).toEqual([1, []]);
  return tables[0]!;
}

const LAYOUTS: readonly (readonly [string, (grid: SheetGrid) => SheetGrid])[] = [
  ["lower and further right", (grid) => shift(grid, 3, 2)],
  ["a blank column in front", (grid) => insertColumns(grid, 0)],
  ["white space in every word", (grid) => spaced(grid)],
  ["full-width signs", (grid) => mapText(grid, fullWidth, 0, headingRows(grid).to)],
  ["year and unit in front of the title", (grid) => retitle(grid, (title) => `2024年度某县审计局${title}`)],
  ["its number in front of the title", (grid) => retitle(grid, (title) => `附表7：${title}`)],
  ["the title in 书名号", (grid) => retitle(grid, (title) => `《${title}》`)],
  ["no title, but the sheet named after it", (grid) => ({ ...retitle(grid, () => null), name: nameFor(grid) })],
  ["blank rows in the heading", (grid) => withBlankRows(grid)],
  ["its 栏次 below the heading", (grid) => withNumbers(grid)],
];

function spaced(grid: SheetGrid): SheetGrid {
  return mapText(grid, (text) => [...text].join(" "), titleRow(grid), headingRows(grid).to);
}

function nameFor(grid: SheetGrid): string {
  return String(grid.rows[titleRow(grid)]![0]);
}

function withBlankRows(grid: SheetGrid): SheetGrid {
  const { from, to } = headingRows(grid);
  const rows = [...grid.rows.slice(0, from), [], ...grid.rows.slice(from, to), [], ...grid.rows.slice(to)];
  return { ...grid, rows };
}

function withNumbers(grid: SheetGrid): SheetGrid {
  const { to } = headingRows(grid);
  if (grid.rows.some(([first]) => first === "栏次")) return grid;
  const [heading, body] = [grid.rows.slice(0, to), grid.rows.slice(to)];
  const width = Math.max(...grid.rows.map((row) => row.length));
  const first = Math.min(
    ...body.map((row) => row.findIndex((cell) => typeof cell === "number")).filter((at) => at > 0),
  );
  const numbers = Array.from({ length: width }, (_, c): CellValue =>
    c === 0 ? "栏次" : c < first ? null : c - first + 1,
  );
  return { ...grid, rows: [...heading, numbers, ...body] };
}

describe.each(SHEETS)("%s", (_, form, sheets) => {
  test("is met in its variants", () => expect(sheets.length).toBeGreaterThan(3));

  test("is read whole", () => {
    for (const grid of sheets) {
      const table = only(grid);
      expect(table.form).toBe(form);
      expect([table.oddities, table.blocks.flatMap(({ missing }) => missing)]).toEqual([[], []]);
      expect(table.blocks.flatMap(({ strangers }) => strangers)).toEqual([]);
      expect(amountsOf(table).length).toBeGreaterThan(0);
    }
  });

  test.each(LAYOUTS)("is read alike with %s", (_, layout) => {
    for (const grid of sheets) {
      const [before, after] = [only(grid), only(layout(grid))];
      expect(after.form).toBe(form);
      expect(amountsOf(after)).toEqual(amountsOf(before));
      expect(after.oddities).toEqual([]);
    }
  });

  test("is read alike over two pages", () => {
    for (const grid of sheets) {
      const { to } = headingRows(grid);
      if (grid.rows.length - to < 8) continue;
      for (const repeat of ["nothing", "heading", "title", "续表"] as const) {
        let middle = to + Math.floor((grid.rows.length - to) / 2);
        // A 科目 without its code is known by the row below: no page ends between them.
        while (grid.rows[middle - 1]?.[0] === null) middle++;
        expect(amountsOf(only(breakPage(grid, middle, repeat)))).toEqual(amountsOf(only(grid)));
      }
    }
  });

  test("without a title it is never another", () => {
    for (const grid of sheets) {
      const bare = { ...retitle(grid, () => null), name: "Sheet1" };
      // Spending of 国有资本经营预算 is what other places print beside its income, and projects are laid out as the 预算 lists them.
      const alike: readonly Form[] =
        form === final.stateCapitalSpending
          ? [final.stateCapital, final.general]
          : form === final.generalProjects
            ? [budgetProjects]
            : [];
      for (const table of recognise([bare]).tables) expect(alike).toContain(table.form);
    }
  });
});

test("the whole set in one sheet is read as in many", () => {
  for (const number of [1, 2, 3, 4]) {
    const sheets = honestSichuan(number);
    const [many, one] = [check(sheets), check([stack(sheets, 2)])];
    expect(one.tables.map(({ form }) => form)).toEqual(many.tables.map(({ form }) => form));
    expect([one.counts, one.strays]).toEqual([many.counts, []]);
  }
});

test("the titles of all forms lead to their forms", () => {
  for (const form of FORMS)
    for (const title of form.titles) {
      // Two forms may have one title: their headings tell them apart.
      const forms = FORMS.filter(({ titles }) => titles.includes(title));
      const { strays } = recognise([sheet("空", [[`某局${title}`]])]);
      expect([title, strays.map(({ text }) => text)]).toEqual([title, forms.slice(0, 1).map(titleOf)]);
      expect(forms).toContain(form);
    }
});

describe("a table of projects", () => {
  const head: CellValue[][] = [
    ["一般公共预算财政拨款项目支出决算表"],
    ["单位：万元"],
    ["科目编码", "科目名称（项目）", "金额"],
  ];
  const read = (rows: CellValue[][]) => check([sheet("九", [...head, ...rows])], { only: "表内" });
  const levels = (rows: CellValue[][]): string[] =>
    recognise([sheet("九", [...head, ...rows])]).tables.flatMap(({ blocks }) =>
      blocks.flatMap((block) => block.rows.map(({ level }) => level)),
    );

  test("tells projects from their 科目 by its name", () => {
    const rows = [
      ["合计", null, 30],
      ["208", "社会保障和就业支出", 30],
      ["20801", "人力资源和社会保障管理事务", 30],
      ["2080102", "一般行政管理事务", 20],
      ["2080102", "窗口建设", 12],
      ["2080102", "档案整理", 8],
      ["2080109", "社会保险经办机构", 10],
    ];
    expect(levels(rows)).toEqual(["line", "类", "款", "项", "项目", "项目", "项"]);
    const { counts, findings } = read(rows);
    expect([counts.unequal, findings.filter(({ kind }) => kind === "table")]).toEqual([0, []]);
    const broken = read(rows.map((row) => (row[1] === "档案整理" ? [row[0]!, row[1], 9] : row)));
    expect(broken.counts.unequal).toBe(1);
  });

  test("may list projects alone, each with the code of its 科目", () => {
    const rows = [
      ["合计", null, 30],
      ["2080102", "窗口建设", 12],
      ["2080109", "档案整理", 18],
    ];
    expect(levels(rows)).toEqual(["line", "项目", "项目"]);
    expect(read(rows).counts.unequal).toBe(0);
  });

  test("accuses nobody where a 科目 cannot be told from its projects", () => {
    const { counts, findings, untried } = read([
      ["合计", null, 30],
      ["2080102", "一般行政事务", 30],
      ["2080102", "窗口建设", 12],
      ["2080102", "档案整理", 18],
    ]);
    expect(counts.unequal).toBe(0);
    expect(findings.filter(({ kind }) => kind === "table")).not.toEqual([]);
    expect(untried.map(({ why }) => why.reason)).toContain("unknown-rows");
  });
});

describe("a table that an edition breaks down less", () => {
  const made = (rows: CellValue[][]): SheetGrid =>
    sheet("表2-1", [["财政拨款支出预算表（部门经济分类科目）"], ["单位：万元"], ...rows]);

  test("a total of what was brought forward alone is compared as it is", () => {
    const rows: CellValue[][] = [
      ["科目编码", null, "科目名称", "合计", "当年财政拨款安排", null, null, null, "上年结转安排"],
      ["类", "款", null, null, "合计", "一般公共预算拨款", null, null, null],
      [null, null, null, null, null, "小计", "基本支出", "项目支出", null],
      [null, null, "合计", 12, 10, 10, 7, 3, 2],
      ["301", null, "工资福利支出", 12, 10, 10, 7, 3, 2],
      ["301", "01", "基本工资", 12, 10, 10, 7, 3, 2],
    ];
    const { tables, counts, untried } = check([made(rows)], { only: "表内" });
    expect(tables.map(({ form }) => form)).toEqual([budgetDetail]);
    expect([counts.unequal, counts.equal > 0]).toEqual([0, true]);
    expect(untried.filter(({ why }) => !("form" in why && why.reason === "missing-table"))).toEqual([]);
    const broken = rows.map((row) => (row[2] === "合计" ? row.map((cell) => (cell === 2 ? 3 : cell)) : row));
    expect(check([made(broken)], { only: "表内" }).counts.unequal).toBeGreaterThan(0);
  });

  test("a column that is not known leaves the sum unjudged, not wrong", () => {
    const rows: CellValue[][] = [
      [
        "科目编码",
        null,
        "科目名称",
        "合计",
        "当年财政拨款安排",
        null,
        null,
        null,
        "提前通知专项转移支付",
        "上年结转安排",
      ],
      ["类", "款", null, null, "合计", "一般公共预算拨款", null, null, null, null],
      [null, null, null, null, null, "小计", "基本支出", "项目支出", null, null],
      [null, null, "合计", 17, 10, 10, 7, 3, 5, 2],
      ["301", null, "工资福利支出", 17, 10, 10, 7, 3, 5, 2],
    ];
    const { counts, untried } = check([made(rows)], { only: "表内" });
    expect(counts.unequal).toBe(0);
    expect(untried.map(({ why }) => why.reason)).toContain("unknown-columns");
  });
});

test("a table that ends with its 类 says nothing of 款 and 项", () => {
  const sheets = honestSichuan(1).map((grid) =>
    grid.name === "附表7" ? { ...grid, rows: grid.rows.filter(([code]) => !/^\d{5,7}$/.test(String(code))) } : grid,
  );
  expect(check(sheets).counts.unequal).toBe(0);
  const wrong = sheets.map((grid) =>
    grid.name === "附表7"
      ? {
          ...grid,
          rows: grid.rows.map((row) =>
            /^\d{3}$/.test(String(row[0])) ? row.map((cell, c) => (c === 2 ? Number(cell) + 5 : cell)) : row,
          ),
        }
      : grid,
  );
  expect(check(wrong).counts.unequal).toBeGreaterThan(0);
});

test("the sets of 青海 are read as before", () => {
  const { tables } = check(honestFinal(2));
  expect(tables.map(({ no }) => no)).toEqual(honestFinal(2).map(({ name }) => name));
});
