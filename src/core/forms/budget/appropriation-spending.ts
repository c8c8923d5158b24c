import { form, type Form } from "../form.ts";
import { cell, place, THIS, type Rule } from "../rule.ts";
import { TOTAL } from "../shared/lines.ts";
import { FUND_PURSE, GENERAL_PURSE, STATE_CAPITAL_PURSE } from "../shared/labels.ts";
import { inferred } from "../shared/sources.ts";
import { one, treeRules } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { ECONOMIC_LABELS, OPERATING, PLAN_WORDS, PROJECTS, STAFF, SUBJECT_LABELS } from "./words.ts";

// Spending of all purses of 财政拨款 together, and spending of the general budget by economic 科目, as places print them besides the tables that
// all have.

const NOT_SEEN = inferred("表名见江苏、福建、广东等地公开的目录；没有见过印出的文件");

const AMOUNTS = ["合计", "小计", "总计", ...PLAN_WORDS] as const;
const STAFF_AND_OPERATING = [
  { name: "人员经费", headings: STAFF, varies: true },
  { name: "公用经费", headings: OPERATING, varies: true },
] as const;

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

/** 财政拨款基本支出表 by economic 科目. */
export const appropriationBasic = form({
  no: "财政拨款基本支出表",
  kind: "预算",
  titles: ["财政拨款基本支出表(经济科目)", "财政拨款基本支出预算表"],
  titleOnly: true,
  source: NOT_SEEN,
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: ECONOMIC_LABELS,
        lines: TOTAL,
        columns: [{ name: "合计", headings: AMOUNTS }, ...STAFF_AND_OPERATING],
      },
    ],
  ],
});

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

/** 一般公共预算项目支出 by economic 科目. */
export const projectsByEconomy = form({
  no: "一般公共预算项目支出经济分类表",
  kind: "预算",
  titles: ["一般公共预算项目支出情况表(按经济分类)"],
  titleOnly: true,
  source: NOT_SEEN,
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: ECONOMIC_LABELS,
        lines: TOTAL,
        columns: [{ name: "合计", headings: [...AMOUNTS, ...PROJECTS] }],
      },
    ],
  ],
});

/** 机关运行经费 by economic 科目. */
export const runningByEconomy = form({
  no: "机关运行经费预算表",
  kind: "预算",
  titles: ["机关运行经费预算表", "一般公共预算机关运行经费支出预算表"],
  titleOnly: true,
  source: NOT_SEEN,
  parts: [
    [
      {
        name: "支出",
        rows: "department",
        labels: ECONOMIC_LABELS,
        lines: TOTAL,
        columns: [{ name: "合计", headings: [...AMOUNTS, "机关运行经费支出", "机关运行经费", "机关运行经费预算数"] }],
      },
    ],
  ],
});

const PURSES = ["一般公共预算", "政府性基金预算", "国有资本经营预算"] as const;

/** Down the tree of 科目 of such a table. */
const down = (no: string, of: Form, basis: string, ...levels: readonly ("合计" | "类" | "款")[]): readonly Rule[] =>
  treeRules(
    no,
    place(of as typeof appropriationBasic, "支出"),
    Object.fromEntries(levels.map((level) => [level, basis])),
  );

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
    ...down("BA", appropriationSpending, "BA-1", "合计", "类", "款"),
  ],
};

export const appropriationBasicTable: TableFile = {
  form: appropriationBasic,
  layouts: [],
  rules: [
    {
      id: "BAB-1",
      says: "每行：合计＝人员经费＋公用经费",
      english: "Each row: total = staff + operating",
      basis: "BA-1",
      each: { over: [place(appropriationBasic, "支出")] },
      equations: [
        one(
          cell(appropriationBasic, "支出", THIS, "合计"),
          cell(appropriationBasic, "支出", THIS, ["人员经费", "公用经费"]),
        ),
      ],
    },
    ...down("BAB", appropriationBasic, "BA-1", "合计", "类"),
  ],
};

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
    ...down("BE", generalByEconomy, "BE-1", "合计", "类"),
  ],
};

export const projectsByEconomyTable: TableFile = {
  form: projectsByEconomy,
  layouts: [],
  rules: down("BEP", projectsByEconomy, "BE-1", "合计", "类"),
};

export const runningByEconomyTable: TableFile = {
  form: runningByEconomy,
  layouts: [],
  rules: down("BER", runningByEconomy, "BE-1", "合计", "类"),
};
