import { form } from "../form.ts";
import { cell, codes, place, THIS } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { codeRule, one, treeRules } from "../shared/tree.ts";
import type { Layout } from "../layout.ts";
import type { TableFile } from "../table-file.ts";
import { NATIONAL, nationalSubjects, SHANGHAI, SHANGHAI_DEPARTMENT, SHANGHAI_UNIT, SUBJECTS_LOOK } from "./looks.ts";
import { ECONOMIC_LABELS, OPERATING, SICHUAN, STAFF } from "./words.ts";

/** 表3-1 */
export const budgetBasic = form({
  no: "单位公开表3-1",
  kind: "预算",
  titles: ["一般公共预算基本支出预算表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: ECONOMIC_LABELS,
        lines: TOTAL,
        columns: [
          { name: "合计", headings: ["合计", "小计", "总计", "预算数", "年初预算数", "本年预算数", "预算"] },
          { name: "人员经费", headings: STAFF, varies: true },
          { name: "公用经费", headings: OPERATING, varies: true },
        ],
      },
    ],
  ],
});

/** 上海, which calls the columns of codes and names otherwise for a department than for a unit. */
function shanghaiBasic(set: string, codes: string, names: string): Layout {
  return {
    ...SHANGHAI,
    sets: [set],
    parts: [
      [
        {
          labels: ["类", "款", "name"],
          headings: { name: names },
          spans: [
            ["项目", "类", "name"],
            [codes, "类", "款"],
            ["一般公共预算基本支出", "合计", "公用经费"],
          ],
          totalLast: true,
          blank: 35,
        },
      ],
    ],
  };
}

export const budgetBasicTable: TableFile = {
  form: budgetBasic,
  layouts: [
    {
      parts: [
        [
          {
            ...SUBJECTS_LOOK,
            labels: ["类", "款", "unitCode", "name"],
            spans: [
              ["科目编码", "类", "款"],
              ["基本支出", "合计", "公用经费"],
            ],
            blank: 25,
          },
        ],
      ],
    },
    shanghaiBasic(SHANGHAI_DEPARTMENT, "部门预算经济分类科目编码", "经济分类科目名称"),
    shanghaiBasic(SHANGHAI_UNIT, "经济分类科目编码", "部门经济分类科目名称"),
    {
      ...NATIONAL,
      parts: [
        [
          {
            ...nationalSubjects("部门预算支出经济分类科目"),
            spans: [
              ["部门预算支出经济分类科目", "code", "name"],
              ["本年一般公共预算基本支出", "合计", "公用经费"],
            ],
            blank: 35,
          },
        ],
      ],
    },
  ],
  rules: [
    {
      id: "B3-1-1",
      says: "每行：合计＝人员经费＋公用经费",
      english: "Each row: total = staff + operating",
      basis: "B31-1",
      each: { over: [place(budgetBasic, "支出")] },
      equations: [
        one(cell(budgetBasic, "支出", THIS, "合计"), cell(budgetBasic, "支出", THIS, ["人员经费", "公用经费"])),
      ],
    },
    ...treeRules("B3-1", place(budgetBasic, "支出"), { 合计: "B31-2", 类: "B31-3", 款: "B31-4" }),
    {
      id: "B3-1-2",
      says: "301、303只列在人员经费，302、310只列在公用经费",
      english: "301 and 303 are staff costs, 302 and 310 operating costs",
      basis: "B31-5",
      hint: true,
      equations: [
        { left: [cell(budgetBasic, "支出", codes("301"), "公用经费")], right: [] },
        { left: [cell(budgetBasic, "支出", codes("303"), "公用经费")], right: [] },
        { left: [cell(budgetBasic, "支出", codes("302"), "人员经费")], right: [] },
        { left: [cell(budgetBasic, "支出", codes("310"), "人员经费")], right: [] },
      ],
    },
    codeRule("B3-1", place(budgetBasic, "支出"), "B31-4", "tree"),
  ],
};
