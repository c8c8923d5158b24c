import { partText, relationshipsOf } from "../ooxml/package.ts";
import type { Zip } from "../ooxml/zip.ts";
import { attribute, childOf, treeOf, type Element } from "../ooxml/xml.ts";

/** One level of a list: how its numbers look. */
interface ListLevel {
  readonly start: number;
  readonly format: string;
  /** "（%1）": %n stands for the number of level n. */
  readonly text: string;
}

/** Which list a paragraph belongs to, and at which level from 0. */
export interface ListPlace {
  readonly list: string;
  readonly level: number;
}

const LEVELS = 9;
const DIGITS = "零一二三四五六七八九";

/** The automatic numbers of a document, counted on paragraph by paragraph. */
export class Numbering {
  private readonly lists = new Map<string, { readonly abstract: string; readonly levels: readonly ListLevel[] }>();
  private readonly ofStyle = new Map<string, ListPlace>();
  private readonly counts = new Map<string, number[]>();

  constructor(zip: Zip, main: string) {
    const parts = relationshipsOf(zip, main);
    const partOf = (type: string): string | undefined => {
      const target = parts.find((one) => one.type === type && !one.external)?.target;
      return target !== undefined && zip.find(target) ? partText(zip, target) : undefined;
    };
    const numbering = partOf("numbering");
    if (numbering !== undefined) this.readLists(numbering);
    const styles = partOf("styles");
    if (styles !== undefined) this.readStyles(styles);
  }

  /** The list of a paragraph: its own, or that of its style; none for list 0. */
  placeOf(own: Partial<ListPlace>, style: string | undefined): ListPlace | undefined {
    const ofStyle = style === undefined ? undefined : this.ofStyle.get(style);
    const list = own.list ?? ofStyle?.list;
    return list === undefined || list === "0" ? undefined : { list, level: own.level ?? ofStyle?.level ?? 0 };
  }

  /** Counts a paragraph and gives the number in front of it; "" for a bullet. */
  next({ list, level }: ListPlace): string {
    const known = this.lists.get(list);
    const own = known?.levels[level];
    if (known === undefined || own === undefined || level >= LEVELS) return "";
    const counts = this.counts.get(known.abstract) ?? [];
    this.counts.set(known.abstract, counts);
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    counts.length = level + 1;
    if (own.format === "bullet" || own.format === "none") return "";
    return own.text.replace(/%([1-9])/g, (_, no: string) => {
      const at = Number(no) - 1;
      const format = known.levels[at]?.format ?? "decimal";
      return written(counts[at] ?? known.levels[at]?.start ?? 1, at === level ? own.format : format);
    });
  }

  private readLists(text: string): void {
    const root = treeOf(text);
    const abstracts = new Map<string, ListLevel[]>();
    const value = (element: Element | undefined): string | undefined => element && attribute(text, element.open, "val");
    for (const one of root.children) {
      if (one.local !== "abstractNum") continue;
      const levels: ListLevel[] = [];
      for (const level of one.children) {
        const at = Number(attribute(text, level.open, "ilvl"));
        if (level.local !== "lvl" || !(at >= 0 && at < LEVELS)) continue;
        levels[at] = {
          start: Number(value(childOf(level, "start")) ?? 1) || 1,
          format: value(childOf(level, "numFmt")) ?? "decimal",
          text: value(childOf(level, "lvlText")) ?? "",
        };
      }
      abstracts.set(attribute(text, one.open, "abstractNumId") ?? "", levels);
    }
    for (const one of root.children) {
      const abstract = one.local === "num" ? value(childOf(one, "abstractNumId")) : undefined;
      const id = attribute(text, one.open, "numId");
      if (abstract !== undefined && id !== undefined)
        this.lists.set(id, {
          abstract: `${abstract} ${childOf(one, "lvlOverride") ? id : ""}`,
          levels: abstracts.get(abstract) ?? [],
        });
    }
  }

  private readStyles(text: string): void {
    for (const style of treeOf(text).children) {
      const properties = childOf(childOf(style, "pPr"), "numPr");
      const id = attribute(text, style.open, "styleId");
      const list = childOf(properties, "numId");
      const level = childOf(properties, "ilvl");
      if (id !== undefined && list !== undefined)
        this.ofStyle.set(id, {
          list: attribute(text, list.open, "val") ?? "0",
          level: Number((level && attribute(text, level.open, "val")) ?? 0),
        });
    }
  }
}

function written(number: number, format: string): string {
  if (/chinese|japanese|ideograph|taiwanese/.test(format)) return chinese(number);
  if (format === "upperLetter" || format === "lowerLetter") {
    const letter = String.fromCharCode(65 + ((number - 1) % 26));
    return format === "upperLetter" ? letter : letter.toLowerCase();
  }
  return String(number);
}

/** 一 to 九十九; digits beyond. */
function chinese(number: number): string {
  if (number < 1 || number > 99) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const front = tens === 0 ? "" : `${tens === 1 ? "" : DIGITS.charAt(tens)}十`;
  return front + (ones === 0 ? "" : DIGITS.charAt(ones));
}
