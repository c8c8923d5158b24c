import type { Book, BookSheet } from "../../files/xlsx/book.ts";

/** Of a font that says no size, in points. */
const SIZE = 11;

/** How high a line is, and how wide a letter, of the size of the font; Chinese characters are as wide as that. */
const [LINE, LETTER] = [1.35, 0.55];

/** What stays free of a column, in points. */
const MARGIN = 4;

/**
 * The heights of rows that hold wrapped texts and of which the file says none, in points: Excel finds them when it opens the file, here they
 * are estimated. As there, texts of merged cells do not count.
 */
export function wrappedHeights(sheet: BookSheet, { styles }: Book): Readonly<Record<number, number>> {
  const { cells, rows, columns, merges, defaultWidth, defaultHeight } = sheet;
  const widthOf = (column: number): number =>
    columns.find(({ first, last }) => first <= column && column <= last)?.width ?? defaultWidth;
  const isMerged = (row: number, column: number): boolean =>
    merges.some(({ top, bottom, left, right }) => top <= row && row <= bottom && left <= column && column <= right);
  const heights: Record<number, number> = {};
  for (const [key, own] of Object.entries(cells)) {
    const row = Number(key);
    if (rows[row]?.height !== undefined) continue;
    let height = defaultHeight;
    for (const [column, { value, style = 0 }] of Object.entries(own)) {
      const { wrap, font: { size = SIZE } = {} } = styles[style] ?? {};
      if (wrap !== true || typeof value !== "string" || isMerged(row, Number(column))) continue;
      const room = Math.max(size, widthOf(Number(column)) - MARGIN);
      const lines = value
        .split("\n")
        .reduce((count, line) => count + Math.max(1, Math.ceil((widthIn(line) * size) / room)), 0);
      height = Math.max(height, lines * size * LINE);
    }
    if (height > defaultHeight) heights[row] = height;
  }
  return heights;
}

/** How wide a text is, of the size of its font. */
function widthIn(text: string): number {
  return Array.from(text).reduce((width, char) => width + (char > "\u2E80" ? 1 : LETTER), 0);
}
