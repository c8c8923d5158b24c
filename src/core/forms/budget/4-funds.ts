import { form, type Form } from "../form.ts";
import { cell, place, THIS, type Rule } from "../rule.ts";
import { FUND_CLASSES, TOTAL } from "../shared/lines.ts";
import { one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { NATIONAL, nationalSubjects, SHANGHAI, SUBJECTS_LOOK, shanghaiSubjects } from "./looks.ts";
import { SICHUAN, SUBJECT_LABELS } from "./words.ts";

/** 表4 */
export const budgetFunds = form({
  no: "单位公开表4",
  kind: "预算",
  titles: ["政府性基金支出预算表", "政府性基金预算支出预算表", "政府性基金预算支出表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "支出",
        under: ["本年政府性基金预算支出", "政府性基金预算支出", "政府性基金支出"],
        rows: "functional",
        labels: SUBJECT_LABELS,
        classes: FUND_CLASSES,
        lines: TOTAL,
        columns: [{ name: "合计", headings: ["合计", "小计", "总计"] }, { name: "基本支出" }, { name: "项目支出" }],
      },
    ],
  ],
});

/** 表4 and 表5 have one layout. */
export function fundRules(no: "4" | "5", form: Form): Rule[] {
  const f: typeof budgetFunds = form as typeof budgetFunds;
  return [
    {
      id: `B${no}-1`,
      says: "每行：合计＝基本支出＋项目支出",
      english: "Each row: total = basic + project",
      basis: `B${no}-1`,
      each: { over: [place(f, "支出")] },
      equations: [one(cell(f, "支出", THIS, "合计"), cell(f, "支出", THIS, ["基本支出", "项目支出"]))],
    },
    ...treeRules(`B${no}`, place(f, "支出"), { 合计: `B${no}-1`, 类: `B${no}-1`, 款: `B${no}-1` }),
  ];
}

export const budgetFundsTable: TableFile = {
  form: budgetFunds,
  layouts: [
    {
      parts: [
        [
          {
            ...SUBJECTS_LOOK,
            labels: ["类", "款", "项", "name"],
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
            ...shanghaiSubjects("政府性基金预算支出", "项目支出"),
            headings: { name: "功能分类科目名称", 本年政府性基金预算支出: "政府性基金预算支出" },
            blank: 8,
          },
        ],
      ],
    },
    { ...NATIONAL, parts: [[{ ...nationalSubjects("科目"), blank: 8 }]] },
  ],
  rules: fundRules("4", budgetFunds),
};
