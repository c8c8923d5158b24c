import { damaged, FileTrouble, tooLarge, type FileLimits } from "./refusals.ts";
import { attribute, decodeXml, tags } from "./xml.ts";
import { openZip, readEntry, type Zip } from "./zip.ts";

/** A worksheet of an .xlsx file and the part it is stored in. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
  /** Its place among all tabs, chart sheets included. */
  readonly tab: number;
}

/** An .xlsx file: its parts, found by following the relationships rather than by guessing names. */
export interface Package {
  readonly zip: Zip;
  /** The workbook part. */
  readonly workbook: string;
  /** The folder of the workbook part, with its slash: "xl/". */
  readonly folder: string;
  /** The relationships of the workbook part. */
  readonly relationships: string;
  /** Worksheets in the order of their tabs; chart sheets and macro sheets are not among them. */
  readonly sheets: readonly SheetPart[];
  readonly styles: string | undefined;
  readonly sharedStrings: string | undefined;
  readonly theme: string | undefined;
  /** Whether days count from 1904. */
  readonly date1904: boolean;
}

export interface Relationship {
  readonly id: string;
  /** The last step of the type, the same in transitional and strict files: "worksheet". */
  readonly type: string;
  /** The name of a part, or where it is `external` an address. */
  readonly target: string;
  readonly external: boolean;
}

/** Finds the parts. Throws FileTrouble: damaged, encrypted, too-large, not-a-workbook. */
export function openPackage(bytes: Uint8Array, limits: FileLimits): Package {
  const zip = openZip(bytes, limits);
  if (!zip.find("_rels/.rels")) throw new FileTrouble("not-a-workbook", "zip without relationships");
  const workbook = relationshipsOf(zip, "").find((r) => r.type === "officeDocument")?.target;
  if (!workbook || !/\.xml$/i.test(workbook)) throw new FileTrouble("not-a-workbook", workbook ?? "no main part");
  const slash = workbook.lastIndexOf("/") + 1;
  const folder = workbook.slice(0, slash);
  const related = relationshipsOf(zip, workbook);
  const byId = new Map(related.map((r) => [r.id, r]));

  const text = partText(zip, workbook);
  const sheets: SheetPart[] = [];
  const taken = new Set<string>();
  let date1904 = false;
  let tab = -1;
  for (const tag of tags(text)) {
    if (tag.kind === "close") continue;
    if (tag.depth === 0 && tag.local !== "workbook") throw new FileTrouble("not-a-workbook", `<${tag.name}>`);
    if (tag.depth === 1 && tag.local === "workbookPr") {
      date1904 = ["1", "true"].includes(attribute(text, tag, "date1904") ?? "");
    }
    if (tag.depth !== 2 || tag.local !== "sheet") continue;
    tab++;
    if (taken.size >= limits.sheets) throw tooLarge("sheets");
    const relationship = byId.get(attribute(text, tag, "id") ?? "");
    if (relationship && relationship.type !== "worksheet") continue;
    const part = relationship?.target;
    if (!part || !zip.find(part) || taken.has(part.toLowerCase())) throw damaged("sheet without a part of its own");
    taken.add(part.toLowerCase());
    const state = attribute(text, tag, "state");
    const hidden = state === "hidden" || state === "veryHidden";
    sheets.push({ name: attribute(text, tag, "name") ?? "", hidden, part, tab });
  }
  const partOf = (type: string): string | undefined => related.find((r) => r.type === type)?.target;
  return {
    zip,
    workbook,
    folder,
    relationships: relationshipPartOf(workbook),
    sheets,
    styles: partOf("styles"),
    sharedStrings: partOf("sharedStrings"),
    theme: partOf("theme"),
    date1904,
  };
}

/** The bytes of a part. Throws FileTrouble when it is missing or does not inflate to what it declares. */
export function partBytes(zip: Zip, name: string): Uint8Array {
  const entry = zip.find(name);
  if (!entry) throw damaged(`no part ${name}`);
  return readEntry(zip, entry);
}

export function partText(zip: Zip, name: string): string {
  return decodeXml(partBytes(zip, name));
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
