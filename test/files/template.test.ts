import { unzipSync } from "fflate";
import { check } from "../../src/core/check.ts";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import type { Profile } from "../../src/core/forms/profile.ts";
import { PROFILES } from "../../src/core/forms/profiles.ts";
import { templatesOf } from "../../src/core/blanks/template.ts";
import { gridOf, type TableSheet } from "../../src/core/blanks/made.ts";
import { templateWorkbook } from "../../src/files/xlsx/template.ts";
import { markWorkbook } from "../../src/files/xlsx/marks.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { tags } from "../../src/files/ooxml/xml.ts";

const profile = (name: string): Profile => PROFILES.find((one) => one.name === name)!;
const templates = (name: string, unitName = "某县社会保险服务中心"): TableSheet[] =>
  templatesOf(profile(name), { year: 2024, unitName, projects: 1 });

/** The parts of a file as text. */
function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, new TextDecoder().decode(content)]),
  );
}

/** Without what a file does not hold: blanks at the end of rows and of the sheet. */
function trimmed({ name, rows }: SheetGrid): [string, SheetGrid["rows"]] {
  const short = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1));
  return [name, short.slice(0, short.findLastIndex((row) => row.length > 0) + 1)];
}

describe.each(PROFILES.map(({ name }) => [name] as const))("%s", (name) => {
  const sheets = templates(name);
  const bytes = templateWorkbook(sheets);

  test("is read again cell by cell", async () => {
    const { format, sheets: read } = await readWorkbook(bytes);
    expect(format).toBe("xlsx");
    expect(read.map(trimmed)).toEqual(sheets.map(gridOf).map(trimmed));
  });

  test("is checked without a word, every rule tried or 空表", async () => {
    const { sheets: read } = await readWorkbook(bytes);
    const report = check(read, { profile: profile(name) });
    expect(report.tables.map(({ form }) => form)).toEqual(sheets.map(({ form }) => form));
    expect([report.findings, report.untried, report.strays, report.sets[0]?.missing]).toEqual([[], [], [], []]);
  });

  test("takes marks, as any workbook does", async () => {
    const at = { sheet: sheets[0]!.name, row: 7, column: 2 };
    const marked = markWorkbook(bytes, [{ at, kind: "unequal" }]);
    expect((await readWorkbook(marked)).sheets.map(trimmed)).toEqual(sheets.map(gridOf).map(trimmed));
  });
});

test("the same tables are the same bytes", () => {
  expect(templateWorkbook(templates("青海决算"))).toEqual(templateWorkbook(templates("青海决算")));
});

test.each(["=1+1", "+86", "-某局", "@SUM(A1)", `&<>"'`, "  两端有空格  ", "\u0001\uFFFE坏\u000B字", "\uD800孤"])(
  "%j stays text and breaks nothing",
  async (unitName) => {
    const bytes = templateWorkbook(templates("青海决算", unitName));
    const { sheets } = await readWorkbook(bytes);
    // eslint-disable-next-line no-control-regex
    const held = unitName.replace(/[\u0000-\u001F\uFFFE]/g, "").replace(/\uD800/g, "\uFFFD");
    expect(sheets[1]!.rows[2]![0]).toBe(`编制单位：${held}`);
    for (const [name, text] of Object.entries(partsOf(bytes)))
      expect([name, [...tags(text)].length > 0]).toEqual([name, true]);
  },
);

test("the name of a sheet with an apostrophe is quoted in its print titles", () => {
  const [sheet] = templates("青海决算");
  const { "xl/workbook.xml": workbook = "" } = partsOf(templateWorkbook([{ ...sheet!, name: "甲's & <表>" }]));
  expect(workbook).toContain('<sheet name="甲\'s &amp; &lt;表&gt;" sheetId="1" r:id="rId1"/>');
  expect(workbook).toContain("'甲''s &amp; &lt;表&gt;'!$5:$7</definedName>");
});

test("pages, panes, sums and prompts are where they belong", () => {
  const parts = partsOf(templateWorkbook(templates("青海决算")));
  const overview = parts["xl/worksheets/sheet1.xml"]!;
  const income = parts["xl/worksheets/sheet2.xml"]!;
  expect(overview).toContain('<pane ySplit="7" topLeftCell="A8" activePane="bottomLeft" state="frozen"/>');
  expect(income).toContain('<pane xSplit="2" ySplit="6" topLeftCell="C7" activePane="bottomRight" state="frozen"/>');
  expect(overview).toContain('<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="1"/>');
  expect(income).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
  expect(overview).toContain("<f>SUM(C34:C36)</f><v>0</v>");
  expect(overview).toContain('<mergeCells count="4"><mergeCell ref="A1:F1"/>');
  expect(overview).toContain('sqref="C8:C15 F8:F33 C35:C36 F35:F36"><formula1>-1000000000000000</formula1>');
  expect(overview).toContain('errorStyle="warning"');
  expect(parts["xl/workbook.xml"]).toContain(
    '<definedName name="_xlnm.Print_Titles" localSheetId="1">\'02 收入决算表\'!$4:$6</definedName>',
  );
  expect(parts["xl/styles.xml"]).toContain('formatCode="#,##0.00;-#,##0.00;"');
});
