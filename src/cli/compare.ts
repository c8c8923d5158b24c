import { basename, resolve } from "node:path";
import { yearIn } from "../app/kept.ts";
import { isReportPage } from "../app/sheets.ts";
import type { Page } from "../core/report/page.ts";
import type { Language } from "../core/report/say/language.ts";
import { qualified } from "../core/sheet/grid.ts";
import { CHANGE_GROUPS } from "../core/years/changes.ts";
import { readTables } from "../core/check.ts";
import { comparesNothing, compareYears, type BookReport } from "../core/years/compare.ts";
import { yearWords } from "../core/years/say.ts";
import { readWorkbook } from "../files/read.ts";
import { write, type ExitCode, type Io } from "./io.ts";
import { readBytes } from "./output.ts";
import { painter } from "./paint.ts";
import { refusalOf } from "./refusal.ts";
import { isTaken, writePages } from "./report.ts";
import { cliWords } from "./say.ts";
import type { CompareUsage } from "./usage.ts";
import { bookJson, booksLines, readBook } from "./years.ts";

/** What changed between two years, and what they must agree on. 0: it holds; 1: something is 不符; 2: not compared; 3: in doubt, or nothing to compare. */
export async function compareFiles(usage: CompareUsage, language: Language, io: Io): Promise<ExitCode> {
  const fail = async (sentence: string): Promise<ExitCode> => {
    await write(io.stderr, `${sentence}\n`);
    return 2;
  };
  const taken =
    usage.report && isTaken(usage.report, [usage.input, ...usage.books.map(({ file }) => file)], io.cwd, language);
  if (taken !== undefined) return fail(taken);
  let reading = usage.input;
  let books: readonly BookReport[];
  try {
    const { sheets } = await readWorkbook(readBytes(resolve(io.cwd, usage.input)));
    const given = [];
    for (const one of usage.books) {
      reading = one.file;
      given.push(await readBook({ ...one, path: resolve(io.cwd, one.file) }));
    }
    const year = yearIn(basename(usage.input));
    const own = sheets.filter((sheet) => !isReportPage(sheet));
    books = compareYears(readTables(own, year === undefined ? {} : { year }), given).books;
  } catch (error) {
    return fail(cliWords(language).refusal(refusalOf(error), reading));
  }
  const colours = io.stdout.isTTY === true && !io.env["NO_COLOR"] && io.env["TERM"] !== "dumb";
  const shown = usage.json
    ? `${JSON.stringify({ version: 1, file: usage.input, books: books.map((book) => bookJson(book, language)) })}\n`
    : `${[usage.input, ...booksLines(books, language, painter(colours))].join("\n")}\n`;
  await write(io.stdout, shown);
  if (usage.report !== undefined) {
    const pages = books.map((book) => changesPage(usage.input, book, language));
    const { isWritten, says } = writePages(usage.report, pages, 1, io.cwd, language);
    await write(isWritten && !usage.json ? io.stdout : io.stderr, `${says}\n`);
    if (!isWritten) return 2;
  }
  if (books.some(({ counts }) => counts.unequal > 0)) return 1;
  if (books.some(({ trouble }) => trouble !== undefined)) return 2;
  return books.some((book) => book.counts.doubtful > 0 || comparesNothing(book)) ? 3 : 0;
}

/** The view of changes as a page: to be read in a browser or in Excel, and printed. */
function changesPage(file: string, book: BookReport, language: Language): Page {
  const say = yearWords(language);
  const rows: (string | number)[][] = [[`${basename(file)} — ${say.heading(book)}`], []];
  for (const line of [
    ...say.notes(book),
    ...book.moved.map((one) => say.moved(one)),
    ...book.findings.map((one) => say.finding(one)),
  ])
    rows.push([line]);
  rows.push([book.trouble === undefined ? say.counts(book) : ""], [], [say.changes]);
  const headings = [0, rows.length - 1];
  const tables: { first: number; last: number }[] = [];
  for (const group of CHANGE_GROUPS) {
    const own = book.changes.filter((change) => change.group === group);
    if (own.length === 0) continue;
    headings.push(rows.length, rows.length + 1);
    rows.push([say.groups[group]]);
    const first = rows.length;
    rows.push([...say.columns]);
    for (const change of own)
      rows.push([
        say.about(change),
        Number(change.now),
        Number(change.before),
        Number(change.gap),
        change.rate === undefined ? "—" : `${change.sign < 0 ? "-" : ""}${change.rate}%`,
        change.at === undefined ? "" : qualified(change.at),
        change.formerAt === undefined ? "" : qualified(change.formerAt),
      ]);
    tables.push({ first, last: rows.length - 1 });
    rows.push([]);
  }
  return {
    name: say.books[book.book],
    rows,
    headings,
    legend: [],
    widths: [46, 14, 14, 14, 12, 22, 22],
    tables,
    links: [],
  };
}
