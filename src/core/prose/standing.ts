import type { Summary } from "../report/standing.ts";
import type { WordsReport } from "./check-words.ts";
import type { Claim } from "./claim.ts";

/** What tables and words come to together: what is 不符 or 存疑 in the words counts as in the tables. */
export function summaryWithWords(summary: Summary, reports: readonly WordsReport[]): Summary {
  const claims = reports.flatMap((report) => report.claims);
  const of = (verdict: Claim["verdict"]): number => claims.filter((claim) => claim.verdict === verdict).length;
  const unequal = of("unequal") + reports.flatMap(({ remarks }) => remarks).filter(({ hint }) => !hint).length;
  const problems = unequal + of("doubtful");
  const { standing } = summary;
  const isTried = standing === "nothing-tried" && of("equal") + of("rounding") > 0;
  const worst = unequal > 0 ? "unequal" : problems > 0 && standing !== "unequal" ? "open" : isTried ? "fine" : standing;
  return {
    ...summary,
    standing: worst,
    problems: summary.problems + problems,
    unequal: summary.unequal + unequal,
  };
}
