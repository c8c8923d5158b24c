import { shownAs, textShownAs, unitBehind } from "../amounts/formats.ts";
import type { SheetGrid } from "../sheet/grid.ts";
import { add, tally } from "../sheet/lists.ts";
import { firstFrom, inRows } from "../sheet/sorted.ts";
import { printsCode, textOf } from "./cells.ts";
import { isSubject, type Row, type Stray, type Table } from "./table.ts";
import { holdsFigure, isFigure } from "./figures.ts";
import { labelBefore } from "./coverage.ts";
import { headingOver, MOST_ROWS, unreadIn, type Unseen } from "./unread.ts";

// What stands in a table and was not read, and what was read and readers do not see. What is published is what is seen.

/** Looks over the rows of each table, down to the next one of its grid; `beside` are all that the workbook has. */
export function unseenOf(tables: readonly Table[], beside: readonly (Table | Stray)[]): Map<Table, readonly Unseen[]> {
  const found = new Map<Table, readonly Unseen[]>();
  const all = startsOf(beside);
  const isKnown = tables.length === 1 || tables.every((table) => all.known.has(table));
  const { starts } = isKnown ? all : startsOf([...tables, ...beside]);
  for (const table of tables) {
    if (table.blocks.every(({ rows }) => rows.length === 0)) continue;
    const own = starts.get(table.grid) ?? [];
    const from = (own[0] ?? table.at.row) >= table.at.row ? 0 : table.at.row;
    const until = own[firstFrom(own, table.at.row + 1)] ?? table.grid.rows.length;
    const unseen = unseenIn(table, from, until);
    if (unseen.length > 0) found.set(table, unseen);
  }
  return found;
}

/** Where tables begin in each grid, in order. */
interface Starts {
  readonly starts: ReadonlyMap<SheetGrid, readonly number[]>;
  readonly known: ReadonlySet<Table | Stray>;
}

// A workbook may have thousands of small tables, each of which is looked over by itself.
const startsIn = new WeakMap<readonly (Table | Stray)[], Starts>();

function startsOf(all: readonly (Table | Stray)[]): Starts {
  const done = startsIn.get(all);
  if (done !== undefined) return done;
  const known = new Set(all);
  const starts = new Map<SheetGrid, number[]>();
  for (const { grid, at } of known) {
    const own = starts.get(grid) ?? [];
    starts.set(grid, own);
    own.push(at?.row ?? 0);
  }
  for (const own of starts.values()) own.sort((a, b) => a - b);
  const found: Starts = { starts, known };
  startsIn.set(all, found);
  return found;
}

/** What is unseen of a table between two rows of its grid. */
interface Looked {
  readonly from: number;
  readonly until: number;
  readonly unseen: readonly Unseen[];
}

// A table is judged more than once: of one that nobody changed, the same is unseen.
const lastLooked = new WeakMap<Table, Looked>();

function unseenIn(table: Table, from: number, until: number): readonly Unseen[] {
  const known = lastLooked.get(table);
  if (known?.from === from && known.until === until) return known.unseen;
  const unseen = [
    ...unreadIn(table, from, until),
    ...oddCodesIn(table),
    ...hiddenIn(table),
    ...unprintedIn(table),
    ...otherwiseIn(table),
    ...coveredIn(table, until),
    ...staleIn(table, until),
    ...drawnIn(table, from, until),
  ];
  lastLooked.set(table, { from, until, unseen });
  return unseen;
}

/** Codes that are none, of rows that were known all the same, by those around them or by another column: 2O801; and those that are left out. */
function oddCodesIn({ grid, blocks }: Table): Unseen[] {
  const found: Unseen[] = [];
  for (const { rows } of blocks) {
    let bare: Bare[] | undefined;
    for (const row of rows) {
      const { at, place, code, inferred } = row;
      const column = place.labels.code ?? place.labels.类;
      if (code === undefined || column === undefined) continue;
      const cells = grid.rows[at] ?? [];
      // Nearly always it is the code, and nothing else.
      if (cells[column] === code) continue;
      const text = textOf(cells, column);
      if (text === "" && inferred === true && isSubject(row)) (bare ??= []).push({ row, code, column });
      if (!/[\dA-Za-z]/.test(text) || printsCode(text, code) || (inferred !== true && /^\d+$/.test(text))) continue;
      found.push({ problem: "odd-code", text, shown: code, cells: [[at, column]] });
    }
    if (bare !== undefined) found.push(...leftOut(bare, rows));
  }
  return found;
}

/** A row of a 科目 that does not print its code. */
interface Bare {
  readonly row: Row;
  readonly code: string;
  readonly column: number;
}

/** Many places print no codes of 类 and 款. Where as many of a level do, or those above it, one that does not has lost its own. */
function leftOut(bare: readonly Bare[], rows: readonly Row[]): Unseen[] {
  const without = new Set(bare.map(({ row }) => row));
  const printed = tally(rows.filter((row) => isSubject(row) && !without.has(row)).map(({ code = "" }) => code.length));
  const lacking = tally(bare.map(({ code }) => code.length));
  const shortest = Math.min(...printed.keys());
  return bare
    .filter(({ code: { length } }) => {
      const alike = printed.get(length) ?? 0;
      return shortest < length || (alike > 0 && alike >= (lacking.get(length) ?? 0));
    })
    .map(({ row: { at }, code, column }) => ({ problem: "odd-code", text: "", shown: code, cells: [[at, column]] }));
}

/** Figures that were read in rows and columns that are hidden. */
function hiddenIn(table: Table): Unseen[] {
  const { grid, blocks } = table;
  const { hiddenRows, hiddenColumns } = grid;
  if ((hiddenRows?.size ?? 0) + (hiddenColumns?.size ?? 0) === 0) return [];
  const rows = new Map<number, [number, number][]>();
  const columns = new Map<number, [number, number][]>();
  for (const { rows: own } of blocks)
    for (const { at, place } of own)
      for (const column of place.columns) {
        const cell = column === undefined ? null : grid.rows[at]?.[column];
        if (column === undefined || !isFigure(cell) || cell === 0) continue;
        const into =
          hiddenRows?.has(grid.top + at) === true
            ? rows
            : hiddenColumns?.has(grid.left + column) === true
              ? columns
              : undefined;
        const key = into === rows ? at : column;
        if (into !== undefined) add(into, key, [at, column]);
      }
  return [
    ...[...rows].map(([row, cells]) => ({
      problem: "hidden-row" as const,
      text: labelBefore(table, row, cells[0]?.[1] ?? 0),
      cells,
    })),
    ...[...columns].map(([column, cells]) => ({
      problem: "hidden-column" as const,
      text: headingOver(table, column, cells[0]?.[0] ?? 0),
      cells,
    })),
  ];
}

/** Figures that were read and that a print leaves out, by rows. */
function unprintedIn(table: Table): Unseen[] {
  const { grid, blocks } = table;
  const { printed } = grid;
  if (printed === undefined) return [];
  const found: (readonly [number, number])[] = [];
  for (const { rows } of blocks)
    for (const { at, place } of rows)
      for (const column of place.columns) {
        const cell = column === undefined ? null : grid.rows[at]?.[column];
        if (column === undefined || !isFigure(cell) || cell === 0) continue;
        const [row, across] = [grid.top + at, grid.left + column];
        const isIn = printed.some(
          ({ top, left, bottom, right }) => row >= top && row <= bottom && across >= left && across <= right,
        );
        if (!isIn) found.push([at, column]);
      }
  return found.length === 0 ? [] : [{ problem: "unprinted", text: "", cells: found }];
}

/** The format of a cell, where it shows the number that stands there as another, and most others of its table as they are. */
function disguise({ grid }: Pick<Table, "grid">, row: number, column: number): string | undefined {
  const value = grid.rows[row]?.[column];
  const format = grid.formats?.[row]?.[column];
  if (format === undefined) return undefined;
  if (typeof value === "number") return shownAs(value, format);
  return typeof value === "string" && isFigure(value) ? textShownAs(value, format) : undefined;
}

/** What a cell shows where its format says another unit than its table: 358.65亿元 in 万元. */
function inOtherUnit({ grid, unit }: Table, row: number, column: number): string | undefined {
  const value = grid.rows[row]?.[column];
  const format = grid.formats?.[row]?.[column];
  if (typeof value !== "number" || value === 0 || format === undefined) return undefined;
  const said = unitBehind(format);
  if (said === undefined || said.replace("元", "") === unit?.replace("元", "")) return undefined;
  // Of a table that says no unit it is the only word.
  return unit === undefined && said !== "%" ? undefined : `${value}${said}`;
}

const disguises = new WeakMap<Table, ReadonlyMap<number, ReadonlyMap<number, string>>>();

/** The cells of a table that show something else than they hold, where most do not. Tables in 元 that show 万元 throughout are as they are seen. */
export function disguisedIn(table: Table): ReadonlyMap<number, ReadonlyMap<number, string>> {
  const known = disguises.get(table);
  if (known !== undefined) return known;
  const found = new Map<number, Map<number, string>>();
  let [scaled, figures] = [0, 0];
  if (table.grid.formats !== undefined)
    for (const { rows } of table.blocks)
      for (const { at, place } of rows) {
        if (table.grid.formats[at] === undefined) continue;
        const isMoney = place.block.unit === undefined && place.block.counts !== true;
        for (const column of place.columns) {
          if (column === undefined || !isFigure(table.grid.rows[at]?.[column])) continue;
          figures++;
          const shown = disguise(table, at, column) ?? (isMoney ? inOtherUnit(table, at, column) : undefined);
          if (shown === undefined) continue;
          if (isFigure(shown)) scaled++;
          const row = found.get(at) ?? new Map<number, string>();
          found.set(at, row.set(column, shown));
        }
      }
  if (scaled * 2 > figures)
    for (const [at, row] of found) {
      for (const [column, shown] of row) if (isFigure(shown)) row.delete(column);
      if (row.size === 0) found.delete(at);
    }
  const answer: ReadonlyMap<number, ReadonlyMap<number, string>> = found;
  disguises.set(table, answer);
  return answer;
}

function otherwiseIn(table: Table): Unseen[] {
  const found = [...disguisedIn(table)].flatMap(([row, columns]) =>
    [...columns].map(([column, shown]) => ({ cell: [row, column] as const, shown })),
  );
  return found.slice(0, MOST_ROWS).map(({ cell: [row, column], shown }, i) => ({
    problem: "shown-otherwise" as const,
    text: textOf(table.grid.rows[row] ?? [], column),
    shown,
    cells: (i === MOST_ROWS - 1 ? found.slice(i) : found.slice(i, i + 1)).map(({ cell }) => cell),
  }));
}

/** Figures below the merges of a table. */
function coveredIn({ grid, at }: Table, until: number): Unseen[] {
  return inRows(grid.covered ?? [], grid.top + at.row, grid.top + until)
    .filter(({ value }) => isFigure(value) && value !== 0)
    .slice(0, MOST_ROWS)
    .map(({ row, column, value }) => ({
      problem: "covered",
      text: String(value as number | string),
      cells: [[row - grid.top, column - grid.left] as const],
    }));
}

/** Results of formulas in a table that are not what these come to. */
function staleIn({ grid, at }: Table, until: number): Unseen[] {
  const own = inRows(grid.stale ?? [], grid.top + at.row, grid.top + until).filter(({ row, column }) =>
    isFigure(grid.rows[row - grid.top]?.[column - grid.left]),
  );
  return own.slice(0, MOST_ROWS).map(({ row, column, due }, i) => {
    const more = i === MOST_ROWS - 1 ? own.slice(MOST_ROWS) : [];
    return {
      problem: "stale",
      text: textOf(grid.rows[row - grid.top] ?? [], column - grid.left),
      shown: String(due),
      cells: [{ row, column }, ...more].map((one) => [one.row - grid.top, one.column - grid.left] as const),
    };
  });
}

/** Figures below the drawings of a table, and those that are written in drawings and around the page. */
function drawnIn(table: Table, from: number, until: number): Unseen[] {
  const { grid, at, blocks } = table;
  const { drawings } = grid;
  if (drawings === undefined) return [];
  const behind: (readonly [number, number])[] = [];
  const areas = drawings.flatMap(({ area }) => area ?? []);
  for (const { rows } of blocks)
    for (const { at: row, place } of rows) {
      const over = areas.filter(({ top, bottom }) => grid.top + row >= top && grid.top + row <= bottom);
      for (const column of over.length === 0 ? [] : place.columns) {
        if (column === undefined || grid.rows[row]?.[column] === 0 || !isFigure(grid.rows[row]?.[column])) continue;
        if (over.some(({ left, right }) => grid.left + column >= left && grid.left + column <= right))
          behind.push([row, column]);
      }
    }
  const drawn = drawings
    .filter(({ area, text }) => {
      const row = area === undefined ? at.row : area.top - grid.top;
      return row >= from && row < until && holdsFigure(text);
    })
    .slice(0, MOST_ROWS);
  return [
    ...(behind.length === 0 ? [] : [{ problem: "behind" as const, text: "", cells: behind }]),
    ...drawn.map(({ area, text }) => ({
      problem: "drawn" as const,
      text: text.trim().slice(0, LONGEST),
      cells: [
        area === undefined ? ([at.row, at.column] as const) : ([area.top - grid.top, area.left - grid.left] as const),
      ],
    })),
  ];
}

/** So much of what a drawing says is said again. */
const LONGEST = 60;
