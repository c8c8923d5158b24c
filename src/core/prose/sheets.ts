import type { SheetGrid } from "../sheet/grid.ts";
import type { Prose } from "./text.ts";

/** A cell of a table has less; a heading in 编制说明 may have as little. */
const SENTENCE = 20;

/** Sheets that hold words and no table, as 编制说明 does: a line for each row, with where its words stand. */
export interface WordsSheet extends Prose {
  /** Grid row and column of each line. */
  readonly cells: readonly { readonly row: number; readonly column: number }[];
}

/** The sheets of words among those that hold no table. */
export function wordsIn(sheets: readonly SheetGrid[], withTables: ReadonlySet<string>): WordsSheet[] {
  return sheets.flatMap((grid) => {
    if (withTables.has(grid.name)) return [];
    const lines: string[] = [];
    const cells: { row: number; column: number }[] = [];
    let sentences = 0;
    grid.rows.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (typeof cell !== "string" || cell.trim() === "") return;
        if (cell.length >= SENTENCE && /[，。；]/.test(cell) && /\d/.test(cell)) sentences++;
        for (const line of cell.split(/\r?\n/)) {
          lines.push(line);
          cells.push({ row: grid.top + r, column: grid.left + c });
        }
      });
    });
    return sentences === 0 ? [] : [{ name: grid.name, lines, cells }];
  });
}
