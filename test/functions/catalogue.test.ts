import { catalogueFile } from "../../scripts/catalogue.ts";
import { setOverlay } from "../../src/functions/overlay.ts";
import { subjectCode, subjectLevel, subjectName, subjectParent } from "../../src/functions/subjects.ts";

/** Each chart with its table, the number of its codes and what SUBJECT_CODE calls it. */
const CHARTS = [
  ["functional.tsv", 1761, "功能分类"],
  ["economic-department.tsv", 110, "部门经济分类"],
  ["economic-government.tsv", 80, "政府经济分类"],
  ["income.tsv", 242, "收入分类"],
] as const;

interface Row {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parent: string;
}

function rowsOf(file: string): Row[] {
  const [, ...lines] = catalogueFile(file).trimEnd().split("\n");
  return lines.map((line) => {
    const [code = "", name = "", level = "", parent = ""] = line.split("\t");
    return { code, name, level, parent };
  });
}

describe.each(CHARTS)("%s", (file, count, chart) => {
  const rows = rowsOf(file);
  const names = new Map(rows.map(({ code, name }) => [code, name]));

  test(`has ${count} codes, and each answers with its name, as number, text and full-width text`, () => {
    expect(rows).toHaveLength(count);
    const full = (code: string): string =>
      code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    for (const given of [Number, String, full])
      expect(rows.map(({ code }) => subjectName(given(code)))).toEqual(rows.map(({ name }) => name));
  });

  test("each code answers with its level, its parent and its path", () => {
    expect(rows.map(({ code }) => subjectLevel(code))).toEqual(rows.map(({ level }) => level));
    const below = rows.filter(({ parent }) => parent !== "");
    expect(below.map(({ code }) => subjectParent(code))).toEqual(below.map(({ parent }) => parent));
    const path = (code: string): string => {
      const { level = "", parent = "" } = rows.find((row) => row.code === code) ?? {};
      return `${parent === "" ? "" : path(parent)}${names.get(code)}（${level}）`;
    };
    expect(rows.map(({ code }) => subjectName(code, "path"))).toEqual(rows.map(({ code }) => path(code)));
  });

  test("each name and the code above, or the chart, lead back to the code", () => {
    expect(rows.map(({ name, parent }) => subjectCode(name, parent === "" ? chart : parent))).toEqual(
      rows.map(({ code }) => code),
    );
  });

  test("each path leads back to its code, with the chart where several have one", () => {
    expect(rows.map(({ code }) => subjectCode(subjectName(code, "path"), chart))).toEqual(rows.map(({ code }) => code));
  });

  test("the 科目表 of the workbook wins over each", () => {
    setOverlay({ names: new Map(rows.map(({ code }) => [code, `本地${code}`])), added: 0, conflicts: [] });
    try {
      expect(rows.map(({ code }) => subjectName(code))).toEqual(rows.map(({ code }) => `本地${code}`));
      expect(rows.map(({ code }) => subjectCode(`本地${code}`))).toEqual(rows.map(({ code }) => code));
    } finally {
      setOverlay(undefined);
    }
    expect(rows.map(({ code }) => subjectName(code))).toEqual(rows.map(({ name }) => name));
  });
});
