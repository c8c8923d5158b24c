import { partText, relationshipsOf, type Relationship } from "../ooxml/package.ts";
import { attribute, tags, unescapeXml } from "../ooxml/xml.ts";
import type { WorkbookParts } from "./workbook-parts.ts";

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

/** Where parts are looked for: a file, or one that is being changed. */
interface Parts {
  readonly main: string;
  text(part: string): string;
  has(part: string): boolean;
  relationshipsOf(part: string): readonly Relationship[];
}

/** Those of a file that is read. */
export function partsIn({ zip, main }: WorkbookParts): Parts {
  return {
    main,
    text: (part) => partText(zip, part),
    has: (part) => zip.find(part) !== undefined,
    relationshipsOf: (part) => relationshipsOf(zip, part),
  };
}

/** The custom XML parts that are ours. */
export function noteParts(source: Parts): readonly Relationship[] {
  return source.relationshipsOf(source.main).filter(({ type, target, external }) => {
    if (type !== "customXml" || external || !source.has(target)) return false;
    try {
      const text = source.text(target);
      const [root] = tags(text);
      return root?.local === "notes" && attribute(text, root, "xmlns") === NOTES_NAMESPACE;
    } catch {
      // Parts of others may be in other encodings.
      return false;
    }
  });
}

/** What we keep in a workbook. */
export function notesOf(source: Parts): string | undefined {
  let notes: string | undefined;
  for (const { target } of noteParts(source)) notes = notesIn(source.text(target));
  return notes;
}
