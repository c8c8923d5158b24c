import {
  BooleanNumber,
  BorderStyleTypes,
  CellValueType,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IBorderData,
  type IStyleData,
  type Nullable,
  type Worksheet,
} from "@univerjs/core";
import type { Grid } from "./grid.ts";
import { ownData } from "./own-data.ts";

/** A sheet as it is printed: what is hidden is left out. Sizes are in pixels. */
export interface Paper {
  readonly name: string;
  readonly landscape: boolean;
  readonly widths: readonly number[];
  readonly rows: readonly PaperRow[];
  /** So many of the rows are printed on every page. */
  readonly head: number;
}

export interface PaperRow {
  readonly height: number;
  /** Without those that are merged with another. */
  readonly cells: readonly PaperCell[];
}

export interface PaperCell {
  readonly text: string;
  /** How many rows and columns it takes. */
  readonly rows: number;
  readonly columns: number;
  /** By the names of CSS. */
  readonly look: Readonly<Record<string, string>>;
}

/** Wider than an upright page without its margins, in pixels. */
const UPRIGHT = 700;

/** The sheet in front as it is printed, without marks; nothing where nothing stands in it. */
export function paperOf(grid: Grid): Paper | undefined {
  const sheet = grid.workbook.getActiveSheet();
  const { bottom, right } = extentOf(sheet);
  const rows = range(bottom + 1).filter((row) => sheet.getRowVisible(row));
  const columns = range(right + 1).filter((column) => sheet.getColVisible(column));
  if (rows.length === 0 || columns.length === 0) return undefined;
  const widths = columns.map((column) => sheet.getColumnWidth(column));
  const among = (places: readonly number[], first: number, last: number): number =>
    places.filter((place) => first <= place && place <= last).length;
  const frozen = sheet.getFreeze().startRow;
  const width = widths.reduce((sum, one) => sum + one, 0);
  const isWide = width > UPRIGHT && width > rows.reduce((sum, row) => sum + sheet.getRowHeight(row), 0);
  return {
    name: sheet.getName(),
    landscape: ownData(sheet).landscape ?? isWide,
    widths,
    head: frozen < bottom ? rows.filter((row) => row < frozen).length : 0,
    rows: rows.map((row) => ({
      height: sheet.getRowHeight(row),
      cells: columns.flatMap((column): PaperCell[] => {
        const merge = sheet.getMergedCell(row, column);
        if (!merge) return [{ ...shown(sheet, row, column), rows: 1, columns: 1 }];
        const { startRow, startColumn, endRow, endColumn } = merge;
        // The first of its cells that is seen stands for all of them.
        const isFirst =
          rows.find((one) => one >= startRow) === row && columns.find((one) => one >= startColumn) === column;
        const size = { rows: among(rows, startRow, endRow), columns: among(columns, startColumn, endColumn) };
        return isFirst ? [{ ...shown(sheet, startRow, startColumn, { endRow, endColumn }), ...size }] : [];
      }),
    })),
  };
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** The last row and column in which something stands or is drawn; -1 where there is none. */
function extentOf(sheet: Worksheet): { readonly bottom: number; readonly right: number } {
  let [bottom, right] = [-1, -1];
  sheet.getCellMatrix().forValue((row, column, cell) => {
    const isSeen = (cell?.v ?? "") !== "" || Boolean(cell?.f) || sheet.getCellStyle(row, column)?.bd !== undefined;
    if (isSeen) [bottom, right] = [Math.max(bottom, row), Math.max(right, column)];
  });
  for (const { endRow, endColumn, startRow } of sheet.getMergeData())
    if (startRow <= bottom) [bottom, right] = [Math.max(bottom, endRow), Math.max(right, endColumn)];
  return { bottom, right };
}

function shown(
  sheet: Worksheet,
  row: number,
  column: number,
  to?: { readonly endRow: number; readonly endColumn: number },
): Pick<PaperCell, "text" | "look"> {
  const cell = sheet.getCell(row, column);
  const isNumber = cell?.t === CellValueType.NUMBER;
  const text = cell?.v === undefined || cell.v === null ? "" : String(cell.v);
  const look = lookOf(sheet.getComposedCellStyle(row, column), isNumber);
  // The far edges of a merged cell are those of its last cell.
  const far = to && sheet.getComposedCellStyle(to.endRow, to.endColumn).bd;
  return { text, look: far ? { ...look, ...edgesOf({ r: far.r, b: far.b }) } : look };
}

const ACROSS: Readonly<Partial<Record<HorizontalAlign, string>>> = {
  [HorizontalAlign.LEFT]: "left",
  [HorizontalAlign.CENTER]: "center",
  [HorizontalAlign.RIGHT]: "right",
  [HorizontalAlign.JUSTIFIED]: "justify",
  [HorizontalAlign.DISTRIBUTED]: "justify",
};

const DOWN: Readonly<Partial<Record<VerticalAlign, string>>> = {
  [VerticalAlign.TOP]: "top",
  [VerticalAlign.MIDDLE]: "middle",
};

function lookOf(style: IStyleData, isNumber: boolean): Record<string, string> {
  const { ff, fs, bl, it, ul, st, cl, bg, bd, ht, vt, tb, pd } = style;
  const lines = [isOn(ul?.s) ? "underline" : "", isOn(st?.s) ? "line-through" : ""].filter(Boolean).join(" ");
  return {
    "text-align": ACROSS[ht ?? HorizontalAlign.UNSPECIFIED] ?? (isNumber ? "right" : "left"),
    "vertical-align": DOWN[vt ?? VerticalAlign.UNSPECIFIED] ?? "bottom",
    "white-space": tb === WrapStrategy.WRAP ? "pre-wrap" : "pre",
    ...(ff ? { "font-family": `"${ff.replace(/["\\]/g, "")}", serif` } : {}),
    ...(fs ? { "font-size": `${fs}pt` } : {}),
    ...(isOn(bl) ? { "font-weight": "bold" } : {}),
    ...(isOn(it) ? { "font-style": "italic" } : {}),
    ...(lines === "" ? {} : { "text-decoration": lines }),
    ...(cl?.rgb ? { color: cl.rgb } : {}),
    ...(bg?.rgb ? { "background-color": bg.rgb } : {}),
    ...(pd?.l ? { "padding-left": `${pd.l}px` } : {}),
    ...(pd?.r ? { "padding-right": `${pd.r}px` } : {}),
    ...edgesOf(bd),
  };
}

function isOn(flag: Nullable<BooleanNumber>): boolean {
  return flag === BooleanNumber.TRUE;
}

const SIDES = { t: "top", r: "right", b: "bottom", l: "left" } as const;

function edgesOf(edges: Nullable<IBorderData>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(SIDES).flatMap(([key, side]) => {
      const edge = edges?.[key as keyof typeof SIDES];
      if (!edge || edge.s === BorderStyleTypes.NONE) return [];
      return [[`border-${side}`, `${LINES[edge.s] ?? "1px solid"} ${edge.cl.rgb ?? "#000000"}`]];
    }),
  );
}

/** Lines that are not thin and whole. */
const LINES: Readonly<Partial<Record<BorderStyleTypes, string>>> = {
  [BorderStyleTypes.HAIR]: "1px dotted",
  [BorderStyleTypes.DOTTED]: "1px dotted",
  [BorderStyleTypes.DASHED]: "1px dashed",
  [BorderStyleTypes.DOUBLE]: "3px double",
  [BorderStyleTypes.MEDIUM]: "2px solid",
  [BorderStyleTypes.MEDIUM_DASHED]: "2px dashed",
  [BorderStyleTypes.THICK]: "3px solid",
};
