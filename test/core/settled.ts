import { RULES } from "../../src/core/forms/index.ts";
import { isSum, scopeOf, type SumRule, type Term } from "../../src/core/forms/rule.ts";
import { addressOf } from "../../src/core/equations/bind.ts";
import { setsOf } from "../../src/core/equations/sets.ts";
import { qualified, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { systemOf } from "../../src/core/verdicts/verdict.ts";
import { hundredths } from "./changes.ts";
import type { Random } from "./honest.ts";
import { edit } from "./sheets.ts";

/**
 * An honest workbook in which every total of some tables is the sum of its rounded parts, as formulas over rounded figures have it, and in
 * the others is rounded directly.
 */
export function settled(sheets: readonly SheetGrid[], random: Random): SheetGrid[] {
  let now = [...sheets];
  const chosen = new Set(
    recognise(sheets).tables.flatMap(({ grid, at }) => (random.chance(0.5) ? [`${grid.name} ${at.row}`] : [])),
  );
  for (let pass = 0; pass < 12; pass++) {
    const changes = new Map<string, number>();
    for (const group of setsOf(recognise(now).tables, {})) {
      const set = group;
      const system = systemOf(
        set,
        RULES.filter(isSum).filter((rule) => rule.hint !== true && scopeOf(rule) === "表内" && isTotal(rule)),
      );
      for (let equation = 0; equation < system.size; equation++) {
        const gap = system.gap(equation);
        if (gap === 0 || system.isBound(equation)) continue;
        if (Math.abs(gap) > 30 * system.amounts.step(system.cellsOf(equation)[0]!)) continue;
        const table = set.blockAt(system.cellsOf(equation)[0]!)?.table;
        if (table === undefined || !chosen.has(`${table.grid.name} ${table.at.row}`)) continue;
        const left: number[] = [];
        system.forEachCell(equation, (cell, sign) => (sign > 0 ? left.push(cell) : undefined));
        const whole = left.length === 1 ? left[0]! : undefined;
        if (whole === undefined || !system.amounts.isFilled(whole)) continue;
        const value = system.amounts.value(whole) - gap;
        changes.set(qualified(addressOf(set, whole)!), hundredths(Number(system.amounts.printed(whole, value))));
      }
    }
    if (changes.size === 0) break;
    now = edit(now, Object.fromEntries(changes));
  }
  return now;
}

/** Whether a rule says that a figure is the sum of others, however many of them there are; not that it is the same as one other. */
function isTotal({ equations }: SumRule): boolean {
  return equations.every(({ right }) => right.length > 1 || !right.every(isOne));
}

function isOne({ rows, columns }: Term): boolean {
  return (rows.of === "line" || rows.of === "this") && (columns === "this" || columns.length === 1);
}
