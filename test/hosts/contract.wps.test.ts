import { colourOf } from "../../src/hosts/wps/et.ts";
import { wpsWorkbook } from "../../src/hosts/wps/workbook.ts";
import { splitAddress } from "../host/areas.ts";
import { contract, type BookSpec, type CellSpec } from "./contract.ts";
import { etSheet, FakeEt, type EtBookState, type EtCellState } from "./wps/et.ts";

// Against a plain object model of ours: see wps/README.md.

function cellState({ value, formula, format, fill, colour, unlocked }: CellSpec): EtCellState {
  const look = {
    ...(fill === undefined ? {} : { fillColor: colourOf(fill) }),
    ...(colour === undefined ? {} : { fontColor: colourOf(colour) }),
  };
  return {
    ...(value === undefined ? {} : { value }),
    ...(formula === undefined ? {} : { formula }),
    ...(format === undefined ? {} : { format }),
    ...(unlocked ? { unlocked } : {}),
    ...(Object.keys(look).length === 0 ? {} : { look }),
  };
}

function stateOf({
  sheets,
  locked = false,
}: {
  readonly sheets: BookSpec["sheets"];
  readonly locked?: boolean;
}): EtBookState {
  return {
    locked,
    parts: [],
    sheets: sheets.map(({ name, cells, hidden, merges = [], ...spec }) =>
      etSheet(name, Object.fromEntries(Object.entries(cells).map(([at, cell]) => [at, cellState(cell)])), {
        visible: hidden ? 0 : -1,
        protected: spec.protected === true,
        merges: [...merges],
        hiddenRows: [...(spec.hiddenRows ?? [])],
        hiddenColumns: [...(spec.hiddenColumns ?? [])],
      }),
    ),
  };
}

contract((book) => {
  const et = new FakeEt(stateOf(book));
  et.calculate = (formula) => (formula === "=SUM(B2:B3)" ? 15.5 : 0);
  const { sheets } = et.state;
  return Promise.resolve({
    workbook: wpsWorkbook(et, et.book, et.ApiEvent),
    state: () => structuredClone(sheets),
    cell(at) {
      const { sheet, address } = splitAddress(at);
      const { value, formula, format = "General" } = sheets.find(({ name }) => name === sheet)!.cells[address] ?? {};
      return { ...(value === undefined ? {} : { value }), ...(formula === undefined ? {} : { formula }), format };
    },
    names: () => sheets.map(({ name }) => name),
    front: () => `${et.ActiveCell.Worksheet.Name}!${addressOf(et.ActiveCell)}`,
    type: (at, value) => et.type(at, typeof value === "boolean" ? String(value) : value),
    select: (at) => et.select(at),
    told: () => Promise.resolve(),
  });
});

function addressOf({ Row, Column }: { readonly Row: number; readonly Column: number }): string {
  return `${String.fromCharCode(64 + Column)}${Row}`;
}
