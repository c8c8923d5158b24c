import type { DocumentBlock } from "../../core/publication/document.ts";
import { linesOf } from "./lines.ts";
import { OURS, spaceOn, TABLE_STYLE, withLines, type EvenLook, type DocumentLook, type Setting } from "./look.ts";
import { layTable, type TableLayout } from "./table.ts";

// Where on paper the pieces of a document stand, by the heights of their lines and rows. Everything in twentieths of a point.

/** A piece with how its page lies. */
export interface PlacedBlock {
  readonly block: DocumentBlock;
  readonly landscape: boolean;
  /** Whether it begins a page. */
  readonly begins: boolean;
  /** Of a table. */
  readonly layout?: TableLayout;
}

/** What is free above the notes below a table. */
export const NOTE_ABOVE = 120;
/** At the end of a page with a table: for the paragraph that ends its section, and for a line more than was reckoned. */
const SPARE = 300;

/** Places the pieces: parts and tables begin pages, and a part whose first piece is a table stands on the page of it. */
export function place(blocks: readonly DocumentBlock[], look: DocumentLook): PlacedBlock[] {
  const layouts = blocks.map((block, i) =>
    block.is === "table" ? layBlock(block, partAbove(blocks, i), look) : undefined,
  );
  return blocks.map((block, i) => {
    const isPart = block.is === "heading" && block.level === 1;
    const layout = layouts[i];
    const own = layout ?? (isPart ? layouts[i + 1] : undefined);
    return {
      block,
      landscape: own?.landscape ?? false,
      begins:
        i > 0 && (block.is === "contents" || isPart || (block.is === "table" && partAbove(blocks, i) === undefined)),
      ...(layout === undefined ? {} : { layout }),
    };
  });
}

type TableBlock = Extract<DocumentBlock, { is: "table" }>;

/** The heading of the part where a block is the first in it. */
function partAbove(blocks: readonly DocumentBlock[], i: number): string | undefined {
  const before = blocks[i - 1];
  return before?.is === "heading" && before.level === 1 ? before.text : undefined;
}

function layBlock(block: TableBlock, part: string | undefined, look: DocumentLook): TableLayout {
  const [first, second] = (look.settings ?? OURS.settings).headings;
  return layTable(block.sheet, (landscape) => {
    const { width, height } = spaceOn(look.paper, landscape);
    const above = block.sheet.above.length * TABLE_STYLE.line;
    const headings = heightOf(block.title, second, width) + (part === undefined ? 0 : heightOf(part, first, width));
    return { width, height: height - headings - above - notesHeight(block, width) - SPARE };
  });
}

/** What stands below a table. */
export function notesOf({ sheet, note }: TableBlock): string[] {
  return note === undefined ? [...sheet.below] : [...sheet.below, note];
}

function notesHeight(block: TableBlock, width: number): number {
  return notesOf(block).reduce(
    (sum, text) => sum + NOTE_ABOVE + linesOf(text, width, TABLE_STYLE.size) * TABLE_STYLE.line,
    0,
  );
}

function heightOf(text: string, setting: Setting, width: number): number {
  return setting.before + linesOf(text, width, setting.size, setting.indent) * setting.line + setting.after;
}

/** What a line of the 目录 says. */
export interface ContentsLine {
  /** Which of the pieces. */
  readonly at: number;
  readonly text: string;
  readonly level: 1 | 2;
}

export function entriesOf(blocks: readonly DocumentBlock[]): ContentsLine[] {
  return blocks.flatMap((block, at): ContentsLine[] =>
    block.is === "heading"
      ? [{ at, text: block.text, level: block.level }]
      : block.is === "table"
        ? [{ at, text: block.title, level: 2 }]
        : [],
  );
}

/** How far the entries of the second level are set in. */
export const ENTRY_INDENT = 480;

/** The page on which each piece begins; undefined where the heights of the lines are not known. */
export function pagesOf(placed: readonly PlacedBlock[], look: DocumentLook): readonly number[] | undefined {
  return isEven(look) ? new Pages(placed, look).begin : undefined;
}

const isEven = (look: DocumentLook): look is EvenLook => look.settings !== undefined;

/** How far apart lines are: the usual, and what differs so little that nobody sees it. */
const LINES = [560, 550, 570, 540, 580];

/** Our own look, its lines so far apart that the fewest parts end in a page with hardly a line on it. */
export function bestLook(blocks: readonly DocumentBlock[]): EvenLook {
  const looks = LINES.map(withLines);
  const placed = place(blocks, OURS);
  const thin = looks.map((look) => new Pages(placed, look).thin);
  return looks[thin.indexOf(Math.min(...thin))] ?? OURS;
}

/** How many of the lines of a paragraph begin it on one page at least: no line stands alone on either page. */
const unparted = (lines: number): number => (lines <= 3 ? lines : 2);

class Pages {
  /** Where each piece begins. */
  readonly begin: readonly number[];
  /** How many parts end in a page with three lines of words or fewer. */
  thin = 0;

  private page = 1;
  private used = 0;
  private space: { readonly width: number; readonly height: number };

  constructor(
    private readonly placed: readonly PlacedBlock[],
    private readonly look: EvenLook,
  ) {
    this.space = spaceOn(look.paper, false);
    this.begin = placed.map((one, i) => {
      const before = placed[i - 1];
      if (one.begins || (before !== undefined && before.landscape !== one.landscape)) {
        this.end(before);
        this.turn();
      }
      this.space = spaceOn(look.paper, one.landscape);
      return this.put(one, i);
    });
    this.end(placed.at(-1));
  }

  private end(last: PlacedBlock | undefined): void {
    if (last?.block.is === "words" && this.used <= 3 * this.look.settings.words.line) this.thin++;
  }

  private turn(): void {
    this.page++;
    this.used = 0;
  }

  /** Puts a piece down and says on which page it begins. */
  private put({ block, layout }: PlacedBlock, i: number): number {
    const { settings } = this.look;
    const { width } = this.space;
    switch (block.is) {
      case "cover":
        return this.page;
      case "contents": {
        const begin = this.page;
        this.lines(1, settings.words);
        for (const { text, level } of entriesOf(this.placed.map((one) => one.block))) {
          const own = width - (level === 1 ? 0 : ENTRY_INDENT);
          this.lines(linesOf(`${text} 8888`, own, settings.contents.size), settings.contents);
        }
        return begin;
      }
      case "heading":
        return this.heading(block.text, settings.headings[block.level - 1] ?? settings.words, this.kept(i + 1));
      case "words":
        return this.lines(this.linesOf(block.text), settings.words);
      case "table": {
        const begin = this.heading(block.title, settings.headings[1], 0);
        this.used += block.sheet.above.length * TABLE_STYLE.line;
        this.rows(layout?.heights ?? [], block.sheet.heading);
        this.used += notesHeight(block, width);
        if (this.used > this.space.height) this.turn();
        return begin;
      }
    }
  }

  /** What a heading above a piece needs of it on its own page. */
  private kept(i: number): number {
    const { settings } = this.look;
    const next = this.placed[i];
    if (next === undefined || next.begins) return 0;
    const { block } = next;
    if (block.is === "words") {
      const { line, before } = settings.words;
      return before + line * unparted(this.linesOf(block.text));
    }
    if (block.is !== "heading") return 0;
    return (
      heightOf(block.text, settings.headings[block.level - 1] ?? settings.words, this.space.width) + this.kept(i + 1)
    );
  }

  private heading(text: string, setting: Setting, kept: number): number {
    const { width, height } = this.space;
    const own = heightOf(text, setting, width);
    if (this.used > 0 && this.used + own + kept > height) this.turn();
    this.used += own;
    return this.page;
  }

  private linesOf(text: string): number {
    const { size, indent } = this.look.settings.words;
    return linesOf(text, this.space.width, size, indent);
  }

  /** Puts the lines of a paragraph down and says on which page the first one is. */
  private lines(count: number, { line, before, after }: Setting): number {
    if (this.used > 0) this.used += before;
    const room = (): number => Math.max(0, Math.floor((this.space.height - this.used) / line));
    if (this.used > 0 && room() < unparted(count)) this.turn();
    const begin = this.page;
    let left = count;
    while (left > room()) {
      // Two lines at least go on to the next page.
      left -= Math.max(1, Math.min(room(), left - 2));
      this.turn();
    }
    this.used += left * line + after;
    return begin;
  }

  private rows(heights: readonly number[], heading: number): void {
    const repeated = heights.slice(0, heading).reduce((sum, one) => sum + one, 0);
    heights.forEach((height) => {
      if (this.used > 0 && this.used + height > this.space.height) {
        this.turn();
        this.used = repeated;
      }
      this.used += height;
    });
  }
}
