import { LONGEST_NAME } from "../../core/sheet/excel.ts";
import { stylesOf } from "./book-styles.ts";
import { withCells } from "./save-cells.ts";
import { RELATIONSHIPS } from "../ooxml/names.ts";
import { withLayout } from "./layout.ts";
import { WorkbookDraft } from "./workbook-draft.ts";
import { clearMarks, markWorkbook } from "./marks.ts";
import { noteParts, NOTES_NAMESPACE, notesXml } from "./notes.ts";
import { openWorkbook, type SheetPart } from "./workbook-parts.ts";
import { PAGE_PROPERTY } from "../../core/report/page.ts";
import { pageXml } from "./report-sheet.ts";
import { forgetSheet, moveRows } from "./moving/move-rows.ts";
import { areSteps } from "./moving/row-steps.ts";
import { printTitles, TemplateLooks, templateXml } from "./template.ts";
import { damaged, defaultLimits, FileTrouble } from "../refusals.ts";
import { EditTrouble, type Edits, type NewSheet } from "./edit.ts";

/**
 * The .xlsx file with the edits. Parts that need not change are copied byte for byte; the same edits give the same bytes. Throws
 * FileTrouble and EditTrouble.
 */
export function saveEdits(bytes: Uint8Array, edits: Edits): Uint8Array {
  try {
    return saved(bytes, edits);
  } catch (error) {
    throw error instanceof FileTrouble || error instanceof EditTrouble ? error : damaged(String(error));
  }
}

function saved(bytes: Uint8Array, edits: Edits): Uint8Array {
  const draft = new WorkbookDraft(openWorkbook(edits.marks ? clearMarks(bytes) : bytes, defaultLimits));
  addSheets(draft, edits.added ?? []);
  let isMoved = false;
  let areFormulas = false;
  let isEdited = false;
  // All rows before any cell: formulas are given as they read in the end.
  for (const { sheet, rows = [] } of edits.sheets ?? []) {
    sheetOf(draft, sheet);
    if (!areSteps(rows)) throw new EditTrouble("outside", sheet, "rows");
    if (rows.length > 0) moveRows(draft, sheet, rows);
    isMoved ||= rows.length > 0;
  }
  for (const { sheet, cells = [], layout } of edits.sheets ?? []) {
    const { part } = sheetOf(draft, sheet);
    const { text, formulas } = withCells(draft.text(part), sheet, cells, {
      functions: edits.functions ?? [],
      styles: () => draft.styles,
    });
    draft.put(part, layout === undefined ? text : withLayout(text, layout));
    areFormulas ||= formulas;
    isEdited ||= cells.some(({ holds }) => holds !== undefined);
  }
  for (const sheet of edits.removed ?? []) removeSheet(draft, sheet);
  if (edits.notes !== undefined) putNotes(draft, edits.notes);
  const isOther = isMoved || areFormulas || (edits.removed ?? []).length > 0;
  if (isOther) draft.dropCalculationChain();
  // What a grid cannot calculate would stay as it was.
  if (isOther || ((isEdited || edits.added) && draft.sheets.some(({ part }) => FORMULA.test(draft.text(part)))))
    draft.recalculate();
  const written = draft.bytes();
  return edits.marks && edits.marks.length > 0 ? markWorkbook(written, edits.marks) : written;
}

const FORMULA = /<(?:[\w.-]+:)?f[\s>/]/;

function sheetOf(draft: WorkbookDraft, sheet: string): SheetPart {
  const found = draft.sheets.find(({ name }) => name === sheet);
  if (!found) throw new EditTrouble("no-sheet", sheet, "no such sheet");
  return found;
}

// Sheets

function addSheets(draft: WorkbookDraft, added: readonly NewSheet[]): void {
  const [usual] = added.length === 0 ? [] : stylesOf(draft.styles.text, undefined);
  const looks = added.length === 0 ? undefined : new TemplateLooks(draft.styles);
  for (const sheet of added) {
    const { name } = sheet;
    const isTaken = draft.tabs.some((tab) => tab.toLowerCase() === name.toLowerCase());
    if (isTaken || name.length > LONGEST_NAME || !/^[^:\\/?*[\]'](?:[^:\\/?*[\]]*[^:\\/?*[\]'])?$/.test(name))
      throw new EditTrouble("name", name, isTaken ? "taken" : "no name for a sheet");
    if ("page" in sheet) {
      const { part } = draft.addSheet(name, pageXml(sheet.page, draft.styles, usual?.font ?? {}));
      putProperty(draft, part);
    } else if (looks) {
      const { template } = sheet;
      const tab = draft.addSheet(name, templateXml(template, looks, false));
      const titles = printTitles(template, name);
      if (titles !== undefined) draft.addName("_xlnm.Print_Titles", tab, titles);
    }
  }
}

/** Says of a sheet that it is a report of ours, as Excel writes what an add-in says of a sheet. */
function putProperty(draft: WorkbookDraft, part: string): void {
  const property = draft.freePart("xl/customProperty", ".bin");
  draft.put(property, utf16("page"));
  draft.declare(property, "application/vnd.openxmlformats-officedocument.spreadsheetml.customProperty");
  const id = draft.relate(part, "customProperty", property);
  const properties = `<customProperties><customPr xmlns:r="${draft.own(RELATIONSHIPS)}" name="${PAGE_PROPERTY}" r:id="${id}"/></customProperties>`;
  draft.put(part, draft.text(part).replace("</worksheet>", `${properties}</worksheet>`));
}

function utf16(text: string): Uint8Array {
  return Uint8Array.from({ length: 2 * text.length }, (_, i) => (text.charCodeAt(i >> 1) >> (i % 2 ? 8 : 0)) & 0xff);
}

/** What a sheet may hold that goes: nothing of the user's but cells. */
const GOES = new Set(["customProperty", "printerSettings"]);

function removeSheet(draft: WorkbookDraft, name: string): void {
  const sheet = sheetOf(draft, name);
  if (draft.sheets.every((other) => other === sheet || other.hidden))
    throw new EditTrouble("last-sheet", name, "no other sheet is in view");
  const held = draft.relationshipsOf(sheet.part).find(({ type }) => !GOES.has(type));
  if (held) throw new EditTrouble("in-use", name, held.type);
  forgetSheet(draft, name);
  draft.dropSheet(sheet);
}

// Notes

const PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";

/** As Excel keeps a custom XML part: the part itself, and one that says whose it is. */
function putNotes(draft: WorkbookDraft, notes: string | null): void {
  for (const { id, target } of noteParts(draft)) {
    for (const related of draft.relationshipsOf(target)) if (!related.external) draft.drop(related.target);
    draft.drop(target);
    draft.unrelate(draft.main, id);
  }
  if (notes === null) return;
  const part = draft.freePart("customXml/item", ".xml");
  const properties = draft.freePart("customXml/itemProps", ".xml");
  draft.put(part, notesXml(notes));
  draft.put(
    properties,
    `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="${NOTES_ID}" xmlns:ds="${draft.own(PROPERTIES)}">` +
      `<ds:schemaRefs><ds:schemaRef ds:uri="${NOTES_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  draft.declare(properties, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml");
  draft.relate(part, "customXmlProps", properties);
  draft.relate(draft.main, "customXml", part);
}

/** Any will do that no other part of the workbook has. */
const NOTES_ID = "{6F0B6B5C-3C0F-4C55-9C3E-1B7E6A0D5A11}";
