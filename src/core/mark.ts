import { areTied, isHint, verdictOf, type Finding, type Suspect } from "./finding.ts";
import type { Mark, MarkKind } from "./workbook.ts";

const STRENGTH: readonly MarkKind[] = ["unreadable", "unequal", "doubtful"];

/** One mark a cell, the strongest; 提示 and 尾差 are not marked. Of suspects, the best of each cause, unless too many are as good. */
export function marksOf(findings: readonly Finding[], suspects: readonly Suspect[]): Mark[] {
  const marks = new Map<string, Mark>();
  for (const cause of new Set(suspects.map((suspect) => suspect.cause))) {
    const best = suspects.filter((suspect) => suspect.cause === cause && suspect.rank === 1);
    if (areTied(best)) continue;
    for (const at of best.flatMap(({ cells }) => cells))
      marks.set(`${at.sheet}!${at.row},${at.column}`, { at, kind: "suspect" });
  }
  for (const kind of STRENGTH) {
    for (const finding of findings) {
      if (isHint(finding) || verdictOf(finding) !== kind) continue;
      for (const at of finding.cells) {
        const key = `${at.sheet}!${at.row},${at.column}`;
        if (!marks.has(key)) marks.set(key, { at, kind });
      }
    }
  }
  return [...marks.values()];
}
