import { readdirSync, readFileSync } from "node:fs";
import { BLANK, blankWorkbook } from "../../src/workbench/new-workbook.ts";
import { PROFILES } from "../../src/core/forms/profiles.ts";
import { templatesOf } from "../../src/core/blanks/template.ts";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import { gridsOf, type Book, type BookSheet } from "../../src/files/xlsx/book.ts";
import { templateWorkbook } from "../../src/files/xlsx/template.ts";
import { defaultLimits, FileTrouble, type FileLimits } from "../../src/files/refusals.ts";
import { markWorkbook } from "../../src/files/xlsx/marks.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { handMade, handMadeParts, sheetXml, stylesXml, zipped, type HandMade } from "./files.ts";

const file = (path: string): Uint8Array => new Uint8Array(readFileSync(path));
const seeds = readdirSync("seeds").filter((name) => name.endsWith(".xlsx"));
const templates = templatesOf(
  PROFILES.find(({ name }) => name === "四川决算")!,
  { year: 2024, unitName: "某局" },
);

const files: Record<string, () => Uint8Array> = {
  ...Object.fromEntries(seeds.map((name) => [name, () => file(`seeds/${name}`)])),
  "a file of LibreOffice": () => file("test/files/libreoffice.xlsx"),
  "blank tables": () => templateWorkbook(templates),
};

test.each(Object.entries(files))("%s: what the grid shows is what is checked", async (_, bytes) => {
  expect(gridsOf(await readBook(bytes()))).toEqual((await readWorkbook(bytes())).sheets);
});

test("says how far it has come", async () => {
  const steps: [number, number][] = [];
  await readBook(file("test/files/libreoffice.xlsx"), {}, (done, of) => steps.push([done, of]));
  expect(steps).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
});

async function sheetOf(cells: string, more: Partial<HandMade> = {}, behind = "", before = ""): Promise<BookSheet> {
  return (await readBook(handMade({ sheets: { 表: sheetXml(cells, behind, before) }, ...more }))).sheets[0]!;
}

test("a file of LibreOffice comes with its looks, widths, merges and formulas", async () => {
  const book = await readBook(file("test/files/libreoffice.xlsx"));
  const [income, summary] = book.sheets;
  expect(income).toMatchObject({
    name: "收入",
    merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
    columns: [
      { first: 0, last: 0, width: 161.25 },
      { first: 1, last: 2, width: 80.25 },
    ],
    frozen: { rows: 0, columns: 0 },
    unshown: ["conditional-formats", "validations", "comments"],
  });
  expect(income!.rows[0]).toEqual({ height: 28.35 });
  expect(income!.cells[3]![2]).toEqual({ value: 0.8, formula: "=B4/B$7", style: 5 });
  expect(income!.cells[1]![1]).toEqual({ value: 45352, date: "2024-03-01", style: 2 });
  expect(summary!.cells[1]![1]).toMatchObject({ value: 0, formula: "=SUM(收入!B4:B6)-SUM(金额)" });
  expect(summary!.cells[2]![0]).toMatchObject({ value: "=不是公式" });
  expect(book.styles[income!.cells[0]![0]!.style!]).toMatchObject({
    font: { bold: true, size: 16, colour: "1F4E79" },
    fill: "DDEBF7",
    horizontal: "center",
  });
  expect(book.styles[5]).toMatchObject({ format: "#,##0.00", borders: { left: { style: "hair" } } });
  expect(book.styles[2]).toMatchObject({ format: "yyyy\\-mm\\-dd" });
});

test("blank tables come as they were laid out", async () => {
  const book = await readBook(templateWorkbook(templates));
  book.sheets.forEach((sheet, i) => {
    const template = templates[i]!;
    expect(sheet.merges).toEqual(template.merges);
    expect(sheet.frozen).toEqual(template.frozen);
    const widths = sheet.columns.map(({ width }) => width);
    template.widths.forEach((width, c) => expect(Math.abs(widths[c]! - width)).toBeLessThanOrEqual(0.5));
    expect(Object.values(sheet.rows).map(({ height }) => height)).toEqual(template.heights);
  });
});

describe("formulas", () => {
  test("a shared one reads in each cell as it would be typed there", async () => {
    const { cells } = await sheetOf(
      `<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1+$C$1+SUM(D1:D$9)+'a''b'!E1&amp;"B1"</f><v>1</v></c></row>` +
        `<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c><c r="C2"><f t="shared" si="0"/><v>2</v></c></row>` +
        `<row r="3"><c r="A3"><f t="shared" si="9"/><v>3</v></c></row>`,
    );
    expect(cells[1]![0]).toEqual({ value: 2, formula: `=B2+$C$1+SUM(D2:D$9)+'a''b'!E2&"B1"` });
    expect(cells[1]![2]).toEqual({ value: 2, formula: `=D2+$C$1+SUM(F2:F$9)+'a''b'!G2&"B1"` });
    expect(cells[2]![0]).toEqual({ value: 3 });
  });

  test("arrays, newer functions, errors, and what was never calculated", async () => {
    const { cells, unshown } = await sheetOf(
      `<row r="1"><c r="A1"><f t="array" ref="A1:B2">_xlfn._xlws.FILTER(C1:C9,C1:C9&gt;1)</f><v>1</v></c><c r="B1"><v>2</v></c>` +
        `<c r="C1" t="e"><f>_xlfn.XLOOKUP(1,A:A,B:B)</f><v>#N/A</v></c><c r="D1"><f>"_xlfn.XLOOKUP("</f></c>` +
        `<c r="E1"><f t="dataTable" ref="E1:E2" r1="A1"/><v>4</v></c></row>`,
    );
    expect(cells[0]).toEqual({
      0: { value: 1, formula: "=FILTER(C1:C9,C1:C9>1)", spill: { rows: 2, columns: 2 } },
      1: { value: 2 },
      2: { value: { trouble: "error", text: "#N/A" }, formula: "=XLOOKUP(1,A:A,B:B)" },
      3: { value: { trouble: "uncalculated", text: '="_xlfn.XLOOKUP("' }, formula: '="_xlfn.XLOOKUP("' },
      4: { value: 4 },
    });
    expect(unshown).toEqual(["data-tables"]);
  });
});

test("colours: of the theme, of the palette, tinted", async () => {
  const styles =
    `<styleSheet xmlns="m"><fonts><font><color theme="4" tint="0.5999938962981048"/></font><font><color indexed="10"/></font><font><color theme="1"/></font><font><color rgb="FF123456"/></font></fonts>` +
    `<fills><fill/><fill/><fill><patternFill patternType="solid"><fgColor theme="0" tint="-0.249977111117893"/></patternFill></fill></fills><borders><border/></borders>` +
    `<cellXfs>${[0, 1, 2, 3].map((font) => `<xf fontId="${font}" fillId="2"/>`).join("")}</cellXfs><colors><indexedColors>${"<rgbColor rgb='00ABCDEF'/>".repeat(11)}</indexedColors></colors></styleSheet>`;
  const book = await readBook(handMade({ sheets: { 表: sheetXml("") }, styles }));
  // As Excel shows them: 着色 1 淡色 60%, and 白色 深色 25%.
  expect(book.styles.map(({ font, fill }) => [font.colour, fill])).toEqual([
    ["B4C7E7", "BFBFBF"],
    ["ABCDEF", "BFBFBF"],
    ["000000", "BFBFBF"],
    ["123456", "BFBFBF"],
  ]);
});

test("what stands around the cells", async () => {
  const sheet = await sheetOf(
    `<row r="1" hidden="1"/><row r="2" s="1" customFormat="1"/><row r="3" s="1"/>`,
    { styles: stylesXml("", "", "<xf/><xf/>") },
    `<sheetProtection sheet="1"/><autoFilter ref="A1:B2"/>`,
    `<sheetViews><sheetView showGridLines="0"><pane xSplit="1" ySplit="3" topLeftCell="B4" state="frozen"/></sheetView></sheetViews>` +
      `<sheetFormatPr defaultRowHeight="20" defaultColWidth="10"/><cols><col min="2" max="16384" hidden="1" style="1"/></cols>`,
  );
  expect(sheet).toMatchObject({
    protected: true,
    gridlines: false,
    frozen: { rows: 3, columns: 1 },
    defaultHeight: 20,
    defaultWidth: 52.5,
    columns: [{ first: 1, last: 16383, hidden: true, style: 1 }],
    rows: { 0: { hidden: true }, 1: { style: 1 } },
    unshown: ["filters"],
  });
});

test("a new workbook of the workbench reads as it is shown before it is read", async () => {
  expect(await readBook(blankWorkbook())).toEqual(BLANK);
});

test("our marks are told from the user's formats", async () => {
  const bytes = file("test/files/libreoffice.xlsx");
  const marked = markWorkbook(bytes, [
    { at: { sheet: "收入", row: 3, column: 1 }, kind: "suspect" },
    { at: { sheet: "收入", row: 4, column: 1 }, kind: "unequal" },
    { at: { sheet: "收入", row: 5, column: 1 }, kind: "unequal" },
    { at: { sheet: "汇 总", row: 0, column: 1 }, kind: "doubtful" },
  ]);
  const [income, summary] = (await readBook(marked)).sheets;
  expect(income!.marks).toEqual([
    { kind: "suspect", area: { top: 3, left: 1, bottom: 3, right: 1 } },
    { kind: "unequal", area: { top: 4, left: 1, bottom: 5, right: 1 } },
  ]);
  expect(income!.unshown).toContain("conditional-formats");
  expect(summary!.marks).toEqual([{ kind: "doubtful", area: { top: 0, left: 1, bottom: 0, right: 1 } }]);
  expect(summary!.unshown).toEqual([]);
});

test("tabs that are no worksheets are named, and which sheet is in front", async () => {
  const parts: HandMade = {
    sheets: { 甲: sheetXml(""), 乙: sheetXml("") },
    tabs: `<sheet name="图" sheetId="9" r:id="c"/>`,
    relationships: `<Relationship Id="c" Type="http://x/chartsheet" Target="chartsheets/a.xml"/>`,
    others: { "xl/chartsheets/a.xml": "<chartsheet/>" },
  };
  const book: Book = await readBook(handMade(parts));
  expect([book.others, book.active, book.locked]).toEqual([["图"], 0, false]);
});

test("names that formulas may use: those of a sheet too, Excel's own and macros not", async () => {
  const parts = handMadeParts({ sheets: { 甲: sheetXml(""), 乙: sheetXml("") } });
  const names = [
    `<definedName name="税率">0.5</definedName>`,
    `<definedName name="金额" localSheetId="1">乙!$A$1&amp;"元"</definedName>`,
    `<definedName name="名称">_xldudf_SUBJECT_NAME(208)</definedName>`,
    `<definedName name="_xlnm.Print_Area" localSheetId="0">甲!$A$1</definedName>`,
    `<definedName name="宏" function="1">X</definedName>`,
    `<definedName name="空"/>`,
    `<definedName name="别处" localSheetId="7">1</definedName>`,
  ];
  const whole = `<definedNames>${names.join("")}</definedNames></workbook>`;
  parts["xl/workbook.xml"] = parts["xl/workbook.xml"]!.replace("</workbook>", whole);
  const bytes = zipped(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])));
  expect((await readBook(bytes, {}, undefined, ["SUBJECT_NAME"])).names).toEqual([
    { name: "税率", means: "=0.5" },
    { name: "金额", means: '=乙!$A$1&"元"', sheet: 1 },
    { name: "名称", means: "=SUBJECT_NAME(208)" },
  ]);
});

describe("hostile files", () => {
  async function refusal(run: Promise<unknown>): Promise<string> {
    try {
      await run;
    } catch (error) {
      expect(error).toBeInstanceOf(FileTrouble);
      const { code, limit } = error as FileTrouble;
      return limit ? `${code}/${limit}` : code;
    }
    return "none";
  }
  const read = (bytes: Uint8Array, limits?: Partial<FileLimits>): Promise<string> => refusal(readBook(bytes, limits));

  test("the same refusals as for checking", async () => {
    expect(await read(new Uint8Array())).toBe("damaged");
    expect(await read(new TextEncoder().encode("no workbook"))).toBe("not-a-workbook");
    expect(await read(file("test/files/libreoffice.xlsx").subarray(0, 4000))).toBe("damaged");
    expect(await read(file("test/files/libreoffice.xlsx"), { inflated: 1000 })).toBe("too-large/inflated");
    expect(await read(handMade({ sheets: { 表: sheetXml("<row>") } }))).toBe("damaged");
    expect(await read(zipped({ "a.txt": "x" }))).toBe("not-a-workbook");
  });

  test("a formula shared by many cells fills no memory", async () => {
    const long = `"${"x".repeat(8000)}"`;
    const cells = Array.from({ length: 20_000 }, (_, r) =>
      r === 0
        ? `<c><f t="shared" si="0" ref="A1:A20000">${long}</f><v>1</v></c>`
        : `<c><f t="shared" si="0"/><v>1</v></c>`,
    );
    const bytes = handMade({ sheets: { 表: sheetXml(cells.map((cell) => `<row>${cell}</row>`).join("")) } });
    expect(await read(bytes)).toBe("too-large/inflated");
    expect(defaultLimits.inflated / 8).toBeLessThan(20_000 * 8000);
  });

  test("a mark or a merge over the whole sheet is one area; thousands of columns are one entry", async () => {
    const whole = "A1:XFD1048576";
    const sheet = await sheetOf(
      "",
      {
        styles: stylesXml("<dxfs><dxf><fill><patternFill><bgColor rgb='FFC00000'/></patternFill></fill></dxf></dxfs>"),
      },
      `<mergeCells><mergeCell ref="${whole}"/></mergeCells><conditionalFormatting sqref="${whole} nonsense A1:B2:C3"><cfRule type="expression" dxfId="0" priority="1"><formula>LEN("公开表核对")&gt;0</formula></cfRule></conditionalFormatting>`,
      `<cols><col min="1" max="999999999" width="9"/><col min="-5" max="2"/></cols>`,
    );
    const area = { top: 0, left: 0, bottom: 1048575, right: 16383 };
    expect([sheet.merges, sheet.marks]).toEqual([[area], [{ kind: "suspect", area }]]);
    expect(sheet.columns).toEqual([{ first: 0, last: 16383, width: 47.25 }]);
  });
});
