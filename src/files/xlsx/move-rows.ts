import { ROWS } from "../../core/sheet/excel.ts";
import { a1, rangeOf, type Area } from "../../core/sheet/grid.ts";
import { Formulas } from "./shared-formulas.ts";
import { areaOf, piecesOf } from "./cells.ts";
import type { CellPiece } from "./piece.ts";
import type { WorkbookDraft } from "./workbook-draft.ts";
import { EditTrouble, type EditTroubleCode, type RowStep } from "./edit.ts";
import { copied, withReferences, type Reference } from "./formula.ts";
import { isCut, movedEdge, movedReference, movedRow, movedSpan, newRows } from "./row-steps.ts";
import { damaged, defaultLimits, FileTrouble } from "../refusals.ts";
import {
  attribute,
  attributeSpan,
  childOf,
  escapeXml,
  treeOf,
  unescapeXml,
  type Element,
  type Tag,
} from "../ooxml/xml.ts";
import { edited, prefixOf, removeElement, setAttribute, type Edit } from "../ooxml/xml-edits.ts";

// What refers to the cells of a sheet, when rows of it are moved or the whole sheet goes: formulas anywhere, and ranges in its own parts.

/** Moves rows of a sheet, and with them all that refers to them. Throws EditTrouble where something cannot follow. */
export function moveRows(draft: WorkbookDraft, sheet: string, steps: readonly RowStep[]): void {
  new Move(draft, sheet, steps).run();
}

/** Puts #REF! wherever a sheet is referred to that is about to go. */
export function forgetSheet(draft: WorkbookDraft, sheet: string): void {
  new Move(draft, sheet, undefined).run();
}

/** What stands around the cells and may, when rows move. */
const KNOWN = new Set(
  (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges autoFilter sortState " +
    "customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup " +
    "headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors drawing legacyDrawing legacyDrawingHF drawingHF picture " +
    "tableParts extLst"
  ).split(" "),
);

/** What of the extensions is understood: conditional formats, validations and sparklines. */
const KNOWN_EXTENSIONS = new Set(["conditionalFormattings", "dataValidations", "sparklineGroups"]);

const KNOWN_PARTS = new Set([
  "hyperlink",
  "printerSettings",
  "comments",
  "threadedComment",
  "vmlDrawing",
  "drawing",
  "image",
  "table",
  "customProperty",
]);

const IN_THE_WAY: Readonly<Record<string, EditTroubleCode>> = {
  pivotTable: "pivot-tables",
  oleObject: "controls",
  oleObjects: "controls",
  package: "controls",
  control: "controls",
  controls: "controls",
  AlternateContent: "controls",
  ctrlProp: "controls",
};

/** Attributes that say which cells an element is about. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  protectedRange: ["sqref"],
  autoFilter: ["ref"],
  sortState: ["ref"],
  sortCondition: ["ref"],
  mergeCell: ["ref"],
  conditionalFormatting: ["sqref"],
  dataValidation: ["sqref"],
  hyperlink: ["ref"],
  ignoredError: ["sqref"],
  cellWatch: ["r"],
  table: ["ref"],
  comment: ["ref"],
  threadedComment: ["ref"],
};

/** The same of elements that stay whatever happens to the cells. */
const VIEWS: Readonly<Record<string, readonly string[]>> = {
  dimension: ["ref"],
  selection: ["activeCell", "sqref"],
  sheetView: ["topLeftCell"],
  pane: ["topLeftCell"],
};

const FORMULAS = new Set(["f", "formula", "formula1", "formula2", "calculatedColumnFormula", "totalsRowFormula"]);

/** Elements that go when all within them has gone. */
const LISTS = new Set([
  "mergeCells",
  "protectedRanges",
  "dataValidations",
  "hyperlinks",
  "ignoredErrors",
  "cellWatches",
  "rowBreaks",
  "conditionalFormattings",
  "sparklines",
  "sparklineGroup",
  "sparklineGroups",
  "ext",
  "extLst",
]);

class Move {
  readonly #draft: WorkbookDraft;
  readonly #sheet: string;
  /** None where the sheet goes. */
  readonly #steps: readonly RowStep[] | undefined;
  readonly #tabs: readonly string[];
  readonly #budget = { formulas: defaultLimits.inflated / 8 };

  constructor(draft: WorkbookDraft, sheet: string, steps: readonly RowStep[] | undefined) {
    this.#draft = draft;
    this.#sheet = sheet;
    this.#steps = steps;
    this.#tabs = draft.tabs.map((name) => name.toLowerCase());
  }

  run(): void {
    const draft = this.#draft;
    for (const { name, part } of draft.sheets) {
      const isOwn = name === this.#sheet;
      if (isOwn && this.#steps === undefined) continue;
      const text = draft.text(part);
      if (isOwn) this.#guard(part, text);
      const changed = this.#sheetText(text, name, isOwn ? (this.#steps ?? []) : []);
      if (changed !== text) draft.put(part, changed);
      if (isOwn) for (const related of draft.relationshipsOf(part)) this.#moveParts(related.type, related.target);
    }
    this.#names();
    this.#otherParts();
  }

  #trouble(code: EditTroubleCode, detail: string): EditTrouble {
    return new EditTrouble(code, this.#sheet, detail);
  }

  // Formulas

  #change(home: string | undefined, onlyFixed = false): (reference: Reference) => Reference | "#REF!" | undefined {
    const own = this.#sheet.toLowerCase();
    return (reference) => {
      if (reference.external) return undefined;
      const [sheet = home, last] = reference.sheets;
      if (last !== undefined) {
        const [from, to, at] = [sheet ?? "", last, own].map((name) => this.#tabs.indexOf(name.toLowerCase()));
        const isWithin = at !== undefined && from !== undefined && to !== undefined && from <= at && at <= to;
        if (isWithin) throw this.#trouble("several-sheets", reference.prefix);
        return undefined;
      }
      if (sheet?.toLowerCase() !== own) return undefined;
      return this.#steps === undefined ? "#REF!" : movedReference(reference, this.#steps, onlyFixed);
    };
  }

  #formula(formula: string, home: string | undefined, onlyFixed = false): string {
    return withReferences(formula, this.#change(home, onlyFixed));
  }

  // The sheet part

  #guard(part: string, text: string): void {
    for (const { type, target } of this.#draft.relationshipsOf(part)) {
      const code = KNOWN_PARTS.has(type) ? undefined : (IN_THE_WAY[type] ?? "unknown");
      if (code !== undefined) throw this.#trouble(code, target);
    }
    for (const { open, local, children } of treeOf(withoutCells(text).around).children) {
      if (!KNOWN.has(local)) throw this.#trouble(IN_THE_WAY[local] ?? "unknown", open.name);
      if (local !== "extLst") continue;
      for (const { local } of children.flatMap((extension) => extension.children))
        if (!KNOWN_EXTENSIONS.has(local)) throw this.#trouble("unknown", local);
    }
  }

  #sheetText(text: string, home: string, steps: readonly RowStep[]): string {
    const { around, at, length } = withoutCells(text);
    const changes = this.#edits(around, home, steps).map(({ start, end, text }) =>
      start < at ? { start, end, text } : { start: start + length, end: end + length, text },
    );
    return edited(text, [...this.#cellEdits(text, home, steps), ...changes]);
  }

  #cellEdits(text: string, home: string, steps: readonly RowStep[]): Edit[] {
    const edits: Edit[] = [];
    const formulas = new Formulas(this.#budget, []);
    /** The shared formulas that become each cell's own. */
    const split = new Set<string>();
    const fresh = newRows(steps);
    const models = new Set(fresh.values());
    const looks = new Map<number, RowLook>();
    const starts: { readonly row: number; readonly start: number }[] = [];
    let inserted: Edit[] = [];
    let open: Tag | undefined;
    let moved: number | undefined;
    for (const piece of piecesOf(text)) {
      const { tag } = piece;
      if (piece.kind === "end") {
        inserted = insertedRows(fresh, looks, starts, tag);
      } else if (piece.kind === "row") {
        open = tag;
        moved = movedRow(piece.row, steps);
        if (moved !== undefined && moved >= ROWS) throw this.#trouble("outside", `row ${piece.row + 1}`);
        if (moved !== undefined) starts.push({ row: moved, start: tag.start });
        if (moved !== undefined && moved !== piece.row) edits.push(setAttribute(text, tag, "r", String(moved + 1)));
        if (models.has(piece.row)) looks.set(piece.row, { attributes: rowAttributes(text, tag), cells: [] });
      } else if (piece.kind === "end of row") {
        if (open && moved === undefined) edits.push(removeElement({ open, close: tag }));
      } else {
        const style = models.has(piece.row) ? attribute(text, tag, "s") : undefined;
        if (style !== undefined) looks.get(piece.row)?.cells.push({ column: piece.column, style });
        const changes = piece.formula
          ? this.#formulaEdits(text, piece, piece.formula, formulas, split, home, steps)
          : [];
        if (moved === undefined) continue;
        const span = moved === piece.row ? undefined : attributeSpan(text, tag, "r");
        if (span) edits.push({ ...span, text: a1(moved, piece.column) });
        edits.push(...changes);
      }
    }
    return [...inserted, ...edits];
  }

  #formulaEdits(
    text: string,
    piece: CellPiece,
    tag: Tag,
    formulas: Formulas,
    split: Set<string>,
    home: string,
    steps: readonly RowStep[],
  ): Edit[] {
    const type = attribute(text, tag, "t");
    if (type === "dataTable") {
      if (steps.length > 0) throw this.#trouble("data-tables", a1(piece.row, piece.column));
      return [];
    }
    const whole = (formula: string): Edit => ({
      start: tag.start,
      end: piece.formulaEnd,
      text: `<${tag.name}>${escapeXml(formula)}</${tag.name}>`,
    });
    if (type === "shared") {
      const id = attribute(text, tag, "si") ?? "";
      if (piece.formulaText !== "") {
        if (steps.length > 0 || this.#formula(piece.formulaText, home) !== piece.formulaText) split.add(id);
        else split.delete(id);
      }
      const isSplit = split.has(id);
      const own = isSplit || piece.formulaText !== "" ? formulas.stored(text, piece) : undefined;
      return isSplit && own !== undefined ? [whole(this.#formula(own, home))] : [];
    }
    const edits: Edit[] = [];
    const changed = this.#formula(piece.formulaText, home);
    if (changed !== piece.formulaText)
      edits.push({ start: tag.end, end: text.lastIndexOf("</", piece.formulaEnd), text: escapeXml(changed) });
    const span = type === "array" && steps.length > 0 ? attributeSpan(text, tag, "ref") : undefined;
    const area = span && areaOf(text.slice(span.start, span.end));
    if (!area) return edits;
    if (isCut([area.top, area.bottom], steps)) throw this.#trouble("array", rangeOf(area));
    const moved = movedArea(area, steps);
    if (moved) edits.push({ ...span, text: rangeOf(moved) });
    return edits;
  }

  // What stands around the cells, and parts of the sheet

  /** Changes of a part: its formulas, and where `steps` are those of its own sheet, its ranges. */
  #edits(text: string, home: string | undefined, steps: readonly RowStep[]): Edit[] {
    const edits: Edit[] = [];
    const root = treeOf(text);
    this.#visit({ text, home, steps, edits, rebase: 0, isRowBreak: false }, root);
    return edits;
  }

  /** Whether the element goes. */
  #visit(part: PartChange, element: Element): boolean {
    const { text, steps, edits } = part;
    const { open, close, local, children } = element;
    const mark = edits.length;
    const drop = (): true => {
      edits.length = mark;
      edits.push(removeElement(element));
      return true;
    };
    if (steps.length > 0) {
      for (const name of PLACES[local] ?? []) {
        const span = attributeSpan(text, open, name);
        if (!span) continue;
        const before = text.slice(span.start, span.end);
        if (local === "table") this.#guardTable(before, steps);
        const moved = movedRanges(before, steps, local === "mergeCell");
        if (moved === "") return drop();
        if (moved !== before) edits.push({ ...span, text: moved });
      }
      for (const name of VIEWS[local] ?? []) {
        const span = attributeSpan(text, open, name);
        if (span) edits.push({ ...span, text: movedView(text.slice(span.start, span.end), steps) });
      }
      if (local === "sheetView" || local === "customSheetView") edits.push(...movedPane(text, element, steps));
      const id = part.isRowBreak ? attributeSpan(text, open, "id") : undefined;
      if (id) {
        const moved = movedRow(Number(text.slice(id.start, id.end)), steps);
        if (moved === undefined) return drop();
        edits.push({ ...id, text: String(moved) });
      }
    }
    const hasRange = local === "conditionalFormatting" || local === "dataValidation";
    const within = {
      ...part,
      isRowBreak: local === "rowBreaks",
      ...(hasRange ? { rebase: rebaseOf(text, element, steps) } : {}),
    };
    this.#formulaAttributes(within, element);
    if (open !== close && children.length === 0) return this.#content(within, element) && drop();
    let gone = 0;
    for (const child of children) {
      // A range of an extension that goes takes what it is the range of with it.
      if (this.#visit(within, child)) gone++;
      if (gone > 0 && child.local === "sqref") return drop();
    }
    if (gone === 0 || !LISTS.has(local)) return false;
    if (gone === children.length) return drop();
    for (const name of ["count", "manualBreakCount"]) {
      const span = attributeSpan(text, open, name);
      if (span) edits.push({ ...span, text: String(Number(text.slice(span.start, span.end)) - gone) });
    }
    return false;
  }

  /** Formulas that stand in attributes. */
  #formulaAttributes({ text, home, edits }: PartChange, { open, local }: Element): void {
    const isFormula = local === "cfvo" && attribute(text, open, "type") === "formula";
    for (const name of local === "hyperlink" ? ["location"] : isFormula ? ["val"] : ["textlink"]) {
      const span = attributeSpan(text, open, name);
      if (!span) continue;
      const before = unescapeXml(text.slice(span.start, span.end));
      const after = this.#formula(before, home);
      if (after !== before) edits.push({ ...span, text: escapeXml(after) });
    }
  }

  /** What stands in an element without children; whether the element goes. */
  #content({ text, home, steps, edits, rebase }: PartChange, { open, close, local }: Element): boolean {
    const span = { start: open.end, end: close.start };
    const before = unescapeXml(text.slice(span.start, span.end));
    if (FORMULAS.has(local)) {
      const after = this.#formula(copied(before, rebase, 0), home);
      if (after !== before) edits.push({ ...span, text: escapeXml(after) });
    } else if (local === "sqref" && steps.length > 0) {
      const after = movedRanges(before, steps, false);
      if (after === "") return true;
      if (after !== before) edits.push({ ...span, text: after });
    }
    return false;
  }

  /** A table keeps its first and its last row. */
  #guardTable(range: string, steps: readonly RowStep[]): void {
    const area = areaOf(range);
    if (area && (movedRow(area.top, steps) === undefined || movedRow(area.bottom, steps) === undefined))
      throw this.#trouble("tables", range);
  }

  /** Comments, drawings and tables of the sheet whose rows move. */
  #moveParts(type: string, part: string): void {
    const draft = this.#draft;
    const steps = this.#steps ?? [];
    if (!["comments", "threadedComment", "table", "drawing", "vmlDrawing"].includes(type) || !draft.has(part)) return;
    let text: string;
    let edits: Edit[];
    try {
      text = draft.text(part);
      if (type === "drawing") edits = movedAnchors(text, steps);
      else if (type === "vmlDrawing") edits = movedNotes(text, steps);
      else edits = this.#edits(text, this.#sheet, steps);
    } catch (error) {
      // Drawings of old need not be well-formed.
      throw error instanceof FileTrouble && type === "vmlDrawing" ? this.#trouble("controls", part) : error;
    }
    draft.put(part, edited(text, edits));
  }

  // The workbook

  #names(): void {
    const draft = this.#draft;
    const text = draft.text(draft.main);
    const names = childOf(treeOf(text), "definedNames");
    const edits: Edit[] = [];
    for (const { open, close } of names?.children ?? []) {
      const before = unescapeXml(text.slice(open.end, close.start));
      const after = open === close ? before : this.#formula(before, undefined, true);
      if (after === before) continue;
      const isExcels = attribute(text, open, "name")?.startsWith("_xlnm.") === true;
      if (isExcels && after.includes("#REF!")) edits.push(removeElement({ open, close }));
      else edits.push({ start: open.end, end: close.start, text: escapeXml(after) });
    }
    if (!names || edits.length === 0) return;
    const areGone = edits.length === names.children.length && edits.every(({ text }) => text === "");
    const whole = { start: names.open.start, end: names.close.end, text: "" };
    draft.put(draft.main, edited(text, areGone ? [whole] : edits));
  }

  /** Charts and drawings anywhere, and what pivot tables are made from. */
  #otherParts(): void {
    const draft = this.#draft;
    const seen = new Set<string>();
    const visit = (source: string): void => {
      for (const { type, target, external } of draft.relationshipsOf(source)) {
        if (external || seen.has(target.toLowerCase()) || !draft.has(target)) continue;
        seen.add(target.toLowerCase());
        if (type === "pivotCacheDefinition") this.#pivotSource(target);
        else if (type === "chart" || type === "chartEx" || type === "drawing") {
          const text = draft.text(target);
          draft.put(target, edited(text, this.#edits(text, undefined, [])));
        } else if (type === "volatileDependencies") throw this.#trouble("unknown", target);
        visit(target);
      }
    };
    visit(draft.main);
  }

  #pivotSource(part: string): void {
    const text = this.#draft.text(part);
    const source = childOf(childOf(treeOf(text), "cacheSource"), "worksheetSource")?.open;
    if (!source || attribute(text, source, "sheet")?.toLowerCase() !== this.#sheet.toLowerCase()) return;
    const span = attributeSpan(text, source, "ref");
    const moved = span && movedRanges(text.slice(span.start, span.end), this.#steps ?? [], false);
    if (this.#steps === undefined || moved === "") throw this.#trouble("pivot-tables", part);
    if (span && moved !== undefined) this.#draft.put(part, edited(text, [{ ...span, text: moved }]));
  }
}

interface PartChange {
  readonly text: string;
  readonly home: string | undefined;
  readonly steps: readonly RowStep[];
  readonly edits: Edit[];
  /** How many rows the cell that relative references count from moves within its range, because those above it go. */
  readonly rebase: number;
  readonly isRowBreak: boolean;
}

/** A sheet part without its cells, and where they stood. */
function withoutCells(text: string): { readonly around: string; readonly at: number; readonly length: number } {
  for (const piece of piecesOf(text))
    if (piece.kind === "end") {
      const { start, tag } = piece;
      return { around: text.slice(0, start) + text.slice(tag.end), at: start, length: tag.end - start };
    }
  throw damaged("sheet without cells");
}

// Rows that are inserted

interface RowLook {
  readonly attributes: string;
  readonly cells: { readonly column: number; readonly style: string }[];
}

function rowAttributes(text: string, tag: Tag): string {
  return ["s", "customFormat", "ht", "customHeight"]
    .flatMap((name) => {
      const value = attribute(text, tag, name);
      return value === undefined ? [] : [` ${name}="${escapeXml(value)}"`];
    })
    .join("");
}

/** Rows that look as others do; those that look like nothing need not stand there. */
function insertedRows(
  fresh: ReadonlyMap<number, number | undefined>,
  looks: ReadonlyMap<number, RowLook>,
  starts: readonly { readonly row: number; readonly start: number }[],
  end: Tag,
): Edit[] {
  const prefix = prefixOf(end);
  const inOrder = [...starts].sort((a, b) => a.row - b.row);
  const before = new Map<number, string>();
  let next = 0;
  for (const [row, model] of [...fresh].sort(([a], [b]) => a - b)) {
    const look = model === undefined ? undefined : looks.get(model);
    if (!look || (look.attributes === "" && look.cells.length === 0)) continue;
    while ((inOrder[next]?.row ?? Infinity) < row) next++;
    const cells = look.cells.map(({ column, style }) => `<${prefix}c r="${a1(row, column)}" s="${escapeXml(style)}"/>`);
    const place = inOrder[next]?.start ?? end.start;
    const xml = `<${prefix}row r="${row + 1}"${look.attributes}>${cells.join("")}</${prefix}row>`;
    before.set(place, (before.get(place) ?? "") + xml);
  }
  return [...before].map(([at, text]) => ({ start: at, end: at, text }));
}

// Ranges

function movedArea(area: Area, steps: readonly RowStep[]): Area | undefined {
  const moved = movedSpan([area.top, area.bottom], steps);
  return moved && { ...area, top: moved[0], bottom: moved[1] };
}

/** A1 B2:C4, without those that go; whole columns and what is no range stay as they are. */
function movedRanges(ranges: string, steps: readonly RowStep[], isMerge: boolean): string {
  return ranges
    .split(/\s+/)
    .flatMap((range) => {
      const area = areaOf(range);
      if (!area) return [range];
      const moved = movedArea(area, steps);
      if (!moved || (isMerge && rangeOf(moved) === a1(moved.top, moved.left))) return [];
      return [moved.top === area.top && moved.bottom === area.bottom ? range : rangeOf(moved)];
    })
    .join(" ");
}

/** What is in view, or selected, stays so as far as it is there. */
function movedView(ranges: string, steps: readonly RowStep[]): string {
  return ranges
    .split(/\s+/)
    .map((range) => {
      const area = areaOf(range);
      if (!area) return range;
      const top = movedEdge(area.top, steps);
      return rangeOf(movedArea(area, steps) ?? { ...area, top, bottom: top });
    })
    .join(" ");
}

/** Rows that stay in view are so many as are left of them: they begin where the view does. */
function movedPane(text: string, view: Element, steps: readonly RowStep[]): Edit[] {
  const pane = childOf(view, "pane")?.open;
  const span = pane && attributeSpan(text, pane, "ySplit");
  const isFrozen = pane !== undefined && attribute(text, pane, "state")?.startsWith("frozen") === true;
  if (!span || !isFrozen) return [];
  const rows = Number(text.slice(span.start, span.end));
  const first = areaOf(attribute(text, view.open, "topLeftCell"))?.top ?? 0;
  if (!Number.isInteger(rows) || rows < 1) return [];
  const moved = movedSpan([first, first + rows - 1], steps);
  return [{ ...span, text: String(moved ? moved[1] - moved[0] + 1 : 1) }];
}

/** How far the first row of the ranges of an element moves within them, because rows above it go. */
function rebaseOf(text: string, element: Element, steps: readonly RowStep[]): number {
  if (steps.length === 0) return 0;
  const own = childOf(element, "sqref");
  const ranges = attribute(text, element.open, "sqref") ?? (own ? text.slice(own.open.end, own.close.start) : "");
  const areas = ranges.split(/\s+/).flatMap((range) => areaOf(range) ?? []);
  const top = areas.reduce((least, area) => Math.min(least, area.top), ROWS);
  let first = top;
  // No step takes out more rows than there are, so that this ends with the range at the latest.
  const bottom = areas.reduce((most, area) => Math.max(most, area.bottom), 0);
  while (first <= bottom && movedRow(first, steps) === undefined) first++;
  return first <= bottom ? first - top : 0;
}

// Drawings

/** Anchors count rows from zero. */
function movedAnchors(text: string, steps: readonly RowStep[]): Edit[] {
  const edits: Edit[] = [];
  for (const anchor of treeOf(text).children) {
    const mode = attribute(text, anchor.open, "editAs");
    if (mode === "absolute") continue;
    const [from, to] = ["from", "to"].map((name) => childOf(childOf(anchor, name), "row"));
    if (!from) continue;
    const [first, last] = [from, to].map((row) => (row ? Number(text.slice(row.open.end, row.close.start)) : NaN));
    if (first === undefined || !Number.isInteger(first)) continue;
    const moved = movedEdge(first, steps);
    edits.push({ start: from.open.end, end: from.close.start, text: String(moved) });
    if (!to || last === undefined || !Number.isInteger(last)) continue;
    const end = mode === "oneCell" ? last + moved - first : Math.max(moved, movedEdge(last, steps));
    edits.push({ start: to.open.end, end: to.close.start, text: String(end) });
  }
  return edits;
}

/** The notes of comments: the row each is of, and where it is shown. Throws FileTrouble for other things of this kind. */
function movedNotes(text: string, steps: readonly RowStep[]): Edit[] {
  const edits: Edit[] = [];
  for (const shape of treeOf(text).children) {
    const data = childOf(shape, "ClientData");
    if (!data) continue;
    if (attribute(text, data.open, "ObjectType") !== "Note") throw damaged("control");
    const row = childOf(data, "Row");
    const moved = row && movedRow(Number(text.slice(row.open.end, row.close.start)), steps);
    if (row && moved === undefined) {
      edits.push(removeElement(shape));
      continue;
    }
    if (row) edits.push({ start: row.open.end, end: row.close.start, text: String(moved) });
    const anchor = childOf(data, "Anchor");
    const numbers = anchor && text.slice(anchor.open.end, anchor.close.start).split(",").map(Number);
    if (!anchor || numbers?.length !== 8 || !numbers.every(Number.isInteger)) continue;
    const places = numbers.map((number, i) => (i === 2 || i === 6 ? movedEdge(number, steps) : number));
    edits.push({ start: anchor.open.end, end: anchor.close.start, text: places.join(", ") });
  }
  return edits;
}
