import { addressOf } from "../equations/bind.ts";
import type { ClashFinding, Finding, Report, Suspect } from "../report/finding.ts";
import { changed, offsetsOf, canAllHold, type Solver } from "../verdicts/joint.ts";
import type { Judged } from "../verdicts/judge.ts";
import { labelAt } from "../verdicts/label.ts";
import { carriedIn, type Carried } from "./carried.ts";
import { localise, type Cause } from "./localise.ts";
import { missingRows, type MissingRow } from "./missing.ts";
import type { System } from "../equations/system.ts";
import { culpritsOf, type Blame, type Culprit } from "./likelihood.ts";
import { asOne, type Suspected } from "./same-figure.ts";

/** The cells to blame in a set of tables. */
export interface Blamed {
  readonly suspects: readonly Suspect[];
  readonly unexplained: Report["unexplained"];
  /** Every cell that may be wrong: none of them is to be relied on. */
  readonly doubted: ReadonlySet<number>;
}

/** So many cells are named for one cause. */
const MOST_SUSPECTS = 50;

/** The cells to blame for what is broken in a set, cause by cause, counted from `first` on. */
export function suspectsOf(judged: Judged, first: number, solver?: Solver): Blamed {
  const { set, system } = judged;
  const causes: (readonly Suspected[])[] = [];
  const unexplained: Report["unexplained"][number][] = [];
  const doubted = new Set<number>();
  const search = (equations: readonly number[]): Cause[] =>
    localise(system, equations, (cell) => addressOf(set, cell) !== undefined);
  let broken: readonly number[] = system.broken;
  for (const row of missingRows(set, system, broken, solver)) {
    const [cause, ...more] = search(row.explains);
    // One wrong cell is simpler than a row left out.
    if (more.length === 0 && cause?.explanations[0]?.cells.length === 1) continue;
    broken = broken.filter((equation) => !row.explains.includes(equation));
    causes.push([{ suspect: missingSuspect(judged, row) }]);
  }
  for (const cause of search(broken)) {
    const before = causes.length;
    const carried = carriedIn(judged, cause);
    if (carried.length > 0) causes.push(carried.map((one) => carriedAnswer(judged, one, cause)));
    else
      for (const culprit of culpritsOf(judged, cause)) {
        for (const { cell } of culprit.blames) doubted.add(cell);
        if (culprit.belongs !== undefined) doubted.add(culprit.belongs);
        const answers = answersOf(judged, culprit, cause);
        if (answers.length > 0) causes.push(answers);
      }
    for (const { cells } of carried) for (const cell of cells) doubted.add(cell);
    if (causes.length === before)
      unexplained.push({ findings: findingsOf(judged, cause.broken), cutOff: cause.cutOff });
  }
  const suspects = asOne(set, causes).flatMap((answers, i) =>
    answers.map(({ suspect }) => ({ ...suspect, cause: first + i })),
  );
  return { suspects, unexplained, doubted };
}

/** The cells of a culprit, best first. */
function answersOf(judged: Judged, culprit: Culprit, { broken }: Cause): Suspected[] {
  const { set, system } = judged;
  const { amounts } = set;
  const { belongs } = culprit;
  const blames = culprit.blames.filter((blame) => belongs !== undefined || isWritten(amounts, blame));
  const costs = [...new Set(blames.map(({ cost }) => cost))].sort((a, b) => a - b);
  return blames.slice(0, MOST_SUSPECTS).flatMap((blame) => {
    const { cell, slip } = blame;
    const bound = set.blockAt(cell);
    const own = belongs === undefined ? [cell] : [cell, belongs];
    const explained = broken.filter((equation) => system.cellsOf(equation).some((each) => own.includes(each)));
    // Nothing is mended by 0.00 in a blank cell, nor by a change that explains nothing.
    const isIdle = explained.length === 0 || (amounts.state(cell) === "blank" && blame.best === 0);
    if (bound === undefined || isIdle) return [];
    const suspect = {
      rank: costs.indexOf(blame.cost) + 1,
      cells: own.map((each) => addressOf(set, each)).filter((at) => at !== undefined),
      table: bound.named,
      label: labelAt(bound, cell),
      unit: amounts.unit(cell),
      now: amounts.state(cell) === "blank" ? "" : amounts.printed(cell),
      likely: written(amounts, blame),
      ...(slip === undefined ? {} : { slip }),
      explains: findingsOf(judged, explained),
    };
    return [{ suspect, blame }];
  });
}

/** One mistake in several cells. */
function carriedAnswer(judged: Judged, { cells, likely, best }: Carried, { broken }: Cause): Suspected {
  const { set } = judged;
  const [cell = 0] = cells;
  const bound = set.blockAt(cell);
  if (bound === undefined) throw new RangeError("a figure of no table");
  const suspect = {
    rank: 1,
    cells: cells.map((each) => addressOf(set, each)).filter((at) => at !== undefined),
    table: bound.named,
    label: labelAt(bound, cell),
    unit: set.amounts.unit(cell),
    now: set.amounts.printed(cell),
    likely: written(set.amounts, { cell, best, likely }),
    slip: "carried" as const,
    explains: findingsOf(judged, broken),
  };
  return { suspect, blame: { cell, likely } };
}

/** Whether somebody would write that. No indicator counts for nothing, and none for more than all of them. */
function isWritten(amounts: System["amounts"], { cell, best }: Blame): boolean {
  if (amounts.unit(cell) !== "分" || amounts.state(cell) === "blank") return true;
  return best > 0 && Number(amounts.printed(cell, best)) <= ALL_POINTS;
}

/** What all indicators count for together. */
const ALL_POINTS = 100;

function missingSuspect(judged: Judged, { bound, code, name, above, explains }: MissingRow): Omit<Suspect, "cause"> {
  const { set } = judged;
  const cells = Array.from({ length: bound.width }, (_, column) => bound.start + above * bound.width + column);
  const cell = cells.find((one) => set.amounts.isFilled(one)) ?? bound.start;
  return {
    rank: 1,
    cells: [addressOf(set, cell)].filter((at) => at !== undefined),
    table: bound.named,
    label: labelAt(bound, cell),
    unit: set.amounts.unit(cell),
    now: "",
    slip: "missing-row",
    row: name.startsWith(code) ? name : `${code} ${name}`,
    explains: findingsOf(judged, explains),
  };
}

function written(
  amounts: System["amounts"],
  { cell, best, likely }: Pick<Blame, "cell" | "best" | "likely">,
): NonNullable<Suspect["likely"]> {
  const print = (value: number): string => amounts.printed(cell, value);
  return {
    best: print(best),
    ...(Number.isFinite(likely.low) ? { from: print(likely.low) } : {}),
    ...(Number.isFinite(likely.high) ? { to: print(likely.high) } : {}),
  };
}

function findingsOf({ findingAt }: Judged, equations: readonly number[]): Finding[] {
  return equations.map((equation) => findingAt.get(equation)).filter((one) => one !== undefined);
}

/** More cells than this in a clash, and none of them stands out. */
const MOST_IN_CLASH = 16;

/** So many last places a figure may be off in a clash: were it more, an equation of its own would break. */
const MOST_STEPS = 3;

/** Equally good answers to a clash that are worth saying. */
const FEW = 4;

/** The cells of a clash that would end it, each alone, by saying a little more or less; none where too many would. `doubted` are not relied on. */
export function suspectsOfClash(
  { set, system }: Judged,
  clash: { readonly cells: readonly number[]; readonly finding: ClashFinding },
  solver: Solver | undefined,
  doubted: ReadonlySet<number>,
  cause: number,
): Suspect[] {
  if (clash.cells.length > MOST_IN_CLASH) return [];
  const suspects: Suspect[] = [];
  for (const cell of clash.cells) {
    const bound = set.blockAt(cell);
    const at = addressOf(set, cell);
    if (bound === undefined || at === undefined) continue;
    const offsets = offsetsOf(system, new Set([...doubted, cell]));
    if (canAllHold(system, offsets, solver).is !== "holds") continue;
    const now = set.amounts.value(cell);
    const changes = Array.from({ length: 2 * MOST_STEPS + 1 }, (_, i) => (i - MOST_STEPS) * set.amounts.step(cell))
      .filter(
        (change) => change !== 0 && canAllHold(system, changed(system, offsets, cell, change), solver).is === "holds",
      )
      .sort((a, b) => Math.abs(a) - Math.abs(b));
    const [nearest] = changes;
    if (nearest === undefined) continue;
    suspects.push({
      cause,
      rank: 1,
      cells: [at],
      table: bound.named,
      label: labelAt(bound, cell),
      unit: set.amounts.unit(cell),
      now: set.amounts.printed(cell),
      likely: written(set.amounts, {
        cell,
        best: now + nearest,
        likely: { low: now + Math.min(...changes), high: now + Math.max(...changes) },
      }),
      explains: [clash.finding],
    });
  }
  return suspects.length > FEW ? [] : suspects;
}
