// Names that every Office file is written with: ECMA-376 parts 1 and 2.

export const TYPES = "[Content_Types].xml";
export const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
/** What the names of ISO 29500 strict begin with. */
export const STRICT = "http://purl.oclc.org/ooxml/";
/** What a part of ours begins with. */
export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** XML of ours in the names of ISO 29500 strict. */
export function strict(xml: string): string {
  return xml.replaceAll(/http:\/\/schemas\.openxmlformats\.org\/(\w+)\/2006\//g, `${STRICT}$1/`);
}

/** What the elements of a .docx are named by. */
export const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
