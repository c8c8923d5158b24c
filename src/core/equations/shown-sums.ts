import type { SumRule } from "../forms/rule.ts";
import type { Why } from "../report/finding.ts";
import type { BoundBlock } from "./bind.ts";

/** A whole and its parts, by the numbers of their amounts. */
export interface ShownSum {
  readonly rule: SumRule;
  readonly bound: BoundBlock;
  readonly whole: number;
  readonly parts: readonly number[];
  /** In how many other rows or columns the same sum holds. */
  readonly shown: number;
  readonly row: number;
  readonly column: number;
}

/** Sums that do not hold and are not borne out: the first, and how many there are. */
export interface UnshownSums {
  readonly rule: SumRule;
  readonly why: Why;
  readonly count: number;
}

/** What a table shows of itself: sums that it bears out, and those that it does not. */
export interface ShownSums {
  readonly sums: readonly ShownSum[];
  readonly doubts: readonly UnshownSums[];
  /** For each amount 1 where any of them has it. */
  readonly used: Uint8Array;
}
