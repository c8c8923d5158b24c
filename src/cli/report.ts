import { existsSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import type { DeskFile } from "../app/desk/file.ts";
import { deskPages, unitLines, unitRow } from "../app/desk/pages.ts";
import { deskWords } from "../app/desk/words.ts";
import type { Page } from "../core/report/page.ts";
import type { Language } from "../core/report/say/language.ts";
import { pagesWorkbook } from "../files/xlsx/report-sheet.ts";
import { csvText } from "./csv.ts";
import { isSameFile } from "./output.ts";
import { refusalOf } from "./refusal.ts";
import { pagesHtml } from "../files/pages-html.ts";
import { cliWords } from "./say.ts";
import type { ReportUsage } from "./usage.ts";
import { writeWhole } from "./write-whole.ts";

// The report that -o writes: of one file its page; of several a bureau's desk, and behind it a page for each where they are few.

/** So many files have a page each. */
export const MOST_PAGES = 30;

/** What a file has for the report. */
export interface Reported {
  readonly desk: DeskFile;
  readonly page?: Page;
}

/** Whether the report may be written there, asked before anything is checked: the sentence that says why not. What is read is never written over, whatever is asked for. */
export function isTaken(
  { output, force }: ReportUsage,
  read: readonly string[],
  cwd: string,
  language: Language,
): string | undefined {
  const own = cliWords(language);
  const path = resolve(cwd, output);
  if (!force && existsSync(path)) return own.exists(output);
  return read.some((one) => isSameFile(resolve(cwd, one), path)) ? own.sameFile(output) : undefined;
}

/** Writes the report on files. Gives the sentence that says so, or why not. */
export function writeReport(
  usage: ReportUsage,
  reported: readonly Reported[],
  cwd: string,
  language: Language,
): Written {
  const files = reported.map(({ desk }) => desk);
  const path = resolve(cwd, usage.output);
  if (/\.csv$/i.test(path)) {
    const rows = unitLines(files).map((line) => unitRow(line, language));
    const text = csvText([deskWords(language).columns.units, ...rows]);
    return writeBytes(usage, new TextEncoder().encode(text), files.length, cwd, language);
  }
  const pages = reported.flatMap(({ page }) => (page === undefined ? [] : [page]));
  const hrefOf = (file: string): string => hrefTo(relative(dirname(path), resolve(cwd, file)));
  const isOne = reported.length === 1 && pages.length === 1;
  const all = isOne ? pages : [...deskPages(files, hrefOf, language), ...pages];
  return writePages(usage, all, files.length, cwd, language);
}

/** Writes pages as one file, by the ending of its name; they tell of so many files. */
export function writePages(
  usage: ReportUsage,
  pages: readonly Page[],
  files: number,
  cwd: string,
  language: Language,
): Written {
  const isWorkbook = /\.xlsx$/i.test(usage.output);
  const bytes = isWorkbook ? pagesWorkbook(pages) : new TextEncoder().encode(pagesHtml(pages, language));
  return writeBytes(usage, bytes, files, cwd, language);
}

interface Written {
  readonly isWritten: boolean;
  readonly says: string;
}

function writeBytes(
  { output, force }: ReportUsage,
  bytes: Uint8Array,
  files: number,
  cwd: string,
  language: Language,
): Written {
  const own = cliWords(language);
  try {
    if (!writeWhole(resolve(cwd, output), bytes, force)) return { isWritten: false, says: own.exists(output) };
  } catch (error) {
    const { detail = "" } = refusalOf(error, "cannot-write");
    return { isWritten: false, says: own.cannotWrite(output, detail) };
  }
  return { isWritten: true, says: own.wroteReport(output, files) };
}

/** A path as addresses are written. */
export function hrefTo(path: string): string {
  // A name may have half of a character that takes two.
  const parts = path.split(/[\\/]/).map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, "\uFFFD")));
  // On another drive of Windows.
  return /^[a-z]%3A$/i.test(parts[0] ?? "")
    ? `file:///${path.slice(0, 2)}/${parts.slice(1).join("/")}`
    : parts.join("/");
}
