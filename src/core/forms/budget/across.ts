import { cell, group, place, THIS, type Rule } from "../rule.ts";
import { one } from "../shared/tree.ts";
import { budgetIncome } from "./1-1-income.ts";
import { budgetExpenditure } from "./1-2-expenditure.ts";
import { budgetOverview } from "./1-overview.ts";
import { budgetAppropriation } from "./2-appropriation.ts";
import { budgetBasic } from "./3-1-basic.ts";
import { budgetGeneral } from "./3-general.ts";
import { ONLY_GENERAL } from "./conditions.ts";
import { SOURCES } from "./words.ts";

// 表1 to 表3: totals and functions that several tables print.

export const ACROSS: readonly Rule[] = [
  {
    id: "XB1-11a",
    says: "收支总表收入总计＝收入总表合计",
    english: "Overview total income = income table total",
    basis: "XB1-11a",
    equations: [one(cell(budgetOverview, "收入", "收入总计", "预算数"), cell(budgetIncome, "收入", "合计", "合计"))],
  },
  {
    id: "XB1-11b",
    says: "收支总表上年结转＝收入总表上年结转",
    english: "Overview brought forward = income table brought forward",
    basis: "XB1-11b",
    equations: [
      one(cell(budgetOverview, "收入", "上年结转", "预算数"), cell(budgetIncome, "收入", "合计", "上年结转")),
    ],
  },
  {
    id: "XB1-11c",
    says: "收支总表各来源＝收入总表对应列",
    english: "Overview sources = the same columns of the income table",
    basis: "XB1-11c",
    equations: (
      [
        "财政拨款收入",
        "一般公共预算拨款收入",
        "政府性基金预算拨款收入",
        "国有资本经营预算拨款收入",
        "事业收入",
        "事业单位经营收入",
        "其他收入",
      ] as const
    ).map((source) => one(cell(budgetOverview, "收入", source, "预算数"), cell(budgetIncome, "收入", "合计", source))),
  },
  {
    id: "XB1-12a",
    says: "收支总表支出总计＝支出总表合计＋结余分配、结转下年（如有）",
    english: "Overview total spending = spending table total + surplus distributed and carried forward (if any)",
    basis: "XB1-12a",
    equations: [
      one(
        cell(budgetOverview, "支出", "支出总计", "预算数"),
        cell(budgetExpenditure, "支出", "合计", "合计"),
        cell(budgetOverview, "支出", group("其他去向"), "预算数"),
      ),
    ],
  },
  {
    id: "XB1-12b",
    says: "收支总表每个功能分类＝支出总表同类各行之和",
    english: "Each function of the overview = sum of its rows in the spending table",
    basis: "XB1-12b",
    each: { over: [place(budgetOverview, "支出")], levels: ["类"] },
    equations: [one(cell(budgetOverview, "支出", THIS, "预算数"), cell(budgetExpenditure, "支出", THIS, "合计"))],
  },
  {
    id: "XB1-12c",
    says: "收支总表每个功能分类的基本支出（人员经费、公用经费）、项目支出＝支出总表同类各行之和",
    english: "Basic and project spending of each function of the overview = those of the spending table",
    basis: "XB1-12c",
    each: { over: [place(budgetOverview, "支出")], levels: ["类"] },
    equations: (["基本支出", "项目支出"] as const).map((column) =>
      one(cell(budgetOverview, "支出", THIS, column), cell(budgetExpenditure, "支出", THIS, column)),
    ),
  },
  {
    id: "XB1-31",
    says: "收入只有一般公共预算拨款时，收支总表的人员经费、公用经费＝基本支出预算表合计",
    english:
      "Where all income is from the general budget, staff and operating costs of the overview = those of the basic table",
    basis: "XB1-31",
    when: ONLY_GENERAL,
    equations: (["人员经费", "公用经费"] as const).map((column) =>
      one(cell(budgetOverview, "支出", "本年支出合计", column), cell(budgetBasic, "支出", "合计", column)),
    ),
  },
  {
    id: "XB1-2e",
    says: "收支总表财政拨款收入＝财政拨款收支总表本年收入",
    english: "Appropriations of the overview = income of the year of the appropriation table",
    basis: "XB1-2e",
    equations: [
      one(
        cell(budgetOverview, "收入", "财政拨款收入", "预算数"),
        cell(budgetAppropriation, "收入", "本年收入", "预算数"),
      ),
    ],
  },
  {
    id: "XB1-2a",
    says: "收支总表三类拨款收入＝财政拨款收支总表本年收入对应行",
    english: "The three appropriations of the overview = those of the appropriation table",
    basis: "XB1-2a",
    equations: SOURCES.map((source) =>
      one(cell(budgetOverview, "收入", source, "预算数"), cell(budgetAppropriation, "收入", source, "预算数")),
    ),
  },
  {
    id: "XB1-2b",
    says: "财政拨款收支总表上年结转不大于收支总表上年结转",
    english: "Appropriations brought forward are at most all that is brought forward",
    basis: "XB1-2b",
    relation: "≤",
    equations: [
      one(cell(budgetAppropriation, "收入", "上年结转", "预算数"), cell(budgetOverview, "收入", "上年结转", "预算数")),
    ],
  },
  {
    id: "XB1-2c",
    says: "财政拨款收支总表每个功能分类的合计不大于收支总表同一功能分类",
    english: "Each function of the appropriation table is at most that of the overview",
    basis: "XB1-2c",
    relation: "≤",
    each: { over: [place(budgetAppropriation, "支出"), place(budgetOverview, "支出")], levels: ["类"] },
    equations: [one(cell(budgetAppropriation, "支出", THIS, "合计"), cell(budgetOverview, "支出", THIS, "预算数"))],
  },
  {
    id: "XB1-2d",
    says: "收入只有一般公共预算拨款时，财政拨款收支总表的上年结转和各功能分类＝收支总表",
    english: "Where all income is from the general budget, both tables agree",
    basis: "XB1-2b, XB1-2c",
    when: ONLY_GENERAL,
    hint: true,
    each: { over: [place(budgetAppropriation, "支出"), place(budgetOverview, "支出")], levels: ["类"] },
    equations: [one(cell(budgetAppropriation, "支出", THIS, "合计"), cell(budgetOverview, "支出", THIS, "预算数"))],
  },
  {
    id: "XB2-3a",
    says: "财政拨款收支总表一般公共预算本年支出＝一般公共预算支出预算表合计",
    english: "General budget spending = total of the general budget table",
    basis: "XB2-3a",
    equations: [
      one(cell(budgetAppropriation, "支出", "本年支出", "一般公共预算"), cell(budgetGeneral, "支出", "合计", "合计")),
    ],
  },
  {
    id: "XB2-3b",
    says: "财政拨款收支总表每个功能分类的一般公共预算＝一般公共预算支出预算表同一类",
    english: "Each general budget function = the same class of the general budget table",
    basis: "XB2-3b",
    each: { over: [place(budgetAppropriation, "支出"), place(budgetGeneral, "支出")], levels: ["类"] },
    equations: [
      one(cell(budgetAppropriation, "支出", THIS, "一般公共预算"), cell(budgetGeneral, "支出", THIS, "合计")),
    ],
  },
  {
    id: "XB2-3c",
    says: "一般公共预算本年拨款收入＝一般公共预算支出预算表当年财政拨款安排合计",
    english: "General budget income = this year's appropriation in the general budget table",
    basis: "XB2-3c",
    equations: [
      one(
        cell(budgetAppropriation, "收入", "一般公共预算拨款收入", "预算数"),
        cell(budgetGeneral, "支出", "合计", "当年财政拨款安排"),
      ),
    ],
  },
  {
    id: "XB2-3d",
    says: "一般公共预算上年结转＝一般公共预算支出预算表上年结转安排合计",
    english: "General budget brought forward = brought forward in the general budget table",
    basis: "XB2-3d",
    equations: [
      one(
        cell(budgetAppropriation, "收入", "上年一般公共预算拨款收入", "预算数"),
        cell(budgetGeneral, "支出", "合计", "上年结转安排"),
      ),
    ],
  },
];
