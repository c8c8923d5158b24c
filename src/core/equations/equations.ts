import { UNITS } from "../amounts/units.ts";
import {
  formsOf,
  type BlockRef,
  type Condition,
  type Each,
  type Equation,
  type SumRule,
  type Term,
} from "../forms/rule.ts";
import type { Why } from "../report/finding.ts";
import { blockOf, cellOf, gridCellOf, keyOfRow, type BoundSet } from "./bind.ts";
import { isBlank, type CellAddress } from "../sheet/grid.ts";
import { partedAmong } from "./parted.ts";
import { Cells } from "./cell-list.ts";
import { childrenOf } from "./term-rows.ts";
import { hasColumn } from "./term-columns.ts";
import type { Row } from "../tables/table.ts";
import { isUnprinted, readerOf, type Moment } from "./terms.ts";
import { pointsBeside } from "./lost-rows.ts";
import { SILENT, type Doubt, type Saying } from "./saying.ts";

// What the rules ask of the tables that are there: every comparison of two sums, once, as the numbers of its cells. Whether they agree is
// asked elsewhere.

/** One comparison of a rule. It holds only while it is visited: a table of 20,000 rows has as many. */
export interface Instance {
  readonly rule: SumRule;
  readonly equation: Equation;
  readonly left: readonly number[];
  readonly right: readonly number[];
  /** Numbers that stand in for the right side, which is not printed: the first of these that agrees, or else the first. */
  readonly points: readonly number[];
  /** Steps that its sides may differ by, for what the rule takes for nothing may be too little to print. */
  readonly hidden: number;
  /** The row and column at hand. */
  readonly at: Moment | undefined;
  /** Why one of its sums may lack a part: the table has rows or columns that were not understood. */
  readonly doubt: Doubt | undefined;
}

/** What takes the comparisons of a rule: those that can be made, and why others cannot. */
export interface Visitor {
  readonly visit: (instance: Instance) => void;
  readonly miss: (why: Why) => void;
}

/** Goes through every comparison that a rule asks of a set; false where its condition is not met, and it asks for none. */
export function forEachInstance(rule: SumRule, set: BoundSet, visitor: Visitor): boolean {
  const forms = formsOf(rule);
  const missing = forms.find((form) => !hasForm(set, form));
  if (missing !== undefined) {
    visitor.miss({ reason: "missing-table", form: missing });
    return true;
  }
  const parted = partedAmong(forms, set.tables);
  let applies = false;
  for (const scope of scopesOf(rule, set)) {
    const held: Held = rule.when === undefined ? { met: true } : holds(rule.when, scope);
    const { met } = held;
    if (met !== false) applies = true;
    // Where it hangs on a cell that is no amount, nobody knows whether the rule applies.
    if (typeof met === "number") {
      const why = troubleAt(set, met);
      if (why !== undefined) visitor.miss(why);
    }
    if (met !== true) continue;
    for (const equation of rule.equations) {
      const isDoubted = parted !== undefined && !(forms.length === 1 && isOfRows(equation));
      tryEquation(rule, equation, scope, isDoubted ? { ...held, doubt: { why: parted } } : held, visitor);
    }
  }
  return applies;
}

/** Whether it compares the columns of a row with each other. */
function isOfRows({ left, right }: Equation): boolean {
  return [...left, ...right].every(({ rows }) => rows.of === "this");
}

/** Why an amount cannot be counted with; undefined where it stands in no cell. */
export function troubleAt(set: BoundSet, id: number): Why | undefined {
  const at = whereTrouble(set, id);
  const reason = set.amounts.state(id) === "uncalculated" ? "uncalculated" : "unreadable";
  const unit = UNITS[set.amounts.unit(id)].isPoints ? ({ unit: "分" } as const) : {};
  return at === undefined ? undefined : { reason, at, text: set.amounts.text(id), ...unit };
}

/** Where what is no amount stands: a blank may have its amount in another cell of its row. */
function whereTrouble(set: BoundSet, id: number): CellAddress | undefined {
  const place = gridCellOf(set, id);
  if (place === undefined) return undefined;
  const { table, row, column } = place;
  const cells = table.grid.rows[row] ?? [];
  const found = isBlank(cells[column]) ? cells.indexOf(set.amounts.text(id)) : -1;
  return cellOf(table, row, found < 0 ? column : found);
}

/** Within one form every table of that form is tried, a doubled one too; between forms the first of each. */
function scopesOf(rule: SumRule, set: BoundSet): readonly BoundSet[] {
  const [form, ...others] = formsOf(rule);
  const tables = others.length > 0 ? [] : set.tables.filter((table) => table.form === form);
  if (tables.length < 2) return [set];
  return tables.map((table) => ({ ...set, tables: [table], blocks: set.blocksOf(table) }));
}

function tryEquation(
  rule: SumRule,
  equation: Equation,
  set: BoundSet,
  { doubt: whenDoubt, hidden = 0 }: Held,
  { visit, miss }: Visitor,
): void {
  const places = new Set([...equation.left, ...equation.right].map((term) => blockOf(set, term)));
  // Within a table, what it does not break down cannot be compared with its parts.
  if (places.size === 1 && [equation.left, equation.right].some((side) => isUnprinted(side, set))) return;
  const left = equation.left.map((term) => readerOf(term, set, equation.left.length > 1));
  const mayLack = equation.right.length > 1 || equation.points !== undefined;
  const right = equation.right.map((term) => readerOf(term, set, mayLack));
  const readers = [...left, ...right];
  if (readers.some((reader) => reader.isUnprinted === true)) return;
  if ([left, right].some((side) => side.length > 1 && side.every((reader) => reader.isVarying === true))) return;
  const unfit = readers.find((reader) => reader.why !== undefined)?.why;
  if (unfit !== undefined) {
    miss(unfit);
    return;
  }
  const absent = [left, right].find((side) => side.length > 0 && side.every((reader) => reader.absent !== undefined));
  const lacking = absent?.[0]?.absent;
  if (lacking !== undefined && equation.points === undefined) {
    miss(lacking);
    return;
  }
  const sums = (equation.points ?? []).map((one) => set.points.get(one)).filter((id) => id !== undefined);
  // Where the form has points beside the money, they are in the equation.
  const [only, ...others] = equation.left;
  const besides = equation.points === undefined || others.length > 0 ? undefined : pointsBeside(set, only);
  const asksForRight = equation.points !== undefined || equation.ifGiven === true;
  const isBlank = (ids: readonly number[]): boolean => ids.every((id) => set.amounts.state(id) === "blank");
  const [onLeft, onRight] = [new Cells(), new Cells()];
  const instance = {
    rule,
    equation,
    left: onLeft.list(),
    right: onRight.list(),
    points: [] as readonly number[],
    hidden,
    at: undefined as Moment | undefined,
    doubt: undefined as Doubt | undefined,
  };
  const say: Saying = {
    miss,
    doubt: (doubt) => {
      // The one that is lifted least counts.
      if (instance.doubt === undefined || weightOf(doubt) > weightOf(instance.doubt)) instance.doubt = doubt;
    },
  };
  const [leftAbsent, rightAbsent] = [left, right].map(
    (side) => side.find((reader) => reader.absent !== undefined)?.absent,
  );
  const attempt = (at: Moment | undefined): void => {
    onLeft.clear();
    onRight.clear();
    instance.at = at;
    instance.doubt = besides === undefined ? whenDoubt : { why: besides };
    for (const reader of left) if (!reader.read(at, onLeft, say)) return;
    for (const reader of right) if (!reader.read(at, onRight, say)) return;
    instance.left = onLeft.list();
    instance.right = onRight.list();
    // Nothing was read but lines that are not printed.
    const unprinted = instance.left.length === 0 ? leftAbsent : instance.right.length === 0 ? rightAbsent : undefined;
    if (unprinted !== undefined && equation.points === undefined) {
      miss(unprinted);
      return;
    }
    // A whole that is not printed stands for its parts, and those for themselves.
    if (isSame(instance)) return;
    if (asksForRight) {
      const isGiven = !isBlank(instance.right);
      // Nothing stands in where nothing is to be added up either.
      instance.points = isGiven || isBlank(instance.left) ? [] : sums;
      if (!isGiven && instance.points.length === 0 && equation.ifGiven === true) return;
    }
    visit(instance);
  };
  if (rule.each === undefined) attempt(undefined);
  else forEachMoment(rule.each, equation, set, miss, attempt);
}

function weightOf({ unless, isLeast }: Doubt): number {
  return unless === undefined ? (isLeast === true ? 2 : 3) : unless === "most" ? 1 : 0;
}

/** Whether both sides are the same cells. */
function isSame({ left, right }: Pick<Instance, "left" | "right">): boolean {
  return left.length > 0 && left.length === right.length && left.every((id) => right.includes(id));
}

function forEachMoment(
  each: Each,
  equation: Equation,
  set: BoundSet,
  miss: (why: Why) => void,
  visit: (at: Moment) => void,
): void {
  const bounds = each.over.map((place) => blockOf(set, place)).filter((bound) => bound !== undefined);
  const rowwise = [...equation.left, ...equation.right].some(
    (term) => term.rows.of === "this" || term.rows.of === "below",
  );
  const seen = new Set<string>();
  for (const bound of bounds) {
    const columns =
      each.columns === true
        ? bound.block.block.columns.flatMap(({ compared }, i) => (compared === true || !hasColumn(bound, i) ? [] : [i]))
        : [undefined];
    const all = bound.block.rows;
    const visitRow = (row: Row, index: number): void => {
      if (rowwise) {
        if (row.name === "" && row.line === undefined && row.code === undefined) return;
        if (each.inProportion !== undefined && each.inProportion !== (row.inProportion === true)) return;
        if (each.above === true && childrenOf(bound, index).length === 0) {
          // One row alone is no whole of others.
          const filled =
            all.some((other) => other !== row && other.year === undefined) &&
            row.level === "line" &&
            row.line === 0 &&
            columns.some((c) => set.amounts.isFilled(bound.start + index * bound.width + (c ?? 0)));
          if (filled) miss({ reason: "no-rows", form: bound.table.form, name: row.name });
          return;
        }
        if (bounds.length > 1) {
          const { code, line } = keyOfRow(bound, index);
          const key = code ?? line ?? "";
          if (key === "" || seen.has(key)) return;
          seen.add(key);
        }
      }
      for (const column of columns) visit(column === undefined ? { bound, row: index } : { bound, row: index, column });
    };
    if (!rowwise) all.slice(0, 1).forEach(visitRow);
    else if (each.levels === undefined) all.forEach(visitRow);
    else
      for (const index of bound.rowsOn(each.levels)) {
        const row = all[index];
        if (row !== undefined) visitRow(row, index);
      }
  }
}

/** Whether a condition is met, or may be: it hangs on a cell that is no amount. */
export function isMet(condition: Condition, set: BoundSet): boolean {
  return holds(condition, set).met !== false;
}

/** Whether a condition is met, or the amount that keeps one from knowing; it may be met only because something was not understood. */
interface Held {
  readonly met: boolean | number;
  readonly doubt?: Doubt;
  /** Steps of what it takes for nothing, or for the same, and that may not be. */
  readonly hidden?: number;
}

/** How a condition holds in a set. */
function holds(condition: Condition, set: BoundSet): Held {
  let doubt: Doubt | undefined;
  // A column that was not understood may be the very one in which nothing is to be; one beside those that were read is not.
  const isUnread = ({ why, unless }: Doubt): boolean =>
    why.reason === "unknown-rows" || (why.reason === "unknown-columns" && unless === undefined);
  const say: Saying = { ...SILENT, doubt: (one) => (doubt ??= isUnread(one) ? one : undefined) };
  const ids = (terms: readonly Term[]): readonly number[] => {
    const into = new Cells();
    for (const term of terms) readerOf(term, set, true).read(undefined, into, say);
    return into.list();
  };
  const { nothing = [], something = [], agree } = condition;
  const trouble = set.amounts.firstTrouble(
    ids([...nothing, ...something, ...(agree?.left ?? []), ...(agree?.right ?? [])]),
  );
  if (trouble !== undefined) return { met: trouble };
  const met = (): boolean => {
    if (ids(nothing).some((id) => set.amounts.isFilled(id))) return false;
    if (something.length > 0 && !ids(something).some((id) => set.amounts.isFilled(id))) return false;
    if (agree === undefined) return true;
    const verdict = set.amounts.judge(ids(agree.left), ids(agree.right), "=");
    return verdict === "equal" || verdict === "empty";
  };
  // What is printed as 0 may be some 元, and what agrees because of it may differ by as much; a blank is nothing.
  const little = nothing.length === 0 ? [] : ids([...nothing, ...(agree?.left ?? []), ...(agree?.right ?? [])]);
  const hidden = little.reduce((sum, id) => sum + (set.amounts.state(id) === "figure" ? set.amounts.step(id) : 0), 0);
  return { met: met(), hidden, ...(doubt === undefined ? {} : { doubt }) };
}

function hasForm(set: BoundSet, form: BlockRef["form"]): boolean {
  return set.tables.some((table) => table.form === form);
}
