import { readFileSync } from "node:fs";
import { check } from "../../src/core/check.ts";
import { isHint, type Report } from "../../src/core/report/finding.ts";
import { summaryOf } from "../../src/core/report/standing.ts";
import { qualified } from "../../src/core/sheet/grid.ts";
import type { FileTrouble } from "../../src/files/refusals.ts";
import { asXlsx, readWorkbook } from "../../src/files/read.ts";
import { clearMarks, markWorkbook } from "../../src/files/xlsx/marks.ts";
import { gridsOf } from "../../src/files/xlsx/book.ts";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import { saveEdits } from "../../src/files/xlsx/save.ts";
import { handMadeParts, partsOf, sheetXml, stylesXml, zipped } from "./files.ts";

// Files as clerks have them, each with the same right 公开05表: whatever is odd about the file, nothing of the table is 不符.

const file = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/files/cases/${name}`));

function problems({ findings }: Report): string[] {
  return findings.flatMap((finding) =>
    finding.kind === "table" && !isHint(finding)
      ? [`${finding.what.problem} ${finding.cells.slice(0, 2).map(qualified).join(" ")}`]
      : [],
  );
}

const EQUAL = [
  "01-chart-values-over-cells.xls",
  "02-root-chain-runs-on.xls",
  "02b-workbook-chain-runs-on.xls",
  "03-last-sector-short.xls",
  "04-structure-protected-opens-without-password.xls",
  "05-stream-WORKBOOK.xls",
  "05b-stream-BOOK-biff8.xls",
  "05c-stream-Book-biff8.xls",
  "05d-stream-workbook.xls",
  "06-biff5-gbk.xls",
  "07-html-gbk.xls",
  "07b-html-utf8-bom.xls",
  "07c-xml-spreadsheet-2003.xls",
  "07d-mht.xls",
  "07e-tab-text-gbk.xls",
  "08-wps.et",
  "08b-gbk.csv",
  "09b-ok-labels-below-merges.xlsx",
  "10-space-in-last-row.xlsx",
  "10b-value-far-away.xlsx",
  "13-embedded-workbook.xls",
];

test.each(EQUAL)("%s: every comparison that is made agrees", async (name) => {
  const { sheets } = await readWorkbook(file(name));
  expect(sheets.map((sheet) => sheet.rows.slice(6, 8))).toEqual([
    [
      expect.arrayContaining(["合计", 120.5, 100.3, 20.2]) as unknown,
      expect.arrayContaining(["社会保障和就业支出", 80.3, 60.1, 20.2]) as unknown,
    ],
  ]);
  const { counts } = check(sheets);
  expect([counts.equal, counts.unequal, counts.doubtful]).toEqual([31, 0, 0]);
});

test.each(EQUAL)("%s: as .xlsx it holds the same, is shown and can be marked", async (name) => {
  const bytes = await asXlsx(file(name));
  const { sheets } = await readWorkbook(file(name));
  const again = await readWorkbook(bytes);
  expect(again.format).toBe("xlsx");
  expect(again.sheets.map(({ rows }) => rows)).toEqual(sheets.map(({ rows }) => rows));
  expect(check(again.sheets).counts).toEqual(check(sheets).counts);
  expect(gridsOf(await readBook(bytes))).toEqual(again.sheets);
  const marks = [{ at: { sheet: again.sheets[0]!.name, row: 6, column: 2 }, kind: "unequal" as const }];
  expect((await readBook(markWorkbook(bytes, marks))).sheets[0]!.marks).toEqual([
    { kind: "unequal", area: { top: 6, left: 2, bottom: 6, right: 2 } },
  ]);
});

test.each([
  ["11-zero-width-space.xlsx", 31],
  ["11b-direction-marks.xlsx", 31],
  // Two tables of one name: rules between tables take the one that is seen.
  ["12-hidden-draft-first.xlsx", 115],
  ["12-hidden-draft-last.xlsx", 115],
])("%s: nothing that agrees is accused", async (name, equal) => {
  const report = check((await readWorkbook(file(name))).sheets);
  expect([report.counts.equal, report.counts.unequal, report.counts.doubtful]).toEqual([equal, 0, 0]);
  expect(problems(report)).toEqual(name.startsWith("12") ? [expect.stringMatching(/^doubled /)] : []);
});

// Published tables with one thing changed in each, which once went by: what is said, and how many comparisons do not agree.

const CHANGED: Readonly<Record<string, readonly [problems: readonly string[], unequal: number]>> = {
  "00-clean-000": [[], 0],
  "00-clean-004": [[], 0],
  "01-footnote-digit": [["unreadable 公开05表!C7"], 0],
  "02-text-amount-row": [["unread-row 公开05表!C11 公开05表!D11"], 0],
  "03-mistyped-code-with-unit": [["odd-code 表1-2!A10"], 5],
  "04-second-sangong-row": [["unread-row 公开09表!A9 公开09表!C9"], 0],
  "05-extra-column": [["unread-column 公开05表!F7 公开05表!F8"], 0],
  // The one that is seen is compared, and has half of every amount.
  "06-hidden-copy-shadows": [["doubled 公开05表(定稿)!A1"], 6],
  "07-second-total-exit0": [["codeless-row 公开05表!B31"], 0],
  "08-scaled-format": [["shown-otherwise 公开05表!C7"], 0],
  "08b-scaled-format-and-one-fine-number": [["shown-otherwise 公开05表!C7"], 0],
  "09-hidden-by-format": [["shown-otherwise 公开05表!C7"], 0],
  "10-hidden-row": [["hidden-row 公开05表!C14 公开05表!D14"], 0],
  "16-left-to-right-marks": [[], 0],
};

test.each(Object.entries(CHANGED))(
  "trust/%s.xlsx: what is read otherwise than it is seen is said",
  async (name, said) => {
    const report = check((await readWorkbook(file(`trust/${name}.xlsx`))).sheets);
    expect([problems(report), report.counts.unequal]).toEqual(said);
    expect(summaryOf(report).standing === "fine").toBe(said[0].length === 0 && name !== "00-clean-004");
  },
);

test.each([
  "12-stray-space-last-row.xlsx",
  "13-format-brackets.xlsx",
  "14-tags-without-attributes.xlsx",
  "14b-40000-rows-without-attributes.xlsx",
  "15-titles-in-every-column.xlsx",
])("%s ends: what took minutes, or was refused, is read", async (name) => {
  const { tables } = check((await readWorkbook(file(name))).sheets);
  expect(tables.map(({ no }) => no)).toEqual(name.startsWith("15") ? [] : ["公开03表"]);
});

test("numbers below a merge are told, and what the merge stretches over is not compared", async () => {
  const { sheets } = await readWorkbook(file("09-numbers-below-a-merge.xlsx"));
  expect(sheets[0]!.covered).toEqual([
    { row: 15, column: 2, value: 99 },
    { row: 16, column: 2, value: 77 },
  ]);
  expect(sheets[0]!.rows.slice(14, 17).map((row) => row[2])).toEqual([
    15,
    { trouble: "covered", text: "与C15合并" },
    { trouble: "covered", text: "与C15合并" },
  ]);
  const { counts } = check(sheets);
  expect([counts.unequal, counts.doubtful]).toEqual([0, 0]);
});

test("dates of any language are no amounts", async () => {
  const { sheets } = await readWorkbook(file("14-long-date-format.xlsx"));
  const values = sheets.flatMap(({ rows }) => rows.map((row) => row[1]));
  expect(values.filter((value) => typeof value === "number")).toEqual([]);
});

test("a sentence for each kind that is not read", async () => {
  const code = async (bytes: Uint8Array): Promise<string> => {
    try {
      await readWorkbook(bytes);
    } catch (error) {
      return (error as FileTrouble).code;
    }
    return "read";
  };
  expect(await code(new TextEncoder().encode("两行\n没有表格的文字"))).toBe("not-a-workbook");
  expect(await code(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))).toBe("not-a-workbook");
  const old = file("06-biff5-gbk.xls");
  const at = Buffer.from(old).indexOf(Buffer.from([0x09, 0x08]));
  expect(at).toBeGreaterThan(0);
  old.set([0x00, 0x04], at + 4);
  expect(await code(old)).toBe("old-excel");
  const locked = file("04-structure-protected-opens-without-password.xls");
  const pass = Buffer.from(locked).indexOf(Buffer.from([0x2f, 0x00, 0x36, 0x00]));
  expect(pass).toBeGreaterThan(0);
  locked[pass + 10] = locked[pass + 10]! ^ 1;
  expect(await code(locked)).toBe("encrypted");
});

// Packages that Excel opens and few others write.

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

describe("odd packages are read, marked and cleared", () => {
  const CELLS = sheetXml('<row r="1"><c r="A1" t="inlineStr"><is><t>支出</t></is></c><c r="B1"><v>120.5</v></c></row>');
  const wide = (text: string, isLittle = true): Uint8Array => {
    const bytes = Buffer.from(
      `\uFEFF${text.replace(/^<\?xml[^>]*>/, '<?xml version="1.0" encoding="UTF-16"?>')}`,
      "utf16le",
    );
    return new Uint8Array(isLittle ? bytes : bytes.swap16());
  };
  const styled = (styles: string | null, relationships = "") =>
    handMadeParts({ sheets: { 表: CELLS }, styles, relationships });
  test.each<[string, Readonly<Record<string, string | Uint8Array>>]>([
    ["a sheet in UTF-16", { ...styled(stylesXml("")), "xl/sheets/tab1.xml": wide(CELLS) }],
    ["a style sheet in UTF-16", { ...styled(null), ...relatedStyles(wide(stylesXml('<dxfs count="0"/>'))) }],
    ["a style sheet that is one empty tag", styled(`<styleSheet xmlns="${MAIN}" />`)],
    [
      "a style sheet that is not there",
      styled(null, `<Relationship Id="st" Type="${RELATED}/styles" Target="styles.xml"/>`),
    ],
    ["a style sheet of no bytes", { ...styled(null), ...relatedStyles(new Uint8Array()) }],
    ["no style sheet", styled(null)],
    [
      "a module of macros as a sheet without a part",
      withTab(handMadeParts({ sheets: { 表: CELLS } }), '<sheet name="Module1" sheetId="9" r:id=""/>'),
    ],
  ])("%s", async (_, parts) => {
    const bytes = zipped(parts);
    const { sheets } = await readWorkbook(bytes);
    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([["表", [["支出", 120.5]]]]);
    const marked = markWorkbook(bytes, [{ at: { sheet: "表", row: 0, column: 1 }, kind: "unequal" }]);
    expect((await readBook(marked)).sheets[0]!.marks).toHaveLength(1);
    expect((await readWorkbook(marked)).sheets).toEqual(sheets);
    expect(partsOf(clearMarks(marked))).toEqual(partsOf(bytes));
    const saved = saveEdits(marked, {
      sheets: [{ sheet: "表", cells: [{ row: 0, column: 1, holds: 3.25, format: "0.00" }] }],
    });
    expect((await readWorkbook(saved)).sheets[0]!.rows).toEqual([["支出", 3.25]]);
  });

  test("a sheet in UTF-16 with its high byte first is read", async () => {
    const parts = { ...styled(stylesXml("")), "xl/sheets/tab1.xml": wide(CELLS, false) };
    expect((await readWorkbook(zipped(parts))).sheets[0]!.rows).toEqual([["支出", 120.5]]);
  });

  function relatedStyles(styles: Uint8Array): Record<string, string | Uint8Array> {
    const { "xl/_rels/workbook.xml.rels": related = "" } = styled(
      null,
      `<Relationship Id="st" Type="${RELATED}/styles" Target="styles.xml"/>`,
    );
    return { "xl/_rels/workbook.xml.rels": related, "xl/styles.xml": styles };
  }

  function withTab(parts: Record<string, string>, tab: string): Record<string, string> {
    return { ...parts, "xl/workbook.xml": parts["xl/workbook.xml"]!.replace("</sheets>", `${tab}</sheets>`) };
  }
});
