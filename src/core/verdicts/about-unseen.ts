import { cellOf, type BoundSet } from "../equations/bind.ts";
import type { TableFinding } from "../report/finding.ts";
import type { Stray, Table } from "../tables/table.ts";
import { unseenOf } from "../tables/unseen.ts";

/** What stands in the tables and was not read, and what was read and is not seen. */
export function aboutUnseen(set: BoundSet, beside: readonly (Table | Stray)[]): TableFinding[] {
  return [...unseenOf(set.tables, beside)].flatMap(([table, list]) => {
    const name = set.named.get(table);
    return list.flatMap(({ problem, text, shown, cells }): TableFinding[] =>
      name === undefined
        ? []
        : [
            {
              kind: "table",
              table: name,
              cells: cells.map(([row, column]) => cellOf(table, row, column)),
              what:
                problem === "shown-otherwise" || problem === "odd-code"
                  ? { problem, text, shown: shown ?? "" }
                  : { problem, text },
            },
          ],
    );
  });
}
