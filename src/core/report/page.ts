import { LONGEST_TEXT } from "../sheet/excel.ts";
import type { Area, CellAddress } from "../sheet/grid.ts";
import { markColours } from "./colours.ts";
import type { MarkKind } from "./mark.ts";

/** A page of text: a new sheet of the workbook, or a file of its own. It is printed across, as wide as the paper. */
export interface Page {
  readonly name: string;
  /** Texts stay texts, whatever they begin with; numbers are written as they are. The last cell of a row that is shorter than the page goes on to its end. */
  readonly rows: readonly (readonly (string | number)[])[];
  /** Zero-based rows that are headings. */
  readonly headings: readonly number[];
  /** Cells filled with the colour of a mark: verdicts, and the legend. */
  readonly legend: readonly { readonly row: number; readonly column: number; readonly kind: MarkKind }[];
  /** How wide the columns are, in characters of Latin script. */
  readonly widths: readonly number[];
  /** Rows of tables, that of the headings first: their cells have lines around them. */
  readonly tables: readonly { readonly first: number; readonly last: number }[];
  /** Cells that lead somewhere. */
  readonly links: readonly PageLink[];
  /** Its one table is long: it can be filtered, and its headings stay in sight and stand on every sheet of paper. */
  readonly isList?: true;
}

/** From a cell of the page to a cell of the workbook that was checked, or to another file and a cell in it: 公开03表!C5. */
export interface PageLink {
  readonly row: number;
  readonly column: number;
  readonly to: CellAddress | FileLink;
}

/** `href` is relative to the file that the page is in, and written as addresses are. */
export interface FileLink {
  readonly href: string;
  readonly cell?: string;
}

/** What tells our report sheets from the user's: a property of the sheet, which stays when it is renamed. */
export const PAGE_PROPERTY = "gongkai";

export const POINTS_A_CHARACTER = 6;
/** A line of text is so high, in points; and a row at most, as Excel has it. */
const LINE = 15;
const HIGHEST = 409;
const TITLE_SIZE = 15;
const HEADING_FILL = "E7E6E6";
const LINK_COLOUR = "0563C1";

/** What a cell of a page holds. */
export function pageCell(cell: string | number): string | number {
  if (typeof cell === "number" && Number.isFinite(cell)) return cell;
  return String(cell).slice(0, LONGEST_TEXT);
}

/** What goes on over several columns, in the rows from one to another. */
export function pageMerges({ rows, widths }: Page, from = 0, to = rows.length): Area[] {
  return rows.slice(from, to).flatMap(({ length }, i) => {
    const [row, last] = [from + i, widths.length - 1];
    return length === 0 || length > last ? [] : [{ top: row, left: length - 1, bottom: row, right: last }];
  });
}

/** How high a row is to be, in points: its texts are seen whole. */
export function pageHeight({ rows, widths }: Page, row: number): number {
  const cells = rows[row] ?? [];
  const lines = cells.map((cell, column) => {
    const goesOn = column === cells.length - 1;
    const width = widths.slice(column, goesOn ? undefined : column + 1).reduce((sum, one) => sum + one, 0);
    return String(cell)
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(charactersIn(line) / Math.max(1, width - 1))), 0);
  });
  return Math.min(HIGHEST, Math.max(1, ...lines) * LINE + (row === 0 ? LINE / 2 : 0));
}

/** Chinese characters are two wide. */
function charactersIn(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (char > "\u2E80" ? 2 : 1), 0);
}

/** How a cell of a page looks. Colours are RRGGBB. */
export interface PageLook {
  readonly bold?: true;
  /** In points; the usual one where nothing is said. */
  readonly size?: number;
  readonly fill?: string;
  readonly colour?: string;
  readonly boxed?: true;
}

/** Gives each cell its look. */
export function pageLooks({ headings, legend, tables, links }: Page): (row: number, column: number) => PageLook {
  const key = (row: number, column: number): string => `${row} ${column}`;
  const [titles, kinds] = [new Set(headings), new Map(legend.map((one) => [key(one.row, one.column), one.kind]))];
  const leads = new Set(links.map(({ row, column }) => key(row, column)));
  return (row, column) => {
    const kind = kinds.get(key(row, column));
    const isBoxed = tables.some(({ first, last }) => first <= row && row <= last);
    const isTop = titles.has(row) && tables.some(({ first }) => first === row);
    return {
      ...(titles.has(row) ? { bold: true } : {}),
      ...(titles.has(row) && row === 0 ? { size: TITLE_SIZE } : {}),
      ...(isTop ? { fill: HEADING_FILL } : {}),
      ...(leads.has(key(row, column)) ? { colour: LINK_COLOUR } : {}),
      ...(kind === undefined ? {} : markLook(kind)),
      ...(isBoxed ? { boxed: true } : {}),
    };
  };
}

function markLook(kind: MarkKind): PageLook {
  const { fill, font } = markColours[kind];
  return { fill, ...(font === undefined ? {} : { colour: font }) };
}
