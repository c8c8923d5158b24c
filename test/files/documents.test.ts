import { readFileSync } from "node:fs";
import {
  AlignmentType,
  Document,
  DeletedTextRun,
  FootnoteReferenceRun,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readTables } from "../../src/core/check.ts";
import { checkWords } from "../../src/core/prose/check-words.ts";
import type { Prose } from "../../src/core/prose/text.ts";
import { wordsIn } from "../../src/core/prose/sheets.ts";
import { clearDocx, commentDocx } from "../../src/files/docx/comments.ts";
import { readDocx } from "../../src/files/docx/read.ts";
import { readDocument } from "../../src/files/documents.ts";
import { defaultLimits, FileTrouble } from "../../src/files/refusals.ts";
import { honestWords, STYLES } from "../core/honest-words.ts";
import { sheet } from "../core/sheets.ts";

const numbered = {
  config: [
    {
      reference: "outline",
      levels: [
        { level: 0, format: LevelFormat.CHINESE_COUNTING, text: "%1、", alignment: AlignmentType.START },
        { level: 1, format: LevelFormat.CHINESE_COUNTING, text: "（%2）", alignment: AlignmentType.START },
        { level: 2, format: LevelFormat.DECIMAL, text: "%3.", alignment: AlignmentType.START },
      ],
    },
  ],
};

async function docx(children: readonly (Paragraph | Table)[], more: object = {}): Promise<Uint8Array> {
  const document = new Document({ numbering: numbered, sections: [{ children: [...children] }], ...more });
  return new Uint8Array(await Packer.toBuffer(document));
}

const item = (level: number, ...runs: TextRun[]): Paragraph =>
  new Paragraph({ numbering: { reference: "outline", level }, children: runs });
const line = (...texts: string[]): Paragraph => new Paragraph({ children: texts.map((text) => new TextRun(text)) });

/** A document with the given body, in WordprocessingML. */
function written(body: string): Uint8Array {
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
  const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const related = "http://schemas.openxmlformats.org/package/2006/relationships";
  return zipSync({
    "[Content_Types].xml": strToU8(types),
    "_rels/.rels": strToU8(
      `<Relationships xmlns="${related}"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    "word/document.xml": strToU8(
      `<w:document xmlns:w="${main}" xmlns:mc="m" xmlns:v="v"><w:body>${body}</w:body></w:document>`,
    ),
  });
}

const p = (inner: string): string => `<w:p>${inner}</w:p>`;
const r = (text: string, properties = ""): string => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;

test("Runs are joined, and automatic numbers stand in front", async () => {
  const bytes = await docx([
    item(0, new TextRun("收入支出决算总体情况说明")),
    line("2024年度收入、支出总计670", ".", "84万元。"),
    item(1, new TextRun("总体情况")),
    item(2, new TextRun("社会保障和就业支出（类）")),
    item(2, new TextRun("卫生健康支出（类）")),
    item(0, new TextRun("收入决算情况说明")),
    item(1, new TextRun("来源")),
  ]);
  expect(readDocx(bytes).lines).toEqual([
    "一、收入支出决算总体情况说明",
    "2024年度收入、支出总计670.84万元。",
    "（一）总体情况",
    "1.社会保障和就业支出（类）",
    "2.卫生健康支出（类）",
    "二、收入决算情况说明",
    "（一）来源",
  ]);
});

test("Tracked changes are read as accepted, hidden text is not read, and both are said", async () => {
  const change = { id: 1, author: "甲", date: "2024-01-01T00:00:00Z" };
  const bytes = await docx([
    new Paragraph({
      children: [
        new TextRun("总计"),
        new DeletedTextRun({ text: "1.00", ...change }),
        new InsertedTextRun({ text: "2.00", ...change, id: 2 }),
        new TextRun("万元"),
        new TextRun({ text: "（待核）", vanish: true }),
      ],
    }),
  ]);
  const { lines, notices } = readDocx(bytes);
  expect(lines).toEqual(["总计2.00万元"]);
  expect([...notices].sort()).toEqual(["hidden", "tracked"]);
});

test("Fields by their result, content controls, text boxes once, notes behind", async () => {
  const box = `<mc:AlternateContent><mc:Choice><w:txbxContent>${p(r("框中的话"))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(r("框中的话"))}</w:txbxContent></mc:Fallback></mc:AlternateContent>`;
  const field = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r("错误！未定义书签。")}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const bytes = written(
    p(r("见") + field) +
      `<w:sdt><w:sdtContent>${p(r("控件里的话"))}</w:sdtContent></w:sdt>` +
      p(r("正文") + `<w:r>${box}</w:r>`),
  );
  expect(readDocx(bytes).lines).toEqual(["见错误！未定义书签。", "控件里的话", "框中的话", "正文"]);
  const noted = await docx([new Paragraph({ children: [new TextRun("正文"), new FootnoteReferenceRun(1)] })], {
    footnotes: { 1: { children: [line("注中的话")] } },
  });
  expect(readDocx(noted).lines.map((one) => one.trim())).toEqual(["正文", "注中的话"]);
});

test("A table is a grid, with what stands above it", async () => {
  const cell = (text: string): TableCell => new TableCell({ children: [line(text)] });
  const rows = [
    ["项目", "金额"],
    ["合计", "9.33"],
  ].map((cells) => new TableRow({ children: cells.map(cell) }));
  const { tables, lines } = readDocx(await docx([line("政府采购支出情况表"), line("单位：万元"), new Table({ rows })]));
  expect(lines).toEqual(["政府采购支出情况表", "单位：万元"]);
  expect(tables.map(({ rows: grid }) => grid)).toEqual([
    [["政府采购支出情况表"], ["单位：万元"], ["项目", "金额"], ["合计", "9.33"]],
  ]);
});

test("A sentence in a cell of a table is among the words, and can be commented on", async () => {
  const cell = (text: string): TableCell => new TableCell({ children: [line(text)] });
  const rows = [
    ["项目名称", "稽核工作经费"],
    ["预期目标", "开展稽核2次，投入20.42元用于检查。"],
    ["分值", "10"],
  ].map((cells) => new TableRow({ children: cells.map(cell) }));
  const bytes = await docx([line("项目支出绩效自评表"), new Table({ rows })]);
  const { lines, runs } = readDocx(bytes);
  expect(lines).toEqual(["项目支出绩效自评表", "项目名称稽核工作经费", "开展稽核2次，投入20.42元用于检查。"]);
  expect(runs[2]).toHaveLength(1);
});

const WRONG = [
  "一、收入支出决算总体情况说明",
  "本年支出合计100.00万元，其中：基本支出60.00万元，占60.00%；项目支出40.00万元，占45.00%。",
];

function comments(bytes: Uint8Array) {
  const { lines } = readDocx(bytes);
  const { claims } = checkWords({ name: "说明", lines }, []);
  return claims
    .filter(({ verdict }) => verdict === "unequal")
    .map(({ at, text }) => ({ ...at, says: `不符：${text} <&>` }));
}

/** Parts by name, as text. */
function parts(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

function goesThrough(bytes: Uint8Array): void {
  const marked = commentDocx(bytes, comments(bytes));
  expect(marked.comments).toBe(1);
  const [before, after] = [parts(bytes), parts(marked.bytes)];
  // Only the comments and their anchors are new.
  const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
  expect(changed.sort()).toEqual(expect.arrayContaining(["word/comments.xml", "word/document.xml"]));
  expect(changed.filter((name) => !/comments|document\.xml|Content_Types/.test(name))).toEqual([]);
  expect(
    after["word/document.xml"]!.replace(
      /<w:r><w:commentReference w:id="\d+"\/><\/w:r>|<w:commentRange(?:Start|End) w:id="\d+"\/>/g,
      "",
    ),
  ).toBe(before["word/document.xml"]);
  expect(after["word/comments.xml"]).toContain("不符：45.00% &lt;&amp;&gt;");
  expect(parts(clearDocx(marked.bytes))).toEqual(before);
  // Marked again, there are no more.
  expect(parts(commentDocx(marked.bytes, comments(marked.bytes)).bytes)).toEqual(after);
}

test("A marked copy has the comments and nothing else; cleared, every part is as it was", async () => {
  goesThrough(await docx([item(0, new TextRun(WRONG[0]!.slice(2))), line(...WRONG[1]!.split(/(?<=，)/))]));
});

test("What LibreOffice wrote goes through as well", () => {
  goesThrough(new Uint8Array(readFileSync(new URL("libreoffice.docx", import.meta.url))));
});

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    return error instanceof FileTrouble ? error.code : String(error);
  }
  return "read";
}

test.each([
  ["a .doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "old-document"],
  ["a PDF", strToU8("%PDF-1.7 …"), "not-a-document"],
  ["an empty zip", zipSync({}), "not-a-document"],
  ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), "not-a-document"],
  ["broken XML", written("<w:p><w:r>"), "damaged"],
  ["a document type declaration", written("<!DOCTYPE a [<!ENTITY b 'c'>]>"), "damaged"],
])("%s is refused", (_, bytes, code) => {
  expect(refusal(() => readDocument(bytes))).toBe(code);
});

test("A text is read by its encoding", () => {
  const gbk = new Uint8Array([0xca, 0xd5, 0xc8, 0xeb, 0x31]); // 收入1
  expect(readDocument(gbk).lines).toEqual(["收入1"]);
  expect(readDocument(strToU8("收入1\r\n支出2")).lines).toEqual(["收入1", "支出2"]);
});

test("a paragraph of as many lines as are taken is read, each with its run; of more nothing is gathered", async () => {
  const of = (count: number): Promise<Uint8Array> => {
    const children = Array.from({ length: count }, () => new TextRun({ text: "1", break: 1 }));
    return docx([new Paragraph({ children })]);
  };
  const { lines, runs } = readDocx(await of(20));
  expect(lines).toEqual(["", ...Array<string>(20).fill("1")]);
  expect(runs.map((own) => own.map(({ from, to }) => [from, to]))).toEqual([[], ...Array<unknown>(20).fill([[0, 1]])]);
  const refused = await of(60);
  expect(() => readDocx(refused, { ...defaultLimits, words: 100 })).toThrow("too-large: words");
});

test("a text of more characters than anybody reads is refused, one of as many is read", () => {
  const of = (count: number): Uint8Array => strToU8("收入1.5万元，".repeat(count / 8));
  expect(readDocument(of(199_992)).lines).toHaveLength(1);
  let limit: string | undefined;
  try {
    readDocument(of(200_008));
  } catch (error) {
    limit = (error as FileTrouble).limit;
  }
  expect(limit).toBe("words");
});

test("a sentence without an end is read to its end, every figure of it", () => {
  const words = `收入${Array.from({ length: 3000 }, (_, i) => `${i}.5万元，`).join("其中")}`;
  const { claims } = checkWords({ name: "说明", lines: [words] }, []);
  expect(claims.map(({ text }) => text)).toEqual(Array.from({ length: 3000 }, (_, i) => `${i}.5万元`));
});

test("The same words as .docx, as text, pasted and in a sheet are found to be the same", async () => {
  for (const [number, style] of STYLES.entries()) {
    const { sheets, lines } = honestWords(number, style);
    // One figure is wrong.
    const said = lines.map((text) => text.replace("本年支出合计", "本年支出合计1"));
    const text = said.join("\r\n");
    const grid = sheet(
      "编制说明",
      said.map((one) => [one]),
    );
    const ways: readonly Omit<Prose, "name">[] = [
      readDocument(await docx(said.map((one) => line(one)))),
      readDocument(new TextEncoder().encode(text)),
      { lines: text.split(/\r\n?|\n/) },
      wordsIn([grid], [])[0]!,
    ];
    const [first, ...others] = ways.map((way) => {
      const { claims, remarks } = checkWords({ ...way, name: "决算说明" }, readTables(sheets).tables);
      return {
        claims: claims.map(({ at: _, ...claim }) => claim),
        remarks: remarks.map(({ at: _, ...remark }) => remark),
      };
    });
    expect(first!.claims.filter(({ verdict }) => verdict === "unequal").length).toBeGreaterThan(0);
    for (const other of others) expect(other).toEqual(first);
  }
});
