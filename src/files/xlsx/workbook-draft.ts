import {
  partText,
  relationshipPartOf,
  relationshipsIn,
  type Package,
  type Relationship,
  type SheetPart,
} from "../ooxml/package.ts";
import { ADDED_STYLES, PLAIN_STYLES, Stylesheet } from "./stylesheet.ts";
import { damaged } from "../ooxml/refusals.ts";
import {
  attribute,
  attributeSpan,
  childOf,
  edited,
  encodeXml,
  escapeXml,
  treeOf,
  type Edit,
  type Element,
} from "../ooxml/xml.ts";
import { patchZip } from "../ooxml/zip.ts";

const TYPES = "[Content_Types].xml";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT = "http://purl.oclc.org/ooxml/";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What may stand in a workbook part before its names, and before how it is calculated. */
const BEFORE_NAMES = ["sheets", "functionGroups", "externalReferences"];
const BEFORE_CALCULATION = [...BEFORE_NAMES, "definedNames"];

/** An .xlsx file whose parts are being changed. */
export class Draft {
  readonly #source: Package;
  readonly #parts = new Map<string, string | Uint8Array | null>();
  /** Parts as they were read. */
  readonly #read = new Map<string, string>();
  #styles: Stylesheet | undefined;
  #sheets: readonly SheetPart[];

  constructor(source: Package) {
    this.#source = source;
    this.#sheets = source.sheets;
  }

  /** Worksheets in the order of their tabs. */
  get sheets(): readonly SheetPart[] {
    return this.#sheets;
  }

  get workbook(): string {
    return this.#source.workbook;
  }

  has(part: string): boolean {
    const known = this.#find(part);
    return known === undefined ? this.#source.zip.find(part) !== undefined : known !== null;
  }

  text(name: string): string {
    const part = this.#source.zip.find(name)?.name ?? name;
    const known = this.#parts.get(part);
    if (known === null) throw damaged(`no part ${part}`);
    if (typeof known === "string") return known;
    const text = this.#read.get(part) ?? partText(this.#source.zip, part);
    this.#read.set(part, text);
    return text;
  }

  put(part: string, content: string | Uint8Array): void {
    this.#parts.set(this.#source.zip.find(part)?.name ?? part, content);
  }

  /** Takes a part out, with its relationships and its content type. */
  drop(part: string): void {
    for (const one of [part, relationshipPartOf(part)])
      if (this.has(one)) this.#parts.set(this.#source.zip.find(one)?.name ?? one, null);
    this.#dropChild(TYPES, ({ PartName }) => PartName?.toLowerCase() === `/${part}`.toLowerCase());
  }

  #find(part: string): string | Uint8Array | null | undefined {
    return this.#parts.get(this.#source.zip.find(part)?.name ?? part);
  }

  /** The bytes of the file with what was changed, as it was where nothing was. */
  bytes(): Uint8Array {
    const { zip } = this.#source;
    if (this.#styles?.isChanged === true) this.put(this.#stylesPart(), this.#styles.text);
    const changes = new Map<string, Uint8Array | null>();
    for (const [part, content] of this.#parts) {
      if (content === null) {
        if (zip.find(part)) changes.set(part, null);
      } else if (typeof content !== "string") changes.set(part, content);
      else if (this.#read.get(part) !== content) changes.set(part, encodeXml(content));
    }
    return changes.size > 0 ? patchZip(zip, changes) : zip.bytes;
  }

  // Relationships and content types

  relationshipsOf(part: string): Relationship[] {
    const own = relationshipPartOf(part);
    return this.has(own) ? relationshipsIn(this.text(own), part) : [];
  }

  /** Adds a relationship; gives its number. */
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
    this.#dropChild(relationshipPartOf(source), ({ Id }) => Id === id);
  }

  /** Says what is in a new part; `kind` as in "worksheet", or a whole content type. */
  declare(part: string, kind: string): void {
    const type = kind.includes("/") ? kind : `${SPREADSHEET}.${kind}+xml`;
    this.#addChild(TYPES, "Override", `PartName="/${escapeXml(part)}" ContentType="${type}"`);
  }

  /** A name that no part has: `before`, a number, `after`. */
  freePart(before: string, after: string): string {
    for (let number = 1; ; number++) if (!this.has(`${before}${number}${after}`)) return `${before}${number}${after}`;
  }

  #addChild(part: string, name: string, attributes: string): void {
    const text = this.text(part);
    const { open, close } = treeOf(text);
    const child = `<${prefixOf(open.name)}${name} ${attributes}/>`;
    this.put(part, edited(text, [inside(open === close, open, close, child)]));
  }

  #dropChild(part: string, wanted: (attributes: Readonly<Record<string, string | undefined>>) => boolean): void {
    if (!this.has(part)) return;
    const text = this.text(part);
    const children = treeOf(text).children.filter(({ open }) =>
      wanted({ Id: attribute(text, open, "Id"), PartName: attribute(text, open, "PartName") }),
    );
    this.put(
      part,
      edited(
        text,
        children.map(({ open, close }) => ({ start: open.start, end: close.end, text: "" })),
      ),
    );
  }

  // Styles

  get styles(): Stylesheet {
    const { styles } = this.#source;
    return (this.#styles ??= new Stylesheet(
      styles !== undefined && this.has(styles) ? this.text(styles) : this.own(PLAIN_STYLES),
    ));
  }

  /** The style sheet; a new one in place of that which marking brings along and takes away again. */
  #stylesPart(): string {
    const { styles, folder } = this.#source;
    if (styles !== undefined && styles !== folder + ADDED_STYLES) return styles;
    for (const { id, type, target } of this.relationshipsOf(this.workbook)) {
      if (type !== "styles") continue;
      this.drop(target);
      this.unrelate(this.workbook, id);
    }
    const usual = `${folder}styles.xml`;
    const part = this.has(usual) ? this.freePart(`${folder}styles`, ".xml") : usual;
    this.relate(this.workbook, "styles", part);
    this.declare(part, "styles");
    return part;
  }

  // The workbook part

  /** Whether it is written in the names of ISO 29500 strict. */
  get isStrict(): boolean {
    return this.text(this.workbook).includes(STRICT);
  }

  /** A part of ours, in the names that the workbook is written in. */
  own(xml: string): string {
    return this.isStrict
      ? xml.replaceAll(/http:\/\/schemas\.openxmlformats\.org\/(\w+)\/2006\//g, `${STRICT}$1/`)
      : xml;
  }

  /** Names of all tabs in their order, those that are no worksheets too. */
  get tabs(): string[] {
    const text = this.text(this.workbook);
    return (childOf(treeOf(text), "sheets")?.children ?? []).map(({ open }) => attribute(text, open, "name") ?? "");
  }

  /** Adds a sheet behind the last one. */
  addSheet(name: string, xml: string): SheetPart {
    const { folder } = this.#source;
    const part = this.freePart(`${folder}worksheets/sheet`, ".xml");
    this.put(part, XML + this.own(xml));
    this.declare(part, "worksheet");
    const id = this.relate(this.workbook, "worksheet", part);
    const text = this.text(this.workbook);
    const sheets = childOf(treeOf(text), "sheets");
    if (!sheets) throw damaged("workbook without sheets");
    const numbers = sheets.children.map(({ open }) => Number(attribute(text, open, "sheetId")) || 0);
    const [first] = sheets.children;
    const [, prefix] = /\s([\w.-]+):id\s*=/.exec(first ? text.slice(first.open.start, first.open.end) : "") ?? [];
    const own = prefix === undefined ? ` xmlns:r="${this.own(RELATIONSHIPS)}" r:id` : ` ${prefix}:id`;
    const element = `<${prefixOf(sheets.open.name)}sheet name="${escapeXml(name)}" sheetId="${Math.max(0, ...numbers) + 1}"${own}="${id}"/>`;
    this.put(this.workbook, edited(text, [inside(sheets.open === sheets.close, sheets.open, sheets.close, element)]));
    const sheet = { name, hidden: false, part, tab: sheets.children.length };
    this.#sheets = [...this.#sheets, sheet];
    return sheet;
  }

  /** Takes a sheet out of the list, its part, and the names that are its own. */
  dropSheet({ part, tab }: SheetPart): void {
    const related = this.relationshipsOf(this.workbook).find(
      ({ target }) => target.toLowerCase() === part.toLowerCase(),
    );
    for (const { target, external } of this.relationshipsOf(part)) if (!external) this.drop(target);
    this.drop(part);
    if (related) this.unrelate(this.workbook, related.id);
    const text = this.text(this.workbook);
    const root = treeOf(text);
    const dropped = childOf(root, "sheets")?.children[tab];
    const edits: Edit[] = dropped ? [{ start: dropped.open.start, end: dropped.close.end, text: "" }] : [];
    const lowered = (element: Element, name: string, keep: boolean): void => {
      const span = attributeSpan(text, element.open, name);
      if (!span) return;
      const at = Number(text.slice(span.start, span.end));
      if (at === tab && !keep) edits.push({ start: element.open.start, end: element.close.end, text: "" });
      else if (at > tab || (at === tab && at > 0 && keep)) edits.push({ ...span, text: String(at - 1) });
    };
    for (const view of childOf(root, "bookViews")?.children ?? [])
      for (const name of ["activeTab", "firstSheet"]) lowered(view, name, true);
    const names = childOf(root, "definedNames");
    const own = names?.children.filter(({ open }) => attribute(text, open, "localSheetId") === String(tab)) ?? [];
    if (!names || own.length < names.children.length)
      for (const name of names?.children ?? []) lowered(name, "localSheetId", false);
    else edits.push({ start: names.open.start, end: names.close.end, text: "" });
    this.put(this.workbook, edited(text, edits));
    this.#sheets = this.#sheets
      .filter((sheet) => sheet.part !== part)
      .map((sheet) => (sheet.tab > tab ? { ...sheet, tab: sheet.tab - 1 } : sheet));
  }

  /** Adds a name of a sheet: the range it prints on every page, say. */
  addName(name: string, { tab }: SheetPart, refersTo: string): void {
    const text = this.text(this.workbook);
    const root = treeOf(text);
    const names = childOf(root, "definedNames");
    const prefix = prefixOf(root.open.name);
    const element = `<${prefix}definedName name="${name}" localSheetId="${tab}">${escapeXml(refersTo)}</${prefix}definedName>`;
    const whole = `<${prefix}definedNames>${element}</${prefix}definedNames>`;
    this.put(
      this.workbook,
      edited(text, [
        names
          ? inside(names.open === names.close, names.open, names.close, element)
          : behind(root, BEFORE_NAMES, whole),
      ]),
    );
  }

  /** Has Excel calculate everything when it opens the file. */
  recalculate(): void {
    const text = this.text(this.workbook);
    const root = treeOf(text);
    const calculation = childOf(root, "calcPr")?.open;
    const prefix = prefixOf(root.open.name);
    const span = calculation && attributeSpan(text, calculation, "fullCalcOnLoad");
    const place = calculation ? calculation.start + 1 + calculation.name.length : 0;
    this.put(
      this.workbook,
      edited(text, [
        span
          ? { ...span, text: "1" }
          : calculation
            ? { start: place, end: place, text: ' fullCalcOnLoad="1"' }
            : behind(root, BEFORE_CALCULATION, `<${prefix}calcPr fullCalcOnLoad="1"/>`),
      ]),
    );
  }

  /** Drops the order of calculation, which Excel then finds anew. */
  dropCalculationChain(): void {
    for (const { id, type, target } of this.relationshipsOf(this.workbook)) {
      if (type !== "calcChain") continue;
      this.drop(target);
      this.unrelate(this.workbook, id);
    }
  }
}

/** A change that puts an element at the end of another. */
function inside(isEmpty: boolean, open: Element["open"], close: Element["close"], xml: string): Edit {
  return isEmpty
    ? { start: open.end - 2, end: open.end, text: `>${xml}</${open.name}>` }
    : { start: close.start, end: close.start, text: xml };
}

/** A change that puts an element behind those that come before it. */
function behind(root: Element, before: readonly string[], xml: string): Edit {
  const place = root.children.filter(({ local }) => before.includes(local)).at(-1)?.close.end ?? root.close.start;
  return { start: place, end: place, text: xml };
}

export function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(":") + 1);
}
