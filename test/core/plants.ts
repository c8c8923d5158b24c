import { isHint, verdictOf, type Finding, type Report } from "../../src/core/report/finding.ts";
import { words } from "../../src/core/report/say/index.ts";
import { summaryOf } from "../../src/core/report/standing.ts";
import { isBlank, qualified, type CellAddress, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { isSubject, type Row, type Table } from "../../src/core/tables/table.ts";
import type { Random } from "./honest.ts";
import { insertColumns, insertRows, mapCells } from "./sheets.ts";

// What may be slipped into a workbook so that it is read otherwise than it is seen, anywhere in any table of it.

/** A workbook with something slipped in, and where. */
export interface Planted {
  readonly sheets: SheetGrid[];
  readonly sheet: string;
  /** Rows and columns of the sheet in which it stands; any of a sheet where not given. */
  readonly rows?: readonly number[];
  readonly columns?: readonly number[];
  readonly what: string;
}

/** A workbook and the tables in it. */
export interface Document {
  readonly sheets: readonly SheetGrid[];
  readonly tables: readonly Table[];
}

export const documentOf = (sheets: readonly SheetGrid[]): Document => ({ sheets, tables: recognise(sheets).tables });

type Plant = (document: Document, random: Random) => Planted | undefined;

interface Spot {
  readonly table: Table;
  readonly row: number;
  readonly column: number;
}

const isFilled = (cell: CellValue | undefined): cell is number => typeof cell === "number" && cell !== 0;

/** Every cell that was read as an amount and is one. */
function amounts({ tables }: Document): Spot[] {
  return tables.flatMap((table) =>
    table.blocks.flatMap(({ rows }) =>
      rows.flatMap(({ at, place }) =>
        place.columns.flatMap((column) =>
          column !== undefined && isFilled(table.grid.rows[at]?.[column]) ? [{ table, row: at, column }] : [],
        ),
      ),
    ),
  );
}

function changed({ sheets }: Document, grid: SheetGrid, change: (grid: SheetGrid) => SheetGrid): SheetGrid[] {
  return sheets.map((own) => (own === grid ? change(own) : own));
}

/** One amount of the workbook is looked for, and something is done to its sheet. */
function atAmount(
  change: (spot: Spot, random: Random) => { readonly grid: SheetGrid; readonly what?: string; readonly isWhole?: true },
): Plant {
  return (document, random) => {
    const spots = amounts(document);
    if (spots.length === 0) return undefined;
    const spot = random.pick(spots);
    const { table, row, column } = spot;
    const { grid, what = "", isWhole } = change(spot, random);
    return {
      sheets: changed(document, table.grid, () => grid),
      sheet: table.grid.name,
      ...(isWhole === true ? {} : { rows: [table.grid.top + row], columns: [table.grid.left + column] }),
      what: `${what} ${qualified({ sheet: table.grid.name, row: table.grid.top + row, column: table.grid.left + column })}`,
    };
  };
}

const withCell = (grid: SheetGrid, row: number, column: number, value: CellValue): SheetGrid => ({
  ...grid,
  rows: Array.from({ length: Math.max(grid.rows.length, row + 1) }, (_, r) => {
    const cells = grid.rows[r] ?? [];
    if (r !== row) return cells;
    return Array.from({ length: Math.max(cells.length, column + 1) }, (_, c) =>
      c === column ? value : (cells[c] ?? null),
    );
  }),
});

const FIGURES: readonly CellValue[] = [
  77.31,
  7731,
  15,
  ..."77.31 77.31② ¥77.31 77.31元 ７７．３１ +77.31 *77.31 △77.31 77。31 ٧٧.٣١ 合计77.31 其中：77.31 77.31（含结转） 77.31亿元人民币 七十七点三一 柒拾柒元 1e3".split(
    " ",
  ),
  "77.31 万元",
  "77. 31",
];

/** Columns of which the form says that nobody reads them (增减额, 备注), by sheet. */
function asideIn({ tables }: Document, grid: SheetGrid): Set<number> {
  return new Set(
    tables
      .filter((table) => table.grid === grid && table.form.kind !== "绩效")
      .flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows.flatMap(({ place }) => place.prose ?? []))),
  );
}

const last = (table: Table): number => Math.max(...table.blocks.flatMap(({ rows }) => rows.map(({ at }) => at)));
const first = (table: Table): number => Math.min(...table.blocks.flatMap(({ rows }) => rows.map(({ at }) => at)));
const labelled = (row: Spot["row"], table: Table): number | undefined =>
  table.blocks.flatMap(({ rows }) => rows).find(({ at }) => at === row)?.place.labels.name;

export const PLANTS: Readonly<Record<string, Plant>> = {
  "a figure in a blank cell": (document, random) => {
    const grid = random.pick(document.sheets);
    const aside = asideIn(document, grid);
    const width = Math.max(0, ...grid.rows.map((cells) => cells.length)) + 2;
    for (let tries = 0; tries < 50; tries++) {
      const [row, column] = [random.whole(0, grid.rows.length + 1), random.whole(0, width - 1)];
      if ((grid.rows[row]?.[column] ?? null) !== null || aside.has(column)) continue;
      const figure = random.pick(FIGURES);
      // A small whole number alone in its row is that of a page.
      if (figure === 15 && (grid.rows[row] ?? []).every(isBlank)) continue;
      return {
        sheets: changed(document, grid, () => withCell(grid, row, column, figure)),
        sheet: grid.name,
        rows: [grid.top + row],
        columns: [grid.left + column],
        what: `${String(figure)} at ${qualified({ sheet: grid.name, row: grid.top + row, column: grid.left + column })}`,
      };
    }
    return undefined;
  },
  "a code with a letter": (document, random) => {
    const codes = document.tables.flatMap((table) =>
      table.blocks.flatMap(({ rows }) =>
        rows.flatMap(({ at, place }): Spot[] => {
          const column = place.labels.code ?? place.labels.类;
          const isIn = place.columns.some((own) => own !== undefined && isFilled(table.grid.rows[at]?.[own]));
          const isCode = column !== undefined && /^\d*0\d*$/.test(String(table.grid.rows[at]?.[column] ?? ""));
          return isIn && isCode ? [{ table, row: at, column }] : [];
        }),
      ),
    );
    if (codes.length === 0) return undefined;
    const { table, row, column } = random.pick(codes);
    const code = String(table.grid.rows[row]?.[column]).replace("0", "O");
    return {
      sheets: changed(document, table.grid, (grid) => withCell(grid, row, column, code)),
      sheet: table.grid.name,
      rows: [table.grid.top + row],
      what: `${code} in row ${table.grid.top + row + 1} of ${table.grid.name}`,
    };
  },
  // A row with a code is known by that, and 合计 above all by where it stands.
  "a label that is another": (document, random) => {
    const spots = amounts(document).flatMap((spot) => {
      const own = spot.table.blocks
        .flatMap(({ rows }) => rows)
        .find(({ at, place }) => at === spot.row && place.columns.includes(spot.column));
      const isLine = own?.code === undefined && own?.place.block.rows === "lines" && own.place.block.lines.length > 5;
      const name = isLine && spot.table.form.kind !== "绩效" ? own.place.labels.name : undefined;
      return name === undefined ? [] : [{ ...spot, name }];
    });
    if (spots.length === 0) return undefined;
    const { table, row, name } = random.pick(spots);
    const label = random.pick(["", "某某费用", "其他", "合计数", "小计一"]);
    return {
      sheets: changed(document, table.grid, (grid) => withCell(grid, row, name, label)),
      sheet: table.grid.name,
      rows: [table.grid.top + row],
      what: `“${label}” in row ${table.grid.top + row + 1} of ${table.grid.name}`,
    };
  },
  "an amount that is none": atAmount(({ table, row, column }, random) => {
    const value = random.pick<CellValue>([
      `${String(table.grid.rows[row]?.[column])}②`,
      `${String(table.grid.rows[row]?.[column])}元`,
      { trouble: "error", text: "#REF!" },
      { trouble: "uncalculated", text: "=A1" },
      true,
    ]);
    return { grid: withCell(table.grid, row, column, value), what: JSON.stringify(value) };
  }),
  "a subtotal without figures": (document, random) => {
    const found = document.tables.flatMap((table) =>
      table.blocks.flatMap(({ rows }) =>
        rows.flatMap((row) => {
          const columns = row.place.columns.filter((column) => column !== undefined);
          const isIn = ({ at }: Row): boolean => columns.some((column) => isFilled(table.grid.rows[at]?.[column]));
          const parts = (row.children ?? []).flatMap((index) => rows[index] ?? []);
          return isSubject(row) && isIn(row) && parts.some(isIn) ? [{ table, row: row.at, columns }] : [];
        }),
      ),
    );
    if (found.length === 0) return undefined;
    const { table, row, columns } = random.pick(found);
    return {
      sheets: changed(document, table.grid, (grid) =>
        mapCells(grid, (value, r, c) => (r === row && columns.includes(c) ? null : value)),
      ),
      sheet: table.grid.name,
      rows: [table.grid.top + row],
      what: `row ${table.grid.top + row + 1} of ${table.grid.name}`,
    };
  },
  "a hidden row": atAmount(({ table: { grid }, row }) => ({
    grid: { ...grid, hiddenRows: new Set([grid.top + row]) },
  })),
  "a hidden column": atAmount(({ table: { grid }, column }) => ({
    grid: { ...grid, hiddenColumns: new Set([grid.left + column]) },
  })),
  "a print area that ends above": atAmount(({ table: { grid }, row }) => ({
    grid: { ...grid, printed: [{ top: 0, left: 0, bottom: grid.top + row - 1, right: 16_383 }] },
  })),
  "a picture over it": atAmount(({ table: { grid }, row, column }) => {
    const [top, left] = [grid.top + row, grid.left + column];
    return { grid: { ...grid, drawings: [{ area: { top, left, bottom: top, right: left }, text: "" }] } };
  }),
  "a figure in a text box": atAmount(({ table: { grid }, row, column }, random) => {
    const [top, left] = [grid.top + row, grid.left + column];
    const text = random.pick(["合计 77.31", "12 万元", "其中：1,905.9 万元"]);
    return { grid: { ...grid, drawings: [{ area: { top, left, bottom: top, right: left }, text }] }, what: text };
  }),
  "a hidden sheet": atAmount(({ table: { grid } }) => ({ grid: { ...grid, hidden: true }, isWhole: true })),
  "a format that shows something else": atAmount(({ table: { grid }, row, column }, random) => {
    const format = random.pick([
      "0.00,",
      ";;;",
      "#,##0,,",
      '"略"',
      "0\\.0,",
      "0.00%",
      '"1"0.00',
      '0.00"1"',
      "-0.00",
      "[White]0.00",
      "[struck]0.00",
      "[<1]0.00;;",
    ]);
    return {
      grid: {
        ...grid,
        formats: grid.rows.map((cells, r) =>
          cells.map((_, c) => (r === row && c === column ? format : grid.formats?.[r]?.[c])),
        ),
      },
      what: format,
    };
  }),
  "a figure below a merge": atAmount(({ table: { grid }, row, column }) => ({
    grid: { ...grid, covered: [{ row: grid.top + row, column: grid.left + column, value: 99.5 }] },
  })),
  "a copy of the sheet with one figure changed": (document, random) => {
    const spots = amounts(document);
    if (spots.length === 0) return undefined;
    const { table, row, column } = random.pick(spots);
    const { grid } = table;
    const copy = {
      ...withCell(grid, row, column, (grid.rows[row]?.[column] as number) + 1.11),
      name: `${grid.name} (2)`,
      ...(random.chance(0.5) ? { hidden: true } : {}),
    };
    const isFirst = random.chance(0.5);
    return {
      sheets: isFirst ? [copy, ...document.sheets] : [...document.sheets, copy],
      sheet: copy.name,
      what: `${isFirst ? "before" : "behind"}${copy.hidden === true ? ", hidden" : ""} ${qualified({ sheet: grid.name, row: grid.top + row, column: grid.left + column })}`,
    };
  },
  "the table again below itself": (document, random) => {
    const spots = amounts(document);
    if (spots.length === 0) return undefined;
    const { table, row, column } = random.pick(spots);
    const { grid } = table;
    if (document.tables.some((other) => other !== table && other.grid === grid)) return undefined;
    const copy = withCell(grid, row, column, (grid.rows[row]?.[column] as number) + 1.11).rows;
    const rows = [...grid.rows, [], ...copy];
    return {
      sheets: changed(document, grid, () => ({ ...grid, rows })),
      sheet: grid.name,
      rows: Array.from({ length: copy.length }, (_, r) => grid.top + grid.rows.length + 1 + r),
      what: `again, ${qualified({ sheet: grid.name, row: grid.top + row, column: grid.left + column })} changed`,
    };
  },
  "a row more": (document, random) => {
    const spots = amounts(document);
    if (spots.length === 0) return undefined;
    const { table, column } = random.pick(spots);
    const { grid } = table;
    const at = random.whole(first(table) + 1, last(table) + 1);
    const above = grid.rows[at - 1] ?? [];
    const label = random.pick(["", "其他", "某某费用", "其中：某项", "合计", "小计", "总计"]);
    const name = labelled(at - 1, table) ?? 0;
    const cells = Array.from({ length: Math.max(above.length, column + 1, name + 1) }, (_, c): CellValue =>
      c === name ? label : c === column ? 77.31 : null,
    );
    return {
      sheets: changed(document, grid, () => insertRows(grid, at, [cells])),
      sheet: grid.name,
      rows: [grid.top + at],
      what: `“${label}” at ${qualified({ sheet: grid.name, row: grid.top + at, column: grid.left + column })}`,
    };
  },
  "a row twice": (document, random) => {
    // The weights of a 绩效表 may come to 90 or to 100.
    const spots = amounts(document).filter(({ table }) => table.form.kind !== "绩效");
    if (spots.length === 0) return undefined;
    const { table, row } = random.pick(spots);
    const { grid } = table;
    const at = random.whole(row + 1, last(table) + 1);
    return {
      sheets: changed(document, grid, () => insertRows(grid, at, [grid.rows[row] ?? []])),
      sheet: grid.name,
      what: `row ${grid.top + row + 1} again in row ${grid.top + at + 1} of ${grid.name}`,
    };
  },
  "a column more": (document, random) => {
    const spots = amounts(document);
    if (spots.length === 0) return undefined;
    const { table } = random.pick(spots);
    const { grid } = table;
    const width = Math.max(...grid.rows.map((cells) => cells.length));
    const at = random.whole(1, width);
    const heading = random.pick(["", "调整数", "其他", "合计", "小计"]);
    const [from, to] = [first(table), last(table)];
    const wider = insertColumns(grid, at);
    const filled = mapCells(
      {
        ...wider,
        rows: wider.rows.map((cells) =>
          Array.from({ length: Math.max(cells.length, at + 1) }, (_, c) => cells[c] ?? null),
        ),
      },
      (value, r, c) => {
        if (c !== at) return value;
        if (r === from - 1 && heading !== "") return heading;
        return r >= from && r <= to ? 1.25 + r : value;
      },
    );
    return {
      sheets: changed(document, grid, () => filled),
      sheet: grid.name,
      columns: [grid.left + at],
      what: `“${heading}” before column ${at + 1} of ${grid.name}`,
    };
  },
};

// What is said of it.

export function sayOf(finding: Finding): string {
  return `${words("zh-CN").finding(finding)} ${finding.cells.map(qualified).join(" ")}`;
}

export function said(report: Report): string[] {
  return [
    ...report.findings.filter((one) => !["equal", "rounding"].includes(verdictOf(one))).map(sayOf),
    ...report.untried.map((one) => words("zh-CN").untried(one)),
    ...report.strays.map((one) => words("zh-CN").stray(one)),
  ];
}

/** What a report says that the one before does not. */
export function added(report: Report, before: Report): string[] {
  const old = new Set(said(before));
  return said(report).filter((one) => !old.has(one));
}

/** "named": something new is said of its row or column, or of its sheet; "said": of something else; "silent": nothing, or all is in order. */
export function toldOf(report: Report, before: Report, { sheet, rows, columns }: Planted): "named" | "said" | "silent" {
  const old = new Set(said(before));
  const isThere = (at: CellAddress): boolean =>
    at.sheet === sheet &&
    ((rows === undefined && columns === undefined) ||
      rows?.includes(at.row) === true ||
      columns?.includes(at.column) === true);
  const findings = report.findings.filter(
    (one) => !["equal", "rounding"].includes(verdictOf(one)) && !old.has(sayOf(one)),
  );
  const isFine = summaryOf(report).standing === "fine" && !findings.some(isHint);
  if (isFine) return "silent";
  // Nothing of a table is called in order that is said not to have been read as a whole.
  const isOut = report.untried.some(({ why }) => why.reason === "no-sums" && why.at.sheet === sheet);
  if (added(report, before).length === 0) return isOut ? "said" : "silent";
  const isNamed =
    findings.some(({ cells }) => cells.some(isThere)) ||
    report.untried.some((one) => !old.has(words("zh-CN").untried(one)) && "at" in one.why && isThere(one.why.at)) ||
    report.strays.some((one) => !old.has(words("zh-CN").stray(one)) && one.sheet === sheet);
  return isNamed ? "named" : "said";
}
