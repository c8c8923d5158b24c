import { form } from "../form.ts";
import { TOTAL } from "../shared/lines.ts";
import type { TableFile } from "../table-file.ts";
import { EXPENSE_COLUMNS, expenseRules, EXPENSES_LOOK } from "./3-3-expenses.ts";
import { SICHUAN, UNIT_LABELS } from "./words.ts";

/** 表4-1 */
export const budgetFundExpenses = form({
  no: "单位公开表4-1",
  kind: "预算",
  titles: ["政府性基金预算“三公”经费支出预算表", "政府性基金预算“三公”经费支出表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "三公",
        rows: "units",
        orRows: ["single"],
        labels: UNIT_LABELS,
        lines: TOTAL,
        columns: EXPENSE_COLUMNS,
      },
    ],
  ],
});

export const budgetFundExpensesTable: TableFile = {
  form: budgetFundExpenses,
  layouts: [{ parts: [[EXPENSES_LOOK]], landscape: true }],
  rules: expenseRules("4-1", budgetFundExpenses, ["B41-1", "B41-1", "B41-1"]),
};
