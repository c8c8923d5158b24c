import { cellOf, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import type { System } from "../equations/system.ts";
import type { TableFinding } from "../report/finding.ts";
import type { Table } from "../tables/table.ts";
import type { Judged } from "../verdicts/judge.ts";

// Labels and figures that parted: from some row on every figure of a column stands some rows above or below its own. It breaks nearly every
// sum of the table, and no few cells explain that; beside another table of the same 科目 it shows.

/** A table whose figures slipped, and what is said of it. */
export interface Slipped {
  readonly table: Table;
  readonly finding: TableFinding;
}

/** So many figures at least agree once they are moved back, and so many of all below the first that does not. */
const LEAST = 4;
const SHARE = 0.8;
/** Nobody slips by more rows than this. */
const FARTHEST = 6;

/** The columns of a block that slipped by the same number of rows. */
interface Slips {
  readonly bound: BoundBlock;
  readonly other: BoundBlock;
  readonly by: number;
  readonly columns: Set<number>;
  first: number;
  count: number;
}

/** A column of one table beside a column of another that should say the same, row by row. */
interface Beside {
  readonly bound: BoundBlock;
  readonly column: number;
  readonly other: BoundBlock;
  /** The cell of the other for each row. */
  readonly pairs: Map<number, number>;
}

/** The tables whose figures slipped by some rows. Nothing is looked for where few comparisons are broken. */
export function slippedIn({ set, system, advice }: Judged): Slipped[] {
  if (system.broken.length < LEAST) return [];
  const found = new Map<string, Slips>();
  for (const beside of columnsBeside(set, [system, advice])) {
    const slip = slipOf(set, beside);
    const { bound, other, column } = beside;
    if (slip === undefined || brokenWithin(set, system, bound) <= brokenWithin(set, system, other)) continue;
    const key = `${bound.start} ${slip.by}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { ...slip, bound, other, columns: new Set([column]) });
    else {
      known.columns.add(column);
      // Where nothing stands in a column nothing shows from where on it slipped.
      known.first = Math.min(known.first, slip.first);
      known.count = Math.max(known.count, slip.count);
    }
  }
  return [...found.values()].map(({ bound, other, first, by, count, columns }) => {
    const row = bound.block.rows[first];
    const cells = [...columns].flatMap((column) => {
      const at = row?.place.columns[column];
      return row === undefined || at === undefined ? [] : [cellOf(bound.table, row.at, at)];
    });
    return {
      table: bound.table,
      finding: {
        kind: "table",
        table: bound.named,
        cells,
        what: {
          problem: "slipped",
          by,
          text: row?.name ?? "",
          columns: [...columns].map((column) => bound.block.block.columns[column]?.name ?? ""),
          count,
          other: other.named,
        },
      },
    };
  });
}

/** Every two columns that some rule compares cell by cell, seen from either. */
function columnsBeside(set: BoundSet, systems: readonly System[]): Beside[] {
  const all = new Map<string, Beside>();
  const add = (own: number, other: number): void => {
    const [bound, beside] = [set.blockAt(own), set.blockAt(other)];
    if (
      bound === undefined ||
      beside === undefined ||
      bound.table === beside.table ||
      !isList(bound) ||
      !isList(beside)
    )
      return;
    const column = (own - bound.start) % bound.width;
    const key = [bound.start, column, beside.start, (other - beside.start) % beside.width].join();
    const known = all.get(key) ?? { bound, column, other: beside, pairs: new Map<number, number>() };
    all.set(key, known);
    known.pairs.set(Math.floor((own - bound.start) / bound.width), other);
  };
  for (const system of systems)
    for (let equation = 0; equation < system.size; equation++) {
      if (system.length(equation) !== 2) continue;
      const [one, other] = system.cellsOf(equation);
      if (one === undefined || other === undefined) continue;
      add(one, other);
      add(other, one);
    }
  return [...all.values()].filter(({ pairs }) => pairs.size > LEAST);
}

function isList({ block: { block } }: BoundBlock): boolean {
  return block.rows === "functional" || block.rows === "department";
}

/** By how many rows the figures of a column stand below their own (above where less than nothing), and from which row on. */
function slipOf(
  { amounts }: BoundSet,
  { bound, column, pairs }: Beside,
): { readonly first: number; readonly by: number; readonly count: number } | undefined {
  const rows = [...pairs.keys()].sort((a, b) => a - b);
  const valueAt = (row: number): number | undefined =>
    bound.block.rows[row] === undefined ? undefined : amounts.value(bound.start + row * bound.width + column);
  const wanted = (row: number): number => amounts.value(pairs.get(row) ?? 0);
  const wrong = rows.filter((row) => valueAt(row) !== wanted(row));
  const [first] = wrong;
  if (first === undefined || wrong.length < LEAST) return undefined;
  const last = wrong.at(-1) ?? first;
  const below = rows.filter((row) => row >= first && row <= last && wanted(row) !== 0);
  // What agrees where it stands did not slip.
  if (below.filter((row) => valueAt(row) === wanted(row)).length * 2 > below.length) return undefined;
  let best: { readonly first: number; readonly by: number; readonly count: number } | undefined;
  for (let by = -FARTHEST; by <= FARTHEST; by++) {
    const count = by === 0 ? 0 : below.filter((row) => valueAt(row + by) === wanted(row)).length;
    if (count >= LEAST && count >= SHARE * below.length && count > (best?.count ?? 0)) best = { first, by, count };
  }
  return best;
}

/** How many comparisons within its table are broken. */
function brokenWithin(set: BoundSet, system: System, { table }: BoundBlock): number {
  return system.broken.filter((equation) =>
    system.cellsOf(equation).every((cell) => set.blockAt(cell)?.table === table),
  ).length;
}
