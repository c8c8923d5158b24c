import { form } from "../form.ts";
import { place } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { AMOUNTS, NOT_SEEN } from "./spending-words.ts";
import { ECONOMIC_LABELS, PROJECTS } from "./words.ts";

/** 一般公共预算项目支出 by economic 科目. */
export const projectsByEconomy = form({
  no: "一般公共预算项目支出经济分类表",
  kind: "预算",
  titles: ["一般公共预算项目支出情况表(按经济分类)"],
  titleOnly: true,
  source: NOT_SEEN,
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: ECONOMIC_LABELS,
        lines: TOTAL,
        columns: [{ name: "合计", headings: [...AMOUNTS, ...PROJECTS] }],
      },
    ],
  ],
});

export const projectsByEconomyTable: TableFile = {
  form: projectsByEconomy,
  layouts: [],
  rules: treeRules("BEP", place(projectsByEconomy, "支出"), { 合计: "BE-1", 类: "BE-1" }),
};
