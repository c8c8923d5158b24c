import { FIGURE, type TableAmounts } from "./read.ts";
import { UNITS, type Unit } from "./units.ts";

/** So many figures at least say that a set is printed in whole 万元, or with one decimal; and so few, at most, may print finer than it. */
const FEWEST_COARSE = 30;
const FINER_SHARE = 1 / 40;

/** Whether a unit is so large that its amounts have decimals. */
export function isLarge(unit: Unit): boolean {
  return UNITS[unit].isMoney && unit !== "元";
}

/**
 * How many decimals the amounts of a set print that are not in 元: two, or fewer where none of so many figures needs them. 12.00 is printed
 * with two, by its format or as a text.
 */
export function lastPlaceOf(money: readonly TableAmounts[]): number {
  const counts = new Uint32Array(3);
  const large = money.filter(({ unit }) => isLarge(unit));
  const most = large.reduce((sum, { size }) => sum + size, 0);
  let printed = 0;
  for (const table of large) {
    printed += table.printingHundredths;
    for (let i = 0; i < table.size; i++) {
      if (table.states[i] !== FIGURE || table.digits[i] === 0) continue;
      const needed = table.needed(i);
      counts[needed] = (counts[needed] ?? 0) + 1;
      // Whatever the others are, so many are enough.
      if ((counts[2] ?? 0) > most * FINER_SHARE) return 2;
    }
  }
  const [whole = 0, tenths = 0, hundredths = 0] = counts;
  const all = whole + tenths + hundredths;
  if (all < FEWEST_COARSE || printed * 2 > all || hundredths > all * FINER_SHARE) return 2;
  return tenths + hundredths > all * FINER_SHARE ? 1 : 0;
}

/** Whole points without decimals are exact, as weights are; a score with decimals, or with more than it prints, is a rounded share. */
export function isShare(table: TableAmounts, i: number): boolean {
  return table.decimals.get(i) !== 0 || table.stored.has(i);
}
