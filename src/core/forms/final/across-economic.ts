import { ALL, cell, codes, place, THIS, type Condition, type Equation, type Rule, type Term } from "../rule.ts";
import { one } from "../shared/tree.ts";
import { overview } from "./01-overview.ts";
import { expenditure } from "./03-expenditure.ts";
import { general } from "./05-general.ts";
import { basic } from "./06-basic.ts";
import { expenseList } from "./09-expense-list.ts";
import { publicExpenses } from "./09-public-expenses.ts";
import { running } from "./10-running.ts";
import { procurement } from "./11-procurement.ts";

// 公开05表, 公开06表 and those after them: what the money was spent on.

const RUNNING_FILLED: Condition = {
  says: "机关运行经费支出情况表有数（行政单位和参照公务员法管理的事业单位填列）",
  english: "the table of running costs has figures (administrative units only)",
  something: [cell(running, "支出", ALL, "决算数")],
};

/** 机关运行经费 of a department leaves out its 事业单位, whose 公用经费 基本支出 has as well: then neither the whole nor the parts agree. */
const runningOfAll = (says: string, english: string, agree: Equation): Condition => ({
  ...RUNNING_FILLED,
  says: `${RUNNING_FILLED.says}，${says}（部门里有事业单位时不同）`,
  english: `${RUNNING_FILLED.english}, ${english} (not so where 事业单位 are among the units)`,
  agree,
});
const RUNNING_TOTALS = one(cell(running, "支出", "合计", "决算数"), cell(basic, "支出", "公用经费合计", "金额"));
const RUNNING_GOODS = one(
  cell(running, "支出", codes("302", "310"), "决算数"),
  cell(basic, "支出", codes("302", "310"), "金额"),
);

const line05 = (list: readonly string[]): Term => cell(general, "支出", codes(...list), "基本支出");
const line06 = (list: readonly string[]): Term => cell(basic, "支出", codes(...list), "金额");

/** Functional and economic subjects that usually carry the same money. */
const USUALLY_SAME: readonly {
  readonly id: string;
  readonly what: string;
  readonly english: string;
  readonly functional: readonly string[];
  readonly economic: readonly string[];
}[] = [
  { id: "s1", what: "养老保险缴费", english: "pension contributions", functional: ["2080505"], economic: ["30108"] },
  { id: "s2", what: "职业年金缴费", english: "occupational annuity", functional: ["2080506"], economic: ["30109"] },
  {
    id: "s3",
    what: "医疗保险缴费",
    english: "medical insurance",
    functional: ["2101101", "2101102"],
    economic: ["30110"],
  },
  {
    id: "s4",
    what: "公务员医疗补助",
    english: "medical subsidy for civil servants",
    functional: ["2101103"],
    economic: ["30111"],
  },
  { id: "s5", what: "住房公积金", english: "housing fund", functional: ["2210201"], economic: ["30113"] },
  {
    id: "s7",
    what: "医疗支出",
    english: "medical spending",
    functional: ["21011"],
    economic: ["30110", "30111", "30114", "30307"],
  },
];

const EXPENSE_PAIRS = [
  ["30212", "决算出国"],
  ["31013", "决算购置"],
  ["30231", "决算运行"],
  ["30217", "决算接待"],
] as const;

const EXPENSE_LINES = { 决算出国: "出国", 决算购置: "购置", 决算运行: "运行", 决算接待: "接待" } as const;

export const ACROSS_ECONOMIC: readonly Rule[] = [
  {
    id: "X05-06b",
    says: "一般公共预算支出表基本支出、人员经费、公用经费合计＝基本支出表合计",
    english: "Basic, staff and operating totals of the general budget table = totals of the basic spending table",
    basis: "X05-06b",
    equations: (
      [
        ["基本支出", "金额"],
        ["人员经费", "人员经费"],
        ["公用经费", "公用经费"],
      ] as const
    ).map(([own, other]) => one(cell(general, "支出", "合计", own), cell(basic, "支出", "合计", other))),
  },
  {
    id: "X05-06c",
    says: "一般公共预算支出表人员经费、公用经费合计＝基本支出表人员经费合计、公用经费合计",
    english: "Staff and operating totals of the general budget table = those of the basic spending table",
    basis: "X05-06c",
    equations: (["人员经费", "公用经费"] as const).map((column) =>
      one(cell(general, "支出", "合计", column), cell(basic, "支出", `${column}合计`, "金额")),
    ),
  },
  {
    id: "X05-06",
    says: "一般公共预算支出表基本支出合计＝基本支出表人员经费合计＋公用经费合计",
    english: "Basic spending of the general budget table = staff costs + operating costs of the basic spending table",
    basis: "X05-06",
    equations: [
      one(
        cell(general, "支出", "合计", "基本支出"),
        cell(basic, "支出", "人员经费合计", "金额"),
        cell(basic, "支出", "公用经费合计", "金额"),
      ),
    ],
  },
  ...USUALLY_SAME.map(({ id, what, english, functional, economic }): Rule => ({
    id: `X05-06${id}`,
    says: `${what}：一般公共预算支出表${functional.join("＋")}基本支出通常＝基本支出表${economic.join("＋")}`,
    english: `Usually the same money (${english}): functional ${functional.join(" + ")} = economic ${economic.join(" + ")}`,
    basis: `X05-06${id}`,
    hint: true,
    equations: [one(line05(functional), line06(economic))],
  })),
  {
    id: "X05-06s6",
    says: "离退休费：基本支出表30301＋30302通常不大于一般公共预算支出表2080501＋2080502＋2080599基本支出（这几项还含公用经费）",
    english: "Retirement pay is usually at most the basic spending of its items, which have operating costs as well",
    basis: "X05-06s6",
    hint: true,
    relation: "≤",
    equations: [one(line06(["30301", "30302"]), line05(["2080501", "2080502", "2080599"]))],
  },
  {
    id: "X06-09a",
    says: "基本支出表基本支出中的“三公”科目不大于“三公”经费表决算数",
    english: "What basic spending has of each kind is at most what was spent on it",
    basis: "X06-09a",
    relation: "≤",
    equations: EXPENSE_PAIRS.map(([code, column]) => one(line06([code]), cell(publicExpenses, "三公", "金额", column))),
  },
  {
    id: "X06-09c",
    says: "基本支出表基本支出中的“三公”科目不大于“三公”经费表决算数",
    english: "What basic spending has of each kind is at most what was spent on it",
    basis: "X06-09a",
    relation: "≤",
    equations: EXPENSE_PAIRS.map(([code, column]) =>
      one(line06([code]), cell(expenseList, "三公", EXPENSE_LINES[column], "决算数")),
    ),
  },
  {
    id: "X06-09b",
    says: "没有项目支出承担“三公”经费时，基本支出表对应科目＝“三公”经费表决算数",
    english: "Where no project bears them, the items of basic spending equal what was spent",
    basis: "X06-09b",
    hint: true,
    unless: {
      says: "有项目支出",
      english: "there is project spending",
      something: [cell(expenditure, "支出", "合计", "项目支出")],
    },
    equations: EXPENSE_PAIRS.map(([code, column]) => one(line06([code]), cell(publicExpenses, "三公", "金额", column))),
  },
  {
    id: "X06-10a",
    says: "机关运行经费表各经济科目＝基本支出表同一科目",
    english: "Each economic subject of the running costs = the same of basic spending",
    basis: "X06-10a",
    when: runningOfAll("合计与公用经费合计相同", "its total as the 公用经费", RUNNING_TOTALS),
    each: { over: [place(running, "支出")], levels: ["类", "款"] },
    equations: [one(cell(running, "支出", THIS, "决算数"), cell(basic, "支出", THIS, "金额"))],
  },
  {
    id: "X06-10b",
    says: "机关运行经费表合计＝基本支出表公用经费合计",
    english: "Running costs total = operating costs of basic spending",
    basis: "X06-10b",
    when: runningOfAll("302、310与基本支出表相同", "302 and 310 as in basic spending", RUNNING_GOODS),
    equations: [RUNNING_TOTALS],
  },
  {
    id: "X11-01",
    says: "政府采购支出合计不大于本年支出合计",
    english: "Procurement is at most the spending of the year",
    basis: "X11-01",
    hint: true,
    relation: "≤",
    equations: [
      one(cell(procurement, "采购", "政府采购支出合计", "金额"), cell(overview, "支出", "本年支出合计", "金额")),
    ],
  },
];
