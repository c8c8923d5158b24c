import type { Form } from "../forms/form.ts";
import { isBlank, type SheetGrid } from "../sheet/grid.ts";
import { factsOfTitle, readFacts, type Facts } from "./facts.ts";
import { isUnderSame, segmentsOf, TALLEST, wordsOver } from "./segments.ts";
import { sidesOf, type Side } from "./sides.ts";
import type { Table } from "./table.ts";

// A table that no form describes, by what its cells are: words above figures are headings, words left of figures are labels.

/** A table without a form, and its sides. */
export interface Shape {
  readonly table: Table;
  readonly sides: readonly Side[];
}

/**
 * Reads rows `from` to `to` of a sheet as a table of no known form; undefined where no figures stand under headings. `isPart`: it may be one
 * page of several.
 */
export function shapeOf(grid: SheetGrid, from: number, to: number, title: string, isPart = false): Shape | undefined {
  const facts: Facts = { ...factsOfTitle(title) };
  for (let row = Math.max(0, from - 3); row < Math.min(to, from + TALLEST); row++) readFacts(grid, row, facts);
  const segments = segmentsOf(grid, from, to);
  const words = segments.map((segment) => wordsOver(grid, segment));
  /** Of each segment, whether the next stands under the same words. */
  const goesOn = words.map((own, i) => isUnderSame(own, words[i + 1]));
  const sides = segments.flatMap((segment, i) =>
    sidesOf(grid, segment, isPart || goesOn[i - 1] === true || goesOn[i] === true),
  );
  if (sides.length === 0) return undefined;
  const form: Form = {
    no: title,
    kind: "其他",
    titles: [title],
    source: { inferred: "" },
    parts: [sides.map(({ block }) => block.block)],
  };
  const column = (grid.rows[from] ?? []).findIndex((cell) => !isBlank(cell));
  const table: Table = {
    form,
    grid,
    knownBy: "structure",
    at: { row: from, column: Math.max(column, 0) },
    blocks: sides.map(({ block }) => block),
    oddities: [],
    saysEmpty: false,
    ...facts,
  };
  return { table, sides };
}
