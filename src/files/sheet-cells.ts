import { changesText } from "../core/amounts/formats.ts";
import { COLUMNS } from "../core/sheet/excel.ts";
import { a1, isBlank, type Area, type CellValue, type CoveredCell, type SheetGrid } from "../core/sheet/grid.ts";
import { withoutControls } from "../core/sheet/text.ts";
import { firstFrom } from "../core/sheet/sorted.ts";
import { tooLarge, type FileLimits } from "./refusals.ts";

/** How much may still be read; lowered by what is. */
export interface Budget {
  cells: number;
  /** Letters of the texts in cells, each as often as it stands there: one text may stand in millions of them. */
  letters: number;
}

/** Letters take two bytes each. */
const BYTES_A_LETTER = 2;

export function budgetOf({ cells, inflated }: FileLimits): Budget {
  return { cells, letters: inflated / BYTES_A_LETTER };
}

/** Lowers the budget. Throws FileTrouble, too-large, where it is used up. */
export function spend(budget: Budget, cells: number): void {
  budget.cells -= cells;
  if (budget.cells < 0) throw tooLarge("cells");
}

const NO_CELLS: readonly never[] = [];
/** Rows without cells cost next to nothing: so many of them count as one cell. */
const ROWS_A_CELL = 8;

/** Characters of a text that costs more to look at than to remember. */
const LONG = 64;

interface Row {
  readonly values: CellValue[];
  formats?: (string | undefined)[];
}

/** What is known of a sheet beside its cells. Rows and columns count from zero. */
export interface AroundCells {
  readonly name: string;
  readonly hidden: boolean;
  readonly merges: readonly Area[];
  readonly hiddenRows: Iterable<number>;
  /** Both ends included. */
  readonly hiddenColumns: readonly { readonly first: number; readonly last: number }[];
}

/** Collects the cells of a sheet, in any order; of two for one place the later counts. */
export class SheetCells {
  readonly #budget: Budget;
  readonly #rows = new Map<number, Row>();
  readonly #blanks: { readonly row: number; readonly column: number; readonly value: string }[] = [];
  readonly #long = new Map<string, string>();
  #last = -1;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** `format` is a number format code; none for General. Throws FileTrouble, too-large. */
  put(row: number, column: number, value: Exclude<CellValue, null>, format?: string): void {
    if (typeof value === "string" && isBlank(value)) {
      spend(this.#budget, 1);
      this.#blanks.push({ row, column, value });
      return;
    }
    if (typeof value === "string" && (this.#budget.letters -= value.length) < 0) throw tooLarge("inflated");
    this.#set(row, column, typeof value === "string" ? this.#shown(value) : value, format);
    if (row > this.#last) this.#last = row;
  }

  /** A long text may stand in thousands of cells: it is looked at once. */
  #shown(text: string): string {
    if (text.length < LONG) return withoutControls(text);
    let shown = this.#long.get(text);
    if (shown === undefined) this.#long.set(text, (shown = withoutControls(text)));
    return shown;
  }

  #set(row: number, column: number, value: CellValue, format?: string): void {
    let own = this.#rows.get(row);
    if (own === undefined) this.#rows.set(row, (own = { values: [] }));
    const { values } = own;
    if (column >= values.length) spend(this.#budget, column + 1 - values.length);
    while (values.length < column) values.push(null);
    values[column] = value;
    if (format === undefined || !(typeof value === "number" || (typeof value === "string" && changesText(format))))
      return;
    const formats = (own.formats ??= []);
    while (formats.length < column) formats.push(undefined);
    formats[column] = format;
  }

  /** What stands in a cell, and below merges; undefined where nothing does. */
  at(row: number, column: number): CellValue | undefined {
    return this.#rows.get(row)?.values[column];
  }

  /** Gives a number another format code. */
  reformat(row: number, column: number, format: string): void {
    const formats = this.#rows.get(row)?.formats;
    if (formats?.[column] !== undefined) formats[column] = format;
  }

  get rows(): number {
    return this.#last + 1;
  }

  /**
   * The sheet as it is checked, from A1 on. What a merge covers is blank, for nobody sees it, and said apart; white space beyond all else is
   * left out. Throws FileTrouble, too-large.
   */
  grid({ name, hidden, merges, ...around }: AroundCells): SheetGrid {
    for (const { row, column, value } of this.#blanks) {
      const own = this.#rows.get(row);
      if (own && column < own.values.length) own.values[column] = value;
    }
    const covered = uncover(this.#rows, merges, this.#budget);
    let last = this.#last;
    while (last >= 0 && (this.#rows.get(last)?.values.length ?? 0) === 0) last--;
    spend(this.#budget, Math.ceil((last + 1) / ROWS_A_CELL));
    const kept = Array.from({ length: last + 1 }, (_, row) => this.#rows.get(row));
    const rows = kept.map((row): readonly CellValue[] => row?.values ?? NO_CELLS);
    const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
    const hiddenRows = new Set([...around.hiddenRows].filter((row) => row <= last));
    const hiddenColumns = columnsWithin(around.hiddenColumns, width);
    return {
      name,
      ...(hidden && { hidden }),
      top: 0,
      left: 0,
      rows,
      ...(kept.some((row) => row?.formats) && { formats: kept.map((row) => row?.formats) }),
      ...(covered.length > 0 && { covered }),
      ...(hiddenRows.size > 0 && { hiddenRows }),
      ...(hiddenColumns.size > 0 && { hiddenColumns }),
    };
  }
}

/** Takes out what merges cover. */
function uncover(rows: Map<number, Row>, merges: readonly Area[], budget: Budget): CoveredCell[] {
  const covered: CoveredCell[] = [];
  if (merges.length === 0) return covered;
  const inOrder = [...rows.keys()].sort((a, b) => a - b);
  for (const { top, left, bottom, right } of merges) {
    const stretched = { trouble: "covered", text: `与${a1(top, left)}合并` } as const;
    for (let i = firstFrom(inOrder, top); i < inOrder.length; i++) {
      const row = inOrder[i] ?? 0;
      if (row > bottom) break;
      const values = rows.get(row)?.values ?? [];
      const isStretched = row > top && typeof rows.get(top)?.values[left] === "number";
      if (isStretched) {
        spend(budget, Math.max(0, Math.min(right, COLUMNS - 1) + 1 - values.length));
        while (values.length <= Math.min(right, COLUMNS - 1)) values.push(null);
      }
      const end = Math.min(right + 1, values.length);
      // Merges of an honest file do not lie over each other, so that each cell is seen once.
      spend(budget, 1 + Math.max(0, end - left));
      for (let column = left; column < end; column++) {
        const value = values[column];
        if (row === top && column === left) continue;
        if (value !== null && value !== undefined && !isBlank(value)) covered.push({ row, column, value });
        values[column] = isStretched ? stretched : null;
      }
      while (values.length > 0 && isBlank(values.at(-1))) values.pop();
    }
  }
  return covered.sort((a, b) => a.row - b.row);
}

function columnsWithin(ranges: AroundCells["hiddenColumns"], width: number): Set<number> {
  const found = new Set<number>();
  for (const { first, last } of ranges) {
    if (found.size === width) break;
    for (let column = first; column <= Math.min(last, width - 1); column++) found.add(column);
  }
  return found;
}
