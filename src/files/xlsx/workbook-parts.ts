import { damaged, FileTrouble, tooLarge, type FileLimits } from "../refusals.ts";
import { isZip, openPackage, partText, relationshipsOf, type Package } from "../ooxml/package.ts";
import { attribute, isTrue, tags } from "../ooxml/xml.ts";

/** A worksheet of an .xlsx file and the part it is stored in. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
  /** Its place among all tabs, chart sheets included. */
  readonly tab: number;
}

/** An .xlsx file and where what matters of a workbook stands in it. */
export interface WorkbookParts extends Package {
  readonly main: string;
  /** The folder of the main part, with its slash: "xl/". */
  readonly folder: string;
  /** Worksheets in the order of their tabs; chart sheets, macro sheets and modules are not among them. */
  readonly sheets: readonly SheetPart[];
  readonly styles: string | undefined;
  readonly sharedStrings: string | undefined;
  readonly theme: string | undefined;
  /** Whether days count from 1904. */
  readonly date1904: boolean;
}

/** Throws FileTrouble: damaged, encrypted, too-large, not-a-workbook. */
export function openWorkbook(bytes: Uint8Array, limits: FileLimits): WorkbookParts {
  if (bytes.length === 0) throw damaged("empty file");
  if (!isZip(bytes)) throw new FileTrouble("not-a-workbook", "not a zip");
  const { zip, main } = openPackage(bytes, limits);
  if (main === undefined || !/\.xml$/i.test(main)) throw new FileTrouble("not-a-workbook", main ?? "no main part");
  const related = relationshipsOf(zip, main);
  const byId = new Map(related.map((r) => [r.id, r]));

  const text = partText(zip, main);
  const sheets: SheetPart[] = [];
  const taken = new Set<string>();
  let date1904 = false;
  let tab = -1;
  for (const tag of tags(text)) {
    if (tag.kind === "close") continue;
    if (tag.depth === 0 && tag.local !== "workbook") throw new FileTrouble("not-a-workbook", `<${tag.name}>`);
    if (tag.depth === 1 && tag.local === "workbookPr") date1904 = isTrue(text, tag, "date1904") === true;
    if (tag.depth !== 2 || tag.local !== "sheet") continue;
    tab++;
    if (taken.size >= limits.sheets) throw tooLarge("sheets");
    const id = attribute(text, tag, "id") ?? "";
    const relationship = byId.get(id);
    // A module of macros is a sheet without a part.
    if (id === "" || (relationship && relationship.type !== "worksheet")) continue;
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
    main,
    folder: main.slice(0, main.lastIndexOf("/") + 1),
    sheets,
    styles: partOf("styles"),
    sharedStrings: partOf("sharedStrings"),
    theme: partOf("theme"),
    date1904,
  };
}
