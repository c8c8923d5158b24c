import { keyOfRow, rowIndexOf, type BoundSet } from "../equations/bind.ts";
import type { Suspect } from "../report/finding.ts";
import type { Blame } from "./likelihood.ts";

/** An answer to a cause, in words and in numbers; a row that is missing has no figure. */
export interface Suspected {
  readonly suspect: Omit<Suspect, "cause">;
  readonly blame?: Pick<Blame, "cell" | "likely">;
}

/**
 * Figures of one 科目 that are wrong in the same way in several places, each found by itself, are one mistake that was copied: told as one
 * cause. Where one of several equally good answers is such a copy, the others are less likely.
 */
export function asOne(set: BoundSet, causes: readonly (readonly Suspected[])[]): (readonly Suspected[])[] {
  const told: (readonly Suspected[])[] = [];
  /** Where among them each figure was told, first to last: only there it may have a copy. */
  const places = new Map<string, Set<number>>();
  for (const cause of causes) {
    const figures = bestOf(cause).flatMap((one) => figureOf(set, one) ?? []);
    const near = new Set(figures.flatMap((figure) => [...(places.get(figure) ?? [])]));
    const found = firstPair(set, told, near, cause);
    if (found === undefined) {
      for (const figure of figures) places.set(figure, (places.get(figure) ?? new Set()).add(told.length));
      told.push(cause);
      continue;
    }
    const { at, pair } = found;
    told[at] = [
      copied(...pair),
      ...[...(told[at] ?? []), ...cause]
        .filter((one) => !pair.includes(one))
        .map((one) => ({ ...one, suspect: { ...one.suspect, rank: one.suspect.rank + 1 } })),
    ];
  }
  return told;
}

function bestOf(cause: readonly Suspected[]): Suspected[] {
  return cause.filter(({ suspect }) => suspect.rank === 1);
}

/** Of the causes told at these places, the first with a best answer that one of this cause is a copy of. */
function firstPair(
  set: BoundSet,
  told: readonly (readonly Suspected[])[],
  places: ReadonlySet<number>,
  cause: readonly Suspected[],
): { readonly at: number; readonly pair: readonly [Suspected, Suspected] } | undefined {
  for (const at of [...places].sort((a, b) => a - b))
    for (const one of bestOf(told[at] ?? []))
      for (const other of bestOf(cause)) if (areCopies(set, one, other)) return { at, pair: [one, other] };
  return undefined;
}

/** What a figure prints, of which 科目; undefined where it can have no copy. */
function figureOf(set: BoundSet, { suspect, blame }: Suspected): string | undefined {
  if (blame === undefined || suspect.slip === "moved" || !set.amounts.isFilled(blame.cell)) return undefined;
  const code = subjectAt(set, blame.cell);
  return code === undefined ? undefined : `${set.amounts.value(blame.cell)} ${set.amounts.unit(blame.cell)} ${code}`;
}

/** Whether two answers are of one 科目, print the same, and may both be meant to say the same. */
function areCopies(set: BoundSet, one: Suspected, other: Suspected): boolean {
  if (one.blame === undefined || other.blame === undefined) return false;
  const [a, b] = [one.blame.likely, other.blame.likely];
  if (a.low > b.high || b.low > a.high) return false;
  const figure = figureOf(set, one);
  return figure !== undefined && figure === figureOf(set, other);
}

/** The code of the 科目 in whose row an amount stands. */
function subjectAt(set: BoundSet, cell: number): string | undefined {
  const bound = set.blockAt(cell);
  return bound === undefined ? undefined : keyOfRow(bound, rowIndexOf(bound, cell)).code;
}

/** The narrower of the two, with the cells of both. */
function copied(one: Suspected, other: Suspected): Suspected {
  const width = ({ blame }: Suspected): number => (blame === undefined ? 0 : blame.likely.high - blame.likely.low);
  const [first, second] = width(one) <= width(other) ? [one, other] : [other, one];
  return {
    ...first,
    suspect: {
      ...first.suspect,
      cells: [...first.suspect.cells, ...second.suspect.cells],
      slip: "carried",
      explains: [...new Set([...first.suspect.explains, ...second.suspect.explains])],
    },
  };
}
