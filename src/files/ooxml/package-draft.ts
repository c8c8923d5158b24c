import { damaged } from "../refusals.ts";
import { partText, relationshipPartOf, relationshipsIn, type Package, type Relationship } from "./package.ts";
import { PACKAGE, RELATIONSHIPS, strict, STRICT, TYPES, XML } from "./names.ts";
import { attribute, encodeXml, escapeXml, treeOf, type Tag } from "./xml.ts";
import { appendChild, edited, prefixOf, removeElement } from "./xml-edits.ts";
import { patchZip } from "./zip.ts";

/** An Office file whose parts are being changed. Parts that stay are copied byte for byte. */
export class PackageDraft {
  readonly main: string;
  readonly #source: Package;
  readonly #parts = new Map<string, string | Uint8Array | null>();
  /** Parts as they were read. */
  readonly #read = new Map<string, string>();

  constructor(source: Package & { readonly main: string }) {
    this.#source = source;
    this.main = source.main;
  }

  has(part: string): boolean {
    const known = this.#parts.get(this.#nameOf(part));
    return known === undefined ? this.#source.zip.find(part) !== undefined : known !== null;
  }

  /** Throws FileTrouble where there is no such part. */
  text(name: string): string {
    const part = this.#nameOf(name);
    const known = this.#parts.get(part);
    if (known === null) throw damaged(`no part ${part}`);
    if (typeof known === "string") return known;
    const text = this.#read.get(part) ?? partText(this.#source.zip, part);
    this.#read.set(part, text);
    return text;
  }

  put(part: string, content: string | Uint8Array): void {
    this.#parts.set(this.#nameOf(part), content);
  }

  /** Takes a part out, with its relationships and its content type. */
  drop(part: string): void {
    for (const one of [part, relationshipPartOf(part)]) if (this.has(one)) this.#parts.set(this.#nameOf(one), null);
    this.#undeclare(part);
  }

  /** A name that no part has: `before`, a number, `after`. */
  freePart(before: string, after: string): string {
    for (let number = 1; ; number++) if (!this.has(`${before}${number}${after}`)) return `${before}${number}${after}`;
  }

  /** Says what is in a part, whatever was said of it before: a whole content type. */
  declare(part: string, contentType: string): void {
    this.#undeclare(part);
    this.#addChild(TYPES, "Override", `PartName="/${escapeXml(part)}" ContentType="${contentType}"`);
  }

  relationshipsOf(part: string): Relationship[] {
    const own = relationshipPartOf(part);
    return this.has(own) ? relationshipsIn(this.text(own), part) : [];
  }

  /** Adds a relationship; gives its number. `type` is the last step of its type: "styles". */
  relate(source: string, type: string, target: string): string {
    const part = relationshipPartOf(source);
    if (!this.has(part)) this.put(part, `${XML}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`);
    const taken = new Set(relationshipsIn(this.text(part), source).map(({ id }) => id));
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number++;
    const base = this.own(RELATIONSHIPS);
    this.#addChild(part, "Relationship", `Id="rId${number}" Type="${base}/${type}" Target="/${escapeXml(target)}"`);
    return `rId${number}`;
  }

  unrelate(source: string, id: string): void {
    this.#dropChildren(relationshipPartOf(source), (text, tag) => attribute(text, tag, "Id") === id);
  }

  /** Whether the main part is written in the names of ISO 29500 strict. */
  get isStrict(): boolean {
    return this.text(this.main).includes(STRICT);
  }

  /** XML of ours, in the names that the main part is written in. */
  own(xml: string): string {
    return this.isStrict ? strict(xml) : xml;
  }

  /** The bytes of the file with what was changed, as it was where nothing was. */
  bytes(): Uint8Array {
    const { zip } = this.#source;
    const changes = new Map<string, Uint8Array | null>();
    for (const [part, content] of this.#parts) {
      if (content === null) {
        if (zip.find(part)) changes.set(part, null);
      } else if (typeof content !== "string") changes.set(part, content);
      else if (this.#read.get(part) !== content) changes.set(part, encodeXml(content));
    }
    return changes.size > 0 ? patchZip(zip, changes) : zip.bytes;
  }

  /** As the file writes it: names of parts have no case. */
  #nameOf(part: string): string {
    return this.#source.zip.find(part)?.name ?? part;
  }

  #undeclare(part: string): void {
    const name = `/${part}`.toLowerCase();
    this.#dropChildren(TYPES, (text, tag) => attribute(text, tag, "PartName")?.toLowerCase() === name);
  }

  #addChild(part: string, name: string, attributes: string): void {
    const text = this.text(part);
    const root = treeOf(text);
    this.put(part, edited(text, [appendChild(root, `<${prefixOf(root.open)}${name} ${attributes}/>`)]));
  }

  #dropChildren(part: string, goes: (text: string, tag: Tag) => boolean): void {
    if (!this.has(part)) return;
    const text = this.text(part);
    const gone = treeOf(text).children.filter(({ open }) => goes(text, open));
    this.put(part, edited(text, gone.map(removeElement)));
  }
}
