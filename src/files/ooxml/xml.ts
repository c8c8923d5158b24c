import { damaged, tooLarge } from "../refusals.ts";

/** A tag in XML text; `start` and `end` are where it stands, "<" and ">" included. */
export interface Tag {
  readonly kind: "open" | "close" | "empty";
  /** As written, with its prefix. */
  readonly name: string;
  readonly local: string;
  readonly start: number;
  readonly end: number;
  /** How many elements are around it: the root's tags have 0. */
  readonly depth: number;
}

/** Where a value stands in the text, quotes not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** No honest tag is that long; the attributes of one could fill the memory. */
const longestTag = 2 ** 21;
const space = new Set([32, 9, 10, 13]);

/**
 * The tags in order, of a part or of an element in it. Comments, CDATA and processing instructions are passed over. Throws FileTrouble when
 * ill-formed.
 */
export function* tags(text: string, from = 0, to = text.length): Generator<Tag> {
  const reader = new TagReader(text, from, to);
  for (let tag = reader.next(); tag !== undefined; tag = reader.next()) yield tag;
}

/** The same, one after the other as they are asked for. */
export class TagReader {
  readonly #text: string;
  readonly #to: number;
  readonly #around: string[] = [];
  #at: number;

  constructor(text: string, from = 0, to = text.length) {
    this.#text = text;
    this.#to = to;
    this.#at = text.indexOf("<", from);
  }

  /** Where the next tag begins, or what is passed over before it; −1 at the end. */
  get at(): number {
    return this.#at;
  }

  /** How many elements are around what comes next. */
  get depth(): number {
    return this.#around.length;
  }

  /** Passes over whole elements that were read otherwise. */
  skipTo(end: number): void {
    this.#at = this.#text.indexOf("<", end);
  }

  /** Undefined at the end. Throws FileTrouble. */
  next(): Tag | undefined {
    const [text, around] = [this.#text, this.#around];
    let at = this.#at;
    let next = text.charCodeAt(at + 1);
    while (at !== -1 && at < this.#to && (next === 33 || next === 63)) {
      at = text.indexOf("<", pastSpecial(text, at));
      next = text.charCodeAt(at + 1);
    }
    if (at === -1 || at >= this.#to) {
      this.#at = -1;
      if (around.length > 0) throw damaged(`<${around.at(-1)}> is not closed`);
      return undefined;
    }
    const end = tagEnd(text, at);
    this.#at = text.indexOf("<", end);
    const close = next === 47;
    const empty = !close && text.charCodeAt(end - 2) === 47;
    const name = tagName(text, at + (close ? 2 : 1), end - (empty ? 2 : 1));
    const local = name.slice(name.indexOf(":") + 1);
    if (close) {
      if (around.pop() !== name) throw damaged(`unexpected </${name}>`);
      return { kind: "close", name, local, start: at, end, depth: around.length };
    }
    const depth = around.length;
    if (!empty) around.push(name);
    return { kind: empty ? "empty" : "open", name, local, start: at, end, depth };
  }
}

/** An element and those within it. */
export interface Element {
  readonly open: Tag;
  /** The same tag for an empty element. */
  readonly close: Tag;
  readonly local: string;
  readonly children: readonly Element[];
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The root of a part that has at most so many elements, as a tree. Of these `lists` right below it there is no more than themselves; see
 * ListedElements. Throws FileTrouble.
 */
export function treeOf(text: string, most = Number.POSITIVE_INFINITY, lists = NONE): Element {
  interface Draft extends Element {
    close: Tag;
    readonly children: Element[];
  }
  const around: Draft[] = [];
  let root: Element | undefined;
  let left = most;
  let isListed = false;
  for (const tag of tags(text)) {
    if (tag.kind !== "close" && --left < 0) throw tooLarge("cells");
    if (tag.depth === 1) isListed = tag.kind === "open" && lists.has(tag.local);
    else if (tag.depth > 1 && isListed) continue;
    if (tag.kind === "close") {
      const ended = around.pop();
      if (ended) ended.close = tag;
      continue;
    }
    const element = { open: tag, close: tag, local: tag.local, children: [] };
    const parent = around.at(-1);
    if (parent) parent.children.push(element);
    else if (root) throw damaged("two roots");
    else root = element;
    if (tag.kind === "open") around.push(element);
  }
  if (!root) throw damaged("part without elements");
  return root;
}

/** The elements of a list, each made when it is asked for: a hostile part lists a million, and nothing needs them. */
export class ListedElements {
  readonly #text: string;
  /** Where each begins, and where the last one ends. */
  readonly #bounds: number[] = [];

  constructor(text: string, list: Element | undefined) {
    this.#text = text;
    if (list === undefined || list.open === list.close) return;
    const [from, to] = [list.open.end, list.close.start];
    for (const { depth, kind, start } of tags(text, from, to))
      if (depth === 0 && kind !== "close") this.#bounds.push(start);
    this.#bounds.push(to);
  }

  /** One by its number, with the text that it stands in. */
  at(number: number): { readonly text: string; readonly element: Element } | undefined {
    const [from, to] = [this.#bounds[number], this.#bounds[number + 1]];
    if (from === undefined || to === undefined) return undefined;
    const text = this.#text.slice(from, to);
    return { text, element: treeOf(text) };
  }
}

export function childOf(element: Element | undefined, local: string): Element | undefined {
  return element?.children.find((child) => child.local === local);
}

function pastSpecial(text: string, at: number): number {
  const [opening, closing] = text.startsWith("<!--", at)
    ? ["<!--", "-->"]
    : text.startsWith("<![CDATA[", at)
      ? ["<![CDATA[", "]]>"]
      : ["<?", "?>"];
  if (!text.startsWith(opening, at)) throw damaged("document type declaration");
  const end = text.indexOf(closing, at + opening.length);
  if (end === -1) throw damaged(`${opening} is not closed`);
  return end + closing.length;
}

/** Behind the ">" that ends the tag: one within quotes does not. */
function tagEnd(text: string, start: number): number {
  let quote = 0;
  for (let at = start + 1; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (quote !== 0) {
      if (char === quote) quote = 0;
    } else if (char === 34 || char === 39) {
      quote = char;
    } else if (char === 62) {
      if (at - start > longestTag) break;
      return at + 1;
    }
  }
  throw damaged("tag is not closed");
}

function tagName(text: string, start: number, end: number): string {
  let at = start;
  while (at < end && !space.has(text.charCodeAt(at))) at++;
  if (at === start) throw damaged("tag without a name");
  return text.slice(start, at);
}

/** The text of an element without elements in it, between its tags: comments go, CDATA and references stand for their characters. */
export function contentOf(text: string, from: number, to: number): string {
  let content = "";
  let at = from;
  for (let next = text.indexOf("<", at); next !== -1 && next < to; next = text.indexOf("<", at)) {
    content += unescapeXml(text.slice(at, next));
    at = pastSpecial(text, next);
    if (text.startsWith("<![CDATA[", next)) content += text.slice(next + 9, at - 3);
  }
  const rest = unescapeXml(text.slice(at, to));
  return content === "" ? rest : content + rest;
}

/** Where the value of an attribute stands, by its local name; a prefix does not matter. */
export function attributeSpan(text: string, tag: Tag, local: string): Span | undefined {
  let at = tag.start + 1 + tag.name.length;
  // Never beyond the tag, so that many tags without attributes cost no more than their length.
  while (at < tag.end) {
    while (space.has(text.charCodeAt(at))) at++;
    const start = at;
    while (at < tag.end && text.charCodeAt(at) !== 61) at++;
    if (at === tag.end) return undefined;
    let open = at + 1;
    while (space.has(text.charCodeAt(open))) open++;
    const quote = text.charCodeAt(open);
    if (quote !== 34 && quote !== 39) return undefined;
    const close = text.indexOf(text.charAt(open), open + 1);
    if (close === -1 || close >= tag.end) return undefined;
    if (isNamed(text, start, at, local)) return { start: open + 1, end: close };
    at = close + 1;
  }
  return undefined;
}

/** Whether what stands before an equals sign is that name, with a prefix or without. */
function isNamed(text: string, start: number, equals: number, local: string): boolean {
  let end = equals;
  while (end > start && space.has(text.charCodeAt(end - 1))) end--;
  const from = end - local.length;
  return text.startsWith(local, from) && (from === start || (from > start && text.charCodeAt(from - 1) === 58));
}

export function attribute(text: string, tag: Tag, local: string): string | undefined {
  const span = attributeSpan(text, tag, local);
  return span && unescapeXml(text.slice(span.start, span.end));
}

/** What a truth value of the schema says; undefined where the attribute is missing or says something else. */
export function isTrue(text: string, tag: Tag, local: string): boolean | undefined {
  const value = attribute(text, tag, local) ?? "";
  return ["1", "true", "on"].includes(value) ? true : ["0", "false", "off"].includes(value) ? false : undefined;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const LONGEST_REFERENCE = "&#x10FFFF;".length;

export function unescapeXml(text: string): string {
  let at = text.indexOf("&");
  if (at === -1) return text;
  let plain = text.slice(0, at);
  // Not by an expression with a function: a text may hold a million of them.
  while (at !== -1) {
    const length = text.slice(at, at + LONGEST_REFERENCE).indexOf(";");
    const character = length === -1 ? undefined : characterOf(text.slice(at + 1, at + length));
    const next = text.indexOf("&", at + 1);
    const from = character === undefined ? at : at + length + 1;
    plain += (character ?? "") + text.slice(from, next === -1 ? undefined : next);
    at = next;
  }
  return plain;
}

/** What a reference stands for, between ampersand and semicolon; undefined where it is none. */
function characterOf(reference: string): string | undefined {
  if (reference.charCodeAt(0) !== 35) return Object.hasOwn(named, reference) ? named[reference] : undefined;
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(reference) ?? [];
  const code = hex !== undefined ? parseInt(hex, 16) : parseInt(decimal ?? "", 10);
  // What XML cannot hold, no reference can stand for.
  if (code < 32 && code !== 9 && code !== 10 && code !== 13) return "";
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

const ESCAPED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** For text and for attributes; characters that XML cannot hold are left out. */
export function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex
  const held = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "");
  return held.replace(/[&<>"]/g, (char) => ESCAPED[char] ?? char);
}

/** Text of a part, which is UTF-8 or UTF-16. A byte order mark stays, so that encoding gives the same bytes again. Throws FileTrouble, damaged. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const wide =
    (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)
      ? "utf-16le"
      : (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)
        ? "utf-16be"
        : undefined;
  try {
    const text = new TextDecoder(wide ?? "utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return wide === undefined || text.startsWith(BYTE_ORDER) ? text : BYTE_ORDER + text;
  } catch {
    throw damaged("part is neither UTF-8 nor UTF-16");
  }
}

const BYTE_ORDER = "\uFEFF";
const SAYS_WIDE = /^\uFEFF<\?xml[^<>]{0,100}encoding=["']utf-16["']/i;

/** As the text says that it is encoded: in UTF-16, its low byte first, only where it has a byte order mark and says so. */
export function encodeXml(text: string): Uint8Array {
  if (!SAYS_WIDE.test(text)) return new TextEncoder().encode(text);
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), true);
  return bytes;
}
