import { form } from "../form.ts";
import { cell, place, THIS } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { codeRule, one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { SUBJECTS_LOOK } from "./looks.ts";
import { QINGHAI, SUBJECT_LABELS } from "./words.ts";

/** 公开02表 */
export const income = form({
  no: "公开02表",
  kind: "决算",
  titles: ["收入决算表", "收入决算总表"],
  source: QINGHAI,
  parts: [
    [
      {
        name: "收入",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        prose: ["其中:教育收费", "教育收费"],
        columns: [
          { name: "本年收入合计", headings: ["本年收入合计", "合计", "收入合计", "总计"] },
          { name: "财政拨款收入" },
          { name: "上级补助收入" },
          { name: "事业收入" },
          { name: "经营收入" },
          { name: "附属单位上缴收入" },
          { name: "其他收入" },
        ],
      },
    ],
  ],
});

export const incomeTable: TableFile = {
  form: income,
  layouts: [{ parts: [[SUBJECTS_LOOK]], landscape: true }],
  rules: [
    {
      id: "02-1",
      says: "每行：本年收入合计＝各来源收入之和",
      english: "Each row: income of the year = sum of its sources",
      basis: "F02-1",
      each: { over: [place(income, "收入")] },
      equations: [
        one(
          cell(income, "收入", THIS, "本年收入合计"),
          cell(income, "收入", THIS, [
            "财政拨款收入",
            "上级补助收入",
            "事业收入",
            "经营收入",
            "附属单位上缴收入",
            "其他收入",
          ]),
        ),
      ],
    },
    ...treeRules("02", place(income, "收入"), { 合计: "F02-2", 类: "F02-3", 款: "F02-4" }),
    codeRule("02", place(income, "收入"), "F02-5", "full-tree"),
  ],
};
