import { cell, place, THIS, type Condition, type Rule } from "../rule.ts";
import { one } from "../shared/tree.ts";
import { budgetAppropriation } from "./2-appropriation.ts";
import { budgetBasic } from "./3-1-basic.ts";
import { budgetGeneral } from "./3-general.ts";
import { appropriationBasic } from "./appropriation-basic.ts";
import { appropriationSpending } from "./appropriation-spending.ts";
import { generalByEconomy } from "./general-by-economy.ts";
import { projectsByEconomy } from "./projects-by-economy.ts";
import { runningByEconomy } from "./running-by-economy.ts";

// The tables of spending that only some places print, and those that all have.

const NOTHING_BROUGHT: Condition = {
  says: "没有上年结转",
  english: "nothing was brought forward",
  nothing: [cell(budgetAppropriation, "收入", "上年结转", "预算数")],
};

const KINDS = ["基本支出", "人员经费", "公用经费", "项目支出"] as const;

export const ACROSS_SPENDING: readonly Rule[] = [
  {
    id: "XBA-1",
    says: "没有上年结转时，财政拨款支出表每一类＝财政拨款收支总表同一功能分类的合计",
    english:
      "Where nothing was brought forward, each class of appropriated spending = that of the appropriation overview",
    basis: "XBA-1",
    when: NOTHING_BROUGHT,
    // Some places have no more than the general budget in a table of this title: what it does not list is not asked for.
    each: { over: [place(appropriationSpending, "支出")], levels: ["类"] },
    equations: [
      one(cell(budgetAppropriation, "支出", THIS, "合计"), cell(appropriationSpending, "支出", THIS, "合计")),
    ],
  },
  {
    id: "XBA-2",
    says: "没有上年结转时，财政拨款收支总表本年支出合计通常＝财政拨款支出表合计",
    english:
      "Where nothing was brought forward, total spending of the appropriation overview is usually that of the table of spending",
    basis: "XBA-1",
    when: NOTHING_BROUGHT,
    hint: true,
    equations: [
      one(cell(budgetAppropriation, "支出", "本年支出", "合计"), cell(appropriationSpending, "支出", "合计", "合计")),
    ],
  },
  {
    id: "XBA-3",
    says: "一般公共预算支出表各科目不大于财政拨款支出表同一科目",
    english: "Each subject of the general budget table is at most that of the table of appropriated spending",
    basis: "XBA-2",
    relation: "≤",
    each: {
      over: [place(budgetGeneral, "支出"), place(appropriationSpending, "支出")],
      levels: ["合计", "类", "款", "项"],
    },
    equations: (["合计", ...KINDS] as const).map((column) =>
      one(cell(budgetGeneral, "支出", THIS, column), cell(appropriationSpending, "支出", THIS, column)),
    ),
  },
  {
    id: "XBA-4",
    says: "财政拨款支出表基本支出、人员经费、公用经费合计＝财政拨款基本支出表合计",
    english: "Basic, staff and operating totals of appropriated spending = those of its basic table",
    basis: "XBA-3",
    equations: [
      one(cell(appropriationSpending, "支出", "合计", "基本支出"), cell(appropriationBasic, "支出", "合计", "合计")),
      ...(["人员经费", "公用经费"] as const).map((column) =>
        one(cell(appropriationSpending, "支出", "合计", column), cell(appropriationBasic, "支出", "合计", column)),
      ),
    ],
  },
  {
    id: "XBA-5",
    says: "一般公共预算基本支出表各科目不大于财政拨款基本支出表同一科目",
    english: "Each subject of the basic table of the general budget is at most that of all appropriations",
    basis: "XBA-2",
    relation: "≤",
    each: { over: [place(budgetBasic, "支出"), place(appropriationBasic, "支出")], levels: ["合计", "类", "款"] },
    equations: (["合计", "人员经费", "公用经费"] as const).map((column) =>
      one(cell(budgetBasic, "支出", THIS, column), cell(appropriationBasic, "支出", THIS, column)),
    ),
  },
  {
    id: "XBA-6",
    says: "财政拨款支出表各科目的一般公共预算＝一般公共预算支出表同一科目",
    english: "What the general budget pays of appropriated spending = the general budget table, subject by subject",
    basis: "XBA-2",
    each: {
      over: [place(appropriationSpending, "支出"), place(budgetGeneral, "支出")],
      levels: ["合计", "类", "款", "项"],
    },
    equations: (
      [
        ["一般公共预算", "合计"],
        ["一般公共预算基本支出", "基本支出"],
        ["一般公共预算项目支出", "项目支出"],
      ] as const
    ).map(([own, column]) =>
      one(cell(appropriationSpending, "支出", THIS, own), cell(budgetGeneral, "支出", THIS, column)),
    ),
  },
  {
    id: "XBE-1",
    says: "一般公共预算支出表合计、基本支出、项目支出＝一般公共预算支出经济分类表合计",
    english: "Totals of the general budget table = those of the same spending by economic subject",
    basis: "XBE-1",
    equations: (["合计", "基本支出", "项目支出"] as const).map((column) =>
      one(cell(budgetGeneral, "支出", "合计", column), cell(generalByEconomy, "支出", "合计", column)),
    ),
  },
  {
    id: "XBE-2",
    says: "一般公共预算支出经济分类表各科目的基本支出＝一般公共预算基本支出表同一科目",
    english: "Basic spending by economic subject = the same subject of the basic table",
    basis: "XBE-2",
    each: { over: [place(generalByEconomy, "支出"), place(budgetBasic, "支出")], levels: ["合计", "类", "款"] },
    equations: [one(cell(generalByEconomy, "支出", THIS, "基本支出"), cell(budgetBasic, "支出", THIS, "合计"))],
  },
  {
    id: "XBE-3",
    says: "一般公共预算基本支出表各科目不大于一般公共预算支出经济分类表同一科目",
    english: "Each subject of the basic table is at most that of all spending by economic subject",
    basis: "XBE-2",
    relation: "≤",
    each: { over: [place(budgetBasic, "支出"), place(generalByEconomy, "支出")], levels: ["合计", "类", "款"] },
    equations: [one(cell(budgetBasic, "支出", THIS, "合计"), cell(generalByEconomy, "支出", THIS, "合计"))],
  },
  {
    id: "XBE-4",
    says: "一般公共预算支出表项目支出合计＝一般公共预算项目支出经济分类表合计",
    english: "Project spending of the general budget table = total of projects by economic subject",
    basis: "XBE-1",
    equations: [one(cell(budgetGeneral, "支出", "合计", "项目支出"), cell(projectsByEconomy, "支出", "合计", "合计"))],
  },
  {
    id: "XBE-5",
    says: "机关运行经费各科目＝一般公共预算基本支出表同一科目的公用经费",
    english: "Operating costs of the office = operating costs of the basic table, subject by subject",
    basis: "XB31-33c",
    hint: true,
    each: { over: [place(runningByEconomy, "支出"), place(budgetBasic, "支出")], levels: ["合计", "款"] },
    equations: [one(cell(budgetBasic, "支出", THIS, "公用经费"), cell(runningByEconomy, "支出", THIS, "合计"))],
  },
];
