import type { SheetGrid } from "../../core/sheet/grid.ts";
import { partText } from "../ooxml/package.ts";
import type { FileLimits } from "../refusals.ts";
import { SheetCells, type Budget } from "../sheet-cells.ts";
import { columnsIn, isHiddenRow, isThinRow, mergesIn } from "./around-cells.ts";
import { cellMeans, valueOf, type CellMeans } from "./cell-values.ts";
import { piecesOf } from "./cells.ts";
import { notesOf, partsIn } from "./notes.ts";
import { openWorkbook, type SheetPart, type WorkbookParts } from "./workbook-parts.ts";

/** The worksheets of an .xlsx file as they are checked, and what we keep in it. Throws FileTrouble. */
export function readXlsx(
  bytes: Uint8Array,
  limits: FileLimits,
): { readonly sheets: SheetGrid[]; readonly notes?: string } {
  const source = openWorkbook(bytes, limits);
  const means = cellMeans(source, limits);
  const budget = { cells: limits.cells };
  const notes = notesOf(partsIn(source));
  return {
    sheets: source.sheets.map((sheet) => readSheet(source, sheet, means, budget)),
    ...(notes === undefined ? {} : { notes }),
  };
}

function readSheet(
  { zip }: WorkbookParts,
  { name, hidden, part, printed }: SheetPart,
  means: CellMeans,
  budget: Budget,
): SheetGrid {
  const text = partText(zip, part);
  const cells = new SheetCells(budget);
  const hiddenRows: number[] = [];
  let around = text;
  for (const piece of piecesOf(text)) {
    if (piece.kind === "cell") {
      const read = valueOf(text, piece, means);
      if (read) cells.put(piece.row, piece.column, read.value, read.format);
    } else if (piece.kind === "row") {
      if (isHiddenRow(text, piece.tag) || isThinRow(text, piece.tag)) hiddenRows.push(piece.row);
    } else if (piece.kind === "end") around = text.slice(0, piece.start) + text.slice(piece.tag.end);
  }
  const hiddenColumns = columnsIn(around).filter((column) => column.hidden || column.isThin);
  const grid = cells.grid({ name, hidden, merges: mergesIn(around), hiddenRows, hiddenColumns });
  return printed === undefined ? grid : { ...grid, printed };
}
