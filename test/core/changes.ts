import { qualified, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";

/** An amount as printed: where it stands, and how much it is. */
export interface Amount {
  readonly at: string;
  readonly value: number;
}

/** Every amount that a workbook prints; 统计数 are counts. */
export function amountsIn(sheets: readonly SheetGrid[]): Amount[] {
  const found: Amount[] = [];
  for (const { grid, blocks } of recognise(sheets).tables) {
    for (const { block, rows } of blocks) {
      if (block.counts === true) continue;
      for (const { at, place } of rows) {
        for (const column of place.columns) {
          const value = column === undefined ? null : grid.rows[at]?.[column];
          if (typeof value !== "number") continue;
          found.push({ at: qualified({ sheet: grid.name, row: grid.top + at, column: grid.left + column! }), value });
        }
      }
    }
  }
  return found;
}

/** To the 分 of a 万元, without binary noise. */
export const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** The last two neighbouring digits that differ change places; undefined where all digits are the same. */
function swapped(value: number): number | undefined {
  const digits = value.toFixed(2).replace(".", "").split("");
  for (let i = digits.length - 1; i > 0; i--) {
    if (digits[i] === digits[i - 1]) continue;
    [digits[i], digits[i - 1]] = [digits[i - 1]!, digits[i]!];
    return Number(digits.join("")) / 100;
  }
  return undefined;
}

/** What may happen to one amount. */
export const CHANGES = {
  "+0.10": (value: number) => hundredths(value + 0.1),
  "−0.10": (value: number) => hundredths(value - 0.1),
  "+1.00": (value: number) => hundredths(value + 1),
  "−1.00": (value: number) => hundredths(value - 1),
  "+100": (value: number) => hundredths(value + 100),
  swapped,
  sign: (value: number) => -value,
  "×10000": (value: number) => hundredths(value * 10000),
  emptied: () => null,
} satisfies Record<string, (value: number) => number | null | undefined>;

export type Kind = keyof typeof CHANGES;
export const KINDS = Object.keys(CHANGES) as Kind[];

/** What then stands in the cell; undefined where nothing changes. */
export function changed(value: number, kind: Kind): number | null | undefined {
  const other = CHANGES[kind](value);
  return other === value ? undefined : other;
}
