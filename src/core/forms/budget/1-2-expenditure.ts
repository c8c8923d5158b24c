import { form } from "../form.ts";
import { cell, place, THIS } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { BY_STAFF, NATIONAL, nationalSubjects, SHANGHAI, SUBJECTS_LOOK, shanghaiSubjects } from "./looks.ts";
import { CARRIED_LINES, COMPARED, ELSEWHERE, OPERATING, PROJECTS, SICHUAN, STAFF, SUBJECT_LABELS } from "./words.ts";

/** Spending that only some units have, or that a table of 财政拨款 has not. */
const OTHER_SPENDING = [
  { name: "上缴上级支出", optional: true, varies: true, source: ELSEWHERE },
  {
    name: "事业单位经营支出",
    headings: ["事业单位经营支出", "经营支出"],
    optional: true,
    varies: true,
    source: ELSEWHERE,
  },
  { name: "对附属单位补助支出", optional: true, varies: true, source: ELSEWHERE },
] as const;

/** 表1-2 */
export const budgetExpenditure = form({
  no: "单位公开表1-2",
  kind: "预算",
  titles: ["单位支出总表", "部门支出总表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "支出",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        prose: COMPARED,
        columns: [
          { name: "合计", headings: ["合计", "总计", "支出合计", "本年支出合计", "支出总计"] },
          { name: "基本支出", wide: true, parts: ["人员经费", "公用经费"] },
          { name: "人员经费", headings: STAFF, varies: true, source: ELSEWHERE },
          { name: "公用经费", headings: OPERATING, varies: true, source: ELSEWHERE },
          { name: "项目支出", headings: PROJECTS, wide: true },
          ...OTHER_SPENDING,
          {
            name: "结转下年",
            headings: ["结转下年", ...CARRIED_LINES],
            optional: true,
            varies: true,
            source: ELSEWHERE,
          },
        ],
      },
    ],
  ],
});
const SUBJECTS_SPENT = ["上缴上级支出", "事业单位经营支出", "对附属单位补助支出", ...BY_STAFF, "结转下年"] as const;

export const budgetExpenditureTable: TableFile = {
  form: budgetExpenditure,
  layouts: [
    { parts: [[{ ...SUBJECTS_LOOK, without: SUBJECTS_SPENT }]] },
    {
      ...SHANGHAI,
      parts: [[{ ...shanghaiSubjects("支出预算", "项目支出"), columns: ["合计", "基本支出", "项目支出"] }]],
    },
    {
      ...NATIONAL,
      parts: [[{ ...nationalSubjects("科目"), without: [...BY_STAFF, "结转下年"] }]],
      landscape: true,
    },
  ],
  rules: [
    {
      id: "B1-2-1",
      says: "每行：合计＝基本支出＋项目支出（＋上缴上级、经营、对附属单位补助支出，如有）",
      english: "Each row: total = basic + project (+ remitted, operating, subsidies, if any)",
      basis: "B12-1",
      each: { over: [place(budgetExpenditure, "支出")] },
      equations: [
        one(
          cell(budgetExpenditure, "支出", THIS, "合计"),
          cell(budgetExpenditure, "支出", THIS, [
            "基本支出",
            "项目支出",
            "上缴上级支出",
            "事业单位经营支出",
            "对附属单位补助支出",
          ]),
        ),
      ],
    },
    ...treeRules("B1-2", place(budgetExpenditure, "支出"), { 合计: "B12-2", 类: "B12-2", 款: "B12-2" }),
  ],
};
