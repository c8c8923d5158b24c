import { form } from "../form.ts";
import { cell, place, THIS } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { AMOUNTS, NOT_SEEN } from "./spending-words.ts";
import { ECONOMIC_LABELS, PROJECTS } from "./words.ts";

/** 一般公共预算支出 by economic 科目: basic and projects together. */
export const generalByEconomy = form({
  no: "一般公共预算支出经济分类表",
  kind: "预算",
  titles: ["一般公共预算支出经济分类情况表", "一般公共预算支出表(按经济分类)"],
  titleOnly: true,
  source: NOT_SEEN,
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: ECONOMIC_LABELS,
        lines: TOTAL,
        columns: [
          { name: "合计", headings: AMOUNTS },
          { name: "基本支出", varies: true },
          { name: "项目支出", headings: PROJECTS, varies: true },
        ],
      },
    ],
  ],
});

export const generalByEconomyTable: TableFile = {
  form: generalByEconomy,
  layouts: [],
  rules: [
    {
      id: "BE-1",
      says: "每行：合计＝基本支出＋项目支出",
      english: "Each row: total = basic + project",
      basis: "BE-1",
      each: { over: [place(generalByEconomy, "支出")] },
      equations: [
        one(
          cell(generalByEconomy, "支出", THIS, "合计"),
          cell(generalByEconomy, "支出", THIS, ["基本支出", "项目支出"]),
        ),
      ],
    },
    ...treeRules("BE", place(generalByEconomy, "支出"), { 合计: "BE-1", 类: "BE-1" }),
  ],
};
