import { shownAs } from "../amounts/formats.ts";
import { numberOf } from "../amounts/text.ts";
import { isBlank, type CellValue, type SheetGrid } from "../sheet/grid.ts";
import { firstFrom } from "../sheet/sorted.ts";
import { isPageNumber, textOf, wordsAt } from "./cells.ts";
import type { Place, Stray, Table } from "./table.ts";

// What stands in a table and was not read, and what was read and readers do not see. What is published is what is seen.

/** Something of a table that is read otherwise than it is seen; rows and columns are those of its grid. */
export interface Unseen {
  readonly problem:
    "unread-row" | "unread-column" | "odd-code" | "hidden-row" | "hidden-column" | "covered" | "shown-otherwise";
  readonly text: string;
  /** What a reader sees in its place; for a code, what it was taken for. */
  readonly shown?: string;
  readonly cells: readonly (readonly [row: number, column: number])[];
}

/** Words in front of figures that are no amounts of the table: 联系电话 8888888, 增减率（%）. */
const NO_AMOUNT = /电话|日期|邮编|页码|负责人|制表|编号|率|%|比例|幅度/;
/** Headings of codes and numbers, which stand in columns of their own where a form has them in one. */
const NO_AMOUNTS = /^(?:类|款|项|行次|序号|栏次)$|(?:编码|代码)$/;
/** So many findings of rows a table has at most; the rest is said with the last. */
const MOST_ROWS = 20;

/** Looks over the rows of each table, down to the next one of its grid; `beside` are all that the workbook has. */
export function unseenOf(tables: readonly Table[], beside: readonly (Table | Stray)[]): Map<Table, Unseen[]> {
  const found = new Map<Table, Unseen[]>();
  const starts = new Map<SheetGrid, number[]>();
  for (const { grid, at } of new Set([...tables, ...beside])) {
    const own = starts.get(grid) ?? [];
    starts.set(grid, own);
    own.push(at?.row ?? 0);
  }
  for (const own of starts.values()) own.sort((a, b) => a - b);
  for (const table of tables) {
    const first = firstRow(table);
    if (first === undefined) continue;
    const own = starts.get(table.grid) ?? [];
    const until = own[firstFrom(own, table.at.row + 1)] ?? table.grid.rows.length;
    const unseen = [
      ...unreadIn(table, until),
      ...oddCodesIn(table),
      ...hiddenIn(table),
      ...otherwiseIn(table),
      ...coveredIn(table, until),
    ];
    if (unseen.length > 0) found.set(table, unseen);
  }
  return found;
}

function firstRow({ blocks }: Table): number | undefined {
  let first: number | undefined;
  for (const { rows } of blocks) for (const { place } of rows) first = Math.min(first ?? place.from, place.from);
  return first;
}

function isFigure(cell: CellValue | undefined): boolean {
  if (typeof cell === "number") return true;
  return typeof cell === "string" && cell.length <= 30 && /\d/.test(cell) && typeof numberOf(cell) === "number";
}

/** Whether a cell holds a number with decimals, as only amounts do. */
function isFraction(cell: CellValue | undefined): boolean {
  return typeof cell === "number" && !Number.isInteger(cell);
}

/** Also what was meant for an amount and is none: 12.00元, 1905.9②. */
const LIKE_FIGURE = /^[-(（]?\d[\d,，\s]{0,20}(?:[.．]\d{1,6})?[^\d\s]{0,3}$/;

/** Whether a cell has a figure that somebody will read as one. */
function looksLikeFigure(cell: CellValue | undefined): boolean {
  return isFigure(cell) || (typeof cell === "string" && cell.length <= 30 && LIKE_FIGURE.test(cell.trim()));
}

/** Columns of a sheet: whether each is one of them. */
type Mask = readonly (boolean | undefined)[];

const masks = new WeakMap<Place, Mask>();

/** Columns that a row of the grid has been read in, its labels among them. */
function columnsOf(place: Place): Mask {
  const known = masks.get(place);
  if (known !== undefined) return known;
  const mask: boolean[] = [];
  for (const column of [...place.columns, ...labelsOf(place)]) if (column !== undefined) mask[column] = true;
  masks.set(place, mask);
  return mask;
}

function both(one: Mask, other: Mask): Mask {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, i) => one[i] === true || other[i] === true);
}

function labelsOf({ labels, prose = [], labelsEnd }: Place): number[] {
  const own = [...Object.values(labels), ...prose];
  for (let column = labels.name ?? 0; labelsEnd !== undefined && column < labelsEnd; column++) own.push(column);
  return own;
}

/** Figures under the heading of a table that none of its rows and columns holds, row by row, or column by column where a whole one is unread. */
function unreadIn(table: Table, until: number): Unseen[] {
  const { grid, blocks, oddities, form } = table;
  /** Of each row of the grid, the columns that were read. */
  const read: (Mask | undefined)[] = [];
  const places = new Set<Place>();
  const labels = new Set<number>();
  let [first, last] = [Number.POSITIVE_INFINITY, -1];
  let from = Number.POSITIVE_INFINITY;
  for (const { rows } of blocks)
    for (const { at, place } of rows) {
      const columns = columnsOf(place);
      const known = read[at];
      if (known !== columns) read[at] = known === undefined ? columns : both(known, columns);
      places.add(place);
      first = Math.min(first, at);
      last = Math.max(last, at);
      from = Math.min(from, place.from);
    }
  for (const place of places) for (const column of labelsOf(place)) labels.add(column);
  // Columns of which it is known that no rule reads them.
  const aside = new Set([...places].flatMap(({ prose = [] }) => prose));
  const wide = wideIn(table);
  for (const column of wide) labels.add(column);
  const said = new Set(oddities.map(({ at }) => at));
  // Below the indicators of a 绩效表, and between its parts, stands prose; but under its amounts no others.
  const isAlone = form.kind === "绩效";
  const amounts = new Set<number>();
  for (const place of places) for (const column of place.columns) if (column !== undefined) amounts.add(column);
  const byColumn = new Map<number, number[]>();
  const byRow = new Map<number, number[]>();
  for (let row = isAlone ? first : from; row < until; row++) {
    if (said.has(row)) continue;
    const cells = grid.rows[row] ?? [];
    const own = read[row];
    if (own === undefined && isAlone && row <= last && !isTotal(cells)) continue;
    let unread: number[] | undefined;
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column];
      // No name, code or 行次 is a fraction; the targets and the prose of a 绩效表 may be.
      const isLabel =
        labels.has(column) &&
        (isAlone || aside.has(column) || amounts.has(column) || wide.has(column) || !isFraction(cell));
      const isOutside = own === undefined && isAlone ? !amounts.has(column) : isLabel;
      if ((own?.[column] === true && (isLabel || !labels.has(column))) || isOutside || isBlank(cell)) continue;
      // What a merged cell would say once, some sheets of 绩效表 repeat in every row.
      if (isAlone && cell === grid.rows[row - 1]?.[column]) continue;
      if (looksLikeFigure(cell)) (unread ??= []).push(column);
    }
    if (unread === undefined || (own === undefined && isNoRow(cells, row < first))) continue;
    for (const column of unread) {
      if (own === undefined) add(byRow, row, column);
      else add(byColumn, column, row);
    }
  }
  // A single figure beside a row that was read, or in one group of several, is one of its row.
  for (const [column, rows] of byColumn) {
    if (rows.length > 2) continue;
    for (const row of rows) add(byRow, row, column);
    byColumn.delete(column);
  }
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

function add<T>(lists: Map<number, T[]>, key: number, one: T): void {
  const own = lists.get(key);
  if (own === undefined) lists.set(key, [one]);
  else own.push(one);
}

/** Columns of the wide editions: every 款 beside the 小计 of its 类, which the 小计 has been read for. */
function wideIn({ blocks }: Table): Set<number> {
  const found = new Set<number>();
  for (const { block, rows } of blocks) {
    const [first] = rows;
    if (first === undefined || !block.columns.some(({ wide }) => wide === true)) continue;
    const { columns } = first.place;
    const known = new Set(columns);
    const last = Math.max(...columns.map((at) => at ?? -1)) + WIDEST;
    block.columns.forEach(({ wide }, i) => {
      const own = columns[i];
      if (wide !== true || own === undefined) return;
      for (let column = own + 1; column <= last && !known.has(column); column++) found.add(column);
    });
  }
  return found;
}

/** So many 款 the widest 类 prints. */
const WIDEST = 40;

/** Codes that are none, of rows that were known all the same, by those around them or by another column: 2O801. */
function oddCodesIn({ grid, blocks }: Table): Unseen[] {
  const found: Unseen[] = [];
  for (const { rows } of blocks)
    for (const { at, place, code, inferred } of rows) {
      const column = place.labels.code ?? place.labels.类;
      if (code === undefined || column === undefined) continue;
      const cells = grid.rows[at] ?? [];
      // Nearly always it is the code, and nothing else.
      if (cells[column] === code) continue;
      const text = textOf(cells, column);
      if (!/[\dA-Za-z]/.test(text) || text.startsWith(code) || (inferred !== true && /^\d+$/.test(text))) continue;
      found.push({ problem: "odd-code", text, shown: code, cells: [[at, column]] });
    }
  return found;
}

/** Whether a row is labelled as a sum of others. */
function isTotal(cells: readonly CellValue[]): boolean {
  const label = cells.findIndex((cell) => typeof cell === "string" && !isBlank(cell));
  return label >= 0 && /(?:合计|总计|小计)$/.test(textOf(cells, label));
}

/** 栏次, numbers of pages, years, telephones: figures of no table. */
function isNoRow(cells: readonly CellValue[], above: boolean): boolean {
  if (isPageNumber(cells)) return true;
  let last = 0;
  let counts = true;
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column];
    if (isBlank(cell)) continue;
    const words = wordsAt(cells, column);
    if (NO_AMOUNT.test(words)) return true;
    if (!looksLikeFigure(cell) || (above && /^(?:19|20)\d\d$/.test(words))) continue;
    if (words === String(last + 1)) last++;
    else counts = false;
  }
  return counts;
}

/** The nearest words above a column, within its table. */
function headingOver({ grid, at }: Table, column: number, below: number): string {
  for (let row = below - 1; row >= at.row; row--) {
    const words = textOf(grid.rows[row] ?? [], column);
    if (words !== "" && !isFigure(grid.rows[row]?.[column])) return words;
  }
  return "";
}

/** The nearest words in front of a figure in its row. */
function labelBefore({ grid }: Table, row: number, column: number): string {
  const cells = grid.rows[row] ?? [];
  for (let before = column - 1; before >= 0; before--)
    if (typeof cells[before] === "string" && !isBlank(cells[before]) && !isFigure(cells[before]))
      return textOf(cells, before);
  return "";
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

/** The format of a cell, where it shows the number that stands there as another, and most others of its table as they are. */
export function disguise({ grid }: Pick<Table, "grid">, row: number, column: number): string | undefined {
  const value = grid.rows[row]?.[column];
  const format = grid.formats?.[row]?.[column];
  return typeof value === "number" && format !== undefined ? shownAs(value, format) : undefined;
}

const disguises = new WeakMap<Table, ReadonlyMap<number, ReadonlyMap<number, string>>>();

/** The cells of a table that show something else than they hold, where most do not. Tables in 元 that show 万元 throughout are as they are seen. */
export function disguisedIn(table: Table): ReadonlyMap<number, ReadonlyMap<number, string>> {
  const known = disguises.get(table);
  if (known !== undefined) return known;
  const found = new Map<number, Map<number, string>>();
  let [count, scaled, figures] = [0, 0, 0];
  if (table.grid.formats !== undefined)
    for (const { rows } of table.blocks)
      for (const { at, place } of rows) {
        if (table.grid.formats[at] === undefined) continue;
        for (const column of place.columns) {
          if (column === undefined || typeof table.grid.rows[at]?.[column] !== "number") continue;
          figures++;
          const shown = disguise(table, at, column);
          if (shown === undefined) continue;
          count++;
          if (shown !== "") scaled++;
          const row = found.get(at) ?? new Map<number, string>();
          found.set(at, row.set(column, shown));
        }
      }
  const usual = count > 0 && scaled * 2 > figures;
  const answer: ReadonlyMap<number, ReadonlyMap<number, string>> = usual ? new Map() : found;
  disguises.set(table, answer);
  return answer;
}

function otherwiseIn(table: Table): Unseen[] {
  return [...disguisedIn(table)].flatMap(([row, columns]) =>
    [...columns].map(([column, shown]) => ({
      problem: "shown-otherwise" as const,
      text: textOf(table.grid.rows[row] ?? [], column),
      shown,
      cells: [[row, column] as const],
    })),
  );
}

/** Figures below the merges of a table. */
function coveredIn({ grid, at }: Table, until: number): Unseen[] {
  return (grid.covered ?? [])
    .filter(({ row, value }) => row - grid.top >= at.row && row - grid.top < until && isFigure(value) && value !== 0)
    .slice(0, MOST_ROWS)
    .map(({ row, column, value }) => ({
      problem: "covered",
      text: String(value as number | string),
      cells: [[row - grid.top, column - grid.left] as const],
    }));
}
