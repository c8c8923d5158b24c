import { cell, type Condition, type Term } from "../rule.ts";
import { one } from "../shared/tree.ts";
import { budgetIncome } from "./1-1-income.ts";
import { budgetOverview } from "./1-overview.ts";
import { budgetAppropriation } from "./2-appropriation.ts";

// When the tables of a 预算 say the same.

/** Income of 表1 and 表1-1 that does not come from the general budget. */
export const OTHER_SOURCES: readonly Term[] = [
  ...(
    [
      "政府性基金预算拨款收入",
      "国有资本经营预算拨款收入",
      "事业收入",
      "事业单位经营收入",
      "财政专户管理资金收入",
      "单位资金",
      "上级补助收入",
      "附属单位上缴收入",
      "其他收入",
      "使用非财政拨款结余",
      "用事业基金弥补收支差额",
    ] as const
  ).map((source) => cell(budgetOverview, "收入", source, "预算数")),
  cell(budgetIncome, "收入", "合计", [
    "财政专户管理资金收入",
    "上级补助收入",
    "附属单位上缴收入",
    "用事业基金弥补收支差额",
  ]),
];

export const ONLY_GENERAL: Condition = {
  says: "收入和上年结转只有一般公共预算拨款",
  english: "all income and all that is brought forward comes from the general budget",
  nothing: [
    ...OTHER_SOURCES,
    cell(budgetAppropriation, "收入", "上年政府性基金预算拨款收入", "预算数"),
    cell(budgetAppropriation, "收入", "上年国有资本经营预算拨款收入", "预算数"),
    cell(budgetAppropriation, "支出", "本年支出", ["政府性基金预算", "国有资本经营预算"]),
  ],
  agree: one(
    cell(budgetOverview, "收入", "上年结转", "预算数"),
    cell(budgetAppropriation, "收入", "上年结转", "预算数"),
  ),
};
