import { cell, codes, place, THIS, type Rule, type Term } from "../rule.ts";
import { one } from "../shared/tree.ts";
import { budgetExpenditure } from "./1-2-expenditure.ts";
import { budgetAppropriation } from "./2-appropriation.ts";
import { budgetBasic } from "./3-1-basic.ts";
import { budgetProjects } from "./3-2-projects.ts";
import { budgetExpenses } from "./3-3-expenses.ts";
import { budgetGeneral } from "./3-general.ts";
import { budgetFunds } from "./4-funds.ts";
import { budgetStateCapital } from "./5-state-capital.ts";
import { ONLY_GENERAL } from "./conditions.ts";

// 表1-2, 表3 and those after them: basic and project spending, 三公.

const KINDS = ["基本支出", "项目支出"] as const;

const expenditureOf = (list: readonly string[]): Term => cell(budgetExpenditure, "支出", codes(...list), "基本支出");
const basicOf = (...list: readonly string[]): Term => cell(budgetBasic, "支出", codes(...list), "合计");

const EXPENSE_PAIRS = [
  ["30212", "出国"],
  ["31013", "购置"],
  ["30231", "运行"],
  ["30217", "接待"],
] as const;

const USUALLY_SAME: readonly {
  readonly id: string;
  readonly what: string;
  readonly english: string;
  readonly functional: readonly string[];
  readonly economic: readonly string[];
}[] = [
  { id: "s1", what: "养老保险缴费", english: "pension contributions", functional: ["2080505"], economic: ["30108"] },
  {
    id: "s2",
    what: "医疗保险缴费",
    english: "medical insurance",
    functional: ["2101101", "2101102", "2101103"],
    economic: ["30110", "30111"],
  },
  { id: "s3", what: "住房公积金", english: "housing fund", functional: ["2210201"], economic: ["30113"] },
];

export const ACROSS_GENERAL: readonly Rule[] = [
  {
    id: "XB12-3",
    says: "一般公共预算支出预算表每个项级科目不大于支出总表同一科目",
    english: "Each item of the general budget table is at most that of the spending table",
    basis: "XB12-3",
    relation: "≤",
    each: { over: [place(budgetGeneral, "支出"), place(budgetExpenditure, "支出")], levels: ["项"] },
    equations: [one(cell(budgetGeneral, "支出", THIS, "合计"), cell(budgetExpenditure, "支出", THIS, "合计"))],
  },
  {
    id: "XB12-3e",
    says: "收入只有一般公共预算拨款时，一般公共预算支出预算表与支出总表各项级科目相等",
    english: "Where all income is from the general budget, their items agree",
    basis: "XB12-3e",
    when: ONLY_GENERAL,
    each: { over: [place(budgetGeneral, "支出"), place(budgetExpenditure, "支出")], levels: ["项"] },
    equations: [one(cell(budgetGeneral, "支出", THIS, "合计"), cell(budgetExpenditure, "支出", THIS, "合计"))],
  },
  {
    id: "XB12-3f",
    says: "一般公共预算支出表各科目的基本支出、项目支出不大于支出总表同一科目",
    english: "Basic and project spending of the general budget table are at most those of the spending table",
    basis: "XB12-3",
    relation: "≤",
    each: {
      over: [place(budgetGeneral, "支出"), place(budgetExpenditure, "支出")],
      levels: ["合计", "类", "款", "项"],
    },
    equations: KINDS.map((column) =>
      one(cell(budgetGeneral, "支出", THIS, column), cell(budgetExpenditure, "支出", THIS, column)),
    ),
  },
  {
    id: "XB12-3g",
    says: "收入只有一般公共预算拨款时，一般公共预算支出表各科目的基本支出、项目支出＝支出总表同一科目",
    english: "Where all income is from the general budget, basic and project spending agree subject by subject",
    basis: "XB12-3e",
    when: ONLY_GENERAL,
    each: {
      over: [place(budgetGeneral, "支出"), place(budgetExpenditure, "支出")],
      levels: ["合计", "类", "款", "项"],
    },
    equations: KINDS.map((column) =>
      one(cell(budgetGeneral, "支出", THIS, column), cell(budgetExpenditure, "支出", THIS, column)),
    ),
  },
  {
    id: "XB3-31",
    says: "一般公共预算支出表基本支出合计＝基本支出表合计",
    english: "Basic spending of the general budget table = total of the basic table",
    basis: "XB3-31",
    equations: [one(cell(budgetGeneral, "支出", "合计", "基本支出"), cell(budgetBasic, "支出", "合计", "合计"))],
  },
  {
    id: "XB3-31b",
    says: "一般公共预算支出表人员经费、公用经费合计＝基本支出表人员经费、公用经费合计",
    english: "Staff and operating totals of the general budget table = those of the basic table",
    basis: "XB3-31",
    equations: (["人员经费", "公用经费"] as const).map((column) =>
      one(cell(budgetGeneral, "支出", "合计", column), cell(budgetBasic, "支出", "合计", column)),
    ),
  },
  {
    id: "XB31-33c",
    says: "行政单位的机关运行经费＝基本支出表公用经费合计",
    english: "Operating costs of an administrative unit = operating total of the basic table",
    basis: "XB31-33c",
    hint: true,
    equations: [
      {
        ...one(cell(budgetBasic, "支出", "合计", "公用经费"), cell(budgetExpenses, "三公", "合计", "机关运行经费")),
        ifGiven: true,
      },
    ],
  },
  {
    id: "XB12-31",
    says: "收入只有一般公共预算拨款时，支出总表基本支出合计＝基本支出预算表合计",
    english: "Where all income is from the general budget, basic spending agrees",
    basis: "XB12-31",
    when: ONLY_GENERAL,
    equations: [one(cell(budgetExpenditure, "支出", "合计", "基本支出"), cell(budgetBasic, "支出", "合计", "合计"))],
  },
  {
    id: "XB12-32a",
    says: "收入只有一般公共预算拨款时，支出总表项目支出合计＝项目支出预算表合计",
    english: "Where all income is from the general budget, project spending agrees",
    basis: "XB12-32a",
    when: ONLY_GENERAL,
    equations: [one(cell(budgetExpenditure, "支出", "合计", "项目支出"), cell(budgetProjects, "支出", "合计", "金额"))],
  },
  {
    id: "XB12-32b",
    says: "收入只有一般公共预算拨款时，支出总表各项级科目的项目支出＝项目支出预算表科目小计",
    english: "Where all income is from the general budget, project spending of each item agrees",
    basis: "XB12-32b",
    when: ONLY_GENERAL,
    each: { over: [place(budgetExpenditure, "支出"), place(budgetProjects, "支出")], levels: ["项"] },
    equations: [one(cell(budgetExpenditure, "支出", THIS, "项目支出"), cell(budgetProjects, "支出", THIS, "金额"))],
  },
  {
    id: "XB3-3132",
    says: "一般公共预算支出预算表合计＝基本支出预算表合计＋项目支出预算表合计",
    english: "General budget total = basic total + project total",
    basis: "XB3-3132",
    equations: [
      one(
        cell(budgetGeneral, "支出", "合计", "合计"),
        cell(budgetBasic, "支出", "合计", "合计"),
        cell(budgetProjects, "支出", "合计", "金额"),
      ),
    ],
  },
  {
    id: "XB31-33a",
    says: "基本支出中的“三公”科目通常不大于“三公”经费预算（基本支出含上年结转时可以反超）",
    english: "Basic spending on each kind is usually at most its plan",
    basis: "XB31-33a",
    hint: true,
    relation: "≤",
    equations: EXPENSE_PAIRS.map(([code, column]) => one(basicOf(code), cell(budgetExpenses, "三公", "合计", column))),
  },
  {
    id: "XB31-33b",
    says: "没有项目支出承担“三公”经费时，基本支出中的科目＝“三公”经费预算",
    english: "Where no project bears them, the items of basic spending equal their plan",
    basis: "XB31-33b",
    hint: true,
    unless: {
      says: "有项目支出",
      english: "there is project spending",
      something: [cell(budgetExpenditure, "支出", "合计", "项目支出")],
    },
    equations: EXPENSE_PAIRS.map(([code, column]) => one(basicOf(code), cell(budgetExpenses, "三公", "合计", column))),
  },
  ...USUALLY_SAME.map(({ id, what, english, functional, economic }): Rule => ({
    id: `XB12-31${id}`,
    says: `${what}：支出总表${functional.join("＋")}基本支出通常＝基本支出预算表${economic.join("＋")}`,
    english: `Usually the same money (${english}): ${functional.join(" + ")} = ${economic.join(" + ")}`,
    basis: `XB12-31${id}`,
    hint: true,
    equations: [one(expenditureOf(functional), basicOf(...economic))],
  })),
  {
    id: "XB4-2",
    says: "政府性基金、国有资本经营预算支出表合计＝财政拨款收支总表对应列",
    english: "Totals of the fund and state capital tables = columns of the appropriation table",
    basis: "XB4-2",
    equations: [
      one(cell(budgetFunds, "支出", "合计", "合计"), cell(budgetAppropriation, "支出", "本年支出", "政府性基金预算")),
      one(
        cell(budgetStateCapital, "支出", "合计", "合计"),
        cell(budgetAppropriation, "支出", "本年支出", "国有资本经营预算"),
      ),
    ],
  },
];
