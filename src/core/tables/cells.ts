import { isBlank, type CellValue } from "../sheet/grid.ts";
import { beginsWithHan, INVISIBLE, isPlain, plain } from "../sheet/text.ts";
import type { Place } from "./table.ts";

// What the cells of one row say: words, figures, codes.

const EMPTY_TABLE = /(?:此|本)表(?:为空|无数据|无内容)|空表说明|无此项内容/;

/** Whether a text says that the table is empty, wherever it stands: below the table, or in place of an amount. */
export function saysEmpty(text: string): boolean {
  return text.length < 60 && text.includes("表") && EMPTY_TABLE.test(plain(text));
}

/** The words of a label cell; codes and 行次 may be numbers. */
export function wordsAt(cells: readonly CellValue[], column: number | undefined): string {
  const cell = column === undefined ? null : cells[column];
  return typeof cell === "string" ? plain(cell) : typeof cell === "number" ? String(cell) : "";
}

/** A label as printed, without white space and bold marks. */
export function textOf(cells: readonly CellValue[], column: number | undefined): string {
  const cell = column === undefined ? null : cells[column];
  if (typeof cell === "string") return isPlain(cell) ? cell : cell.replace(INVISIBLE, "").replace(/<\/?b>|\s+/g, "");
  return typeof cell === "number" ? String(cell) : "";
}

const FIGURE = /^[-(]?\d[\d,]*(?:\.\d+)?\)?$/;

/** Whether one of its amount cells reads as a figure; page numbers and signatures below a table do not. */
export function hasFigure(cells: readonly CellValue[], place: Place): boolean {
  return place.columns.some((at) => at !== undefined && isFigure(cells[at]));
}

/** Whether one of its amount cells is more than a zero. */
export function hasMoney(cells: readonly CellValue[], place: Place): boolean {
  return place.columns.some((at) => {
    const cell = at === undefined ? null : cells[at];
    return isFigure(cell) && !(typeof cell === "object" ? false : /^[-(0.,)\s]*$/.test(String(cell)));
  });
}

/** Whether a cell reads as a figure, or holds what should be one. */
export function isFigure(cell: CellValue | undefined): boolean {
  if (typeof cell === "string") return FIGURE.test(plain(cell));
  return typeof cell === "number" || (typeof cell === "object" && cell !== null);
}

/** A row with nothing but one whole number. */
export function isPageNumber(cells: readonly CellValue[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  const [only] = filled;
  return (
    filled.length === 1 && (typeof only === "number" || typeof only === "string") && /^\d{1,3}$/.test(String(only))
  );
}

/** Where the amounts of a line stand: 公用经费合计 of 公开06表 has its label in the second group and its amount in the third. */
export function amountsRightOf(cells: readonly CellValue[], own: Place, right: readonly Place[]): Place {
  let place = own;
  if (own.columns.some((at) => at !== undefined && !isBlank(cells[at]))) return own;
  for (const next of right) {
    const { code, 类: first, name } = next.labels;
    if ([code, first, name].some((label) => wordsAt(cells, label) !== "")) break;
    place = next;
  }
  return place;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** Three, five or seven digits; asked of every row. */
function isWhole(text: string): boolean {
  const { length } = text;
  if (length !== 3 && length !== 5 && length !== 7) return false;
  for (let i = 0; i < length; i++) if (!isDigit(text.charCodeAt(i))) return false;
  return true;
}

/** The code of a row: whole in one cell, split over two or three, or (四川 表3-1) whole where 单位代码 should stand. */
export function codeAt(cells: readonly CellValue[], place: Place, first: string): string | undefined {
  const { labels } = place;
  const own = codeText(cells, labels.code ?? labels.类);
  if (own === undefined) {
    const alone = labels.unitCode === undefined ? undefined : codeText(cells, labels.unitCode);
    if (alone !== undefined && first.includes(alone.charAt(0)) && first !== "2") return alone;
    return codeBefore(cells, labels.name, first) ?? codeBefore(cells, labels.code, first);
  }
  const second = digitsAt(cells, labels.款);
  const third = digitsAt(cells, labels.项);
  let code = own;
  if (own.length === 3 && second !== "") {
    code += second.padStart(2, "0");
    if (third !== "") code += third.padStart(2, "0");
  }
  if (first !== "2") {
    const finer = codeText(cells, labels.unitCode);
    if (finer !== undefined && finer.length > code.length && finer.startsWith(code)) code = finer;
  }
  return code === own || isWhole(code) ? code : undefined;
}

/** The 款 and 项 of a row whose 类 is none: 7 11 02 below 210 11; "" where they stand in no columns of their own. */
export function lowerCode(cells: readonly CellValue[], { labels }: Place): string {
  const [second, third] = [digitsAt(cells, labels.款), digitsAt(cells, labels.项)];
  if (second === "" || second.length > 2 || third.length > 2) return "";
  return second.padStart(2, "0") + (third === "" ? "" : third.padStart(2, "0"));
}

/** The code in front of the name, in one cell: 2080505机关事业单位基本养老保险缴费支出, [208]社会保障和就业支出. */
export function codeBefore(cells: readonly CellValue[], column: number | undefined, first: string): string | undefined {
  const cell = column === undefined ? null : cells[column];
  if (typeof cell !== "string" || !/^[\s[(（［【]*\d/.test(cell)) return undefined;
  const code = splitCode(plain(cell))?.code;
  return code !== undefined && first.includes(code.charAt(0)) ? code : undefined;
}

/** A name without the code that stands in front of it, [208]社会保障和就业支出 → 社会保障和就业支出. */
export function withoutCode(name: string, code: string): string {
  if (beginsWithHan(name)) return name;
  if (name.startsWith(code)) return name.slice(code.length).replace(/^-/, "");
  const split = splitCode(plain(name));
  return split?.code === code ? split.name : name;
}

/** Whether these words are a code, or begin with it: 2080505, 208-05-05, [2080505]养老保险. */
export function printsCode(words: string, code: string): boolean {
  return words.startsWith(code) || words.replaceAll("-", "") === code || splitCode(plain(words))?.code === code;
}

const CODE_BEFORE = /^[[(【]?(?<code>\d{3}(?:-?\d\d){0,2})(?:[\])】][-:]?|-(?!\d)|(?=[^\d.,-]))(?<name>.+)/;

function splitCode(words: string): { readonly code: string; readonly name: string } | undefined {
  const { code, name } = CODE_BEFORE.exec(words)?.groups ?? {};
  return code === undefined || name === undefined ? undefined : { code: code.replaceAll("-", ""), name };
}

function codeText(cells: readonly CellValue[], column: number | undefined): string | undefined {
  const cell = column === undefined ? null : cells[column];
  // Nearly always a cell is the code, and nothing else.
  if (typeof cell === "string" && isWhole(cell)) return cell;
  const digits = digitsAt(cells, column);
  return isWhole(digits) ? digits : undefined;
}

function digitsAt(cells: readonly CellValue[], column: number | undefined): string {
  if (column === undefined) return "";
  const cell = cells[column];
  if (typeof cell === "number") return Number.isInteger(cell) && cell >= 0 ? String(cell) : "";
  if (typeof cell !== "string" || cell === "") return "";
  const words = plain(cell);
  if (/^\d{3}(?:-\d\d){1,2}$/.test(words)) return words.replaceAll("-", "");
  return /^\d{1,7}$/.test(words) ? words : "";
}

/** The unit that a row belongs to, where its code does not itself stand in that column. */
export function unitAt(cells: readonly CellValue[], place: Place, code: string): string | undefined {
  const words = wordsAt(cells, place.labels.unitCode);
  return words === "" || (code !== "" && words.startsWith(code)) ? undefined : words;
}

const COUNTED =
  /\((?:[个人辆台套件次批户平方米、/]|团组|人次|批次){1,8}\)$|(?:批次|人次|人次数|人数|团组|团组数|保有量|购置数|购置数量)$/;

/** Whether a label says that things are counted, not money: 公务用车保有量（辆）. */
export function isCounted(words: string): boolean {
  return COUNTED.test(words);
}
