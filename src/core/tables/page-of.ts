import { isBlank, type CellValue, type SheetGrid } from "../sheet/grid.ts";
import { withoutSerial } from "../sheet/text.ts";
import { subject, subjectsNamed } from "../subjects/subject.ts";
import { isOfOtherChart } from "./codes.ts";
import { hasFigure, wordsAt } from "./cells.ts";
import { labelsOf } from "./readers.ts";
import type { Place, Table } from "./table.ts";

/**
 * Whether a sheet without title and heading is a later page of a table: most of its rows begin with a 科目, or are lines of its form, and
 * there is an amount where the table has its own. A list of 科目 has none, or has those of the table again.
 */
export function isPageOf({ form, grid, blocks }: Table, { rows }: SheetGrid): boolean {
  const names = new Set(form.parts.flat().flatMap(({ lines }) => [...labelsOf(lines).keys()]));
  const filled = rows.filter((row) => !row.every(isBlank));
  const isKnown = (cells: readonly CellValue[]): boolean =>
    cells.slice(0, LABELS).some((_, at) => {
      const words = wordsAt(cells, at);
      return (
        [words, withoutSerial(words)].some((one) => names.has(one)) ||
        subject(words) !== undefined ||
        subjectsNamed(words).length > 0
      );
    });
  const known = filled.filter(isKnown);
  const places = new Set(blocks.flatMap((block) => block.rows.map(({ place }) => place)));
  if ([...places].some((place) => isUnderOtherWords(grid, place, rows))) return false;
  const hasAmount = (cells: readonly CellValue[]): boolean => [...places].some((place) => hasFigure(cells, place));
  // Codes in three columns say little by their first.
  const isPart = (cells: readonly CellValue[], at: number): boolean => /^\d{1,2}$/.test(wordsAt(cells, at + 1));
  const codeIn = (cells: readonly CellValue[], at: number): string[] =>
    isPart(cells, at) ? [] : [subject(wordsAt(cells, at))?.code ?? ""].filter((code) => code !== "");
  const codes = known.flatMap((cells) => cells.slice(0, LABELS).flatMap((_, at) => codeIn(cells, at)));
  if (codes.length > 0 && form.parts.flat().every(({ rows }) => isOfOtherChart(rows, codes))) return false;
  const again = codes.filter((code) => blocks.some((block) => block.codes.has(code)));
  if (again.length > 0 && again.length * 2 >= codes.length) return false;
  return known.length * 2 > filled.length && known.some(hasAmount);
}

/** Whether words stand over the amounts of a sheet, and most of them are none of a table's heading: the sheet has a heading of its own. */
function isUnderOtherWords(
  grid: SheetGrid,
  { columns, from }: Place,
  rows: readonly (readonly CellValue[])[],
): boolean {
  const amounts = columns.filter((at) => at !== undefined);
  const over = rows
    .slice(0, TALLEST)
    .map((cells) => amounts.map((at) => wordsAt(cells, at)).filter((words) => /\p{L}/u.test(words)))
    .filter((words) => words.length > 1);
  const own = new Set(
    grid.rows.slice(from, from + TALLEST).flatMap((cells) => cells.map((_, at) => wordsAt(cells, at))),
  );
  const words = over.flat();
  return words.filter((one) => !own.has(one)).length * 2 > words.length;
}

/** In so many rows at the top of a sheet its heading stands. */
const TALLEST = 8;

/** In so many cells of a row its code and name stand. */
const LABELS = 4;
