import type { Block } from "../forms/form.ts";
import { isBlank, type CellValue, type SheetGrid } from "../sheet/grid.ts";
import { plain, serialOf } from "../sheet/text.ts";
import { isCounted } from "./cells.ts";
import { isNumberRow } from "./number-row.ts";
import type { Segment } from "./segments.ts";
import { CODE_IN_FRONT, figureAt, isLone, isWords, MOST_COLUMNS } from "./shape-cells.ts";
import type { Place, Row, TableBlock } from "./table.ts";

// The sides of a table that no form describes: which columns are labels, codes and figures, and what its rows are.

/** A list of rows with figures: a table has two of them side by side where words stand right of figures again. */
export interface Side {
  readonly block: TableBlock;
  /** For each of its columns, the headings from above down to its own. */
  readonly paths: readonly (readonly string[])[];
  readonly rows: readonly ShapeRow[];
  /** Its heading is printed again above or below: it may be one page of several. */
  readonly isPage: boolean;
}

/** What a row is by its label. */
export interface ShapeRow {
  /** Its words without spaces and width. */
  readonly label: string;
  /** 合计, 小计, 总计 and the like. */
  readonly isTotal: boolean;
  /** 其中, and what is counted: no part of a sum. */
  readonly isMemo: boolean;
  /** How it is numbered: 一、 （一） 1. (1); "" where it is not. */
  readonly serial: string;
  /** The code in front of it, where the side has a column of codes. */
  readonly code?: string;
  /** Columns of the side whose cell holds words: what they come to nobody knows. */
  readonly words: ReadonlySet<number>;
}

const TOTAL = /(?:合计|总计|小计|共计|总额)$/;
const MEMO = /^(?:[\d一二三四五六七八九十(（.、)）]*)其中/;
const CODES = /^[类款项]$|(?:编码|代码|科目)(?:\([^()]{0,12}\))?$/;
const NUMBERS = /^(?:序号|行次|编号|年度|年份|电话|联系电话|排名)$/;
/** Differences of printed figures are rounded twice. */
const COMPARED = /比(?:20\d\d|上|去|本)年/;
/** Figures that nobody adds up. */
const NO_SUM =
  /^(?:数量|人数|人次|批次|辆数|台数)(?:\(|$)|%|增减|率|比重|占比|幅度|比例|单价|标准|人均|均价|系数|年限|增速/;
const PROSE = /依据|说明|备注|原因|来源|公式|内容|措施|目标|时间|日期|(?:度量|计量)单位$/;
const NOTES = /单位:|编制|公开\d|^表\d|年度$|日期/;
const WHOLE_CODE = /^[235]\d\d(?:\d\d){0,2}$/;
/** Sides beyond these are no table. */
const MOST_SIDES = 8;

/** The words over each column, from above down: those of a cell that spans it too. */
function pathsOf(grid: SheetGrid, heading: readonly number[], width: number): string[][] {
  const paths: string[][] = Array.from({ length: width }, () => []);
  const rows = heading.map((row) => grid.rows[row] ?? []).filter((cells) => !isNumberRow(cells));
  const sources = rows.map((): number[] => []);
  for (let c = 0; c < width; c++) {
    let joined = c > 0;
    rows.forEach((cells, r) => {
      const words = headingAt(cells[c]);
      const line = sources[r] ?? [];
      const left = joined ? (line[c - 1] ?? -1) : -1;
      line[c] = words === "" ? left : c;
      const shown = words === "" && left >= 0 ? headingAt(cells[left]) : words;
      if (shown !== "" && paths[c]?.at(-1) !== shown) paths[c]?.push(shown);
      joined = joined && line[c] === line[c - 1];
    });
  }
  return paths;
}

function headingAt(cell: CellValue | undefined): string {
  if (typeof cell !== "string" || cell.length > 60) return "";
  const words = plain(cell);
  return NOTES.test(words) ? "" : words;
}

type Role = "label" | "code" | "figure" | "none";

function roleOf(grid: SheetGrid, rows: readonly number[], column: number, path: readonly string[]): Role {
  const own = path.at(-1) ?? "";
  let figures = 0;
  let words = 0;
  let codes = 0;
  for (const row of rows) {
    const cell = grid.rows[row]?.[column];
    if (isBlank(cell)) continue;
    if (figureAt(cell)) figures++;
    else if (isWords(cell)) words++;
    if (isCode(cell)) codes++;
  }
  if (figures + words === 0 || NUMBERS.test(own)) return "none";
  if (figures > words) {
    // One figure under no heading is none of a column.
    if (figures === 1 && path.length === 0) return "none";
    if (numbersOn(grid, rows, column)) return "none";
    if (CODES.test(own) || (codes >= 4 && codes === figures && words <= 1)) return "code";
    return NO_SUM.test(own) || path.some((words) => COMPARED.test(words)) ? "none" : "figure";
  }
  return PROSE.test(own) ? "none" : "label";
}

/** 行次 by any other name: a column that counts on row by row. */
function numbersOn({ rows }: SheetGrid, body: readonly number[], column: number): boolean {
  let next: number | undefined;
  let count = 0;
  for (const row of body) {
    const cell = rows[row]?.[column];
    if (isBlank(cell)) continue;
    const figure = Number(cell);
    if (!Number.isInteger(figure) || (next !== undefined && figure !== next)) return false;
    next = figure + 1;
    count++;
  }
  return count >= 4;
}

function isCode(cell: CellValue | undefined): boolean {
  if (typeof cell === "number") return Number.isInteger(cell) && cell > 200 && WHOLE_CODE.test(String(cell));
  return typeof cell === "string" && cell.length <= 12 && WHOLE_CODE.test(cell.trim());
}

/** The sides that stand under one heading, from left to right; none where no figures have labels. */
export function sidesOf(grid: SheetGrid, { heading, rows }: Segment, isPage: boolean): Side[] {
  const width = Math.min(
    MOST_COLUMNS,
    rows.reduce((most, row) => Math.max(most, grid.rows[row]?.length ?? 0), 0),
  );
  const paths = pathsOf(grid, heading, width);
  const sides: { labels: number[]; codes: number[]; figures: number[] }[] = [];
  const aside: number[] = [];
  for (let c = 0; c < width; c++) {
    const role = roleOf(grid, rows, c, paths[c] ?? []);
    if (role === "none" && (paths[c]?.length ?? 0) > 0) aside.push(c);
    if (role === "none") continue;
    let side = sides.at(-1);
    if (side === undefined || (side.figures.length > 0 && role !== "figure"))
      sides.push((side = { labels: [], codes: [], figures: [] }));
    (role === "label" ? side.labels : role === "code" ? side.codes : side.figures).push(c);
  }
  return (
    sides
      // A single row needs no label.
      .filter(
        ({ labels, codes, figures }) => figures.length > 0 && (labels.length + codes.length > 0 || rows.length === 1),
      )
      .slice(0, MOST_SIDES)
      .map((side) => ({ ...sideOf(grid, heading[0] ?? rows[0] ?? 0, rows, { ...side, aside }, paths), isPage }))
      .filter(({ block }) => block.rows.length * block.block.columns.length > 1)
  );
}

function sideOf(
  grid: SheetGrid,
  from: number,
  rows: readonly number[],
  { labels, codes, figures, aside }: Readonly<Record<"labels" | "codes" | "figures" | "aside", readonly number[]>>,
  paths: readonly (readonly string[])[],
): Omit<Side, "isPage"> {
  const own = figures.map((c) => paths[c] ?? []);
  const block: Block = {
    name: String(figures[0] ?? 0),
    rows: "lines",
    labels: {},
    lines: [],
    columns: own.map((path, i) => ({ name: String(figures[i]), headings: [path.join("/")] })),
  };
  const name = labels.at(-1) ?? codes.at(-1) ?? 0;
  const place: Place = {
    block,
    repeat: 0,
    labels: { name },
    columns: figures,
    headings: own.map((path) => path.join("/")),
    from,
    prose: aside,
    beside: [...codes, ...labels],
  };
  const found: Row[] = [];
  const shapes: ShapeRow[] = [];
  for (const at of rows) {
    const cells = grid.rows[at] ?? [];
    let filled = 0;
    for (const c of figures) if (!isBlank(cells[c])) filled++;
    // A figure alone in its row is none of the table.
    if (filled === 0 || (filled === 1 && isLone(cells))) continue;
    let text = "";
    let isTotal = false;
    let isMemo = false;
    const words: string[] = [];
    for (const column of labels) {
      const cell = cells[column];
      if (!isWords(cell)) continue;
      text = cell;
      const own = plain(cell);
      words.push(own);
      isTotal ||= TOTAL.test(own);
      isMemo ||= MEMO.test(own) || isCounted(own);
    }
    const label = words.at(-1) ?? "";
    const code = codeAt(cells, codes, label);
    found.push({ at, place, level: "line", name: text.trim() === "" ? (code ?? "") : text.trim() });
    shapes.push({
      label,
      isTotal,
      isMemo,
      serial: serialOf(label),
      ...(code === undefined ? {} : { code }),
      words: wordsIn(cells, figures),
    });
  }
  return {
    block: {
      block,
      rows: found,
      from,
      lines: new Map(),
      codes: new Map(),
      roots: [],
      repeated: [],
      orphans: [],
      missing: [],
      strangers: [],
    },
    paths: own,
    rows: shapes,
  };
}

const NO_WORDS: ReadonlySet<number> = new Set();

function wordsIn(cells: readonly CellValue[], figures: readonly number[]): ReadonlySet<number> {
  let found: Set<number> | undefined;
  figures.forEach((column, i) => {
    const cell = cells[column];
    if (typeof cell === "number" || cell === null || cell === undefined) return;
    if (isWords(cell) || typeof cell === "object") (found ??= new Set()).add(i);
  });
  return found ?? NO_WORDS;
}

/** The code of a row: whole in a cell, split over two or three, or in front of its name. */
function codeAt(cells: readonly CellValue[], columns: readonly number[], label: string): string | undefined {
  let code = "";
  for (const column of columns) {
    const cell = cells[column];
    const digits = typeof cell === "number" ? String(cell) : typeof cell === "string" ? plain(cell) : "";
    if (!/^\d{1,7}$/.test(digits)) continue;
    if (digits.length >= 3) code = digits.startsWith(code) || code === "" ? digits : code;
    else if (code !== "" && code.length < 7) code += digits.padStart(2, "0");
  }
  if (code === "") code = CODE_IN_FRONT.exec(label)?.[0] ?? "";
  return WHOLE_CODE.test(code) ? code : undefined;
}
