import { TYPES } from "../../ooxml/names.ts";
import { relationshipPartOf } from "../../ooxml/package.ts";
import { treeOf, unescapeXml } from "../../ooxml/xml.ts";
import { edited, prefixOf, removeElement, type Edit } from "../../ooxml/xml-edits.ts";
import { damaged, defaultLimits, FileTrouble } from "../../refusals.ts";
import { piecesOf } from "../cells.ts";
import { EditTrouble } from "../edit.ts";
import { clearMarks } from "../marks.ts";
import { WorkbookDraft } from "../workbook-draft.ts";
import { openWorkbook, type WorkbookParts } from "../workbook-parts.ts";
import { comments, covered, formulas, hiddenColumns, hiddenRows } from "./cells.ts";
import { relatedFrom } from "./parts.ts";
import { author } from "./person.ts";
import { print } from "./print.ts";
import { TRACES, type FoundTrace, type Remover, type Trace } from "./trace.ts";
import { hiddenSheets, links, macros, names, others, ours, pivots } from "./workbook.ts";

// The copy of a workbook that is published: what nobody is to see goes, and only that.

/** How each trace is found and taken out. `stays` are sheets that cannot go, or whose rows cannot. */
function removers(stays: (sheet: string) => boolean): Readonly<Record<Trace, Remover>> {
  return {
    ours: ours(stays),
    formulas,
    "hidden-sheets": hiddenSheets(stays),
    "hidden-rows": hiddenRows(stays),
    "hidden-columns": hiddenColumns,
    covered,
    names,
    comments,
    links,
    pivots,
    macros,
    others,
    author,
    print,
  };
}

/** In which they are taken out: what stands in the way of others first, formulas before what they refer to, names when nothing uses them any more. */
const ORDER: readonly Trace[] = [
  "ours",
  "pivots",
  "macros",
  "links",
  "formulas",
  "hidden-sheets",
  "covered",
  "hidden-columns",
  "comments",
  "hidden-rows",
  "names",
  "others",
  "print",
  "author",
];

/** So many items are named. */
const MOST = 8;

/**
 * What a workbook holds that is not to be published, in the order of `TRACES` and of the tabs. Throws FileTrouble.
 *
 * Formulas without a result are not among them: there is no value to put in their place.
 */
export function tracesIn(bytes: Uint8Array): FoundTrace[] {
  const draft = new WorkbookDraft(openWorkbook(bytes, defaultLimits));
  const all = removers(() => false);
  return TRACES.flatMap((trace) =>
    all[trace]
      .find(draft)
      .filter(({ items }) => items.length > 0)
      .map(({ items, ...found }) => ({ trace, ...found, count: items.length, items: items.slice(0, MOST) })),
  );
}

/** What stays in a copy that a clerk should look at himself; how often. */
export interface Unlooked {
  readonly pictures: number;
  readonly charts: number;
  /** Files and controls that are put into sheets. */
  readonly objects: number;
  /** What stands in the margins of pages, by sheet. */
  readonly margins: readonly { readonly sheet: string; readonly text: string }[];
}

export function unlookedIn(bytes: Uint8Array): Unlooked {
  const draft = new WorkbookDraft(openWorkbook(bytes, defaultLimits));
  const targets = (types: RegExp): number =>
    new Set(
      relatedFrom(draft, draft.main)
        .filter(({ type }) => types.test(type))
        .map(({ target }) => target.toLowerCase()),
    ).size;
  return {
    pictures: targets(/^image$/),
    charts: targets(/^chart(?:Ex)?$/),
    objects: targets(/^(?:oleObject|package|control)$/),
    margins: draft.sheets.flatMap(({ name, part, hidden }) => {
      const text = draft.text(part);
      const margins = treeOf(text).children.find(({ local }) => local === "headerFooter");
      const said = (margins?.children ?? [])
        .filter(({ open, close }) => open !== close)
        .map(({ open, close }) => wordsOf(unescapeXml(text.slice(open.end, close.start))))
        .filter((words) => words !== "");
      return hidden || said.length === 0 ? [] : [{ sheet: name, text: [...new Set(said)].join(" ") }];
    }),
  };
}

/** A header without its codes, of fonts, places, pages and tabs. Where it says the path or the name of the file, that is a word. */
function wordsOf(header: string): string {
  return header
    .replace(/&"[^"]*"|&K[0-9A-F]{6}|&[LCRPNADTGBIUESXY]|&\d{1,3}/g, " ")
    .replace(/[\s/／\-—第页共]+|\bpage\b|\bof\b/gi, " ")
    .trim();
}

/**
 * The copy without these. Parts that need not change are copied byte for byte, and none is left that nothing refers to. What cannot go
 * stays, and is found again. Throws FileTrouble.
 */
export function publishedCopy(bytes: Uint8Array, chosen: ReadonlySet<Trace>): Uint8Array {
  const stays = new Set<string>();
  for (;;) {
    try {
      return copyOf(bytes, chosen, (sheet) => stays.has(sheet));
    } catch (error) {
      if (error instanceof EditTrouble && !stays.has(error.sheet)) stays.add(error.sheet);
      else throw error instanceof FileTrouble ? error : damaged(String(error));
    }
  }
}

function copyOf(bytes: Uint8Array, chosen: ReadonlySet<Trace>, stays: (sheet: string) => boolean): Uint8Array {
  const source = openWorkbook(chosen.has("ours") ? clearMarks(bytes) : bytes, defaultLimits);
  const draft = new WorkbookDraft(source);
  const all = removers(stays);
  for (const trace of ORDER) if (chosen.has(trace)) all[trace].take(draft);
  if (draft.sheets.length < source.sheets.length) dropTitles(draft);
  if (draft.bytes() !== source.zip.bytes) {
    dropUnused(draft, source);
    blankUnusedStrings(draft, source);
  }
  return draft.bytes();
}

/** The names of sheets that are gone stand in the properties too. */
function dropTitles(draft: WorkbookDraft): void {
  for (const { target, type } of draft.relationshipsOf("")) {
    if (type !== "extended-properties" || !draft.has(target)) continue;
    const text = draft.text(target);
    const gone = treeOf(text).children.filter(({ local }) => local === "TitlesOfParts" || local === "HeadingPairs");
    draft.put(target, edited(text, gone.map(removeElement)));
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
      if (piece.kind === "cell" && piece.value !== undefined && piece.type === "s")
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
