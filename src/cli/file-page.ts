import { basename } from "node:path";
import { rulesRun } from "../app/load.ts";
import { reportPage } from "../app/report-page.ts";
import { viewOf } from "../app/view.ts";
import type { Page } from "../core/report/page.ts";
import type { Language } from "../core/report/say/language.ts";
import type { Checked } from "./checked.ts";
import { wordsSections } from "./words.ts";
import { booksSections } from "./years.ts";

/** The page of one file. */
export async function pageOf(
  file: string,
  { report, ignored, prose, documents, books }: Checked,
  language: Language,
): Promise<Page> {
  const sections = [...wordsSections(prose, documents, language), ...booksSections(books, language)];
  const page = reportPage(
    { report, time: Date.now(), stale: false },
    viewOf(report, ignored),
    await rulesRun(report),
    language,
    { file, sections },
  );
  // Its cells stand in another file, to which no place leads that would still be there where the report is read.
  return { ...page, name: basename(file).replace(/\.[^.]{1,8}$/, ""), links: [] };
}
