import type { Form } from "../forms/form.ts";
import { type CellValue, isBlank, type SheetGrid } from "../sheet/grid.ts";
import { hasFigure, isFigure, wordsAt } from "./cells.ts";
import { type Heading, isHeadingWord } from "./heading.ts";
import type { StandingTitle } from "./standing-titles.ts";
import type { Place, Stray } from "./table.ts";

// What was not read around the heading of a table.

/** The rows from one on, where there is no room for more tables, or too many rows were tried as headings. */
export function unreadFrom(grid: SheetGrid, from: number): Stray[] {
  const to = grid.rows.length;
  const isBare = grid.rows.slice(from).every((row) => row.every(isBlank));
  return isBare ? [] : [{ grid, reason: "too-many", text: grid.name, at: { row: from, column: 0 }, from, to }];
}

/** A row with a fraction, or so many with a whole number, above a heading are rows of its table. */
const FEWEST_UNREAD = 2;

/** The first of rows with a figure in a column of amounts between a title and the heading that was found below it; （续） says that there are some. */
export function unreadBetween(
  grid: SheetGrid,
  { row: title, after }: StandingTitle,
  heading: Heading,
): number | undefined {
  const { from, form, part, places } = heading;
  if (form.kind === "绩效") return part === 0 ? undefined : moneyBetween(grid, title, from);
  if (after.includes("续")) return title;
  const around = unreadAround(grid, heading, title);
  if (around !== undefined) return around;
  const found: number[] = [];
  let isSure = false;
  for (let row = title + 1; row < from; row++) {
    const cells = grid.rows[row] ?? [];
    if (!places.some((place) => hasFigure(cells, place))) continue;
    found.push(row);
    isSure ||= cells.some((cell) => typeof cell === "number" && !Number.isInteger(cell));
  }
  return isSure || found.length >= FEWEST_UNREAD ? found[0] : undefined;
}

/** The row right above a heading, below its title, or right below it, with words over the columns of amounts that were not understood. */
export function unreadAround(grid: SheetGrid, { form, from, to, places }: Heading, title = -1): number | undefined {
  if (from - 1 > title && isOverAmounts(grid.rows[from - 1] ?? [], places, form, false)) return from - 1;
  return isOverAmounts(grid.rows[to] ?? [], places, form, true) ? to : undefined;
}

/** The first row of several figures above the indicators of a 绩效表, where its money was not understood. */
function moneyBetween({ rows }: SheetGrid, title: number, from: number): number | undefined {
  for (let row = title + 1; row < from; row++)
    if ((rows[row] ?? []).filter((cell) => isFigure(cell)).length > 1) return row;
  return undefined;
}

/** Whether a row has words over columns of amounts: several, `alone` and nothing else, or one that heads a column of some form. */
function isOverAmounts(cells: readonly CellValue[], places: readonly Place[], form: Form, alone: boolean): boolean {
  const labels = new Set(places.flatMap((place) => Object.values(place.labels)));
  const from = Math.min(...places.flatMap(({ columns }) => columns.filter((column) => column !== undefined)));
  const filled = cells.flatMap((cell, column) => (isBlank(cell) ? [] : [column]));
  const over = filled.filter(
    (column) => column >= from && !labels.has(column) && /^\p{Script=Han}+$/u.test(wordsAt(cells, column)),
  );
  if (alone) return over.length > 1 && over.length === filled.length;
  return over.length > 1 || over.some((column) => isHeadingWord(wordsAt(cells, column), form));
}
