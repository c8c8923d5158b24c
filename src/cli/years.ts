import { basename } from "node:path";
import { yearIn } from "../app/kept.ts";
import { isReportPage } from "../app/sheets.ts";
import type { Verdict } from "../core/amounts/verdict.ts";
import type { BookRole } from "../core/prose/beside.ts";
import { proseWords } from "../core/prose/say.ts";
import type { Language } from "../core/report/say/language.ts";
import type { Summary } from "../core/report/standing.ts";
import type { Publication } from "../core/publication/publication.ts";
import { qualified, type CellAddress, type SheetGrid } from "../core/sheet/grid.ts";
import type { GivenBook } from "../core/years/book.ts";
import { CHANGE_GROUPS, type SubjectChange } from "../core/years/changes.ts";
import type { BookReport } from "../core/years/compare.ts";
import { yearWords } from "../core/years/say.ts";
import { DOCUMENT, readDocument } from "../files/documents.ts";
import { readWorkbook } from "../files/read.ts";
import { readBytes } from "./output.ts";
import type { Paint } from "./paint.ts";
import { cliWords } from "./say.ts";

/** A workbook beside those that are checked: how the user named it, and where it is. */
export interface NamedBook {
  readonly book: BookRole;
  readonly file: string;
  readonly path: string;
}

/** Reads a workbook, or a document, of last year or of the budget. Rejects with what `refusalOf` understands. */
export async function readBook({ book, path }: NamedBook, bytes = readBytes(path)): Promise<GivenBook> {
  const name = basename(path);
  const year = yearIn(name);
  const own = { book, name, ...(year === undefined ? {} : { year }) };
  if (DOCUMENT.test(path)) {
    const { tables, lines } = readDocument(bytes);
    return { ...own, sheets: tables, lines };
  }
  const { sheets } = await readWorkbook(bytes);
  return { ...own, sheets: sheets.filter((sheet) => !isReportPage(sheet)) };
}

/** What workbooks beside come to: 不符 and 存疑 count as in the tables; one that was of no use leaves something open. */
export function summaryOfBooks(summary: Summary, books: readonly BookReport[]): Summary {
  const of = (verdict: Verdict): number => books.reduce((sum, { counts }) => sum + counts[verdict], 0);
  const [unequal, doubtful] = [of("unequal"), of("doubtful")];
  const open = doubtful + books.filter(({ trouble }) => trouble !== undefined).length;
  const { standing } = summary;
  return {
    ...summary,
    standing: unequal > 0 ? "unequal" : open > 0 && standing !== "unequal" ? "open" : standing,
    problems: summary.problems + unequal + open,
    unequal: summary.unequal + unequal,
  };
}

/** What is to be known of the files before what was made of them: those that were given twice, and those that are of no use. */
export function noteLines(
  {
    again,
    workbooks,
  }: {
    readonly again: readonly string[];
    readonly workbooks: readonly { readonly file: string; readonly sheets: readonly SheetGrid[] }[];
  },
  publication: Publication,
  language: Language,
): string[] {
  const own = cliWords(language);
  const say = yearWords(language);
  const useless = workbooks.filter(({ sheets }) => !sheets.some((sheet) => publication.holds(sheet)));
  return [
    ...again.map((file) => own.again(file)),
    ...useless.map(({ file, sheets }) => {
      const names = new Set(sheets.map(({ name }) => name));
      const strays = publication.report.strays.filter(({ sheet }) => names.has(sheet));
      return own.refusal({ code: "no-table", strays }, file);
    }),
    ...publication.books.flatMap((book) => say.notes(book)),
  ];
}

/** Most of a list in the text; --json and the report have all of it. */
const MOST = 20;
const MOST_CHANGES = 5;

/** What each workbook beside says, for a person to read. */
export function booksLines(books: readonly BookReport[], language: Language, paint: Paint): string[] {
  return books.flatMap((report) => ["", ...bookLines(report, language, paint, MOST, MOST_CHANGES)]);
}

function bookLines(report: BookReport, language: Language, paint: Paint, most: number, mostChanges: number): string[] {
  const say = yearWords(language);
  const verdicts = proseWords(language).verdicts;
  const { findings, moved } = report;
  const cut = (lines: readonly string[], many: number, indent: string): string[] =>
    lines.length > many ? [...lines.slice(0, many), `${indent}${say.more(lines.length - many)}`] : [...lines];
  const found = findings.map((finding) => {
    const { verdict } = finding;
    const word = verdict === "unequal" ? paint("red", verdicts.unequal) : paint("yellow", verdicts.doubtful);
    const where = say.places(finding);
    return `    ${word}  ${say.finding(finding)}${where === "" ? "" : paint("dim", `（${where}）`)}`;
  });
  return [
    `  ${paint("bold", say.heading(report))}`,
    ...say.notes(report).map((note) => `    ${paint("yellow", note)}`),
    ...cut(
      moved.map((one) => `    ${say.moved(one)}`),
      most,
      "    ",
    ),
    ...cut(found, most, "    "),
    ...(report.trouble === undefined ? [`    ${paint("dim", say.counts(report))}`] : []),
    ...changeLines(report.changes, language, paint, mostChanges),
  ];
}

function changeLines(changes: readonly SubjectChange[], language: Language, paint: Paint, most: number): string[] {
  if (changes.length === 0) return [];
  const say = yearWords(language);
  return [
    `    ${say.changes}`,
    ...CHANGE_GROUPS.flatMap((group) => {
      const own = changes.filter((change) => change.group === group && change.sign !== 0);
      if (own.length === 0) return [];
      return [
        `      ${paint("bold", say.groups[group])}`,
        ...own.slice(0, most).map((change) => `        ${say.about(change)}  ${say.change(change)}`),
        ...(own.length > most ? [`        ${say.more(own.length - most)}`] : []),
      ];
    }),
  ];
}

/** The same for the report: a section for each workbook beside. */
export function booksSections(
  books: readonly BookReport[],
  language: Language,
): { readonly title: string; readonly lines: readonly string[] }[] {
  return books.map((report) => {
    const [title = "", ...lines] = bookLines(report, language, (_, text) => text, Infinity, Infinity);
    return { title: title.trim(), lines: lines.map((line) => line.replace(/^ {4}/, "")) };
  });
}

/** What --json says of a workbook beside. */
export interface BookJson {
  readonly book: BookRole;
  readonly file: string;
  readonly kind: string | null;
  readonly year: string | null;
  /** Why it was of no use; null where it was. */
  readonly trouble: string | null;
  readonly says: readonly string[];
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly moved: readonly { readonly code: string; readonly formerCode: string; readonly by: string }[];
  readonly findings: readonly {
    readonly relation: string;
    readonly verdict: Verdict;
    readonly says: string;
    readonly now: string;
    readonly before: string;
    readonly gap: string;
    readonly cell: string | null;
    /** In the other workbook. */
    readonly formerCell: string | null;
  }[];
  readonly changes: readonly ChangeJson[];
}

interface ChangeJson {
  readonly group: string;
  readonly about: string;
  readonly code: string | null;
  readonly formerCode: string | null;
  /** In 万元. */
  readonly now: string;
  readonly before: string;
  readonly gap: string;
  /** In per cent of the year before, without its sign; null where there was nothing. */
  readonly rate: string | null;
  readonly cell: string | null;
  readonly formerCell: string | null;
}

/** What was found against a workbook beside, as --json says it. */
export function bookJson(report: BookReport, language: Language): BookJson {
  const say = yearWords(language);
  const cellOf = (at: CellAddress | undefined): string | null => (at === undefined ? null : qualified(at));
  return {
    book: report.book,
    file: report.name,
    kind: report.kind ?? null,
    year: report.year ?? null,
    trouble: report.trouble ?? null,
    says: say.notes(report),
    counts: report.counts,
    moved: report.moved.map(({ code, formerCode, by }) => ({ code, formerCode, by })),
    findings: report.findings.map((finding) => ({
      relation: finding.relation,
      verdict: finding.verdict,
      says: say.finding(finding),
      now: finding.now.number,
      before: finding.before.number,
      gap: finding.gap,
      cell: cellOf(finding.now.at),
      formerCell: cellOf(finding.before.at),
    })),
    changes: report.changes.map((change) => ({
      group: change.group,
      about: say.about(change),
      code: change.meaning.code ?? null,
      formerCode: change.formerCode ?? null,
      now: change.now,
      before: change.before,
      gap: change.gap,
      rate: change.rate ?? null,
      cell: cellOf(change.at),
      formerCell: cellOf(change.formerAt),
    })),
  };
}
