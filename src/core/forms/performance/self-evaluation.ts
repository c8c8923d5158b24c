import { form, type Line } from "../form.ts";
import { BELOW, cell, group, others, place, THIS, THIS_COLUMN, type Equation } from "../rule.ts";
import { printed } from "../shared/sources.ts";
import { one } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { comesTo, LEVEL_WORDS, PARTS_WORDS, RATE_WORDS, SATISFACTION_WORDS, SCORE_WORDS } from "./rule-words.ts";
import { ACTUAL, LEVELS, MONEY, POINTS, RATE, REMARKS, SCORE, SCORING, SOURCES, TARGET, TOTAL_SCORE } from "./words.ts";

const PROJECT_MONEY = [
  {
    name: "年度资金总额",
    labels: [
      "总额",
      "资金总额",
      "项目资金总额",
      "年度资金总额:",
      "合计",
      "年度预算资金总额",
      "年度预算总额",
      "预算资金总额",
    ],
  },
  ...SOURCES,
] as const satisfies readonly Line[];

/** 青海 prints 8 columns of indicators, 新疆 13; the words of the heads are different, the table is the same. */
export const selfEvaluation = form({
  no: "项目支出绩效自评表",
  kind: "绩效",
  with: "决算",
  of: "项目",
  source: printed("002", "003"),
  titles: [
    "项目支出绩效自评表",
    "部门预算项目支出绩效自评表",
    "单位预算项目支出绩效自评表",
    "预算项目支出绩效自评表",
    "项目支出绩效目标自评表",
    "项目绩效自评表",
    "预算项目绩效自评表",
    "财政项目支出绩效自评表",
    "项目支出自评表",
    "项目自评表",
    "项目支出绩效自评情况表",
    "专项资金绩效自评表",
  ],
  parts: [
    [
      {
        name: "资金",
        rows: "lines",
        labels: { name: ["资金来源", "项目资金", "项目资金(万元)", "预算执行情况", "年度预算数", "年度预算数(万元)"] },
        wide: true,
        lines: PROJECT_MONEY,
        columns: MONEY,
      },
      {
        name: "资金得分",
        unit: "分",
        beside: "资金",
        rows: "lines",
        labels: {},
        lines: PROJECT_MONEY,
        columns: [
          { name: "分值", headings: POINTS, varies: true },
          { name: "得分", headings: SCORE },
        ],
      },
      { name: "执行率", unit: "%", beside: "资金", rows: "lines", labels: {}, lines: PROJECT_MONEY, columns: RATE },
    ],
    [
      {
        name: "指标",
        unit: "分",
        rows: "indicators",
        labels: { ...LEVELS, target: TARGET, actual: ACTUAL, scoring: SCORING },
        prose: REMARKS,
        lines: TOTAL_SCORE,
        columns: [
          { name: "分值", headings: POINTS, varies: true },
          { name: "得分", headings: SCORE },
        ],
      },
      {
        name: "完成率",
        unit: "%",
        beside: "指标",
        rows: "indicators",
        labels: {},
        lines: TOTAL_SCORE,
        // 青海 prints none.
        columns: [{ name: "完成率", headings: ["完成率", "指标完成率"], optional: true }],
      },
    ],
  ],
});

const INDICATORS = { over: [place(selfEvaluation, "指标")], levels: ["指标"] } as const;

function completion(): readonly Equation[] {
  return [
    one(
      cell(selfEvaluation, "完成率", THIS, "完成率"),
      cell(selfEvaluation, "指标", THIS, "得分"),
      cell(selfEvaluation, "指标", THIS, "分值"),
    ),
  ];
}

export const selfEvaluationTable: TableFile = {
  form: selfEvaluation,
  layouts: [
    {
      above: ["（{年}年度）"],
      widths: [46, 64, 74, 82, 82, 82, 38, 50, 70],
      picture: [
        "项目名称 | | < | < | < | < | < | < | <",
        "主管部门 | | < | < | < | 实施单位 | {单位} | < | <",
        "项目资金（{金额单位}） | | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分",
        "^ | 年度资金总额 | < | ¥ | ¥ | ¥ | 10 | % | #",
        "^ | 其中：当年财政拨款 | < | ¥ | ¥ | ¥ | | |",
        "^ | 上年结转资金 | < | ¥ | ¥ | ¥ | | |",
        "^ | 其他资金 | < | ¥ | ¥ | ¥ | | |",
        "年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | < | <",
        { row: "^ | | < | < | < | | < | < | <", height: 60 },
        "绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施",
        { row: "^ | | | | | | # | # |", times: 14, height: 26 },
        "^ | 总分 | < | < | < | < | # | # |",
      ],
    },
    {
      sets: ["新疆决算"],
      above: ["（{年}年度）"],
      widths: [52, 50, 56, 84, 58, 60, 50, 46, 60, 52, 60, 46, 46, 74],
      landscape: true,
      picture: [
        "项目名称 | | < | < | < | < | < | < | < | < | < | < | < | <",
        "主管部门 | | < | < | < | < | < | 实施单位 | {单位} | < | < | < | < | <",
        "项目资金（{金额单位}） | 资金来源 | < | 年初预算数 | < | 全年预算数 | < | 全年执行数 | < | 分值 | 执行率 | < | 得分 | <",
        "^ | 年度资金总额 | < | ¥ | < | ¥ | < | ¥ | < | 10 | % | < | # | <",
        "^ | 其中：当年财政拨款 | < | ¥ | < | ¥ | < | ¥ | < | | | < | | <",
        "^ | 其他资金 | < | ¥ | < | ¥ | < | ¥ | < | | | < | | <",
        "年度总体目标 | 预期目标 | < | < | < | < | < | < | 实际完成情况 | < | < | < | < | <",
        { row: "^ | | < | < | < | < | < | < | | < | < | < | < | <", height: 60 },
        "年度绩效指标完成情况 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 指标值设置依据 | 上年完成值 | 指标分值权重 | 指标赋分规则 | 佐证资料 | 指标实际完成值 | 完成率 | 指标得分 | 偏差原因分析及改进措施",
        { row: "^ | | | | | | | # | | | | # | # |", times: 9, height: 26 },
        "总分 | < | < | < | < | < | < | < | < | < | < | < | # |",
      ],
    },
  ],
  rules: [
    {
      id: "P-1",
      says: "总分的得分＝预算执行率得分＋各指标得分",
      english: "Total score = score of the rate of execution + scores of the indicators",
      basis: "P-1",
      equations: [
        one(
          cell(selfEvaluation, "指标", "总分", "得分"),
          cell(selfEvaluation, "资金得分", "年度资金总额", "得分"),
          cell(selfEvaluation, "指标", others(), "得分"),
        ),
      ],
    },
    {
      id: "P-2",
      says: "预算执行率分值＋各指标分值＝总分的分值（没有印的按 100）",
      english: "Weight of the rate of execution + weights of the indicators = total weight (100 where not printed)",
      basis: "P-2",
      when: {
        says: "填了指标的分值",
        english: "weights of indicators are filled in",
        something: [cell(selfEvaluation, "指标", others(), "分值")],
      },
      equations: [
        comesTo(
          [cell(selfEvaluation, "资金得分", "年度资金总额", "分值"), cell(selfEvaluation, "指标", others(), "分值")],
          [cell(selfEvaluation, "指标", "总分", "分值")],
          100,
        ),
      ],
    },
    {
      id: "P-2级",
      ...LEVEL_WORDS,
      basis: "P-2",
      each: { over: [place(selfEvaluation, "指标")], levels: ["级"] },
      equations: [
        {
          ...one(cell(selfEvaluation, "指标", THIS, "分值"), cell(selfEvaluation, "指标", BELOW, "分值")),
          ifGiven: true,
        },
      ],
    },
    {
      id: "P-2总分",
      says: "总分的分值是 100",
      english: "The total weight is 100",
      basis: "P-2",
      hint: true,
      when: {
        says: "印了总分的分值",
        english: "the total weight is printed",
        something: [cell(selfEvaluation, "指标", "总分", "分值")],
      },
      equations: [comesTo([cell(selfEvaluation, "指标", "总分", "分值")], [], 100)],
    },
    {
      id: "P-3",
      ...RATE_WORDS,
      basis: "P-3",
      each: { over: [place(selfEvaluation, "资金")] },
      equations: [
        one(
          cell(selfEvaluation, "执行率", THIS, "执行率"),
          cell(selfEvaluation, "资金", THIS, "全年执行数"),
          cell(selfEvaluation, "资金", THIS, "全年预算数"),
        ),
      ],
      ratio: { asked: "rate" },
    },
    {
      id: "P-4",
      says: "每栏：年度资金总额＝当年财政拨款＋上年结转资金＋其他资金（各项都没有填的不核对）",
      ...PARTS_WORDS,
      basis: "P-4",
      each: { over: [place(selfEvaluation, "资金")], columns: true },
      equations: [
        {
          ...one(
            cell(selfEvaluation, "资金", "年度资金总额", THIS_COLUMN),
            cell(selfEvaluation, "资金", group("来源"), THIS_COLUMN),
          ),
          ifGiven: true,
        },
      ],
    },
    {
      id: "P-5",
      ...SCORE_WORDS,
      basis: "P-5",
      relation: "≤",
      each: INDICATORS,
      equations: [
        {
          ...one(cell(selfEvaluation, "指标", THIS, "得分"), cell(selfEvaluation, "指标", THIS, "分值")),
          ifGiven: true,
        },
      ],
    },
    {
      id: "P-5执行率",
      says: "预算执行率得分不超过分值",
      english: "The score of the rate of execution is not above its weight",
      basis: "P-5",
      relation: "≤",
      equations: [
        one(
          cell(selfEvaluation, "资金得分", "年度资金总额", "得分"),
          cell(selfEvaluation, "资金得分", "年度资金总额", "分值"),
        ),
      ],
    },
    {
      id: "P-6",
      says: "赋分规则是按比例的指标：得分＝分值×完成率（超过 100% 按 100% 计）",
      english: "Indicators scored in proportion: score = weight × completion (at most 100 %)",
      basis: "P-6",
      each: { ...INDICATORS, inProportion: true },
      equations: completion(),
      ratio: { asked: "part", capped: true },
    },
    {
      id: "P-6其他",
      says: "赋分规则是别的或没有印的指标：得分＝分值×完成率（超过 100% 按 100% 计）",
      english: "Indicators scored otherwise: score = weight × completion (at most 100 %)",
      basis: "P-6",
      hint: true,
      each: { ...INDICATORS, inProportion: false },
      equations: completion(),
      ratio: { asked: "part", capped: true },
    },
    {
      id: "P-9",
      says: "按比例赋分、指标值是“至少”或“等于”的，完成值没有达到指标值时，完成率不应是 100 或更高",
      english:
        "Of indicators scored in proportion with a target that is a least: where it was not reached, completion is below 100",
      basis: "P-9",
      structure: "reached",
      over: [place(selfEvaluation, "指标"), place(selfEvaluation, "完成率")],
    },
    {
      id: "P-9其他",
      says: "其他指标：完成值没有达到指标值的，完成率不应是 100 或更高",
      english: "Other indicators: where the target was not reached, completion is below 100",
      basis: "P-9",
      hint: true,
      structure: "reached-otherwise",
      over: [place(selfEvaluation, "指标"), place(selfEvaluation, "完成率")],
    },
    {
      id: "P-10",
      says: "预算执行率得分不超过分值×执行率（允许得分取整）",
      english: "The score of the rate of execution is not above its weight × the rate (whole points may be rounded)",
      basis: "P-10",
      hint: true,
      relation: "≤",
      each: { over: [place(selfEvaluation, "资金得分")] },
      equations: [
        one(
          cell(selfEvaluation, "执行率", THIS, "执行率"),
          cell(selfEvaluation, "资金得分", THIS, "得分"),
          cell(selfEvaluation, "资金得分", THIS, "分值"),
        ),
      ],
      ratio: { asked: "part", capped: true },
    },
    {
      id: "P-11",
      ...SATISFACTION_WORDS,
      basis: "P-11",
      hint: true,
      structure: "satisfaction",
      over: [place(selfEvaluation, "指标")],
    },
  ],
};
