import { UNITS } from "../amounts/units.ts";
import { addressOf, type BoundBlock } from "../equations/bind.ts";
import type { System } from "../equations/system.ts";
import type { ComparisonFinding, Suspect, WholeSlip } from "../report/finding.ts";
import type { Judged } from "../verdicts/judge.ts";
import { labelAt } from "../verdicts/label.ts";
import type { Table } from "../tables/table.ts";
import { inOtherUnit, POWERS } from "./other-unit.ts";
import { shiftsIn, type Restored } from "./shifted.ts";
import { Trial, type TrialOutcome } from "./trial.ts";

// Slips of whole rows, columns and tables. Each is undone on trial: what mends nearly all that is broken there, and breaks next to nothing, is
// what happened. The amounts are then taken as they should be, so that other errors, there and elsewhere, are found as if it had not been.

/** So many comparisons at least are mended, by so many figures that become others. */
const LEAST = 4;
/** Of another unit: every figure of the table tells. */
const LEAST_OF_UNIT = 3;
/** Of what was broken there so much may stay broken, or break anew: there may be other errors. */
const MOST_LEFT = 1 / 4;
/** So many slips are looked for in one set. */
const MOST_SLIPS = 6;
/** So many figures are moved up and down on trial, those of a table once for each slip: the tables of a set have a thousand. */
const MOST_FIGURES = 10_000;
/** And so many for one slip, where most is broken. */
const MOST_AT_ONCE = 2000;
/** Of a slip so many cells are named. */
const MOST_CELLS = 200;

interface Change extends Restored {
  readonly step?: number;
}

interface Undoing {
  readonly bound: BoundBlock;
  readonly changes: ReadonlyMap<number, Change>;
  readonly worth: number;
  readonly whole: WholeSlip;
}

/** The set as it would be without such slips, and what they are, the largest first. Nothing is looked for where one cell may explain all. */
export function withoutSlips(judged: Judged): { readonly judged: Judged; readonly slips: readonly Suspect[] } {
  const slips: Suspect[] = [];
  let left = judged;
  const budget = { figures: MOST_FIGURES };
  while (slips.length < MOST_SLIPS && left.system.broken.length >= LEAST_OF_UNIT && !haveOneCell(left)) {
    const undoing = bestUndoing(left, budget);
    if (undoing === undefined) break;
    const { next, explains } = undone(left, undoing);
    if (explains.length === 0) break;
    slips.push(suspectOf(left, undoing, explains, slips.length + 1));
    left = next;
  }
  return { judged: left, slips };
}

/** Whether all that is broken has a cell in common. */
function haveOneCell({ system }: Judged): boolean {
  const [first, ...others] = system.broken;
  if (first === undefined) return true;
  let common = new Set(system.cellsOf(first));
  for (const equation of others) {
    common = new Set(system.cellsOf(equation).filter((cell) => common.has(cell)));
    if (common.size === 0) return false;
  }
  return true;
}

function worthOf({ mended, harmed, open, openBroken }: TrialOutcome): number {
  return mended - 2 * harmed - (open - openBroken) / 8 + openBroken / 4;
}

function isUndone({ mended, harmed, still, openBroken }: TrialOutcome, least: number): boolean {
  return mended >= least && harmed + still <= MOST_LEFT * (mended + still + openBroken);
}

function bestUndoing(judged: Judged, budget: { figures: number }): Undoing | undefined {
  const { set, system } = judged;
  const trial = new Trial(system);
  const broken = new Set(system.broken);
  const touched = new Map<BoundBlock, number>();
  for (const equation of system.broken)
    for (const bound of new Set(system.cellsOf(equation).map((cell) => set.blockAt(cell))))
      if (bound !== undefined) touched.set(bound, (touched.get(bound) ?? 0) + 1);
  const all: Undoing[] = [];
  const propose = (one: Omit<Undoing, "worth">, least: number): void => {
    trial.reset();
    for (const [cell, { value, more = 0, step = 0 }] of one.changes)
      trial.set(cell, value, Math.max(more, step - set.amounts.step(cell)));
    const { outcome } = trial;
    if (!isUndone(outcome, least)) return;
    // What agrees because it was made to, or because all its figures became smaller alike, says nothing.
    const rebuilt =
      one.whole.is === "shifted"
        ? [...one.changes.values()].filter(({ more }) => more !== undefined).length
        : countWithin(system, broken, one.changes);
    if (!isUndone({ ...outcome, mended: outcome.mended - rebuilt }, least)) return;
    const others = [...one.changes].filter(
      ([cell, { value }]) => value !== undefined && value !== 0 && value !== set.amounts.value(cell),
    );
    if (others.length >= least) all.push({ ...one, worth: worthOf(outcome) - rebuilt });
  };
  const least = Math.max(0, budget.figures - MOST_AT_ONCE);
  // Where most is broken first, which is always tried.
  for (const [i, [bound, count]] of [...touched].sort((a, b) => b[1] - a[1]).entries()) {
    if (count < LEAST || (i > 0 && budget.figures <= least)) break;
    budget.figures -= bound.block.rows.length * bound.width;
    for (const { shift } of shiftsIn(set, system, bound, trial, worthOf)) {
      const { by, across, changes } = shift;
      const columns = across ? [] : columnsOf(judged, bound, changes);
      propose(
        {
          bound,
          changes,
          whole: { is: "shifted", by, columns, ...(across ? { across } : {}) },
        },
        LEAST,
      );
    }
  }
  for (const [table, count] of brokenAround(judged)) {
    const [bound] = set.blocksOf(table);
    if (bound === undefined || count < LEAST_OF_UNIT) continue;
    for (const power of POWERS)
      propose(
        { bound, changes: inOtherUnit(set, table, power), whole: { is: "other-unit", by: power, columns: [] } },
        LEAST_OF_UNIT,
      );
  }
  return all.reduce<Undoing | undefined>((best, one) => (one.worth > (best?.worth ?? 0) ? one : best), undefined);
}

/** How many broken equations compare figures of each table with others: only those say which unit it is in. */
function brokenAround({ set, system }: Judged): ReadonlyMap<Table, number> {
  const around = new Map<Table, number>();
  for (const equation of system.broken) {
    const own = new Map<Table, number>();
    let filled = 0;
    for (const cell of system.cellsOf(equation)) {
      if (!set.amounts.isFilled(cell)) continue;
      filled++;
      const table = set.blockAt(cell)?.table;
      if (table !== undefined && UNITS[set.amounts.unit(cell)].isMoney) own.set(table, (own.get(table) ?? 0) + 1);
    }
    for (const [table, cells] of own) if (cells < filled) around.set(table, (around.get(table) ?? 0) + 1);
  }
  return around;
}

/** Of some equations, how many have all their figures among those that change. */
function countWithin(system: System, equations: ReadonlySet<number>, changes: ReadonlyMap<number, Change>): number {
  const near = new Set([...changes.keys()].flatMap((cell) => system.equationsOf(cell)));
  return [...near].filter(
    (equation) =>
      equations.has(equation) &&
      system.cellsOf(equation).every((cell) => changes.has(cell) || !system.amounts.isFilled(cell)),
  ).length;
}

/** The headings of the columns in which figures moved; none where that is all of them. */
function columnsOf({ set }: Judged, bound: BoundBlock, changes: ReadonlyMap<number, Change>): readonly string[] {
  const columns = new Set([...changes.keys()].map((cell) => (cell - bound.start) % bound.width));
  const [first] = changes.keys();
  if (columns.size === bound.printed().size || first === undefined || set.blockAt(first) !== bound) return [];
  return [...columns].map((column) => bound.block.block.columns[column]?.name ?? "");
}

/** The set with the amounts that should stand there; comparisons with what was lost are left out. */
function undone(
  judged: Judged,
  { changes }: Undoing,
): { readonly next: Judged; readonly explains: readonly ComparisonFinding[] } {
  const { set, system, advice, findingAt } = judged;
  const lost = new Set([...changes].flatMap(([cell, { value }]) => (value === undefined ? [cell] : [])));
  const known = new Map(
    [...changes].flatMap(([cell, { value, step, more }]) => {
      if (value === undefined) return [];
      const place = step ?? (more === undefined ? undefined : set.amounts.step(cell) + more);
      return [[cell, place === undefined ? { value } : { value, step: place }] as const];
    }),
  );
  const amounts = set.amounts.changed(known);
  const isLost =
    (own: System) =>
    (equation: number): boolean =>
      own.cellsOf(equation).some((cell) => lost.has(cell));
  const wasBroken = new Set(system.broken);
  const first = system.over(amounts, isLost(system));
  // What held where the figures are printed is not said to be wrong where they should be.
  const harmed = new Set(
    first.system.broken.map((equation) => first.numbers[equation] ?? 0).filter((equation) => !wasBroken.has(equation)),
  );
  const { system: next, numbers } =
    harmed.size === 0 ? first : system.over(amounts, (equation) => harmed.has(equation) || isLost(system)(equation));
  const left = new Set(next.broken.map((equation) => numbers[equation]));
  return {
    next: {
      ...judged,
      set: { ...set, amounts },
      system: next,
      advice: advice.over(amounts, isLost(advice)).system,
      findingAt: new Map(
        numbers.flatMap((number, equation) => {
          const finding = findingAt.get(number);
          return finding === undefined ? [] : [[equation, finding] as const];
        }),
      ),
    },
    explains: system.broken
      .filter((equation) => !left.has(equation))
      .map((equation) => findingAt.get(equation))
      .filter((one) => one !== undefined),
  };
}

function suspectOf(
  { set }: Judged,
  { bound, changes, whole }: Undoing,
  explains: readonly ComparisonFinding[],
  cause: number,
): Suspect {
  const { amounts } = set;
  const cells = [...changes]
    .filter(([cell, { value }]) => value !== amounts.value(cell) && (amounts.isFilled(cell) || (value ?? 0) !== 0))
    .map(([cell]) => cell)
    .sort((a, b) => a - b);
  const [first = bound.start] = cells;
  return {
    cause,
    rank: 1,
    cells: cells
      .slice(0, MOST_CELLS)
      .map((cell) => addressOf(set, cell))
      .filter((at) => at !== undefined),
    table: bound.named,
    label: labelAt(bound, first),
    unit: amounts.unit(first),
    now: amounts.printed(first),
    whole,
    explains,
  };
}
