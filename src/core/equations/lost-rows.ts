import type { Term } from "../forms/rule.ts";
import type { Why } from "../report/finding.ts";
import { type CellValue, isBlank } from "../sheet/grid.ts";
import { keyOf, type Oddity, placesOf } from "../tables/table.ts";
import { blockOf, type BoundBlock, type BoundSet, cellOf } from "./bind.ts";

// Rows and columns that were not understood, any of which may be one that a rule looks for.

const noWhys: readonly Lost[] = [];
/** A row of a block that was not understood, and the columns of the sheet in which it has figures. */
interface Lost {
  readonly at: number;
  readonly why: Why;
  /** It counts with the lines around it all the same, though by no name of its own. */
  readonly isCounted?: true;
}
const lostRows = new WeakMap<BoundBlock, readonly Lost[]>();

/** The rows of a block that were not understood: any of them may be one that a rule looks for, or a part of a sum. */
export function lostOf(bound: BoundBlock): readonly Lost[] {
  const known = lostRows.get(bound);
  if (known !== undefined) return known;
  const { table, block } = bound;
  const whyOf = (at: number, column: number, text: string): Lost => ({
    at,
    why: { reason: "unknown-rows", form: table.form, at: cellOf(table, at, column), text },
  });
  const odd = oddIn(bound).map(({ at, column, text }) => whyOf(at, column, text));
  const unnamed = block.rows
    .filter(({ group, line }) => group !== undefined && line === undefined)
    .map(({ at, place, name }): Lost => ({ ...whyOf(at, place.labels.name ?? 0, name), isCounted: true }));
  const found = odd.length + unnamed.length === 0 ? noWhys : [...odd, ...unnamed];
  lostRows.set(bound, found);
  return found;
}

/** What is odd in the rows and columns of a block. */
function oddIn({ table, block }: BoundBlock): readonly Oddity[] {
  const lost = table.oddities.filter(({ kind }) => LOST.has(kind));
  if (lost.length === 0) return lost;
  // What stands beside has its labels in the columns of the other.
  const { beside } = block.block;
  const alike =
    beside === undefined ? [block] : table.blocks.filter((one) => (one.block.beside ?? one.block.name) === beside);
  const places = [...new Set(alike.flatMap(({ rows }) => [...placesOf(rows)]))];
  const columns = new Set(places.flatMap((place) => [...Object.values(place.labels), ...place.columns]));
  const from = places.length === 0 ? 0 : Math.min(...alike.map((one) => one.from));
  return lost.filter(({ at, column }) => at >= from && (places.length === 0 || columns.has(column)));
}

const LOST: ReadonlySet<Oddity["kind"]> = new Set([
  "unknown-row",
  "nameless-row",
  "codeless-row",
  "repeated-line",
  "subject-or-project",
]);

/** The first row that was not understood and has a figure in one of these columns of its block; `counted` as well where a row is looked for. */
export function lostIn(bound: BoundBlock, columns: readonly number[], counted = false): Why | undefined {
  const all = lostOf(bound);
  if (all.length === 0) return undefined;
  const lost = all.filter(({ isCounted }) => counted || isCounted !== true);
  if (lost.length === 0) return undefined;
  const sheet = new Set(
    bound.block.rows.flatMap(({ place }) => columns.flatMap((column) => place.columns[column] ?? [])),
  );
  const { rows } = bound.table.grid;
  return lost.find(({ at }) => sheet.size === 0 || [...sheet].some((column) => isSomething(rows[at]?.[column])))?.why;
}

const doubledCodes = new WeakMap<BoundBlock, ReadonlyMap<string, Why>>();

/** Codes of two rows with different names: that of one of them was not read whole. */
export function doubledOf(bound: BoundBlock): ReadonlyMap<string, Why> {
  let found = doubledCodes.get(bound);
  if (found !== undefined) return found;
  const doubled = new Map<string, Why>();
  const { rows, codes, repeated } = bound.block;
  for (const index of repeated) {
    const row = rows[index];
    if (row === undefined) continue;
    const { at, place, code = "", name, unit } = row;
    if (rows[codes.get(keyOf(code, unit)) ?? index]?.name === name || doubled.has(code)) continue;
    const cell = cellOf(bound.table, at, place.labels.name ?? 0);
    doubled.set(code, { reason: "unknown-rows", form: bound.table.form, at: cell, text: name });
  }
  found = doubled;
  doubledCodes.set(bound, found);
  return found;
}

/** Why the codes of these rows do not say which 科目 they are, where several rows have one. */
export function doubledIn(bound: BoundBlock, rows: readonly number[]): Why | undefined {
  const doubled = doubledOf(bound);
  if (doubled.size === 0) return undefined;
  for (const row of rows) {
    const why = doubled.get(bound.block.rows[row]?.code ?? "");
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Why a 科目 may be there although its code is not: that of several rows is one that begins it, and the rest was not read. */
export function doubledOver(bound: BoundBlock, code: string): Why | undefined {
  for (const [own, why] of doubledOf(bound)) if (own !== code && code.startsWith(own)) return why;
  return undefined;
}

function isSomething(cell: CellValue | undefined): boolean {
  return cell !== 0 && !isBlank(cell);
}

/** Why nothing is known by its code in a block: it has figures, and no code at all was read. */
export function codelessIn(bound: BoundBlock, columns: readonly number[], { amounts }: BoundSet): Why | undefined {
  if (bound.depth() > 0 || bound.block.block.rows === "lines") return undefined;
  const row = bound.block.rows.findIndex((_, i) =>
    columns.some((column) => amounts.isFilled(bound.start + i * bound.width + column)),
  );
  const found = bound.block.rows[row];
  return (
    found && {
      reason: "unknown-rows",
      form: bound.table.form,
      at: cellOf(bound.table, found.at, found.place.labels.name ?? 0),
      text: found.name,
    }
  );
}

/** That a column was not understood; without a row, at the title of its table. */
export function strangerAt({ table }: BoundBlock, column: number, row = table.at.row, text = ""): Why {
  return { reason: "unknown-columns", form: table.form, at: cellOf(table, row, column), text };
}

/** A column of the sheet that was not understood, and has a figure in this row: it may be a part of what is added up across. */
export function strangerIn(bound: BoundBlock, row: number): Why | undefined {
  const at = bound.block.rows[row]?.at ?? -1;
  const stranger = bound.block.strangers.find(({ column }) => isSomething(bound.table.grid.rows[at]?.[column]));
  return stranger && strangerAt(bound, stranger.column, undefined, stranger.text);
}

/** Money of a table, or a column beside it, that was not understood: it may have points that count with those listed. */
export function pointsBeside(set: BoundSet, term: Term | undefined): Why | undefined {
  const table = term === undefined ? undefined : blockOf(set, term)?.table;
  if (table === undefined) return undefined;
  const { form, unreadFrom } = table;
  if (unreadFrom !== undefined) return { reason: "unknown-rows", form, at: cellOf(table, unreadFrom, 0), text: "" };
  for (const bound of set.blocksOf(table))
    if (bound.block.block.unit === undefined)
      for (const row of bound.block.rows.keys()) {
        const why = strangerIn(bound, row);
        if (why !== undefined) return why;
      }
  return undefined;
}
