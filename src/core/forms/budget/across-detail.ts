import { ALL, cell, place, THIS, type Condition, type Rule } from "../rule.ts";
import { one } from "../shared/tree.ts";
import { budgetDetail } from "./2-1-detail.ts";
import { budgetAppropriation } from "./2-appropriation.ts";
import { budgetBasic } from "./3-1-basic.ts";
import { budgetProjects } from "./3-2-projects.ts";
import { ONLY_GENERAL } from "./conditions.ts";

// 表2-1, by economic 科目, and the tables that it is made of.

const ALL_BROUGHT = ["上年合计", "上年一般小计", "上年基金小计", "上年国资小计"] as const;

const NOTHING_BROUGHT: Condition = {
  says: "财政拨款支出预算表（部门经济分类科目）没有上年结转安排",
  english: "the detail table has nothing brought forward",
  nothing: [cell(budgetDetail, "支出", ALL, ALL_BROUGHT)],
};

const BROUGHT_BY_FUND: Condition = {
  says: "财政拨款支出预算表（部门经济分类科目）的上年结转安排按三类拨款分列",
  english: "the detail table tells the appropriations brought forward apart",
  something: [cell(budgetDetail, "支出", ALL, ["上年一般小计", "上年基金小计", "上年国资小计"])],
};

const BROUGHT_BY_SORT: Condition = {
  says: "财政拨款支出预算表（部门经济分类科目）的上年结转安排分基本支出和项目支出",
  english: "the detail table tells basic from project spending brought forward",
  something: [cell(budgetDetail, "支出", ALL, ["上年一般基本", "上年一般项目"])],
};

const FUND_SUBTOTALS = [
  ["一般公共预算", "一般小计"],
  ["政府性基金预算", "基金小计"],
  ["国有资本经营预算", "国资小计"],
] as const;

export const ACROSS_DETAIL: readonly Rule[] = [
  {
    id: "XB2-21a",
    says: "财政拨款收支总表本年支出合计＝财政拨款支出预算表（部门经济分类科目）合计",
    english: "Spending of the year in the appropriation table = total of its detail table",
    basis: "XB2-21a",
    equations: [one(cell(budgetAppropriation, "支出", "本年支出", "合计"), cell(budgetDetail, "支出", "合计", "合计"))],
  },
  ...(
    [
      ["XB2-21b", NOTHING_BROUGHT, ["当年"]],
      ["XB2-21c", BROUGHT_BY_FUND, ["当年", "上年"]],
    ] as const
  ).map(([id, when, years]): Rule => ({
    id,
    says: "财政拨款收支总表三类拨款的本年支出＝财政拨款支出预算表（部门经济分类科目）该类小计，连同上年结转",
    english: "Spending of each appropriation = its subtotals in the detail table, what was brought forward included",
    basis: "XB2-21b",
    when,
    equations: FUND_SUBTOTALS.map(([budget, column]) =>
      one(
        cell(budgetAppropriation, "支出", "本年支出", budget),
        cell(
          budgetDetail,
          "支出",
          "合计",
          years.map((year) => `${year}${column}` as const),
        ),
      ),
    ),
  })),
  ...(
    [
      ["XB21-31a", NOTHING_BROUGHT, ["当年一般基本"]],
      ["XB21-31b", BROUGHT_BY_SORT, ["当年一般基本", "上年一般基本"]],
    ] as const
  ).map(([id, when, columns]): Rule => ({
    id,
    says: "财政拨款支出预算表（部门经济分类科目）一般公共预算基本支出的每一类、款＝基本支出预算表同一科目",
    english: "Basic general budget spending of each economic subject = the same of the basic spending table",
    basis: "XB21-31",
    when,
    each: { over: [place(budgetDetail, "支出")], levels: ["类", "款"] },
    equations: [one(cell(budgetDetail, "支出", THIS, columns), cell(budgetBasic, "支出", THIS, "合计"))],
  })),
  {
    id: "XB21-3132",
    says: "收入只有一般公共预算拨款时，财政拨款支出预算表（部门经济分类科目）合计＝基本支出预算表合计＋项目支出预算表合计",
    english: "Where all income is from the general budget, the total of the detail table = basic total + project total",
    basis: "XB21-3132",
    when: ONLY_GENERAL,
    equations: [
      one(
        cell(budgetDetail, "支出", "合计", "合计"),
        cell(budgetBasic, "支出", "合计", "合计"),
        cell(budgetProjects, "支出", "合计", "金额"),
      ),
    ],
  },
];
