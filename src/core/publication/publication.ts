import { check, checkWith, readTables, type CheckOptions, type TablesRead } from "../check.ts";
import type { BoundSet } from "../equations/bind.ts";
import { standsAlone, titleOf } from "../forms/form.ts";
import type { FactsBeside } from "../prose/beside.ts";
import { checkWords, type WordsReport } from "../prose/check-words.ts";
import { joinWords } from "../prose/join.ts";
import { wordsIn, type WordsSheet } from "../prose/sheets.ts";
import type { Prose } from "../prose/text.ts";
import { isHint, type Report } from "../report/finding.ts";
import { ofDocument } from "../report/standing.ts";
import type { SheetGrid } from "../sheet/grid.ts";
import type { Table } from "../tables/table.ts";
import type { Solver } from "../verdicts/joint.ts";
import type { GivenBook } from "../years/book.ts";
import type { SubjectChange } from "../years/changes.ts";
import { compareYears, type BookReport, type YearsReport } from "../years/compare.ts";

/** What a publication is read from. */
export interface PublishedParts {
  readonly sheets: readonly SheetGrid[];
  readonly documents?: readonly Prose[];
  /** Workbooks of last year and of the budget. */
  readonly books?: readonly GivenBook[];
  /** What its tables were found to be already, with the same options. */
  readonly report?: Report;
}

/** Words of a publication, and what was found of their figures. */
export interface PublishedWords {
  readonly prose: Prose;
  readonly report: WordsReport;
}

/**
 * What a unit publishes, as one: its tables, its words, and what both say of each other. The report, the checklist and the document are made
 * of this, so that what one of them says the others say too. The tables are read once; what is found of them and of the words is found out
 * when it is first asked for. Never throws on what it holds.
 */
export class Publication {
  readonly reading: TablesRead;
  /** The set of accounts or of the budget; none where only words were given. */
  readonly main: BoundSet | undefined;
  /** The 绩效表 that go with it, where they are a set of their own. */
  readonly performance: BoundSet | undefined;
  readonly #options: CheckOptions;
  readonly #sheets: readonly SheetGrid[];
  readonly #documents: readonly Prose[];
  readonly #books: readonly GivenBook[];
  /** Whether its tables are those of the documents, for the sheets hold none. */
  readonly #isOfDocuments: boolean;
  /** So many strays are sheets': what is no table in a document is its own business. */
  readonly #strays: number;
  #checked: Report | undefined;
  #sheetsOfWords: readonly WordsSheet[] | undefined;
  #years: YearsReport | undefined;
  #joined: ReturnType<typeof joinWords> | undefined;

  constructor({ sheets, documents = [], books = [], report }: PublishedParts, options: CheckOptions = {}) {
    this.#options = options;
    this.#sheets = sheets;
    this.#documents = documents;
    this.#books = books;
    this.#checked = report;
    const own = readTables(sheets, options);
    this.#isOfDocuments = own.tables.length === 0;
    this.#strays = own.strays.length;
    this.reading = this.#isOfDocuments ? withTablesOf(own, documents, options) : own;
    const { sets } = this.reading;
    const main = sets.find(({ kind }) => !standsAlone(kind));
    this.main = main;
    this.performance = sets.find(
      ({ kind, year }) => kind === "绩效" && (year === undefined || main?.year === undefined || year === main.year),
    );
  }

  /** Every table that was read, 绩效表 with the others. */
  get tables(): readonly Table[] {
    return this.reading.tables;
  }

  /** Checks the tables with the solver, loaded where they need it; unless this comes first, they are checked without. */
  async check(load: () => Promise<Solver>): Promise<this> {
    this.#checked ??= this.#own(await checkWith(this.reading, this.#options, load));
    return this;
  }

  /** What was found of the tables, with what the words say of them. */
  get report(): Report {
    return this.#join().report;
  }

  /** What was found of the documents, then of each sheet that holds words or says something beside the figures of a 绩效表. */
  get everyWord(): readonly WordsReport[] {
    return this.#join().words;
  }

  /** The same of documents and of sheets that hold words alone. */
  get words(): readonly PublishedWords[] {
    const tables = new Set(this.tables.map(({ grid }) => grid.name));
    return this.#prose().flatMap((prose, i): PublishedWords[] => {
      const report = this.everyWord[i];
      const isOfTable = i >= this.#documents.length && tables.has(prose.name);
      return report === undefined || isOfTable ? [] : [{ prose, report }];
    });
  }

  /** The sheets among them. */
  get sheetsOfWords(): readonly WordsSheet[] {
    return (this.#sheetsOfWords ??= wordsIn(
      this.#sheets,
      this.#tried().tables.map(({ sheet, form }) => ({ sheet, isPerformance: form.kind === "绩效" })),
    ));
  }

  /** Whether something of the publication stands in a sheet: a table, known or told by its structure, or words. */
  holds(sheet: SheetGrid): boolean {
    const isIn = ({ grid }: { readonly grid: SheetGrid }): boolean =>
      grid === sheet || grid.pages?.some((page) => page.grid === sheet) === true;
    const { strays } = this.#tried();
    return (
      this.tables.some(isIn) ||
      this.reading.strays.some((stray, i) => isIn(stray) && strays[i]?.byStructure === true) ||
      this.sheetsOfWords.some(({ name, lines }) => name === sheet.name && lines.length > 0)
    );
  }

  /** Holds words against the tables, and against the workbooks beside. */
  read(words: Prose): WordsReport {
    const { year } = this.#options;
    return checkWords(this.#beside(words), this.tables, {
      ...(year === undefined ? {} : { year }),
      facts: this.facts,
    });
  }

  get books(): readonly BookReport[] {
    return this.#compared().books;
  }

  /** What the workbooks beside print. */
  get facts(): FactsBeside {
    return this.#compared().facts;
  }

  /** Codes of 项 that had an amount the year before and have none now. */
  get gone(): readonly string[] {
    return this.books.flatMap(({ changes }) => changes.flatMap(goneIn));
  }

  get kind(): "决算" | "预算" {
    const kind = this.main?.kind;
    return kind === "预算" || kind === "决算" ? kind : (this.words[0]?.report.kind ?? "决算");
  }

  get year(): string | undefined {
    return this.main?.year ?? this.words.find(({ report }) => report.year !== undefined)?.report.year;
  }

  get organisation(): string | undefined {
    return this.main?.organisation;
  }

  #tried(): Report {
    return (this.#checked ??= this.#own(check(this.reading, this.#options)));
  }

  #own(report: Report): Report {
    const { strays } = report;
    const inDocuments = ofDocument({ ...report, strays: strays.slice(this.#strays) });
    return { ...report, strays: [...strays.slice(0, this.#strays), ...inDocuments.strays] };
  }

  #prose(): readonly Prose[] {
    return [...this.#documents, ...this.sheetsOfWords];
  }

  #join(): ReturnType<typeof joinWords> {
    return (this.#joined ??= joinWords(
      this.#tried(),
      this.#prose().map((words) => this.read(words)),
    ));
  }

  #compared(): YearsReport {
    return (this.#years ??= compareYears(this.reading, this.#books));
  }

  /** Words with the tables that may stand among them alone: 绩效表. Of the others the workbook has its own. */
  #beside({ tables = [], ...words }: Prose): Prose {
    const isKnown = this.#isOfDocuments || this.tables.some(({ form }) => form.kind === "绩效");
    return isKnown ? words : { ...words, tables };
  }
}

/** What documents print among their words counts like the sheets of a workbook where that holds no table. */
function withTablesOf({ strays: own }: TablesRead, documents: readonly Prose[], options: CheckOptions): TablesRead {
  const { tables, strays, sets } = readTables(
    documents.flatMap((document) => document.tables ?? []),
    options,
  );
  return { tables, strays: [...own, ...strays], sets };
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
