import type { Region, Task } from "../../app/port.ts";
import type { SheetGrid } from "../../core/sheet/grid.ts";
import { formatAsSeen } from "../../core/sheet/ink.ts";
import { cellsOf } from "../shared/cells.ts";
import { gridFrom, MOST_CELLS, partsOf, sizeOf, tooManyCells, type ReadPiece } from "../shared/pieces.ts";
import { GENERAL } from "../shared/typed.ts";
import { hexOf, type EtApplication, type EtRange, type EtSheet, type EtValue, type EtWorkbook } from "./et.ts";
import {
  breath,
  isHidden,
  isPage,
  overlap,
  partOf,
  rangeAt,
  rowsOf,
  sheetNamed,
  sheetsOf,
  type Part,
} from "./sheets.ts";

/** Cells that are asked for in one call. */
const CELLS_A_CALL = 100_000;
const PARTS = 16;

/** Every sheet but the reports of ours. */
export async function readSheets(
  app: EtApplication,
  book: EtWorkbook,
  { signal, progress }: Task,
): Promise<SheetGrid[]> {
  const sheets = sheetsOf(book).filter((sheet) => !isPage(sheet));
  const grids: SheetGrid[] = [];
  for (const sheet of sheets) {
    await breath();
    signal?.throwIfAborted();
    grids.push(await gridOf(app, sheet, undefined, signal));
    progress?.(grids.length, sheets.length);
  }
  return grids;
}

export async function gridIn(
  app: EtApplication,
  book: EtWorkbook,
  { sheet, part }: Region,
): Promise<SheetGrid | undefined> {
  const found = sheetNamed(book, sheet);
  return found && gridOf(app, found, part);
}

async function gridOf(
  app: EtApplication,
  sheet: EtSheet,
  part: Part | undefined,
  signal?: Task["signal"],
): Promise<SheetGrid> {
  const own = { name: sheet.Name, ...(isHidden(sheet) ? { hidden: true } : {}) };
  const read: Omit<ReadPiece, "sheet">[] = [];
  for (const piece of usedPieces(app, sheet, part)) {
    if (read.length > 0) await breath();
    signal?.throwIfAborted();
    const range = rangeAt(sheet, piece);
    const filled = filledPart(valuesOf(range), piece);
    if (filled === undefined) continue;
    const { part: within, values } = filled;
    const cells = inked(sheet, within, cellsOf(values, formatsOf(sheet, within)));
    read.push({ ...within, cells, ...hiddenIn(sheet, within) });
  }
  return gridFrom(own, read);
}

/** What of a sheet, or of a part of it, may hold values, in pieces that can be asked for. */
export function usedPieces(app: EtApplication, sheet: EtSheet, part?: Part): Part[] {
  const used = partOf(sheet.UsedRange);
  const within = part === undefined ? used : overlap(used, part);
  const pieces: Part[] = [];
  let large = within === undefined ? [] : [within];
  while (large.length > 0) {
    if (large.length > MOST_CELLS / CELLS_A_CALL) throw tooManyCells();
    pieces.push(...large.filter((piece) => sizeOf(piece) <= CELLS_A_CALL));
    large = large
      .filter((piece) => sizeOf(piece) > CELLS_A_CALL)
      .flatMap((piece) => partsOf({ ...piece, sheet }, PARTS))
      .filter((piece) => app.WorksheetFunction.CountA(rangeAt(sheet, piece)) > 0);
  }
  if (pieces.reduce((sum, piece) => sum + sizeOf(piece), 0) > MOST_CELLS) throw tooManyCells();
  return pieces;
}

/** The smallest rectangle with all the values in it. */
function filledPart(
  values: readonly (readonly EtValue[])[],
  { top, left }: Part,
): { readonly part: Part; readonly values: readonly (readonly EtValue[])[] } | undefined {
  let [first, last, from, to] = [Infinity, -1, Infinity, -1];
  values.forEach((row, r) =>
    row.forEach((value, c) => {
      if (value === "") return;
      [first, last] = [Math.min(first, r), r];
      [from, to] = [Math.min(from, c), Math.max(to, c)];
    }),
  );
  if (last < 0) return undefined;
  const part = { top: top + first, left: left + from, rows: last - first + 1, columns: to - from + 1 };
  return { part, values: values.slice(first, last + 1).map((row) => row.slice(from, to + 1)) };
}

/** Excel's automation has errors as these numbers. */
const ERRORS: ReadonlyMap<EtValue, string> = new Map([
  [-2146826288, "#NULL!"],
  [-2146826281, "#DIV/0!"],
  [-2146826273, "#VALUE!"],
  [-2146826265, "#REF!"],
  [-2146826259, "#NAME?"],
  [-2146826252, "#NUM!"],
  [-2146826246, "#N/A"],
]);

/** What the cells show: an error as its text, "" where they are blank. */
export function valuesOf(range: EtRange): EtValue[][] {
  const { Row, Column, Worksheet } = range;
  return rowsOf(range.Value2).map((row, r) =>
    row.map((value, c) => {
      const error = ERRORS.get(value);
      // It may be an amount.
      if (error !== undefined && Worksheet.Cells.Item(Row + r, Column + c).Text === error) return error;
      return value ?? "";
    }),
  );
}

/** What would be typed into the cells. */
export function formulasOf(range: EtRange): EtValue[][] {
  return rowsOf(range.Formula).map((row) => row.map((formula) => formula ?? ""));
}

/** Number format codes. */
export function formatsOf(sheet: EtSheet, part: Part): string[][] {
  return toldOf(sheet, part, ({ NumberFormat }) => NumberFormat, GENERAL).map((row) =>
    row.map((code) => (code === GENERAL_HERE ? GENERAL : code)),
  );
}

/** General, as a Chinese program may say it. */
const GENERAL_HERE = "G/通用格式";

/** Says of numbers in letters of the colour of their cell that nobody sees them. */
function inked(sheet: EtSheet, part: Part, cells: ReadPiece["cells"]): ReadPiece["cells"] {
  const letters = toldOf(sheet, part, ({ Font }) => Font.Color, BLACK);
  const grounds = toldOf(sheet, part, ({ Interior }) => Interior.Color, WHITE);
  return {
    rows: cells.rows,
    formats: cells.formats.map((row, r) =>
      row.map((format, c) => {
        if (typeof cells.rows[r]?.[c] !== "number") return format;
        return formatAsSeen(format, {
          colour: hexOf(letters[r]?.[c] ?? BLACK),
          fill: hexOf(grounds[r]?.[c] ?? WHITE),
        });
      }),
    ),
  };
}

const BLACK = 0;
const WHITE = 0xffffff;

/** Rows and columns of a part that are hidden. */
function hiddenIn(sheet: EtSheet, part: Part): Pick<ReadPiece, "hiddenRows" | "hiddenColumns"> {
  const rows = toldOf(sheet, { ...part, columns: 1 }, ({ EntireRow }) => EntireRow.Hidden, false);
  const columns = toldOf(sheet, { ...part, rows: 1 }, ({ EntireColumn }) => EntireColumn.Hidden, false);
  const those = (hidden: readonly boolean[], first: number): ReadonlySet<number> =>
    new Set(hidden.flatMap((is, at) => (is ? [first + at] : [])));
  return { hiddenRows: those(rows.flat(), part.top), hiddenColumns: those(columns.flat(), part.left) };
}

/**
 * What WPS says of each cell of a part. It says it of several cells only where they are the same: asked column by column, and halved where
 * they differ. `usual` stands where it says nothing.
 */
function toldOf<T extends string | number | boolean>(
  sheet: EtSheet,
  part: Part,
  of: (range: EtRange) => T | null,
  usual: T,
): T[][] {
  const told = Array.from({ length: part.rows }, () => new Array<T>(part.columns).fill(usual));
  const ask = (piece: Part): void => {
    const answer = of(rangeAt(sheet, piece));
    if (typeof answer === typeof usual || sizeOf(piece) === 1) {
      if (typeof answer !== typeof usual || answer === usual || answer === null) return;
      for (let r = 0; r < piece.rows; r++)
        told[piece.top - part.top + r]?.fill(answer, piece.left - part.left, piece.left - part.left + piece.columns);
    } else if (piece.columns > 1)
      for (let c = 0; c < piece.columns; c++) ask({ ...piece, left: piece.left + c, columns: 1 });
    else for (const half of partsOf({ ...piece, sheet }, 2)) ask(half);
  };
  ask(part);
  return told;
}
