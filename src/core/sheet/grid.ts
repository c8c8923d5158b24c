/**
 * A cell without a usable value: an Excel error such as #REF!, a formula that was never calculated, or a cell below a number that a merge
 * stretches over several rows, so that nobody can tell whose number it is.
 */
export interface CellTrouble {
  readonly trouble: "error" | "uncalculated" | "covered";
  /** What the cell shows, or the formula: "#REF!", "=SUM(A1:A3)", "与C15合并". */
  readonly text: string;
}

/** What a cell holds, as the host hands it over; `null` is blank. */
export type CellValue = string | number | boolean | null | CellTrouble;

/** Blank to the eye: nothing, or white space alone. */
export function isBlank(cell: CellValue | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && cell.trim() === "");
}

/** A sheet as read: its used range and where that range begins. */
export interface SheetGrid {
  readonly name: string;
  readonly hidden?: boolean;
  /** Zero-based sheet row of `rows[0]`. */
  readonly top: number;
  /** Zero-based sheet column of `rows[i][0]`. */
  readonly left: number;
  /** Rows may be shorter than the widest one; what is missing is blank. */
  readonly rows: readonly (readonly CellValue[])[];
  /** Number format codes, indexed like `rows`, where the host knows them; `undefined` is General. */
  readonly formats?: readonly (readonly (string | undefined)[] | undefined)[];
  /** What stands in cells that a merge covers, which nobody sees: blank in `rows`. In the order of their rows; rows and columns are those of the sheet, from zero. */
  readonly covered?: readonly CoveredCell[];
  /** Rows and columns of the sheet, from zero, that are hidden: a print leaves them out. */
  readonly hiddenRows?: ReadonlySet<number>;
  readonly hiddenColumns?: ReadonlySet<number>;
  /** Formulas whose stored result is not what they come to. In the order of their rows, which count from zero in the sheet, as columns do. */
  readonly stale?: readonly { readonly row: number; readonly column: number; readonly due: number }[];
  /** What lies over its cells, and what is printed around them. */
  readonly drawings?: readonly Drawing[];
  /** What of the sheet is printed, where that is said: a print leaves out the rest. */
  readonly printed?: readonly Area[];
  /** Where it is to be printed. */
  readonly look?: SheetLook;
  /** Later sheets whose rows were put below its own, as pages of one table: `from` is the first of `rows` that is theirs. */
  readonly pages?: readonly { readonly from: number; readonly grid: SheetGrid }[];
}

/** The address of a cell of `rows`. */
export function addressIn({ name, top, left, pages }: SheetGrid, row: number, column: number): CellAddress {
  const page = pages?.filter(({ from }) => row >= from).at(-1);
  return page === undefined
    ? { sheet: name, row: top + row, column: left + column }
    : { sheet: page.grid.name, row: page.grid.top + row - page.from, column: left + column };
}

/** How a sheet looks, as far as its paper needs: rows and columns count from zero. */
export interface SheetLook {
  readonly merges: readonly Area[];
  /** Of a column, in points. */
  readonly width: (column: number) => number;
  readonly landscape?: boolean;
}

/** A picture, shape or chart over cells; without an area a header or footer. */
export interface Drawing {
  readonly area?: Area;
  /** What is written in it. */
  readonly text: string;
}

export interface CoveredCell {
  readonly row: number;
  readonly column: number;
  readonly value: Exclude<CellValue, null>;
}

/** A cell in a workbook; row and column count from zero. */
export interface CellAddress {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells; rows and columns count from zero, both ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The letters of a zero-based column: 0 → A, 26 → AA. */
export function columnName(column: number): string {
  let name = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  }
  return name;
}

/** The address within its sheet: row 0, column 2 → C1. */
export function a1(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** C1, C1:D4 */
export function rangeOf({ top, left, bottom, right }: Area): string {
  const [first, last] = [a1(top, left), a1(bottom, right)];
  return first === last ? first : `${first}:${last}`;
}

/** =SUM(C5,C9:C12) */
export function sumFormula(areas: readonly Area[]): string {
  return `=SUM(${areas.map(rangeOf).join(",")})`;
}

/** The address with its sheet, as reports print it: 公开03表!C5. */
export function qualified(at: CellAddress): string {
  return `${at.sheet}!${a1(at.row, at.column)}`;
}
