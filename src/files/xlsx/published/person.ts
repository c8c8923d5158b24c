import { attribute, attributeSpan, childOf, tags, treeOf, unescapeXml, type Element } from "../../ooxml/xml.ts";
import { insertBehind, prefixOf, removeElement, setAttribute, type Edit } from "../../ooxml/xml-edits.ts";
import type { WorkbookDraft } from "../workbook-draft.ts";
import { drawnParts, editPart, readPart, unrelateAll, withoutTopElements } from "./parts.ts";
import type { Remover } from "./trace.ts";

// What a file says of those who made it, and of their machines.

/** What the properties of the file say, by the names of their elements. */
const PERSONAL = new Set(
  "creator lastModifiedBy Manager Company LastAuthor HyperlinkBase title subject description keywords category contentStatus identifier".split(
    " ",
  ),
);

/** Whole parts at the top that are about persons: pictures of the first page, what an office has put in, signatures, labels. */
const AT_THE_TOP = new Set(["thumbnail", "custom-properties", "origin", "classificationlabels"]);

/** What was changed by whom while several worked on it. */
const REVISIONS = new Set(["revisionHeaders", "usernames"]);

/** Views of single users, and what they tried. */
const OF_USERS = new Set(["customSheetViews", "scenarios"]);

export const author: Remover = {
  find: (draft) => [{ items: [...found(draft)].map(({ key, said }) => `${key}: ${said}`) }],
  take(draft) {
    if ([...found(draft)].length === 0) return;
    for (const part of propertyParts(draft))
      editPart(draft, part, (text) =>
        personalIn(text).map(({ open, close }) => ({ start: open.end, end: close.start, text: "" })),
      );
    unrelateAll(draft, "", AT_THE_TOP);
    unrelateAll(draft, draft.main, REVISIONS);
    editPart(draft, draft.main, (text) => [
      ...paths(text).map(({ element }) => removeElement(element)),
      ...withoutTopElements(text, new Set(["customWorkbookViews"])),
    ]);
    editPart(draft, draft.main, keepPrivate);
    for (const { part } of draft.sheets) {
      editPart(draft, part, (text) => withoutTopElements(text, OF_USERS));
      takePrinter(draft, part);
    }
    for (const part of drawnParts(draft)) editPart(draft, part, (text) => picturePaths(text).map(({ edit }) => edit));
  },
};

interface Said {
  /** The name of an element, or what else it is. */
  readonly key: string;
  readonly said: string;
}

function* found(draft: WorkbookDraft): Generator<Said> {
  for (const part of propertyParts(draft))
    yield* readPart(
      draft,
      part,
      (text) =>
        personalIn(text).map(({ local, open, close }) => ({
          key: local,
          said: unescapeXml(text.slice(open.end, close.start)),
        })),
      [],
    );
  for (const { type, target } of draft.relationshipsOf(""))
    if (AT_THE_TOP.has(type) && draft.has(target)) yield { key: type, said: "" };
  for (const { type } of draft.relationshipsOf(draft.main)) if (REVISIONS.has(type)) yield { key: type, said: "" };
  const main = draft.text(draft.main);
  yield* paths(main);
  for (const { open } of childOf(treeOf(main), "customWorkbookViews")?.children ?? [])
    yield { key: "customWorkbookView", said: attribute(main, open, "name") ?? "" };
  for (const { name, part } of draft.sheets) {
    for (const { local } of treeOf(draft.text(part)).children)
      if (OF_USERS.has(local)) yield { key: local, said: name };
    if (draft.relationshipsOf(part).some(({ type }) => type === "printerSettings"))
      yield { key: "printerSettings", said: name };
  }
  for (const part of drawnParts(draft))
    yield* readPart(draft, part, (text) => picturePaths(text).map(({ said }) => ({ key: "picture", said })), []);
}

function propertyParts(draft: WorkbookDraft): string[] {
  return draft
    .relationshipsOf("")
    .filter(
      ({ type, target, external }) => !external && draft.has(target) && /^(?:core|extended)-properties$/.test(type),
    )
    .map(({ target }) => target);
}

function personalIn(text: string): Element[] {
  return treeOf(text).children.filter(
    ({ local, open, close }) =>
      PERSONAL.has(local) && open !== close && text.slice(open.end, close.start).trim() !== "",
  );
}

/** Where the workbook was saved, which names a user; who has it reserved. */
function paths(text: string): (Said & { readonly element: Element })[] {
  return treeOf(text).children.flatMap((element) => {
    const own = text.slice(element.open.start, element.close.end);
    if (element.local === "AlternateContent" && own.includes("absPath"))
      return [{ element, key: "absPath", said: unescapeXml(/\burl="([^"]*)"/.exec(own)?.[1] ?? "") }];
    const user = element.local === "fileSharing" ? attribute(text, element.open, "userName") : undefined;
    return user === undefined || user === "" ? [] : [{ element, key: "userName", said: user }];
  });
}

/** Has Excel put no names in again when the copy is saved. */
function keepPrivate(text: string): Edit[] {
  const root = treeOf(text);
  const properties = childOf(root, "workbookPr");
  return properties === undefined
    ? [insertBehind(root, ["fileVersion", "fileSharing"], `<${prefixOf(root.open)}workbookPr filterPrivacy="1"/>`)]
    : [setAttribute(text, properties.open, "filterPrivacy", "1")];
}

/** What a picture is described by: where it was on somebody's disk. */
function picturePaths(text: string): { readonly said: string; readonly edit: Edit }[] {
  return [...tags(text)].flatMap((tag) => {
    const span = tag.kind !== "close" && tag.local === "cNvPr" ? attributeSpan(text, tag, "descr") : undefined;
    const said = span === undefined ? "" : unescapeXml(text.slice(span.start, span.end));
    return span !== undefined && /^(?:[a-z]:\\|\\\\|file:|\/(?:home|Users)\/)/i.test(said)
      ? [{ said, edit: { ...span, text: "" } }]
      : [];
  });
}

/** What a printer was told last: its name, and where it stands. */
function takePrinter(draft: WorkbookDraft, part: string): void {
  const printers = draft.relationshipsOf(part).filter(({ type }) => type === "printerSettings");
  if (printers.length === 0) return;
  editPart(draft, part, (text) =>
    [...tags(text)].flatMap((tag): Edit[] => {
      if (tag.depth !== 1 || tag.local !== "pageSetup" || tag.kind === "close") return [];
      const own = text.slice(tag.start, tag.end);
      const without = own.replace(/\s[\w.-]{1,20}:id\s?=\s?(?:"[^"]*"|'[^']*')/, "");
      return [{ start: tag.start, end: tag.end, text: without }];
    }),
  );
  for (const { id } of printers) draft.unrelate(part, id);
}
