import { check } from "../../src/core/check.ts";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { rankOf, unequal } from "../cases/cases.ts";
import { amountsIn, hundredths } from "./changes.ts";
import { Random } from "./honest.ts";
import { edit } from "./sheets.ts";

/** Two figures of each set, wrong one at a time: how many there were, how many were found, and how many named first. */
export function oneWrong(
  numbers: readonly number[],
  setOf: (number: number) => readonly SheetGrid[],
): { readonly tried: number; readonly found: number; readonly first: number } {
  const counts = { tried: 0, found: 0, first: 0 };
  for (const number of numbers) {
    const sheets = setOf(number);
    const random = new Random(number);
    const amounts = amountsIn(sheets).filter(({ value }) => Math.abs(value) > 1);
    for (const { at, value } of random.some(amounts, 2)) {
      const report = check(edit(sheets, { [at]: hundredths(random.chance(0.5) ? value + 7.77 : value * 10) }));
      counts.tried++;
      counts.found += unequal(report).length > 0 ? 1 : 0;
      counts.first += rankOf(report, at) === 1 ? 1 : 0;
    }
  }
  return counts;
}
