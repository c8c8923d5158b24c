import { Amounts } from "../amounts/compare.ts";
import { TableAmounts } from "../amounts/read.ts";
import type { Unit } from "../amounts/units.ts";
import { saysEmpty } from "../tables/cells.ts";
import type { Form } from "../forms/form.ts";
import type { CellAddress } from "../sheet/grid.ts";
import type { Profile } from "../forms/profiles.ts";
import type { RuleLevel, BlockRef, Points } from "../forms/rule.ts";
import type { Row, Table, TableBlock } from "../tables/table.ts";
import { plain } from "../sheet/text.ts";

/** A block whose cells are numbered among the amounts of its set. */
export interface BoundBlock {
  readonly table: Table;
  readonly block: TableBlock;
  /** Number of the amount in the first row and column; rows follow each other, columns within them. */
  readonly start: number;
  readonly width: number;
  /** Rows by code, whatever their unit; a line that stands for a 类 has its code. */
  readonly rowsOf: (code: string) => readonly number[];
  /** Rows of the first level that stand below a code which has no row. */
  readonly rootsBelow: (code: string) => readonly number[];
  /** How many digits the longest code of its 科目 has; 0 where it lists none. */
  readonly depth: () => number;
  /** Every code that has a row. */
  readonly codes: () => Iterable<string>;
  /** The row at a row of the grid. */
  readonly rowAt: (at: number) => number | undefined;
  /** Projects by name. */
  readonly rowsNamed: (name: string) => readonly number[];
}

/** Tables of one unit, year and kind with their amounts. */
export interface BoundSet {
  readonly kind: Form["kind"];
  readonly year?: string;
  readonly organisation?: string;
  readonly profile?: Profile;
  readonly tables: readonly Table[];
  /** The unit that tables without one are taken to be in. */
  readonly usualUnit: Unit;
  readonly amounts: Amounts;
  readonly blocks: readonly BoundBlock[];
  /** Numbers of amounts that stand in no cell: round sums of points. */
  readonly points: ReadonlyMap<Points, number>;
}

const POINTS: readonly Points[] = [90, 100];

export function unitOf(table: Table, set: { readonly usualUnit: Unit }): Unit {
  return table.unit ?? set.usualUnit;
}

interface TableGroup {
  readonly kind: Form["kind"];
  readonly year?: string;
  readonly organisation?: string;
  readonly tables: Table[];
}

/**
 * Groups tables into sets. What a table does not say of itself it takes from the only one that the workbook speaks of, or from the table before it.
 * 绩效表 belong to the set with which they are published; where there is none of their year, or several, they are a set by themselves.
 */
export function groupTables(tables: readonly Table[], fallbackYear?: string): TableGroup[] {
  const groups = new Map<string, TableGroup>();
  for (const kind of ["决算", "预算"] as const) {
    const own = tables.filter((table) => table.form.kind === kind);
    const years = fill(
      own.map((table) => table.year),
      fallbackYear,
    );
    const organisations = fill(own.map((table) => table.organisation));
    own.forEach((table, i) => {
      const [year, organisation] = [years[i], organisations[i]];
      const key = JSON.stringify([kind, year ?? "", organisation ?? ""]);
      const group = groups.get(key) ?? {
        kind,
        ...(year === undefined ? {} : { year }),
        ...(organisation === undefined ? {} : { organisation }),
        tables: [],
      };
      groups.set(key, group);
      group.tables.push(table);
    });
  }
  const accounts = [...groups.values()];
  const sheets = tables.filter((table) => table.form.kind === "绩效");
  const years = fill(
    sheets.map((table) => table.year),
    fallbackYear,
  );
  const alone = new Map<string, Table[]>();
  sheets.forEach((table, i) => {
    const year = years[i];
    const agree = (a: string | undefined, b: string | undefined): boolean =>
      a === undefined || b === undefined || a === b;
    const fitting = accounts.filter(
      (group) =>
        group.kind === table.form.with && agree(group.year, year) && agree(group.organisation, table.organisation),
    );
    const [only] = fitting.length === 1 ? fitting : [];
    if (only !== undefined) only.tables.push(table);
    else alone.set(year ?? "", [...(alone.get(year ?? "") ?? []), table]);
  });
  for (const [year, own] of alone) {
    const names = new Set(own.map(({ organisation }) => organisation).filter((name) => name !== undefined));
    const [organisation] = names;
    groups.set(JSON.stringify(["绩效", year]), {
      kind: "绩效",
      ...(year === "" ? {} : { year }),
      ...(organisation === undefined || names.size > 1 ? {} : { organisation }),
      tables: own,
    });
  }
  return [...groups.values()];
}

function fill(stated: readonly (string | undefined)[], fallback?: string): (string | undefined)[] {
  const first = stated.find((value) => value !== undefined);
  let last = first ?? fallback;
  return stated.map((value) => (last = value ?? last));
}

/** Numbers every amount of the tables. */
export function bind(group: ReturnType<typeof groupTables>[number], profile: Profile | undefined): BoundSet {
  const usualUnit = usual(group.tables.map((table) => table.unit)) ?? "万元";
  const lists: TableAmounts[] = [];
  const drafts: { table: Table; block: TableBlock; list: number; offset: number }[] = [];
  for (const table of group.tables) {
    const money = new TableAmounts(unitOf(table, { usualUnit }));
    const things = new TableAmounts("个");
    lists.push(money, things);
    const rates = new Map<Unit, TableAmounts>();
    for (const block of table.blocks) {
      const { unit, counts } = block.block;
      const into = unit !== undefined ? (rates.get(unit) ?? new TableAmounts(unit)) : counts === true ? things : money;
      if (unit !== undefined && !rates.has(unit)) {
        rates.set(unit, into);
        lists.push(into);
      }
      drafts.push({ table, block, list: lists.indexOf(into), offset: into.size });
      addAmounts(into, table, block);
    }
  }
  const round = new TableAmounts("分");
  const offsets = POINTS.map((points) => [points, round.add(points)] as const);
  lists.push(round);
  const amounts = new Amounts(lists);
  const points = new Map(offsets.map(([sum, offset]) => [sum, amounts.start(lists.indexOf(round)) + offset]));
  const blocks = drafts.map(({ table, block, list, offset }) => {
    const rowsOf = once(() => rowsByCode(block));
    const rootsBelow = once(() => rootsByCode(block));
    const depth = once(() => block.rows.reduce((most, { code = "" }) => Math.max(most, code.length), 0));
    const rowAt = once(() => new Map(block.rows.map((row, index) => [row.at, index])));
    const rowsNamed = once(() => projectsByName(block));
    return {
      table,
      block,
      start: amounts.start(list) + offset,
      width: block.block.columns.length,
      rowsOf: (code: string) => rowsOf().get(code) ?? [],
      rootsBelow: (code: string) => rootsBelow().get(code) ?? [],
      depth,
      codes: () => rowsOf().keys(),
      rowAt: (at: number) => rowAt().get(at),
      rowsNamed: (name: string) => rowsNamed().get(plain(name)) ?? [],
    };
  });
  return { ...group, ...(profile === undefined ? {} : { profile }), usualUnit, amounts, blocks, points };
}

/** Most blocks of a large table are never looked up by code. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function usual(units: readonly (Unit | undefined)[]): Unit | undefined {
  const counts = new Map<Unit, number>();
  for (const unit of units) if (unit !== undefined) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

function addAmounts(into: TableAmounts, table: Table, block: TableBlock): void {
  const { rows, formats } = table.grid;
  for (const row of block.rows) {
    const cells = rows[row.at] ?? [];
    const codes = formats?.[row.at];
    for (const column of row.place.columns) {
      const value = column === undefined ? null : (row.points ?? cells[column]);
      // 此表为空表 may stand where the first amount would.
      if (typeof value === "string" && saysEmpty(value)) into.add(null);
      else into.add(value, column === undefined ? undefined : codes?.[column]);
    }
  }
}

function rowsByCode(block: TableBlock): ReadonlyMap<string, readonly number[]> {
  const map = new Map<string, number[]>();
  block.rows.forEach((row, index) => {
    const code = row.line === undefined ? row.code : block.block.lines[row.line]?.code;
    // Projects stand for a 科目 that has no row of its own.
    if (code === undefined || (row.level === "项目" && block.codes.has(code))) return;
    const list = map.get(code);
    if (list === undefined) map.set(code, [index]);
    else list.push(index);
  });
  return map;
}

function projectsByName({ rows }: TableBlock): ReadonlyMap<string, readonly number[]> {
  const map = new Map<string, number[]>();
  rows.forEach(({ level, name }, index) => {
    if (level !== "项目") return;
    const list = map.get(plain(name));
    if (list === undefined) map.set(plain(name), [index]);
    else list.push(index);
  });
  return map;
}

function rootsByCode(block: TableBlock): ReadonlyMap<string, readonly number[]> {
  const map = new Map<string, number[]>();
  for (const index of block.roots) {
    const code = block.rows[index]?.code;
    if (code === undefined || block.rows[index]?.level === "单位") continue;
    for (let n = code.length - 2; n >= 3; n -= 2) {
      const above = code.slice(0, n);
      const list = map.get(above);
      if (list === undefined) map.set(above, [index]);
      else list.push(index);
    }
  }
  return map;
}

/** The first table of a form in the set. */
export function blockOf(set: BoundSet, place: BlockRef): BoundBlock | undefined {
  return set.blocks.find((bound) => bound.table.form === place.form && bound.block.block.name === place.block);
}

export function levelOf(bound: BoundBlock, row: Row): RuleLevel {
  if (row.level !== "line") return row.level;
  return row.line !== undefined && bound.block.block.lines[row.line]?.code !== undefined ? "类" : "合计";
}

/** What a row is called in another table: its code, or the name of its line. */
export function keyOfRow(bound: BoundBlock, index: number): { readonly code?: string; readonly line?: string } {
  const row = bound.block.rows[index];
  const line = row?.line === undefined ? undefined : bound.block.block.lines[row.line];
  const code = line === undefined ? row?.code : line.code;
  return code === undefined ? (line === undefined ? {} : { line: line.name }) : { code };
}

/** The block in which an amount stands. */
export function boundOf(set: BoundSet, id: number): BoundBlock | undefined {
  return set.blocks.find(({ start, block, width }) => id >= start && id < start + block.rows.length * width);
}

/** The cell of an amount; undefined where the sheet lacks the column. */
export function addressOf(set: BoundSet, id: number): CellAddress | undefined {
  const bound = boundOf(set, id);
  if (bound === undefined) return undefined;
  const row = bound.block.rows[Math.floor((id - bound.start) / bound.width)];
  const column = row?.place.columns[(id - bound.start) % bound.width];
  return row === undefined || column === undefined ? undefined : cellOf(bound.table, row.at, column);
}

/** A grid cell as an address in the workbook. */
export function cellOf(table: Pick<Table, "grid">, row: number, column: number): CellAddress {
  return { sheet: table.grid.name, row: table.grid.top + row, column: table.grid.left + column };
}
