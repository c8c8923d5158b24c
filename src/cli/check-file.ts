import { basename } from "node:path";
import type { CheckOptions } from "../core/check.ts";
import type { Report } from "../core/report/finding.ts";
import { summaryWithWords } from "../core/prose/standing.ts";
import { summaryOf } from "../core/report/standing.ts";
import type { Solver } from "../core/verdicts/joint.ts";
import type { Language } from "../core/report/say/language.ts";
import { FORMS, RULE_SET } from "../core/forms/index.ts";
import { PROFILES } from "../core/forms/profiles.ts";
import type { Page } from "../core/report/page.ts";
import { words } from "../core/report/say/index.ts";
import { deskFile, deskUnread, type DeskFile, type DeskOrigin } from "../app/desk/file.ts";
import { keyOf, noNotes, readNotes, saidIn, yearIn, type Notes } from "../app/kept.ts";
import { isReportPage } from "../app/sheets.ts";
import { reportLeft } from "../app/view.ts";
import { markWorkbook } from "../files/xlsx/marks.ts";
import { asXlsx, readWorkbook } from "../files/read.ts";
import { DOCUMENT } from "../files/documents.ts";
import type { FoundFile } from "./files.ts";
import { uncheckedJson, workbookJson, type WorkbookJson } from "./json.ts";
import { isInShard, sha256, TaskFiles, type FileHash } from "./hash.ts";
import { refusalOf, type FileRefusal } from "./refusal.ts";
import { refusalText, summaryText, workbookText } from "./text.ts";
import { cliWords } from "./say.ts";
import { pageOf } from "./file-page.ts";
import { profileIn, type GivenProfile } from "./profile.ts";
import type { Ending } from "./io.ts";
import type { Checked } from "./checked.ts";
import type { GivenBook } from "../core/years/book.ts";
import { Publication } from "../core/publication/publication.ts";
import { readBook, summaryOfBooks, type NamedBook } from "./years.ts";
import type { ShardUsage } from "./usage.ts";
import { commentedCopy, openDocument, type OpenDocument } from "./words.ts";

/** How files are to be checked and shown; crosses to the workers, so it holds plain values only. */
export interface Settings {
  readonly language: Language;
  /** What is shown of each file: all in words, one line, an object of --json, or nothing. */
  readonly show: "text" | "line" | "json" | "nothing";
  /** Whether the desk of a bureau is to have it, in a line of --jsonl or in a report on several files. */
  readonly desk: boolean;
  /** The part of the files that is checked here. */
  readonly shard?: ShardUsage;
  /** Whether what is ignored in a workbook counts all the same. */
  readonly includeIgnored: boolean;
  /** Whether a page of the report is wanted. */
  readonly report: boolean;
  readonly colours: boolean;
  /** Whether a marked copy is wanted. */
  readonly marked: boolean;
  readonly only?: "表内" | "表间";
  readonly profile?: GivenProfile;
}

export interface FileTask extends FoundFile {
  readonly settings: Settings;
  /** Documents to be read beside a workbook: how the user named them, and where they are. */
  readonly prose?: readonly { readonly file: string; readonly path: string }[];
  /** Workbooks of last year and of the budget to hold it against. */
  readonly books?: readonly NamedBook[];
  /** The hash of the content for which there is a line already. */
  readonly known?: string;
  /** Hashes of its files that are known from an earlier run. */
  readonly hashes?: readonly FileHash[];
}

/** A file that was not checked: there is a line for it, or another shard has it. */
export interface PassedFile {
  readonly file: string;
  readonly passed: "known" | "elsewhere";
  readonly hashes: readonly FileHash[];
}

/** What a file was found to be, without the file: what is shown of it, and what counts for the exit code. */
export interface Outcome {
  readonly file: string;
  readonly path: string;
  readonly shown: string | WorkbookJson;
  readonly desk?: DeskFile;
  readonly ending: Ending;
  /** Of its files, as far as they were not known. */
  readonly hashes: readonly FileHash[];
  /** For the report. */
  readonly page?: Page;
  readonly marked?: { readonly bytes: Uint8Array; readonly cells: number } | { readonly refusal: FileRefusal };
  /** Copies of its documents with comments. */
  readonly commented?: readonly { readonly path: string; readonly bytes: Uint8Array; readonly comments: number }[];
}

/** Reads and checks one file. Never rejects: what goes wrong is the outcome. */
export async function checkFile(task: FileTask): Promise<Outcome | PassedFile> {
  const { file, path, problem, prose = [], settings, known } = task;
  const files = new TaskFiles(task.hashes);
  if (settings.shard !== undefined || known !== undefined) {
    const hash = hashOf(task, files);
    const passed = (as: PassedFile["passed"]): PassedFile => ({ file, passed: as, hashes: files.found() });
    if (settings.shard !== undefined && !isInShard(settings.shard, hash, path)) return passed("elsewhere");
    if (known !== undefined && known === hash) return passed("known");
  }
  if (problem !== undefined) return refused(task, { code: problem }, files);
  const documents: OpenDocument[] = [];
  for (const one of prose) {
    try {
      documents.push(openDocument(one.path, files.bytes(one.path)));
    } catch (error) {
      return refusedFor(task, one.file, refusalOf(error), files);
    }
  }
  const books: GivenBook[] = [];
  for (const one of task.books ?? []) {
    try {
      books.push(await readBook(one, files.bytes(one.path)));
    } catch (error) {
      return refusedFor(task, one.file, refusalOf(error), files);
    }
  }
  try {
    return DOCUMENT.test(path) || isOldDocument(path)
      ? await checkDocument(task, files, openDocument(path, files.bytes(path)), books)
      : await checkWorkbook(task, files, documents, books);
  } catch (error) {
    return refused(task, refusalOf(error), files);
  }
}

async function checkWorkbook(
  task: FileTask,
  files: TaskFiles,
  documents: readonly OpenDocument[],
  books: readonly GivenBook[],
): Promise<Outcome> {
  const bytes = files.bytes(task.path);
  if (bytes.length === 0) return refused(task, { code: "empty" }, files);
  const reading = await readWorkbook(bytes);
  const notes = readNotes(reading.notes);
  const options = optionsOf(task, notes);
  const sheets = reading.sheets.filter((sheet) => !isReportPage(sheet));
  const publication = new Publication({ sheets, documents, books }, options);
  const { report, everyWord: prose } = await publication.check(solver);
  if (report.tables.length === 0 && prose.length === 0)
    return refused(task, { code: "no-table", strays: report.strays }, files);
  const ignored = task.settings.includeIgnored ? {} : notes.ignored;
  const checked = { report, ignored, prose, documents, books: publication.books };
  return {
    ...(await outcomeOf(task, files, checked)),
    ...(task.settings.marked ? { marked: await markedCopy(bytes, reportLeft(report, checked.ignored)) } : {}),
  };
}

/** A document by itself, with the tables that it prints. */
async function checkDocument(
  task: FileTask,
  files: TaskFiles,
  document: OpenDocument,
  books: readonly GivenBook[],
): Promise<Outcome> {
  const documents = [document];
  const publication = new Publication({ sheets: [], documents, books }, optionsOf(task));
  const { report, everyWord: prose } = await publication.check(solver);
  return outcomeOf(task, files, { report, ignored: {}, prose, documents, books: publication.books });
}

async function outcomeOf(task: FileTask, files: TaskFiles, checked: Checked): Promise<Outcome> {
  const { file, path, settings } = task;
  const { language, show, colours, marked } = settings;
  const { report, ignored, prose, documents } = checked;
  const summary = summaryOfBooks(
    summaryWithWords(
      summaryOf(report, (finding) => Object.hasOwn(ignored, keyOf(finding))),
      prose,
    ),
    checked.books,
  );
  const ending = endingOf(summary);
  const commented = documents.flatMap((document, i) => {
    const own = prose[i];
    if (!marked || !document.isDocx || own === undefined) return [];
    return [{ path: document.path, ...commentedCopy(document, own, language) }];
  });
  return {
    file,
    path,
    shown: shownAs(show, {
      text: () => workbookText(file, checked, summary, language, colours),
      line: () => summaryText(file, ending, words(language).standing(summary), language, colours),
      json: () => workbookJson(file, checked, summary, language),
    }),
    ending,
    ...(settings.desk ? { desk: deskFile(originOf(task, files), report, summary, checked, language) } : {}),
    ...(settings.report ? { page: await pageOf(file, checked, language) } : {}),
    ...(commented.length === 0 ? {} : { commented }),
    hashes: files.found(),
  };
}

/** What cannot be read, but would be taken for a workbook. */
function isOldDocument(path: string): boolean {
  return /\.(?:doc|wps|pdf|rtf)$/i.test(path);
}

/** Fetched only where a workbook needs it. */
async function solver(): Promise<Solver> {
  return (await import("../solver/highs.ts")).loadSolver();
}

/** The outcome of a file that could not be checked. */
export function refused(task: FileTask, refusal: FileRefusal, files = new TaskFiles(task.hashes)): Outcome {
  return refusedFor(task, task.file, refusal, files);
}

/** The same where it is another file, a document beside it, that cannot be read. */
function refusedFor(task: FileTask, file: string, refusal: FileRefusal, files: TaskFiles): Outcome {
  const { path, settings } = task;
  const { show, language, colours } = settings;
  const says = cliWords(language).refusal(refusal, file);
  const shown = shownAs(show, {
    text: () => refusalText(file, refusal, language, colours),
    line: () => summaryText(file, "unread", says, language, colours),
    json: () => uncheckedJson(file, refusal, language),
  });
  const desk = settings.desk ? { desk: deskUnread(originOf(task, files), { code: refusal.code, says }) } : {};
  return { file, path, shown, ending: "unread", ...desk, hashes: files.found() };
}

function shownAs(
  show: Settings["show"],
  as: Readonly<Record<"text" | "line", () => string>> & { readonly json: () => WorkbookJson },
): Outcome["shown"] {
  return show === "nothing" ? "" : as[show]();
}

/** Where what the desk has of it comes from. */
function originOf(task: FileTask, files: TaskFiles): DeskOrigin {
  const documents = [...(task.prose ?? []), ...(task.books ?? [])].map(({ file }) => file);
  return { file: task.file, hash: hashOf(task, files), ruleSet: RULE_SET, asked: askedIn(task.settings), documents };
}

function hashOf(task: FileTask, files: TaskFiles): string | null {
  return files.hash(pathsOf(task));
}

/** All that is read for it. */
export function pathsOf({ path, prose = [], books = [] }: Pick<FileTask, "path" | "prose" | "books">): string[] {
  return [path, ...[...prose, ...books].map((one) => one.path)];
}

/** What, besides the file and the rules, makes a line what it is. */
export function askedIn({ language, only, profile, includeIgnored }: Settings): string {
  const set = typeof profile === "object" ? sha256(profile.json).slice(0, 16) : profile;
  return [language, only, set, includeIgnored ? "--include-ignored" : undefined]
    .filter((part) => part !== undefined)
    .join(" ");
}

/** What is said on the command line goes before what the user has said in the workbook. */
function optionsOf({ path, settings }: FileTask, { said, profile: noted }: Notes = noNotes): CheckOptions {
  const profile = profileIn(settings) ?? PROFILES.find(({ name }) => name === noted);
  const year = yearIn(basename(path));
  return {
    said: saidIn(said, FORMS),
    ...(profile === undefined ? {} : { profile }),
    ...(settings.only === undefined ? {} : { only: settings.only }),
    ...(year === undefined ? {} : { year }),
  };
}

/** How a file counts for the exit code. */
export function endingOf({ standing }: Pick<DeskFile, "standing">): Ending {
  if (standing === "unequal" || standing === "unread") return standing;
  return standing === "fine" || standing === "ignored" ? "fine" : "open";
}

async function markedCopy(bytes: Uint8Array, { marks }: Report): Promise<NonNullable<Outcome["marked"]>> {
  try {
    return { bytes: markWorkbook(await asXlsx(bytes), marks), cells: marks.length };
  } catch (error) {
    return { refusal: refusalOf(error, "cannot-write") };
  }
}
