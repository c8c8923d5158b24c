import { form } from "../form.ts";
import { cell, place, THIS } from "../rule.ts";
import { FUND_PURSE, GENERAL_PURSE, STATE_CAPITAL_PURSE } from "../shared/labels.ts";
import { TOTAL } from "../shared/lines.ts";
import { one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { AMOUNTS, NOT_SEEN, STAFF_AND_OPERATING } from "./spending-words.ts";
import { PROJECTS, SUBJECT_LABELS } from "./words.ts";

/** The purses side by side, each with its basic and project spending. */
const BY_PURSE = (
  [
    ["一般公共预算", GENERAL_PURSE],
    ["政府性基金预算", FUND_PURSE],
    ["国有资本经营预算", STATE_CAPITAL_PURSE],
  ] as const
).flatMap(
  ([name, under]) =>
    [
      { name, headings: ["小计", "合计", ...under], varies: true, parts: [`${name}基本支出`, `${name}项目支出`] },
      { name: `${name}基本支出`, headings: ["基本支出"], under, varies: true },
      { name: `${name}项目支出`, headings: PROJECTS, under, varies: true },
    ] as const,
);

/** 财政拨款支出表 by 功能分类: what the general budget, the funds and the state capital pay, in one. */
export const appropriationSpending = form({
  no: "财政拨款支出表",
  kind: "预算",
  titles: ["财政拨款支出表(功能科目)", "财政拨款支出预算表"],
  titleOnly: true,
  source: NOT_SEEN,
  parts: [
    [
      {
        name: "支出",
        rows: "functional",
        labels: SUBJECT_LABELS,
        lines: TOTAL,
        columns: [
          { name: "合计", headings: AMOUNTS },
          { name: "基本支出", wide: true, parts: ["人员经费", "公用经费"], varies: true },
          ...STAFF_AND_OPERATING,
          { name: "项目支出", headings: PROJECTS, wide: true, varies: true },
          ...BY_PURSE,
        ],
      },
    ],
  ],
});

const PURSES = ["一般公共预算", "政府性基金预算", "国有资本经营预算"] as const;

export const appropriationSpendingTable: TableFile = {
  form: appropriationSpending,
  layouts: [],
  rules: [
    {
      id: "BA-1",
      says: "每行：合计＝基本支出＋项目支出",
      english: "Each row: total = basic + project",
      basis: "BA-1",
      each: { over: [place(appropriationSpending, "支出")] },
      equations: [
        one(
          cell(appropriationSpending, "支出", THIS, "合计"),
          cell(appropriationSpending, "支出", THIS, ["基本支出", "项目支出"]),
        ),
      ],
    },
    {
      id: "BA-2",
      says: "每行：基本支出＝人员经费＋公用经费",
      english: "Each row: basic = staff + operating",
      basis: "BA-1",
      each: { over: [place(appropriationSpending, "支出")] },
      equations: [
        one(
          cell(appropriationSpending, "支出", THIS, "基本支出"),
          cell(appropriationSpending, "支出", THIS, ["人员经费", "公用经费"]),
        ),
      ],
    },
    {
      id: "BA-3",
      says: "每行：合计＝一般公共预算＋政府性基金预算＋国有资本经营预算",
      english: "Each row: total = general budget + fund budget + state capital budget",
      basis: "BA-1",
      each: { over: [place(appropriationSpending, "支出")] },
      equations: [
        one(cell(appropriationSpending, "支出", THIS, "合计"), cell(appropriationSpending, "支出", THIS, PURSES)),
      ],
    },
    {
      id: "BA-4",
      says: "每行：每类拨款＝其基本支出＋项目支出",
      english: "Each row: each purse = its basic + project spending",
      basis: "BA-1",
      each: { over: [place(appropriationSpending, "支出")] },
      equations: PURSES.map((purse) =>
        one(
          cell(appropriationSpending, "支出", THIS, purse),
          cell(appropriationSpending, "支出", THIS, [`${purse}基本支出`, `${purse}项目支出`]),
        ),
      ),
    },
    ...treeRules("BA", place(appropriationSpending, "支出"), { 合计: "BA-1", 类: "BA-1", 款: "BA-1" }),
  ],
};
