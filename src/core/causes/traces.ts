import { UNITS } from "../amounts/units.ts";
import { addressOf, rowIndexOf, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import type { System } from "../equations/system.ts";
import { addressIn } from "../sheet/grid.ts";

// What the cells around a figure, and those that should say the same, tell of it.

/** Equations and lists longer than this are not gone through for each cell of many. */
export const MOST_READ = 200;

/** Where no more of its rows are empty than this, a block is one that lists only what there is. */
const RARELY = 0.1;

/** A block with more rows is not asked which of them are empty. */
const MOST_ROWS = 2000;

/** Whether a cell may say less than nothing, as another in its column does. */
export function mayBeNegative(set: BoundSet, cell: number): boolean {
  const bound = set.blockAt(cell);
  if (bound === undefined) return false;
  let known = negatives.get(set.amounts);
  if (known === undefined) negatives.set(set.amounts, (known = new Map<BoundBlock, Map<number, number[]>>()));
  let own = known.get(bound);
  if (own === undefined) known.set(bound, (own = negativesIn(set, bound)));
  return (own.get((cell - bound.start) % bound.width) ?? []).some((id) => id !== cell);
}

const negatives = new WeakMap<BoundSet["amounts"], Map<BoundBlock, Map<number, number[]>>>();

/** The first two amounts below zero in each column of a block, or as many as there are. */
function negativesIn({ amounts }: BoundSet, { start, block, width }: BoundBlock): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let id = start; id < start + block.rows.length * width; id++) {
    if (amounts.value(id) >= 0) continue;
    const column = (id - start) % width;
    const own = found.get(column) ?? [];
    if (own.length < 2) found.set(column, [...own, id]);
  }
  return found;
}

/**
 * Whether an amount lacks in a row that has none, in a block whose rows nearly all have some: a unit lists no row to leave it empty. A 0 that
 * is printed was not left out.
 */
export function isMissing(set: BoundSet, cell: number): boolean {
  const bound = set.blockAt(cell);
  if (bound === undefined || set.amounts.state(cell) !== "blank") return false;
  const isEmpty = (row: number): boolean => {
    for (let c = 0; c < bound.width; c++) if (set.amounts.isFilled(bound.start + row * bound.width + c)) return false;
    return true;
  };
  if (!isEmpty(rowIndexOf(bound, cell))) return false;
  const { rows } = bound.block;
  if (rows.length > MOST_ROWS) return false;
  const listed = rows.flatMap(({ place }, row) => (place.columns.some((at) => at !== undefined) ? [row] : []));
  return listed.filter(isEmpty).length <= Math.max(1, listed.length * RARELY);
}

/** Whether another cell that must say the same says so. A total is no copy of its only part where one blank part would do. */
export function isCopy(system: System, cell: number, value: number): boolean {
  return system.equationsOf(cell).some((equation) => {
    if (system.length(equation) > MOST_READ) return false;
    const all = system.cellsOf(equation);
    const cells = all.filter((one) => system.amounts.isFilled(one) || one === cell);
    if (all.filter((one) => one !== cell && system.amounts.state(one) === "blank").length === 1) return false;
    const other = cells.find((one) => one !== cell);
    return (
      cells.length === 2 && other !== undefined && !system.isBound(equation) && system.amounts.value(other) === value
    );
  });
}

/** So many last places may be put to a figure for its sums to come out. */
const MOST_SETTLED = 5;

/** Whether a sum of the same table comes out to the last place, and would not after a change of a few. */
export function isSettled(set: BoundSet, system: System, cell: number, change: number): boolean {
  if (Math.abs(change) > MOST_SETTLED * set.amounts.step(cell)) return false;
  const table = set.blockAt(cell)?.table;
  return system.equationsOf(cell).some((equation) => {
    if (system.isBound(equation) || system.length(equation) < 3 || system.length(equation) > MOST_READ) return false;
    const filled = system.cellsOf(equation).filter((one) => set.amounts.isFilled(one));
    return system.gap(equation) === 0 && filled.length > 2 && filled.every((one) => set.blockAt(one)?.table === table);
  });
}

/** Whether a cell is blank, and something that is broken has nothing but figures besides. */
export function isOnlyBlank(system: System, cell: number): boolean {
  if (system.amounts.state(cell) !== "blank") return false;
  return system
    .equationsOf(cell)
    .some(
      (equation) =>
        system.breaks(equation) &&
        system.length(equation) <= MOST_READ &&
        system.cellsOf(equation).every((one) => one === cell || system.amounts.isFilled(one)),
    );
}

/** The amounts above, below, left and right of one in its sheet, as far as they are of the same table. */
export function neighboursOf(set: BoundSet, cell: number): number[] {
  const bound = set.blockAt(cell);
  const at = addressOf(set, cell);
  if (bound === undefined || at === undefined) return [];
  const { grid } = bound.table;
  const own = rowIndexOf(bound, cell);
  // Blocks that stand side by side take their rows in turn.
  const reach = bound.block.block.repeats ?? 1;
  const found: number[] = [];
  for (let r = Math.max(0, own - reach); r <= own + reach; r++) {
    const row = bound.block.rows[r];
    if (row === undefined) continue;
    row.place.columns.forEach((column, c) => {
      if (column === undefined) return;
      const other = addressIn(grid, row.at, column);
      if (other.sheet === at.sheet && Math.abs(other.row - at.row) + Math.abs(other.column - at.column) === 1)
        found.push(bound.start + r * bound.width + c);
    });
  }
  return found;
}

/** Whether a cell says what the one above or below says, without a rule that would have it so: side by side many figures are the same. */
export function isNeighbours(set: BoundSet, system: System, cell: number): boolean {
  const now = set.amounts.value(cell);
  return (
    !isOneDigit(now) &&
    // Weights are alike more often than not.
    !UNITS[set.amounts.unit(cell)].isPoints &&
    neighboursOf(set, cell).some(
      (other) =>
        set.amounts.value(other) === now &&
        isInColumn(set, cell, other) &&
        !system.equationsOf(cell).some((equation) => {
          if (system.length(equation) > MOST_READ) return false;
          let product = 1;
          system.forEachCell(equation, (each, sign) => {
            if (each === cell || each === other) product *= sign;
          });
          return product < 0 && system.cellsOf(equation).includes(other);
        }),
    )
  );
}

function isInColumn(set: BoundSet, cell: number, other: number): boolean {
  return addressOf(set, cell)?.column === addressOf(set, other)?.column;
}

/** 5, 0.5, 500: such figures stand side by side by chance. */
function isOneDigit(value: number): boolean {
  let digits = Math.abs(value);
  while (digits >= 10 && digits % 10 === 0) digits /= 10;
  return digits < 10;
}
