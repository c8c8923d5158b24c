// The longest that any kind of hostile file of at most 64 KiB keeps the checking busy: npx tsx scripts/worst.ts [NAME]
// Each kind says one thing as often as fits. Ends with 1 where one takes longer than a second.
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { check } from "../src/core/check.ts";
import { readWorkbook } from "../src/files/read.ts";
import { isZip } from "../src/files/ooxml/package.ts";
import { openZip } from "../src/files/ooxml/zip.ts";
import { defaultLimits, FileTrouble } from "../src/files/refusals.ts";

const MOST_BYTES = 64 * 1024;
const MOST_MILLISECONDS = 1000;
const CASES = new URL("../test/files/cases/", import.meta.url);

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** What does not get smaller, so that the rest may grow the more. */
const PADDING = randomBytes(44 * 1024);

interface Parts {
  readonly sheet?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly names?: string;
  readonly sheets?: string;
}

/** A workbook around these pieces of XML. */
function workbook({ sheet = "", strings = "", styles = "", names = "", sheets = "" }: Parts): Uint8Array {
  const parts = {
    "_rels/.rels": `<Relationships><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="s"/>${sheets}</sheets>${names}</workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s" Type="${OFFICE}/worksheet" Target="s.xml"/><Relationship Id="t" Type="${OFFICE}/styles" Target="t.xml"/><Relationship Id="x" Type="${OFFICE}/sharedStrings" Target="x.xml"/></Relationships>`,
    "xl/s.xml": `<worksheet xmlns="${MAIN}">${sheet.startsWith("<!") ? sheet : `<sheetData>${sheet}</sheetData>`}</worksheet>`,
    "xl/t.xml": `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    "xl/x.xml": `<sst xmlns="${MAIN}">${strings}</sst>`,
  };
  const bytes = Object.entries(parts).map(([name, text]) => [name, new TextEncoder().encode(text)] as const);
  return zipSync({ ...Object.fromEntries(bytes), "xl/padding.bin": PADDING }, { level: 9 });
}

/** Cells of one row after the other, `width` of them in each, saying one after the other what is given. */
function cells(count: number, width: number, texts: readonly string[]): string {
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
function numbers(count: number, width: number, first: string): string {
  const rows: string[] = [];
  for (let at = 0; at < count; at += width)
    rows.push(`<row><c t="inlineStr"><is><t>${first}</t></is></c>${"<c><v>1</v></c>".repeat(width)}</row>`);
  return rows.join("");
}

const HEADING = [
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
const TITLES = [
  "支出决算表",
  "收入决算表",
  "2023年度某局收入支出决算总表",
  "项目支出绩效自评表",
  "部门预算支出情况明细表",
];

/** Each kind says its thing so many times. */
const KINDS: Readonly<Record<string, (count: number) => Uint8Array>> = {
  rows: (n) => workbook({ sheet: "<row/>".repeat(n) }),
  "cells that are blank": (n) => workbook({ sheet: `<row>${"<c/>".repeat(n)}</row>` }),
  "cells without a place": (n) =>
    workbook({ sheet: `<row>${"<c><v>1</v></c>".repeat(16000)}</row>`.repeat(n / 16000) }),
  "cells of one place": (n) => workbook({ sheet: `<row>${'<c r="A1"><v>1</v></c>'.repeat(n)}</row>` }),
  "a long text": (n) => workbook({ sheet: cells(1, 1, ["表".repeat(n)]) }),
  "a long number": (n) => workbook({ sheet: `<row><c><v>${"1".repeat(n)}</v></c></row>` }),
  "references in a text": (n) => workbook({ sheet: cells(1, 1, ["&#65;".repeat(n)]) }),
  "escapes in a text": (n) => workbook({ sheet: cells(1, 1, ["_x0041_".repeat(n)]) }),
  "comments in a text": (n) => workbook({ sheet: cells(1, 1, [`a${"<!---->".repeat(n)}`]) }),
  comments: (n) => workbook({ sheet: "<!---->".repeat(n) }),
  "deep elements": (n) => workbook({ sheet: `${"<a>".repeat(n)}${"</a>".repeat(n)}` }),
  "a tag of attributes": (n) => workbook({ sheet: `<row ${'a="" '.repeat(n)}/>` }),
  "a tag of spaces": (n) => workbook({ sheet: `<row${" ".repeat(n)}/>`.repeat(8) }),
  "shared strings": (n) => workbook({ strings: "<si/>".repeat(n) }),
  "runs in a shared string": (n) => workbook({ strings: `<si>${"<t>a</t>".repeat(n)}</si>` }),
  looks: (n) => workbook({ styles: `<cellXfs>${"<xf/>".repeat(n)}</cellXfs>` }),
  "number formats": (n) =>
    workbook({
      styles: `<numFmts>${Array.from({ length: n / 40 }, (_, i) => `<numFmt numFmtId="${i + 164}" formatCode="[[0.0]]"/>`).join("")}</numFmts>`,
    }),
  "a number format of brackets": (n) =>
    workbook({
      sheet: '<row><c s="0"><v>1</v></c></row>',
      styles: `<numFmts><numFmt numFmtId="164" formatCode="${"[".repeat(n)}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>`,
    }),
  "a number format of quotes": (n) =>
    workbook({
      sheet: '<row><c s="0"><v>1</v></c></row>'.repeat(2000),
      styles: `<numFmts><numFmt numFmtId="164" formatCode="${"&quot;;".repeat(n / 20)}0"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>`,
    }),
  merges: (n) =>
    workbook({
      sheet: `<!----><sheetData/><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(n / 4)}</mergeCells>`,
    }),
  "merges over numbers": (n) =>
    workbook({
      sheet: `<!----><sheetData>${numbers(n / 4, 20, "a")}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(n / 40)}</mergeCells>`,
    }),
  "hidden columns": (n) =>
    workbook({
      sheet: `<!----><cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(n / 4)}</cols><sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData>`,
    }),
  names: (n) =>
    workbook({ names: `<definedNames>${'<definedName name="a">A1</definedName>'.repeat(n / 4)}</definedNames>` }),
  tabs: (n) => workbook({ sheets: '<sheet name="b"/>'.repeat(n / 4) }),
  "formulas without results": (n) =>
    workbook({ sheet: `<row>${"<c><f>A1+A1</f></c>".repeat(16000)}</row>`.repeat(n / 64000) }),
  "titles in rows": (n) => workbook({ sheet: cells(n / 4, 1, TITLES) }),
  "titles in columns": (n) => workbook({ sheet: cells(n / 4, 16000, TITLES) }),
  "titles in 50 columns": (n) => workbook({ sheet: cells(n / 4, 50, TITLES) }),
  "titles that differ": (n) =>
    workbook({
      sheet: cells(
        n / 16,
        40,
        Array.from({ length: 20000 }, (_, i) => `${i}年度支出决算表`),
      ),
    }),
  headings: (n) => workbook({ sheet: cells(n / 4, HEADING.length, HEADING) }),
  "headings in columns": (n) => workbook({ sheet: cells(n / 4, 16000, HEADING) }),
  "headings under a title": (n) =>
    workbook({ sheet: cells(11, 11, ["支出决算表"]) + cells(n / 4, HEADING.length, HEADING) }),
  "a title, then numbers": (n) =>
    workbook({ sheet: cells(11, 11, ["支出决算表"]) + cells(11, 11, HEADING) + numbers(n / 8, 10, "2080505") }),
  "a title, then one row of numbers": (n) =>
    workbook({ sheet: cells(11, 11, ["支出决算表"]) + cells(11, 11, HEADING) + numbers(n / 8, 15000, "2080505") }),
  "numbers by structure": (n) => workbook({ sheet: cells(8, 8, HEADING) + numbers(n / 8, 10, "一、合计") }),
  "wide numbers by structure": (n) => workbook({ sheet: cells(200, 200, HEADING) + numbers(n / 8, 199, "合计") }),
  "amounts that are text": (n) => workbook({ sheet: cells(n / 4, 20, ["1,234.50", "(1，234.50)", "￥1234", "1.2.3"]) }),
  "facts above": (n) => workbook({ sheet: cells(n / 4, 20, ["编制单位：某局", "单位：万元", "项目名称", "2023年度"]) }),
  "text: commas": (n) => new TextEncoder().encode(`a,b\n${",".repeat(Math.min(n, MOST_BYTES - 10))}`),
  "text: lines": (n) => new TextEncoder().encode(`a,b\n${"1,2\n".repeat(Math.min(n, 16000))}`),
  "text: quotes": (n) => new TextEncoder().encode(`a,b\n${'"'.repeat(Math.min(n, MOST_BYTES - 10))}`),
  "page: open tags": (n) => new TextEncoder().encode(`<html>${"<b>".repeat(Math.min(n, 21000))}`),
  "page: tables in tables": (n) => new TextEncoder().encode(`<html>${"<table><td>".repeat(Math.min(n, 5900))}`),
  "page: spans": (n) =>
    new TextEncoder().encode(`<html><table>${"<tr><td rowspan=9999 colspan=999>1".repeat(Math.min(n, 1900))}`),
  "page: formatting across tables": (n) =>
    new TextEncoder().encode(`<html>${"<b><i><table><a>".repeat(Math.min(n, 4000))}`),
  "XML 2003: far rows": (n) =>
    new TextEncoder().encode(
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${'<Row ss:Index="1048576"/>'.repeat(Math.min(n, 2400))}</Table></Worksheet></Workbook>`,
    ),
};

interface Timed {
  readonly name: string;
  readonly bytes: number;
  readonly read: number;
  readonly check: number;
  readonly came: string;
}

async function timed(name: string, bytes: Uint8Array): Promise<Timed> {
  const start = performance.now();
  try {
    const { sheets } = await readWorkbook(bytes);
    const read = performance.now() - start;
    check(sheets);
    return { name, bytes: bytes.length, read, check: performance.now() - start - read, came: "read" };
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    return { name, bytes: bytes.length, read: performance.now() - start, check: 0, came: error.message };
  }
}

/** The largest of its kind that fits into 64 KiB and is not refused for what it grows to. */
function fitting(make: (count: number) => Uint8Array): Uint8Array {
  let best = make(1000);
  for (let count = 2000; count <= 4_000_000; count *= 1.4) {
    const next = make(Math.floor(count));
    if (next.length > MOST_BYTES || isRefused(next)) break;
    best = next;
  }
  return best;
}

function isRefused(bytes: Uint8Array): boolean {
  try {
    if (isZip(bytes)) openZip(bytes, defaultLimits);
    return false;
  } catch {
    return true;
  }
}

const [, , wanted] = process.argv;
const all: Timed[] = [];
const known = readdirSync(CASES).map(
  (name) => [name, () => new Uint8Array(readFileSync(new URL(encodeURIComponent(name), CASES)))] as const,
);
const made = Object.entries(KINDS).map(([name, make]) => [name, () => fitting(make)] as const);
for (const [name, bytes] of [...made, ...known]) {
  if (wanted !== undefined && name !== wanted) continue;
  const one = await timed(name, bytes());
  all.push(one);
  const total = one.read + one.check;
  if (total > MOST_MILLISECONDS / 4 || wanted !== undefined)
    console.log(
      `${total.toFixed(0).padStart(7)} ms (reading ${one.read.toFixed(0)}, checking ${one.check.toFixed(0)})  ${name}, ${one.bytes} bytes: ${one.came}`,
    );
}
all.sort((a, b) => b.read + b.check - a.read - a.check);
const [worst] = all;
if (worst !== undefined) {
  const total = worst.read + worst.check;
  console.log(`${all.length} kinds; the longest is “${worst.name}”: ${total.toFixed(0)} ms`);
  if (total > MOST_MILLISECONDS) process.exitCode = 1;
}
