import { Decimal, Short, type Exact } from "./decimal.ts";
import { DIGITS } from "./text.ts";

// Single figures, for formulas. Numbers have 15 significant digits there, as many as Excel keeps; what a double holds beyond is noise.
function exactly(value: number): Exact {
  return new Short(value.toPrecision(DIGITS));
}

/** Infinite where it is beyond a double; not −0, which Excel does not know. */
function inDigits(exact: Exact): number {
  return exact.toSignificantDigits(DIGITS).toNumber() + 0;
}

/** In hundredths small enough to be multiplied by 10,000 and still be exact. */
const LARGEST_FAST = 2 ** 36;

/** A figure in hundredths, where it is a whole number of them: the usual case, in which whole numbers give the same answer many times faster. */
function hundredths(value: number): number | undefined {
  const whole = Math.round(value * 100);
  return whole / 100 === value && Math.abs(whole) <= LARGEST_FAST ? whole : undefined;
}
/** part ÷ whole; undefined where whole is zero. */
export function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : quotient(part, whole, 0);
}

/** (now − before) ÷ before; undefined where before is zero. */
export function growth(before: number, now: number): number | undefined {
  return before === 0 ? undefined : quotient(now, before, before);
}

/** (value − less) ÷ whole. */
function quotient(value: number, whole: number, less: number): number {
  const [top, bottom, taken] = [hundredths(value), hundredths(whole), hundredths(less)];
  if (top !== undefined && bottom !== undefined && taken !== undefined) {
    const near = (top - taken) / bottom;
    // A double is off by at most 11 in the 17th digit: it rounds as the true quotient does, unless that lies about half way.
    const beyond = Number(/(\d\d)(?:e.*)?$/.exec(near.toPrecision(DIGITS + 2))?.[1] ?? "50");
    if (beyond < 38 || beyond > 62) return Number(near.toPrecision(DIGITS)) + 0;
  }
  return inDigits(exactly(value).minus(exactly(less)).div(exactly(whole)));
}

/** The sum of figures without what binary fractions add, to as many digits as numbers are kept to. */
export function sum(values: readonly number[]): number {
  const whole = values.map(hundredths);
  const total = whole.reduce<number>((all, one) => all + (one ?? NaN), 0);
  if (Number.isSafeInteger(total) && values.length < 2 ** 15) return total / 100;
  return inDigits(values.reduce((all, value) => all.plus(value.toPrecision(DIGITS)), new Decimal(0)));
}

/** Whether a figure is another than what it should come to, by more than numbers are kept to and a sheet prints. */
export function differs(figure: number, due: number): boolean {
  return exactly(figure).minus(exactly(due)).abs().greaterThanOrEqualTo(LEAST_SEEN);
}

/** Half of a hundredth may be how the last place was rounded. */
const LEAST_SEEN = 0.0051;

/** Whether two figures may be one that was rounded in two ways: a tenth is no rounding. */
export function mayBeOne(a: number, b: number): boolean {
  return a === b || exactly(a).minus(exactly(b)).abs().lessThan(0.1);
}

/** value × 10^power to so many decimals, half away from zero. */
export function scaled(value: number, power: number, decimals: number): number {
  return inDigits(exactly(value).times(`1e${power}`).toDecimalPlaces(decimals));
}

/** A figure against that of the year before, in words that can be printed. */
export interface YearChange {
  /** Of the change as it prints. */
  readonly sign: -1 | 0 | 1;
  /** Without its sign, two decimals. */
  readonly size: string;
  /** In per cent of the figure before, without its sign, two decimals; none where that figure is not above zero. */
  readonly rate?: string;
}

/** The change from one year to the next; both figures are in the same unit. */
export function changeOf(before: number, now: number): YearChange {
  const [base, current] = [hundredths(before), hundredths(now)];
  if (base !== undefined && current !== undefined && base !== 0) {
    const gap = Math.abs(current - base);
    // Of whole numbers, rounded half up: ⌊(2 × gap × 10,000 + base) ÷ (2 × base)⌋ hundredths of a per cent.
    const rate = Math.floor((20_000 * gap + base) / (2 * base));
    return {
      sign: gap === 0 ? 0 : current < base ? -1 : 1,
      size: (gap / 100).toFixed(2),
      ...(base > 0 ? { rate: (rate / 100).toFixed(2) } : {}),
    };
  }
  return changeBetween(exactly(before), exactly(now));
}

function changeBetween(before: Exact, now: Exact): YearChange {
  const gap = now.minus(before);
  const size = gap.toDecimalPlaces(2).abs();
  return {
    sign: size.isZero() ? 0 : gap.isNegative() ? -1 : 1,
    size: size.toFixed(2),
    ...(before.greaterThan(0) ? { rate: gap.div(before).abs().times(100).toFixed(2) } : {}),
  };
}
