import type { CellValue, SheetGrid } from "../core/sheet/grid.ts";
import { spend, SheetCells, type AroundCells, type Budget } from "./sheet-cells.ts";

/** A sheet of a file that is no .xlsx: what its cells hold and how they print, nothing of their looks. */
export interface ForeignSheet extends AroundCells {
  readonly cells: readonly ForeignCell[];
}

export interface ForeignCell {
  /** From zero. */
  readonly row: number;
  readonly column: number;
  readonly value: Exclude<CellValue, null>;
  /** Number format code; none for General. */
  readonly format?: string;
}

/** The sheet as it is checked. Throws FileTrouble, too-large. */
export function gridOf(sheet: ForeignSheet, budget: Budget): SheetGrid {
  const cells = new SheetCells(budget);
  for (const { row, column, value, format } of sheet.cells) cells.put(row, column, value, format);
  return cells.grid(sheet);
}

/** Collects the cells of a foreign sheet, as many as the budget allows. */
export class ForeignCells {
  readonly cells: ForeignCell[] = [];
  readonly #budget: Budget;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  put(row: number, column: number, value: Exclude<CellValue, null>, format?: string): void {
    spend(this.#budget, 1);
    this.cells.push(format === undefined ? { row, column, value } : { row, column, value, format });
  }
}
