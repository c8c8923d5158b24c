import type { DocumentBlock } from "../../core/publication/document.ts";
import { CENTRED, sectionXml, spaceOn, TABLE_STYLE, type DocumentLook } from "./look.ts";
import {
  ENTRY_INDENT,
  entriesOf,
  NOTE_ABOVE,
  notesOf,
  pagesOf,
  place,
  type ContentsLine,
  type PlacedBlock,
} from "./pages.ts";
import { paragraph, run } from "./paragraph.ts";
import { tableText, tableXml, type TableText } from "./table.ts";

/** Writes the body of a document: its pieces on pages that lie as they need it, and a 目录 that says which. */
export class BodyWriter {
  private readonly placed: readonly PlacedBlock[];
  private readonly entries: readonly ContentsLine[];
  private readonly pages: readonly number[] | undefined;
  private readonly table: TableText;

  constructor(
    blocks: readonly DocumentBlock[],
    private readonly look: DocumentLook,
  ) {
    this.placed = place(blocks, look);
    this.entries = entriesOf(blocks);
    this.pages = pagesOf(this.placed, look);
    this.table = tableText(look.styles.table, TABLE_STYLE);
  }

  xml(): string {
    const { paper } = this.look;
    let isFirst = true;
    const pieces = this.placed.map((one, i) => {
      const lay = this.placed[i - 1]?.landscape ?? one.landscape;
      const turns = lay !== one.landscape;
      // The section that ends here says how its own pages lie.
      const end = turns
        ? `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${sectionXml(paper, lay, isFirst)}</w:pPr></w:p>`
        : "";
      if (turns) isFirst = false;
      return end + this.piece(one, i, one.begins && !turns ? "<w:pageBreakBefore/>" : "");
    });
    return pieces.join("") + sectionXml(paper, this.placed.at(-1)?.landscape ?? false, isFirst);
  }

  private piece({ block, landscape, layout }: PlacedBlock, i: number, begins: string): string {
    const { styles, isOurs } = this.look;
    switch (block.is) {
      case "cover":
        return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="4000" w:lineRule="exact"/></w:pPr></w:p>${block.lines.map((text) => paragraph(text, styles.cover, styles.cover === "" ? COVER : "")).join("")}`;
      case "contents":
        return paragraph("目录", "", begins + CENTRED, BOLD) + this.contents();
      case "heading":
        return this.heading(block.text, block.level, i, begins);
      case "words":
        return paragraph(block.text, styles.words, isOurs ? "" : INDENT);
      case "table":
        return (
          this.heading(block.title, 2, i, begins) +
          this.above(block.sheet.above, spaceOn(this.look.paper, landscape).width) +
          (layout === undefined ? "" : tableXml(block.sheet, layout, styles.table)) +
          notesOf(block)
            .map((text) => paragraph(text, styles.table, this.noted(), this.table.run))
            .join("")
        );
    }
  }

  /** Properties of a note below a table. */
  private noted(): string {
    return `<w:spacing w:before="${NOTE_ABOVE}" w:after="0" w:line="${TABLE_STYLE.line}" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/>`;
  }

  /** Number and unit, at both ends of a line. */
  private above(lines: Extract<DocumentBlock, { is: "table" }>["sheet"]["above"], whole: number): string {
    const tabs = `<w:tabs><w:tab w:val="center" w:pos="${Math.round(whole / 2)}"/><w:tab w:val="right" w:pos="${whole}"/></w:tabs>`;
    const tab = "<w:r><w:tab/></w:r>";
    const { table } = this.look.styles;
    const style = table === "" ? "" : `<w:pStyle w:val="${table}"/>`;
    return lines
      .map(
        ({ left, centre, right }) =>
          `<w:p><w:pPr>${style}<w:keepNext/>${tabs}${this.table.paragraph}<w:jc w:val="left"/></w:pPr>` +
          [left, centre, right].map((text) => (text === undefined ? "" : run(text, this.table.run))).join(tab) +
          "</w:p>",
      )
      .join("");
  }

  private heading(text: string, level: 1 | 2, i: number, begins: string): string {
    const { styles, isOurs } = this.look;
    const style = styles.headings[level - 1] ?? "";
    const isCentred = level === 1 || this.placed[i]?.block.is === "table";
    // Our headings have their numbers in their words.
    const unnumbered = isOurs ? "" : '<w:numPr><w:numId w:val="0"/></w:numPr>';
    const more = `<w:keepNext/>${begins}${unnumbered}${isCentred ? CENTRED : ""}${style === "" ? `<w:outlineLvl w:val="${level - 1}"/>` : ""}`;
    return (
      `<w:p><w:pPr>${style === "" ? "" : `<w:pStyle w:val="${style}"/>`}${more}</w:pPr>` +
      `<w:bookmarkStart w:id="${i}" w:name="${markOf(i)}"/>${run(text, style === "" ? BOLD : "")}<w:bookmarkEnd w:id="${i}"/></w:p>`
    );
  }

  /** A table of contents as Word makes one, with its entries and their pages there: updating it does no more than look again. */
  private contents(): string {
    const whole = spaceOn(this.look.paper, false).width;
    const style = this.look.styles.contents;
    const entries = this.entries.map(({ at, text, level }, i) => {
      const begin =
        i === 0 ? fieldChar("begin") + instruction(' TOC \\o "1-2" \\h \\z \\u ') + fieldChar("separate") : "";
      const end = i === this.entries.length - 1 ? fieldChar("end") : "";
      const page = this.pages?.[at];
      const number =
        page === undefined
          ? ""
          : `<w:r><w:tab/></w:r>${fieldChar("begin")}${instruction(` PAGEREF ${markOf(at)} \\h `)}${fieldChar("separate")}${run(String(page))}${fieldChar("end")}`;
      return (
        `<w:p><w:pPr>${style === "" ? "" : `<w:pStyle w:val="${style}"/>`}<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${whole}"/></w:tabs>` +
        `<w:ind w:left="${level === 1 ? 0 : ENTRY_INDENT}" w:firstLineChars="0" w:firstLine="0"/></w:pPr>${begin}` +
        `<w:hyperlink w:anchor="${markOf(at)}" w:history="1">${run(text)}${number}</w:hyperlink>${end}</w:p>`
      );
    });
    return entries.join("");
  }
}

/** The name of the bookmark of a piece. */
const markOf = (i: number): string => `_Toc${100000 + i}`;
const fieldChar = (type: "begin" | "separate" | "end"): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instruction = (code: string): string => `<w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>`;
const COVER = `<w:spacing w:line="900" w:lineRule="exact"/>${CENTRED}`;
const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="420"/>';
const BOLD = "<w:rPr><w:b/></w:rPr>";
