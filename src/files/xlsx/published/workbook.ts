import { PAGE_PROPERTY } from "../../../core/report/page.ts";
import { attribute, childOf, tags, treeOf, unescapeXml } from "../../ooxml/xml.ts";
import { removeElement } from "../../ooxml/xml-edits.ts";
import { piecesOf } from "../cells.ts";
import { EditTrouble } from "../edit.ts";
import { withReferences } from "../formula/references.ts";
import { formattingOf } from "../marks.ts";
import { forgetSheet } from "../moving/move-rows.ts";
import { noteParts } from "../notes.ts";
import { contentTypeOf, type WorkbookDraft } from "../workbook-draft.ts";
import type { SheetPart } from "../workbook-parts.ts";
import { putValues } from "./cells.ts";
import {
  drawnParts,
  editPart,
  elementsIn,
  formulasAround,
  nameIn,
  readPart,
  relatedFrom,
  unrelateAll,
  withoutChildren,
  withoutExtensions,
  withoutTopElements,
} from "./parts.ts";
import type { Remover } from "./trace.ts";

// What a workbook holds besides its cells.

// Ours, and hidden sheets

/** Marks go before all else, see `publishedCopy`; report pages that cannot go stay. */
export const ours = (stays: (sheet: string) => boolean): Remover => ({
  find: (draft) => [
    { items: [...pagesIn(draft).map(({ name }) => name), ...noteParts(draft).map(() => "notes")] },
    ...draft.sheets
      .filter(({ part }) => formattingOf(draft.text(part)).rules.some((rule) => rule.ours))
      .map(({ name }) => ({ sheet: name, items: ["marks"] })),
  ],
  take(draft) {
    for (const { id } of noteParts(draft)) draft.unrelate(draft.main, id);
    for (const page of pagesIn(draft)) if (!stays(page.name)) dropTab(draft, page);
  },
});

function pagesIn(draft: WorkbookDraft): readonly SheetPart[] {
  return draft.sheets.filter(({ part }) => {
    const text = draft.text(part);
    return (
      text.includes("<customPr") &&
      [...tags(text)].some((tag) => tag.local === "customPr" && attribute(text, tag, "name") === PAGE_PROPERTY)
    );
  });
}

/** Hidden tabs, those too that are no worksheets: charts, and macros of old. */
export const hiddenSheets = (stays: (sheet: string) => boolean): Remover => ({
  find: (draft) => [{ items: tabsIn(draft).flatMap(({ hidden, name }) => (hidden ? [name] : [])) }],
  take(draft) {
    // Each that goes moves the places of those behind it.
    for (const { name } of tabsIn(draft).filter(({ hidden }) => hidden)) {
      const tab = tabsIn(draft).find((one) => one.name === name);
      if (tab !== undefined && !stays(name)) dropTab(draft, tab);
    }
  },
});

/** All tabs that have a part. */
function tabsIn(draft: WorkbookDraft): SheetPart[] {
  const related = draft.relationshipsOf(draft.main);
  const text = draft.text(draft.main);
  const list = childOf(treeOf(text), "sheets")?.children ?? [];
  return list.flatMap(({ open }, tab) => {
    const part = related.find(({ id }) => id === attribute(text, open, "id"))?.target;
    if (part === undefined) return [];
    const hidden = /hidden$/i.test(attribute(text, open, "state") ?? "");
    return [{ name: attribute(text, open, "name") ?? "", hidden, part, tab }];
  });
}

function dropTab(draft: WorkbookDraft, tab: SheetPart): void {
  if (tabsIn(draft).every((other) => other.part === tab.part || other.hidden))
    throw new EditTrouble("last-sheet", tab.name, "no other sheet is in view");
  forgetSheet(draft, tab.name);
  draft.dropSheet(tab);
}

// Names

/** Names that something else still uses stay, unless they lead nowhere: a list to choose from would be empty, a chart without its figures. */
export const names: Remover = {
  find: (draft) => [{ items: namesIn(draft).map(({ name }) => name) }],
  take(draft) {
    const all = namesIn(draft).filter(({ formula }) => !formula.includes("#REF!"));
    const used = wordsOf(formulasOf(draft));
    for (let more = true; more;) {
      const own = all.filter(({ name }) => used.has(name.toLowerCase()));
      const size = used.size;
      for (const word of wordsOf(own.map(({ formula }) => formula))) used.add(word);
      more = used.size > size;
    }
    editPart(draft, draft.main, (text) =>
      withoutChildren(text, "definedNames", ({ open }) => {
        const name = attribute(text, open, "name") ?? "";
        return !isPrintName(name) && !all.some((one) => one.name === name && used.has(name.toLowerCase()));
      }),
    );
  },
};

function isPrintName(name: string): boolean {
  return name === "_xlnm.Print_Area" || name === "_xlnm.Print_Titles";
}

function namesIn(draft: WorkbookDraft): { readonly name: string; readonly formula: string }[] {
  const text = draft.text(draft.main);
  return (childOf(treeOf(text), "definedNames")?.children ?? [])
    .map(({ open, close }) => ({
      name: attribute(text, open, "name") ?? "",
      formula: open === close ? "" : unescapeXml(text.slice(open.end, close.start)),
    }))
    .filter(({ name }) => !isPrintName(name));
}

/** Every formula but those of names. */
function formulasOf(draft: WorkbookDraft): string[] {
  const parts = [...draft.sheets.map(({ part }) => part), ...drawnParts(draft)];
  const around = parts.flatMap((part) =>
    readPart(draft, part, (text) => formulasAround(text).map(({ formula }) => formula), []),
  );
  const cells = draft.sheets.flatMap(({ part }) =>
    [...piecesOf(draft.text(part))].flatMap((piece) => (piece.kind === "cell" ? [piece.formulaText] : [])),
  );
  return [...around, ...cells];
}

function wordsOf(formulas: readonly string[]): Set<string> {
  return new Set(formulas.flatMap((formula) => formula.toLowerCase().split(/[^\p{L}\p{M}\p{N}_.\\?]/u)));
}

// Links

const QUERIES = new Set(["queryTable"]);
const SOURCES = new Set(["externalLink", "connections"]);

/** Other workbooks, sources of data, and files of this machine that a cell leads to. Formulas through them become values. */
export const links: Remover = {
  find: (draft) => [
    {
      items: draft.relationshipsOf(draft.main).flatMap(({ type, target }) => {
        if (type === "externalLink")
          return [draft.relationshipsOf(target).find(({ external }) => external)?.target ?? target];
        return type === "connections" ? connectionsIn(draft, target) : [];
      }),
    },
    ...draft.sheets.map(({ name, part }) => ({
      sheet: name,
      items: [
        ...localLinks(draft, part).map(({ target }) => target),
        ...draft.relationshipsOf(part).flatMap(({ type, target }) => (QUERIES.has(type) ? [target] : [])),
      ],
    })),
    { items: chartLinks(draft).map(({ target }) => target) },
  ],
  take(draft) {
    const main = draft.relationshipsOf(draft.main);
    if (main.some(({ type }) => type === "externalLink")) {
      putValues(draft, goesOutside);
      for (const part of [...draft.sheets.map((sheet) => sheet.part), ...drawnParts(draft)])
        editPart(draft, part, (text) =>
          formulasAround(text).flatMap(({ formula, replaced }) =>
            goesOutside(formula) ? [replaced(withoutOutside(formula))] : [],
          ),
        );
      editPart(draft, draft.main, (text) =>
        withoutChildren(text, "definedNames", ({ open, close }) =>
          open === close ? false : goesOutside(unescapeXml(text.slice(open.end, close.start))),
        ),
      );
      editPart(draft, draft.main, (text) => withoutTopElements(text, new Set(["externalReferences"])));
    }
    unrelateAll(draft, draft.main, SOURCES);
    for (const { part } of draft.sheets) takeSheetLinks(draft, part);
    for (const { source, id } of chartLinks(draft)) {
      editPart(draft, source, (text) =>
        elementsIn(treeOf(text), ({ local }) => local === "externalData").map(removeElement),
      );
      draft.unrelate(source, id);
    }
  },
};

function takeSheetLinks(draft: WorkbookDraft, part: string): void {
  const local = new Set(localLinks(draft, part).map(({ id }) => id));
  editPart(draft, part, (text) =>
    withoutChildren(text, "hyperlinks", ({ open }) => local.has(attribute(text, open, "id") ?? "")),
  );
  for (const id of local) draft.unrelate(part, id);
  unrelateAll(draft, part, QUERIES);
  for (const { type, target } of draft.relationshipsOf(part)) {
    if (type !== "table" || !draft.relationshipsOf(target).some((one) => QUERIES.has(one.type))) continue;
    unrelateAll(draft, target, QUERIES);
    // A table that says that it comes from a query and has none would be taken for broken.
    editPart(draft, target, (text) =>
      [...text.matchAll(/\s(?:tableType="queryTable"|queryTableFieldId="\d{1,9}"|connectionId="\d{1,9}")/g)].map(
        ({ 0: own, index }) => ({ start: index, end: index + own.length, text: "" }),
      ),
    );
  }
}

/** A reference to another workbook, or to a name in one: [1]Sheet1!A1, [1]!底数. */
function goesOutside(formula: string): boolean {
  return /\[\d{1,5}\]/.test(formula) && formula.includes("!");
}

function withoutOutside(formula: string): string {
  const changed = withReferences(formula, ({ external }) => (external ? "#REF!" : undefined));
  return goesOutside(changed) ? "#REF!" : changed;
}

function connectionsIn(draft: WorkbookDraft, part: string): string[] {
  return readPart(
    draft,
    part,
    (text) => treeOf(text).children.map(({ open }) => attribute(text, open, "name") ?? part),
    [part],
  );
}

/** Links of cells that lead to a file of this machine or of its network. */
function localLinks(draft: WorkbookDraft, part: string): { readonly id: string; readonly target: string }[] {
  return draft
    .relationshipsOf(part)
    .filter(
      ({ type, external, target }) => type === "hyperlink" && external && !/^(?:https?|mailto|ftp|tel):/i.test(target),
    );
}

/** Workbooks from which charts take their figures. */
function chartLinks(draft: WorkbookDraft): { readonly source: string; readonly id: string; readonly target: string }[] {
  const charts = new Set(drawnParts(draft));
  return relatedFrom(draft, draft.main).filter(
    ({ source, external, type }) => charts.has(source) && external && type !== "hyperlink" && type !== "image",
  );
}

// Pivot tables

const PIVOTS = new Set(["pivotTable", "slicer", "timeline"]);
const CACHES = new Set(["pivotCacheDefinition", "slicerCache", "timelineCache", "powerPivotData"]);
const PIVOT_EXTENSIONS = new Set(
  "slicerList timelineRefs slicerCaches timelineCacheRefs timelineCachePivotCaches pivotCaches pivotTableReferences dataModel".split(
    " ",
  ),
);

/** Pivot tables keep, unseen, all the figures that they were made from. What they show stays as values. */
export const pivots: Remover = {
  find: (draft) => {
    const tables = draft.sheets.map(({ name, part }) => ({
      sheet: name,
      items: draft
        .relationshipsOf(part)
        .flatMap(({ type, target }) => (PIVOTS.has(type) ? [nameIn(draft, target)] : [])),
    }));
    const caches = draft.relationshipsOf(draft.main).filter(({ type }) => CACHES.has(type));
    // Those of no table on a sheet are named by themselves.
    const isKnown = tables.some(({ items }) => items.length > 0);
    return isKnown ? tables : [{ items: caches.map(({ target }) => target) }];
  },
  take(draft) {
    const all = relatedFrom(draft, draft.main);
    if (!all.some(({ type }) => PIVOTS.has(type) || CACHES.has(type))) return;
    for (const { part } of draft.sheets) {
      unrelateAll(draft, part, PIVOTS);
      editPart(draft, part, (text) => withoutExtensions(text, PIVOT_EXTENSIONS));
    }
    for (const part of drawnParts(draft))
      editPart(draft, part, (text) =>
        elementsIn(
          treeOf(text),
          ({ local, open, close }) =>
            local === "pivotSource" || (local.endsWith("Anchor") && isSlicer(text.slice(open.start, close.end))),
        ).map(removeElement),
      );
    unrelateAll(draft, draft.main, CACHES);
    editPart(draft, draft.main, (text) => withoutTopElements(text, new Set(["pivotCaches"])));
    editPart(draft, draft.main, (text) => withoutExtensions(text, PIVOT_EXTENSIONS));
  },
};

function isSlicer(anchor: string): boolean {
  return /drawing\/20\d\d\/(?:slicer|timeslicer)/.test(anchor);
}

// Macros

const MACROS = new Set(["vbaProject", "xlMacrosheet", "xlIntlMacrosheet"]);

export const macros: Remover = {
  find: (draft) => [
    { items: draft.relationshipsOf(draft.main).flatMap(({ type, target }) => (MACROS.has(type) ? [target] : [])) },
  ],
  take(draft) {
    const own = draft.relationshipsOf(draft.main).filter(({ type }) => MACROS.has(type));
    if (own.length === 0) return;
    for (const { id, type, target } of own) {
      const tab = tabsIn(draft).find(({ part }) => part === target);
      if (type === "vbaProject") draft.unrelate(draft.main, id);
      else if (tab !== undefined) dropTab(draft, tab);
    }
    draft.declare(draft.main, contentTypeOf("sheet.main"));
  },
};

// What other programs have put in

const OTHERS = new Set(["customXml"]);
const AT_THE_TOP = new Set(["webextensiontaskpanes", "customXml", "extensibility", "ui"]);

/** What add-ins and other programs keep in the file. What is ours is not theirs. */
export const others: Remover = {
  find: (draft) => [
    {
      items: [
        ...foreignParts(draft).map(({ target }) => target),
        ...draft.relationshipsOf("").flatMap(({ type, target }) => (AT_THE_TOP.has(type) ? [target] : [])),
      ],
    },
  ],
  take(draft) {
    for (const { id } of foreignParts(draft)) draft.unrelate(draft.main, id);
    unrelateAll(draft, "", AT_THE_TOP);
  },
};

function foreignParts(draft: WorkbookDraft): { readonly id: string; readonly target: string }[] {
  const own = new Set(noteParts(draft).map(({ id }) => id));
  return draft.relationshipsOf(draft.main).filter(({ id, type }) => OTHERS.has(type) && !own.has(id));
}
