import type { System } from "../equations/system.ts";

/** What becomes of the equations of the changed cells: those that hold where they were broken, and the other way round, and so on. */
export interface TrialOutcome {
  readonly mended: number;
  readonly harmed: number;
  /** Broken before and after. */
  readonly still: number;
  /** Those of which nobody can tell any more; of these, those that were broken. */
  readonly open: number;
  readonly openBroken: number;
}

const HOLDS = 0;
const BROKEN = 1;
const OPEN = 2;

/** Other amounts in some cells, put in one by one, and what that makes of the equations: counted as it goes, so that many changes may be tried. */
export class Trial {
  readonly #system: System;
  readonly #gaps: Float64Array;
  readonly #more: Float64Array;
  readonly #unknown: Int32Array;
  readonly #states: Uint8Array;
  readonly #wasBroken: Uint8Array;
  #touched: number[] = [];
  readonly #isTouched: Uint8Array;
  readonly #values = new Map<number, number | undefined>();
  /** How many touched equations went from one state (holding, broken) to another. */
  readonly #counts = new Int32Array(6);

  constructor(system: System) {
    const { size } = system;
    this.#system = system;
    this.#gaps = new Float64Array(size);
    this.#more = new Float64Array(size);
    this.#unknown = new Int32Array(size);
    this.#states = new Uint8Array(size);
    this.#isTouched = new Uint8Array(size);
    this.#wasBroken = new Uint8Array(size);
    for (const equation of system.broken) this.#wasBroken[equation] = 1;
  }

  /** Puts an amount into a cell, or nobody knows which; `more` are steps that it may be off besides. */
  set(cell: number, value: number | undefined, more = 0): void {
    const system = this.#system;
    const before = this.#values.has(cell) ? this.#values.get(cell) : system.amounts.value(cell);
    if (before === value && more === 0) return;
    this.#values.set(cell, value);
    const change = (value ?? 0) - (before ?? 0);
    const unknown = Number(value === undefined) - Number(before === undefined);
    system.forEachEquation(cell, (equation, sign) => {
      this.#touch(equation);
      this.#gaps[equation] = (this.#gaps[equation] ?? 0) + sign * change;
      this.#more[equation] = (this.#more[equation] ?? 0) + more;
      this.#unknown[equation] = (this.#unknown[equation] ?? 0) + unknown;
      const state =
        this.#unknown[equation] > 0
          ? OPEN
          : system.breaks(equation, this.#gaps[equation], this.#more[equation])
            ? BROKEN
            : HOLDS;
      this.#count(equation, -1);
      this.#states[equation] = state;
      this.#count(equation, 1);
    });
  }

  get outcome(): TrialOutcome {
    const of = (was: number, now: number): number => this.#counts[3 * was + now] ?? 0;
    return {
      mended: of(BROKEN, HOLDS),
      harmed: of(HOLDS, BROKEN),
      still: of(BROKEN, BROKEN),
      open: of(HOLDS, OPEN) + of(BROKEN, OPEN),
      openBroken: of(BROKEN, OPEN),
    };
  }

  /** All amounts as they are printed. */
  reset(): void {
    for (const equation of this.#touched) this.#isTouched[equation] = 0;
    this.#touched = [];
    this.#values.clear();
    this.#counts.fill(0);
  }

  #touch(equation: number): void {
    if (this.#isTouched[equation] === 1) return;
    this.#isTouched[equation] = 1;
    this.#touched.push(equation);
    this.#gaps[equation] = this.#system.gap(equation);
    this.#more[equation] = 0;
    this.#unknown[equation] = 0;
    this.#states[equation] = this.#wasBroken[equation] ?? 0;
    this.#count(equation, 1);
  }

  #count(equation: number, by: number): void {
    const at = 3 * (this.#wasBroken[equation] ?? 0) + (this.#states[equation] ?? 0);
    this.#counts[at] = (this.#counts[at] ?? 0) + by;
  }
}
