import { ODDS_FROM } from "../amounts/verdict.ts";
import { isSeldom } from "../amounts/odds.ts";
import type { BoundSet } from "../equations/bind.ts";
import type { System } from "../equations/system.ts";
import type { Table } from "../tables/table.ts";

// A single sum that is off by three standard deviations is 存疑. Of a table with a hundred long sums every fourth has such a one, and nothing is
// wrong with it: the more there are, the farther off one must be.

/** Those of the equations that are off by no more than chance makes one of all the long sums of their table. */
export function expectedAmong(doubted: readonly number[], set: BoundSet, system: System): number[] {
  const tableOf = (equation: number): Table | undefined => {
    const [first] = system.cellsOf(equation);
    return first === undefined ? undefined : set.blockAt(first)?.table;
  };
  const long = new Map<Table | undefined, number>();
  for (let equation = 0; equation < system.size; equation++) {
    if (system.length(equation) < ODDS_FROM || figuresIn(system, equation).length < ODDS_FROM) continue;
    const table = tableOf(equation);
    long.set(table, (long.get(table) ?? 0) + 1);
  }
  return doubted.filter((equation) => {
    const { amounts } = system;
    const spread = figuresIn(system, equation).reduce((sum, cell) => sum + amounts.step(cell) ** 2, 0);
    return !isSeldom(system.gap(equation), spread, long.get(tableOf(equation)) ?? 1);
  });
}

function figuresIn(system: System, equation: number): number[] {
  return system.cellsOf(equation).filter((cell) => system.amounts.isFilled(cell));
}
