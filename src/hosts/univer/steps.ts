import type { RowStep } from "../../files/xlsx/edit.ts";

/** What is known of a row of the grid. */
export interface OwnRow {
  /** Where it was in the file; an inserted row was nowhere. */
  readonly from?: number;
  /** Where the row was in the file that an inserted one looks like; the row above where nothing is said. */
  readonly like?: number;
  /** How high it was when it was opened, in pixels, where that was said or is known by its texts. */
  readonly high?: number;
}

/** How rows of a file came to stand as they do, from the top down. Those that the file has keep their order. */
export function stepsOf(rows: readonly OwnRow[]): RowStep[] {
  const steps: RowStep[] = [];
  const places = new Map(rows.flatMap(({ from }, row) => (from === undefined ? [] : [[from, row] as const])));
  /** The next row of the file; it and all below stand at `row` still. */
  let next = 0;
  for (let row = 0; row < rows.length; row++) {
    const { from, like } = rows[row] ?? {};
    if (from !== undefined) {
      if (from > next) steps.push({ at: row, remove: from - next });
      next = from + 1;
      continue;
    }
    let count = 1;
    while (isInsertedLike(rows[row + count], like)) count++;
    const model = like === undefined ? row - 1 : like < next ? places.get(like) : row + like - next;
    steps.push({ at: row, insert: count, ...(model === undefined || model < 0 ? {} : { like: model }) });
    row += count - 1;
  }
  return steps;
}

function isInsertedLike(row: OwnRow | undefined, like: number | undefined): boolean {
  return row !== undefined && row.from === undefined && row.like === like;
}
