import { check } from "../../src/core/check.ts";
import { qualified } from "../../src/core/sheet/grid.ts";
import { sheet } from "./sheets.ts";

// Tables of other places in words of their own: how many of their sums are compared, and what objects where one figure is changed.

type Cells = Parameters<typeof sheet>[1];

/** Rules that object, with the first of their cells. */
function objections(rows: Cells): string[] {
  return check([sheet("表", rows)]).findings.flatMap((finding) =>
    finding.kind === "comparison" && finding.verdict === "unequal"
      ? [`${finding.rule.id} ${finding.cells.slice(0, 1).map(qualified).join("")}`]
      : [],
  );
}

/** What was read of a table: its form, how many comparisons agree, and what was not read. */
function reading(rows: Cells): readonly [form: string | undefined, equal: number, unread: number] {
  const { tables, counts, findings } = check([sheet("表", rows)]);
  const unread = findings.filter(
    (finding) => finding.kind === "table" && /^un(?:read|known)/.test(finding.what.problem),
  );
  return [tables[0]?.form.no, counts.equal, unread.length];
}

const FINAL_LIST = "“三公”经费决算表（竖排）";
const BUDGET_LIST = "“三公”经费表（竖排）";

const YEARS: Cells = [
  ["2023年度部门“三公”经费支出情况表"],
  ["项目名称", "2022年决算数", "2023年预算数", "2023年决算数", "比上年增减"],
  ["“三公”经费支出合计", 27.41, 28.5, 25.11, -2.3],
  ["因公出国（境）费", 4.41, 3, 2.11, -2.3],
  ["公务接待费", 5, 5, 4.5, -0.5],
  ["公车购置及运行维护费", 18, 20.5, 18.5, 0.5],
  ["其中：公车购置费", 9, 10, 9.25, 0.25],
  ["公车运行维护费", 9, 10.5, 9.25, 0.25],
];

const COUNTED: Cells = [
  ["台创园2017年度部门“三公”经费预算情况表"],
  ["单位：元"],
  ["项目", "2016年执行数", "2017年预算数"],
  ["一、支出合计", null, 250000],
  ["1、因公出国(境)费用", null, null],
  ["2、公务接待费", null, 150000],
  ["3、公务用车费", null, 100000],
  ["其中：(1)公务用车运行维护费", null, 100000],
  ["(2)公务用车购置", null, null],
  ["二、相关统计数", null, null],
  ["4.公务用车保有量(辆)", null, 1],
  ["5.公务接待批次(批)", null, 10],
  ["6.公务接待人数(人)", null, 500],
];

const WITHOUT_TITLE_WORD: Cells = [
  ["2022年度“三公”经费公共预算财政拨款支出情况"],
  ["单位：万元"],
  ["项目", "年初预算数", "全年预算数", "2022年支出数", "数量"],
  ["合计", 30.5, 28.5, 25.11, null],
  ["一、因公出国（境）经费", 5, 3, 2.11, 2],
  ["二、公务接待费", 5, 5, 4.5, 40],
  ["三、公务用车经费", 20.5, 20.5, 18.5, null],
  ["其中：公务用车购置", 10, 10, 9.25, 1],
  ["公务用车运行维护", 10.5, 10.5, 9.25, 4],
];

const COMPOUND: Cells = [
  ["2023年度财政拨款“三公”经费及机关运行经费支出决算表"],
  ["单位：万元"],
  ["项目", "预算数", "决算数"],
  ["“三公”经费合计", 28.5, 25.11],
  ["因公出国（境）费", 3, 2.11],
  ["公务接待费", 5, 4.5],
  ["公务用车购置及运行费", 20.5, 18.5],
  ["其中：公务用车购置费", 10, 9.25],
  ["公务用车运行费", 10.5, 9.25],
  ["机关运行经费", 52, 50.25],
];

const BY_KIND: Cells = [
  ["部门收支总体情况"],
  ["单位：万元"],
  ["收入", null, "支出", null],
  ["项目", "预算数", "项目", "预算数"],
  ["一、一般公共预算拨款收入", 120.5, "一、基本支出", 80.5],
  ["二、政府性基金预算拨款收入", null, "（一）人员经费", 60.25],
  ["三、事业收入", 10, "（二）公用经费", 20.25],
  [null, null, "二、项目支出", 50],
  ["收入总计", 130.5, "支出总计", 130.5],
];

test.each([
  ["two years beside each other", YEARS, FINAL_LIST, 4],
  ["counts below", COUNTED, BUDGET_LIST, 2],
  ["no 表 in the title, counts beside", WITHOUT_TITLE_WORD, FINAL_LIST, 6],
  ["with 机关运行经费", COMPOUND, FINAL_LIST, 4],
  ["spending by its kinds", BY_KIND, "单位公开表1", 6],
])("%s: all is read, and all agrees", (_, rows, form, equal) => {
  expect([objections(rows), reading(rows)]).toEqual([[], [form, equal, 0]]);
});

const changed = (rows: Cells, row: number, column: number, value: number): Cells =>
  rows.map((cells, r) => cells.map((cell, c) => (r === row && c === column ? value : cell)));

test.each([
  ["the total", YEARS, 2, 3, 26.11, ["09S-1 表!D3"]],
  ["a part of 公车", YEARS, 6, 2, 11, ["09S-2 表!C6"]],
  ["年初预算", WITHOUT_TITLE_WORD, 3, 1, 31.5, ["09S-1 表!B4"]],
  ["公用经费 of spending by its kinds", BY_KIND, 6, 3, 22.25, ["B1-11 表!D5"]],
  ["项目支出 of spending by its kinds", BY_KIND, 7, 3, 55, ["B1-4 表!D9"]],
])("%s changed: exactly its sums object", (_, rows, row, column, value, found) => {
  expect(objections(changed(rows, row, column, value))).toEqual(found);
});

test("one part of several that is more than its whole is 不符, and one that is less is not judged", () => {
  const rows = (whole: number): Cells => [
    ["“三公”经费预算表"],
    ["单位：万元"],
    ["项目", "2023年预算数"],
    ["合计", 7.85 + whole],
    ["因公出国（境）费", 3],
    ["公务接待费", 4.85],
    ["公务用车费", whole],
    ["其中：公务用车运行费", 32.65],
  ];
  expect(objections(rows(0))).toEqual(["BSG-2 表!B7"]);
  expect(objections(rows(40))).toEqual([]);
});

test("spending by its kinds without a sum of the year is no side of nothing", () => {
  const rows: Cells = [
    ["部门收支总表"],
    ["单位：万元"],
    ["收入", null, "支出", null],
    ["项目", "预算数", "项目", "预算数"],
    ["一、一般公共预算拨款收入", 120.5, "一、本地叫法一", 80.5],
    ["二、事业收入", 10, "二、本地叫法二", 50],
    ["收入总计", 130.5, "支出总计", 130.5],
  ];
  expect(objections(rows)).toEqual([]);
});

test("a list whose title and headings nobody knows is added up by the words of its rows, its counts left out", () => {
  const rows: Cells = [
    ["某局2023年“三公”经费执行一览"],
    ["项 目", "年初核定", "年度完成"],
    ["合计", 28.5, 25.11],
    ["因公出国（境）费", 3, 2.11],
    ["公务接待费", 5, 4.5],
    ["公务用车购置及运行维护费", 20.5, 18.5],
    ["其中：购置费", 10, 9.25],
    ["运行维护费", 10.5, 9.25],
    ["公务用车保有量（辆）", 4, 4],
    ["国内公务接待批次（个）", 30, 28],
  ];
  expect([objections(rows), reading(rows)[1]]).toEqual([[], 4]);
});

test("a chapter of a text is no title", () => {
  const rows: Cells = [
    ["一、收入支出决算总体情况"],
    ["本年收入、支出总计各 130.50 万元。"],
    ["二、一般公共预算财政拨款支出决算情况"],
    ["支出 120.50 万元。"],
  ];
  expect(check([sheet("说明", rows)]).strays.map(({ reason }) => reason)).toEqual(["no-table"]);
});
