import { excelWorkbook } from "../../src/hosts/excel/workbook.ts";
import type { CellState } from "../host/workbook.ts";
import { openInExcel, workbookOf, type WorkbookState } from "../host/index.ts";
import { splitAddress } from "../host/areas.ts";
import { contract, type BookSpec, type CellSpec } from "./contract.ts";

// The real office.js against an Excel of ours: see test/host/README.md.

function cellState({ value = "", formula, format, fill, colour }: CellSpec): CellState {
  const style = {
    ...(fill === undefined ? {} : { fill: `#${fill}` }),
    ...(colour === undefined ? {} : { color: `#${colour}` }),
  };
  return {
    value,
    ...(formula === undefined ? {} : { formula }),
    ...(format === undefined ? {} : { numberFormat: format }),
    ...(Object.keys(style).length === 0 ? {} : { style }),
  };
}

function stateOf({ sheets, locked }: BookSpec): WorkbookState {
  const state = workbookOf(
    sheets.map(({ name, hidden }) => ({ name, top: 0, left: 0, rows: [], ...(hidden ? { hidden } : {}) })),
    locked ? { protected: true } : {},
  );
  sheets.forEach(({ cells, merges, ...spec }, i) => {
    const sheet = state.sheets[i]!;
    for (const [at, cell] of Object.entries(cells)) sheet.cells[at] = cellState(cell);
    if (merges !== undefined) sheet.merges = [...merges];
    if (spec.protected) sheet.protected = true;
    sheet.hiddenRows = [...(spec.hiddenRows ?? [])];
    sheet.hiddenColumns = [...(spec.hiddenColumns ?? [])];
  });
  return state;
}

contract(async (book) => {
  const { host } = await openInExcel(stateOf(book));
  host.calculates((formula) => (formula === "=SUM(B2:B3)" ? 15.5 : 0));
  const sheetOf = (at: string): WorkbookState["sheets"][number] =>
    host.wholeState().sheets.find(({ name }) => name === splitAddress(at).sheet)!;
  return {
    workbook: excelWorkbook(),
    state: () => host.wholeState().sheets,
    cell(at) {
      const { value, formula, numberFormat } = sheetOf(at).cells[splitAddress(at).address] ?? { value: "" };
      return {
        ...(value === "" ? {} : { value }),
        ...(formula === undefined ? {} : { formula }),
        format: numberFormat ?? "General",
      };
    },
    names: () => host.wholeState().sheets.map(({ name }) => name),
    front: () => `${host.book.active.state.name}!${host.book.state.selection}`,
    type: (at, value) => host.type(at, value),
    select: (at) => host.select(at),
    async told() {
      // Events come after the answers: a round trip later all of them are there.
      await excelWorkbook().notes();
      await new Promise(setImmediate);
    },
  };
});
