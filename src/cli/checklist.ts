import { basename, resolve } from "node:path";
import { yearIn } from "../app/kept.ts";
import { isReportPage } from "../app/sheets.ts";
import { checklistOf } from "../core/publication/checklist.ts";
import type { CheckAnswer } from "../core/publication/checklist/answer.ts";
import { Publication } from "../core/publication/publication.ts";
import { checklistPage } from "../core/publication/page.ts";
import { checklistWords } from "../core/publication/say.ts";
import type { Prose } from "../core/prose/text.ts";
import type { Language } from "../core/report/say/language.ts";
import type { SheetGrid } from "../core/sheet/grid.ts";
import { DOCUMENT, readDocument } from "../files/documents.ts";
import { asXlsx, readWorkbook } from "../files/read.ts";
import { withLooks } from "../files/xlsx/look.ts";
import { sha256 } from "./hash.ts";
import { write, type ExitCode, type Io } from "./io.ts";
import { readBytes } from "./output.ts";
import { padded, painter, type Colour } from "./paint.ts";
import { refusalOf } from "./refusal.ts";
import { isTaken, writePages } from "./report.ts";
import { cliWords } from "./say.ts";
import type { ChecklistUsage } from "./usage.ts";
import { noteLines, readBook } from "./years.ts";

const COLOURS: Readonly<Record<CheckAnswer["state"], Colour>> = {
  有: "green",
  无: "red",
  不适用: "dim",
  要人看: "yellow",
};

/** The files of a publication: workbooks, and the documents that go with them. */
export interface PublishedFiles {
  readonly sheets: readonly SheetGrid[];
  readonly documents: readonly Prose[];
  /** The sheets of each workbook. */
  readonly workbooks: readonly { readonly file: string; readonly sheets: readonly SheetGrid[] }[];
  /** In the name of the first file that has one. */
  readonly year?: string;
  /** Files that hold what an earlier one holds: they were read once. */
  readonly again: readonly string[];
}

/**
 * Reads workbooks and documents by their names, with how sheets look on paper where that is asked for. Rejects with what `refusalOf`
 * understands; `reading` is told of each file first.
 */
export async function readPublished(
  files: readonly string[],
  cwd: string,
  reading: (file: string) => void,
  { looks = false } = {},
): Promise<PublishedFiles> {
  const workbooks: { file: string; sheets: readonly SheetGrid[] }[] = [];
  const documents: Prose[] = [];
  const again: string[] = [];
  const known = new Set<string>();
  for (const file of files) {
    reading(file);
    const bytes = readBytes(resolve(cwd, file));
    const hash = sha256(bytes);
    if (known.has(hash)) {
      again.push(file);
      continue;
    }
    known.add(hash);
    if (DOCUMENT.test(file)) {
      const { lines, tables } = readDocument(bytes);
      documents.push({ name: basename(file), lines, tables });
      continue;
    }
    const own = (await readWorkbook(bytes)).sheets.filter((sheet) => !isReportPage(sheet));
    workbooks.push({ file, sheets: looks ? await withLooks(await asXlsx(bytes), own) : own });
  }
  const year = files.map((file) => yearIn(basename(file))).find((one) => one !== undefined);
  const sheets = workbooks.flatMap((one) => one.sheets);
  return { sheets, documents, workbooks, again, ...(year === undefined ? {} : { year }) };
}

/** 公开检查清单. 0: nothing is 无 and nothing is left to be looked at; 1: something is 无; 2: a file could not be read; 3: to be looked at. */
export async function checkList(usage: ChecklistUsage, language: Language, io: Io): Promise<ExitCode> {
  const fail = async (sentence: string): Promise<ExitCode> => {
    await write(io.stderr, `${sentence}\n`);
    return 2;
  };
  const taken =
    usage.report && isTaken(usage.report, [...usage.inputs, ...usage.books.map(({ file }) => file)], io.cwd, language);
  if (taken !== undefined) return fail(taken);
  let reading = "";
  let answers: readonly CheckAnswer[];
  let notes: readonly string[];
  try {
    const published = await readPublished(usage.inputs, io.cwd, (file) => (reading = file));
    const { sheets, documents, year } = published;
    const books = [];
    for (const one of usage.books) {
      reading = one.file;
      books.push(await readBook({ ...one, path: resolve(io.cwd, one.file) }));
    }
    const publication = new Publication({ sheets, documents, books }, year === undefined ? {} : { year });
    if (publication.tables.length === 0 && publication.words.length === 0)
      return await fail(
        cliWords(language).refusal({ code: "no-table", strays: publication.report.strays }, usage.inputs[0] ?? ""),
      );
    answers = checklistOf(publication, usage.dates);
    notes = noteLines(published, publication, language);
  } catch (error) {
    return fail(cliWords(language).refusal(refusalOf(error), reading));
  }
  const say = checklistWords(language);
  const paint = painter(io.stdout.isTTY === true && !io.env["NO_COLOR"] && io.env["TERM"] !== "dumb");
  const lines = answers.map((answer, i) => {
    const where = answer.places.length === 0 ? "" : paint("dim", `（${answer.places.slice(0, 4).join("，")}）`);
    return `${String(i + 1).padStart(4)}  ${paint(COLOURS[answer.state], padded(say.states[answer.state], 6))}  ${say.items[answer.item]}：${say.answer(answer)}${where}`;
  });
  await write(io.stderr, notes.map((line) => `${line}\n`).join(""));
  await write(
    io.stdout,
    usage.json
      ? `${JSON.stringify(checklistJson(usage.inputs, answers, language))}\n`
      : `${[say.title, ...lines, "", say.counts(answers)].join("\n")}\n`,
  );
  if (usage.report !== undefined) {
    const page = checklistPage(
      usage.inputs.map((file) => basename(file)),
      answers,
      language,
    );
    const { isWritten, says } = writePages(usage.report, [page], usage.inputs.length, io.cwd, language);
    await write(isWritten && !usage.json ? io.stdout : io.stderr, `${says}\n`);
    if (!isWritten) return 2;
  }
  if (answers.some(({ state }) => state === "无")) return 1;
  return answers.some(({ state }) => state === "要人看") ? 3 : 0;
}

/** What --json prints: an answer for each of the 21 questions, in their order. */
function checklistJson(files: readonly string[], answers: readonly CheckAnswer[], language: Language) {
  const say = checklistWords(language);
  return {
    version: 1,
    files,
    items: answers.map((answer) => ({
      item: answer.item,
      asks: say.items[answer.item],
      state: answer.state,
      why: answer.why,
      says: say.answer(answer),
      names: answer.names,
      places: answer.places,
    })),
  };
}
