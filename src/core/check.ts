import {
  addressOf,
  bind,
  boundOf,
  cellOf,
  groupTables,
  unitOf,
  type BoundBlock,
  type BoundSet,
} from "./equations/bind.ts";
import { compare } from "./verdicts/judge.ts";
import {
  isHint,
  verdictOf,
  type ClashFinding,
  type Counts,
  type Finding,
  type Inapplicable,
  type Report,
  type ReportTable,
  type Suspect,
  type TableFinding,
  type Untried,
} from "./report/finding.ts";
import type { Form } from "./forms/form.ts";
import type { CellAddress, SheetGrid } from "./sheet/grid.ts";
import { isTooLarge, offsetsOf, canAllHold, type Solver } from "./verdicts/joint.ts";
import { leanings } from "./verdicts/lean.ts";
import { editionOf, lackingIn, nameIn, profileOf, type Profile } from "./forms/profiles.ts";
import { recognise, type Said } from "./tables/recognise.ts";
import { marksOf } from "./report/marks-of.ts";
import { formsOf, isSum, kindOf, scopeOf, type Rule } from "./forms/rule.ts";
import { RULES, RULE_SET } from "./forms/index.ts";
import { TOGETHER } from "./forms/shared/whole.ts";
import { examine } from "./verdicts/structure.ts";
import { suspectsOf, suspectsOfClash } from "./causes/suspect.ts";
import { System } from "./equations/system.ts";
import type { Grounds } from "./causes/likelihood.ts";
import { sumsOf, WHOLE_TABLE } from "./equations/by-structure.ts";
import { shapeOf } from "./tables/shape.ts";
import type { Stray, Table } from "./tables/table.ts";
import { judgeShown } from "./verdicts/by-structure.ts";

export interface CheckOptions {
  /** The set that the workbook should hold; found out from its tables where not given. */
  readonly profile?: Profile;
  readonly only?: "表内" | "表间";
  /** Where no table says its year. */
  readonly year?: string;
  /** Sheets that the user says are a certain form. */
  readonly said?: Said;
  /** Decides whether all relations can hold together, where that is not plain. Without it such a workbook says so; see `checkWith`. */
  readonly solver?: Solver;
}

/** As `check`, with the solver loaded where the workbook needs it; where it cannot be loaded, the report says what was not checked. */
export async function checkWith(
  sheets: readonly SheetGrid[],
  options: CheckOptions,
  load: () => Promise<Solver>,
): Promise<Report> {
  const report = check(sheets, options);
  const isOpen = report.unexplained.length > 0 || report.untried.some(({ why }) => why.reason === "no-solver");
  if (!isOpen) return report;
  let solver: Solver;
  try {
    solver = await load();
  } catch {
    return report;
  }
  return check(sheets, { ...options, solver });
}

/** Recognises the tables in the sheets and tries every rule that applies to them. Never throws on what a workbook holds. */
export function check(sheets: readonly SheetGrid[], options: CheckOptions = {}): Report {
  const { tables, strays } = recognise(sheets, options.said, options.profile);
  const rules = RULES.filter((rule) => options.only === undefined || scopeOf(rule) === options.only);
  const counts = { equal: 0, empty: 0, rounding: 0, doubtful: 0, unequal: 0, untried: 0, hints: 0 };
  const report = {
    tables: [] as ReportTable[],
    sets: [] as Report["sets"][number][],
    findings: [] as Finding[],
    untried: [] as Untried[],
    inapplicable: [] as Inapplicable[],
    suspects: [] as Suspect[],
    unexplained: [] as Report["unexplained"][number][],
  };
  groupTables(tables, options.year).forEach((group, index) => {
    const forms = [...new Set(group.tables.map((table) => table.form))];
    const wanted = options.profile?.kind === group.kind ? options.profile : undefined;
    // 绩效表 by themselves are no published set: nothing is missing from them.
    const set = bind(group, wanted ?? (group.kind === "绩效" ? undefined : profileOf(forms)));
    const named = nameTables(set, index);
    report.tables.push(...named.values());
    report.sets.push({
      kind: set.kind,
      ...(set.year === undefined ? {} : { year: set.year }),
      ...(set.organisation === undefined ? {} : { organisation: set.organisation }),
      ...(set.profile === undefined ? {} : { profile: set.profile, ...editionIn(set.profile, set.year) }),
      missing: set.profile === undefined ? [] : lackingIn(set.profile, forms),
    });
    append(report.findings, aboutTables(set, named));
    const system = new System(set.amounts);
    const advice = new System(set.amounts);
    // 绩效表 are often published by themselves: where there is none, nothing is missed.
    const kinds = new Set([set.kind, ...forms.map(({ kind }) => kind)]);
    for (const rule of rules)
      if (kinds.has(kindOf(rule)))
        tryRule(rule, set, index, named, rule.hint === true ? advice : system, counts, report);
    judgeWhole(index, named, { set, system, advice }, options.solver, counts, report);
    append(report.findings, tenfolds(named, report.findings));
  });
  const looked = checkShapes(strays, options, counts, report);
  counts.hints = report.findings.filter(
    (finding) => isHint(finding) && !["equal", "rounding"].includes(verdictOf(finding)),
  ).length;
  return {
    ruleSet: RULE_SET,
    ...report,
    strays: strays.map((stray) => ({
      sheet: stray.grid.name,
      reason: stray.reason,
      text: stray.text,
      ...(stray.at === undefined ? {} : { at: cellOf(stray, stray.at.row, stray.at.column) }),
      ...(looked.has(stray) ? { byStructure: true as const } : {}),
    })),
    counts: counts satisfies Counts,
    marks: marksOf(report.findings, report.suspects),
  };
}

/** Tables of no known form by their structure; those in which nothing adds up stay unread. */
function checkShapes(
  strays: readonly Stray[],
  options: CheckOptions,
  counts: { -readonly [K in keyof Counts]: number },
  report: {
    readonly tables: ReportTable[];
    readonly sets: Report["sets"][number][];
    readonly findings: Finding[];
    readonly untried: Untried[];
    readonly suspects: Suspect[];
    readonly unexplained: Report["unexplained"][number][];
  },
): ReadonlySet<Stray> {
  const looked = new Set<Stray>();
  if (options.only === "表间") return looked;
  const index = report.sets.length;
  for (const stray of strays) {
    // One that fits several forms wants its title.
    if (stray.reason === "ambiguous") continue;
    const shape = shapeOf(stray.grid, stray.from, stray.to, stray.text);
    if (shape === undefined) continue;
    const set = bind({ kind: "其他", tables: [shape.table] }, undefined);
    const shown = sumsOf(shape, set);
    const isSilent = shown.sums.length + shown.doubts.length === 0;
    if (isSilent && stray.reason === "no-table") continue;
    looked.add(stray);
    const named = nameTables(set, index);
    append(report.tables, [...named.values()]);
    const system = new System(set.amounts);
    const outcome = judgeShown(shown, set, index, (bound) => nameOf(named, bound.table), system);
    append(report.findings, outcome.findings);
    append(report.untried, outcome.untried);
    counts.untried += outcome.untried.reduce((sum, { count }) => sum + count, 0);
    if (isSilent) {
      const at = cellOf(shape.table, shape.table.at.row, shape.table.at.column);
      const why = { reason: "no-sums", at, title: stray.text } as const;
      report.untried.push({ rule: WHOLE_TABLE, set: index, why, count: 1 });
      counts.untried++;
    }
    for (const verdict of ["equal", "empty", "rounding", "doubtful", "unequal"] as const)
      counts[verdict] += outcome.counts[verdict];
    judgeWhole(index, named, { set, system, advice: new System(set.amounts) }, options.solver, counts, report);
  }
  if (looked.size > 0) report.sets.push({ kind: "其他", missing: [] });
  return looked;
}

function editionIn(profile: Profile, year: string | undefined): { readonly edition?: number } {
  const edition = editionOf(profile, year);
  return edition === undefined ? {} : { edition };
}

/** Whether a form that the set does not have is missing from it. */
function isExpected({ kind, profile, tables }: BoundSet, form: Form): boolean {
  if (profile === undefined) return kind !== "绩效";
  const held = tables.map((table) => table.form);
  return lackingIn(profile, held).some(({ forms: [usual] }) => usual === form);
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
        ...nameIn(set.profile, table.form),
        sheet: table.grid.name,
        hidden: table.grid.hidden === true,
        at: cellOf(table, table.at.row, table.at.column),
        knownBy: table.knownBy,
        set: index,
        unit: unitOf(table, set),
        unitAssumed: table.unit === undefined,
        saysEmpty: table.saysEmpty,
        ...(table.project === undefined ? {} : { project: table.project }),
      },
    ]),
  );
}

function tryRule(
  rule: Rule,
  set: BoundSet,
  index: number,
  named: Named,
  system: System,
  counts: { -readonly [K in keyof Counts]: number },
  report: { readonly findings: Finding[]; readonly untried: Untried[]; readonly inapplicable: Inapplicable[] },
): void {
  const forms = formsOf(rule);
  const held = forms.filter((form) => set.tables.some((table) => table.form === form));
  // Names are compared among the tables that are there; every other rule needs all of its tables.
  const names = !isSum(rule) && (rule.structure === "same-names" || rule.structure === "right-names");
  if (names ? held.length === 0 : !forms.every((form) => held.includes(form) || isExpected(set, form))) {
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
  const outcome = compare(rule, set, index, tableOf, system);
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

/** What the comparisons say together: the cells to blame, whether all can hold at once, whether a table leans. */
function judgeWhole(
  index: number,
  named: Named,
  ground: Grounds,
  solver: Solver | undefined,
  counts: { -readonly [K in keyof Counts]: number },
  report: {
    readonly findings: Finding[];
    readonly untried: Untried[];
    readonly suspects: Suspect[];
    readonly unexplained: Report["unexplained"][number][];
  },
): void {
  const { set, system } = ground;
  const tableOf = (bound: BoundBlock): ReportTable => nameOf(named, bound.table);
  const causes = report.suspects.at(-1)?.cause ?? 0;
  const { suspects, unexplained, doubted } = suspectsOf(ground, tableOf, solver, causes + 1);
  append(report.suspects, suspects);
  append(report.unexplained, unexplained);
  // Where something is wrong that no cell explains, nobody knows which cells and sums the rest may rely on.
  const isClear = unexplained.length === 0 && suspects.every(({ slip }) => slip !== "missing-row");
  if (!isClear || !system.hasGaps) return;
  const offsets = offsetsOf(system, doubted);
  const answer = canAllHold(system, offsets, solver);
  if (answer.is === "open") {
    const reason = solver === undefined && !isTooLarge(offsets) ? "no-solver" : "too-large";
    report.untried.push({ rule: TOGETHER, set: index, why: { reason }, count: 1 });
    counts.untried++;
  }
  const leaning = leanings(set, system, offsets, tableOf);
  append(report.findings, leaning);
  counts.doubtful += leaning.length;
  if (answer.is !== "clashes") return;
  const cells = answer.cells.map((cell) => addressOf(set, cell)).filter((at) => at !== undefined);
  const first = answer.cells.map((cell) => boundOf(set, cell)).find((bound) => bound !== undefined);
  if (first === undefined) return;
  const rules = [...new Set(answer.equations.map((equation) => system.rules[equation]))].filter(
    (rule) => rule !== undefined,
  );
  const finding: ClashFinding = { kind: "clash", rule: TOGETHER, table: tableOf(first), cells, rules };
  report.findings.push(finding);
  counts.unequal++;
  const clash = { cells: answer.cells, finding };
  const cause = (report.suspects.at(-1)?.cause ?? 0) + 1;
  const enders = suspectsOfClash(ground, clash, tableOf, solver, doubted, cause);
  append(report.suspects, enders);
  if (enders.length === 0) report.unexplained.push({ findings: [finding], cutOff: false });
}

function aboutTables(set: BoundSet, named: Named): TableFinding[] {
  const findings: TableFinding[] = [];
  const first = new Map<string, Table>();
  for (const [table, name] of named) {
    const add = (what: TableFinding["what"], cells: readonly CellAddress[] = [name.at]): unknown =>
      findings.push({ kind: "table", table: name, cells, what });
    const whose = whoseOf(table);
    const other = whose === undefined ? undefined : first.get(whose);
    if (other !== undefined) add({ problem: "doubled", other: nameOf(named, other) });
    else if (whose !== undefined) first.set(whose, table);
    if (table.unit === undefined) {
      if (hasMoney(set, table)) add({ problem: "unit-assumed", unit: set.usualUnit });
    } else if (table.unit !== set.usualUnit) add({ problem: "units-differ", unit: table.unit, usual: set.usualUnit });
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
            what: {
              problem: "unreadable",
              text: set.amounts.text(id),
              ...(set.amounts.unit(id) === "分" ? { unit: "分" } : {}),
            },
          });
        });
      });
    if (bound.table.saysEmpty && bound.block.rows.some((_, r) => hasFigure(set, bound, r))) {
      findings.push({ kind: "table", table: name, cells: [name.at], what: { problem: "empty-but-filled" } });
    }
  }
  return findings;
}

/** Whether a table has amounts of money at all: 绩效表 may have points alone. */
function hasMoney(set: BoundSet, table: Table): boolean {
  return (
    table.form.kind !== "绩效" ||
    set.blocks.some(
      (bound) =>
        bound.table === table &&
        bound.block.block.unit === undefined &&
        bound.block.rows.some((_, row) => hasFigure(set, bound, row)),
    )
  );
}

/** What a set has one table of; undefined where a 绩效表 does not say whose it is. */
function whoseOf({ form, project, organisation }: Table): string | undefined {
  if (form.of === undefined) return form.no;
  const whose = form.of === "项目" ? project : organisation;
  return whose === undefined ? undefined : JSON.stringify([form.no, whose]);
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
