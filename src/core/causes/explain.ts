import { addressOf } from "../equations/bind.ts";
import { TOGETHER } from "../forms/shared/whole.ts";
import type { ClashFinding, Finding, Report, Suspect, Untried } from "../report/finding.ts";
import { canAllHold, isTooLarge, offsetsOf, type Solver } from "../verdicts/joint.ts";
import type { Judged } from "../verdicts/judge.ts";
import { leanings } from "../verdicts/lean.ts";
import { sumsOfParts } from "../verdicts/rounded-twice.ts";
import { withoutSlips } from "./larger-slips.ts";
import { suspectsOf, suspectsOfClash } from "./suspect.ts";

/** What the comparisons of a set say together, besides what each says: the cells to blame, whether all can hold at once, whether a table leans. */
export interface Explained {
  readonly judged: Judged;
  readonly findings: readonly Finding[];
  readonly untried: readonly Untried[];
  /** Causes count from 1 in every set. */
  readonly suspects: readonly Suspect[];
  readonly unexplained: Report["unexplained"];
}

/** Looks for what is behind the verdicts. Without a solver it may stay open whether all relations can hold together. */
export function explain(judged: Judged, solver?: Solver): Explained {
  const { judged: rest, slips } = withoutSlips(judged);
  const blamed = suspectsOf(rest, slips.length + 1, solver);
  const { findings = [], untried = [], ...more }: Partial<Explained> = together(rest, blamed, solver);
  return {
    judged,
    findings,
    untried,
    suspects: [...slips, ...blamed.suspects, ...(more.suspects ?? [])],
    unexplained: [...blamed.unexplained, ...(more.unexplained ?? [])],
  };
}

/** Whether a solver might say more. */
export function isOpen({ unexplained, untried }: Explained): boolean {
  return unexplained.length > 0 || untried.some(({ why }) => why.reason === "no-solver");
}

function together(
  judged: Judged,
  { suspects, unexplained, doubted }: ReturnType<typeof suspectsOf>,
  solver: Solver | undefined,
): Partial<Explained> {
  const { set, system } = judged;
  // Where something is wrong that no cell explains, nobody knows which cells and sums the rest may rely on.
  const isClear = unexplained.length === 0 && suspects.every(({ slip }) => slip !== "missing-row");
  if (!isClear || !system.hasGaps) return {};
  const free = new Set([...doubted, ...judged.sums]);
  const offsets = offsetsOf(system, free);
  const answer = canAllHold(system, offsets, solver);
  const leaning = leanings(set, system, offsets);
  if (answer.is === "open") {
    const reason = solver === undefined && !isTooLarge(offsets) ? "no-solver" : "too-large";
    return { findings: leaning, untried: [{ rule: TOGETHER, set: set.index, why: { reason }, count: 1 }] };
  }
  if (answer.is !== "clashes") return { findings: leaning };
  const table = answer.cells.map((cell) => set.blockAt(cell)?.named).find((named) => named !== undefined);
  if (table === undefined) return { findings: leaning };
  const loose = new Set([...free, ...sumsOfParts(set, system)]);
  const finding: ClashFinding = {
    kind: "clash",
    rule: TOGETHER,
    ...(canAllHold(system, offsetsOf(system, loose, true), solver).is === "clashes" ? {} : { summed: true as const }),
    table,
    cells: answer.cells.map((cell) => addressOf(set, cell)).filter((at) => at !== undefined),
    rules: [...new Set(answer.equations.map((equation) => system.rules[equation]))].filter(
      (rule) => rule !== undefined,
    ),
  };
  if (finding.summed === true) return { findings: [...leaning, finding] };
  const cause = (suspects.at(-1)?.cause ?? 0) + 1;
  const enders = suspectsOfClash(judged, { cells: answer.cells, finding }, solver, free, cause);
  return {
    findings: [...leaning, finding],
    suspects: enders,
    unexplained: enders.length > 0 ? [] : [{ findings: [finding], cutOff: false }],
  };
}
