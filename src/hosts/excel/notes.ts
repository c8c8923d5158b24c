/// <reference types="office-js" />
import { NOTES_NAMESPACE, notesIn, notesXml } from "../../files/xlsx/notes.ts";

export async function readNotes(context: Excel.RequestContext): Promise<string | undefined> {
  const found = (await partsOf(context)).map((part) => part.getXml());
  if (found.length === 0) return undefined;
  await context.sync();
  return notesIn(found.at(-1)?.value ?? "");
}

export async function writeNotes(context: Excel.RequestContext, text: string): Promise<void> {
  const old = await partsOf(context);
  for (const part of old) part.delete();
  context.workbook.customXmlParts.add(notesXml(text));
  await context.sync();
}

/** All parts of ours, in one round trip. */
export async function partsOf(context: Excel.RequestContext): Promise<Excel.CustomXmlPart[]> {
  const parts = context.workbook.customXmlParts.getByNamespace(NOTES_NAMESPACE);
  parts.load("items/id");
  await context.sync();
  const { items } = parts;
  return items;
}
