import { withoutEnding } from "../core/sheet/text.ts";
import { changeOf, growth, ratio, scaled } from "../core/amounts/single.ts";
import {
  answered,
  BLANK,
  isBlank,
  nothing,
  plain,
  readNumber,
  NoAnswer,
  refused,
  shown,
  type Answer,
  type Given,
} from "./answer.ts";
import { changeText, say } from "./say.ts";

// What the functions say of amounts: rates, units, the sentence on a change.

/** EXEC_RATE: actual ÷ budget; `whenZero`, where given, stands for the rate of a budget that is zero. */
export function execRate(budget: Given, actual: Given, whenZero?: Given): Answer {
  return rate(budget, actual, whenZero, say.zeroBudget, (base, value) => ratio(value, base));
}

/** GROWTH_RATE: (current − previous) ÷ previous. */
export function growthRate(previous: Given, current: Given, whenZero?: Given): Answer {
  return rate(previous, current, whenZero, say.zeroBefore, growth, say.negativeBefore);
}

/** DIFF_RATE: (actual − budget) ÷ budget. */
export function diffRate(budget: Given, actual: Given, whenZero?: Given): Answer {
  return rate(budget, actual, whenZero, say.zeroBudgetDifference, growth, say.negativeBudget);
}

/** SHARE: part ÷ whole. */
export function share(part: Given, whole: Given, whenZero?: Given): Answer {
  return rate(whole, part, whenZero, say.zeroWhole, (base, value) => ratio(value, base));
}

/** A rate of two figures; two blanks are blank. `negative` is said of a base below zero, where that gives a rate no sense. */
function rate(
  base: Given,
  value: Given,
  whenZero: Given,
  zero: string,
  of: (base: number, value: number) => number | undefined,
  negative?: string,
): Answer {
  if (isBlank(base) && isBlank(value)) return BLANK;
  const [read, other] = [readNumber(base), readNumber(value)];
  if (read instanceof NoAnswer) return read;
  if (other instanceof NoAnswer) return other;
  if (read < 0 && negative !== undefined) return nothing(negative);
  const found = of(read, other);
  if (found !== undefined) return answered(found);
  return whenZero === null || whenZero === undefined ? nothing(zero) : (whenZero as Answer);
}

/** TO_WAN: 元 to 万元, two decimals unless told otherwise. */
export function toWan(yuan: Given, decimals?: Given): Answer {
  const places = isBlank(decimals) ? 2 : Number(plain(decimals));
  if (!Number.isInteger(places) || places < 0 || places > 10) return refused(say.decimals(shown(decimals)));
  return scale(yuan, -4, places);
}

/** TO_YUAN: 万元 to 元, to the 分. */
export function toYuan(wan: Given): Answer {
  return scale(wan, 4, 2);
}

function scale(amount: Given, power: number, decimals: number): Answer {
  if (isBlank(amount)) return BLANK;
  const read = readNumber(amount);
  return read instanceof NoAnswer ? read : answered(scaled(read, power, decimals));
}

/** Digits with what may stand between them; signs between two of them make it no amount. */
const NUMBERS = /(?<![\d.,])[-–−]?[\d.,]*\d[\d.,]*(?:\s*[-–−~/:]\s*[\d.,]*\d[\d.,]*)*/g;
const UNIT = /^\s*(?:[百千]?万|亿|千|百)?元/;

/** AMOUNT: the number in a text: the only one with a unit of money, or else the only one. The unit does not change it. */
export function amount(text: Given): Answer {
  if (isBlank(text)) return BLANK;
  const whole = readNumber(text);
  if (typeof whole === "number") return isNothing(text) ? BLANK : whole;
  if (typeof text !== "string") return whole;
  const half = text.normalize("NFKC");
  const all = [...half.matchAll(NUMBERS)].map((match) => ({
    number: withoutEnding(match[0], ".,"),
    hasUnit: UNIT.test(half.slice(match.index + match[0].length)),
  }));
  const withUnit = all.filter(({ hasUnit }) => hasUnit);
  const [only, ...others] = withUnit.length > 0 ? withUnit : all;
  if (only === undefined) return refused(say.noAmountIn(shown(text)));
  if (others.length > 0) return refused(say.severalAmountsIn(shown(text), others.length + 1));
  return readNumber(only.number);
}

/** — and 无 say that there is no amount. */
function isNothing(text: Given): boolean {
  return typeof text === "string" && !/\d/.test(text.normalize("NFKC"));
}

const UNITS = ["元", "千元", "万元", "亿元"];

/** CHANGE_TEXT: 增加85.60万元，增长4.70%. The rate is that of the figures, not of the change as it is printed. */
export function changeIn(previous: Given, current: Given, unit?: Given): Answer {
  const asked = isBlank(unit) ? "万元" : plain(unit);
  if (!UNITS.includes(asked)) return refused(say.unit(shown(unit)));
  if (isBlank(previous) && isBlank(current)) return BLANK;
  const [before, now] = [readNumber(previous), readNumber(current)];
  if (before instanceof NoAnswer) return before;
  if (now instanceof NoAnswer) return now;
  const { sign, size, rate: percent } = changeOf(before, now);
  if (sign === 0) return changeText.same;
  if (percent !== undefined) return changeText.changed(sign > 0, size, asked, percent);
  return before === 0 ? changeText.fromZero(sign > 0, size, asked) : changeText.fromBelowZero(sign > 0, size, asked);
}
