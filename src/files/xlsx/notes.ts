import { unescapeXml } from "../ooxml/xml.ts";

// What is kept in a workbook is a custom XML part: unlike the settings that Excel keeps for an add-in, it can be taken out without a
// trace, and is found again under another deployment of the add-in.

export const NOTES_NAMESPACE = "urn:gongkai:notes";

const ESCAPED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** As JSON, for XML cannot hold every character and changes the ends of lines. */
export function notesXml(text: string): string {
  const json = JSON.stringify(text).replace(/[\uFFFE\uFFFF]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
  return `<notes xmlns="${NOTES_NAMESPACE}">${json.replace(/[&<>]/g, (char) => ESCAPED[char] ?? char)}</notes>`;
}

/** What `notesXml` made, as Excel gives it back; undefined where something else stands there. */
export function notesIn(xml: string): string | undefined {
  const end = xml.lastIndexOf("</");
  const start = xml.indexOf(">", xml.lastIndexOf("<", end - 1)) + 1;
  try {
    const text: unknown = JSON.parse(unescapeXml(xml.slice(start, end)));
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
}
