import type { Page } from "../report/page.ts";
import { LONGEST_NAME, LONGEST_TEXT } from "./excel.ts";

// A page of text as a sheet, in a file and in Excel alike.

/** What tells our report sheets from the user's: a property of the sheet, which stays when it is renamed. */
export const PAGE_PROPERTY = "gongkai";

export const POINTS_A_CHARACTER = 6;
/** Of a column, in characters of Latin script. */
const WIDTH = { least: 8, most: 60 } as const;

/** A name that no sheet has: this one, or with a number behind it. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = wanted.slice(0, LONGEST_NAME - suffix.length) + suffix;
    if (!names.has(name.toLowerCase())) return name;
  }
}

/** What a cell of a page holds. */
export function pageCell(cell: string | number): string | number {
  if (typeof cell === "number" && Number.isFinite(cell)) return cell;
  return String(cell).slice(0, LONGEST_TEXT);
}

/** How wide the columns are to be, in characters of Latin script. */
export function pageWidths({ rows }: Page): number[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      const width = Array.from(String(cell)).reduce((sum, char) => sum + (char > "\u2E80" ? 2 : 1), 0);
      widths[column] = Math.min(WIDTH.most, Math.max(WIDTH.least, width, widths[column] ?? 0));
    });
  return widths;
}
