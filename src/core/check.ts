import { bind, cellOf, groupTables, unitOf, type BoundBlock, type BoundSet } from "./bind.ts";
import { compare } from "./compare.ts";
import {
  isHint,
  verdictOf,
  type Counts,
  type Finding,
  type Inapplicable,
  type Report,
  type ReportTable,
  type TableFinding,
  type Untried,
} from "./finding.ts";
import type { CellAddress, SheetGrid } from "./grid.ts";
import { profileOf, type Profile } from "./profiles.ts";
import { recognise, type Said } from "./recognise.ts";
import { formsOf, isSum, kindOf, scopeOf, type Rule } from "./rule.ts";
import { RULES, RULE_SET } from "./rules/index.ts";
import { examine } from "./structure.ts";
import type { Table } from "./table.ts";
import type { Mark, MarkKind } from "./workbook.ts";

export interface CheckOptions {
  /** The set that the workbook should hold; found out from its tables where not given. */
  readonly profile?: Profile;
  readonly only?: "表内" | "表间";
  /** Where no table says its year. */
  readonly year?: string;
  /** Sheets that the user says are a certain form. */
  readonly said?: Said;
}

/** Recognises the tables in the sheets and tries every rule that applies to them. Never throws on what a workbook holds. */
export function check(sheets: readonly SheetGrid[], options: CheckOptions = {}): Report {
  const { tables, strays } = recognise(sheets, options.said);
  const rules = RULES.filter((rule) => options.only === undefined || scopeOf(rule) === options.only);
  const counts = { equal: 0, empty: 0, rounding: 0, doubtful: 0, unequal: 0, untried: 0, hints: 0 };
  const report = {
    tables: [] as ReportTable[],
    sets: [] as Report["sets"][number][],
    findings: [] as Finding[],
    untried: [] as Untried[],
    inapplicable: [] as Inapplicable[],
  };
  groupTables(tables, options.year).forEach((group, index) => {
    const forms = [...new Set(group.tables.map((table) => table.form))];
    const wanted = options.profile?.forms[0]?.kind === group.kind ? options.profile : undefined;
    const set = bind(group, wanted ?? profileOf(forms));
    const named = nameTables(set, index);
    report.tables.push(...named.values());
    report.sets.push({
      kind: set.kind,
      ...(set.year === undefined ? {} : { year: set.year }),
      ...(set.organisation === undefined ? {} : { organisation: set.organisation }),
      ...(set.profile === undefined ? {} : { profile: set.profile }),
      missing: set.profile?.forms.filter((form) => !forms.includes(form)) ?? [],
    });
    append(report.findings, aboutTables(set, named));
    for (const rule of rules) if (kindOf(rule) === set.kind) tryRule(rule, set, index, named, counts, report);
    append(report.findings, tenfolds(named, report.findings));
  });
  counts.hints = report.findings.filter(
    (finding) => isHint(finding) && !["equal", "rounding"].includes(verdictOf(finding)),
  ).length;
  return {
    ruleSet: RULE_SET,
    ...report,
    strays: strays.map(({ grid, reason, text, at }) => ({
      sheet: grid.name,
      reason,
      text,
      ...(at === undefined ? {} : { at: cellOf({ grid }, at.row, at.column) }),
    })),
    counts: counts satisfies Counts,
    suspects: [],
    marks: marksOf(report.findings),
  };
}

/** Like push(...more), which fails where there are more than fit on the stack. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const one of more) list.push(one);
}

type Named = ReadonlyMap<Table, ReportTable>;

function nameOf(named: Named, table: Table): ReportTable {
  const name = named.get(table);
  if (name === undefined) throw new RangeError("a table of another set");
  return name;
}

function nameTables(set: BoundSet, index: number): Named {
  return new Map(
    set.tables.map((table) => [
      table,
      {
        form: table.form,
        sheet: table.grid.name,
        hidden: table.grid.hidden === true,
        at: cellOf(table, table.at.row, table.at.column),
        knownBy: table.knownBy,
        set: index,
        unit: unitOf(table, set),
        unitAssumed: table.unit === undefined,
        saysEmpty: table.saysEmpty,
      },
    ]),
  );
}

function tryRule(
  rule: Rule,
  set: BoundSet,
  index: number,
  named: Named,
  counts: { -readonly [K in keyof Counts]: number },
  report: { readonly findings: Finding[]; readonly untried: Untried[]; readonly inapplicable: Inapplicable[] },
): void {
  const forms = formsOf(rule);
  const held = forms.filter((form) => set.tables.some((table) => table.form === form));
  // Names are compared among the tables that are there; every other rule needs all of its tables.
  const names = !isSum(rule) && (rule.structure === "same-names" || rule.structure === "right-names");
  const inProfile = forms.every((form) => held.includes(form) || set.profile?.forms.includes(form) !== false);
  if (names ? held.length === 0 : !inProfile) {
    report.inapplicable.push({ rule, set: index });
    return;
  }
  const tableOf = (bound: BoundBlock): ReportTable => nameOf(named, bound.table);
  if (!isSum(rule)) {
    const missing = names ? undefined : forms.find((form) => !held.includes(form));
    if (missing !== undefined) {
      report.untried.push({ rule, set: index, why: { reason: "missing-table", form: missing }, count: 1 });
      counts.untried++;
      return;
    }
    const found = examine(rule, set, tableOf);
    append(report.findings, found);
    if (found.length === 0) counts.equal++;
    return;
  }
  const outcome = compare(rule, set, index, tableOf);
  if (!outcome.applies) report.inapplicable.push({ rule, set: index });
  append(report.findings, outcome.findings);
  append(report.untried, outcome.untried);
  counts.untried += outcome.untried.reduce((sum, { count }) => sum + count, 0);
  counts.equal += outcome.counts.equal;
  counts.empty += outcome.counts.empty;
  if (rule.hint === true) return;
  counts.rounding += outcome.counts.rounding;
  counts.doubtful += outcome.counts.doubtful;
  counts.unequal += outcome.counts.unequal;
}

function aboutTables(set: BoundSet, named: Named): TableFinding[] {
  const findings: TableFinding[] = [];
  const first = new Map<Table["form"], Table>();
  for (const [table, name] of named) {
    const add = (what: TableFinding["what"], cells: readonly CellAddress[] = [name.at]): unknown =>
      findings.push({ kind: "table", table: name, cells, what });
    const other = first.get(table.form);
    if (other !== undefined) add({ problem: "doubled", other: nameOf(named, other) });
    else first.set(table.form, table);
    if (table.unit === undefined) add({ problem: "unit-assumed", unit: set.usualUnit });
    else if (table.unit !== set.usualUnit) add({ problem: "units-differ", unit: table.unit, usual: set.usualUnit });
    for (const odd of table.oddities) add({ problem: odd.kind, text: odd.text }, [cellOf(table, odd.at, odd.column)]);
  }
  for (const bound of set.blocks) {
    const name = nameOf(named, bound.table);
    if (set.amounts.troubled)
      bound.block.rows.forEach((row, r) => {
        row.place.columns.forEach((column, c) => {
          const id = bound.start + r * bound.width + c;
          if (column === undefined || set.amounts.state(id) !== "unreadable") return;
          findings.push({
            kind: "table",
            table: name,
            cells: [cellOf(bound.table, row.at, column)],
            what: { problem: "unreadable", text: set.amounts.text(id) },
          });
        });
      });
    if (bound.table.saysEmpty && bound.block.rows.some((_, r) => hasFigure(set, bound, r))) {
      findings.push({ kind: "table", table: name, cells: [name.at], what: { problem: "empty-but-filled" } });
    }
  }
  return findings;
}

function hasFigure(set: BoundSet, bound: BoundBlock, row: number): boolean {
  for (let c = 0; c < bound.width; c++) if (set.amounts.isFilled(bound.start + row * bound.width + c)) return true;
  return false;
}

/** A table whose shared figures are all ten thousand times those of another is in another unit than it says. */
function tenfolds(named: Named, findings: readonly Finding[]): TableFinding[] {
  const pairs = new Map<
    string,
    { readonly a: ReportTable; readonly b: ReportTable; readonly power: number; readonly cells: CellAddress[] }
  >();
  for (const finding of findings) {
    if (
      finding.kind !== "comparison" ||
      finding.verdict !== "unequal" ||
      finding.cells.length !== 2 ||
      finding.relation !== "="
    )
      continue;
    const [left, right] = finding.cells;
    const power = tenfold(finding.left, finding.right);
    if (left === undefined || right === undefined || power === undefined) continue;
    const [a, b] = [tableAt(named, left, finding.table), tableAt(named, right, finding.table)];
    if (a === undefined || b === undefined || a === b) continue;
    const key = `${[...named.values()].indexOf(a)} ${[...named.values()].indexOf(b)} ${power}`;
    const pair = pairs.get(key) ?? { a, b, power, cells: [] };
    pairs.set(key, pair);
    pair.cells.push(left, right);
  }
  return [...pairs.values()]
    .filter(({ cells }) => new Set(cells.map((at) => `${at.sheet} ${at.row} ${at.column}`)).size >= 4)
    .map(({ a, b, power, cells }) => ({
      kind: "table",
      table: a,
      cells,
      what: { problem: "tenfold", power, other: b },
    }));
}

/** The power of ten between two printed amounts, where it is that of another unit: 元, 千元, 万元, 亿元. */
function tenfold(left: string, right: string): number | undefined {
  const [a, b] = [Number(left), Number(right)];
  if (a === 0 || b === 0) return undefined;
  const power = Math.round(Math.log10(Math.abs(a / b)));
  return [3, 4, 8].includes(Math.abs(power)) && Math.abs(a / 10 ** power / b - 1) < 0.01 ? power : undefined;
}

function tableAt(named: Named, at: CellAddress, hint: ReportTable): ReportTable | undefined {
  const inSheet = [...named.values()].filter((table) => table.sheet === at.sheet);
  if (inSheet.length === 1) return inSheet[0];
  return inSheet.filter((table) => table.at.row <= at.row).at(-1) ?? hint;
}

const STRENGTH: readonly MarkKind[] = ["unreadable", "unequal", "doubtful"];

/** One mark a cell, the strongest; 提示 and 尾差 are not marked. */
function marksOf(findings: readonly Finding[]): Mark[] {
  const marks = new Map<string, Mark>();
  for (const kind of STRENGTH) {
    for (const finding of findings) {
      if (isHint(finding) || verdictOf(finding) !== kind) continue;
      for (const at of finding.cells) {
        const key = `${at.sheet}!${at.row},${at.column}`;
        if (!marks.has(key)) marks.set(key, { at, kind });
      }
    }
  }
  return [...marks.values()];
}
