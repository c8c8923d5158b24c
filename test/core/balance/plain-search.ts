import type { System } from "../../../src/core/equations/system.ts";

// The same problem once more and in the plainest way: which figures there are is found by going over the relations again and again, and
// what the fewest changes are by trying them.

interface Plain {
  /** Cells that are one figure. */
  readonly figures: readonly (readonly number[])[];
  readonly relations: readonly {
    readonly terms: ReadonlyMap<number, number>;
    readonly gap: number;
    readonly isBound: boolean;
  }[];
}

/** What a system of one last place asks, and what usually holds and does. */
export function plainOf(system: System, advice: System): Plain {
  const { amounts } = system;
  const groups = new Map<number, Set<number>>();
  for (let cell = 0; cell < amounts.size; cell++) if (amounts.isFilled(cell)) groups.set(cell, new Set([cell]));
  const equations = [system, advice].flatMap((one) =>
    Array.from({ length: one.size }, (_, equation) => {
      const terms: [number, number][] = [];
      one.forEachCell(equation, (cell, sign) => {
        if (amounts.isFilled(cell) && amounts.step(cell) > 0) terms.push([cell, sign]);
      });
      const gap = terms.reduce((sum, [cell, sign]) => sum + sign * amounts.value(cell), 0);
      const rest = one.cellsOf(equation).some((cell) => amounts.isFilled(cell) && amounts.step(cell) === 0);
      const isBound = one.isBound(equation);
      return { terms, gap, isBound, isWanted: !rest && (one === system || gap === 0 || (isBound && gap < 0)) };
    }).filter(({ isWanted }) => isWanted),
  );
  for (const { terms, gap } of equations) {
    const [a, b] = terms;
    if (a === undefined || b === undefined || terms.length !== 2 || gap !== 0 || a[1] === b[1]) continue;
    const one = new Set([...groups.get(a[0])!, ...groups.get(b[0])!]);
    for (const cell of one) groups.set(cell, one);
  }
  const figures = [...new Set(groups.values())].map((group) => [...group]);
  const figureOf = new Map(figures.flatMap((cells, i) => cells.map((cell) => [cell, i] as const)));
  const relations = equations.map(({ terms, gap, isBound }) => {
    const own = new Map<number, number>();
    for (const [cell, sign] of terms) own.set(figureOf.get(cell)!, (own.get(figureOf.get(cell)!) ?? 0) + sign);
    return { terms: own, gap, isBound };
  });
  return { figures, relations };
}

/** Whether so many figures can settle everything, each by `step`: one of those in a relation that does not hold has to change. */
export function canSettle({ relations }: Plain, most: number, step: number): boolean {
  const changes = new Map<number, number>();
  const isBroken = ({ terms, gap, isBound }: Plain["relations"][number]): boolean => {
    let rest = gap;
    for (const [figure, times] of terms) rest += times * (changes.get(figure) ?? 0);
    return isBound ? rest > 0 : rest !== 0;
  };
  const search = (left: number): boolean => {
    const broken = relations.find(isBroken);
    if (broken === undefined) return true;
    if (left === 0) return false;
    for (const figure of broken.terms.keys()) {
      if (changes.has(figure)) continue;
      for (const change of [-step, step]) {
        changes.set(figure, change);
        if (search(left - 1)) return true;
        changes.delete(figure);
      }
    }
    return false;
  };
  return search(most);
}
