import { form } from "../form.ts";
import { place } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { SUBJECTS_LOOK } from "./looks.ts";
import { SICHUAN, SUBJECT_LABELS } from "./words.ts";

/** 表3-2 */
export const budgetProjects = form({
  no: "单位公开表3-2",
  kind: "预算",
  titles: ["一般公共预算项目支出预算表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "支出",
        rows: "projects",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        columns: [{ name: "金额", headings: ["金额", "合计"] }],
      },
    ],
  ],
});

export const budgetProjectsTable: TableFile = {
  form: budgetProjects,
  layouts: [{ parts: [[SUBJECTS_LOOK]] }],
  rules: treeRules("B3-2", place(budgetProjects, "支出"), { 合计: "B32-1", 项: "B32-2" }),
};
