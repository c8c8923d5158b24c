import { UNTITLED } from "../forms/index.ts";
import { isBlank, type SheetGrid } from "../sheet/grid.ts";
import { formsNamedIn } from "./heading.ts";

/**
 * So much of a workbook's rows is tried as headings of tables without a title, counted in forms times cells, and so much more for each sheet: a
 * set without any title takes four thousand in one sheet, or little more than a hundred in each, and a small file of nothing but headings would
 * take a million.
 */
const MOST_TRIED = 10_000;
const MORE_A_SHEET = 130;
/** What looking for the forms that a row may head takes, as so many of them. */
const LOOKING = 10;

/** What is left of the trying of a workbook's rows as headings. */
export interface Tries {
  left: number;
}

export function triesOfWorkbook(sheets: number): Tries {
  return { left: MOST_TRIED + MORE_A_SHEET * sheets };
}

/** The trying of the rows of one sheet. */
export class SheetTries {
  /** The first row that was not tried, for nothing was left. */
  stopped: number | undefined;

  constructor(
    private readonly grid: SheetGrid,
    private readonly all: Tries,
  ) {}

  /** Whether a row may be tried as the heading of whatever form; takes what that takes. */
  take(row: number): boolean {
    return this.#take(row, () => LOOKING + formsNamedIn(UNTITLED, this.grid, row).length);
  }

  /** Whether a row that repeats a heading above may be read as one. */
  takeAgain(row: number): boolean {
    return this.#take(row, () => LOOKING);
  }

  #take(row: number, perCell: () => number): boolean {
    if (this.all.left <= 0) {
      this.stopped ??= row;
      return false;
    }
    this.all.left -= perCell() * (this.grid.rows[row] ?? []).filter((cell) => !isBlank(cell)).length;
    return true;
  }
}
