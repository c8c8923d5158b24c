import {
  budgetAppropriation,
  budgetBasic,
  budgetExpenditure,
  budgetExpenseList,
  budgetExpenses,
  budgetFunds,
  budgetGeneral,
  budgetIncome,
  budgetOverview,
  budgetProjects,
  budgetStateCapital,
} from "../forms/budget/tables.ts";
import {
  appropriation,
  basic,
  expenditure,
  expenseList,
  expensesAndMeetings,
  funds,
  general,
  income,
  overview,
  procurement,
  publicExpenses,
  running,
  stateCapital,
  stateCapitalSpending,
} from "../forms/final/tables.ts";
import { cell, type Term } from "../forms/rule.ts";
import { keyOf, type Purse, type Stage, type What } from "./meanings.ts";

// Where a meaning stands in the tables. One figure may be printed in several: each is a place of it.

/** Figures that are not of a 科目, by their key. */
export const FINAL = new Map<string, readonly Term[]>();
export const BUDGET = new Map<string, readonly Term[]>();

function put(
  into: Map<string, readonly Term[]>,
  scope: Purse,
  what: What,
  places: readonly Term[],
  stage: Stage,
): void {
  into.set(keyOf({ what, scope }, stage), places);
}

const final = (scope: Purse, what: What, ...places: Term[]): void => put(FINAL, scope, what, places, "final");
const budget = (scope: Purse, what: What, ...places: Term[]): void => put(BUDGET, scope, what, places, "plan");

final("全", "收支总计", cell(overview, "收入", "总计", "金额"), cell(overview, "支出", "总计", "金额"));
final("全", "收入总计", cell(overview, "收入", "总计", "金额"));
final("全", "支出总计", cell(overview, "支出", "总计", "金额"));
final("全", "本年收入", cell(income, "收入", "合计", "本年收入合计"), cell(overview, "收入", "本年收入合计", "金额"));
final(
  "全",
  "本年支出",
  cell(expenditure, "支出", "合计", "本年支出合计"),
  cell(overview, "支出", "本年支出合计", "金额"),
);
final("全", "财政拨款收入", cell(income, "收入", "合计", "财政拨款收入"));
final("全", "一般公共预算收入", cell(overview, "收入", "一般公共预算财政拨款收入", "金额"));
final("全", "政府性基金收入", cell(overview, "收入", "政府性基金预算财政拨款收入", "金额"));
final("全", "国有资本收入", cell(overview, "收入", "国有资本经营预算财政拨款收入", "金额"));
for (const what of ["上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"] as const)
  final("全", what, cell(income, "收入", "合计", what), cell(overview, "收入", what, "金额"));
final("全", "使用非财政拨款结余", cell(overview, "收入", "使用非财政拨款结余", "金额"));
final("全", "年初结转", cell(overview, "收入", "年初结转和结余", "金额"));
final("全", "结余分配", cell(overview, "支出", "结余分配", "金额"));
final("全", "年末结转", cell(overview, "支出", "年末结转和结余", "金额"));
for (const what of ["基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"] as const)
  final("全", what, cell(expenditure, "支出", "合计", what));
final("财政", "收支总计", cell(appropriation, "收入", "总计", "金额"), cell(appropriation, "支出", "总计", "合计"));
final("财政", "收入总计", cell(appropriation, "收入", "总计", "金额"));
final("财政", "支出总计", cell(appropriation, "支出", "总计", "合计"));
final("财政", "本年收入", cell(appropriation, "收入", "本年收入合计", "金额"));
final("财政", "财政拨款收入", cell(appropriation, "收入", "本年收入合计", "金额"));
final("财政", "本年支出", cell(appropriation, "支出", "本年支出合计", "合计"));
final("财政", "年初结转", cell(appropriation, "收入", "年初财政拨款结转和结余", "金额"));
final("财政", "年末结转", cell(appropriation, "支出", "年末财政拨款结转和结余", "合计"));
final("财政", "一般公共预算收入", cell(appropriation, "收入", "一般公共预算财政拨款", "金额"));
final("财政", "政府性基金收入", cell(appropriation, "收入", "政府性基金预算财政拨款", "金额"));
final("财政", "国有资本收入", cell(appropriation, "收入", "国有资本经营预算财政拨款", "金额"));
final(
  "一般",
  "本年支出",
  cell(general, "支出", "合计", "小计"),
  cell(appropriation, "支出", "本年支出合计", "一般公共预算财政拨款"),
);
final("一般", "本年收入", cell(appropriation, "收入", "一般公共预算财政拨款", "金额"));
final("一般", "基本支出", cell(general, "支出", "合计", "基本支出"));
final("一般", "项目支出", cell(general, "支出", "合计", "项目支出"));
final("一般", "人员经费", cell(basic, "支出", "人员经费合计", "金额"));
final("一般", "公用经费", cell(basic, "支出", "公用经费合计", "金额"));
final(
  "一般",
  "机关运行经费",
  cell(running, "支出", "合计", "决算数"),
  cell(expenseList, "三公", "机关运行经费", "决算数"),
  cell(publicExpenses, "三公", "金额", "机关运行经费"),
);
for (const [scope, form, name] of [
  ["基金", funds, "政府性基金预算财政拨款"],
  ["国资", stateCapital, "国有资本经营预算财政拨款"],
] as const) {
  final(scope, "本年支出", cell(form, "收支", "合计", "小计"), cell(appropriation, "支出", "本年支出合计", name));
  final(scope, "本年收入", cell(form, "收支", "合计", "本年收入"), cell(appropriation, "收入", name, "金额"));
  final(scope, "年初结转", cell(form, "收支", "合计", "年初结转和结余"));
  final(scope, "年末结转", cell(form, "收支", "合计", "年末结转和结余"));
  final(scope, "基本支出", cell(form, "收支", "合计", "基本支出"));
  final(scope, "项目支出", cell(form, "收支", "合计", "项目支出"));
}
for (const [what, column] of [
  ["三公", "合计"],
  ["出国", "出国"],
  ["公车", "公车小计"],
  ["购置", "购置"],
  ["运行", "运行"],
  ["接待", "接待"],
] as const) {
  const listed = what === "三公" ? "三公小计" : column;
  const line = what === "三公" ? "合计" : column;
  const planned = [
    cell(publicExpenses, "三公", "金额", `预算${column}`),
    cell(expensesAndMeetings, "费用", "预算数", listed),
    cell(expenseList, "三公", line, "预算数"),
  ];
  put(FINAL, "财政", what, planned, "plan");
  final(
    "财政",
    what,
    cell(publicExpenses, "三公", "金额", `决算${column}`),
    cell(expensesAndMeetings, "费用", "决算数", listed),
    cell(expenseList, "三公", line, "决算数"),
  );
  budget("财政", what, cell(budgetExpenses, "三公", "合计", column), cell(budgetExpenseList, "三公", line, "预算数"));
  const before = [
    cell(budgetExpenses, "三公", "合计", `上年${column}`),
    cell(budgetExpenseList, "三公", line, "上年预算数"),
  ];
  put(BUDGET, "财政", what, before, "last");
}
for (const [what, column] of [
  ["会议", "会议费"],
  ["培训", "培训费"],
] as const) {
  put(FINAL, "财政", what, [cell(expensesAndMeetings, "费用", "预算数", column)], "plan");
  final("财政", what, cell(expensesAndMeetings, "费用", "决算数", column));
}
for (const [what, line] of [
  ["国内接待", "国内接待费"],
  ["境外接待", "国(境)外接待费"],
  ["外事接待", "外事接待费"],
] as const)
  final("财政", what, cell(expenseList, "三公", line, "决算数"));
for (const [scope, name] of [
  ["一般", "一般公共预算财政拨款"],
  ["基金", "政府性基金预算财政拨款"],
  ["国资", "国有资本经营预算财政拨款"],
] as const) {
  const [opening, closing] = [keyOf({ what: "年初结转", scope }), keyOf({ what: "年末结转", scope })];
  FINAL.set(opening, [...(FINAL.get(opening) ?? []), cell(appropriation, "收入", `年初${name}`, "金额")]);
  FINAL.set(closing, [...(FINAL.get(closing) ?? []), cell(appropriation, "支出", "年末财政拨款结转和结余", name)]);
}
for (const what of ["本年支出", "基本支出", "项目支出"] as const) {
  const column = what === "本年支出" ? "小计" : what;
  FINAL.set(keyOf({ what, scope: "国资" }), [
    ...(FINAL.get(keyOf({ what, scope: "国资" })) ?? []),
    cell(stateCapitalSpending, "支出", "合计", column),
  ]);
}
final("全", "团组", cell(publicExpenses, "统计数左", "因公出国团组数", "统计数"));
final("全", "出国人次", cell(publicExpenses, "统计数右", "因公出国人数", "统计数"));
final("全", "购置数", cell(publicExpenses, "统计数左", "公务用车购置数", "统计数"));
final("全", "保有量", cell(publicExpenses, "统计数右", "公务用车保有量", "统计数"));
final("全", "批次", cell(publicExpenses, "统计数左", "国内公务接待批次", "统计数"));
final("全", "人次", cell(publicExpenses, "统计数右", "国内公务接待人次", "统计数"));
final("全", "采购", cell(procurement, "采购", "政府采购支出合计", "金额"));
final("全", "采购货物", cell(procurement, "采购", "政府采购货物支出", "金额"));
final("全", "采购工程", cell(procurement, "采购", "政府采购工程支出", "金额"));
final("全", "采购服务", cell(procurement, "采购", "政府采购服务支出", "金额"));
final("全", "中小企业", cell(procurement, "采购", "政府采购授予中小企业合同金额", "金额"));
final("全", "小微企业", cell(procurement, "采购", "授予小微企业合同金额", "金额"));

budget(
  "全",
  "收支总计",
  cell(budgetOverview, "收入", "收入总计", "预算数"),
  cell(budgetOverview, "支出", "支出总计", "预算数"),
);
budget(
  "全",
  "收入总计",
  cell(budgetIncome, "收入", "合计", "合计"),
  cell(budgetOverview, "收入", "收入总计", "预算数"),
);
budget(
  "全",
  "支出总计",
  cell(budgetExpenditure, "支出", "合计", "合计"),
  cell(budgetOverview, "支出", "支出总计", "预算数"),
);
budget("全", "本年收入", cell(budgetOverview, "收入", "本年收入合计", "预算数"));
budget("全", "本年支出", cell(budgetOverview, "支出", "本年支出合计", "预算数"));
budget(
  "全",
  "年初结转",
  cell(budgetIncome, "收入", "合计", "上年结转"),
  cell(budgetOverview, "收入", "上年结转", "预算数"),
);
budget(
  "全",
  "一般公共预算收入",
  cell(budgetIncome, "收入", "合计", "一般公共预算拨款收入"),
  cell(budgetOverview, "收入", "一般公共预算拨款收入", "预算数"),
);
budget("全", "政府性基金收入", cell(budgetOverview, "收入", "政府性基金预算拨款收入", "预算数"));
budget("全", "国有资本收入", cell(budgetOverview, "收入", "国有资本经营预算拨款收入", "预算数"));
budget(
  "全",
  "事业收入",
  cell(budgetOverview, "收入", "事业收入", "预算数"),
  cell(budgetIncome, "收入", "合计", "事业收入"),
);
for (const [what, line] of [
  ["财政专户收入", "财政专户管理资金收入"],
  ["单位资金", "单位资金"],
  ["上级补助收入", "上级补助收入"],
  ["附属单位上缴收入", "附属单位上缴收入"],
] as const)
  budget("全", what, cell(budgetOverview, "收入", line, "预算数"), cell(budgetIncome, "收入", "合计", line));
budget("全", "年末结转", cell(budgetOverview, "支出", "结转下年", "预算数"));
budget("财政", "年末结转", cell(budgetAppropriation, "支出", "结转下年", "合计"));
budget("全", "经营收入", cell(budgetOverview, "收入", "事业单位经营收入", "预算数"));
budget("全", "其他收入", cell(budgetOverview, "收入", "其他收入", "预算数"));
budget("全", "基本支出", cell(budgetExpenditure, "支出", "合计", "基本支出"));
budget("全", "项目支出", cell(budgetExpenditure, "支出", "合计", "项目支出"));
budget(
  "全",
  "财政拨款收入",
  cell(budgetOverview, "收入", "财政拨款收入", "预算数"),
  cell(budgetIncome, "收入", "合计", "财政拨款收入"),
  cell(budgetAppropriation, "收入", "本年收入", "预算数"),
);
for (const [scope, column] of [
  ["基金", "政府性基金预算"],
  ["国资", "国有资本经营预算"],
] as const) {
  const form = scope === "基金" ? budgetFunds : budgetStateCapital;
  budget(
    scope,
    "本年支出",
    cell(form, "支出", "合计", "合计"),
    cell(budgetAppropriation, "支出", "本年支出", column),
    cell(budgetAppropriation, "支出", "支出总计", column),
  );
  budget(scope, "基本支出", cell(form, "支出", "合计", "基本支出"));
  budget(scope, "项目支出", cell(form, "支出", "合计", "项目支出"));
}
budget("财政", "收入总计", cell(budgetAppropriation, "收入", "收入总计", "预算数"));
for (const what of ["收支总计", "支出总计"] as const)
  budget(
    "财政",
    what,
    cell(budgetAppropriation, "支出", "支出总计", "合计"),
    cell(budgetAppropriation, "支出", "本年支出", "合计"),
  );
budget("财政", "本年支出", cell(budgetAppropriation, "支出", "本年支出", "合计"));
budget("财政", "本年收入", cell(budgetAppropriation, "收入", "本年收入", "预算数"));
budget("财政", "年初结转", cell(budgetAppropriation, "收入", "上年结转", "预算数"));
budget("财政", "年初一般公共预算结转", cell(budgetAppropriation, "收入", "上年一般公共预算拨款收入", "预算数"));
budget("财政", "一般公共预算收入", cell(budgetAppropriation, "收入", "一般公共预算拨款收入", "预算数"));
budget("财政", "政府性基金收入", cell(budgetAppropriation, "收入", "政府性基金预算拨款收入", "预算数"));
budget("财政", "国有资本收入", cell(budgetAppropriation, "收入", "国有资本经营预算拨款收入", "预算数"));
budget(
  "一般",
  "本年支出",
  cell(budgetGeneral, "支出", "合计", "合计"),
  cell(budgetAppropriation, "支出", "本年支出", "一般公共预算"),
  cell(budgetAppropriation, "支出", "支出总计", "一般公共预算"),
);
budget("一般", "机关运行经费", cell(budgetExpenses, "三公", "合计", "机关运行经费"));
budget("当年", "本年支出", cell(budgetGeneral, "支出", "合计", "当年财政拨款安排"));
budget("一般", "基本支出", cell(budgetBasic, "支出", "合计", "合计"), cell(budgetGeneral, "支出", "合计", "基本支出"));
budget(
  "一般",
  "项目支出",
  cell(budgetProjects, "支出", "合计", "金额"),
  cell(budgetGeneral, "支出", "合计", "项目支出"),
);
budget("一般", "人员经费", cell(budgetBasic, "支出", "合计", "人员经费"));
budget("一般", "公用经费", cell(budgetBasic, "支出", "合计", "公用经费"));
