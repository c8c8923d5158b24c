import { isBlank, type SheetGrid } from "../sheet/grid.ts";
import { plain } from "../sheet/text.ts";
import { isNumberRow } from "./number-row.ts";
import { areYears, figureAt, isLone, isWords, MOST_COLUMNS } from "./shape-cells.ts";

// Rows under headings, in a table that no form describes. Rows and columns are those of the grid.

/** Rows of a heading that are looked at above the first row with figures. */
export const TALLEST = 6;

/** So many numbers without a label, in any order, are those of columns. */
const FEWEST_BARE = 3;

/** Rows under one heading. */
export interface Segment {
  readonly heading: readonly number[];
  readonly rows: readonly number[];
}

/** Cuts rows `from` to the one before `to` where words stand again over columns that held figures. */
export function segmentsOf(grid: SheetGrid, from: number, to: number): Segment[] {
  const segments: { heading: number[]; rows: number[] }[] = [];
  let heading: number[] = [];
  let current: { heading: number[]; rows: number[]; figures: Set<number> } | undefined;
  for (let row = from; row < to; row++) {
    const cells = grid.rows[row] ?? [];
    const words: number[] = [];
    const figures: number[] = [];
    for (let c = 0; c < cells.length && c < MOST_COLUMNS; c++) {
      if (isWords(cells[c])) words.push(c);
      else if (!isBlank(cells[c]) && figureAt(cells[c])) figures.push(c);
    }
    if (words.length === 0 && figures.length === 0) continue;
    const isHeading = current === undefined || heading.length > 0;
    if (words.length > 0 && areYears(cells, words, figures, isHeading)) words.push(...figures.splice(0));
    // Among the rows below it a label is one. Without a label, above rows that have theirs, 1, 3 and 2 are numbers of columns as well.
    const isBare = isHeading && words.length === 0 && (grid.rows[row + 1] ?? []).some(isWords);
    if (isNumberRow(cells, isHeading ? undefined : 0, isBare ? FEWEST_BARE : undefined)) {
      if (isHeading) heading.push(row);
      continue;
    }
    if (figures.length > 0 && !isLone(cells)) {
      if (current === undefined || isHeading) {
        current = { heading: heading.slice(-TALLEST), rows: [], figures: new Set() };
        segments.push(current);
        heading = [];
      }
      current.rows.push(row);
      for (const c of figures) current.figures.add(c);
      continue;
    }
    const { figures: known } = current ?? {};
    const over = known === undefined || words.filter((c) => known.has(c)).length > 0;
    if (words.length > 1 && (over || heading.length > 0)) heading.push(row);
    else if (current !== undefined && heading.length === 0) current.rows.push(row);
  }
  return segments;
}

/** What stands over a segment, each with its column. */
export function wordsOver(grid: SheetGrid, { heading }: Segment): ReadonlySet<string> {
  const words = new Set<string>();
  for (const row of heading)
    grid.rows[row]?.forEach((cell, c) => {
      if (isWords(cell)) words.add(`${c} ${plain(cell)}`);
    });
  return words;
}

/** Whether most of what stands over one segment stands over another as well. */
export function isUnderSame(own: ReadonlySet<string>, others: ReadonlySet<string> | undefined): boolean {
  if (others === undefined) return false;
  let same = 0;
  for (const words of own) if (others.has(words)) same++;
  return same * 2 > Math.min(own.size, others.size);
}
