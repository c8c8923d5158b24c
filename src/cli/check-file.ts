import { basename } from "node:path";
import { checkWith, type CheckOptions } from "../core/check.ts";
import type { Report } from "../core/report/finding.ts";
import { summaryOf, type Summary } from "../core/report/standing.ts";
import type { Solver } from "../core/verdicts/joint.ts";
import type { Language } from "../core/report/say/language.ts";
import { markWorkbook } from "../files/xlsx/marks.ts";
import { asXlsx, readWorkbook } from "../files/read.ts";
import type { WordsReport } from "../core/prose/check-words.ts";
import { DOCUMENT } from "../files/documents.ts";
import type { FoundFile } from "./files.ts";
import { uncheckedJson, workbookJson, type WorkbookJson } from "./json.ts";
import { readBytes } from "./output.ts";
import { refusalOf, type FileRefusal } from "./refusal.ts";
import { refusalText, workbookText } from "./text.ts";
import { profileIn, type GivenProfile } from "./profile.ts";
import type { Ending } from "./io.ts";
import { commentedCopy, openDocument, summaryWith, tryWords, type OpenDocument } from "./words.ts";

/** How files are to be checked and shown; crosses to the workers, so it holds plain values only. */
export interface Settings {
  readonly language: Language;
  readonly json: boolean;
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
}

/** What a file was found to be, without the file: what is shown of it, and what counts for the exit code. */
export interface Outcome {
  readonly file: string;
  readonly path: string;
  readonly shown: string | WorkbookJson;
  readonly ending: Ending;
  readonly marked?: { readonly bytes: Uint8Array; readonly cells: number } | { readonly refusal: FileRefusal };
  /** Copies of its documents with comments. */
  readonly commented?: readonly { readonly path: string; readonly bytes: Uint8Array; readonly comments: number }[];
}

/** Reads and checks one file. Never rejects: what goes wrong is the outcome. */
export async function checkFile(task: FileTask): Promise<Outcome> {
  const { path, problem, prose = [] } = task;
  if (problem !== undefined) return refused(task, { code: problem });
  const documents: OpenDocument[] = [];
  for (const one of prose) {
    try {
      documents.push(openDocument(one.path));
    } catch (error) {
      return refused({ ...task, file: one.file }, refusalOf(error));
    }
  }
  try {
    return DOCUMENT.test(path) || isOldDocument(path)
      ? await checkDocument(task, openDocument(path))
      : await checkWorkbook(task, documents);
  } catch (error) {
    return refused(task, refusalOf(error));
  }
}

async function checkWorkbook(task: FileTask, documents: readonly OpenDocument[]): Promise<Outcome> {
  const bytes = readBytes(task.path);
  if (bytes.length === 0) return refused(task, { code: "empty" });
  const options = optionsOf(task);
  const reading = await readWorkbook(bytes);
  const { report, words } = tryWords(
    documents,
    reading.sheets,
    await checkWith(reading.sheets, options, solver),
    options.year,
  );
  if (report.tables.length === 0 && words.length === 0)
    return refused(task, { code: "no-table", strays: report.strays });
  return {
    ...outcomeOf(task, report, words, documents),
    ...(task.settings.marked ? { marked: await markedCopy(bytes, report) } : {}),
  };
}

/** A document by itself, with the tables that it prints. */
async function checkDocument(task: FileTask, document: OpenDocument): Promise<Outcome> {
  const options = optionsOf(task);
  // What is no table in a document is its own business.
  const found = { ...(await checkWith(document.tables, options, solver)), strays: [] };
  const { report, words } = tryWords([document], document.tables, found, options.year);
  return outcomeOf(task, report, words.slice(0, 1), [document]);
}

function outcomeOf(
  { file, path, settings }: FileTask,
  report: Report,
  prose: readonly WordsReport[],
  documents: readonly OpenDocument[],
): Outcome {
  const { language, json, colours, marked } = settings;
  const summary = summaryWith(summaryOf(report), prose);
  const commented = documents.flatMap((document, i) => {
    const own = prose[i];
    if (!marked || !document.isDocx || own === undefined) return [];
    return [{ path: document.path, ...commentedCopy(document, own, language) }];
  });
  return {
    file,
    path,
    shown: json
      ? workbookJson(file, report, summary, prose, language)
      : workbookText(file, report, summary, prose, documents, language, colours),
    ending: endingOf(summary),
    ...(commented.length === 0 ? {} : { commented }),
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
export function refused(
  { file, path, settings: { json, language, colours } }: FileTask,
  refusal: FileRefusal,
): Outcome {
  const shown = json ? uncheckedJson(file, refusal, language) : refusalText(file, refusal, language, colours);
  return { file, path, shown, ending: "unread" };
}

function optionsOf({ path, settings }: FileTask): CheckOptions {
  const profile = profileIn(settings);
  const year = /(?<!\d)20\d\d(?!\d)/.exec(basename(path))?.[0];
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(settings.only === undefined ? {} : { only: settings.only }),
    ...(year === undefined ? {} : { year }),
  };
}

function endingOf({ standing }: Summary): Ending {
  if (standing === "unequal") return standing;
  return standing === "fine" || standing === "ignored" ? "fine" : "open";
}

async function markedCopy(bytes: Uint8Array, { marks }: Report): Promise<NonNullable<Outcome["marked"]>> {
  try {
    return { bytes: markWorkbook(await asXlsx(bytes), marks), cells: marks.length };
  } catch (error) {
    return { refusal: refusalOf(error, "cannot-write") };
  }
}
