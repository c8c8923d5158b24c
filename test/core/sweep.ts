import fc from "fast-check";
import { Random } from "./honest.ts";

// Some tests change every cell of a workbook in every way, or make sets by the hundred. A run takes a random share of these, the same one for
// the same SEED; SWEEP=whole takes all.

export const IS_WHOLE = process.env["SWEEP"] === "whole";

/** What a run tries of all, in their order: so much of it, from 0 to 1. */
export function shareOf<T>(all: readonly T[], share: number): readonly T[] {
  if (IS_WHOLE) return all;
  const { seed = 0 } = fc.readConfigureGlobal();
  return new Random(seed).some(all, Math.ceil(all.length * share));
}

/** How many of those tried may be so, where that is a rate of all: a share may have more by chance, as one run in fifty would. */
export function allowed(rate: number, tried: number): number {
  const usual = rate * tried;
  return IS_WHOLE ? usual : usual + 2 * Math.sqrt(usual);
}
