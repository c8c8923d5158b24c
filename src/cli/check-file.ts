import { basename } from "node:path";
import { checkWith, type CheckOptions } from "../core/check.ts";
import type { Report } from "../core/report/finding.ts";
import type { Solver } from "../core/verdicts/joint.ts";
import type { Language } from "../core/report/say/language.ts";
import { markWorkbook } from "../files/xlsx/marks.ts";
import { asXlsx, readWorkbook } from "../files/read.ts";
import type { Found } from "./files.ts";
import { uncheckedJson, workbookJson, type WorkbookJson } from "./json.ts";
import { readBytes } from "./output.ts";
import { refusalOf, type Refusal } from "./refusal.ts";
import { refusalText, workbookText } from "./text.ts";
import { profileIn, type GivenProfile } from "./profile.ts";
import type { Standing } from "./standing.ts";

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

export interface Task extends Found {
  readonly settings: Settings;
}

/** What a file was found to be, without the file: what is shown of it, and what counts for the exit code. */
export interface Outcome {
  readonly file: string;
  readonly path: string;
  readonly shown: string | WorkbookJson;
  readonly standing: Standing;
  readonly marked?: { readonly bytes: Uint8Array; readonly cells: number } | { readonly refusal: Refusal };
}

/** Reads and checks one file. Never rejects: what goes wrong is the outcome. */
export async function checkFile(task: Task): Promise<Outcome> {
  const { file, path, problem, settings } = task;
  if (problem !== undefined) return refused(task, { code: problem });
  try {
    const bytes = readBytes(path);
    if (bytes.length === 0) return refused(task, { code: "empty" });
    const reading = await readWorkbook(bytes);
    const report = await checkWith(reading.sheets, optionsOf(task), solver);
    if (report.tables.length === 0) return refused(task, { code: "no-table", strays: report.strays });
    const { language, json, colours, marked } = settings;
    return {
      file,
      path,
      shown: json ? workbookJson(file, report, language) : workbookText(file, report, language, colours),
      standing: standingOf(report),
      ...(marked ? { marked: await markedCopy(bytes, report) } : {}),
    };
  } catch (error) {
    return refused(task, refusalOf(error));
  }
}

let loaded: Promise<Solver> | undefined;

/** Loaded once in each worker, and only where a workbook needs it. */
function solver(): Promise<Solver> {
  return (loaded ??= import("../solver/highs.ts").then(({ loadSolver }) => loadSolver()));
}

/** The outcome of a file that could not be checked. */
export function refused({ file, path, settings: { json, language, colours } }: Task, refusal: Refusal): Outcome {
  const shown = json ? uncheckedJson(file, refusal, language) : refusalText(file, refusal, language, colours);
  return { file, path, shown, standing: "unread" };
}

function optionsOf({ path, settings }: Task): CheckOptions {
  const profile = profileIn(settings);
  const year = /(?<!\d)20\d\d(?!\d)/.exec(basename(path))?.[0];
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(settings.only === undefined ? {} : { only: settings.only }),
    ...(year === undefined ? {} : { year }),
  };
}

function standingOf({ counts }: Report): Standing {
  if (counts.unequal > 0) return "unequal";
  return counts.doubtful + counts.untried > 0 ? "open" : "fine";
}

async function markedCopy(bytes: Uint8Array, { marks }: Report): Promise<NonNullable<Outcome["marked"]>> {
  try {
    return { bytes: markWorkbook(await asXlsx(bytes), marks), cells: marks.length };
  } catch (error) {
    return { refusal: refusalOf(error, "cannot-write") };
  }
}
