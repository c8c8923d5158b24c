import DecimalJs from "decimal.js";
import type { CellValue } from "../sheet/grid.ts";
import { bareFormat, POINT_OF_TEXT } from "../sheet/number-format.ts";

// The only file that knows decimal.js, rounding or tolerance. Amounts are read as exact decimals and then
// counted as whole numbers of one common step, so that adding them is exact and fast.
const Decimal = DecimalJs.clone({ precision: 60, rounding: DecimalJs.ROUND_HALF_UP });

/** What an amount is counted in; 个 stands for things (个、辆、人次), which are never rounded; 分 are points, not money. */
export type Unit = "元" | "千元" | "万元" | "亿元" | "个" | "分" | "%";

/** Each unit as a power of ten of one 元 (or of one thing, one point, one per cent). */
const POWER: Readonly<Record<Unit, number>> = { 元: 0, 个: 0, 分: 0, "%": 0, 千元: 3, 万元: 4, 亿元: 8 };

/** Whether a unit is one of money. The others are counted apart and never meet money in one sum. */
function isMoney(unit: Unit): boolean {
  return unit !== "个" && unit !== "分" && unit !== "%";
}

/** One 分: nothing finer is money, whatever a formula leaves in a cell. */
const FINEST = -2;

/** In 元: 50 万亿. What is larger could not be counted exactly in 分, and is no figure of any unit. */
const LARGEST = 5e13;

/** 相符, 空 (nothing on either side), 尾差, 存疑, 不符. */
export type Verdict = "equal" | "empty" | "rounding" | "doubtful" | "unequal";

/** How two sums must stand to each other: equal, left at most right, both or neither zero, right not zero where left is not. */
export type Relation = "=" | "≤" | "⇔" | "⇒";

/** So many figures it takes for the odds of a gap to say more than its bound. */
const ODDS_FROM = 6;

type State = "blank" | "figure" | "unreadable" | "uncalculated";
const STATES: readonly State[] = ["blank", "figure", "unreadable", "uncalculated"];
const BLANK = 0;
const FIGURE = 1;
const UNREADABLE = 2;
const UNCALCULATED = 3;

/** A figure as printed: `digits` × 10^-`decimals`; `stored` where the cell holds more than it prints. */
interface Figure {
  readonly digits: number;
  readonly decimals: number;
  readonly stored?: DecimalJs;
  /** Of points and percentages: whether it carries its sign. */
  readonly signed?: boolean;
}

type Read = Figure | "blank" | "unreadable";

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
  readonly stored = new Map<number, DecimalJs>();
  readonly texts = new Map<number, string>();
  /** Percentages without a sign: 1 may be all of it, or one in a hundred. */
  readonly unsigned = new Set<number>();
  /** In hundredths of the unit. */
  private readonly largest: number;

  constructor(unit: Unit) {
    this.unit = unit;
    this.largest = LARGEST * 10 ** (2 - POWER[unit]);
  }

  /** Adds a cell and gives its index. */
  add(value: CellValue | undefined, format?: string): number {
    const index = this.size;
    if (value === null || value === undefined) return this.push(BLANK, 0);
    const shown = format === undefined ? undefined : shownBy(format);
    const isRate = this.unit === "分" || this.unit === "%";
    if (
      !isRate &&
      typeof value === "number" &&
      (shown === undefined || (shown.decimals === 2 && shown.power === 0 && !shown.percent))
    ) {
      // The usual case without an object: n / 100 is the double nearest to that decimal, so equality proves the decimals.
      const hundredths = Math.round(value * 100);
      if (hundredths / 100 === value && Math.abs(hundredths) <= this.largest) return this.push(FIGURE, hundredths);
    }
    if (typeof value === "object") {
      this.texts.set(index, value.text);
      return this.push(value.trouble === "uncalculated" ? UNCALCULATED : UNREADABLE, 0);
    }
    const finest = POWER[this.unit] - FINEST;
    const read = isRate
      ? readRate(value, shown, finest)
      : typeof value === "number"
        ? readNumber(value, shown, finest)
        : readText(String(value), finest);
    if (read === "blank" || (read === "unreadable" && this.unit === "%")) return this.push(BLANK, 0);
    if (read === "unreadable" || Math.abs(read.digits) > this.largest * 10 ** (read.decimals - 2)) {
      this.texts.set(index, String(value));
      return this.push(UNREADABLE, 0);
    }
    if (read.decimals !== 2) this.decimals.set(index, read.decimals);
    if (read.stored !== undefined) this.stored.set(index, read.stored);
    if (read.signed === false) this.unsigned.add(index);
    return this.push(FIGURE, read.digits);
  }

  /**
   * How many decimals the table prints: two (none in 个), or more where its figures bear it out.
   *
   * Finer than two needs a third of the figures that are not zero: in an honest table of three decimals nine in ten show the third,
   * while a single cell with one too many must not take the tolerance from all others.
   */
  printedDecimals(): number {
    if (!isMoney(this.unit) || this.unit === "元") return this.isWhole() ? 0 : 2;
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

  /** Whether no figure has anything behind the point. */
  isWhole(): boolean {
    return this.digits.every((digits, i) => digits % 10 ** (this.decimals.get(i) ?? 2) === 0);
  }

  private push(state: number, digits: number): number {
    if (this.size === this.states.length) {
      const [states, all] = [this.states, this.digits];
      this.states = new Uint8Array(2 * this.size);
      this.digits = new Float64Array(2 * this.size);
      this.states.set(states);
      this.digits.set(all);
    }
    this.states[this.size] = state;
    this.digits[this.size] = digits;
    return this.size++;
  }
}

/**
 * The largest whole gap that rounding alone can make, of figures whose steps add up to `slack`.
 *
 * Half of the slack is reached only where one of them is `exact`, not rounded at all: 123,450.00 元 is 12.35 万元.
 */
export function reach(slack: number, exact: boolean): number {
  return exact ? Math.floor(slack / 2) : Math.max(0, Math.ceil(slack / 2) - 1);
}

/** Gaps that lean so far that honest tables do it less than once in so many times are 存疑. */
const LEAN_FROM = 2000;

/** Once in a million: beyond that nobody counts. */
export const SELDOM = 1_000_000;

/**
 * How seldom the gaps of several sums, added up to `gap`, lean so far to one side: once in so many honest tables; undefined where that is
 * not seldom. `spread` is Σ (factor × step)² over the figures in that sum, twelve times its variance.
 *
 * Reckoned with the normal distribution, whose tails are wider than those of a sum of rounding errors: it is rather said too seldom.
 */
export function lean(gap: number, spread: number): number | undefined {
  const z = Math.abs(gap) / Math.sqrt(spread / 12);
  // Both tails by Laplace's continued fraction, good to a few parts in a hundred where it matters.
  const tail = (2 * Math.exp(-(z * z) / 2)) / (Math.sqrt(2 * Math.PI) * z) / (1 + 1 / (z * z + 2));
  return z > 1 && tail * LEAN_FROM < 1 ? Math.round(Math.min(1 / tail, SELDOM)) : undefined;
}

/** One comparison of two sums, in words that can be printed: decimal texts in the unit of the table asked for. */
export interface Comparison {
  readonly verdict: Verdict;
  readonly left: string;
  readonly right: string;
  /** Left minus right. */
  readonly gap: string;
  /** The cells hold more digits than they print: with those the sums agree although the printed do not, or the other way round. */
  readonly stored?: "agrees" | "differs";
}

/**
 * The amounts of one set of tables together, each known by a number: where its table begins, plus its index there.
 *
 * A figure printed with step s stands for a true value within s/2. Two sums can stand for the same truth when their gap is strictly smaller
 * than all those halves together: honest figures always pass (the gap reaches the sum of the halves only if every true value has the same
 * sign, and then they do not add to zero), and for every smaller gap there are true figures that print so. Where one of them is not
 * rounded at all (元 with cents), an honest gap may also equal that sum.
 */
export class Amounts {
  private readonly tables: readonly TableAmounts[];
  private readonly starts: number[] = [];
  private readonly decimals: readonly number[];
  private readonly values: Float64Array;
  private readonly steps: Float64Array;
  private readonly states: Uint8Array;
  private readonly usualSteps: number[] = [];
  /** The power of ten of one 元 in which values are counted. */
  private readonly quantum: number;
  /** Whether there is any amount that cannot be counted with, or that holds more than it prints: most workbooks have none. */
  readonly troubled: boolean;
  private readonly storing: boolean;

  /** `exactYuan`: 元 are taken as exact to the 分 even where none of these has any, because there may be more than is seen here. */
  constructor(tables: readonly TableAmounts[], exactYuan = false) {
    this.tables = tables;
    let size = 0;
    for (const table of tables) {
      this.starts.push(size);
      size += table.size;
    }
    this.values = new Float64Array(size);
    this.steps = new Float64Array(size);
    this.states = new Uint8Array(size);
    this.decimals = tables.map((table) => table.printedDecimals());
    const money = tables.filter((table) => isMoney(table.unit));
    this.quantum = money.reduce(
      (least, table) => Math.min(least, POWER[table.unit] - table.finestDecimals()),
      POWER.亿元,
    );
    this.troubled = tables.some((table) => table.states.some((state) => state >= UNREADABLE));
    this.storing = tables.some((table) => table.stored.size > 0);
    const cents = exactYuan || money.some((table) => table.unit === "元" && !table.isWhole());
    tables.forEach((table, i) => this.take(table, i, cents));
  }

  /** The number of the first amount of a table. */
  start(table: number): number {
    return this.starts[table] ?? 0;
  }

  state(id: number): State {
    return STATES[this.states[id] ?? BLANK] ?? "blank";
  }

  /** Whether an amount is a figure other than zero. */
  isFilled(id: number): boolean {
    return this.values[id] !== 0;
  }

  /** What stands in a cell that is no amount. */
  text(id: number): string {
    const table = this.tableOf(id);
    return this.tables[table]?.texts.get(id - this.start(table)) ?? "";
  }

  /** The first of these amounts that cannot be counted with, if any. */
  firstTrouble(ids: readonly number[]): number | undefined {
    if (!this.troubled) return undefined;
    for (const id of ids) if ((this.states[id] ?? BLANK) >= UNREADABLE) return id;
    return undefined;
  }

  /** How two sums stand to each other. Every amount must be countable, see `firstTrouble`. */
  judge(left: readonly number[], right: readonly number[], relation: Relation): Verdict {
    let gap = 0;
    let size = 0;
    let slack = 0; // twice the slack, to stay whole
    let spread = 0; // Σ step² over the figures that are not zero: twelve times the variance of the gap
    let figures = 0; // other than zero
    let printed = false;
    let exact = false; // whether one of them is not rounded
    for (let side = 0; side < 2; side++) {
      const ids = side === 0 ? left : right;
      for (const id of ids) {
        if (this.states[id] === FIGURE) printed = true;
        else continue;
        const value = this.values[id] ?? 0;
        const step = this.steps[id] ?? 0;
        gap += side === 0 ? value : -value;
        size += Math.abs(value);
        slack += step;
        if (value === 0) continue;
        figures++;
        spread += step * step;
        if (step === 0) exact = true;
      }
    }
    if (!printed) return "empty";
    if (size > Number.MAX_SAFE_INTEGER) gap = Number(this.bigSum(left) - this.bigSum(right));
    if (relation === "⇔" || relation === "⇒") return this.accompany(left, right, relation);
    if (gap === 0 || (relation === "≤" && gap < 0)) return "equal";
    if (Math.abs(gap) > reach(slack, exact)) return "unequal";
    const twice = 2 * Math.abs(gap);
    // Three standard deviations: gap ≥ 3·√(spread / 12). Of a few figures the bound itself is tight, and its edge is not rare:
    // an honest total of four parts is two steps off once in 192 times.
    return figures >= ODDS_FROM && twice * twice >= 3 * spread ? "doubtful" : "rounding";
  }

  /** The comparison in words, in the unit and decimals of the table to which the amount `in` belongs. */
  compare(left: readonly number[], right: readonly number[], relation: Relation, as: number): Comparison {
    const verdict = this.judge(left, right, relation);
    const table = this.tableOf(as);
    const unit = this.tables[table]?.unit ?? "万元";
    const decimals = this.decimals[table] ?? 2;
    const print = (sum: bigint): string => this.print(sum, unit, decimals);
    const [leftSum, rightSum] = [this.bigSum(left), this.bigSum(right)];
    const stored = this.storedGap(left, right);
    const holds = stored === undefined || stored.isZero() || (relation === "≤" && stored.isNegative());
    const printedHolds = verdict === "equal" || verdict === "empty";
    return {
      verdict,
      left: print(leftSum),
      right: print(rightSum),
      gap: print(leftSum - rightSum),
      ...(stored === undefined || holds === printedHolds ? {} : { stored: holds ? "agrees" : "differs" }),
    };
  }

  /**
   * How a printed rate, in per cent, stands to a part and its whole; in words, the rate or (`asked`) the part that follows from the others.
   * Undefined where one of them is not given, or there is no whole to speak of.
   *
   * Each figure stands for a true value within half its last place, a rate also for one that was cut off after it; a weight in points is
   * exact. 不符 only where no such values go together. `capped`: a rate above 100 counts as 100.
   */
  compareRate(
    rate: number,
    part: number,
    whole: number,
    relation: Relation,
    asked: "rate" | "part",
    capped: boolean,
  ): Comparison | undefined {
    if ([rate, part, whole].some((id) => this.states[id] !== FIGURE)) return undefined;
    const [p, w] = [BigInt(this.value(part)), BigInt(this.value(whole))];
    if (p < 0n || w <= 0n) return undefined;
    const isPoints = this.unit(part) === "分";
    const partStep = BigInt(isPoints ? this.lastPlace(part) : this.step(part));
    const wholeStep = isPoints ? 0n : BigInt(this.step(whole));
    const full = 10_000n; // in hundredths of a per cent
    // Everything is doubled, to stay whole: the true rate lies between low ÷ most and high ÷ least.
    const [low, high] = [(2n * p - partStep) * full, (2n * p + partStep) * full];
    const [most, least] = [2n * w + wholeStep, 2n * w - wholeStep];
    const cut = (twice: bigint): bigint => (capped && twice > 2n * full ? 2n * full : twice);
    const judge = (r: bigint, step: bigint): Verdict => {
      if (2n * low > cut(2n * r + 2n * step) * most) return "unequal";
      if (relation === "=" && least > 0n && 2n * high < cut(2n * r - step) * least) return "unequal";
      const off = 2n * p * full - cut(2n * r) * w;
      const isNear = (off < 0n ? -off : off) <= (asked === "part" ? partStep * full : step * w);
      return isNear || (relation === "≤" && off < 0n) ? "equal" : "rounding";
    };
    const [r, step] = [BigInt(this.value(rate)), BigInt(this.lastPlace(rate))];
    // Without a sign, 0.9461 may be 94.61 per cent.
    const verdicts = [
      judge(r, step),
      ...(this.isUnsigned(rate) && r <= 2n * 100n ? [judge(100n * r, 100n * step)] : []),
    ];
    const verdict = (["equal", "rounding"] as const).find((one) => verdicts.includes(one)) ?? "unequal";
    const exact = (number: bigint): DecimalJs => new Decimal(number.toString());
    const left = exact(asked === "part" ? p : r);
    const right = (
      asked === "part" ? exact(cut(2n * r) * w).div(exact(2n * full)) : exact(p * full).div(exact(w))
    ).toDecimalPlaces(0);
    const print = (sum: DecimalJs): string => sum.div(100).toString();
    return { verdict, left: print(left), right: print(right), gap: print(left.minus(right)) };
  }

  /** Whether a comparison touches a cell that holds more than it prints. */
  hasStored(ids: readonly number[]): boolean {
    if (!this.storing) return false;
    return ids.some((id) => {
      const table = this.tableOf(id);
      return this.tables[table]?.stored.has(id - this.start(table)) === true;
    });
  }

  /** How many there are. */
  get size(): number {
    return this.values.length;
  }

  /** How many 分 a step of the set is. */
  get fenAStep(): number {
    return 10 ** (this.quantum - FINEST);
  }

  /** An amount in whole steps of the set; nothing is 0. */
  value(id: number): number {
    return this.values[id] ?? 0;
  }

  /** The last place of an amount as printed, in the same steps; 0 where it is not rounded. Of a blank, that of its table. */
  step(id: number): number {
    return this.states[id] === FIGURE ? (this.steps[id] ?? 0) : (this.usualSteps[this.tableOf(id)] ?? 0);
  }

  /** The amount, or another value in its place, as the table prints it. */
  printed(id: number, value = this.value(id)): string {
    const table = this.tableOf(id);
    return this.print(BigInt(value), this.tables[table]?.unit ?? "万元", this.decimals[table] ?? 2);
  }

  /** The unit in which an amount is printed. */
  unit(id: number): Unit {
    return this.tables[this.tableOf(id)]?.unit ?? "万元";
  }

  /** Whether a rate is 100 per cent or more. */
  isAll(id: number): boolean {
    return this.states[id] === FIGURE && this.value(id) >= 10_000;
  }

  /** The last place that a score or a rate prints, in hundredths. */
  private lastPlace(id: number): number {
    const table = this.tableOf(id);
    return 10 ** (2 - (this.tables[table]?.decimals.get(id - this.start(table)) ?? 2));
  }

  private isUnsigned(id: number): boolean {
    const table = this.tableOf(id);
    return this.tables[table]?.unsigned.has(id - this.start(table)) === true;
  }

  private take(table: TableAmounts, at: number, cents: boolean): void {
    const start = this.start(at);
    const power = POWER[table.unit];
    const decimals = this.decimals[at] ?? 2;
    const exact = !isMoney(table.unit) || (table.unit === "元" && cents);
    const step = exact ? 0 : 10 ** (power - decimals - this.quantum);
    this.usualSteps.push(step);
    const quantum = isMoney(table.unit) ? this.quantum : -2;
    const usual = 10 ** (power - 2 - quantum);
    for (let i = 0; i < table.size; i++) {
      const state = table.states[i] ?? BLANK;
      this.states[start + i] = state;
      if (state !== FIGURE) continue;
      const own = table.decimals.size === 0 ? undefined : table.decimals.get(i);
      this.values[start + i] = (table.digits[i] ?? 0) * (own === undefined ? usual : 10 ** (power - own - quantum));
      // One cell may print finer than its table; coarser only where that took something away from it.
      const apart = own !== undefined && !exact && (own > decimals || (own < decimals && table.stored.has(i)));
      this.steps[start + i] = apart || this.isShare(table, i) ? 10 ** (power - (own ?? 2) - quantum) : step;
    }
  }

  /** Whole points without decimals are exact, as weights are; a score with decimals, or with more than it prints, is a rounded share. */
  private isShare(table: TableAmounts, i: number): boolean {
    return table.unit === "分" && (table.decimals.get(i) !== 0 || table.stored.has(i));
  }

  private accompany(left: readonly number[], right: readonly number[], relation: Relation): Verdict {
    const [l, r] = [left.some((id) => this.isFilled(id)), right.some((id) => this.isFilled(id))];
    if (!l && !r) return "empty";
    return (relation === "⇔" ? l === r : !l || r) ? "equal" : "unequal";
  }

  private tableOf(id: number): number {
    let low = 0;
    for (let high = this.starts.length - 1; low < high;) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= id) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private bigSum(ids: readonly number[]): bigint {
    return ids.reduce((sum, id) => sum + BigInt(this.values[id] ?? 0), 0n);
  }

  private storedGap(left: readonly number[], right: readonly number[]): DecimalJs | undefined {
    if (!this.hasStored(left) && !this.hasStored(right)) return undefined;
    const sum = (ids: readonly number[]): DecimalJs =>
      ids.reduce((total, id) => total.plus(this.storedYuan(id)), new Decimal(0));
    // Excel itself adds in binary; what is left behind 15 digits is noise.
    return sum(left).minus(sum(right)).toDecimalPlaces(6);
  }

  private storedYuan(id: number): DecimalJs {
    const table = this.tableOf(id);
    const stored = this.tables[table]?.stored.get(id - this.start(table));
    const power = POWER[this.tables[table]?.unit ?? "元"];
    return stored === undefined ? this.yuan(BigInt(this.values[id] ?? 0)) : stored.times(`1e${power}`);
  }

  private yuan(sum: bigint): DecimalJs {
    return new Decimal(sum.toString()).times(`1e${this.quantum}`);
  }

  private print(sum: bigint, unit: Unit, decimals: number): string {
    if (!isMoney(unit)) return new Decimal(sum.toString()).div(100).toString();
    const amount = this.yuan(sum).div(`1e${POWER[unit]}`);
    return amount.toFixed(Math.max(decimals, amount.decimalPlaces()));
  }
}

/** What a cell is to hold so that it prints another amount, dressed as it is: a number for a number, in its own unit; a text for a text. */
export function redressed(value: string | number, format: string | undefined, amount: string): CellValue {
  if (typeof value === "number") {
    const power = (format === undefined ? undefined : shownBy(format))?.power ?? 0;
    return new Decimal(amount).times(`1e${power}`).toNumber();
  }
  const [whole = "", ...rest] = amount.replace("-", "").split(".");
  const isGrouped = /\d[,，]\d/.test(value);
  const digits = [isGrouped ? whole.replace(/\B(?=(?:\d{3})+$)/g, ",") : whole, ...rest].join(".");
  const text = value.normalize("NFKC");
  const written = text.replace(/\d[\d,]*(?:\.\d*)?|\.\d+/, digits);
  return amount.startsWith("-") && decimalIn(text)?.startsWith("-") !== true ? `-${digits}` : written;
}

function readNumber(value: number, shown: Shown | undefined, finest: number): Read {
  if (!Number.isFinite(value) || Math.abs(value) > 1e16 || shown?.percent === true) return "unreadable";
  // Excel keeps 15 digits; what follows is binary noise (33.88 + 16.94 is stored as 50.82000000000001).
  const exact = new Decimal(value.toPrecision(15)).times(`1e${-(shown?.power ?? 0)}`);
  return figure(exact, Math.min(shown?.decimals ?? Math.max(2, exact.decimalPlaces()), finest));
}

/** A score or a percentage, with as many decimals as it prints, two at most: 9.46, 10分, 94.61%. */
function readRate(value: string | number | boolean, shown: Shown | undefined, finest: number): Read {
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
  const bare = text.normalize("NFKC").trim();
  const number = decimalIn(bare.replace(/\s*[%分]$/, ""));
  if (number === undefined) return "unreadable";
  if (number === "") return "blank";
  const printed = number.includes(".") ? number.length - number.indexOf(".") - 1 : 0;
  const signed = bare.endsWith("%");
  if (printed <= finest && number.length < DIGITS)
    return { digits: Number(number.replace(".", "")), decimals: printed, signed };
  const read = figure(new Decimal(number), Math.min(printed, finest));
  return typeof read === "string" ? read : { ...read, signed };
}

const GROUPED = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?$|^\.\d+$/;
const NOTHING = /^(?:[-‐‑–—―−─]+|无|\/)?$/;

/** No amount is longer, however it is written. */
const LONGEST = 64;

function readText(text: string, finest: number): Read {
  const number = decimalIn(text);
  if (number === undefined) return "unreadable";
  if (number === "") return "blank";
  const printed = number.includes(".") ? number.length - number.indexOf(".") - 1 : 0;
  return figure(new Decimal(number), Math.min(Math.max(2, printed), finest));
}

/** The number that a text is, in digits alone; "" where it says nothing, undefined where it is no number. */
function decimalIn(text: string): string | undefined {
  if (text.length > LONGEST && text.trim() !== "") return undefined;
  const plain = text
    .normalize("NFKC")
    .replace(/<\/?b>/g, "")
    .trim();
  if (NOTHING.test(plain)) return "";
  const bracketed = /^\((.*)\)$/.exec(plain)?.[1]?.trim();
  const signed = /^[-–−]\s*(.*)$/.exec(plain)?.[1];
  const body = bracketed ?? signed ?? plain;
  return GROUPED.test(body) ? ((bracketed ?? signed) ? "-" : "") + body.replaceAll(",", "") : undefined;
}

/** The amount as printed with so many decimals, half away from zero as Excel shows it. */
function figure(exact: DecimalJs, decimals: number): Read {
  const printed = exact.toDecimalPlaces(decimals);
  const digits = printed.times(`1e${decimals}`);
  if (digits.abs().greaterThan(Number.MAX_SAFE_INTEGER)) return "unreadable";
  return { digits: digits.toNumber(), decimals, ...(printed.equals(exact) ? {} : { stored: exact }) };
}

/** How a number format prints: so many decimals of the value divided by 10^power. */
interface Shown {
  readonly decimals: number;
  readonly power: number;
  readonly percent: boolean;
}

/** A figure with its unit, as a target says it: >=95%, =73人. */
export interface Quantity {
  readonly relation: ">=" | "<=" | ">" | "<" | "=" | "";
  readonly number: number;
  readonly unit: string;
  /** As printed. */
  readonly text: string;
}

const RELATIONS: Readonly<Record<string, Quantity["relation"]>> = {
  ">=": ">=",
  "≥": ">=",
  "<=": "<=",
  "≤": "<=",
  ">": ">",
  "<": "<",
  "=": "=",
};
const QUANTITY = /^(>=|<=|[≥≤<>=])?(\d[\d,]{0,15}(?:\.\d{1,6})?)([^\d]{0,8})$/;

/** What a cell says that is a figure and nothing else; undefined for words. */
export function quantityOf(value: CellValue | undefined, format?: string): Quantity | undefined {
  if (typeof value === "number") {
    const isPercent = format !== undefined && shownBy(format)?.percent === true;
    const number = isPercent ? scaled(value, 2, 6) : value;
    return { relation: "", number, unit: isPercent ? "%" : "", text: `${number}${isPercent ? "%" : ""}` };
  }
  if (typeof value !== "string" || value.length > LONGEST) return undefined;
  const text = value.normalize("NFKC").replace(/\s+/g, "");
  const [, relation = "", digits = "", unit = ""] = QUANTITY.exec(text) ?? [];
  const number = numberOf(digits);
  return typeof number === "number" ? { relation: RELATIONS[relation] ?? "", number, unit, text } : undefined;
}

const formats = new Map<string, Shown | undefined>();

/** #,##0.00 → two decimals; 0.00, → of thousands; 0\.0, → 万 with one decimal; undefined for General and for dates. */
function shownBy(format: string): Shown | undefined {
  if (!formats.has(format)) formats.set(format, readFormat(format));
  return formats.get(format);
}

function readFormat(format: string): Shown | undefined {
  const bare = bareFormat(format);
  const digits = /[0#?][0#?,.·]*/.exec(bare)?.[0];
  if (digits === undefined || /[Eeymdhs/@]|general/i.test(bare)) return undefined;
  const thousands = /,*$/.exec(digits)?.[0].length ?? 0;
  const places = (after: string): number => digits.split(after)[1]?.replace(/[^0#?]/g, "").length ?? 0;
  // A point that is only text, as in 0\.0, or 0"."0000, shows 元 as 万元.
  const shifted = digits.includes(POINT_OF_TEXT) ? places(POINT_OF_TEXT) : 0;
  return {
    decimals: shifted > 0 ? shifted : places("."),
    power: 3 * thousands + shifted,
    percent: bare.includes("%"),
  };
}

// Single figures, for formulas. Numbers have 15 significant digits there, as many as Excel keeps; what a double holds beyond is noise.

const DIGITS = 15;

/** Enough for 15 digits of every answer. */
const Short = DecimalJs.clone({ precision: 30, rounding: DecimalJs.ROUND_HALF_UP });

function exactly(value: number): DecimalJs {
  return new Short(value.toPrecision(DIGITS));
}

/** Infinite where it is beyond a double; not −0, which Excel does not know. */
function inDigits(exact: DecimalJs): number {
  return exact.toSignificantDigits(DIGITS).toNumber() + 0;
}

/** In hundredths small enough to be multiplied by 10,000 and still be exact. */
const LARGEST_FAST = 2 ** 36;

/** A figure in hundredths, where it is a whole number of them: the usual case, in which whole numbers give the same answer many times faster. */
function hundredths(value: number): number | undefined {
  const whole = Math.round(value * 100);
  return whole / 100 === value && Math.abs(whole) <= LARGEST_FAST ? whole : undefined;
}

/** The number that a text is, read like an amount of a table (see `TableAmounts`); undefined where it is none. */
export function numberOf(text: string): number | "blank" | undefined {
  const number = decimalIn(text);
  if (number === undefined) return undefined;
  return number === "" ? "blank" : Number(Number(number).toPrecision(DIGITS)) + 0;
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

export function sum(values: readonly number[]): number {
  const whole = values.map(hundredths);
  const total = whole.reduce<number>((all, one) => all + (one ?? NaN), 0);
  if (Number.isSafeInteger(total) && values.length < 2 ** 15) return total / 100;
  return inDigits(values.reduce((all, value) => all.plus(value.toPrecision(DIGITS)), new Decimal(0)));
}

/** value × 10^power to so many decimals, half away from zero. */
export function scaled(value: number, power: number, decimals: number): number {
  return inDigits(exactly(value).times(`1e${power}`).toDecimalPlaces(decimals));
}

/** A figure against that of the year before, in words that can be printed. */
export interface Change {
  /** Of the change as it prints. */
  readonly sign: -1 | 0 | 1;
  /** Without its sign, two decimals. */
  readonly size: string;
  /** In per cent of the figure before, without its sign, two decimals; none where that figure is not above zero. */
  readonly rate?: string;
}

export function changeOf(before: number, now: number): Change {
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

function changeBetween(before: DecimalJs, now: DecimalJs): Change {
  const gap = now.minus(before);
  const size = gap.toDecimalPlaces(2).abs();
  return {
    sign: size.isZero() ? 0 : gap.isNegative() ? -1 : 1,
    size: size.toFixed(2),
    ...(before.greaterThan(0) ? { rate: gap.div(before).abs().times(100).toFixed(2) } : {}),
  };
}
