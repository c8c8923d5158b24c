import { a1, type Area } from "../../core/sheet/grid.ts";
import { attribute, childOf, tags, treeOf, type Element } from "../ooxml/xml.ts";
import { TYPES } from "../ooxml/names.ts";
import { relationshipPartOf } from "../ooxml/package.ts";
import { edited, insertBehind, prefixOf, removeElement, setAttribute, type Edit } from "../ooxml/xml-edits.ts";
import { damaged, defaultLimits, FileTrouble } from "../refusals.ts";
import { columnsIn, isHiddenRow, mergesIn } from "./around-cells.ts";
import { piecesOf, type CellPiece } from "./cells.ts";
import { EditTrouble } from "./edit.ts";
import { clearMarks, formattingOf } from "./marks.ts";
import { forgetSheet, moveRows } from "./move-rows.ts";
import { noteParts } from "./notes.ts";
import { PAGE_PROPERTY } from "../../core/report/page.ts";
import { WorkbookDraft } from "./workbook-draft.ts";
import { openWorkbook, type SheetPart, type WorkbookParts } from "./workbook-parts.ts";

// The copy of a workbook that is published: what nobody is to see goes, and only that.

/** What a copy can be made without, and `print`, which is put in where it is missing. In the order in which they are done. */
export const TRACES = [
  "ours",
  "formulas",
  "hidden-sheets",
  "hidden-rows",
  "hidden-columns",
  "covered",
  "names",
  "comments",
  "links",
  "author",
  "print",
] as const;
export type Trace = (typeof TRACES)[number];

/** One kind of thing in one place. */
export interface FoundTrace {
  readonly trace: Trace;
  /** None where it is a matter of the whole file. */
  readonly sheet?: string;
  readonly count: number;
  /** Some of them: cells, rows, columns, names, authors. */
  readonly items: readonly string[];
}

/** So many items are named. */
const MOST = 8;

/**
 * What a workbook holds that is not to be published, in the order of `TRACES` and of the tabs. Throws FileTrouble.
 *
 * Formulas without a result are not among them: there is no value to put in their place.
 */
export function tracesIn(bytes: Uint8Array): FoundTrace[] {
  const source = openWorkbook(bytes, defaultLimits);
  const draft = new WorkbookDraft(source);
  const found: FoundTrace[] = [];
  const add = (trace: Trace, items: readonly string[], sheet?: string): void => {
    if (items.length > 0)
      found.push({
        trace,
        count: items.length,
        items: items.slice(0, MOST),
        ...(sheet === undefined ? {} : { sheet }),
      });
  };
  add("ours", [...pagesIn(draft).map(({ name }) => name), ...noteParts(draft).map(() => "notes")]);
  add(
    "hidden-sheets",
    draft.sheets.filter(({ hidden }) => hidden).map(({ name }) => name),
  );
  for (const sheet of draft.sheets) {
    const own = inSheet(draft.text(sheet.part));
    if (formattingOf(draft.text(sheet.part)).rules.some(({ ours }) => ours)) add("ours", ["marks"], sheet.name);
    add("formulas", own.formulas, sheet.name);
    add(
      "hidden-rows",
      own.rows.map((row) => String(row + 1)),
      sheet.name,
    );
    add("hidden-columns", own.hiddenCells, sheet.name);
    add("covered", own.covered, sheet.name);
    add(
      "comments",
      draft.relationshipsOf(sheet.part).flatMap(({ type }) => (isComment(type) ? [type] : [])),
      sheet.name,
    );
    if (!own.hasPrint && !sheet.hidden) add("print", [sheet.name], sheet.name);
  }
  add(
    "names",
    namesOf(draft).map(({ name }) => name),
  );
  add(
    "links",
    linksOf(draft).map(({ target }) => target),
  );
  add("author", authorsOf(draft));
  const order = (one: FoundTrace): number => TRACES.indexOf(one.trace);
  return found.sort((a, b) => order(a) - order(b));
}

/**
 * The copy without these. Parts that need not change are copied byte for byte, and none is left that nothing refers to. Throws
 * FileTrouble, and EditTrouble where rows or sheets cannot go.
 */
export function publishedCopy(bytes: Uint8Array, chosen: ReadonlySet<Trace>): Uint8Array {
  try {
    return copyOf(bytes, chosen);
  } catch (error) {
    throw error instanceof FileTrouble || error instanceof EditTrouble ? error : damaged(String(error));
  }
}

function copyOf(bytes: Uint8Array, chosen: ReadonlySet<Trace>): Uint8Array {
  const source = openWorkbook(chosen.has("ours") ? clearMarks(bytes) : bytes, defaultLimits);
  const draft = new WorkbookDraft(source);
  if (chosen.has("ours")) {
    for (const { id } of noteParts(draft)) draft.unrelate(draft.main, id);
    for (const page of pagesIn(draft)) dropSheet(draft, page.name);
  }
  // Links that formulas go through cannot go before them.
  if (chosen.has("formulas") || (chosen.has("links") && linksOf(draft).length > 0)) {
    for (const { part } of draft.sheets) draft.put(part, withValues(draft.text(part)));
    draft.dropCalculationChain();
  }
  if (chosen.has("hidden-sheets"))
    for (const { name } of draft.sheets.filter(({ hidden }) => hidden)) dropSheet(draft, name);
  for (const { name, part } of draft.sheets) {
    if (chosen.has("covered")) emptied(draft, part, (text) => inSheet(text).isCovered);
    if (chosen.has("hidden-columns")) emptied(draft, part, (text) => inSheet(text).isInHiddenColumn);
    if (chosen.has("hidden-rows")) {
      const { rows } = inSheet(draft.text(part));
      // From below, so that none changes the number of another.
      if (rows.length > 0)
        moveRows(
          draft,
          name,
          [...rows].reverse().map((at) => ({ at, remove: 1 })),
        );
    }
    if (chosen.has("comments")) dropComments(draft, part);
    if (chosen.has("print")) setUpPrint(draft, part);
    if (chosen.has("author")) dropPrinter(draft, part);
  }
  if (chosen.has("names"))
    dropChildren(
      draft,
      "definedNames",
      ({ open }) => !isPrintName(attribute(draft.text(draft.main), open, "name") ?? ""),
    );
  if (chosen.has("comments"))
    for (const { id, type } of draft.relationshipsOf(draft.main)) if (type === "person") draft.unrelate(draft.main, id);
  if (chosen.has("links")) {
    for (const { id } of linksOf(draft)) draft.unrelate(draft.main, id);
    dropChildren(draft, "externalReferences", () => true);
  }
  if (chosen.has("author")) dropAuthor(draft);
  if (draft.sheets.length < source.sheets.length) dropTitles(draft);
  if (draft.bytes() !== source.zip.bytes) {
    dropUnused(draft, source);
    blankUnusedStrings(draft, source);
  }
  return draft.bytes();
}

// Sheets

interface InSheet {
  readonly formulas: readonly string[];
  /** Hidden rows that hold something, from above. */
  readonly rows: readonly number[];
  readonly hiddenCells: readonly string[];
  readonly covered: readonly string[];
  readonly isCovered: (cell: CellPiece) => boolean;
  readonly isInHiddenColumn: (cell: CellPiece) => boolean;
  readonly hasPrint: boolean;
}

function inSheet(text: string): InSheet {
  const cells: CellPiece[] = [];
  const hidden = new Set<number>();
  let [from, to] = [text.length, text.length];
  for (const piece of piecesOf(text)) {
    if (piece.kind === "cell") cells.push(piece);
    else if (piece.kind === "row" && isHiddenRow(text, piece.tag)) hidden.add(piece.row);
    else if (piece.kind === "end") [from, to] = [piece.start, piece.tag.end];
  }
  const around = text.slice(0, from) + text.slice(to);
  const merges = mergesIn(around);
  const columns = columnsIn(around).filter((column) => column.hidden);
  const byRow = new Map<number, Area[]>();
  for (const merge of merges.filter(({ bottom, top }) => bottom - top < MOST_ROWS))
    for (let row = merge.top; row <= merge.bottom; row++) byRow.set(row, [...(byRow.get(row) ?? []), merge]);
  const isCovered = ({ row, column }: CellPiece): boolean =>
    byRow
      .get(row)
      ?.some(({ top, left, right }) => column >= left && column <= right && (row !== top || column !== left)) === true;
  const isInHiddenColumn = ({ column }: CellPiece): boolean =>
    columns.some(({ first, last }) => column >= first && column <= last);
  const filled = cells.filter(({ value }) => value !== undefined);
  const named = (list: readonly CellPiece[]): string[] => list.map(({ row, column }) => a1(row, column));
  return {
    formulas: named(cells.filter(({ formula, value }) => formula !== undefined && value !== undefined)),
    rows: [...new Set(filled.map(({ row }) => row))].filter((row) => hidden.has(row)).sort((a, b) => a - b),
    hiddenCells: named(filled.filter(isInHiddenColumn)),
    covered: named(filled.filter(isCovered)),
    isCovered,
    isInHiddenColumn,
    hasPrint: [...tags(around)].some(({ depth, local }) => depth === 1 && local === "pageSetup"),
  };
}

/** A merge over more rows than this is none of a table. */
const MOST_ROWS = 10_000;

/** Formulas as what they show. */
function withValues(text: string): string {
  const edits: Edit[] = [];
  for (const piece of piecesOf(text))
    if (piece.kind === "cell" && piece.formula !== undefined && piece.value !== undefined)
      edits.push({ start: piece.formula.start, end: piece.formulaEnd, text: "" });
  return edited(text, edits);
}

/** Takes out what these cells hold; their looks stay. */
function emptied(draft: WorkbookDraft, part: string, which: (text: string) => (cell: CellPiece) => boolean): void {
  const text = draft.text(part);
  const goes = which(text);
  const edits: Edit[] = [];
  for (const piece of piecesOf(text))
    if (piece.kind === "cell" && piece.tag.kind === "open" && goes(piece)) {
      const end = text.lastIndexOf("</", piece.end - 1);
      edits.push({ start: piece.tag.end, end, text: "" });
    }
  draft.put(part, edited(text, edits));
}

function dropSheet(draft: WorkbookDraft, name: string): void {
  const sheet = draft.sheets.find((one) => one.name === name);
  if (sheet === undefined) return;
  if (draft.sheets.every((other) => other === sheet || other.hidden))
    throw new EditTrouble("last-sheet", name, "no other sheet is in view");
  forgetSheet(draft, name);
  draft.dropSheet(sheet);
}

function pagesIn(draft: WorkbookDraft): readonly SheetPart[] {
  return draft.sheets.filter(({ part }) => {
    const text = draft.text(part);
    return (
      text.includes("<customPr") &&
      [...tags(text)].some((tag) => tag.local === "customPr" && attribute(text, tag, "name") === PAGE_PROPERTY)
    );
  });
}

function isComment(type: string): boolean {
  return type === "comments" || type === "threadedComment";
}

/** Their boxes are drawings of an older kind, which they share with form controls. */
function dropComments(draft: WorkbookDraft, part: string): void {
  const related = draft.relationshipsOf(part);
  if (!related.some(({ type }) => isComment(type))) return;
  const hasControls = related.some(({ type }) => type === "ctrlProp" || type === "control");
  for (const { id, type } of related)
    if (isComment(type) || (type === "vmlDrawing" && !hasControls)) draft.unrelate(part, id);
  if (!hasControls) dropTags(draft, part, "legacyDrawing");
}

function dropTags(draft: WorkbookDraft, part: string, local: string): void {
  const text = draft.text(part);
  const gone = [...tags(text)].filter((tag) => tag.depth === 1 && tag.local === local && tag.kind === "empty");
  draft.put(
    part,
    edited(
      text,
      gone.map(({ start, end }) => ({ start, end, text: "" })),
    ),
  );
}

/** What a printer was told last: its name, and where it stands. */
function dropPrinter(draft: WorkbookDraft, part: string): void {
  const printers = draft.relationshipsOf(part).filter(({ type }) => type === "printerSettings");
  if (printers.length === 0) return;
  const text = draft.text(part);
  const edits: Edit[] = [];
  for (const tag of tags(text)) {
    if (tag.depth !== 1 || tag.local !== "pageSetup" || tag.kind === "close") continue;
    const own = text.slice(tag.start, tag.end);
    edits.push({
      start: tag.start,
      end: tag.end,
      text: own.replace(/\s[\w.-]{1,20}:id\s?=\s?(?:"[^"]*"|'[^']*')/, ""),
    });
  }
  draft.put(part, edited(text, edits));
  for (const { id } of printers) draft.unrelate(part, id);
}

/** What stands in a sheet part before its page set-up. */
const BEFORE_PRINT =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins".split(
    " ",
  );

/** A4, one page wide; across where the table is wider than it is long. */
function setUpPrint(draft: WorkbookDraft, part: string): void {
  const text = draft.text(part);
  const root = treeOf(text);
  if (childOf(root, "pageSetup") !== undefined) return;
  let [rows, columns] = [0, 0];
  for (const piece of piecesOf(text))
    if (piece.kind === "cell" && piece.value !== undefined) {
      rows = Math.max(rows, piece.row + 1);
      columns = Math.max(columns, piece.column + 1);
    }
  const prefix = prefixOf(root.open);
  const orientation = columns > WIDE ? "landscape" : "portrait";
  const print = `<${prefix}pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="${rows > LONG ? 0 : 1}"/>`;
  const properties = childOf(root, "sheetPr");
  const fit = `<${prefix}pageSetUpPr fitToPage="1"/>`;
  const known = childOf(properties, "pageSetUpPr");
  const sheet: Edit = !properties
    ? { start: root.open.end, end: root.open.end, text: `<${prefix}sheetPr>${fit}</${prefix}sheetPr>` }
    : known
      ? setAttribute(text, known.open, "fitToPage", "1")
      : insertBehind(properties, ["tabColor", "outlinePr"], fit);
  draft.put(part, edited(text, [sheet, insertBehind(root, BEFORE_PRINT, print)]));
}

/** More columns than these go across, more rows over several pages. */
const WIDE = 6;
const LONG = 60;

// The workbook

function isPrintName(name: string): boolean {
  return name === "_xlnm.Print_Area" || name === "_xlnm.Print_Titles";
}

function namesOf(draft: WorkbookDraft): { readonly name: string }[] {
  const text = draft.text(draft.main);
  return (childOf(treeOf(text), "definedNames")?.children ?? [])
    .map(({ open }) => ({ name: attribute(text, open, "name") ?? "" }))
    .filter(({ name }) => !isPrintName(name));
}

/** Takes children out of an element of the workbook part, and the element where none is left. */
function dropChildren(draft: WorkbookDraft, local: string, goes: (child: Element) => boolean): void {
  const text = draft.text(draft.main);
  const list = childOf(treeOf(text), local);
  if (list === undefined) return;
  const gone = list.children.filter(goes);
  draft.put(
    draft.main,
    edited(text, gone.length === list.children.length ? [removeElement(list)] : gone.map(removeElement)),
  );
}

function linksOf(draft: WorkbookDraft): { readonly id: string; readonly target: string }[] {
  return draft
    .relationshipsOf(draft.main)
    .filter(({ type }) => type === "externalLink")
    .map(({ id, target }) => ({
      id,
      target: draft.relationshipsOf(target).find(({ external }) => external)?.target ?? target,
    }));
}

/** What the properties of the file say of persons, by the names of their elements. */
const PERSONAL = new Set(["creator", "lastModifiedBy", "Manager", "Company", "LastAuthor", "HyperlinkBase"]);

function propertiesOf(draft: WorkbookDraft): { readonly part: string; readonly id: string; readonly type: string }[] {
  return draft
    .relationshipsOf("")
    .filter(({ type, target, external }) => !external && draft.has(target) && /properties$|^thumbnail$/.test(type))
    .map(({ id, target, type }) => ({ part: target, id, type }));
}

function authorsOf(draft: WorkbookDraft): string[] {
  const found: string[] = [];
  for (const { part, type } of propertiesOf(draft)) {
    if (type === "thumbnail" || type === "custom-properties") found.push(part);
    else
      for (const { open, close, local } of treeOf(draft.text(part)).children) {
        const said = open === close ? "" : draft.text(part).slice(open.end, close.start);
        if (PERSONAL.has(local) && said.trim() !== "") found.push(`${local}: ${said}`);
      }
  }
  for (const { local, said } of pathsIn(draft)) found.push(`${local}: ${said}`);
  if (draft.sheets.some(({ part }) => draft.relationshipsOf(part).some(({ type }) => type === "printerSettings")))
    found.push("printerSettings");
  return found;
}

/** Where the workbook was saved, which names a user; who has it reserved. */
function pathsIn(draft: WorkbookDraft): { readonly element: Element; readonly local: string; readonly said: string }[] {
  const text = draft.text(draft.main);
  return treeOf(text).children.flatMap((element) => {
    const own = text.slice(element.open.start, element.close.end);
    if (element.local === "AlternateContent" && own.includes("absPath"))
      return [{ element, local: "absPath", said: /\burl="([^"]*)"/.exec(own)?.[1] ?? "" }];
    const user = element.local === "fileSharing" ? attribute(text, element.open, "userName") : undefined;
    return user === undefined || user === "" ? [] : [{ element, local: "userName", said: user }];
  });
}

function dropAuthor(draft: WorkbookDraft): void {
  for (const { part, id, type } of propertiesOf(draft)) {
    if (type === "thumbnail" || type === "custom-properties") {
      draft.unrelate("", id);
      continue;
    }
    const text = draft.text(part);
    const edits = treeOf(text)
      .children.filter(({ local, open, close }) => PERSONAL.has(local) && open !== close)
      .map(({ open, close }) => ({ start: open.end, end: close.start, text: "" }));
    draft.put(part, edited(text, edits));
  }
  const text = draft.text(draft.main);
  draft.put(
    draft.main,
    edited(
      text,
      pathsIn(draft).map(({ element }) => removeElement(element)),
    ),
  );
}

/** The names of sheets that are gone stand in the properties too. */
function dropTitles(draft: WorkbookDraft): void {
  for (const { part, type } of propertiesOf(draft)) {
    if (type !== "extended-properties") continue;
    const text = draft.text(part);
    const gone = treeOf(text).children.filter(({ local }) => local === "TitlesOfParts" || local === "HeadingPairs");
    draft.put(part, edited(text, gone.map(removeElement)));
  }
}

/** Takes out parts that nothing refers to any more. */
function dropUnused(draft: WorkbookDraft, { zip }: WorkbookParts): void {
  const used = new Set<string>();
  const follow = (part: string): void => {
    for (const { target, external } of draft.relationshipsOf(part)) {
      const name = target.toLowerCase();
      if (external || used.has(name) || !draft.has(target)) continue;
      used.add(name);
      follow(target);
    }
  };
  follow("");
  for (const { name } of zip.entries) {
    const lower = name.toLowerCase();
    if (lower === TYPES.toLowerCase() || lower.endsWith(".rels") || lower.endsWith("/") || used.has(lower)) continue;
    draft.drop(name);
    if (draft.has(relationshipPartOf(name))) draft.drop(relationshipPartOf(name));
  }
}

/** Texts that no cell shows any more are still in the list of texts: they go, and their places stay. */
function blankUnusedStrings(draft: WorkbookDraft, { sharedStrings }: WorkbookParts): void {
  if (sharedStrings === undefined || !draft.has(sharedStrings)) return;
  const used = new Set<number>();
  for (const { part } of draft.sheets) {
    const text = draft.text(part);
    for (const piece of piecesOf(text))
      if (piece.kind === "cell" && piece.value !== undefined && attribute(text, piece.tag, "t") === "s")
        used.add(Number(text.slice(piece.valueFrom, piece.valueTo)));
  }
  const text = draft.text(sharedStrings);
  const root = treeOf(text);
  const prefix = prefixOf(root.open);
  const edits = root.children
    .filter(({ local }) => local === "si")
    .flatMap(({ open, close }, i): Edit[] =>
      used.has(i) || open === close ? [] : [{ start: open.end, end: close.start, text: `<${prefix}t></${prefix}t>` }],
    );
  draft.put(sharedStrings, edited(text, edits));
}
