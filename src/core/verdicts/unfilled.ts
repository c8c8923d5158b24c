import type { BoundBlock, BoundSet } from "../equations/bind.ts";
import { System } from "../equations/system.ts";
import { formsOf, isSum, type Rule, type SumRule } from "../forms/rule.ts";
import type { Table } from "../tables/table.ts";
import { judgeRule } from "./verdict.ts";

/** Tables that are still to be filled in. */
export type Unfilled = ReadonlyMap<Table, "blank" | "begun">;

/** The table for which a comparison has to wait: a blank one that it reads, or one that has only begun and shows nothing on its side. */
export function awaited(
  unfilled: Unfilled,
  set: BoundSet,
  rule: SumRule,
  left: readonly number[],
  right: readonly number[],
): Table | undefined {
  if (unfilled.size === 0) return undefined;
  return (
    tablesAt(set, [...left, ...right]).find((table) => unfilled.get(table) === "blank") ??
    bareOf(set, rule, left, right).find((table) => unfilled.has(table))
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

/** Where not more than one table in so many has figures, the whole set is under way. */
const UNDER_WAY = 4;

/**
 * Which tables are still to be filled in, of those that have nothing to show somewhere: those without any figure for which several others
 * ask. Where hardly any table of the set has figures, they all are. A table that says that it is empty, or that is printed with 0.00
 * throughout, is filled in; an empty one without a title may be another.
 */
export function unfilledAmong(suspected: ReadonlySet<Table>, rules: readonly Rule[], set: BoundSet): Unfilled {
  const asked = set.tables.filter(({ saysEmpty, knownBy }) => !saysEmpty || knownBy === "headings");
  const blank = asked.filter((table) => !hasFigures(set, table) && isMostlyBlank(set, table));
  if (UNDER_WAY * (asked.length - blank.length) <= asked.length) {
    const isBlank = new Set(blank);
    return new Map(asked.map((table) => [table, isBlank.has(table) ? "blank" : "begun"]));
  }
  const asking = new Map(blank.filter((table) => suspected.has(table)).map((table) => [table, new Set<number>()]));
  if (asking.size === 0) return new Map();
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
  return new Map([...asking].filter(([, figures]) => figures.size >= ASKING).map(([table]) => [table, "blank"]));
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
