import type { Form } from "../forms/form.ts";
import type { Why } from "../report/finding.ts";
import type { Table } from "../tables/table.ts";
import { cellOf } from "./bind.ts";

// A table that goes on in another sheet, as pages do that were made sheets of, or that begins above what was read of it: its sums run over
// all of it, and only its rows are whole.

/** Why sums over the table of one of these forms cannot be tried; undefined where each of them was read whole. */
export function partedAmong(forms: readonly Form[], tables: readonly Table[]): Why | undefined {
  let parted = known.get(tables);
  if (parted === undefined) known.set(tables, (parted = partedIn(tables)));
  for (const form of forms) if (parted.has(form)) return parted.get(form);
  return undefined;
}

/** By the tables of a set, which every rule asks of. */
const known = new WeakMap<readonly Table[], ReadonlyMap<Form, Why>>();

/** A later page has other rows than the first: a copy of a table, or that of another unit, has 合计 again. */
function partedIn(tables: readonly Table[]): ReadonlyMap<Form, Why> {
  const firsts = new Map<Form, Table>();
  const found = new Map<Form, Why>();
  for (const table of tables) {
    const { form, grid, at, goesOn: page, unreadFrom } = table;
    if (form.of !== undefined || grid.hidden === true) continue;
    if (unreadFrom !== undefined)
      found.set(form, { reason: "unknown-rows", form, at: cellOf(table, unreadFrom, 0), text: "" });
    const first = firsts.get(form);
    if (page !== undefined) found.set(form, { reason: "parted", form, at: cellOf({ grid: page }, 0, 0) });
    if (first === undefined) firsts.set(form, table);
    else if (first.grid !== grid && isPageAfter(first, table))
      found.set(form, { reason: "parted", form, at: cellOf(table, at.row, at.column) });
  }
  return found;
}

function isPageAfter(first: Table, later: Table): boolean {
  const [before, after] = [rowsOf(first), rowsOf(later)];
  const again = [...after].filter((row) => before.has(row));
  // The projects of one 科目 may stand on both pages, and 一、一般公共预算财政拨款 among income and among what was left.
  return before.size > 0 && again.length * 2 < after.size && !again.some((row) => row.endsWith("计"));
}

/** What the rows of a table are known by. */
function rowsOf({ blocks }: Table): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { block, rows } of blocks)
    for (const { code, name, level } of rows) {
      const own = level === "项目" ? name : (code ?? name);
      if (own !== "") found.add(`${block.name} ${own}`);
    }
  return found;
}
