import { UNITS } from "../amounts/units.ts";
import type { BoundSet } from "../equations/bind.ts";
import type { Table } from "../tables/table.ts";

/** The powers of ten by which a whole table may be off: that of 千元 in 元, 元 in 万元, and the other way round. */
export const POWERS = [4, -4, 3, -3] as const;

/** What every amount of money of a table would be in another unit, and how far off the figures then may be besides. */
export function inOtherUnit(
  { amounts, blocksOf }: BoundSet,
  table: Table,
  power: number,
): ReadonlyMap<number, { readonly value: number; readonly step: number }> {
  const changes = new Map<number, { readonly value: number; readonly step: number }>();
  const factor = 10 ** Math.abs(power);
  for (const { start, width, block } of blocksOf(table)) {
    if (!UNITS[amounts.unit(start)].isMoney) continue;
    for (let cell = start; cell < start + block.rows.length * width; cell++) {
      if (!amounts.isFilled(cell)) continue;
      const value = amounts.value(cell);
      const step = amounts.step(cell);
      // 元 are exact; what was rounded to 万元 is not, whatever stands above it.
      changes.set(
        cell,
        power > 0
          ? { value: Math.round(value / factor), step }
          : { value: value * factor, step: Math.max(1, step) * factor },
      );
    }
  }
  return changes;
}
