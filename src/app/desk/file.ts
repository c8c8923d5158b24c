import type { WordsReport } from "../../core/prose/check-words.ts";
import { excerpt } from "../../core/prose/claim.ts";
import { proseWords } from "../../core/prose/say.ts";
import { yearWords } from "../../core/years/say.ts";
import type { BookReport } from "../../core/years/compare.ts";
import { areTied, causesOf, type Finding, type Report } from "../../core/report/finding.ts";
import { words } from "../../core/report/say/index.ts";
import type { Language } from "../../core/report/say/language.ts";
import { CLASSES, classOf, type FindingClass, type Standing, type Summary } from "../../core/report/standing.ts";
import { qualified } from "../../core/sheet/grid.ts";
import { reasonsIn, reportLeft } from "../view.ts";
import { deskWords } from "./words.ts";

// One file as the desk of a bureau keeps it: what is to be looked into, in words, and how much was looked at. A line of --jsonl is one of these.

/** What a file came to. Plain values, the same for the same file; fields are added in later versions, never dropped. */
export interface DeskFile {
  readonly version: 1;
  /** As it was named, or the way to it from the folder that was named. */
  readonly file: string;
  /** SHA-256 of what was read, in hex: of the file, and of the documents read beside it; null where nothing could be read. */
  readonly hash: string | null;
  readonly ruleSet: string;
  /** What was asked of the check besides: language, rules, set. Lines that were asked otherwise do not stand for each other. */
  readonly asked: string;
  /** Documents read beside the workbook. */
  readonly documents: readonly string[];
  /** Whose tables they are and of which year, as the tables say; null where none does. */
  readonly unit: string | null;
  readonly year: string | null;
  /** 青海决算, or 决算 where no set is known. */
  readonly sets: readonly string[];
  /** See the exit codes; `unread` for a file that could not be checked. */
  readonly standing: Standing | "unread";
  /** Tables that were looked at, those nobody looked at, and titles of those that the set has and the file has not. */
  readonly tables: number;
  readonly unlooked: number;
  readonly missing: readonly string[];
  /** 不符, 存疑, what else is to be looked into, 提示; without what is ignored. */
  readonly unequal: number;
  readonly doubtful: number;
  readonly other: number;
  readonly hints: number;
  /** Comparisons that could not be tried, and why. */
  readonly untried: number;
  readonly why: readonly string[];
  readonly ignored: number;
  /** What was found, the worst first; `more` is how many further ones there are. */
  readonly found: readonly DeskFinding[];
  readonly more: number;
  /** The cells to blame, best first, in words. */
  readonly suspects: readonly { readonly cells: readonly string[]; readonly says: string }[];
  /** Only for a file that could not be checked. */
  readonly error: { readonly code: string; readonly says: string } | null;
}

export interface DeskFinding {
  readonly verdict: FindingClass;
  /** The rule, or what kind of thing it is where there is none. */
  readonly kind: string;
  /** What the rule says. */
  readonly about: string;
  readonly basis: string | null;
  /** Tables of the cells: 公开02表, 公开03表; the document, for words. */
  readonly tables: readonly string[];
  readonly cells: readonly string[];
  readonly says: string;
  /** Why the user ignores it. */
  readonly ignored: string | null;
}

/** A file that is wrong all over is known after so many findings, cells of one, and reasons. */
const MOST_FOUND = 200;
const MOST_CELLS = 12;
const MOST_WHY = 20;

/** Where it comes from, and how it was asked. */
export type DeskOrigin = Pick<DeskFile, "file" | "hash" | "ruleSet" | "asked" | "documents">;

/** What goes with a report: reasons of findings that the user ignores, what words say, and workbooks of last year and of the budget. */
interface DeskParts {
  readonly ignored: Readonly<Record<string, string>>;
  readonly prose: readonly WordsReport[];
  readonly books?: readonly BookReport[];
}

/** What a report comes to for the desk. */
export function deskFile(
  origin: DeskOrigin,
  report: Report,
  summary: Summary,
  { ignored, prose, books = [] }: DeskParts,
  language: Language,
): DeskFile {
  const say = words(language);
  const reasons = reasonsIn(report, ignored);
  const all = [
    ...report.findings.flatMap((finding) => found(finding, report, reasons.get(finding), language)),
    ...prose.flatMap((one) => foundInWords(one, language)),
    ...books.flatMap((one) => foundInBook(one, language)),
  ];
  const sorted = CLASSES.flatMap((name) => all.filter(({ verdict }) => verdict === name));
  const count = (...classes: readonly FindingClass[]): number =>
    all.filter(({ verdict, ignored: reason }) => reason === null && classes.includes(verdict)).length;
  const why = new Set(report.untried.map((one) => say.untried(one, report.sets[one.set]?.profile)));
  return {
    version: 1,
    ...origin,
    unit: report.sets.find(({ organisation }) => organisation !== undefined)?.organisation ?? null,
    year: report.sets.find(({ year }) => year !== undefined)?.year ?? null,
    sets: [...new Set(report.sets.map(({ kind, profile }) => profile?.name ?? kind))],
    standing: summary.standing,
    tables: report.tables.length,
    unlooked: summary.unlooked,
    missing: report.sets.flatMap(({ missing }) => missing.map(({ title }) => title)),
    unequal: count("unequal"),
    doubtful: count("doubtful"),
    other: count("unreadable", "structure"),
    hints: count("hint"),
    untried: report.counts.untried,
    why: [...why].slice(0, MOST_WHY),
    ignored: all.filter(({ ignored: reason }) => reason !== null).length,
    found: sorted.slice(0, MOST_FOUND),
    more: Math.max(0, sorted.length - MOST_FOUND),
    suspects: causesOf(reportLeft(report, ignored)).map(({ best }) => ({
      cells: best.slice(0, MOST_CELLS).flatMap(({ cells }) => cells.map(qualified)),
      says: areTied(best)
        ? `${say.standsIn(best)}：${say.oneOf(best.slice(0, MOST_CELLS), best.length)}`
        : best
            .map((suspect) => `${say.standsIn([suspect])}：${say.suspect(suspect)}`)
            .join(language === "zh-CN" ? "；" : "; "),
    })),
    error: null,
  };
}

/** A file that could not be checked. */
export function deskUnread(origin: DeskOrigin, error: { readonly code: string; readonly says: string }): DeskFile {
  return {
    version: 1,
    ...origin,
    unit: null,
    year: null,
    sets: [],
    standing: "unread",
    tables: 0,
    unlooked: 0,
    missing: [],
    unequal: 0,
    doubtful: 0,
    other: 0,
    hints: 0,
    untried: 0,
    why: [],
    ignored: 0,
    found: [],
    more: 0,
    suspects: [],
    error,
  };
}

function found(finding: Finding, report: Report, reason: string | undefined, language: Language): DeskFinding[] {
  const verdict = classOf(finding);
  if (verdict === undefined) return [];
  const say = words(language);
  const kind = finding.kind === "table" ? finding.what.problem : finding.rule.id;
  const { cells } = finding;
  const sheets = new Set([finding.table.sheet, ...cells.map(({ sheet }) => sheet)]);
  const tables = report.tables.filter((table) => table.set === finding.table.set && sheets.has(table.sheet));
  return [
    {
      verdict,
      kind,
      about: finding.kind === "table" ? deskWords(language).problems[finding.what.problem] : say.rule(finding.rule),
      basis: finding.kind === "table" ? null : finding.rule.basis,
      // Several tables may stand in one sheet: then only the one whose finding it is is certain.
      tables: [
        ...new Set([
          say.briefly(finding.table),
          ...tables.filter(({ sheet }) => sheet !== finding.table.sheet).map((table) => say.briefly(table)),
        ]),
      ],
      cells: cells.slice(0, MOST_CELLS).map(qualified),
      says: say.finding(finding),
      ignored: reason ?? null,
    },
  ];
}

function foundInWords({ name, claims, remarks }: WordsReport, language: Language): DeskFinding[] {
  const [say, own] = [proseWords(language), deskWords(language)];
  const colon = language === "zh-CN" ? "：" : ": ";
  const base = { basis: null, tables: [name], ignored: null };
  return [
    ...claims.flatMap((claim): DeskFinding[] => {
      if (claim.verdict !== "unequal" && claim.verdict !== "doubtful") return [];
      return [
        {
          ...base,
          verdict: claim.verdict,
          kind: `words-${claim.against.is}`,
          about: own.claims[claim.against.is],
          cells: claim.cells.slice(0, MOST_CELLS).map(qualified),
          says: `${claim.section} ${excerpt(claim)}${colon}${say.claim(claim)}`.trim(),
        },
      ];
    }),
    ...remarks.map((remark) => ({
      ...base,
      verdict: remark.hint ? ("hint" as const) : ("unequal" as const),
      kind: `words-${remark.kind}`,
      about: own.remarks,
      cells: [],
      says: `${remark.section} ${excerpt(remark)}${colon}${say.remark(remark)}`.trim(),
    })),
  ];
}

function foundInBook(book: BookReport, language: Language): DeskFinding[] {
  const say = yearWords(language);
  return book.findings.flatMap((finding): DeskFinding[] => {
    const { verdict, now, relation } = finding;
    if (verdict !== "unequal" && verdict !== "doubtful") return [];
    return [
      {
        verdict,
        kind: `${book.book}-${relation}`,
        about: say.books[book.book],
        basis: null,
        tables: now.at === undefined ? [] : [now.at.sheet],
        cells: now.at === undefined ? [] : [qualified(now.at)],
        says: say.finding(finding),
        ignored: null,
      },
    ];
  });
}
