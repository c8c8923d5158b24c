import type { DocumentBlock, PublishedDocument } from "../../core/publication/document.ts";
import type { PrintedCell, PrintedSheet } from "../../core/publication/printed.ts";
import { PackageDraft } from "../ooxml/package-draft.ts";
import { openPackage } from "../ooxml/package.ts";
import { PACKAGE, RELATIONSHIPS, TYPES, XML } from "../ooxml/names.ts";
import { attribute, childOf, escapeXml, treeOf } from "../ooxml/xml.ts";
import { zipOf } from "../ooxml/zip.ts";
import { defaultLimits, FileTrouble, type FileLimits } from "../refusals.ts";

// A whole document as .docx: A4, tables across the page where they are wide, the number of the page at the foot. The same always gives the same bytes.

const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** Ids of the styles that are written with. */
interface Styles {
  readonly cover: string;
  readonly headings: readonly [string, string];
  readonly contents: string;
  readonly table: string;
  readonly words: string;
}

const OURS: Styles = {
  cover: "Title",
  headings: ["Heading1", "Heading2"],
  contents: "TOC1",
  table: "TableText",
  words: "",
};

/** A page, in twentieths of a point. */
interface Paper {
  readonly width: number;
  readonly height: number;
  readonly margins: Margins;
  /** What goes into its properties besides: heads and feet. */
  readonly more: string;
}

interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

const MARGINS: Margins = { top: 1701, right: 1304, bottom: 1418, left: 1304 };
const PAPER: Paper = {
  width: 11906,
  height: 16838,
  margins: MARGINS,
  more: '<w:footerReference w:type="default" r:id="rId2"/>',
};

/** The document in our own look: 仿宋 16 points, headings in 黑体, tables in 宋体 9 points. */
export function newPublishedDocument(document: PublishedDocument): Uint8Array {
  return zipOf({
    [TYPES]:
      `${XML}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>` +
      `<Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
      `<Override PartName="/word/footer1.xml" ContentType="${TYPE}.footer+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels":
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/>` +
      `<Relationship Id="rId2" Type="${RELATIONSHIPS}/footer" Target="footer1.xml"/></Relationships>`,
    "word/styles.xml": XML + STYLES,
    "word/footer1.xml": `${XML}<w:ftr xmlns:w="${WORD}"><w:p><w:pPr><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>${field("PAGE", "1", '<w:rPr><w:sz w:val="21"/></w:rPr>')}</w:p></w:ftr>`,
    "word/document.xml": XML + bodyXml(document.blocks, OURS, PAPER, `xmlns:w="${WORD}" xmlns:r="${RELATIONSHIPS}"`),
  });
}

/** The document in the look of another one of the office: its styles, its paper, its heads and feet. Throws FileTrouble. */
export function publishedDocumentLike(
  document: PublishedDocument,
  like: Uint8Array,
  limits: FileLimits = defaultLimits,
): Uint8Array {
  const source = openPackage(like, limits);
  const { main } = source;
  if (main === undefined || !/\/document\d*\.xml$/i.test(main)) throw new FileTrouble("not-a-document", "main part");
  const draft = new PackageDraft({ ...source, main });
  const styles = draft.relationshipsOf(main).find(({ type }) => type === "styles");
  if (styles === undefined || !draft.has(styles.target)) throw new FileTrouble("damaged", "no styles");
  const old = draft.text(main);
  const root = /<([\w]+:)?document\b[^>]*>/.exec(old)?.[0] ?? "";
  const names = [...root.matchAll(/\sxmlns(?::\w+)?="[^"]*"/g)].map(([name]) => name.trim());
  if (!names.includes(`xmlns:w="${WORD}"`)) throw new FileTrouble("not-a-document", "strict names");
  if (!names.includes(`xmlns:r="${RELATIONSHIPS}"`)) names.push(`xmlns:r="${RELATIONSHIPS}"`);
  draft.put(main, XML + bodyXml(document.blocks, stylesIn(draft.text(styles.target)), paperIn(old), names.join(" ")));
  return draft.bytes();
}

/** Styles by what Word calls them in every language of its own. */
function stylesIn(text: string): Styles {
  const named = new Map<string, string>();
  for (const style of treeOf(text).children) {
    if (style.local !== "style" || attribute(text, style.open, "type") !== "paragraph") continue;
    const id = attribute(text, style.open, "styleId");
    const name = childOf(style, "name");
    const value = name && attribute(text, name.open, "val");
    if (id !== undefined && value !== undefined) named.set(value.toLowerCase(), id);
  }
  return {
    cover: named.get("title") ?? "",
    headings: [named.get("heading 1") ?? "", named.get("heading 2") ?? ""],
    contents: named.get("toc 1") ?? "",
    table: "",
    words: "",
  };
}

/** The paper of the last section. */
function paperIn(text: string): Paper {
  const from = text.lastIndexOf("<w:sectPr");
  const section = from < 0 ? "" : text.slice(from, text.indexOf("</w:sectPr>", from));
  const number = (name: string, usual: number): number =>
    Number(new RegExp(`w:${name}="(\\d{1,6})"`).exec(section)?.[1] ?? usual);
  const [w, h] = [number("w", PAPER.width), number("h", PAPER.height)];
  return {
    width: Math.min(w, h),
    height: Math.max(w, h),
    margins: {
      top: number("top", MARGINS.top),
      right: number("right", MARGINS.right),
      bottom: number("bottom", MARGINS.bottom),
      left: number("left", MARGINS.left),
    },
    more: [...section.matchAll(/<w:(?:header|footer)Reference\b[^>]*\/>/g)].map(([one]) => one).join(""),
  };
}

/** A paragraph, or what stands between paragraphs, with how its page lies. */
interface Piece {
  readonly xml: string;
  readonly landscape: boolean;
}

function bodyXml(blocks: readonly DocumentBlock[], styles: Styles, paper: Paper, names: string): string {
  const writer = new BodyWriter(blocks, styles, paper);
  return `<w:document ${names}><w:body>${writer.xml()}</w:body></w:document>`;
}

class BodyWriter {
  private readonly headings: readonly { readonly text: string; readonly level: 1 | 2; readonly mark: string }[];
  private next = 0;

  constructor(
    private readonly blocks: readonly DocumentBlock[],
    private readonly styles: Styles,
    private readonly paper: Paper,
  ) {
    this.headings = blocks.flatMap((block, i) =>
      block.is === "heading"
        ? [{ text: block.text, level: block.level, mark: `_Toc${100000 + i}` }]
        : block.is === "table"
          ? [{ text: block.title, level: 2 as const, mark: `_Toc${100000 + i}` }]
          : [],
    );
  }

  xml(): string {
    const pieces: Piece[] = [];
    let landscape = false;
    let isBegun = false;
    this.blocks.forEach((block, i) => {
      const wide = block.is === "table" && block.sheet.landscape;
      // A heading of a part stands on the page of the table below it.
      const next = this.blocks[i + 1];
      const turned =
        wide || (block.is === "heading" && block.level === 1 && next?.is === "table" && next.sheet.landscape);
      const breaks =
        isBegun &&
        (block.is === "contents" ||
          (block.is === "heading" && block.level === 1) ||
          (block.is === "table" && !this.isFirstIn(i)));
      if (turned !== landscape && isBegun) {
        // The section that ends here says how its own pages lie.
        pieces.push({
          xml: `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>${this.section(landscape)}</w:pPr></w:p>`,
          landscape,
        });
      } else if (breaks)
        pieces.push({
          xml: '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>',
          landscape,
        });
      landscape = turned;
      isBegun = true;
      pieces.push({ xml: this.block(block), landscape });
    });
    return pieces.map(({ xml }) => xml).join("") + this.section(landscape);
  }

  /** Whether a table is the first thing in its part, and stands below its heading. */
  private isFirstIn(i: number): boolean {
    const before = this.blocks[i - 1];
    return before?.is === "heading" && before.level === 1;
  }

  private isFirstSection = true;

  private section(landscape: boolean): string {
    const { width, height, margins, more } = this.paper;
    const size = landscape
      ? `<w:pgSz w:w="${height}" w:h="${width}" w:orient="landscape"/>`
      : `<w:pgSz w:w="${width}" w:h="${height}"/>`;
    // The cover has no number.
    const cover = this.isFirstSection ? "<w:titlePg/>" : "";
    this.isFirstSection = false;
    const { top, right, bottom, left } = landscape ? turned(margins) : margins;
    const around = `<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="${Math.min(851, top)}" w:footer="${Math.min(850, bottom)}" w:gutter="0"/>`;
    return `<w:sectPr>${more}${size}${around}${cover}</w:sectPr>`;
  }

  private block(block: DocumentBlock): string {
    switch (block.is) {
      case "cover":
        return `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="4000" w:lineRule="exact"/></w:pPr></w:p>${block.lines.map((text) => paragraph(text, this.styles.cover, this.styles.cover === "" ? COVER : "")).join("")}`;
      case "contents":
        return this.contents();
      case "heading":
        return this.heading(block.text, block.level, block.level === 1);
      case "words":
        return paragraph(block.text, this.styles.words, this.styles === OURS ? "" : INDENT);
      case "table":
        return (
          this.heading(block.title, 2, true) +
          this.above(block.sheet) +
          tableXml(block.sheet, this.styles.table, this.paper) +
          block.sheet.below.map((text) => paragraph(text, this.styles.table, NOTE)).join("") +
          (block.note === undefined ? "" : paragraph(block.note, this.styles.table, NOTE))
        );
    }
  }

  /** Number and unit, at both ends of a line. */
  private above({ above, landscape }: PrintedSheet): string {
    const whole = widthOf(this.paper, landscape);
    const tabs = `<w:tabs><w:tab w:val="center" w:pos="${Math.round(whole / 2)}"/><w:tab w:val="right" w:pos="${whole}"/></w:tabs>`;
    const tab = "<w:r><w:tab/></w:r>";
    const size = this.styles.table === "" ? SMALL : "";
    return above
      .map(
        ({ left, centre, right }) =>
          `<w:p><w:pPr>${this.styles.table === "" ? "" : `<w:pStyle w:val="${this.styles.table}"/>`}<w:keepNext/>${tabs}${this.styles.table === "" ? TIGHT : ""}<w:jc w:val="left"/></w:pPr>` +
          [left, centre, right].map((text) => (text === undefined ? "" : run(text, size))).join(tab) +
          "</w:p>",
      )
      .join("");
  }

  private heading(text: string, level: 1 | 2, isCentred: boolean): string {
    const mark = this.headings[this.next]?.mark ?? "";
    const id = this.next++;
    const style = this.styles.headings[level - 1] ?? "";
    // Our headings have their numbers in their words.
    const unnumbered = this.styles === OURS ? "" : '<w:numPr><w:numId w:val="0"/></w:numPr>';
    const more = `<w:keepNext/>${unnumbered}${isCentred ? '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>' : ""}${style === "" ? `<w:outlineLvl w:val="${level - 1}"/>` : ""}`;
    return (
      `<w:p><w:pPr>${style === "" ? "" : `<w:pStyle w:val="${style}"/>`}${more}</w:pPr>` +
      `<w:bookmarkStart w:id="${id}" w:name="${mark}"/>${run(text, style === "" ? BOLD : "")}<w:bookmarkEnd w:id="${id}"/></w:p>`
    );
  }

  /** A table of contents as Word makes one, with its entries there and without page numbers, which nobody can know before the pages are laid out: updating it gives them. */
  private contents(): string {
    const entries = this.headings.map(({ text, level, mark }, i) => {
      const begin =
        i === 0
          ? `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
          : "";
      const end = i === this.headings.length - 1 ? '<w:r><w:fldChar w:fldCharType="end"/></w:r>' : "";
      const style = this.styles.contents === "" ? "" : `<w:pStyle w:val="${this.styles.contents}"/>`;
      return (
        `<w:p><w:pPr>${style}<w:ind w:left="${level === 1 ? 0 : 480}" w:firstLineChars="0" w:firstLine="0"/></w:pPr>${begin}` +
        `<w:hyperlink w:anchor="${mark}" w:history="1">${run(text)}</w:hyperlink>${end}</w:p>`
      );
    });
    return paragraph("目录", "", CENTRED, BOLD) + entries.join("");
  }
}

const CENTRED = '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>';
const COVER = `<w:spacing w:line="900" w:lineRule="exact"/>${CENTRED}`;
const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="420"/>';
const NOTE = '<w:spacing w:before="120"/><w:ind w:firstLineChars="0" w:firstLine="0"/>';
const BOLD = "<w:rPr><w:b/></w:rPr>";

function run(text: string, properties = ""): string {
  return `<w:r>${properties}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

function paragraph(text: string, style: string, more = "", properties = ""): string {
  const inner = `${style === "" ? "" : `<w:pStyle w:val="${style}"/>`}${more}`;
  return `<w:p>${inner === "" ? "" : `<w:pPr>${inner}</w:pPr>`}${run(text, properties)}</w:p>`;
}

function field(code: string, shown: string, properties = ""): string {
  return `<w:fldSimple w:instr=" ${code} "><w:r>${properties}<w:t>${shown}</w:t></w:r></w:fldSimple>`;
}

/** Between the margins of a page, in twentieths of a point. */
function widthOf({ margins, width, height }: Paper, landscape: boolean): number {
  const { left, right } = landscape ? turned(margins) : margins;
  return (landscape ? height : width) - left - right;
}

/** The margins of a page that is turned by a quarter: its head is what was at the left. */
function turned({ top, right, bottom, left }: Margins): Margins {
  return { top: left, right: top, bottom: right, left: bottom };
}

/** A table as wide as the page; its heading is repeated on every page. */
function tableXml({ rows, widths, heading, landscape }: PrintedSheet, style: string, paper: Paper): string {
  const whole = widthOf(paper, landscape);
  const sizes = widths.map((share) => Math.max(1, Math.round(share * whole)));
  const width = (from: number, span: number): number =>
    sizes.slice(from, from + span).reduce((sum, one) => sum + one, 0);
  // Cells that go on below: how many rows are left of them, by column.
  const going = new Map<number, { left: number; readonly columns: number }>();
  const body = rows.map((row, r) => {
    const cells: string[] = [];
    for (let c = 0; c < widths.length;) {
      const goes = going.get(c);
      const cell = row[c];
      const isOn = goes !== undefined && goes.left > 0;
      const span = isOn ? goes.columns : (cell?.columns ?? 1);
      const goesOn = !isOn && cell !== undefined && cell.rows > 1;
      if (isOn) goes.left--;
      else if (goesOn) going.set(c, { left: cell.rows - 1, columns: span });
      const merge = isOn ? "<w:vMerge/>" : goesOn ? '<w:vMerge w:val="restart"/>' : "";
      cells.push(
        cellXml(
          isOn ? undefined : cell,
          `${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ""}${merge}`,
          width(c, span),
          style,
          r < heading,
        ),
      );
      c += span;
    }
    return `<w:tr><w:trPr><w:cantSplit/>${r < heading ? "<w:tblHeader/>" : ""}</w:trPr>${cells.join("")}</w:tr>`;
  });
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/><w:tblBorders>${["top", "left", "bottom", "right", "insideH", "insideV"].map(LINE).join("")}</w:tblBorders><w:tblLayout w:type="fixed"/>` +
    '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>' +
    `<w:tblGrid>${sizes.map((size) => `<w:gridCol w:w="${size}"/>`).join("")}</w:tblGrid>${body.join("")}</w:tbl>`
  );
}

function cellXml(
  cell: PrintedCell | undefined,
  spans: string,
  width: number,
  style: string,
  isHeading: boolean,
): string {
  const side = isHeading ? "center" : cell?.isNumber === true ? "right" : "left";
  const look = style === "" ? TIGHT : `<w:pStyle w:val="${style}"/>`;
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${spans}<w:vAlign w:val="center"/></w:tcPr>` +
    `<w:p><w:pPr>${look}<w:jc w:val="${side}"/></w:pPr>${cell === undefined || cell.text === "" ? "" : run(cell.text, style === "" ? SMALL : "")}</w:p></w:tc>`
  );
}

const LINE = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
/** In the look of another document, whose paragraphs are far apart and set in. */
const TIGHT =
  '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/>';
const SMALL = '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>';

const font = (name: string): string =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${name}" w:cs="Times New Roman"/>`;
const style = (id: string, name: string, paragraph: string, runs: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>` +
  `<w:pPr>${paragraph}</w:pPr><w:rPr>${runs}</w:rPr></w:style>`;
const sized = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;

const STYLES =
  `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>${font("仿宋")}${sized(16)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>` +
  '<w:pPrDefault><w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
  style("Title", "Title", `<w:spacing w:line="900" w:lineRule="exact"/>${CENTRED}`, font("黑体") + sized(28)) +
  style(
    "Heading1",
    "heading 1",
    `<w:keepNext/><w:spacing w:after="240" w:line="600" w:lineRule="exact"/>${CENTRED}<w:outlineLvl w:val="0"/>`,
    font("黑体") + sized(18),
  ) +
  style("Heading2", "heading 2", '<w:keepNext/><w:outlineLvl w:val="1"/>', font("黑体")) +
  style(
    "TOC1",
    "toc 1",
    '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9298"/></w:tabs><w:spacing w:line="400" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/>',
    sized(12),
  ) +
  style(
    "TableText",
    "Table Text",
    '<w:spacing w:line="230" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/>',
    font("宋体") + sized(9),
  ) +
  "</w:styles>";
