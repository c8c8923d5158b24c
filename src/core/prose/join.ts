import type { Report, Suspect } from "../report/finding.ts";
import { qualified } from "../sheet/grid.ts";
import type { WordsReport } from "./check-words.ts";
import type { Claim } from "./claim.ts";
import { orderOf } from "./decimal-order.ts";

/**
 * What tables and words say together. A cell that the relations of the tables suspect, and that the words give as those would have it, is the
 * likeliest of its cause; the figures that quote it are right, and say so.
 */
export function joinWords(
  report: Report,
  words: readonly WordsReport[],
): { readonly report: Report; readonly words: readonly WordsReport[] } {
  const against = words.flatMap(({ claims }) => claims.filter(isAgainstTables));
  const borneOut = report.suspects.filter((suspect) => against.some((claim) => bearsOut(claim, suspect)));
  if (borneOut.length === 0) return { report, words };
  const named = new Set(borneOut);
  // Those that stand first alone already are left as they are: words may be joined again.
  const isFirst = (cause: number): boolean =>
    report.suspects.every((suspect) => suspect.cause !== cause || (suspect.rank === 1) === named.has(suspect));
  const causes = new Set(borneOut.map(({ cause }) => cause).filter((cause) => !isFirst(cause)));
  const suspects = report.suspects.map((suspect) =>
    causes.has(suspect.cause) ? { ...suspect, rank: named.has(suspect) ? 1 : suspect.rank + 1 } : suspect,
  );
  return {
    report: { ...report, suspects: suspects.sort((a, b) => a.cause - b.cause || a.rank - b.rank) },
    words: words.map((one) => ({
      ...one,
      claims: one.claims.map((claim) =>
        isAgainstTables(claim) && borneOut.some((suspect) => bearsOut(claim, suspect))
          ? { ...claim, cellIsWrong: true as const }
          : claim,
      ),
    })),
  };
}

function isAgainstTables({ verdict, against }: Claim): boolean {
  return verdict === "unequal" && against.is === "tables";
}

/** Whether a figure of the words is what a suspected cell should say. */
function bearsOut(claim: Claim, { cells, likely, unit }: Suspect): boolean {
  const [at, ...others] = cells;
  if (at === undefined || others.length > 0 || likely === undefined) return false;
  const said = /^([\d.,]+)([^\d.,].*)?$/.exec(claim.text);
  if (said?.[1] === undefined || (said[2] ?? unit) !== unit) return false;
  if (!claim.cells.some((cell) => qualified(cell) === qualified(at))) return false;
  const { best, from = best, to = best } = likely;
  return [best, from, to].every((text) => /^\d/.test(text)) && orderOf(said[1], from) >= 0 && orderOf(said[1], to) <= 0;
}
