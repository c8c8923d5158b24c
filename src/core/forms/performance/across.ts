import { OTHER_SOURCES } from "../budget/conditions.ts";
import { budgetOverview, budgetProjects } from "../budget/tables.ts";
import { expenditure } from "../final/tables.ts";
import { cell, every, NAMED, place, THIS, type Rule } from "../rule.ts";
import { one } from "../shared/tree.ts";
import { selfEvaluation } from "./self-evaluation.ts";
import { targets } from "./targets.ts";

// 绩效表 and the money of the tables beside which they are published.

const EARLIER = cell(budgetOverview, "收入", "上年结转", "预算数");
const PROJECT = {
  basis: "P-8",
  each: { over: [place(targets, "项目")], levels: ["项目"] },
  equations: [one(cell(targets, "项目", THIS, "预算数"), cell(budgetProjects, "支出", NAMED, "金额"))],
} as const;

/** What the projects spent, and what the accounts say. */
export const SPENT: readonly Rule[] = [
  {
    id: "P-12",
    says: "各自评项目的全年执行数之和≤支出决算表项目支出合计（代拨到基金、不在本单位决算内的项目除外）",
    english: "What the projects spent is not above the project spending of the accounts (unless passed on to a fund)",
    basis: "P-12",
    hint: true,
    relation: "≤",
    equations: [
      one(
        every(cell(selfEvaluation, "资金", "年度资金总额", "全年执行数")),
        cell(expenditure, "支出", "合计", "项目支出"),
      ),
    ],
  },
];

/** What the projects are given, and what the budget says. */
export const PLANNED: readonly Rule[] = [
  {
    id: "P-8",
    says: "项目预算数＝项目支出预算表同名项目的金额",
    english: "The budget of a project equals its amount in the table of projects",
    ...PROJECT,
    when: {
      says: "没有上年结转，收入只有一般公共预算拨款",
      english: "nothing is brought forward, and all income comes from the general budget",
      nothing: [...OTHER_SOURCES, EARLIER],
    },
  },
  {
    id: "P-8结转",
    says: "项目预算数通常不超过项目支出预算表同名项目的金额（其中有上年结转）",
    english:
      "The budget of a project is usually not above its amount in the table of projects, which has what is brought forward",
    ...PROJECT,
    relation: "≤",
    hint: true,
    when: {
      says: "有上年结转，收入只有一般公共预算拨款",
      english: "something is brought forward, and all income comes from the general budget",
      nothing: OTHER_SOURCES,
      something: [EARLIER],
    },
  },
];
