/// <reference types="office-js" />
import type { SheetGrid } from "../../core/sheet/grid.ts";
import type { Task } from "../../app/port.ts";
import { cellsOf } from "../shared/cells.ts";
import {
  gridFrom,
  MOST_CELLS,
  partsOf,
  sizeOf,
  tooManyCells,
  type GridPiece,
  type ReadPiece,
} from "../shared/pieces.ts";
import { trouble } from "../shared/trouble.ts";
import { askOurs, readOurs, readSheets, type Ours, type Sheet } from "./sheets.ts";
import { AS_SEEN, asSeen } from "./seen.ts";
import { carryOut, isAnswerTooLarge } from "./trips.ts";

export interface SheetsRead {
  /** All sheets but the reports of ours. */
  readonly grids: readonly SheetGrid[];
  readonly ours: ReadonlyMap<Sheet, Ours>;
  /** Whether Excel told what of the cells is hidden. */
  readonly isTold: boolean;
}

/**
 * Reads every sheet in two round trips, names and then all that they hold; in three where some of it is hidden or colours differ; where Excel
 * refuses that, piece by piece.
 */
export async function readWorkbook(context: Excel.RequestContext, task: Task): Promise<SheetsRead> {
  const sheets = await readSheets(context);
  task.signal?.throwIfAborted();
  try {
    return await readAtOnce(context, sheets, task);
  } catch {
    task.signal?.throwIfAborted();
    return await readInPieces(context, sheets, task);
  }
}

async function readAtOnce(context: Excel.RequestContext, sheets: readonly Sheet[], task: Task): Promise<SheetsRead> {
  const asked = sheets.map((sheet) => {
    const used = context.workbook.worksheets.getItem(sheet.id).getUsedRangeOrNullObject(true);
    ask(used, `rowIndex,columnIndex,${CELLS}`);
    return { sheet, used, ours: askOurs(context, sheet) };
  });
  await context.sync();
  task.signal?.throwIfAborted();
  const ours = new Map(asked.map(({ sheet, ours }) => [sheet, ours()] as const));
  const read = asked
    .filter(({ sheet, used }) => ours.get(sheet)?.page !== true && !used.isNullObject)
    .map(({ sheet, used }) => readPiece({ sheet, top: used.rowIndex, left: used.columnIndex }, used));
  const { pieces, isTold } = await asSeen(context, read, (part) => rangeOf(context, part), task);
  task.progress?.(1, 1);
  return { ours, isTold, grids: gridsOf(sheets, ours, pieces) };
}

/** What a check asks of cells. */
const CELLS = `values,numberFormat,${AS_SEEN}`;

function ask(range: Excel.Range, properties: string): void {
  range.load(properties);
}

/** A piece whose range has its cells loaded. */
function readPiece<S>(
  from: Pick<GridPiece<S>, "sheet" | "top" | "left">,
  range: Excel.Range,
): ReadPiece<S> & { readonly range: Excel.Range } {
  const cells = cellsOf(...cellsIn(range));
  return { ...from, rows: cells.rows.length, columns: cells.rows[0]?.length ?? 0, cells, range };
}

/** The sheets, but the reports of ours, from their pieces. */
function gridsOf(
  sheets: readonly Sheet[],
  ours: ReadonlyMap<Sheet, Ours>,
  pieces: readonly ReadPiece<Sheet>[],
): SheetGrid[] {
  const bySheet = new Map(sheets.map((sheet) => [sheet, [] as ReadPiece<Sheet>[]]));
  for (const piece of pieces) bySheet.get(piece.sheet)?.push(piece);
  return sheets
    .filter((sheet) => ours.get(sheet)?.page !== true)
    .map((sheet) => gridFrom(named(sheet), bySheet.get(sheet) ?? []));
}

function named({ name, hidden }: Sheet): Pick<SheetGrid, "name" | "hidden"> {
  return { name, ...(hidden ? { hidden } : {}) };
}

/** Excel may answer null for more cells than it hands over. */
export function cellsIn({ values, numberFormat }: Excel.Range): [values: unknown[][], formats: unknown[][]] {
  return [handedOver(values), handedOver(numberFormat)];
}

export function handedOver(cells: unknown[][] | null): unknown[][] {
  if (!cells) throw trouble("ResponsePayloadSizeLimitExceeded", "The range has too many cells.");
  return cells;
}

/** Cells to begin with: about 40 bytes each, so 4 of the 5 MB that Excel on the web takes. */
const CELLS_A_TRIP = 100_000;
const PARTS = 16;

async function readInPieces(context: Excel.RequestContext, sheets: readonly Sheet[], task: Task): Promise<SheetsRead> {
  const ours = await readOurs(context, sheets, task);
  task.signal?.throwIfAborted();
  const own = sheets.filter((sheet) => ours.get(sheet)?.page !== true);
  const whole = own.map((sheet) => ({ sheet, range: context.workbook.worksheets.getItem(sheet.id).getRange() }));
  const read: (ReadPiece<Sheet> & { readonly range: Excel.Range })[] = [];
  await readPieces(context, whole, CELLS, task, (piece, range) => read.push(readPiece(piece, range)));
  const { pieces, isTold } = await asSeen(context, read, (part) => rangeOf(context, part), task);
  return { ours, isTold, grids: gridsOf(sheets, ours, pieces) };
}

/** What of a sheet is asked for. */
type Placed = Pick<Sheet, "id">;

/** Loads properties of all that holds values in these ranges, in as many round trips as it takes. */
export async function readPieces<S extends Placed>(
  context: Excel.RequestContext,
  ranges: readonly { readonly sheet: S; readonly range: Excel.Range }[],
  properties: string,
  task: Task,
  take: (piece: GridPiece<S>, range: Excel.Range) => void,
): Promise<void> {
  const pieces = await usedPieces(context, ranges, task);
  if (pieces.reduce((sum, piece) => sum + sizeOf(piece), 0) > MOST_CELLS) throw tooManyCells();
  await carryOut(
    {
      items: pieces,
      weight: sizeOf,
      most: CELLS_A_TRIP,
      tooMuch: isAnswerTooLarge,
      split: (piece) => partsOf(piece, 2),
      async trip(batch) {
        const asked = batch.map((piece) => ({ piece, range: rangeOf(context, piece).load(properties) }));
        await context.sync();
        for (const { piece, range } of asked) take(piece, range);
      },
    },
    task,
  );
}

function rangeOf(context: Excel.RequestContext, { sheet, top, left, rows, columns }: GridPiece<Placed>): Excel.Range {
  return context.workbook.worksheets.getItem(sheet.id).getRangeByIndexes(top, left, rows, columns);
}

/** What holds values, in pieces that can be read: a single value far away does not make a range large. */
async function usedPieces<S extends Placed>(
  context: Excel.RequestContext,
  ranges: readonly { readonly sheet: S; readonly range: Excel.Range }[],
  task: Task,
): Promise<GridPiece<S>[]> {
  if (ranges.length === 0) return [];
  const asked = ranges.map(({ sheet, range }) => ({ sheet, used: range.getUsedRangeOrNullObject(true) }));
  for (const { used } of asked) used.load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  task.signal?.throwIfAborted();
  const pieces = asked.flatMap(({ sheet, used }) =>
    used.isNullObject
      ? []
      : [{ sheet, top: used.rowIndex, left: used.columnIndex, rows: used.rowCount, columns: used.columnCount }],
  );
  const small = pieces.filter((piece) => sizeOf(piece) <= CELLS_A_TRIP);
  const large = pieces.filter((piece) => sizeOf(piece) > CELLS_A_TRIP);
  if (large.length === 0) return small;
  if (large.length > MOST_CELLS / CELLS_A_TRIP) throw tooManyCells();
  const within = large
    .flatMap((piece) => partsOf(piece, PARTS))
    .map((part) => ({ sheet: part.sheet, range: rangeOf(context, part) }));
  return [...small, ...(await usedPieces(context, within, task))];
}
