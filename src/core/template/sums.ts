import { addressOf, bind, groupTables } from "../bind.ts";
import { forEachInstance } from "../compare.ts";
import type { Form } from "../form.ts";
import { recognise } from "../recognise.ts";
import { formsOf, isSum, type Equation, type Rows, type SumRule, type Term } from "../rule.ts";
import { RULES } from "../rules/index.ts";
import { gridOf, type Area, type TemplateCell } from "../template.ts";

/** Makes sums of the cells that the rules of this one form say are sums of others, where it prescribes the rows. */
export function withSums(
  form: Form,
  name: string,
  rows: readonly (readonly (TemplateCell | undefined)[])[],
): readonly (readonly (TemplateCell | undefined)[])[] {
  const { tables } = recognise([gridOf({ name, rows })]);
  const [group] = groupTables(tables.filter((table) => table.form === form));
  if (group === undefined) return rows;
  const set = bind(group, undefined);
  const filled = rows.map((row) => [...row]);
  const isPrescribed = (term: Term): boolean =>
    ONE.includes(term.rows.of) ||
    set.blocks.some(
      ({ block }) => block.block.name === term.block && (block.block.rows === "lines" || block.codes.size > 0),
    );
  for (const rule of sumRules(form, isPrescribed)) {
    forEachInstance(
      rule,
      set,
      () => undefined,
      ({ left, right }) => {
        const [total] = left.length === 1 ? left.map((id) => addressOf(set, id)) : [];
        const parts = right.flatMap((id) => addressOf(set, id) ?? []);
        const cells = total === undefined ? undefined : filled[total.row];
        const cell = total === undefined ? undefined : cells?.[total.column];
        if (total === undefined || cells === undefined || cell === undefined) return;
        if (cell.sum === undefined && parts.length > 0) cells[total.column] = { ...cell, sum: areasOf(parts) };
      },
    );
  }
  return filled;
}

/** Rules of one form that say what a single cell is the sum of, all parts being prescribed: rows that a unit lists are not there yet. */
function sumRules(form: Form, isPrescribed: (term: Term) => boolean): SumRule[] {
  return RULES.filter(isSum)
    .filter(({ hint, when, ratio, relation = "=" }) => !hint && !when && !ratio && relation === "=")
    .filter((rule) => formsOf(rule).every((one) => one === form))
    .map((rule) => ({
      ...rule,
      equations: rule.equations.filter((equation) => addsUp(equation) && equation.right.every(isPrescribed)),
    }));
}

/** Terms of a single row. */
const ONE: readonly Rows["of"][] = ["line", "this"];

function addsUp({ left, right }: Equation): boolean {
  const [total] = left;
  if (left.length !== 1 || total === undefined || !ONE.includes(total.rows.of)) return false;
  const isSeveral = ({ rows, columns }: Term): boolean =>
    !ONE.includes(rows.of) || (columns !== "this" && columns.length > 1);
  return right.length > 1 || right.some(isSeveral);
}

/** Cells in as few rectangles of one row or one column as they follow each other in. */
function areasOf(cells: readonly { readonly row: number; readonly column: number }[]): Area[] {
  const areas: { top: number; left: number; bottom: number; right: number }[] = [];
  for (const { row, column } of cells) {
    const last = areas.at(-1);
    if (last?.left === column && last.right === column && last.bottom === row - 1) last.bottom = row;
    else if (last?.top === row && last.bottom === row && last.right === column - 1) last.right = column;
    else areas.push({ top: row, left: column, bottom: row, right: column });
  }
  return areas;
}
