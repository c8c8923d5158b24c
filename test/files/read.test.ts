import { readFileSync } from "node:fs";
import fc from "fast-check";
import { writeXlsx } from "hucre";
import type { Mark, MarkKind } from "../../src/core/report/mark.ts";
import { clearMarks, markWorkbook } from "../../src/files/xlsx/marks.ts";
import { defaultLimits, FileTrouble } from "../../src/files/refusals.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { openZip } from "../../src/files/ooxml/zip.ts";
import { handMade, handMadeParts, partsOf, rawEntries, sheetXml, stylesXml, zipped, type HandMade } from "./files.ts";

const smallXls = new Uint8Array(readFileSync("test/files/small.xls"));

function mark(sheet: string, row: number, column: number, kind: MarkKind = "unequal"): Mark {
  return { at: { sheet, row, column }, kind };
}

async function refusal(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    expect(error).toBeInstanceOf(FileTrouble);
    const { code, limit } = error as FileTrouble;
    return limit ? `${code}/${limit}` : code;
  }
  return "none";
}

async function cellsOf(cells: string, more: Partial<HandMade> = {}) {
  const { sheets } = await readWorkbook(handMade({ sheets: { 表: sheetXml(cells) }, ...more }));
  return sheets[0];
}

describe("reading .xlsx", () => {
  test("values of every kind", async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: "公开01表", rows: [["项目", 1.5, true, null, new Date(Date.UTC(2024, 2, 1)), false], [], [null, -3]] },
        { name: "藏", rows: [["x"]], hidden: true },
        { name: "深藏", rows: [], veryHidden: true },
      ],
    });
    expect(await readWorkbook(bytes)).toEqual({
      format: "xlsx",
      sheets: [
        { name: "公开01表", top: 0, left: 0, rows: [["项目", 1.5, true, null, "2024-03-01", false], [], [null, -3]] },
        { name: "藏", hidden: true, top: 0, left: 0, rows: [["x"]] },
        { name: "深藏", hidden: true, top: 0, left: 0, rows: [] },
      ],
    });
  });

  test("shared, inline and rich text", async () => {
    const strings = `<sst><si><t>甲&amp;乙</t></si><si><r><t>丙</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 丁</t></r></si></sst>`;
    const sheet = await cellsOf(
      `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>戊</t></is></c><c t="inlineStr"><is><r><t>己</t></r><r><t>庚</t></r></is></c><c t="str"><v>辛</v></c></row>`,
      { strings },
    );
    expect(sheet?.rows).toEqual([["甲&乙", "丙 丁", "戊", "己庚", "辛"]]);
    expect(await refusal(() => cellsOf(`<row><c t="s"><v>2</v></c></row>`, { strings }))).toBe("damaged");
  });

  test("formulas give their results, and trouble where there is none", async () => {
    const sheet = await cellsOf(
      `<row r="1"><c r="A1"><f>SUM(B1:B2)</f><v>12.5</v></c><c r="B1"><f>A1&amp;"x"</f></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1" t="str"><f>A1</f></c></row>` +
        `<row r="2"><c r="A2"><f t="shared" ref="A2:B2" si="0">A1</f><v>3</v></c><c r="B2"><f t="shared" si="0"/><v/></c><c r="C2" t="e"><f>#REF!+1</f><v>#REF!</v></c><c r="D2" t="e"><v>#N/A</v></c><c r="E2" t="b"><f>1=1</f><v>1</v></c></row>`,
    );
    expect(sheet?.rows).toEqual([
      [12.5, { trouble: "uncalculated", text: '=A1&"x"' }, null, { trouble: "uncalculated", text: "=A1" }],
      [
        3,
        { trouble: "uncalculated", text: "=…" },
        { trouble: "error", text: "#REF!" },
        { trouble: "error", text: "#N/A" },
        true,
      ],
    ]);
  });

  test("numbers come with the formats of their cells, dates as text", async () => {
    const styles = stylesXml(
      "",
      `<numFmts><numFmt numFmtId="164" formatCode="#,##0.0"/></numFmts>`,
      `<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/>`,
    );
    const cells = (number: string) =>
      `<row><c><v>1</v></c><c s="1"><v>${number}</v></c><c s="2"><v>45352.5</v></c></row><row><c><v>2</v></c></row>`;
    const fine = await cellsOf(cells("0.125"), { styles });
    expect(fine?.rows).toEqual([[1, 0.125, "2024-03-01T12:00:00"], [2]]);
    expect(fine?.formats).toEqual([[undefined, "#,##0.0"], undefined]);
    expect(await cellsOf(`<row><c><v>0.125</v></c><c s="2"><v>60</v></c></row>`, { styles })).not.toHaveProperty(
      "formats",
    );
  });

  test("cells are counted, not the rectangle that they span", async () => {
    const blanks = `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="1048576"><c r="XFD1048576" s="0"></c></row>`;
    expect((await cellsOf(blanks))?.rows).toEqual([[1]]);
    const far = (content: string) =>
      `<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>${content}</t></is></c></row>`;
    expect((await cellsOf(far(" ")))?.rows).toEqual([[1]]);
    const rows = (await cellsOf(far("注")))?.rows ?? [];
    expect([rows.length, rows[0], rows[1], rows.at(-1)?.length, rows.at(-1)?.at(-1)]).toEqual([
      2 ** 20,
      [1],
      [],
      2 ** 14,
      "注",
    ]);
    const wide = Array.from({ length: 400 }, (_, r) => `<row r="${r + 1}"><c r="XFD${r + 1}"><v>1</v></c></row>`);
    expect(await refusal(() => cellsOf(wide.join("")))).toBe("too-large/cells");
  });

  test("prefixes, comments and CDATA", async () => {
    const xml = `<x:worksheet xmlns:x="m"><!-- <x:sheetData> --><x:sheetData><x:row><x:c><x:v>7</x:v></x:c><x:c t="inlineStr"><x:is><x:t><![CDATA[<c>]]></x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`;
    const { sheets } = await readWorkbook(handMade({ sheets: { 表: xml } }));
    expect(sheets[0]?.rows).toEqual([[7, "<c>"]]);
  });

  test("what lies below a merge is said apart, and so is what is hidden", async () => {
    const xml =
      `<worksheet><cols><col min="2" max="16384" hidden="1"/></cols><sheetData>` +
      `<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2" hidden="1"><c r="A2"><v>3</v></c></row>` +
      `<row r="3" ht="0"><c r="A3"><v>4</v></c><c r="C3"><v>5</v></c></row></sheetData>` +
      `<mergeCells><mergeCell ref="A1:A3"/><mergeCell ref="B3:C3"/></mergeCells></worksheet>`;
    const { sheets } = await readWorkbook(handMade({ sheets: { 表: xml } }));
    expect(sheets[0]).toEqual({
      name: "表",
      top: 0,
      left: 0,
      rows: [[1, 2], [{ trouble: "covered", text: "与A1合并" }], [{ trouble: "covered", text: "与A1合并" }]],
      covered: [
        { row: 1, column: 0, value: 3 },
        { row: 2, column: 0, value: 4 },
        { row: 2, column: 2, value: 5 },
      ],
      hiddenRows: new Set([1, 2]),
      hiddenColumns: new Set([1]),
    });
  });

  test("white on white, too small to read, struck out, hardly any height or width, outside the print area", async () => {
    const font = (inner: string): string => `<font>${inner}</font>`;
    const fills = ["1F4E78", "000000"].map(
      (rgb) => `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/></patternFill></fill>`,
    );
    const looks = [
      { font: 0, fill: 0 },
      { font: 1, fill: 0 },
      { font: 2, fill: 0, numFmt: 4 },
      { font: 1, fill: 1 },
      { font: 0, fill: 2 },
      { font: 3, fill: 0, numFmt: 4 },
      { font: 4, fill: 0 },
    ];
    const styles =
      `<styleSheet><fonts>${font("") + font('<color rgb="FFFFFFFF"/>') + font('<sz val="1"/>') + font("<strike/>") + font('<strike val="0"/>')}</fonts>` +
      `<fills><fill/>${fills.join("")}</fills><cellXfs>` +
      looks.map((one) => `<xf fontId="${one.font}" fillId="${one.fill}" numFmtId="${one.numFmt ?? 0}"/>`).join("") +
      `</cellXfs></styleSheet>`;
    const cells = looks.map((_, s) => `<c s="${s}"><v>${s + 0.5}</v></c>`).join("");
    const texts = looks.map((_, s) => `<c s="${s}" t="inlineStr"><is><t>${s + 0.5}</t></is></c>`).join("");
    const xml =
      `<worksheet><cols><col min="3" max="3" width="0.1"/></cols><sheetData>` +
      `<row>${cells}</row><row ht="3.5"><c><v>9</v></c></row><row>${texts}</row></sheetData></worksheet>`;
    const parts = handMadeParts({ sheets: { 表: xml }, styles });
    const names = `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">表!$A$1:$D$1,表!$2:$3</definedName></definedNames>`;
    const main = parts["xl/workbook.xml"]!.replace("</workbook>", `${names}</workbook>`);
    const { sheets } = await readWorkbook(zipped({ ...parts, "xl/workbook.xml": main }));
    const white = "[White]General";
    const seen = [undefined, white, "[White]#,##0.00", undefined, white, "[struck]#,##0.00"];
    expect(sheets[0]).toMatchObject({
      formats: [seen, undefined, seen],
      hiddenRows: new Set([1]),
      hiddenColumns: new Set([2]),
      printed: [
        { top: 0, left: 0, bottom: 0, right: 3 },
        { top: 1, left: 0, bottom: 2, right: 16383 },
      ],
    });
  });

  test("digits above the line and what is struck out are no part of a figure", async () => {
    const runs = (look: string): string =>
      `<c t="inlineStr"><is><r><t>1905.9</t></r><r><rPr>${look}</rPr><t>2</t></r></is></c>`;
    const sheet = await cellsOf(
      `<row>${['<vertAlign val="superscript"/>', "<strike/>", '<strike val="0"/><b/>'].map(runs).join("")}</row>`,
    );
    expect(sheet?.rows).toEqual([["1905.9²", "1905.92\u0336", "1905.92"]]);
  });

  test("conditional formats that hide a number, or show it as another", async () => {
    const dxf = (look: string): string => `<dxf>${look}</dxf>`;
    const styles = stylesXml(
      `<dxfs>${dxf('<font><color rgb="FFFFFFFF"/></font>')}${dxf('<fill><patternFill><bgColor rgb="FF000000"/></patternFill></fill>')}${dxf('<numFmt numFmtId="200" formatCode="0.00,"/>')}${dxf('<font><color rgb="FFFF0000"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill>')}</dxfs>`,
    );
    const formats = async (area: string, rule: string): Promise<unknown> => {
      const cells = sheetXml("<row><c><v>0</v></c><c><v>5</v></c><c><v>1905.92</v></c></row>");
      const around = `</sheetData><conditionalFormatting sqref="${area}">${rule}</conditionalFormatting>`;
      const { sheets } = await readWorkbook(
        handMade({ sheets: { 表: cells.replace("</sheetData>", around) }, styles }),
      );
      return [0, 1, 2].map((column) => sheets[0]?.formats?.[0]?.[column]);
    };
    const [plain, hidden] = [undefined, "[White]General"];
    const is = (more: string, ...of: readonly string[]): string =>
      `<cfRule priority="1" ${more}>${of.map((formula) => `<formula>${formula}</formula>`).join("")}</cfRule>`;
    // Noughts in white: what clerks do.
    expect(await formats("A1:C1", is('type="cellIs" operator="equal" dxfId="0"', "0"))).toEqual([hidden, plain, plain]);
    expect(await formats("A1:C1", is('type="expression" dxfId="0"', "A1=0"))).toEqual([hidden, plain, plain]);
    expect(await formats("A1:C1", is('type="cellIs" operator="between" dxfId="1"', "1", "9"))).toEqual([
      plain,
      hidden,
      plain,
    ]);
    // What cannot be told counts for all.
    expect(await formats("B1 C1", is('type="expression" dxfId="0"', "$Z$9=1"))).toEqual([plain, hidden, hidden]);
    expect(await formats("C1", is('type="duplicateValues" dxfId="2"'))).toEqual([plain, plain, "0.00,"]);
    expect(await formats("A1:C1", is('type="expression" dxfId="3"', "TRUE"))).toEqual([plain, plain, plain]);
    const bars = (more: string): string =>
      `<cfRule type="dataBar" priority="1"><dataBar${more}><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule>`;
    expect(await formats("C1", bars(' showValue="0"'))).toEqual([plain, plain, hidden]);
    expect(await formats("C1", bars(""))).toEqual([plain, plain, plain]);
  });

  test("conditional formats of newer Excels, with their looks written beside them", async () => {
    const formats = async (...written: readonly string[]): Promise<unknown> => {
      const cells = sheetXml("<row><c><v>0</v></c><c><v>5</v></c><c><v>1905.92</v></c></row>");
      const all = written.map((one) => `<x14:conditionalFormatting xmlns:xm="z">${one}</x14:conditionalFormatting>`);
      const around = `</sheetData><extLst><ext xmlns:x14="y" uri="{78C0}"><x14:conditionalFormattings>${all.join("")}</x14:conditionalFormattings></ext></extLst>`;
      const styles = stylesXml("");
      const { sheets } = await readWorkbook(
        handMade({ sheets: { 表: cells.replace("</sheetData>", around) }, styles }),
      );
      return [0, 1, 2].map((column) => sheets[0]?.formats?.[0]?.[column]);
    };
    const rule = (more: string, formula: string, look: string): string =>
      `<x14:cfRule priority="1" id="{1}" ${more}><xm:f>${formula}</xm:f><x14:dxf>${look}</x14:dxf></x14:cfRule>`;
    const [plain, hidden] = [undefined, "[White]General"];
    const white = '<font><color theme="0"/></font>';
    const nought = rule('type="cellIs" operator="equal"', "0", white);
    expect(await formats(`${nought}<xm:sqref>A1:C1</xm:sqref>`)).toEqual([hidden, plain, plain]);
    const other = rule('type="expression"', "表2!$A$1=1", '<numFmt numFmtId="200" formatCode="0.00,"/>');
    expect(await formats(`${other}<xm:sqref>B1 C1</xm:sqref>`)).toEqual([plain, "0.00,", "0.00,"]);
    // One after the other, each with its own cells; what only colours says nothing.
    const red = rule('type="expression"', "TRUE", '<font><color rgb="FFFF0000"/></font>');
    expect(await formats(`${red}<xm:sqref>A1:C1</xm:sqref>`, `${nought}${other}<xm:sqref>A1</xm:sqref>`)).toEqual([
      hidden,
      plain,
      plain,
    ]);
    const icons = `<x14:cfRule type="iconSet" priority="1" id="{2}"><x14:iconSet showValue="0"><x14:cfvo type="num"><xm:f>9</xm:f></x14:cfvo></x14:iconSet></x14:cfRule>`;
    expect(await formats(`${icons}<xm:sqref>C1</xm:sqref>`)).toEqual([plain, plain, hidden]);
  });

  test("numbers that stand in a column much too narrow for them", async () => {
    const look = (more: string, alignment = ""): string => `<xf numFmtId="2" ${more}>${alignment}</xf>`;
    const styles =
      `<styleSheet><fonts><font><sz val="11"/></font><font><sz val="5"/></font></fonts><cellXfs><xf/>` +
      look("") +
      look('fontId="1"') +
      look("", '<alignment shrinkToFit="1"/>') +
      `</cellXfs></styleSheet>`;
    const shown = async (width: number, cells: string, around = ""): Promise<unknown> => {
      const xml = `<worksheet><cols><col min="1" max="1" width="9"/><col min="2" max="6" width="${width}"/></cols><sheetData><row>${cells}</row></sheetData>${around}</worksheet>`;
      const { sheets } = await readWorkbook(handMade({ sheets: { 表: xml }, styles }));
      return sheets[0]?.formats?.[0]?.slice(1).map((format = "") => format.startsWith("[####]"));
    };
    const cell = (look: number, value: number): string => `<c s="${look}"><v>${value}</v></c>`;
    const row = cell(1, 190566.92) + cell(1, 190566.92) + cell(1, -1.5) + cell(2, 190566.92) + cell(3, 190566.92);
    expect(await shown(4, row)).toEqual([true, false, false, false]);
    // A little too narrow may be a narrow font.
    expect(await shown(6, row)).toEqual([false, false, false, false]);
    const merged = '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>';
    expect(await shown(4, row.replace(cell(1, -1.5), cell(1, 1905660.92)), merged)).toEqual([
      false,
      true,
      false,
      false,
    ]);
    // General rounds to what there is room for.
    expect(await shown(2, cell(1, 1) + cell(0, 190566.92) + cell(1, 190.92))).toEqual([false, true]);
  });

  test("stored results that are not what their formulas come to", async () => {
    const of = (formula: string, stored: string | number, more = ""): string =>
      `<c><f${more}>${formula}</f><v>${stored}</v></c>`;
    const words = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const stale = async (cells: string, calculation = ""): Promise<unknown> => {
      const rows = `<row><c><v>1.1</v></c><c><v>2.2</v></c>${words("无")}<c/>${words("2024-03-01")}<c><f>NOW()</f></c></row>`;
      const parts = handMadeParts({ sheets: { 表: sheetXml(`${rows}<row>${cells}</row>`) } });
      const withIt = Object.entries(parts).map(([name, text]) => [
        name,
        text.replace("</workbook>", `${calculation}</workbook>`),
      ]);
      const { sheets } = await readWorkbook(zipped(Object.fromEntries(withIt) as Record<string, string>));
      return sheets[0]?.stale?.map(({ row, column, due }) => [row, column, due]) ?? [];
    };
    // What comes to what is stored, whatever doubles make of it.
    expect(await stale(of("A1+B1", 3.3000000000000003) + of("SUM(A1:D1)", 3.3) + of("A1-B1+2", 0.9))).toEqual([]);
    expect(await stale(of("A1+B1", 3.31) + of("SUM(A$1:$D1, 5)", 0) + of(" SUM(A1:B1,B1) - A1", 0))).toEqual([
      [1, 0, 3.3],
      [1, 2, 4.4],
    ]);
    expect(await stale(of("A1+1", 2.1, ' t="shared" si="0" ref="A2:B2"') + of("", 0, ' t="shared" si="0"'))).toEqual([
      [1, 1, 3.2],
    ]);
    // Nothing is said where something else may count.
    const unknown = [
      "A1+C1",
      "SUM(A1:E1)",
      "A1+F1",
      "SUM(A1:F1)",
      "A1*2",
      "ROUND(A1,0)",
      "表2!A1",
      "A1+",
      "(A1)",
      "XFE1",
    ];
    for (const formula of unknown) expect([formula, await stale(of(formula, 99))]).toEqual([formula, []]);
    expect(await stale(of("A1+B1", 99), '<calcPr fullPrecision="0"/>')).toEqual([]);
    expect(await stale(of("A1+B1", 99, ' t="array" ref="A2"') + `<c t="str"><f>A1+B1</f><v>无</v></c>`)).toEqual([]);
  });

  test("drawings over cells, and what is printed around them", async () => {
    const anchor = (what: string): string =>
      `<xdr:twoCellAnchor><xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>8</xdr:row><xdr:rowOff>9999</xdr:rowOff></xdr:to>${what}<xdr:clientData/></xdr:twoCellAnchor>`;
    const shape = (look: string, words = "", more = ""): string =>
      `<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1" name="a"${more}/></xdr:nvSpPr><xdr:spPr>${look}</xdr:spPr>${words === "" ? "" : `<xdr:txBody><a:p><a:r><a:t>${words}</a:t></a:r></a:p></xdr:txBody>`}</xdr:sp>`;
    const drawing =
      `<xdr:wsDr>${anchor("<xdr:pic/>")}${anchor(shape("<a:noFill/>"))}${anchor(shape("<a:solidFill/>", "", ' hidden="1"'))}${anchor("<xdr:cxnSp/>")}${anchor(shape("<a:noFill/>", "12.5 万元"))}` +
      `<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:ext cx="609600" cy="381000"/><xdr:graphicFrame/></xdr:oneCellAnchor></xdr:wsDr>`;
    const parts = handMadeParts({
      sheets: {
        表: sheetXml("<row><c><v>1</v></c></row>").replace(
          "</sheetData>",
          '</sheetData><headerFooter><oddFooter>&amp;C&amp;"宋体"&amp;9合计 12.5 万元 第 &amp;P 页</oddFooter><evenHeader/><evenFooter /><firstHeader></firstHeader></headerFooter>',
        ),
      },
    });
    const [part = ""] = Object.keys(parts).filter((name) => name.includes("sheets/"));
    const bytes = zipped({
      ...parts,
      [part.replace("sheets/", "sheets/_rels/") + ".rels"]:
        '<Relationships><Relationship Id="d" Type="x/drawing" Target="../drawings/d.xml"/></Relationships>',
      "xl/drawings/d.xml": drawing,
    });
    const area = { top: 6, left: 2, bottom: 7, right: 3 };
    expect((await readWorkbook(bytes)).sheets[0]?.drawings).toEqual([
      { area, text: "" },
      { area, text: "12.5 万元" },
      { area: { top: 1, left: 0, bottom: 2, right: 0 }, text: "" },
      { text: "   合计 12.5 万元 第   页" },
      { text: "" },
    ]);
  });

  test("a sheet of macros without a part does not keep the others from being read", async () => {
    const bytes = handMade({
      sheets: { 表: sheetXml("<row><c><v>1</v></c></row>") },
      tabs: `<sheet name="Module" sheetId="9" r:id=""/>`,
    });
    expect((await readWorkbook(bytes)).sheets.map((sheet) => sheet.name)).toEqual(["表"]);
  });

  test("a chart sheet is passed over", async () => {
    const bytes = handMade({
      sheets: { 表: sheetXml("<row><c><v>1</v></c></row>") },
      tabs: `<sheet name="图" sheetId="9" r:id="c"/>`,
      relationships: `<Relationship Id="c" Type="http://x/chartsheet" Target="chartsheets/a.xml"/>`,
      others: { "xl/chartsheets/a.xml": "<chartsheet/>" },
    });
    expect((await readWorkbook(bytes)).sheets.map((sheet) => sheet.name)).toEqual(["表"]);
    expect(markWorkbook(bytes, [mark("图", 0, 0)])).toBe(bytes);
  });
});

test("reading .xls", async () => {
  expect(await readWorkbook(smallXls)).toEqual({
    format: "other",
    sheets: [
      {
        name: "收支总表",
        top: 0,
        left: 0,
        rows: [
          ["项目", "金额"],
          ["一般公共预算", 1.5, true],
          ["政府性基金", 2.25, "2024-03-01"],
          ["合计", 3.75],
          ["错", { trouble: "error", text: "#DIV/0!" }, "ab"],
        ],
      },
      { name: "隐藏", hidden: true, top: 0, left: 0, rows: [["x", 12]] },
    ],
  });
});

/** Two sheets with all that may stand around conditional formats. */
const rich: HandMade = {
  sheets: {
    甲: sheetXml(
      `<row r="1"><c r="A1"><v>1</v></c></row>`,
      `<sheetProtection algorithmName="SHA-512" hashValue="abc=" saltValue="d==" spinCount="100000" sheet="1"/>` +
        `<mergeCells count="1"><mergeCell ref="A3:B3"/></mergeCells>` +
        `<conditionalFormatting sqref="A1:A9"><cfRule type="expression" dxfId="0" priority="9"><formula>LEN("x")&gt;0</formula></cfRule>` +
        `<cfRule type="cellIs" operator="equal" dxfId="1" priority='10' stopIfTrue="1"><formula>"&lt;conditionalFormatting&gt;"</formula></cfRule></conditionalFormatting>` +
        `<conditionalFormatting sqref="B1"><cfRule type="dataBar" priority="1"><dataBar/></cfRule></conditionalFormatting>` +
        `<dataValidations count="1"><dataValidation type="list" sqref="C1"><formula1>"a,b"</formula1></dataValidation></dataValidations>` +
        `<extLst><ext xmlns:x14="y" uri="{78C0}"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="z"><x14:cfRule type="expression" priority="2" id="{1}"><xm:f>1</xm:f></x14:cfRule><xm:sqref>A1</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>`,
      `<!-- </worksheet> --><sheetPr codeName="a>b"/>`,
    ),
    乙: sheetXml("", `<pageMargins left="1"/>`),
  },
  styles: stylesXml(`<dxfs count="2"><dxf><font><b/></font></dxf><dxf/></dxfs>`),
  others: { "xl/comments1.xml": "<comments/>", "xl/media/image1.png": "not really" },
};

const plain = sheetXml(`<row r="1"><c r="A1"><v>1</v></c></row>`);
const workbooks: Record<string, Uint8Array> = {
  rich: handMade(rich),
  "no dxfs": handMade({ sheets: { 甲: plain }, styles: stylesXml("") }),
  "empty dxfs tag": handMade({ sheets: { 甲: plain }, styles: stylesXml(`<dxfs count="0" />`) }),
  "dxfs without count": handMade({ sheets: { 甲: plain }, styles: stylesXml(`<dxfs/>`) }),
  "empty dxfs, laid out": handMade({ sheets: { 甲: plain }, styles: stylesXml(`<dxfs count="0">\n</dxfs>`) }),
  "wrong count": handMade({ sheets: { 甲: plain }, styles: stylesXml(`<dxfs count="7"><dxf/></dxfs>`) }),
  "no style sheet": handMade({ sheets: { 甲: plain, 乙: plain }, styles: null }),
  prefixes: handMade({
    sheets: {
      甲: `\ufeff<x:worksheet xmlns:x="m"><x:sheetData/><x:pageMargins/></x:worksheet>`,
      乙: `<x:worksheet xmlns:x="m"><x:sheetData/></x:worksheet>`,
    },
    styles: `<x:styleSheet xmlns:x="m"><x:cellXfs/></x:styleSheet>`,
  }),
};

function differing(a: Record<string, string>, b: Record<string, string>): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => a[name] !== b[name]).sort();
}

describe("marking", () => {
  const bytes = workbooks["rich"]!;

  test("changes the style sheet and the marked sheets only", () => {
    const marked = markWorkbook(bytes, [mark("甲", 0, 0), mark("没有", 0, 0)]);
    expect(differing(rawEntries(bytes), rawEntries(marked))).toEqual(["xl/sheets/tab2.xml", "xl/styles.xml"]);
    expect(openZip(marked, defaultLimits).entries.map((entry) => entry.name)).toEqual(
      openZip(bytes, defaultLimits).entries.map((entry) => entry.name),
    );
  });

  test("comes first, before the user's rules and at the schema's place", () => {
    const marked = markWorkbook(bytes, [
      mark("甲", 4, 3, "doubtful"),
      mark("甲", 0, 0),
      mark("甲", 0, 1),
      mark("甲", 1, 0),
      mark("甲", 1, 1),
      mark("乙", 2, 2, "unreadable"),
    ]);
    const parts = Object.fromEntries(
      Object.entries(partsOf(marked)).map(([name, part]) => [name, Buffer.from(part, "latin1").toString()]),
    );
    const ours = (range: string, style: number, priority: number) =>
      `<conditionalFormatting sqref="${range}"><cfRule type="expression" dxfId="${style}" priority="${priority}"><formula>LEN("公开表核对")&gt;0</formula></cfRule></conditionalFormatting>`;
    const sheet = parts["xl/sheets/tab2.xml"] ?? "";
    expect(sheet).toContain(
      `</mergeCells>${ours("A1:B2", 3, 1)}${ours("D5", 4, 2)}<conditionalFormatting sqref="A1:A9">`,
    );
    expect([...sheet.matchAll(/priority=["'](\d+)/g)].map((match) => match[1])).toEqual([
      "1",
      "2",
      "11",
      "12",
      "3",
      "4",
    ]);
    expect(parts["xl/sheets/tab1.xml"]).toContain(`</sheetData>${ours("C3", 5, 1)}<pageMargins left="1"/>`);
    expect(parts["xl/styles.xml"]).toContain(`<dxfs count="6"><dxf><font><b/></font></dxf><dxf/><dxf><font>`);
  });

  test("long lists of ranges are split", () => {
    const many = Array.from({ length: 3000 }, (_, i) => mark("乙", i * 2, i % 3));
    const part = partsOf(markWorkbook(bytes, many))["xl/sheets/tab1.xml"] ?? "";
    const lists = [...part.matchAll(/sqref="([^"]*)"/g)].map((match) => match[1] ?? "");
    expect(lists.length).toBeGreaterThan(1);
    expect(Math.max(...lists.map((list) => list.length))).toBeLessThanOrEqual(8000);
    expect(lists.flatMap((list) => list.split(" "))).toHaveLength(3000);
    expect(partsOf(clearMarks(markWorkbook(bytes, many)))).toEqual(partsOf(bytes));
  });

  const anyMark = fc.record({
    at: fc.record({
      sheet: fc.constantFrom("甲", "乙", "丙"),
      row: fc.integer({ min: -1, max: 12 }),
      column: fc.integer({ min: 0, max: 30 }),
    }),
    kind: fc.constantFrom<MarkKind>("unequal", "doubtful", "unreadable"),
  });

  test.each(Object.keys(workbooks))("clearing gives every part back: %s", (name) => {
    const original = workbooks[name]!;
    fc.assert(
      fc.property(fc.array(anyMark), fc.array(anyMark), (first, second) => {
        const marked = markWorkbook(original, first);
        expect(partsOf(clearMarks(marked))).toEqual(partsOf(original));
        expect(markWorkbook(marked, first)).toEqual(marked);
        expect(partsOf(markWorkbook(marked, second))).toEqual(partsOf(markWorkbook(original, second)));
      }),
      { numRuns: 40 },
    );
    expect(clearMarks(original)).toBe(original);
  });

  test.each(Object.keys(workbooks))("a marked file reads as before: %s", async (name) => {
    const original = workbooks[name]!;
    expect(await readWorkbook(markWorkbook(original, [mark("甲", 0, 0)]))).toEqual(await readWorkbook(original));
  });

  test("after another program has rewritten the file our rules still go, and the user's formats stay", () => {
    const parts = handMadeParts({
      ...rich,
      sheets: {
        甲: sheetXml(
          "",
          `<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="2" priority="2"><formula>LEN(&quot;公开表核对&quot;)&gt;0</formula></cfRule><cfRule type="expression" dxfId="0" priority="1"><formula>1</formula></cfRule><cfRule type="expression" dxfId="1" priority="3"><formula>1</formula></cfRule></conditionalFormatting>`,
        ),
      },
    });
    const cleared = partsOf(clearMarks(zipped(parts)));
    expect(cleared["xl/sheets/tab1.xml"]).toContain(
      `<conditionalFormatting sqref="A1"><cfRule type="expression" dxfId="0" priority="1"><formula>1</formula></cfRule><cfRule type="expression" dxfId="1" priority="2"><formula>1</formula></cfRule></conditionalFormatting>`,
    );
    expect(cleared["xl/styles.xml"]).toBe(parts["xl/styles.xml"]);
  });
});

describe("refusals", () => {
  const text = (content: string) => new TextEncoder().encode(content);

  test("other files", async () => {
    for (const content of ["没有表格", "%PDF-1.7\n", "P", "\ufeff<?xml version='1.0'?>"]) {
      expect(await refusal(() => readWorkbook(text(content)))).toBe("not-a-workbook");
      expect(await refusal(() => markWorkbook(text(content), []))).toBe("not-a-workbook");
    }
    expect(await refusal(() => readWorkbook(new Uint8Array()))).toBe("damaged");
    expect(await refusal(() => readWorkbook(zipped({ "a.txt": "a" })))).toBe("not-a-workbook");
    const document = {
      ...handMadeParts({ sheets: {} }),
      "xl/workbook.xml": `<w:document xmlns:w="w"><w:body/></w:document>`,
    };
    expect(await refusal(() => readWorkbook(zipped(document)))).toBe("not-a-workbook");
    expect(await refusal(() => markWorkbook(smallXls, []))).toBe("not-a-workbook");
  });

  test("password", async () => {
    const locked = await writeXlsx({
      sheets: [{ name: "表", rows: [[1]] }],
      encryption: { password: "secret", spinCount: 10 },
    });
    expect(await refusal(() => readWorkbook(locked))).toBe("encrypted");
  });

  test.each([
    ["xlsx", workbooks["rich"]!],
    ["xls", smallXls],
  ])("truncated .%s", async (_, whole) => {
    for (let length = 0; length < whole.length; length += 1 + Math.floor(whole.length / 150)) {
      const part = whole.slice(0, length);
      const said = await refusal(() => readWorkbook(part));
      // What is missing of the last sector of an .xls may be nothing but filling.
      if (said === "none") expect(await readWorkbook(part)).toEqual(await readWorkbook(whole));
      else expect(["damaged", "not-a-workbook"]).toContain(said);
    }
  });

  test("bombs, with true and with lying sizes", async () => {
    const parts = handMadeParts({ sheets: { 表: sheetXml(" ".repeat(40_000_000)) } });
    const bomb = zipped(parts);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusal(() => readWorkbook(bomb, { inflated: 20_000_000 }))).toBe("too-large/inflated");
    expect(await refusal(() => readWorkbook(bomb))).toBe("too-large/growth");
    const entry = openZip(bomb, { ...defaultLimits, growth: 1000 }).find("xl/sheets/tab1.xml")!;
    const lying = bomb.slice();
    new DataView(lying.buffer).setUint32(entry.record.byteOffset - bomb.byteOffset + 24, 1000, true);
    expect(await refusal(() => readWorkbook(lying, { inflated: 20_000_000 }))).toBe("damaged");
    expect(await refusal(() => markWorkbook(lying, [mark("表", 0, 0)]))).toBe("damaged");
  });

  test("a sheet says of no more columns how they look than there are", async () => {
    const of = (count: number): Uint8Array =>
      zipped(
        handMadeParts({
          sheets: {
            表: sheetXml("<row><c><v>1</v></c></row>").replace(
              "<sheetData>",
              `<cols>${'<col min="2" max="2" hidden="1"/>'.repeat(count)}</cols><sheetData>`,
            ),
          },
        }),
      );
    expect(await refusal(() => readWorkbook(of(16_384)))).toBe("none");
    expect(await refusal(() => readWorkbook(of(16_385)))).toBe("damaged");
  });

  test("one text in many cells counts as often as it stands there", async () => {
    const of = (cells: number): Uint8Array =>
      zipped(
        handMadeParts({
          sheets: { 表: sheetXml(`<row>${'<c t="s"><v>0</v></c>'.repeat(cells)}</row>`) },
          strings: `<sst xmlns="x"><si><t>${"表".repeat(1000)}</t></si></sst>`,
        }),
      );
    expect(await refusal(() => readWorkbook(of(49), { inflated: 100_000 }))).toBe("none");
    expect(await refusal(() => readWorkbook(of(51), { inflated: 100_000 }))).toBe("too-large/inflated");
  });

  test("other limits", async () => {
    const bytes = workbooks["rich"]!;
    expect(await refusal(() => readWorkbook(bytes, { file: 100 }))).toBe("too-large/file");
    expect(await refusal(() => readWorkbook(bytes, { parts: 3 }))).toBe("too-large/parts");
    expect(await refusal(() => readWorkbook(bytes, { sheets: 1 }))).toBe("too-large/sheets");
    expect(await refusal(() => readWorkbook(smallXls, { sheets: 1 }))).toBe("too-large/sheets");
    expect(await refusal(() => readWorkbook(smallXls, { cells: 5 }))).toBe("too-large/cells");
  });

  test("duplicate and overlapping parts, document types, bad XML", async () => {
    const duplicate = zipped({ ...handMadeParts(rich), "XL/Styles.xml": "" });
    expect(await refusal(() => readWorkbook(duplicate))).toBe("damaged");
    const overlapping = workbooks["rich"]!.slice();
    const [first, second] = openZip(overlapping, defaultLimits).entries;
    new DataView(overlapping.buffer).setUint32(second!.record.byteOffset + 42, first!.header, true);
    expect(await refusal(() => readWorkbook(overlapping))).toBe("damaged");
    for (const xml of [`<!DOCTYPE a>${plain}`, plain.slice(0, -3), "<worksheet><sheetData></worksheet>", "<a/>"]) {
      expect(await refusal(() => readWorkbook(handMade({ sheets: { 表: xml } })))).toBe("damaged");
    }
  });

  test("whatever the bytes: a reading or a FileTrouble", async () => {
    const bytes = fc.uint8Array({ maxLength: 2000 });
    const beginnings = [[], [0x50, 0x4b, 3, 4], [...smallXls.subarray(0, 600)]];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), bytes, async (beginning, rest) => {
        expect(await refusal(() => readWorkbook(new Uint8Array([...beginning, ...rest])))).not.toBe("none");
      }),
    );
    const flips = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });
    for (const whole of [workbooks["rich"]!, smallXls]) {
      await fc.assert(
        fc.asyncProperty(flips, async (places) => {
          const flipped = whole.slice();
          for (const place of places) flipped[(place >> 3) % flipped.length]! ^= 1 << (place & 7);
          await refusal(() => readWorkbook(flipped));
          await refusal(() => markWorkbook(flipped, [mark("甲", 0, 0)]));
        }),
        { numRuns: 300 },
      );
    }
    // Checksums catch those; what they cannot catch is XML that was written wrong.
    const parts = handMadeParts(rich);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(parts)), fc.nat(), fc.string(), async (name, place, junk) => {
        const part = parts[name] ?? "";
        const at = place % (part.length + 1);
        const broken = zipped({ ...parts, [name]: part.slice(0, at) + junk + part.slice(at + junk.length) });
        await refusal(() => readWorkbook(broken));
        await refusal(() => markWorkbook(broken, [mark("甲", 0, 0)]));
      }),
      { numRuns: 300 },
    );
  });
});
