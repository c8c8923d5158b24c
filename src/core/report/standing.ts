import { isHint, verdictOf, type Finding, type Report } from "./finding.ts";

/** How findings are told apart wherever they are listed, the worst first. */
export const CLASSES = ["unequal", "doubtful", "unreadable", "structure", "hint"] as const;
export type FindingClass = (typeof CLASSES)[number];

/** Undefined for what is counted and folded away, not listed: 尾差, and 相符 whose stored values differ. */
export function classOf(finding: Finding): FindingClass | undefined {
  const verdict = verdictOf(finding);
  if (verdict === "equal" || verdict === "empty" || verdict === "rounding") return undefined;
  if (isHint(finding)) return "hint";
  return verdict === "table" ? "structure" : verdict;
}

/** Whether a finding is to be looked into: it is neither folded away nor a 提示. */
export function isProblem(finding: Finding): boolean {
  const own = classOf(finding);
  return own !== undefined && own !== "hint";
}

/**
 * What a whole report comes to, in a word, the worst first:
 * - `unequal`: something is 不符.
 * - `open`: nothing is, but something else is to be looked into, a table or a rule was not tried, or a table of the set is missing.
 * - `blank`: the tables are not filled in; nothing in them can be wrong or right.
 * - `nothing-tried`: no rule applies to what is there.
 * - `ignored`: all that is left to be looked into, the user ignores.
 * - `fine`: all that is there was looked at, and holds.
 */
export type Standing = "unequal" | "open" | "blank" | "nothing-tried" | "ignored" | "fine";

/** A report in a word, and what that rests on. */
export interface Summary {
  readonly standing: Standing;
  /** To be looked into, without what is ignored; and how many of these are 不符. */
  readonly problems: number;
  readonly unequal: number;
  /** What would be to be looked into, if the user did not ignore it. */
  readonly ignored: number;
  /** Comparisons that could not be tried. */
  readonly untried: number;
  /** Tables in the workbook, those among them that nobody looked at, and those that the sets lack. */
  readonly tables: number;
  readonly unlooked: number;
  readonly missing: number;
  readonly hints: number;
}

/** What a report comes to; `isIgnored` tells the findings that the user has said to leave alone. */
export function summaryOf(report: Report, isIgnored: (finding: Finding) => boolean = () => false): Summary {
  const { counts, findings, sets, strays } = report;
  const problems = findings.filter(isProblem);
  const left = problems.filter((finding) => !isIgnored(finding));
  const unlooked = strays.filter(
    ({ reason, byStructure, figures }) => byStructure !== true && (reason !== "no-table" || figures === true),
  ).length;
  const summary = {
    problems: left.length,
    unequal: left.filter((finding) => verdictOf(finding) === "unequal").length,
    ignored: problems.length - left.length,
    untried: counts.untried,
    tables: report.tables.length + unlooked,
    unlooked,
    missing: sets.reduce((sum, set) => sum + set.missing.length, 0),
    hints: counts.hints,
  };
  const seen = counts.equal + counts.rounding + counts.doubtful + counts.unequal;
  const standing = (): Standing => {
    if (summary.unequal > 0) return "unequal";
    if (seen === 0 && counts.empty > 0 && left.length + unlooked === 0) return "blank";
    if (left.length + unlooked + counts.untried + summary.missing > 0) return "open";
    if (summary.ignored > 0) return "ignored";
    return seen > 0 ? "fine" : "nothing-tried";
  };
  return { ...summary, standing: standing() };
}

/** What is said of a document by itself: what is no table in it is its own business, tables that were not read are not. */
export function ofDocument(report: Report): Report {
  return { ...report, strays: report.strays.filter(({ reason }) => reason === "too-many") };
}
