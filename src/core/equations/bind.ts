import { add } from "../sheet/lists.ts";
import { Amounts } from "../amounts/compare.ts";
import { TableAmounts } from "../amounts/read.ts";
import { holdsSeveral } from "../amounts/text.ts";
import type { Unit } from "../amounts/units.ts";
import { saysEmpty } from "../tables/cells.ts";
import { disguisedIn } from "../tables/unseen.ts";
import type { Form } from "../forms/form.ts";
import { addressIn, type CellAddress } from "../sheet/grid.ts";
import { nameIn, type Called, type Profile } from "../forms/profile.ts";
import type { ReportTable } from "../report/finding.ts";
import type { RuleLevel, BlockRef, Points } from "../forms/rule.ts";
import { keyOf, placesOf, type Row, type Table, type TableBlock } from "../tables/table.ts";
import { plain } from "../sheet/text.ts";

/** A block whose cells are numbered among the amounts of its set. */
export interface BoundBlock {
  readonly table: Table;
  /** The table as the report names it. */
  readonly named: ReportTable;
  readonly block: TableBlock;
  /** Number of the amount in the first row and column; rows follow each other, columns within them. */
  readonly start: number;
  readonly width: number;
  /** Rows by code, whatever their unit; a line that stands for a 类 has its code. */
  readonly rowsOf: (code: string) => readonly number[];
  /** The uppermost rows that stand below a code which has no row. */
  readonly rowsBelow: (code: string) => readonly number[];
  /** How many digits the longest code of its 科目 has; 0 where it lists none. */
  readonly depth: () => number;
  /** The columns in which some row stands in a cell. */
  readonly printed: () => ReadonlySet<number>;
  /** The rows of these levels, from above. */
  readonly rowsOn: (levels: readonly RuleLevel[]) => readonly number[];
  /** Whether no row is one of the heading as well, or has columns that were not understood: nearly always. */
  readonly isEven: () => boolean;
  /** Every code that has a row. */
  readonly codes: () => Iterable<string>;
  /** The row at a row of the grid. */
  readonly rowAt: (at: number) => number | undefined;
  /** Projects by name. */
  readonly rowsNamed: (name: string) => readonly number[];
}

/** Tables of one unit, year and kind: rules never reach beyond them. */
export interface TableGroup {
  readonly kind: Form["kind"];
  readonly year?: string;
  readonly organisation?: string;
  readonly tables: readonly Table[];
}

/** A group of tables with their amounts, every cell numbered. */
export interface BoundSet extends TableGroup {
  /** Which of the workbook's sets it is. */
  readonly index: number;
  readonly profile?: Profile;
  /** Each table as the report names it. */
  readonly named: ReadonlyMap<Table, ReportTable>;
  /** The unit that tables without one are taken to be in. */
  readonly usualUnit: Unit;
  readonly amounts: Amounts;
  readonly blocks: readonly BoundBlock[];
  /** Those of a table. */
  readonly blocksOf: (table: Table) => readonly BoundBlock[];
  /** The block in which an amount stands; none for round sums of points. */
  readonly blockAt: (id: number) => BoundBlock | undefined;
  /** Where the amounts of the words beside the tables begin, list by list. */
  readonly words: readonly number[];
  /** Numbers of amounts that stand in no cell: round sums of points. */
  readonly points: ReadonlyMap<Points, number>;
}

const POINTS: readonly Points[] = [90, 100];

/** The unit of a table; that of its set where it does not say one. */
export function unitOf(table: Table, set: { readonly usualUnit: Unit }): Unit {
  return table.unit ?? set.usualUnit;
}

/** Numbers every amount of the tables, and of the words beside them; `index` is that of their set in the workbook. */
export function bind(
  group: TableGroup,
  profile: Profile | undefined,
  index = 0,
  words: readonly TableAmounts[] = [],
): BoundSet {
  const usualUnit = usual(group.tables.map((table) => table.unit)) ?? "万元";
  const lists: TableAmounts[] = [];
  const drafts: { table: Table; block: TableBlock; list: number; offset: number }[] = [];
  for (const table of group.tables) {
    const money = new TableAmounts(unitOf(table, { usualUnit }));
    const things = new TableAmounts("个");
    lists.push(money, things);
    const [ofMoney, ofThings] = [lists.length - 2, lists.length - 1];
    const rates = new Map<Unit, number>();
    for (const block of table.blocks) {
      const { unit, counts } = block.block;
      let list = counts === true ? ofThings : ofMoney;
      if (unit !== undefined) {
        list = rates.get(unit) ?? lists.push(new TableAmounts(unit)) - 1;
        rates.set(unit, list);
      }
      const into = lists[list] ?? money;
      drafts.push({ table, block, list, offset: into.size });
      addAmounts(into, table, block);
    }
    const own = drafts.filter((draft) => draft.table === table);
    doubtBlanks(own.map(({ block, list, offset }) => ({ block, into: lists[list] ?? money, offset })));
  }
  const round = new TableAmounts("分");
  const offsets = POINTS.map((points) => [points, round.add(points)] as const);
  lists.push(round, ...words);
  const amounts = new Amounts(lists);
  const points = new Map(offsets.map(([sum, offset]) => [sum, amounts.start(lists.indexOf(round)) + offset]));
  const naming = { usualUnit, profile, index };
  const named = new Map(group.tables.map((table) => [table, nameOf(table, naming)]));
  const blocks = drafts.map(({ table, block, list, offset }): BoundBlock => {
    const rowsOf = once(() => rowsByCode(block));
    const rowsBelow = once(() => uppermostBelow(block));
    const depth = once(() => block.rows.reduce((most, { code = "" }) => Math.max(most, code.length), 0));
    const rowAt = once(() => new Map(block.rows.map((row, index) => [row.at, index])));
    const rowsNamed = once(() => projectsByName(block));
    const byLevel = once(() => rowsByLevel(block));
    return {
      table,
      named: named.get(table) ?? nameOf(table, naming),
      block,
      start: amounts.start(list) + offset,
      width: block.block.columns.length,
      rowsOf: (code: string) => rowsOf().get(code) ?? [],
      rowsBelow: (code: string) => rowsBelow().get(code) ?? [],
      depth,
      printed: once(() => printedIn(block)),
      rowsOn: (levels) => rowsOnLevels(byLevel(), levels),
      isEven: once(() => block.rows.every(({ shared, elsewhere }) => shared !== true && elsewhere === undefined)),
      codes: () => rowsOf().keys(),
      rowAt: (at: number) => rowAt().get(at),
      rowsNamed: (name: string) => rowsNamed().get(plain(name)) ?? [],
    };
  });
  const inBlock = once(() => {
    const found = new Int32Array(amounts.size).fill(-1);
    blocks.forEach(({ start, block, width }, i) => found.fill(i, start, start + block.rows.length * width));
    return found;
  });
  const blockAt = (id: number): BoundBlock | undefined => blocks[inBlock()[id] ?? -1];
  const ofTable = new Map<Table, BoundBlock[]>(group.tables.map((table) => [table, []]));
  for (const bound of blocks) ofTable.get(bound.table)?.push(bound);
  return {
    ...group,
    index,
    ...(profile === undefined ? {} : { profile }),
    named,
    usualUnit,
    amounts,
    blocks,
    blocksOf: (table) => ofTable.get(table) ?? [],
    blockAt,
    words: words.map((list) => amounts.start(lists.indexOf(list))),
    points,
  };
}

type Naming = Pick<BoundSet, "usualUnit" | "index"> & { readonly profile: Profile | undefined };

function nameOf(table: Table, { usualUnit, profile, index }: Naming): ReportTable {
  return {
    form: table.form,
    ...calledIn(profile, table),
    sheet: table.grid.name,
    hidden: table.grid.hidden === true,
    at: cellOf(table, table.at.row, table.at.column),
    knownBy: table.knownBy,
    set: index,
    unit: unitOf(table, { usualUnit }),
    unitAssumed: table.unit === undefined,
    saysEmpty: table.saysEmpty,
    ...(table.project === undefined ? {} : { project: table.project }),
  };
}

/** What a set calls a table; where it is of no set, what is printed over it. */
function calledIn(profile: Profile | undefined, { form, title }: Table): Called {
  const isOwn = profile === undefined && form.kind === "预算" && title !== undefined;
  return isOwn ? { no: title, title } : nameIn(profile, form);
}

/** What is made when it is first asked for: most blocks of a large table are never looked up by code. */
export function once<T>(make: () => T): () => T {
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
  const disguised = disguisedIn(table);
  into.reserve(block.rows.length * block.block.columns.length);
  for (const row of block.rows) {
    const cells = rows[row.at] ?? [];
    const codes = formats?.[row.at];
    const apart = disguised.get(row.at);
    const { points } = row;
    for (const column of row.place.columns) {
      const value = column === undefined ? null : (points ?? cells[column]);
      // 此表为空表 may stand where the first amount would.
      if (typeof value === "string" && saysEmpty(value)) into.add(null);
      // What a format disguises is read as it stands, and said.
      else into.add(value, column === undefined || apart?.has(column) === true ? undefined : codes?.[column]);
    }
  }
}

/** Where a cell holds several amounts, those that are blank in its row were meant to have one of them: nobody knows which. */
function doubtBlanks(
  drafts: readonly { readonly block: TableBlock; readonly into: TableAmounts; readonly offset: number }[],
): void {
  if (drafts.every(({ into }) => !into.isTroubled)) return;
  const visit = (see: (into: TableAmounts, index: number, at: number) => void): void => {
    for (const { block, into, offset } of drafts)
      block.rows.forEach(({ at, place: { columns } }, r) => {
        columns.forEach((column, c) => {
          if (column !== undefined) see(into, offset + r * columns.length + c, at);
        });
      });
  };
  const several = new Map<number, string>();
  visit(({ texts }, index, at) => {
    const text = texts.get(index);
    if (text !== undefined && holdsSeveral(text)) several.set(at, text);
  });
  visit((into, index, at) => {
    const text = several.get(at);
    if (text !== undefined) into.doubt(index, text);
  });
}

function printedIn({ rows }: TableBlock): ReadonlySet<number> {
  const printed = new Set<number>();
  for (const { columns } of placesOf(rows))
    columns.forEach((column, i) => {
      if (column !== undefined) printed.add(i);
    });
  return printed;
}

function rowsByCode(block: TableBlock): ReadonlyMap<string, readonly number[]> {
  const map = new Map<string, number[]>();
  block.rows.forEach((row, index) => {
    const code = row.line === undefined ? row.code : block.block.lines[row.line]?.code;
    // Projects stand for a 科目 that has no row of its own.
    if (code === undefined || (row.level === "项目" && block.codes.has(code))) return;
    add(map, code, index);
  });
  return map;
}

function rowsByLevel(block: TableBlock): ReadonlyMap<RuleLevel, readonly number[]> {
  const map = new Map<RuleLevel, number[]>();
  block.rows.forEach((row, index) => {
    const level = levelOf(block, row);
    add(map, level, index);
  });
  return map;
}

function rowsOnLevels(
  rows: ReadonlyMap<RuleLevel, readonly number[]>,
  levels: readonly RuleLevel[],
): readonly number[] {
  const [first = [], ...others] = levels.map((level) => rows.get(level) ?? []);
  return others.length === 0 ? first : [...first, ...others.flat()].sort((a, b) => a - b);
}

function projectsByName({ rows }: TableBlock): ReadonlyMap<string, readonly number[]> {
  const map = new Map<string, number[]>();
  rows.forEach(({ level, name }, index) => {
    if (level !== "项目") return;
    add(map, plain(name), index);
  });
  return map;
}

function uppermostBelow(block: TableBlock): ReadonlyMap<string, readonly number[]> {
  const map = new Map<string, number[]>();
  block.rows.forEach(({ code, level, line, unit }, index) => {
    if (code === undefined || level === "单位" || line !== undefined) return;
    if (level === "项目" && block.codes.has(code)) return;
    for (let n = code.length - 2; n >= 3; n -= 2) {
      const above = code.slice(0, n);
      if (block.codes.has(keyOf(above, unit)) || block.codes.has(above)) break;
      add(map, above, index);
    }
  });
  return map;
}

/** The first table of a form in the set: one that is seen, where there is one, and of these one that its title tells. */
export function blockOf(set: BoundSet, place: BlockRef): BoundBlock | undefined {
  let guessed: BoundBlock | undefined;
  let hidden: BoundBlock | undefined;
  for (const bound of set.blocks) {
    const { form, grid, knownBy } = bound.table;
    if (form !== place.form || bound.block.block.name !== place.block) continue;
    if (grid.hidden === true) hidden ??= bound;
    else if (knownBy === "title") return bound;
    else guessed ??= bound;
  }
  return guessed ?? hidden;
}

function levelOf({ block }: TableBlock, row: Row): RuleLevel {
  if (row.level !== "line") return row.level;
  return row.line !== undefined && block.lines[row.line]?.code !== undefined ? "类" : "合计";
}

/** Which of the rows of a block an amount stands in. */
export function rowIndexOf(bound: BoundBlock, id: number): number {
  return Math.floor((id - bound.start) / bound.width);
}

/** What a row is called in another table: its code, or the name of its line. */
export function keyOfRow(bound: BoundBlock, index: number): { readonly code?: string; readonly line?: string } {
  const row = bound.block.rows[index];
  const line = row?.line === undefined ? undefined : bound.block.block.lines[row.line];
  const code = line === undefined ? row?.code : line.code;
  return code === undefined ? (line === undefined ? {} : { line: line.name }) : { code };
}

/** The cell of an amount; undefined where the sheet lacks the column. */
export function addressOf(set: BoundSet, id: number): CellAddress | undefined {
  const place = gridCellOf(set, id);
  return place && cellOf(place.table, place.row, place.column);
}

/** The table of an amount, and where in its grid it stands; undefined where the sheet lacks the column. */
export function gridCellOf(
  set: BoundSet,
  id: number,
): { readonly table: Table; readonly row: number; readonly column: number } | undefined {
  const bound = set.blockAt(id);
  if (bound === undefined) return undefined;
  const row = bound.block.rows[rowIndexOf(bound, id)];
  const column = row?.place.columns[(id - bound.start) % bound.width];
  return row === undefined || column === undefined ? undefined : { table: bound.table, row: row.at, column };
}

/** A grid cell as an address in the workbook. */
export function cellOf(table: Pick<Table, "grid">, row: number, column: number): CellAddress {
  return addressIn(table.grid, row, column);
}
