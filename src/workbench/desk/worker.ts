import { deskFile, type DeskFile, type DeskOrigin } from "../../app/desk/file.ts";
import { keyOf, readNotes, saidIn, yearIn } from "../../app/kept.ts";
import { isReportPage } from "../../app/sheets.ts";
import { FORMS, RULE_SET } from "../../core/forms/index.ts";
import { PROFILES } from "../../core/forms/profiles.ts";
import { summaryWithWords } from "../../core/prose/standing.ts";
import { Publication } from "../../core/publication/publication.ts";
import type { Language } from "../../core/report/say/language.ts";
import { summaryOf } from "../../core/report/standing.ts";
import { DOCUMENT, readDocument } from "../../files/documents.ts";
import { readWorkbook } from "../../files/read.ts";
import { defaultLimits, FileTrouble } from "../../files/refusals.ts";
import { loadSolver } from "../../solver/highs.ts";
import type { Refused } from "../news.ts";

// One of the workers that check the files of a folder: nothing leaves the browser.

/** A file of the folder, with the documents that go with it. */
export interface DeskTask {
  readonly number: number;
  /** From the folder on: 公开表/甲局/决算.xlsx. */
  readonly path: string;
  readonly file: File;
  readonly documents: readonly { readonly path: string; readonly file: File }[];
  readonly language: Language;
}

export type DeskAnswer = { readonly number: number } & (
  { readonly file: DeskFile } | { readonly origin: DeskOrigin; readonly refused: Pick<Refused, "code" | "limit"> }
);

onmessage = ({ data }: MessageEvent<DeskTask>): void => {
  void answer(data).then((said) => postMessage(said));
};

async function answer(task: DeskTask): Promise<DeskAnswer> {
  const { number, path, documents, language } = task;
  const origin = {
    file: path,
    hash: null,
    ruleSet: RULE_SET,
    asked: language,
    documents: documents.map((one) => one.path),
  };
  try {
    return { number, file: await checked(task, origin) };
  } catch (error) {
    const refused =
      error instanceof FileTrouble
        ? { code: error.code, ...(error.limit === undefined ? {} : { limit: error.limit }) }
        : { code: "unread" as const };
    return { number, origin, refused };
  }
}

async function checked({ path, file, documents, language }: DeskTask, origin: DeskOrigin): Promise<DeskFile> {
  const isWords = DOCUMENT.test(path);
  const reading = isWords ? { sheets: [], notes: undefined } : await readWorkbook(await bytesOf(file));
  const texts = isWords ? [{ path, file }, ...documents] : documents;
  const notes = readNotes(reading.notes);
  const profile = PROFILES.find(({ name }) => name === notes.profile);
  const year = yearIn(nameOf(path));
  const publication = new Publication(
    {
      sheets: reading.sheets.filter((sheet) => !isReportPage(sheet)),
      documents: await Promise.all(
        texts.map(async (one) => ({ name: nameOf(one.path), ...readDocument(await bytesOf(one.file)) })),
      ),
    },
    {
      said: saidIn(notes.said, FORMS),
      ...(profile === undefined ? {} : { profile }),
      ...(year === undefined ? {} : { year }),
    },
  );
  const { report, everyWord: prose } = await publication.check(loadSolver);
  if (report.tables.length === 0 && prose.length === 0) throw new FileTrouble("not-a-workbook", path);
  const summary = summaryWithWords(
    summaryOf(report, (finding) => Object.hasOwn(notes.ignored, keyOf(finding))),
    prose,
  );
  return deskFile(origin, report, summary, { ignored: notes.ignored, prose }, language);
}

async function bytesOf(file: File): Promise<Uint8Array> {
  // A file that is too large is not even taken into memory.
  if (file.size > defaultLimits.file) throw new FileTrouble("too-large", "file", "file");
  return new Uint8Array(await file.arrayBuffer());
}

function nameOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}
