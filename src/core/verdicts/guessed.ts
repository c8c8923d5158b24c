import type { BoundSet } from "../equations/bind.ts";
import type { System } from "../equations/system.ts";
import { formsOf, type SumRule } from "../forms/rule.ts";
import type { Table } from "../tables/table.ts";

/** So many comparisons with other tables that do not hold are no slips of the pen. */
const SEVERAL = 4;

/**
 * Tables without a title, taken for a form by their headings alone, of which more comparisons with other tables fail than hold: they may be
 * other tables with such headings; of those of whose form another sheet may be one is enough. Of two that differ from each other it is the one
 * that agrees with less.
 */
export function guessedWrong(set: BoundSet, system: System): ReadonlySet<Table> {
  const wrong = new Set<Table>();
  const guessed = new Set(set.tables.filter(({ knownBy, isOneOf }) => knownBy === "headings" || isOneOf));
  if (guessed.size === 0 || system.broken.length === 0) return wrong;
  const broken = new Set(system.broken);
  const asked = system.rules.flatMap((rule, equation) => {
    const tables = [...guessed].filter((table) => isAcross(rule, table));
    const isFilled = tables.length > 0 && system.cellsOf(equation).some((cell) => set.amounts.isFilled(cell));
    return isFilled ? [{ tables, isBroken: broken.has(equation) }] : [];
  });
  for (;;) {
    const left = asked.filter(({ tables }) => !tables.some((table) => wrong.has(table)));
    const doubts = [...guessed].map((table) => {
      const own = left.filter(({ tables }) => tables.includes(table));
      const failed = own.filter(({ isBroken }) => isBroken).length;
      return { table, failed, held: own.length - failed };
    });
    const [worst] = doubts
      .filter(({ table: { isOneOf }, failed, held }) =>
        isOneOf === true ? failed > 0 : failed >= SEVERAL && failed > held,
      )
      .sort((a, b) => b.failed - b.held - (a.failed - a.held));
    if (worst === undefined) return wrong;
    wrong.add(worst.table);
  }
}

/** Whether a rule compares the table with others. */
export function isAcross(rule: SumRule, { form }: Table): boolean {
  const forms = formsOf(rule);
  return forms.length > 1 && forms.includes(form);
}
