import { escapeXml } from "../ooxml/xml.ts";

/** A run of text; `properties` is its rPr. */
export function run(text: string, properties = ""): string {
  return `<w:r>${properties}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

/** A paragraph of one run, in a style where it has one; `more` are the properties after the style. */
export function paragraph(text: string, style: string, more = "", properties = ""): string {
  const inner = `${style === "" ? "" : `<w:pStyle w:val="${style}"/>`}${more}`;
  return `<w:p>${inner === "" ? "" : `<w:pPr>${inner}</w:pPr>`}${run(text, properties)}</w:p>`;
}
