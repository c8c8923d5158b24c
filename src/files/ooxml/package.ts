import { damaged, tooLarge, type FileLimits } from "../refusals.ts";
import { attribute, decodeXml, tags } from "./xml.ts";
import { openZip, readEntry, type Zip } from "./zip.ts";

/** An Office file: parts in a zip that refer to each other. They are found by their relationships, never by guessing names. */
export interface Package {
  readonly zip: Zip;
  /** The part that the file begins with: "xl/workbook.xml", "word/document.xml". None in a zip that is no Office file. */
  readonly main: string | undefined;
}

export interface Relationship {
  readonly id: string;
  /** The last step of the type, the same in transitional and strict files: "worksheet". */
  readonly type: string;
  /** The name of a part, or where it is `external` an address. */
  readonly target: string;
  readonly external: boolean;
}

/** Opens the zip and finds the main part; nothing else is read yet. Throws FileTrouble: damaged, encrypted, too-large. */
export function openPackage(bytes: Uint8Array, limits: FileLimits): Package {
  if (bytes.length > limits.file) throw tooLarge("file");
  const zip = openZip(bytes, limits);
  return { zip, main: relationshipsOf(zip, "").find(({ type }) => type === "officeDocument")?.target };
}

/** Whether the bytes begin as a zip does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** The bytes of a part. Throws FileTrouble when it is missing or does not inflate to what it declares. */
function partBytes(zip: Zip, name: string): Uint8Array {
  const entry = zip.find(name);
  if (!entry) throw damaged(`no part ${name}`);
  return readEntry(zip, entry);
}

export function partText(zip: Zip, name: string): string {
  return decodeXml(partBytes(zip, name));
}

/** The text of a part that may be missing, or there without a letter in it; undefined then. */
export function textIfAny(zip: Zip, name: string | undefined): string | undefined {
  const text = name !== undefined && zip.find(name) ? partText(zip, name) : "";
  return text.trim() === "" ? undefined : text;
}

/** Where the relationships of a part stand; those of the file itself for "". */
export function relationshipPartOf(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The relationships of a part, none where it has none. */
export function relationshipsOf(zip: Zip, source: string): Relationship[] {
  const part = relationshipPartOf(source);
  return zip.find(part) ? relationshipsIn(partText(zip, part), source) : [];
}

/** What a relationship part says of its source. */
export function relationshipsIn(text: string, source: string): Relationship[] {
  const folder = source.slice(0, source.lastIndexOf("/") + 1);
  const found: Relationship[] = [];
  for (const tag of tags(text)) {
    if (tag.kind === "close" || tag.local !== "Relationship") continue;
    const target = attribute(text, tag, "Target") ?? "";
    const type = attribute(text, tag, "Type") ?? "";
    const external = attribute(text, tag, "TargetMode") === "External";
    found.push({
      id: attribute(text, tag, "Id") ?? "",
      type: type.slice(type.lastIndexOf("/") + 1),
      target: external ? target : resolve(folder, target),
      external,
    });
  }
  return found;
}

/** A relationship's target as a part name: relative to the folder of its source, or from the root with a slash. */
function resolve(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith("/") ? "" : folder}${target}`.split(/[\\/]/)) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
