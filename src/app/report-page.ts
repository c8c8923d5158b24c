import { areTied, type Finding } from "../core/report/finding.ts";
import { a1, qualified, type CellAddress } from "../core/sheet/grid.ts";
import type { Language } from "../core/report/say/language.ts";
import { words } from "../core/report/say/index.ts";
import type { Rule } from "../core/forms/rule.ts";
import type { Page } from "../core/report/page.ts";
import type { MarkKind } from "../core/report/mark.ts";
import { markKinds } from "../core/report/colours.ts";
import { bySubject, cellsOf } from "../core/report/by-subject.ts";
import { together } from "../core/report/say/together.ts";
import { CLASSES, classOf, type FindingClass } from "../core/report/standing.ts";
import type { Untold } from "./port.ts";
import type { Result } from "./state.ts";
import { explainedBy, type BlamedCause, type View } from "./view.ts";
import { reportPageWords } from "./words/index.ts";

type Cells = readonly (string | number)[];

/** What else a report says: of which file it is, and what was found in words beside its tables, section by section. */
export interface Besides {
  readonly file?: string;
  /** What hides figures from readers, and the check did not see. */
  readonly untold?: readonly Untold[];
  readonly sections?: readonly { readonly title: string; readonly lines: readonly string[] }[];
}

/** Columns of the findings, in characters: verdict, table, sentence, left, right, gap, unit, cells, and what became of it. */
const WIDTHS = [11, 24, 58, 14, 14, 11, 7, 24, 20];

const MARKED: Partial<Readonly<Record<FindingClass, MarkKind>>> = {
  unequal: "unequal",
  doubtful: "doubtful",
  unreadable: "unreadable",
};

/** 核对报告: all that the check has found, the worst first, for colleagues who have the file and not the add-in. `view` is unfiltered; `ran` are the rules tried. */
export function reportPage(
  { report, time, stale }: Pick<Result, "report" | "time" | "stale">,
  view: View,
  ran: readonly Rule[],
  language: Language,
  { file, untold = [], sections = [] }: Besides = {},
): Page {
  const say = words(language);
  const page = reportPageWords(language);
  const rows: Cells[] = [];
  const headings: number[] = [];
  const legend: { row: number; column: number; kind: MarkKind }[] = [];
  const links: { row: number; column: number; to: CellAddress }[] = [];
  const heading = (...cells: Cells): unknown => headings.push(rows.push(cells) - 1);
  const lines = (texts: readonly string[]): void => {
    for (const text of texts.length === 0 ? [page.none] : texts) rows.push([text]);
  };
  const section = (title: string, texts: readonly string[]): void => {
    rows.push([]);
    heading(title);
    lines(texts);
  };

  heading(page.title);
  if (file !== undefined) rows.push([page.file, file]);
  report.sets.forEach((set, index) =>
    rows.push([page.set, say.set(set, report.tables.filter((table) => table.set === index).length)]),
  );
  rows.push(
    [page.time, stamp(new Date(time))],
    [page.who, ""],
    [page.result, say.standing(view.summary)],
    ["", say.head(report.counts)],
  );
  if (stale) rows.push([page.stale]);
  for (const one of untold) rows.push([page.untold[one]]);

  if (view.blames.length + view.unexplained.length > 0)
    section(page.suspects, [
      ...view.blames.flatMap(blameLines),
      ...view.unexplained.map(({ findings, cutOff }) => say.unexplained(findings, cutOff)),
    ]);

  rows.push([]);
  heading(page.findings);
  const first = rows.length;
  heading(...page.columns);
  const reasons = new Map(view.ignored.map(({ finding, reason }) => [finding, reason]));
  const found = inOrder(view);
  if (found.length === 0) lines([]);
  for (const line of found) {
    const [finding] = line;
    if (finding === undefined) continue;
    const reason = reasons.get(finding);
    const own = classOf(finding);
    const kind = reason === undefined && own !== undefined ? MARKED[own] : undefined;
    if (kind !== undefined) legend.push({ row: rows.length, column: 0, kind });
    const [to] = finding.cells;
    if (to !== undefined) links.push({ row: rows.length, column: page.columns.length - 2, to });
    rows.push(rowOf(finding, line, reason));
  }
  const tables = [{ first, last: rows.length - 1 }];

  for (const { title, lines: own } of sections) section(title, own);
  section(
    page.untried,
    report.untried.map((one) => say.untried(one, report.sets[one.set]?.profile)),
  );
  if (report.strays.length > 0)
    section(
      page.strays,
      report.strays.map((stray) => say.stray(stray)),
    );
  section(
    page.tables,
    report.tables.map((table) => say.table(table)),
  );
  section(
    page.ran(ran.length),
    ran.map((rule) => `${rule.id} ${say.rule(rule)}`),
  );
  rows.push([page.inapplicable(report.inapplicable.length)], [`${page.ruleSet} ${report.ruleSet}`]);

  rows.push([]);
  heading(page.legend);
  for (const kind of markKinds) {
    legend.push({ row: rows.length, column: 0, kind });
    rows.push(["", page.colours[kind]]);
  }
  rows.push([page.how]);
  return { name: page.name, rows, headings, legend, widths: WIDTHS, tables, links };

  function blameLines({ best, others }: BlamedCause): string[] {
    const also = cellList(others.flatMap(({ cells }) => cells));
    return [
      ...(areTied(best)
        ? [`${say.standsIn(best)}：${say.oneOf(best, best.length)}`]
        : best.map((suspect) => `${say.standsIn([suspect])}：${say.suspect(suspect)}`)),
      ...(others.length > 0 ? [page.others(others.length, also)] : []),
    ];
  }

  /** Several have their figures in the sentence. */
  function rowOf(finding: Finding, line: readonly Finding[], reason: string | undefined): Cells {
    const figures: Cells =
      finding.kind === "comparison" && line.length === 1
        ? [Number(finding.left), Number(finding.right), Number(finding.gap), finding.unit]
        : ["", "", "", ""];
    return [
      say.verdict(finding),
      say.named(finding.table),
      together(line, language),
      ...figures,
      cellList(cellsOf(line)),
      reason === undefined ? "" : page.ignored(reason),
    ];
  }
}

/** The worst first; of one kind those that a suspect explains before the others; ignored ones last, each with its reason. */
function inOrder(view: View): Finding[][] {
  const others = [
    ...view.groups.flatMap(({ entries }) => entries),
    ...view.hints,
    ...view.roundings.flatMap(({ entries }) => entries),
    ...view.storedOnly,
  ];
  const badness = (finding: Finding): number => {
    const own = classOf(finding);
    return own === undefined ? CLASSES.length : CLASSES.indexOf(own);
  };
  const live = [...explainedBy(view.blames), ...others.map(({ finding }) => finding)];
  const sorted = live.sort((a, b) => badness(a) - badness(b));
  return [...bySubject(sorted, (finding) => finding), ...view.ignored.map(({ finding }) => [finding])];
}

/** 公开03表!C5、C6、公开04表!D7: the sheet is named where it changes. */
function cellList(cells: readonly CellAddress[]): string {
  return cells.map((at, i) => (at.sheet === cells[i - 1]?.sheet ? a1(at.row, at.column) : qualified(at))).join("、");
}

/** 2026-03-01 09:05, by the clock of this computer. */
function stamp(date: Date): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
