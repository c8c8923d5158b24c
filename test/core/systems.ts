import { Amounts } from "../../src/core/amounts/compare.ts";
import type { Relation } from "../../src/core/amounts/verdict.ts";
import { TableAmounts } from "../../src/core/amounts/read.ts";
import type { Unit } from "../../src/core/amounts/units.ts";
import type { CellValue } from "../../src/core/sheet/grid.ts";
import { System } from "../../src/core/equations/system.ts";

/** Amounts by name, table by table: `{ 万元: { total: 3, a: 1, b: 2 } }`. */
export type Figures = Readonly<Partial<Record<Unit, Readonly<Record<string, CellValue>>>>>;

/** A system of relations between amounts that have names. */
export interface Named {
  readonly system: System;
  /** The names of all amounts, each at the number that the system gives it. */
  readonly names: readonly string[];
  /** All relations that are 不符 on their own. */
  readonly broken: readonly number[];
}

/** `named({ 万元: { total: 3, a: 1, b: 2 } }, "total = a + b", "a ≤ total")` */
export function named(figures: Figures, ...relations: readonly string[]): Named {
  const names: string[] = [];
  const tables = (Object.keys(figures) as Unit[]).map((unit) => {
    const table = new TableAmounts(unit);
    for (const [name, value] of Object.entries(figures[unit] ?? {})) {
      names.push(name);
      table.add(value);
    }
    return table;
  });
  const system = new System(new Amounts(tables));
  for (const relation of relations) {
    const [, left = "", sign = "", right = ""] = /^(.*)([=≤])(.*)$/.exec(relation) ?? [];
    const [plus, minus] = [termsOf(left), termsOf(right)];
    const numbers = (terms: readonly Term[], own: "+" | "-"): number[] =>
      terms.filter((term) => term.sign === own).map(({ name }) => numberOf(names, name));
    // What is taken away on one side is added on the other.
    system.add([...numbers(plus, "+"), ...numbers(minus, "-")], [...numbers(minus, "+"), ...numbers(plus, "-")], {
      id: relation,
      says: relation,
      english: relation,
      basis: "",
      equations: [],
      relation: sign as Relation,
    });
  }
  const broken = relations.map((_, equation) => equation).filter((equation) => system.breaks(equation));
  return { system, names, broken };
}

interface Term {
  readonly name: string;
  readonly sign: "+" | "-";
}

function termsOf(sum: string): Term[] {
  return [...sum.matchAll(/([+-]?)\s*([^\s+-]+)/g)].map(([, sign, name = ""]) => ({
    name,
    sign: sign === "-" ? "-" : "+",
  }));
}

function numberOf(names: readonly string[], name: string): number {
  const number = names.indexOf(name);
  if (number < 0) throw new RangeError(name);
  return number;
}
