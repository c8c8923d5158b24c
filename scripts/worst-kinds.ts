import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { isBlank, type CellValue } from "../src/core/sheet/grid.ts";
import { escapeXml } from "../src/files/ooxml/xml.ts";
import { readWorkbook } from "../src/files/read.ts";
import { longText, xls, type XlsRecord } from "./worst-xls.ts";

// Kinds of hostile files for scripts/worst.ts: each says one thing so many times.

export type Kind = (count: number) => Uint8Array;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What does not get smaller, so that the rest may grow the more. */
const PADDING = randomBytes(44 * 1024);

function packed(parts: Readonly<Record<string, string>>): Uint8Array {
  const bytes = Object.entries(parts).map(([name, text]) => [name, encode(text)] as const);
  return zipSync({ ...Object.fromEntries(bytes), "padding.bin": PADDING }, { level: 9 });
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
function workbook({
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
function sheetsOf(all: readonly string[]): Uint8Array {
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

const MADE: Readonly<Record<string, Kind>> = {
  rows: (n) => workbook({ sheet: "<row/>".repeat(n) }),
  "cells that are blank": (n) => workbook({ sheet: `<row>${"<c/>".repeat(n)}</row>` }),
  "cells without a place": (n) =>
    workbook({ sheet: `<row>${"<c><v>1</v></c>".repeat(16000)}</row>`.repeat(n / 16000) }),
  "cells of one place": (n) => workbook({ sheet: `<row>${'<c r="A1"><v>1</v></c>'.repeat(n)}</row>` }),
  "rows from below": (n) =>
    workbook({ sheet: Array.from({ length: n / 4 }, (_, i) => `<row r="${n - i}"><c><v>1</v></c></row>`).join("") }),
  "a long text": (n) => workbook({ sheet: cells(1, 1, ["表".repeat(n)]) }),
  "long texts": (n) =>
    workbook({ sheet: cells(n / 500, 10, ["（".repeat(250), "1,".repeat(250), "一、".repeat(250)]) }),
  "a long number": (n) => workbook({ sheet: `<row><c><v>${"1".repeat(n)}</v></c></row>` }),
  "long numbers": (n) =>
    workbook({ sheet: `<row>${`<c><v>0.${"1".repeat(300)}</v></c>`.repeat(10)}</row>`.repeat(n / 3000) }),
  "references in a text": (n) => workbook({ sheet: cells(1, 1, ["&#65;".repeat(n)]) }),
  "escapes in a text": (n) => workbook({ sheet: cells(1, 1, ["_x0041_".repeat(n)]) }),
  "comments in a text": (n) => workbook({ sheet: cells(1, 1, [`a${"<!---->".repeat(n)}`]) }),
  comments: (n) => workbook({ sheet: "<!---->".repeat(n) }),
  "deep elements": (n) => workbook({ sheet: `${"<a>".repeat(n)}${"</a>".repeat(n)}` }),
  "a tag of attributes": (n) => workbook({ sheet: `<row ${'a="" '.repeat(n)}/>` }),
  "a tag of spaces": (n) => workbook({ sheet: `<row${" ".repeat(n)}/>`.repeat(8) }),
  "shared strings": (n) => workbook({ strings: "<si/>".repeat(n) }),
  "runs in a shared string": (n) => workbook({ strings: `<si>${"<t>a</t>".repeat(n)}</si>` }),
  "one shared string everywhere": (n) =>
    workbook({
      strings: `<si><t>${"收入支出决算总表".repeat(200)}</t></si>`,
      sheet: `<row>${'<c t="s"><v>0</v></c>'.repeat(20)}</row>`.repeat(n / 20),
    }),
  looks: (n) => workbook({ styles: `<cellXfs>${"<xf/>".repeat(n)}</cellXfs>` }),
  "number formats": (n) =>
    workbook({
      styles: `<numFmts>${Array.from({ length: n / 40 }, (_, i) => `<numFmt numFmtId="${i + 164}" formatCode="[[0.0]]"/>`).join("")}</numFmts>`,
    }),
  "number formats that differ": (n) =>
    workbook({
      sheet: `<row>${Array.from({ length: n / 200 }, (_, i) => `<c s="${i}"><v>1.5</v></c>`).join("")}</row>`,
      styles: `<numFmts>${Array.from({ length: n / 200 }, (_, i) => `<numFmt numFmtId="${i + 164}" formatCode="0.0,${"\\a".repeat(20)}${i}"/>`).join("")}</numFmts><cellXfs>${Array.from({ length: n / 200 }, (_, i) => `<xf numFmtId="${i + 164}"/>`).join("")}</cellXfs>`,
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
  "hidden rows": (n) => workbook({ sheet: '<row hidden="1"><c><v>1</v></c></row>'.repeat(n / 3) }),
  names: (n) =>
    workbook({ names: `<definedNames>${'<definedName name="a">A1</definedName>'.repeat(n / 4)}</definedNames>` }),
  tabs: (n) => workbook({ sheets: '<sheet name="b"/>'.repeat(n / 4) }),
  "tabs of one part": (n) =>
    workbook({
      sheet: numbers(n / 100, 10, "合计"),
      sheets: '<sheet name="b" r:id="s"/>'.repeat(Math.min(500, n / 4)),
    }),
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
  "headings and titles in turn": (n) =>
    workbook({ sheet: (cells(1, 1, ["支出决算表"]) + cells(HEADING.length, HEADING.length, HEADING)).repeat(n / 40) }),
  "a title, then numbers": (n) =>
    workbook({ sheet: cells(11, 11, ["支出决算表"]) + cells(11, 11, HEADING) + numbers(n / 8, 10, "2080505") }),
  "a title, then one row of numbers": (n) =>
    workbook({ sheet: cells(11, 11, ["支出决算表"]) + cells(11, 11, HEADING) + numbers(n / 8, 15000, "2080505") }),
  "numbers by structure": (n) => workbook({ sheet: cells(8, 8, HEADING) + numbers(n / 8, 10, "一、合计") }),
  "wide numbers by structure": (n) => workbook({ sheet: cells(200, 200, HEADING) + numbers(n / 8, 199, "合计") }),
  "small tables by structure": (n) => {
    const row = (name: string): string =>
      `<row><c t="inlineStr"><is><t>${name}</t></is></c><c><v>2</v></c><c><v>1</v></c><c><v>1</v></c></row>`;
    const table =
      cells(1, 1, ["某某情况统计表"]) + cells(4, 4, ["项目", "合计", "甲", "乙"]) + row("a") + row("b") + row("c");
    return workbook({ sheet: table.repeat(n / 100) });
  },
  "sums of few that hold": (n) => {
    const row = (a: number, b: number): string =>
      `<row><c t="inlineStr"><is><t>a</t></is></c><c><v>${a}</v></c><c><v>100</v></c><c><v>100</v></c><c><v>${b}</v></c></row>`;
    return workbook({
      sheet: cells(5, 5, ["项目", "合计", "甲", "乙", "丙"]) + (row(200, 0).repeat(3) + row(777, 3)).repeat(n / 40),
    });
  },
  "科目 that differ": (n) =>
    workbook({
      sheet:
        cells(4, 4, ["科目编码", "科目名称", "合计", "基本支出"]) +
        Array.from(
          { length: n / 100 },
          (_, i) =>
            `<row><c><v>${2000000 + i}</v></c><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c><c><v>1</v></c></row>`,
        ).join(""),
    }),
  "rows of 合计": (n) =>
    workbook({ sheet: cells(11, 11, ["支出决算表"]) + cells(11, 11, HEADING) + numbers(n / 8, 10, "合计") }),
  "rows of 其中": (n) =>
    workbook({ sheet: cells(11, 11, ["支出决算表"]) + cells(11, 11, HEADING) + numbers(n / 8, 10, "其中：合计") }),
  "figures in words": (n) =>
    workbook({
      sheet:
        cells(11, 11, ["支出决算表"]) + cells(11, 11, HEADING) + cells(n / 8, 11, ["其中：77.31", "1.1.1", "柒拾柒元"]),
    }),
  "sheets of their own": (n) => {
    const count = Math.min(500, Math.ceil(n / 2000));
    const table = cells(11, 11, ["支出决算表"]) + cells(11, 11, HEADING) + numbers(n / count / 8, 10, "合计");
    return sheetsOf(Array.from({ length: count }, () => table));
  },
  "pages of a table": (n) => {
    const count = Math.min(500, Math.ceil(n / 2000));
    const heading = [
      ...["支出决算表", "", "", "", "单位：万元", "科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"],
      ...["栏次", "", "1", "2", "3", "合计", "", "1.00", "1.00", "0.00"],
    ];
    const rows = Math.ceil(n / count / 100);
    const page = (own: number): string =>
      Array.from({ length: rows }, (_, i) =>
        cells(5, 5, [`${2010101 + own * rows + i}`, "行政运行", "1", "1", ""]),
      ).join("");
    return sheetsOf(Array.from({ length: count }, (_, i) => (i === 0 ? cells(20, 5, heading) : "") + page(i)));
  },
  "formulas with results": (n) =>
    workbook({ sheet: `<row>${"<c><f>SUM(A1:A9,B1:B9)</f><v>1</v></c>".repeat(160)}</row>`.repeat(n / 640) }),
  "shared formulas": (n) =>
    workbook({
      sheet: `<row>${'<c><f t="shared" si="0" ref="A1:XFD9">A1+1</f><v>1</v></c>'.repeat(160)}</row>`.repeat(n / 640),
    }),
  "shared strings that differ": (n) => {
    const count = Math.ceil(n / 100);
    return workbook({
      strings: Array.from({ length: count }, (_, i) => `<si><t>${i}年度支出</t></si>`).join(""),
      sheet: Array.from({ length: count }, (_, i) => `<row><c t="s"><v>${i}</v></c></row>`).join(""),
    });
  },
  "runs of letters above the line": (n) =>
    workbook({ strings: `<si>${'<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'.repeat(n)}</si>` }),
  "fonts, fills and looks": (n) => {
    const count = Math.ceil(n / 200);
    const each = (one: (i: number) => string): string => Array.from({ length: count }, (_, i) => one(i)).join("");
    return workbook({
      styles: `<fonts>${each((i) => `<font><sz val="${i}"/><color theme="1" tint="0.${i}"/></font>`)}</fonts><fills>${each((i) => `<fill><patternFill patternType="solid"><fgColor theme="2" tint="0.${i}"/></patternFill></fill>`)}</fills><cellXfs>${each((i) => `<xf numFmtId="2" fontId="${i}" fillId="${i}"/>`)}</cellXfs>`,
      sheet: `<row>${each((i) => `<c s="${i}"><v>1</v></c>`)}</row>`,
    });
  },
  "conditional formats": (n) =>
    workbook({
      styles: WHITE,
      sheet: `<!----><sheetData>${numbers(n / 8, 20, "a")}</sheetData>${'<conditionalFormatting sqref="A1:XFD1048576 A1:A2"><cfRule type="cellIs" operator="equal" dxfId="0" priority="1"><formula>7</formula></cfRule></conditionalFormatting>'.repeat(n / 80)}`,
    }),
  "areas of a conditional format": (n) =>
    workbook({
      styles: WHITE,
      sheet: `<!----><sheetData>${numbers(n / 8, 20, "a")}</sheetData><conditionalFormatting sqref="${"A1:B2 ".repeat(n / 8)}"><cfRule type="cellIs" operator="equal" dxfId="0" priority="1"><formula>7</formula></cfRule></conditionalFormatting>`,
    }),
  "looks of conditional formats": (n) => workbook({ styles: `<dxfs>${"<dxf/>".repeat(n)}</dxfs>` }),
  drawings: (n) => drawn(n, "<xdr:pic/>"),
  "words of a drawing": (n) => drawn(8, `<xdr:sp>${"<a:t>1.5</a:t>".repeat(n)}</xdr:sp>`),
  "deep drawings": (n) => drawn(8, `${"<xdr:grpSp>".repeat(n)}${"</xdr:grpSp>".repeat(n)}`),
  "a header and a footer": (n) =>
    workbook({ sheet: `<!----><sheetData/><headerFooter><oddHeader>${"&amp;".repeat(n)}</oddHeader></headerFooter>` }),
  "amounts that are text": (n) => workbook({ sheet: cells(n / 4, 20, ["1,234.50", "(1，234.50)", "￥1234", "1.2.3"]) }),
  "facts above": (n) => workbook({ sheet: cells(n / 4, 20, ["编制单位：某局", "单位：万元", "项目名称", "2023年度"]) }),
  "text: titles": (n) => encode(`a,b\n${`${TITLES.join(",")}\n`.repeat(n)}`),
  "text: headings": (n) => encode(`支出决算表,b\n${`${HEADING.join(",")}\n`.repeat(n)}`),
  "text: codes": (n) => encode(`支出决算表,b\n${HEADING.join(",")}\n${"2080505,1.5,2.5\n".repeat(n)}`),
  "text: commas": (n) => encode(`a,b\n${",".repeat(n)}`),
  "text: lines": (n) => encode(`a,b\n${"1,2\n".repeat(n)}`),
  "text: quotes": (n) => encode(`a,b\n${'"'.repeat(n)}`),
  "text: a quote that does not end": (n) => encode(`a,b\n${'"a,\n'.repeat(n)}`),
  "text: GBK that is none": (n) => new Uint8Array(n).fill(0x81),
  "page: rows": (n) =>
    encode(`<html><table><tr><td>支出决算表<tr><td>${HEADING.join("<td>")}${"<tr><td>2080505<td>1.5".repeat(n)}`),
  "page: titles": (n) => encode(`<html>${`<p>${TITLES.join("<p>")}`.repeat(n)}`),
  "page: letters above the line": (n) => encode(`<html><table><tr><td>${"<sup>1".repeat(n)}`),
  "page: open tags": (n) => encode(`<html>${"<b>".repeat(n)}`),
  "page: tables in tables": (n) => encode(`<html>${"<table><td>".repeat(n)}`),
  "page: spans": (n) => encode(`<html><table>${"<tr><td rowspan=9999 colspan=999>1".repeat(n)}`),
  "page: formatting across tables": (n) => encode(`<html>${"<b><i><table><a>".repeat(n)}`),
  "page: attributes": (n) => encode(`<html><table><tr><td ${"a=1 ".repeat(n)}>1`),
  "page: references": (n) => encode(`<html><table><tr><td>${"&amp;&notit;".repeat(n)}`),
  "XML 2003: far rows": (n) => xml2003('<Row ss:Index="1048576"/>'.repeat(n)),
  "XML 2003: far cells": (n) =>
    xml2003('<Row><Cell ss:Index="16384"><Data ss:Type="Number">1</Data></Cell></Row>'.repeat(n)),
  "XML 2003: numbers": (n) =>
    xml2003(`<Row>${'<Cell><Data ss:Type="Number">1.5</Data></Cell>'.repeat(20)}</Row>`.repeat(n / 20)),
  "XML 2003: titles": (n) =>
    xml2003(
      TITLES.map((title) => `<Row><Cell><Data ss:Type="String">${title}</Data></Cell></Row>`)
        .join("")
        .repeat(n),
    ),
  "XML 2003: merges": (n) =>
    xml2003(
      '<Row><Cell ss:MergeAcross="16383" ss:MergeDown="9999"><Data ss:Type="Number">1</Data></Cell></Row>'.repeat(n),
    ),
  "ods: titles": (n) =>
    ods(
      TITLES.map(
        (title) =>
          `<table:table-row><table:table-cell office:value-type="string"><text:p>${title}</text:p></table:table-cell></table:table-row>`,
      )
        .join("")
        .repeat(n),
    ),
  "ods: repeats": (n) =>
    ods(
      '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>'.repeat(
        n,
      ),
    ),
  "ods: blank repeats": (n) =>
    ods(
      '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'.repeat(
        n,
      ),
    ),
  "ods: nested": (n) => ods(`${"<table:table-row-group>".repeat(n)}${"</table:table-row-group>".repeat(n)}`),
  "ods: covered": (n) =>
    ods(
      '<table:table-row><table:table-cell table:number-rows-spanned="9999" table:number-columns-spanned="999" office:value-type="float" office:value="1"/></table:table-row>'.repeat(
        n,
      ),
    ),
};

/** Records of .xls, which are not packed. */
const RECORDS: Readonly<Record<string, Kind>> = {
  numbers: (n) => xls([], [many(n, (i) => [0x203, [i >>> 4, i & 15, 0, 0, 0, 0, 0x3ff0]])]),
  "numbers far away": (n) => xls([], [many(n, (i) => [0x203, [65_535 - i, 255, 0, 0, 0, 0, 0x3ff0]])]),
  "rows of numbers": (n) =>
    xls([], [many(n / 200, (i) => [0xbd, [i, 0, ...Array.from({ length: 255 }, () => [0, 2, 0x3ff0]).flat(), 254]])]),
  merges: (n) =>
    xls(
      [],
      [
        [
          ...many(99, (i) => [0x203, [i, 0, 0, 0, 0, 0, 0x3ff0]] as const),
          ...many(n / 8, () => [0xe5, [1, 0, 65_535, 0, 255]]),
        ],
      ],
    ),
  "merges in one record": (n) =>
    xls([], [many(n / 4000, () => [0xe5, [1000, ...Array.from({ length: 1000 }, () => [0, 65_535, 0, 255]).flat()]])]),
  rows: (n) => xls([], [many(n, (i) => [0x208, [i, 0, 256, 255, 0, 0, 0x20, 0]])]),
  columns: (n) => xls([], [many(n, () => [0x7d, [0, 255, 0, 0, 1, 0]])]),
  "one shared string everywhere": (n) =>
    xls([[0xfc, shared("收入支出决算总表".repeat(400))]], [many(n, (i) => [0xfd, [i >>> 4, i & 15, 0, 0, 0]])]),
  "titles in cells": (n) =>
    xls(
      TITLES.map((title) => [0xfc, shared(title)]),
      [many(n, (i) => [0xfd, [i >>> 4, i & 15, 0, i % TITLES.length, 0]])],
    ),
  looks: (n) =>
    xls(
      many(n, () => [0xe0, [0, 2, 0, 0, 0, 0, 0, 0, 0, 0]]),
      [[]],
    ),
  "number formats": (n) =>
    xls(
      many(n, (i) => [0x41e, withNumber(164 + i, longText("[[0.0]]"))]),
      [[]],
    ),
  "sheets of one place": (n) =>
    xls(
      [],
      Array.from({ length: n }, () => []),
    ),
  "nothing continued": (n) => xls([[0xfc, shared("a")], ...many(n, () => [0x3c, []] as const)], [[]]),
  charts: (n) => xls([], [many(n, () => [0x809, [0x600, 0x20, 0, 0, 0, 0, 0, 0]])]),
};

function many(count: number, one: (i: number) => XlsRecord): XlsRecord[] {
  return Array.from({ length: Math.max(1, Math.min(20_000, Math.floor(count))) }, (_, i) => one(i));
}

function shared(text: string): Uint8Array {
  const own = longText(text);
  return new Uint8Array(Buffer.concat([new Uint8Array(Uint32Array.of(1, 1).buffer), own]));
}

function withNumber(number: number, own: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([new Uint8Array(Uint16Array.of(number).buffer), own]));
}

const WHITE = '<dxfs><dxf><font><color rgb="FFFFFFFF"/></font></dxf></dxfs>';

/** A sheet with a table and so many drawings over it. */
function drawn(count: number, drawing: string): Uint8Array {
  const anchor = `<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>0</xdr:row></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:row>9999</xdr:row></xdr:to>${drawing}</xdr:twoCellAnchor>`;
  return workbook({
    sheet: cells(11, 11, ["支出决算表"]) + cells(11, 11, HEADING) + numbers(20_000, 10, "2080505"),
    more: {
      "xl/_rels/s.xml.rels": `<Relationships><Relationship Id="d" Type="${OFFICE}/drawing" Target="d.xml"/></Relationships>`,
      "xl/d.xml": `<xdr:wsDr>${anchor.repeat(count / 8)}</xdr:wsDr>`,
    },
  });
}

function xml2003(rows: string): Uint8Array {
  return encode(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>${rows}</Table></Worksheet></Workbook>`,
  );
}

function ods(rows: string): Uint8Array {
  return packed({
    mimetype: "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": "<manifest/>",
    "content.xml": `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet><table:table table:name="a">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  });
}

// Tables of the seeds grown out of all bounds.

function cellXml(cell: CellValue | undefined): string {
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  if (typeof cell === "string" && !isBlank(cell)) return `<c t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
  return "<c/>";
}

const rowXml = (cells: readonly CellValue[], more = "", attributes = ""): string =>
  `<row${attributes}>${cells.map(cellXml).join("")}${more}</row>`;

const STYLES = '<numFmts><numFmt numFmtId="164" formatCode="0.00,"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>';

/** Each way of growing has the rows down to the first with figures, and those from there on. */
const GROWN: Readonly<
  Record<
    string,
    (above: readonly (readonly CellValue[])[], below: readonly (readonly CellValue[])[], n: number) => string
  >
> = {
  "rows again": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    below
      .map((row) => rowXml(row))
      .join("")
      .repeat(n),
  "table again": (above, below, n) =>
    [...above, ...below]
      .map((row) => rowXml(row))
      .join("")
      .repeat(n),
  "rows again, one column more": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    below
      .map((row) => rowXml(row, "<c><v>7.5</v></c>"))
      .join("")
      .repeat(n),
  "rows again, hidden": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    below
      .map((row) => rowXml(row, "", ' hidden="1"'))
      .join("")
      .repeat(n),
  "rows again, shown otherwise": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    below
      .map((row) => rowXml(row).replaceAll("<c><v>", '<c s="0"><v>'))
      .join("")
      .repeat(n),
  "rows of other codes": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    Array.from({ length: n }, (_, i) =>
      below.map((row, r) =>
        rowXml(row.map((cell) => (/^\d{7}$/.test(String(cell)) ? 2000000 + ((i * 37 + r) % 399999) : cell))),
      ),
    )
      .flat()
      .join(""),
  "rows of other names": (above, below, n) =>
    above.map((row) => rowXml(row)).join("") +
    Array.from({ length: n }, (_, i) =>
      below.map((row) =>
        rowXml(row.map((cell) => (/^\p{Script=Han}+$/u.test(String(cell)) ? `${String(cell)}${i}` : cell))),
      ),
    )
      .flat()
      .join(""),
  "table again beside": (above, below, n) =>
    [...above, ...below]
      .map(
        (row) =>
          `<row>${row
            .map(cellXml)
            .join("")
            .repeat(Math.min(n, Math.floor(16_000 / Math.max(1, row.length))))}</row>`,
      )
      .join(""),
};

const isFigures = (row: readonly CellValue[]): boolean =>
  row.filter((cell) => typeof cell === "number" && !Number.isInteger(cell)).length > 0;

async function grown(): Promise<Record<string, Kind>> {
  const folder = new URL("../seeds/", import.meta.url);
  const kinds: Record<string, Kind> = {};
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".xlsx"))) {
    const { sheets } = await readWorkbook(new Uint8Array(readFileSync(new URL(encodeURIComponent(file), folder))));
    for (const { name, rows } of sheets) {
      const first = Math.max(0, rows.findIndex(isFigures));
      const [above, below] = [rows.slice(0, first), rows.slice(first)];
      for (const [way, grow] of Object.entries(GROWN))
        kinds[`${file.slice(0, 3)}${file.slice(-9, -5)} ${name}: ${way}`] = (n) =>
          workbook({
            sheet: grow(above, below, Math.max(1, n / 1000)),
            styles: way.endsWith("otherwise") ? STYLES : "",
          });
    }
  }
  return kinds;
}

// Words.

const PHRASES = [
  "收入总计1905.92万元",
  "收入总计1905.92万元，其中：一般公共预算财政拨款收入1.5万元，",
  "比上年增加12.3万元，增长4.5%，主要原因是人员增加。",
  "社会保障和就业支出（类）行政单位离退休（款）行政单位离退休（项）支出1.2万元，占3.4%。",
  "年初预算为1.2万元，决算为3.4万元，完成年初预算的56.7%。",
  "因公出国（境）费0万元，公务接待费1.2万元，公务用车购置及运行维护费3万元。",
  "国内公务接待3批次，12人次，",
  "2023年度",
  "一、",
  "（一）",
  "1.",
  "第一部分",
  "附件1：",
  "（",
  "）",
  "《》",
  "、",
  "：",
  "1",
  "1,",
  "１．",
  "%",
  "万元",
  "其中：",
  "合计",
  "增加",
  "项目",
  "分别",
  "和",
  "较上年决算数",
  "项目绩效目标完成情况：资金1.5万元，执行数1.5万元，完成预算的100%。得分95分。",
  "截至2023年12月31日，共有车辆3辆，其中：一般公务用车2辆、其他用车1辆；",
];

const asText = (text: string): Uint8Array => encode(text);
const docx = (body: string): Uint8Array =>
  packed({
    "_rels/.rels": `<Relationships><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
  });
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** Documents, that words are read in. */
export const DOCUMENTS: Readonly<Record<string, Kind>> = {
  ...Object.fromEntries(
    PHRASES.flatMap((phrase) => [
      [`words in a line: ${phrase}`, (n: number) => asText(phrase.repeat(n))],
      [`words in lines: ${phrase}`, (n: number) => asText(`${phrase}\n`.repeat(n))],
      [`words of a document: ${phrase}`, (n: number) => docx(paragraph(phrase.repeat(n)))],
      [`paragraphs of a document: ${phrase}`, (n: number) => docx(paragraph(phrase).repeat(n))],
    ]),
  ),
  "words in a line: all": (n) => asText(PHRASES.join("").repeat(n)),
  "paragraphs of a document: all": (n) => docx(PHRASES.map(paragraph).join("").repeat(n)),
  "runs of a document": (n) => docx(`<w:p>${"<w:r><w:t>1</w:t></w:r>".repeat(n)}</w:p>`),
  "paragraphs in paragraphs": (n) => docx(`${"<w:p>".repeat(n)}${"</w:p>".repeat(n)}`),
  "text boxes in text boxes": (n) => docx(`${"<w:p><w:txbxContent>".repeat(n)}${"</w:txbxContent></w:p>".repeat(n)}`),
  "tables in tables": (n) => docx(`${"<w:tbl><w:tr><w:tc>".repeat(n)}${"</w:tc></w:tr></w:tbl>".repeat(n)}`),
  "cells of a table": (n) =>
    docx(`<w:tbl>${`<w:tr>${`<w:tc>${paragraph("1")}</w:tc>`.repeat(20)}</w:tr>`.repeat(n / 20)}</w:tbl>`),
  "spans of a table": (n) =>
    docx(
      `<w:tbl>${`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="9999"/></w:tcPr>${paragraph("1")}</w:tc></w:tr>`.repeat(n)}</w:tbl>`,
    ),
  "tables of a document": (n) => docx(`<w:tbl><w:tr><w:tc>${paragraph("1")}</w:tc></w:tr></w:tbl>`.repeat(n)),
  "numbered paragraphs": (n) =>
    docx('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'.repeat(n)),
};

const set = (more: object): Uint8Array => encode(JSON.stringify({ name: "a", kind: "决算", ...more }));

/** Sets described in JSON. */
export const SETS: Readonly<Record<string, Kind>> = {
  "set: titles": (n) =>
    set({ forms: [{ form: "支出决算表", titles: Array.from({ length: n / 8 }, (_, i) => `${i}表`) }] }),
  "set: tables": (n) =>
    set({ forms: Array.from({ length: n / 8 }, (_, i) => ({ form: "支出决算表", title: `${i}` })) }),
  "set: unknown forms": (n) => set({ forms: Array.from({ length: n / 8 }, (_, i) => ({ form: `支出决算${i}` })) }),
  "set: unknown fields": (n) => set(Object.fromEntries(Array.from({ length: n / 8 }, (_, i) => [`a${i}`, 1]))),
  "set: a long title": (n) => set({ forms: [{ form: "支出决算表".repeat(n) }] }),
  "set: deep": (n) => encode(`${"[".repeat(n)}${"]".repeat(n)}`),
};

/** Workbooks, pages and texts, that tables are read in. */
export async function workbooks(): Promise<Record<string, Kind>> {
  const cases = new URL("../test/files/cases/", import.meta.url);
  const known = readdirSync(cases).map((name): [string, Kind] => [
    name,
    () => new Uint8Array(readFileSync(new URL(encodeURIComponent(name), cases))),
  ]);
  const records = Object.entries(RECORDS).map(([name, make]) => [`.xls: ${name}`, make] as const);
  return { ...MADE, ...Object.fromEntries(records), ...(await grown()), ...Object.fromEntries(known) };
}
