import { form } from "../form.ts";
import { cell, place, THIS, type Rule } from "../rule.ts";
import { FUND_PURSE, GENERAL_PURSE, STATE_CAPITAL_PURSE } from "../shared/labels.ts";
import { TOTAL } from "../shared/lines.ts";
import { one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { NATIONAL, nationalSubjects, SHANGHAI, UNITS_LOOK, shanghaiSubjects } from "./looks.ts";
import {
  BROUGHT_LINES,
  COMPARED,
  ELSEWHERE,
  SICHUAN,
  SOURCES,
  SPECIAL,
  SUBJECT_LABELS,
  UNIT_LABELS,
  UNIT_MONEY,
  USUAL,
} from "./words.ts";

/** 表1-1 */
export const budgetIncome = form({
  no: "单位公开表1-1",
  kind: "预算",
  titles: ["单位收入总表", "部门收入总表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "收入",
        rows: "units",
        orRows: ["functional"],
        labels: { ...SUBJECT_LABELS, ...UNIT_LABELS, name: SUBJECT_LABELS.name },
        lines: TOTAL,
        prose: ["其中:教育收费", "教育收费", ...COMPARED],
        columns: [
          { name: "合计", headings: ["合计", "收入合计", "总计"] },
          {
            name: "本年收入",
            headings: ["本年收入", "本年收入合计", "本年收入小计", "本年预算收入", "当年收入"],
            parts: ["财政拨款收入", "财政专户管理资金收入", "单位资金"],
            varies: true,
            source: ELSEWHERE,
          },
          {
            name: "上年结转",
            headings: ["上年结转", ...BROUGHT_LINES],
            parts: [
              "上年一般公共预算",
              "上年政府性基金预算",
              "上年国有资本经营预算",
              "上年财政专户管理资金",
              "上年单位资金",
            ],
            optional: true,
          },
          {
            name: "财政拨款收入",
            headings: ["财政拨款收入", "财政拨款", "财政拨款小计"],
            parts: ["一般公共预算拨款收入", "政府性基金预算拨款收入", "国有资本经营预算拨款收入"],
            varies: true,
            source: ELSEWHERE,
          },
          { name: "一般公共预算拨款收入", headings: ["一般公共预算拨款收入", ...GENERAL_PURSE], optional: true },
          {
            name: "政府性基金预算拨款收入",
            headings: ["政府性基金预算拨款收入", ...FUND_PURSE],
            optional: true,
            source: USUAL,
          },
          {
            name: "国有资本经营预算拨款收入",
            headings: ["国有资本经营预算拨款收入", ...STATE_CAPITAL_PURSE],
            optional: true,
            source: USUAL,
          },
          { name: "财政专户管理资金收入", headings: SPECIAL, optional: true },
          {
            name: "单位资金",
            headings: UNIT_MONEY,
            parts: ["事业收入", "事业单位经营收入", "上级补助收入", "附属单位上缴收入", "其他收入"],
            varies: true,
            source: ELSEWHERE,
          },
          { name: "事业收入", headings: ["事业收入", "事业收入金额", "事业收入小计"], optional: true, source: USUAL },
          { name: "事业单位经营收入", headings: ["事业单位经营收入", "经营收入"], optional: true, source: USUAL },
          { name: "其他收入", optional: true, source: USUAL },
          { name: "上级补助收入", headings: ["上级补助收入", "上级单位补助收入"], optional: true, source: USUAL },
          { name: "附属单位上缴收入", optional: true, source: USUAL },
          {
            name: "用事业基金弥补收支差额",
            headings: ["用事业基金弥补收支差额", "使用非财政拨款结余", "使用非财政拨款结余(含专用结余)"],
            optional: true,
            source: USUAL,
          },
          ...(
            [
              ["上年一般公共预算", GENERAL_PURSE],
              ["上年政府性基金预算", FUND_PURSE],
              ["上年国有资本经营预算", STATE_CAPITAL_PURSE],
              ["上年财政专户管理资金", SPECIAL],
              ["上年单位资金", UNIT_MONEY],
            ] as const
          ).map(
            ([name, headings]) =>
              ({ name, headings, under: ["上年结转", ...BROUGHT_LINES], varies: true, source: ELSEWHERE }) as const,
          ),
        ],
      },
    ],
  ],
});
const BROUGHT_BY_PURSE = [
  "上年一般公共预算",
  "上年政府性基金预算",
  "上年国有资本经营预算",
  "上年财政专户管理资金",
  "上年单位资金",
] as const;

export const budgetIncomeTable: TableFile = {
  form: budgetIncome,
  layouts: [
    {
      parts: [
        [
          {
            ...UNITS_LOOK,
            spans: [["项目", "unitCode", "name"]],
            headings: { name: "单位名称（科目）" },
            without: ["本年收入", "财政拨款收入", "单位资金", ...BROUGHT_BY_PURSE],
          },
        ],
      ],
      landscape: true,
    },
    {
      ...SHANGHAI,
      parts: [
        [
          {
            ...shanghaiSubjects("收入预算", "其他收入"),
            columns: ["合计", "财政拨款收入", "事业收入", "事业单位经营收入", "其他收入"],
          },
        ],
      ],
      landscape: true,
    },
    {
      ...NATIONAL,
      parts: [
        [
          {
            ...nationalSubjects("科目"),
            headings: { code: "科目编码", name: "科目名称", 用事业基金弥补收支差额: "使用非财政拨款结余" },
            columns: [
              "合计",
              "上年结转",
              ...SOURCES,
              "事业收入",
              "事业单位经营收入",
              "上级补助收入",
              "附属单位上缴收入",
              "其他收入",
              "用事业基金弥补收支差额",
            ],
          },
        ],
      ],
      landscape: true,
    },
  ],
  rules: [
    {
      id: "B1-1-1",
      says: "每行：合计＝各来源之和",
      english: "Each row: total = sum of its sources",
      basis: "B11-1",
      each: { over: [place(budgetIncome, "收入")] },
      equations: [
        one(
          cell(budgetIncome, "收入", THIS, "合计"),
          cell(budgetIncome, "收入", THIS, ["本年收入", "上年结转", "用事业基金弥补收支差额"]),
        ),
      ],
    },
    ...(
      [
        ["3", "本年收入", "本年收入＝各来源之和", "income of the year = sum of its sources"],
        ["4", "单位资金", "单位资金＝事业收入等各项之和", "the unit's own money = sum of its sources"],
        ["5", "上年结转", "上年结转＝各类资金之和", "brought forward = sum of its purses"],
      ] as const
    ).map(([no, column, says, english]): Rule => {
      const parts = budgetIncome.parts[0][0].columns.find(({ name }) => name === column);
      return {
        id: `B1-1-${no}`,
        says: `每行：${says}`,
        english: `Each row: ${english}`,
        basis: "B11-3",
        each: { over: [place(budgetIncome, "收入")] },
        equations: [
          one(cell(budgetIncome, "收入", THIS, column), {
            ...cell(budgetIncome, "收入", THIS, column),
            columns: parts !== undefined && "parts" in parts ? parts.parts : [],
          }),
        ],
      };
    }),
    {
      id: "B1-1-2",
      says: "每行：财政拨款收入＝三类拨款收入之和",
      english: "Each row: appropriations = sum of the three appropriations",
      basis: "B11-3",
      each: { over: [place(budgetIncome, "收入")] },
      equations: [one(cell(budgetIncome, "收入", THIS, "财政拨款收入"), cell(budgetIncome, "收入", THIS, SOURCES))],
    },
    ...treeRules("B1-1", place(budgetIncome, "收入"), { 合计: "B11-2", 类: "B11-2", 款: "B11-2" }),
  ],
};
