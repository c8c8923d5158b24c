import { readFileSync } from "node:fs";
import { planPublishing, publish, STEPS, type PublishStep } from "../../src/files/publish.ts";
import { publishWords } from "../../src/files/publish-words.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { markWorkbook } from "../../src/files/xlsx/marks.ts";
import { saveEdits } from "../../src/files/xlsx/save.ts";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import { seedPath } from "../cli/workbooks.ts";
import { brokenIn, handMadeParts, partsOf, sheetXml, stylesXml, zipped } from "./files.ts";

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
    "公式换成数值：工作表“表”，2 格，A4、B4",
    "去掉隐藏的工作表：1 张，密",
    "去掉隐藏的行：工作表“表”，1 行，第 3 行，其中 1 个数",
    "清空隐藏的列：工作表“表”，1 格，C2，其中 1 个数",
    "清空合并单元格下面盖住的内容：工作表“表”，1 格，B1",
    "去掉名称（打印区域、打印标题除外）：1 个，底数",
    "去掉批注：工作表“表”，1 处",
    "去掉外部链接、数据连接和指向本机文件的超链接（公式随之换成数值）：1 处，file:///C:/Users/wang/底稿.xlsx",
    "去掉作者、单位、保存路径、打印机、修订记录、签名等个人信息：作者 张三、最后保存者 李四、单位 某局、自定义属性",
    "没有打印设置的工作表设为 A4、一页宽：工作表“表”",
  ]);
  expect(zh.warnings(warnings)).toEqual([
    "1 格显示的不是存着的数（数字格式带缩放，或不显示）：表 A2 显示 1905.92，存的是 1905920",
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

/** A workbook with what Excel puts in besides cells, and a secret in each of them. */
function rich(): Uint8Array {
  const x14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
  const xm = "http://schemas.microsoft.com/office/excel/2006/main";
  const drawing = "http://schemas.openxmlformats.org/drawingml/2006";
  const microsoft = "http://schemas.microsoft.com/office";
  const main = sheetXml(
    `<row r="1"><c r="A1" t="inlineStr">${text("支出")}</c><c r="B1"><v>5</v></c><c r="C1"><v>6</v></c></row>` +
      // One formula for three cells, of which the last was never calculated, and one that only another workbook could calculate.
      `<row r="2"><c r="A2"><f t="shared" ref="A2:A4" si="0">B2*2</f><v>10</v></c><c r="B2"><v>5</v></c><c r="C2" cm="1"><f t="array" ref="C2">SUM(密!A1:A2)</f><v>77</v></c></row>` +
      `<row r="3" hidden="1"><c r="A3"><f t="shared" si="0"/><v>10</v></c><c r="B3"><v>31337</v></c></row>` +
      `<row r="4"><c r="A4"><f t="shared" si="0"/></c><c r="B4"><f>[1]底稿!A1</f></c><c r="C4"><f>VLOOKUP(1,密!A:B,2,0)</f><v>8</v></c></row>`,
    '<scenarios current="0"><scenario name="悲观" user="赵六"><inputCells r="B1" val="99"/></scenario></scenarios>' +
      '<conditionalFormatting sqref="B1:B4"><cfRule type="expression" priority="1"><formula>B1&gt;[1]底稿!$A$1</formula></cfRule></conditionalFormatting>' +
      '<dataValidations count="2"><dataValidation type="list" sqref="A9"><formula1>清单</formula1></dataValidation>' +
      '<dataValidation type="list" sqref="A8"><formula1>密!$A$1:$A$2</formula1></dataValidation></dataValidations>' +
      '<hyperlinks><hyperlink ref="A5" r:id="local"/><hyperlink ref="A6" r:id="web"/></hyperlinks>' +
      '<pageSetup orientation="portrait" r:id="printer"/>' +
      "<headerFooter><oddFooter>&amp;L&amp;Z&amp;F&amp;C第 &amp;P 页&amp;R内部资料</oddFooter></headerFooter>" +
      '<drawing r:id="d"/><legacyDrawing r:id="v"/><legacyDrawingHF r:id="hf"/>' +
      `<extLst><ext xmlns:x14="${x14}" uri="{A8765BA9-456A-4dab-B4F3-ACF838C121DE}"><x14:slicerList><x14:slicer r:id="sl"/></x14:slicerList></ext></extLst>`,
  );
  const relations = (...list: readonly (readonly [string, string, string, string?])[]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(([id, type, target, mode]) => {
        const whole = type.includes("/") ? type : `${office}/${type}`;
        return `<Relationship Id="${id}" Type="${whole}" Target="${target}"${mode === undefined ? "" : ` TargetMode="${mode}"`}/>`;
      })
      .join("")}</Relationships>`;
  const note = (row: number, kind: string): string =>
    `<v:shape><x:ClientData ObjectType="${kind}"><x:Row>${row}</x:Row></x:ClientData></v:shape>`;
  const vml = (shapes: string): string =>
    `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">${shapes}</xml>`;
  const parts = handMadeParts({
    sheets: { 表: main, 密: sheetXml(`<row r="1"><c r="A1"><v>31338</v></c></row>`) },
    relationships: [
      ["ext", "externalLink", "externalLinks/l.xml"],
      ["pc", "pivotCacheDefinition", "pivotCache/definition.xml"],
      ["slc", `${microsoft}/2007/relationships/slicerCache`, "slicerCaches/cache.xml"],
      ["vba", `${microsoft}/2006/relationships/vbaProject`, "vbaProject.bin"],
      ["con", "connections", "connections.xml"],
      ["per", `${microsoft}/2017/10/relationships/person`, "persons/person.xml"],
      ["rev", "revisionHeaders", "revisions/headers.xml"],
      ["cx", "customXml", "../customXml/item1.xml"],
    ]
      .map(
        ([id, type, target]) =>
          `<Relationship Id="${id}" Type="${type!.includes("/") ? type : `${office}/${type}`}" Target="${target}"/>`,
      )
      .join(""),
    others: {
      "xl/sheets/_rels/tab2.xml.rels": relations(
        ["local", "hyperlink", "file:///C:/Users/wang/a.xlsx", "External"],
        ["web", "hyperlink", "https://www.gov.cn/", "External"],
        ["printer", "printerSettings", "../printerSettings/p1.bin"],
        ["d", "drawing", "../drawings/d1.xml"],
        ["v", "vmlDrawing", "../drawings/v1.vml"],
        ["hf", "vmlDrawing", "../drawings/hf.vml"],
        ["c", "comments", "../comments1.xml"],
        ["tc", `${microsoft}/2017/10/relationships/threadedComment`, "../threadedComments/t1.xml"],
        ["pt", "pivotTable", "../pivotTables/p1.xml"],
        ["sl", `${microsoft}/2007/relationships/slicer`, "../slicers/s1.xml"],
        ["t", "table", "../tables/t1.xml"],
      ),
      "xl/printerSettings/p1.bin": "SECRET-PRINTER",
      "xl/comments1.xml":
        '<comments><authors><author>SECRET-王五</author></authors><commentList><comment ref="B1"><text><t>SECRET-批注</t></text></comment><comment ref="B3"><text><t>x</t></text></comment></commentList></comments>',
      "xl/threadedComments/t1.xml":
        '<ThreadedComments><threadedComment ref="B1"><text>SECRET-话</text></threadedComment></ThreadedComments>',
      "xl/persons/person.xml": '<personList><person displayName="SECRET-人"/></personList>',
      "xl/drawings/v1.vml": vml(note(0, "Note") + note(2, "Note") + note(4, "Button")),
      "xl/drawings/hf.vml": vml(`<v:shape><v:imagedata o:relid="x" xmlns:o="o"/></v:shape>`),
      "xl/drawings/d1.xml": `<xdr:wsDr xmlns:xdr="${drawing}/spreadsheetDrawing" xmlns:a="${drawing}/main" xmlns:r="${office}"><xdr:twoCellAnchor><xdr:from><xdr:row>5</xdr:row></xdr:from><xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="图" descr="C:\\Users\\SECRET-wang\\x.png"/></xdr:nvGraphicFramePr><a:graphic><a:graphicData><c:chart xmlns:c="${drawing}/chart" r:id="ch"/></a:graphicData></a:graphic></xdr:graphicFrame></xdr:twoCellAnchor><xdr:twoCellAnchor><xdr:from><xdr:row>9</xdr:row></xdr:from><xdr:graphicFrame><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/drawing/2010/slicer"/></a:graphic></xdr:graphicFrame></xdr:twoCellAnchor></xdr:wsDr>`,
      "xl/drawings/_rels/d1.xml.rels": relations(["ch", "chart", "../charts/c1.xml"]),
      "xl/charts/c1.xml": `<c:chartSpace xmlns:c="${drawing}/chart" xmlns:r="${office}"><c:pivotSource><c:name>SECRET-透视</c:name></c:pivotSource><c:chart><c:ser><c:f>底数</c:f></c:ser><c:ser><c:f>[1]底稿!$A$1:$A$9</c:f></c:ser><c:ser><c:f>密!$A$1</c:f></c:ser></c:chart><c:externalData r:id="xd"/></c:chartSpace>`,
      "xl/charts/_rels/c1.xml.rels": relations(["xd", "oleObject", "file:///D:/SECRET/图.xlsx", "External"]),
      "xl/pivotTables/p1.xml": '<pivotTableDefinition name="透视表1"/>',
      "xl/pivotTables/_rels/p1.xml.rels": relations(["r", "pivotCacheDefinition", "../pivotCache/definition.xml"]),
      "xl/pivotCache/definition.xml": `<pivotCacheDefinition xmlns:r="${office}" r:id="r"><cacheSource><worksheetSource ref="A1:B2" sheet="密"/></cacheSource></pivotCacheDefinition>`,
      "xl/pivotCache/_rels/definition.xml.rels": relations(["r", "pivotCacheRecords", "records.xml"]),
      "xl/pivotCache/records.xml": "<pivotCacheRecords><r>SECRET-底数</r></pivotCacheRecords>",
      "xl/slicerCaches/cache.xml": "<slicerCacheDefinition>SECRET-切片</slicerCacheDefinition>",
      "xl/slicers/s1.xml": "<slicers/>",
      "xl/tables/t1.xml":
        '<table name="表1" ref="E1:F2" tableType="queryTable"><tableColumns><tableColumn id="1" name="甲" queryTableFieldId="1"><calculatedColumnFormula>SECRET+1</calculatedColumnFormula></tableColumn></tableColumns></table>',
      "xl/tables/_rels/t1.xml.rels": relations(["q", "queryTable", "../queryTables/q1.xml"]),
      "xl/queryTables/q1.xml": '<queryTable name="SECRET-查询"/>',
      "xl/connections.xml": '<connections><connection name="财务库" connection="SECRET-密码"/></connections>',
      "xl/externalLinks/l.xml": "<externalLink>SECRET-缓存</externalLink>",
      "xl/externalLinks/_rels/l.xml.rels": relations([
        "r1",
        "externalLinkPath",
        "file:///C:/SECRET/x.xlsx",
        "External",
      ]),
      "xl/vbaProject.bin": "SECRET-MACRO",
      "xl/revisions/headers.xml": "<headers>SECRET-修订</headers>",
      "customXml/item1.xml": "<other>SECRET-别的程序</other>",
      "docProps/core.xml": `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>SECRET-张三</dc:creator><dc:description>SECRET-备注</dc:description></cp:coreProperties>`,
      "_xmlsignatures/origin.sigs": "",
    },
  });
  return zipped({
    ...parts,
    "[Content_Types].xml": parts["[Content_Types].xml"]!.replace(
      "</Types>",
      '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
    ),
    "_rels/.rels": parts["_rels/.rels"]!.replace(
      "</Relationships>",
      `<Relationship Id="p1" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="s1" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>`,
    ),
    "xl/workbook.xml": parts["xl/workbook.xml"]!.replace(
      'name="密" sheetId="2"',
      'name="密" sheetId="2" state="hidden"',
    ).replace(
      "</workbook>",
      `<externalReferences><externalReference r:id="ext"/></externalReferences><definedNames><definedName name="清单">表!$C$1:$C$2</definedName><definedName name="底数">表!$B$1:$B$4</definedName><definedName name="外数">[1]底稿!$A$1</definedName><definedName name="SECRET-名称">密!$A$1</definedName></definedNames><customWorkbookViews><customWorkbookView name="SECRET-视图"/></customWorkbookViews><pivotCaches><pivotCache cacheId="1" r:id="pc"/></pivotCaches><extLst><ext uri="{BBE1A952-AA13-448e-AADC-164F8A28A991}"><x14:slicerCaches xmlns:x14="${x14}"><x14:slicerCache r:id="slc"/></x14:slicerCaches></ext><ext uri="{x}"><xm:f xmlns:xm="${xm}">表!A1</xm:f></ext></extLst></workbook>`,
    ),
  });
}

describe("a workbook with all that Excel puts in", () => {
  test("is whole as it is", () => {
    expect(brokenIn(rich())).toEqual([]);
  });

  test("is listed", async () => {
    const { steps, warnings } = await planPublishing(rich());
    expect(steps.map((one) => `${one.step}：${zh.planned(one)}`)).toEqual([
      "formulas：工作表“表”，4 格，A2、C2、A3、C4",
      "hidden-sheets：1 张，密",
      "hidden-rows：工作表“表”，1 行，第 3 行，其中 2 个数",
      "names：4 个，清单、底数、外数、SECRET-名称",
      "comments：工作表“表”，2 处，B1、B3",
      "links：2 处，file:///C:/SECRET/x.xlsx、财务库",
      "links：工作表“表”，1 处，file:///C:/Users/wang/a.xlsx",
      "links：1 处，file:///D:/SECRET/图.xlsx",
      "pivots：工作表“表”，2 处，透视表1、s1.xml",
      "macros：1 处，xl/vbaProject.bin",
      "others：1 处，customXml/item1.xml",
      "author：作者 SECRET-张三、备注 SECRET-备注、数字签名、修订记录、自定义视图 SECRET-视图、方案 表、打印机设置 表、图片的路径 C:\\Users\\SECRET-wang\\x.png",
    ]);
    expect(zh.warnings(warnings)).toEqual([
      "2 个公式没有结果，换不成数值，请先在 Excel 中打开并保存：表 A4、表 B4",
      "这些本程序不看、不动，请自己看一遍：1 个图表（里面存着画的数），1 个嵌入的文件或控件",
      "工作表“表”的页眉页脚有字，照样留着：&Z&F 内部资料",
    ]);
  });

  test("loses all of it but the names that are used, and stays whole", async () => {
    const { bytes, left } = await publish(rich(), all);
    expect(left.map(({ step, items }) => [step, items])).toEqual([["names", ["清单", "底数"]]]);
    expect(brokenIn(bytes)).toEqual([]);
    const parts = partsOf(bytes);
    const whole = Buffer.from(Object.values(parts).join("\n"), "latin1").toString("utf8");
    expect(whole.match(/SECRET[^"<]*/g)).toBeNull();
    for (const gone of ["31337", "31338", "密!", "[1]", "macroEnabled", "pivot", "slicer", "cm="])
      expect([gone, whole.includes(gone)]).toEqual([gone, false]);
    expect(whole).toContain("https://www.gov.cn/");
    const sheet = parts["xl/sheets/tab2.xml"]!;
    // The fourth goes on with what it shared; a formula that only another workbook could calculate is gone. The button keeps its row.
    expect(sheet).toContain('<c r="A4"><f>B4*2</f></c><c r="B4"></c>');
    expect(sheet).toContain('<row r="3" hidden="1"><c r="A3"></c><c r="B3"></c></row>');
    expect(parts["xl/drawings/v1.vml"]).toContain('ObjectType="Button"');
    expect(parts["xl/drawings/v1.vml"]).not.toContain('ObjectType="Note"');
    expect((await publish(bytes, all)).bytes).toEqual(bytes);
  });

  test.each(STEPS)("%s alone leaves it whole", async (step) => {
    expect(brokenIn((await publish(rich(), new Set([step]))).bytes)).toEqual([]);
  });

  test.each(STEPS)("all but %s leaves it whole", async (step) => {
    const others = new Set(all);
    others.delete(step);
    expect(brokenIn((await publish(rich(), others)).bytes)).toEqual([]);
  });

  test("rows that cannot go, as beside a pivot table that stays, are emptied", async () => {
    const { bytes, left } = await publish(rich(), new Set(["hidden-rows"]));
    expect(left).toEqual([]);
    const sheet = partsOf(bytes)["xl/sheets/tab2.xml"]!;
    expect(sheet).toContain('<row r="3" hidden="1">');
    expect(sheet).not.toContain("31337");
  });

  test("a hidden sheet that cannot go, as the source of a pivot table that stays, is said to be left", async () => {
    const { left } = await publish(rich(), new Set(["hidden-sheets"]));
    expect(left.map(({ step, items }) => [step, items])).toEqual([["hidden-sheets", ["密"]]]);
    expect(zh.left(left[0]!)).toBe(
      "副本里还有 1 处没有做到：去掉隐藏的工作表（密；还有跨几张表的公式或数据透视表用着，或没有别的看得见的工作表）",
    );
  });
});

test("a name that a list still uses goes where it led to a hidden sheet", async () => {
  const file = zipped(
    handMadeParts({
      sheets: {
        表: sheetXml(
          `<row r="1"><c r="A1"><v>1</v></c></row>`,
          '<dataValidations count="1"><dataValidation type="list" sqref="A1"><formula1>清单</formula1></dataValidation></dataValidations><pageSetup/>' +
            "<headerFooter><oddHeader>&amp;C&amp;&quot;宋体,常规&quot;&amp;A</oddHeader><oddFooter>&amp;CPage &amp;P</oddFooter></headerFooter>",
        ),
        密: sheetXml(""),
      },
    }),
  );
  const parts = partsOf(file);
  const main = Buffer.from(parts["xl/workbook.xml"]!, "latin1").toString("utf8");
  const hidden = zipped({
    ...Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, Buffer.from(part, "latin1")])),
    "xl/workbook.xml": main
      .replace('name="密" sheetId="2"', 'name="密" sheetId="2" state="hidden"')
      .replace(
        "</workbook>",
        '<definedNames><definedName name="清单">密!$A$1:$A$3</definedName></definedNames></workbook>',
      ),
  });
  const { left } = await publish(hidden, all);
  expect([left, zh.warnings((await planPublishing(hidden)).warnings)]).toEqual([[], []]);
});

test("a workbook that LibreOffice wrote loses what is listed, and stays whole", async () => {
  const file = readFileSync(new URL("libreoffice.xlsx", import.meta.url));
  const { bytes, left } = await publish(file, all);
  expect([left, brokenIn(file), brokenIn(bytes)]).toEqual([[], [], []]);
});
