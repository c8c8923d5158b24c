import type { WrittenWords } from "../../core/writing/write.ts";
import { PACKAGE, RELATIONSHIPS, TYPES, WORD, XML } from "../ooxml/names.ts";
import { escapeXml } from "../ooxml/xml.ts";
import { zipOf } from "../ooxml/zip.ts";

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** A paragraph of a new document: its title, a heading of a level, or words. */
export interface NewParagraph {
  readonly is: "title" | "heading" | "words";
  readonly text: string;
}

/** A new .docx of paragraphs, in the usual look of an official text: 仿宋 16 points, 28 points a line. The same always gives the same bytes. */
export function newDocument(paragraphs: readonly NewParagraph[]): Uint8Array {
  return zipOf({
    [TYPES]:
      `${XML}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>` +
      `<Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/></Relationships>`,
    "word/styles.xml": XML + STYLES,
    "word/document.xml":
      `${XML}<w:document xmlns:w="${WORD}"><w:body>${paragraphs.map(paragraphXml).join("")}` +
      '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>' +
      "</w:body></w:document>",
  });
}

/** Words that were written, as a document of their own. */
export function wordsDocument({ lines, headings }: WrittenWords): Uint8Array {
  return newDocument(
    lines.map((text, i) => {
      const level = headings.get(i);
      return { is: level === undefined ? "words" : level === 0 ? "title" : "heading", text };
    }),
  );
}

const STYLE_OF = { title: "Title", heading: "Heading1", words: "" } as const;

function paragraphXml({ is, text }: NewParagraph): string {
  const style = STYLE_OF[is];
  return (
    `<w:p>${style === "" ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}` +
    `<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`
  );
}

const font = (name: string): string =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${name}" w:cs="Times New Roman"/>`;

const STYLES =
  `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>${font("仿宋")}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>` +
  '<w:pPrDefault><w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
  `<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="240" w:after="240"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr><w:rPr>${font("黑体")}<w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr></w:style>` +
  `<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr>${font("黑体")}</w:rPr></w:style>` +
  "</w:styles>";
