import type { Worksheet } from "@univerjs/core";
import type { CellValue } from "../../core/sheet/grid.ts";
import type { Book, BookCell, BookSheet } from "../../files/xlsx/book.ts";
import type { CellEdit, Edits, Held, NewSheet, SheetEdits } from "../../files/xlsx/edit.ts";
import type { Grid } from "./grid.ts";
import { formatOf, formulaOf, spillOf, valueOf } from "./read.ts";
import { layoutOf } from "./layout.ts";
import { stepsOf, type OwnRow } from "./steps.ts";

/** What a sheet was when it came into the grid. */
export interface Origin {
  /** A book with this sheet, and which it is. */
  readonly book: Book;
  readonly index: number;
  /** How it is added, where the file does not have it. */
  readonly added?: NewSheet;
}

/**
 * What is other than it was when the file was opened. Found by comparing, so that whatever is undone is no edit. Formulas that the file has
 * without a value, and that Univer has calculated, are edits only beside others.
 */
export function editsOf(grid: Grid, book: Book, origins: ReadonlyMap<string, Origin>): Edits {
  const here = grid.workbook.getSheets();
  const found = here.map((sheet) => ({ sheet, origin: origins.get(sheet.getSheetId()) }));
  const added = found.flatMap(({ origin }) => (origin?.added === undefined ? [] : [origin.added]));
  const left = new Set(found.map(({ origin }) => (origin?.added === undefined ? origin?.index : undefined)));
  const removed = book.sheets.filter((_, i) => !left.has(i)).map(({ name }) => name);
  const diffs = found.flatMap(({ sheet, origin }) => (origin === undefined ? [] : [diffOf(grid, sheet, origin)]));
  const isSame = added.length + removed.length === 0 && diffs.every((diff) => isEmpty(diff.own));
  const sheets = diffs.flatMap(({ own, calculated }): SheetEdits[] => {
    const cells = [...(own.cells ?? []), ...(isSame ? [] : calculated)];
    const all = { ...own, ...(cells.length === 0 ? {} : { cells }) };
    return isEmpty(all) ? [] : [all];
  });
  return {
    ...(sheets.length === 0 ? {} : { sheets }),
    ...(added.length === 0 ? {} : { added }),
    ...(removed.length === 0 ? {} : { removed }),
  };
}

function isEmpty({ rows = [], cells = [], layout }: SheetEdits): boolean {
  return rows.length + cells.length === 0 && layout === undefined;
}

interface Diff {
  readonly own: SheetEdits;
  /** Cells whose formula had no value in the file, and has one now. */
  readonly calculated: readonly CellEdit[];
}

function diffOf(grid: Grid, sheet: Worksheet, { book, index }: Origin): Diff {
  const before = book.sheets[index];
  const froms = rowsOf(sheet);
  const cells: CellEdit[] = [];
  const calculated: CellEdit[] = [];
  if (before === undefined) return { own: { sheet: sheet.getName() }, calculated };
  const seen = new Set<string>();
  const covered = coveredIn(before);
  const compare = (row: number, column: number): void => {
    const from = froms[row]?.from;
    const was = from === undefined ? undefined : before.cells[from]?.[column];
    // Univer keeps what a formula spills apart.
    if (from !== undefined && covered.has(`${from} ${column}`) && !valueOf(sheet.getCellRaw(row, column))) return;
    const edit = compared(grid, sheet, row, column, was, book);
    if (edit === undefined) return;
    const isUncalculated = typeof was?.value === "object" && was.value.trouble === "uncalculated";
    const isSameFormula = isFormula(edit.holds) && edit.holds.formula === was?.formula;
    (isUncalculated && isSameFormula ? calculated : cells).push(edit);
  };
  sheet.getCellMatrix().forValue((row, column) => {
    seen.add(`${row} ${column}`);
    compare(row, column);
  });
  // Cells that Univer has thrown away.
  froms.forEach(({ from }, row) => {
    for (const column of Object.keys((from === undefined ? undefined : before.cells[from]) ?? {}))
      if (!seen.has(`${row} ${column}`)) compare(row, Number(column));
  });
  const rows = stepsOf(froms);
  const layout = layoutOf(sheet, before);
  const own = {
    sheet: sheet.getName(),
    ...(rows.length === 0 ? {} : { rows }),
    ...(layout === undefined ? {} : { layout }),
  };
  return { own: { ...own, ...(cells.length === 0 ? {} : { cells }) }, calculated };
}

/** The cells over which formulas spill, "row column"; not those with the formulas. */
export function coveredIn({ cells }: Pick<BookSheet, "cells">): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const [row, columns] of Object.entries(cells))
    for (const [column, { spill }] of Object.entries(columns))
      for (let r = 0; r < (spill?.rows ?? 0); r++)
        for (let c = 0; c < (spill?.columns ?? 0); c++)
          if (r + c > 0) covered.add(`${Number(row) + r} ${Number(column) + c}`);
  return covered;
}

/** Where each row of a sheet was. */
function rowsOf(sheet: Worksheet): OwnRow[] {
  const rows = sheet.getRowManager().getRowData();
  return Array.from({ length: sheet.getRowCount() }, (_, row) => (rows[row]?.custom ?? {}) as OwnRow);
}

function isFormula(held: Held | undefined): held is Extract<Held, { readonly formula: string }> {
  return typeof held === "object" && held !== null && "formula" in held;
}

const ERROR = /^#(?:[A-Z0/]+[!?]|N\/A|GETTING_DATA)$/;

function compared(
  grid: Grid,
  sheet: Worksheet,
  row: number,
  column: number,
  was: BookCell | undefined,
  book: Book,
): CellEdit | undefined {
  const cell = sheet.getCellRaw(row, column);
  const formula = formulaOf(grid, sheet, row, column);
  const raw = valueOf(cell);
  const before = was?.value === "" ? null : (was?.value ?? null);
  const wasError = typeof before === "object" && before?.trouble === "error" && before.text === raw;
  const isError = typeof raw === "string" && (formula === undefined ? wasError : ERROR.test(raw));
  // A formula that shows nothing has an empty text.
  const isUncalculated = raw === null && cell?.v !== "";
  const value: CellValue =
    formula !== undefined && (isUncalculated || (isError && isLost(formula, raw, was)))
      ? { trouble: "uncalculated", text: formula }
      : isError
        ? { trouble: "error", text: raw }
        : raw;
  const isSameValue = textOf(value) === textOf(before);
  const isSame = isSameValue && formula === was?.formula;
  const format = formatOf(grid, cell) ?? "General";
  const isSameFormat = format === (book.styles[was?.style ?? 0]?.format ?? "General");
  const hasFormat = cell?.s !== undefined && cell.s !== null;
  if (isSame && (isSameFormat || !hasFormat)) return undefined;
  const spill = formula === undefined ? undefined : spillOf(grid, sheet, row, column);
  const holds: Held = formula === undefined ? value : { formula, value, ...(spill === undefined ? {} : { spill }) };
  return { row, column, ...(isSame ? {} : { holds }), ...(isSameFormat || !hasFormat ? {} : { format }) };
}

/** Whether a formula had a value in the file, and has none now because Univer does not know all that Excel knows: that is left to Excel. */
function isLost(formula: string, error: string, was: BookCell | undefined): boolean {
  const isUnknown = error === "#NAME?" || (error === "#REF!" && !formula.includes("#REF!"));
  return isUnknown && was?.formula !== undefined && was.value !== undefined && typeof was.value !== "object";
}

function textOf(value: CellValue): string {
  return typeof value === "object" ? (value?.text ?? "") : `${typeof value} ${String(value)}`;
}
