import { attribute, childOf, escapeXml, tags, treeOf, unescapeXml, type Element, type Tag } from "../../ooxml/xml.ts";
import { edited, removeElement, type Edit } from "../../ooxml/xml-edits.ts";
import { FileTrouble } from "../../refusals.ts";
import type { WorkbookDraft } from "../workbook-draft.ts";

// What the removers share: walking through the parts of a workbook and taking elements out of them.

/** Relationships of a part of these kinds, with the part that has them. */
export interface Related {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** All relationships that can be reached from a part, its own first. */
export function relatedFrom(draft: WorkbookDraft, first: string): Related[] {
  const found: Related[] = [];
  const seen = new Set<string>([first.toLowerCase()]);
  const visit = (source: string): void => {
    for (const one of draft.relationshipsOf(source)) {
      found.push({ source, ...one });
      if (one.external || seen.has(one.target.toLowerCase()) || !draft.has(one.target)) continue;
      seen.add(one.target.toLowerCase());
      visit(one.target);
    }
  };
  visit(first);
  return found;
}

/** Charts and drawings, wherever they hang. */
export function drawnParts(draft: WorkbookDraft): string[] {
  const drawn = relatedFrom(draft, draft.main).filter(
    ({ type, external, target }) =>
      /^(?:drawing|chart|chartEx|chartUserShapes)$/.test(type) && !external && draft.has(target),
  );
  return [...new Set(drawn.map(({ target }) => target))];
}

/** Changes the text of a part; one that is no XML stays as it is. */
export function editPart(draft: WorkbookDraft, part: string, edits: (text: string) => readonly Edit[]): void {
  try {
    const text = draft.text(part);
    const own = edits(text);
    if (own.length > 0) draft.put(part, edited(text, own));
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
  }
}

/** The same of what is read only. */
export function readPart<T>(draft: WorkbookDraft, part: string, read: (text: string) => T, otherwise: T): T {
  try {
    return read(draft.text(part));
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    return otherwise;
  }
}

/** Elements of a tree, the outermost that are wanted. */
export function elementsIn(element: Element, wanted: (element: Element) => boolean): Element[] {
  return element.children.flatMap((child) => (wanted(child) ? [child] : elementsIn(child, wanted)));
}

/** Takes children out of a list of a part's root, and the list where none is left. */
export function withoutChildren(text: string, local: string, goes: (child: Element) => boolean): Edit[] {
  const list = childOf(treeOf(text), local);
  if (list === undefined) return [];
  const gone = list.children.filter(goes);
  return gone.length === list.children.length ? [removeElement(list)] : gone.map(removeElement);
}

/** Takes extensions out of a part that have one of these elements in them. */
export function withoutExtensions(text: string, locals: ReadonlySet<string>): Edit[] {
  return withoutChildren(
    text,
    "extLst",
    (extension) => elementsIn(extension, ({ local }) => locals.has(local)).length > 0,
  );
}

/** Elements right below the root of a part. */
export function withoutTopElements(text: string, locals: ReadonlySet<string>): Edit[] {
  return treeOf(text)
    .children.filter(({ local }) => locals.has(local))
    .map(removeElement);
}

/** Takes out relationships by the ends of their types. */
export function unrelateAll(draft: WorkbookDraft, source: string, types: ReadonlySet<string>): void {
  for (const { id, type } of draft.relationshipsOf(source)) if (types.has(type)) draft.unrelate(source, id);
}

const FORMULAS = new Set(["f", "formula", "formula1", "formula2"]);

/** Formulas of a part that stand outside cells: those of formats, validations and charts. */
export function formulasAround(text: string): { readonly formula: string; readonly replaced: (by: string) => Edit }[] {
  const found: { readonly formula: string; readonly replaced: (by: string) => Edit }[] = [];
  let open: Tag | undefined;
  for (const tag of tags(text)) {
    if (tag.kind === "close" && open?.name === tag.name) {
      const [start, end] = [open.end, tag.start];
      const formula = unescapeXml(text.slice(start, end));
      found.push({ formula, replaced: (by) => ({ start, end, text: escapeXml(by) }) });
    }
    // worksheet, sheetData, row, c: what stands within is a cell's own.
    const isOfCell = tag.local === "f" && tag.depth === 4;
    open = tag.kind === "open" && FORMULAS.has(tag.local) && !isOfCell ? tag : undefined;
  }
  return found;
}

/** What the root of a part is called by itself. */
export function nameIn(draft: WorkbookDraft, part: string): string {
  const [name = ""] = part.split("/").slice(-1);
  return readPart(draft, part, (text) => attribute(text, treeOf(text).open, "name") ?? name, name);
}
