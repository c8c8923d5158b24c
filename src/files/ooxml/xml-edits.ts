import { attributeSpan, escapeXml, type Element, type Span, type Tag } from "./xml.ts";

/** A stretch of the text of a part, and what stands there instead. */
export interface Edit extends Span {
  readonly text: string;
}

/** The text with its edits made; they do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Gives an attribute a value; a new one comes first. */
export function setAttribute(text: string, tag: Tag, name: string, value: string): Edit {
  const span = attributeSpan(text, tag, name);
  const place = tag.start + 1 + tag.name.length;
  return span
    ? { ...span, text: escapeXml(value) }
    : { start: place, end: place, text: ` ${name}="${escapeXml(value)}"` };
}

/** An element and where its tags are; `close` is the same as `open` for an empty one. */
type Place = Pick<Element, "open" | "close">;

/** Puts XML at the end of an element, which may be empty. */
export function appendChild({ open, close }: Place, xml: string): Edit {
  return open.kind === "empty"
    ? { start: open.end - 2, end: open.end, text: `>${xml}</${open.name}>` }
    : { start: close.start, end: close.start, text: xml };
}

/** Puts XML into an element behind those of its children that the schema has before it, or else first. */
export function insertBehind(parent: Element, before: readonly string[], xml: string): Edit {
  const last = parent.children.filter(({ local }) => before.includes(local)).at(-1);
  if (!last && parent.open.kind === "empty") return appendChild(parent, xml);
  const place = last?.close.end ?? parent.open.end;
  return { start: place, end: place, text: xml };
}

export function removeElement({ open, close }: Place): Edit {
  return { start: open.start, end: close.end, text: "" };
}

/** What an element is written with: "x:" of x:row, nothing of row. */
export function prefixOf({ name, local }: Pick<Tag, "name" | "local">): string {
  return name.slice(0, name.length - local.length);
}
