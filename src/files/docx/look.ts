import { RELATIONSHIPS, WORD } from "../ooxml/names.ts";
import { attribute, childOf, isTrue, treeOf, type Element } from "../ooxml/xml.ts";

// What a whole document looks like: its styles, its paper, and how much place paragraphs take. Everything in twentieths of a point.

/** Ids of the styles that are written with. */
interface Styles {
  readonly cover: string;
  readonly headings: readonly [string, string];
  readonly contents: string;
  readonly table: string;
  readonly words: string;
}

interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface DocumentPaper {
  readonly width: number;
  readonly height: number;
  readonly margins: Margins;
  /** What goes into its properties besides: heads and feet. */
  readonly more: string;
}

/** How paragraphs are set: the size of their letters, the height of a line, what is free around them, how far the first line is set in. */
export interface Setting {
  readonly size: number;
  readonly line: number;
  readonly before: number;
  readonly after: number;
  readonly indent: number;
}

export interface ParagraphSettings {
  readonly headings: readonly [Setting, Setting];
  readonly contents: Setting;
  readonly words: Setting;
}

export interface DocumentLook {
  readonly isOurs: boolean;
  readonly styles: Styles;
  readonly paper: DocumentPaper;
  /** Undefined where lines are as high as the fonts of a machine make them: nobody can say where its pages end. */
  readonly settings?: ParagraphSettings;
}

const MARGINS: Margins = { top: 1701, right: 1304, bottom: 1418, left: 1304 };
const PAPER: DocumentPaper = {
  width: 11906,
  height: 16838,
  margins: MARGINS,
  more: '<w:footerReference w:type="default" r:id="rId2"/>',
};
const WORDS: Setting = { size: 320, line: 560, before: 0, after: 0, indent: 640 };
const PART: Setting = { size: 360, line: 600, before: 0, after: 240, indent: 0 };
const ENTRY: Setting = { size: 240, line: 400, before: 0, after: 0, indent: 0 };
/** Of what stands in tables and around them. */
export const TABLE_STYLE = { size: 180, line: 230 } as const;

/** A look of which it is known how high its lines are. */
export type EvenLook = DocumentLook & { readonly settings: ParagraphSettings };

/** Our own look: 仿宋 16 points, headings in 黑体, tables in 宋体 9 points. */
export const OURS: EvenLook = {
  isOurs: true,
  styles: {
    cover: "Title",
    headings: ["Heading1", "Heading2"],
    contents: "TOC1",
    table: "TableText",
    words: "",
  },
  paper: PAPER,
  settings: { headings: [PART, WORDS], contents: ENTRY, words: WORDS },
};

/** Our own look with lines so far apart. */
export function withLines(line: number): EvenLook {
  const words = { ...WORDS, line };
  return { ...OURS, settings: { ...OURS.settings, headings: [PART, words], words } };
}

/** The look of another document, from its styles and its body. */
export function lookOf(styles: string, body: string): DocumentLook {
  const found = new StyleSheet(styles);
  const headings = [found.id("heading 1"), found.id("heading 2")] as const;
  const contents = found.id("toc 1");
  const [part, heading, entry, words] = [...headings, contents, ""].map((id) => found.setting(id));
  return {
    isOurs: false,
    styles: { cover: found.id("title"), headings, contents, table: "", words: "" },
    paper: paperIn(body),
    ...(part && heading && entry && words
      ? { settings: { headings: [part, heading], contents: entry, words: { ...words, indent: 2 * words.size } } }
      : {}),
  };
}

/** The paragraph styles of a document. */
class StyleSheet {
  private readonly styles = new Map<string, Element>();
  private readonly ids = new Map<string, string>();
  private readonly defaults: Element | undefined;
  private usual = "";

  constructor(private readonly text: string) {
    const root = treeOf(text);
    this.defaults = childOf(root, "docDefaults");
    for (const style of root.children) {
      if (style.local !== "style" || this.value(style, "type") !== "paragraph") continue;
      const id = this.value(style, "styleId");
      if (id === undefined) continue;
      this.styles.set(id, style);
      if (isTrue(text, style.open, "default") === true) this.usual = id;
      const name = this.value(childOf(style, "name"), "val");
      if (name !== undefined) this.ids.set(name.toLowerCase(), id);
    }
  }

  /** The style of a name that Word has in every language; "" where there is none. */
  id(name: string): string {
    return this.ids.get(name) ?? "";
  }

  /** How paragraphs of a style are set; undefined where their lines are not of one height. */
  setting(id: string): Setting | undefined {
    const chain = this.chain(id === "" ? this.usual : id);
    const of = (properties: string, name: string, key: string): string | undefined => {
      for (const style of chain) {
        const value = this.value(childOf(childOf(style, properties), name), key);
        if (value !== undefined) return value;
      }
      return undefined;
    };
    const spacing = (key: string): number => Number(of("pPr", "spacing", key) ?? 0);
    if (of("pPr", "spacing", "lineRule") !== "exact") return undefined;
    const setting = {
      size: Number(of("rPr", "sz", "val") ?? 20) * 10,
      line: spacing("line"),
      before: spacing("before"),
      after: spacing("after"),
      indent: Number(of("pPr", "ind", "firstLine") ?? 0),
    };
    return Object.values(setting).every((one) => one >= 0 && one < 10_000) && setting.line > 0 ? setting : undefined;
  }

  /** A style, what it is based on, and the defaults. */
  private chain(id: string): Element[] {
    const chain: Element[] = [];
    let style = this.styles.get(id);
    while (style !== undefined && !chain.includes(style)) {
      chain.push(style);
      style = this.styles.get(this.value(childOf(style, "basedOn"), "val") ?? "");
    }
    for (const name of ["pPrDefault", "rPrDefault"]) {
      const own = childOf(this.defaults, name);
      if (own !== undefined) chain.push(own);
    }
    return chain;
  }

  private value(element: Element | undefined, name: string): string | undefined {
    return element && attribute(this.text, element.open, name);
  }
}

/** The paper of the last section. */
function paperIn(text: string): DocumentPaper {
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

/** What a page has between its margins. */
export function spaceOn(
  { margins, width, height }: DocumentPaper,
  landscape: boolean,
): { width: number; height: number } {
  const { top, right, bottom, left } = landscape ? turned(margins) : margins;
  const [across, down] = landscape ? [height, width] : [width, height];
  return { width: across - left - right, height: down - top - bottom };
}

/** The properties of a section whose pages lie so. */
export function sectionXml(
  { width, height, margins, more }: DocumentPaper,
  landscape: boolean,
  isFirst: boolean,
): string {
  const size = landscape
    ? `<w:pgSz w:w="${height}" w:h="${width}" w:orient="landscape"/>`
    : `<w:pgSz w:w="${width}" w:h="${height}"/>`;
  const { top, right, bottom, left } = landscape ? turned(margins) : margins;
  const around = `<w:pgMar w:top="${top}" w:right="${right}" w:bottom="${bottom}" w:left="${left}" w:header="${Math.min(851, top)}" w:footer="${Math.min(850, bottom)}" w:gutter="0"/>`;
  // The cover has no number.
  return `<w:sectPr>${more}${size}${around}${isFirst ? "<w:titlePg/>" : ""}</w:sectPr>`;
}

/** The margins of a page that is turned by a quarter: its head is what was at the left. */
function turned({ top, right, bottom, left }: Margins): Margins {
  return { top: left, right: top, bottom: right, left: bottom };
}

export const CENTRED = '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>';

// Quotation marks are as wide as Chinese characters.
const font = (name: string): string =>
  `<w:rFonts w:hint="eastAsia" w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${name}" w:cs="Times New Roman"/>`;
const style = (id: string, name: string, paragraph: string, runs: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>` +
  `<w:pPr>${paragraph}</w:pPr><w:rPr>${runs}</w:rPr></w:style>`;
const sized = (size: number): string => `<w:sz w:val="${size / 10}"/><w:szCs w:val="${size / 10}"/>`;
const spaced = ({ line, after = 0 }: Partial<Setting>): string =>
  `<w:spacing${after === 0 ? "" : ` w:after="${after}"`} w:line="${line}" w:lineRule="exact"/>`;
/** The styles of our own look. */
export const stylesXml = ({ settings }: EvenLook): string =>
  `<w:styles xmlns:w="${WORD}" xmlns:r="${RELATIONSHIPS}"><w:docDefaults><w:rPrDefault><w:rPr>${font("仿宋")}${sized(WORDS.size)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>` +
  `<w:pPrDefault><w:pPr>${spaced(settings.words)}<w:ind w:firstLineChars="200" w:firstLine="${WORDS.indent}"/><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>` +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>' +
  style("Title", "Title", `<w:spacing w:line="900" w:lineRule="exact"/>${CENTRED}`, font("黑体") + sized(560)) +
  style(
    "Heading1",
    "heading 1",
    `<w:keepNext/>${spaced(PART)}${CENTRED}<w:outlineLvl w:val="0"/>`,
    font("黑体") + sized(PART.size),
  ) +
  style("Heading2", "heading 2", '<w:keepNext/><w:outlineLvl w:val="1"/>', font("黑体")) +
  style(
    "TOC1",
    "toc 1",
    `${spaced(ENTRY)}<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>`,
    sized(ENTRY.size),
  ) +
  style(
    "TableText",
    "Table Text",
    `${spaced(TABLE_STYLE)}<w:ind w:firstLineChars="0" w:firstLine="0"/>`,
    font("宋体") + sized(TABLE_STYLE.size),
  ) +
  "</w:styles>";
