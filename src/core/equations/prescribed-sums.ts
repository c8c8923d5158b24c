import { addressOf, bind } from "./bind.ts";
import { forEachInstance } from "./equations.ts";
import { groupTables } from "./sets.ts";
import type { Area, CellAddress } from "../sheet/grid.ts";
import { formsOf, isSum, type Equation, type RowChoice, type SumRule, type Term } from "../forms/rule.ts";
import { RULES } from "../forms/index.ts";
import type { Form } from "../forms/form.ts";
import type { Table } from "../tables/table.ts";

/** A cell that is to be the sum of others of its table. */
export interface Sum {
  readonly at: CellAddress;
  readonly parts: readonly CellAddress[];
}

/**
 * What the rules of the form alone add up, a cell once: across before down, as the rules stand. Only where all parts have their rows:
 * those that a unit lists itself may not be there yet.
 */
export function sumsIn(table: Table): Sum[] {
  const [group] = groupTables([table]);
  if (group === undefined) return [];
  const set = bind(group, undefined);
  const hasRows = (term: Term): boolean =>
    ONE.includes(term.rows.of) ||
    set.blocks.some(
      ({ block }) => block.block.name === term.block && (block.block.rows === "lines" || block.codes.size > 0),
    );
  const sums = new Map<string, Sum>();
  for (const rule of sumRules(table.form, hasRows)) {
    forEachInstance(rule, set, {
      miss: () => undefined,
      visit: ({ left, right }) => {
        const [at] = left.length === 1 ? left.map((id) => addressOf(set, id)) : [];
        // As they stand in the table, whatever their order in the rule.
        const parts = right
          .flatMap((id) => addressOf(set, id) ?? [])
          .sort((one, other) => one.row - other.row || one.column - other.column);
        const key = at === undefined ? "" : `${at.row} ${at.column}`;
        if (at !== undefined && parts.length > 0 && !sums.has(key)) sums.set(key, { at, parts });
      },
    });
  }
  return [...sums.values()];
}

/** Rules of one form that say what a single cell is the sum of. */
function sumRules(form: Form, hasRows: (term: Term) => boolean): SumRule[] {
  return RULES.filter(isSum)
    .filter(({ hint, when, ratio, relation = "=" }) => !hint && !when && !ratio && relation === "=")
    .filter((rule) => formsOf(rule).every((one) => one === form))
    .map((rule) => ({
      ...rule,
      equations: rule.equations.filter((equation) => addsUp(equation) && equation.right.every(hasRows)),
    }));
}

/** Terms of a single row. */
const ONE: readonly RowChoice["of"][] = ["line", "this"];

function addsUp({ left, right }: Equation): boolean {
  const [total] = left;
  if (left.length !== 1 || total === undefined || !ONE.includes(total.rows.of)) return false;
  const isSeveral = ({ rows, columns }: Term): boolean =>
    !ONE.includes(rows.of) || (columns !== "this" && columns.length > 1);
  return right.length > 1 || right.some(isSeveral);
}

/** Cells in as few rectangles of one row or one column as they follow each other in. */
export function areasOf(cells: readonly { readonly row: number; readonly column: number }[]): Area[] {
  const areas: { top: number; left: number; bottom: number; right: number }[] = [];
  for (const { row, column } of cells) {
    const last = areas.at(-1);
    if (last?.left === column && last.right === column && last.bottom === row - 1) last.bottom = row;
    else if (last?.top === row && last.bottom === row && last.right === column - 1) last.right = column;
    else areas.push({ top: row, left: column, bottom: row, right: column });
  }
  return areas;
}
