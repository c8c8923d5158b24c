import { deskUnread, type DeskFile } from "../../src/app/desk/file.ts";
import { yearIn } from "../../src/app/kept.ts";
import { unitsOf } from "../../src/app/desk/units.ts";
import { deskLine, readDeskLine } from "../../src/app/desk/line.ts";

const file = (name: string, unit?: string, year?: string): DeskFile => ({
  ...deskUnread(
    { file: name, hash: name, ruleSet: "1", asked: "zh-CN", documents: [] },
    { code: "no-table", says: "没有" },
  ),
  unit: unit ?? null,
  year: year ?? null,
});

/** Units with their files and how they came there. */
const units = (...files: readonly DeskFile[]): unknown[] =>
  unitsOf(files).map(({ name, files: own }) => [name, ...own.map(({ file: one, by }) => `${one.file} ${by}`)]);

test("tables go by the name that they say, documents and last year by name or by folder", () => {
  expect(
    units(
      file("报送/某县财政局/2024决算.xlsx", "某县财政局", "2024"),
      file("报送/某县财政局/上年/2023决算.xlsx", "某县财政局", "2023"),
      file("报送/某县财政局/情况说明.docx"),
      file("报送/教育局决算.xlsx", "某县教育局", "2024"),
      file("报送/教育局说明.docx"),
      file("报送/卫健局决算.xlsx", "某县卫生健康局", "2024"),
      file("报送/卫生健康局情况说明.docx"),
      file("报送/通知.docx"),
      file("报送/某乡/说明.docx"),
      file("报送/某乡/附件1.docx"),
    ),
  ).toEqual([
    ["某县教育局", "报送/教育局决算.xlsx tables", "报送/教育局说明.docx name"],
    [
      "某县财政局",
      "报送/某县财政局/2024决算.xlsx tables",
      "报送/某县财政局/上年/2023决算.xlsx tables",
      "报送/某县财政局/情况说明.docx folder",
    ],
    ["某县卫生健康局", "报送/卫健局决算.xlsx tables", "报送/卫生健康局情况说明.docx name"],
    ["某乡", "报送/某乡/附件1.docx folder", "报送/某乡/说明.docx folder"],
    ["通知", "报送/通知.docx alone"],
  ]);
});

test("units of one name in different places are not put together, and years are no places", () => {
  const all = [
    file("甲县/2023/教育局.xlsx", "教育局", "2023"),
    file("甲县/2024年度部门决算公开/教育局.xlsx", "教 育 局", "2024"),
    file("乙县/教育局.xlsx", "教育局", "2024"),
  ];
  expect(units(...all)).toEqual(units(...[...all].reverse()));
  expect(unitsOf(all).map(({ files }) => files.length)).toEqual([2, 1]);
});

test("a line is read only if all of it is as it should be", () => {
  const whole = file("甲.xlsx", "甲");
  expect(readDeskLine(deskLine(whole))).toEqual(whole);
  for (const name of Object.keys(whole) as (keyof DeskFile)[]) {
    const { [name]: _, ...less } = whole;
    expect([name, readDeskLine(JSON.stringify(less))]).toEqual([name, undefined]);
    expect([name, readDeskLine(JSON.stringify({ ...whole, [name]: { length: 1 } }))]).toEqual([name, undefined]);
  }
  expect(["", "{", "null", "[]", '{"__proto__":1}'].map(readDeskLine)).toEqual(Array(5).fill(undefined));
});

test.each([
  ["某局2023年度决算.xlsx", "2023"],
  ["gov_2022_final.xlsx", "2022"],
  ["2024.3.15某局2023年决算.xlsx", "2023"],
  ["某局2023决算(Excel2003).xls", "2023"],
  ["Excel 2007版-2023年预算.xlsx", "2023"],
  ["budget2023.xlsx", "2023"],
  ["xml-spreadsheet-2003.xls", undefined],
  ["2024-03-15 某局决算公开.xlsx", undefined],
  ["某局20240115.xlsx", undefined],
  ["财库2024号.xlsx", undefined],
])("the year of %s is %s", (name, year) => {
  expect(yearIn(name)).toBe(year);
});
