import { addressOf, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import type { Form } from "../forms/form.ts";
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
import { namedSelfEvaluation, overallSelfEvaluation, selfEvaluation, targets } from "../forms/performance/tables.ts";
import { cell, codes, type Term } from "../forms/rule.ts";
import { keyOf, projectName, type Meaning, type Purse, type Stage, type What } from "./meanings.ts";

// Where a meaning stands in the tables. One figure may be printed in several: each is a place of it.

/** Figures that are not of a 科目, by their key. */
const FINAL = new Map<string, readonly Term[]>();
const BUDGET = new Map<string, readonly Term[]>();

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
final("一般", "机关运行经费", cell(running, "支出", "合计", "决算数"));
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
  const planned = [
    cell(publicExpenses, "三公", "金额", `预算${column}`),
    cell(expensesAndMeetings, "费用", "预算数", listed),
  ];
  put(FINAL, "财政", what, planned, "plan");
  final(
    "财政",
    what,
    cell(publicExpenses, "三公", "金额", `决算${column}`),
    cell(expensesAndMeetings, "费用", "决算数", listed),
  );
  budget("财政", what, cell(budgetExpenses, "三公", "合计", column), cell(budgetExpenseList, "三公", column, "预算数"));
  const before = [
    cell(budgetExpenses, "三公", "合计", `上年${column}`),
    cell(budgetExpenseList, "三公", column, "上年预算数"),
  ];
  put(BUDGET, "财政", what, before, "last");
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

/** The places of a 科目, by whose money is meant. */
function subjectPlaces(kind: BoundSet["kind"], { what, scope, code }: Meaning): readonly Term[] {
  if (code === undefined) return [];
  const rows = codes(code);
  if (kind === "预算") {
    if (what === "经济科目") return [cell(budgetBasic, "支出", rows, "合计")];
    if (scope === "当年") return [cell(budgetGeneral, "支出", rows, "当年财政拨款安排")];
    if (scope === "一般") return [cell(budgetGeneral, "支出", rows, "合计")];
    const whole =
      code.length === 3 ? cell(budgetOverview, "支出", rows, "预算数") : cell(budgetExpenditure, "支出", rows, "合计");
    return scope === "财政" && code.length === 3 ? [cell(budgetAppropriation, "支出", rows, "合计")] : [whole];
  }
  if (what === "经济科目") return [cell(basic, "支出", rows, "金额")];
  if (scope === "一般") return [cell(general, "支出", rows, "小计")];
  if (scope === "财政" && code.length === 3) return [cell(appropriation, "支出", rows, "合计")];
  if (scope === "基金") return [cell(funds, "收支", rows, "小计")];
  if (scope === "国资") return [cell(stateCapital, "收支", rows, "小计")];
  return scope === "全" ? [cell(expenditure, "支出", rows, "本年支出合计")] : [];
}

/** What is found of a meaning in a set: the amounts of its places, those without a row for it apart. */
export interface Found {
  readonly ids: readonly number[];
  /** A table is there and read, but has no row for the 科目. */
  readonly rowless: boolean;
  /** They are the same more often than not: a difference proves nothing. */
  readonly usual?: true;
}

/** What is the same more often than not: 财政拨款 is 一般公共预算财政拨款 alone in most units, 机关运行经费 what offices are run with. */
const USUAL = new Map<string, readonly Term[]>([
  [keyOf({ what: "基本支出", scope: "财政" }, "final"), [cell(general, "支出", "合计", "基本支出")]],
  [keyOf({ what: "项目支出", scope: "财政" }, "final"), [cell(general, "支出", "合计", "项目支出")]],
  [keyOf({ what: "国内接待", scope: "财政" }, "final"), [cell(publicExpenses, "三公", "金额", "决算接待")]],
  [keyOf({ what: "机关运行经费", scope: "一般" }, "final"), [cell(basic, "支出", "公用经费合计", "金额")]],
  [keyOf({ what: "本年支出", scope: "财政" }, "plan"), [cell(budgetAppropriation, "支出", "支出总计", "合计")]],
  [keyOf({ what: "本年支出", scope: "当年" }, "plan"), [cell(budgetGeneral, "支出", "合计", "合计")]],
  [keyOf({ what: "基本支出", scope: "财政" }, "plan"), [cell(budgetGeneral, "支出", "合计", "基本支出")]],
  [keyOf({ what: "项目支出", scope: "财政" }, "plan"), [cell(budgetGeneral, "支出", "合计", "项目支出")]],
  [keyOf({ what: "机关运行经费", scope: "一般" }, "plan"), [cell(budgetBasic, "支出", "合计", "公用经费")]],
]);

const NOTHING: Found = { ids: [], rowless: false };

/** The amounts that a meaning stands for in the tables of a set. */
export function find(set: BoundSet, meaning: Meaning, stage: Stage): Found {
  const sheet = SHEETS[meaning.what];
  if (sheet !== undefined) return { ids: sheet(set, meaning, stage), rowless: false };
  const isSubject = meaning.what === "科目" || meaning.what === "经济科目";
  const own: Stage = set.kind === "预算" ? "plan" : "final";
  if (isSubject && stage !== own) return NOTHING;
  const map = set.kind === "预算" ? BUDGET : FINAL;
  const places = isSubject ? subjectPlaces(set.kind, meaning) : (map.get(keyOf(meaning, stage)) ?? []);
  const ids: number[] = [];
  let rowless = false;
  for (const term of places) {
    const id = amountAt(set, term);
    if (id === "no row") rowless = true;
    else if (id !== undefined) ids.push(id);
  }
  if (ids.length > 0 || rowless) return { ids, rowless };
  const usual = (USUAL.get(keyOf(meaning, stage)) ?? []).map((term) => amountAt(set, term));
  return { ids: usual.filter((id) => typeof id === "number"), rowless, usual: true };
}

/** The columns of a 自评表. */
const COLUMNS: Partial<Record<Stage, string>> = { initial: "年初预算数", plan: "全年预算数", final: "全年执行数" };

/** Meanings that stand in 绩效表, of which a set has one for each project. */
const SHEETS: Partial<Record<What, (set: BoundSet, meaning: Meaning, stage: Stage) => readonly number[]>> = {
  项目: (set, { name = "" }, stage) => [
    ...inSheets(set, selfEvaluation, name, "资金", "年度资金总额", COLUMNS[stage]),
    ...inSheets(set, namedSelfEvaluation, name, "资金", "执行", COLUMNS[stage]),
    ...(stage === "plan" ? plannedFor(set, name) : []),
  ],
  整体: (set, _, stage) => inSheets(set, overallSelfEvaluation, undefined, "资金", "合计", COLUMNS[stage]),
  得分: (set, { name = "" }) =>
    name === "整体"
      ? inSheets(set, overallSelfEvaluation, undefined, "指标", "总分", "得分")
      : inSheets(set, selfEvaluation, name, "指标", "总分", "得分"),
};

function inSheets(
  set: BoundSet,
  form: Form,
  project: string | undefined,
  block: string,
  line: string,
  column: string | undefined,
): readonly number[] {
  return set.blocks.flatMap((bound) => {
    if (bound.table.form !== form || bound.block.block.name !== block || column === undefined) return [];
    if (project !== undefined && projectName(bound.table.project ?? "") !== project) return [];
    const id = idAt(set, bound, bound.block.lines.get(line), column);
    return id === undefined ? [] : [id];
  });
}

/** The 预算数 of a project in a table that lists all of them. */
function plannedFor(set: BoundSet, name: string): readonly number[] {
  return set.blocks.flatMap((bound) => {
    if (bound.table.form !== targets || bound.block.block.name !== "项目") return [];
    const id = idAt(set, bound, bound.rowsNamed(name)[0], "预算数");
    return id === undefined ? [] : [id];
  });
}

/** The names of projects that have a 自评表 of their own. */
export function projectsIn(set: Pick<BoundSet, "tables">): readonly string[] {
  const forms: readonly Form[] = [selfEvaluation, namedSelfEvaluation];
  return set.tables.flatMap(({ form, project }) =>
    forms.includes(form) && project !== undefined ? [projectName(project)] : [],
  );
}

/** The amount of a term with one cell, in the first table of its form. */
export function amountAt(set: BoundSet, { form, block, rows, columns }: Term): number | "no row" | undefined {
  const bound = set.blocks.find((one) => one.table.form === form && one.block.block.name === block);
  if (bound === undefined || columns === "this") return undefined;
  let row: number | undefined;
  if (rows.of === "line") row = bound.block.lines.get(rows.name);
  else if (rows.of === "codes") {
    const all = bound.rowsOf(rows.codes[0] ?? "");
    // Rows of several units would have to be added up.
    if (all.length > 1) return undefined;
    row = all[0];
    if (row === undefined) return "no row";
  }
  return idAt(set, bound, row, columns[0] ?? "");
}

export function idAt(set: BoundSet, bound: BoundBlock, row: number | undefined, name: string): number | undefined {
  const column = bound.block.block.columns.findIndex((one) => one.name === name);
  if (row === undefined || column < 0) return undefined;
  const id = bound.start + row * bound.width + column;
  // A column that the sheet lacks is no zero.
  if (addressOf(set, id) === undefined) return undefined;
  return ["figure", "blank"].includes(set.amounts.state(id)) ? id : undefined;
}
