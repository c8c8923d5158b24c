import fc from "fast-check";
import { asXlsx, readWorkbook } from "../../src/files/read.ts";
import { zipped } from "./files.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (text: string) => (await readWorkbook(bytes(text))).sheets;

test("a page: tables below each other, text between them, spans, and numbers as they print", async () => {
  const [sheet] = await read(
    `<html><head><title>不看</title><style>td{}</style></head><body><h1>收支<b>总表</b></h1><p>单位：万元</p>` +
      `<table><tr><td rowspan=2>项目</td><td colspan="2">金额<br>合计</td></tr><tr><td>1,234.50</td><td x:num="0.125">0.13</td></tr>` +
      `<tr><td>208<td>=1+1<td>&nbsp;</table><div>注：<i>无</i></div></body></html>`,
  );
  expect(sheet).toEqual({
    name: "Sheet1",
    top: 0,
    left: 0,
    rows: [["收支总表"], ["单位：万元"], ["项目", "金额 合计"], [null, 1234.5, 0.125], ["208", "=1+1"], ["注：无"]],
    formats: [undefined, undefined, undefined, [undefined, "#,##0.00", "0.00"], undefined, undefined],
  });
});

test("tables within tables come behind them, however deep", async () => {
  const deep = `${"<div><table><tr><td>".repeat(3000)}底${"</td></tr></table></div>".repeat(3000)}`;
  const [sheet] = await read(
    `<table><tr><td>外<table><tr><td>内</td></tr></table></td><td>右</td></tr></table>${deep}`,
  );
  expect(sheet?.rows.slice(0, 2)).toEqual([["外", "右"], ["内"]]);
  expect(sheet?.rows.at(-1)).toEqual(["底"]);
});

test("an XML Spreadsheet: hidden sheets, rows and columns, merges, formats, errors, formatted text", async () => {
  const sheets = await read(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
      `<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Standard"/></Style></Styles>` +
      `<Worksheet ss:Name="表"><Table><Column ss:Index="2" ss:Span="1" ss:Hidden="1"/><Row ss:Index="2" ss:Hidden="1"><Cell ss:MergeAcross="1"><ss:Data ss:Type="String">甲<B>乙</B></ss:Data></Cell><Cell ss:StyleID="s1"><Data ss:Type="Number">1.5</Data></Cell></Row>` +
      `<Row><Cell ss:Index="3"><Data ss:Type="Error">#REF!</Data></Cell><Cell><Data ss:Type="DateTime">2024-03-01T00:00:00.000</Data></Cell></Row></Table></Worksheet>` +
      `<Worksheet ss:Name="藏"><Table/><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>`,
  );
  expect(sheets).toEqual([
    {
      name: "表",
      top: 0,
      left: 0,
      rows: [[], ["甲乙", null, 1.5], [null, null, { trouble: "error", text: "#REF!" }, "2024-03-01"]],
      formats: [undefined, [undefined, undefined, "#,##0.00"], undefined],
      hiddenRows: new Set([1]),
      hiddenColumns: new Set([1, 2]),
    },
    { name: "藏", hidden: true, top: 0, left: 0, rows: [] },
  ]);
});

test("OpenDocument: repeated cells, hidden sheets and rows, numbers as they print", async () => {
  const cell = (value: string, printed: string): string =>
    `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${printed}</text:p></table:table-cell>`;
  const content =
    `<office:document-content><office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>` +
    `<table:table table:name="表"><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>` +
    `<table:table-row><table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>甲<text:s text:c="2"/>乙</text:p></table:table-cell><table:covered-table-cell/>${cell("80.3", "80.30")}</table:table-row>` +
    `<table:table-row table:number-rows-repeated="2" table:visibility="collapse"><table:table-cell table:number-columns-repeated="2"/>${cell("1234.5", "1,234.5")}</table:table-row>` +
    `<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>` +
    `<table:table table:name="藏" table:style-name="ta2"/></office:spreadsheet></office:body></office:document-content>`;
  const file = zipped({
    mimetype: bytes("application/vnd.oasis.opendocument.spreadsheet"),
    "content.xml": bytes(content),
    "META-INF/manifest.xml": bytes("<manifest:manifest/>"),
  });
  const { sheets } = await readWorkbook(file);
  expect(sheets).toEqual([
    {
      name: "表",
      top: 0,
      left: 0,
      rows: [
        ["甲  乙", null, 80.3],
        [null, null, 1234.5],
        [null, null, 1234.5],
      ],
      formats: [
        [undefined, undefined, "0.00"],
        [undefined, undefined, "#,##0.0"],
        [undefined, undefined, "#,##0.0"],
      ],
      hiddenRows: new Set([1, 2]),
      hiddenColumns: new Set([1, 2]),
    },
    { name: "藏", hidden: true, top: 0, left: 0, rows: [] },
  ]);
});

test("OpenDocument: cells repeated as often as an honest file has them, and no oftener", async () => {
  const of = (rows: number): Uint8Array =>
    zipped({
      "content.xml": bytes(
        `<office:document-content><office:body><office:spreadsheet><table:table table:name="表"><table:table-row table:number-rows-repeated="${rows}"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="10"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
      ),
      "META-INF/manifest.xml": bytes("<manifest:manifest/>"),
    });
  const { sheets } = await readWorkbook(of(5000));
  expect(sheets[0]?.rows).toHaveLength(5000);
  expect(sheets[0]?.rows[4999]).toEqual(Array.from({ length: 10 }, () => 1));
  await expect(readWorkbook(of(20_000))).rejects.toMatchObject({ code: "too-large", limit: "growth" });
});

test("a page whose cells reach far down past each other is refused as the cells that it covers", async () => {
  const of = (rows: number): Uint8Array => bytes(`<html><table>${"<tr><td rowspan=65534>".repeat(rows)}</table>`);
  await expect(readWorkbook(of(50), { cells: 5000 })).resolves.toMatchObject({ format: "other" });
  await expect(readWorkbook(of(1000), { cells: 5000 })).rejects.toMatchObject({ code: "too-large", limit: "cells" });
});

test("OpenDocument: a number that General has no room for is what it is", async () => {
  const file = zipped({
    "content.xml": bytes(
      `<office:document-content><office:body><office:spreadsheet><table:table table:name="表"><table:table-row><table:table-cell office:value-type="float" office:value="114236321.41"><text:p>114236321.4</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="114.41"><text:p>114.4</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
    "META-INF/manifest.xml": bytes("<manifest:manifest/>"),
  });
  const { sheets } = await readWorkbook(file);
  expect([sheets[0]?.rows, sheets[0]?.formats]).toEqual([[[114236321.41, 114.41]], [[undefined, "0.0"]]]);
});

test.each(["甲", "甲,乙,丙\n丁,戊,己"])("XML that is no page and no XML Spreadsheet is no table: %s", async (text) => {
  const flat = `<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">\n<text:p>${text}</text:p>\n</office:document>`;
  await expect(read(flat)).rejects.toMatchObject({ code: "not-a-workbook" });
});

test("a table in text gives back what was written, whatever stands in it", async () => {
  const cell = fc.stringMatching(/^[甲乙a-c0-9 ,"\n.-]{0,8}$/).filter((text) => text.trim() === text);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 6 }), async (rows) => {
      const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const text = rows.map((row) => row.map(quoted).join(",")).join("\r\n");
      const [sheet] = await read(text);
      expect(rows.map((_, r) => [0, 1, 2].map((c) => sheet?.rows[r]?.[c] ?? ""))).toEqual(
        rows.map((row) => row.map((own) => (/^-?\d+\.\d{1,6}$/.test(own) ? Number(own) : own))),
      );
    }),
  );
});

test("text that begins like a formula stays text in the .xlsx that is made of it", async () => {
  const { sheets } = await readWorkbook(await asXlsx(bytes("甲,=1+1\n乙,+2\n丙,@SUM(A1)\n")));
  expect(sheets[0]?.rows).toEqual([
    ["甲", "=1+1"],
    ["乙", "+2"],
    ["丙", "@SUM(A1)"],
  ]);
});
