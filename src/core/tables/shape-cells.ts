import { numberOf } from "../amounts/text.ts";
import { isBlank, type CellValue } from "../sheet/grid.ts";
import { wordsAt } from "./cells.ts";

// What the cells of a table that no form describes are: figures, words, years that head columns.

/** Columns beyond these are not looked at. */
export const MOST_COLUMNS = 200;
/** The code of a 科目 in front of its name, in one cell. */
export const CODE_IN_FRONT = /^[235]\d\d(?:\d\d){0,2}(?=[^\d.,])/;

const LETTER = /\p{L}/u;
const PLAIN_FIGURE = /^-?\d+(?:\.\d+)?$/;

/** Whether a cell holds a figure; text of more than 30 characters is none. */
export function figureAt(cell: CellValue | undefined): boolean {
  if (typeof cell === "number") return true;
  if (typeof cell !== "string" || cell.length > 30) return false;
  // Most cells are told without being read as an amount.
  return PLAIN_FIGURE.test(cell) || (!LETTER.test(cell) && typeof numberOf(cell) === "number");
}

/** Whether a cell holds words: no figure, and no dash that stands for none. */
export function isWords(cell: CellValue | undefined): cell is string {
  if (typeof cell !== "string" || isBlank(cell)) return false;
  return cell.length > 30 || LETTER.test(cell) || (!PLAIN_FIGURE.test(cell) && numberOf(cell) === undefined);
}

function isYear(cell: CellValue | undefined): boolean {
  return (typeof cell === "number" || typeof cell === "string") && /^20\d\d$/.test(String(cell).trim());
}

/** 2023 and 2024 beside words head columns. Behind a code, twice the same, or alone among rows with figures they are amounts. */
export function areYears(
  cells: readonly CellValue[],
  words: readonly number[],
  figures: readonly number[],
  isHeading: boolean,
): boolean {
  if (!figures.every((c) => isYear(cells[c])) || (!isHeading && figures.length === 1)) return false;
  if (new Set(figures.map((c) => wordsAt(cells, c))).size < figures.length) return false;
  return !words.some((c) => CODE_IN_FRONT.test(wordsAt(cells, c)));
}

/** A year, a number of a page: a single figure alone in its row is no row of a table. */
export function isLone(cells: readonly CellValue[]): boolean {
  let filled = 0;
  for (const cell of cells) if (!isBlank(cell)) filled++;
  return filled === 1;
}
