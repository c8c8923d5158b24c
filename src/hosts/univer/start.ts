import { LogLevel, Univer } from "@univerjs/core";
import { UniverDocsPlugin } from "@univerjs/docs";
import { UniverDocsUIPlugin } from "@univerjs/docs-ui";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverRenderEnginePlugin } from "@univerjs/engine-render";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsFormulaUIPlugin } from "@univerjs/sheets-formula-ui";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsUIPlugin } from "@univerjs/sheets-ui";
import { UniverUIPlugin } from "@univerjs/ui";
import type { Language } from "../../core/report/say/language.ts";
import { drawWhereSomethingHappens } from "./frames.ts";
import { Grid, LOCALES, packOf } from "./grid.ts";
import { guard, type GuardedBecause } from "./guard.ts";
import { historyOverride } from "./history.ts";
import { hideRefused } from "./menus.ts";
import { nameMergedCells } from "./name-box.ts";
import { pasteAsInExcel } from "./paste.ts";
import { suggestOnlyWhatIsTyped } from "./suggestions.ts";
import { typeAsInExcel } from "./typing.ts";
import { showNothing } from "./unseen.ts";

/** Starts Univer within an element, and takes from it what a published table has no use for. `refused` is told of what may not be done in the grid: see guard. */
export async function startGrid(
  container: HTMLElement,
  language: Language,
  refused: (why: GuardedBecause) => void,
): Promise<Grid> {
  const locale = LOCALES[language];
  const univer = new Univer({
    locale,
    locales: { [locale]: await packOf(language) },
    logLevel: LogLevel.ERROR,
    override: historyOverride,
  });
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverUIPlugin, { container, header: true, toolbar: false, disableAutoFocus: true });
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsUIPlugin, {
    disableAutoFocus: true,
    footer: {
      sheetBar: true,
      statisticBar: true,
      menus: false,
      zoomSlider: true,
      addSheetButtonConfig: { show: false },
    },
    disableForceStringAlert: true,
    disableForceStringMark: true,
  });
  univer.registerPlugin(UniverSheetsNumfmtPlugin, { disableTextFormatAlert: true, disableTextFormatMark: true });
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  const grid = new Grid(univer);
  grid.refuse((command, options) => guard(command, options, grid), refused);
  // Most of Univer is there only once it has a workbook.
  grid.load({ name: "", appVersion: "", locale, styles: {}, sheetOrder: [], sheets: {} });
  hideRefused(grid, container);
  showNothing(grid);
  nameMergedCells(grid);
  typeAsInExcel(grid);
  suggestOnlyWhatIsTyped(grid);
  pasteAsInExcel(grid);
  drawWhereSomethingHappens(grid, container);
  return grid;
}
