import fc from "fast-check";
import { Random } from "./honest.ts";

// Some tests change every cell of a workbook in every way, or make sets by the hundred. A run takes a random share of these, the same one for
// the same SEED; SWEEP=whole takes all.

export const IS_WHOLE = process.env["SWEEP"] === "whole";

/** How many random trials a run makes, of so many that a whole sweep makes. */
export function trials(whole: number): number {
  return IS_WHOLE ? whole : Math.ceil(whole / 3);
}

/** What a run tries of all, in their order. */
export function shareOf<T>(all: readonly T[]): readonly T[] {
  const { seed = 0 } = fc.readConfigureGlobal();
  return IS_WHOLE ? all : new Random(seed).some(all, trials(all.length));
}

/** The numbers of the sets that a run makes, of so many from 0 on. */
export function someOf(count: number): readonly number[] {
  return shareOf(Array.from({ length: count }, (_, number) => number));
}

/** How many of those tried may be so, where that is a rate of all: a share may have more by chance, as one run in fifty would. */
export function allowed(rate: number, tried: number): number {
  const usual = rate * tried;
  return IS_WHOLE ? usual : usual + 2 * Math.sqrt(usual);
}
