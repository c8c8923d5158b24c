import { titleOf } from "../forms/form.ts";
import { layoutOf } from "../forms/layouts.ts";
import { bareFormat } from "../sheet/number-format.ts";
import { inThrees, withoutEnding } from "../sheet/text.ts";
import { isBlank, type Area, type CellValue, type SheetGrid } from "../sheet/grid.ts";
import type { Table } from "../tables/table.ts";

/** A cell on paper, with how many rows and columns it takes up. */
export interface PrintedCell {
  readonly text: string;
  readonly rows: number;
  readonly columns: number;
  /** Figures stand at the right. */
  readonly isNumber: boolean;
}

/** What stands beside each other above a table: number and unit, as a rule. */
export interface PrintedLine {
  readonly left?: string;
  readonly centre?: string;
  readonly right?: string;
}

/** A sheet as it is printed: its title, what stands above the table, the table, and what stands below. What is hidden is left out. */
export interface PrintedSheet {
  readonly title: string;
  readonly above: readonly PrintedLine[];
  /** Cells that another one covers are undefined. */
  readonly rows: readonly (readonly (PrintedCell | undefined)[])[];
  readonly below: readonly string[];
  /** Shares of the width, which come to 1. */
  readonly widths: readonly number[];
  /** So many of the rows are its heading, which every page repeats. */
  readonly heading: number;
  readonly landscape: boolean;
}

/** A page is so wide in points at most before it is turned. */
const PORTRAIT = 620;

/** Prints a sheet whole: what stands in it besides its tables is printed too. Tables lie as their form is printed, others as their sheet is. */
export function printSheet(grid: SheetGrid, tables: readonly Table[]): PrintedSheet {
  const { look } = grid;
  const [first] = tables;
  const title = titleIn(grid, first);
  const filled = grid.rows.map((row) => row.some((cell) => !isBlank(cell)));
  const rows = range(0, filled.lastIndexOf(true) + 1).filter(
    (row) => grid.hiddenRows?.has(grid.top + row) !== true && row !== title.row,
  );
  const [top, body, bottom] = extent(tables);
  const boxed = rows.filter((row) => top <= row && row <= bottom);
  const inBox = grid.rows.filter((_, row) => top <= row && row <= bottom);
  const begin = Math.min(
    ...inBox.map((row) => row.findIndex((cell) => !isBlank(cell))).filter((at) => at >= 0),
    Infinity,
  );
  const end = inBox.reduce((most, row) => Math.max(most, lastFilled(row)), -1);
  const columns = range(Number.isFinite(begin) ? begin : 0, end + 1).filter(
    (column) => grid.hiddenColumns?.has(grid.left + column) !== true,
  );
  const merges = (look?.merges ?? []).map(({ top: from, left, bottom: to, right }) => ({
    top: from - grid.top,
    left: left - grid.left,
    bottom: to - grid.top,
    right: right - grid.left,
  }));
  const widths = columns.map((column) => look?.width(grid.left + column) ?? 60);
  const sum = widths.reduce((all, one) => all + one, 0);
  const layout = first === undefined ? undefined : layoutOf(first.form);
  return {
    title: title.text,
    above: rows.flatMap((row) => (row < top && filled[row] === true ? [besides(grid, row, columns)] : [])),
    rows: new Printer(grid, boxed, columns, merges).cells(),
    below: rows.flatMap((row) => (row > bottom && filled[row] === true ? [textsIn(grid, row).join("　")] : [])),
    widths: widths.map((width) => width / sum),
    heading: boxed.filter((row) => row < body).length,
    landscape: layout === undefined ? (look?.landscape ?? sum > PORTRAIT) : layout.landscape === true,
  };
}

function textsIn(grid: SheetGrid, row: number): string[] {
  return (grid.rows[row] ?? [])
    .map((cell, column) => shownText(cell, grid.formats?.[row]?.[column]))
    .filter((text) => text !== "");
}

/** A row above the table: its texts from left to right; one alone by where it stands. */
function besides(grid: SheetGrid, row: number, columns: readonly number[]): PrintedLine {
  const texts = textsIn(grid, row);
  const [one = "", two, ...more] = texts;
  if (two !== undefined)
    return more.length === 0
      ? { left: one, right: two }
      : { left: one, centre: [two, ...more.slice(0, -1)].join("　"), right: more.at(-1) ?? "" };
  const at = (grid.rows[row] ?? []).findIndex((cell) => !isBlank(cell));
  const middle = (columns[0] ?? 0) + columns.length / 3;
  return at <= middle && !/^公开\d|^(?:金额)?单位[：:]/.test(one) ? { left: one } : { right: one };
}

/** The first row of the headings, that of the figures, and the last one. */
function extent(tables: readonly Table[]): readonly [top: number, body: number, bottom: number] {
  const rows = tables.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows));
  const tops = rows.map(({ place }) => place.from);
  const ats = rows.map(({ at }) => at);
  return rows.length === 0 ? [0, 0, 0] : [Math.min(...tops), Math.min(...ats), Math.max(...ats)];
}

/** The title, and its row where it stands there alone. */
function titleIn(grid: SheetGrid, table: Table | undefined): { readonly text: string; readonly row?: number } {
  if (table === undefined) return { text: grid.name };
  const row = grid.rows[table.at.row] ?? [];
  const cells = row.filter((cell) => !isBlank(cell));
  const [cell] = cells;
  const isTitle = table.title !== undefined && cells.length === 1 && typeof cell === "string" && cell.length < 60;
  return isTitle ? { text: cell.replace(/\s+/g, ""), row: table.at.row } : { text: table.title ?? titleOf(table.form) };
}

/** Puts cells in their places, merges clipped to what is shown. */
class Printer {
  constructor(
    private readonly grid: SheetGrid,
    private readonly rows: readonly number[],
    private readonly columns: readonly number[],
    private readonly merges: readonly Area[],
  ) {}

  cells(): (PrintedCell | undefined)[][] {
    const covered = new Set<string>();
    const spans = new Map<
      string,
      { readonly rows: number; readonly columns: number; readonly row: number; readonly column: number }
    >();
    for (const { top, left, bottom, right } of this.merges) {
      const [rows, columns] = [this.within(this.rows, top, bottom), this.within(this.columns, left, right)];
      const [row, column] = [rows[0], columns[0]];
      if (row === undefined || column === undefined || rows.length * columns.length === 1) continue;
      for (const r of rows) for (const c of columns) covered.add(`${r} ${c}`);
      covered.delete(`${row} ${column}`);
      spans.set(`${row} ${column}`, { rows: rows.length, columns: columns.length, row: top, column: left });
    }
    return this.rows.map((at, r) =>
      this.columns.map((column, c) => {
        if (covered.has(`${r} ${c}`)) return undefined;
        const span = spans.get(`${r} ${c}`);
        const [y, x] = [span?.row ?? at, span?.column ?? column];
        const value = this.grid.rows[y]?.[x];
        return {
          text: shownText(value, this.grid.formats?.[y]?.[x]),
          rows: span?.rows ?? 1,
          columns: span?.columns ?? 1,
          isNumber:
            typeof value === "number" || (typeof value === "string" && /^-?\d[\d,]*\.\d+%?$/.test(value.trim())),
        };
      }),
    );
  }

  /** Places of what is shown from one row or column to another. */
  private within(shown: readonly number[], from: number, to: number): number[] {
    return shown.flatMap((at, i) => (from <= at && at <= to ? [i] : []));
  }
}

/** What a cell shows: a number with the decimals and separators of its format. */
export function shownText(value: CellValue | undefined, format: string | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return value.text;
  if (typeof value !== "number") return String(value).trim();
  const bare = bareFormat(format ?? "General");
  const decimals = /[0#]\.(0+)/.exec(bare)?.[1]?.length;
  if (bare.includes("%")) return `${fixed(value * 100, decimals ?? 0, false)}%`;
  if (decimals === undefined && !/^[#,]*0(?!\.)/.test(bare)) return plainNumber(value);
  return fixed(value, decimals ?? 0, bare.includes(","));
}

function fixed(value: number, decimals: number, separated: boolean): string {
  // toFixed rounds the binary neighbour of 1.005 down; what is printed in its shortest form is what was typed.
  const [whole = "0", part = ""] = plainNumber(Math.abs(value)).split(".");
  const digits = BigInt(whole + part.padEnd(decimals + 1, "0").slice(0, decimals + 1));
  const rounded = (digits + 5n) / 10n;
  const text = rounded.toString().padStart(decimals + 1, "0");
  const [left, right] = [text.slice(0, text.length - decimals), text.slice(text.length - decimals)];
  const grouped = separated ? inThrees(left) : left;
  return `${value < 0 && rounded > 0n ? "-" : ""}${grouped}${decimals === 0 ? "" : `.${right}`}`;
}

/** Without an exponent. */
function plainNumber(value: number): string {
  const text = String(value);
  return /e/i.test(text) ? withoutEnding(withoutEnding(value.toFixed(10), "0"), ".") : text;
}

function lastFilled(row: SheetGrid["rows"][number]): number {
  let last = row.length - 1;
  while (last >= 0 && isBlank(row[last])) last--;
  return last;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
