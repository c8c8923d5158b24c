import { RELATIONSHIPS, XML } from "../ooxml/names.ts";
import { PackageDraft } from "../ooxml/package-draft.ts";
import { attribute, attributeSpan, childOf, escapeXml, treeOf, type Element } from "../ooxml/xml.ts";
import {
  appendChild,
  edited,
  insertBehind,
  prefixOf,
  removeElement,
  setAttribute,
  type Edit,
} from "../ooxml/xml-edits.ts";
import { damaged } from "../refusals.ts";
import { ADDED_STYLES, PLAIN_STYLES, Stylesheet } from "./stylesheet.ts";
import type { SheetPart, WorkbookParts } from "./workbook-parts.ts";

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** What may stand in a workbook part before its names, and before how it is calculated. */
const BEFORE_NAMES = [
  "fileVersion",
  "fileSharing",
  "workbookPr",
  "workbookProtection",
  "bookViews",
  "sheets",
  "functionGroups",
  "externalReferences",
];
const BEFORE_CALCULATION = [...BEFORE_NAMES, "definedNames"];

/** The content type of a part of a workbook: "worksheet", "styles". */
export function contentTypeOf(kind: string): string {
  return `${SPREADSHEET}.${kind}+xml`;
}

/** An .xlsx file whose sheets, names and styles are being changed. */
export class WorkbookDraft extends PackageDraft {
  readonly #source: WorkbookParts;
  #styles: Stylesheet | undefined;
  #sheets: readonly SheetPart[];

  constructor(source: WorkbookParts) {
    super(source);
    this.#source = source;
    this.#sheets = source.sheets;
  }

  /** Worksheets in the order of their tabs. */
  get sheets(): readonly SheetPart[] {
    return this.#sheets;
  }

  override bytes(): Uint8Array {
    if (this.#styles?.isChanged === true) this.put(this.#stylesPart(), this.#styles.text);
    return super.bytes();
  }

  get styles(): Stylesheet {
    const { styles } = this.#source;
    const text = styles !== undefined && this.has(styles) ? this.text(styles) : "";
    return (this.#styles ??= new Stylesheet(text.trim() === "" ? this.own(PLAIN_STYLES) : text));
  }

  /** The style sheet; a new one in place of that which marking brings along and takes away again. */
  #stylesPart(): string {
    const { styles, folder } = this.#source;
    if (styles !== undefined && styles !== folder + ADDED_STYLES) return styles;
    for (const { id, type, target } of this.relationshipsOf(this.main)) {
      if (type !== "styles") continue;
      this.drop(target);
      this.unrelate(this.main, id);
    }
    const usual = `${folder}styles.xml`;
    const part = this.has(usual) ? this.freePart(`${folder}styles`, ".xml") : usual;
    this.relate(this.main, "styles", part);
    this.declare(part, contentTypeOf("styles"));
    return part;
  }

  /** Names of all tabs in their order, those that are no worksheets too. */
  get tabs(): string[] {
    const text = this.text(this.main);
    return (childOf(treeOf(text), "sheets")?.children ?? []).map(({ open }) => attribute(text, open, "name") ?? "");
  }

  /** Adds a sheet behind the last one. */
  addSheet(name: string, xml: string): SheetPart {
    const { folder } = this.#source;
    const part = this.freePart(`${folder}worksheets/sheet`, ".xml");
    this.put(part, XML + this.own(xml));
    this.declare(part, contentTypeOf("worksheet"));
    const id = this.relate(this.main, "worksheet", part);
    const text = this.text(this.main);
    const sheets = childOf(treeOf(text), "sheets");
    if (!sheets) throw damaged("workbook without sheets");
    const numbers = sheets.children.map(({ open }) => Number(attribute(text, open, "sheetId")) || 0);
    const [first] = sheets.children;
    const [, prefix] = /\s([\w.-]+):id\s*=/.exec(first ? text.slice(first.open.start, first.open.end) : "") ?? [];
    const own = prefix === undefined ? ` xmlns:r="${this.own(RELATIONSHIPS)}" r:id` : ` ${prefix}:id`;
    const element = `<${prefixOf(sheets.open)}sheet name="${escapeXml(name)}" sheetId="${Math.max(0, ...numbers) + 1}"${own}="${id}"/>`;
    this.put(this.main, edited(text, [appendChild(sheets, element)]));
    const sheet = { name, hidden: false, part, tab: sheets.children.length };
    this.#sheets = [...this.#sheets, sheet];
    return sheet;
  }

  /** Takes a sheet out of the list, its part, and the names that are its own. */
  dropSheet({ part, tab }: SheetPart): void {
    const related = this.relationshipsOf(this.main).find(({ target }) => target.toLowerCase() === part.toLowerCase());
    for (const { target, external } of this.relationshipsOf(part)) if (!external) this.drop(target);
    this.drop(part);
    if (related) this.unrelate(this.main, related.id);
    const text = this.text(this.main);
    const root = treeOf(text);
    const dropped = childOf(root, "sheets")?.children[tab];
    const edits: Edit[] = dropped ? [removeElement(dropped)] : [];
    const lowered = (element: Element, name: string, keep: boolean): void => {
      const span = attributeSpan(text, element.open, name);
      if (!span) return;
      const at = Number(text.slice(span.start, span.end));
      if (at === tab && !keep) edits.push(removeElement(element));
      else if (at > tab || (at === tab && at > 0 && keep)) edits.push({ ...span, text: String(at - 1) });
    };
    for (const view of childOf(root, "bookViews")?.children ?? [])
      for (const name of ["activeTab", "firstSheet"]) lowered(view, name, true);
    const names = childOf(root, "definedNames");
    const own = names?.children.filter(({ open }) => attribute(text, open, "localSheetId") === String(tab)) ?? [];
    if (!names || own.length < names.children.length)
      for (const name of names?.children ?? []) lowered(name, "localSheetId", false);
    else edits.push(removeElement(names));
    this.put(this.main, edited(text, edits));
    this.#sheets = this.#sheets
      .filter((sheet) => sheet.part !== part)
      .map((sheet) => (sheet.tab > tab ? { ...sheet, tab: sheet.tab - 1 } : sheet));
  }

  /** Adds a name of a sheet: the range it prints on every page, say. */
  addName(name: string, { tab }: SheetPart, refersTo: string): void {
    const text = this.text(this.main);
    const root = treeOf(text);
    const names = childOf(root, "definedNames");
    const prefix = prefixOf(root.open);
    const element = `<${prefix}definedName name="${name}" localSheetId="${tab}">${escapeXml(refersTo)}</${prefix}definedName>`;
    const whole = `<${prefix}definedNames>${element}</${prefix}definedNames>`;
    const edit = names ? appendChild(names, element) : insertBehind(root, BEFORE_NAMES, whole);
    this.put(this.main, edited(text, [edit]));
  }

  /** Has Excel calculate everything when it opens the file. */
  recalculate(): void {
    const text = this.text(this.main);
    const root = treeOf(text);
    const calculation = childOf(root, "calcPr")?.open;
    const edit = calculation
      ? setAttribute(text, calculation, "fullCalcOnLoad", "1")
      : insertBehind(root, BEFORE_CALCULATION, `<${prefixOf(root.open)}calcPr fullCalcOnLoad="1"/>`);
    this.put(this.main, edited(text, [edit]));
  }

  /** Drops the order of calculation, which Excel then finds anew. */
  dropCalculationChain(): void {
    for (const { id, type, target } of this.relationshipsOf(this.main)) {
      if (type !== "calcChain") continue;
      this.drop(target);
      this.unrelate(this.main, id);
    }
  }
}
