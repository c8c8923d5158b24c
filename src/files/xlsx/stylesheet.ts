import { formatCodes } from "./book-styles.ts";
import { damaged } from "../refusals.ts";
import { attribute, childOf, escapeXml, treeOf, type Element } from "../ooxml/xml.ts";
import { appendChild, edited, insertBehind, prefixOf, setAttribute, type Edit } from "../ooxml/xml-edits.ts";

/** The lists of a style sheet that something is added to, in the order of the schema. */
const LISTS = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"] as const;
type ListName = Exclude<(typeof LISTS)[number], "cellStyleXfs">;

/** Number formats below are Excel's own. */
const FIRST_FORMAT = 164;

/** A style sheet that looks are added to; what is there stays as it is. */
export class Stylesheet {
  readonly #text: string;
  readonly #root: Element;
  readonly #prefix: string;
  /** What each list has, as written, and what is added behind it. */
  readonly #known = new Map<ListName, Map<string, number>>();
  readonly #added = new Map<ListName, string[]>();
  readonly #formats: Map<number, string>;
  readonly #formatted = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
    this.#root = treeOf(text);
    if (this.#root.local !== "styleSheet") throw damaged("style sheet");
    this.#prefix = prefixOf(this.#root.open);
    this.#formats = formatCodes(text, this.#root);
  }

  /** The number of an element of a list: one that is there, or a new last one. Written without a prefix. */
  add(list: Exclude<ListName, "numFmts">, element: string): number {
    const own = this.#own(element);
    let known = this.#known.get(list);
    if (known === undefined) {
      known = new Map<string, number>();
      const children = this.#children(list);
      // The first of equal ones.
      for (const [i, { open, close }] of [...children.entries()].reverse())
        known.set(this.#text.slice(open.start, close.end), i);
      this.#known.set(list, known);
    }
    const there = known.get(own);
    if (there !== undefined) return there;
    const added = this.#listOf(list);
    const number = this.#children(list).length + added.length;
    added.push(own);
    known.set(own, number);
    return number;
  }

  /** The number of a number format. */
  format(code: string): number {
    for (const [id, own] of this.#formats) if (own === code) return id;
    const id = Math.max(FIRST_FORMAT - 1, ...this.#formats.keys()) + 1;
    this.#formats.set(id, code);
    this.#listOf("numFmts").push(this.#own(`<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`));
    return id;
  }

  /** The look with that number, with another number format. */
  formatted(look: number, code: string): number {
    const key = `${look} ${code}`;
    const known = this.#formatted.get(key);
    if (known !== undefined) return known;
    const own = this.#look(look);
    const id = this.format(code);
    let number = look;
    if (own === undefined) {
      number = this.add(
        "cellXfs",
        `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
      );
    } else {
      const { open } = treeOf(own);
      if (this.#formats.get(Number(attribute(own, open, "numFmtId") ?? 0)) !== code) {
        const whole = edited(own, [
          setAttribute(own, open, "applyNumberFormat", "1"),
          setAttribute(own, open, "numFmtId", String(id)),
        ]);
        number = this.add(
          "cellXfs",
          this.#prefix === "" ? whole : whole.replaceAll(`<${this.#prefix}`, "<").replaceAll(`</${this.#prefix}`, "</"),
        );
      }
    }
    this.#formatted.set(key, number);
    return number;
  }

  /** A look as it is written, which may have been added just now. */
  #look(number: number): string | undefined {
    const children = this.#children("cellXfs");
    const there = children[number];
    return there
      ? this.#text.slice(there.open.start, there.close.end)
      : this.#added.get("cellXfs")?.[number - children.length];
  }

  get isChanged(): boolean {
    return this.#added.size > 0;
  }

  /** The part with what was added. */
  get text(): string {
    const edits: Edit[] = [];
    const fresh: string[] = [];
    for (const [at, list] of LISTS.entries()) {
      const added = list === "cellStyleXfs" ? [] : (this.#added.get(list) ?? []);
      if (added.length === 0) continue;
      const found = childOf(this.#root, list);
      const items = added.join("");
      const name = this.#prefix + list;
      if (found) {
        const count = String(found.children.length + added.length);
        const isCounted = attribute(this.#text, found.open, "count") !== undefined;
        if (isCounted) edits.push(setAttribute(this.#text, found.open, "count", count));
        edits.push(appendChild(found, items));
      } else {
        const whole = `<${name} count="${added.length}">${items}</${name}>`;
        if (this.#root.open.kind === "empty") fresh.push(whole);
        else edits.push(insertBehind(this.#root, LISTS.slice(0, at), whole));
      }
    }
    if (fresh.length > 0) edits.push(appendChild(this.#root, fresh.join("")));
    return edited(this.#text, edits);
  }

  #children(list: ListName): readonly Element[] {
    return childOf(this.#root, list)?.children ?? [];
  }

  #listOf(list: ListName): string[] {
    const known = this.#added.get(list);
    if (known) return known;
    const fresh: string[] = [];
    this.#added.set(list, fresh);
    return fresh;
  }

  #own(element: string): string {
    return this.#prefix === "" ? element : element.replace(/<(\/?)(?=\w)/g, `<$1${this.#prefix}`);
  }
}

/** For a workbook that has no style sheet. */
export const PLAIN_STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

/** The style sheet that marking brings along where there is none, within the folder of the workbook. */
export const ADDED_STYLES = "gongkai-styles.xml";
