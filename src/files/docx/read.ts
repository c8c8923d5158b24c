import { saidIn } from "../../core/prose/cells.ts";
import type { SheetGrid } from "../../core/sheet/grid.ts";
import { isZip, openPackage, partText, relationshipsOf } from "../ooxml/package.ts";
import { attribute, contentOf, isTrue, tags, type Tag } from "../ooxml/xml.ts";
import { defaultLimits, FileTrouble, tooLarge, type FileLimits } from "../refusals.ts";
import { Numbering, type ListPlace } from "./numbering.ts";

/** A run of text, in the main part: where it stands there, and which characters of its line it holds. */
export interface RunPlace {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** What in a document is not read as it looks. */
export type DocumentNotice =
  /** Tracked changes are read as if accepted. */
  | "tracked"
  /** Hidden text is not read. */
  | "hidden";

/** The words of a .docx file: its paragraphs with their automatic numbers, notes behind them, and its tables as grids. */
export interface Document {
  readonly lines: readonly string[];
  readonly tables: readonly SheetGrid[];
  readonly notices: readonly DocumentNotice[];
  /** Of each line the runs that can carry a comment; none in notes and text boxes. */
  readonly runs: readonly (readonly RunPlace[])[];
}

/** Characters of the main part and of its notes; a book of a thousand pages has less. */
const MOST_XML = 2 ** 26;
/** So many tables are read as tables. */
const MOST_TABLES = 200;
/** So many paragraphs above a table may be its title and its remarks. */
const TITLE_LINES = 5;
const SKIPPED = new Set([
  "del",
  "moveFrom",
  "Fallback",
  "instrText",
  "delText",
  "delInstrText",
  "rPrChange",
  "pPrChange",
  "tblPr",
  "sectPr",
  "rubyPr",
  "rt",
]);

/** Reads a .docx file. Throws FileTrouble: damaged, encrypted, too-large, not-a-document. */
export function readDocx(bytes: Uint8Array, limits: FileLimits = defaultLimits): Document {
  if (!isZip(bytes)) throw new FileTrouble(isCompound(bytes) ? "old-document" : "not-a-document", "no zip");
  const { zip, main } = openPackage(bytes, limits);
  if (main === undefined || !/document\.xml$|\/document\d*\.xml$/i.test(main))
    throw new FileTrouble("not-a-document", "main part");
  const text = partText(zip, main);
  if (text.length > MOST_XML) throw tooLarge("inflated");
  const reader = new BodyReader(text, new Numbering(zip, main), limits, true);
  reader.read();
  for (const { type, target, external } of relationshipsOf(zip, main)) {
    if (external || !["footnotes", "endnotes"].includes(type) || !zip.find(target)) continue;
    const notes = partText(zip, target);
    if (notes.length > MOST_XML) throw tooLarge("inflated");
    const own = new BodyReader(notes, new Numbering(zip, main), limits, false);
    own.read();
    for (const line of own.lines)
      if (line.trim() !== "") {
        reader.lines.push(line);
        reader.runs.push([]);
      }
    for (const notice of own.notices) reader.notices.add(notice);
  }
  return { lines: reader.lines, tables: reader.tables, notices: [...reader.notices], runs: reader.runs };
}

/** Whether the bytes begin as those of .doc and .wps do. */
export function isCompound(bytes: Uint8Array): boolean {
  return bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
}

interface Paragraph {
  text: string;
  readonly runs: RunPlace[];
  list: Partial<ListPlace>;
  style: string | undefined;
  isNumbered: boolean;
}

interface TableDraft {
  readonly rows: string[][];
  /** The paragraphs of the cells of each row, by column. */
  readonly said: Paragraph[][][];
  /** The cell that is being read. */
  cell: string | undefined;
  column: number;
  span: number;
  continues: boolean;
}

class BodyReader {
  readonly lines: string[] = [];
  readonly runs: RunPlace[][] = [];
  readonly tables: SheetGrid[] = [];
  readonly notices = new Set<DocumentNotice>();
  private readonly text: string;
  private readonly numbering: Numbering;
  private readonly limits: FileLimits;
  private readonly anchors: boolean;
  private readonly paragraphs: Paragraph[] = [];
  private readonly open: TableDraft[] = [];
  private run: { readonly start: number; hidden: boolean; text: string } | undefined;
  private cells = 0;
  /** Letters that may still be read. */
  private words: number;
  /** Lines since the last table: one of them may be the title of the next. */
  private sinceTable = 0;
  private boxes = 0;

  constructor(text: string, numbering: Numbering, limits: FileLimits, anchors: boolean) {
    this.text = text;
    this.numbering = numbering;
    this.limits = limits;
    this.words = limits.words;
    this.anchors = anchors;
  }

  read(): void {
    let skip: number | undefined;
    for (const tag of tags(this.text)) {
      if (skip !== undefined) {
        if (tag.kind === "close" && tag.depth === skip) skip = undefined;
        continue;
      }
      if (tag.kind !== "close" && SKIPPED.has(tag.local)) {
        if (["del", "moveFrom"].includes(tag.local)) this.notices.add("tracked");
        if (tag.kind === "open") skip = tag.depth;
        continue;
      }
      if (tag.kind === "close") this.close(tag);
      else this.start(tag);
    }
  }

  private start(tag: Tag): void {
    const { local, kind } = tag;
    const paragraph = this.paragraphs.at(-1);
    switch (local) {
      case "p":
        if (kind === "open")
          this.paragraphs.push({ text: "", runs: [], list: {}, style: undefined, isNumbered: false });
        else this.end({ text: "", runs: [], list: {}, style: undefined, isNumbered: false });
        break;
      case "txbxContent":
        this.boxes++;
        break;
      case "pStyle":
        if (paragraph !== undefined) paragraph.style = attribute(this.text, tag, "val");
        break;
      case "numId":
        if (paragraph !== undefined)
          paragraph.list = { ...paragraph.list, list: attribute(this.text, tag, "val") ?? "0" };
        break;
      case "ilvl":
        if (paragraph !== undefined)
          paragraph.list = { ...paragraph.list, level: Number(attribute(this.text, tag, "val") ?? 0) };
        break;
      case "ins":
      case "moveTo":
        this.notices.add("tracked");
        break;
      case "r":
        if (kind === "open" && paragraph !== undefined) {
          this.number(paragraph);
          this.run = { start: tag.start, hidden: false, text: "" };
        }
        break;
      case "vanish":
      case "webHidden":
        if (this.run !== undefined && isTrue(this.text, tag, "val") !== false)
          this.run.hidden = local === "vanish" || this.run.hidden;
        break;
      case "t":
        if (kind === "open") this.textFrom = tag.end;
        break;
      case "tab":
      case "ptab":
        this.add(" ");
        break;
      case "noBreakHyphen":
        this.add("-");
        break;
      case "br":
      case "cr":
        this.add("\n");
        break;
      case "tbl":
        if (kind === "open")
          this.open.push({ rows: [], said: [], cell: undefined, column: 0, span: 1, continues: false });
        break;
      case "tr": {
        const table = this.open.at(-1);
        if (table !== undefined) {
          table.rows.push([]);
          table.said.push([]);
          table.column = 0;
        }
        break;
      }
      case "tc": {
        const table = this.open.at(-1);
        if (table !== undefined) {
          table.cell = "";
          table.span = 1;
          table.continues = false;
          if (++this.cells > this.limits.cells) throw tooLarge("cells");
        }
        break;
      }
      case "gridSpan": {
        const table = this.open.at(-1);
        const span = Number(attribute(this.text, tag, "val") ?? 1);
        if (table !== undefined) table.span = Math.min(Math.max(1, span || 1), 200);
        break;
      }
      case "vMerge": {
        const table = this.open.at(-1);
        if (table !== undefined) table.continues = attribute(this.text, tag, "val") !== "restart";
        break;
      }
    }
  }

  private textFrom: number | undefined;

  private close(tag: Tag): void {
    switch (tag.local) {
      case "t":
        if (this.textFrom !== undefined) this.add(contentOf(this.text, this.textFrom, tag.start));
        this.textFrom = undefined;
        break;
      case "r":
        this.endRun(tag.end);
        break;
      case "p": {
        const paragraph = this.paragraphs.pop();
        if (paragraph !== undefined) this.end(paragraph);
        break;
      }
      case "txbxContent":
        this.boxes--;
        break;
      case "tc": {
        const table = this.open.at(-1);
        const row = table?.rows.at(-1);
        if (table?.cell !== undefined && row !== undefined) {
          row[table.column] = table.continues ? "" : table.cell;
          table.column += table.span;
          table.cell = undefined;
        }
        break;
      }
      case "tbl": {
        const table = this.open.pop();
        if (table !== undefined) this.endTable(table);
        break;
      }
    }
  }

  private add(text: string): void {
    if (this.run !== undefined) this.run.text += text;
  }

  private endRun(end: number): void {
    const { run } = this;
    const paragraph = this.paragraphs.at(-1);
    this.run = undefined;
    if (run === undefined || paragraph === undefined || run.text === "") return;
    if (run.hidden) {
      if (run.text.trim() !== "") this.notices.add("hidden");
      return;
    }
    const from = paragraph.text.length;
    paragraph.text += run.text;
    paragraph.runs.push({ start: run.start, end, from, to: paragraph.text.length });
  }

  /** Puts the automatic number in front, once its properties are read. */
  private number(paragraph: Paragraph): void {
    if (paragraph.isNumbered) return;
    paragraph.isNumbered = true;
    const place = this.numbering.placeOf(paragraph.list, paragraph.style);
    if (place !== undefined) paragraph.text += this.numbering.next(place);
  }

  private end(paragraph: Paragraph): void {
    const table = this.open.at(-1);
    if (table?.cell !== undefined && this.boxes === 0) {
      table.cell += paragraph.text.replaceAll("\n", "");
      const row = table.said.at(-1);
      if (row !== undefined) (row[table.column] ??= []).push(paragraph);
      return;
    }
    this.say(paragraph);
    this.sinceTable += 1;
  }

  /** Adds a paragraph to the lines. A line break within it begins a line; runs are told by their place in it. */
  private say(paragraph: Paragraph): void {
    const isAnchored = this.anchors && this.boxes === 0;
    let [from, first] = [0, 0];
    for (const line of paragraph.text.split("\n")) {
      const to = from + line.length;
      if ((this.words -= line.length + 1) < 0) throw tooLarge("words");
      this.lines.push(line);
      // They stand in the order of their letters.
      const own: RunPlace[] = [];
      while (isAnchored && (paragraph.runs[first]?.to ?? Infinity) <= from) first++;
      for (let r = first; isAnchored; r++) {
        const run = paragraph.runs[r];
        if (run === undefined || run.from >= to) break;
        own.push({ ...run, from: Math.max(0, run.from - from), to: Math.min(line.length, run.to - from) });
      }
      this.runs.push(own);
      from = to + 1;
    }
  }

  /** What the cells of a table say beside its figures: a text that is laid out in one, the aims of a 绩效表. */
  private sayCells({ rows, said }: TableDraft): void {
    rows.forEach((row, r) => {
      for (const { index, text } of saidIn(Array.from(row))) {
        if (text.startsWith("项目名称")) {
          this.lines.push(text);
          this.runs.push([]);
        } else for (const paragraph of said[r]?.[index] ?? []) this.say(paragraph);
      }
    });
  }

  private endTable(table: TableDraft): void {
    const outer = this.open.at(-1);
    // A table within a cell is part of that cell.
    if (outer?.cell !== undefined) {
      outer.cell += table.rows.map((row) => row.join("")).join("");
      return;
    }
    if (this.tables.length >= MOST_TABLES) return;
    const above = this.lines.slice(Math.max(0, this.lines.length - Math.min(this.sinceTable, TITLE_LINES)));
    this.sinceTable = 0;
    const titles = above.filter((line) => line.trim() !== "" && line.length <= 60).map((line) => [line.trim()]);
    const rows = [...titles, ...table.rows].map((row) => Array.from(row, valueOf));
    this.sayCells(table);
    this.tables.push({ name: `表格${this.tables.length + 1}`, top: 0, left: 0, rows });
  }
}

/** A blank cell, or one that another covers, is nothing. */
function valueOf(cell: string | undefined): string | null {
  const text = (cell ?? "").trim();
  return text === "" ? null : text;
}
