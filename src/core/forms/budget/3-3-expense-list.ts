import { form } from "../form.ts";
import { place } from "../rule.ts";
import { EXPENSE_LABELS, EXPENSE_LIST } from "../shared/expense-list.ts";
import { expenseListRules } from "../shared/expenses.ts";
import type { TableFile } from "../table-file.ts";
import { DIFFERENCE, ELSEWHERE, LAST_YEAR, PLAN_WORDS } from "./words.ts";

/** “三公”经费 one below the other, this year or two years side by side. */
export const budgetExpenseList = form({
  no: "“三公”经费表（竖排）",
  kind: "预算",
  titles: ["“三公”经费预算情况表"],
  titleOnly: true,
  source: ELSEWHERE,
  parts: [
    [
      {
        name: "三公",
        rows: "lines",
        labels: EXPENSE_LABELS,
        lines: EXPENSE_LIST,
        prose: ["上年执行数", "上年决算数", "数量", ...DIFFERENCE, "备注"],
        columns: [
          { name: "预算数", headings: [...PLAN_WORDS, "“三公”经费预算数", "本年", "本年“三公”经费预算数"] },
          { name: "上年预算数", headings: LAST_YEAR, varies: true },
        ],
      },
    ],
  ],
});

export const budgetExpenseListTable: TableFile = {
  form: budgetExpenseList,
  layouts: [],
  rules: expenseListRules("BSG", place(budgetExpenseList, "三公"), ["B33-1", "B33-2"]),
};
