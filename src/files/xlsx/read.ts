import type { SheetGrid } from "../../core/sheet/grid.ts";
import { formatAsSeen } from "../../core/sheet/ink.ts";
import { partText } from "../ooxml/package.ts";
import type { FileLimits } from "../refusals.ts";
import { budgetOf, SheetCells, type Budget } from "../sheet-cells.ts";
import { columnsIn, isHiddenRow, isThinRow, mergesIn } from "./around-cells.ts";
import { cellMeans, valueOf, type CellMeans, type ReadValue } from "./cell-values.ts";
import { piecesOf } from "./cells.ts";
import type { CellPiece } from "./piece.ts";
import { conditionsIn, type AsSeen } from "./conditions.ts";
import { besideOf } from "./beside.ts";
import { notesOf, partsIn } from "./notes.ts";
import { NoRoom } from "./no-room.ts";
import { MOST_SUMMED, Sums } from "./stale.ts";
import { openWorkbook, type SheetPart, type WorkbookParts } from "./workbook-parts.ts";

/** The worksheets of an .xlsx file as they are checked, and what we keep in it. Throws FileTrouble. */
export function readXlsx(
  bytes: Uint8Array,
  limits: FileLimits,
): { readonly sheets: SheetGrid[]; readonly notes?: string } {
  const source = openWorkbook(bytes, limits);
  const means = cellMeans(source, limits);
  const budget = { ...budgetOf(limits), summed: MOST_SUMMED };
  const notes = notesOf(partsIn(source));
  return {
    sheets: source.sheets.map((sheet) => readSheet(source, sheet, means, budget)),
    ...(notes === undefined ? {} : { notes }),
  };
}

function readSheet(
  { zip, keepsShown }: WorkbookParts,
  sheet: SheetPart,
  means: CellMeans,
  budget: Budget & { summed: number },
): SheetGrid {
  const { name, hidden, part } = sheet;
  const text = partText(zip, part);
  const cells = new SheetCells(budget);
  const sums = new Sums();
  const hiddenRows: number[] = [];
  const asSeen = conditionsIn(text, means.conditional, (code) => formatAsSeen(code, { size: 0 }));
  let around = text;
  let noRoom: NoRoom | undefined;
  for (const piece of piecesOf(text)) {
    if (piece.kind === "cell") {
      const read = valueOf(text, piece, means);
      if (read) {
        const { value } = read;
        const format = formatOf(read, piece, asSeen);
        cells.put(piece.row, piece.column, value, format);
        if (typeof value === "number" && format !== undefined) noRoom?.note(piece, value, format, means);
        sums.note(text, piece, read.value);
      }
    } else if (piece.kind === "row") {
      noRoom ??= new NoRoom(columnsIn(text, piece.tag.start));
      if (isHiddenRow(text, piece.tag) || isThinRow(text, piece.tag)) hiddenRows.push(piece.row);
    } else if (piece.kind === "end") around = text.slice(0, piece.start) + text.slice(piece.tag.end);
  }
  // What merges cover counts in sums.
  const stale = keepsShown ? [] : sums.stale((row, column) => cells.at(row, column), cells.rows, budget);
  const hiddenColumns = columnsIn(around).filter((column) => column.hidden || column.isThin);
  const merges = mergesIn(around);
  noRoom?.tell(cells, merges);
  return {
    ...cells.grid({ name, hidden, merges, hiddenRows, hiddenColumns }),
    ...(stale.length > 0 && { stale }),
    ...besideOf(zip, sheet, around),
  };
}

function formatOf({ value, format }: ReadValue, { row, column }: CellPiece, asSeen?: AsSeen): string | undefined {
  return asSeen === undefined || typeof value !== "number" ? format : asSeen(row, column, value, format);
}
