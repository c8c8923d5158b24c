import { readXls } from "hucre";
import type { Area, CellValue, SheetGrid } from "../../core/sheet/grid.ts";
import type { MarkKind } from "../../core/report/mark.ts";
import { stylesOf, type BookStyle } from "./book-styles.ts";
import { piecesOf, startOfCells, type CellPiece } from "./cells.ts";
import { markColours, markKinds } from "../../core/report/colours.ts";
import { shownFormula } from "./formula.ts";
import { formattingOf } from "./marks.ts";
import { notesOf } from "./notes.ts";
import { partText, relationshipsOf } from "../ooxml/package.ts";
import { openWorkbook, type SheetPart, type WorkbookParts } from "./workbook-parts.ts";
import { PAGE_PROPERTY } from "../../core/sheet/page.ts";
import { damaged, defaultLimits, FileTrouble, tooLarge, type FileLimits } from "../refusals.ts";
import { formatOf, readOld, readPackage } from "./read.ts";
import { attribute, childOf, isTrue, tags, treeOf, unescapeXml, type Element, type Tag } from "../ooxml/xml.ts";
import { areaOf, Formulas } from "./shared-formulas.ts";

export type { BookBorder, BookFont, BookStyle, BorderSide } from "./book-styles.ts";

/** A workbook as a grid shows it: plain data. Rows and columns count from zero. */
export interface Book {
  /** "xls" can be shown and checked, not saved; it comes without looks, formulas and widths. */
  readonly format: "xlsx" | "xls";
  /** Worksheets in the order of their tabs. */
  readonly sheets: readonly BookSheet[];
  /** The looks of cells, by the numbers that cells have; the first is that of cells without one. */
  readonly styles: readonly BookStyle[];
  /** Which of `sheets` is in front. */
  readonly active: number;
  /** Whether sheets may neither be added nor removed. */
  readonly locked: boolean;
  /** Tabs that are no worksheets: chart sheets. They are kept, and not shown. */
  readonly others: readonly string[];
  /** Whether days count from 1904, and not from 1900. */
  readonly date1904: boolean;
  /** The names that formulas may use, but for Excel's own. */
  readonly names: readonly BookName[];
  /** What we keep in the workbook. */
  readonly notes?: string;
}

export interface BookName {
  readonly name: string;
  /** With its "=": =收入!$B$4:$B$6 */
  readonly means: string;
  /** Which of `sheets` alone knows it. */
  readonly sheet?: number;
}

export interface BookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Whether its cells are locked. */
  readonly protected: boolean;
  /** Whether it is a report of ours. */
  readonly page: boolean;
  /** By row and column: cells that hold something or have a look. */
  readonly cells: Readonly<Record<number, Readonly<Record<number, BookCell>>>>;
  readonly merges: readonly Area[];
  /** Columns and rows that are not as all others. */
  readonly columns: readonly BookColumns[];
  readonly rows: Readonly<Record<number, BookRow>>;
  /** In points: of all others. */
  readonly defaultWidth: number;
  readonly defaultHeight: number;
  /** Rows and columns that stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly gridlines: boolean;
  /** Where our marks are. */
  readonly marks: readonly { readonly kind: MarkKind; readonly area: Area }[];
  /** What stands in the sheet and the grid does not show; saving keeps it. */
  readonly unshown: readonly Unshown[];
}

/** What a cell holds. */
export interface BookCell {
  /** As `readWorkbook` has it, dates excepted, which are numbers here; blank where there is none. */
  readonly value?: Exclude<CellValue, null>;
  /** What `readWorkbook` makes of a date: "2024-03-01". */
  readonly date?: string;
  /** With its "=", function names in English: =SUM(A1:A3). */
  readonly formula?: string;
  /** Of a formula that fills several cells; the others hold values. */
  readonly spill?: { readonly rows: number; readonly columns: number };
  /** A number in `styles`; 0 where there is none. */
  readonly style?: number;
}

/** Columns side by side, both ends included. */
export interface BookColumns {
  readonly first: number;
  readonly last: number;
  /** In points. */
  readonly width?: number;
  readonly hidden?: true;
  /** The look of their cells that have none. */
  readonly style?: number;
}

export interface BookRow {
  /** In points. */
  readonly height?: number;
  readonly hidden?: true;
  /** The look of its cells that have none; goes before that of the column. */
  readonly style?: number;
}

export type Unshown =
  | "conditional-formats"
  | "validations"
  | "charts"
  | "pictures"
  | "comments"
  | "pivot-tables"
  | "tables"
  | "filters"
  | "sparklines"
  | "controls"
  | "data-tables";

/** How far reading has come: all values first, then sheet by sheet. The page may paint in between. */
export type Progress = (done: number, of: number) => void;

/**
 * Reads .xlsx, .xlsm and, without looks, .xls. `functions` are those that an add-in brings: their names are shown as they are typed, and
 * not as files have them. Rejects with FileTrouble and with nothing else.
 */
export async function readBook(
  bytes: Uint8Array,
  limits: Partial<FileLimits> = {},
  progress?: Progress,
  functions: readonly string[] = [],
): Promise<Book> {
  try {
    const all = { ...defaultLimits, ...limits };
    if (formatOf(bytes, all) === "xls") return await readOldBook(bytes, all);
    const source = openWorkbook(bytes, all);
    const values = await readPackage(source, all);
    return await bookOf(source, values, { budget: { formulas: all.inflated / 8 }, functions }, progress);
  } catch (error) {
    throw error instanceof FileTrouble ? error : damaged(String(error));
  }
}

async function readOldBook(bytes: Uint8Array, limits: FileLimits): Promise<Book> {
  const grids = await readOld(bytes, limits);
  const { sheets } = await readXls(bytes);
  const own = grids.map((grid) => ({
    ...bareSheet(grid.name, grid.hidden === true),
    cells: Object.fromEntries(
      grid.rows.flatMap((row, r) => {
        const cells = row.flatMap((value, c) => (value === null ? [] : [[c, { value }] as const]));
        return cells.length === 0 ? [] : [[r, Object.fromEntries(cells)] as const];
      }),
    ),
    merges: (sheets.find(({ name }) => name === grid.name)?.merges ?? []).map(
      ({ startRow: top, startCol: left, endRow: bottom, endCol: right }) => ({ top, left, bottom, right }),
    ),
  }));
  return { ...bareBook(own, stylesOf(undefined, undefined)), format: "xls" };
}

/** A workbook of these sheets, with nothing else to say of it. */
export function bareBook(sheets: readonly BookSheet[], styles: readonly BookStyle[]): Book {
  return { format: "xlsx", sheets, styles, active: 0, locked: false, others: [], date1904: false, names: [] };
}

/** A sheet with nothing in it. */
export function bareSheet(name: string, hidden = false): BookSheet {
  return {
    name,
    hidden,
    protected: false,
    page: false,
    cells: {},
    merges: [],
    columns: [],
    rows: {},
    defaultWidth: pointsOf(USUAL_WIDTH),
    defaultHeight: USUAL_HEIGHT,
    frozen: { rows: 0, columns: 0 },
    gridlines: true,
    marks: [],
    unshown: [],
  };
}

const USUAL_WIDTH = 8.43 + 5 / 7;
const USUAL_HEIGHT = 15;

/** Widths of files count digits of the usual font, here 7 pixels wide, padding included. */
function pointsOf(width: number): number {
  return Math.round(width * 7) * 0.75;
}

/** What formulas may cost, and the functions that an add-in brings. */
interface Asked {
  readonly budget: { formulas: number };
  readonly functions: readonly string[];
}

async function bookOf(
  source: WorkbookParts,
  grids: readonly SheetGrid[],
  asked: Asked,
  progress: Progress | undefined,
): Promise<Book> {
  const { zip, styles, theme } = source;
  const styleText = styles !== undefined && zip.find(styles) ? partText(zip, styles) : undefined;
  const themeText = theme !== undefined && zip.find(theme) ? partText(zip, theme) : undefined;
  const kinds = kindsOf(styleText);
  const text = partText(zip, source.main);
  const root = treeOf(text);
  const protection = childOf(root, "workbookProtection")?.open;
  const [view] = childOf(root, "bookViews")?.children ?? [];
  const front = Number((view && attribute(text, view.open, "activeTab")) ?? 0);
  const tabs = childOf(root, "sheets")?.children ?? [];
  const notes = notesOf({
    main: source.main,
    text: (part) => partText(zip, part),
    has: (part) => zip.find(part) !== undefined,
    relationshipsOf: (part) => relationshipsOf(zip, part),
  });
  const sheets: BookSheet[] = [];
  for (const [i, sheet] of source.sheets.entries()) {
    if (progress) {
      progress(i + 1, source.sheets.length + 1);
      await new Promise((resolve) => setTimeout(resolve));
    }
    sheets.push(sheetOf(source, sheet, grids[i]?.rows ?? [], kinds, asked));
  }
  progress?.(source.sheets.length + 1, source.sheets.length + 1);
  return {
    format: "xlsx",
    sheets,
    styles: stylesOf(styleText, themeText),
    active: Math.max(
      source.sheets.findIndex(({ tab, hidden }) => tab === front && !hidden),
      0,
    ),
    locked: protection !== undefined && isTrue(text, protection, "lockStructure") === true,
    others: tabs.flatMap((tab, i) =>
      source.sheets.some((sheet) => sheet.tab === i) ? [] : [attribute(text, tab.open, "name") ?? ""],
    ),
    date1904: source.date1904,
    names: namesOf(text, root, source.sheets, asked),
    ...(notes === undefined ? {} : { notes }),
  };
}

/** Names of print areas and filters are Excel's own; others may be macros. */
function namesOf(
  text: string,
  root: Element,
  sheets: readonly SheetPart[],
  { budget, functions }: Asked,
): readonly BookName[] {
  return (childOf(root, "definedNames")?.children ?? []).flatMap(({ open, close }): BookName[] => {
    const name = attribute(text, open, "name") ?? "";
    const means = open === close ? "" : unescapeXml(text.slice(open.end, close.start));
    const tab = attribute(text, open, "localSheetId");
    const sheet = sheets.findIndex((each) => String(each.tab) === tab);
    const isMacro = isTrue(text, open, "function") === true || isTrue(text, open, "vbProcedure") === true;
    if (means === "" || isMacro || name.startsWith("_xlnm.") || (tab !== undefined && sheet === -1)) return [];
    budget.formulas -= means.length;
    if (budget.formulas < 0) throw tooLarge("inflated");
    return [{ name, means: shownFormula(means, functions), ...(tab === undefined ? {} : { sheet }) }];
  });
}

function sheetOf(
  source: WorkbookParts,
  { name, hidden, part }: SheetPart,
  values: SheetGrid["rows"],
  kinds: ReadonlyMap<number, MarkKind>,
  { budget, functions }: Asked,
): BookSheet {
  const text = partText(source.zip, part);
  const cells: Record<number, Record<number, BookCell>> = {};
  const rows: Record<number, BookRow> = {};
  const formulas = new Formulas(budget, functions);
  const unshown = new Set<Unshown>();
  let end = text.length;
  for (const piece of piecesOf(text)) {
    if (piece.kind === "end") end = piece.tag.end;
    else if (piece.kind === "row") {
      const row = rowOf(text, piece.tag);
      if (row !== undefined && isRow(piece.row)) rows[piece.row] = row;
    } else if (piece.kind === "cell" && isRow(piece.row) && piece.column >= 0 && piece.column < 2 ** 14) {
      const cell = cellOf(text, piece, values[piece.row]?.[piece.column] ?? null, formulas);
      if (cell !== undefined) (cells[piece.row] ??= {})[piece.column] = cell;
      if (piece.formula && attribute(text, piece.formula, "t") === "dataTable") unshown.add("data-tables");
    }
  }
  const rest = text.slice(0, startOfCells(text)) + text.slice(end);
  const around = aroundCells(rest);
  const marks = marksOf(rest, kinds, unshown);
  for (const one of [...around.unshown, ...unshownParts(source, part)]) unshown.add(one);
  return {
    ...bareSheet(name, hidden),
    ...around,
    page: isPage(source, part, rest),
    cells,
    rows,
    marks,
    unshown: [...unshown],
  };
}

function isRow(row: number): boolean {
  return row >= 0 && row < 2 ** 20;
}

function rowOf(text: string, tag: Tag): BookRow | undefined {
  const height = Number(attribute(text, tag, "ht"));
  const style = isTrue(text, tag, "customFormat") ? Number(attribute(text, tag, "s")) : 0;
  const hidden = isTrue(text, tag, "hidden") === true;
  if (!(height > 0) && !(style > 0) && !hidden) return undefined;
  return { ...(height > 0 ? { height } : {}), ...(hidden ? { hidden } : {}), ...(style > 0 ? { style } : {}) };
}

function cellOf(text: string, piece: CellPiece, value: CellValue, formulas: Formulas): BookCell | undefined {
  const { tag } = piece;
  const style = Number(attribute(text, tag, "s") ?? 0);
  const type = attribute(text, tag, "t") ?? "n";
  const number = type === "n" && typeof value === "string" ? Number(piece.valueText) : NaN;
  const formula = formulas.of(text, piece);
  if (value === null && formula === undefined && !(style > 0)) return undefined;
  return {
    ...(value === null
      ? {}
      : typeof value === "string" && Number.isFinite(number)
        ? { value: number, date: value }
        : { value }),
    ...formula,
    ...(style > 0 ? { style } : {}),
  };
}

type Around = Pick<
  BookSheet,
  "protected" | "merges" | "columns" | "defaultWidth" | "defaultHeight" | "frozen" | "gridlines" | "unshown"
>;

function aroundCells(text: string): Around {
  const merges: Area[] = [];
  const columns: BookColumns[] = [];
  const unshown = new Set<Unshown>();
  let isProtected = false;
  let defaultWidth = pointsOf(USUAL_WIDTH);
  let defaultHeight = USUAL_HEIGHT;
  let frozen = { rows: 0, columns: 0 };
  let gridlines = true;
  let views = 0;
  for (const tag of tags(text)) {
    if (tag.kind === "close" || tag.depth === 0) continue;
    const number = (name: string): number => Number(attribute(text, tag, name) ?? NaN);
    const within = tag.depth === 1 ? "" : tag.local;
    if (tag.depth === 1) {
      if (tag.local === "sheetProtection") isProtected = isTrue(text, tag, "sheet") === true;
      else if (tag.local === "autoFilter") unshown.add("filters");
      else if (tag.local === "sheetFormatPr") {
        const width = number("defaultColWidth");
        const characters = number("baseColWidth");
        if (width > 0) defaultWidth = pointsOf(width);
        else if (characters > 0) defaultWidth = pointsOf(characters + 5 / 7);
        const height = number("defaultRowHeight");
        if (height > 0) defaultHeight = height;
      }
    } else if (within === "mergeCell") {
      const area = areaOf(attribute(text, tag, "ref"));
      if (area) merges.push(area);
    } else if (within === "col") {
      const [first, last] = [number("min") - 1, number("max") - 1];
      const column = columnsOf(text, tag, first, last);
      if (column) columns.push(column);
    } else if (within === "sheetView" && tag.depth === 2) {
      if (views++ === 0) gridlines = isTrue(text, tag, "showGridLines") !== false;
    } else if (within === "pane" && tag.depth === 3 && views === 1) {
      const state = attribute(text, tag, "state");
      if (state === "frozen" || state === "frozenSplit")
        frozen = { rows: number("ySplit") || 0, columns: number("xSplit") || 0 };
    } else if (within === "dataValidation") unshown.add("validations");
    else if (within === "sparkline") unshown.add("sparklines");
  }
  return {
    protected: isProtected,
    merges,
    columns,
    defaultWidth,
    defaultHeight,
    frozen,
    gridlines,
    unshown: [...unshown],
  };
}

function columnsOf(text: string, tag: Tag, first: number, last: number): BookColumns | undefined {
  if (!(first >= 0 && last >= first)) return undefined;
  const width = Number(attribute(text, tag, "width"));
  const style = Number(attribute(text, tag, "style") ?? 0);
  return {
    first,
    last: Math.min(last, 2 ** 14 - 1),
    ...(width > 0 ? { width: pointsOf(width) } : {}),
    ...(isTrue(text, tag, "hidden") ? { hidden: true } : {}),
    ...(style > 0 ? { style } : {}),
  };
}

/** Which formats of the style sheet look as our marks do. */
function kindsOf(styles: string | undefined): ReadonlyMap<number, MarkKind> {
  const found = new Map<number, MarkKind>();
  const formats = styles === undefined ? [] : (childOf(treeOf(styles), "dxfs")?.children ?? []);
  formats.forEach((format, i) => {
    const colour = childOf(childOf(childOf(format, "fill"), "patternFill"), "bgColor");
    const rgb = colour && styles !== undefined ? attribute(styles, colour.open, "rgb")?.slice(-6).toUpperCase() : "";
    const kind = markKinds.find((one) => markColours[one].fill === rgb);
    if (kind !== undefined) found.set(i, kind);
  });
  return found;
}

function marksOf(text: string, kinds: ReadonlyMap<number, MarkKind>, unshown: Set<Unshown>): BookSheet["marks"] {
  const { blocks, rules } = formattingOf(text);
  if (rules.some(({ ours }) => !ours)) unshown.add("conditional-formats");
  return rules.flatMap((rule) => {
    const block = blocks[rule.block];
    if (!rule.ours || block === undefined) return [];
    const [open] = tags(text.slice(block.start, block.end));
    const [first] = tags(text.slice(rule.start, rule.end));
    if (!open || !first) return [];
    const kind = kinds.get(Number(attribute(text.slice(rule.start, rule.end), first, "dxfId")));
    const ranges = attribute(text.slice(block.start, block.end), open, "sqref") ?? "";
    return kind === undefined
      ? []
      : ranges.split(/\s+/).flatMap((range) => {
          const area = areaOf(range);
          return area ? [{ kind, area }] : [];
        });
  });
}

const PARTS: Readonly<Record<string, Unshown>> = {
  comments: "comments",
  threadedComment: "comments",
  pivotTable: "pivot-tables",
  table: "tables",
  control: "controls",
  ctrlProp: "controls",
  oleObject: "controls",
};

function unshownParts({ zip }: WorkbookParts, part: string): Unshown[] {
  const related = relationshipsOf(zip, part);
  const drawn = related
    .filter(({ type }) => type === "drawing")
    .flatMap(({ target }) => relationshipsOf(zip, target))
    .map(({ type }): Unshown => (type === "image" ? "pictures" : "charts"));
  return [...related.flatMap(({ type }) => PARTS[type] ?? []), ...drawn];
}

function isPage({ zip }: WorkbookParts, part: string, text: string): boolean {
  if (!text.includes(PAGE_PROPERTY) || !relationshipsOf(zip, part).some(({ type }) => type === "customProperty"))
    return false;
  for (const tag of tags(text))
    if (tag.local === "customPr" && tag.kind !== "close" && attribute(text, tag, "name") === PAGE_PROPERTY) return true;
  return false;
}
