import type { Amounts } from "./compare.ts";
import { verdictOf, type Verdict } from "./verdict.ts";

/** Members that stand beside each other, the last one not included. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Ascending members as runs. */
export function runsOf(members: readonly number[]): Run[] {
  const runs: { from: number; to: number }[] = [];
  for (const member of members) {
    const last = runs.at(-1);
    if (last?.to === member) last.to++;
    else runs.push({ from: member, to: member + 1 });
  }
  return runs;
}

/** What a row says of a sum: how many parts have something, and how far the whole is from them. */
export interface RowSum {
  readonly filled: number;
  readonly gap: number;
  readonly verdict: Verdict;
}

/**
 * What stands in the rows of a block, added up from the left: of hundreds of columns that each may be the sum of all others, none is told to be
 * one, or not, by adding these up again.
 */
export class RowSums {
  readonly #width: number;
  readonly #values: Float64Array;
  readonly #sizes: Float64Array;
  readonly #steps: Float64Array;
  readonly #squares: Float64Array;
  readonly #filled: Uint32Array;
  readonly #exact: Uint32Array;

  /** Of amounts that are numbered row by row. */
  constructor(amounts: Amounts, start: number, rows: number, width: number) {
    this.#width = width + 1;
    const size = rows * this.#width;
    this.#values = new Float64Array(size);
    this.#sizes = new Float64Array(size);
    this.#steps = new Float64Array(size);
    this.#squares = new Float64Array(size);
    this.#filled = new Uint32Array(size);
    this.#exact = new Uint32Array(size);
    for (let row = 0; row < rows; row++) {
      let [id, at] = [start + row * width, row * this.#width];
      for (let column = 0; column < width; column++, id++, at++) {
        const value = amounts.value(id);
        const step = amounts.state(id) === "figure" ? amounts.step(id) : 0;
        const isFilled = value !== 0;
        this.#values[at + 1] = (this.#values[at] ?? 0) + value;
        this.#sizes[at + 1] = (this.#sizes[at] ?? 0) + Math.abs(value);
        this.#steps[at + 1] = (this.#steps[at] ?? 0) + step;
        this.#squares[at + 1] = (this.#squares[at] ?? 0) + (isFilled ? step * step : 0);
        this.#filled[at + 1] = (this.#filled[at] ?? 0) + Number(isFilled);
        this.#exact[at + 1] = (this.#exact[at] ?? 0) + Number(isFilled && step === 0);
      }
    }
  }

  /** How a figure stands to the sum of others in its row, as `Amounts.judge` says it; undefined where they are too large to say. */
  judge(row: number, column: number, columns: readonly Run[]): RowSum | undefined {
    const first = row * this.#width;
    if ((this.#sizes[first + this.#width - 1] ?? 0) > Number.MAX_SAFE_INTEGER) return undefined;
    const [values, steps, squares] = [this.#values, this.#steps, this.#squares];
    const [filled, exact] = [this.#filled, this.#exact];
    const own = first + column;
    let gap = (values[own + 1] ?? 0) - (values[own] ?? 0);
    let slack = (steps[own + 1] ?? 0) - (steps[own] ?? 0);
    let spread = (squares[own + 1] ?? 0) - (squares[own] ?? 0);
    let figures = 0;
    let exacts = (exact[own + 1] ?? 0) - (exact[own] ?? 0);
    for (const { from, to } of columns) {
      const [behind, before] = [first + to, first + from];
      gap -= (values[behind] ?? 0) - (values[before] ?? 0);
      slack += (steps[behind] ?? 0) - (steps[before] ?? 0);
      spread += (squares[behind] ?? 0) - (squares[before] ?? 0);
      figures += (filled[behind] ?? 0) - (filled[before] ?? 0);
      exacts += (exact[behind] ?? 0) - (exact[before] ?? 0);
    }
    const whole = (filled[own + 1] ?? 0) - (filled[own] ?? 0);
    const verdict = verdictOf({ gap, slack, spread, figures: figures + whole, exact: exacts > 0 });
    return { filled: figures, gap, verdict };
  }
}
