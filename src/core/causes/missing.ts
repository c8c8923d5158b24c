import { addressOf, bind, type BoundBlock, type BoundSet } from "../equations/bind.ts";
import { systemOf } from "../verdicts/verdict.ts";
import { qualified } from "../sheet/grid.ts";
import { offsetsOf, canAllHold, type Solver } from "../verdicts/joint.ts";
import type { RowKind } from "../forms/form.ts";
import type { SumRule } from "../forms/rule.ts";
import type { System } from "../equations/system.ts";
import type { Row, RowLevel, Table } from "../tables/table.ts";

// A row that was left out breaks a sum in every column, and every relation to the tables that have it. Putting it back mends them all.

/** A 科目 that other tables have, whose row is lacking here. */
export interface MissingRow {
  readonly bound: BoundBlock;
  readonly code: string;
  readonly name: string;
  /** The row above it, as an index into the block's rows. */
  readonly above: number;
  /** The broken equations that it explains. */
  readonly explains: readonly number[];
}

/** So many rows are tried, each with a whole set of tables bound anew. */
const MOST_TRIED = 4;

/** A table with more rows than this is not bound anew for a guess. */
const MOST_ROWS = 2_000;
/** So many lists of 科目 are held against each other; a whole set has a dozen. */
const MOST_BLOCKS = 50;
const LISTED: ReadonlySet<RowKind> = new Set(["functional", "department"]);

const LEVELS: Readonly<Record<number, RowLevel>> = { 3: "类", 5: "款", 7: "项" };

/** The rows whose absence explains two broken equations or more, no equation twice. */
export function missingRows(
  set: BoundSet,
  system: System,
  broken: readonly number[],
  solver: Solver | undefined,
): MissingRow[] {
  const rules = new Set(system.rules);
  const found: MissingRow[] = [];
  let open = broken;
  for (const guess of guesses(set, system, broken).slice(0, MOST_TRIED)) {
    const left = leftBroken(set, guess, rules, solver);
    if (left === undefined) continue;
    const explains = open.filter((equation) => !left.has(keyOf(set, system, equation)));
    if (explains.length < 2) continue;
    found.push({ ...guess, explains });
    open = open.filter((equation) => !explains.includes(equation));
  }
  return found;
}

type Guess = Omit<MissingRow, "explains">;

/** 科目 that other tables have and one lacks, where that shows: a sum lacks just an amount that they have, or their amounts stand alone. */
function guesses(set: BoundSet, system: System, broken: readonly number[]): Guess[] {
  const list: Guess[] = [];
  const touched = new Set(broken.flatMap((equation) => system.cellsOf(equation)));
  const isTouched = (bound: BoundBlock, row: number): boolean => cellsOf(bound, row).some((cell) => touched.has(cell));
  const lists = set.blocks
    .filter(({ block: { block, rows } }) => LISTED.has(block.rows) && rows.length <= MOST_ROWS)
    .slice(0, MOST_BLOCKS);
  for (const bound of lists) {
    for (const other of lists) {
      if (other === bound || other.block.block.rows !== bound.block.block.rows) continue;
      for (const code of other.codes()) {
        const above = rowAbove(bound, code);
        const [row] = other.rowsOf(code);
        if (above === undefined || row === undefined || bound.rowsOf(code).length > 0) continue;
        if (!isTouched(bound, above) && !isTouched(other, row)) continue;
        if (list.some((guess) => guess.bound === bound && guess.code === code)) continue;
        const sums = broken.filter((equation) =>
          system.cellsOf(equation).some((cell) => cellsOf(bound, above).includes(cell)),
        );
        // In two columns at once: amounts that a row of its own would fill.
        const shows =
          sums.length > 1 ||
          broken.some(
            (equation) =>
              lacks(system, equation, cellsOf(bound, above), cellsOf(other, row)) ||
              isAloneIn(system, equation, cellsOf(other, row)),
          );
        if (shows) list.push({ bound, code, name: other.block.rows[row]?.name ?? "", above });
      }
    }
  }
  return list;
}

function cellsOf(bound: BoundBlock, row: number): readonly number[] {
  return Array.from({ length: bound.width }, (_, column) => bound.start + row * bound.width + column);
}

/** Whether an equation of one row lacks an amount of another. */
function lacks(system: System, equation: number, row: readonly number[], other: readonly number[]): boolean {
  if (!system.cellsOf(equation).some((cell) => row.includes(cell))) return false;
  const gap = Math.abs(system.gap(equation));
  return other.some((cell) => {
    const { amounts } = system;
    const off = Math.abs(gap - Math.abs(amounts.value(cell)));
    return amounts.isFilled(cell) && off <= system.reach(equation) + amounts.step(cell);
  });
}

/** Whether all that an equation has is in one row. */
function isAloneIn(system: System, equation: number, row: readonly number[]): boolean {
  return system.cellsOf(equation).every((cell) => row.includes(cell) || !system.amounts.isFilled(cell));
}

/** The row to which a code would belong: that of its 款 or 类, or 合计 where a table lists codes of this length right below it. */
function rowAbove(bound: BoundBlock, code: string): number | undefined {
  const { rows, roots } = bound.block;
  const [row] = code.length > 3 ? bound.rowsOf(code.slice(0, -2)) : [];
  if (row !== undefined) return row;
  if (!roots.some((root) => rows[root]?.code?.length === code.length)) return undefined;
  const total = rows.findIndex(({ line }) => line === 0);
  return total < 0 ? undefined : total;
}

/** What is still broken when the row is put back, its amounts open; undefined where no amounts would do. */
function leftBroken(
  set: BoundSet,
  guess: Guess,
  rules: Iterable<SumRule>,
  solver: Solver | undefined,
): ReadonlySet<string> | undefined {
  const table = withRow(guess);
  const other = bind(
    { ...set, tables: set.tables.map((one) => (one === guess.bound.table ? table : one)) },
    set.profile,
  );
  const system = systemOf(other, rules);
  const bound = other.blocks.find((one) => one.table === table && one.block.block === guess.bound.block.block);
  if (bound === undefined) return undefined;
  const last = bound.start + (bound.block.rows.length - 1) * bound.width;
  const open = new Set(Array.from({ length: bound.width }, (_, c) => last + c));
  if (canAllHold(system, offsetsOf(system, open), solver).is !== "holds") return undefined;
  const left = new Set<string>();
  for (let equation = 0; equation < system.size; equation++)
    if (system.breaks(equation) && !system.cellsOf(equation).some((cell) => open.has(cell)))
      left.add(keyOf(other, system, equation));
  return left;
}

/** The table with the row put in as the last of its block, blank, in no cell of the sheet. */
function withRow({ bound, code, name, above }: Guess): Table {
  const { block } = bound;
  const rows: Row[] = block.rows.map((row) => ({ ...row, ...(row.children ? { children: [...row.children] } : {}) }));
  const parent = rows[above];
  const index = rows.length;
  rows.push({
    at: parent?.at ?? 0,
    place: { ...(parent?.place ?? { labels: {} }), columns: block.block.columns.map(() => undefined) } as Row["place"],
    level: LEVELS[code.length] ?? "项",
    name,
    code,
  });
  const isRoot = parent?.level === "line";
  if (parent !== undefined && !isRoot) parent.children = [...(parent.children ?? []), index];
  const added = {
    ...block,
    rows,
    codes: new Map([...block.codes, [code, index]]),
    roots: isRoot ? [...block.roots, index] : block.roots,
  };
  return { ...bound.table, blocks: bound.table.blocks.map((one) => (one === block ? added : one)) };
}

/** An equation by its rule and its cells, the same in every numbering. */
function keyOf(set: BoundSet, system: System, equation: number): string {
  const cells = system.cellsOf(equation).map((cell) => addressOf(set, cell));
  return [system.rules[equation]?.id, ...cells.flatMap((at) => (at === undefined ? [] : [qualified(at)])).sort()].join(
    " ",
  );
}
