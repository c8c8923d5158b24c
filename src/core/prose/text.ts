import type { SheetGrid } from "../sheet/grid.ts";
import { firstFrom } from "../sheet/sorted.ts";
import { saidIn } from "./cells.ts";

/** Words to be read: paragraphs or lines as they stand, in order. Lines broken within a sentence are joined here. */
export interface Prose {
  /** The file, the sheet, or what else the words are known by. */
  readonly name: string;
  readonly lines: readonly string[];
  /** Tables that stand among the words. */
  readonly tables?: readonly SheetGrid[];
}

/** Part of a document that is read in its own way. */
export type Zone = "account" | "about" | "glossary" | "annex" | "tables" | "sheet";

/** Where a sentence stands: "五（三）" with the words of its headings, outermost first. */
export interface Section {
  readonly zone: Zone;
  readonly label: string;
  readonly headings: readonly string[];
}

/** A sentence in plain form: no white space, half-width digits, brackets and signs, full-width ，；：. */
export interface Sentence {
  readonly section: Section;
  readonly text: string;
  /** It begins a paragraph. */
  readonly opens: boolean;
  /** Characters of a list number in front: "1." → 2. */
  readonly marker: number;
  /** For each character of `text`, the line it stands in and its place there. */
  readonly from: readonly { readonly line: number; readonly at: number }[];
  /** Places in `text` before which digits were joined over a blank or a line end: what is read there is no proof. */
  readonly joints: ReadonlySet<number>;
}

/** No sentence that is honest is longer. */
const LONGEST_SENTENCE = 2000;

const PART = /^第[一二三四五六七八九十]{1,3}部分/;
const MARKERS: readonly RegExp[] = [
  PART,
  /^附件[一二三四五六七八九十\d]{0,2}(?=$|[：:、])/,
  /^[一二三四五六七八九十]{1,3}、/,
  /^\([一二三四五六七八九十]{1,3}\)/,
  // 3.2022年7月 begins an item; 1.56万元 goes on with a number.
  /^\d{1,2}[.、](?=\D|20\d\d年)/,
  /^\(\d{1,2}\)/,
];
const LEADER = /[.…·]{4}/;
const PAGE = /^[-—]?\d{1,3}[-—]?$/;
const UNIT_FIRST = /^(?:[%.万亿元辆台批次人]|个百分点)/;
const END = /[。！？]$/;
/** A 绩效表 that a text file prints among its words: its title, the line with its project, and its rows of amounts. */
const SHEET = /^[^，。；：、]{0,14}绩效(?:目标)?自评表$/;
const SHEET_ENDS = /^(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}部分)|绩效自评(?:情况|综述|结果)/;
export const SHEET_PROJECT = /^项目名称(?=.)/;
const SHEET_ROW = /^\s*(?:年度资金总额|合计|总分)[：:]?\s*\d[\d,.]*(?:\s+\d[\d,.]*%?){2,}/;

/** A line in plain form, with where each character stood. */
interface Line {
  readonly text: string;
  readonly at: readonly number[];
  /** Places where a blank between digits was closed. */
  readonly joints: ReadonlySet<number>;
  readonly line: number;
  readonly heading: boolean;
  /** A cell of a row that a text file prints between tabs. */
  readonly cell?: true;
}

/** Sentences of the words with the headings they stand under. Rows of tables, page numbers and lists of contents are left out. */
export function sentencesOf({ lines }: Prose): readonly Sentence[] {
  const plain = lines.flatMap((given, line) => plainLines(given, line));
  // Digits alone are a page number, but for a number that stands between two line ends.
  const kept = plain.filter(
    ({ text }, i) =>
      !PAGE.test(text) || (UNIT_FIRST.test(plain[i + 1]?.text ?? "") && !/[\d.]$/.test(plain[i - 1]?.text ?? "")),
  );
  const width = usualWidth(kept);
  const sentences: Sentence[] = [];
  const outline = new Outline();
  for (let i = 0; i < kept.length;) {
    const first = kept[i];
    if (first === undefined) break;
    const block = [first];
    i++;
    while (i < kept.length && goesOn(block[block.length - 1], kept[i], width)) {
      const next = kept[i++];
      if (next !== undefined) block.push(next);
    }
    cutInto(sentences, block, outline);
  }
  return sentences;
}

/** Where headings have led: what a marker of each level says last. */
class Outline {
  private readonly levels: { label: string; words: string }[] = [];
  private zone: Zone = "account";
  private section: Section = { zone: "account", label: "", headings: [] };
  private sheet: Section | undefined;
  /** 第一部分 stands by itself: the next line says what it is. */
  private named = true;

  /** Takes a paragraph and gives the section that it stands in. */
  enter(text: string, level: number | undefined, marker: string, isCell: boolean): Section | undefined {
    if (isCell && !SHEET.test(text)) return this.sheet;
    if (SHEET.test(text)) {
      const { label, headings } = this.section;
      return (this.sheet = { zone: "sheet", label, headings: [...headings, text] });
    }
    if (this.sheet !== undefined && !SHEET_ENDS.test(text)) return this.sheet;
    this.sheet = undefined;
    if (!this.named && level === undefined) this.section = { ...this.section, zone: (this.zone = zoneOf(text)) };
    this.named = level !== 0 || text !== marker;
    if (level === undefined) return this.section;
    if (level <= 1) this.zone = zoneOf(text);
    this.levels.length = Math.min(this.levels.length, level);
    while (this.levels.length < level) this.levels.push({ label: "", words: "" });
    this.levels.push({ label: labelOf(marker, level), words: headingIn(text.slice(marker.length)) });
    return (this.section = {
      zone: this.zone,
      label: this.levels.map(({ label }) => label).join(""),
      headings: this.levels.map(({ words }) => words).filter((words) => words !== ""),
    });
  }
}

function zoneOf(text: string): Zone {
  if (/名词解释|名词说明/.test(text)) return "glossary";
  if (/情况说明|情况的说明/.test(text)) return "account";
  if (text.includes("附件")) return "annex";
  if (/(?:报表|预算表|决算表|附表)/.test(text)) return "tables";
  return /概况|职责|职能|简介/.test(text) ? "about" : "account";
}

/** 五、 → 五; （三） stays; 1. → 1 */
function labelOf(marker: string, level: number): string {
  if (level <= 1) return "";
  const bare = marker.replace(/[.、]$/, "");
  return level === 2 || level === 4 ? bare : bare.replace("(", "（").replace(")", "）");
}

/** What a heading says: the paragraph up to its first full stop or colon. */
function headingIn(text: string): string {
  return /^[^。；：]{0,80}/.exec(text)?.[0] ?? "";
}

function levelOf(text: string): { readonly level: number; readonly marker: string } | undefined {
  for (const [level, pattern] of MARKERS.entries()) {
    const marker = pattern.exec(text)?.[0];
    if (marker !== undefined) return { level, marker };
  }
  return undefined;
}

function goesOn(line: Line | undefined, next: Line | undefined, width: number): boolean {
  if (line === undefined || next === undefined || line.heading || next.heading) return false;
  if (END.test(line.text) || levelOf(next.text) !== undefined) return false;
  if (/[，、：；(]$/.test(line.text)) return true;
  // No paragraph ends within a number.
  if (
    /\d\.?$/.test(line.text) &&
    /^(?:[\d.,，%元辆个]|[万亿千]元|批次|人次)/.test(next.text) &&
    /[，。；：]/.test(line.text)
  )
    return true;
  // A title stands by itself; other lines end early only where the paragraph ends.
  const marked = levelOf(line.text);
  const title = line.text.slice(marked?.marker.length).replace(/20\d\d年(?=.{0,40}(?:情况|说明)$)/g, "");
  if (marked !== undefined && marked.level <= 2 && !/[，。；：\d]/.test(title)) return false;
  return line.text.length >= Math.min(30, 0.7 * width) || (/[，；、]/.test(line.text) && !/\d$/.test(line.text));
}

/** The width at which lines are broken; that of whole paragraphs where they are not. */
function usualWidth(lines: readonly Line[]): number {
  const lengths = lines.map(({ text }) => text.length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.8)] ?? 0;
}

/** A line of words, or what a row of a table says. */
function plainLines(given: string, line: number): readonly Line[] {
  const mark = given.includes("\t") ? "\t" : /\|[^|]*\|/.test(given) ? "|" : undefined;
  const own = mark === undefined ? plainLine(given, line) : undefined;
  if (mark === undefined) return own === undefined ? [] : [own];
  const cells = given.split(mark);
  const starts: number[] = [];
  for (let at = 0; starts.length < cells.length;) {
    starts.push(at);
    at += (cells[starts.length - 1] ?? "").length + 1;
  }
  return saidIn(cells).flatMap(({ index, text }) => {
    const plain = plainLine(text, line);
    if (plain === undefined) return [];
    // 项目名称 stands in another cell.
    const start = starts[index] ?? 0;
    const cell = (cells[index] ?? "").trim();
    const shift = start + (cells[index] ?? "").indexOf(cell) - (text.length - cell.length);
    return [{ ...plain, at: plain.at.map((at) => Math.max(start, at + shift)), heading: true, cell: true as const }];
  });
}

function plainLine(given: string, line: number): Line | undefined {
  const isRow = SHEET_ROW.test(given);
  const characters: string[] = [];
  const at: number[] = [];
  const joints = new Set<number>();
  let blank = false;
  const begin = /^\s*(?:#{1,6}\s*|- )?/.exec(given)?.[0].length ?? 0;
  for (let i = begin; i < given.length; i++) {
    const char = plainCharacter(given.charAt(i));
    if (char === "") {
      blank = true;
      continue;
    }
    if (blank && isDigit(char) && isDigit(characters.at(-1))) {
      // 1 905.92 is one number, 6505.31 497.53 are two.
      if (!isRow && /(?:^|[^\d.,])\d{1,3}$/.test(characters.slice(-4).join(""))) joints.add(at.length);
      else {
        characters.push(" ");
        at.push(i - 1);
      }
    }
    blank = false;
    characters.push(char);
    at.push(i);
  }
  const text = characters.join("");
  if (text === "" || LEADER.test(text)) return undefined;
  const heading = isRow || /^\s*(?:#{1,6}|[-*])\s/.test(given) || SHEET.test(text) || SHEET_PROJECT.test(text);
  return { text: punctuated(text), at, joints, line, heading };
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= "0" && char <= "9";
}

/** Width and style of a character do not count; "" for what is not seen. */
function plainCharacter(char: string): string {
  const code = char.charCodeAt(0);
  if (char === "*" || /[\s\u200b-\u200f\ufeff\u00ad]/.test(char)) return "";
  if (code === 0xff0c || code === 0xff1b || code === 0xff1a || code === 0xff01 || code === 0xff1f) return char;
  return code > 0xff00 && code < 0xff5f ? String.fromCharCode(code - 0xfee0) : char;
}

/** Half-width punctuation as the text would print it; the , of 1,905.92 stays. */
function punctuated(text: string): string {
  return text
    .replace(/,(?!\d{3}(?!\d))/g, "，")
    .replace(/(?<!\d),/g, "，")
    .replace(/;/g, "；")
    .replace(/:/g, "：");
}

function cutInto(sentences: Sentence[], block: readonly Line[], outline: Outline): void {
  const from: { line: number; at: number }[] = [];
  const joints = new Set<number>();
  const breaks = new Set<number>();
  block.forEach((line, i) => {
    const start = from.length;
    breaks.add(start);
    if (isDigit(block[i - 1]?.text.at(-1)) && isDigit(line.text.at(0))) joints.add(start);
    for (const joint of line.joints) joints.add(start + joint);
    for (const at of line.at) from.push({ line: line.line, at });
  });
  let text = block.map((line) => line.text).join("");
  // A thousands separator at a line end.
  text = text.replace(/(\d)，(?=\d{3}(?:\.\d|万|元))/g, (whole, digit: string, at: number) =>
    breaks.has(at + 1) || breaks.has(at + 2) ? `${digit},` : whole,
  );
  // A full-width comma within a number: 24，854.62万元.
  text = text.replace(/(?<![\d.,，])(\d{1,3})，(?=\d{3}\.\d{1,2}(?:[万亿千]?元))/g, (_, digits: string, at: number) => {
    joints.add(at + digits.length);
    return `${digits},`;
  });
  const marked = levelOf(text);
  const section = outline.enter(text, marked?.level, marked?.marker ?? "", block[0]?.cell === true);
  // What stands among the tables of a text file is theirs, and so is what a row says that is of no 绩效表.
  if (section === undefined || section.zone === "tables") return;
  const inOrder = [...joints].sort((a, b) => a - b);
  let start = 0;
  for (const end of endsIn(text)) {
    const [first, last] = [firstFrom(inOrder, start + 1), firstFrom(inOrder, end)];
    sentences.push({
      section,
      text: text.slice(start, end),
      opens: start === 0,
      marker: start === 0 ? (marked?.marker.length ?? 0) : 0,
      from: from.slice(start, end),
      joints: new Set(inOrder.slice(first, last).map((at) => at - start)),
    });
    start = end;
  }
}

/** Where its sentences end, rising. One without a full stop is cut at a semicolon or a comma, so that each is soon read. */
function endsIn(text: string): number[] {
  const ends: number[] = [];
  let start = 0;
  const stops = [...text.matchAll(/[。！？]/g)].map(({ index }) => index + 1);
  for (const stop of [...stops, text.length]) {
    while (stop - start > LONGEST_SENTENCE) {
      const piece = text.slice(start, start + LONGEST_SENTENCE);
      const mark = Math.max(piece.lastIndexOf("；"), piece.lastIndexOf("，"));
      ends.push((start += mark > 0 ? mark + 1 : piece.length));
    }
    if (stop > start) ends.push((start = stop));
  }
  return ends;
}
