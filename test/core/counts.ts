import type { Verdict } from "../../src/core/amounts/verdict.ts";
import type { BoundSet } from "../../src/core/equations/bind.ts";
import { System } from "../../src/core/equations/system.ts";
import type { SumRule } from "../../src/core/forms/rule.ts";
import { judgeRule } from "../../src/core/verdicts/verdict.ts";

/** How many comparisons of a rule come out how; undefined where it does not apply. */
export function verdictsOf(rule: SumRule, set: BoundSet): Record<Verdict, number> | undefined {
  const counts = { equal: 0, empty: 0, rounding: 0, doubtful: 0, unequal: 0 };
  const applies = judgeRule(rule, set, new System(set.amounts), {
    judged: ({ verdict }) => counts[verdict]++,
    miss: () => undefined,
  });
  return applies ? counts : undefined;
}
