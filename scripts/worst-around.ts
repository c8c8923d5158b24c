import { cells, HEADING, numbers, ods, workbook, xml2003, type Kind } from "./worst-parts.ts";

// Hostile workbooks for scripts/worst.ts: what stands around cells, and far from them.

const WHITE = '<dxfs><dxf><font><color rgb="FFFFFFFF"/></font></dxf></dxfs>';

const table = (count: number): string =>
  cells(1, 1, ["支出决算表"]) + cells(11, 11, HEADING) + numbers(count, 10, "2080505");

const each = (count: number, one: (i: number) => string): string =>
  Array.from({ length: Math.max(1, Math.floor(count)) }, (_, i) => one(i)).join("");

/** A workbook of one sheet with more than cells. */
const sheet = (rows: string, behind: string, styles = ""): Uint8Array =>
  workbook({ sheet: `<!----><sheetData>${rows}</sheetData>${behind}`, styles });

/** Formulas in a column, each with a result that is not its own. */
const formulas = (count: number, one: (i: number) => string): Uint8Array =>
  workbook({ sheet: each(count, (i) => `<row><c><f>${one(i)}</f><v>${i % 97}</v></c><c><v>${i % 89}</v></c></row>`) });

const condition = (sqref: string, rule: string): string =>
  `<conditionalFormatting sqref="${sqref}"><cfRule ${rule} dxfId="0" priority="1"><formula>7</formula></cfRule></conditionalFormatting>`;

export const AROUND: Readonly<Record<string, Kind>> = {
  "merges of two cells": (n) =>
    sheet(table(n / 16), `<mergeCells>${each(n / 200, (i) => `<mergeCell ref="A${i + 3}:B${i + 3}"/>`)}</mergeCells>`),
  "merges of two rows": (n) =>
    sheet(
      table(n / 16),
      `<mergeCells>${each(n / 200, (i) => `<mergeCell ref="B${2 * i + 3}:B${2 * i + 4}"/>`)}</mergeCells>`,
    ),
  "merges beside each other": (n) =>
    sheet(
      table(n / 16),
      `<mergeCells>${each(n / 40, (i) => `<mergeCell ref="A${1 + (i % 99)}:J${1 + (i % 99)}"/>`)}</mergeCells>`,
    ),
  "conditional formats of many areas": (n) =>
    sheet(
      numbers(n / 16, 20, "a"),
      each(100, (i) =>
        condition(
          Array.from({ length: 20 }, (_, a) => `Z${9_000 + 20 * i + a}`).join(" "),
          'type="cellIs" operator="equal"',
        ),
      ),
      WHITE,
    ),
  "conditional formats that do not apply": (n) =>
    sheet(
      numbers(n / 16, 20, "a"),
      each(100, () => condition("A1:XFD1048576 A1:XFD1048575", 'type="cellIs" operator="greaterThan"')),
      WHITE,
    ),
  "conditional formats that differ": (n) =>
    sheet(
      numbers(n / 32, 20, "a"),
      each(n / 400, (i) => condition(`A${i + 1}:J${i + 1}`, 'type="cellIs" operator="equal"')),
      WHITE,
    ),
  "areas of a print": (n) =>
    workbook({
      sheet: table(n / 16),
      names: `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">${each(n / 200, (i) => `a!$Z$${i + 1}:$Z$${i + 1},`)}a!$A$1</definedName></definedNames>`,
    }),
  "formulas that are stale": (n) => formulas(n / 80, (i) => `A${i + 2}+B${i + 1}`),
  "formulas of whole columns": (n) => formulas(n / 80, () => "SUM(B1:B99999)"),
  "formulas of many areas": (n) => formulas(n / 400, (i) => `SUM(${`B${i + 1}:B${i + 3},`.repeat(30)}B1)`),
  "rows that end far away": (n) =>
    workbook({
      sheet: each(
        Math.min(300, n / 4),
        (i) => `<row r="${i + 1}"><c><v>1</v></c><c r="XFD${i + 1}"><v>1</v></c></row>`,
      ),
    }),
  "a table that ends far away": (n) =>
    workbook({
      sheet:
        cells(1, 1, ["支出决算表"]) +
        cells(11, 11, HEADING) +
        each(
          Math.min(300, n / 4),
          (i) => `<row r="${i + 3}"><c><v>${2010101 + i}</v></c><c r="XFD${i + 3}"><v>1</v></c></row>`,
        ),
    }),
  "words that end far away": (n) =>
    workbook({
      sheet: each(
        Math.min(300, n / 4),
        (i) =>
          `<row r="${i + 1}"><c t="inlineStr"><is><t>项目</t></is></c><c r="XFD${i + 1}" t="inlineStr"><is><t>合计</t></is></c></row>`,
      ),
    }),
  "figures in every tenth row": (n) =>
    workbook({ sheet: each(n / 40, (i) => `<row r="${10 * i + 1}"><c><v>1</v></c><c><v>2</v></c></row>`) }),
  "figures in the last rows": (n) =>
    workbook({ sheet: each(n / 40, (i) => `<row r="${1_048_576 - i}"><c><v>1</v></c><c><v>2</v></c></row>`) }),
  "ods: rows repeated": (n) => repeated(n, '<table:table-cell office:value-type="float" office:value="1.5"/>'),
  "ods: words repeated": (n) =>
    repeated(n, '<table:table-cell office:value-type="string"><text:p>支出</text:p></table:table-cell>'),
  "ods: titles repeated": (n) =>
    repeated(n, '<table:table-cell office:value-type="string"><text:p>支出决算表</text:p></table:table-cell>'),
  "ods: a table repeated": (n) => {
    const word = (text: string): string =>
      `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
    const number = '<table:table-cell office:value-type="float" office:value="1.5" table:number-columns-repeated="6"/>';
    return ods(
      `<table:table-row>${word("支出决算表")}</table:table-row><table:table-row>${HEADING.map(word).join("")}</table:table-row><table:table-row table:number-rows-repeated="${Math.ceil(n / 8)}">${word("2080505")}${word("a")}${number}</table:table-row>`,
    );
  },
  "ods: hidden rows": (n) =>
    ods(
      '<table:table-row table:visibility="collapse" table:number-rows-repeated="1000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'.repeat(
        n / 1000,
      ),
    ),
  "ods: hidden rows without cells": (n) =>
    ods(
      `${'<table:table-row table:visibility="collapse" table:number-rows-repeated="1000"/>'.repeat(Math.min(1048, n / 100))}<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>`,
    ),
  "XML 2003: rows that end far away": (n) =>
    xml2003(
      '<Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell ss:Index="16384"><Data ss:Type="Number">1</Data></Cell></Row>'.repeat(
        Math.min(300, n),
      ),
    ),
};

/** Twenty cells in so many rows. */
function repeated(rows: number, cell: string): Uint8Array {
  const wide = cell.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="20"');
  return ods(`<table:table-row table:number-rows-repeated="${Math.ceil(rows)}">${wide}</table:table-row>`);
}
