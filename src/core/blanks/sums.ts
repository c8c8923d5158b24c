import type { Form } from "../forms/form.ts";
import { recognise } from "../tables/recognise.ts";
import { areasOf, sumsIn } from "../equations/prescribed-sums.ts";
import { gridOf, type TemplateCell } from "./made.ts";

/** Makes sums of the cells that the rules of this one form say are sums of others, where it prescribes the rows. */
export function withSums(
  form: Form,
  name: string,
  rows: readonly (readonly (TemplateCell | undefined)[])[],
): readonly (readonly (TemplateCell | undefined)[])[] {
  const table = recognise([gridOf({ name, rows })]).tables.find((one) => one.form === form);
  const filled = rows.map((row) => [...row]);
  for (const { at, parts } of table === undefined ? [] : sumsIn(table)) {
    const cells = filled[at.row];
    const cell = cells?.[at.column];
    if (cells !== undefined && cell !== undefined) cells[at.column] = { ...cell, sum: areasOf(parts) };
  }
  return filled;
}
