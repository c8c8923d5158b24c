import {
  Direction,
  type ICellData,
  type IRange,
  type IWorksheetData,
  RANGE_TYPE,
  type Worksheet,
} from "@univerjs/core";
import {
  AddWorksheetMergeCommand,
  InsertRowByRangeCommand,
  InsertSheetCommand,
  RemoveRowByRangeCommand,
  RemoveSheetCommand,
} from "@univerjs/sheets";
import type { AddedSheet } from "../../app/port.ts";
import type { NewSheet } from "../../files/xlsx/edit.ts";
import { freeName } from "../../core/sheet/names.ts";
import { bookOf } from "./added.ts";
import type { Origin } from "./changed.ts";
import { dataOf } from "./data.ts";
import type { Grid } from "./grid.ts";
import { foundIn, formulaOf, valueOf } from "./read.ts";
import type { OwnRow } from "./steps.ts";

let count = 0;

/** Adds a sheet at the end; to be called within a change. Gives its id. */
export function addSheet(grid: Grid, added: NewSheet, origins: Map<string, Origin>): string {
  const { workbook } = grid;
  const book = bookOf(added);
  const data = dataOf(book);
  const [made] = Object.values(data.sheets);
  const id = `added-${++count}`;
  // Its looks are known to the workbook by numbers of its own.
  const own = (style: unknown): string => `${id}-${String(style)}`;
  workbook.addStyles(Object.fromEntries(Object.entries(data.styles).map(([key, style]) => [own(key), style])));
  const cellData = Object.fromEntries(
    Object.entries(made?.cellData ?? {}).map(([row, cells]) => [
      row,
      Object.fromEntries(
        Object.entries(cells as Record<string, ICellData>).map(([column, cell]) => [
          column,
          cell.s === undefined ? cell : { ...cell, s: own(cell.s) },
        ]),
      ),
    ]),
  );
  origins.set(id, { book, index: 0, added });
  const sheet = { ...made, id, cellData, defaultStyle: own(data.defaultStyle) } as IWorksheetData;
  if (!grid.run(InsertSheetCommand.id, { unitId: workbook.getUnitId(), index: workbook.getSheets().length, sheet }))
    throw new Error("the grid did not take a sheet");
  return id;
}

/** Names that no sheet has, one for each. */
export function freeNames(grid: Grid, wanted: readonly string[]): string[] {
  const taken = grid.workbook.getSheetsName();
  return wanted.map((name) => {
    const free = freeName(name, taken);
    taken.push(free);
    return free;
  });
}

export function removeSheet(grid: Grid, id: string): boolean {
  return grid.run(RemoveSheetCommand.id, { unitId: grid.workbook.getUnitId(), subUnitId: id });
}

/** Whether nothing was typed into an added sheet since. */
export function isAsAdded(grid: Grid, sheet: Worksheet, { sheet: template }: AddedSheet): boolean {
  const [own] = bookOf({ name: "", template }).sheets;
  const now = new Map<string, unknown>();
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const holds = formulaOf(grid, sheet, row, column) ?? valueOf(cell);
    if (holds !== null) now.set(`${row} ${column}`, holds);
  });
  const was = Object.entries(own?.cells ?? {}).flatMap(([row, cells]) =>
    Object.entries(cells).flatMap(([column, { value, formula = value }]) =>
      formula === undefined ? [] : [[`${row} ${column}`, formula] as const],
    ),
  );
  return was.length === now.size && was.every(([place, holds]) => now.get(place) === holds);
}

export function insertRows(grid: Grid, sheet: Worksheet, rows: readonly number[], like: number | undefined): void {
  let model = like;
  for (const row of rows) {
    const columns = sheet.getColumnCount();
    const looks = model === undefined ? {} : looksOf(sheet, model, columns);
    const merges = model === undefined ? [] : rowMerges(sheet, model);
    const range = rowRange(row, columns);
    const params = { ...grid.of(sheet), range, direction: Direction.UP, cellValue: { [row]: looks } };
    if (!grid.run(InsertRowByRangeCommand.id, params)) throw new Error("the grid did not take a row");
    if (model !== undefined) {
      if (row <= model) model++;
      const manager = sheet.getRowManager();
      const { from, like: of = from } = (manager.getRow(model)?.custom ?? {}) as OwnRow;
      manager.getRowOrCreate(row).custom = of === undefined ? null : { like: of };
    }
    for (const { startColumn, endColumn } of merges) {
      const merge = { startRow: row, endRow: row, startColumn, endColumn };
      grid.run(AddWorksheetMergeCommand.id, { ...grid.of(sheet), selections: [merge], value: 0, defaultMerge: false });
    }
  }
}

function looksOf(sheet: Worksheet, row: number, columns: number): Record<number, ICellData> {
  const looks: Record<number, ICellData> = {};
  for (let column = 0; column < columns; column++) {
    const style = sheet.getCellRaw(row, column)?.s;
    if (style !== undefined) looks[column] = { s: style };
  }
  return looks;
}

function rowMerges(sheet: Worksheet, row: number): readonly IRange[] {
  return sheet.getMergeData().filter(({ startRow, endRow }) => startRow === row && endRow === row);
}

function rowRange(row: number, columns: number): IRange {
  return { startRow: row, endRow: row, startColumn: 0, endColumn: columns - 1, rangeType: RANGE_TYPE.ROW };
}

/** False, and nothing done, where something stands in one of the rows. */
export function removeRows(grid: Grid, sheet: Worksheet, rows: readonly number[]): boolean {
  const columns = sheet.getColumnCount();
  const stands = (row: number): boolean =>
    Array.from({ length: columns }, (_, column) => foundIn(grid, sheet, row, column)).some(
      ({ holds }) => holds !== null,
    );
  if (rows.some(stands)) return false;
  for (const row of [...rows].reverse())
    grid.run(RemoveRowByRangeCommand.id, { ...grid.of(sheet), range: rowRange(row, columns) });
  return true;
}
