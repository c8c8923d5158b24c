import type { CellValue } from "../sheet/grid.ts";
import { Decimal, type Exact } from "./decimal.ts";
import { shownBy, type ShownFormat } from "./formats.ts";
import { decimalIn, DIGITS, LONGEST, narrow } from "./text.ts";
import { UNITS, type Unit } from "./units.ts";

/** One 分: nothing finer is money, whatever a formula leaves in a cell. */
export const FINEST = -2;

/** In 元: 50 万亿. What is larger could not be counted exactly in 分, and is no figure of any unit. */
const LARGEST = 5e13;
export type State = "blank" | "figure" | "unreadable" | "uncalculated";
export const STATES: readonly State[] = ["blank", "figure", "unreadable", "uncalculated"];
export const BLANK = 0;
export const FIGURE = 1;
export const UNREADABLE = 2;
const UNCALCULATED = 3;

/** A figure as printed: `digits` × 10^-`decimals`; `stored` where the cell holds more than it prints. */
interface Figure {
  readonly digits: number;
  readonly decimals: number;
  readonly stored?: Exact;
  /** Of points and percentages: whether it carries its sign. */
  readonly signed?: boolean;
}

type Read = Figure | "blank" | "unreadable";

/** So many figures of 10 万元 and more say that a table is printed in whole 万元. */
const FEWEST_WHOLE = 12;

/**
 * The amounts of one table, in the order in which they are added, before their precision is known.
 *
 * A number is read as Excel prints it (its number format, without binary noise), a text as a person reads it:
 * 千分位, full-width digits, brackets or a minus for negatives; dashes, 无, / and blank are nothing. Points and percentages may carry their
 * sign; a rate in words is nothing.
 */
export class TableAmounts {
  readonly unit: Unit;
  /** How many were added. */
  size = 0;
  states = new Uint8Array(64);
  /** As printed, without the point. */
  digits = new Float64Array(64);
  /** Only figures that do not have two decimals stand here. */
  readonly decimals = new Map<number, number>();
  readonly stored = new Map<number, Exact>();
  readonly texts = new Map<number, string>();
  /** Whether any of them cannot be counted with. */
  isTroubled = false;
  /** Percentages without a sign: 1 may be all of it, or one in a hundred. */
  readonly unsigned = new Set<number>();
  /** How many figures print two decimals or more whatever they are: by their format, or as texts. */
  printingHundredths = 0;
  /** In hundredths of the unit. */
  private readonly largest: number;
  private readonly isRate: boolean;

  constructor(unit: Unit) {
    this.unit = unit;
    this.isRate = UNITS[unit].isRate;
    this.largest = LARGEST * 10 ** (2 - UNITS[unit].power);
  }

  /** Makes room for so many more. */
  reserve(more: number): void {
    if (this.size + more <= this.states.length) return;
    // A table may have thousands of blocks, each of which makes room.
    const room = Math.max(this.size + more, this.size === 0 ? 0 : 2 * this.states.length);
    const [states, digits] = [this.states, this.digits];
    this.states = new Uint8Array(room);
    this.digits = new Float64Array(room);
    this.states.set(states);
    this.digits.set(digits);
  }

  /** Adds a cell and gives its index. */
  add(value: CellValue | undefined, format?: string): number {
    const index = this.size;
    if (value === null || value === undefined) return this.push(BLANK, 0);
    const shown =
      format === undefined ? undefined : typeof value === "number" ? shownBy(format, value) : shownBy(format);
    if (
      !this.isRate &&
      typeof value === "number" &&
      (shown === undefined || (shown.decimals === 2 && shown.power === 0 && !shown.percent))
    ) {
      // The usual case without an object: n / 100 is the double nearest to that decimal, so equality proves the decimals.
      const hundredths = Math.round(value * 100);
      if (hundredths / 100 === value && Math.abs(hundredths) <= this.largest) {
        if (shown !== undefined) this.printingHundredths++;
        return this.push(FIGURE, hundredths);
      }
    }
    if (typeof value === "object") {
      this.texts.set(index, value.text);
      return this.push(value.trouble === "uncalculated" ? UNCALCULATED : UNREADABLE, 0);
    }
    const finest = UNITS[this.unit].power - FINEST;
    const read = this.isRate
      ? readRate(value, shown, finest)
      : typeof value === "number"
        ? readNumber(value, shown, finest)
        : readText(String(value), finest);
    const isWords = read === "unreadable" && this.unit === "%" && typeof value === "string" && !MISTYPED.test(value);
    if (read === "blank" || isWords) return this.push(BLANK, 0);
    if (read === "unreadable" || Math.abs(read.digits) > this.largest * 10 ** (read.decimals - 2)) {
      this.texts.set(index, String(value));
      return this.push(UNREADABLE, 0);
    }
    if (read.decimals !== 2) this.decimals.set(index, read.decimals);
    if (read.stored !== undefined) this.stored.set(index, read.stored);
    if (read.signed === false) this.unsigned.add(index);
    if (typeof value === "string" ? HUNDREDTHS.test(value) : (shown?.decimals ?? 0) >= 2) this.printingHundredths++;
    return this.push(FIGURE, read.digits);
  }

  /** Takes back that a cell is blank: what was meant for it may stand in another, which reads `text`. */
  doubt(index: number, text: string): void {
    if (this.states[index] !== BLANK) return;
    this.states[index] = UNREADABLE;
    this.texts.set(index, text);
    this.isTroubled = true;
  }

  /**
   * How many decimals the table prints: two (none in 个), or more where its figures bear it out.
   *
   * Finer than two needs a third of the figures that are not zero: in an honest table of three decimals nine in ten show the third,
   * while a single cell with one too many must not take the tolerance from all others.
   */
  printedDecimals(): number {
    if (!UNITS[this.unit].isMoney || this.unit === "元") return this.isWhole() ? 0 : 2;
    if (this.decimals.size === 0) return 2;
    const figures = this.states.reduce(
      (count, state, i) => count + Number(state === FIGURE && this.digits[i] !== 0),
      0,
    );
    const finer = [...this.decimals]
      .filter(([i, decimals]) => decimals > 2 && this.digits[i] !== 0)
      .map(([, decimals]) => decimals);
    const borneOut = finer.sort((a, b) => b - a).filter((_, i) => (i + 1) * 3 >= figures);
    return borneOut[0] ?? 2;
  }

  /** The most decimals of any figure, two at least. */
  finestDecimals(): number {
    let most = 2;
    for (const decimals of this.decimals.values()) most = Math.max(most, decimals);
    return most;
  }

  /** How many decimals its figures need, two at most. */
  shownDecimals(): number {
    let most = 0;
    for (let i = 0; i < this.size && most < 2; i++) most = Math.max(most, this.needed(i));
    return most;
  }

  /** Whether no figure has a decimal, and none is printed with any. */
  get showsWhole(): boolean {
    for (let i = 0; i < this.size; i++) if (this.states[i] === FIGURE && this.needed(i) > 0) return false;
    return this.printingHundredths === 0;
  }

  /** Whether so many figures show nothing behind the point that they are rounded: those of budgets that were granted in whole 万元 are full of 50 and 100. */
  get isSurelyWhole(): boolean {
    let [large, round] = [0, 0];
    for (let i = 0; i < this.size; i++) {
      const whole = Math.abs(this.digits[i] ?? 0) / 10 ** (this.decimals.get(i) ?? 2);
      if (this.states[i] !== FIGURE || whole < 10) continue;
      large++;
      if (whole % 5 === 0) round++;
    }
    return large >= FEWEST_WHOLE && round * 2 < large;
  }

  /** How many decimals a figure needs, two at most: 12.50 needs one. */
  needed(i: number): number {
    const digits = this.digits[i] ?? 0;
    // Nearly always none has its own; it is asked of every figure.
    const unit = this.decimals.size === 0 ? 100 : 10 ** (this.decimals.get(i) ?? 2);
    if (Number.isInteger(digits / unit)) return 0;
    return unit >= 100 && !Number.isInteger(digits / (unit / 10)) ? 2 : 1;
  }

  /** Whether no figure has anything behind the point. */
  isWhole(): boolean {
    return this.digits.every((digits, i) => digits % 10 ** (this.decimals.get(i) ?? 2) === 0);
  }

  private push(state: number, digits: number): number {
    if (this.size === this.states.length) this.reserve(this.size);
    if (state >= UNREADABLE) this.isTroubled = true;
    this.states[this.size] = state;
    this.digits[this.size] = digits;
    return this.size++;
  }
}
const HUNDREDTHS = /[.．][\d０-９]{2}/;

/** A share with a letter or the number of a footnote in it; other words in its place are words. */
const MISTYPED = /^\d[\d.,]{0,12}[A-Za-z①-⑳]%?$/;

function readNumber(value: number, shown: ShownFormat | undefined, finest: number): Read {
  if (!Number.isFinite(value) || Math.abs(value) > 1e16 || shown?.percent === true) return "unreadable";
  // Excel keeps 15 digits; what follows is binary noise (33.88 + 16.94 is stored as 50.82000000000001).
  const exact = new Decimal(value.toPrecision(15)).times(`1e${-(shown?.power ?? 0)}`);
  return figure(exact, Math.min(shown?.decimals ?? Math.max(2, exact.decimalPlaces()), finest));
}

/** A score or a percentage, with as many decimals as it prints, two at most: 9.46, 10分, 94.61%. */
function readRate(value: string | number | boolean, shown: ShownFormat | undefined, finest: number): Read {
  if (typeof value === "number") {
    if (!Number.isFinite(value) || Math.abs(value) > 1e9) return "unreadable";
    // The usual cases without an object of decimal.js.
    const whole = Math.round(value * 100);
    if (whole / 100 === value && shown?.percent !== true && (shown?.power ?? 0) === 0) {
      const own = whole % 100 === 0 ? 0 : whole % 10 === 0 ? 1 : 2;
      const decimals = Math.min(shown?.decimals ?? own, finest);
      if (decimals >= own) return { digits: whole / 10 ** (2 - decimals), decimals, signed: false };
    }
    const exact = new Decimal(value.toPrecision(15)).times(shown?.percent === true ? 100 : `1e${-(shown?.power ?? 0)}`);
    const read = figure(exact, Math.min(shown?.decimals ?? exact.decimalPlaces(), finest));
    return typeof read === "string" ? read : { ...read, signed: shown?.percent === true };
  }
  const text = String(value);
  if (text.length > LONGEST) return "unreadable";
  const bare = narrow(text).trim();
  const number = decimalIn(bare.replace(/[%分]$/, ""));
  if (number === undefined) return "unreadable";
  if (number === "") return "blank";
  const printed = number.includes(".") ? number.length - number.indexOf(".") - 1 : 0;
  const signed = bare.endsWith("%");
  if (printed <= finest && number.length < DIGITS)
    return { digits: Number(number.replace(".", "")), decimals: printed, signed };
  const read = figure(new Decimal(number), Math.min(printed, finest));
  return typeof read === "string" ? read : { ...read, signed };
}
function readText(text: string, finest: number): Read {
  const number = decimalIn(text);
  if (number === undefined) return "unreadable";
  if (number === "") return "blank";
  const printed = number.includes(".") ? number.length - number.indexOf(".") - 1 : 0;
  return figure(new Decimal(number), Math.min(Math.max(2, printed), finest));
}
/** The amount as printed with so many decimals, half away from zero as Excel shows it. */
function figure(exact: Exact, decimals: number): Read {
  const printed = exact.toDecimalPlaces(decimals);
  const digits = printed.times(`1e${decimals}`);
  if (digits.abs().greaterThan(Number.MAX_SAFE_INTEGER)) return "unreadable";
  return { digits: digits.toNumber(), decimals, ...(printed.equals(exact) ? {} : { stored: exact }) };
}
