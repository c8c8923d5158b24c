import { rangeOf, type Figure, type FigureLine } from "./figures.ts";

/** So many steps a search takes before it gives up. */
const MOST_STEPS = 200_000;

/**
 * Lines that cannot hold together and of which none can be left out. `cannot` is asked of a solver, and what it says in the end is only
 * believed where a search through all changes finds the same; undefined where it does not, or takes too long.
 */
export function irreducible(
  figures: readonly Figure[],
  lines: readonly FigureLine[],
  cannot: (lines: readonly FigureLine[]) => boolean,
): readonly FigureLine[] | undefined {
  let kept = lines;
  // Half of them, a quarter, …, one by one.
  for (let size = Math.ceil(kept.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length;) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (cannot(fewer)) kept = fewer;
      else at += size;
    }
  }
  return canHold(figures, kept) === false ? kept : undefined;
}

/** Whether some changes let all lines hold, by trying them; undefined where that takes too long. */
export function canHold(figures: readonly Figure[], lines: readonly FigureLine[]): boolean | undefined {
  const own = [...new Set(lines.flatMap((line) => line.figures))];
  const [low, high] = [new Map<number, number>(), new Map<number, number>()];
  for (const figure of own) {
    const range = figures[figure] && rangeOf(figures[figure]);
    low.set(figure, range?.least ?? 0);
    high.set(figure, range?.most ?? 0);
  }
  let steps = MOST_STEPS;
  const search = (from: ReadonlyMap<number, number>, to: ReadonlyMap<number, number>): boolean | undefined => {
    const [least, most] = [new Map(from), new Map(to)];
    for (let isNarrower = true; isNarrower;) {
      isNarrower = false;
      for (const line of lines) {
        if ((steps -= line.figures.length) < 0) return undefined;
        const found = narrow(line, least, most);
        if (found === "empty") return false;
        isNarrower ||= found;
      }
    }
    const open = own.find((figure) => least.get(figure) !== most.get(figure));
    if (open === undefined) return true;
    for (let change = least.get(open) ?? 0; change <= (most.get(open) ?? 0); change++) {
      const answer = search(new Map(least).set(open, change), new Map(most).set(open, change));
      if (answer !== false) return answer;
    }
    return false;
  };
  return search(low, high);
}

/** Takes from the ranges what a line rules out; whether there was anything, or a range is left with nothing. */
function narrow(line: FigureLine, least: Map<number, number>, most: Map<number, number>): boolean | "empty" {
  const ends = line.figures.map((figure, i) => {
    const weight = line.weights[i] ?? 0;
    const [a, b] = [weight * (least.get(figure) ?? 0), weight * (most.get(figure) ?? 0)];
    return { figure, weight, low: Math.min(a, b), high: Math.max(a, b) };
  });
  const low = ends.reduce((sum, one) => sum + one.low, 0);
  const high = ends.reduce((sum, one) => sum + one.high, 0);
  if (low > line.high || high < line.low) return "empty";
  for (const { figure, weight, low: own, high: top } of ends) {
    for (const [ranges, end, step] of [
      [least, least.get(figure) ?? 0, 1],
      [most, most.get(figure) ?? 0, -1],
    ] as const) {
      const part = weight * end;
      // With this figure at that end, the others cannot make up for it.
      if (low - own + part <= line.high && high - top + part >= line.low) continue;
      ranges.set(figure, end + step);
      if ((least.get(figure) ?? 0) > (most.get(figure) ?? 0)) return "empty";
      return true;
    }
  }
  return false;
}
