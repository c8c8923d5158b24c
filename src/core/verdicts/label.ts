import type { BoundBlock } from "../equations/bind.ts";
import type { RowLabel } from "../report/finding.ts";

/** What a row is, and its column where one is meant, in the words that are printed. */
export function labelOf({ block }: BoundBlock, row: number, column?: number): RowLabel {
  const own = block.rows[row];
  const line = own?.line === undefined ? undefined : block.block.lines[own.line];
  const heading = column === undefined ? undefined : own?.place.headings[column];
  return {
    name: line?.name ?? own?.name ?? "",
    ...(own?.code === undefined ? {} : { code: own.code }),
    ...(heading === undefined || heading === "" ? {} : { column: heading }),
  };
}

/** That of the row and column in which an amount stands. */
export function labelAt(bound: BoundBlock, cell: number): RowLabel {
  const at = cell - bound.start;
  return labelOf(bound, Math.floor(at / bound.width), at % bound.width);
}
