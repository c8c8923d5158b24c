import type { Area } from "../grid.ts";
import type { CellStyle, TemplateCell } from "../template.ts";

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

/** The more columns, the narrower. */
export function amountWidth(columns: number): number {
  if (columns > 14) return 54;
  return columns > 7 ? 66 : 80;
}

export function nameWidth(names: readonly string[], isList: boolean): number {
  if (isList) return NAMES.list;
  const needed = Math.max(0, ...names.map((name) => sizeOf(name) + PADDING + INDENT));
  return Math.min(NAMES.most, Math.max(NAMES.least, needed));
}

export function widened(widths: readonly number[]): readonly number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  return sum >= LEAST_WIDTH ? widths : widths.map((width) => Math.floor((width * LEAST_WIDTH) / sum));
}

/** As high as the most lines of words in it; the words of a merge may take their share of every row. */
export function heightOf(
  row: readonly (TemplateCell | undefined)[],
  at: number,
  merges: readonly Area[],
  widths: readonly number[],
): number {
  const lines = row.map((cell, c) => {
    if (typeof cell?.value !== "string" || RUNS_ON.includes(cell.style)) return 1;
    const { bottom = at, right = c } = merges.find(({ top, left }) => top === at && left === c) ?? {};
    const width = widths.slice(c, right + 1).reduce((sum, one) => sum + one, -PADDING - (cell.indent ?? 0) * INDENT);
    return Math.ceil(sizeOf(cell.value) / width) / (bottom - at + 1);
  });
  const isTitle = row.some((cell) => cell?.style === "title");
  return isTitle ? HEIGHTS.title : HEIGHTS.around + HEIGHTS.line * Math.max(1, ...lines);
}

/** What is not wrapped in its cell. */
const RUNS_ON: readonly CellStyle[] = ["side", "corner"];
const HEIGHTS = { title: 30, around: 4.5, line: 12.5 } as const;
