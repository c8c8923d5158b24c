import type { Verdict } from "../amounts/verdict.ts";
import type { Unit } from "../amounts/units.ts";
import { addressOf, type BoundSet } from "../equations/bind.ts";
import { setsOf } from "../equations/sets.ts";
import { standsAlone, type Kind } from "../forms/form.ts";
import type { ReportTable } from "../report/finding.ts";
import type { CellAddress, SheetGrid } from "../sheet/grid.ts";
import { recognise } from "../tables/recognise.ts";
import { Blamer, type SumBlame } from "./blame.ts";
import { sumSet, type SumFigure, type SumSet, type WhyNotSummed } from "./figures.ts";

// 汇总核对: every figure of a department that adds up is the sum of those of its units.

/** A workbook of the department or of a unit, as read. */
export interface DepartmentBook {
  /** What the user knows it by. */
  readonly name: string;
  readonly sheets: readonly SheetGrid[];
  /** Where no table says its year. */
  readonly year?: string;
}

/** A figure of the department that is not the sum of its units. Amounts are decimal texts in `unit`. */
export interface SumFinding {
  readonly verdict: "unequal" | "doubtful";
  /** What may explain it, so that it is 存疑: what the units pay each other is set off in the department; a unit that is not there. */
  readonly mayBe?: "inner" | "missing-unit";
  readonly table: ReportTable;
  readonly code?: string;
  readonly name: string;
  readonly column: string;
  /** The department's cell; none where it has no such row. */
  readonly at?: CellAddress;
  readonly own: string;
  readonly sum: string;
  /** Own less sum. */
  readonly gap: string;
  readonly unit: Unit;
  /** The cells of the units that have something in it, in their order. */
  readonly parts: readonly { readonly book: number; readonly at: CellAddress; readonly printed: string }[];
  /** The cells to blame, equally good ones; of what is 存疑 only those of units that their own workbooks find fault with. */
  readonly blames: readonly SumBlame[];
}

/** Figures that were not tried, table by table. */
export interface NotSummed {
  readonly table: ReportTable;
  readonly why: WhyNotSummed;
  readonly count: number;
}

export interface SummedSet {
  readonly kind: Kind;
  readonly year?: string;
  readonly organisation?: string;
  readonly counts: Readonly<Record<Verdict | "untried", number>>;
  readonly findings: readonly SumFinding[];
  readonly untried: readonly NotSummed[];
  /** So much does not add up that these are hardly all units of it, or not its units alone: nothing is said of single figures. */
  readonly isOther: boolean;
}

export interface SummedDepartment {
  readonly sets: readonly SummedSet[];
  /** Units without a set of the kind and year of the department's: they take no part. */
  readonly without: readonly number[];
}

/** What else is known of the units. */
interface SumOptions {
  /** There are more units than these. */
  readonly isPart?: boolean;
}

/** From so many figures on, that more than this share of them is 不符 says that the units are others. */
const OTHER = { least: 12, share: 0.5 };

/** Holds a department against its units. Books are numbered: 0 is the department, 1 the first unit. Never throws on what they hold. */
export function sumUp(
  department: DepartmentBook,
  units: readonly DepartmentBook[],
  { isPart = false }: SumOptions = {},
): SummedDepartment {
  const books = [department, ...units];
  const sets = books.map(({ sheets, year }) =>
    setsOf(recognise(sheets).tables, year === undefined ? {} : { year }).filter(({ kind }) => !standsAlone(kind)),
  );
  const own = sets[0] ?? [];
  const matched = own.map((set) => [set, ...sets.slice(1).map((list) => list.find((one) => isAlike(set, one)))]);
  const without = units.flatMap((_, i) => (matched.some((list) => list[i + 1] !== undefined) ? [] : [i + 1]));
  const blamer = new Blamer(books);
  return {
    without,
    sets: matched.flatMap((list): SummedSet[] => {
      const summed = sumSet(list);
      return summed === undefined ? [] : [judged(summed, blamer, isPart || without.length > 0)];
    }),
  };
}

function isAlike(one: BoundSet, other: BoundSet): boolean {
  return one.kind === other.kind && (one.year === undefined || other.year === undefined || one.year === other.year);
}

function judged({ bound, figures, bookOf }: SumSet, blamer: Blamer, isPart: boolean): SummedSet {
  const counts = { equal: 0, empty: 0, rounding: 0, doubtful: 0, unequal: 0, untried: 0 };
  const untried = new Map<string, { table: ReportTable; why: WhyNotSummed; count: number }>();
  const found: { figure: SumFigure; verdict: "unequal" | "doubtful"; mayBe: SumFinding["mayBe"] }[] = [];
  for (const figure of figures) {
    if (figure.why !== undefined) {
      counts.untried++;
      const key = JSON.stringify([figure.table.no, figure.table.sheet, figure.why]);
      const there = untried.get(key);
      if (there === undefined) untried.set(key, { table: figure.table, why: figure.why, count: 1 });
      else there.count++;
      continue;
    }
    const { own, parts } = sidesOf(figure);
    const plainly = bound.amounts.judge(own, parts, "=");
    const mayBe =
      plainly !== "unequal"
        ? undefined
        : isBetween(bound, own, parts, figure.inner)
          ? "inner"
          : isPart && bound.amounts.judge(parts, own, "≤") !== "unequal"
            ? "missing-unit"
            : undefined;
    const verdict = mayBe === undefined ? plainly : "doubtful";
    counts[verdict]++;
    if (verdict === "unequal" || verdict === "doubtful") found.push({ figure, verdict, mayBe });
  }
  const tried = figures.length - counts.untried;
  const isOther = tried >= OTHER.least && counts.unequal > OTHER.share * tried;
  const { kind, year, organisation } = bound;
  return {
    kind,
    ...(year === undefined ? {} : { year }),
    ...(organisation === undefined ? {} : { organisation }),
    counts,
    untried: [...untried.values()],
    isOther,
    findings: found.map(({ figure, verdict, mayBe }) => {
      const { own, parts, all } = sidesOf(figure);
      const as = own[0] ?? parts[0] ?? 0;
      const { left, right, gap } = bound.amounts.compare(own, parts, "=", as);
      const at = own[0] === undefined ? undefined : addressOf(bound, own[0]);
      return {
        verdict,
        ...(mayBe === undefined ? {} : { mayBe }),
        table: figure.table,
        ...(figure.code === undefined ? {} : { code: figure.code }),
        name: figure.name,
        column: figure.column,
        ...(at === undefined ? {} : { at }),
        own: left,
        sum: right,
        gap,
        unit: bound.amounts.unit(as),
        parts: all.flatMap(([book, id]) => {
          const cell = addressOf(bound, id);
          const isFilled = bound.amounts.isFilled(id);
          return book === 0 || cell === undefined || !isFilled
            ? []
            : [{ book, at: cell, printed: bound.amounts.printed(id) }];
        }),
        blames: isOther ? [] : blamer.blame(bound, all, bookOf, verdict === "doubtful"),
      };
    }),
  };
}

function sidesOf({ ids }: SumFigure): {
  readonly own: number[];
  readonly parts: number[];
  readonly all: [number, number][];
} {
  const all = [...ids];
  return {
    all,
    own: all.filter(([book]) => book === 0).map(([, id]) => id),
    parts: all.filter(([book]) => book !== 0).map(([, id]) => id),
  };
}

/** Whether the department lies between the sum of its units and what is left of it without what they pay each other. */
function isBetween(
  { amounts }: BoundSet,
  own: readonly number[],
  parts: readonly number[],
  inner: readonly number[],
): boolean {
  if (!inner.some((id) => amounts.isFilled(id)) || amounts.firstTrouble(inner) !== undefined) return false;
  return amounts.judge(own, parts, "≤") !== "unequal" && amounts.judge(parts, [...own, ...inner], "≤") !== "unequal";
}
