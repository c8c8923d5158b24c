import {
  CommandType,
  RedoCommand,
  UndoCommand,
  type ICellData,
  type ICommandInfo,
  type IExecutionOptions,
  type IRange,
  type Worksheet,
} from "@univerjs/core";
import {
  InsertRowByRangeCommand,
  MoveRangeMutation,
  SetRangeValuesMutation,
  type IMoveRangeMutationParams,
} from "@univerjs/sheets";
import type { Grid, SheetParams } from "./grid.ts";
import { selectionIn, spillHead } from "./read.ts";
import { isCovered, isLocked } from "./write.ts";
import { ownData } from "./own-data.ts";

/** How wide columns and how high rows are, and what stays in view. */
const LAYOUT =
  /^sheet\.command\.(?:delta-(?:column-width|row-height)|set-worksheet-col-width|set-row-height|set-row-is-auto-height|set-(?:selection|row|col|first-row|first-column)-frozen|(?:set|cancel)-frozen)$/;

/** What these do to the workbook, and what undoes it. */
export const LAID_OUT = /^sheet\.mutation\.(?:set-worksheet-(?:col-width|row-height|row-is-auto-height)|set-frozen)$/;

/** Why something may not be done in the grid: its cells are locked, or it could not be saved into the file that was opened. */
export type GuardedBecause = "format" | "protected" | "structure" | "merged" | "array";

/** What can be done to cells; all of it can be saved. */
const CELLS = [
  "set-range-values",
  "clear-selection-content",
  "auto-clear-content",
  "auto-fill",
  "refill",
  "repeat-last-action",
  "copy-down",
  "copy-right",
  "paste-by-short-key",
  "paste-value",
  "paste-formula",
  "optional-paste",
  "text-to-number",
  "numfmt.set.numfmt",
  "numfmt.set.percent",
  "numfmt.set.currency",
  "numfmt.add.decimal.command",
  "numfmt.subtract.decimal.command",
];

/** What can be done to rows; all of it can be saved, but a protected sheet keeps its rows, and its layout. */
const ROWS = [
  "insert-row",
  "insert-row-by-range",
  "insert-row-before",
  "insert-row-after",
  "insert-multi-rows-above",
  "insert-multi-rows-after",
  "remove-row",
  "remove-row-by-range",
  "remove-row-confirm",
];

/** What changes nothing of the workbook but how it is seen. */
const VIEW = [
  "change-zoom-ratio",
  "set-zoom-ratio",
  "copy-formula-only",
  "expand-selection",
  "move-selection",
  "move-selection-enter-tab",
  "scroll-to-cell",
  "scroll-view",
  "scroll-view-reset",
  "select-all",
  "select-range",
  "set-scroll-relative",
  "set-worksheet-activate",
  "delta-column-width",
  "delta-row-height",
  "set-worksheet-col-width",
  "set-row-height",
  "set-row-is-auto-height",
  "set-col-auto-width",
  "set-col-is-auto-width",
  "set-worksheet-row-count",
  "set-worksheet-column-count",
  "set-selection-frozen",
  "set-row-frozen",
  "set-col-frozen",
  "set-first-row-frozen",
  "set-first-column-frozen",
  "set-frozen",
  "cancel-frozen",
];

const LOOKS =
  /style|bold|italic|underline|stroke|font|color|border|align|wrap|rotation|format|paste-|overline|script|clear-selection-all/;

const PREFIX = "sheet.command.";

/** What is written into rows that are inserted: the looks of the row above, which they have in the file too. */
const LOOKS_OF_ROWS = new WeakSet<object>();

/** What the user may not do, and why. What comes along with a paste and could not be saved is taken out of it. */
export function guard(
  { id, type, params }: Readonly<ICommandInfo>,
  options: IExecutionOptions | undefined,
  grid: Grid,
): GuardedBecause | undefined {
  if (id === SetRangeValuesMutation.id) return cells(params as Writing, options, grid);
  if (id === MoveRangeMutation.id) return moved(params as IMoveRangeMutationParams, grid);
  if (id === "sheet.operation.set-cell-edit-visible") {
    const { cell } = selectionIn(grid);
    const isHere = (params as { visible: boolean }).visible;
    return isHere && isLocked(grid.workbook.getActiveSheet(), cell.row, cell.column) ? "protected" : undefined;
  }
  if (id === "sheet.mutation.add-worksheet-merge" || id === "sheet.mutation.remove-worksheet-merge") {
    const merges = params as { ranges: unknown[]; trigger?: string };
    if (merges.trigger !== undefined && /paste|fill/.test(merges.trigger)) merges.ranges = [];
    return undefined;
  }
  if (type !== CommandType.COMMAND) return undefined;
  const { cellValue } = (params ?? {}) as Partial<Writing>;
  if (id === InsertRowByRangeCommand.id && cellValue !== undefined) LOOKS_OF_ROWS.add(cellValue);
  const refused = refusedCommand(id);
  if (refused !== undefined) return refused;
  const areRows = id.startsWith(PREFIX) && ROWS.includes(id.slice(PREFIX.length));
  return (areRows || LAYOUT.test(id)) && ownData(grid.workbook.getActiveSheet()).locks !== undefined
    ? "protected"
    : undefined;
}

/** Why a command is refused in any workbook. */
export function refusedCommand(id: string): GuardedBecause | undefined {
  const name = id.slice(PREFIX.length);
  if (!id.startsWith(PREFIX) || [VIEW, CELLS, ROWS].some((known) => known.includes(name))) return undefined;
  return LOOKS.test(name) ? "format" : "structure";
}

type Written = Record<number, Record<number, ICellData | null>>;

type Writing = SheetParams & {
  readonly cellValue?: Written;
  readonly trigger?: string;
};

function cells(
  { subUnitId, cellValue = {}, trigger }: Writing,
  options: IExecutionOptions | undefined,
  grid: Grid,
): GuardedBecause | undefined {
  const isCalculated = options?.["fromFormula"] === true;
  if (options?.["applyFormulaCalculationResult"] === true) {
    dropLate(cellValue, subUnitId, grid);
    return undefined;
  }
  if (trigger === UndoCommand.id || trigger === RedoCommand.id || LOOKS_OF_ROWS.has(cellValue)) return undefined;
  const sheet = grid.workbook.getSheetBySheetId(subUnitId);
  for (const [r, row] of Object.entries(cellValue))
    for (const [c, cell] of Object.entries(row)) {
      if (!isCalculated && sheet && isLocked(sheet, Number(r), Number(c))) return "protected";
      if (cell === null) continue;
      if (!isCalculated && sheet && isContent(cell)) {
        const main = mainOf(sheet, Number(r), Number(c));
        // One value for all of a merged cell is that of the cell; others would be hidden.
        if (main && !isAlike(cellValue[main.startRow]?.[main.startColumn], cell)) return "merged";
        if (main) row[Number(c)] = {};
        else if (isPartOfArray(grid, sheet, Number(r), Number(c), cellValue)) return "array";
      }
      // As many digits as Excel keeps of what is entered: 12.3 % is 0.123, where Univer makes it 0.12300000000000001.
      if (!isCalculated && typeof cell.v === "number") cell.v = Number(cell.v.toPrecision(15));
      if (!("s" in cell)) continue;
      const pattern = typeof cell.s === "object" ? cell.s?.n?.pattern : undefined;
      // Formulas do not take the formats of what they refer to: the cell stays as the file has it.
      if (isCalculated || pattern === undefined) delete cell.s;
      else cell.s = { n: { pattern } };
    }
  return undefined;
}

/**
 * A calculation may end after its formulas were undone or written over: what they came to is not for what stands there now. Where it is, the
 * cell keeps its look.
 */
function dropLate(results: Written, sheetId: string, grid: Grid): void {
  const sheet = grid.workbook.getSheetBySheetId(sheetId);
  for (const [row, cells] of Object.entries(results))
    for (const [column, result] of Object.entries(cells)) {
      const { f, si } = sheet?.getCellRaw(Number(row), Number(column)) ?? {};
      if (f ?? si) delete result?.s;
      else Reflect.deleteProperty(cells, column);
    }
}

function isContent({ v, f, si, p }: ICellData): boolean {
  return (v ?? "") !== "" || Boolean(f ?? si ?? p);
}

function isAlike(one: ICellData | null | undefined, other: ICellData): boolean {
  return one?.v === other.v && Boolean(one?.f ?? one?.si) === Boolean(other.f ?? other.si);
}

/** The merged cell that hides this one. */
function mainOf(sheet: Worksheet, row: number, column: number): IRange | undefined {
  const merge = sheet.getMergedCell(row, column);
  return merge && (merge.startRow !== row || merge.startColumn !== column) ? merge : undefined;
}

/** Whether a formula spills over a cell, and is not itself written anew. */
function isPartOfArray(grid: Grid, sheet: Worksheet, row: number, column: number, written: Written): boolean {
  const head = isCovered(grid, sheet, row, column) ? spillHead(grid, sheet, row, column) : undefined;
  return head !== undefined && written[head.row]?.[head.column] === undefined;
}

/** What is cut moves without its look. */
function moved({ from, to }: IMoveRangeMutationParams, grid: Grid): GuardedBecause | undefined {
  for (const { subUnitId, value } of [from, to]) {
    const sheet = grid.workbook.getSheetBySheetId(subUnitId);
    if (!sheet) continue;
    const rows = value as Written;
    for (const [row, cells] of Object.entries(rows))
      for (const [column, cell] of Object.entries(cells)) {
        if (isLocked(sheet, Number(row), Number(column))) return "protected";
        if (cell && isContent(cell) && mainOf(sheet, Number(row), Number(column))) return "merged";
        const look = sheet.getCellRaw(Number(row), Number(column))?.s;
        cells[Number(column)] = look === undefined ? cell && { ...cell, s: null } : { ...cell, s: look };
      }
  }
  return undefined;
}
