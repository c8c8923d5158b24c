import { randomBytes } from "node:crypto";
import { zipSync } from "fflate";

// What hostile files are made of.

export type Kind = (count: number) => Uint8Array;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What does not get smaller, so that the rest may grow the more. */
let padding = randomBytes(44 * 1024);
let level: 1 | 9 = 9;

/** From now on files are packed so that they may grow to the most that any file may: scripts/memory.ts. */
export function packLarge(bytes: number): void {
  padding = randomBytes(bytes);
  level = 1;
}

export function packed(parts: Readonly<Record<string, string>>): Uint8Array {
  const bytes = Object.entries(parts).map(([name, text]) => [name, encode(text)] as const);
  return zipSync({ ...Object.fromEntries(bytes), "padding.bin": [padding, { level: 0 }] }, { level });
}

interface Parts {
  readonly sheet?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly names?: string;
  readonly sheets?: string;
  readonly relationships?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** A workbook around these pieces of XML. */
export function workbook({
  sheet = "",
  strings = "",
  styles = "",
  names = "",
  sheets = "",
  relationships = "",
  more = {},
}: Parts): Uint8Array {
  return packed({
    ...more,
    "_rels/.rels": `<Relationships><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="s"/>${sheets}</sheets>${names}</workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s" Type="${OFFICE}/worksheet" Target="s.xml"/><Relationship Id="t" Type="${OFFICE}/styles" Target="t.xml"/><Relationship Id="x" Type="${OFFICE}/sharedStrings" Target="x.xml"/>${relationships}</Relationships>`,
    "xl/s.xml": `<worksheet xmlns="${MAIN}">${sheet.startsWith("<!") ? sheet : `<sheetData>${sheet}</sheetData>`}</worksheet>`,
    "xl/t.xml": `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    "xl/x.xml": `<sst xmlns="${MAIN}">${strings}</sst>`,
  });
}

/** A workbook of sheets with these cells, behind one that is blank. */
export function sheetsOf(all: readonly string[]): Uint8Array {
  return workbook({
    sheets: all.map((_, i) => `<sheet name="b${i}" sheetId="${i + 9}" r:id="b${i}"/>`).join(""),
    relationships: all
      .map((_, i) => `<Relationship Id="b${i}" Type="${OFFICE}/worksheet" Target="b${i}.xml"/>`)
      .join(""),
    more: Object.fromEntries(
      all.map((own, i) => [`xl/b${i}.xml`, `<worksheet xmlns="${MAIN}"><sheetData>${own}</sheetData></worksheet>`]),
    ),
  });
}

/** Cells of one row after the other, `width` of them in each, saying one after the other what is given. */
export function cells(count: number, width: number, texts: readonly string[]): string {
  const rows: string[] = [];
  for (let at = 0; at < count; at += width) {
    const row = Array.from(
      { length: width },
      (_, c) => `<c t="inlineStr"><is><t>${texts[(at + c) % texts.length]}</t></is></c>`,
    );
    rows.push(`<row>${row.join("")}</row>`);
  }
  return rows.join("");
}

/** What stands around `count` numbers, by columns. */
export function numbers(count: number, width: number, first: string): string {
  const rows: string[] = [];
  for (let at = 0; at < count; at += width)
    rows.push(`<row><c t="inlineStr"><is><t>${first}</t></is></c>${"<c><v>1</v></c>".repeat(width)}</row>`);
  return rows.join("");
}

export const HEADING = [
  "项目",
  "行次",
  "金额",
  "科目编码",
  "科目名称",
  "本年收入合计",
  "财政拨款收入",
  "合计",
  "小计",
  "基本支出",
  "项目支出",
];
export const TITLES = [
  "支出决算表",
  "收入决算表",
  "2023年度某局收入支出决算总表",
  "项目支出绩效自评表",
  "部门预算支出情况明细表",
];

export function xml2003(rows: string): Uint8Array {
  return encode(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${rows}</Table></Worksheet></Workbook>`,
  );
}

export function ods(rows: string): Uint8Array {
  return packed({
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": "<manifest/>",
    "content.xml": `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet><table:table table:name="a">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  });
}

export const docx = (body: string): Uint8Array =>
  packed({
    "_rels/.rels": `<Relationships><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
  });
export const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
