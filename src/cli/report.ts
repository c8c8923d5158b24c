import { resolve } from "node:path";
import { existsSync } from "node:fs";
import type { Page } from "../core/report/page.ts";
import type { Language } from "../core/report/say/language.ts";
import { pagesWorkbook } from "../files/xlsx/report-sheet.ts";
import type { Outcome } from "./check-file.ts";
import type { Ending } from "./io.ts";
import { refusalOf } from "./refusal.ts";
import { pagesHtml } from "./report-html.ts";
import { cliWords } from "./say.ts";
import type { ReportUsage } from "./usage.ts";
import { writeWhole } from "./write-whole.ts";

// The report that `check -o` writes: a page for each file, and one in front that lists them where there are several.

/** Whether the report may be written there, asked before anything is checked: the sentence that says why not. */
export function isTaken({ output, force }: ReportUsage, cwd: string, language: Language): string | undefined {
  return !force && existsSync(resolve(cwd, output)) ? cliWords(language).exists(output) : undefined;
}

/** Writes the report. Gives the sentence that says so, or why not. */
export function writeReport(
  { output, force }: ReportUsage,
  outcomes: readonly Pick<Outcome, "file" | "ending" | "says" | "page">[],
  cwd: string,
  language: Language,
): { readonly isWritten: boolean; readonly says: string } {
  const pages = outcomes.flatMap(({ page }) => (page === undefined ? [] : [page]));
  const all = outcomes.length === 1 && pages.length === 1 ? pages : [listPage(outcomes, language), ...pages];
  return writePages({ output, force }, all, outcomes.length, cwd, language);
}

/** Writes pages as one file, by the ending of its name; they tell of so many files. */
export function writePages(
  { output, force }: ReportUsage,
  all: readonly Page[],
  files: number,
  cwd: string,
  language: Language,
): { readonly isWritten: boolean; readonly says: string } {
  const own = cliWords(language);
  const bytes = /\.xlsx$/i.test(output) ? pagesWorkbook(all) : new TextEncoder().encode(pagesHtml(all, language));
  try {
    if (!writeWhole(resolve(cwd, output), bytes, force)) return { isWritten: false, says: own.exists(output) };
  } catch (error) {
    const { detail = "" } = refusalOf(error, "cannot-write");
    return { isWritten: false, says: own.cannotWrite(output, detail) };
  }
  return { isWritten: true, says: own.wroteReport(output, files) };
}

/** The files that need looking at come first. */
const ORDER: readonly Ending[] = ["unequal", "unread", "open", "fine"];

const COLOURS = { unequal: "unequal", unread: "unreadable", open: "doubtful", fine: undefined } as const;

/** What each file came to. */
function listPage(outcomes: readonly Pick<Outcome, "file" | "ending" | "says">[], language: Language): Page {
  const own = cliWords(language);
  const sorted = [...outcomes].sort((a, b) => ORDER.indexOf(a.ending) - ORDER.indexOf(b.ending));
  const first = 2;
  return {
    name: own.reportList,
    rows: [
      [own.reportTitle(outcomes.length)],
      [],
      [...own.reportColumns],
      ...sorted.map(({ file, ending, says }) => [own.endings[ending], file, says]),
    ],
    headings: [0, first],
    legend: sorted.flatMap(({ ending }, i) => {
      const kind = COLOURS[ending];
      return kind === undefined ? [] : [{ row: first + 1 + i, column: 0, kind }];
    }),
    widths: [12, 60, 100],
    tables: [{ first, last: first + sorted.length }],
    links: [],
  };
}
