import { form, type Line } from "../form.ts";
import { BELOW, cell, group, others, place, THIS, THIS_COLUMN } from "../rule.ts";
import { across } from "../shared/labels.ts";
import { printed } from "../shared/sources.ts";
import { one } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { comesTo, LEVEL_WORDS, PARTS_WORDS, RATE_WORDS, SATISFACTION_WORDS, SCORE_WORDS } from "./rule-words.ts";
import {
  ACTUAL,
  LEVELS,
  MONEY,
  POINTS,
  RATE,
  REMARKS,
  SCORE,
  SCORING,
  SOURCES,
  TARGET,
  SOME_TOTAL_SCORE,
} from "./words.ts";

const UNIT_MONEY = [
  ...SOURCES,
  {
    name: "合计",
    labels: [
      "总计",
      "合计:",
      "年度资金总额",
      "年度资金总额:",
      "年度预算资金总额",
      "部门预算总额",
      "部门预算资金总额",
      "部门整体支出总额",
      "整体支出总额",
      "预算资金总额",
      "资金总额",
    ],
  },
] as const satisfies readonly Line[];

/** 新疆. 10 points are kept for the 执行率 and not printed. */
export const overallSelfEvaluation = form({
  no: "部门（单位）整体支出绩效目标自评表",
  kind: "绩效",
  with: "决算",
  of: "单位",
  source: printed("002"),
  titles: [
    "部门（单位）整体支出绩效目标自评表",
    "整体支出绩效目标自评表",
    "整体支出绩效自评表",
    "整体支出绩效自评情况表",
    "部门（单位）整体绩效自评表",
    "整体绩效自评表",
    "整体支出绩效评价自评表",
    "部门整体绩效自评表",
    "单位整体绩效自评表",
  ],
  parts: [
    [
      {
        name: "资金",
        rows: "lines",
        labels: {
          name: [
            "资金来源",
            ...across(["年度预算", "年度预算申请", "预算情况", "部门预算情况", "部门预算"], ["", "(万元)"], [""]),
            "预算执行情况(万元)",
          ],
        },
        wide: true,
        lines: UNIT_MONEY,
        columns: MONEY,
      },
      {
        name: "资金得分",
        unit: "分",
        beside: "资金",
        varies: true,
        rows: "lines",
        labels: {},
        lines: UNIT_MONEY,
        // 新疆 prints none.
        columns: [
          { name: "分值", headings: POINTS, varies: true },
          { name: "得分", headings: SCORE, varies: true },
        ],
      },
      {
        name: "执行率",
        unit: "%",
        beside: "资金",
        rows: "lines",
        labels: {},
        lines: UNIT_MONEY,
        columns: RATE,
      },
    ],
    [
      {
        name: "指标",
        unit: "分",
        rows: "indicators",
        labels: { ...LEVELS, target: TARGET, actual: ACTUAL, scoring: SCORING },
        prose: REMARKS,
        lines: SOME_TOTAL_SCORE,
        columns: [
          { name: "分值", headings: POINTS, varies: true },
          { name: "得分", headings: SCORE },
        ],
      },
    ],
  ],
});
const RATE_WEIGHT = cell(overallSelfEvaluation, "资金得分", "合计", "分值");
const RATE_SCORE = cell(overallSelfEvaluation, "资金得分", "合计", "得分");
const OVERALL_INDICATORS = { over: [place(overallSelfEvaluation, "指标")], levels: ["指标"] } as const;

export const overallSelfEvaluationTable: TableFile = {
  form: overallSelfEvaluation,
  layouts: [
    {
      above: ["（{年}年度）"],
      widths: [80, 80, 110, 80, 80, 80, 80, 60, 90],
      landscape: true,
      picture: [
        "部门（单位）名称 | < | {单位} | < | < | < | < | < | <",
        "年度预算（{金额单位}） | 资金来源 | < | 年初预算数（{金额单位}） | < | 预算数（调整后） | 执行数 | 执行率(%) | <",
        "^ | 财政资金（{金额单位}） | 中央安排 | ¥ | < | ¥ | ¥ | % | <",
        "^ | ^ | 自治区安排 | ¥ | < | ¥ | ¥ | % | <",
        "^ | ^ | 地（州、市）安排 | ¥ | < | ¥ | ¥ | % | <",
        "^ | ^ | 县（市、区）安排 | ¥ | < | ¥ | ¥ | % | <",
        "^ | ^ | 其他 | ¥ | < | ¥ | ¥ | % | <",
        "^ | 合计 | < | ¥ | < | ¥ | ¥ | % | <",
        "年度总体目标 | 预期目标 | < | < | < | 实际完成目标 | < | < | <",
        { row: "^ | | < | < | < | | < | < | <", height: 60 },
        "一级指标 | 二级指标 | 三级指标 | 预期指标值 | 指标设定依据 | 权重 | 实际完成指标值 | 得分 | 备注",
        { row: " | | | | | # | | # |", times: 8, height: 26 },
      ],
    },
  ],
  rules: [
    {
      id: "P整-3",
      ...RATE_WORDS,
      basis: "P-3",
      each: { over: [place(overallSelfEvaluation, "资金")] },
      equations: [
        one(
          cell(overallSelfEvaluation, "执行率", THIS, "执行率"),
          cell(overallSelfEvaluation, "资金", THIS, "全年执行数"),
          cell(overallSelfEvaluation, "资金", THIS, "全年预算数"),
        ),
      ],
      ratio: { asked: "rate" },
    },
    {
      id: "P整-4",
      says: "每栏：合计＝各级安排和其他之和（各项都没有填的不核对）",
      ...PARTS_WORDS,
      basis: "P-4",
      each: { over: [place(overallSelfEvaluation, "资金")], columns: true },
      equations: [
        {
          ...one(
            cell(overallSelfEvaluation, "资金", "合计", THIS_COLUMN),
            cell(overallSelfEvaluation, "资金", group("来源"), THIS_COLUMN),
          ),
          ifGiven: true,
        },
      ],
    },
    {
      id: "P整-5",
      ...SCORE_WORDS,
      basis: "P-5",
      relation: "≤",
      each: OVERALL_INDICATORS,
      equations: [
        {
          ...one(cell(overallSelfEvaluation, "指标", THIS, "得分"), cell(overallSelfEvaluation, "指标", THIS, "分值")),
          ifGiven: true,
        },
      ],
    },
    {
      id: "P整-1",
      says: "总分的得分＝预算执行率得分＋各指标得分（印了预算执行率得分的）",
      english: "Total score = score of the rate of execution + scores of the indicators, where the first is printed",
      basis: "P-1",
      when: {
        says: "印了预算执行率得分",
        english: "the score of the rate of execution is printed",
        something: [RATE_SCORE],
      },
      equations: [
        one(
          cell(overallSelfEvaluation, "指标", "总分", "得分"),
          RATE_SCORE,
          cell(overallSelfEvaluation, "指标", others(), "得分"),
        ),
      ],
    },
    {
      id: "P整-2",
      says: "预算执行率分值＋各指标分值＝总分的分值（没有印的按 100）",
      english: "Weight of the rate of execution + weights of the indicators = total weight (100 where not printed)",
      basis: "P-2",
      when: {
        says: "填了预算执行率和指标的分值",
        english: "weights of the rate of execution and of indicators are filled in",
        something: [RATE_WEIGHT],
      },
      equations: [
        comesTo(
          [RATE_WEIGHT, cell(overallSelfEvaluation, "指标", others(), "分值")],
          [cell(overallSelfEvaluation, "指标", "总分", "分值")],
          100,
        ),
      ],
    },
    {
      id: "P整-5执行率",
      says: "预算执行率得分不超过分值",
      english: "The score of the rate of execution is not above its weight",
      basis: "P-5",
      relation: "≤",
      equations: [one(RATE_SCORE, RATE_WEIGHT)],
    },
    {
      id: "P整-7",
      says: "各指标权重合计＝90（另 10 分为预算执行率；列全的为 100）",
      english: "The weights come to 90 (10 are kept for the rate of execution), or to 100 where all are listed",
      basis: "P-7",
      when: {
        says: "没有印预算执行率的分值",
        english: "no weight of the rate of execution is printed",
        nothing: [RATE_WEIGHT],
      },
      equations: [comesTo([cell(overallSelfEvaluation, "指标", others(), "分值")], [], 90, 100)],
    },
    {
      id: "P整-2级",
      ...LEVEL_WORDS,
      basis: "P-2",
      each: { over: [place(overallSelfEvaluation, "指标")], levels: ["级"] },
      equations: [
        {
          ...one(cell(overallSelfEvaluation, "指标", THIS, "分值"), cell(overallSelfEvaluation, "指标", BELOW, "分值")),
          ifGiven: true,
        },
      ],
    },
    {
      id: "P整-11",
      ...SATISFACTION_WORDS,
      basis: "P-11",
      hint: true,
      structure: "satisfaction",
      over: [place(overallSelfEvaluation, "指标")],
    },
  ],
};
