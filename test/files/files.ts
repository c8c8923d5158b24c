import { zipSync } from "fflate";
import { openZip, readEntry } from "../../src/files/ooxml/zip.ts";
import { relationshipsOf } from "../../src/files/ooxml/package.ts";
import { defaultLimits } from "../../src/files/refusals.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export interface HandMade {
  /** Whole sheet parts by sheet name. */
  readonly sheets: Readonly<Record<string, string>>;
  /** The style sheet part; `null` for a workbook without one. */
  readonly styles?: string | null;
  readonly strings?: string;
  readonly others?: Readonly<Record<string, string>>;
  /** Relationships and tabs besides the worksheets. */
  readonly tabs?: string;
  readonly relationships?: string;
}

/** A sheet part around the given XML; `behind` follows the cells. */
export function sheetXml(cells: string, behind = "", before = ""): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${main}" xmlns:r="${office}">${before}<sheetData>${cells}</sheetData>${behind}</worksheet>`;
}

export function stylesXml(dxfs: string, numberFormats = "", xfs = '<xf numFmtId="0"/>'): string {
  return `<?xml version="1.0"?><styleSheet xmlns="${main}">${numberFormats}<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs>${xfs}</cellXfs>${dxfs}<tableStyles count="0"/></styleSheet>`;
}

/** The parts of a workbook written by hand, for XML that no library writes. Sheets lie at unexpected places. */
export function handMadeParts(file: HandMade): Record<string, string> {
  const names = Object.keys(file.sheets);
  const styles = file.styles === undefined ? stylesXml('<dxfs count="0"/>') : file.styles;
  return {
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="x"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names
      .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i}"/>`)
      .join("")}${file.tabs ?? ""}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="x">${names
      .map(
        (_, i) => `<Relationship Id="s${i}" Type="${office}/worksheet" Target="./sheets/tab${names.length - i}.xml"/>`,
      )
      .join("")}${file.relationships ?? ""}${
      styles === null ? "" : `<Relationship Id="st" Type="${office}/styles" Target="/xl/styles.xml"/>`
    }<Relationship Id="ss" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/sharedStrings.xml": file.strings ?? `<sst xmlns="${main}"/>`,
    ...(styles === null ? {} : { "xl/styles.xml": styles }),
    ...Object.fromEntries(names.map((name, i) => [`xl/sheets/tab${names.length - i}.xml`, file.sheets[name] ?? ""])),
    ...file.others,
  };
}

export function zipped(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        typeof part === "string" ? new TextEncoder().encode(part) : part,
      ]),
    ),
    { mtime: "2024-03-01T00:00:00" },
  );
}

export function handMade(file: HandMade): Uint8Array {
  return zipped(handMadeParts(file));
}

/** Every part by name, in the order of the directory, as text. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  const zip = openZip(bytes, defaultLimits);
  return Object.fromEntries(
    zip.entries.map((entry) => [entry.name, Buffer.from(readEntry(zip, entry)).toString("latin1")]),
  );
}

/** Every entry's bytes as they lie in the file, header included. */
export function rawEntries(bytes: Uint8Array): Record<string, string> {
  const { entries } = openZip(bytes, defaultLimits);
  return Object.fromEntries(
    entries.map((entry) => [entry.name, Buffer.from(bytes.subarray(entry.header, entry.end)).toString("hex")]),
  );
}

/** What in a file refers to nothing: relationships without their parts, and marks in a part that no relationship answers. */
export function brokenIn(bytes: Uint8Array): string[] {
  const zip = openZip(bytes, defaultLimits);
  const broken: string[] = [];
  for (const { name } of [{ name: "" }, ...zip.entries]) {
    const related = relationshipsOf(zip, name);
    for (const { id, target, external } of related)
      if (!external && zip.find(target) === undefined) broken.push(`${name} ${id} → ${target}`);
    const entry = zip.find(name);
    if (entry === undefined || !/\.(?:xml|vml)$/.test(name)) continue;
    const text = Buffer.from(readEntry(zip, entry)).toString("utf8");
    for (const [, id] of text.matchAll(/\sr:(?:id|embed|link|pict)="([^"]*)"/g))
      if (!related.some((one) => one.id === id)) broken.push(`${name}: ${id!}`);
  }
  return broken;
}
