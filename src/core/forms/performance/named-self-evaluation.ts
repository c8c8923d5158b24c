import { form, type Line } from "../form.ts";
import { cell, others, place, THIS } from "../rule.ts";
import { one } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { comesTo, RATE_WORDS, SATISFACTION_WORDS, SCORE_WORDS } from "./rule-words.ts";
import { ACTUAL, MONEY, POINTS, RATE, REMARKS, SCORE, TARGET, TOTAL_SCORE } from "./words.ts";

const EXECUTION = [{ name: "执行" }] as const satisfies readonly Line[];

/** 重庆 gives indicators by one name alone, the execution in one row, and a 得分系数 by which each weight is multiplied. */
export const namedSelfEvaluation = form({
  no: "绩效自评表（只列指标名称）",
  kind: "绩效",
  with: "决算",
  of: "项目",
  source: { printed: "重庆一个单位 2021 年度部门整体绩效自评表" },
  titles: [
    "部门整体绩效自评表",
    "单位整体绩效自评表",
    "整体支出绩效自评表",
    "项目支出绩效自评表",
    "项目绩效自评表",
    "项目资金绩效自评表",
  ],
  parts: [
    [
      {
        name: "资金",
        rows: "single",
        labels: {},
        prose: ["部门预算执行情况", "预算执行情况"],
        lines: EXECUTION,
        columns: MONEY,
      },
      { name: "执行率", unit: "%", beside: "资金", rows: "single", labels: {}, lines: EXECUTION, columns: RATE },
      {
        name: "执行得分",
        unit: "分",
        beside: "资金",
        rows: "single",
        labels: {},
        lines: EXECUTION,
        columns: [
          { name: "分值", headings: ["执行率权重", "执行率分值", "预算执行率权重"] },
          { name: "得分", headings: ["执行率得分", "预算执行率得分"] },
        ],
      },
    ],
    [
      {
        name: "指标",
        unit: "分",
        rows: "indicators",
        labels: { name: ["指标名称"], target: ["年初指标值", ...TARGET], actual: ACTUAL },
        prose: [...REMARKS, "调整指标值"],
        lines: TOTAL_SCORE,
        columns: [
          { name: "分值", headings: POINTS },
          { name: "得分", headings: SCORE },
        ],
      },
      {
        name: "得分系数",
        unit: "%",
        beside: "指标",
        rows: "indicators",
        labels: {},
        lines: TOTAL_SCORE,
        columns: [{ name: "得分系数", headings: ["得分系数", "指标得分系数"], optional: true }],
      },
    ],
  ],
});
const NAMED_INDICATORS = { over: [place(namedSelfEvaluation, "指标")], levels: ["指标"] } as const;

export const namedSelfEvaluationTable: TableFile = {
  form: namedSelfEvaluation,
  layouts: [],
  rules: [
    {
      id: "P名-3",
      ...RATE_WORDS,
      basis: "P-3",
      equations: [
        one(
          cell(namedSelfEvaluation, "执行率", "执行", "执行率"),
          cell(namedSelfEvaluation, "资金", "执行", "全年执行数"),
          cell(namedSelfEvaluation, "资金", "执行", "全年预算数"),
        ),
      ],
      ratio: { asked: "rate" },
    },
    {
      id: "P名-5",
      ...SCORE_WORDS,
      basis: "P-5",
      relation: "≤",
      each: NAMED_INDICATORS,
      equations: [
        {
          ...one(cell(namedSelfEvaluation, "指标", THIS, "得分"), cell(namedSelfEvaluation, "指标", THIS, "分值")),
          ifGiven: true,
        },
      ],
    },
    {
      id: "P名-5执行率",
      says: "执行率得分不超过执行率权重",
      english: "The score of the rate of execution is not above its weight",
      basis: "P-5",
      relation: "≤",
      equations: [
        one(
          cell(namedSelfEvaluation, "执行得分", "执行", "得分"),
          cell(namedSelfEvaluation, "执行得分", "执行", "分值"),
        ),
      ],
    },
    {
      id: "P名-6",
      says: "每个指标：得分＝权重×得分系数（没有印系数的不核对）",
      english: "Each indicator: score = weight × its coefficient (not where none is printed)",
      basis: "P-6",
      each: NAMED_INDICATORS,
      equations: [
        one(
          cell(namedSelfEvaluation, "得分系数", THIS, "得分系数"),
          cell(namedSelfEvaluation, "指标", THIS, "得分"),
          cell(namedSelfEvaluation, "指标", THIS, "分值"),
        ),
      ],
      ratio: { asked: "part", capped: true },
    },
    {
      id: "P名-7",
      says: "执行率权重＋各指标权重＝100",
      english: "Weight of the rate of execution + weights of the indicators = 100",
      basis: "P-7",
      hint: true,
      equations: [
        comesTo(
          [cell(namedSelfEvaluation, "执行得分", "执行", "分值"), cell(namedSelfEvaluation, "指标", others(), "分值")],
          [],
          100,
        ),
      ],
    },
    {
      id: "P名-10",
      says: "执行率得分＝权重×执行率（超过 100% 按 100% 计）",
      english: "The score of the rate of execution = its weight × the rate (at most 100 %)",
      basis: "P-10",
      hint: true,
      equations: [
        one(
          cell(namedSelfEvaluation, "执行率", "执行", "执行率"),
          cell(namedSelfEvaluation, "执行得分", "执行", "得分"),
          cell(namedSelfEvaluation, "执行得分", "执行", "分值"),
        ),
      ],
      ratio: { asked: "part", capped: true },
    },
    {
      id: "P名-11",
      ...SATISFACTION_WORDS,
      basis: "P-11",
      hint: true,
      structure: "satisfaction",
      over: [place(namedSelfEvaluation, "指标")],
    },
  ],
};
