import { addressOf, bind, type BoundSet } from "../../src/core/equations/bind.ts";
import { forEachInstance, isMet, type Instance } from "../../src/core/equations/equations.ts";
import { setsOf } from "../../src/core/equations/sets.ts";
import type { Verdict } from "../../src/core/amounts/verdict.ts";
import { check } from "../../src/core/check.ts";
import { judge } from "../../src/core/verdicts/judge.ts";
import { qualified, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { formsOf, isSum, kindOf, type Rule, type SumRule } from "../../src/core/forms/rule.ts";
import { RULES } from "../../src/core/forms/index.ts";
import { subject } from "../../src/core/subjects/subject.ts";
import { verdictsOf } from "./counts.ts";
import { honestFinalElsewhere } from "./elsewhere-final.ts";
import { anywhere, honestElsewhere } from "./elsewhere.ts";
import { placesBudget } from "./elsewhere-places.ts";
import { honestBudget, honestFinal, wordsOf } from "./honest.ts";
import { meetings } from "./meetings.ts";
import { honestNational, honestSichuan } from "./sichuan.ts";
import {
  SEEDS,
  edit,
  insertRows,
  mapCells,
  on,
  removeRows,
  seed,
  sheet,
  untriedIn,
  type Layout,
  type SeedId,
} from "./sheets.ts";
import { shareOf } from "./sweep.ts";
import { CASES, caseSheets } from "../cases/cases.ts";

/**
 * The 勾稽关系 between amounts, and how many times each holds in the three published workbooks (000, 003, 004), counted apart
 * from this engine: holds (of these, all blank)/尾差/不符; — where the workbook has no such table, n/a where the condition is not met.
 */
const RELATIONS: readonly (readonly [basis: string, ...counts: [string, string, string]])[] = [
  ["F01-1", "1/0/0", "1/0/0", "—"],
  ["F01-2", "1/0/0", "1/0/0", "—"],
  ["F01-3", "1/0/0", "1/0/0", "—"],
  ["F01-4", "1/0/0", "1/0/0", "—"],
  ["F01-5", "1/0/0", "1/0/0", "—"],
  ["F02-1", "24/0/0", "19/1/0", "—"],
  ["F02-2", "7(5)/0/0", "7(4)/0/0", "—"],
  ["F02-3", "19(15)/2/0", "21(14)/0/0", "—"],
  ["F02-4", "54(40)/2/0", "32(24)/3/0", "—"],
  ["F03-1", "22/2/0", "20/0/0", "—"],
  ["F03-2", "6(3)/0/0", "6(3)/0/0", "—"],
  ["F03-3", "17(11)/1/0", "18(11)/0/0", "—"],
  ["F03-4", "46(31)/2/0", "28(18)/2/0", "—"],
  ["F04-1", "1/0/0", "1/0/0", "—"],
  ["F04-2", "1/0/0", "1(1)/0/0", "—"],
  ["F04-3", "1/0/0", "1/0/0", "—"],
  ["F04-4", "4(2)/0/0", "4(2)/0/0", "—"],
  ["F04-5", "4(2)/0/0", "4(2)/0/0", "—"],
  ["F04-6", "29(23)/0/0", "29(24)/0/0", "—"],
  ["F04-7", "1/0/0", "1/0/0", "—"],
  ["F04-8", "3(2)/0/0", "3(2)/0/0", "—"],
  ["F05-1", "22/2/0", "19/1/0", "—"],
  ["F05-2", "3/0/0", "3/0/0", "—"],
  ["F05-3", "8(2)/1/0", "9(2)/0/0", "—"],
  ["F05-4", "22(7)/2/0", "12(3)/3/0", "—"],
  ["F06-1", "5(3)/1/0", "5(3)/1/0", "—"],
  ["F06-2", "0/1/0", "1/0/0", "—"],
  ["F06-3", "1/0/0", "1/0/0", "—"],
  ["F07-1", "1(1)/0/0", "1(1)/0/0", "—"],
  ["F07-2", "1(1)/0/0", "1(1)/0/0", "—"],
  ["F07-3", "6(6)/0/0", "6(6)/0/0", "—"],
  ["F08-1", "1(1)/0/0", "1(1)/0/0", "—"],
  ["F08-2", "1(1)/0/0", "1(1)/0/0", "—"],
  ["F08-3", "6(6)/0/0", "6(6)/0/0", "—"],
  ["F09-1", "1/0/0", "1/0/0", "—"],
  ["F09-2", "1/0/0", "1(1)/0/0", "—"],
  ["F09-3", "1/0/0", "1(1)/0/0", "—"],
  ["F09-4", "1/0/0", "1(1)/0/0", "—"],
  ["F09-5", "6(3)/0/0", "6(4)/0/0", "—"],
  ["F09-6", "4/0/0", "4/0/0", "—"],
  ["F10-1", "1(1)/0/0", "1/0/0", "—"],
  ["F10-2", "1(1)/0/0", "1/0/0", "—"],
  ["F11-1", "1/0/0", "1/0/0", "—"],
  ["F11-2", "2(1)/0/0", "2(1)/0/0", "—"],
  ["X01-02a", "1/0/0", "1/0/0", "—"],
  ["X01-02b", "1/0/0", "1/0/0", "—"],
  ["X01-02c", "5(5)/0/0", "5(4)/0/0", "—"],
  ["X01-03a", "1/0/0", "1/0/0", "—"],
  ["X01-03b", "26(23)/0/0", "26(23)/0/0", "—"],
  ["X01-04a", "3(2)/0/0", "3(2)/0/0", "—"],
  ["X01-04b", "29(23)/0/0", "29(25)/0/0", "—"],
  ["X02-04", "1/0/0", "1/0/0", "—"],
  ["X02-03", "25/0/0", "21/0/0", "—"],
  ["X02-05", "24/0/0", "20/0/0", "—"],
  ["X03-05a", "72(20)/0/0", "60(14)/0/0", "—"],
  ["X03-05c", "1/0/0", "1/0/0", "—"],
  ["X03-05d", "72(20)/0/0", "n/a", "—"],
  ["X04-05a", "1/0/0", "1/0/0", "—"],
  ["X04-05b", "26(23)/0/0", "26(23)/0/0", "—"],
  ["X04-07", "4(4)/0/0", "4(4)/0/0", "—"],
  ["X04-08", "4(4)/0/0", "4(4)/0/0", "—"],
  ["X05-06", "1/0/0", "0/1/0", "—"],
  ["X05-06s1", "1/0/0", "0/0/1", "—"],
  ["X05-06s2", "1/0/0", "1/0/0", "—"],
  ["X05-06s3", "1/0/0", "0/1/0", "—"],
  ["X05-06s4", "0/0/1", "1/0/0", "—"],
  ["X05-06s5", "1/0/0", "0/0/1", "—"],
  ["X05-06s6", "1/0/0", "1/0/0", "—"],
  ["X05-06s7", "1/0/0", "0/0/1", "—"],
  ["X06-09a", "4(3)/0/0", "4(4)/0/0", "—"],
  ["X06-09b", "4(3)/0/0", "4(4)/0/0", "—"],
  ["X06-10a", "n/a", "31(16)/0/0", "—"],
  ["X06-10b", "n/a", "1/0/0", "—"],
  ["X11-01", "1/0/0", "1/0/0", "—"],
  ["B1-1", "—", "—", "1/0/0"],
  ["B1-2", "—", "—", "1/0/0"],
  ["B1-3", "—", "—", "1/0/0"],
  ["B1-4", "—", "—", "1/0/0"],
  ["B1-5", "—", "—", "1/0/0"],
  ["B11-1", "—", "—", "2/0/0"],
  ["B11-2", "—", "—", "4(1)/0/0"],
  ["B12-1", "—", "—", "15/0/0"],
  ["B12-2", "—", "—", "3/0/0"],
  ["B2-1", "—", "—", "1/0/0"],
  ["B2-2", "—", "—", "1/0/0"],
  ["B2-3", "—", "—", "4(2)/0/0"],
  ["B2-4", "—", "—", "29(23)/0/0"],
  ["B2-5", "—", "—", "1/0/0"],
  ["B2-6", "—", "—", "3(2)/0/0"],
  ["B3-1", "—", "—", "26/1/0"],
  ["B3-2", "—", "—", "2/1/0"],
  ["B3-3", "—", "—", "14(4)/1/0"],
  ["B3-4", "—", "—", "19(5)/2/0"],
  ["B31-1", "—", "—", "33/0/0"],
  ["B31-2", "—", "—", "3/0/0"],
  ["B31-3", "—", "—", "7(3)/2/0"],
  ["B31-4", "—", "—", "7(3)/2/0"],
  ["B32-1", "—", "—", "1/0/0"],
  ["B32-2", "—", "—", "6/0/0"],
  ["B33-1", "—", "—", "2/0/0"],
  ["B33-2", "—", "—", "2(2)/0/0"],
  ["B33-3", "—", "—", "5(3)/0/0"],
  ["B4-1", "—", "—", "1(1)/0/0"],
  ["B41-1", "—", "—", "1(1)/0/0"],
  ["B5-1", "—", "—", "1(1)/0/0"],
  ["XB1-11a", "—", "—", "1/0/0"],
  ["XB1-11b", "—", "—", "1/0/0"],
  ["XB1-11c", "—", "—", "1/0/0"],
  ["XB1-12a", "—", "—", "1/0/0"],
  ["XB1-12b", "—", "—", "28(23)/0/0"],
  ["XB1-2a", "—", "—", "3(2)/0/0"],
  ["XB1-2b", "—", "—", "1/0/0"],
  ["XB1-2c", "—", "—", "28(23)/0/0"],
  ["XB2-3a", "—", "—", "1/0/0"],
  ["XB2-3b", "—", "—", "28(23)/0/0"],
  ["XB2-3c", "—", "—", "1/0/0"],
  ["XB2-3d", "—", "—", "1/0/0"],
  ["XB12-3", "—", "—", "14/0/0"],
  ["XB12-3e", "—", "—", "14/0/0"],
  ["XB12-31", "—", "—", "1/0/0"],
  ["XB12-32a", "—", "—", "1/0/0"],
  ["XB12-32b", "—", "—", "14(8)/0/0"],
  ["XB3-3132", "—", "—", "1/0/0"],
  ["XB31-33a", "—", "—", "3(2)/0/0"],
  ["XB31-33b", "—", "—", "3(2)/0/0"],
  ["XB12-31s1", "—", "—", "1/0/0"],
  ["XB12-31s2", "—", "—", "1/0/0"],
  ["XB12-31s3", "—", "—", "1/0/0"],
  ["XB4-2", "—", "—", "2(2)/0/0"],
  ["SJ05-1", "—", "—", "—"],
  ["SJ05-2", "—", "—", "—"],
  ["SJ05-3", "—", "—", "—"],
  ["SJ07-1", "—", "—", "—"],
  ["SJ07-2", "—", "—", "—"],
  ["SJ09-1", "—", "—", "—"],
  ["SJ09-2", "—", "—", "—"],
  ["SJ12-1", "—", "—", "—"],
  ["SJ12-2", "—", "—", "—"],
  ["SH-1", "—", "—", "—"],
  ["SH-2", "—", "—", "—"],
  ["SH-3", "—", "—", "—"],
  ["SH-4", "—", "—", "—"],
  ["XSJ-1", "—", "—", "—"],
  ["XSJ-2", "—", "—", "—"],
  ["XSJ-3", "—", "—", "—"],
  ["XSJ-4", "—", "—", "—"],
  ["XSJ-5", "—", "—", "—"],
  ["XSJ-6", "—", "—", "—"],
  ["XSJ-7", "—", "—", "—"],
  ["XSJ-8", "—", "—", "—"],
  ["XSJ-9", "—", "—", "—"],
  ["XSH-1", "—", "—", "—"],
  ["XSH-2", "—", "—", "—"],
  ["B21-1", "—", "—", "—"],
  ["B21-2", "—", "—", "—"],
  ["B21-3", "—", "—", "—"],
  ["B21-4", "—", "—", "—"],
  ["XB2-21a", "—", "—", "—"],
  ["XB2-21b", "—", "—", "—"],
  ["XB21-31", "—", "—", "—"],
  ["XB21-3132", "—", "—", "—"],
];

/** Those of what other places print, which test/cases holds. */
const ELSEWHERE = [
  "B1-6",
  "B1-7",
  "B11-3",
  "B2-7",
  "B2-8",
  "B2-9",
  "B3-5",
  "B3-6",
  "XB1-12c",
  "XB1-2e",
  "XB1-31",
  "F05-6",
  "F05-7",
  "F06-5",
  "F06-6",
  "X05-06b",
  "X05-06c",
  "XB3-31",
  "XB31-33c",
  "B33-4",
  "BA-1",
  "BE-1",
  "XBA-1",
  "XBA-2",
  "XBA-3",
  "XBE-1",
  "XBE-2",
];

/** Those of 绩效表, which are counted in performance.test.ts. */
const PERFORMANCE = Array.from({ length: 12 }, (_, i) => `P-${i + 1}`);

/** Those between names, codes and line numbers. */
const STRUCTURES = [
  "F01-6",
  "F02-5",
  "F03-5",
  "F04-9",
  "F05-5",
  "F06-4",
  "X03-05b",
  "XS-1",
  "XS-2",
  "XS-3",
  "B31-5",
  "XBS-1",
];

/** Where the engine counts otherwise, and why. */
const OTHERWISE: Readonly<Record<string, readonly [counts: readonly [string, string, string], why: string]>> = {
  "F07-3": [["0/0/0", "0/0/0", "—"], "合计 alone has no rows to add up"],
  "F08-3": [["0/0/0", "0/0/0", "—"], "合计 alone has no rows to add up"],
  "F09-6": [["6(5)/0/0", "6(6)/0/0", "—"], "six pairs are compared one by one, not four kinds of expense"],
  "F11-2": [["4(3)/0/0", "4(3)/0/0", "—"], "neither contract amount is below zero, either"],
  "X02-03": [["24/0/0", "20/0/0", "—"], "that both tables have the same 科目 follows from their amounts"],
  "X06-10a": [["n/a", "32(17)/0/0", "—"], "312 of 10, which 06 does not print, is nothing on both sides"],
  "B31-5": [["—", "—", "4(4)/0/0"], "each of the four 类 by itself"],
  "B41-1": [["—", "—", "2(2)/0/0"], "vehicles = purchase + running is compared as well"],
  "XB1-11c": [
    ["—", "—", "7(5)/0/0"],
    "six sources, five of them blank and without a column, and the three appropriations together",
  ],
};

const sumRules = RULES.filter(isSum);
const basesOf = (rule: Rule): string[] => rule.basis.split(", ");

describe("the list of rules", () => {
  test("no id stands twice", () => {
    const ids = RULES.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test.each(RULES.map((rule) => [rule.id, rule] as const))("%s says what it wants, in both languages", (_, rule) => {
    expect(rule.says).toMatch(/\p{Script=Han}/u);
    expect(rule.english.replace(/ \([类款项]\)/, "")).toMatch(/^[^\p{Script=Han}]+$/u);
  });

  test("every rule rests on a 勾稽关系, and every one has its rule", () => {
    const known = [...RELATIONS.map(([basis]) => basis), ...STRUCTURES, ...ELSEWHERE, ...PERFORMANCE];
    const used = RULES.flatMap(basesOf);
    expect(used.filter((basis) => !known.includes(basis))).toEqual([]);
    expect(known.filter((basis) => !used.includes(basis))).toEqual([]);
    expect(new Set(known).size).toBe(known.length);
  });
});

describe("the published workbooks hold what was counted by hand", () => {
  const counted = new Map<string, string>();
  for (const [i, id] of SEEDS.entries()) {
    const [set] = setsOf(recognise(seed(id)).tables);
    for (const [basis] of RELATIONS) {
      const rules = sumRules
        .filter((rule) => rule.basis === basis && kindOf(rule) === set!.kind)
        .filter((rule) => formsOf(rule).every((form) => set!.tables.some((table) => table.form === form)));
      counted.set(`${basis} ${i}`, rules.length === 0 ? "—" : countsOf(rules, set!));
    }
  }

  test.each(RELATIONS)("%s", (basis, ...counts) => {
    const expected = OTHERWISE[basis]?.[0] ?? counts;
    expect(SEEDS.map((_, i) => counted.get(`${basis} ${i}`))).toEqual(expected);
  });

  test("every difference is one", () => {
    for (const [basis, [counts]] of Object.entries(OTHERWISE)) {
      expect([basis, RELATIONS.find(([id]) => id === basis)?.slice(1)]).not.toEqual([basis, counts]);
    }
  });

  test.each<[id: SeedId, found: readonly string[]]>([
    ["000", ["XS-1 215", "XS-2 30217", "XS-4 215", "XS-4 30217", "XS-4 30399"]],
    ["003", []],
    ["004", []],
  ])("names, codes and lines of %s", (id, expected) => {
    const found = check(seed(id)).findings.flatMap((finding) =>
      finding.kind === "structure" && "code" in finding.what ? [`${finding.rule.id} ${finding.what.code}`] : [],
    );
    expect(found).toEqual(expected);
  });

  // The text of 004 lost 表2-1.
  test("nothing is left untried for which there is a table, and no table is odd", () => {
    for (const id of SEEDS) {
      const report = check(seed(id));
      const { findings, strays } = report;
      const left = untriedIn(report);
      expect([id, left, strays, findings.filter(({ kind }) => kind === "table")]).toEqual([id, [], [], []]);
    }
  });
});

/** Holds (all blank)/尾差/不符 of some rules together; 存疑 would stand between. */
function countsOf(rules: readonly SumRule[], set: BoundSet): string {
  const outcomes = rules.map((rule) => verdictsOf(rule, set)).filter((counts) => counts !== undefined);
  if (outcomes.length === 0) return "n/a";
  const sum = (verdict: Verdict): number => outcomes.reduce((total, counts) => total + counts[verdict], 0);
  const empty = sum("empty");
  const doubtful = sum("doubtful") === 0 ? "" : `${sum("doubtful")}/`;
  return `${sum("equal") + empty}${empty === 0 ? "" : `(${empty})`}/${sum("rounding")}/${doubtful}${sum("unequal")}`;
}

/** Examples in which every table has figures somewhere. */
/** A table that tells the appropriations apart and prints their sum. */
const INCOME_BY_SUBJECT = sheet("收入", [
  ["部门收入总表"],
  ["单位：万元"],
  ["科目编码", "科目名称", "合计", "财政拨款收入", "一般公共预算拨款收入", "政府性基金预算拨款收入", "事业收入"],
  ["合计", null, 14, 11, 7, 4, 3],
  ["205", "教育支出", 10, 7, 5, 2, 3],
  ["20502", "普通教育", 10, 7, 5, 2, 3],
  ["2050202", "小学教育", 10, 7, 5, 2, 3],
  ["212", "城乡社区支出", 4, 4, 2, 2, null],
]);

const SPENDING_BY_KIND = sheet("收支总表", [
  ["部门收支总表"],
  ["单位：万元"],
  ["收入", null, "支出", null],
  ["项目", "预算数", "项目", "预算数"],
  ["一、一般公共预算拨款收入", 120.5, "一、基本支出", 80.5],
  ["二、政府性基金预算拨款收入", null, "（一）人员经费", 60.25],
  ["三、事业收入", 10, "（二）公用经费", 20.25],
  [null, null, "二、项目支出", 50],
  ["本年收入合计", 130.5, "本年支出合计", 130.5],
  ["收入总计", 130.5, "支出总计", 130.5],
]);

function examples(): SheetGrid[][] {
  const expenses = (grid: SheetGrid): SheetGrid => {
    const at = grid.rows.findIndex(([, name]) => name === "合 计");
    const rest = grid.rows.slice(at + 1).filter(([code]) => code !== "316002");
    const amounts = [6, 1, 3, 3, 2];
    return {
      ...grid,
      rows: [...grid.rows.slice(0, at), [null, "合 计", ...amounts], ["316002", "某中心", ...amounts], ...rest],
    };
  };
  const numbers = Array.from({ length: 40 }, (_, i) => i);
  return [
    ...SEEDS.map((id) => seed(id)),
    on("表4-1", expenses)(on("表3-3", expenses)(seed("004"))),
    ...numbers.map(honestFinal),
    ...CASES.filter((name) => name.startsWith("budget")).map(caseSheets),
    [INCOME_BY_SUBJECT],
    [SPENDING_BY_KIND],
    [meetings("预算")],
    [meetings("决算")],
    withoutProjects("公开03表")(seed("000")),
    withoutProjects("表1-2")(seed("004")),
    ...numbers.map(honestBudget),
    ...numbers.map(honestSichuan),
    ...numbers.map(honestNational),
    ...numbers.map(honestElsewhere),
    // Two that print what 单位资金 and 一般公共预算拨款 are made of.
    ...[11, 13].map((number) => placesBudget(number, anywhere(number)).slice(0, 1)),
    // What all purses of 财政拨款 pay, and spending by economic 科目.
    ...numbers.map((number) =>
      placesBudget(number, anywhere(number)).filter(({ name }) => ![1, 2, 3].includes(Number(name))),
    ),
    ...numbers.map(honestFinalElsewhere),
    ...numbers.map((number) =>
      honestBudget(number).map((grid) => (["表1-2", "表5"].includes(grid.name) ? withSections(grid, "316002") : grid)),
    ),
  ];
}

/** No project spending in the total of a table of spending. */
function withoutProjects(name: string): Layout {
  return on(name, (grid) => {
    const column = Math.max(...grid.rows.map((row) => row.indexOf("项目支出")));
    const total = grid.rows.findIndex(
      (row) => row.some((cell) => /^合\s*计$/.test(wordsOf(cell))) && typeof row[column] === "number",
    );
    return mapCells(grid, (value, r, c) => (r === total && c === column ? null : value));
  });
}

/** 表1-2 or 表5 with rows for 类 and 款 above their 项. */
function withSections(grid: SheetGrid, unit: string | null): SheetGrid {
  const isItem = (row: readonly CellValue[]): boolean => /^\d{3}$/.test(wordsOf(row[0]));
  const first = grid.rows.findIndex(isItem);
  if (first < 0) return grid;
  const items = grid.rows.slice(first).filter(isItem);
  const codeOf = (row: readonly CellValue[]): string => row.slice(0, 3).map(wordsOf).join("");
  const rows = items.flatMap((item, i) => {
    const above = [3, 5].map((length) => codeOf(item).slice(0, length));
    const before = items[i - 1];
    const opened = above.filter((code) => before === undefined || !codeOf(before).startsWith(code));
    return [
      ...opened.map((code) => [code.slice(0, 3), code.slice(3) || null, null, unit, nameOf(code), ...sums(code)]),
      item,
    ];
  });
  function sums(code: string): CellValue[] {
    const below = items.filter((item) => codeOf(item).startsWith(code));
    return [5, 6, 7].map((column) => {
      const sum = below.reduce((total, item) => total + Number(item[column] ?? 0), 0);
      return sum === 0 ? null : Math.round(sum * 100) / 100;
    });
  }
  return { name: grid.name, top: 0, left: 0, rows: [...grid.rows.slice(0, first), ...rows] };
}

const nameOf = (code: string): string => subject(code)?.name ?? "";

describe("each rule finds something to compare, and each cell that it cites can break it", () => {
  const books = examples().flatMap((sheets) => setsOf(recognise(sheets).tables));

  const others = sumRules.filter((rule) => kindOf(rule) !== "绩效");
  test.each(others.map((rule) => [rule.id, rule] as const))("%s", (_, rule) => {
    const samples = samplesOf(rule, books);
    expect(samples.length).toBeGreaterThan(0);
    for (const { set, instance } of samples) {
      for (const id of new Set([...instance.left, ...instance.right])) {
        const at = addressOf(set, id);
        if (at === undefined || !canBreak(rule, set, instance, id)) continue;
        const broken = breakings(rule, set, instance, id).some((value) => objects(rule, set, id, value));
        expect([qualified(at), broken]).toEqual([qualified(at), true]);
      }
    }
  });
});

interface Sample {
  readonly set: BoundSet;
  readonly instance: Instance;
}

/** Comparisons of a rule that hold and are not all blank: of all books 20 at most, and of these a share. */
function samplesOf(rule: SumRule, books: readonly BoundSet[]): readonly Sample[] {
  const relation = rule.relation ?? "=";
  const samples: Sample[] = [];
  for (const set of books) {
    if (kindOf(rule) !== set.kind || verdictsOf(rule, set) === undefined) continue;
    forEachInstance(rule, set, {
      miss: () => undefined,
      visit: ({ left, right, ...rest }) => {
        const ids = [...left, ...right];
        const verdict = set.amounts.judge(left, right, relation);
        const oneSided = left.length === 0 || right.length === 0;
        if (verdict === "unequal" || verdict === "doubtful" || (verdict === "empty" && relation === "=" && !oneSided))
          return;
        if (!oneSided && relation === "=" && !ids.some((id) => set.amounts.isFilled(id))) return;
        // An instance holds only while it is visited.
        samples.push({ set, instance: { ...rest, left: [...left], right: [...right] } });
      },
    });
  }
  const step = Math.max(1, Math.ceil(samples.length / 20));
  return shareOf(samples.filter((_, i) => i % step === 0));
}

/** ⇒ is broken on its left where the right is nothing, and on its right where the left is something. */
function canBreak(rule: SumRule, set: BoundSet, { left, right }: Instance, id: number): boolean {
  // Where the rule says nothing of a difference; there are other sets in which it does.
  if (rule.unless !== undefined && isMet(rule.unless, set)) return false;
  if (rule.relation !== "⇒") return true;
  const filled = (ids: readonly number[]): boolean => ids.some((one) => set.amounts.isFilled(one));
  return left.includes(id) ? !filled(right) : filled(left);
}

/** Values for one cell of a comparison that must break it. */
function breakings(rule: SumRule, set: BoundSet, { left, right }: Instance, id: number): number[] {
  const onLeft = left.includes(id);
  const here = onLeft ? left : right;
  const value = Number(set.amounts.compare([id], [], "=", id).left);
  const gap = Number(set.amounts.compare(left, right, "=", id).gap);
  // 元 without 角分 are rounded.
  const one = set.amounts.unit(id) === "元" ? 10_000 : 1;
  switch (rule.relation ?? "=") {
    case "=":
      return [value + one];
    case "≤":
      return [onLeft ? value - gap + one : value + gap - one];
    default:
      return here.some((other) => set.amounts.isFilled(other)) ? [0] : [5];
  }
}

/** Whether the rule objects, naming the cell, once it holds another value. */
function objects(rule: SumRule, set: BoundSet, id: number, value: number): boolean {
  const at = addressOf(set, id)!;
  const tables = set.tables.map((table) => {
    if (table.grid.name !== at.sheet) return table;
    const rows = table.grid.rows.map((row): CellValue[] => [...row]);
    rows[at.row - table.grid.top]![at.column - table.grid.left] = Math.round(value * 100) / 100;
    return { ...table, grid: { ...table.grid, rows } };
  });
  const changed = bind({ kind: set.kind, tables }, set.profile);
  return judge(changed, [rule]).findings.some(
    (finding) =>
      finding.kind === "comparison" &&
      (finding.verdict === "unequal" || finding.verdict === "doubtful") &&
      finding.cells.some((cell) => qualified(cell) === qualified(at)),
  );
}

/** The address of the cell right of, or at, the first cell with these words on a sheet. */
function find(sheets: readonly SheetGrid[], name: string, words: CellValue, offset = 0): string {
  const grid = sheets.find((sheet) => sheet.name === name)!;
  const row = grid.rows.findIndex((cells) => cells.includes(words));
  return qualified({ sheet: name, row, column: grid.rows[row]!.indexOf(words) + offset });
}

// 项 say whose they are, 类 and 款 do not: they still are the rows above, and 合计 adds up 类 alone.
test("rows of 类 and 款 need no 单位代码", () => {
  const sheets = on("表1-2", (grid) => withSections(grid, null))(seed("004"));
  expect(check(sheets).counts.unequal).toBe(0);
});

// 支出总计 is 本年支出合计 and 结转下年; 支出总表 lists what is spent this year.
test("结转下年 stands in 表1 alone", () => {
  const [income, total, carried] = [24207.98, 24207.98, 6465.36];
  const sheets = on("表1", (grid) => {
    const at = grid.rows.findIndex(([label]) => label === "收 入 总 计");
    const rows = grid.rows.map((row) => (row[0] === "八、上年结转" ? [row[0], carried, null, null] : row));
    const end = [
      [null, null, "结转下年", 100],
      ["收 入 总 计", income, "支 出 总 计", total],
    ];
    return { name: grid.name, top: 0, left: 0, rows: [...rows.slice(0, at), ...end] };
  })(seed("004"));
  const unit = on("表1-1", (grid) => ({
    ...grid,
    rows: grid.rows.map((row) => (row[2] === 24107.98 ? [row[0]!, row[1]!, income, carried, row[4]!, row[5]!] : row)),
  }))(sheets);
  const unequal = check(unit).findings.filter(
    (finding) => finding.kind === "comparison" && finding.verdict === "unequal",
  );
  expect(unequal).toEqual([]);
});

describe("each rule about names, codes and lines can be broken", () => {
  const filled = (name: string, make = honestFinal): SheetGrid[] =>
    Array.from({ length: 40 }, (_, i) => make(i)).find((sheets) =>
      sheets.find((sheet) => sheet.name === name)!.rows.some(([code]) => /^\d{7}$/.test(wordsOf(code))),
    )!;
  const without = (sheets: readonly SheetGrid[], name: string, fits: (label: string) => boolean): SheetGrid[] =>
    on(name, (grid) =>
      removeRows(
        grid,
        grid.rows.findIndex((row) => row.some((cell) => fits(wordsOf(cell)))),
      ),
    )(sheets);
  const twice = (sheets: readonly SheetGrid[], name: string, words: string): SheetGrid[] =>
    on(name, (grid) => {
      const at = grid.rows.findIndex((row) => row.includes(words));
      return insertRows(grid, at, [grid.rows[at]!]);
    })(sheets);
  const put = (
    sheets: readonly SheetGrid[],
    name: string,
    words: CellValue,
    value: CellValue,
    offset = 0,
  ): SheetGrid[] => edit(sheets, { [find(sheets, name, words, offset)]: value });
  const section = (label: string): boolean => /^\d{5}$/.test(label);

  test.each<[rule: string, says: string, sheets: () => readonly SheetGrid[]]>([
    ["01-行次", "a line number out of turn", () => put(seed("003"), "公开01表", "五、事业收入", 99, 1)],
    ["01-行", "a line without its label", () => put(seed("003"), "公开01表", "二、外交支出", null)],
    ["02-编码", "a 款 without its row", () => without(seed("003"), "公开02表", (label) => label === "20805")],
    ["02-编码", "a 类 without its row", () => without(seed("003"), "公开02表", (label) => label === "221")],
    ["02-编码", "a code twice", () => twice(seed("003"), "公开02表", "2080502")],
    ["03-编码", "a 款 without its row", () => without(seed("003"), "公开03表", (label) => label === "20805")],
    ["03-编码", "a 款 without a row below", () => without(seed("003"), "公开03表", (label) => label === "2210201")],
    ["04-行次", "a line number out of turn", () => put(seed("003"), "公开04表", "五、教育支出", 99, 1)],
    ["04-行", "a line without its label", () => put(seed("003"), "公开04表", "二、外交支出", null)],
    ["05-编码", "a 款 without a row below", () => without(seed("003"), "公开05表", (label) => label === "2210201")],
    ["05-编码", "a code twice", () => twice(seed("003"), "公开05表", "2080107")],
    ["06-编码", "a code twice", () => put(seed("003"), "公开06表", "30101", "30102")],
    ["06-编码", "a 款 without its 类", () => put(seed("003"), "公开06表", "30101", "30901")],
    ["07-编码", "a 款 without its row", () => without(filled("公开07表"), "公开07表", section)],
    ["08-编码", "a 款 without its row", () => without(filled("公开08表"), "公开08表", section)],
    ["09-栏名", "another heading on one side", () => put(seed("003"), "公开09表", "公务用车购置费", "购置费")],
    ["09-栏名", "as published", () => seed("000")],
    ["10-编码", "a code twice", () => put(seed("003"), "公开10表", "30201", "30202")],
    ["X03-05b", "a 科目 that 03 lacks", () => without(seed("003"), "公开03表", (label) => label === "2080109")],
    ["XS-1", "another name in one table", () => put(seed("003"), "公开05表", "公务员医疗补助", "公务员补助")],
    ["XS-2", "another name in one table", () => put(seed("003"), "公开10表", "办公费", "办公用费")],
    ["XS-4", "a wrong name", () => put(seed("003"), "公开02表", "公务员医疗补助", "公务员补助")],
    ["SJ05-编码", "a code twice", () => twice(honestSichuan(0), "附表5", "302")],
    ["SJ07-编码", "a 款 without its row", () => without(honestSichuan(0), "附表7", section)],
    ["SJ12-编码", "a 款 without its row", () => without(filled("附表12", honestSichuan), "附表12", section)],
    ["B2-1-编码", "a code twice", () => twice(honestBudget(0), "表2-1", "工资福利支出")],
    ["B3-编码", "a code twice", () => twice(seed("004"), "表3", "小学教育")],
    ["B3-1-编码", "a code twice", () => twice(seed("004"), "表3-1", "基本工资")],
    ["XBS-1", "another name in one table", () => put(seed("004"), "表3", "住房公积金", "公积金")],
    ["XBS-2", "a wrong name", () => put(seed("004"), "表3", "住房公积金", "公积金")],
    ["XBS-3", "a line without its label", () => put(seed("004"), "表1", "二、外交支出", null)],
  ])("%s: %s", (id, _, sheets) => {
    const { findings } = check(sheets());
    expect(findings.filter((finding) => finding.kind === "structure" && finding.rule.id === id)).not.toEqual([]);
  });

  test("none is left out", () => {
    const tried = [
      "01-行次",
      "01-行",
      "02-编码",
      "03-编码",
      "04-行次",
      "04-行",
      "05-编码",
      "06-编码",
      "07-编码",
      "08-编码",
    ];
    tried.push(
      "09-栏名",
      "10-编码",
      "SJ05-编码",
      "SJ07-编码",
      "SJ12-编码",
      "B2-1-编码",
      "X03-05b",
      "XS-1",
      "XS-2",
      "XS-4",
      "B3-编码",
      "B3-1-编码",
      "XBS-1",
      "XBS-2",
      "XBS-3",
    );
    expect(
      RULES.filter((rule) => !isSum(rule) && kindOf(rule) !== "绩效")
        .map(({ id }) => id)
        .sort(),
    ).toEqual(tried.sort());
  });
});
