import { cellOf, type BoundSet } from "../equations/bind.ts";
import type { TableFinding } from "../report/finding.ts";
import type { Stray, Table } from "../tables/table.ts";
import type { Unseen } from "../tables/unread.ts";
import { unseenOf } from "../tables/unseen.ts";

/** What stands in the tables and was not read, and what was read and is not seen. */
export function aboutUnseen(set: BoundSet, beside: readonly (Table | Stray)[]): TableFinding[] {
  return [...unseenOf(set.tables, beside)].flatMap(([table, list]) => sayUnseen(set, table, list));
}

/** What of a table is read otherwise than it is seen, as findings; none for a table that the report does not name. */
export function sayUnseen(set: BoundSet, table: Table, list: readonly Unseen[]): TableFinding[] {
  const name = set.named.get(table);
  if (name === undefined) return [];
  return list.map(({ problem, text, shown, cells }) => ({
    kind: "table",
    table: name,
    cells: cells.map(([row, column]) => cellOf(table, row, column)),
    what:
      problem === "shown-otherwise" || problem === "stale" || problem === "odd-code"
        ? { problem, text, shown: shown ?? "" }
        : { problem, text },
  }));
}
