import type { Form } from "./form.ts";
import { TABLES } from "./index.ts";
import type { Layout, Picture } from "./layout.ts";
import { overallSelfEvaluation, selfEvaluation } from "./performance/tables.ts";

/** How a form is printed, in a set or wherever nobody prints it in a way of its own; undefined where nobody has laid it out. */
export function layoutOf(form: Form, set?: string): Layout | Picture | undefined {
  const own = TABLES.find((table) => table.form === form)?.layouts ?? [];
  return (
    own.find(({ sets = [] }) => set !== undefined && sets.includes(set)) ?? own.find(({ sets }) => sets === undefined)
  );
}

/** What a set publishes beside its tables: for the unit as a whole, and for each of its projects. */
export const APPENDICES: Readonly<
  Record<string, { readonly unit: readonly Form[]; readonly project: readonly Form[] }>
> = {
  青海决算: { unit: [], project: [selfEvaluation] },
  新疆决算: { unit: [overallSelfEvaluation], project: [selfEvaluation] },
};

/** That figures which were rounded one by one need not add up. */
export const TAILS_NOTE = "（本套报表金额单位转换时可能存在尾数误差）";

/** The one line that a set prints once, on its first table. */
export const SET_NOTES: Readonly<Record<string, string>> = {
  青海决算: TAILS_NOTE,
};

/**
 * What a set prints above a table, where it is not what its kind prints: the title alone, or words at the left and at the right. {年}, {表名},
 * {表号}, {单位} and {金额单位} are those of the table.
 */
export const HEADS: Readonly<Record<string, readonly string[]>> = {
  全国预算: ["{表名}", "{年}年度 | {表号}", "单位名称：{单位} | 单位：{金额单位}"],
  上海部门预算: ["{年}年{表名}", "编制部门：{单位} | 单位：{金额单位}"],
  上海单位预算: ["{年}年{表名}", "编制单位：{单位} | 单位：{金额单位}"],
};
