import type { Comparison, Verdict } from "../amounts/verdict.ts";
import type { BoundSet } from "../equations/bind.ts";
import { forEachInstance, troubleAt, type Instance } from "../equations/equations.ts";
import { System } from "../equations/system.ts";
import type { Doubt } from "../equations/saying.ts";
import type { Equation, SumRule } from "../forms/rule.ts";
import type { Why } from "../report/finding.ts";

/** A comparison as it was judged. */
export interface JudgedInstance {
  readonly instance: Instance;
  /** Its right side, with the points that stand in where it is not printed. */
  readonly right: readonly number[];
  readonly verdict: Verdict;
  /** Its number in the system, where it is linear. */
  readonly equation: number | undefined;
}

/** What takes the comparisons of a rule with their verdicts, and why others could not be judged. */
export interface Judge {
  readonly judged: (judged: JudgedInstance) => void;
  readonly miss: (why: Why) => void;
  /** Why a comparison that does not hold is 未核对 all the same. */
  readonly doubt?: (left: readonly number[], right: readonly number[]) => Why | undefined;
}

/** A comparison that does not hold, and why it may lack a part unless the others of its equation show that it does not. */
interface Open {
  readonly instance: Instance;
  readonly right: readonly number[];
  readonly verdict: Verdict;
  readonly doubt: Doubt;
}

/** Judges every comparison of a rule, and puts those that are linear into a system; false where the rule does not apply. */
export function judgeRule(rule: SumRule, set: BoundSet, system: System, judge: Judge): boolean {
  const { judged, miss } = judge;
  const relation = rule.relation ?? "=";
  const isLinear = rule.ratio === undefined && (relation === "=" || relation === "≤");
  const give = (instance: Instance, right: readonly number[], verdict: Verdict): void => {
    const equation = isLinear ? system.add(instance.left, right, rule, verdict, instance.hidden) : undefined;
    judged({ instance, right, verdict, equation });
  };
  const open: Open[] = [];
  const holding = new Map<Equation, number>();
  const applies = forEachInstance(rule, set, {
    miss,
    visit: (instance) => {
      const { left, right: given, points } = instance;
      const { amounts } = set;
      const trouble = amounts.firstTrouble(left) ?? amounts.firstTrouble(given);
      if (trouble !== undefined) {
        const why = troubleAt(set, trouble);
        if (why !== undefined) miss(why);
        return;
      }
      const stand = points.length === 0 ? undefined : pointsFor(set, left, points);
      if (stand === "not whole") {
        const [first] = left;
        const form = first === undefined ? undefined : set.blockAt(first)?.table.form;
        if (first !== undefined && form !== undefined)
          miss({ reason: "not-whole", form, sum: amounts.compare(left, [], "=", first).left });
        return;
      }
      const right = stand === undefined ? given : [...given, stand];
      const rate = rule.ratio === undefined ? undefined : rateIn(set, rule, left, right);
      if (rule.ratio !== undefined && rate === undefined) return;
      const verdict = rate?.verdict ?? amounts.judge(left, right, relation);
      const isLess = instance.doubt?.isLeast === true && amounts.judge(right, left, "≤") === "unequal";
      const doubt = isLess ? undefined : instance.doubt;
      if (verdict === "unequal" || verdict === "doubtful") {
        const why = doubt?.unless === undefined ? (doubt?.why ?? judge.doubt?.(left, right)) : undefined;
        if (why !== undefined) {
          // A 提示 that may be mistaken is none.
          if (rule.hint !== true) miss(why);
          return;
        }
        if (doubt !== undefined) {
          open.push({
            instance: { ...instance, left: [...left], right: [...given] },
            right: [...right],
            verdict,
            doubt,
          });
          return;
        }
      } else if (verdict === "equal" || verdict === "rounding")
        holding.set(instance.equation, (holding.get(instance.equation) ?? 0) + 1);
      give(instance, right, verdict);
    },
  });
  const asked = new Map<Equation, number>();
  for (const { instance } of open) asked.set(instance.equation, (asked.get(instance.equation) ?? 0) + 1);
  for (const { instance, right, verdict, doubt } of open) {
    const held = holding.get(instance.equation) ?? 0;
    const broken = asked.get(instance.equation) ?? 0;
    const isLifted = doubt.unless === "any" ? held > 0 || broken === 1 : held >= 2 * broken;
    const why = isLifted ? judge.doubt?.(instance.left, right) : doubt.why;
    if (why === undefined) give(instance, right, verdict);
    else if (rule.hint !== true) miss(why);
  }
  return applies;
}

/** Every linear comparison of some rules that could be judged. */
export function systemOf(set: BoundSet, rules: Iterable<SumRule>): System {
  const system = new System(set.amounts);
  const nobody: Judge = { judged: () => undefined, miss: () => undefined };
  for (const rule of rules) judgeRule(rule, set, system, nobody);
  return system;
}

/**
 * The round sum of points that stands in for a right side that is not printed. Where the points that are listed are not half of it, the list
 * is not whole.
 */
function pointsFor(
  { amounts }: BoundSet,
  left: readonly number[],
  sums: readonly number[],
): number | "not whole" | undefined {
  const [first] = sums;
  if (first === undefined) return undefined;
  if (amounts.judge([...left, ...left], [first], "≤") !== "unequal") return "not whole";
  return sums.find((id) => amounts.judge(left, [id], "=") === "equal") ?? first;
}

/** A rate beside the part and the whole that it is of; undefined where one of the figures is not given, or the rule is about none. */
export function rateIn(
  { amounts }: BoundSet,
  { ratio, relation = "=" }: SumRule,
  [rate]: readonly number[],
  [part, whole]: readonly number[],
): Comparison | undefined {
  if (ratio === undefined || rate === undefined || part === undefined || whole === undefined) return undefined;
  return amounts.compareRate(rate, part, whole, relation, ratio.asked, ratio.capped === true);
}
