import { form } from "../form.ts";
import { cell, group, place, THIS, THIS_COLUMN, type Equation } from "../rule.ts";
import { FUND_PURSE, GENERAL_PURSE, STATE_CAPITAL_PURSE } from "../shared/labels.ts";
import { BUDGET_CLASSES, OTHER_CLASSES } from "../shared/lines.ts";
import { one } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { NATIONAL, OTHER_CLASS_NAMES, SHANGHAI } from "./looks.ts";
import {
  BROUGHT_LINES,
  CARRIED_LINES,
  COMPARED,
  ELSEWHERE,
  INCOME,
  LINE_LABELS,
  PLAN,
  PLAN_WORDS,
  SICHUAN,
  SOURCES,
  SPENDING,
  USUAL,
} from "./words.ts";

/** 表2 */
export const budgetAppropriation = form({
  no: "单位公开表2",
  kind: "预算",
  titles: ["财政拨款收支预算总表", "财政拨款收支总表"],
  source: SICHUAN,
  parts: [
    [
      {
        name: "收入",
        under: INCOME,
        rows: "lines",
        labels: LINE_LABELS,
        prose: COMPARED,
        lines: [
          { name: "本年收入", labels: ["本年收入合计", "本年财政拨款收入", "财政拨款收入"], parts: "本年" },
          { name: "一般公共预算拨款收入", labels: GENERAL_PURSE, group: "本年" },
          { name: "政府性基金预算拨款收入", labels: FUND_PURSE, group: "本年" },
          { name: "国有资本经营预算拨款收入", labels: STATE_CAPITAL_PURSE, group: "本年" },
          { name: "上年结转", labels: BROUGHT_LINES, parts: "上年" },
          { name: "上年一般公共预算拨款收入", labels: ["一般公共预算拨款收入", ...GENERAL_PURSE], group: "上年" },
          { name: "上年政府性基金预算拨款收入", labels: ["政府性基金预算拨款收入", ...FUND_PURSE], group: "上年" },
          {
            name: "上年国有资本经营预算拨款收入",
            labels: ["国有资本经营预算拨款收入", ...STATE_CAPITAL_PURSE],
            group: "上年",
          },
          { name: "收入总计", labels: ["收入合计", "总计"], varies: true, source: ELSEWHERE },
        ],
        columns: PLAN,
      },
      {
        name: "支出",
        under: SPENDING,
        rows: "lines",
        labels: LINE_LABELS,
        prose: COMPARED,
        lines: [
          { name: "本年支出", labels: ["本年支出合计", "本年财政拨款支出"], parts: "功能分类" },
          ...BUDGET_CLASSES,
          ...OTHER_CLASSES,
          { name: "结转下年", labels: CARRIED_LINES, optional: true, source: USUAL },
          { name: "支出总计", labels: ["支出合计", "总计"], varies: true, source: ELSEWHERE },
        ],
        columns: [
          { name: "合计", headings: ["合计", "小计", ...PLAN_WORDS] },
          { name: "一般公共预算", headings: GENERAL_PURSE, varies: true },
          { name: "政府性基金预算", headings: FUND_PURSE, varies: true },
          { name: "国有资本经营预算", headings: STATE_CAPITAL_PURSE, optional: true },
        ],
      },
    ],
  ],
});
const BUDGETS = ["一般公共预算", "政府性基金预算", "国有资本经营预算"] as const;

export const budgetAppropriationTable: TableFile = {
  form: budgetAppropriation,
  layouts: [
    {
      parts: [
        [
          {
            labels: ["name"],
            serials: { 本年收入: "一、", 上年结转: "二、" },
            words: {
              上年一般公共预算拨款收入: "一般公共预算拨款收入",
              上年政府性基金预算拨款收入: "政府性基金预算拨款收入",
              上年国有资本经营预算拨款收入: "国有资本经营预算拨款收入",
            },
            indented: ["本年", "上年"],
            without: ["收入总计"],
          },
          {
            labels: ["name"],
            serials: { 本年支出: "一、" },
            indented: ["功能分类"],
            without: [...OTHER_CLASS_NAMES, "支出总计"],
          },
        ],
      ],
    },
    {
      ...SHANGHAI,
      parts: [
        [
          {
            labels: ["name"],
            headings: { 收入: "财政拨款收入" },
            serials: { 本年: "一、" },
            words: {
              一般公共预算拨款收入: "一般公共预算资金",
              政府性基金预算拨款收入: "政府性基金",
              国有资本经营预算拨款收入: "国有资本经营预算",
            },
            rows: { 收入总计: 29 },
            without: [
              "本年收入",
              "上年结转",
              "上年一般公共预算拨款收入",
              "上年政府性基金预算拨款收入",
              "上年国有资本经营预算拨款收入",
            ],
          },
          {
            labels: ["name"],
            headings: { 支出: "财政拨款支出" },
            serials: { 功能分类: "一、" },
            rows: { 支出总计: 29 },
            without: ["本年支出", ...OTHER_CLASS_NAMES],
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
            labels: ["name"],
            serials: { 本年收入: "一、", 本年: "（一）", 上年结转: "二、", 上年: "（一）" },
            words: {
              一般公共预算拨款收入: "一般公共预算拨款",
              政府性基金预算拨款收入: "政府性基金预算拨款",
              国有资本经营预算拨款收入: "国有资本经营预算拨款",
              上年一般公共预算拨款收入: "一般公共预算拨款",
              上年政府性基金预算拨款收入: "政府性基金预算拨款",
              上年国有资本经营预算拨款收入: "国有资本经营预算拨款",
            },
            rows: { 收入总计: 31 },
          },
          {
            labels: ["name"],
            serials: { 本年支出: "一、", 功能分类: "（一）", 结转下年: "二、" },
            rows: { 结转下年: 30 },
            without: OTHER_CLASS_NAMES,
          },
        ],
      ],
      landscape: true,
    },
  ],
  rules: [
    {
      id: "B2-1",
      says: "本年收入＝三类拨款收入之和",
      english: "Income of the year = sum of the three appropriations",
      basis: "B2-1",
      equations: [
        one(
          cell(budgetAppropriation, "收入", "本年收入", "预算数"),
          cell(budgetAppropriation, "收入", group("本年"), "预算数"),
        ),
      ],
    },
    {
      id: "B2-2",
      says: "上年结转＝三类拨款收入之和",
      english: "Brought forward = sum of the three appropriations",
      basis: "B2-2",
      equations: [
        one(
          cell(budgetAppropriation, "收入", "上年结转", "预算数"),
          cell(budgetAppropriation, "收入", group("上年"), "预算数"),
        ),
      ],
    },
    {
      id: "B2-3",
      says: "支出每列：本年支出＝各功能分类支出之和",
      english: "Each column: spending of the year = sum of its functions",
      basis: "B2-3",
      each: { over: [place(budgetAppropriation, "支出")], columns: true },
      equations: [
        one(
          cell(budgetAppropriation, "支出", "本年支出", THIS_COLUMN),
          cell(budgetAppropriation, "支出", group("功能分类"), THIS_COLUMN),
        ),
      ],
    },
    {
      id: "B2-4",
      says: "支出每行：合计＝一般公共预算＋政府性基金预算＋国有资本经营预算",
      english: "Each row: total = general budget + fund budget + state capital budget",
      basis: "B2-4",
      each: { over: [place(budgetAppropriation, "支出")] },
      equations: [
        one(cell(budgetAppropriation, "支出", THIS, "合计"), cell(budgetAppropriation, "支出", THIS, BUDGETS)),
      ],
    },
    {
      id: "B2-5",
      says: "本年收入＋上年结转＝本年支出＋结转下年（如有）",
      english: "Income of the year + brought forward = spending of the year + carried forward (if any)",
      basis: "B2-5",
      equations: [
        {
          left: [
            cell(budgetAppropriation, "收入", "本年收入", "预算数"),
            cell(budgetAppropriation, "收入", "上年结转", "预算数"),
          ],
          right: [
            cell(budgetAppropriation, "支出", "本年支出", "合计"),
            cell(budgetAppropriation, "支出", "结转下年", "合计"),
          ],
        },
      ],
    },
    {
      id: "B2-6",
      says: "每类拨款：本年收入＋上年结转＝该类本年支出＋结转下年（如有）",
      english: "Each appropriation: income + brought forward = its spending + carried forward (if any)",
      basis: "B2-6",
      equations: SOURCES.map((source, i): Equation => ({
        left: [
          cell(budgetAppropriation, "收入", source, "预算数"),
          cell(budgetAppropriation, "收入", `上年${source}`, "预算数"),
        ],
        right: [
          cell(budgetAppropriation, "支出", "本年支出", BUDGETS[i] ?? "合计"),
          cell(budgetAppropriation, "支出", "结转下年", BUDGETS[i] ?? "合计"),
        ],
      })),
    },
    {
      id: "B2-7",
      says: "收入总计＝本年收入＋上年结转",
      english: "Total income = income of the year + brought forward",
      basis: "B2-7",
      equations: [
        one(
          cell(budgetAppropriation, "收入", "收入总计", "预算数"),
          cell(budgetAppropriation, "收入", "本年收入", "预算数"),
          cell(budgetAppropriation, "收入", "上年结转", "预算数"),
        ),
      ],
    },
    {
      id: "B2-8",
      says: "支出每列：支出总计＝本年支出＋结转下年（如有）",
      english: "Each column: total spending = spending of the year + carried forward (if any)",
      basis: "B2-8",
      each: { over: [place(budgetAppropriation, "支出")], columns: true },
      equations: [
        one(
          cell(budgetAppropriation, "支出", "支出总计", THIS_COLUMN),
          cell(budgetAppropriation, "支出", "本年支出", THIS_COLUMN),
          cell(budgetAppropriation, "支出", "结转下年", THIS_COLUMN),
        ),
      ],
    },
    {
      id: "B2-9",
      says: "收入总计＝支出总计",
      english: "Total income = total spending",
      basis: "B2-9",
      equations: [
        one(
          cell(budgetAppropriation, "收入", "收入总计", "预算数"),
          cell(budgetAppropriation, "支出", "支出总计", "合计"),
        ),
      ],
    },
  ],
};
