import { attribute, attributeSpan, childOf, escapeXml, treeOf, unescapeXml } from "../../ooxml/xml.ts";
import { edited, removeElement, type Edit } from "../../ooxml/xml-edits.ts";
import { FileTrouble } from "../../refusals.ts";
import { withoutCells } from "../around-cells.ts";
import type { RowStep } from "../edit.ts";
import type { WorkbookDraft } from "../workbook-draft.ts";
import { movedCells } from "./cells.ts";
import { movedAnchors, movedNotes } from "./drawings.ts";
import { movedElements } from "./elements.ts";
import { guardSheet } from "./guard.ts";
import { SheetMove } from "./sheet-move.ts";
import { movedRanges } from "./ranges.ts";

// What refers to the cells of a sheet, when rows of it are moved or the whole sheet goes: formulas anywhere, and ranges in its own parts.

/** Moves rows of a sheet, and with them all that refers to them. Throws EditTrouble where something cannot follow. */
export function moveRows(draft: WorkbookDraft, sheet: string, steps: readonly RowStep[]): void {
  everywhere(draft, new SheetMove(draft.tabs, sheet, steps));
}

/** Puts #REF! wherever a sheet is referred to that is about to go. Throws EditTrouble where that cannot be said. */
export function forgetSheet(draft: WorkbookDraft, sheet: string): void {
  everywhere(draft, new SheetMove(draft.tabs, sheet, undefined));
}

function everywhere(draft: WorkbookDraft, move: SheetMove): void {
  const { steps } = move;
  for (const { name, part } of draft.sheets) {
    const isOwn = name === move.sheet;
    if (isOwn && steps === undefined) continue;
    const text = draft.text(part);
    if (isOwn) guardSheet(move, draft, part, text);
    const changed = sheetText(move, text, name, isOwn ? (steps ?? []) : []);
    if (changed !== text) draft.put(part, changed);
    if (isOwn) for (const related of draft.relationshipsOf(part)) moveParts(move, draft, related.type, related.target);
  }
  changeNames(move, draft);
  changeOtherParts(move, draft);
}

function sheetText(move: SheetMove, text: string, home: string, steps: readonly RowStep[]): string {
  const { around, at, length } = withoutCells(text);
  const changes = movedElements(move, around, home, steps).map(({ start, end, text }) =>
    start < at ? { start, end, text } : { start: start + length, end: end + length, text },
  );
  return edited(text, [...movedCells(move, text, home, steps), ...changes]);
}

/** Comments, drawings and tables of the sheet whose rows move. */
function moveParts(move: SheetMove, draft: WorkbookDraft, type: string, part: string): void {
  const steps = move.steps ?? [];
  if (!["comments", "threadedComment", "table", "drawing", "vmlDrawing"].includes(type) || !draft.has(part)) return;
  let text: string;
  let edits: Edit[];
  try {
    text = draft.text(part);
    if (type === "drawing") edits = movedAnchors(text, steps);
    else if (type === "vmlDrawing") edits = movedNotes(text, steps);
    else edits = movedElements(move, text, move.sheet, steps);
  } catch (error) {
    // Drawings of old need not be well-formed.
    throw error instanceof FileTrouble && type === "vmlDrawing" ? move.trouble("controls", part) : error;
  }
  draft.put(part, edited(text, edits));
}

function changeNames(move: SheetMove, draft: WorkbookDraft): void {
  const text = draft.text(draft.main);
  const names = childOf(treeOf(text), "definedNames");
  const edits: Edit[] = [];
  for (const { open, close } of names?.children ?? []) {
    const before = unescapeXml(text.slice(open.end, close.start));
    const after = open === close ? before : move.formula(before, undefined, true);
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
function changeOtherParts(move: SheetMove, draft: WorkbookDraft): void {
  const seen = new Set<string>();
  const visit = (source: string): void => {
    for (const { type, target, external } of draft.relationshipsOf(source)) {
      if (external || seen.has(target.toLowerCase()) || !draft.has(target)) continue;
      seen.add(target.toLowerCase());
      if (type === "pivotCacheDefinition") changePivotSource(move, draft, target);
      else if (type === "chart" || type === "chartEx" || type === "drawing") {
        const text = draft.text(target);
        draft.put(target, edited(text, movedElements(move, text, undefined, [])));
      } else if (type === "volatileDependencies") throw move.trouble("unknown", target);
      visit(target);
    }
  };
  visit(draft.main);
}

function changePivotSource(move: SheetMove, draft: WorkbookDraft, part: string): void {
  const text = draft.text(part);
  const source = childOf(childOf(treeOf(text), "cacheSource"), "worksheetSource")?.open;
  if (!source || attribute(text, source, "sheet")?.toLowerCase() !== move.sheet.toLowerCase()) return;
  const span = attributeSpan(text, source, "ref");
  const moved = span && movedRanges(text.slice(span.start, span.end), move.steps ?? [], false);
  if (move.steps === undefined || moved === "") throw move.trouble("pivot-tables", part);
  if (span && moved !== undefined) draft.put(part, edited(text, [{ ...span, text: moved }]));
}
