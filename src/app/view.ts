import {
  causesOf,
  isHint,
  verdictOf,
  type Finding,
  type Report,
  type ReportTable,
  type Suspect,
  type Untried,
} from "../core/report/finding.ts";
import type { Form } from "../core/forms/form.ts";
import { bySubject } from "../core/report/by-subject.ts";
import { marksOf } from "../core/report/marks-of.ts";
import { qualified } from "../core/sheet/grid.ts";
import { CLASSES, classOf, isProblem, summaryOf, type Summary } from "../core/report/standing.ts";
import { scopeOf } from "../core/forms/rule.ts";
import { keyOf } from "./kept.ts";
import type { Filter } from "./state.ts";

/** A finding in a list: `id` is its own, `key` what it is ignored by. */
export interface Entry {
  readonly id: string;
  readonly key: string;
  readonly finding: Finding;
}

export type BlamedSuspect = Suspect & { readonly id: string };

/** One cause: the cells that may be to blame for it, and the findings that would be gone with it. All ids are its own. */
export interface BlamedCause {
  readonly id: string;
  /** The best answers; several where equally good ones cannot be told apart. */
  readonly best: readonly BlamedSuspect[];
  readonly others: readonly BlamedSuspect[];
  /** Two causes may explain one finding together. */
  readonly explains: readonly Entry[];
}

/** What is listed in one line: a finding, whose id it has, or several of one 科目. */
export interface FindingLine {
  readonly id: string;
  readonly entries: readonly [Entry, ...Entry[]];
}

/** Findings of one table. */
export interface TableEntries {
  readonly table: ReportTable;
  readonly entries: readonly Entry[];
}

export interface Lacking {
  readonly form: Form;
  readonly why: "missing-table" | "unfilled-table";
  readonly rules: number;
}

/** A report in the order in which the pane shows it. */
export interface View {
  readonly blames: readonly BlamedCause[];
  /** What no suspect explains, by table, errors first. */
  readonly groups: readonly TableEntries[];
  /** Those of them that are 不符 without a cell to blame: none was found, or the search was cut off. */
  readonly unexplained: Report["unexplained"];
  readonly hints: readonly Entry[];
  readonly roundings: readonly TableEntries[];
  /** 相符 as printed, not as stored. */
  readonly storedOnly: readonly Entry[];
  readonly ignored: readonly (Entry & { readonly reason: string })[];
  readonly untried: readonly Untried[];
  /** Tables that are not there, or still to be filled in, each with the number of rules that would read it. */
  readonly lacking: readonly Lacking[];
  /** How many of them the filter leaves out. */
  readonly filtered: number;
  /** The whole report in a word, whatever the filter, without what is ignored. */
  readonly summary: Summary;
}

type Ignored = Readonly<Record<string, string>>;

/** What is shown of a report: without what the user ignores (a reason by the key of a finding), and of the rest what the filter lets pass. */
export function viewOf(report: Report, ignored: Ignored = {}, filter: Filter = { scope: "all" }): View {
  const all = entriesOf(report.findings);
  const live = all.filter(({ key }) => !Object.hasOwn(ignored, key));
  const passing = live.filter(({ finding }) => passes(finding, filter));
  const folded = (verdict: string): Entry[] =>
    passing.filter(({ finding }) => !isHint(finding) && verdictOf(finding) === verdict);
  const summary = summaryOf(report, (finding) => Object.hasOwn(ignored, keyOf(finding)));
  const blames = blamesOf(report.suspects, live);
  const shown = blames.filter(({ explains }) => explains.some(({ finding }) => passes(finding, filter)));
  const explained = explainedBy(blames);
  const rest = passing.filter(({ finding }) => isProblem(finding) && !explained.has(finding));
  const listed = new Set(rest.map(({ finding }) => finding));
  const visible = rest.length + explainedBy(shown).size;
  return {
    blames: shown,
    groups: byTable(report.tables, rest),
    unexplained: [false, true]
      .map((cutOff) => {
        const findings = report.unexplained.flatMap((one) => (one.cutOff === cutOff ? one.findings : []));
        return { findings: findings.filter((one) => listed.has(one)), cutOff };
      })
      .filter(({ findings }) => findings.length > 0),
    hints: passing.filter(({ finding }) => classOf(finding) === "hint"),
    roundings: byTable(report.tables, folded("rounding")),
    storedOnly: folded("equal"),
    ignored: all.flatMap((entry) => {
      const reason = ignored[entry.key];
      return reason === undefined ? [] : [{ ...entry, reason }];
    }),
    untried: report.untried.filter(({ why }) => why.reason !== "missing-table" && why.reason !== "unfilled-table"),
    lacking: lackingTables(report.untried),
    filtered: summary.problems - visible,
    summary,
  };
}

/** What is left of a report when these findings are ignored; marks are weaker where only weaker findings are left. Counts stay those of all. */
export function reportLeft(report: Report, ignored: Ignored): Report {
  const findings = report.findings.filter((finding) => !Object.hasOwn(ignored, keyOf(finding)));
  if (findings.length === report.findings.length) return report;
  const live = new Set(findings);
  const left = <N extends string, T extends Readonly<Record<N, readonly Finding[]>>>(
    list: readonly T[],
    name: N,
  ): T[] =>
    list
      .map((one) => ({ ...one, [name]: one[name].filter((finding) => live.has(finding)) }))
      .filter((one) => one[name].length > 0);
  const suspects = left(report.suspects, "explains");
  return {
    ...report,
    findings,
    suspects,
    unexplained: left(report.unexplained, "findings"),
    marks: marksOf(findings, suspects),
  };
}

/** The findings that are ignored, with the reasons. */
export function reasonsIn(report: Report, ignored: Ignored): ReadonlyMap<Finding, string> {
  return new Map(
    report.findings.flatMap((finding) => {
      const reason = Object.hasOwn(ignored, keyOf(finding)) ? ignored[keyOf(finding)] : undefined;
      return reason === undefined ? [] : [[finding, reason] as const];
    }),
  );
}

function entriesOf(findings: readonly Finding[]): Entry[] {
  const idOf = telling();
  return findings.map((finding) => {
    const key = keyOf(finding);
    return { id: idOf(key), key, finding };
  });
}

/** Makes ids of names, telling those that come again apart by their number. */
function telling(): (name: string) => string {
  const seen = new Map<string, number>();
  return (name) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return `${name}${before}`;
  };
}

function passes(finding: Finding, { scope, table }: Filter): boolean {
  if (scope !== "all" && scopeOfFinding(finding) !== scope) return false;
  return table === undefined || finding.table === table || finding.cells.some(({ sheet }) => sheet === table.sheet);
}

function scopeOfFinding(finding: Finding): "表内" | "表间" {
  if (finding.kind === "comparison" || finding.kind === "structure") return scopeOf(finding.rule);
  return new Set(finding.cells.map(({ sheet }) => sheet)).size > 1 ? "表间" : "表内";
}

/** What is left of the causes when some findings are ignored. Their ids are those of their cells, which a new check does not number anew. */
function blamesOf(suspects: readonly Suspect[], live: readonly Entry[]): BlamedCause[] {
  const entries = new Map(live.map((entry) => [entry.finding, entry]));
  const left = suspects
    .map((suspect) => ({ ...suspect, explains: suspect.explains.filter((one) => entries.has(one)) }))
    .filter(({ explains }) => explains.length > 0);
  const idOf = telling();
  return causesOf({ suspects: left }).flatMap(({ best, others, explains }) => {
    const [first] = best;
    if (first === undefined) return [];
    const id = idOf(first.cells.map(qualified).join(" "));
    const named = (suspect: Suspect, i: number): BlamedSuspect => ({ ...suspect, id: `${id} ${suspect.rank} ${i}` });
    const own = (entry: Entry): Entry => ({ ...entry, id: `${id} ${entry.id}` });
    return {
      id,
      best: best.map(named),
      others: others.map(named),
      explains: explains.flatMap((finding) => entries.get(finding) ?? []).map(own),
    };
  });
}

/** Findings as they are listed, those of one 科目 in one line. */
export function linesOf(entries: readonly Entry[]): FindingLine[] {
  return bySubject(entries, ({ finding }) => finding).flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    return [{ id: more.length === 0 ? first.id : `${first.id} +${more.length}`, entries: [first, ...more] }];
  });
}

/** What these causes explain, each finding once. */
export function explainedBy(blames: readonly BlamedCause[]): ReadonlySet<Finding> {
  return new Set(blames.flatMap(({ explains }) => explains.map(({ finding }) => finding)));
}

function badness({ finding }: Entry): number {
  const own = classOf(finding);
  return own === undefined ? CLASSES.length : CLASSES.indexOf(own);
}

/** The table with the worst finding first; within a table the worst first; otherwise in the report's order. */
function byTable(tables: readonly ReportTable[], entries: readonly Entry[]): TableEntries[] {
  const sorted = [...entries].sort((a, b) => badness(a) - badness(b));
  return tables
    .map((table) => ({ table, entries: sorted.filter(({ finding }) => finding.table === table) }))
    .filter((group) => group.entries.length > 0)
    .sort((a, b) => Math.min(...a.entries.map(badness)) - Math.min(...b.entries.map(badness)));
}

function lackingTables(untried: readonly Untried[]): readonly Lacking[] {
  const tables = new Map<string, Lacking>();
  for (const { why } of untried) {
    if (why.reason !== "missing-table" && why.reason !== "unfilled-table") continue;
    const { form, reason } = why;
    const key = `${reason} ${form.kind} ${form.no}`;
    tables.set(key, { form, why: reason, rules: (tables.get(key)?.rules ?? 0) + 1 });
  }
  return [...tables.values()];
}
