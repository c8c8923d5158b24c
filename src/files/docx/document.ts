import type { DocumentBlock, PublishedDocument } from "../../core/publication/document.ts";
import { PackageDraft } from "../ooxml/package-draft.ts";
import { openPackage } from "../ooxml/package.ts";
import { PACKAGE, RELATIONSHIPS, TYPES, WORD, XML } from "../ooxml/names.ts";
import { zipOf } from "../ooxml/zip.ts";
import { defaultLimits, FileTrouble, type FileLimits } from "../refusals.ts";
import { BodyWriter } from "./body.ts";
import { CENTRED, lookOf, stylesXml, type DocumentLook } from "./look.ts";
import { bestLook } from "./pages.ts";

// A whole document as .docx: A4, tables across the page where they are wide, the number of the page at the foot. The same always gives the same bytes.

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";

// As high as fits below a page that lies across.
const FOOTER =
  `${XML}<w:ftr xmlns:w="${WORD}"><w:p><w:pPr><w:spacing w:line="280" w:lineRule="exact"/>${CENTRED}</w:pPr>` +
  '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>';

/** Lines are as wide as their characters, as the pages in the 目录 take them to be. */
const SETTINGS =
  `${XML}<w:settings xmlns:w="${WORD}"><w:characterSpacingControl w:val="doNotCompress"/>` +
  '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>';

/** The document in our own look: 仿宋 16 points, headings in 黑体, tables in 宋体 9 points or smaller. */
export function newPublishedDocument(document: PublishedDocument): Uint8Array {
  const look = bestLook(document.blocks);
  return zipOf({
    [TYPES]:
      `${XML}<Types xmlns="${PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/>` +
      `<Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
      `<Override PartName="/word/settings.xml" ContentType="${TYPE}.settings+xml"/>` +
      `<Override PartName="/word/footer1.xml" ContentType="${TYPE}.footer+xml"/></Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels":
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONSHIPS}/styles" Target="styles.xml"/>` +
      `<Relationship Id="rId2" Type="${RELATIONSHIPS}/footer" Target="footer1.xml"/>` +
      `<Relationship Id="rId3" Type="${RELATIONSHIPS}/settings" Target="settings.xml"/></Relationships>`,
    "word/styles.xml": XML + stylesXml(look),
    "word/settings.xml": SETTINGS,
    "word/footer1.xml": FOOTER,
    "word/document.xml": documentXml(document.blocks, look, `xmlns:w="${WORD}" xmlns:r="${RELATIONSHIPS}"`),
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
  draft.put(main, documentXml(document.blocks, lookOf(draft.text(styles.target), old), names.join(" ")));
  return draft.bytes();
}

function documentXml(blocks: readonly DocumentBlock[], look: DocumentLook, names: string): string {
  return `${XML}<w:document ${names}><w:body>${new BodyWriter(blocks, look).xml()}</w:body></w:document>`;
}
