import type { System } from "../equations/system.ts";
import { add } from "../sheet/lists.ts";

// Error localisation (Fellegi and Holt, 1976): the smallest sets of cells such that, were they free, every equation could hold.

/** Cells that together explain a group of broken equations, and for each the changes of its amount that would do. */
export interface Explanation {
  readonly cells: readonly number[];
  readonly changes: readonly Range[];
}

/** From a change to another, in steps of the set; possibly without end. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Broken equations that have to do with each other, and the smallest explanations: none where none was found small enough, or soon enough. */
export interface Cause {
  readonly broken: readonly number[];
  readonly explanations: readonly Explanation[];
  /** The search ended before it was through. */
  readonly cutOff: boolean;
}

/** So many wrong cells are looked for behind one group of broken equations. */
const MOST_CELLS = 3;

/** So many sets of cells are tried for all groups together. */
const MOST_TRIES = 20_000;

interface Budget {
  tries: number;
}

/** The causes of everything that is broken, apart from each other. `mayChange` tells the cells that can be wrong. */
export function localise(system: System, broken: readonly number[], mayChange: (cell: number) => boolean): Cause[] {
  const budget = { tries: MOST_TRIES };
  let groups = connected(system, broken);
  for (;;) {
    const causes = groups.map((group) => new Search(system, group, mayChange, budget).run());
    const merged = entangled(system, causes);
    if (merged === undefined) return causes;
    groups = merged;
  }
}

/** Equations in groups: two are in one where they share a cell. */
function connected(system: System, equations: readonly number[]): number[][] {
  // Each leads to another of its group, and the first of all to itself.
  const leads = equations.map((_, i) => i);
  const first = (of: number): number => {
    let i = of;
    for (let next = leads[i] ?? i; next !== i; next = leads[i] ?? i) {
      leads[i] = leads[next] ?? next;
      i = next;
    }
    return i;
  };
  const known = new Map<number, number>();
  equations.forEach((equation, i) => {
    for (const cell of system.cellsOf(equation)) {
      const [own, other] = [first(i), first(known.get(cell) ?? i)];
      leads[Math.max(own, other)] = Math.min(own, other);
      known.set(cell, i);
    }
  });
  const groups = new Map<number, number[]>();
  equations.forEach((equation, i) => add(groups, first(i), equation));
  return [...groups.values()];
}

/** Groups put together where the cells of one explanation touch what another cause has broken; undefined where there is nothing to put together. */
function entangled(system: System, causes: readonly Cause[]): number[][] | undefined {
  const owner = new Map<number, number>();
  const group = causes.map((_, i) => i);
  const unite = (equation: number, i: number): void => {
    const other = group[owner.get(equation) ?? i] ?? i;
    const own = group[i] ?? i;
    if (other !== own) group.forEach((one, k) => (group[k] = one === other ? own : one));
  };
  causes.forEach(({ broken }, i) => {
    for (const equation of broken) owner.set(equation, i);
  });
  causes.forEach(({ broken, explanations }, i) => {
    // A lone cell has shown that it disturbs nothing else; several may lean on what another cause has broken.
    for (const { cells } of explanations)
      if (cells.length > 1)
        for (const cell of cells) for (const equation of system.equationsOf(cell)) unite(equation, i);
    if (explanations.length > 0) return;
    // What nothing explains alone may be explained together with a neighbour, over an equation that holds.
    for (const cell of broken.flatMap((equation) => system.cellsOf(equation)))
      for (const equation of system.equationsOf(cell)) {
        unite(equation, i);
        owner.set(equation, i);
      }
  });
  const numbers = [...new Set(group)];
  return numbers.length === causes.length
    ? undefined
    : numbers.map((number) => causes.flatMap(({ broken }, i) => (group[i] === number ? broken : [])));
}

/** All smallest sets of cells that explain a group, by branching on conflicts: some cell of every conflict must be wrong. */
class Search {
  private readonly system: System;
  private readonly mayChange: (cell: number) => boolean;
  private readonly broken: readonly { readonly equation: number; readonly cells: ReadonlySet<number> }[];
  private readonly budget: Budget;
  private readonly found: Explanation[] = [];
  private readonly seen = new Set<string>();

  constructor(system: System, broken: readonly number[], mayChange: (cell: number) => boolean, budget: Budget) {
    this.system = system;
    this.mayChange = mayChange;
    this.broken = broken.map((equation) => ({ equation, cells: new Set(system.cellsOf(equation)) }));
    this.budget = budget;
  }

  run(): Cause {
    for (let most = 1; most <= MOST_CELLS && this.found.length === 0 && this.budget.tries > 0; most++) {
      this.seen.clear();
      this.branch([], most);
    }
    const broken = this.broken.map(({ equation }) => equation);
    return { broken, explanations: this.found, cutOff: this.found.length === 0 && this.budget.tries <= 0 };
  }

  /** Goes through the sets of `most` cells that hold `free`. */
  private branch(free: readonly number[], most: number): void {
    const key = [...free].sort((a, b) => a - b).join(" ");
    if (this.seen.has(key) || this.budget.tries-- <= 0) return;
    this.seen.add(key);
    const left = this.broken.filter(({ cells }) => !free.some((cell) => cells.has(cell)));
    if (free.length === most) {
      const solved = left.length === 0 ? changesOf(this.system, alone(free)) : undefined;
      if (solved !== undefined && "changes" in solved) this.found.push({ cells: free, changes: solved.changes });
      return;
    }
    for (const cell of this.conflictOf(free, left)) {
      if (free.includes(cell) || !this.mayChange(cell)) continue;
      // The last cell has to be in all that is left.
      if (free.length === most - 1 && !left.every(({ cells }) => cells.has(cell))) continue;
      this.branch([...free, cell], most);
    }
  }

  /** Cells of which one at least must be free besides. */
  private conflictOf(free: readonly number[], left: Search["broken"]): Iterable<number> {
    if (left.length > 0) return left.reduce((least, one) => (one.cells.size < least.cells.size ? one : least)).cells;
    const solved = changesOf(this.system, alone(free));
    // Fewer cells than are looked for explain nothing, or they would have been found before.
    return "changes" in solved ? [] : new Set(solved.conflict.flatMap((equation) => this.system.cellsOf(equation)));
  }
}

/** A demand on the changes of the free cells: Σ factor × change lies in a range; and the equations that make it so. */
interface Demand extends Range {
  readonly factors: readonly number[];
  readonly lowBy: readonly number[];
  readonly highBy: readonly number[];
}

function alone(cells: readonly number[]): (readonly number[])[] {
  return cells.map((cell) => [cell]);
}

/**
 * What the equations demand of some cells when these alone may change: a range for each, or equations that cannot all hold. Cells of one list
 * change together, all by the same.
 *
 * Equations that read the cells in the same way are one demand, so that there are few, and the elimination of Fourier and Motzkin is exact and quick.
 */
export function changesOf(
  system: System,
  free: readonly (readonly number[])[],
): { readonly changes: readonly Range[] } | { readonly conflict: readonly number[] } {
  const demands = new Map<string, Demand>();
  const touched = new Map<number, { readonly factors: number[]; more: number }>();
  free.forEach((cells, i) => {
    for (const cell of cells) {
      const step = system.amounts.state(cell) === "figure" ? 0 : system.amounts.step(cell);
      system.forEachEquation(cell, (equation, sign) => {
        const own = touched.get(equation) ?? { factors: free.map(() => 0), more: 0 };
        touched.set(equation, own);
        own.factors[i] = (own.factors[i] ?? 0) + sign;
        own.more += step;
      });
    }
  });
  for (const [equation, { factors, more }] of touched) {
    const gap = system.gap(equation);
    const most = system.reach(equation, more);
    const low = system.isBound(equation) ? Number.NEGATIVE_INFINITY : -most - gap;
    const conflict = demand(demands, factors, low, most - gap, [equation], [equation]);
    if (conflict !== undefined) return { conflict };
  }
  const changes: Range[] = [];
  for (let i = 0; i < free.length; i++) {
    let left: ReadonlyMap<string, Demand> = demands;
    for (let j = 0; j < free.length; j++) {
      if (j === i) continue;
      const rest = eliminate(left, j);
      if (!(rest instanceof Map)) return rest;
      left = rest;
    }
    const own = [...left.values()].find(({ factors }) => factors[i] === 1);
    changes.push({ low: own?.low ?? Number.NEGATIVE_INFINITY, high: own?.high ?? Number.POSITIVE_INFINITY });
  }
  return { changes };
}

/** Adds a demand; gives the equations at odds where it cannot be met. */
function demand(
  demands: Map<string, Demand>,
  factors: readonly number[],
  low: number,
  high: number,
  lowBy: readonly number[],
  highBy: readonly number[],
): readonly number[] | undefined {
  const lead = factors.find((factor) => factor !== 0);
  if (lead === undefined) return low > 0 ? lowBy : high < 0 ? highBy : undefined;
  const own = factors.map((factor) => factor / lead);
  let next: Demand =
    lead > 0
      ? { factors: own, low: low / lead, high: high / lead, lowBy, highBy }
      : { factors: own, low: high / lead, high: low / lead, lowBy: highBy, highBy: lowBy };
  const key = own.join(" ");
  const held = demands.get(key);
  if (held !== undefined) {
    if (held.low >= next.low) next = { ...next, low: held.low, lowBy: held.lowBy };
    if (held.high <= next.high) next = { ...next, high: held.high, highBy: held.highBy };
  }
  if (next.low > next.high) return [...next.lowBy, ...next.highBy];
  demands.set(key, next);
  return undefined;
}

/** The demands that are left on the other cells when one may be anything. */
function eliminate(
  demands: ReadonlyMap<string, Demand>,
  cell: number,
): Map<string, Demand> | { readonly conflict: readonly number[] } {
  const left = new Map<string, Demand>();
  const reading: Demand[] = [];
  for (const one of demands.values()) {
    const factor = one.factors[cell] ?? 0;
    if (factor === 0) {
      const conflict = demand(left, one.factors, one.low, one.high, one.lowBy, one.highBy);
      if (conflict !== undefined) return { conflict };
    } else {
      const factors = one.factors.map((each) => each / factor);
      reading.push(
        factor > 0
          ? { ...one, factors, low: one.low / factor, high: one.high / factor }
          : { factors, low: one.high / factor, high: one.low / factor, lowBy: one.highBy, highBy: one.lowBy },
      );
    }
  }
  for (const [i, a] of reading.entries()) {
    for (const b of reading.slice(i + 1)) {
      const factors = a.factors.map((factor, k) => factor - (b.factors[k] ?? 0));
      const conflict = demand(
        left,
        factors,
        a.low - b.high,
        a.high - b.low,
        [...a.lowBy, ...b.highBy],
        [...a.highBy, ...b.lowBy],
      );
      if (conflict !== undefined) return { conflict };
    }
  }
  return left;
}
