import {
  BooleanNumber,
  CellValueType,
  type ICellData,
  type IColorStyle,
  type IRange,
  type IStyleData,
  type Nullable,
  type Worksheet,
} from "@univerjs/core";
import { SheetsSelectionsService } from "@univerjs/sheets";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { type Region, type Selection } from "../../app/port.ts";
import { type FormulaCell, typedText } from "../../core/sheet/change.ts";
import type { CellValue, SheetGrid } from "../../core/sheet/grid.ts";
import { formatAsSeen, type Ink } from "../../core/sheet/ink.ts";
import { cellsOf, type TypedCell } from "../shared/cells.ts";
import type { Grid } from "./grid.ts";
import { ownData } from "./own-data.ts";

type Part = NonNullable<Region["part"]>;

/** What a sheet holds, or a part of it. */
export function gridOf(grid: Grid, sheet: Worksheet, part?: Part): SheetGrid {
  const own = { name: sheet.getName(), ...(sheet.isSheetHidden() ? { hidden: true } : {}) };
  const spilled = grid.spilled(sheet);
  const eachCell = (take: (row: number, column: number, cell: ICellData, value: Value) => void): void => {
    const look = (row: number, column: number, cell: Nullable<ICellData>): void => {
      const value = cell && isWithin(part, row, column) ? valueOf(cell) : null;
      if (cell && value !== null) take(row, column, cell, value);
    };
    sheet.getCellMatrix().forValue(look);
    // What a formula spills is in no cell of the sheet's own, but for that of the formula.
    for (const [row, cells] of Object.entries(spilled))
      for (const [column, cell] of Object.entries(cells))
        if (valueOf(sheet.getCellRaw(Number(row), Number(column))) === null) look(Number(row), Number(column), cell);
  };
  let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
  eachCell((row, column) => {
    if (row < top) top = row;
    if (row > bottom) bottom = row;
    if (column < left) left = column;
    if (column > right) right = column;
  });
  if (bottom < 0) return { ...own, top: 0, left: 0, rows: [] };
  const width = right - left + 1;
  const values = Array.from({ length: bottom - top + 1 }, () => new Array<unknown>(width).fill(""));
  const formats = values.map(() => new Array<string | undefined>(width).fill(undefined));
  const styles = new Map<unknown, string | undefined>();
  eachCell((row, column, cell, value) => {
    const [cells, codes] = [values[row - top], formats[row - top]];
    if (cells === undefined || codes === undefined) return;
    cells[column - left] = value;
    if (!styles.has(cell.s)) styles.set(cell.s, formatAsSeen(formatOf(grid, cell), inkOf(grid, cell)));
    codes[column - left] = styles.get(cell.s);
  });
  // What a filter leaves out is hidden too.
  const hiddenRows = among(top, bottom, (row) => !sheet.getRowVisible(row) || sheet.getRowHeight(row) < LEAST_HEIGHT);
  const hiddenColumns = among(left, right, (column) => !sheet.getColVisible(column));
  return {
    ...own,
    top,
    left,
    ...cellsOf(values, formats),
    ...(hiddenRows.size > 0 ? { hiddenRows } : {}),
    ...(hiddenColumns.size > 0 ? { hiddenColumns } : {}),
    ...ownData(sheet).beside,
  };
}

/** In pixels: what is lower is a line to the eye. */
const LEAST_HEIGHT = 5;

function among(first: number, last: number, isWanted: (at: number) => boolean): Set<number> {
  const found = new Set<number>();
  for (let at = first; at <= last; at++) if (isWanted(at)) found.add(at);
  return found;
}

function inkOf(grid: Grid, cell: ICellData): Ink {
  const { cl, bg, fs, st } = styleOf(grid, cell) ?? {};
  return { size: fs, colour: hexOf(cl), fill: hexOf(bg), strike: st?.s === BooleanNumber.TRUE };
}

/** #RRGGBB → RRGGBB; other ways of saying a colour are none of a file's. */
function hexOf(colour: Nullable<IColorStyle>): string | undefined {
  return /^#([0-9a-f]{6})$/i.exec(colour?.rgb ?? "")?.[1];
}

function styleOf(grid: Grid, cell: Nullable<ICellData>): Nullable<IStyleData> {
  const style = cell?.s;
  return typeof style === "string" ? grid.workbook.getStyles().get(style) : style;
}

type Value = string | number | boolean;

function isWithin(part: Part | undefined, row: number, column: number): boolean {
  if (part === undefined) return true;
  const { top, left, rows, columns } = part;
  return row >= top && row < top + rows && column >= left && column < left + columns;
}

/** As Excel would hand it over. */
export function valueOf(cell: Nullable<ICellData>): Value | null {
  const value = cell?.v ?? cell?.p?.body?.dataStream.replace(/\r\n$/, "").replace(/\r/g, "\n") ?? null;
  if (value === null || value === "") return null;
  if (cell?.t === CellValueType.BOOLEAN) return value === 1 || value === true || value === "1";
  return cell?.t === CellValueType.NUMBER ? Number(value) : typeof value === "boolean" ? value : String(value);
}

/** The number format of a cell; none where it is General. */
export function formatOf(grid: Grid, cell: Nullable<ICellData>): string | undefined {
  const pattern = styleOf(grid, cell)?.n?.pattern;
  return pattern === undefined || pattern === "" || pattern === "General" ? undefined : pattern;
}

/** The formula of a cell with its "=". */
export function formulaOf(grid: Grid, sheet: Worksheet, row: number, column: number): string | undefined {
  const cell = sheet.getCellRaw(row, column);
  if (!cell?.f && !cell?.si) return undefined;
  const model = grid.univer.__getInjector().get(FormulaDataModel);
  return (
    model.getFormulaStringByCell(row, column, sheet.getSheetId(), grid.workbook.getUnitId()) ?? cell.f ?? undefined
  );
}

export function foundIn(grid: Grid, sheet: Worksheet, row: number, column: number): TypedCell {
  const cell = sheet.getCellRaw(row, column);
  const value = valueOf(cell);
  const formula = formulaOf(grid, sheet, row, column);
  return {
    holds: formula ?? (typeof value === "string" ? typedText(value) : value),
    format: formatOf(grid, cell) ?? "General",
  };
}

export function selectionIn(grid: Grid): Selection {
  const sheet = grid.workbook.getActiveSheet();
  const name = sheet.getName();
  const service = grid.univer.__getInjector().get(SheetsSelectionsService);
  const selections = service.getCurrentSelections();
  const primary = service.getCurrentLastSelection()?.primary;
  const [row, column] = [primary?.actualRow ?? 0, primary?.actualColumn ?? 0];
  const ranges = selections.map(({ range }) => range);
  const part = (first: number, last: number, most: number): readonly [number, number] =>
    Number.isNaN(first) ? [0, most] : [first, last - first + 1];
  return {
    cell: { sheet: name, row, column },
    ...foundIn(grid, sheet, row, column),
    areas: ranges.map(({ startRow, endRow, startColumn, endColumn }) => {
      const [top, rows] = part(startRow, endRow, sheet.getRowCount());
      const [left, columns] = part(startColumn, endColumn, sheet.getColumnCount());
      return { sheet: name, part: { top, left, rows, columns } };
    }),
  };
}

/** The formulas that are wanted, each with what it shows. */
export function formulasIn(
  grid: Grid,
  wanted: (formula: string) => boolean,
  areas: readonly Region[] | undefined,
): FormulaCell[] {
  const whole = areas ?? grid.workbook.getSheets().map((sheet) => ({ sheet: sheet.getName() }));
  return whole.flatMap(({ sheet: name, part }: Region): FormulaCell[] => {
    const sheet = grid.workbook.getSheetBySheetName(name);
    if (!sheet) return [];
    const found: FormulaCell[] = [];
    sheet.getCellMatrix().forValue((row, column, cell) => {
      if (!cell || (!cell.f && !cell.si) || !isWithin(part, row, column)) return;
      const formula = formulaOf(grid, sheet, row, column);
      if (formula === undefined || !wanted(formula)) return;
      const spill = spillOf(grid, sheet, row, column);
      found.push({
        at: { sheet: name, row, column },
        formula,
        value: valueOf(cell),
        ...(spill === undefined ? {} : { spill }),
      });
    });
    return found;
  });
}

/** What a formula shows that spills over several cells. */
export function spillOf(grid: Grid, sheet: Worksheet, row: number, column: number): CellValue[][] | undefined {
  const ranges = grid.univer.__getInjector().get(FormulaDataModel).getArrayFormulaRange();
  const range = ranges[grid.workbook.getUnitId()]?.[sheet.getSheetId()]?.[row]?.[column];
  if (!range || (range.startRow === range.endRow && range.startColumn === range.endColumn)) return undefined;
  const values = grid.spilled(sheet);
  return Array.from({ length: range.endRow - range.startRow + 1 }, (_, r) =>
    Array.from({ length: range.endColumn - range.startColumn + 1 }, (_, c) =>
      valueOf(values[range.startRow + r]?.[range.startColumn + c]),
    ),
  );
}

/** The cell whose formula spills over another one. */
export function spillHead(
  grid: Grid,
  sheet: Worksheet,
  row: number,
  column: number,
): { readonly row: number; readonly column: number } | undefined {
  const ranges = grid.univer.__getInjector().get(FormulaDataModel).getArrayFormulaRange();
  const heads = Object.entries(ranges[grid.workbook.getUnitId()]?.[sheet.getSheetId()] ?? {});
  for (const [headRow, columns] of heads)
    for (const [headColumn, { startRow, endRow, startColumn, endColumn }] of Object.entries(
      columns as Record<string, IRange>,
    ))
      if (startRow <= row && row <= endRow && startColumn <= column && column <= endColumn)
        return { row: Number(headRow), column: Number(headColumn) };
  return undefined;
}
