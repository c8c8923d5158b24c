import { UNITS } from "../amounts/units.ts";
import { addressOf, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import type { Slip } from "../report/finding.ts";
import type { Cause, Explanation, Range } from "./localise.ts";
import { slipOf } from "./typing-slips.ts";
import type { Judged } from "../verdicts/judge.ts";
import type { System } from "../equations/system.ts";
import { addressIn } from "../sheet/grid.ts";

// Of explanations of one size, the likelier ones first: a figure that a known slip would have made out of the right one is likelier to be
// wrong than one that is wrong for no reason.

type Grounds = Pick<Judged, "set" | "system" | "advice">;

/** A cell of an explanation with what it should be, and how surprising that would be. */
export interface Blame {
  readonly cell: number;
  /** Amounts, in steps of the set. */
  readonly likely: Range;
  readonly best: number;
  readonly slip?: Slip;
  readonly cost: number;
}

/** One wrong cell, or one figure in the wrong cell. */
export interface Culprit {
  /** Cells that would explain as much, best first. */
  readonly blames: readonly Blame[];
  /** Where the figure belongs, if it stands in the wrong cell. */
  readonly belongs?: number;
}

/** How surprising each thing is, the sums being what is compared. */
const COST = {
  /** Digits exchanged, sign, point: seldom met by chance. */
  trace: 0,
  moved: 1,
  /** A listed row without any amount. */
  missing: 1,
  /** Said otherwise elsewhere, or the same as next to it. */
  copy: 2,
  none: 4,
  /** Besides: a blank cell should not be blank, a filled one should be, the amount would be negative, a 提示 more would be broken. */
  blank: 1,
  surplus: 1,
  negative: 2,
  advice: 2,
};

/** Where no more of its rows are empty than this, a block is one that lists only what there is. */
const RARELY = 0.1;

/** Equations and lists longer than this are not gone through for each cell of many. */
const MOST_READ = 200;

/** A block with more rows is not asked which of them are empty. */
const MOST_ROWS = 2000;

/** The best explanation of a cause cell by cell, each with those that could stand in its place; none where no printable amounts do. */
export function culpritsOf(ground: Grounds, cause: Cause): Culprit[] {
  const weighed = cause.explanations
    .map((explanation) => weigh(ground, explanation))
    .filter((one) => one !== undefined)
    .sort((a, b) => a.cost - b.cost);
  const [best] = weighed;
  if (best === undefined) return [];
  if (best.moved !== undefined) {
    const { from, to } = best.moved;
    return [
      {
        blames: best.blames.filter(({ cell }) => cell === from).map((one) => ({ ...one, slip: "moved" })),
        belongs: to,
      },
    ];
  }
  return best.blames.map((blame) => {
    const rest = best.blames.filter((one) => one !== blame).map(({ cell }) => cell);
    const blames = new Map([[blame.cell, { ...blame, cost: best.cost }]]);
    for (const other of weighed) {
      const own = other.blames.find(({ cell }) => !rest.includes(cell));
      if (own === undefined || !rest.every((cell) => other.blames.some((one) => one.cell === cell))) continue;
      if (!blames.has(own.cell)) blames.set(own.cell, { ...own, cost: other.cost });
    }
    return { blames: inOrder(ground.system, [...blames.values()]) };
  });
}

/** Best first; of equally good ones those that nothing adds up to: a total is seldom typed. */
function inOrder(system: System, blames: readonly Blame[]): Blame[] {
  const few = blames.length <= MOST_READ;
  const totals = new Set(blames.filter(({ cell }) => few && isTotal(system, cell)));
  return [...blames].sort((a, b) => a.cost - b.cost || Number(totals.has(a)) - Number(totals.has(b)));
}

/** Whether an equation has the cell alone on one side and several on the other. */
function isTotal(system: System, cell: number): boolean {
  return system.equationsOf(cell).some((equation) => {
    let own = 0;
    let sum = 0;
    system.forEachCell(equation, (each, sign) => {
      sum += sign;
      if (each === cell) own = sign;
    });
    const count = system.cellsOf(equation).length;
    return count > 2 && own * sum === 2 - count;
  });
}

interface Weighed {
  readonly blames: readonly Blame[];
  readonly cost: number;
  readonly moved: { readonly from: number; readonly to: number } | undefined;
}

/** A cell that may change, and the changes that would do. */
interface Candidate {
  readonly cell: number;
  readonly range: Range;
  now: number;
}

function weigh(ground: Grounds, { cells, changes }: Explanation): Weighed | undefined {
  const { set } = ground;
  const list: Candidate[] = [];
  for (const [i, cell] of cells.entries()) {
    const range = printable(set, cell, changes[i]);
    if (range === undefined) return undefined;
    list.push({ cell, range, now: within(range, 0) });
  }
  for (const _ of list) for (const one of list) one.now = likeliest(ground, one, list);
  const moved = movedIn(set, list);
  const blames = list.map((one) => blameOf(ground, one));
  const wanted = new Map(blames.map(({ cell, best }) => [cell, best - set.amounts.value(cell)]));
  const own = moved === undefined ? blames.reduce((sum, { cost }) => sum + cost, 0) : COST.moved;
  return { blames, moved, cost: own + COST.advice * advised(ground.advice, wanted) };
}

/** The changes that lead to an amount as the table can print it: below zero only in a column that has such amounts. */
function printable(set: BoundSet, cell: number, range: Range | undefined): Range | undefined {
  const { amounts } = set;
  const step = amounts.step(cell) || 1;
  const now = amounts.value(cell);
  const least = hasNegatives(set, cell) ? Number.NEGATIVE_INFINITY : 0;
  const low = Math.ceil(Math.max(least, now + (range?.low ?? Number.NEGATIVE_INFINITY)) / step) * step;
  const high = Math.floor((now + (range?.high ?? Number.POSITIVE_INFINITY)) / step) * step;
  return low > high ? undefined : { low: low - now, high: high - now };
}

/** Whether another amount than that of a cell is below zero, in any table of the set. */
function hasNegatives(set: BoundSet, cell: number): boolean {
  let known = negatives.get(set);
  if (known === undefined) negatives.set(set, (known = twoNegatives(set)));
  return known.some((id) => id !== cell);
}

const negatives = new WeakMap<BoundSet, readonly number[]>();

/** The first two amounts of a set that are below zero, or as many as there are. */
function twoNegatives({ amounts, blocks }: BoundSet): readonly number[] {
  const found: number[] = [];
  for (const { start, block, width } of blocks)
    for (let id = start; id < start + block.rows.length * width && found.length < 2; id++)
      if (amounts.value(id) < 0) found.push(id);
  return found;
}

/** The change of a cell that leaves the least to rounding, the others being as they are. */
function likeliest(
  { set: { amounts }, system }: Grounds,
  { cell, range, now }: Candidate,
  list: readonly Candidate[],
): number {
  const step = amounts.step(cell) || 1;
  const printed = amounts.value(cell);
  const factors = new Map<number, number>();
  system.forEachEquation(cell, (equation, sign) => factors.set(equation, (factors.get(equation) ?? 0) + sign));
  const gaps = new Map<number, number>();
  for (const other of list)
    if (other.cell !== cell)
      system.forEachEquation(other.cell, (equation, sign) =>
        gaps.set(equation, (gaps.get(equation) ?? 0) + sign * other.now),
      );
  const rests = [...factors].map(([equation, factor]) => ({
    factor,
    gap: system.gap(equation) + (gaps.get(equation) ?? 0),
    bound: system.isBound(equation),
  }));
  const left = (change: number): number =>
    rests.reduce((sum, { factor, gap, bound }) => {
      const rest = gap + factor * change;
      return sum + (bound ? Math.max(0, rest) : Math.abs(rest));
    }, 0);
  return [range.low, range.high, ...rests.filter(({ factor }) => factor !== 0).map(({ factor, gap }) => -gap / factor)]
    .filter((change) => Number.isFinite(change))
    .map((change) => within(range, Math.round((printed + change) / step) * step - printed))
    .reduce((best, one) => (left(one) < left(best) ? one : best), now);
}

function within({ low, high }: Range, value: number): number {
  return Math.min(Math.max(value, low), high);
}

function blameOf({ set, system }: Grounds, change: Candidate): Blame {
  const { amounts } = set;
  const { cell, range } = change;
  const step = amounts.step(cell) || 1;
  const now = amounts.value(cell);
  const likely = { low: now + range.low, high: now + range.high };
  const trace = slipOf(now / step, { low: likely.low / step, high: likely.high / step });
  if (trace !== undefined) return { cell, likely, best: trace.value * step, slip: trace.slip, cost: COST.trace };
  const best = now + change.now;
  // Nobody leaves out points below zero.
  const slip =
    (best >= 0 || UNITS[amounts.unit(cell)].mayBeNegative) && isMissing(set, cell)
      ? "missing"
      : isCopy(system, cell, best)
        ? "copy"
        : isNeighbours(set, system, cell)
          ? "neighbour"
          : undefined;
  const cost =
    (slip === "missing" ? COST.missing : slip === undefined ? COST.none : COST.copy) +
    (now === 0 ? COST.blank : best === 0 ? COST.surplus : 0) +
    (best < 0 ? COST.negative : 0);
  return { cell, likely, best, cost, ...(slip === undefined ? {} : { slip }) };
}

function rowOf(bound: BoundBlock, cell: number): number {
  return Math.floor((cell - bound.start) / bound.width);
}

/** Whether an amount lacks in a row that has none, in a block whose rows nearly all have some: a unit lists no row to leave it empty. */
function isMissing(set: BoundSet, cell: number): boolean {
  const bound = set.blockAt(cell);
  if (bound === undefined || set.amounts.isFilled(cell)) return false;
  const isEmpty = (row: number): boolean => {
    for (let c = 0; c < bound.width; c++) if (set.amounts.isFilled(bound.start + row * bound.width + c)) return false;
    return true;
  };
  if (!isEmpty(rowOf(bound, cell))) return false;
  const { rows } = bound.block;
  if (rows.length > MOST_ROWS) return false;
  const listed = rows.flatMap(({ place }, row) => (place.columns.some((at) => at !== undefined) ? [row] : []));
  return listed.filter(isEmpty).length <= Math.max(1, listed.length * RARELY);
}

/** Whether another cell that must say the same says so. */
function isCopy(system: System, cell: number, value: number): boolean {
  return system.equationsOf(cell).some((equation) => {
    if (system.length(equation) > MOST_READ) return false;
    const cells = system.cellsOf(equation).filter((one) => system.amounts.isFilled(one) || one === cell);
    const other = cells.find((one) => one !== cell);
    return (
      cells.length === 2 && other !== undefined && !system.isBound(equation) && system.amounts.value(other) === value
    );
  });
}

/** The amounts above, below, left and right of one in its sheet, as far as they are of the same table. */
function neighboursOf(set: BoundSet, cell: number): number[] {
  const bound = set.blockAt(cell);
  const at = addressOf(set, cell);
  if (bound === undefined || at === undefined) return [];
  const { grid } = bound.table;
  const own = rowOf(bound, cell);
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

/** Whether a cell says what one next to it says, without a rule that would have it so. */
function isNeighbours(set: BoundSet, system: System, cell: number): boolean {
  const now = set.amounts.value(cell);
  return (
    now !== 0 &&
    // Weights are alike more often than not.
    !UNITS[set.amounts.unit(cell)].isPoints &&
    neighboursOf(set, cell).some(
      (other) =>
        set.amounts.value(other) === now &&
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

/** Where one figure stands in the cell next to its own. */
function movedIn(set: BoundSet, list: readonly Candidate[]): Weighed["moved"] {
  const [a, b] = list;
  if (a === undefined || b === undefined || list.length > 2) return undefined;
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const now = set.amounts.value(from.cell);
    if (now === 0 || set.amounts.isFilled(to.cell) || !neighboursOf(set, from.cell).includes(to.cell)) continue;
    if (within(from.range, -now) === -now && within(to.range, now) === now) return { from: from.cell, to: to.cell };
  }
  return undefined;
}

/** How many more of the 提示 would be broken after the changes. */
function advised(advice: System, changes: ReadonlyMap<number, number>): number {
  let more = 0;
  for (const equation of new Set([...changes.keys()].flatMap((cell) => advice.equationsOf(cell)))) {
    let gap = advice.gap(equation);
    advice.forEachCell(equation, (cell, sign) => (gap += sign * (changes.get(cell) ?? 0)));
    more += Number(advice.breaks(equation, gap)) - Number(advice.breaks(equation));
  }
  return more;
}
