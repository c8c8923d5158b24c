import { readFileSync } from "node:fs";
import { planPublishing, publish, STEPS, type PublishStep } from "../../src/files/publish.ts";
import { publishWords } from "../../src/files/publish-words.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { markWorkbook } from "../../src/files/xlsx/marks.ts";
import { saveEdits } from "../../src/files/xlsx/save.ts";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import { seedPath } from "../cli/workbooks.ts";
import { handMadeParts, partsOf, sheetXml, stylesXml, zipped } from "./files.ts";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const text = (words: string): string => `<is><t>${words}</t></is>`;

/** A workbook with one of everything that is not to be published. */
function full(): Uint8Array {
  const main = sheetXml(
    `<row r="1"><c r="A1" t="inlineStr">${text("标题")}</c><c r="B1" t="inlineStr">${text("盖住的话")}</c></row>` +
      `<row r="2"><c r="A2" s="1"><v>1905920</v></c><c r="B2"><v>1</v></c><c r="C2"><v>7</v></c></row>` +
      `<row r="3" hidden="1"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>424242</v></c></row>` +
      `<row r="4"><c r="A4"><f>A2+B2</f><v>1905921</v></c><c r="B4" t="str"><f>"张三"&amp;[1]Sheet1!A1</f><v>张三李四</v></c></row>` +
      `<row r="5"><c r="A5"><f>SUM(A2:A2)</f></c><c r="B5" t="s"><v>0</v></c></row>`,
    '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells><legacyDrawing r:id="v"/>',
    '<cols><col min="3" max="3" width="9" hidden="1"/></cols>',
  );
  const parts = handMadeParts({
    sheets: { 表: main, 密: sheetXml(`<row r="1"><c r="A1" t="s"><v>2</v></c></row>`) },
    styles: stylesXml(
      '<dxfs count="0"/>',
      '<numFmts><numFmt numFmtId="200" formatCode="0.00,"/></numFmts>',
      '<xf numFmtId="0"/><xf numFmtId="200" applyNumberFormat="1"/>',
    ),
    strings: `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>看得见</t></si><si><t>藏起来的行</t></si><si><t>藏起来的表</t></si></sst>`,
    relationships:
      `<Relationship Id="ext" Type="${office}/externalLink" Target="externalLinks/link1.xml"/>` +
      `<Relationship Id="per" Type="http://schemas.microsoft.com/office/2017/10/relationships/person" Target="persons/person.xml"/>`,
    others: {
      "xl/sheets/_rels/tab2.xml.rels":
        `<Relationships xmlns="x"><Relationship Id="c" Type="${office}/comments" Target="../comments1.xml"/>` +
        `<Relationship Id="v" Type="${office}/vmlDrawing" Target="../drawings/vml1.vml"/></Relationships>`,
      "xl/comments1.xml": "<comments><authors><author>王五</author></authors></comments>",
      "xl/drawings/vml1.vml": "<xml/>",
      "xl/persons/person.xml": "<personList/>",
      "xl/externalLinks/link1.xml": "<externalLink/>",
      "xl/externalLinks/_rels/link1.xml.rels": `<Relationships xmlns="x"><Relationship Id="r1" Type="${office}/externalLinkPath" Target="file:///C:/Users/wang/%E5%BA%95%E7%A8%BF.xlsx" TargetMode="External"/></Relationships>`,
      "docProps/core.xml": `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy><dcterms:created xmlns:dcterms="t">2024-01-01</dcterms:created></cp:coreProperties>`,
      "docProps/app.xml": `<Properties xmlns="p"><TitlesOfParts><v>密</v></TitlesOfParts><Company>某局</Company></Properties>`,
      "docProps/custom.xml": "<Properties><property>内部</property></Properties>",
    },
  });
  const properties = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
  return zipped({
    ...parts,
    "_rels/.rels": parts["_rels/.rels"]!.replace(
      "</Relationships>",
      `<Relationship Id="p1" Type="${properties}" Target="docProps/core.xml"/><Relationship Id="p2" Type="${office}/extended-properties" Target="docProps/app.xml"/><Relationship Id="p3" Type="${office}/custom-properties" Target="docProps/custom.xml"/></Relationships>`,
    ),
    "xl/workbook.xml": parts["xl/workbook.xml"]!.replace(
      'name="密" sheetId="2"',
      'name="密" sheetId="2" state="veryHidden"',
    ).replace(
      "</workbook>",
      '<externalReferences><externalReference r:id="ext"/></externalReferences><definedNames><definedName name="底数">表!$A$2</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">表!$1:$1</definedName></definedNames></workbook>',
    ),
  });
}

const all = new Set<PublishStep>(STEPS);
const zh = publishWords("zh-CN");

test("what is there is listed before anything is done", async () => {
  const marked = markWorkbook(saveEdits(full(), { notes: "{}" }), [
    { at: { sheet: "表", row: 1, column: 0 }, kind: "unequal" },
  ]);
  const { steps, warnings } = await planPublishing(marked);
  expect(steps.map((one) => `${zh.steps[one.step]}：${zh.planned(one)}`)).toEqual([
    "去掉本程序的标记、核对报告和记录：1 处，记录",
    "去掉本程序的标记、核对报告和记录：工作表“表”，1 处，标记",
    "公式换成数值：工作表“表”，2 处，A4、B4",
    "去掉隐藏的工作表：1 处，密",
    "去掉隐藏的行：工作表“表”，1 处，3",
    "清空隐藏的列：工作表“表”，1 处，C2",
    "清空合并单元格下面盖住的内容：工作表“表”，1 处，B1",
    "去掉名称（打印区域、打印标题除外）：1 处，底数",
    "去掉批注：工作表“表”，1 处",
    "去掉外部链接（公式随之换成数值）：1 处，file:///C:/Users/wang/%E5%BA%95%E7%A8%BF.xlsx",
    "去掉作者、单位、保存路径和打印机等个人信息：creator: 张三、lastModifiedBy: 李四、Company: 某局、docProps/custom.xml",
    "没有打印设置的工作表设为 A4、一页宽：工作表“表”",
  ]);
  expect(zh.warnings(warnings)).toEqual([
    "1 格显示的数与存的数量级不同（数字格式带千分、万元缩放）：表 A2 显示 1905.92，存的是 1905920",
    "1 个公式没有结果，换不成数值，请先在 Excel 中打开并保存：表 A5",
  ]);
});

test("the copy has none of it in any part, and holds what was to be seen", async () => {
  const marked = markWorkbook(saveEdits(full(), { notes: "{}" }), [
    { at: { sheet: "表", row: 1, column: 0 }, kind: "unequal" },
  ]);
  const { bytes, left } = await publish(marked, all);
  expect(left).toEqual([]);
  const parts = partsOf(bytes);
  const whole = Buffer.from(Object.values(parts).join("\n"), "latin1").toString("utf8");
  for (const secret of [
    "creator>张三",
    "lastModifiedBy>李四",
    "王五",
    "某局",
    "内部",
    "藏起来",
    "盖住",
    "424242",
    "密",
    "底数",
    "C:/Users",
    "gongkai",
    "公开表核对",
    "comments",
    "externalLink",
    "person",
  ])
    expect([secret, whole.includes(secret)]).toEqual([secret, false]);
  const { sheets } = await readWorkbook(bytes);
  expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([
    [
      "表",
      [["标题"], [1905920, 1], [1905921, "张三李四"], [{ trouble: "uncalculated", text: "=SUM(A2:A2)" }, "看得见"]],
    ],
  ]);
  const book = await readBook(bytes);
  expect(book.names).toEqual([]);
  expect(whole).toContain("_xlnm.Print_Titles");
  expect(whole).toContain('<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="1"/>');
});

test.each(STEPS.filter((step) => step !== "empty-note"))(
  "%s alone goes, and all else stays to be listed",
  async (step) => {
    const before = (await planPublishing(full())).steps;
    const { bytes, left } = await publish(full(), new Set([step]));
    expect(left).toEqual([]);
    const after = new Set((await planPublishing(bytes)).steps.map((one) => one.step));
    const gone = new Set(before.map((one) => one.step));
    gone.delete(step);
    // Formulas go with the links through which they go.
    if (step === "links") gone.delete("formulas");
    expect(after).toEqual(gone);
  },
);

test("where nothing is chosen, or nothing is there, the bytes stay", async () => {
  expect((await publish(full(), new Set())).bytes).toEqual(full());
  const once = (await publish(full(), all)).bytes;
  expect((await publish(once, all)).bytes).toEqual(once);
});

test.each(["000", "003", "004"] as const)(
  "the check says the same of the copy of %s, and only sheets without figures differ",
  async (id) => {
    const file = readFileSync(seedPath(id));
    const plan = await planPublishing(file);
    const { bytes, counts } = await publish(file, all);
    expect(counts).toEqual(plan.counts);
    const [before, after] = [partsOf(file), partsOf(bytes)];
    const noted = plan.steps.filter(({ step }) => step === "empty-note").map(({ sheet }) => sheet);
    const names = (await readWorkbook(file)).sheets.map(({ name }) => name);
    expect(
      Object.keys(before)
        .filter((name) => before[name] !== after[name])
        .filter((name) => name.includes("worksheets")),
    ).toEqual(noted.map((sheet) => `xl/worksheets/sheet${names.indexOf(sheet!) + 1}.xml`));
  },
);

test("the bytes that are given stay as they are, a Buffer of Node too", async () => {
  const file = readFileSync(seedPath("003"));
  const before = new Uint8Array(file);
  await publish(file, all);
  expect(new Uint8Array(file)).toEqual(before);
});
