import { LONGEST_TEXT } from "../sheet/excel.ts";
import type { MarkKind } from "./mark.ts";

/** A page of text that is put into the workbook as a new sheet. */
export interface Page {
  readonly name: string;
  /** Texts stay texts, whatever they begin with; numbers are written as they are. */
  readonly rows: readonly (readonly (string | number)[])[];
  /** Zero-based rows that are headings. */
  readonly headings: readonly number[];
  /** Cells filled with the colour of a mark: the legend. */
  readonly legend: readonly { readonly row: number; readonly column: number; readonly kind: MarkKind }[];
}

/** What tells our report sheets from the user's: a property of the sheet, which stays when it is renamed. */
export const PAGE_PROPERTY = "gongkai";

export const POINTS_A_CHARACTER = 6;
/** Of a column, in characters of Latin script. */
const WIDTH = { least: 8, most: 60 } as const;
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
