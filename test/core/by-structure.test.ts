import fc from "fast-check";
import { check } from "../../src/core/check.ts";
import { bind } from "../../src/core/equations/bind.ts";
import { sumsOf } from "../../src/core/equations/by-structure.ts";
import type { ShownSums } from "../../src/core/equations/shown-sums.ts";
import type { ComparisonFinding, Report } from "../../src/core/report/finding.ts";
import { words } from "../../src/core/report/say/index.ts";
import { qualified, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { shapeOf } from "../../src/core/tables/shape.ts";
import { judgeSums } from "../../src/core/verdicts/by-structure.ts";
import { honestBudget, honestFinal, Random } from "./honest.ts";
import { edit, grid, performance, seed, sheet } from "./sheets.ts";
import { honestNational, honestSichuan } from "./sichuan.ts";
import { allowed, someOf, trials } from "./sweep.ts";

/** What a table shows of itself, whatever its title and its form. */
function look(table: SheetGrid): { readonly shown: ShownSums; readonly unequal: readonly ComparisonFinding[] } {
  const shape = shapeOf(table, 0, table.rows.length, "某表");
  if (shape === undefined) return { shown: { sums: [], doubts: [], used: new Uint8Array() }, unequal: [] };
  const set = bind({ kind: "其他", tables: [shape.table] }, undefined);
  const shown = sumsOf(shape, set);
  const { findings } = judgeSums(shown.sums, set);
  return {
    shown,
    unequal: findings.filter((finding) => finding.kind === "comparison").filter(({ verdict }) => verdict === "unequal"),
  };
}

/** 不符, with its cells. */
function unequal({ findings }: Report): string[] {
  return findings.flatMap((finding) =>
    finding.kind === "comparison" && finding.verdict === "unequal"
      ? [`${finding.rule.id} ${finding.cells.map(qualified).join(" ")}`]
      : [],
  );
}

const UNITS = sheet("各单位", [
  ["所属单位经费支出情况表"],
  [null, null, null, null, "单位：万元"],
  ["单位名称", "合计", "基本支出", null, "项目支出"],
  [null, null, "小计", "其中：人员经费", null],
  ["甲局", 120.5, 100.25, 80.11, 20.25],
  ["乙中心", 331.47, 300.12, 250.6, 31.35],
  ["丙站", 77.16, 55.83, 50.17, 21.33],
  ["丁所", 45.32, 33.21, 30.2, 12.11],
  ["合计", 574.45, 489.41, 411.08, 85.04],
]);

describe("a table of units that no form describes", () => {
  test("is looked at, and says how it was known", () => {
    const report = check([UNITS]);
    expect(report.strays.map((stray) => words("zh-CN").stray(stray))).toEqual([
      "工作表“各单位”：“所属单位经费支出情况表”不在已知的公开表之列，只按结构核对了",
    ]);
    expect(report.tables.map((table) => words("zh-CN").table(table))).toEqual([
      "所属单位经费支出情况表（工作表“各单位”，万元，不认得的样式，按结构核对）",
    ]);
    expect(unequal(report)).toEqual([]);
    expect(report.counts.equal).toBeGreaterThan(8);
  });

  test.each<[string, CellValue, readonly string[]]>([
    ["B6", 332.47, ["S-栏 各单位!B6 各单位!C6 各单位!E6", "S-行 各单位!B9 各单位!B5 各单位!B6 各单位!B7 各单位!B8"]],
    ["C9", 498.41, ["S-栏 各单位!B9 各单位!C9 各单位!E9", "S-行 各单位!C9 各单位!C5 各单位!C6 各单位!C7 各单位!C8"]],
    ["D9", 411.8, ["S-行 各单位!D9 各单位!D5 各单位!D6 各单位!D7 各单位!D8"]],
  ])("%s = %s", (at, value, expected) => {
    const report = check(edit([UNITS], { [`各单位!${at}`]: value }));
    expect(unequal(report).sort()).toEqual([...expected].sort());
    expect(report.suspects.filter(({ rank }) => rank === 1).flatMap(({ cells }) => cells.map(qualified))).toContain(
      `各单位!${at}`,
    );
  });

  test("其中 is never added", () => {
    expect(unequal(check(edit([UNITS], { "各单位!D6": 10 })))).toEqual([
      "S-行 各单位!D9 各单位!D5 各单位!D6 各单位!D7 各单位!D8",
    ]);
  });

  test("says how often the same sum holds", () => {
    const [finding] = check(edit([UNITS], { "各单位!D9": 411.8 })).findings.filter(
      (one) => one.kind === "comparison" && one.verdict === "unequal",
    );
    expect(words("zh-CN").finding(finding!)).toMatch(/表里另有 \d+ 处这样相加是相符的$/);
  });
});

test("湖北 prints one sum that is 0.10 off, and two that are right show it", () => {
  const report = check([grid("performance/湖北目标表")]);
  expect(unequal(report)).toEqual(["S-行 湖北目标表!E7 湖北目标表!E4 湖北目标表!E5 湖北目标表!E6"]);
});

test("a single sum that nothing bears out is a question", () => {
  const list = sheet("一栏", [
    ["某项支出情况表"],
    ["项目", "金额（万元）"],
    ["甲", 12.35],
    ["乙", 20.11],
    ["合计", 33.46],
  ]);
  const report = check([list]);
  expect(unequal(report)).toEqual([]);
  expect(report.untried.map(({ why }) => why.reason)).toEqual(["not-shown"]);
  expect(words("zh-CN").untried(report.untried[0]!)).toContain("33.46");
});

test("a table in which nothing adds up is no table that was checked", () => {
  const report = check([grid("performance/湖南目标表")]);
  expect(report.untried.map(({ why }) => why.reason)).toEqual(["no-sums"]);
});

test("two sides: the total that its own lines and the other side speak against", () => {
  const both = sheet("收支", [
    ["某收支情况表"],
    ["收入", null, "支出", null],
    ["项目", "金额", "项目", "金额"],
    ["一、甲收入", 120.35, "一、乙支出", 100.2],
    ["二、丙收入", 44.2, "二、丁支出", 64.35],
    ["收入总计", 164.55, "支出总计", 164.55],
  ]);
  expect(unequal(check([both]))).toEqual([]);
  const report = check(edit([both], { "收支!B6": 165.55 }));
  expect(unequal(report).sort()).toEqual(["S-两侧 收支!B6 收支!D6", "S-行 收支!B6 收支!B4 收支!B5"]);
  expect(unequal(check(edit([both], { "收支!B4": 121.35 })))).toEqual([]);
});

describe("of every set that is known, read as if it were not", () => {
  test.each([
    ["000", seed("000")],
    ["003", seed("003")],
    ["004", seed("004")],
    ["绩效 003", performance("003")],
    ["绩效 004", performance("004")],
  ])("%s as printed: nothing is 不符", (_, sheets) => {
    expect(sheets.flatMap((one) => look(one).unequal)).toEqual([]);
  });

  test.each([honestFinal, honestBudget, honestSichuan, honestNational])("honest sets: nothing is 不符", (make) => {
    let sums = 0;
    const sets = someOf(40);
    for (const number of sets) {
      for (const one of make(number)) {
        const { shown, unequal: wrong } = look(one);
        expect(wrong).toEqual([]);
        sums += shown.sums.length;
      }
    }
    expect(sums).toBeGreaterThan(25 * sets.length);
  });

  test("most single errors in a table of 科目 are found", () => {
    let missed = 0;
    const tries = someOf(60);
    for (const number of tries) {
      const random = new Random(number);
      const spending = honestFinal(number)[2]!;
      const filled = spending.rows.flatMap((row, r) =>
        row.flatMap((cell, c) => (typeof cell === "number" && c > 1 && r > 5 && cell > 1 ? [[r, c] as const] : [])),
      );
      const [r, c] = random.pick(filled);
      const rows = spending.rows.map((row) => [...row]);
      rows[r]![c] = Number(rows[r]![c]) + 100;
      if (look({ ...spending, rows }).unequal.length === 0) missed++;
    }
    expect(missed).toBeLessThan(allowed(0.1, tries.length));
  });
});

describe("random tables", () => {
  const label = fc.constantFrom(
    "合计",
    "小计",
    "总计",
    "其中：甲",
    "一、乙",
    "（一）丙",
    "1.丁",
    "戊",
    "己",
    "庚",
    "201",
    "20101",
    "2010101",
    "收入总计",
    "支出总计",
    null,
  );
  const figure = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 10 ** 7 }).map((n) => n / 100) },
    { weight: 2, arbitrary: fc.constant<CellValue>(null) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 }) },
    { weight: 1, arbitrary: fc.constantFrom<CellValue>("-", "0.00", "12%", "若干", 0) },
  );
  const head = fc.constantFrom(
    "合计",
    "小计",
    "基本支出",
    "项目支出",
    "其中：人员",
    "本年支出",
    "金额",
    "执行率",
    null,
  );
  const table = fc.integer({ min: 1, max: 7 }).chain((columns) =>
    fc.tuple(
      fc.array(fc.array(head, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(label, fc.array(figure, { minLength: columns, maxLength: columns })), {
        minLength: 1,
        maxLength: 25,
      }),
    ),
  );

  test("in which nothing adds up: never 不符", () => {
    fc.assert(
      fc.property(table, ([heads, rows]) => {
        const one = sheet("随机", [
          ["某情况表"],
          ...heads.map((words): CellValue[] => ["项目", ...words]),
          ...rows.map(([words, figures]): CellValue[] => [words, ...figures]),
        ]);
        expect(look(one).unequal).toEqual([]);
      }),
      { numRuns: trials(2000) },
    );
  });

  test("of anything: never an exception", () => {
    const cell = fc.oneof(
      label,
      figure,
      head,
      fc.string({ maxLength: 12 }),
      fc.double(),
      fc.constantFrom<CellValue>(
        true,
        { trouble: "error", text: "#REF!" },
        { trouble: "uncalculated", text: "=A1" },
        "1e400",
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 20 }), (rows) => {
        const report = check([sheet("随机", [["某项支出情况表"], ...rows])]);
        for (const finding of report.findings) words("en-US").finding(finding);
        for (const untried of report.untried) words("zh-CN").untried(untried);
      }),
    );
  });
});
