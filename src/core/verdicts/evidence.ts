import type { Comparison, Relation } from "../amounts/verdict.ts";
import type { Unit } from "../amounts/units.ts";
import { addressOf } from "../equations/bind.ts";
import type { System } from "../equations/system.ts";
import type { SumRule } from "../forms/rule.ts";
import { addressIn, type CellAddress } from "../sheet/grid.ts";
import { cellsOf } from "./comparison.ts";
import type { Judged } from "./judge.ts";

/** A comparison in which a cell takes part, with both of its sides, whether it holds or not. */
export interface Evidence extends Comparison {
  readonly rule: SumRule;
  readonly relation: Relation;
  readonly unit: Unit;
  readonly leftCells: readonly CellAddress[];
  readonly rightCells: readonly CellAddress[];
}

/** Every comparison in which a cell takes part, those of 提示 last; not those of nothing with nothing, nor those of rates. */
export function evidenceAt({ set, system, advice, findingAt }: Judged, at: CellAddress): Evidence[] {
  const cell = numberOf({ set }, at);
  return cell === undefined
    ? []
    : [...comparisons(system, cell, { set, findingAt }), ...comparisons(advice, cell, { set, findingAt: new Map() })];
}

/**
 * The cells with a figure of which every comparison holds, or leaves no more than rounding; at least one says that two figures are equal.
 * Those that only limit a figure say too little by themselves.
 */
export function agreeingCells({ set, system, findingAt }: Judged): CellAddress[] {
  const [held, against] = [new Set<number>(), new Set<number>()];
  for (let equation = 0; equation < system.size; equation++) {
    const fails = system.breaks(equation) || findingAt.get(equation)?.verdict === "doubtful";
    if (!fails && system.isBound(equation)) continue;
    for (const cell of system.cellsOf(equation)) (fails ? against : held).add(cell);
  }
  return cellsOf(
    set,
    [...held].filter((cell) => !against.has(cell) && set.amounts.isFilled(cell)),
  );
}

function comparisons(system: System, cell: number, { set, findingAt }: Pick<Judged, "set" | "findingAt">): Evidence[] {
  return system.equationsOf(cell).flatMap((equation) => {
    const rule = system.rules[equation];
    if (rule === undefined) return [];
    const [left, right]: [number[], number[]] = [[], []];
    system.forEachCell(equation, (one, sign) => (sign === 1 ? left : right).push(one));
    const first = [...left, ...right].find((id) => addressOf(set, id) !== undefined) ?? cell;
    const relation = rule.relation ?? "=";
    const compared = set.amounts.compare(left, right, relation, first);
    if (compared.verdict === "empty") return [];
    // Two ways of rounding may explain what does not agree.
    const comparison = { ...compared, verdict: findingAt.get(equation)?.verdict ?? compared.verdict };
    return [
      {
        ...comparison,
        rule,
        relation,
        unit: set.amounts.unit(first),
        leftCells: cellsOf(set, left),
        rightCells: cellsOf(set, right),
      },
    ];
  });
}

/** The number of the amount that stands in a cell. */
function numberOf({ set }: Pick<Judged, "set">, { sheet, row, column }: CellAddress): number | undefined {
  for (const { table, block, start, width } of set.blocks) {
    const { name, left, pages = [] } = table.grid;
    if (name !== sheet && pages.every(({ grid }) => grid.name !== sheet)) continue;
    // Parts of a list that stand side by side have several rows in one of the sheet.
    const index = block.rows.findIndex(({ at, place }) => {
      const own = addressIn(table.grid, at, column - left);
      return own.row === row && own.sheet === sheet && place.columns.includes(column - left);
    });
    if (index >= 0) return start + index * width + (block.rows[index]?.place.columns.indexOf(column - left) ?? 0);
  }
  return undefined;
}
