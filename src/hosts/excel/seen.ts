/// <reference types="office-js" />
import type { Task } from "../../app/port.ts";
import { formatAsSeen } from "../../core/sheet/ink.ts";
import { partsOf, sizeOf, type GridPiece, type ReadPiece } from "../shared/pieces.ts";
import { carryOut, isAnswerTooLarge } from "./trips.ts";

// What nobody sees of the cells: hidden rows and columns, and letters of the colour of their cell.

/** Properties of a range that say it of all its cells alike, to be loaded with what it holds; null, or no colour, where they differ. */
export const AS_SEEN = "rowHidden,columnHidden,format/font/color,format/fill/color";

/** Cells to ask for one by one: about 80 bytes each, so 4 of the 5 MB that Excel on the web takes. */
const CELLS_A_TRIP = 50_000;

/** What is said of a part; rows and columns count from its upper left cell. */
interface Told {
  readonly isHiddenRow: (row: number) => boolean;
  readonly isHiddenColumn: (column: number) => boolean;
  /** RRGGBB */
  readonly colours: (row: number, column: number) => { readonly colour?: string; readonly fill?: string };
}

type Seen<S> = ReadPiece<S> & { readonly hiddenRows: Set<number>; readonly hiddenColumns: Set<number> };

/** Pieces of sheets, and whether Excel told what of them is hidden. */
export interface PiecesSeen<S> {
  readonly pieces: readonly ReadPiece<S>[];
  readonly isTold: boolean;
}

/**
 * Says of pieces that were read, from ranges that have AS_SEEN loaded, what of them is hidden. Only where the cells of one differ are they
 * asked for one by one, with `rangeOf`: all of them in one round trip, or in as many as it takes. Where Excel refuses that, they are taken as
 * they are, for the figures are there.
 */
export async function asSeen<S>(
  context: Excel.RequestContext,
  read: readonly (ReadPiece<S> & { readonly range: Excel.Range })[],
  rangeOf: (part: GridPiece<S>) => Excel.Range,
  task: Task,
): Promise<PiecesSeen<S>> {
  const uneven: Asked<S>[] = [];
  const all = read.map(({ range, ...piece }): Seen<S> => {
    const into = { ...piece, hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() };
    if (isEven(range)) take(into, piece, toldOf(range));
    else uneven.push({ into, range, part: piece });
    return into;
  });
  const isTold = await carryOut(
    {
      items: uneven,
      weight: ({ part }) => sizeOf(part),
      most: CELLS_A_TRIP,
      tooMuch: isAnswerTooLarge,
      split: ({ part, ...of }) => partsOf(part, 2).map((half) => ({ ...of, part: half })),
      async trip(batch) {
        const asked = batch.map((item) => ({ ...item, answers: ask(item.range, rangeOf(item.part)) }));
        await context.sync();
        for (const { into, part, range, answers } of asked) take(into, part, toldOf(range, answers));
      },
    },
    { ...(task.signal && { signal: task.signal }) },
  ).then(
    () => true,
    () => false,
  );
  task.signal?.throwIfAborted();
  return { pieces: all, isTold };
}

/** A part of a piece, whose cells differ. */
interface Asked<S> {
  readonly into: Seen<S>;
  /** Of the whole piece. */
  readonly range: Excel.Range;
  readonly part: GridPiece<S>;
}

interface Answers {
  readonly rows?: OfficeExtension.ClientResult<Excel.RowProperties[]> | undefined;
  readonly columns?: OfficeExtension.ClientResult<Excel.ColumnProperties[]> | undefined;
  readonly cells?: OfficeExtension.ClientResult<Excel.CellProperties[][]> | undefined;
}

/** Asks for what the whole of a piece does not say; to be read after the round trip. */
function ask(whole: Excel.Range, part: Excel.Range): Answers {
  const colours = { font: { color: true }, fill: { color: true } };
  return {
    rows: isMixed(whole.rowHidden) ? part.getRowProperties({ rowHidden: true }) : undefined,
    columns: isMixed(whole.columnHidden) ? part.getColumnProperties({ columnHidden: true }) : undefined,
    cells: hasOneColour(whole) ? undefined : part.getCellProperties({ format: colours }),
  };
}

function isEven(range: Excel.Range): boolean {
  return !isMixed(range.rowHidden) && !isMixed(range.columnHidden) && hasOneColour(range);
}

function isMixed(hidden: unknown): boolean {
  return typeof hidden !== "boolean";
}

function hasOneColour({ format }: Excel.Range): boolean {
  return hexOf(format.font.color) !== undefined && hexOf(format.fill.color) !== undefined;
}

/** #RRGGBB → RRGGBB */
function hexOf(colour: unknown): string | undefined {
  return typeof colour === "string" ? /^#([0-9a-f]{6})$/i.exec(colour)?.[1] : undefined;
}

function toldOf({ rowHidden, columnHidden, format }: Excel.Range, { rows, columns, cells }: Answers = {}): Told {
  return {
    isHiddenRow: (row) => (rows === undefined ? rowHidden : rows.value[row]?.rowHidden) === true,
    isHiddenColumn: (column) => (columns === undefined ? columnHidden : columns.value[column]?.columnHidden) === true,
    colours(row, column) {
      const { font, fill } = cells === undefined ? format : (cells.value[row]?.[column]?.format ?? {});
      const [letters, ground] = [hexOf(font?.color), hexOf(fill?.color)];
      return { ...(letters !== undefined && { colour: letters }), ...(ground !== undefined && { fill: ground }) };
    },
  };
}

function take<S>(into: Seen<S>, { top, left, rows, columns }: GridPiece, told: Told): void {
  for (let r = 0; r < rows; r++) if (told.isHiddenRow(r)) into.hiddenRows.add(top + r);
  for (let c = 0; c < columns; c++) if (told.isHiddenColumn(c)) into.hiddenColumns.add(left + c);
  for (let r = 0; r < rows; r++) {
    const row = top - into.top + r;
    const formats = into.cells.formats[row];
    for (let c = 0; c < columns; c++) {
      const column = left - into.left + c;
      if (formats === undefined || typeof into.cells.rows[row]?.[column] !== "number") continue;
      formats[column] = formatAsSeen(formats[column], told.colours(r, c));
    }
  }
}
