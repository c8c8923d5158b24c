import { Decimal, type Exact } from "./decimal.ts";
import { isLarge, isShare, lastPlaceOf } from "./last-place.ts";
import { comparePrintedRate } from "./printed-rate.ts";
import { BLANK, FIGURE, FINEST, STATES, UNREADABLE, type State, type TableAmounts } from "./read.ts";
import { UNITS, type Unit } from "./units.ts";
import { verdictOf, type Comparison, type Relation, type Verdict } from "./verdict.ts";
import { withoutEnding } from "../sheet/text.ts";

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
  /** One 万元 for each table that shows nothing smaller, 0 for others. */
  private readonly wholes: (number | undefined)[] = [];
  private readonly shown: number[] = [];
  /** The power of ten of one 元 in which values are counted. */
  private readonly quantum: number;
  /** Whether there is any amount that cannot be counted with, or that holds more than it prints: most workbooks have none. */
  readonly troubled: boolean;
  private readonly storing: boolean;
  private readonly exactYuan: boolean;

  /** `exactYuan`: 元 are taken as exact to the 分 even where none of these has any, because there may be more than is seen here. */
  constructor(tables: readonly TableAmounts[], exactYuan = false) {
    this.tables = tables;
    this.exactYuan = exactYuan;
    let size = 0;
    for (const table of tables) {
      this.starts.push(size);
      size += table.size;
    }
    this.values = new Float64Array(size);
    this.steps = new Float64Array(size);
    this.states = new Uint8Array(size);
    const money = tables.filter((table) => UNITS[table.unit].isMoney);
    const most = lastPlaceOf(money);
    this.decimals = tables.map((table) => {
      const own = table.printedDecimals();
      return own === 2 && isLarge(table.unit) ? most : own;
    });
    this.quantum = money.reduce(
      (least, table) => Math.min(least, UNITS[table.unit].power - table.finestDecimals()),
      UNITS.亿元.power,
    );
    this.troubled = tables.some((table) => table.isTroubled);
    this.storing = tables.some((table) => table.stored.size > 0);
    const cents = exactYuan || money.some((table) => table.unit === "元" && !table.isWhole());
    tables.forEach((table, i) => this.take(table, i, cents));
  }

  /** The same amounts, some of them others: their values, and where it is another the last place that counts, in steps of the set. */
  changed(changes: ReadonlyMap<number, { readonly value: number; readonly step?: number }>): Amounts {
    const other = new Amounts(this.tables, this.exactYuan);
    other.values.set(this.values);
    other.steps.set(this.steps);
    other.states.set(this.states);
    for (const [id, { value, step = this.step(id) }] of changes) {
      other.values[id] = value;
      other.steps[id] = step;
      other.states[id] = value === 0 ? BLANK : FIGURE;
    }
    return other;
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

  /** Whether an amount has so many digits that another which agrees with it hardly does so by chance: three, noughts at its end not counted. */
  isTelling(id: number): boolean {
    let value = Math.abs(this.values[id] ?? 0);
    while (value >= 1000 && value % 10 === 0) value /= 10;
    return value % 10 === 0 ? value >= 1000 : value >= 100;
  }

  /** Whether a whole differs by `gap` from so many parts, no more than rounding to the last place that its table shows makes, where that is coarser than 分. */
  isCoarse(whole: number, gap: number, parts: number): boolean {
    const table = this.tableOf(whole);
    const decimals = this.shownDecimals(table);
    if (decimals >= 2) return false;
    const { isMoney, power } = UNITS[this.tables[table]?.unit ?? "万元"];
    const place = 10 ** (isMoney ? power - decimals - this.quantum : 2 - decimals);
    return 2 * Math.abs(gap) <= place * (parts + 1);
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
    return verdictOf({ gap, slack, spread, figures, exact });
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
   * Undefined where one of them is not given, or there is no whole to speak of. `capped`: a rate above 100 counts as 100.
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
    // A weight in points is exact.
    const { isPoints } = UNITS[this.unit(part)];
    return comparePrintedRate(
      {
        rate: { value: this.value(rate), step: this.lastPlace(rate) },
        part: { value: this.value(part), step: isPoints ? this.lastPlace(part) : this.step(part) },
        whole: { value: this.value(whole), step: isPoints ? 0 : this.step(whole) },
        isUnsigned: this.isUnsigned(rate),
      },
      relation,
      asked,
      capped,
    );
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

  /** One 万元 in steps of the set, where the table of an amount shows nothing smaller although others do; 0 where it is no such. */
  wholeStep(id: number): number {
    const at = this.tableOf(id);
    const table = this.tables[at];
    if (table === undefined || !isLarge(table.unit) || this.decimals[at] === 0) return 0;
    return (this.wholes[at] ??= table.showsWhole ? 10 ** (UNITS[table.unit].power - this.quantum) : 0);
  }

  /** Whether a table without decimals is one of rounded figures beyond doubt. */
  isSurelyWhole(id: number): boolean {
    return this.tables[this.tableOf(id)]?.isSurelyWhole === true;
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

  private shownDecimals(table: number): number {
    return (this.shown[table] ??= this.tables[table]?.shownDecimals() ?? 2);
  }

  private isUnsigned(id: number): boolean {
    const table = this.tableOf(id);
    return this.tables[table]?.unsigned.has(id - this.start(table)) === true;
  }

  private take(table: TableAmounts, at: number, cents: boolean): void {
    const start = this.start(at);
    const power = UNITS[table.unit].power;
    const decimals = this.decimals[at] ?? 2;
    const exact = !UNITS[table.unit].isMoney || (table.unit === "元" && cents);
    const step = exact ? 0 : 10 ** (power - decimals - this.quantum);
    this.usualSteps.push(step);
    const quantum = UNITS[table.unit].isMoney ? this.quantum : -2;
    const usual = 10 ** (power - 2 - quantum);
    const mayBeShare = UNITS[table.unit].isPoints;
    const isCoarse = decimals < 2 && isLarge(table.unit);
    for (let i = 0; i < table.size; i++) {
      const state = table.states[i] ?? BLANK;
      this.states[start + i] = state;
      if (state !== FIGURE) continue;
      const given = table.decimals.size === 0 ? undefined : table.decimals.get(i);
      this.values[start + i] = (table.digits[i] ?? 0) * (given === undefined ? usual : 10 ** (power - given - quantum));
      const own = isCoarse ? table.needed(i) : given;
      // One cell may print finer than its table; coarser only where that took something away from it.
      const apart = own !== undefined && !exact && (own > decimals || (own < decimals && table.stored.has(i)));
      this.steps[start + i] = apart || (mayBeShare && isShare(table, i)) ? 10 ** (power - (own ?? 2) - quantum) : step;
    }
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

  /** Left less right: in doubles, where these are exact. */
  gap(left: readonly number[], right: readonly number[]): number {
    let [gap, size] = [0, 0];
    for (const id of left) {
      gap += this.value(id);
      size += Math.abs(this.value(id));
    }
    for (const id of right) {
      gap -= this.value(id);
      size += Math.abs(this.value(id));
    }
    return size > Number.MAX_SAFE_INTEGER ? Number(this.bigSum(left) - this.bigSum(right)) : gap;
  }

  private bigSum(ids: readonly number[]): bigint {
    return ids.reduce((sum, id) => sum + BigInt(this.values[id] ?? 0), 0n);
  }

  private storedGap(left: readonly number[], right: readonly number[]): Exact | undefined {
    if (!this.hasStored(left) && !this.hasStored(right)) return undefined;
    const sum = (ids: readonly number[]): Exact =>
      ids.reduce((total, id) => total.plus(this.storedYuan(id)), new Decimal(0));
    // Excel itself adds in binary; what is left behind 15 digits is noise.
    return sum(left).minus(sum(right)).toDecimalPlaces(6);
  }

  private storedYuan(id: number): Exact {
    const table = this.tableOf(id);
    const stored = this.tables[table]?.stored.get(id - this.start(table));
    const power = UNITS[this.tables[table]?.unit ?? "元"].power;
    return stored === undefined ? this.yuan(BigInt(this.values[id] ?? 0)) : stored.times(`1e${power}`);
  }

  private yuan(sum: bigint): Exact {
    return new Decimal(sum.toString()).times(`1e${this.quantum}`);
  }

  /** Left less right, rounded half up to so many places in the unit of the table to which the amount `as` belongs: as a text would print it. */
  rounded(left: readonly number[], right: readonly number[], as: number, places: number): string {
    const { unit } = this.tables[this.tableOf(as)] ?? { unit: "万元" as const };
    const sum = this.bigSum(left) - this.bigSum(right);
    return UNITS[unit].isMoney
      ? this.yuan(sum).div(`1e${UNITS[unit].power}`).toFixed(places, Decimal.ROUND_HALF_UP)
      : this.print(sum, unit, 0);
  }

  /** Left less right in 万元 with two decimals, half up. */
  inTenThousands(left: readonly number[], right: readonly number[]): string {
    return this.yuan(this.bigSum(left) - this.bigSum(right))
      .div("1e4")
      .toFixed(2, Decimal.ROUND_HALF_UP);
  }

  private print(sum: bigint, unit: Unit, decimals: number): string {
    if (!UNITS[unit].isMoney) return new Decimal(sum.toString()).div(100).toString();
    return fixed(sum, UNITS[unit].power - this.quantum, decimals);
  }
}

/** A whole number of units of 10^−`places`, as a text with the decimals that it needs, and so many at least: 1250 of two places is 12.5, or 12.50. */
function fixed(sum: bigint, places: number, least: number): string {
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, "0");
  const point = digits.length - places;
  const decimals = withoutEnding(digits.slice(point), "0").padEnd(least, "0");
  return `${sum < 0n ? "-" : ""}${digits.slice(0, point)}${decimals === "" ? "" : `.${decimals}`}`;
}
