import type { PrintedCell, PrintedSheet } from "../../core/publication/printed.ts";
import { linesOf, textWidth, widestUnit } from "./lines.ts";
import { TABLE_STYLE } from "./look.ts";
import { run } from "./paragraph.ts";

// A table on paper: on one page where it can be. Everything in twentieths of a point.

/** How a table lies: the size of its letters, the height of a line, and how wide and high its columns and rows are. */
export interface TableLayout {
  readonly landscape: boolean;
  readonly size: number;
  readonly line: number;
  readonly widths: readonly number[];
  readonly heights: readonly number[];
}

/** What a page leaves for the rows of a table. */
export type Space = (landscape: boolean) => { readonly width: number; readonly height: number };

/** Sizes that can still be read: 小五, and down to 7 points. */
const SIZES = [TABLE_STYLE.size, 160, 150, 140];
/** Free at either side of a cell. */
const MARGIN = 40;
/** What the lines of a box take of a row. */
const LINE_HEIGHT = 12;
/** A row is made so much higher at most where the page has place. */
const AIR = 120;

interface Tried extends TableLayout {
  /** Whether some figure or word is wider than its column. */
  readonly breaks: boolean;
}

/** Lays a table: the largest letters with which it is on one page, turned where it is too wide; over several pages where no size will do. */
export function layTable(sheet: PrintedSheet, space: Space): TableLayout {
  const ways = SIZES.flatMap((size) =>
    (sheet.landscape ? [true] : [false, true]).map((landscape) => tryTable(sheet, size, landscape, space)),
  );
  const tall = ({ heights }: Tried): number => heights.reduce((sum, one) => sum + one, 0);
  const onOne = ways.find((way) => !way.breaks && tall(way) <= space(way.landscape).height);
  const [first] = ways;
  const way = onOne ?? ways.find(({ breaks }) => !breaks) ?? ways.at(-1) ?? first;
  if (way === undefined) throw new RangeError("no size");
  const free = onOne === undefined ? AIR : (space(way.landscape).height - tall(way)) / Math.max(1, way.heights.length);
  const air = Math.min(AIR, Math.floor(free));
  return { ...way, heights: way.heights.map((height) => height + air) };
}

function tryTable(sheet: PrintedSheet, size: number, landscape: boolean, space: Space): Tried {
  const whole = space(landscape).width;
  const line = Math.round((size * TABLE_STYLE.line) / TABLE_STYLE.size);
  const needs = sheet.widths.map((_, c) => needOf(sheet, c, size));
  const least = needs.map((need) => need.least);
  const [shared, needed] = [sheet.widths.map((share) => share * whole), needs.map(({ most }) => most)].map((wished) => {
    const widths = share(least, wished, whole);
    return { widths, rows: linesIn(sheet, widths, size) };
  });
  const sum = (rows: readonly number[]): number => rows.reduce((all, one) => all + one, 0);
  const better = shared && needed && sum(needed.rows) < sum(shared.rows) ? needed : shared;
  return {
    landscape,
    size,
    line,
    widths: better?.widths ?? [],
    heights: (better?.rows ?? []).map((lines) => lines * line + LINE_HEIGHT),
    breaks: sum(least) > whole,
  };
}

/** The width of a column in which nothing is broken, and that in which everything stands on one line. */
function needOf(
  { rows }: PrintedSheet,
  column: number,
  size: number,
): { readonly least: number; readonly most: number } {
  let [least, most] = [0, 0];
  for (const row of rows) {
    const cell = row[column];
    if (cell === undefined || cell.columns > 1) continue;
    least = Math.max(least, widestUnit(cell.text, size));
    most = Math.max(most, textWidth(cell.text, size));
  }
  const free = 2 * MARGIN + size / 2;
  return { least: least + free, most: most + free };
}

/** Widths in whole twentieths of a point that come to `whole`: the least of each, and what is left as far as they wish for more. */
function share(least: readonly number[], wished: readonly number[], whole: number): number[] {
  const sum = least.reduce((all, one) => all + one, 0);
  const more = wished.map((wish, i) => Math.max(0, wish - (least[i] ?? 0)));
  const all = more.reduce((total, one) => total + one, 0);
  const widths = least.map((one, i) => {
    if (sum > whole) return (one * whole) / sum;
    const part = all === 0 ? 1 / least.length : (more[i] ?? 0) / all;
    return one + (whole - sum) * part;
  });
  let [at, edge] = [0, 0];
  return widths.map((width) => {
    at += width;
    const own = Math.max(1, Math.round(at) - edge);
    edge += own;
    return own;
  });
}

/** How many lines each row has. */
function linesIn({ rows }: PrintedSheet, widths: readonly number[], size: number): number[] {
  const lines = rows.map(() => 1);
  const high: { readonly row: number; readonly rows: number; readonly lines: number }[] = [];
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell === undefined || cell.text === "") return;
      const own = linesOf(cell.text, between(widths, c, cell.columns) - 2 * MARGIN, size);
      if (cell.rows === 1) lines[r] = Math.max(lines[r] ?? 1, own);
      else high.push({ row: r, rows: cell.rows, lines: own });
    });
  });
  // What a cell over several rows needs besides, its last row has.
  for (const { row, rows: count, lines: needed } of high) {
    const last = Math.min(row + count, rows.length) - 1;
    const has = lines.slice(row, last + 1).reduce((sum, one) => sum + one, 0);
    if (needed > has) lines[last] = (lines[last] ?? 1) + needed - has;
  }
  return lines;
}

const between = (widths: readonly number[], from: number, span: number): number =>
  widths.slice(from, from + span).reduce((sum, one) => sum + one, 0);

/** What sets the lines of a table, its number and its unit: the style of the document, or each paragraph where it has none. */
export interface TableText {
  readonly paragraph: string;
  readonly run: string;
}

export function tableText(style: string, { size, line }: Pick<TableLayout, "size" | "line">): TableText {
  const isUsual = size === TABLE_STYLE.size && style !== "";
  const spacing = `<w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/>`;
  return {
    paragraph: isUsual ? "" : spacing,
    run: isUsual ? "" : `<w:rPr><w:sz w:val="${size / 10}"/><w:szCs w:val="${size / 10}"/></w:rPr>`,
  };
}

/** The table; its heading is repeated on every page. */
export function tableXml({ rows, heading }: PrintedSheet, layout: TableLayout, style: string): string {
  const { widths, heights } = layout;
  const whole = between(widths, 0, widths.length);
  const text = tableText(style, layout);
  // Cells that go on below: how many rows are left of them, by column.
  const going = new Map<number, { left: number; readonly columns: number }>();
  const body = rows.map((row, r) => {
    const cells: string[] = [];
    for (let c = 0; c < widths.length;) {
      const goes = going.get(c);
      const cell = row[c];
      const isOn = goes !== undefined && goes.left > 0;
      const span = isOn ? goes.columns : (cell?.columns ?? 1);
      const goesOn = !isOn && cell !== undefined && cell.rows > 1;
      if (isOn) goes.left--;
      else if (goesOn) going.set(c, { left: cell.rows - 1, columns: span });
      const merge = isOn ? "<w:vMerge/>" : goesOn ? '<w:vMerge w:val="restart"/>' : "";
      const spans = `${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ""}${merge}`;
      cells.push(cellXml(isOn ? undefined : cell, spans, between(widths, c, span), style, text, r < heading));
      c += span;
    }
    return (
      `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${heights[r] ?? 0}" w:hRule="atLeast"/>` +
      `${r < heading ? "<w:tblHeader/>" : ""}</w:trPr>${cells.join("")}</w:tr>`
    );
  });
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(LINE).join("")}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:left w:w="${MARGIN}" w:type="dxa"/><w:right w:w="${MARGIN}" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${body.join("")}</w:tbl>`
  );
}

function cellXml(
  cell: PrintedCell | undefined,
  spans: string,
  width: number,
  style: string,
  text: TableText,
  isHeading: boolean,
): string {
  const side = isHeading ? "center" : cell?.isNumber === true ? "right" : "left";
  const named = style === "" ? "" : `<w:pStyle w:val="${style}"/>`;
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spans}<w:vAlign w:val="center"/></w:tcPr>` +
    `<w:p><w:pPr>${named}${text.paragraph}<w:jc w:val="${side}"/></w:pPr>${cell === undefined || cell.text === "" ? "" : run(cell.text, text.run)}</w:p></w:tc>`
  );
}

const LINE = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
