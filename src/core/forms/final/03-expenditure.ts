import { form } from "../form.ts";
import { cell, place, THIS } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { codeRule, one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { SHORT_CODE, SUBJECTS_LOOK } from "./looks.ts";
import { QINGHAI, SUBJECT_LABELS } from "./words.ts";

/** 公开03表 */
export const expenditure = form({
  no: "公开03表",
  kind: "决算",
  titles: ["支出决算表", "支出决算总表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "支出",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        columns: [
          { name: "本年支出合计", headings: ["本年支出合计", "合计", "支出合计", "总计"] },
          { name: "基本支出" },
          { name: "项目支出" },
          { name: "上缴上级支出" },
          { name: "经营支出" },
          { name: "对附属单位补助支出" },
        ],
      },
    ],
  ],
});

export const expenditureTable: TableFile = {
  form: expenditure,
  layouts: [{ parts: [[{ ...SUBJECTS_LOOK, ...SHORT_CODE }]], landscape: true }],
  rules: [
    {
      id: "03-1",
      says: "每行：本年支出合计＝基本支出＋项目支出＋上缴上级支出＋经营支出＋对附属单位补助支出",
      english: "Each row: spending of the year = basic + project + remitted + operating + subsidies",
      basis: "F03-1",
      each: { over: [place(expenditure, "支出")] },
      equations: [
        one(
          cell(expenditure, "支出", THIS, "本年支出合计"),
          cell(expenditure, "支出", THIS, ["基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]),
        ),
      ],
    },
    ...treeRules("03", place(expenditure, "支出"), { 合计: "F03-2", 类: "F03-3", 款: "F03-4" }),
    codeRule("03", place(expenditure, "支出"), "F03-5", "full-tree"),
  ],
};
