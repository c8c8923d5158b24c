import { check } from "../check.ts";
import type { BoundSet } from "../equations/bind.ts";
import { setsOf } from "../equations/sets.ts";
import { standsAlone, titleOf } from "../forms/form.ts";
import type { FactsBeside } from "../prose/beside.ts";
import { checkWords, type WordsReport } from "../prose/check-words.ts";
import { sentencesOf, type Prose, type Sentence } from "../prose/text.ts";
import { isHint, type Report } from "../report/finding.ts";
import type { SheetGrid } from "../sheet/grid.ts";
import { recognise } from "../tables/recognise.ts";
import type { Table } from "../tables/table.ts";
import type { GivenBook } from "../years/book.ts";
import type { SubjectChange } from "../years/changes.ts";
import { compareYears, type BookReport } from "../years/compare.ts";

/** A document of a publication: its lines, its sentences, and what was found of their figures. */
export interface PublishedWords {
  readonly prose: Prose;
  readonly sentences: readonly Sentence[];
  readonly report: WordsReport;
}

/**
 * What a unit publishes, as one: its tables, its words, and what both say of each other. The checklist, the document and the report are made
 * of this, so that what one of them says the others say too.
 */
export interface Publication {
  /** The set of accounts or of the budget; none where only words were given. */
  readonly main?: BoundSet;
  /** The 绩效表 that go with it, where they are a set of their own. */
  readonly performance?: BoundSet;
  /** Every table that was read, 绩效表 with the others. */
  readonly tables: readonly Table[];
  readonly report: Report;
  readonly words: readonly PublishedWords[];
  readonly books: readonly BookReport[];
  /** What the workbooks beside print. */
  readonly facts: FactsBeside;
  /** Codes of 项 that had an amount the year before and have none now. */
  readonly gone: readonly string[];
  readonly kind: "决算" | "预算";
  readonly year?: string;
  readonly organisation?: string;
}

/** Reads a publication. Never throws on what it holds. */
export function publicationOf(
  sheets: readonly SheetGrid[],
  documents: readonly Prose[],
  { books = [], year }: { readonly books?: readonly GivenBook[]; readonly year?: string } = {},
): Publication {
  const options = year === undefined ? {} : { year };
  // What a document prints among its words counts like the sheets of a workbook, where there is none.
  const { tables: own } = recognise(sheets);
  const all = own.length > 0 ? sheets : documents.flatMap(({ tables = [] }) => tables);
  const { tables } = recognise(all);
  const sets = setsOf(tables, options);
  const main = sets.find(({ kind }) => !standsAlone(kind));
  const performance = sets.find(
    (set) => set.kind === "绩效" && (set.year === undefined || main?.year === undefined || set.year === main.year),
  );
  const years = compareYears(all, books, options);
  const reports = checkWords(documents, sheets, { ...options, facts: years.facts });
  const words = documents.flatMap((prose, i): PublishedWords[] => {
    const report = reports[i];
    return report === undefined ? [] : [{ prose, sentences: sentencesOf(prose), report }];
  });
  const kind = main?.kind === "预算" || main?.kind === "决算" ? main.kind : (words[0]?.report.kind ?? "决算");
  const known = main?.year ?? words.find(({ report }) => report.year !== undefined)?.report.year;
  return {
    ...(main === undefined ? {} : { main }),
    ...(performance === undefined ? {} : { performance }),
    tables,
    report: check(all, options),
    words,
    books: years.books,
    facts: years.facts,
    gone: years.books.flatMap(({ changes }) => changes.flatMap(goneIn)),
    kind,
    ...(known === undefined ? {} : { year: known }),
    ...(main?.organisation === undefined ? {} : { organisation: main.organisation }),
  };
}

function goneIn({ group, meaning, sign, now }: SubjectChange): string[] {
  return group === "项" && sign < 0 && !/[1-9]/.test(now) && meaning.code !== undefined ? [meaning.code] : [];
}

/** Titles of tables that stand there twice in one set: two versions of a file, as a rule. */
export function doubledTables({ main }: Publication): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { form, title = titleOf(form), project } of main?.tables ?? []) {
    const name = `${title}${project === undefined ? "" : `（${project}）`}`;
    if (seen.has(name)) twice.add(name);
    seen.add(name);
  }
  return [...twice];
}

/** Sheets where something is 不符. */
export function wrongSheets({ report }: Publication): string[] {
  return [
    ...new Set(
      report.findings.flatMap((finding) =>
        finding.kind === "comparison" && finding.verdict === "unequal" && !isHint(finding) ? [finding.table.sheet] : [],
      ),
    ),
  ];
}
