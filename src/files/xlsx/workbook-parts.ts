import { COLUMNS, ROWS } from "../../core/sheet/excel.ts";
import type { Area } from "../../core/sheet/grid.ts";
import { damaged, FileTrouble, tooLarge, type FileLimits } from "../refusals.ts";
import { isZip, openPackage, partText, relationshipsOf, type Package } from "../ooxml/package.ts";
import { attribute, contentOf, isTrue, tags, type Tag } from "../ooxml/xml.ts";
import { areaOf } from "./cells.ts";

/** A worksheet of an .xlsx file and the part it is stored in. */
export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
  /** Its place among all tabs, chart sheets included. */
  readonly tab: number;
  /** What of it is printed, where that is said. */
  readonly printed?: readonly Area[];
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
  /** Whether results are kept to the places that they show. */
  readonly keepsShown: boolean;
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
  let [date1904, keepsShown] = [false, false];
  let tab = -1;
  const printed = new Map<number, readonly Area[]>();
  let named: Tag | undefined;
  for (const tag of tags(text)) {
    if (tag.kind === "close") {
      if (named !== undefined && tag.local === "definedName")
        printed.set(Number(attribute(text, named, "localSheetId")), areasIn(contentOf(text, named.end, tag.start)));
      named = undefined;
      continue;
    }
    if (tag.local === "definedName")
      named = attribute(text, tag, "name")?.toLowerCase() === "_xlnm.print_area" ? tag : undefined;
    if (tag.depth === 0 && tag.local !== "workbook") throw new FileTrouble("not-a-workbook", `<${tag.name}>`);
    if (tag.depth === 1 && tag.local === "workbookPr") date1904 = isTrue(text, tag, "date1904") === true;
    if (tag.depth === 1 && tag.local === "calcPr") keepsShown = isTrue(text, tag, "fullPrecision") === false;
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
  const withArea = (sheet: SheetPart): SheetPart => {
    const areas = printed.get(sheet.tab) ?? [];
    return areas.length === 0 ? sheet : { ...sheet, printed: areas };
  };
  return {
    zip,
    main,
    folder: main.slice(0, main.lastIndexOf("/") + 1),
    sheets: sheets.map(withArea),
    styles: partOf("styles"),
    sharedStrings: partOf("sharedStrings"),
    theme: partOf("theme"),
    date1904,
    keepsShown,
  };
}

/** 收支!$A$1:$F$20,收支!$1:$9 – whole rows and columns too; none where one of them is not understood. */
function areasIn(text: string): Area[] {
  if (text.length > 1000) return [];
  const areas = text.split(",").map((one) => {
    const range = one.slice(one.lastIndexOf("!") + 1).replaceAll("$", "");
    const [, top, bottom] = /^(\d{1,7}):(\d{1,7})$/.exec(range) ?? [];
    if (top !== undefined) return { top: Number(top) - 1, bottom: Number(bottom) - 1, left: 0, right: COLUMNS - 1 };
    const [, left, right] = /^([A-Z]{1,3}):([A-Z]{1,3})$/.exec(range) ?? [];
    return areaOf(left === undefined ? range : `${left}1:${right ?? left}${ROWS}`);
  });
  const known = areas.filter((area) => area !== undefined);
  return known.length < areas.length ? [] : known;
}
