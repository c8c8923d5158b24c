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
  /** Addresses of other files that its links lead to: rId1, rId2, … */
  readonly files?: readonly string[];
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
    ...Object.fromEntries(
      sheets.flatMap(({ xml, files = [] }, i): [string, string][] => [
        [`xl/worksheets/sheet${i + 1}.xml`, XML + xml],
        ...(files.length === 0
          ? []
          : [[`xl/worksheets/_rels/sheet${i + 1}.xml.rels`, XML + links(files)] satisfies [string, string]]),
      ]),
    ),
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

function links(files: readonly string[]): string {
  const link = (file: string, i: number): string =>
    `<Relationship Id="rId${i + 1}" Type="${RELATIONSHIPS}/hyperlink" Target="${escapeXml(file)}" TargetMode="External"/>`;
  return `<Relationships xmlns="${PACKAGE}/relationships">${files.map(link).join("")}</Relationships>`;
}

function workbookXml(sheets: readonly NewSheet[], names: string): string {
  const sheet = ({ name, hidden = false }: NewSheet, i: number): string =>
    `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${i + 1}"/>`;
  return (
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><bookViews><workbookView/></bookViews><sheets>` +
    `${sheets.map(sheet).join("")}</sheets>${names === "" ? "" : `<definedNames>${names}</definedNames>`}<calcPr fullCalcOnLoad="1"/></workbook>`
  );
}
