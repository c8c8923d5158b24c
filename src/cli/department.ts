import { realpathSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import { pathParts } from "../app/desk/paths.ts";
import { isNameOf } from "../app/desk/units.ts";
import { yearIn } from "../app/kept.ts";
import { isReportPage } from "../app/sheets.ts";
import { compositionIn, type Composition } from "../core/department/composition.ts";
import { departmentWords } from "../core/department/say.ts";
import { sumUp, type DepartmentBook, type SummedDepartment } from "../core/department/sum-up.ts";
import { recognise } from "../core/tables/recognise.ts";
import type { Page, PageLink } from "../core/report/page.ts";
import type { Language } from "../core/report/say/language.ts";
import { words } from "../core/report/say/index.ts";
import { qualified } from "../core/sheet/grid.ts";
import { DOCUMENT, readDocument } from "../files/documents.ts";
import { readWorkbook } from "../files/read.ts";
import { findFiles, type FoundFile } from "./files.ts";
import { write, type ExitCode, type Io } from "./io.ts";
import { readBytes } from "./output.ts";
import { painter } from "./paint.ts";
import { refusalOf } from "./refusal.ts";
import { hrefTo, isTaken, writePages } from "./report.ts";
import { cliWords } from "./say.ts";
import type { DepartmentUsage } from "./usage.ts";

/** A unit's workbook with where it is. */
interface UnitBook extends DepartmentBook {
  readonly file: string;
}

/** 汇总核对: holds a department against its units. 0: all adds up; 1: something is 不符; 2: not checked; 3: in doubt, or not all could be tried. */
export async function sumDepartment(usage: DepartmentUsage, language: Language, io: Io): Promise<ExitCode> {
  const [own, say] = [cliWords(language), departmentWords(language)];
  const fail = async (sentence: string): Promise<ExitCode> => {
    await write(io.stderr, `${sentence}\n`);
    return 2;
  };
  const { files } = await findFiles(usage.units, io.cwd);
  const read = [usage.input, ...(usage.list === undefined ? [] : [usage.list]), ...files.map((file) => file.path)];
  const taken = usage.report && isTaken(usage.report, read, io.cwd, language);
  if (taken !== undefined) return fail(taken);
  const path = resolve(io.cwd, usage.input);
  let department: UnitBook;
  let list: readonly string[] | undefined;
  const notes: string[] = [];
  try {
    department = await readBook({ file: usage.input, path });
    if (usage.list !== undefined) {
      const listing = listingIn(readBytes(resolve(io.cwd, usage.list)));
      if (listing === undefined) return await fail(say.noComposition(usage.list));
      list = listing.names;
      if (listing.said !== undefined && listing.said !== list.length)
        notes.push(say.otherCount(listing.said, list.length));
    }
  } catch (error) {
    return fail(own.refusal(refusalOf(error), list === undefined ? usage.input : (usage.list ?? "")));
  }
  const units: UnitBook[] = [];
  let isPart = false;
  for (const file of files) {
    if (isSame(file.path, path) || (file.problem === undefined && DOCUMENT.test(file.path))) continue;
    if (file.problem !== undefined) return fail(own.refusal({ code: file.problem }, file.file));
    try {
      units.push(await readBook(file));
    } catch (error) {
      isPart = true;
      notes.push(own.refusal(refusalOf(error), file.file));
    }
  }
  const listed =
    list === undefined ? units : units.filter(({ name, file }) => list.some((one) => isListed(one, name, file)));
  const lacking = (list ?? []).filter((one) => !units.some(({ name, file }) => isListed(one, name, file)));
  if (lacking.length > 0) notes.push(say.lacking(lacking));
  const besides = units.filter((unit) => !listed.includes(unit));
  if (besides.length > 0) notes.push(say.notListed(besides.map(({ file }) => file)));
  if (listed.length === 0) return fail(own.refusal({ code: "nothing-found" }, usage.units.join(" ")));

  const summed = sumUp(department, listed, { isPart: isPart || lacking.length > 0 });
  const books = [department, ...listed];
  const names = books.map(({ name }) => name);
  if (summed.without.length > 0) notes.push(say.without(summed.without.map((book) => books[book]?.file ?? "")));
  if (summed.sets.length === 0) return fail(own.refusal({ code: "no-table" }, usage.input));
  const colours = io.stdout.isTTY === true && !io.env["NO_COLOR"] && io.env["TERM"] !== "dumb";
  const text = usage.json
    ? `${JSON.stringify(departmentJson(summed, books, notes, language))}\n`
    : departmentText(usage.input, summed, names, notes, language, colours);
  await write(io.stdout, text);
  if (usage.report !== undefined) {
    const page = departmentPage(summed, books, notes, usage.report.output, io.cwd, language);
    const { isWritten, says } = writePages(usage.report, [page], books.length, io.cwd, language);
    await write(isWritten && !usage.json ? io.stdout : io.stderr, `${says}\n`);
    if (!isWritten) return 2;
  }
  const count = (name: "unequal" | "doubtful" | "untried"): number =>
    summed.sets.reduce((sum, { counts }) => sum + counts[name], 0);
  const isOther = summed.sets.some((set) => set.isOther);
  if (count("unequal") > 0 && !isOther) return 1;
  return count("doubtful") + count("untried") + notes.length > 0 || isOther ? 3 : 0;
}

/** Rejects with what `refusalOf` understands. */
async function readBook({ file, path }: Pick<FoundFile, "file" | "path">): Promise<UnitBook> {
  const reading = await readWorkbook(readBytes(path));
  const sheets = reading.sheets.filter((sheet) => !isReportPage(sheet));
  const organisation = recognise(sheets).tables.find((table) => table.organisation !== undefined)?.organisation;
  const year = yearIn(basename(path));
  const stem = (pathParts(file).at(-1) ?? file).replace(/\.[^.]{1,8}$/, "");
  return { file, sheets, name: organisation ?? stem, ...(year === undefined ? {} : { year }) };
}

function isSame(a: string, b: string): boolean {
  try {
    return realpathSync.native(a) === realpathSync.native(b);
  } catch {
    return a === b;
  }
}

/** The units of 单位构成 in a text; or else a list, a name in each line. Undefined for a text that is neither. Throws FileTrouble. */
function listingIn(bytes: Uint8Array): Composition | undefined {
  const { lines, tables } = readDocument(bytes);
  const composition = compositionIn(lines, tables);
  if (composition !== undefined) return composition;
  return lines.some((line) => line.includes("。")) ? undefined : { names: namesIn(lines) };
}

/** A list of units: a name in each line, with or without a number before it. */
function namesIn(lines: readonly string[]): string[] {
  return lines
    .map((line) => line.replace(/^\uFEFF?\s*(?:\d{1,4}[.、．)）]?|[-*•])?\s*/, "").trim())
    .filter((line) => line !== "");
}

function isListed(wanted: string, name: string, file: string): boolean {
  return isNameOf(wanted, name) || isNameOf(wanted, file);
}

function departmentText(
  file: string,
  { sets }: SummedDepartment,
  names: readonly string[],
  notes: readonly string[],
  language: Language,
  colours: boolean,
): string {
  const [say, paint] = [departmentWords(language), painter(colours)];
  const lines = [
    paint("bold", say.title(file, names.length - 1)),
    ...notes.map((note) => `  ${paint("yellow", note)}`),
  ];
  for (const set of sets) {
    lines.push("", `  ${say.set(set)}`, `  ${say.counts(set)}`);
    if (set.isOther) lines.push(`  ${paint("yellow", say.other)}`);
    for (const finding of set.isOther ? [] : set.findings) {
      lines.push(
        `    ${paint(finding.verdict === "unequal" ? "red" : "yellow", say.verdicts[finding.verdict])}  ${say.finding(finding)}`,
        ...say.blames(finding, names).map((line) => `        ${line}`),
      );
    }
    for (const one of set.untried)
      lines.push(`    ${paint("yellow", say.verdicts.untried)}  ${say.untried(one, names)}`);
  }
  return lines.map((line) => `${line.replace(/[\t\n\r]+/g, " ")}\n`).join("");
}

/** What --json prints; amounts are decimal texts. Book 0 is the department. */
function departmentJson(
  { sets }: SummedDepartment,
  books: readonly UnitBook[],
  notes: readonly string[],
  language: Language,
): unknown {
  const say = departmentWords(language);
  const names = books.map(({ name }) => name);
  return {
    version: 1,
    books: books.map(({ name, file }) => ({ name, file })),
    notes,
    sets: sets.map((set) => ({
      kind: set.kind,
      year: set.year ?? null,
      organisation: set.organisation ?? null,
      counts: set.counts,
      otherUnits: set.isOther,
      findings: set.findings.map((finding) => ({
        verdict: finding.verdict,
        mayBe: finding.mayBe ?? null,
        says: say.finding(finding),
        table: words(language).named(finding.table),
        code: finding.code ?? null,
        name: finding.name,
        column: finding.column,
        cell: finding.at === undefined ? null : qualified(finding.at),
        department: finding.own,
        units: finding.sum,
        gap: finding.gap,
        unit: finding.unit,
        parts: finding.parts.map(({ book, at, printed }) => ({ book, cell: qualified(at), printed })),
        blames: finding.blames.map(({ book, at, now, likely, slip }) => ({
          book,
          cell: qualified(at),
          now,
          likely,
          slip: slip ?? null,
        })),
      })),
      untried: set.untried.map((one) => ({ says: say.untried(one, names), count: one.count })),
    })),
  };
}

function departmentPage(
  { sets }: SummedDepartment,
  books: readonly UnitBook[],
  notes: readonly string[],
  output: string,
  cwd: string,
  language: Language,
): Page {
  const say = departmentWords(language);
  const names = books.map(({ name }) => name);
  const hrefOf = (book: number): string =>
    hrefTo(relative(dirname(resolve(cwd, output)), resolve(cwd, books[book]?.file ?? "")));
  const above = [
    say.title(names[0] ?? "", names.length - 1),
    ...notes,
    ...sets.flatMap((set) => [
      `${say.set(set)}：${say.counts(set)}`,
      ...(set.isOther ? [say.other] : []),
      ...set.untried.map((one) => `${say.verdicts.untried}：${say.untried(one, names)}`),
    ]),
  ];
  const findings = sets.flatMap((set) => (set.isOther ? [] : set.findings));
  const first = above.length + 1;
  return {
    name: say.page,
    rows: [
      ...above.map((line) => [line]),
      [],
      say.columns,
      ...findings.map((finding) => [
        say.verdicts[finding.verdict],
        words(language).named(finding.table),
        finding.code === undefined ? finding.name : `${finding.code} ${finding.name}`,
        finding.column,
        finding.own,
        finding.sum,
        finding.gap,
        finding.unit,
        finding.at === undefined ? "" : qualified(finding.at),
        say.blames(finding, names).join("；"),
        say.parts(finding, names),
      ]),
      ...(findings.length === 0 ? [[say.none]] : []),
    ],
    headings: [0, first],
    legend: findings.map(({ verdict }, i) => ({ row: first + 1 + i, column: 0, kind: verdict })),
    widths: [8, 24, 30, 16, 14, 14, 12, 7, 16, 44, 50],
    tables: [{ first, last: first + findings.length }],
    links: findings.flatMap(({ at, blames }, i): PageLink[] => {
      const row = first + 1 + i;
      const [blame] = blames;
      return [
        ...(at === undefined ? [] : [{ row, column: 8, to: { href: hrefOf(0), cell: qualified(at) } }]),
        ...(blame === undefined
          ? []
          : [{ row, column: 9, to: { href: hrefOf(blame.book), cell: qualified(blame.at) } }]),
      ];
    }),
    isList: true,
  };
}
