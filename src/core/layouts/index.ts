import type { Form } from "../form.ts";
import type { Layout } from "../layout.ts";
import { BUDGET_LAYOUTS } from "./budget.ts";
import { FINAL_LAYOUTS } from "./final.ts";

const LAYOUTS: ReadonlyMap<Form, Layout> = new Map(
  [...FINAL_LAYOUTS, ...BUDGET_LAYOUTS].map((layout) => [layout.form, layout]),
);

/** How a form is printed; undefined where nobody has laid it out. */
export function layoutOf(form: Form): Layout | undefined {
  return LAYOUTS.get(form);
}

/** The one line that a set prints once, on its first table. */
export const SET_NOTES: Readonly<Record<string, string>> = {
  青海决算: "（本套报表金额单位转换时可能存在尾数误差）",
};
