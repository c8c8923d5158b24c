import { tally } from "../core/sheet/lists.ts";
import type { Verdict } from "../core/amounts/verdict.ts";
import {
  areTied,
  causesOf,
  isHint,
  verdictOf,
  type CauseReport,
  type Finding,
  type Report,
  type ReportTable,
  type Suspect,
} from "../core/report/finding.ts";
import { a1, qualified, type CellAddress } from "../core/sheet/grid.ts";
import { nameIn } from "../core/forms/profile.ts";
import { bySubject, cellsOf } from "../core/report/by-subject.ts";
import { classOf, CLASSES, type FindingClass, type Summary } from "../core/report/standing.ts";
import { words } from "../core/report/say/index.ts";
import { type Language } from "../core/report/say/language.ts";
import { together } from "../core/report/say/together.ts";
import { padded, painter, widthOf, type Colour, type Paint } from "./paint.ts";
import { reasonsIn, reportLeft } from "../app/view.ts";
import type { Checked } from "./checked.ts";
import type { Ending } from "./io.ts";
import type { FileRefusal } from "./refusal.ts";
import { cliWords } from "./say.ts";
import { wordsLines } from "./words.ts";
import { booksLines } from "./years.ts";

/** Most cells named with one finding, and most rules with a missing table; --json has all of them. */
const MOST = 8;

/** Most findings of one rule listed under a table, unless they are 不符 or 存疑. */
const MOST_ALIKE = 10;

/** So many findings are listed under the cell that explains them. */
const MOST_EXPLAINED = 3;

const COLOURS: Readonly<Record<FindingClass, Colour>> = {
  unequal: "red",
  doubtful: "yellow",
  unreadable: "magenta",
  structure: "magenta",
  hint: "cyan",
};

/** The report of one workbook for a person to read; ends with a line break. */
export function workbookText(
  file: string,
  { report: whole, ignored, prose, documents, books }: Checked,
  summary: Summary,
  language: Language,
  colours: boolean,
): string {
  const report = reportLeft(whole, ignored);
  const paint = painter(colours);
  const say = words(language);
  const own = cliWords(language);
  const lines = [paint("bold", file)];
  report.sets.forEach((set, index) => {
    const tables = report.tables.filter((table) => table.set === index);
    lines.push(`  ${say.set(set, tables.length)}`);
    const names = [...tally(tables.map((table) => say.briefly(table)))].map(([name, count]) =>
      count === 1 ? name : own.tables(name, count),
    );
    lines.push(paint("dim", `    ${names.join(own.comma)}`));
    // What the user would not expect to be checked as it was.
    for (const table of tables) if (table.hidden || table.knownBy !== "title") lines.push(`    ${say.table(table)}`);
  });
  const { standing } = summary;
  lines.push(
    `  ${paint(standing === "fine" ? "green" : standing === "unequal" ? "red" : "yellow", say.standing(summary))}`,
  );
  if (report.tables.length > 0) lines.push(`  ${say.head(report.counts)}`);

  const causes = causesOf(report);
  const explained = new Set(causes.flatMap(({ explains }) => explains));
  for (const line of causeLines(causes, report, language, paint)) lines.push(line);

  // What is wrong in any table goes before what is only worth a look in another.
  const hints = CLASSES.filter((name) => name === "hint");
  for (const classes of [CLASSES.filter((name) => name !== "hint"), hints]) {
    for (const table of report.tables)
      for (const line of tableLines(table, classes, report, explained, language, paint)) lines.push(line);
  }
  const folded = report.tables.flatMap((table) => foldedLines(table, report, language));
  if (folded.length > 0) lines.push("", ...folded.map((line) => paint("dim", `  ${line}`)));

  for (const line of ignoredLines(reasonsIn(whole, ignored), language, paint)) lines.push(line);

  if (report.untried.length > 0)
    lines.push("", paint("yellow", `  ${own.untried}`), ...untriedLines(report, language, paint));
  if (report.strays.length > 0) lines.push("", `  ${own.strays}`);
  for (const stray of report.strays) lines.push(`    ${say.stray(stray)}`);

  for (const line of wordsLines(prose, documents, language, paint)) lines.push(line);
  for (const line of booksLines(books, language, paint)) lines.push(line);
  // What stands in a cell may have line ends, and is not to look like a line of ours.
  return lines.map((line) => `${line.replace(/[\t\n\r]+/g, " ")}\n`).join("");
}

/** What a file comes to, in one line. */
export function summaryText(file: string, ending: Ending, says: string, language: Language, colours: boolean): string {
  const label = padded(cliWords(language).endings[ending], LABEL);
  return `${painter(colours)(ENDING_COLOURS[ending], label)}  ${file}  ${says}\n`;
}

const LABEL = 10;
const ENDING_COLOURS: Readonly<Record<Ending, Colour>> = {
  unequal: "red",
  unread: "red",
  open: "yellow",
  fine: "green",
};

/** What the user has said to leave alone, and why. */
function ignoredLines(reasons: ReadonlyMap<Finding, string>, language: Language, paint: Paint): string[] {
  const [say, own] = [words(language), cliWords(language)];
  if (reasons.size === 0) return [];
  const lines = [...reasons].map(([finding, reason]) => {
    const where = paint(
      "dim",
      own.where([say.briefly(finding.table), cellList(finding, language), own.because(reason)]),
    );
    return `    ${say.verdict(finding)}  ${say.finding(finding)} ${where}`;
  });
  return ["", `  ${paint("bold", own.ignored)}`, ...lines];
}

/** A file that could not be checked, in one line. */
export function refusalText(file: string, refusal: FileRefusal, language: Language, colours: boolean): string {
  const own = cliWords(language);
  const why = (refusal.strays ?? []).slice(0, MOST).map((stray) => `    ${words(language).stray(stray)}\n`);
  return `${painter(colours)("red", own.refused)}  ${own.refusal(refusal, file)}\n${why.join("")}`;
}

/** The cells to blame, and folded under each the findings that it explains. */
function causeLines(causes: readonly CauseReport[], report: Report, language: Language, paint: Paint): string[] {
  const say = words(language);
  const own = cliWords(language);
  const blamed = (sentence: string, suspects: readonly Suspect[]): string =>
    `    ${paint("red", sentence)} ${paint("dim", own.where([say.standsIn(suspects)]))}`;
  const lines = causes.flatMap(({ best, others, explains }) => [
    ...(areTied(best)
      ? [blamed(say.oneOf(best.slice(0, MOST), best.length), best)]
      : best.map((suspect) => blamed(say.suspect(suspect), [suspect]))),
    ...(others.length > 0 ? [paint("dim", `      ${own.others(suspectCells(others, language))}`)] : []),
    ...explains.slice(0, MOST_EXPLAINED).map((finding) => {
      const rule = finding.kind === "table" ? [] : [own.ruleNo(finding.rule.id)];
      const where = paint("dim", own.where([cellList(finding, language), ...rule]));
      return `      ${paint(COLOURS[classOf(finding) ?? "hint"], say.verdict(finding))}  ${say.finding(finding)} ${where}`;
    }),
    ...(explains.length > MOST_EXPLAINED
      ? [paint("dim", `      ${own.alsoExplains(ids(explains.slice(MOST_EXPLAINED)))}`)]
      : []),
  ]);
  const open = report.unexplained.map(({ findings, cutOff }) => `    ${say.unexplained(findings, cutOff)}`);
  if (lines.length + open.length === 0) return [];
  return ["", `  ${paint("bold", own.suspects)}`, ...lines, ...open];
}

/** 公开03表!D14、E14、公开05表!C9 */
function suspectCells(suspects: readonly Suspect[], language: Language): string {
  const cells = suspects.flatMap(({ cells: [first] }) => (first === undefined ? [] : [first]));
  const names = cells
    .slice(0, MOST)
    .map((at, i) => (at.sheet === cells[i - 1]?.sheet ? a1(at.row, at.column) : qualified(at)));
  return cliWords(language).cells(names, cells.length);
}

function ids(findings: readonly Finding[]): string[] {
  return [...new Set(findings.flatMap((finding) => (finding.kind === "table" ? [] : [finding.rule.id])))];
}

function tableLines(
  table: ReportTable,
  classes: readonly FindingClass[],
  report: Report,
  explained: ReadonlySet<Finding>,
  language: Language,
  paint: Paint,
): string[] {
  const say = words(language);
  const own = cliWords(language);
  const all = report.findings.filter((finding) => finding.table === table && !explained.has(finding));
  const listed = classes.flatMap((name) => all.filter((finding) => classOf(finding) === name));
  if (listed.length === 0) return [];
  const width = listed.reduce((widest, finding) => Math.max(widest, widthOf(say.verdict(finding))), 0);
  const alike = new Map<string, number>();
  let more = 0;
  const lines = bySubject(listed, (finding) => finding).flatMap((line) => {
    const [finding] = line;
    if (finding === undefined) return [];
    const kind = finding.kind === "table" ? finding.what.problem : finding.rule.id;
    const nth = (alike.get(kind) ?? 0) + 1;
    alike.set(kind, nth);
    if (nth > MOST_ALIKE && line.every((one) => one.kind !== "comparison")) {
      more += line.length;
      return [];
    }
    const rules = ids(line);
    const where = paint(
      "dim",
      own.where([
        cellList({ cells: cellsOf(line), table }, language),
        ...(rules.length === 0 ? [] : [own.ruleNo(rules.join(own.comma))]),
      ]),
    );
    const verdict = paint(COLOURS[classOf(finding) ?? "hint"], padded(say.verdict(finding), width));
    return [`    ${verdict}  ${together(line, language)} ${where}`];
  });
  return ["", `  ${paint("bold", say.table(table))}`, ...lines, ...(more > 0 ? [`    ${own.more(more)}`] : [])];
}

/** One line for all 尾差 of a table, and one for all that agrees but for digits that are not printed. */
function foldedLines(table: ReportTable, report: Report, language: Language): string[] {
  const own = cliWords(language);
  const count = (verdict: Verdict): number =>
    report.findings.filter((one) => one.table === table && !isHint(one) && verdictOf(one) === verdict).length;
  const [roundings, equal] = [count("rounding"), count("equal")];
  return [
    ...(roundings > 0 ? [`${own.rounding}  ${words(language).roundings(table, roundings)}`] : []),
    ...(equal > 0 ? [`${own.equal}  ${own.storedDiffer(words(language).named(table), equal)}`] : []),
  ];
}

/** Why rules were not tried; a table that is missing, or still to be filled in, takes one line, however many rules read it. */
function untriedLines({ untried, sets }: Report, language: Language, paint: Paint): string[] {
  const own = cliWords(language);
  const lines = new Map<unknown, string>();
  const alike = new Map<string, number>();
  let more = 0;
  for (const one of untried) {
    if (one.why.reason !== "missing-table" && one.why.reason !== "unfilled-table") {
      const nth = (alike.get(one.rule.id) ?? 0) + 1;
      alike.set(one.rule.id, nth);
      if (nth > MOST_ALIKE) {
        more++;
        continue;
      }
      const where = paint("dim", own.where([own.ruleNo(one.rule.id)]));
      lines.set(one, `    ${words(language).untried(one, sets[one.set]?.profile)} ${where}`);
      continue;
    }
    const { form, reason } = one.why;
    const key = `${reason} ${one.set} ${form.kind} ${form.no}`;
    if (lines.has(key)) continue;
    const rules = untried.filter(({ set, why }) => set === one.set && why.reason === reason && why.form === form);
    const ids = rules.map(({ rule }) => rule.id);
    lines.set(
      key,
      `    ${own.lacking(words(language).form(nameIn(sets[one.set]?.profile, form)), reason, ids.slice(0, MOST), ids.length)}`,
    );
  }
  return [...lines.values(), ...(more > 0 ? [`    ${own.more(more)}`] : [])];
}

/** Cells of the table's own sheet without its name. */
function cellList({ cells, table }: Pick<Finding, "cells" | "table">, language: Language): string {
  const name = (at: CellAddress): string => (at.sheet === table.sheet ? a1(at.row, at.column) : qualified(at));
  return cliWords(language).cells(cells.slice(0, MOST).map(name), cells.length);
}
