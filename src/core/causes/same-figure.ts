import { keyOfRow, type BoundSet } from "../equations/bind.ts";
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
  for (const cause of causes) {
    for (let at = 0; at <= told.length; at++) {
      const known = told[at];
      if (known === undefined) {
        told.push(cause);
        break;
      }
      const pair = bestOf(known).flatMap((one) =>
        bestOf(cause).flatMap((other) => (areCopies(set, one, other) ? [[one, other] as const] : [])),
      )[0];
      if (pair === undefined) continue;
      told[at] = [
        copied(...pair),
        ...[...known, ...cause]
          .filter((one) => !pair.includes(one))
          .map((one) => ({ ...one, suspect: { ...one.suspect, rank: one.suspect.rank + 1 } })),
      ];
      break;
    }
  }
  return told;
}

function bestOf(cause: readonly Suspected[]): Suspected[] {
  return cause.filter(({ suspect }) => suspect.rank === 1);
}

/** Whether two answers are of one 科目, print the same, and may both be meant to say the same. */
function areCopies(set: BoundSet, one: Suspected, other: Suspected): boolean {
  if (one.blame === undefined || other.blame === undefined) return false;
  const [a, b] = [one.blame, other.blame];
  const { amounts } = set;
  if (amounts.value(a.cell) !== amounts.value(b.cell) || amounts.unit(a.cell) !== amounts.unit(b.cell)) return false;
  if (!amounts.isFilled(a.cell) || one.suspect.slip === "moved" || other.suspect.slip === "moved") return false;
  if (a.likely.low > b.likely.high || b.likely.low > a.likely.high) return false;
  const code = subjectAt(set, a.cell);
  return code !== undefined && code === subjectAt(set, b.cell);
}

/** The code of the 科目 in whose row an amount stands. */
function subjectAt(set: BoundSet, cell: number): string | undefined {
  const bound = set.blockAt(cell);
  return bound === undefined ? undefined : keyOfRow(bound, Math.floor((cell - bound.start) / bound.width)).code;
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
