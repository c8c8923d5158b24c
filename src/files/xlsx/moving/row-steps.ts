import { ROWS } from "../../../core/sheet/excel.ts";
import type { RowStep } from "../edit.ts";
import type { Corner, Reference } from "../formula/references.ts";

// Where rows go when some are inserted and some taken out, one step after the other. Rows count from zero.

/** First and last row, both included. */
type RowSpan = readonly [first: number, last: number];

/** Whether the steps are such: whole numbers within the sheet. */
export function areSteps(steps: readonly RowStep[]): boolean {
  const isCount = (count: number, most: number): boolean => Number.isInteger(count) && count >= 0 && count <= most;
  return steps.every(
    (step) =>
      isCount(step.at, ROWS - 1) &&
      ("insert" in step
        ? isCount(step.insert, ROWS - step.at) && (step.like === undefined || isCount(step.like, ROWS - 1))
        : isCount(step.remove, ROWS - step.at)),
  );
}

/** Where a row goes; undefined where it is taken out, and beyond the last row of a sheet where it is pushed out. */
export function movedRow(row: number, steps: readonly RowStep[]): number | undefined {
  let moved = row;
  for (const step of steps) {
    if (moved < step.at) continue;
    if ("insert" in step) moved += step.insert;
    else if (moved < step.at + step.remove) return undefined;
    else moved -= step.remove;
  }
  return moved;
}

/** Where rows that belong together go: those inserted between them belong to them too. */
export function movedSpan([first, last]: RowSpan, steps: readonly RowStep[]): RowSpan | undefined {
  // Whole columns stay whole.
  if (first === 0 && last === ROWS - 1) return [first, last];
  let [top, bottom] = [first, last];
  for (const step of steps) {
    if ("insert" in step) {
      if (top >= step.at) top += step.insert;
      if (bottom >= step.at) bottom += step.insert;
    } else {
      const end = step.at + step.remove;
      if (top >= step.at) top = Math.max(step.at, top - step.remove);
      if (bottom >= step.at) bottom = bottom < end ? step.at - 1 : bottom - step.remove;
      if (top > bottom) return undefined;
    }
  }
  return top >= ROWS ? undefined : [top, Math.min(bottom, ROWS - 1)];
}

/** Where something that hangs over a row goes: to the row that takes its place where it is taken out. */
export function movedEdge(row: number, steps: readonly RowStep[]): number {
  let moved = row;
  for (const step of steps) {
    if (moved < step.at) continue;
    moved = "insert" in step ? moved + step.insert : Math.max(step.at, moved - step.remove);
  }
  return Math.min(moved, ROWS - 1);
}

/** Whether some step goes through these rows: inserts between them, or takes out some and not all. */
export function isCut([first, last]: RowSpan, steps: readonly RowStep[]): boolean {
  const height = last - first;
  const moved = movedSpan([first, last], steps);
  return moved !== undefined && (moved[1] - moved[0] !== height || movedRow(first, steps) !== moved[0]);
}

/** Rows that are new after all steps, and the row as numbered before all of them whose look each takes. */
export function newRows(steps: readonly RowStep[]): Map<number, number | undefined> {
  const found = new Map<number, number | undefined>();
  steps.forEach((step, i) => {
    if (!("insert" in step)) return;
    const look = step.like === undefined ? undefined : originOf(step.like, steps.slice(0, i));
    for (let row = step.at; row < step.at + step.insert; row++) {
      const moved = movedRow(row, steps.slice(i + 1));
      if (moved !== undefined) found.set(moved, look);
    }
  });
  return found;
}

/** The row as it was numbered before the steps; that whose look it takes for a new one. */
function originOf(row: number, steps: readonly RowStep[]): number | undefined {
  let origin = row;
  for (const step of [...steps].reverse()) {
    if (origin < step.at) continue;
    if ("remove" in step) origin += step.remove;
    else if (origin >= step.at + step.insert) origin -= step.insert;
    else if (step.like === undefined) return undefined;
    else origin = step.like;
  }
  return origin;
}

/** A reference to the sheet after the steps. In names only rows with a $ are moved: the others say how far something is away. */
export function movedReference(
  reference: Reference,
  steps: readonly RowStep[],
  onlyFixed = false,
): Reference | "#REF!" | undefined {
  const { from, to } = reference;
  if (from.row === undefined || to.row === undefined) return undefined;
  if (onlyFixed && !(from.fixedRow && to.fixedRow)) return undefined;
  const isUpward = from.row > to.row;
  const moved = movedSpan(isUpward ? [to.row, from.row] : [from.row, to.row], steps);
  if (!moved) return "#REF!";
  const [first, last] = isUpward ? [moved[1], moved[0]] : moved;
  if (first === from.row && last === to.row) return undefined;
  const at = (corner: Corner, row: number): Corner => ({ ...corner, row });
  const start = at(from, first);
  return { ...reference, from: start, to: to === from ? start : at(to, last) };
}
