import { isPlace } from "../../core/sheet/excel.ts";
import type { MarkKind } from "../../core/report/mark.ts";
import { stylesOf } from "./book-styles.ts";
import { budgetOf, spend, type Budget } from "../sheet-cells.ts";
import { columnsIn, isHiddenRow, mergesIn, type ColumnTag } from "./around-cells.ts";
import {
  pointsOf,
  USUAL_HEIGHT,
  USUAL_WIDTH,
  bareSheet,
  type Book,
  type BookCell,
  type BookColumns,
  type BookName,
  type BookRow,
  type BookSheet,
  type Unshown,
} from "./book.ts";
import { cellMeans, valueOf, type CellMeans } from "./cell-values.ts";
import { areaOf, piecesOf } from "./cells.ts";
import type { CellPiece } from "./piece.ts";
import { markColours, markKinds } from "../../core/report/colours.ts";
import { besideOf } from "./beside.ts";
import { shownFormula } from "./formula/function-names.ts";
import { formattingOf } from "./marks.ts";
import { notesOf, partsIn } from "./notes.ts";
import { partText, relationshipsOf, textIfAny } from "../ooxml/package.ts";
import { openWorkbook, type SheetPart, type WorkbookParts } from "./workbook-parts.ts";
import { PAGE_PROPERTY } from "../../core/report/page.ts";
import { damaged, defaultLimits, FileTrouble, tooLarge, type FileLimits } from "../refusals.ts";
import { attribute, childOf, isTrue, tags, treeOf, unescapeXml, type Element, type Tag } from "../ooxml/xml.ts";
import { Formulas } from "./shared-formulas.ts";

/** How far reading has come: all values first, then sheet by sheet. The page may paint in between. */
export type Progress = (done: number, of: number) => void;

/**
 * Reads .xlsx and .xlsm. `functions` are those that an add-in brings: their names are shown as they are typed, and
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
    const source = openWorkbook(bytes, all);
    const asked = {
      means: cellMeans(source, all),
      cells: budgetOf(all),
      budget: { formulas: all.inflated / 8 },
      functions,
    };
    return await bookOf(source, asked, progress);
  } catch (error) {
    throw error instanceof FileTrouble ? error : damaged(String(error));
  }
}

/** What cells hold, how many of them and what formulas may cost, and the functions that an add-in brings. */
interface Asked {
  readonly means: CellMeans;
  readonly cells: Budget;
  readonly budget: { formulas: number };
  readonly functions: readonly string[];
}

async function bookOf(source: WorkbookParts, asked: Asked, progress: Progress | undefined): Promise<Book> {
  const { zip, styles, theme } = source;
  const styleText = textIfAny(zip, styles);
  const themeText = textIfAny(zip, theme);
  const kinds = kindsOf(styleText);
  const text = partText(zip, source.main);
  const root = treeOf(text);
  const protection = childOf(root, "workbookProtection")?.open;
  const [view] = childOf(root, "bookViews")?.children ?? [];
  const front = Number((view && attribute(text, view.open, "activeTab")) ?? 0);
  const tabs = childOf(root, "sheets")?.children ?? [];
  const notes = notesOf(partsIn(source));
  const sheets: BookSheet[] = [];
  for (const [i, sheet] of source.sheets.entries()) {
    if (progress) {
      progress(i + 1, source.sheets.length + 1);
      await new Promise((resolve) => setTimeout(resolve));
    }
    sheets.push(sheetOf(source, sheet, kinds, asked));
  }
  progress?.(source.sheets.length + 1, source.sheets.length + 1);
  return {
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
  sheet: SheetPart,
  kinds: ReadonlyMap<number, MarkKind>,
  { means, cells: counted, budget, functions }: Asked,
): BookSheet {
  const { name, hidden, part } = sheet;
  const text = partText(source.zip, part);
  const cells: Record<number, Record<number, BookCell>> = {};
  const rows: Record<number, BookRow> = {};
  const formulas = new Formulas(budget, functions);
  const unshown = new Set<Unshown>();
  let rest = text;
  for (const piece of piecesOf(text)) {
    if (piece.kind === "end") rest = text.slice(0, piece.start) + text.slice(piece.tag.end);
    else if (piece.kind === "row") {
      const row = rowOf(text, piece.tag);
      if (row !== undefined && isPlace(piece.row, 0)) rows[piece.row] = row;
    } else if (piece.kind === "cell" && isPlace(piece.row, piece.column)) {
      const cell = cellOf(text, piece, means, formulas);
      if (cell !== undefined) {
        spend(counted, 1);
        (cells[piece.row] ??= {})[piece.column] = cell;
      }
      if (piece.formula && attribute(text, piece.formula, "t") === "dataTable") unshown.add("data-tables");
    }
  }
  const around = aroundCells(rest);
  const marks = marksOf(rest, kinds, unshown);
  for (const one of [...around.unshown, ...unshownParts(source, part)]) unshown.add(one);
  return {
    ...bareSheet(name, hidden),
    ...around,
    beside: besideOf(source.zip, sheet, rest),
    page: isPage(source, part, rest),
    cells,
    rows,
    marks,
    unshown: [...unshown],
  };
}

function rowOf(text: string, tag: Tag): BookRow | undefined {
  const height = Number(attribute(text, tag, "ht"));
  const style = isTrue(text, tag, "customFormat") ? Number(attribute(text, tag, "s")) : 0;
  const hidden = isHiddenRow(text, tag);
  if (!(height > 0) && !(style > 0) && !hidden) return undefined;
  return { ...(height > 0 ? { height } : {}), ...(hidden ? { hidden } : {}), ...(style > 0 ? { style } : {}) };
}

function cellOf(text: string, piece: CellPiece, means: CellMeans, formulas: Formulas): BookCell | undefined {
  const { look: style } = piece;
  const read = valueOf(text, piece, means);
  const formula = formulas.of(text, piece);
  if (read === undefined && formula === undefined && !(style > 0)) return undefined;
  return {
    ...(read && { value: read.serial ?? read.value }),
    ...(read?.serial !== undefined && typeof read.value === "string" ? { date: read.value } : {}),
    ...formula,
    ...(style > 0 ? { style } : {}),
  };
}

type Around = Pick<
  BookSheet,
  "protected" | "merges" | "columns" | "defaultWidth" | "defaultHeight" | "frozen" | "gridlines" | "unshown"
>;

function aroundCells(text: string): Around {
  const unshown = new Set<Unshown>();
  let isProtected = false;
  let defaultWidth = pointsOf(USUAL_WIDTH);
  let defaultHeight = USUAL_HEIGHT;
  let frozen = { rows: 0, columns: 0 };
  let gridlines = true;
  let landscape: boolean | undefined;
  let views = 0;
  for (const tag of tags(text)) {
    if (tag.kind === "close" || tag.depth === 0) continue;
    const number = (name: string): number => Number(attribute(text, tag, name) ?? NaN);
    const within = tag.depth === 1 ? "" : tag.local;
    if (tag.depth === 1) {
      if (tag.local === "sheetProtection") isProtected = isTrue(text, tag, "sheet") === true;
      else if (tag.local === "autoFilter") unshown.add("filters");
      else if (tag.local === "pageSetup") landscape = attribute(text, tag, "orientation") === "landscape";
      else if (tag.local === "sheetFormatPr") {
        const width = number("defaultColWidth");
        const characters = number("baseColWidth");
        if (width > 0) defaultWidth = pointsOf(width);
        else if (characters > 0) defaultWidth = pointsOf(characters + 5 / 7);
        const height = number("defaultRowHeight");
        if (height > 0) defaultHeight = height;
      }
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
    merges: mergesIn(text),
    columns: columnsIn(text).map((column) => columnOf(text, column)),
    defaultWidth,
    defaultHeight,
    frozen,
    gridlines,
    ...(landscape === undefined ? {} : { landscape }),
    unshown: [...unshown],
  };
}

function columnOf(text: string, { tag, first, last, hidden }: ColumnTag): BookColumns {
  const width = Number(attribute(text, tag, "width"));
  const style = Number(attribute(text, tag, "style") ?? 0);
  return {
    first,
    last,
    ...(width > 0 ? { width: pointsOf(width) } : {}),
    ...(hidden ? { hidden } : {}),
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
