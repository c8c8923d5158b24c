import { fenOf, redressed, tenThousands } from "../amounts/write.ts";
import { withValues, type NewValue } from "../balance/balance.ts";
import { emptyNotePlace } from "../blanks/template.ts";
import type { CheckOptions } from "../check.ts";
import { addressOf, unitOf } from "../equations/bind.ts";
import { setsOf } from "../equations/sets.ts";
import { TAILS_NOTE } from "../forms/layouts.ts";
import { isBlank, qualified, type CellAddress, type CellValue, type SheetGrid } from "../sheet/grid.ts";
import { plain } from "../sheet/text.ts";
import { recognise } from "../tables/recognise.ts";
import type { Table } from "../tables/table.ts";

/** What 元 → 万元 makes of a workbook. */
export interface Filled {
  /** Amounts, each rounded on its own, half away from zero; the words that name the unit; nothing else. */
  readonly changes: readonly NewValue[];
  /** The amount behind each of them in 分, by its cell: 公开03表!C5. */
  readonly yuan: Readonly<Record<string, number>>;
  /** The tables that were in 元. */
  readonly tables: readonly Table[];
  /** Numbers in those tables of which nobody knows whether they are amounts: they stay as they are. */
  readonly left: readonly CellAddress[];
  /** Cells of amounts that are none, or were never calculated. */
  readonly unread: readonly CellAddress[];
}

/** The tables in 元 of a workbook, put in 万元. */
export function inTenThousands(sheets: readonly SheetGrid[], { said, profile, year }: CheckOptions = {}): Filled {
  const { tables } = recognise(sheets, said, profile);
  const changes: NewValue[] = [];
  const yuan: Record<string, number> = {};
  const unread: CellAddress[] = [];
  const converted: Table[] = [];
  for (const set of setsOf(tables, year === undefined ? {} : { year })) {
    converted.push(...set.tables.filter((table) => unitOf(table, set) === "元"));
    for (const { start, block, width, table } of set.blocks) {
      if (unitOf(table, set) !== "元") continue;
      for (let id = start; id < start + block.rows.length * width; id++) {
        const at = addressOf(set, id);
        if (at === undefined || set.amounts.unit(id) !== "元") continue;
        const state = set.amounts.state(id);
        if (state === "unreadable" || state === "uncalculated") unread.push(at);
        if (state !== "figure") continue;
        const before = valueAt(table.grid, at);
        if (typeof before !== "number" && typeof before !== "string") continue;
        const fen = set.amounts.value(id) * set.amounts.fenAStep;
        yuan[qualified(at)] = fen;
        changes.push({ at, before, after: redressed(before, formatAt(table.grid, at), tenThousands(fen)) });
      }
    }
  }
  const left: CellAddress[] = [];
  for (const table of converted)
    for (const { at, value, isAmount } of strangersIn(table)) {
      const key = qualified(at);
      if (yuan[key] !== undefined) continue;
      if (!isAmount) left.push(at);
      else {
        yuan[key] = fenOf(value);
        changes.push({
          at,
          before: value,
          after: redressed(value, formatAt(table.grid, at), tenThousands(fenOf(value))),
        });
      }
    }
  const words = new Map(converted.flatMap(unitWords).map((one) => [qualified(one.at), one]));
  return { changes: [...changes, ...words.values()], yuan, tables: converted, left, unread };
}

/** A cell that is to hold the statement that figures may not add up. */
export interface TailsNote extends NewValue {
  readonly after: string;
}

/** The statement that figures may not add up to the last place, where it goes: under the cover, or below the first table. */
export function tailsNote(sheets: readonly SheetGrid[], { tables }: Pick<Filled, "tables">): TailsNote | undefined {
  const [first] = tables;
  const isSaid = sheets.some(({ rows }) =>
    rows.some((row) => row.some((cell) => typeof cell === "string" && TAILS.test(cell))),
  );
  if (first === undefined || isSaid) return undefined;
  const cover = sheets.find(({ name, hidden }) => hidden !== true && plain(name).includes("封面"));
  if (cover === undefined) return { at: emptyNotePlace(first), before: null, after: TAILS_NOTE };
  const column = Math.max(
    0,
    Math.min(...cover.rows.map((row) => row.findIndex((cell) => !isBlank(cell))).filter((at) => at >= 0)),
  );
  const at = {
    sheet: cover.name,
    row: cover.top + cover.rows.length,
    column: cover.left + (Number.isFinite(column) ? column : 0),
  };
  return { at, before: null, after: TAILS_NOTE };
}

const TAILS = /尾(?:数|差)/;

/** The sheets with what was filled in. */
export function filledSheets(sheets: readonly SheetGrid[], { changes }: Filled): SheetGrid[] {
  return withValues(sheets, changes);
}

function valueAt({ top, left, rows }: SheetGrid, { row, column }: CellAddress): CellValue {
  return rows[row - top]?.[column - left] ?? null;
}

function formatAt({ top, left, formats }: SheetGrid, { row, column }: CellAddress): string | undefined {
  return formats?.[row - top]?.[column - left];
}

/** 单位：元, （元）, 金额（元）: the last 元 that is not that of another unit. */
const UNIT_WORD = /(单位[\s:：(（]*(?:人民币[\s:：]*)?|[(（]\s*)元(?=\s*(?:[)）]|$))/u;

/** The words of a table that say 元, from three rows above its title to its first row. */
function unitWords({ grid, at, blocks }: Table): NewValue[] {
  const first = blocks.flatMap(({ rows }) => rows).reduce((least, row) => Math.min(least, row.at), grid.rows.length);
  return grid.rows.slice(0, first).flatMap((row, r) =>
    r < at.row - 3
      ? []
      : row.flatMap((cell, c): NewValue[] => {
          if (typeof cell !== "string" || cell.length > 100 || !UNIT_WORD.test(cell)) return [];
          const place = { sheet: grid.name, row: grid.top + r, column: grid.left + c };
          return [{ at: place, before: cell, after: cell.replace(UNIT_WORD, "$1万元") }];
        }),
  );
}

/** What a heading says above numbers of rows and columns. */
const PLACES = /[行栏]次$/;

/** What a heading says above numbers that are no money. */
const NO_MONEY = /[人次个台辆批户]\s*(?:数|\)|）|$)|数量|[比率]|%|％/;

/**
 * Numbers beside those that the form reads. In a row that it knows, below a heading, they are amounts too: a column that only some print,
 * 款 below 类. In any other row nobody knows what they are.
 */
function strangersIn({
  grid,
  blocks,
  at: { row: title },
}: Table): { readonly at: CellAddress; readonly value: number; readonly isAmount: boolean }[] {
  const money = blocks.filter(({ block }) => block.counts !== true && block.unit === undefined);
  const rows = money.flatMap((block) => block.rows);
  const others = blocks.filter((block) => !money.includes(block)).flatMap((block) => block.rows);
  const placesOf = (all: typeof rows, row: number): Set<number> =>
    new Set(all.filter(({ at }) => at === row).flatMap(({ place }) => place.columns.flatMap((column) => column ?? [])));
  const labels = new Set([...rows, ...others].flatMap(({ place }) => Object.values(place.labels)));
  const known = new Set(rows.map(({ at }) => at));
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const headingOf = (column: number): string =>
    grid.rows
      .slice(title + 1, first)
      .map((row) => row[column])
      .filter((cell) => typeof cell === "string")
      .join("");
  const found: { at: CellAddress; value: number; isAmount: boolean }[] = [];
  for (let r = first; r <= last; r++) {
    const counted = placesOf(others, r);
    (grid.rows[r] ?? []).forEach((value, c) => {
      if (typeof value !== "number" || labels.has(c) || counted.has(c)) return;
      const heading = headingOf(c);
      if (PLACES.test(plain(heading))) return;
      const isAmount = known.has(r) && heading !== "" && !NO_MONEY.test(heading);
      found.push({ at: { sheet: grid.name, row: grid.top + r, column: grid.left + c }, value, isAmount });
    });
  }
  return found;
}
