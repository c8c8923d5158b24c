import { areTied, isHint, verdictOf, type Finding, type Suspect } from "./finding.ts";
import type { CellAddress } from "../sheet/grid.ts";
import type { Mark, MarkKind } from "./mark.ts";

const STRENGTH: readonly MarkKind[] = ["unreadable", "unequal", "doubtful"];

/**
 * One mark a cell, the strongest; 提示 and 尾差 are not marked. Of suspects, the best of each cause, unless too many are as good. Cells that
 * are blank beside amounts are marked as suspects only: a sum has many that are rightly blank.
 */
export function marksOf(findings: readonly Finding[], suspects: readonly Suspect[]): Mark[] {
  const marks = new Map<string, Mark>();
  const causes = new Map<number, Suspect[]>();
  for (const suspect of suspects)
    if (suspect.rank === 1) causes.set(suspect.cause, [...(causes.get(suspect.cause) ?? []), suspect]);
  for (const best of causes.values()) {
    if (areTied(best)) continue;
    for (const at of best.flatMap(({ cells }) => cells)) marks.set(keyOf(at), { at, kind: "suspect" });
  }
  for (const kind of STRENGTH) {
    for (const finding of findings) {
      if (isHint(finding) || verdictOf(finding) !== kind) continue;
      const blank = new Set(finding.kind === "comparison" ? finding.blank.map(keyOf) : []);
      for (const at of finding.cells) {
        const key = keyOf(at);
        if (!marks.has(key) && !blank.has(key)) marks.set(key, { at, kind });
      }
    }
  }
  return [...marks.values()];
}

function keyOf({ sheet, row, column }: CellAddress): string {
  return `${sheet}!${row},${column}`;
}
