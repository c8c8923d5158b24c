import type { Slip } from "../report/finding.ts";
import type { Range } from "./localise.ts";

/** A slip that would have made the printed figure out of the right one. */
export interface SlipFound {
  readonly slip: Slip;
  /** The right figure, in last places of its table. */
  readonly value: number;
}

/**
 * How often a slip may be found by mere chance before it says nothing.
 *
 * Where rounding leaves eleven values open, one of them is nine away from nearly every figure: digits changed places "explains" any small gap.
 */
const MOST_CHANCE = 1 / 4;

/** The powers of ten by which a point is misplaced; 4 is 元 in a table of 万元. */
const POWERS = [1, 2, 3, 4];

/** A table prints two decimals and a figure before the point. */
const FEWEST_DIGITS = 3;

/**
 * What is likely to have happened to a figure that should lie in a range; all in last places of its table (3833 for 38.33).
 * Only slips that the range would seldom let through by chance.
 */
export function slipOf(now: number, right: Range): SlipFound | undefined {
  const open = right.high - right.low + 1;
  const rare = (among: number): boolean => open <= among * MOST_CHANCE;
  const fits = (value: number): boolean => value >= right.low && value <= right.high && value !== now;
  if (now === 0 || !Number.isFinite(open)) return undefined;
  if (fits(-now) && rare(2 * Math.abs(now))) return { slip: "sign", value: -now };
  const swapped = swaps(now).find(({ value, place }) => fits(value) && rare(9 * 10 ** place));
  if (swapped !== undefined) return { slip: "transposed", value: swapped.value };
  for (const power of POWERS) {
    const factor = 10 ** power;
    const smaller = Math.round(now / factor);
    if (fits(smaller) && Math.abs(now - smaller * factor) <= factor / 2 && rare(Math.abs(smaller)))
      return { slip: "scaled", value: smaller };
    // What the last places were is lost where the point went to the left.
    if (
      now * factor - factor / 2 <= right.high &&
      now * factor + factor / 2 >= right.low &&
      factor + open <= Math.abs(now * factor) * MOST_CHANCE
    )
      return { slip: "scaled", value: Math.min(Math.max(now * factor, right.low), right.high) };
  }
  return undefined;
}

/** The figure with two neighbouring digits exchanged, in every way; `place` counts from the right. */
function swaps(now: number): { readonly value: number; readonly place: number }[] {
  const digits = String(Math.abs(now)).padStart(FEWEST_DIGITS, "0");
  return Array.from({ length: digits.length - 1 }, (_, i) => {
    const value = Number(digits.slice(0, i) + digits.charAt(i + 1) + digits.charAt(i) + digits.slice(i + 2));
    return { value: Math.sign(now) * value, place: digits.length - 2 - i };
  });
}
