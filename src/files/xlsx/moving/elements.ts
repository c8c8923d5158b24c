import { ROWS } from "../../../core/sheet/excel.ts";
import { attribute, attributeSpan, childOf, escapeXml, treeOf, unescapeXml, type Element } from "../../ooxml/xml.ts";
import { removeElement, type Edit } from "../../ooxml/xml-edits.ts";
import { areaOf } from "../cells.ts";
import type { RowStep } from "../edit.ts";
import { copied } from "../formula/references.ts";
import type { SheetMove } from "./sheet-move.ts";
import { movedRanges, movedView } from "./ranges.ts";
import { movedRow, movedSpan } from "./row-steps.ts";

// What stands around the cells of a sheet, and in parts that belong to it: elements that say which cells they are about.

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

/** Changes of a part: its formulas, and where `steps` are those of its own sheet, its ranges. */
export function movedElements(
  move: SheetMove,
  text: string,
  home: string | undefined,
  steps: readonly RowStep[],
): Edit[] {
  const edits: Edit[] = [];
  visit({ move, text, home, steps, edits, rebase: 0, isRowBreak: false }, treeOf(text));
  return edits;
}

interface PartChange {
  readonly move: SheetMove;
  readonly text: string;
  readonly home: string | undefined;
  readonly steps: readonly RowStep[];
  readonly edits: Edit[];
  /** How many rows the cell that relative references count from moves within its range, because those above it go. */
  readonly rebase: number;
  readonly isRowBreak: boolean;
}

/** Whether the element goes. */
function visit(part: PartChange, element: Element): boolean {
  const { text, steps, edits } = part;
  const { open, close, local, children } = element;
  const mark = edits.length;
  const drop = (): true => {
    edits.length = mark;
    edits.push(removeElement(element));
    return true;
  };
  if (steps.length > 0 && moveOwn(part, element)) return drop();
  const hasRange = local === "conditionalFormatting" || local === "dataValidation";
  const within = {
    ...part,
    isRowBreak: local === "rowBreaks",
    ...(hasRange ? { rebase: rebaseOf(text, element, steps) } : {}),
  };
  formulaAttributes(within, element);
  if (open !== close && children.length === 0) return content(within, element) && drop();
  let gone = 0;
  for (const child of children) {
    // A range of an extension that goes takes what it is the range of with it.
    if (visit(within, child)) gone++;
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

/** The cells that the element itself names; whether it goes with all of them. */
function moveOwn({ move, text, steps, edits, isRowBreak }: PartChange, element: Element): boolean {
  const { open, local } = element;
  for (const name of PLACES[local] ?? []) {
    const span = attributeSpan(text, open, name);
    if (!span) continue;
    const before = text.slice(span.start, span.end);
    if (local === "table") guardTable(move, before, steps);
    const moved = movedRanges(before, steps, local === "mergeCell");
    if (moved === "") return true;
    if (moved !== before) edits.push({ ...span, text: moved });
  }
  for (const name of VIEWS[local] ?? []) {
    const span = attributeSpan(text, open, name);
    if (span) edits.push({ ...span, text: movedView(text.slice(span.start, span.end), steps) });
  }
  if (local === "sheetView" || local === "customSheetView") edits.push(...movedPane(text, element, steps));
  const id = isRowBreak ? attributeSpan(text, open, "id") : undefined;
  if (id) {
    const moved = movedRow(Number(text.slice(id.start, id.end)), steps);
    if (moved === undefined) return true;
    edits.push({ ...id, text: String(moved) });
  }
  return false;
}

/** Formulas that stand in attributes. */
function formulaAttributes({ move, text, home, edits }: PartChange, { open, local }: Element): void {
  const isFormula = local === "cfvo" && attribute(text, open, "type") === "formula";
  for (const name of local === "hyperlink" ? ["location"] : isFormula ? ["val"] : ["textlink"]) {
    const span = attributeSpan(text, open, name);
    if (!span) continue;
    const before = unescapeXml(text.slice(span.start, span.end));
    const after = move.formula(before, home);
    if (after !== before) edits.push({ ...span, text: escapeXml(after) });
  }
}

/** What stands in an element without children; whether the element goes. */
function content({ move, text, home, steps, edits, rebase }: PartChange, { open, close, local }: Element): boolean {
  const span = { start: open.end, end: close.start };
  const before = unescapeXml(text.slice(span.start, span.end));
  if (FORMULAS.has(local)) {
    const after = move.formula(copied(before, rebase, 0), home);
    if (after !== before) edits.push({ ...span, text: escapeXml(after) });
  } else if (local === "sqref" && steps.length > 0) {
    const after = movedRanges(before, steps, false);
    if (after === "") return true;
    if (after !== before) edits.push({ ...span, text: after });
  }
  return false;
}

/** A table keeps its first and its last row. */
function guardTable(move: SheetMove, range: string, steps: readonly RowStep[]): void {
  const area = areaOf(range);
  if (area && (movedRow(area.top, steps) === undefined || movedRow(area.bottom, steps) === undefined))
    throw move.trouble("tables", range);
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
