import type { CheckOptions } from "../check.ts";
import { addressOf, type BoundSet } from "../equations/bind.ts";
import { setsOf } from "../equations/sets.ts";
import type { System } from "../equations/system.ts";
import { isSum, kindOf, type SumRule } from "../forms/rule.ts";
import { RULES } from "../forms/index.ts";
import type { Report, ReportTable } from "../report/finding.ts";
import type { CellAddress, SheetGrid } from "../sheet/grid.ts";
import { recognise } from "../tables/recognise.ts";
import { systemOf } from "../verdicts/verdict.ts";

/** The relations of one set of tables; `advice` are those that usually hold. */
export interface Relations {
  readonly set: BoundSet;
  readonly system: System;
  readonly advice: System;
  /** The table in which an amount stands, as the report names it. */
  readonly tableOf: (cell: number) => ReportTable;
}

/** One relation as it stands in the workbook. */
export interface OpenRelation {
  readonly rule: SumRule;
  readonly table: ReportTable;
  readonly cells: readonly CellAddress[];
  /** Left minus right, as printed. */
  readonly gap: string;
}

/** The relations of a workbook, set by set in the report's order. */
export function relationsOf(sheets: readonly SheetGrid[], options: CheckOptions, report: Report): Relations[] {
  const { tables } = recognise(sheets, options.said, options.profile);
  return setsOf(tables, options).map((set) => {
    const kinds = new Set([set.kind, ...set.tables.map(({ form }) => form.kind)]);
    const rules = RULES.filter(isSum).filter((rule) => kinds.has(kindOf(rule)));
    const reported = report.tables.filter((table) => table.set === set.index);
    const names = [...set.named.values()];
    return {
      set,
      system: systemOf(
        set,
        rules.filter(({ hint }) => hint !== true),
      ),
      advice: systemOf(
        set,
        rules.filter(({ hint }) => hint === true),
      ),
      tableOf: (cell) => {
        const named = set.blockAt(cell)?.named;
        const found = named === undefined ? undefined : reported[names.indexOf(named)];
        if (found === undefined) throw new RangeError("an amount of another workbook, or that stands in no cell");
        return found;
      },
    };
  });
}

/** What is said of an equation of the system. */
export function relationAt({ set, system, tableOf }: Relations, equation: number): OpenRelation | undefined {
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
