import { addressOf, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import type { Form } from "../forms/form.ts";
import {
  budgetAppropriation,
  budgetBasic,
  budgetExpenditure,
  budgetFunds,
  budgetGeneral,
  budgetOverview,
  budgetStateCapital,
} from "../forms/budget/tables.ts";
import {
  appropriation,
  basic,
  expenditure,
  funds,
  general,
  publicExpenses,
  stateCapital,
} from "../forms/final/tables.ts";
import { namedSelfEvaluation, overallSelfEvaluation, selfEvaluation, targets } from "../forms/performance/tables.ts";
import { cell, codes, type Term } from "../forms/rule.ts";
import { keyOf, projectName, type Meaning, type Stage, type What } from "./meanings.ts";

import { BUDGET, FINAL } from "./lines.ts";

/** The places of a 科目, by whose money is meant. */
function subjectPlaces(kind: BoundSet["kind"], { what, scope, code }: Meaning): readonly Term[] {
  if (code === undefined) return [];
  const rows = codes(code);
  if (kind === "预算") {
    if (what === "经济科目") return [cell(budgetBasic, "支出", rows, "合计")];
    if (scope === "当年") return [cell(budgetGeneral, "支出", rows, "当年财政拨款安排")];
    if (scope === "一般") return [cell(budgetGeneral, "支出", rows, "合计")];
    if (scope === "基金") return [cell(budgetFunds, "支出", rows, "合计")];
    if (scope === "国资") return [cell(budgetStateCapital, "支出", rows, "合计")];
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

/** The names of projects that have a 自评表 of their own, as printed there. */
export function projectNames(set: Pick<BoundSet, "tables">): readonly string[] {
  const forms: readonly Form[] = [selfEvaluation, namedSelfEvaluation];
  return set.tables.flatMap(({ form, project }) => (forms.includes(form) && project !== undefined ? [project] : []));
}

/** The same as words and 自评表 may both write them. */
export function projectsIn(set: Pick<BoundSet, "tables">): readonly string[] {
  return projectNames(set).map(projectName);
}

/** The 执行率 that the 自评表 of a project prints: 58.49%. */
export function rateOfProject(set: BoundSet, name: string): string | undefined {
  const [id] = inSheets(set, selfEvaluation, name, "执行率", "年度资金总额", "执行率");
  return id === undefined || !set.amounts.isFilled(id) ? undefined : set.amounts.printed(id);
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

/** The amount of a row in the column of that name; undefined where the sheet lacks it, or it is no amount. */
export function idAt(set: BoundSet, bound: BoundBlock, row: number | undefined, name: string): number | undefined {
  const column = bound.block.block.columns.findIndex((one) => one.name === name);
  if (row === undefined || column < 0) return undefined;
  const id = bound.start + row * bound.width + column;
  // A column that the sheet lacks is no zero.
  if (addressOf(set, id) === undefined) return undefined;
  return ["figure", "blank"].includes(set.amounts.state(id)) ? id : undefined;
}
