import type { CheckOptions } from "../check.ts";
import { addressOf, bind, boundOf, groupTables, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import { System } from "../equations/system.ts";
import { isSum, kindOf, type SumRule } from "../forms/rule.ts";
import { RULES } from "../forms/index.ts";
import { profileOf } from "../forms/profiles.ts";
import type { Report, ReportTable } from "../report/finding.ts";
import type { CellAddress, SheetGrid } from "../sheet/grid.ts";
import { recognise } from "../tables/recognise.ts";
import { compare } from "../verdicts/judge.ts";

/** The relations of one set of tables; `advice` are those that usually hold. */
export interface Relations {
  readonly set: BoundSet;
  readonly system: System;
  readonly advice: System;
  /** The table in which an amount stands, as the report names it. */
  readonly tableOf: (cell: number) => ReportTable;
}

/** One relation as it stands in the workbook. */
export interface Relation {
  readonly rule: SumRule;
  readonly table: ReportTable;
  readonly cells: readonly CellAddress[];
  /** Left minus right, as printed. */
  readonly gap: string;
}

/** The relations of a workbook, set by set in the report's order. */
export function relationsOf(
  sheets: readonly SheetGrid[],
  { said, profile, year }: CheckOptions,
  report: Report,
): Relations[] {
  const { tables } = recognise(sheets, said, profile);
  return groupTables(tables, year).map((group, index) => {
    const forms = group.tables.map(({ form }) => form);
    const wanted = profile?.kind === group.kind ? profile : undefined;
    const set = bind(group, wanted ?? (group.kind === "绩效" ? undefined : profileOf(forms)));
    const named = ({ table: { form, grid, at } }: BoundBlock): ReportTable => {
      const found = report.tables.find(
        (table) =>
          table.form === form &&
          table.sheet === grid.name &&
          table.at.row === grid.top + at.row &&
          table.at.column === grid.left + at.column,
      );
      if (found === undefined) throw new RangeError("a table of another workbook");
      return found;
    };
    const [system, advice] = [new System(set.amounts), new System(set.amounts)];
    const kinds = new Set([group.kind, ...forms.map(({ kind }) => kind)]);
    for (const rule of RULES)
      if (isSum(rule) && kinds.has(kindOf(rule)))
        compare(rule, set, index, named, rule.hint === true ? advice : system);
    const tableOf = (cell: number): ReportTable => {
      const bound = boundOf(set, cell);
      if (bound === undefined) throw new RangeError("an amount that stands in no cell");
      return named(bound);
    };
    return { set, system, advice, tableOf };
  });
}

/** What is said of an equation of the system. */
export function relationAt({ set, system, tableOf }: Relations, equation: number): Relation | undefined {
  const rule = system.rules[equation];
  const cells = system.cellsOf(equation).filter((cell) => set.amounts.state(cell) === "figure");
  const [first] = cells;
  if (rule === undefined || first === undefined) return undefined;
  return {
    rule,
    table: tableOf(first),
    cells: cells.map((cell) => addressOf(set, cell)).filter((at) => at !== undefined),
    gap: set.amounts.printed(first, system.gap(equation)),
  };
}
