import type { SheetGrid } from "../sheet/grid.ts";
import { saidIn } from "./cells.ts";
import type { Prose } from "./text.ts";

/** A cell of a table has less; a heading in 编制说明 may have as little. */
const SENTENCE = 20;

/** Sheets that hold words and no table, as 编制说明 does: a line for each row, with where its words stand. */
export interface WordsSheet extends Prose {
  /** Grid row and column of each line. */
  readonly cells: readonly { readonly row: number; readonly column: number }[];
}

/** The sheets of words among those that hold no table, and those of 绩效表 that say something beside their figures. */
export function wordsIn(
  sheets: readonly SheetGrid[],
  tables: readonly { readonly sheet: string; readonly isPerformance: boolean }[],
): WordsSheet[] {
  const performance = new Set(tables.flatMap(({ sheet, isPerformance }) => (isPerformance ? [sheet] : [])));
  const withTables = new Set(tables.map(({ sheet }) => sheet));
  return sheets.flatMap((grid) => {
    if (performance.has(grid.name)) return saidOn(grid);
    if (withTables.has(grid.name)) return [];
    const lines: string[] = [];
    const cells: { row: number; column: number }[] = [];
    let sentences = 0;
    // A text may stand in thousands of cells: it is looked at once.
    const known = new Map<string, readonly string[]>();
    grid.rows.forEach((row, r) => {
      row.forEach((cell, c) => {
        if (typeof cell !== "string" || cell.trim() === "") return;
        let own = known.get(cell);
        if (own === undefined) {
          if (cell.length >= SENTENCE && /[，。；]/.test(cell) && /\d/.test(cell)) sentences++;
          known.set(cell, (own = cell.split(/\r?\n/)));
        }
        for (const line of own) {
          lines.push(line);
          cells.push({ row: grid.top + r, column: grid.left + c });
        }
      });
    });
    return sentences === 0 ? [] : [{ name: grid.name, lines, cells }];
  });
}

/** What a 绩效表 says beside its figures: 预期目标, 完成情况, 偏差原因. */
function saidOn(grid: SheetGrid): WordsSheet[] {
  const lines: string[] = [];
  const cells: { row: number; column: number }[] = [];
  grid.rows.forEach((row, r) => {
    for (const { index, text } of saidIn(row.map((cell) => (typeof cell === "string" ? cell : null)))) {
      lines.push(text.replace(/[\r\n]/g, ""));
      cells.push({ row: grid.top + r, column: grid.left + index });
    }
  });
  return lines.some((line) => line.length >= SENTENCE && !line.startsWith("项目名称"))
    ? [{ name: grid.name, lines, cells }]
    : [];
}
