import { narrow, numberOf } from "../amounts/text.ts";
import type { CellValue } from "../sheet/grid.ts";
import { beginsWithHan, isPlain } from "../sheet/text.ts";

// What somebody who looks at a cell reads as a figure, whether the program can read it or not.

/** Whether a cell holds a number, or a text that is one. */
export function isFigure(cell: CellValue | undefined): boolean {
  if (typeof cell === "number") return true;
  // Names do, and no number: most cells are told by that.
  if (typeof cell !== "string" || cell.length > 30 || beginsWithHan(cell)) return false;
  return /\d/.test(cell) && typeof numberOf(cell) === "number";
}

/** Also what was meant for an amount and is none: 12.00元, 1905.9②, ¥12. */
const LIKE_FIGURE = /^[-+(¥$约<>=≈*△▲]{0,2}\s?\d[\d,\s]{0,20}(?:\.\d{1,6})?[^\d\s]{0,3}$/;
/** An amount among other words: 其中：77.31, 77.31（含结转）, 12万元, 1.2e3. No date, and no number of a chapter. */
const AMONG_WORDS = /(?:^|[^\d.])\d[\d,]{0,20}(?:[.,。、]\s?\d{1,6}(?![\d.年]|月)|e\d|\s?[百千万亿]{0,2}元)/;
const DATE = /20\d\d[.,、/-]\s?(?:20\d\d|(?:0?[1-9]|1[0-2])(?:[.,、/-]\s?\d{1,2})?)(?!\d|\s?[千万亿]?元)/g;
/** In words, as in a bill: 柒拾柒元, 七十七点三一. */
const IN_WORDS = /^[〇零一二三四五六七八九十百千万亿点元整角分壹贰叁肆伍陆柒捌玖拾佰仟圆]{3,30}$/;
const WORDED = /[点元圆拾佰仟万亿]/;

/** Whether a text has an amount in it that somebody will read as one. */
export function holdsFigure(text: string): boolean {
  const words = narrow(text);
  return AMONG_WORDS.test(words.replace(DATE, " "));
}

/** A text that says of itself what it counts: 2023年, 12月, 第3页, - 3 -; or of which year something is: 2023年预算. */
const DATED = /^20\d\d年|[年月日页号表季度期级类款项批次][)）]?$|^[-–—]+\s?\d{1,4}\s?[-–—]+$/;

/** Most cells: 汉字, and behind them at most a number. Words for numbers, and 约, are none of these. */
const NAME = /^(?![约〇零一二三四五六七八九十百千万亿点元整角分壹贰叁肆伍陆柒捌玖拾佰仟圆])[\u4e00-\u9fff]+\d*$/;

/** Whether a cell has a figure that somebody will read as one. */
export function looksLikeFigure(cell: CellValue | undefined): boolean {
  if (typeof cell === "number") return true;
  if (typeof cell !== "string" || cell.length > 30 || NAME.test(cell)) return false;
  const text = westernDigits(narrow(cell)).trim();
  if (IN_WORDS.test(text)) return WORDED.test(text);
  if (!/\d/.test(text)) return false;
  return (LIKE_FIGURE.test(text) && !DATED.test(text)) || isFigure(cell) || holdsFigure(text);
}

/** Digits of other scripts made digits of ours; which of them does not matter here: ٣٤ → 77. */
function westernDigits(text: string): string {
  return isPlain(text) ? text : text.replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : "7"));
}
