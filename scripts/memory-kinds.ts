import { docx, encode, packed, workbook, xml2003, cells, type Kind } from "./worst-parts.ts";

// Kinds of hostile files that are worst where they are large: scripts/memory.ts.

const random = (length: number): string => {
  // Letters that no other text repeats, so that nothing is kept once.
  let text = "";
  let state = length + 1;
  while (text.length < length) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    text += String.fromCharCode(0x4e00 + (state % 20_000));
  }
  return text;
};

const column = (n: number): string =>
  (n < 26 ? "" : String.fromCharCode(64 + Math.floor(n / 26))) + String.fromCharCode(65 + (n % 26));

export const LARGE: Readonly<Record<string, Kind>> = {
  "one text of the longest": (n) =>
    workbook({ strings: `<si><t>${"表".repeat(n)}</t></si>`, sheet: '<row><c t="s"><v>0</v></c></row>' }),
  "one text of the longest, in many cells": (n) =>
    workbook({
      strings: `<si><t>${"表".repeat(n)}</t></si>`,
      sheet: '<row><c t="s"><v>0</v></c></row>'.repeat(20_000),
    }),
  "texts that differ": (n) =>
    workbook({
      sheet: Array.from(
        { length: Math.ceil(n / 20) },
        (_, i) => `<row><c t="inlineStr"><is><t>${i}年度支出表的一栏</t></is></c></row>`,
      ).join(""),
    }),
  "shared strings of their own": (n) =>
    workbook({ strings: Array.from({ length: Math.ceil(n / 8) }, (_, i) => `<si><t>${i}表</t></si>`).join("") }),
  "cells with places": (n) =>
    workbook({
      sheet: Array.from(
        { length: Math.ceil(n / 20) },
        (_, r) =>
          `<row r="${r + 1}">${Array.from({ length: 20 }, (_, c) => `<c r="${column(c)}${r + 1}"><v>${r * 20 + c}.5</v></c>`).join("")}</row>`,
      ).join(""),
    }),
  "cells with looks": (n) =>
    workbook({
      styles: `<numFmts><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>`,
      sheet: `<row>${'<c s="0"><v>1905.92</v></c>'.repeat(20)}</row>`.repeat(n / 20),
    }),
  "cells with formulas": (n) =>
    workbook({ sheet: `<row>${"<c><f>SUM(A1:A9)</f><v>1</v></c>".repeat(20)}</row>`.repeat(n / 20) }),
  "a table of numbers": (n) =>
    workbook({
      sheet:
        cells(1, 1, ["支出决算表"]) +
        cells(5, 5, ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]) +
        Array.from(
          { length: Math.ceil(n / 8) },
          (_, i) =>
            `<row><c><v>${2010101 + (i % 300_000)}</v></c><c t="inlineStr"><is><t>行政${i}</t></is></c><c><v>${i}.5</v></c><c><v>1.5</v></c><c><v>2.5</v></c></row>`,
        ).join(""),
    }),
  "comments in a part": (n) => workbook({ sheet: `<!--${"a".repeat(n)}-->` }),
  "an attribute of the longest": (n) => workbook({ sheet: `<row a="${"表".repeat(n)}"/>` }),
  "references of the longest": (n) =>
    workbook({ strings: `<si><t>${"&#x8868;".repeat(n)}</t></si>`, sheet: '<row><c t="s"><v>0</v></c></row>' }),
  "UTF-16": (n) => {
    const text = `\uFEFF<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${"<row><c><v>1</v></c></row>".repeat(n)}</sheetData></worksheet>`;
    return workbook({ more: { "xl/u.xml": text } });
  },
  "parts of names": (n) =>
    packed(
      Object.fromEntries(
        Array.from({ length: Math.min(9_990, n) }, (_, i) => [
          `xl/${"a".repeat(Math.min(60_000, Math.floor(n / 10_000)))}${i}.xml`,
          "",
        ]),
      ),
    ),
  "csv: short rows": (n) => encode("1,2\n".repeat(n)),
  "csv: rows that differ": (n) => encode(Array.from({ length: n }, (_, i) => `${i},支出${i}`).join("\n")),
  "csv: one cell": (n) => encode(`a,b\n"${"表".repeat(n)}"`),
  "csv: random": (n) => encode(`a,b\n${random(n)}`),
  "page: colspans": (n) => encode(`<html><table>${"<tr><td colspan=1000>1".repeat(n)}`),
  "page: rowspans": (n) => encode(`<html><table><tr>${"<td rowspan=65534>1".repeat(n)}</tr>${"<tr>".repeat(n)}`),
  "page: rowspans and rows": (n) => encode(`<html><table>${"<tr><td rowspan=65534><td>1".repeat(n)}`),
  "page: tables": (n) => encode(`<html>${"<table><tr><td>1</table>".repeat(n)}`),
  "page: nodes": (n) => encode(`<html><table><tr><td>${"<br>".repeat(n)}`),
  "page: nodes and attributes": (n) => encode(`<html><table><tr>${"<td a=1 b=2>".repeat(n)}`),
  "XML 2003: cells": (n) => xml2003('<Row><Cell><Data ss:Type="String">支出</Data></Cell></Row>'.repeat(n)),
  "docx of one paragraph": (n) => docx(`<w:p><w:r><w:t>${"支".repeat(n)}</w:t></w:r></w:p>`),
  "docx of runs and breaks": (n) => docx(`<w:p>${"<w:r><w:t>1</w:t><w:br/></w:r>".repeat(n)}</w:p>`),
  "docx of breaks": (n) => docx(`<w:p><w:r>${"<w:br/>".repeat(n)}</w:r></w:p>`),
  "docx of empty paragraphs": (n) => docx("<w:p/>".repeat(n)),
  "docx of blank cells": (n) => docx(`<w:tbl><w:tr>${"<w:tc/>".repeat(n)}</w:tr></w:tbl>`),
  "docx of rows": (n) => docx(`<w:tbl>${"<w:tr><w:tc/></w:tr>".repeat(n)}</w:tbl>`),
  "docx of numbers": (n) =>
    docx(`<w:tbl>${"<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>".repeat(n)}</w:tbl>`),
};
