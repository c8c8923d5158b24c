import { check } from "../../src/core/check.ts";
import type { Report, Suspect } from "../../src/core/report/finding.ts";
import { qualified, type CellAddress, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import type { Table, TableBlock } from "../../src/core/tables/table.ts";
import { amountsIn, hundredths } from "./changes.ts";
import type { Random } from "./honest.ts";
import { mapText } from "./sheets.ts";

// Slips of many cells at once, planted anywhere in any document, and whether they are named for what they are.

/** A document in which figures slipped, and the cells that are then wrong. */
export interface Slipped {
  readonly sheets: SheetGrid[];
  readonly wrong: readonly CellAddress[];
  readonly sheet: string;
  readonly what: string;
  readonly isNamed: (best: Suspect) => boolean;
}

type Slip = (sheets: readonly SheetGrid[], random: Random) => Slipped | undefined;

interface Placed {
  readonly table: Table;
  readonly block: TableBlock;
}

const LISTED = new Set(["lines", "functional", "department", "units", "projects"]);

function blocksIn(sheets: readonly SheetGrid[]): Placed[] {
  return recognise(sheets).tables.flatMap((table) =>
    table.blocks
      .filter(({ block }) => LISTED.has(block.rows) && block.unit === undefined && block.counts !== true)
      .map((block) => ({ table, block })),
  );
}

const isFigure = (value: CellValue | undefined): value is number => typeof value === "number" && value !== 0;

function addressIn(grid: SheetGrid, row: number, column: number): CellAddress {
  return { sheet: grid.name, row: grid.top + row, column: grid.left + column };
}

/** A sheet with other values in some cells: "row column". */
function withCells(
  sheets: readonly SheetGrid[],
  grid: SheetGrid,
  values: ReadonlyMap<string, CellValue>,
): { readonly sheets: SheetGrid[]; readonly wrong: CellAddress[] } {
  const wrong: CellAddress[] = [];
  const rows = grid.rows.map((cells, r) => {
    const width = Math.max(cells.length, ...[...values.keys()].map((key) => Number(key.split(" ")[1]) + 1));
    return Array.from({ length: width }, (_, c): CellValue => {
      const own = cells[c] ?? null;
      const other = values.get(`${r} ${c}`);
      if (other === undefined || other === own) return own;
      wrong.push(addressIn(grid, r, c));
      return other;
    });
  });
  return { sheets: sheets.map((one) => (one === grid ? { ...grid, rows } : one)), wrong };
}

/** From some row on the figures of all columns, or of one, stand some rows off; those that fall out are lost. */
function shifted(across: boolean): Slip {
  return (sheets, random) => {
    const places = blocksIn(sheets);
    if (places.length === 0) return undefined;
    const { table, block } = random.pick(places);
    const { grid } = table;
    const repeat = random.pick([...new Set(block.rows.map(({ place }) => place.repeat))]);
    const lane = block.rows.filter(({ place }) => place.repeat === repeat);
    const all = (lane[0]?.place.columns ?? []).filter((column) => column !== undefined);
    if (lane.length < 6 || (across && all.length < 3)) return undefined;
    const columns = across || random.chance(0.5) ? all : [random.pick(all)];
    const by = random.whole(1, across ? 1 : 3) * (random.chance(0.5) ? 1 : -1);
    const from = random.whole(0, lane.length - 4);
    const values = new Map<string, CellValue>();
    lane.forEach(({ at }, i) => {
      if (i < from) return;
      columns.forEach((column, c) => {
        const source = across ? lane[i] : lane[i - by];
        const own = across ? columns[c - by] : column;
        const isOut = source === undefined || own === undefined || (!across && i - by < from);
        values.set(`${at} ${column}`, isOut ? null : (grid.rows[source.at]?.[own] ?? null));
      });
    });
    const { sheets: slipped, wrong } = withCells(sheets, grid, values);
    const figures = wrong.filter(({ row, column }) => isFigure(values.get(`${row - grid.top} ${column - grid.left}`)));
    if (figures.length < 5) return undefined;
    return {
      sheets: slipped,
      wrong,
      sheet: grid.name,
      what: `${grid.name} row ${grid.top + (lane[from]?.at ?? 0) + 1}, ${columns.length} columns, by ${by}${across ? " across" : ""}`,
      isNamed: ({ whole, table: named }) =>
        whole?.is === "shifted" && whole.by === by && (whole.across === true) === across && named.sheet === grid.name,
    };
  };
}

const otherUnit: Slip = (sheets, random) => {
  const tables = recognise(sheets).tables.filter(
    ({ form, unit, blocks, grid }) =>
      form.kind !== "绩效" &&
      unit === "万元" &&
      blocks
        .flatMap(({ rows }) => rows)
        .filter(({ at, place }) =>
          place.columns.some((column) => column !== undefined && isFigure(grid.rows[at]?.[column])),
        ).length >= 3,
  );
  if (tables.length === 0) return undefined;
  const table = random.pick(tables);
  const { grid } = table;
  if (tables.filter((one) => one.grid === grid).length > 1) return undefined;
  const isHeading = random.chance(0.3);
  const zeros = random.pick([4, 4, 3]);
  const values = new Map<string, CellValue>();
  for (const { rows, block } of table.blocks)
    if (block.counts !== true && block.unit === undefined)
      for (const { at, place } of rows)
        for (const column of place.columns) {
          const value = column === undefined ? null : grid.rows[at]?.[column];
          if (isFigure(value)) values.set(`${at} ${column!}`, hundredths(value * 10 ** zeros));
        }
  const heading = mapText(grid, (text) => text.replace(/万元/g, "元"));
  const { sheets: slipped, wrong } = isHeading
    ? { sheets: sheets.map((one) => (one === grid ? heading : one)), wrong: [] }
    : withCells(sheets, grid, values);
  const power = isHeading ? -4 : zeros;
  return {
    sheets: slipped,
    wrong,
    sheet: grid.name,
    what: `${grid.name} 10^${power}`,
    isNamed: ({ whole, table: named }) => whole?.is === "other-unit" && whole.by === power && named.sheet === grid.name,
  };
};

/** One figure of a 科目 that several cells print is wrong in two of them or more. */
const copied: Slip = (sheets, random) => {
  const alike = new Map<string, { readonly grid: SheetGrid; readonly row: number; readonly column: number }[]>();
  for (const { table, block } of blocksIn(sheets))
    for (const { at, place, code, line } of block.rows)
      for (const column of place.columns) {
        const own = code ?? (line === undefined ? undefined : block.block.lines[line]?.code);
        const value = column === undefined ? null : table.grid.rows[at]?.[column];
        if (!isFigure(value) || Math.abs(value) < 10 || own === undefined) continue;
        const key = `${own} ${value}`;
        const cell = { grid: table.grid, row: at, column: column! };
        const known = alike.get(key) ?? [];
        if (!known.some((one) => one.grid === cell.grid && one.row === at && one.column === column))
          alike.set(key, [...known, cell]);
      }
  const lists = [...alike].filter(([, cells]) => cells.length >= 4);
  if (lists.length === 0) return undefined;
  const [key, cells] = random.pick(lists);
  const own = random.some(cells, random.whole(2, Math.min(cells.length - 1, 6)));
  const value = Number(key.split(" ")[1]);
  const wrong = hundredths(random.chance(0.5) ? value + random.whole(2, 90) : value * 1.09 + 9);
  let slipped = [...sheets];
  const places: CellAddress[] = [];
  for (const grid of new Set(own.map((cell) => cell.grid))) {
    const values = new Map(
      own.filter((cell) => cell.grid === grid).map(({ row, column }) => [`${row} ${column}`, wrong]),
    );
    const { sheets: next, wrong: changed } = withCells(slipped, grid, values);
    slipped = next;
    places.push(...changed);
  }
  const names = places.map(qualified);
  return {
    sheets: slipped,
    wrong: places,
    sheet: places[0]?.sheet ?? "",
    what: `${key} → ${wrong} in ${names.join(" ")}`,
    isNamed: ({ cells: named, slip }) => {
      const all = new Set(named.map(qualified));
      return slip === "carried" && names.every((name) => all.has(name));
    },
  };
};

export const LARGER_SLIPS: Readonly<Record<string, Slip>> = {
  "rows shifted": shifted(false),
  "columns shifted": shifted(true),
  "another unit": otherUnit,
  "one figure copied": copied,
};

/** What a report says of a slip: named first, named further down, or that something is wrong only; `silent` where nothing is 不符 enough. */
export function toldOfSlip(report: Report, { isNamed }: Slipped): "first" | "later" | "not" | "silent" {
  if (report.counts.unequal < 4) return "silent";
  const [first] = report.suspects;
  const best = report.suspects.filter(({ rank }) => rank === 1);
  if (first !== undefined && best.some((one) => one.cause === first.cause && isNamed(one))) return "first";
  return best.some(isNamed) ? "later" : "not";
}

/** One ordinary error in another table, that would be named first if it were the only one: whether it is named beside the slip. */
export function besideSlip(
  sheets: readonly SheetGrid[],
  slipped: Slipped,
  random: Random,
): { readonly at: string; readonly isNamed: boolean } | undefined {
  const amounts = amountsIn(sheets).filter(({ value }) => Math.abs(value) > 1);
  const isBest = (report: Report, at: string): boolean =>
    report.suspects.some(({ rank, cells }) => rank === 1 && cells.map(qualified).includes(at));
  for (let tries = 0; tries < 5 && amounts.length > 0; tries++) {
    const { at, value } = random.pick(amounts);
    const cut = at.lastIndexOf("!");
    if (at.slice(0, cut).replace(/^'|'$/g, "") === slipped.sheet) continue;
    if (slipped.wrong.some((cell) => qualified(cell) === at)) continue;
    const wrong = hundredths(value + 7.77);
    const plant = (grids: readonly SheetGrid[]): SheetGrid[] =>
      grids.map((grid) => ({
        ...grid,
        rows: grid.rows.map((cells, r) =>
          cells.map((cell, c) => (qualified(addressIn(grid, r, c)) === at ? wrong : cell)),
        ),
      }));
    const alone = check(plant(sheets));
    if (!isBest(alone, at) || alone.suspects.filter(({ rank }) => rank === 1).length > 1) continue;
    return { at, isNamed: isBest(check(plant(slipped.sheets)), at) };
  }
  return undefined;
}
