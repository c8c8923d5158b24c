import { isHint, verdictOf, type Finding, type Report, type Untried } from "../core/finding.ts";
import type { Form } from "../core/form.ts";

/** A report in the order in which the pane shows it. */
export interface View {
  /** Worst first. */
  readonly problems: readonly Finding[];
  readonly hints: readonly Finding[];
  readonly roundings: readonly Finding[];
  /** 相符 as printed, not as stored. */
  readonly storedOnly: readonly Finding[];
  readonly untried: readonly Untried[];
  /** Tables that are not there, each with the number of rules that would read it. */
  readonly missing: readonly { readonly form: Form; readonly rules: number }[];
  /** Whether all that applies was tried, there was something to try, and nothing is left to look into. */
  readonly standing: "fine" | "nothing-tried" | "open";
}

const WORST = ["unequal", "doubtful", "unreadable", "structure", "table"];

export function viewOf({ findings, untried, counts }: Report): View {
  const are = (verdict: string): Finding[] => findings.filter((one) => !isHint(one) && verdictOf(one) === verdict);
  const problems = WORST.flatMap(are);
  const open = problems.length + counts.unequal + counts.doubtful + counts.untried > 0;
  return {
    problems,
    hints: findings.filter((one) => isHint(one) && !["equal", "empty", "rounding"].includes(verdictOf(one))),
    roundings: are("rounding"),
    storedOnly: are("equal"),
    untried: untried.filter(({ why }) => why.reason !== "missing-table"),
    missing: missingTables(untried),
    standing: open ? "open" : counts.equal + counts.empty + counts.rounding > 0 ? "fine" : "nothing-tried",
  };
}

function missingTables(untried: readonly Untried[]): View["missing"] {
  const rules = new Map<Form, number>();
  for (const { why } of untried)
    if (why.reason === "missing-table") rules.set(why.form, (rules.get(why.form) ?? 0) + 1);
  return [...rules].map(([form, count]) => ({ form, rules: count }));
}
