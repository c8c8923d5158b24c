import { RULES } from "../../src/core/forms/index.ts";
import { isSum, scopeOf, type SumRule, type Term } from "../../src/core/forms/rule.ts";
import { addressOf } from "../../src/core/equations/bind.ts";
import type { System } from "../../src/core/equations/system.ts";
import { setsOf } from "../../src/core/equations/sets.ts";
import { qualified, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { systemOf } from "../../src/core/verdicts/verdict.ts";
import { hundredths } from "./changes.ts";
import type { Random } from "./honest.ts";
import { edit } from "./sheets.ts";

/** So many last places a sum of rounded parts differs from the rounded sum at most. */
const FARTHEST = 30;

/**
 * An honest workbook in which every total of some tables is the sum of its rounded parts, as formulas over rounded figures have it, and in
 * the others is rounded directly. A total that is several sums at once is added up by one of them: a cell holds one formula.
 */
export function settled(sheets: readonly SheetGrid[], random: Random): SheetGrid[] {
  const { tables } = recognise(sheets);
  const chosen = new Set(tables.filter(() => random.chance(0.5)));
  const changes: Record<string, number> = {};
  for (const set of setsOf(tables, {})) {
    const system = systemOf(
      set,
      RULES.filter(isSum).filter((rule) => rule.hint !== true && scopeOf(rule) === "表内" && isTotal(rule)),
    );
    const { amounts } = system;
    const sums = new Map<number, number[]>();
    for (let equation = 0; equation < system.size; equation++) {
      const whole = wholeOf(system, equation);
      const table = whole === undefined ? undefined : set.blockAt(whole)?.table;
      if (whole === undefined || table === undefined || !chosen.has(table) || !amounts.isFilled(whole)) continue;
      if (Math.abs(system.gap(equation)) > FARTHEST * amounts.step(whole)) continue;
      sums.set(whole, [...(sums.get(whole) ?? []), equation]);
    }
    const formulas = [...sums].map(([whole, equations]) => [whole, random.pick(equations)] as const);
    const now = new Map<number, number>();
    const valueOf = (cell: number): number => now.get(cell) ?? amounts.value(cell);
    for (let isMoved = true; isMoved;) {
      isMoved = false;
      for (const [whole, equation] of formulas) {
        let value = 0;
        system.forEachCell(equation, (cell, sign) => (value -= cell === whole ? 0 : sign * valueOf(cell)));
        if (value === valueOf(whole)) continue;
        now.set(whole, value);
        isMoved = true;
      }
    }
    for (const [whole, value] of now)
      changes[qualified(addressOf(set, whole)!)] = hundredths(Number(amounts.printed(whole, value)));
  }
  return edit(sheets, changes);
}

/** The one cell on the left of an equation. */
function wholeOf(system: System, equation: number): number | undefined {
  if (system.isBound(equation)) return undefined;
  const left: number[] = [];
  system.forEachCell(equation, (cell, sign) => (sign > 0 ? left.push(cell) : undefined));
  return left.length === 1 ? left[0] : undefined;
}

/** Whether a rule says that a figure is the sum of others, however many of them there are; not that it is the same as one other. */
function isTotal({ equations }: SumRule): boolean {
  return equations.every(({ right }) => right.length > 1 || !right.every(isOne));
}

function isOne({ rows, columns }: Term): boolean {
  return (rows.of === "line" || rows.of === "this") && (columns === "this" || columns.length === 1);
}
