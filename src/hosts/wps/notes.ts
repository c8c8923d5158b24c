import { NOTES_NAMESPACE, notesIn, notesXml } from "../../files/xlsx/notes.ts";
import { itemsOf, type EtWorkbook, type EtXmlPart } from "./et.ts";

export function partsOfOurs(book: EtWorkbook): EtXmlPart[] {
  return itemsOf(book.CustomXMLParts.SelectByNamespace(NOTES_NAMESPACE));
}

export function readNotes(book: EtWorkbook): string | undefined {
  const last = partsOfOurs(book).at(-1);
  return last && notesIn(last.XML);
}

export function writeNotes(book: EtWorkbook, text: string): void {
  const old = partsOfOurs(book);
  book.CustomXMLParts.Add(notesXml(text));
  for (const part of old) part.Delete();
}
