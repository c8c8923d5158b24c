import type { Unit } from "../amounts/units.ts";
import type { Area } from "../sheet/grid.ts";
import type { CellStyle, TemplateCell } from "./made.ts";

// Sizes, in points: words are printed in 10 points, a Han character as wide as high, any other half as wide.

const FONT = 10;
const PADDING = 6;
export const WIDTHS: Readonly<Record<string, number>> = { code: 60, 类: 32, 款: 28, 项: 28, unitCode: 56, number: 32 };
const NAMES = { least: 110, most: 200, list: 180 } as const;
/** A narrower table is widened. */
const LEAST_WIDTH = 430;
const INDENT = 9;

function sizeOf(words: string): number {
  return Array.from(words).reduce((sum, char) => sum + (char > "\u2E80" ? FONT : FONT / 2 + 0.3), 0);
}

/** The more columns, the narrower; 元 has four digits more than 万元. */
export function amountWidth(columns: number, unit: Unit): number {
  const usual = columns > 14 ? 56 : columns > 7 ? 66 : 80;
  return unit === "元" ? usual + 24 : usual;
}

/** How wide a column of names is. */
export function nameWidth(names: readonly string[], isList: boolean): number {
  if (isList) return NAMES.list;
  const needed = Math.max(0, ...names.map((name) => sizeOf(name) + PADDING + INDENT));
  return Math.min(NAMES.most, Math.max(NAMES.least, needed));
}

/** Widths of columns so that the table is no narrower than a page wants it, in the same proportions. */
export function widened(widths: readonly number[]): readonly number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  return sum >= LEAST_WIDTH ? widths : widths.map((width) => Math.floor((width * LEAST_WIDTH) / sum));
}

/** The height of a row: that of the most lines of words in it, the words of a merge taking their share of each of its rows. */
export function heightOf(
  rows: readonly (readonly (TemplateCell | undefined)[])[],
  at: number,
  merges: readonly Area[],
  widths: readonly number[],
): number {
  const row = rows[at] ?? [];
  if (row.some((cell) => cell?.style === "title")) return HEIGHTS.title;
  const lines = row.map((cell, c) => {
    if (typeof cell?.value !== "string" || RUNS_ON.includes(cell.style)) return 1;
    const { bottom = at, right = c } = merges.find(({ top, left }) => top === at && left === c) ?? {};
    const width = widths.slice(c, right + 1).reduce((sum, one) => sum + one, -PADDING - (cell.indent ?? 0) * INDENT);
    return Math.ceil(sizeOf(cell.value) / width) / (bottom - at + 1);
  });
  const around = rows.length > HEIGHTS.many ? HEIGHTS.close : HEIGHTS.wide;
  return around + HEIGHTS.line * Math.max(1, ...lines);
}

/** What is not wrapped in its cell. */
const RUNS_ON: readonly CellStyle[] = ["side", "corner"];
/** Where there are many rows they stand close to each other, so that they go on one page. */
const HEIGHTS = { title: 30, line: 12.5, close: 4.5, wide: 8, many: 26 } as const;
