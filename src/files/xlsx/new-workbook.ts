import { PACKAGE, RELATIONSHIPS, TYPES, XML } from "../ooxml/names.ts";
import { escapeXml } from "../ooxml/xml.ts";
import { zipOf } from "../ooxml/zip.ts";
import { contentTypeOf } from "./workbook-draft.ts";

export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

interface NewSheet {
  readonly name: string;
  readonly hidden?: boolean;
  /** The sheet part, without its XML declaration. */
  readonly xml: string;
}

/** A new workbook of these sheets, part by part as ECMA-376 has them. `names` are defined names as XML. The same always gives the same bytes. */
export function newWorkbook(sheets: readonly NewSheet[], styles: string, names = ""): Uint8Array {
  const kinds = [
    ["officeDocument", "xl/workbook.xml"],
    ...sheets.map((_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`] as const),
    ["styles", "styles.xml"],
  ] as const;
  const [main, ...related] = kinds;
  return zipOf({
    [TYPES]: XML + contentTypes(sheets.length),
    "_rels/.rels": XML + relationships([main]),
    "xl/workbook.xml": XML + workbookXml(sheets, names),
    "xl/_rels/workbook.xml.rels": XML + relationships(related),
    "xl/styles.xml": styles,
    ...Object.fromEntries(sheets.map(({ xml }, i) => [`xl/worksheets/sheet${i + 1}.xml`, XML + xml])),
  });
}

function contentTypes(sheets: number): string {
  const override = (part: string, kind: string): string =>
    `<Override PartName="/xl/${part}.xml" ContentType="${contentTypeOf(kind)}"/>`;
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    override("workbook", "sheet.main") +
    override("styles", "styles") +
    Array.from({ length: sheets }, (_, i) => override(`worksheets/sheet${i + 1}`, "worksheet")).join("") +
    "</Types>"
  );
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;
}

function workbookXml(sheets: readonly NewSheet[], names: string): string {
  const sheet = ({ name, hidden = false }: NewSheet, i: number): string =>
    `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`;
  return (
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><bookViews><workbookView/></bookViews><sheets>` +
    `${sheets.map(sheet).join("")}</sheets>${names === "" ? "" : `<definedNames>${names}</definedNames>`}<calcPr fullCalcOnLoad="1"/></workbook>`
  );
}
