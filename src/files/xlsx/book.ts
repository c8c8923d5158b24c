import type { MarkKind } from "../../core/report/mark.ts";
import type { Area, CellValue, SheetGrid } from "../../core/sheet/grid.ts";
import { budgetOf, SheetCells } from "../sheet-cells.ts";
import { defaultLimits } from "../refusals.ts";
import type { BookStyle } from "./book-styles.ts";
import type { Beside } from "./beside.ts";

/** A workbook as a grid shows it: plain data. Rows and columns count from zero. */
export interface Book {
  /** Worksheets in the order of their tabs. */
  readonly sheets: readonly BookSheet[];
  /** The looks of cells, by the numbers that cells have; the first is that of cells without one. */
  readonly styles: readonly BookStyle[];
  /** Which of `sheets` is in front. */
  readonly active: number;
  /** Whether sheets may neither be added nor removed. */
  readonly locked: boolean;
  /** Tabs that are no worksheets: chart sheets. They are kept, and not shown. */
  readonly others: readonly string[];
  /** Whether days count from 1904, and not from 1900. */
  readonly date1904: boolean;
  /** The names that formulas may use, but for Excel's own. */
  readonly names: readonly BookName[];
  /** What we keep in the workbook. */
  readonly notes?: string;
}

export interface BookName {
  readonly name: string;
  /** With its "=": =收入!$B$4:$B$6 */
  readonly means: string;
  /** Which of `sheets` alone knows it. */
  readonly sheet?: number;
}

export interface BookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Whether its cells are locked. */
  readonly protected: boolean;
  /** Whether it is a report of ours. */
  readonly page: boolean;
  /** By row and column: cells that hold something or have a look. */
  readonly cells: Readonly<Record<number, Readonly<Record<number, BookCell>>>>;
  readonly merges: readonly Area[];
  /** Columns and rows that are not as all others. */
  readonly columns: readonly BookColumns[];
  readonly rows: Readonly<Record<number, BookRow>>;
  /** In points: of all others. */
  readonly defaultWidth: number;
  readonly defaultHeight: number;
  /** Rows and columns that stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly gridlines: boolean;
  /** Whether it is printed across the page, where that is said. */
  readonly landscape?: boolean;
  /** What is seen of it beside its cells. */
  readonly beside: Beside;
  /** Where our marks are. */
  readonly marks: readonly { readonly kind: MarkKind; readonly area: Area }[];
  /** What stands in the sheet and the grid does not show; saving keeps it. */
  readonly unshown: readonly Unshown[];
}

/** What a cell holds. */
export interface BookCell {
  /** As `readWorkbook` has it, dates excepted, which are numbers here; blank where there is none. */
  readonly value?: Exclude<CellValue, null>;
  /** What `readWorkbook` makes of a date: "2024-03-01". */
  readonly date?: string;
  /** With its "=", function names in English: =SUM(A1:A3). */
  readonly formula?: string;
  /** Of a formula that fills several cells; the others hold values. */
  readonly spill?: { readonly rows: number; readonly columns: number };
  /** A number in `styles`; 0 where there is none. */
  readonly style?: number;
}

/** Columns side by side, both ends included. */
export interface BookColumns {
  readonly first: number;
  readonly last: number;
  /** In points. */
  readonly width?: number;
  readonly hidden?: true;
  /** The look of their cells that have none. */
  readonly style?: number;
}

export interface BookRow {
  /** In points. */
  readonly height?: number;
  readonly hidden?: true;
  /** The look of its cells that have none; goes before that of the column. */
  readonly style?: number;
}

export type Unshown =
  | "conditional-formats"
  | "validations"
  | "charts"
  | "pictures"
  | "comments"
  | "pivot-tables"
  | "tables"
  | "filters"
  | "sparklines"
  | "controls"
  | "data-tables";

/** The sheets of a book as they are checked. */
export function gridsOf({ sheets, styles }: Book): SheetGrid[] {
  const budget = budgetOf(defaultLimits);
  return sheets
    .filter(({ page }) => !page)
    .map((sheet) => {
      const cells = new SheetCells(budget);
      for (const [row, columns] of Object.entries(sheet.cells))
        for (const [column, { value, date, style = 0 }] of Object.entries(columns)) {
          const format = styles[style]?.format;
          if (value !== undefined)
            cells.put(Number(row), Number(column), date ?? value, format === "General" ? undefined : format);
        }
      const grid = cells.grid({
        ...sheet,
        hiddenRows: Object.entries(sheet.rows).flatMap(([row, { hidden }]) => (hidden ? [Number(row)] : [])),
        hiddenColumns: sheet.columns.filter(({ hidden }) => hidden),
      });
      return { ...grid, ...sheet.beside };
    });
}

/** A workbook of these sheets, with nothing else to say of it. */
export function bareBook(sheets: readonly BookSheet[], styles: readonly BookStyle[]): Book {
  return { sheets, styles, active: 0, locked: false, others: [], date1904: false, names: [] };
}

/** A sheet with nothing in it. */
export function bareSheet(name: string, hidden = false): BookSheet {
  return {
    name,
    hidden,
    protected: false,
    page: false,
    cells: {},
    merges: [],
    columns: [],
    rows: {},
    defaultWidth: pointsOf(USUAL_WIDTH),
    defaultHeight: USUAL_HEIGHT,
    frozen: { rows: 0, columns: 0 },
    gridlines: true,
    beside: {},
    marks: [],
    unshown: [],
  };
}

export const USUAL_WIDTH = 8.43 + 5 / 7;
export const USUAL_HEIGHT = 15;

/** Widths of files count digits of the usual font, here 7 pixels wide, padding included. */
export function pointsOf(width: number): number {
  return Math.round(width * 7) * 0.75;
}
