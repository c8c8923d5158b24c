/** 相符, 空 (nothing on either side), 尾差, 存疑, 不符. */
export type Verdict = "equal" | "empty" | "rounding" | "doubtful" | "unequal";

/** How two sums must stand to each other: equal, left at most right, both or neither zero, right not zero where left is not. */
export type Relation = "=" | "≤" | "⇔" | "⇒";

/** So many figures it takes for the odds of a gap to say more than its bound. */
export const ODDS_FROM = 6;

/**
 * The largest whole gap that rounding alone can make, of figures whose steps add up to `slack`.
 *
 * Half of the slack is reached only where one of them is `exact`, not rounded at all: 123,450.00 元 is 12.35 万元.
 */
export function reach(slack: number, exact: boolean): number {
  return exact ? Math.floor(slack / 2) : Math.max(0, Math.ceil(slack / 2) - 1);
}

/** What the figures of a comparison come to, in whole steps. */
export interface Gap {
  /** Left less right. */
  readonly gap: number;
  /** Twice as far as rounding goes: the steps of all figures. */
  readonly slack: number;
  /** The squares of the steps of those that are not zero: twelve times the variance of the gap. */
  readonly spread: number;
  /** How many are not zero. */
  readonly figures: number;
  /** Whether one of them is not rounded. */
  readonly exact: boolean;
}

/** How a gap is to be taken, where the two sums must be equal. */
export function verdictOf({ gap, slack, spread, figures, exact }: Gap): Verdict {
  if (gap === 0) return "equal";
  if (Math.abs(gap) > reach(slack, exact)) return "unequal";
  const twice = 2 * Math.abs(gap);
  // Three standard deviations: gap ≥ 3·√(spread / 12). Of a few figures the bound itself is tight, and its edge is not rare:
  // an honest total of four parts is two steps off once in 192 times.
  return figures >= ODDS_FROM && twice * twice >= 3 * spread ? "doubtful" : "rounding";
}

/** One comparison of two sums, in words that can be printed: decimal texts in the unit of the table asked for. */
export interface Comparison {
  readonly verdict: Verdict;
  readonly left: string;
  readonly right: string;
  /** Left minus right. */
  readonly gap: string;
  /** The cells hold more digits than they print: with those the sums agree although the printed do not, or the other way round. */
  readonly stored?: "agrees" | "differs";
}
