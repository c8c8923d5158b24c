import { form } from "../form.ts";
import { place } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { AMOUNTS, NOT_SEEN } from "./spending-words.ts";
import { ECONOMIC_LABELS } from "./words.ts";

/** 机关运行经费 by economic 科目. */
export const runningByEconomy = form({
  no: "机关运行经费预算表",
  kind: "预算",
  titles: ["机关运行经费预算表", "一般公共预算机关运行经费支出预算表"],
  titleOnly: true,
  source: NOT_SEEN,
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: ECONOMIC_LABELS,
        lines: TOTAL,
        columns: [{ name: "合计", headings: [...AMOUNTS, "机关运行经费支出", "机关运行经费", "机关运行经费预算数"] }],
      },
    ],
  ],
});

export const runningByEconomyTable: TableFile = {
  form: runningByEconomy,
  layouts: [],
  rules: treeRules("BER", place(runningByEconomy, "支出"), { 合计: "BE-1", 类: "BE-1" }),
};
