import { add } from "../sheet/lists.ts";
import { UNITS } from "../amounts/units.ts";
import { rowIndexOf, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import type { System } from "../equations/system.ts";
import type { RowKind } from "../forms/form.ts";
import type { TrialOutcome, Trial } from "./trial.ts";

// Labels and figures that parted: from some row on the figures of a table, or of one column, stand some rows above or below their own, or
// some columns beside. It breaks nearly every sum there, and no few cells explain that; moved back, the figures agree with the sums of the
// table and with the other tables of the same 科目.

/** Figures of a block that may have slipped: how far, and what every cell should then say. */
export interface Shift {
  readonly bound: BoundBlock;
  /** So many rows below their own stand the figures (above where less than nothing), or columns to the right where `across`. */
  readonly by: number;
  readonly across: boolean;
  readonly columns: readonly number[];
  readonly changes: ReadonlyMap<number, Restored>;
}

/** What a cell should say, undefined where that was lost; by so much more it may be off, in steps. */
export interface Restored {
  readonly value: number | undefined;
  readonly more?: number;
}

/** Nobody slips by more rows than this, or columns. */
const MOST_ROWS_OFF = 6;
const MOST_COLUMNS_OFF = 2;

/** A block with more rows is not tried. */
const MOST_ROWS = 2000;
const FEWEST_ROWS = 3;

const LISTED: ReadonlySet<RowKind> = new Set(["lines", "functional", "department", "units", "projects"]);

/** The shifts of a block that do best, each from the row from which it does. `worth` tells how good an outcome is. */
export function shiftsIn(
  set: BoundSet,
  system: System,
  bound: BoundBlock,
  trial: Trial,
  worth: (outcome: TrialOutcome) => number,
): { readonly shift: Shift; readonly worth: number }[] {
  const { rows, block } = bound.block;
  if (!LISTED.has(block.rows) || rows.length > MOST_ROWS || !UNITS[set.amounts.unit(bound.start)].isMoney) return [];
  return lanesOf(bound).flatMap((lane) => {
    if (lane.length < FEWEST_ROWS) return [];
    const every = printedIn(bound, lane);
    const own = every.filter((column) => lane.filter((row) => isFilled(set, bound, row, column)).length >= FEWEST_ROWS);
    const some = own.length > 1 ? own.map((column) => [column]) : [];
    const downs = steps(MOST_ROWS_OFF).flatMap((by) => [every, ...some].map((columns) => ({ by, columns })));
    // With as many columns lost as are left nothing would tell.
    const asides = steps(Math.min(MOST_COLUMNS_OFF, (every.length - 1) >> 1)).map((by) => ({
      by,
      columns: every,
      across: true,
    }));
    return [...downs.map((one) => ({ ...one, across: false })), ...asides].flatMap((one) => {
      const best = bestOf(set, system, { bound, ...one }, lane, trial, worth);
      return best === undefined ? [] : [best];
    });
  });
}

/** The columns that the sheet has, from left to right. */
function printedIn({ block: { rows } }: BoundBlock, lane: readonly number[]): readonly number[] {
  const columns = rows[lane[0] ?? 0]?.place.columns ?? [];
  return columns
    .flatMap((at, column) => (at === undefined ? [] : [{ at, column }]))
    .sort((a, b) => a.at - b.at)
    .map(({ column }) => column);
}

/** −n … n without 0, the nearest first. */
function steps(most: number): number[] {
  return Array.from({ length: Math.max(0, most) }, (_, i) => [i + 1, -i - 1]).flat();
}

function isFilled({ amounts }: BoundSet, bound: BoundBlock, row: number, column: number): boolean {
  return amounts.isFilled(bound.start + row * bound.width + column);
}

/** The rows of a block one below the other, once for each time that it stands side by side. */
function lanesOf({ block: { rows } }: BoundBlock): (readonly number[])[] {
  const lanes = new Map<number, number[]>();
  rows.forEach(({ place }, row) => {
    add(lanes, place.repeat, row);
  });
  return [...lanes.values()];
}

/** Rows of a lane, from one to another, both included. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** While sums are taken back from below, those of the rows above do not agree yet; more harm than this, and nothing slipped there. */
const MOST_HARM = 24;

/**
 * Moves the figures of rows back one row after the other, from the last up, and keeps the stretch that did best; then lets its last rows
 * stay as they are, as long as that is better.
 */
function bestOf(
  set: BoundSet,
  system: System,
  shift: Omit<Shift, "changes">,
  lane: readonly number[],
  trial: Trial,
  worth: (outcome: TrialOutcome) => number,
): { readonly shift: Shift; readonly worth: number } | undefined {
  const changes = new Changes();
  // That a figure agrees with what it was made of says nothing.
  const worthNow = (): number => worth(trial.outcome) - changes.rebuilt;
  const moveBack = (stretch: Stretch): void => {
    for (const cell of putBack(set, system, shift.bound, movedAt(set, shift, lane, stretch), changes)) {
      const { value, more } = changes.get(cell) ?? { value: undefined };
      trial.set(cell, value, more);
    }
  };
  let best: (Stretch & { readonly worth: number }) | undefined;
  for (let [from, to] = [lane.length - 1, lane.length - 1]; from >= 0; from--) {
    if (from === to) {
      trial.reset();
      changes.clear();
    }
    moveBack({ from, to });
    const now = worthNow();
    if (now > (best?.worth ?? 0)) best = { from, to, worth: now };
    if (now < -MOST_HARM) to = from - 1;
  }
  if (best === undefined) return undefined;
  trial.reset();
  changes.clear();
  for (let from = best.to; from >= best.from; from--) moveBack({ from, to: best.to });
  const all = new Map(changes);
  let left = { worth: best.worth, to: best.to };
  for (let to = best.to; to > best.from; to--) {
    for (const cell of rowOf(shift, lane, to)) {
      changes.delete(cell);
      trial.set(cell, set.amounts.value(cell));
    }
    const now = worthNow();
    if (now > left.worth) left = { worth: now, to: to - 1 };
  }
  for (let to = best.to; to > left.to; to--) for (const cell of rowOf(shift, lane, to)) all.delete(cell);
  return { shift: { ...shift, changes: all }, worth: left.worth };
}

/** What cells should say, and of how many that was made of others. */
class Changes extends Map<number, Restored> {
  rebuilt = 0;

  override set(cell: number, one: Restored): this {
    this.rebuilt += made(one) - made(this.get(cell));
    return super.set(cell, one);
  }

  override delete(cell: number): boolean {
    this.rebuilt -= made(this.get(cell));
    return super.delete(cell);
  }

  override clear(): void {
    this.rebuilt = 0;
    super.clear();
  }
}

function made(one: Restored | undefined): number {
  return one?.more === undefined ? 0 : 1;
}

function rowOf({ bound, columns }: Omit<Shift, "changes">, lane: readonly number[], at: number): number[] {
  return columns.map((column) => bound.start + (lane[at] ?? 0) * bound.width + column);
}

/** Notes what is put where, what was lost as far as its row tells; gives the cells. */
function putBack(
  set: BoundSet,
  system: System,
  bound: BoundBlock,
  moved: readonly (readonly [cell: number, value: number | undefined])[],
  changes: Map<number, Restored>,
): number[] {
  for (const [cell, value] of moved) changes.set(cell, { value });
  for (const [cell, value] of moved)
    if (value === undefined) changes.set(cell, lostAt(set, system, bound, cell, changes));
  return moved.map(([cell]) => cell);
}

/** A figure that was lost is what the others of its row leave for it, where they do. */
function lostAt(
  { amounts }: BoundSet,
  system: System,
  bound: BoundBlock,
  cell: number,
  changes: ReadonlyMap<number, Restored>,
): Restored {
  for (const equation of system.equationsOf(cell)) {
    if (system.isBound(equation) || system.length(equation) > bound.width) continue;
    const cells = system.cellsOf(equation);
    if (cells.some((one) => rowIndexOf(bound, one) !== rowIndexOf(bound, cell))) continue;
    let [own, rest] = [0, 0];
    system.forEachCell(equation, (one, sign) => {
      if (one === cell) own += sign;
      else rest += sign * (changes.has(one) ? (changes.get(one)?.value ?? Number.NaN) : amounts.value(one));
    });
    if (own !== 0 && Number.isFinite(rest)) return { value: -rest / own, more: amounts.step(cell) };
  }
  return { value: undefined };
}

/** What is to be put where when the figures are moved back from one row further up. */
function movedAt(
  { amounts }: BoundSet,
  { bound, by, across, columns }: Omit<Shift, "changes">,
  lane: readonly number[],
  { from, to }: Stretch,
): [cell: number, value: number | undefined][] {
  const cellAt = (at: number, column: number | undefined): number | undefined => {
    const row = lane[at];
    return row === undefined || column === undefined ? undefined : bound.start + row * bound.width + column;
  };
  const list: [number, number | undefined][] = [];
  const move = (to: number | undefined, source: number | undefined): void => {
    if (to !== undefined) list.push([to, source === undefined ? undefined : amounts.value(source)]);
  };
  for (const [i, column] of columns.entries()) {
    if (across) move(cellAt(from, column), cellAt(from, columns[i + by]));
    else if (by > 0) move(cellAt(from, column), cellAt(from + by, column));
    else {
      move(cellAt(from, column), undefined);
      if (from - by <= to) move(cellAt(from - by, column), cellAt(from, column));
    }
  }
  return list;
}
