import { check } from "../../src/core/check.ts";
import { MADE_SETS } from "../core/made-sets.ts";
import { edit } from "../core/sheets.ts";
import { CASES, PLANTS, caseSheets, rankOf, unequal } from "./cases.ts";

/** One cent between figures rounded apart, in the documents as they were published: 存疑. */
const PUBLISHED: Readonly<Record<string, readonly string[]>> = {
  "final-02-shanghai-putuo-guihua-2024": ["X01-03b 236.63 236.64", "X01-03b 3845.25 3845.24", "X04-05b 236.63 236.64"],
};

describe.each(CASES)("%s", (name) => {
  const sheets = caseSheets(name);
  const report = check(sheets);
  const before = unequal(report);

  test("every sheet is read as a table", () => {
    expect(report.strays).toEqual([]);
    expect(new Set(report.tables.map(({ sheet }) => sheet))).toEqual(new Set(sheets.map((sheet) => sheet.name)));
  });

  test("nothing is 不符, and what was rounded in two ways is 存疑", () => {
    const said = report.findings.flatMap((finding) =>
      finding.kind === "comparison" && finding.sums !== undefined
        ? `${finding.rule.id} ${finding.left} ${finding.right}`
        : [],
    );
    expect([before, said]).toEqual([[], PUBLISHED[name] ?? []]);
  });

  const plants = PLANTS.filter(([document]) => document === name);
  if (plants.length > 0)
    test.each(plants)("%s: %s = %d is found, and named first", (_, cell, value) => {
      const planted = check(edit(sheets, { [cell]: value }));
      expect(unequal(planted).length).toBeGreaterThan(before.length);
      expect(rankOf(planted, cell)).toBe(1);
    });
});

test("a table of income that prints no 上年结转 is added up row by row", () => {
  const sheets = caseSheets("budget-01-shanghai-putuo-sww-dept-2025");
  const { untried } = check(sheets);
  expect(untried.map(({ rule }) => rule.id)).toEqual([]);
  const moved = check(edit(sheets, { "2 部门收入预算总表!F9": 9389912 }));
  expect(unequal(moved).flatMap((one) => ("rule" in one ? one.rule.id : []))).toContain("B1-1-1");
});

test("codes that are filled down past those left out are one hint, and nothing is said of what they then stand for", () => {
  const sheets = caseSheets("budget-01-shanghai-putuo-sww-dept-2025");
  const basic = "8 部门一般公共预算基本支出部门预算经济分类预算表";
  const rows = sheets.find(({ name }) => name === basic)?.rows ?? [];
  const listed = rows.flatMap(([, code], at) => (String(rows[at]?.[0]) === "302" && Number(code) > 0 ? [at] : []));
  const filled = listed.map((at, i) => [`${basic}!B${at + 1}`, String(i + 1).padStart(2, "0")] as const);
  expect(filled.length).toBeGreaterThan(10);
  const { counts, findings } = check(edit(sheets, Object.fromEntries(filled)));
  expect(counts).toMatchObject({ unequal: 0, hints: 1 });
  expect(findings.flatMap((one) => (one.kind === "structure" ? one.what.problem : []))).toEqual(["wrong-names"]);
  // Three that are wrong are each named.
  const few = check(edit(sheets, Object.fromEntries(filled.slice(2, 5))));
  expect(few.findings.flatMap((one) => (one.kind === "structure" ? one.what.problem : []))).toContain("wrong-name");
});

test("figures under codes that slipped by a row are not compared by code, and the others are", () => {
  const sheets = MADE_SETS["四川决算"]!(0);
  const { rows } = sheets.find(({ name }) => name === "附表3")!;
  const listed = rows.flatMap((cells, at) => (/^\d{3,7}$/.test(String(cells[0])) ? [at] : []));
  const slipped = listed.slice(1).map((at, i) => [`附表3!A${at + 1}`, rows[listed[i]!]![0]!] as const);
  expect(slipped.length).toBeGreaterThan(10);
  const { untried } = check(edit(sheets, Object.fromEntries(slipped)));
  expect(unequal(check(edit(sheets, Object.fromEntries(slipped))))).toEqual([]);
  expect(untried.map(({ why }) => why.reason)).toContain("miscoded");
  // A wrong figure in a row is told by its columns.
  const [at = 0] = listed;
  const wrong = check(edit(sheets, { ...Object.fromEntries(slipped), [`附表3!C${at + 1}`]: 9999.99 }));
  expect(unequal(wrong).length).toBeGreaterThan(0);
});
