import { form, type Block, type Line, type Source } from "../form.ts";
import { BELOW, cell, others, place, THIS, type Rule } from "../rule.ts";
import { inferred } from "../shared/sources.ts";
import { one } from "../shared/tree.ts";
import type { TableFile } from "../table-file.ts";
import { comesTo, LEVEL_WORDS, RATE_WORDS, SATISFACTION_WORDS, SCORE_WORDS } from "./rule-words.ts";
import { ACTUAL, LEVELS, MONEY, POINTS, RATE, REMARKS, SCORE, SCORING, TARGET, SOME_TOTAL_SCORE } from "./words.ts";

const EXECUTION = [{ name: "执行" }] as const satisfies readonly Line[];

/** The execution in one row, and indicators each with its weight and what was had of it. */
function inOneRow(no: string, source: Source, titles: readonly string[], labels: Block["labels"]) {
  return form({
    no,
    kind: "绩效",
    with: "决算",
    of: "项目",
    source,
    titles,
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
          labels,
          prose: [...REMARKS, "调整指标值", "指标类型"],
          lines: SOME_TOTAL_SCORE,
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
          lines: SOME_TOTAL_SCORE,
          columns: [{ name: "得分系数", headings: ["得分系数", "指标得分系数"], optional: true }],
        },
      ],
    ],
  });
}

/** 重庆 gives indicators by one name alone, and a 得分系数 by which each weight is multiplied. */
export const namedSelfEvaluation = inOneRow(
  "绩效自评表（只列指标名称）",
  { printed: "重庆一个单位 2021 年度部门整体绩效自评表" },
  [
    "部门整体绩效自评表",
    "单位整体绩效自评表",
    "整体支出绩效自评表",
    "项目支出绩效自评表",
    "项目绩效自评表",
    "项目资金绩效自评表",
  ],
  { name: ["指标名称"], target: TARGET, actual: ACTUAL },
);

/** As 重庆 has the execution, with indicators of three levels as others have them. */
export const oneRowSelfEvaluation = inOneRow(
  "绩效自评表（预算执行一行）",
  inferred("预算执行一行依重庆，三级指标依 002、003；没有见过印出的文件"),
  ["部门整体支出绩效自评表", "整体支出绩效自评表", "部门整体绩效自评表", "项目支出绩效自评表", "项目绩效自评表"],
  { ...LEVELS, target: TARGET, actual: ACTUAL, scoring: SCORING },
);

/** What is asked of both. */
function rulesOf(no: "名" | "行", f: typeof namedSelfEvaluation): readonly Rule[] {
  const indicators = { over: [place(f, "指标")], levels: ["指标"] } as const;
  return [
    {
      id: `P${no}-1`,
      says: "总分的得分＝执行率得分＋各指标得分",
      english: "Total score = score of the rate of execution + scores of the indicators",
      basis: "P-1",
      when: {
        says: "印了执行率得分",
        english: "the score of the rate of execution is printed",
        something: [cell(f, "执行得分", "执行", "得分")],
      },
      equations: [
        one(cell(f, "指标", "总分", "得分"), cell(f, "执行得分", "执行", "得分"), cell(f, "指标", others(), "得分")),
      ],
    },
    {
      id: `P${no}-3`,
      ...RATE_WORDS,
      basis: "P-3",
      equations: [
        one(
          cell(f, "执行率", "执行", "执行率"),
          cell(f, "资金", "执行", "全年执行数"),
          cell(f, "资金", "执行", "全年预算数"),
        ),
      ],
      ratio: { asked: "rate" },
    },
    {
      id: `P${no}-5`,
      ...SCORE_WORDS,
      basis: "P-5",
      relation: "≤",
      each: indicators,
      equations: [
        {
          ...one(cell(f, "指标", THIS, "得分"), cell(f, "指标", THIS, "分值")),
          ifGiven: true,
        },
      ],
    },
    {
      id: `P${no}-5执行率`,
      says: "执行率得分不超过执行率权重",
      english: "The score of the rate of execution is not above its weight",
      basis: "P-5",
      relation: "≤",
      equations: [one(cell(f, "执行得分", "执行", "得分"), cell(f, "执行得分", "执行", "分值"))],
    },
    {
      id: `P${no}-6`,
      says: "每个指标：得分＝权重×得分系数（没有印系数的不核对）",
      english: "Each indicator: score = weight × its coefficient (not where none is printed)",
      basis: "P-6",
      each: indicators,
      equations: [
        one(cell(f, "得分系数", THIS, "得分系数"), cell(f, "指标", THIS, "得分"), cell(f, "指标", THIS, "分值")),
      ],
      ratio: { asked: "part", capped: true },
    },
    {
      id: `P${no}-7`,
      says: "执行率权重＋各指标权重＝100",
      english: "Weight of the rate of execution + weights of the indicators = 100",
      basis: "P-7",
      hint: true,
      equations: [comesTo([cell(f, "执行得分", "执行", "分值"), cell(f, "指标", others(), "分值")], [], 100)],
    },
    {
      id: `P${no}-10`,
      says: "执行率得分＝权重×执行率（超过 100% 按 100% 计）",
      english: "The score of the rate of execution = its weight × the rate (at most 100 %)",
      basis: "P-10",
      hint: true,
      equations: [
        one(
          cell(f, "执行率", "执行", "执行率"),
          cell(f, "执行得分", "执行", "得分"),
          cell(f, "执行得分", "执行", "分值"),
        ),
      ],
      ratio: { asked: "part", capped: true },
    },
    {
      id: `P${no}-11`,
      ...SATISFACTION_WORDS,
      basis: "P-11",
      hint: true,
      structure: "satisfaction",
      over: [place(f, "指标")],
    },
  ];
}

export const namedSelfEvaluationTable: TableFile = {
  form: namedSelfEvaluation,
  layouts: [],
  rules: rulesOf("名", namedSelfEvaluation),
};

export const oneRowSelfEvaluationTable: TableFile = {
  form: oneRowSelfEvaluation,
  layouts: [],
  rules: [
    ...rulesOf("行", oneRowSelfEvaluation),
    {
      id: "P行-2级",
      ...LEVEL_WORDS,
      basis: "P-2",
      each: { over: [place(oneRowSelfEvaluation, "指标")], levels: ["级"] },
      equations: [
        {
          ...one(cell(oneRowSelfEvaluation, "指标", THIS, "分值"), cell(oneRowSelfEvaluation, "指标", BELOW, "分值")),
          ifGiven: true,
        },
      ],
    },
  ],
};
