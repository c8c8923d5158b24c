import { explain, isOpen, type Explained } from "./causes/explain.ts";
import { cellOf, type BoundSet } from "./equations/bind.ts";
import { setsOf } from "./equations/sets.ts";
import { editionOf, lackingIn, type Profile } from "./forms/profile.ts";
import { RULES, RULE_SET } from "./forms/index.ts";
import { scopeOf } from "./forms/rule.ts";
import { isHint, verdictOf, type Counts, type Report, type ReportSet, type Suspect } from "./report/finding.ts";
import { marksOf } from "./report/marks-of.ts";
import type { CellAddress, SheetGrid } from "./sheet/grid.ts";
import { readPages } from "./tables/pages.ts";
import { recognise, type Recognition, type Said } from "./tables/recognise.ts";
import type { Stray } from "./tables/table.ts";
import { judgeByStructure } from "./verdicts/by-structure.ts";
import { agreeingCells, evidenceAt, type Evidence } from "./verdicts/evidence.ts";
import { judge, type Judged } from "./verdicts/judge.ts";
import type { Solver } from "./verdicts/joint.ts";

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

/** What a workbook was read as: its tables, those whose pages are several sheets put together, and the sets that they are. */
export interface TablesRead extends Recognition {
  readonly sets: readonly BoundSet[];
}

/** Reads the tables of a workbook, to be checked, compared and written from. Never throws on what it holds. */
export function readTables(
  sheets: readonly SheetGrid[],
  options: Omit<CheckOptions, "only" | "solver"> = {},
): TablesRead {
  const { tables, strays } = readPages(sheets, (list) => recognise(list, options.said, options.profile));
  return { tables, strays, sets: setsOf(tables, options) };
}

/** A workbook, or what it was read as with the same options. */
type Workbook = readonly SheetGrid[] | TablesRead;

/** Recognises the tables in the sheets and tries every rule that applies to them. Never throws on what a workbook holds. */
export function check(workbook: Workbook, options: CheckOptions = {}): Report {
  const verdicts = judged(workbook, options);
  return report(
    verdicts,
    verdicts.sets.map((set) => explain(set, options.solver)),
  );
}

/** As `check`, with the solver loaded where the workbook needs it; where it cannot be loaded, the report says what was not checked. */
export async function checkWith(
  workbook: Workbook,
  options: CheckOptions,
  load: () => Promise<Solver>,
): Promise<Report> {
  const verdicts = judged(workbook, options);
  const explained = verdicts.sets.map((set) => explain(set));
  const solver = explained.some(isOpen) ? await load().catch(() => undefined) : undefined;
  return report(verdicts, solver === undefined ? explained : verdicts.sets.map((set) => explain(set, solver)));
}

/** What speaks for, and against, the figures of a workbook. */
export interface AllEvidence {
  /** Every comparison in which a cell takes part. */
  readonly at: (cell: CellAddress) => readonly Evidence[];
  /** The cells of which all holds; see `agreeingCells`. */
  readonly agreeing: () => readonly CellAddress[];
}

/** What speaks for the figures of a workbook; asked with the options of the check that it is to explain. */
export function evidenceIn(workbook: Workbook, options: CheckOptions = {}): AllEvidence {
  const { sets } = judged(workbook, options);
  return {
    at: (cell) => sets.flatMap((set) => evidenceAt(set, cell)),
    agreeing: () => sets.flatMap(agreeingCells),
  };
}

/** The verdicts on a workbook: on its sets, then on each table of no known form. */
interface Verdicts {
  readonly sets: readonly Judged[];
  readonly strays: readonly Stray[];
  /** Those that were looked at all the same, by their structure. */
  readonly looked: ReadonlySet<Stray>;
}

/** From sheets to tables, from tables to sets, from sets to verdicts. */
function judged(workbook: Workbook, { only, ...options }: CheckOptions): Verdicts {
  const { tables, strays, sets: read } = "sets" in workbook ? workbook : readTables(workbook, options);
  const rules = [...RULES, ...(options.profile?.rules ?? [])].filter(
    (rule) => only === undefined || scopeOf(rule) === only,
  );
  const beside = [...tables, ...strays];
  const sets = read.map((set) => judge(set, rules, beside));
  const shown = strays.flatMap((stray) => {
    const own = only === "表间" ? undefined : judgeByStructure(stray, sets.length, beside);
    return own === undefined ? [] : [[stray, own] as const];
  });
  return {
    sets: [...sets, ...shown.map(([, own]) => own)],
    strays,
    looked: new Set(shown.map(([stray]) => stray)),
  };
}

/** What all sets of a workbook say. */
function report({ strays, looked }: Verdicts, sets: readonly Explained[]): Report {
  const findings = sets.flatMap(({ judged, findings }) => [...judged.findings, ...findings]);
  const suspects = numbered(sets);
  const known = sets.filter(({ judged }) => judged.set.kind !== "其他");
  return {
    ruleSet: RULE_SET,
    tables: sets.flatMap(({ judged }) => [...judged.set.named.values()]),
    // Tables of no known form are one set, the last.
    sets: [
      ...known.map(({ judged }) => setOf(judged)),
      ...(looked.size > 0 ? [{ kind: "其他", missing: [] } as const] : []),
    ],
    findings,
    untried: sets.flatMap(({ judged, untried }) => [...judged.untried, ...untried]),
    inapplicable: sets.flatMap(({ judged }) => judged.inapplicable.map((rule) => ({ rule, set: judged.set.index }))),
    suspects,
    unexplained: sets.flatMap(({ unexplained }) => unexplained),
    strays: strays.map((stray) => ({
      sheet: stray.grid.name,
      reason: stray.reason,
      text: stray.text,
      ...(stray.at === undefined ? {} : { at: cellOf(stray, stray.at.row, stray.at.column) }),
      ...(looked.has(stray) ? { byStructure: true as const } : {}),
      ...(holdsFigures(stray) ? { figures: true as const } : {}),
    })),
    counts: countsOf(sets),
    marks: marksOf(findings, suspects),
  };
}

/** Fewer rows or columns of whole numbers are no table: page numbers, codes, a list of telephones. */
const LEAST_FIGURES = { rows: 3, columns: 2 };

const AMOUNT = /^\s{0,9}-?\d[\d,]{0,20}\.\d{1,6}\s{0,9}$/;

function holdsFigures({ grid, from, to }: Stray): boolean {
  const columns = new Map<number, number>();
  for (let row = from; row < to; row++)
    for (const [column, cell] of (grid.rows[row] ?? []).entries()) {
      // No page, code or telephone has decimals.
      if (typeof cell === "string" ? AMOUNT.test(cell) : typeof cell === "number" && !Number.isInteger(cell))
        return true;
      if (typeof cell !== "number") continue;
      columns.set(column, (columns.get(column) ?? 0) + 1);
    }
  return [...columns.values()].filter((rows) => rows >= LEAST_FIGURES.rows).length >= LEAST_FIGURES.columns;
}

/** The suspects of all sets, their causes numbered on. */
function numbered(sets: readonly Explained[]): Suspect[] {
  let before = 0;
  return sets.flatMap(({ suspects }) => {
    const own = suspects.map((suspect) => ({ ...suspect, cause: before + suspect.cause }));
    before = own.at(-1)?.cause ?? before;
    return own;
  });
}

function setOf({ set: { kind, year, organisation, profile, tables } }: Judged): ReportSet {
  const edition = profile === undefined ? undefined : editionOf(profile, year);
  return {
    kind,
    ...(year === undefined ? {} : { year }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(profile === undefined ? {} : { profile }),
    ...(edition === undefined ? {} : { edition }),
    missing: profile === undefined ? [] : lackingIn(profile, [...new Set(tables.map(({ form }) => form))]),
  };
}

function countsOf(sets: readonly Explained[]): Counts {
  const counts = { equal: 0, empty: 0, rounding: 0, doubtful: 0, unequal: 0, untried: 0, hints: 0 };
  for (const { judged, findings, untried } of sets) {
    for (const verdict of ["equal", "empty", "rounding", "doubtful", "unequal"] as const)
      counts[verdict] += judged.counts[verdict];
    for (const finding of findings) {
      const verdict = verdictOf(finding);
      if (verdict === "doubtful" || verdict === "unequal") counts[verdict]++;
    }
    for (const { count } of [...judged.untried, ...untried]) counts.untried += count;
    counts.hints += [...judged.findings, ...findings].filter(
      (finding) => isHint(finding) && !["equal", "rounding"].includes(verdictOf(finding)),
    ).length;
  }
  return counts;
}
