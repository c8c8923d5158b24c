import { UNITS } from "../amounts/units.ts";
import type { BoundSet } from "../equations/bind.ts";
import type { Slip } from "../report/finding.ts";
import type { Cause, Explanation, Range } from "./localise.ts";
import {
  isCopy,
  isMissing,
  isNeighbours,
  isOnlyBlank,
  isSettled,
  mayBeNegative,
  MOST_READ,
  neighboursOf,
} from "./traces.ts";
import { slipOf } from "./typing-slips.ts";
import type { Judged } from "../verdicts/judge.ts";
import type { System } from "../equations/system.ts";

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
  /** Besides: a blank cell among others should not be blank, the amount would be negative, a 提示 more would be broken. */
  blank: 1,
  negative: 2,
  advice: 2,
  /** Besides: nothing should stand where somebody typed something. Later than any other figure there. */
  emptied: 6,
};

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
  const least = mayBeNegative(set, cell) ? Number.NEGATIVE_INFINITY : 0;
  const low = Math.ceil(Math.max(least, now + (range?.low ?? Number.NEGATIVE_INFINITY)) / step) * step;
  const high = Math.floor((now + (range?.high ?? Number.POSITIVE_INFINITY)) / step) * step;
  return low > high ? undefined : { low: low - now, high: high - now };
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
        ? isSettled(set, system, cell, change.now)
          ? "settled"
          : "copy"
        : isNeighbours(set, system, cell)
          ? "neighbour"
          : undefined;
  const cost =
    (slip === "missing" ? COST.missing : slip === undefined ? COST.none : COST.copy) +
    (now === 0 ? (isOnlyBlank(system, cell) ? 0 : COST.blank) : best === 0 ? COST.emptied : 0) +
    (best < 0 ? COST.negative : 0);
  return { cell, likely, best, cost, ...(slip === undefined ? {} : { slip }) };
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
