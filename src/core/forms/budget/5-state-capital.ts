import { form } from "../form.ts";
import { STATE_CAPITAL_CLASSES, TOTAL } from "../shared/lines.ts";
import type { TableFile } from "../table-file.ts";
import { fundRules } from "./4-funds.ts";
import { NATIONAL, nationalSubjects, SHANGHAI, SUBJECTS_LOOK, shanghaiSubjects } from "./looks.ts";
import { SICHUAN, SUBJECT_LABELS } from "./words.ts";

/** 表5 */
export const budgetStateCapital = form({
  no: "单位公开表5",
  kind: "预算",
  titles: ["国有资本经营预算支出预算表", "国有资本经营支出预算表", "国有资本经营预算支出表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "支出",
        under: ["本年国有资本经营预算支出", "国有资本经营预算支出"],
        rows: "functional",
        labels: SUBJECT_LABELS,
        classes: STATE_CAPITAL_CLASSES,
        lines: TOTAL,
        columns: [{ name: "合计", headings: ["合计", "小计", "总计"] }, { name: "基本支出" }, { name: "项目支出" }],
      },
    ],
  ],
});

export const budgetStateCapitalTable: TableFile = {
  form: budgetStateCapital,
  layouts: [
    {
      parts: [
        [
          {
            ...SUBJECTS_LOOK,
            spans: [
              ["项目", "类", "name"],
              ["科目编码", "类", "项"],
            ],
            blank: 8,
          },
        ],
      ],
    },
    {
      ...SHANGHAI,
      parts: [
        [
          {
            ...shanghaiSubjects("国有资本经营预算支出", "项目支出"),
            headings: { name: "功能分类科目名称", 本年国有资本经营预算支出: "国有资本经营预算支出" },
            blank: 8,
          },
        ],
      ],
    },
    { ...NATIONAL, parts: [[{ ...nationalSubjects("科目"), blank: 8 }]] },
  ],
  rules: fundRules("5", budgetStateCapital),
};
