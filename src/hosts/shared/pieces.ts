import type { CellValue, SheetGrid } from "../../core/sheet/grid.ts";
import type { cellsOf } from "./cells.ts";
import { trouble } from "./trouble.ts";

// Sheets are read in pieces where they are large: a single value far away does not make a sheet large.

/** As many as a file may hold. */
export const MOST_CELLS = 5_000_000;

export function tooManyCells(): Error {
  return trouble("TooManyCells", `More than ${MOST_CELLS} cells.`);
}

/** A rectangle of a sheet. */
export interface GridPiece<S = unknown> {
  readonly sheet: S;
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** A piece with what its cells hold. */
export interface ReadPiece<S = unknown> extends GridPiece<S> {
  readonly cells: ReturnType<typeof cellsOf>;
  /** Rows and columns of the sheet, from zero, that are hidden. */
  readonly hiddenRows?: ReadonlySet<number>;
  readonly hiddenColumns?: ReadonlySet<number>;
}

export function sizeOf({ rows, columns }: Pick<GridPiece, "rows" | "columns">): number {
  return rows * columns;
}

/** A piece cut along its longer side; itself alone where it is a single cell. */
export function partsOf<S>(piece: GridPiece<S>, count: number): GridPiece<S>[] {
  const [start, length] = piece.rows >= piece.columns ? (["top", "rows"] as const) : (["left", "columns"] as const);
  const step = Math.ceil(piece[length] / count);
  return Array.from({ length: Math.ceil(piece[length] / step) }, (_, i) => ({
    ...piece,
    [start]: piece[start] + i * step,
    [length]: Math.min(step, piece[length] - i * step),
  }));
}

/** Where one value stands far away, nearly all of a million rows are blank: they are one, to which nobody adds. */
const NONE: never[] = [];

/** Adds cells to a row of a list from a column on; between them and what it has, cells of nothing. */
function add<T>(rows: T[][], at: number, column: number, cells: readonly T[], nothing: T): void {
  let row = rows[at] ?? NONE;
  if (row === NONE) rows[at] = row = [];
  while (row.length < column) row.push(nothing);
  for (const cell of cells) row.push(cell);
}

/** A sheet put together from its pieces. */
export function gridFrom(
  own: Pick<SheetGrid, "name" | "hidden">,
  pieces: readonly Omit<ReadPiece, "sheet">[],
): SheetGrid {
  const top = pieces.reduce((least, piece) => Math.min(least, piece.top), pieces[0]?.top ?? 0);
  const left = pieces.reduce((least, piece) => Math.min(least, piece.left), pieces[0]?.left ?? 0);
  const rows: CellValue[][] = [];
  const formats: (string | undefined)[][] = [];
  let cells = 0;
  for (const piece of [...pieces].sort((a, b) => a.left - b.left)) {
    piece.cells.rows.forEach((values, r) => {
      const at = piece.top - top + r;
      while (rows.length <= at) {
        rows.push(NONE);
        formats.push(NONE);
      }
      const column = piece.left - left;
      cells += column + values.length - (rows[at]?.length ?? 0);
      if (cells > MOST_CELLS) throw tooManyCells();
      add(rows, at, column, values, null);
      add(formats, at, column, piece.cells.formats[r] ?? [], undefined);
    });
  }
  const hiddenRows = new Set(pieces.flatMap((piece) => [...(piece.hiddenRows ?? [])]));
  const hiddenColumns = new Set(pieces.flatMap((piece) => [...(piece.hiddenColumns ?? [])]));
  return {
    ...own,
    top,
    left,
    rows,
    ...(pieces.length > 0 && { formats }),
    ...(hiddenRows.size > 0 && { hiddenRows }),
    ...(hiddenColumns.size > 0 && { hiddenColumns }),
  };
}
