import { parse, type DefaultTreeAdapterMap } from "parse5";
import type { Area } from "../../core/sheet/grid.ts";
import { COLUMNS } from "../../core/sheet/excel.ts";
import { raised, struck, withoutControls } from "../../core/sheet/text.ts";
import { ForeignCells, type ForeignSheet } from "../foreign.ts";
import { spend, type Budget } from "../sheet-cells.ts";
import { printedValue } from "./decode.ts";

type Node = DefaultTreeAdapterMap["childNode"];
type Element = DefaultTreeAdapterMap["element"];

/**
 * A page as spreadsheets open it, one sheet for the whole: tables below each other, and text between them line by line. What web systems
 * call .xls is mostly this. Throws FileTrouble, too-large.
 */
export function readHtml(text: string, budget: Budget): ForeignSheet {
  // The tree of a page is much larger than its text: each tag counts as a cell.
  spend(budget, text.length / 16);
  const page = new Page(budget);
  page.run(parse(text).childNodes);
  const name = /<x:Name>([^<]{1,31})<\/x:Name>/i.exec(text.slice(0, 20_000))?.[1];
  return {
    name: withoutControls(name ?? "Sheet1"),
    hidden: false,
    cells: page.cells,
    merges: page.merges,
    hiddenRows: page.hiddenRows,
    hiddenColumns: [],
  };
}

const UNSEEN: ReadonlySet<string> = new Set(["head", "script", "style", "template", "noscript", "title", "xml"]);
/** Elements that stand within a line. */
const INLINE: ReadonlySet<string> = new Set(
  "a abbr b big bdi bdo cite code del em font i ins kbd label mark nobr q s small span strike strong sub sup tt u var wbr".split(
    " ",
  ),
);
/** Elements whose letters make no part of a figure. */
const WRITTEN: ReadonlyMap<string, (text: string) => string> = new Map([
  ["sup", raised],
  ["sub", raised],
  ["s", struck],
  ["strike", struck],
  ["del", struck],
]);
/** A page says no more (HTML 4.9.11). */
const MOST = { columns: 1000, rows: 65_534 } as const;

class Page {
  readonly merges: Area[] = [];
  readonly hiddenRows: number[] = [];
  readonly #budget: Budget;
  readonly #cells: ForeignCells;
  #row = 0;
  #line = "";

  constructor(budget: Budget) {
    this.#budget = budget;
    this.#cells = new ForeignCells(budget);
  }

  get cells(): ForeignSheet["cells"] {
    return this.#cells.cells;
  }

  /** Nodes in their order; never recursive, for pages may be nested as deep as they are long. */
  run(nodes: readonly Node[]): void {
    const open: (Node | "end")[] = [...nodes].reverse();
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node === "end") this.#endLine();
      else if (node.nodeName === "#text" && "value" in node) this.#line += node.value;
      else if (isElement(node) && !UNSEEN.has(node.tagName)) {
        const isInline = INLINE.has(node.tagName);
        if (!isInline) this.#endLine();
        if (node.tagName === "table") putReversed(open, this.#table(node));
        else {
          if (!isInline) open.push("end");
          putReversed(open, node.childNodes);
        }
      }
    }
    this.#endLine();
  }

  #endLine(): void {
    const text = spaced(this.#line);
    this.#line = "";
    if (text !== "") this.#cells.put(this.#row++, 0, text);
  }

  /** Puts a table; gives those that stand within its cells. */
  #table(table: Element): Element[] {
    const inner: Element[] = [];
    /** Columns that a cell above reaches into, and the row below its last. */
    const taken = new Map<number, number>();
    for (const tr of rowsOf(table)) {
      let column = 0;
      if (/display\s?:\s?none/i.test(attributeOf(tr, "style") ?? "")) this.hiddenRows.push(this.#row);
      for (const cell of tr.childNodes) {
        if (!isElement(cell) || (cell.tagName !== "td" && cell.tagName !== "th")) continue;
        const from = column;
        while ((taken.get(column) ?? 0) > this.#row) column++;
        const width = spanOf(cell, "colspan", MOST.columns);
        const height = spanOf(cell, "rowspan", MOST.rows);
        spend(this.#budget, (column - from + width) / 4);
        if (column + width > COLUMNS) break;
        const { text, tables } = contentsOf(cell);
        for (const one of tables) inner.push(one);
        if (text !== "") this.#put(cell, column, text);
        if (width > 1 || height > 1)
          this.merges.push({ top: this.#row, left: column, bottom: this.#row + height - 1, right: column + width - 1 });
        if (height > 1) for (let c = column; c < column + width; c++) taken.set(c, this.#row + height);
        column += width;
      }
      this.#row++;
    }
    return inner;
  }

  /** A cell may say beside its text which number it is. */
  #put(cell: Element, column: number, text: string): void {
    const number = Number(attributeOf(cell, "x:num") ?? "");
    const printed = printedValue(text);
    const isNumber =
      attributeOf(cell, "x:num") !== undefined && attributeOf(cell, "x:num") !== "" && Number.isFinite(number);
    if (isNumber) this.#cells.put(this.#row, column, number, printed.format);
    else this.#cells.put(this.#row, column, printed.value, printed.format);
  }
}

/** Puts nodes on a stack so that the first comes off first; a page may have more children than a call has arguments. */
function putReversed(stack: { push(node: Node): unknown }, nodes: readonly Node[]): void {
  for (const node of [...nodes].reverse()) stack.push(node);
}

/** The rows of a table, those of its sections too. */
function rowsOf(table: Element): Element[] {
  return table.childNodes.flatMap((part) => {
    if (!isElement(part)) return [];
    if (part.tagName === "tr") return [part];
    return part.childNodes.filter(isElement).filter(({ tagName }) => tagName === "tr");
  });
}

/** The text of a cell without that of tables in it, and these. */
function contentsOf(cell: Element): { readonly text: string; readonly tables: Element[] } {
  const tables: Element[] = [];
  let text = "";
  /** The ends of what changes how the letters within it are read. */
  const around: ((text: string) => string)[] = [];
  const open: (Node | "end")[] = [...cell.childNodes].reverse();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === "end") around.pop();
    else if (node.nodeName === "#text" && "value" in node) text += around.at(-1)?.(node.value) ?? node.value;
    else if (isElement(node) && node.tagName === "table") tables.push(node);
    else if (isElement(node) && !UNSEEN.has(node.tagName)) {
      if (!INLINE.has(node.tagName)) text += " ";
      const written = WRITTEN.get(node.tagName);
      if (written !== undefined) {
        around.push(written);
        open.push("end");
      }
      putReversed(open, node.childNodes);
    }
  }
  return { text: spaced(text), tables };
}

function spaced(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function spanOf(cell: Element, name: string, most: number): number {
  const span = Number(attributeOf(cell, name) ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, most) : 1;
}

function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

function isElement(node: Node): node is Element {
  return "tagName" in node;
}
