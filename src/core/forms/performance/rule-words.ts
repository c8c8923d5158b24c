import type { Equation, Points, Term } from "../rule.ts";

// 绩效表: what several of them are asked.

export const LEVEL_WORDS = {
  says: "印了分数的一级、二级指标：分数＝所属指标的分值之和（分值都没有填的不核对）",
  english:
    "A level of indicators that prints its points has as many as its indicators together (not where none is filled in)",
} as const;

/** What some points come to, where no sum of theirs is printed. */
export function comesTo(left: readonly Term[], printed: readonly Term[], ...points: readonly Points[]): Equation {
  return { left, right: printed, points };
}

export const RATE_WORDS = {
  says: "执行率＝全年执行数÷全年预算数（允许末位四舍五入或截去；预算数为零的不核对）",
  english:
    "Rate of execution = executed ÷ budget of the whole year (the last place rounded or cut off; not without a budget)",
} as const;
export const PARTS_WORDS = {
  english: "The whole sum equals the sum of its sources, in each column (not where none of them is filled in)",
} as const;
export const SCORE_WORDS = {
  says: "每个指标：得分不超过分值（分值空着的不核对）",
  english: "Each indicator: the score is not above its weight (not where the weight is blank)",
} as const;
export const SATISFACTION_WORDS = {
  says: "满意度的完成值不超过 100%",
  english: "No satisfaction above 100 %",
} as const;
