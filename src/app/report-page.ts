import { areTied, type Finding } from "../core/report/finding.ts";
import { a1, isBlank, qualified, type CellAddress, type SheetGrid } from "../core/sheet/grid.ts";
import type { Language } from "../core/report/say/language.ts";
import { words } from "../core/report/say/index.ts";
import type { Rule } from "../core/forms/rule.ts";
import type { Page } from "../core/report/page.ts";
import type { MarkKind } from "../core/report/mark.ts";
import { markKinds } from "../core/report/colours.ts";
import type { Result } from "./state.ts";
import { explainedBy, type BlamedCause, type View } from "./view.ts";
import { reportPageWords } from "./words/index.ts";

type Cells = readonly (string | number)[];

/** 核对报告: all that the check has found, for colleagues who have the file and not the add-in. `view` is unfiltered; `ran` are the rules tried, `said` what the words beside the tables say. */
export function reportPage(
  { report, time, stale }: Result,
  view: View,
  ran: readonly Rule[],
  language: Language,
  said?: { readonly title: string; readonly lines: readonly string[] },
): Page {
  const say = words(language);
  const page = reportPageWords(language);
  const rows: Cells[] = [];
  const headings: number[] = [];
  const legend: { row: number; column: number; kind: MarkKind }[] = [];
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
  rows.push(
    [page.ruleSet, report.ruleSet],
    [page.time, stamp(new Date(time))],
    [page.result, say.standing(view.summary)],
    ["", say.head(report.counts)],
  );
  if (stale) rows.push([page.stale]);

  section(
    page.sets,
    report.sets.flatMap((set, index) => {
      const tables = report.tables.filter((table) => table.set === index);
      return [say.set(set, tables.length), ...tables.map((table) => say.table(table))];
    }),
  );
  if (report.strays.length > 0)
    section(
      page.strays,
      report.strays.map((stray) => say.stray(stray)),
    );
  if (view.blames.length + view.unexplained.length > 0)
    section(page.suspects, [
      ...view.blames.flatMap(blameLines),
      ...view.unexplained.map(({ count, cutOff }) => say.unexplained(count, cutOff)),
    ]);

  rows.push([]);
  heading(page.findings);
  heading(...page.columns);
  const reasons = new Map(view.ignored.map(({ finding, reason }) => [finding, reason]));
  const findings = inOrder(view);
  if (findings.length === 0) lines([]);
  for (const finding of findings) rows.push(rowOf(finding, reasons.get(finding)));

  if (said !== undefined) section(said.title, said.lines);
  section(
    page.untried,
    report.untried.map((one) => say.untried(one, report.sets[one.set]?.profile)),
  );
  section(
    page.ran(ran.length),
    ran.map((rule) => `${rule.id} ${say.rule(rule)}`),
  );
  rows.push([page.inapplicable(report.inapplicable.length)]);

  rows.push([]);
  heading(page.legend);
  for (const kind of markKinds) {
    legend.push({ row: rows.length, column: 0, kind });
    rows.push(["", page.colours[kind]]);
  }
  rows.push([page.how]);
  return { name: page.name, rows, headings, legend };

  function blameLines({ best, others }: BlamedCause): string[] {
    const also = cellList(others.flatMap(({ cells }) => cells));
    return [
      ...(areTied(best) ? [say.oneOf(best, best.length)] : best.map((suspect) => say.suspect(suspect))),
      ...(others.length > 0 ? [page.others(others.length, also)] : []),
    ];
  }

  function rowOf(finding: Finding, reason: string | undefined): Cells {
    const verdict = say.verdict(finding);
    const what = `${say.finding(finding)}${reason === undefined ? "" : `${language === "zh-CN" ? "。" : ". "}${page.because(reason)}`}`;
    const figures: Cells =
      finding.kind === "comparison"
        ? [Number(finding.left), Number(finding.right), Number(finding.gap), finding.unit]
        : ["", "", "", ""];
    return [
      reason === undefined ? verdict : `${verdict} · ${page.ignored}`,
      say.named(finding.table),
      what,
      ...figures,
      cellList(finding.cells),
    ];
  }
}

/** Problems first, as in the pane, those that a suspect explains before the others; ignored ones last. */
function inOrder(view: View): readonly Finding[] {
  const others = [
    ...view.groups.flatMap(({ entries }) => entries),
    ...view.hints,
    ...view.roundings.flatMap(({ entries }) => entries),
    ...view.storedOnly,
    ...view.ignored,
  ];
  return [...explainedBy(view.blames), ...others.map(({ finding }) => finding)];
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

/** A page that this add-in wrote, in whatever language: it is not checked. */
export function isReportPage({ rows }: SheetGrid): boolean {
  const first = rows.find((cells) => !cells.every(isBlank))?.find((cell) => !isBlank(cell));
  return (["zh-CN", "en-US"] as const).some((language) => reportPageWords(language).title === first);
}
