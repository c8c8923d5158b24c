import { isBlank, type CellValue } from "../sheet/grid.ts";
import { add } from "../sheet/lists.ts";
import { isPageNumber, textOf, wordsAt } from "./cells.ts";
import { isFigure, looksLikeFigure } from "./figures.ts";
import { Coverage, labelBefore } from "./coverage.ts";
import type { Table } from "./table.ts";

// Figures that stand in a table and were not read. Every figure from its title down is an amount, a label, a fact such as a year or a
// telephone, or it is named.

/** Something of a table that is read otherwise than it is seen; rows and columns are those of its grid. */
export interface Unseen {
  readonly problem:
    | "unread-row"
    | "unread-column"
    | "odd-code"
    | "hidden-row"
    | "hidden-column"
    | "unprinted"
    | "covered"
    | "behind"
    | "drawn"
    | "stale"
    | "shown-otherwise";
  readonly text: string;
  /** What a reader sees in its place, or will; for a code, what it was taken for. */
  readonly shown?: string;
  readonly cells: readonly (readonly [row: number, column: number])[];
}

/** So many findings of rows a table has at most; the rest is said with the last. */
export const MOST_ROWS = 20;

/** Headings of codes and numbers, which stand in columns of their own where a form has them in one. */
const NO_AMOUNTS = /^(?:类|款|项|行次|序号|栏次)$|(?:编码|代码)(?:[(（][^()（）]{0,12}[)）])?$/;

/** The nearest words above a column, within its table. */
export function headingOver({ grid, at }: Table, column: number, below: number): string {
  for (let row = below - 1; row >= at.row; row--) {
    const words = textOf(grid.rows[row] ?? [], column);
    if (words !== "" && !isFigure(grid.rows[row]?.[column])) return words;
  }
  return "";
}

/** Figures from row `from` of the grid to the one before `until` that no row and column of the table holds; column by column where a whole one is unread. */
export function unreadIn(table: Table, from: number, until: number): Unseen[] {
  const { grid, oddities } = table;
  const coverage = new Coverage(table);
  const said = new Set(oddities.map(({ at }) => at));
  const byColumn = new Map<number, number[]>();
  const byRow = new Map<number, number[]>();
  for (let row = from; row < until; row++) {
    if (said.has(row)) continue;
    const cells = grid.rows[row] ?? [];
    const own = coverage.rowsAt(row);
    let unread: number[] | undefined;
    for (const column of coverage.columnsToAsk(own, cells.length)) {
      // They are those of the widest row so far.
      if (column >= cells.length) break;
      if (
        // Most cells are: nothing more is asked of them.
        !coverage.isRead(own, cells, column) &&
        looksLikeFigure(cells[column]) &&
        !coverage.knows(own, row, column)
      )
        (unread ??= []).push(column);
    }
    if (unread === undefined) continue;
    if (own === undefined && (isPageNumber(cells) || counts(cells))) continue;
    for (const column of unread)
      add(...(own === undefined ? ([byRow, row, column] as const) : ([byColumn, column, row] as const)));
  }
  // A single figure beside a row that was read, or in one group of several, is one of its row.
  for (const [column, rows] of byColumn) {
    if (rows.length > 2) continue;
    for (const row of rows) add(byRow, row, column);
    byColumn.delete(column);
  }
  return unread(table, byColumn, byRow);
}

/** Figures that were not read, or that nothing asked about: rows by column, where they are all of one, and columns by row. */
export function unread(
  table: Table,
  byColumn: ReadonlyMap<number, readonly number[]>,
  byRow: ReadonlyMap<number, readonly number[]>,
): Unseen[] {
  const found: Unseen[] = [...byColumn].flatMap(([column, rows]) => {
    const text = headingOver(table, column, rows[0] ?? 0);
    if (NO_AMOUNTS.test(text)) return [];
    return [{ problem: "unread-column" as const, text, cells: rows.map((row) => [row, column] as const) }];
  });
  const rows = [...byRow].sort((a, b) => a[0] - b[0]);
  rows.slice(0, MOST_ROWS).forEach(([row, columns], i) => {
    const more = i === MOST_ROWS - 1 ? rows.slice(MOST_ROWS) : [];
    found.push({
      problem: "unread-row",
      text: labelBefore(table, row, columns[0] ?? 0),
      cells: [[row, columns] as const, ...more].flatMap(([at, own]) => own.map((column) => [at, column] as const)),
    });
  });
  return found;
}

/** 栏次: figures that count on from 1. */
function counts(cells: readonly CellValue[]): boolean {
  let last = 0;
  for (let column = 0; column < cells.length; column++) {
    if (isBlank(cells[column]) || !looksLikeFigure(cells[column])) continue;
    if (wordsAt(cells, column) !== String(last + 1)) return false;
    last++;
  }
  return true;
}
