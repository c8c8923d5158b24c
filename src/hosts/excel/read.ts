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
import { carryOut, isAnswerTooLarge } from "./trips.ts";

export interface SheetsRead {
  /** All sheets but the reports of ours. */
  readonly grids: readonly SheetGrid[];
  readonly ours: ReadonlyMap<Sheet, Ours>;
}

/** Reads every sheet in two round trips, names and then all that they hold; where Excel refuses that, piece by piece. */
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

async function readAtOnce(
  context: Excel.RequestContext,
  sheets: readonly Sheet[],
  { progress }: Task,
): Promise<SheetsRead> {
  const asked = sheets.map((sheet) => {
    const used = context.workbook.worksheets.getItem(sheet.id).getUsedRangeOrNullObject(true);
    used.load("rowIndex,columnIndex,values,numberFormat");
    return { sheet, used, ours: askOurs(context, sheet) };
  });
  await context.sync();
  const ours = new Map(asked.map(({ sheet, ours }) => [sheet, ours()] as const));
  progress?.(1, 1);
  return {
    ours,
    grids: asked
      .filter(({ sheet }) => ours.get(sheet)?.page !== true)
      .map(({ sheet, used }) => {
        if (used.isNullObject) return gridFrom(named(sheet), []);
        const { rowIndex: top, columnIndex: left } = used;
        return { ...named(sheet), top, left, ...cellsOf(...cellsIn(used)) };
      }),
  };
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
  const read: ReadPiece<Sheet>[] = [];
  await readPieces(context, whole, "values,numberFormat", task, (piece, range) => {
    read.push({ ...piece, cells: cellsOf(...cellsIn(range)) });
  });
  const bySheet = new Map(own.map((sheet) => [sheet, [] as ReadPiece<Sheet>[]]));
  for (const piece of read) bySheet.get(piece.sheet)?.push(piece);
  return { ours, grids: own.map((sheet) => gridFrom(named(sheet), bySheet.get(sheet) ?? [])) };
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
