import { readdirSync, readFileSync } from "node:fs";
import { AROUND } from "./worst-around.ts";
import { grown, spoilt } from "./worst-grown.ts";
import {
  cells,
  encode,
  HEADING,
  numbers,
  ods,
  OFFICE,
  sheetsOf,
  TITLES,
  workbook,
  xml2003,
  type Kind,
} from "./worst-parts.ts";
import { TITLED } from "./worst-titles.ts";
import { RECORDS } from "./worst-xls.ts";

// Kinds of hostile files for scripts/worst.ts: each says one thing so many times.

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

/** Workbooks, pages and texts, that tables are read in. */
export async function workbooks(): Promise<Record<string, Kind>> {
  const cases = new URL("../test/files/cases/", import.meta.url);
  const files = readdirSync(cases, { withFileTypes: true }).filter((entry) => entry.isFile());
  const known = files.map(({ name }): [string, Kind] => [
    name,
    () => new Uint8Array(readFileSync(new URL(encodeURIComponent(name), cases))),
  ]);
  const records = Object.entries(RECORDS).map(([name, make]) => [`.xls: ${name}`, make] as const);
  return {
    ...MADE,
    ...AROUND,
    ...TITLED,
    ...Object.fromEntries(records),
    ...(await grown()),
    ...(await spoilt()),
    ...Object.fromEntries(known),
  };
}
