import type { Unit } from "../core/amounts/units.ts";
import {
  isHint,
  verdictOf,
  type Counts,
  type Finding,
  type ReportStray,
  type Slip,
  type WholeSlip,
  type Suspect,
} from "../core/report/finding.ts";
import { subjectOf } from "../core/report/by-subject.ts";
import { titleOf, type Kind } from "../core/forms/form.ts";
import { qualified } from "../core/sheet/grid.ts";
import type { Standing, Summary } from "../core/report/standing.ts";
import { words } from "../core/report/say/index.ts";
import { type Language } from "../core/report/say/language.ts";
import type { KnownBy } from "../core/tables/table.ts";
import { reasonsIn, reportLeft } from "../app/view.ts";
import type { Checked } from "./checked.ts";
import type { FileRefusal } from "./refusal.ts";
import { cliWords } from "./say.ts";
import { bookJson, type BookJson } from "./years.ts";
import { claimsJson, type ClaimJson, type RemarkJson } from "./words.ts";

/** The object that --json prints. Fields are added in later versions, never dropped. */
export interface RunJson {
  readonly version: 1;
  readonly ruleSet: string;
  readonly workbooks: readonly WorkbookJson[];
}

export interface WorkbookJson {
  readonly file: string;
  readonly sets: readonly {
    readonly kind: Kind;
    readonly year: string | null;
    readonly organisation: string | null;
    readonly profile: string | null;
    /** The year of the profile's edition by which the set was read. */
    readonly edition: number | null;
    /** Titles of tables that the profile has and the workbook has not. */
    readonly missing: readonly string[];
  }[];
  readonly tables: readonly {
    readonly form: string;
    readonly no: string;
    readonly sheet: string;
    readonly unit: Unit;
    readonly year: string | null;
    /** Index into `sets`. */
    readonly set: number;
    readonly hidden: boolean;
    readonly knownBy: KnownBy;
    /** Of 绩效表, where it says. */
    readonly project: string | null;
  }[];
  /** What all of it comes to: see the exit codes; `unread` for a file that could not be checked. */
  readonly standing: Standing | "unread";
  /** Tables that nobody looked at. */
  readonly unlooked: number;
  readonly rules: Counts;
  readonly findings: readonly FindingJson[];
  readonly untried: readonly { readonly rule: string; readonly why: string; readonly count: number }[];
  readonly strays: readonly { readonly sheet: string; readonly says: string }[];
  readonly suspects: readonly SuspectJson[];
  /** 不符 that no small number of cells explains: rule ids, group by group. */
  readonly unexplained: readonly { readonly rules: readonly string[]; readonly cutOff: boolean }[];
  /** Every number of the words, of documents beside the workbook and of its own sheets of words. */
  readonly claims: readonly ClaimJson[];
  /** What is odd in the wording by itself. */
  readonly remarks: readonly RemarkJson[];
  /** With --last-year and --budget: what each says. */
  readonly books?: readonly BookJson[];
  /** Only for a file that could not be checked; the lists are empty then. */
  readonly error?: RefusalJson;
  /** With --marked: the copy, or null where there is none, with the reason. */
  readonly marked?: string | null;
  /** With --marked: the copies of documents with comments. */
  readonly commented?: readonly string[];
  readonly markedError?: RefusalJson;
}

export interface FindingJson {
  /** Null for what is about a table and no rule. */
  readonly rule: string | null;
  readonly basis: string | null;
  readonly verdict: ReturnType<typeof verdictOf>;
  readonly hint: boolean;
  readonly says: string;
  /** The code of the 科目 or unit that it is about, of rows whose row above is not there that of the missing one; null where there is none. */
  readonly subject: string | null;
  readonly table: string;
  /** Of 绩效表, where it says. */
  readonly project: string | null;
  readonly cells: readonly string[];
  /** Decimal texts in the unit of the table; null where nothing is compared. */
  readonly left: string | null;
  readonly right: string | null;
  readonly gap: string | null;
  readonly unit: Unit | null;
  /** Why the user ignores it; null for what is not ignored. No suspect stands for what is. */
  readonly ignored: string | null;
}

/** A cell to blame. Suspects of one cause exclude each other; those of several causes are wrong each. */
export interface SuspectJson {
  readonly cause: number;
  /** 1 is best; equally good ones share it. */
  readonly rank: number;
  readonly cells: readonly string[];
  /** What stands in front of the row and over the column of the first; the column is null where nothing does. */
  readonly row: string;
  readonly column: string | null;
  /** As printed; "" where nothing is. */
  readonly now: string;
  /** The likeliest amount; null where there is none. */
  readonly likely: string | null;
  /** Every amount from here to there agrees; null without an end. */
  readonly from: string | null;
  readonly to: string | null;
  readonly slip: Slip | WholeSlip["is"] | null;
  readonly explains: readonly string[];
  readonly says: string;
}

export interface RefusalJson {
  readonly code: FileRefusal["code"];
  readonly says: string;
}

const NO_RULES: Counts = { equal: 0, empty: 0, rounding: 0, doubtful: 0, unequal: 0, untried: 0, hints: 0 };
const NOTHING = {
  standing: "unread" as const,
  unlooked: 0,
  sets: [],
  tables: [],
  rules: NO_RULES,
  findings: [],
  untried: [],
  suspects: [],
  unexplained: [],
  claims: [],
  remarks: [],
};

/** A checked workbook as --json says it, for programs. */
export function workbookJson(
  file: string,
  { report: whole, ignored, prose, books }: Checked,
  { standing, unlooked }: Summary,
  language: Language,
): WorkbookJson {
  const say = words(language);
  const report = reportLeft(whole, ignored);
  const reasons = reasonsIn(whole, ignored);
  return {
    file,
    sets: report.sets.map((set) => ({
      kind: set.kind,
      year: set.year ?? null,
      organisation: set.organisation ?? null,
      profile: set.profile?.name ?? null,
      edition: set.edition ?? null,
      missing: set.missing.map(({ title }) => title),
    })),
    tables: report.tables.map((table) => ({
      form: titleOf(table.form),
      no: table.no,
      sheet: table.sheet,
      unit: table.unit,
      year: report.sets[table.set]?.year ?? null,
      set: table.set,
      hidden: table.hidden,
      knownBy: table.knownBy,
      project: table.project ?? null,
    })),
    standing,
    unlooked,
    rules: report.counts,
    findings: whole.findings.map((finding) => ({
      ...findingJson(finding, say.finding(finding)),
      ignored: reasons.get(finding) ?? null,
    })),
    untried: report.untried.map((untried) => ({
      rule: untried.rule.id,
      why: say.untried(untried, report.sets[untried.set]?.profile),
      count: untried.count,
    })),
    strays: straysJson(report.strays, language),
    suspects: report.suspects.map((suspect) => suspectJson(suspect, say.suspect(suspect))),
    unexplained: report.unexplained.map(({ findings, cutOff }) => ({ rules: rulesOf(findings), cutOff })),
    ...claimsJson(prose, language),
    ...(books.length === 0 ? {} : { books: books.map((book) => bookJson(book, language)) }),
  };
}

/** A file that could not be checked. */
export function uncheckedJson(file: string, refusal: FileRefusal, language: Language): WorkbookJson {
  return {
    file,
    ...NOTHING,
    strays: straysJson(refusal.strays ?? [], language),
    error: refusalJson(file, refusal, language),
  };
}

function straysJson(strays: readonly ReportStray[], language: Language): WorkbookJson["strays"] {
  return strays.map((stray) => ({ sheet: stray.sheet, says: words(language).stray(stray) }));
}

/** Why a file was not checked, as --json says it. */
export function refusalJson(file: string, refusal: FileRefusal, language: Language): RefusalJson {
  return { code: refusal.code, says: cliWords(language).refusal(refusal, file) };
}

function suspectJson(suspect: Suspect, says: string): SuspectJson {
  const { cause, rank, cells, label, now, likely, slip, whole, explains } = suspect;
  return {
    cause,
    rank,
    cells: cells.map(qualified),
    row: [label.code, label.name].filter((part) => part !== undefined && part !== "").join(" "),
    column: label.column ?? null,
    now,
    likely: likely?.best ?? null,
    from: likely?.from ?? null,
    to: likely?.to ?? null,
    slip: slip ?? whole?.is ?? null,
    explains: rulesOf(explains),
    says,
  };
}

function rulesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.flatMap((finding) => (finding.kind === "table" ? [] : [finding.rule.id])))];
}

function findingJson(finding: Finding, says: string): Omit<FindingJson, "ignored"> {
  const rule = finding.kind === "table" ? undefined : finding.rule;
  const sides = finding.kind === "comparison" ? finding : undefined;
  return {
    rule: rule?.id ?? null,
    basis: rule?.basis ?? null,
    verdict: verdictOf(finding),
    hint: isHint(finding),
    says,
    subject: subjectOf(finding) ?? null,
    table: titleOf(finding.table.form),
    project: finding.table.project ?? null,
    cells: finding.cells.map(qualified),
    left: sides?.left ?? null,
    right: sides?.right ?? null,
    gap: sides?.gap ?? null,
    unit: sides?.unit ?? null,
  };
}
