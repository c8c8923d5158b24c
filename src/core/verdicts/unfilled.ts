import type { BoundBlock, BoundSet } from "../equations/bind.ts";
import { System } from "../equations/system.ts";
import { formsOf, isSum, type Rule, type SumRule } from "../forms/rule.ts";
import type { Table } from "../tables/table.ts";
import { judgeRule } from "./verdict.ts";

/** Tables that are still to be filled in; of one that is filled in down to some row, the amounts below. */
export type Unfilled = ReadonlyMap<Table, "blank" | "begun" | ReadonlySet<number>>;

/** The table for which a comparison has to wait: a blank one, or blank rows, that it reads, or one that has only begun and shows nothing on its side. */
export function awaited(
  unfilled: Unfilled,
  set: BoundSet,
  rule: SumRule,
  left: readonly number[],
  right: readonly number[],
): Table | undefined {
  if (unfilled.size === 0) return undefined;
  const read = [...left, ...right];
  return (
    tablesAt(set, read).find((table) => {
      const lacks = unfilled.get(table);
      return lacks === "blank" || (typeof lacks === "object" && read.some((id) => lacks.has(id)));
    }) ?? bareOf(set, rule, left, right).find((table) => unfilled.has(table))
  );
}

/** The tables of a rule that have nothing to show on one side of a comparison where there are figures on the other. */
export function bareOf(set: BoundSet, rule: SumRule, left: readonly number[], right: readonly number[]): Table[] {
  // That one figure goes with another says nothing of how much there should be.
  if (rule.relation === "⇔" || rule.relation === "⇒") return [];
  const isLeftBare = isBare(set, left);
  if (isLeftBare === isBare(set, right)) return [];
  const [bare, filled] = isLeftBare ? [left, right] : [right, left];
  if (bare.length > 0) return tablesAt(set, bare);
  // Not even a row for it is there.
  const forms = formsOf(rule);
  const others = tablesAt(set, filled);
  return set.tables.filter((table) => forms.includes(table.form) && !others.includes(table));
}

/** Whether any amount is other than zero, in the tables of the set or in one of them; points that a form gives beforehand are none. */
export function hasFigures({ amounts, blocks, blocksOf }: BoundSet, table?: Table): boolean {
  for (const bound of table === undefined ? blocks : blocksOf(table))
    if (bound.block.block.unit === undefined) for (const id of amountsOf(bound)) if (amounts.isFilled(id)) return true;
  return false;
}

/** A figure too many elsewhere is one figure; one that is asked for by so many different ones has not been filled in. */
const ASKING = 3;

/** So many 科目 at the end of a table without any amount, and at least so large a part of all: it is filled in as far as the row above. */
const LEFT = { rows: 3, part: 1 / 4 };
/** Of what is broken in such a table so much may have nothing to do with them: else figures moved up, and were not left out. */
const MOST_BESIDE = 1 / 4;

/** Where not more than one table in so many has figures, the whole set is under way. */
const UNDER_WAY = 4;

/**
 * Which tables are still to be filled in, of those that have nothing to show somewhere: those without any figure for which several others
 * ask, and those that end in 科目 without any. Where hardly any table of the set has figures, they all are. A table that says that it is empty, or that is printed with 0.00
 * throughout, is filled in; an empty one without a title may be another.
 */
export function unfilledAmong(
  { bare: suspected, system: judged }: { readonly bare: ReadonlySet<Table>; readonly system: System },
  rules: readonly Rule[],
  set: BoundSet,
): Unfilled {
  const asked = set.tables.filter(({ saysEmpty, knownBy }) => !saysEmpty || knownBy === "headings");
  const blank = asked.filter((table) => !hasFigures(set, table) && isMostlyBlank(set, table));
  if (UNDER_WAY * (asked.length - blank.length) <= asked.length) {
    const isBlank = new Set(blank);
    return new Map(asked.map((table) => [table, isBlank.has(table) ? "blank" : "begun"]));
  }
  const begun = asked.flatMap((table) => {
    const cells = suspected.has(table) && !blank.includes(table) ? cellsLeft(set, table) : new Set<number>();
    return explainsMost(cells, table, set, judged) ? [[table, cells] as const] : [];
  });
  const asking = new Map(blank.filter((table) => suspected.has(table)).map((table) => [table, new Set<number>()]));
  if (asking.size === 0) return new Map(begun);
  const system = new System(set.amounts);
  for (const rule of rules) {
    if (!isSum(rule) || rule.hint === true) continue;
    judgeRule(rule, set, system, {
      miss: () => undefined,
      judged: ({ instance: { left }, right }) => {
        for (const table of bareOf(set, rule, left, right))
          for (const id of [...left, ...right]) if (set.amounts.isFilled(id)) asking.get(table)?.add(id);
      },
    });
  }
  const wanted = [...asking].filter(([, figures]) => figures.size >= ASKING);
  return new Map<Table, "blank" | ReadonlySet<number>>([
    ...begun,
    ...wanted.map(([table]) => [table, "blank"] as const),
  ]);
}

/** The amounts of the 科目 at the end of a table that have none; a total below them may be there. */
function cellsLeft(set: BoundSet, table: Table): Set<number> {
  const cells = new Set<number>();
  for (const { start, block, width } of set.blocksOf(table)) {
    const listed = block.rows.flatMap(({ code }, row) => (code === undefined ? [] : [row]));
    const cellsOf = (row: number): number[] => Array.from({ length: width }, (_, c) => start + row * width + c);
    const isBlank = (row: number): boolean => cellsOf(row).every((id) => set.amounts.state(id) === "blank");
    let end = listed.length;
    while (end > 0 && isBlank(listed[end - 1] ?? 0)) end--;
    const left = listed.slice(end);
    if (end === 0 || left.length < Math.max(LEFT.rows, LEFT.part * listed.length)) continue;
    for (const id of left.flatMap(cellsOf)) cells.add(id);
  }
  return cells;
}

/** Whether more cells hold nothing than a figure, a zero included: a table that is printed with 0.00 throughout is filled in. */
function isMostlyBlank(set: BoundSet, table: Table): boolean {
  let [blank, figures] = [0, 0];
  for (const bound of set.blocksOf(table))
    for (const id of amountsOf(bound)) {
      const state = set.amounts.state(id);
      if (state === "blank") blank++;
      else figures++;
    }
  return blank > figures;
}

function* amountsOf({ start, block, width }: BoundBlock): Generator<number> {
  for (let id = start; id < start + block.rows.length * width; id++) yield id;
}

function isBare({ amounts }: BoundSet, ids: readonly number[]): boolean {
  return !ids.some((id) => amounts.isFilled(id));
}

function tablesAt({ blockAt }: BoundSet, ids: readonly number[]): Table[] {
  return [...new Set(ids.map((id) => blockAt(id)?.table).filter((table) => table !== undefined))];
}

function explainsMost(cells: ReadonlySet<number>, table: Table, set: BoundSet, system: System): boolean {
  if (cells.size === 0) return false;
  const own = system.broken
    .map((equation) => system.cellsOf(equation))
    .filter((read) => read.some((id) => set.blockAt(id)?.table === table));
  const beside = own.filter((read) => !read.some((id) => cells.has(id)));
  return beside.length <= MOST_BESIDE * own.length;
}
