import { form } from "../form.ts";
import { ALL, cell, place, THIS } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { inferred } from "../shared/sources.ts";
import { codeRule, one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { SUBJECTS_LOOK } from "./looks.ts";
import { ECONOMIC_LABELS } from "./words.ts";

const THIS_YEAR = ["当年财政拨款安排", "当年财政拨款预算安排", "省级当年财政拨款安排", "本级当年财政拨款安排"] as const;
const BROUGHT = ["上年结转安排", "上年结转", "上年结转结余安排"] as const;
const GENERAL = ["一般公共预算拨款", "一般公共预算", "一般公共预算财政拨款"] as const;
const FUNDS = ["政府性基金安排", "政府性基金预算", "政府性基金预算拨款", "政府性基金预算安排"] as const;
const STATE_CAPITAL = ["国有资本经营预算安排", "国有资本经营预算", "国有资本经营预算拨款"] as const;
const TOTAL_OF = ["小计", "合计"] as const;

/** 表2-1 */
export const budgetDetail = form({
  no: "单位公开表2-1",
  kind: "预算",
  titles: ["财政拨款支出预算表（部门经济分类科目）", "财政拨款支出预算表"],
  titleOnly: true,
  source: inferred("表名印在 004 的目录，文本中缺这张表；行、栏依 004 的表2、表3、表3-1"),
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: ECONOMIC_LABELS,
        lines: TOTAL,
        columns: [
          { name: "合计", headings: ["合计", "总计"] },
          { name: "当年合计", headings: [...TOTAL_OF, ...THIS_YEAR], under: THIS_YEAR },
          { name: "当年一般小计", headings: [...TOTAL_OF, ...GENERAL], under: [...THIS_YEAR, ...GENERAL] },
          { name: "当年一般基本", headings: ["基本支出"], under: [...THIS_YEAR, ...GENERAL] },
          { name: "当年一般项目", headings: ["项目支出"], under: [...THIS_YEAR, ...GENERAL] },
          { name: "当年基金小计", headings: [...TOTAL_OF, ...FUNDS], under: [...THIS_YEAR, ...FUNDS], optional: true },
          { name: "当年基金基本", headings: ["基本支出"], under: [...THIS_YEAR, ...FUNDS], optional: true },
          { name: "当年基金项目", headings: ["项目支出"], under: [...THIS_YEAR, ...FUNDS], optional: true },
          {
            name: "当年国资小计",
            headings: [...TOTAL_OF, ...STATE_CAPITAL],
            under: [...THIS_YEAR, ...STATE_CAPITAL],
            optional: true,
          },
          { name: "当年国资基本", headings: ["基本支出"], under: [...THIS_YEAR, ...STATE_CAPITAL], optional: true },
          { name: "当年国资项目", headings: ["项目支出"], under: [...THIS_YEAR, ...STATE_CAPITAL], optional: true },
          { name: "上年合计", headings: [...TOTAL_OF, ...BROUGHT], under: BROUGHT, optional: true },
          {
            name: "上年一般小计",
            headings: [...TOTAL_OF, ...GENERAL],
            under: [...BROUGHT, ...GENERAL],
            optional: true,
          },
          { name: "上年一般基本", headings: ["基本支出"], under: [...BROUGHT, ...GENERAL], optional: true },
          { name: "上年一般项目", headings: ["项目支出"], under: [...BROUGHT, ...GENERAL], optional: true },
          { name: "上年基金小计", headings: [...TOTAL_OF, ...FUNDS], under: [...BROUGHT, ...FUNDS], optional: true },
          { name: "上年基金基本", headings: ["基本支出"], under: [...BROUGHT, ...FUNDS], optional: true },
          { name: "上年基金项目", headings: ["项目支出"], under: [...BROUGHT, ...FUNDS], optional: true },
          {
            name: "上年国资小计",
            headings: [...TOTAL_OF, ...STATE_CAPITAL],
            under: [...BROUGHT, ...STATE_CAPITAL],
            optional: true,
          },
          { name: "上年国资基本", headings: ["基本支出"], under: [...BROUGHT, ...STATE_CAPITAL], optional: true },
          { name: "上年国资项目", headings: ["项目支出"], under: [...BROUGHT, ...STATE_CAPITAL], optional: true },
        ],
      },
    ],
  ],
});

const YEARS = one(cell(budgetDetail, "支出", THIS, "合计"), cell(budgetDetail, "支出", THIS, ["当年合计", "上年合计"]));

export const budgetDetailTable: TableFile = {
  form: budgetDetail,
  layouts: [
    {
      parts: [
        [
          {
            ...SUBJECTS_LOOK,
            labels: ["类", "款", "unitCode", "name"],
            spans: [
              ["科目编码", "类", "款"],
              ["一般公共预算拨款", "当年一般小计", "当年一般项目"],
              ["政府性基金安排", "当年基金小计", "当年基金项目"],
              ["国有资本经营预算安排", "当年国资小计", "当年国资项目"],
              ["一般公共预算拨款", "上年一般小计", "上年一般项目"],
              ["政府性基金安排", "上年基金小计", "上年基金项目"],
              ["国有资本经营预算安排", "上年国资小计", "上年国资项目"],
            ],
            blank: 25,
          },
        ],
      ],
      landscape: true,
    },
  ],
  rules: [
    {
      id: "B2-1-1",
      says: "有上年结转安排时，每行：合计＝当年财政拨款安排＋上年结转安排",
      english: "Where something was brought forward, each row: total = this year's appropriation + brought forward",
      basis: "B21-1",
      when: {
        says: "印有上年结转安排的合计",
        english: "the total brought forward is printed",
        something: [cell(budgetDetail, "支出", ALL, "上年合计")],
      },
      each: { over: [place(budgetDetail, "支出")] },
      equations: [YEARS],
    },
    {
      id: "B2-1-2",
      says: "上年结转安排没有按拨款分列时，每行：合计＝当年财政拨款安排＋上年结转安排（如有）",
      english:
        "Where what was brought forward is not told apart, each row: total = this year's + brought forward (if any)",
      basis: "B21-1",
      when: {
        says: "上年结转安排没有按三类拨款分列",
        english: "what was brought forward is not told apart by appropriation",
        nothing: [cell(budgetDetail, "支出", ALL, ["上年一般小计", "上年基金小计", "上年国资小计"])],
      },
      each: { over: [place(budgetDetail, "支出")] },
      equations: [YEARS],
    },
    {
      id: "B2-1-3",
      says: "每行：当年、上年结转的合计＝三类拨款小计之和",
      english: "Each row: this year's total, and that brought forward = sum of the three appropriations",
      basis: "B21-2",
      each: { over: [place(budgetDetail, "支出")] },
      equations: (["当年", "上年"] as const).map((year) =>
        one(
          cell(budgetDetail, "支出", THIS, `${year}合计`),
          cell(budgetDetail, "支出", THIS, [`${year}一般小计`, `${year}基金小计`, `${year}国资小计`]),
        ),
      ),
    },
    {
      id: "B2-1-4",
      says: "每行每类拨款：小计＝基本支出＋项目支出",
      english: "Each row and appropriation: subtotal = basic + project",
      basis: "B21-3",
      each: { over: [place(budgetDetail, "支出")] },
      equations: (["当年一般", "当年基金", "当年国资", "上年一般", "上年基金", "上年国资"] as const).map((fund) =>
        one(
          cell(budgetDetail, "支出", THIS, `${fund}小计`),
          cell(budgetDetail, "支出", THIS, [`${fund}基本`, `${fund}项目`]),
        ),
      ),
    },
    ...treeRules("B2-1", place(budgetDetail, "支出"), { 合计: "B21-4", 类: "B21-4", 款: "B21-4" }),
    codeRule("B2-1", place(budgetDetail, "支出"), "B21-4", "tree"),
  ],
};
