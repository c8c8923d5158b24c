import type { System } from "../equations/system.ts";

// Whether there are true amounts that print as the cells do and satisfy every equation at once. Each equation may hold within its 尾差
// and all of them together still be impossible.

/** Whether all equations can hold together. `open` where that could not be found out. */
export type CanAllHold =
  | { readonly is: "holds" | "open" }
  /** Equations that cannot: added up, they leave a gap that the rounding of all cells in it cannot make. */
  | { readonly is: "clashes"; readonly equations: readonly number[]; readonly cells: readonly number[] };

/** Is there an x with lower ≤ x ≤ upper and low ≤ Σ factor × x ≤ high for every row? Undefined where the solver does not know. */
export type Solver = (problem: LinearProblem) => "yes" | { readonly no: Float64Array } | undefined;

/** A linear problem; `no` of its solver are multipliers of the rows that prove there is no solution. */
export interface LinearProblem {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rows: readonly {
    readonly columns: Int32Array;
    readonly factors: Float64Array;
    readonly low: number;
    readonly high: number;
  }[];
}

/**
 * The equations of a system over what is not known: how far each true amount is from what is printed.
 *
 * What must be equal and is printed alike is one amount, and equations that say the same are one line, Σ factor × offset = −gap or ≤ −gap.
 */
export interface Offsets {
  /** Half a step for each offset; without end where the cell is not to be relied on. */
  readonly halves: Float64Array;
  /** The offset of each cell; −1 where its amount is exact, or nothing. */
  readonly ofCell: Int32Array;
  readonly lines: readonly OffsetRow[];
  /** Equations between two cells that made one offset of several. */
  readonly copies: readonly number[];
}

export interface OffsetRow {
  readonly offsets: Int32Array;
  readonly factors: Float64Array;
  readonly gap: number;
  readonly bound: boolean;
  /** An equation that says this; others may say the same. */
  readonly equation: number;
}

/** How far inside its ends an offset stays, as a part of its half: what is found that way is a solution beyond doubt. */
const MARGIN = 1e-3;

/** What is left of an equation, in steps, that counts as nothing. */
const TOLERANCE = 1e-4;

/** So many times each line is looked at before the pushing is given up. */
const ROUNDS = 300;

/** The multipliers of a proof are small whole numbers, or these parts of them. */
const PARTS = [1, 2, 3, 4, 5, 6, 8, 10, 12];

/** More lines than this are not given to a solver: it would take longer than anyone waits. */
const MOST_LINES = 10_000;

/** Whether there are more equations than are tried together. */
export function isTooLarge({ lines }: Offsets): boolean {
  return lines.length > MOST_LINES;
}

/**
 * Tells whether the equations can hold together.
 *
 * That they hold is found by pushing, that they clash only by a proof that is checked in whole numbers; without a solver it may stay open.
 */
export function canAllHold(system: System, offsets: Offsets, solver: Solver | undefined): CanAllHold {
  if (push(offsets)) return { is: "holds" };
  if (solver === undefined || isTooLarge(offsets)) return { is: "open" };
  const answer = solver(problemOf(offsets));
  if (answer === "yes") return { is: "holds" };
  return (answer === undefined ? undefined : proven(system, offsets, answer.no)) ?? { is: "open" };
}

/**
 * What the equations say of the offsets; those that are broken on their own, and rely on no free cell, are left out. Money that is too little
 * to print is one more offset of each equation that takes it for nothing (`hides`): what part of it, and on which side, differs from one to the next.
 */
export function offsetsOf(system: System, free: ReadonlySet<number>, hides = system.hides): Offsets {
  const { amounts } = system;
  const varies = new Uint8Array(amounts.size).map((_, cell) =>
    Number((amounts.state(cell) === "figure" && amounts.step(cell) !== 0) || free.has(cell)),
  );
  const { root, copies, rest } = copiesOf(system, varies, free, hides);
  const halves: number[] = [];
  const ofCell = new Int32Array(amounts.size).fill(-1);
  const lines: OffsetRow[] = [];
  const said = new Map<number, OffsetRow[]>();
  /** How often each offset stands in the equation at hand, and which do. */
  const factors = new Float64Array(amounts.size + system.size);
  const touched: number[] = [];
  const count = (offset: number, sign: number): void => {
    if (factors[offset] === 0) touched.push(offset);
    factors[offset] = (factors[offset] ?? 0) + sign;
  };
  for (const equation of rest) {
    for (const offset of touched) factors[offset] = 0;
    touched.length = 0;
    system.forEachCell(equation, (cell, sign) => {
      if (varies[cell] === 0) return;
      const top = root(cell);
      let offset = ofCell[top] ?? -1;
      if (offset < 0) {
        offset = halves.push(free.has(top) ? Number.POSITIVE_INFINITY : amounts.step(top) / 2) - 1;
        ofCell[top] = offset;
      }
      ofCell[cell] = offset;
      count(offset, sign);
    });
    const hidden = hides ? system.hidden(equation) : 0;
    if (hidden > 0) count(halves.push(hidden / 2) - 1, 1);
    const own: number[] = [];
    touched.sort((a, b) => a - b);
    for (const offset of touched) if (factors[offset] !== 0 && offset !== own.at(-1)) own.push(offset);
    const line: OffsetRow = {
      offsets: new Int32Array(own),
      factors: new Float64Array(own.map((offset) => factors[offset] ?? 0)),
      gap: system.gap(equation),
      bound: system.isBound(equation),
      equation,
    };
    const room = own.reduce((sum, offset) => sum + Math.abs(factors[offset] ?? 0) * (halves[offset] ?? 0), 0);
    if (line.bound ? line.gap + room <= 0 : own.length === 0 && line.gap === 0) continue;
    const key = own.reduce(
      (hash, offset) => (Math.imul(hash, 31) + offset * 7 + Math.abs(factors[offset] ?? 0)) | 0,
      7,
    );
    const alike = said.get(key);
    if (alike === undefined) said.set(key, [line]);
    else if (alike.some((other) => saysTheSame(other, line))) continue;
    else alike.push(line);
    lines.push(line);
  }
  return { halves: Float64Array.from(halves), ofCell, lines, copies };
}

/** The same where a free cell says so much more than it does, and is relied on. */
export function changed(system: System, { halves, lines, ...rest }: Offsets, cell: number, change: number): Offsets {
  const own = rest.ofCell[cell] ?? -1;
  return {
    ...rest,
    halves: halves.map((half, offset) => (offset === own ? system.amounts.step(cell) / 2 : half)),
    lines: lines.map((line) => {
      const factor = line.factors[line.offsets.indexOf(own)] ?? 0;
      return factor === 0 ? line : { ...line, gap: line.gap + factor * change };
    }),
  };
}

/** The first of the cells that are one amount, the equations that say so, and all others. */
function copiesOf(
  system: System,
  varies: Uint8Array,
  free: ReadonlySet<number>,
  hides: boolean,
): { readonly root: (cell: number) => number; readonly copies: readonly number[]; readonly rest: readonly number[] } {
  const { amounts } = system;
  const parent = new Int32Array(amounts.size).map((_, cell) => cell);
  const root = (cell: number): number => {
    let top = cell;
    while (parent[top] !== top) {
      parent[top] = parent[parent[top] ?? 0] ?? 0;
      top = parent[top] ?? 0;
    }
    return top;
  };
  const copies: number[] = [];
  const rest: number[] = [];
  const cells: number[] = [];
  for (let equation = 0; equation < system.size; equation++) {
    cells.length = 0;
    let sum = 0;
    system.forEachCell(equation, (cell, sign) => {
      if (varies[cell] === 0) return;
      cells.push(cell);
      sum += sign;
    });
    const isFree = free.size > 0 && cells.some((cell) => free.has(cell));
    if (!isFree && system.breaks(equation)) continue;
    const [a, b] = cells;
    const areTwo = a !== undefined && b !== undefined && cells.length === 2 && sum === 0 && a !== b;
    if (
      areTwo &&
      !isFree &&
      !(hides && system.hidden(equation) > 0) &&
      !system.isBound(equation) &&
      system.gap(equation) === 0 &&
      amounts.step(a) === amounts.step(b)
    ) {
      copies.push(equation);
      parent[root(b)] = root(a);
    } else rest.push(equation);
  }
  return { root, copies, rest };
}

function saysTheSame(a: OffsetRow, b: OffsetRow): boolean {
  if (a.bound !== b.bound || a.offsets.length !== b.offsets.length) return false;
  const turn = a.bound || a.factors[0] === b.factors[0] ? 1 : -1;
  // What is not rounded may make the gap another one.
  if (a.gap !== turn * b.gap) return false;
  return a.offsets.every((offset, i) => offset === b.offsets[i] && a.factors[i] === turn * (b.factors[i] ?? 0));
}

/** Looks for offsets by pushing what is left of each line, evenly, onto those of its offsets that have room. */
function push({ halves, lines }: Offsets): boolean {
  let queue = lines.flatMap(({ gap, bound }, i) => (gap === 0 || (bound && gap < 0) ? [] : [i]));
  if (queue.length === 0) return true;
  const linesOf: number[][] = Array.from(halves, () => []);
  lines.forEach(({ offsets }, i) => {
    for (const offset of offsets) linesOf[offset]?.push(i);
  });
  const now = new Float64Array(halves.length);
  const limits = halves.map((half) => half * (1 - MARGIN));
  const waiting = new Uint8Array(lines.length);
  for (const line of queue) waiting[line] = 1;
  let looks = ROUNDS * Math.max(queue.length, 50);
  while (queue.length > 0) {
    const next: number[] = [];
    for (const number of queue) {
      if (looks-- === 0) return false;
      waiting[number] = 0;
      const line = lines[number];
      if (line === undefined) continue;
      const before = restOf(line, now);
      if (isDone(line, before)) continue;
      if (!settle(line, before, now, limits)) return false;
      for (const offset of line.offsets)
        for (const other of linesOf[offset] ?? [])
          if (other !== number && waiting[other] === 0) {
            waiting[other] = 1;
            next.push(other);
          }
    }
    queue = next;
  }
  return true;
}

function restOf({ offsets, factors, gap }: OffsetRow, now: Float64Array): number {
  let rest = gap;
  for (let i = 0; i < offsets.length; i++) rest += (factors[i] ?? 0) * (now[offsets[i] ?? 0] ?? 0);
  return rest;
}

function isDone({ bound }: OffsetRow, rest: number): boolean {
  return rest <= TOLERANCE && (bound || rest >= -TOLERANCE);
}

/** Moves the offsets of a line so that it holds, those that have room all alike; false where they have not enough. */
function settle(line: OffsetRow, before: number, now: Float64Array, limits: Float64Array): boolean {
  const { offsets, factors } = line;
  let rest = before;
  const down = Math.sign(rest);
  while (Math.sign(rest) === down && !isDone(line, rest)) {
    let weight = 0;
    for (let i = 0; i < offsets.length; i++)
      if (hasRoom(line, i, down, now, limits)) weight += Math.abs(factors[i] ?? 0);
    if (weight === 0) return false;
    const share = rest / weight;
    for (let i = 0; i < offsets.length; i++) {
      if (!hasRoom(line, i, down, now, limits)) continue;
      const offset = offsets[i] ?? 0;
      const factor = factors[i] ?? 0;
      const held = now[offset] ?? 0;
      const limit = limits[offset] ?? 0;
      const reached = Math.min(Math.max(held - share * Math.sign(factor), -limit), limit);
      rest += factor * (reached - held);
      now[offset] = reached;
    }
  }
  return true;
}

/** Whether an offset of a line can move so that what is left of it, which is above zero (`down` 1) or below, grows smaller. */
function hasRoom(
  { offsets, factors }: OffsetRow,
  i: number,
  down: number,
  now: Float64Array,
  limits: Float64Array,
): boolean {
  const offset = offsets[i] ?? 0;
  const held = now[offset] ?? 0;
  const limit = limits[offset] ?? 0;
  return down * (factors[i] ?? 0) > 0 ? held > -limit : held < limit;
}

/** For a solver. */
function problemOf({ halves, lines }: Offsets): LinearProblem {
  // Ends do not count (see `reach`), and a solver does not know "less than": a part so small that no proof with small multipliers lives on it.
  const upper = halves.map((half) => half * (1 - 1e-6));
  return {
    lower: upper.map((end) => -end),
    upper,
    rows: lines.map(({ offsets: columns, factors, gap, bound }) => ({
      columns,
      factors,
      low: bound ? Number.NEGATIVE_INFINITY : -gap,
      high: -gap,
    })),
  };
}

/**
 * Checks a proof in whole numbers: the lines, so many times each, add up to a gap that the offsets left in the sum cannot fill.
 *
 * Honest figures always fill it. To leave the whole of Σ half, every offset must be at its end, away from zero, on one side: then all true
 * amounts have the signs of their factors in the sum and cannot add up to zero, or to less. Amounts that are not rounded break that
 * argument, and then the gap must be larger.
 */
function proven(
  system: System,
  { halves, ofCell, lines, copies }: Offsets,
  multipliers: Float64Array,
): CanAllHold | undefined {
  const largest = multipliers.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const small = multipliers.reduce((least, one) => {
    const size = Math.abs(one);
    return size > largest * 1e-7 ? Math.min(least, size) : least;
  }, largest);
  if (largest === 0) return undefined;
  for (const parts of PARTS) {
    const whole = Array.from(multipliers, (one) => Math.round((one / small) * parts));
    if (whole.some((one, i) => Math.abs(one - ((multipliers[i] ?? 0) / small) * parts) > 1e-4)) continue;
    for (const turn of [1, -1]) {
      const clash = added(
        lines,
        whole.map((times) => turn * times),
      );
      const { used, gap, factors } = clash;
      // A bound holds in one direction only.
      if (used.some(({ line, times }) => line.bound && times < 0)) continue;
      const left = [...factors].filter(([, factor]) => factor !== 0);
      const slack = left.reduce((sum, [offset, factor]) => sum + 2 * Math.abs(factor) * (halves[offset] ?? 0), 0);
      // Together with the lines go the copy relations by which their cells are one offset.
      const offsetOf = (cell: number): number => ofCell[cell] ?? -1;
      const lineEquations = used.map(({ line }) => line.equation);
      const cells = new Set(lineEquations.flatMap((equation) => system.cellsOf(equation)));
      const touched = new Set([...cells].map(offsetOf));
      const equations = [
        ...lineEquations,
        ...copies.filter((equation) =>
          system.cellsOf(equation).some((cell) => offsetOf(cell) >= 0 && touched.has(offsetOf(cell))),
        ),
      ];
      const exact = equations.some((equation) => system.isExact(equation));
      if (gap <= 0 || (exact ? 2 * gap <= slack : 2 * gap < slack)) continue;
      const open = new Set(left.map(([offset]) => offset));
      return { is: "clashes", equations, cells: [...cells].filter((cell) => open.has(offsetOf(cell))) };
    }
  }
  return undefined;
}

/** Lines added up, each so many times. */
function added(
  lines: readonly OffsetRow[],
  times: readonly number[],
): {
  readonly used: readonly { readonly line: OffsetRow; readonly times: number }[];
  readonly gap: number;
  readonly factors: ReadonlyMap<number, number>;
} {
  const used = lines.map((line, i) => ({ line, times: times[i] ?? 0 })).filter((one) => one.times !== 0);
  const factors = new Map<number, number>();
  for (const { line, times: often } of used)
    line.offsets.forEach((offset, k) =>
      factors.set(offset, (factors.get(offset) ?? 0) + often * (line.factors[k] ?? 0)),
    );
  return { used, gap: used.reduce((sum, one) => sum + one.times * one.line.gap, 0), factors };
}
