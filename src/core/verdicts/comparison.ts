import { addressOf, type BoundSet } from "../equations/bind.ts";
import type { Moment } from "../equations/terms.ts";
import type { SumRule } from "../forms/rule.ts";
import type { ComparisonFinding, RowLabel } from "../report/finding.ts";
import type { CellAddress } from "../sheet/grid.ts";
import { rateIn } from "./verdict.ts";

/** The two sides of a rule, at a row and column of a table or not. */
interface Compared {
  readonly rule: SumRule;
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly at?: Moment | undefined;
}

/** Whether there may be something to say of a comparison that holds: its cells hold more than they print. Asked of every one. */
export function hasMore(
  { amounts }: BoundSet,
  rule: SumRule,
  left: readonly number[],
  right: readonly number[],
): boolean {
  return rule.ratio === undefined && (amounts.hasStored(left) || amounts.hasStored(right));
}

/** What is said of a comparison that does not simply hold, or whose cells hold more than they print; undefined where there is nothing to say. */
export function findingOf(
  set: BoundSet,
  { rule, left, right, at }: Compared,
  isFine: boolean,
): ComparisonFinding | undefined {
  const { amounts } = set;
  const relation = rule.relation ?? "=";
  if (isFine && !hasMore(set, rule, left, right)) return undefined;
  const first = [...left, ...right].find((id) => addressOf(set, id) !== undefined);
  const bound = at?.bound ?? (first === undefined ? undefined : set.blockAt(first));
  // Amounts of columns that the sheet does not have are blank, and blanks alone are no finding.
  if (first === undefined || bound === undefined) return undefined;
  const comparison = rateIn(set, rule, left, right) ?? amounts.compare(left, right, relation, first);
  if (isFine && comparison.stored === undefined) return undefined;
  // A score that follows from a rate is compared with it, and stands on the left.
  const isPart = rule.ratio?.asked === "part";
  const leftCells = cellsOf(set, isPart ? right.slice(0, 1) : left);
  const rightCells = cellsOf(set, isPart ? [...left, ...right.slice(1)] : right);
  return {
    kind: "comparison",
    rule,
    relation,
    ...comparison,
    unit: isPart ? "分" : amounts.unit(first),
    table: bound.named,
    cells: [...leftCells, ...rightCells],
    leftCells: leftCells.length,
    blank: [...blankOf(set, left), ...blankOf(set, right)],
    ...(at === undefined ? {} : { subject: labelAt(at) }),
  };
}

function labelAt(at: Moment): RowLabel {
  const row = at.bound.block.rows[at.row];
  const column = at.column === undefined ? undefined : at.bound.block.block.columns[at.column];
  const line = row?.line === undefined ? undefined : at.bound.block.block.lines[row.line];
  return {
    name: row === undefined ? "" : (line?.name ?? row.name),
    ...(row?.code === undefined ? {} : { code: row.code }),
    ...(column === undefined ? {} : { column: column.headings?.[0] ?? column.name }),
  };
}

/** Where the amounts of a side stand, those that are blank last. */
export function cellsOf(set: BoundSet, ids: readonly number[]): CellAddress[] {
  const isBlank = (id: number): boolean => set.amounts.state(id) === "blank";
  const ordered = [...ids.filter((id) => !isBlank(id)), ...ids.filter(isBlank)];
  return ordered.map((id) => addressOf(set, id)).filter((at) => at !== undefined);
}

/** Cells of a side that are blank beside amounts. */
function blankOf(set: BoundSet, ids: readonly number[]): CellAddress[] {
  const blank = ids.filter((id) => set.amounts.state(id) === "blank");
  return blank.length < ids.length ? cellsOf(set, blank) : [];
}
