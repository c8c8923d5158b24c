import type { Suspect } from "../core/report/finding.ts";
import { qualified, type CellAddress } from "../core/sheet/grid.ts";
import { valueAt } from "./sheets.ts";
import type { Result } from "./state.ts";

/** What 应用建议 would write; nothing where two cells are to be changed, or where what stands there could not be put back as it was. */
export function changeOf(
  { cells, likely }: Suspect,
  { sheets, formulas }: Pick<Result, "sheets" | "formulas">,
): { readonly at: CellAddress; readonly from: number | null; readonly to: number } | undefined {
  const [at, second] = cells;
  if (at === undefined || second !== undefined || likely === undefined) return undefined;
  // Where only a limit is known, nobody can say what belongs there.
  if (likely.from === undefined || likely.to === undefined) return undefined;
  // What a formula gives is wrong in the formula, or in what that reads.
  if (formulas?.has(qualified(at)) === true) return undefined;
  const from = valueAt(sheets, at);
  return typeof from === "number" || from === null ? { at, from, to: Number(likely.best) } : undefined;
}
