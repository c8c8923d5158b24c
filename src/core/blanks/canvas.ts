import type { Area } from "../sheet/grid.ts";
import type { TemplateCell } from "./made.ts";

/** Cells to be filled, and what is merged among them. */
export class Canvas {
  readonly merges: Area[] = [];
  readonly #rows: (TemplateCell | undefined)[][] = [];

  constructor(readonly width: number) {}

  get height(): number {
    return this.#rows.length;
  }

  /** Puts a cell, which may take up several. */
  put(row: number, column: number, cell: TemplateCell, across = 1, down = 1): void {
    for (let r = row; r < row + down; r++) {
      const cells = (this.#rows[r] ??= Array<undefined>(this.width).fill(undefined));
      for (let c = column; c < column + across; c++)
        cells[c] = r === row && c === column ? cell : { style: cell.style };
    }
    if (across > 1 || down > 1)
      this.merges.push({ top: row, left: column, bottom: row + down - 1, right: column + across - 1 });
  }

  rows(): readonly (readonly (TemplateCell | undefined)[])[] {
    return this.#rows;
  }
}
