import { addressOf } from "../equations/bind.ts";
import type { ClashFinding, Finding, Report, Suspect } from "../report/finding.ts";
import { changed, offsetsOf, canAllHold, type Solver } from "../verdicts/joint.ts";
import type { Judged } from "../verdicts/judge.ts";
import { labelAt } from "../verdicts/label.ts";
import { localise, type Cause } from "./localise.ts";
import { missingRows, type MissingRow } from "./missing.ts";
import type { System } from "../equations/system.ts";
import type { Table } from "../tables/table.ts";
import { culpritsOf, type Blame, type Culprit } from "./likelihood.ts";

/** The cells to blame in a set of tables. */
export interface Blamed {
  readonly suspects: readonly Suspect[];
  readonly unexplained: Report["unexplained"];
  /** Every cell that may be wrong: none of them is to be relied on. */
  readonly doubted: ReadonlySet<number>;
}

/** So many cells are named for one cause. */
const MOST_SUSPECTS = 50;

/** The cells to blame for what is broken in a set, cause by cause; what rests on the tables `apart` has been explained. */
export function suspectsOf(judged: Judged, solver?: Solver, apart: ReadonlySet<Table> = new Set()): Blamed {
  const { set, system } = judged;
  const suspects: Suspect[] = [];
  const unexplained: Report["unexplained"][number][] = [];
  const doubted = new Set<number>();
  const search = (equations: readonly number[]): Cause[] =>
    localise(system, equations, (cell) => addressOf(set, cell) !== undefined);
  let number = 1;
  const isApart = (cell: number): boolean => {
    const table = set.blockAt(cell)?.table;
    return table !== undefined && apart.has(table);
  };
  let broken: readonly number[] =
    apart.size === 0 ? system.broken : system.broken.filter((equation) => !system.cellsOf(equation).some(isApart));
  for (const row of missingRows(set, system, broken, solver)) {
    const [cause, ...more] = search(row.explains);
    // One wrong cell is simpler than a row left out.
    if (more.length === 0 && cause?.explanations[0]?.cells.length === 1) continue;
    broken = broken.filter((equation) => !row.explains.includes(equation));
    suspects.push(missingSuspect(judged, row, number++));
  }
  for (const cause of search(broken)) {
    const before = suspects.length;
    for (const culprit of culpritsOf(judged, cause)) {
      for (const { cell } of culprit.blames) doubted.add(cell);
      if (culprit.belongs !== undefined) doubted.add(culprit.belongs);
      const named = culpritSuspects(judged, culprit, cause, number);
      if (named.length > 0) number++;
      for (const suspect of named) suspects.push(suspect);
    }
    if (suspects.length === before)
      unexplained.push({ findings: findingsOf(judged, cause.broken), cutOff: cause.cutOff });
  }
  return { suspects, unexplained, doubted };
}

function culpritSuspects(judged: Judged, culprit: Culprit, { broken }: Cause, cause: number): Suspect[] {
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
    return bound === undefined || isIdle
      ? []
      : {
          cause,
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
  });
}

/** Whether somebody would write that. No indicator counts for nothing, and none for more than all of them. */
function isWritten(amounts: System["amounts"], { cell, best }: Blame): boolean {
  if (amounts.unit(cell) !== "分" || amounts.state(cell) === "blank") return true;
  return best > 0 && Number(amounts.printed(cell, best)) <= ALL_POINTS;
}

/** What all indicators count for together. */
const ALL_POINTS = 100;

function missingSuspect(judged: Judged, { bound, code, name, above, explains }: MissingRow, cause: number): Suspect {
  const { set } = judged;
  const cells = Array.from({ length: bound.width }, (_, column) => bound.start + above * bound.width + column);
  const cell = cells.find((one) => set.amounts.isFilled(one)) ?? bound.start;
  return {
    cause,
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
