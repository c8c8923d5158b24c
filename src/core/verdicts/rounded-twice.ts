import { reach } from "../amounts/verdict.ts";
import { rowIndexOf, type BoundSet } from "../equations/bind.ts";
import type { System } from "../equations/system.ts";
import { isSubject, type Table } from "../tables/table.ts";

// One figure rounded in two ways: directly, and as the sum of parts that were rounded before. The two may differ by a last place or more and
// neither is wrong. A figure that is to the last digit the sum of its parts in its own table is taken for one that may have come about so.
// And money that is too little to print: a rule for units that have none of it fails by as much. And a table in whole 万元 among others in 分.

/** A comparison that fails by no more than two ways of rounding one figure make, and the figures that are sums of rounded parts. */
export interface RoundedTwice {
  readonly equation: number;
  readonly sums: readonly number[];
  /** It takes money too little to print to explain it. */
  readonly hides: boolean;
  /** It takes a table that is printed in whole 万元. */
  readonly whole: boolean;
  /** The steps beyond those of its own figures. */
  readonly more: number;
}

/** So many last places two ways of rounding differ at most: a tenth is no rounding. */
const MOST_STEPS = 9;
/** 总计, 合计, 类, 款, 项, 小计 across, and copies between them. */
const DEEPEST = 8;

/** What stands behind a figure: the steps of the figures it was added up from, and their squares. */
interface Behind {
  readonly slack: number;
  readonly spread: number;
  readonly isSum: boolean;
}

/** The broken comparisons of which all that touch each other, and fail by as little, are explained so. */
export function roundedTwice(set: BoundSet, system: System): RoundedTwice[] {
  const { amounts } = system;
  const known = new Map<number, Behind>();
  const near = system.broken.filter((equation) => {
    const steps = system.cellsOf(equation).map((cell) => Math.max(amounts.step(cell), amounts.wholeStep(cell)));
    return Math.abs(system.gap(equation)) <= MOST_STEPS * Math.max(...steps);
  });
  const explained = new Map<number, RoundedTwice>();
  const whole = wholeTables(set, system);
  const wholeStep = (cell: number): number => {
    const table = whole.size === 0 ? undefined : set.blockAt(cell)?.table;
    return table !== undefined && whole.has(table) ? amounts.wholeStep(cell) : 0;
  };
  for (const equation of near) {
    const one = explain(set, system, equation, known, wholeStep);
    if (one !== undefined) explained.set(equation, one);
  }
  // Beside one that is wrong by as little, that one may be behind them all.
  for (let size = -1; size !== explained.size;) {
    size = explained.size;
    const touched = new Set(near.filter((one) => !explained.has(one)).flatMap((one) => system.cellsOf(one)));
    for (const equation of explained.keys())
      if (system.cellsOf(equation).some((cell) => touched.has(cell))) explained.delete(equation);
  }
  return [...explained.values()];
}

/** So many comparisons that fail by a fraction of 1 万元, and none by more, say of a small table that it is rounded. */
const FEWEST_FRACTIONS = 2;

/** The tables that are printed in whole 万元 among others in 分: by themselves, or by how all that fails with them fails. */
function wholeTables(set: BoundSet, system: System): ReadonlySet<Table> {
  const { amounts } = system;
  const counts = new Map<Table, { explained: number; others: number; readonly isSure: boolean }>();
  for (const equation of system.broken) {
    const cells = system.cellsOf(equation).filter((cell) => amounts.state(cell) === "figure");
    const gap = Math.abs(system.gap(equation));
    const slack = cells.reduce((sum, cell) => sum + Math.max(amounts.step(cell), amounts.wholeStep(cell)), 0);
    for (const cell of cells) {
      const [step, table] = [amounts.wholeStep(cell), set.blockAt(cell)?.table];
      if (step === 0 || table === undefined) continue;
      const own = counts.get(table) ?? { explained: 0, others: 0, isSure: amounts.isSurelyWhole(cell) };
      counts.set(table, own);
      if (gap > reach(slack, false)) own.others++;
      else if (gap % step !== 0) own.explained++;
      break;
    }
  }
  const found = [...counts].filter(
    ([, { explained, others, isSure }]) => isSure || (explained >= FEWEST_FRACTIONS && others === 0),
  );
  return new Set(found.map(([table]) => table));
}

/** Figures that are to the last digit sums of parts in their own table. */
export function sumsOfParts(set: BoundSet, system: System): number[] {
  const sums: number[] = [];
  const known = new Map<number, Behind>();
  for (let cell = 0; cell < system.amounts.size; cell++)
    if (system.amounts.state(cell) === "figure" && behind(set, system, cell, known).isSum) sums.push(cell);
  return sums;
}

function explain(
  set: BoundSet,
  system: System,
  equation: number,
  known: Map<number, Behind>,
  wholeStep: (cell: number) => number,
): RoundedTwice | undefined {
  const gap = Math.abs(system.gap(equation));
  const sums: number[] = [];
  let [slack, spread, own, coarse] = [0, 0, 0, 0];
  const hidden = system.hidden(equation);
  for (const cell of system.cellsOf(equation)) {
    // In whole 万元 a 0 is up to half of one.
    if (system.amounts.state(cell) !== "figure") continue;
    coarse += Math.max(system.amounts.step(cell), wholeStep(cell));
    const one = behind(set, system, cell, known);
    if (one.isSum) sums.push(cell);
    slack += one.slack;
    spread += one.spread;
    own += system.amounts.step(cell);
  }
  if (!system.isExact(equation) && gap <= reach(own + hidden, false))
    return { equation, sums: [], hides: true, whole: false, more: hidden };
  if (coarse > own && gap <= reach(coarse, false))
    return { equation, sums: [], hides: false, whole: true, more: coarse - own };
  // Four standard deviations: of the many pairs of totals in a set some are off by three.
  const isLikely = 3 * (2 * gap) ** 2 < 16 * spread || gap <= reach(own, false) + 1;
  if (sums.length === 0 || system.isExact(equation) || gap > reach(slack, false) || !isLikely) return undefined;
  return { equation, sums, hides: false, whole: false, more: slack - own };
}

/** A figure is as far from the truth as its parts together, where it is their sum to the last digit. */
function behind(set: BoundSet, system: System, cell: number, known: Map<number, Behind>, depth = DEEPEST): Behind {
  // How deep one looks says what one sees.
  const key = cell * (DEEPEST + 1) + depth;
  const held = known.get(key);
  if (held !== undefined) return held;
  const step = system.amounts.step(cell);
  // Where a table stops at its 类 or 款, the 项 that were added up stand elsewhere.
  const own = isCutOff(set, cell) ? 2 : 1;
  let most: Behind = { slack: own * step, spread: own * step * step, isSum: own > 1 };
  if (step === 0 || depth === 0) return most;
  for (const equation of system.equationsOf(cell)) {
    const parts = partsIn(set, system, equation, cell);
    if (parts === undefined) continue;
    const own = parts.map((part) => behind(set, system, part, known, depth - 1));
    const slack = own.reduce((sum, one) => sum + one.slack, 0);
    // One part alone is a copy, of a sum or not.
    const isSum = own.length > 1 || own.some((one) => one.isSum);
    if (isSum && slack > most.slack) most = { slack, spread: own.reduce((sum, one) => sum + one.spread, 0), isSum };
  }
  known.set(key, most);
  return most;
}

/** Whether a figure is that of a listed functional 类 or 款 of which no part is listed. */
function isCutOff(set: BoundSet, cell: number): boolean {
  const bound = set.blockAt(cell);
  const row = bound?.block.rows[rowIndexOf(bound, cell)];
  if (row?.code === undefined || row.line !== undefined || !isSubject(row)) return false;
  return row.code.startsWith("2") && row.code.length < 7 && row.children === undefined;
}

/** The printed parts of a whole, in an equation in which it is their sum to the last digit: several in its own table, or one anywhere. */
function partsIn(set: BoundSet, system: System, equation: number, whole: number): number[] | undefined {
  if (system.isBound(equation) || system.gap(equation) !== 0) return undefined;
  const table = set.blockAt(whole)?.table;
  const parts: number[] = [];
  let [side, isWhole, isOwn] = [0, true, true];
  system.forEachCell(equation, (cell, sign) => {
    if (cell === whole) side = sign;
  });
  system.forEachCell(equation, (cell, sign) => {
    if (cell === whole) return;
    const isZero = !system.amounts.isFilled(cell);
    // What is printed as 0 was rounded as well; what is blank is nothing.
    if (isZero && (sign === side || system.amounts.state(cell) !== "figure")) return;
    if (sign === side) isWhole = false;
    if (set.blockAt(cell)?.table !== table) isOwn = false;
    parts.push(cell);
  });
  return isWhole && (isOwn ? parts.length > 0 : parts.length === 1) ? parts : undefined;
}
