/// <reference types="office-js" />
import { unescapeXml } from "../xml.ts";

// What is kept in the workbook is a custom XML part: unlike the settings that Excel keeps for an add-in, it can be taken out without a
// trace, and is found again under another deployment of the add-in.

const NAMESPACE = "urn:gongkai:notes";

export async function readNotes(context: Excel.RequestContext): Promise<string | undefined> {
  const found = (await partsOf(context)).map((part) => part.getXml());
  if (found.length === 0) return undefined;
  await context.sync();
  return textOf(found.at(-1)?.value ?? "");
}

export async function writeNotes(context: Excel.RequestContext, text: string): Promise<void> {
  const old = await partsOf(context);
  for (const part of old) part.delete();
  context.workbook.customXmlParts.add(xmlOf(text));
  await context.sync();
}

/** All parts of ours, in one round trip. */
export async function partsOf(context: Excel.RequestContext): Promise<Excel.CustomXmlPart[]> {
  const parts = context.workbook.customXmlParts.getByNamespace(NAMESPACE);
  parts.load("items/id");
  await context.sync();
  const { items } = parts;
  return items;
}

const ESCAPED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** As JSON, for XML cannot hold every character and changes the ends of lines. */
function xmlOf(text: string): string {
  const json = JSON.stringify(text).replace(/[\uFFFE\uFFFF]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
  return `<notes xmlns="${NAMESPACE}">${json.replace(/[&<>]/g, (char) => ESCAPED[char] ?? char)}</notes>`;
}

/** What `xmlOf` made, as Excel gives it back; undefined where something else stands there. */
function textOf(xml: string): string | undefined {
  const [, content = ""] = />([^<]*)<\/[^<>]*>\s*$/.exec(xml) ?? [];
  try {
    const text: unknown = JSON.parse(unescapeXml(content));
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
}
