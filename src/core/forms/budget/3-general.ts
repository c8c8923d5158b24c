import { form } from "../form.ts";
import { ALL, cell, place, THIS } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { codeRule, one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { BY_KIND, NATIONAL, nationalSubjects, SHANGHAI, SUBJECTS_LOOK, shanghaiSubjects } from "./looks.ts";
import {
  DIFFERENCES,
  ELSEWHERE,
  LAST_FIGURES,
  OPERATING,
  PROJECTS,
  RATES,
  SICHUAN,
  STAFF,
  SUBJECT_LABELS,
} from "./words.ts";

/** 表3 */
export const budgetGeneral = form({
  no: "单位公开表3",
  kind: "预算",
  titles: ["一般公共预算支出预算表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "支出",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        prose: RATES,
        columns: [
          { name: "合计", headings: ["合计", "小计", "总计"] },
          { name: "当年财政拨款安排", varies: true },
          { name: "上年结转安排", varies: true },
          {
            name: "基本支出",
            wide: true,
            parts: ["人员经费", "公用经费"],
            varies: true,
            source: ELSEWHERE,
          },
          { name: "人员经费", headings: STAFF, varies: true, source: ELSEWHERE },
          { name: "公用经费", headings: OPERATING, varies: true, source: ELSEWHERE },
          { name: "项目支出", headings: PROJECTS, wide: true, varies: true, source: ELSEWHERE },
          { name: "上年数", headings: LAST_FIGURES, compared: true, varies: true, source: ELSEWHERE },
          { name: "增减额", headings: DIFFERENCES, compared: true, varies: true, source: ELSEWHERE },
        ],
      },
    ],
  ],
});

export const budgetGeneralTable: TableFile = {
  form: budgetGeneral,
  layouts: [
    {
      parts: [
        [
          {
            ...SUBJECTS_LOOK,
            labels: ["类", "款", "项", "name"],
            headings: { name: "科目名称" },
            without: [...BY_KIND, "上年数", "增减额"],
          },
        ],
      ],
    },
    {
      ...SHANGHAI,
      parts: [[{ ...shanghaiSubjects("一般公共预算支出", "项目支出"), columns: ["合计", "基本支出", "项目支出"] }]],
    },
    {
      ...NATIONAL,
      parts: [
        [
          {
            ...nationalSubjects("功能分类科目"),
            spans: [
              ["功能分类科目", "code", "name"],
              ["本年一般公共预算支出", "合计", "项目支出"],
            ],
            columns: ["合计", "基本支出", "项目支出"],
          },
        ],
      ],
    },
  ],
  rules: [
    {
      id: "B3-1",
      says: "每行：合计＝当年财政拨款安排＋上年结转安排",
      english: "Each row: total = this year's appropriation + brought forward",
      basis: "B3-1",
      each: { over: [place(budgetGeneral, "支出")] },
      equations: [
        one(
          cell(budgetGeneral, "支出", THIS, "合计"),
          cell(budgetGeneral, "支出", THIS, ["当年财政拨款安排", "上年结转安排"]),
        ),
      ],
    },
    {
      id: "B3-2",
      says: "每行：合计＝基本支出＋项目支出",
      english: "Each row: total = basic + project",
      basis: "B3-5",
      each: { over: [place(budgetGeneral, "支出")] },
      equations: [
        one(cell(budgetGeneral, "支出", THIS, "合计"), cell(budgetGeneral, "支出", THIS, ["基本支出", "项目支出"])),
      ],
    },
    {
      id: "B3-5",
      says: "每行：基本支出＝人员经费＋公用经费",
      english: "Each row: basic = staff + operating",
      basis: "B31-1",
      each: { over: [place(budgetGeneral, "支出")] },
      equations: [
        one(cell(budgetGeneral, "支出", THIS, "基本支出"), cell(budgetGeneral, "支出", THIS, ["人员经费", "公用经费"])),
      ],
    },
    {
      id: "B3-6",
      says: "每行：本年预算数＝上年数＋增减额",
      english: "Each row: this year = last year + difference",
      basis: "B3-6",
      // What was brought forward may be left out of the comparison.
      when: {
        says: "没有上年结转安排",
        english: "nothing was brought forward",
        nothing: [cell(budgetGeneral, "支出", ALL, "上年结转安排")],
      },
      each: { over: [place(budgetGeneral, "支出")] },
      equations: [
        one(cell(budgetGeneral, "支出", THIS, "合计"), cell(budgetGeneral, "支出", THIS, ["上年数", "增减额"])),
      ],
    },
    ...treeRules("B3", place(budgetGeneral, "支出"), { 合计: "B3-2", 类: "B3-3", 款: "B3-4" }),
    codeRule("B3", place(budgetGeneral, "支出"), "B3-3", "tree"),
  ],
};
