import type { System } from "../equations/system.ts";
import type { Judged } from "../verdicts/judge.ts";
import { addressOf } from "../equations/bind.ts";
import { add } from "../sheet/lists.ts";
import { changesOf, type Cause, type Range } from "./localise.ts";
import { slipOf } from "./typing-slips.ts";

// One wrong figure in several cells: copied into other tables, or added up by formulas all the way to the total. Comparisons among these cells
// hold, those with the rest do not, and one change, the same everywhere, mends them all.

/** One wrong figure, and the cells that repeat it or add it up; all are off by the same. */
export interface Carried {
  readonly cells: readonly number[];
  /** Of the first cell, in steps of the set. */
  readonly likely: Range;
  readonly best: number;
}

/** So many figures are tried as the wrong one, and so many cells at most say the same. */
const MOST_TRIED = 400;
const MOST_CELLS = 60;
/** More answers than this, and none stands out. */
const MOST_ANSWERS = 3;
/** Equations with more cells are not gone through for each cell of many. */
const MOST_READ = 300;

/** The figures that, wrong in several cells alike, explain a cause that no single cell does; none where too many would. */
export function carriedIn({ set, system }: Judged, { broken, explanations }: Cause): Carried[] {
  const [first] = explanations;
  if (first?.cells.length === 1 || broken.length < 2) return [];
  const found = new Map<string, Carried>();
  for (const start of startsIn(system, broken)) {
    const cells = closureOf(system, start);
    if (cells === undefined || cells.length < 2) continue;
    const key = [...cells].sort((a, b) => a - b).join(" ");
    if (found.has(key) || cells.some((cell) => addressOf(set, cell) === undefined)) continue;
    const own = carriedBy(system, broken, cells);
    if (own !== undefined) found.set(key, own);
    if (found.size > MOST_ANSWERS) return [];
  }
  // The fewer cells the likelier; what has a longer way to go explains no more.
  const least = Math.min(...[...found.values()].map(({ cells }) => cells.length));
  return [...found.values()].filter(({ cells }) => cells.length === least);
}

/** Where the wrong figure may stand: in what is broken, in several cells that print the same there, or in what these cells add up. */
function startsIn(system: System, broken: readonly number[]): (readonly number[])[] {
  const { amounts } = system;
  const seen = new Set(broken.flatMap((equation) => system.cellsOf(equation)).filter((cell) => amounts.isFilled(cell)));
  const alike = new Map<number, number[]>();
  for (const cell of seen) if (amounts.isTelling(cell)) add(alike, amounts.value(cell), cell);
  const starts: (readonly number[])[] = [...alike.values()].filter(({ length }) => length > 1);
  // A set that grows while it is gone through: first what is broken, then what stands below.
  for (const cell of seen) {
    if (starts.length >= MOST_TRIED) break;
    starts.push([cell]);
    for (const equation of system.equationsOf(cell)) {
      if (system.breaks(equation) || system.isBound(equation) || system.length(equation) > MOST_READ) continue;
      for (const part of partsOf(system, equation, cell)) seen.add(part);
    }
  }
  return starts;
}

/** The filled cells of the other side, where a cell stands alone on its own. */
function partsOf(system: System, equation: number, total: number): readonly number[] {
  const sides: Record<1 | -1, number[]> = { 1: [], [-1]: [] };
  system.forEachCell(equation, (cell, sign) => {
    if (system.amounts.isFilled(cell)) sides[sign].push(cell);
  });
  if (sides[1].length === 1 && sides[1][0] === total) return sides[-1];
  return sides[-1].length === 1 && sides[-1][0] === total ? sides[1] : [];
}

/** Some cells, and all that must change with them for what holds to go on holding; undefined where that is too much to follow. */
function closureOf(system: System, start: readonly number[]): readonly number[] | undefined {
  const cells = new Set(start);
  for (const cell of cells) {
    for (const equation of system.equationsOf(cell)) {
      if (system.breaks(equation) || system.isBound(equation)) continue;
      if (system.length(equation) > MOST_READ) return undefined;
      let moved = 0;
      const open: Record<1 | -1, number[]> = { 1: [], [-1]: [] };
      system.forEachCell(equation, (each, sign) => {
        if (cells.has(each)) moved += sign;
        else if (system.amounts.isFilled(each)) open[sign].push(each);
      });
      if (Math.abs(moved) !== 1) continue;
      // What stands alone on the other side follows; of several parts nobody knows which.
      const other = open[moved > 0 ? -1 : 1];
      const [only] = other;
      if (only !== undefined && other.length === 1 && isAlone(system, equation, only)) cells.add(only);
      if (cells.size > MOST_CELLS) return undefined;
    }
  }
  return [...cells];
}

/** Whether a cell is all that its side has. */
function isAlone(system: System, equation: number, cell: number): boolean {
  let own = 0;
  system.forEachCell(equation, (each, sign) => {
    if (each === cell) own = sign;
  });
  let others = 0;
  system.forEachCell(equation, (each, sign) => {
    if (sign === own && each !== cell && system.amounts.isFilled(each)) others++;
  });
  return own !== 0 && others === 0;
}

function carriedBy(system: System, broken: readonly number[], cells: readonly number[]): Carried | undefined {
  const own = new Set(cells);
  const isHit = (equation: number): boolean => {
    let moved = 0;
    system.forEachCell(equation, (cell, sign) => {
      if (own.has(cell)) moved += sign;
    });
    return moved !== 0;
  };
  if (!broken.every(isHit)) return undefined;
  const solved = changesOf(system, [cells]);
  const [range] = "changes" in solved ? solved.changes : [];
  const [cell = 0] = cells;
  const { amounts } = system;
  const [now, step] = [amounts.value(cell), amounts.step(cell) || 1];
  if (range === undefined || !Number.isFinite(range.low) || !Number.isFinite(range.high)) return undefined;
  const likely = {
    low: Math.ceil((now + range.low) / step) * step,
    high: Math.floor((now + range.high) / step) * step,
  };
  if (likely.low > likely.high || likely.low < 0) return undefined;
  const trace = slipOf(now / step, { low: likely.low / step, high: likely.high / step });
  return { cells, likely, best: trace === undefined ? wantedBy(system, broken, cell, likely) : trace.value * step };
}

/** What the shortest of the broken equations in which a cell stands would have it be. */
function wantedBy(system: System, broken: readonly number[], cell: number, { low, high }: Range): number {
  const now = system.amounts.value(cell);
  const [shortest] = broken
    .filter((equation) => system.cellsOf(equation).includes(cell))
    .sort((a, b) => system.length(a) - system.length(b));
  let sign = 0;
  if (shortest !== undefined)
    system.forEachCell(shortest, (each, own) => {
      if (each === cell) sign += own;
    });
  const wanted = shortest === undefined || sign === 0 ? now : now - system.gap(shortest) / sign;
  return Math.min(Math.max(wanted, low), high);
}
