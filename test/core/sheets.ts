import { readFileSync } from "node:fs";
import { seedSheets } from "../../scripts/grid-text.ts";
import { seedFile, seedNames } from "../../scripts/seeds.ts";
import type { Report } from "../../src/core/report/finding.ts";
import { budgetDetail } from "../../src/core/forms/budget/tables.ts";
import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";

/** The published workbooks: two 决算 of 青海, one 预算 of 四川. */
export const SEEDS = ["000", "003", "004"] as const;
export type SeedId = (typeof SEEDS)[number];

/** The same workbook laid out in another way. */
export type Layout = (sheets: readonly SheetGrid[]) => SheetGrid[];

interface Cell {
  readonly value: CellValue;
  readonly format?: string | undefined;
}
type Cells = readonly (readonly Cell[])[];

const BLANK: Cell = { value: null };

/** The sheets of a published workbook. */
export function seed(id: SeedId): SheetGrid[] {
  return published((file) => file.startsWith(id) && /(?:决算|预算)$/.test(file));
}

/** The 绩效表 of 新疆, 青海 and 四川. */
export const PERFORMANCE = ["002", "003", "004"] as const;

/** The sheets of a published workbook of 绩效表. */
export function performance(id: (typeof PERFORMANCE)[number]): SheetGrid[] {
  return published((file) => file.startsWith(id) && file.includes("绩效"));
}

const NAMES = seedNames();
/** Whoever asks for a workbook is given the same sheets, which are then recognised once as well; nobody can change them. */
const read = new Map<string, readonly SheetGrid[]>();

function published(isIt: (file: string) => boolean): SheetGrid[] {
  const name = NAMES.find(isIt)!;
  const sheets = read.get(name) ?? seedSheets(readFileSync(seedFile(name, "txt"), "utf8")).map(frozen);
  read.set(name, sheets);
  return [...sheets];
}

function frozen(grid: SheetGrid): SheetGrid {
  for (const cells of [...grid.rows, ...(grid.formats ?? [])]) Object.freeze(cells);
  return Object.freeze({ ...grid, rows: Object.freeze(grid.rows) });
}

/** What was left untried, but for what reads the table that the text of 004 lost. */
export function untriedIn({ untried }: Pick<Report, "untried">): Report["untried"] {
  return untried.filter(({ why }) => why.reason !== "missing-table" || why.form !== budgetDetail);
}

/** A sheet from A1 on. */
export function sheet(name: string, rows: readonly (readonly CellValue[])[]): SheetGrid {
  return { name, top: 0, left: 0, rows };
}

/** A grid of test/cases: cells between tabs, `~` where a merge covers one; figures are numbers. */
export function grid(file: string): SheetGrid {
  const text = readFileSync(new URL(`../cases/${file}.tsv`, import.meta.url), "utf8");
  const rows = text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => line.split("\t").map(cellIn));
  return sheet(file.slice(file.lastIndexOf("/") + 1), rows);
}

function cellIn(text: string): CellValue {
  if (text === "" || text === "~") return null;
  return /^-?(?:[1-9]\d*|0)(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

/** Other contents in some cells: `edit(seed("000"), { "公开01表!C33": 1941.92 })`. */
export function edit(sheets: readonly SheetGrid[], changes: Readonly<Record<string, CellValue>>): SheetGrid[] {
  const places = Object.entries(changes).map(([address, value]) => {
    const [, name = "", letters = "", number = ""] = /^(.*)!([A-Z]+)(\d+)$/.exec(address) ?? [];
    return { address, value, name, letters, number };
  });
  const changing = new Set(places.map(({ name }) => name));
  // The others are the same sheets, and read once.
  const edited = sheets.map((grid) =>
    changing.has(grid.name) ? { ...grid, rows: grid.rows.map((row) => [...row]) } : grid,
  );
  for (const { address, value, name, letters, number } of places) {
    const grid = edited.find((each) => each.name === name);
    const row = grid?.rows[Number(number) - 1 - (grid?.top ?? 0)] as CellValue[] | undefined;
    const column = [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    if (row === undefined) throw new RangeError(address);
    row[column - grid!.left] = value;
  }
  return edited;
}

/** Every cell as `change` says. */
export function mapCells(
  grid: SheetGrid,
  change: (value: CellValue, row: number, column: number) => CellValue,
): SheetGrid {
  return { ...grid, rows: grid.rows.map((row, r) => row.map((value, c) => change(value, r, c))) };
}

/** Every text as `change` says, from a row on and before another. */
export function mapText(
  grid: SheetGrid,
  change: (text: string) => string,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): SheetGrid {
  return mapCells(grid, (value, r) => (typeof value === "string" && r >= from && r < to ? change(value) : value));
}

/** Changes one sheet of a workbook. */
export function on(name: string, change: (grid: SheetGrid) => SheetGrid): Layout {
  return (sheets) => sheets.map((grid) => (grid.name === name ? change(grid) : grid));
}

/** Changes every sheet of a workbook. */
export function all(change: (grid: SheetGrid, index: number) => SheetGrid): Layout {
  return (sheets) => sheets.map(change);
}

/** Puts rows into a sheet before the row with this index. */
export function insertRows(grid: SheetGrid, at: number, rows: readonly (readonly CellValue[])[] = [[]]): SheetGrid {
  return remake(grid, (cells) => [
    ...cells.slice(0, at),
    ...rows.map((row) => row.map((value) => ({ value }))),
    ...cells.slice(at),
  ]);
}

/** Puts blank columns into a sheet before the column with this index. */
export function insertColumns(grid: SheetGrid, at: number, count = 1): SheetGrid {
  const blank = Array.from({ length: count }, () => BLANK);
  return remake(grid, (cells) => cells.map((row) => [...row.slice(0, at), ...blank, ...row.slice(at)]));
}

export function removeRows(grid: SheetGrid, at: number, count = 1): SheetGrid {
  return remake(grid, (cells) => cells.filter((_, r) => r < at || r >= at + count));
}

/** The table begins lower and further right. */
export function shift(grid: SheetGrid, rows: number, columns: number): SheetGrid {
  const lower = insertColumns(grid, 0, columns);
  return insertRows(
    lower,
    0,
    Array.from({ length: rows }, () => []),
  );
}

/** All sheets one below the other, with so many blank rows between. */
export function stack(sheets: readonly SheetGrid[], blank: number, name = "Sheet1"): SheetGrid {
  const between = Array.from({ length: blank }, (): Cell[] => []);
  return unite(
    name,
    sheets.flatMap((grid, i) => [...(i === 0 ? [] : between), ...cellsOf(grid)]),
  );
}

/** All sheets one right of the other, with a blank column between. */
export function sideBySide(sheets: readonly SheetGrid[], name = "Sheet1"): SheetGrid {
  const height = Math.max(...sheets.map((grid) => grid.rows.length));
  const parts = sheets.map((grid) => ({
    cells: cellsOf(grid),
    width: Math.max(...grid.rows.map((r) => r.length)) + 1,
  }));
  return unite(
    name,
    Array.from({ length: height }, (_, r) =>
      parts.flatMap(({ cells, width }) => Array.from({ length: width }, (_, c) => cells[r]?.[c] ?? BLANK)),
    ),
  );
}

/** The row of the title. */
export function titleRow(grid: SheetGrid): number {
  return grid.rows.findIndex(
    ([first]) => typeof first === "string" && /表(?:（[^（）]*）)?$/.test(first.replace(/\s/g, "")),
  );
}

/** The words of the title. */
export function titleText(grid: SheetGrid): string {
  return String(grid.rows[titleRow(grid)]?.[0]);
}

/** Another title in the place of the printed one; null for none. */
export function retitle(grid: SheetGrid, title: (printed: string) => string | null): SheetGrid {
  const at = titleRow(grid);
  return mapCells(grid, (value, r, c) => (r === at && c === 0 ? title(String(value)) : value));
}

/** The first row of the heading, and the first of the rows below it (栏次 belongs to the heading). */
export function headingRows(grid: SheetGrid): { readonly from: number; readonly to: number } {
  const title = titleRow(grid);
  const from = grid.rows.findIndex((row, r) => r > title && !row.some((cell) => /公开|单位[:：]/.test(String(cell))));
  const to = grid.rows.findIndex(
    (row, r) =>
      r > from &&
      row.some(
        (cell) =>
          typeof cell === "number" || /^(?:合\s*计|人员经费合计|30[12]|一、.*|[（(]一[）)].*)$/.test(String(cell)),
      ) &&
      !isNumbers(row) &&
      !isHeading(row),
  );
  return { from, to };
}

/** Below `row`, the heading again and what stands above it: what printing on a second page makes of a table. */
export function breakPage(grid: SheetGrid, row: number, repeat: "nothing" | "heading" | "title" | "续表"): SheetGrid {
  const { from, to } = headingRows(grid);
  const title = titleRow(grid);
  const heading = grid.rows.slice(from, to);
  const above = grid.rows.slice(title, from).map((cells) => [...cells]);
  switch (repeat) {
    case "nothing":
      return insertRows(grid, row, [[], []]);
    case "heading":
      return insertRows(grid, row, heading);
    case "title":
      return insertRows(grid, row, [[], ...above, ...heading]);
    case "续表":
      return insertRows(grid, row, [[], ["续表"], ...heading]);
  }
}

/** The figure as Excel would print it: with 千分位 and two decimals where the cell has a number format. */
export function printed(value: number, format: string | undefined): string {
  return format === undefined ? String(value) : value.toLocaleString("en-US", { minimumFractionDigits: 2 });
}

/** Every figure as text. */
export function figuresAsText(grid: SheetGrid, write: (text: string) => string = (text) => text): SheetGrid {
  const { formats: _, ...rest } = grid;
  return {
    ...rest,
    rows: grid.rows.map((row, r) =>
      row.map((value, c) => (typeof value === "number" ? write(printed(value, grid.formats?.[r]?.[c])) : value)),
    ),
  };
}

/** Codes, line numbers and what else is made of digits as numbers: 05 becomes 5. */
export function codesAsNumbers(grid: SheetGrid): SheetGrid {
  return mapCells(grid, (value) => (typeof value === "string" && /^\d{2,7}$/.test(value) ? Number(value) : value));
}

/** Full-width signs and digits as half-width ones. */
export function halfWidth(text: string): string {
  return text.normalize("NFKC");
}

/** Half-width signs and digits as full-width ones. */
export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

function isNumbers(row: readonly CellValue[]): boolean {
  const filled = row.filter((cell) => cell !== null && cell !== "栏次");
  return filled.length > 0 && filled.every((cell, i) => cell === i + 1);
}

function isHeading(row: readonly CellValue[]): boolean {
  return (
    row.filter((cell) => /^(?:小计|项\s*目|科目.*|类|款|单位.码|基本支出|公务.*费|因公出国.*)$/.test(String(cell)))
      .length >= 2
  );
}

function cellsOf(grid: SheetGrid): Cells {
  return grid.rows.map((row, r) => row.map((value, c) => ({ value, format: grid.formats?.[r]?.[c] })));
}

function unite(name: string, cells: Cells): SheetGrid {
  return remake({ name, top: 0, left: 0, rows: [] }, () => cells);
}

/** The sheet with its cells, and their number formats with them, put elsewhere. */
function remake(grid: SheetGrid, change: (cells: Cells) => Cells): SheetGrid {
  const cells = change(cellsOf(grid));
  return {
    ...grid,
    rows: cells.map((row) => row.map(({ value }) => value)),
    formats: cells.map((row) => row.map(({ format }) => format)),
  };
}
