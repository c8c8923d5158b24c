import { add } from "../sheet/lists.ts";
import { lean } from "../amounts/odds.ts";
import { addressOf, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import type { LeaningFinding } from "../report/finding.ts";
import type { OffsetRow, Offsets } from "./joint.ts";
import { LEANING } from "../forms/shared/whole.ts";
import type { System } from "../equations/system.ts";
import type { Table } from "../tables/table.ts";

/** So many totals of a table must differ before it is said to lean. */
const FEWEST = 5;

/**
 * The tables whose totals are all too small, or all too large, further than rounding would have it.
 *
 * Were every total off by the same, a line would be off by that times the totals in it, those among its parts counted against it. So much
 * each line weighs: what speaks for such a bias adds up, and the totals of totals do not cancel it out.
 */
export function leanings(set: BoundSet, system: System, offsets: Offsets): LeaningFinding[] {
  const totals = totalRows(set, system, offsets);
  const areTotals = new Uint8Array(offsets.halves.length);
  return set.tables.flatMap((table) => {
    const own = totals.get(table) ?? [];
    const differing = own.filter(({ line }) => line.gap !== 0);
    const [first] = differing;
    if (first === undefined || differing.length < FEWEST) return [];
    areTotals.fill(0);
    for (const { total } of own) {
      const offset = offsets.ofCell[total] ?? -1;
      if (offset >= 0) areTotals[offset] = 1;
    }
    /** Of those that the lines have, which are few where a set has hundreds of tables. */
    const factors = new Map<number, number>();
    let gap = 0;
    let weights = 0;
    for (const { line } of own) {
      const weight = line.offsets.reduce(
        (sum, offset, i) => sum + (areTotals[offset] ?? 0) * (line.factors[i] ?? 0),
        0,
      );
      line.offsets.forEach((offset, i) =>
        factors.set(offset, (factors.get(offset) ?? 0) + weight * (line.factors[i] ?? 0)),
      );
      gap += weight * line.gap;
      weights += weight * weight;
    }
    let spread = 0;
    for (const [offset, factor] of [...factors].sort((a, b) => a[0] - b[0]))
      // What no total has as a part may be without end.
      if (factor !== 0) spread += (2 * factor * (offsets.halves[offset] ?? 0)) ** 2;
    const once = lean(gap, spread);
    if (once === undefined) return [];
    return {
      kind: "leaning",
      rule: LEANING,
      table: first.bound.named,
      cells: differing.map(({ total }) => addressOf(set, total)).filter((at) => at !== undefined),
      count: differing.length,
      bias: gap / weights / set.amounts.step(first.total),
      once,
    };
  });
}

/** The lines that add up parts to a total, all of it in one table. */
function totalRows(
  set: BoundSet,
  system: System,
  { halves, lines }: Offsets,
): Map<Table, { readonly line: OffsetRow; readonly total: number; readonly bound: BoundBlock }[]> {
  const totals = new Map<Table, { line: OffsetRow; total: number; bound: BoundBlock }[]>();
  for (const line of lines) {
    if (line.bound || line.offsets.some((offset) => halves[offset] === Number.POSITIVE_INFINITY)) continue;
    let total = -1;
    let left = 0;
    let parts = 0;
    const tables = new Set<Table | undefined>();
    system.forEachCell(line.equation, (cell, sign) => {
      if (system.amounts.state(cell) !== "figure") return;
      tables.add(set.blockAt(cell)?.table);
      if (sign < 0) parts++;
      else {
        left++;
        total = cell;
      }
    });
    const bound = set.blockAt(total);
    if (left !== 1 || parts < 2 || tables.size > 1 || bound === undefined) continue;
    add(totals, bound.table, { line, total, bound });
  }
  return totals;
}
