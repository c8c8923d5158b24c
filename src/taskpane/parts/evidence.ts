import type { Evidence } from "../../core/verdicts/evidence.ts";

/** Whether a comparison speaks against its figures. */
export function isAgainst({ verdict }: Pick<Evidence, "verdict">): boolean {
  return verdict === "unequal" || verdict === "doubtful";
}
