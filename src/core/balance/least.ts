import { irreducible } from "./clash.ts";
import { type Figure, type FigureLine, type Model, type Move } from "./figures.ts";

/** A problem in whole numbers: least Σ cost × x with lower ≤ x ≤ upper and low ≤ Σ factor × x ≤ high for every row. */
export interface Program {
  readonly costs: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly rows: readonly {
    readonly columns: readonly number[];
    readonly factors: readonly number[];
    readonly low: number;
    readonly high: number;
  }[];
}

/** What a solver makes of it in so many seconds: `bound` is what it has shown that no answer goes below. */
export type Optimiser = (program: Program, seconds: number) => Optimum;

export type Optimum =
  { readonly is: "found"; readonly values: Float64Array; readonly bound: number } | { readonly is: "none" | "stopped" };

/** What was found. */
export type Least =
  /** The change of each figure in last places. `isLeast`: fewer figures cannot do. */
  | { readonly is: "settled"; readonly changes: Int8Array; readonly isLeast: boolean }
  /** Lines that cannot hold together, each needed for that; shown by trying everything. */
  | { readonly is: "clash"; readonly lines: readonly FigureLine[] }
  /** Time was up, or the solver said what was not so. */
  | { readonly is: "stopped" };

/** The fewest figures to change so that every line holds; among equally few, those nearest to the truth, or in the fewest cells. */
export function leastChanges(model: Model, optimise: Optimiser, seconds: number): Least {
  const end = Date.now() + 1000 * seconds;
  const solve = (lines: readonly FigureLine[], cost: Cost, most?: number): Answer => {
    const left = (end - Date.now()) / 1000;
    return left > 0 ? answerOf(model, lines, cost, most, optimise, left) : { is: "stopped" };
  };
  const fewest = solve(model.lines, costOf);
  if (fewest.is === "none") {
    const cannot = (lines: readonly FigureLine[]): boolean => solve(lines, () => 0).is === "none";
    const lines = irreducible(model.figures, model.lines, cannot);
    return lines === undefined ? { is: "stopped" } : { is: "clash", lines };
  }
  if (fewest.is !== "found" || !allHold(model, fewest.changes)) return { is: "stopped" };
  const most = totalOf(model, fewest.changes);
  const nearest = solve(model.lines, nearness(model), most);
  const isNearer = nearest.is === "found" && allHold(model, nearest.changes) && totalOf(model, nearest.changes) <= most;
  return {
    is: "settled",
    changes: isNearer ? nearest.changes : fewest.changes,
    isLeast: Math.ceil(fewest.bound - TOLERANCE) >= most,
  };
}

/** What a change of a figure costs. */
type Cost = (move: Move, figure: Figure) => number;

/** What a change that is only made where nothing else helps costs beside others: more than all of them together. */
const LAST = 10_000;

const costOf: Cost = ({ isLast }) => (isLast ? LAST : 1);

/** What is left of a whole number that counts as nothing. */
const TOLERANCE = 1e-4;

/** Where no truth is known, how many cells change; otherwise how much further from it they go, beside the furthest that any can. */
function nearness({ figures }: Model): Cost {
  const furthest = figures.reduce((most, { down, up }) => Math.max(most, Math.abs(down.away), Math.abs(up.away)), 0);
  return furthest === 0 ? (_, { cells }) => cells.length : ({ away }) => away / furthest;
}

function totalOf({ figures }: Model, changes: Int8Array): number {
  return figures.reduce((sum, figure, i) => {
    const change = changes[i] ?? 0;
    return change === 0 ? sum : sum + costOf(change < 0 ? figure.down : figure.up, figure);
  }, 0);
}

/** Whether every line holds, told in whole numbers. */
function allHold({ lines }: Model, changes: Int8Array): boolean {
  return lines.every(({ figures, weights, low, high }) => {
    let sum = 0;
    for (let i = 0; i < figures.length; i++) sum += (weights[i] ?? 0) * (changes[figures[i] ?? 0] ?? 0);
    return low <= sum && sum <= high;
  });
}

type Answer =
  { readonly is: "found"; readonly changes: Int8Array; readonly bound: number } | { readonly is: "none" | "stopped" };

/** What the solver says of some of the lines; `most` is what all changes may cost. */
function answerOf(
  { figures }: Model,
  lines: readonly FigureLine[],
  cost: Cost,
  most: number | undefined,
  optimise: Optimiser,
  seconds: number,
): Answer {
  // Two columns a figure: down and up.
  const columnOf = new Map<number, number>();
  for (const line of lines)
    for (const figure of line.figures) if (!columnOf.has(figure)) columnOf.set(figure, 2 * columnOf.size);
  // A solver takes no problem without columns.
  if (columnOf.size === 0) {
    const isEmpty = lines.every(({ low, high }) => low <= 0 && high >= 0);
    return isEmpty ? { is: "found", changes: new Int8Array(figures.length), bound: 0 } : { is: "none" };
  }
  const own = [...columnOf.keys()].map((figure) => figures[figure]).filter((figure) => figure !== undefined);
  const each = (what: Cost): number[] => own.flatMap((figure) => [what(figure.down, figure), what(figure.up, figure)]);
  const all = own.flatMap((_, i) => [2 * i, 2 * i + 1]);
  const answer = optimise(
    {
      costs: each(cost),
      lower: all.map(() => 0),
      upper: each(({ isOpen }) => Number(isOpen)),
      rows: [
        ...lines.map(({ figures: some, weights, low, high }) => ({
          columns: some.flatMap((figure) => [columnOf.get(figure) ?? 0, (columnOf.get(figure) ?? 0) + 1]),
          factors: weights.flatMap((weight) => [-weight, weight]),
          low,
          high,
        })),
        ...(most === undefined ? [] : [{ columns: all, factors: each(costOf), low: 0, high: most }]),
      ],
    },
    seconds,
  );
  if (answer.is !== "found") return answer;
  const changes = new Int8Array(figures.length);
  for (const [figure, column] of columnOf)
    changes[figure] = Math.round(answer.values[column + 1] ?? 0) - Math.round(answer.values[column] ?? 0);
  return { is: "found", changes, bound: answer.bound };
}
