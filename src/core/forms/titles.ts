import * as budget from "./budget/tables.ts";
import * as final from "./final/tables.ts";
import type { Form } from "./form.ts";

// What a title says, word by word: places put the same few words together in many ways.

type Stage = "预算" | "决算";
type Fund = "财政拨款" | "一般公共预算" | "政府性基金" | "国有资本经营";
type Flow = "收支" | "收入" | "支出";
type Part = "基本支出" | "项目支出" | "三公" | "会议培训" | "机关运行" | "政府采购";
type By = "功能分类" | "经济分类" | "政府经济分类" | "明细";

/** The meaning of a title. */
interface TitleMeaning {
  stage?: Stage;
  fund?: Fund;
  flow?: Flow;
  part?: Part;
  by?: By;
}

/** Words of titles and what they say; those that say nothing have an empty meaning. */
const WORDS: Readonly<Record<string, TitleMeaning>> = {
  预算: { stage: "预算" },
  决算: { stage: "决算" },
  综合预算: { stage: "预算" },
  收入支出: { flow: "收支" },
  收支: { flow: "收支" },
  收入: { flow: "收入" },
  支出: { flow: "支出" },
  财政拨款: { fund: "财政拨款" },
  拨款: {},
  一般公共预算财政拨款: { fund: "一般公共预算" },
  一般公共预算拨款: { fund: "一般公共预算" },
  一般公共预算: { fund: "一般公共预算" },
  公共预算财政拨款: { fund: "一般公共预算" },
  公共财政预算财政拨款: { fund: "一般公共预算" },
  公共财政预算: { fund: "一般公共预算" },
  政府性基金预算财政拨款: { fund: "政府性基金" },
  政府性基金预算拨款: { fund: "政府性基金" },
  政府性基金预算: { fund: "政府性基金" },
  政府性基金: { fund: "政府性基金" },
  国有资本经营预算财政拨款: { fund: "国有资本经营" },
  国有资本经营预算拨款: { fund: "国有资本经营" },
  国有资本经营预算: { fund: "国有资本经营" },
  国有资本经营: { fund: "国有资本经营" },
  基本支出: { part: "基本支出" },
  项目支出: { part: "项目支出" },
  三公经费: { part: "三公" },
  三公: { part: "三公" },
  三公两费: { part: "三公" },
  会议费: { part: "会议培训" },
  培训费: { part: "会议培训" },
  机关运行经费: { part: "机关运行" },
  行政参公单位机关运行经费: { part: "机关运行" },
  政府采购: { part: "政府采购" },
  功能分类: { by: "功能分类" },
  按功能分类: { by: "功能分类" },
  功能科目: { by: "功能分类" },
  按功能科目: { by: "功能分类" },
  按功能分类科目: { by: "功能分类" },
  按支出功能分类: { by: "功能分类" },
  经济科目: { by: "经济分类" },
  按经济分类: { by: "经济分类" },
  按经济科目: { by: "经济分类" },
  按经济分类科目: { by: "经济分类" },
  按部门经济分类: { by: "经济分类" },
  按部门预算经济分类: { by: "经济分类" },
  按支出经济分类: { by: "经济分类" },
  按政府经济分类: { by: "政府经济分类" },
  按政府预算经济分类: { by: "政府经济分类" },
  按: {},
  分类: {},
  支出功能分类: { flow: "支出", by: "功能分类" },
  经济分类: { by: "经济分类" },
  部门经济分类: { by: "经济分类" },
  部门预算经济分类: { by: "经济分类" },
  支出经济分类: { flow: "支出", by: "经济分类" },
  部门预算支出经济分类: { flow: "支出", by: "经济分类" },
  政府经济分类: { by: "政府经济分类" },
  政府预算经济分类: { by: "政府经济分类" },
  政府预算支出经济分类: { flow: "支出", by: "政府经济分类" },
  明细: { by: "明细" },
  科目: {},
  总表: {},
  总体情况表: {},
  总体: {},
  情况表: {},
  情况: {},
  总体情况: {},
  统计表: {},
  安排: {},
  安排的: {},
  安排情况: {},
  表: {},
  财务: {},
  部门: {},
  单位: {},
  预算单位: {},
  本级: {},
  区本级: {},
  县本级: {},
  市本级: {},
  本年: {},
  当年: {},
  及: {},
  和: {},
  与: {},
  "、": {},
};
const LONGEST = Math.max(...Object.keys(WORDS).map((word) => word.length));

/** “三公” in a row, one kind below the other, or with 会议费 and 培训费. */
const EXPENSES = [final.publicExpenses, final.expenseList, final.expensesAndMeetings];

/** A title that does not say 决算 may be of either: the headings tell. */
const PLANNED_EXPENSES = [budget.budgetExpenses, budget.budgetExpenseList, ...EXPENSES];

/** Which forms a title of this meaning may have, the likeliest first. */
const FORMS_BY_MEANING: readonly { readonly is: TitleMeaning; readonly forms: readonly Form[] }[] = [
  { is: { flow: "收支" }, forms: [budget.budgetOverview] },
  { is: { flow: "收入" }, forms: [budget.budgetIncome] },
  { is: { flow: "支出" }, forms: [budget.budgetExpenditure] },
  { is: { flow: "支出", by: "功能分类" }, forms: [budget.budgetExpenditure] },
  { is: { flow: "收支", fund: "财政拨款" }, forms: [budget.budgetAppropriation] },
  { is: { flow: "支出", fund: "财政拨款" }, forms: [budget.appropriationSpending] },
  { is: { flow: "支出", fund: "财政拨款", by: "功能分类" }, forms: [budget.appropriationSpending] },
  { is: { flow: "支出", fund: "财政拨款", by: "经济分类" }, forms: [budget.budgetDetail] },
  { is: { part: "基本支出", fund: "财政拨款" }, forms: [budget.appropriationBasic] },
  { is: { part: "基本支出", fund: "财政拨款", by: "经济分类" }, forms: [budget.appropriationBasic] },
  { is: { flow: "支出", fund: "一般公共预算" }, forms: [budget.budgetGeneral] },
  { is: { flow: "支出", fund: "一般公共预算", by: "功能分类" }, forms: [budget.budgetGeneral] },
  { is: { flow: "支出", fund: "一般公共预算", by: "明细" }, forms: [budget.budgetGeneral] },
  { is: { flow: "支出", fund: "一般公共预算", by: "经济分类" }, forms: [budget.generalByEconomy] },
  { is: { part: "项目支出", fund: "一般公共预算", by: "经济分类" }, forms: [budget.projectsByEconomy] },
  { is: { part: "机关运行" }, forms: [budget.runningByEconomy] },
  { is: { part: "机关运行", fund: "一般公共预算" }, forms: [budget.runningByEconomy] },
  { is: { part: "机关运行", fund: "财政拨款" }, forms: [budget.runningByEconomy] },
  { is: { part: "基本支出", fund: "一般公共预算" }, forms: [budget.budgetBasic] },
  { is: { part: "基本支出", fund: "一般公共预算", by: "经济分类" }, forms: [budget.budgetBasic] },
  { is: { part: "基本支出", fund: "一般公共预算", by: "明细" }, forms: [budget.budgetBasic] },
  { is: { part: "项目支出", fund: "一般公共预算" }, forms: [budget.budgetProjects] },
  { is: { part: "三公" }, forms: PLANNED_EXPENSES },
  { is: { part: "三公", fund: "财政拨款" }, forms: PLANNED_EXPENSES },
  { is: { part: "三公", fund: "一般公共预算" }, forms: PLANNED_EXPENSES },
  { is: { part: "三公", fund: "政府性基金" }, forms: [budget.budgetFundExpenses] },
  { is: { flow: "支出", fund: "政府性基金" }, forms: [budget.budgetFunds] },
  { is: { flow: "支出", fund: "政府性基金", by: "功能分类" }, forms: [budget.budgetFunds] },
  { is: { flow: "支出", fund: "国有资本经营" }, forms: [budget.budgetStateCapital] },
  { is: { flow: "支出", fund: "国有资本经营", by: "功能分类" }, forms: [budget.budgetStateCapital] },
  { is: { stage: "决算", flow: "收支" }, forms: [final.overview] },
  { is: { stage: "决算", flow: "收入" }, forms: [final.income] },
  { is: { stage: "决算", flow: "支出" }, forms: [final.expenditure] },
  { is: { stage: "决算", flow: "支出", by: "功能分类" }, forms: [final.expenditure] },
  { is: { stage: "决算", flow: "收支", fund: "财政拨款" }, forms: [final.appropriation] },
  { is: { stage: "决算", flow: "支出", fund: "财政拨款", by: "明细" }, forms: [final.detail] },
  { is: { stage: "决算", flow: "支出", fund: "一般公共预算" }, forms: [final.general] },
  { is: { stage: "决算", flow: "支出", fund: "一般公共预算", by: "功能分类" }, forms: [final.general] },
  { is: { stage: "决算", flow: "收支", fund: "一般公共预算" }, forms: [final.general] },
  { is: { stage: "决算", flow: "支出", fund: "一般公共预算", by: "明细" }, forms: [final.generalDetail] },
  { is: { stage: "决算", part: "基本支出", fund: "一般公共预算" }, forms: [final.basic] },
  { is: { stage: "决算", part: "基本支出", fund: "一般公共预算", by: "明细" }, forms: [final.basic] },
  { is: { stage: "决算", part: "基本支出", fund: "一般公共预算", by: "经济分类" }, forms: [final.basic] },
  { is: { stage: "决算", part: "项目支出", fund: "一般公共预算" }, forms: [final.generalProjects] },
  { is: { stage: "决算", part: "项目支出", fund: "一般公共预算", by: "明细" }, forms: [final.generalProjects] },
  { is: { stage: "决算", flow: "收支", fund: "政府性基金" }, forms: [final.funds] },
  { is: { stage: "决算", flow: "支出", fund: "政府性基金" }, forms: [final.funds] },
  { is: { stage: "决算", flow: "收支", fund: "国有资本经营" }, forms: [final.stateCapital] },
  { is: { stage: "决算", flow: "支出", fund: "国有资本经营" }, forms: [final.stateCapitalSpending] },
  { is: { stage: "决算", part: "三公" }, forms: EXPENSES },
  { is: { stage: "决算", part: "三公", fund: "财政拨款" }, forms: EXPENSES },
  { is: { stage: "决算", part: "三公", fund: "一般公共预算" }, forms: EXPENSES },
  { is: { stage: "决算", part: "机关运行" }, forms: [final.running] },
  { is: { stage: "决算", part: "政府采购" }, forms: [final.procurement] },
];

/** The forms that the end of a title in plain words may mean, and what stands before it. */
export function formsMeant(title: string): { readonly forms: readonly Form[]; readonly before: string } | undefined {
  const meaning: TitleMeaning = {};
  const bracket = /\(([^()]{2,16})\)$/.exec(title);
  // 一般公共预算支出表（按功能分类科目）
  if (bracket?.[1] !== undefined && !readWords(bracket[1], meaning).isWhole) return undefined;
  let end = title.length - (bracket?.[0].length ?? 0);
  if (!title.startsWith("表", end - 1) && !title.startsWith("情况", end - 2)) return undefined;
  end = readWords(title.slice(0, end), meaning).from;
  // 预算01表 收支总表: the first 表 is that of the number.
  if (/\d$/.test(title.slice(0, end)) && title.startsWith("表", end)) end++;
  const forms = FORMS_BY_MEANING.filter(({ is }) => isSame(is, meaning)).flatMap((one) => one.forms);
  return forms.length === 0 ? undefined : { forms, before: title.slice(0, end) };
}

/** Takes the known words at the end of a text into a meaning, as many as there are; gives where they begin. */
function readWords(text: string, meaning: TitleMeaning): { readonly from: number; readonly isWhole: boolean } {
  // Where a word begins after which there are words to the end: the longest such word (基本支出 before 经济分类, where 支出经济分类 leads no further).
  const words = new Map([[text.length, ""]]);
  let first = text.length;
  for (let end = text.length; end >= first; end--) {
    if (!words.has(end)) continue;
    for (let from = Math.max(0, end - LONGEST); from < end; from++) {
      const word = text.slice(from, end);
      if (words.has(from) || !Object.hasOwn(WORDS, word)) continue;
      words.set(from, word);
      first = Math.min(first, from);
    }
  }
  const said: string[] = [];
  for (let at = first; at < text.length; at += said.at(-1)?.length ?? 1) said.push(words.get(at) ?? "");
  for (const word of said.reverse()) put(meaning, WORDS[word] ?? {});
  return { from: first, isWhole: first === 0 };
}

/** Read from the end: what is said first of a part, a fund or a flow is the narrower. */
function put(meaning: TitleMeaning, said: TitleMeaning): void {
  if (said.stage !== undefined) meaning.stage ??= said.stage;
  if (said.flow !== undefined) meaning.flow ??= said.flow;
  if (said.by !== undefined) meaning.by ??= said.by;
  // 三公 and 机关运行经费 in one table; 一般公共预算财政拨款.
  if (said.part !== undefined && meaning.part !== "三公") meaning.part = said.part;
  if (said.fund !== undefined && (meaning.fund === undefined || meaning.fund === "财政拨款")) meaning.fund = said.fund;
}

function isSame(is: TitleMeaning, meaning: TitleMeaning): boolean {
  return (
    (is.stage ?? "预算") === (meaning.stage ?? "预算") &&
    is.fund === meaning.fund &&
    is.part === meaning.part &&
    // 基本支出 and the others are spending, said or not.
    (is.part !== undefined || is.flow === meaning.flow) &&
    is.by === meaning.by
  );
}
