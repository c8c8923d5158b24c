import { digitsShown } from "../../core/amounts/formats.ts";
import type { Area } from "../../core/sheet/grid.ts";
import { formatWithoutRoom } from "../../core/sheet/ink.ts";
import type { SheetCells } from "../sheet-cells.ts";
import type { ColumnTag } from "./around-cells.ts";
import type { CellMeans } from "./cell-values.ts";
import type { CellPiece } from "./piece.ts";

// Numbers that Excel shows as ####, for want of room.

/** Of the room that digits take, so much at least is taken in the narrowest letters: below that no font helps. */
const CERTAIN = 0.6;
/** In columns as wide as this every number has room. */
const WIDE = 12;

/** Numbers in the narrow columns of a sheet, which are said in front of its cells. */
export class NoRoom {
  /** The narrow columns, as they are in order and not over each other, which they never are where a program wrote them. */
  readonly #widths = new Map<number, number>();
  readonly #found: { readonly row: number; readonly column: number; readonly format: string }[] = [];

  constructor(columns: readonly ColumnTag[]) {
    let from = 0;
    for (const { first, last, width, hidden, isThin } of columns) {
      if (first < from) break;
      from = last + 1;
      if (width === undefined || width >= WIDE || hidden || isThin) continue;
      for (let column = first; column <= last; column++) this.#widths.set(column, width);
    }
  }

  /** Takes note of a number with a format where it cannot be shown. */
  note({ row, column, look }: CellPiece, value: number, format: string, means: CellMeans): void {
    const width = this.#widths.get(column);
    if (width === undefined) return;
    const digits = (digitsShown(value, format) ?? 0) * CERTAIN;
    if (digits === 0 || digits * LARGEST <= width) return;
    const size = means.digits(look);
    if (size !== undefined && digits * size > width) this.#found.push({ row, column, format });
  }

  /** Has their formats say so. A merge over several columns has more room. */
  tell(cells: SheetCells, merges: readonly Area[]): void {
    if (this.#found.length === 0) return;
    const wide = new Set(merges.filter(({ left, right }) => right > left).map(({ top, left }) => `${top} ${left}`));
    for (const { row, column, format } of this.#found)
      if (!wide.has(`${row} ${column}`)) cells.reformat(row, column, formatWithoutRoom(format));
  }
}

/** Digits are seldom larger beside the usual ones. */
const LARGEST = 4;
