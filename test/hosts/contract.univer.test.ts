import {
  CellValueType,
  ICommandService,
  CommandType,
  LocaleService,
  LogLevel,
  Univer,
  type IRange,
} from "@univerjs/core";
import { UniverDocsPlugin } from "@univerjs/docs";
import { SetFormulaCalculationResultMutation, UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { SetRangeValuesCommand, SetSelectionsOperation, UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { ScrollToCellCommand } from "@univerjs/sheets-ui";
import { bareBook, bareSheet, type Book, type BookCell, type BookSheet } from "../../src/files/xlsx/book.ts";
import type { BookStyle } from "../../src/files/xlsx/book-styles.ts";
import { Grid, LOCALES, packOf } from "../../src/hosts/univer/grid.ts";
import { guard } from "../../src/hosts/univer/guard.ts";
import { historyOverride } from "../../src/hosts/univer/history.ts";
import { Layer } from "../../src/hosts/univer/mark.ts";
import { formatOf, formulaOf, gridOf, selectionIn, valueOf } from "../../src/hosts/univer/read.ts";
import { openInGrid } from "../../src/hosts/univer/workbook.ts";
import { a1 } from "../../src/core/sheet/grid.ts";
import { areaOf, splitAddress } from "../host/areas.ts";
import { contract, type BookSpec, type PlainValue } from "./contract.ts";

// Univer as it is, without its picture: what draws, and what is asked of the window, is not there.

async function gridWithoutPicture(): Promise<Grid> {
  const locale = LOCALES["zh-CN"];
  const univer = new Univer({ locale, logLevel: LogLevel.SILENT, override: historyOverride });
  const locales = univer.__getInjector().get(LocaleService);
  locales.load({ [locale]: await packOf("zh-CN") });
  for (const plugin of [
    UniverDocsPlugin,
    UniverFormulaEnginePlugin,
    UniverSheetsPlugin,
    UniverSheetsNumfmtPlugin,
    UniverSheetsFormulaPlugin,
  ])
    univer.registerPlugin(plugin as typeof UniverSheetsPlugin);
  const grid = new Grid(univer);
  Object.assign(grid, { redraw: () => undefined });
  // Most of Univer is there only once it has a workbook.
  grid.load({ name: "", appVersion: "", locale, styles: {}, sheetOrder: [], sheets: {} });
  univer
    .__getInjector()
    .get(ICommandService)
    .registerCommand({ id: ScrollToCellCommand.id, type: CommandType.OPERATION, handler: () => true });
  return grid;
}

function bookOf({ sheets, locked }: BookSpec): Book {
  const styles: BookStyle[] = [{ format: "General", font: {} }];
  const styleOf = (style: BookStyle): number => styles.push(style) - 1;
  const own = sheets.map((spec): BookSheet => {
    const cells: Record<number, Record<number, BookCell>> = {};
    for (const [at, { value, formula, format = "General", fill, colour, unlocked }] of Object.entries(spec.cells)) {
      const { top, left } = areaOf(at)!;
      const isError = typeof value === "string" && value.startsWith("#");
      const isPlain = format === "General" && fill === undefined && colour === undefined && unlocked === undefined;
      (cells[top] ??= {})[left] = {
        ...(value === undefined ? {} : { value: isError ? { trouble: "error", text: value } : value }),
        ...(formula === undefined ? {} : { formula }),
        ...(isPlain
          ? {}
          : {
              style: styleOf({
                format,
                font: colour === undefined ? {} : { colour },
                ...(fill === undefined ? {} : { fill }),
                ...(unlocked ? { unlocked } : {}),
              }),
            }),
      };
    }
    return {
      ...bareSheet(spec.name, spec.hidden === true),
      protected: spec.protected === true,
      cells,
      merges: (spec.merges ?? []).map((merge) => areaOf(merge)!),
      rows: Object.fromEntries((spec.hiddenRows ?? []).map((row) => [row, { hidden: true as const }])),
      columns: (spec.hiddenColumns ?? []).map((column) => ({ first: column, last: column, hidden: true as const })),
    };
  });
  return { ...bareBook(own, styles), locked: locked === true };
}

test("what is hidden, and what is white on white, is read as that", async () => {
  const grid = await gridWithoutPicture();
  const book = bookOf({
    sheets: [{ name: "表", cells: { A1: { value: 1 }, A2: { value: 2 }, B1: { value: 3, fill: "000000" } } }],
  });
  const sheets = book.sheets.map((sheet) => ({
    ...sheet,
    cells: { ...sheet.cells, 2: { 0: { value: 4, style: book.styles.length } } },
    rows: { 1: { hidden: true as const } },
    columns: [{ first: 1, last: 1, hidden: true as const }],
  }));
  const struck = { format: "0.00", font: { strike: true as const } };
  openInGrid(grid, new Layer(grid), { ...book, sheets, styles: [...book.styles, struck] });
  await grid.settled();
  expect(gridOf(grid, grid.workbook.getActiveSheet())).toMatchObject({
    hiddenRows: new Set([1]),
    hiddenColumns: new Set([1]),
    formats: [
      [undefined, "[White]General"],
      [undefined, undefined],
      ["[struck]0.00", undefined],
    ],
  });
});

test("what a formula comes to late is not written into a cell where it was undone meanwhile", async () => {
  const grid = await gridWithoutPicture();
  grid.refuse(
    (command, options) => guard(command, options, grid),
    () => undefined,
  );
  const cells = { A1: { value: 1, formula: "=B1" }, A2: { value: 2 } };
  openInGrid(grid, new Layer(grid), bookOf({ sheets: [{ name: "表", cells }] }));
  await grid.settled();
  const sheet = grid.workbook.getActiveSheet();
  const { unitId, subUnitId } = grid.of(sheet);
  const late = (v: number) => ({ v, t: CellValueType.NUMBER });
  const results = { 0: { 0: late(5) }, 1: { 0: late(7) }, 2: { 0: late(9) } };
  grid.run(SetFormulaCalculationResultMutation.id, { unitData: { [unitId]: { [subUnitId]: results } } });
  expect([0, 1, 2].map((row) => valueOf(sheet.getCellRaw(row, 0)))).toEqual([5, 2, null]);
});

contract(async (spec) => {
  const grid = await gridWithoutPicture();
  const workbook = openInGrid(grid, new Layer(grid), bookOf(spec));
  await grid.settled();
  const sheetOf = (at: string) => grid.workbook.getSheetBySheetName(splitAddress(at).sheet!)!;
  const rangeOf = (at: string): IRange => {
    const { top, left, bottom, right } = areaOf(splitAddress(at).address)!;
    return { startRow: top, startColumn: left, endRow: bottom, endColumn: right };
  };
  const cellOf = (at: string): { value?: PlainValue; formula?: string; format: string } => {
    const [sheet, { startRow: row, startColumn: column }] = [sheetOf(at), rangeOf(at)];
    const raw = sheet.getCellRaw(row, column);
    const [value, formula] = [valueOf(raw), formulaOf(grid, sheet, row, column)];
    return {
      ...(value === null ? {} : { value }),
      ...(formula === undefined ? {} : { formula }),
      format: formatOf(grid, raw) ?? "General",
    };
  };
  const select = (at: string): void => {
    const range = rangeOf(at);
    const actual = { actualRow: range.startRow, actualColumn: range.startColumn };
    const primary = { ...range, ...actual, isMerged: false, isMergedMainCell: false };
    grid.run(SetSelectionsOperation.id, { ...grid.of(sheetOf(at)), selections: [{ range, primary, style: null }] });
  };
  // On the page something is always selected.
  select(`${grid.workbook.getActiveSheet().getName()}!A1`);
  return {
    workbook,
    state: () =>
      grid.workbook.getSheets().map((sheet) => {
        const cells: Record<string, unknown> = {};
        sheet.getCellMatrix().forValue((row, column, cell) => {
          const at = `${sheet.getName()}!${a1(row, column)}`;
          const found = cellOf(at);
          const { n: _, ...look } = grid.workbook.getStyles().get(cell?.s) ?? {};
          if (Object.keys(found).length > 1 || found.format !== "General" || Object.keys(look).length > 0)
            cells[at] = { ...found, look: { ...look } };
        });
        return {
          name: sheet.getName(),
          hidden: sheet.isSheetHidden(),
          cells,
          merges: sheet.getMergeData().map((one) => ({ ...one })),
        };
      }),
    cell: cellOf,
    names: () => grid.workbook.getSheets().map((sheet) => sheet.getName()),
    front() {
      const { sheet, row, column } = selectionIn(grid).cell;
      return `${sheet}!${a1(row, column)}`;
    },
    type(at, value) {
      const range = rangeOf(at);
      grid.run(SetRangeValuesCommand.id, { ...grid.of(sheetOf(at)), range, value: { v: value } });
    },
    select,
    told: () => grid.settled(),
  };
});
