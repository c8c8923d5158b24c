import {
  BooleanNumber,
  BorderStyleTypes,
  CellValueType,
  HorizontalAlign,
  LocaleType,
  VerticalAlign,
  WrapStrategy,
  type IBorderData,
  type ICellData,
  type IRange,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
} from "@univerjs/core";
import type { IDefinedNamesServiceParam } from "@univerjs/engine-formula";
import { SCOPE_WORKBOOK_VALUE_DEFINED_NAME } from "@univerjs/sheets";
import type { Area, CellValue } from "../../core/sheet/grid.ts";
import { coveredIn } from "./changed.ts";
import { pixels } from "./layout.ts";
import type { OwnRow } from "./steps.ts";
import { wrappedHeights } from "./heights.ts";
import type { BookBorder, BookStyle } from "../../files/xlsx/book-styles.ts";
import type { Book, BookCell, BookSheet } from "../../files/xlsx/book.ts";
import type { Locks, OwnData } from "./own-data.ts";

/** Where Univer looks for names in what it is given. */
const NAMES = "SHEET_DEFINED_NAME_PLUGIN";

/** Cells beyond those that the file has, for the user to go on. */
const SPARE = { rows: 50, columns: 5 } as const;
const LEAST = { rows: 100, columns: 26 } as const;

/** A workbook as Univer takes it. Nothing is calculated but formulas without a value. */
export function dataOf(book: Book): Omit<IWorkbookData, "id"> {
  const sheets = book.sheets.map((sheet, i) => ({ id: sheetId(i), ...sheetOf(sheet, i, book) }));
  return {
    name: "",
    appVersion: "",
    locale: LocaleType.ZH_CN,
    styles: Object.fromEntries(book.styles.map((style, i) => [styleId(i), styleOf(style)])),
    sheetOrder: sheets.map(({ id }) => id),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id, sheet])),
    defaultStyle: styleId(0),
    resources: [{ name: NAMES, data: JSON.stringify(namesOf(book)) }],
  };
}

/** A range, as A1 or 收入!$B$4:$B$6. */
const RANGE = /^(?:(?:[\p{L}\p{N}_.]+|'(?:[^']|'')+')!)?\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?$/iu;

/** Univer puts what a name means in its place as a text, whatever the sheet: of those with several meanings it knows none. */
function namesOf({ names }: Book): Record<string, IDefinedNamesServiceParam> {
  const count = new Map<string, number>();
  for (const { name } of names) count.set(name.toLowerCase(), (count.get(name.toLowerCase()) ?? 0) + 1);
  const known = names.filter(({ name }) => count.get(name.toLowerCase()) === 1);
  return Object.fromEntries(
    known.map(({ name, means, sheet }, i) => {
      const bare = means.slice(1);
      const localSheetId = sheet === undefined ? SCOPE_WORKBOOK_VALUE_DEFINED_NAME : sheetId(sheet);
      const id = `name-${i}`;
      return [id, { id, name, formulaOrRefString: RANGE.test(bare) ? bare : `(${bare})`, localSheetId }];
    }),
  );
}

function sheetId(index: number): string {
  return `sheet-${index}`;
}

function styleId(index: number): string {
  return `file-${index}`;
}

function sheetOf(sheet: BookSheet, from: number, book: Book): Partial<IWorksheetData> {
  const { cells, merges, frozen } = sheet;
  const { styles, date1904 } = book;
  const cellData: Record<number, Record<number, ICellData>> = {};
  let [bottom, right] = [0, 0];
  const covered = coveredIn(sheet);
  for (const [row, columns] of Object.entries(cells)) {
    const own: Record<number, ICellData> = {};
    for (const [column, cell] of Object.entries(columns)) {
      own[Number(column)] = cellOf(cell, covered.has(`${row} ${column}`));
      right = Math.max(right, Number(column));
    }
    cellData[Number(row)] = own;
    bottom = Math.max(bottom, Number(row));
  }
  for (const merge of merges) [bottom, right] = [Math.max(bottom, merge.bottom), Math.max(right, merge.right)];
  const wrapped = wrappedHeights(sheet, book);
  const columnCount = Math.max(LEAST.columns, right + 1 + SPARE.columns);
  const rowCount = Math.max(LEAST.rows, bottom + 1 + SPARE.rows);
  const locks = sheet.protected ? { locks: locksOf(sheet, styles) } : {};
  const print = sheet.landscape === undefined ? {} : { landscape: sheet.landscape };
  const custom: OwnData = { ...locks, ...print, beside: sheet.beside, page: sheet.page, from, from1904: date1904 };
  return {
    name: sheet.name,
    hidden: flag(sheet.hidden),
    freeze: {
      xSplit: frozen.columns,
      ySplit: frozen.rows,
      startRow: frozen.rows === 0 ? -1 : frozen.rows,
      startColumn: frozen.columns === 0 ? -1 : frozen.columns,
    },
    rowCount,
    columnCount,
    defaultColumnWidth: pixels(sheet.defaultWidth),
    defaultRowHeight: pixels(sheet.defaultHeight),
    mergeData: merges.map(rangeOf),
    cellData,
    rowData: Object.fromEntries(
      Array.from({ length: rowCount }, (_, row) => {
        const { height = wrapped[row], hidden, style } = sheet.rows[row] ?? {};
        const look = {
          ...(height === undefined ? {} : { h: pixels(height), ia: BooleanNumber.FALSE }),
          ...(hidden === true ? { hd: BooleanNumber.TRUE } : {}),
          ...(style === undefined ? {} : { s: styleId(style) }),
        };
        // By this a row is known again after others were inserted or removed, and how high it was.
        const custom: OwnRow = { from: row, ...(look.h === undefined ? {} : { high: look.h }) };
        return [row, { ...look, custom }];
      }),
    ),
    columnData: Object.fromEntries(
      sheet.columns.flatMap(({ first, last, width, hidden, style }) =>
        Array.from({ length: Math.max(0, Math.min(last, columnCount - 1) - first + 1) }, (_, i) => [
          first + i,
          {
            ...(width === undefined ? {} : { w: pixels(width) }),
            ...(hidden === true ? { hd: BooleanNumber.TRUE } : {}),
            ...(style === undefined ? {} : { s: styleId(style) }),
          },
        ]),
      ),
    ),
    showGridlines: flag(sheet.gridlines),
    custom,
  };
}

function locksOf({ cells, rows, columns }: BookSheet, styles: readonly BookStyle[]): Locks {
  const isLocked = (style = 0): boolean => styles[style]?.unlocked !== true;
  const each = <T, U>(record: Readonly<Record<number, T>>, make: (value: T) => U | undefined): Record<number, U> =>
    Object.fromEntries(
      Object.entries(record).flatMap(([key, value]) => {
        const made = make(value);
        return made === undefined ? [] : [[key, made] as const];
      }),
    );
  return {
    cells: each(cells, (row) => each(row, ({ style }) => isLocked(style))),
    rows: each(rows, ({ style }) => (style === undefined ? undefined : isLocked(style))),
    columns: columns.map(({ first, last, style }) => ({ first, last, locked: isLocked(style) })),
  };
}

function flag(is: boolean): BooleanNumber {
  return is ? BooleanNumber.TRUE : BooleanNumber.FALSE;
}

export function rangeOf({ top, left, bottom, right }: Area): IRange {
  return { startRow: top, startColumn: left, endRow: bottom, endColumn: right };
}

/** What a formula spills is calculated when the workbook opens. */
function cellOf({ value, formula, style, spill }: BookCell, isCovered: boolean): ICellData {
  const isSpilling = spill !== undefined && spill.rows * spill.columns > 1;
  return {
    ...(isCovered || isSpilling ? {} : valueOf(value ?? (formula === undefined ? null : ""))),
    ...(formula === undefined ? {} : { f: formula }),
    ...(style === undefined || style === 0 ? {} : { s: styleId(style) }),
  };
}

/** A value as Univer keeps it: of a formula that was never calculated there is none. */
export function valueOf(value: CellValue): ICellData {
  if (value === null) return {};
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typeof value === "object") return value.trouble === "error" ? { v: value.text, t: CellValueType.STRING } : {};
  return textOf(value);
}

/** A text that stays one, although it looks like something else. */
export function textOf(text: string): ICellData {
  const looksOther = /^\s*[-+]?[\d.]|^=|^(?:true|false)$/i.test(text);
  return { v: text, t: looksOther ? CellValueType.FORCE_STRING : CellValueType.STRING };
}

const HORIZONTAL: Readonly<Record<NonNullable<BookStyle["horizontal"]>, HorizontalAlign>> = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  centerContinuous: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  fill: HorizontalAlign.LEFT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
};

const VERTICAL: Readonly<Record<NonNullable<BookStyle["vertical"]>, VerticalAlign>> = {
  top: VerticalAlign.TOP,
  center: VerticalAlign.MIDDLE,
  justify: VerticalAlign.MIDDLE,
  distributed: VerticalAlign.MIDDLE,
};

const BORDERS: Readonly<Record<string, BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN,
  hair: BorderStyleTypes.HAIR,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  double: BorderStyleTypes.DOUBLE,
  medium: BorderStyleTypes.MEDIUM,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
  thick: BorderStyleTypes.THICK,
};

/** Pixels of a step further in. */
export const INDENT = 12;

/** How a cell looks, as Univer keeps it. */
export function styleOf(style: BookStyle): IStyleData {
  const { format, font, fill, borders, horizontal, vertical, wrap, indent, rotation } = style;
  const line = { s: BooleanNumber.TRUE };
  return {
    ...(format === "General" ? {} : { n: { pattern: format } }),
    ...(font.name === undefined ? {} : { ff: font.name }),
    ...(font.size === undefined ? {} : { fs: font.size }),
    ...(font.bold === true ? { bl: BooleanNumber.TRUE } : {}),
    ...(font.italic === true ? { it: BooleanNumber.TRUE } : {}),
    ...(font.underline === true ? { ul: line } : {}),
    ...(font.strike === true ? { st: line } : {}),
    ...(font.colour === undefined ? {} : { cl: colour(font.colour) }),
    ...(fill === undefined ? {} : { bg: colour(fill) }),
    ...(borders === undefined ? {} : { bd: bordersOf(borders) }),
    ...(horizontal === undefined ? {} : { ht: HORIZONTAL[horizontal] }),
    vt: vertical === undefined ? VerticalAlign.BOTTOM : VERTICAL[vertical],
    ...(wrap === true ? { tb: WrapStrategy.WRAP } : {}),
    ...(indent === undefined ? {} : { pd: horizontal === "right" ? { r: indent * INDENT } : { l: indent * INDENT } }),
    ...(rotation === undefined ? {} : { tr: rotation === 255 ? { a: 0, v: BooleanNumber.TRUE } : { a: -rotation } }),
  };
}

export function colour(rgb: string): { rgb: string } {
  return { rgb: `#${rgb}` };
}

function bordersOf({ left, right, top, bottom }: NonNullable<BookStyle["borders"]>): IBorderData {
  const side = (name: "l" | "r" | "t" | "b", border: BookBorder | undefined): IBorderData =>
    border === undefined
      ? {}
      : { [name]: { s: BORDERS[border.style] ?? BorderStyleTypes.THIN, cl: colour(border.colour ?? "000000") } };
  return { ...side("l", left), ...side("r", right), ...side("t", top), ...side("b", bottom) };
}
