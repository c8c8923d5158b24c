import { form } from "../form.ts";
import { place } from "../rule.ts";
import { expenseListRules } from "../shared/expenses.ts";
import type { TableFile } from "../table-file.ts";
import {
  ABROAD,
  CAR_BUYING,
  CAR_RUNNING,
  CARS,
  DIFFERENCE,
  ELSEWHERE,
  EXPENSE_TOTAL,
  LAST_YEAR,
  PLAN_WORDS,
  RECEPTION,
} from "./words.ts";

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
        labels: { name: ["项目", "“三公”经费项目", "费用项目", "内容"], number: ["行次", "序号"] },
        lines: [
          { name: "合计", labels: [...EXPENSE_TOTAL, "总计", "共计"] },
          { name: "出国", labels: ABROAD, group: "三公" },
          { name: "公车小计", labels: CARS, group: "三公", parts: "公车" },
          { name: "购置", labels: CAR_BUYING, group: "公车" },
          { name: "运行", labels: CAR_RUNNING, group: "公车" },
          { name: "接待", labels: RECEPTION, group: "三公" },
        ],
        prose: ["上年执行数", "上年决算数", ...DIFFERENCE, "备注"],
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
