import { check, type CheckOptions } from "../../src/core/check.ts";
import { titleOf } from "../../src/core/forms/form.ts";
import { readProfile } from "../../src/core/forms/profile-file.ts";
import type { Profile } from "../../src/core/forms/profile.ts";
import { PROFILES } from "../../src/core/forms/profiles.ts";
import { verdictOf } from "../../src/core/report/finding.ts";
import { words } from "../../src/core/report/say/index.ts";
import { qualified, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { CASES, caseSheets } from "../cases/cases.ts";
import { amountsIn, hundredths } from "./changes.ts";
import { filledShanghai } from "./filled-sets.ts";
import { Random, sum } from "./honest.ts";
import { inOwnWords } from "./own-words.ts";
import { edit, sheet } from "./sheets.ts";
import { honestNational } from "./sichuan.ts";
import { trials } from "./sweep.ts";

// A set in a JSON file does what one does that comes with the program: 上海, in its words, and in words that only the file knows.

const named = (name: string): Profile => PROFILES.find((profile) => profile.name === name)!;

function profileIn(json: unknown): Profile {
  const reading = readProfile(json);
  if ("problems" in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.profile;
}

const documentsOf = (name: string): SheetGrid[][] =>
  CASES.filter((one) => one.includes("shanghai"))
    .map(caseSheets)
    .filter((sheets) => check(sheets).sets[0]?.profile?.name === name);

const SETS = [
  [
    "上海部门预算",
    "预算",
    documentsOf("上海部门预算"),
    Array.from({ length: trials(12) }, (_, i) => filledShanghai("部门", i)),
  ],
  [
    "上海单位预算",
    "预算",
    documentsOf("上海单位预算"),
    Array.from({ length: trials(12) }, (_, i) => filledShanghai("单位", i)),
  ],
  // 上海 publishes its 决算 by the titles that most places have.
  ["全国决算", "决算", documentsOf("全国决算"), Array.from({ length: trials(12) }, (_, i) => honestNational(i))],
] as const;

/** Sheets by numbers: no name of a sheet says what it is. */
function numbered(sheets: readonly SheetGrid[]): SheetGrid[] {
  return sheets.map((grid, i) => ({ ...grid, name: `第${i + 1}页` }));
}

/** A workbook, and the same with one figure changed, several times over. */
function* variants(sheets: readonly SheetGrid[], count: number): Generator<Readonly<Record<string, number>>> {
  yield {};
  for (const { at, value } of new Random(7).some(amountsIn(sheets), count)) yield { [at]: hundredths(value + 123.4) };
}

describe.each(SETS)("%s as a file says", (name, kind, documents, honest) => {
  const built = named(name);
  const books = [...documents, ...honest].map(numbered);

  test("is tried on published documents and on honest books, and nothing is wrong with those", () => {
    expect(documents.length).toBeGreaterThan(1);
    expect(honest.length).toBeGreaterThan(2);
    expect(honest.map((sheets) => [check(sheets).counts.unequal, check(sheets).sets[0]?.profile?.name])).toEqual(
      honest.map(() => [0, name]),
    );
  });

  test("in its own words: word for word the same report", () => {
    const json = {
      ...{ name: `本区${name}`, kind, editions: built.editions },
      ...(built.isComplete === true ? { complete: true } : {}),
      forms: built.tables.map(({ no, title, forms }) => ({ form: forms.map(titleOf), no, title })),
    };
    const profile = profileIn(json);
    const say = words("zh-CN");
    const report = (sheets: readonly SheetGrid[], options: CheckOptions): unknown => {
      const { counts, findings, suspects, untried, sets, strays, tables } = check(sheets, options);
      return {
        counts,
        tables: tables.map((table) => say.table(table)),
        findings: findings.map((one) => say.finding(one)),
        suspects: suspects.map((one) => say.suspect(one)),
        untried: untried.map((one) => say.untried(one)),
        missing: sets.map(({ missing }) => missing.map(({ no, title }) => `${no} ${title}`)),
        strays: strays.map((one) => say.stray(one)),
      };
    };
    for (const [i, sheets] of books.entries())
      for (const change of variants(sheets, 2)) {
        const changed = edit(sheets, change);
        expect([i, change, report(changed, { profile })]).toEqual([i, change, report(changed, { profile: built })]);
      }
  });

  test("in words that nobody else has: the same verdicts on the same cells, and the same cells to blame", () => {
    const report = (sheets: readonly SheetGrid[], profile: Profile): unknown => {
      const { counts, findings, suspects, untried, sets, strays } = check(sheets, { profile });
      return {
        counts,
        findings: findings
          .map((one) => [
            one.kind === "table" ? one.what.problem : one.rule.id,
            verdictOf(one),
            one.cells.map(qualified),
          ])
          .map((one) => JSON.stringify(one))
          .sort(),
        suspects: suspects.map(({ cells, likely, rank }) => [rank, cells.map(qualified), likely?.best]),
        untried: untried.map(({ rule, why }) => `${rule.id} ${why.reason}`).sort(),
        missing: sets.map(({ missing }) => missing.length),
        strays: strays.map(({ reason }) => reason),
      };
    };
    // Where a row of a heading was not understood, the file may know it.
    const whole = books.filter((sheets) => recognise(sheets).tables.every((table) => table.unreadFrom === undefined));
    expect(whole.length).toBeGreaterThan(books.length - 2);
    for (const [i, sheets] of whole.entries()) {
      const own = inOwnWords(sheets, kind, built.isComplete === true);
      const profile = profileIn(own.json);
      // Nothing of it is known without the file.
      const known = check(own.sheets).tables.filter(({ knownBy }) => knownBy === "title");
      expect(known.length).toBeLessThan(own.json.forms.length / 2);
      for (const change of variants(sheets, 2))
        expect([i, change, report(edit(own.sheets, change), profile)]).toEqual([
          i,
          change,
          report(edit(sheets, change), built),
        ]);
    }
  });
});

describe("what a place has of its own", () => {
  const page = (name: string, rows: readonly (readonly CellValue[])[]): SheetGrid => sheet(name, rows);
  const income = (own: readonly number[], total: number): SheetGrid =>
    page("收入", [
      ["单位收入总表"],
      ["", "", "", "", "本年进项", ...own.slice(1).map(() => "")],
      ["科目编码", "科目名称", "合计", "一般公共预算拨款收入", "事业收入", ...(own.length > 1 ? ["场地收入"] : [])],
      ["", "合计", 4 + sum(own), 4, ...own],
      ["205", "教育支出", total, 4, ...own],
    ]);
  const profile = profileIn({
    name: "本区预算",
    kind: "预算",
    forms: [
      {
        like: "单位收入总表",
        columns: {
          事业收入: { under: "本年进项" },
          场地收入: { like: "事业收入", under: "本年进项", optional: true },
        },
      },
    ],
  });
  const unequal = (grid: SheetGrid): string[] =>
    check([grid], { profile }).findings.flatMap((one) =>
      one.kind === "comparison" && one.verdict === "unequal" ? [one.rule.id] : [],
    );

  test("a column is added up with the one that it is like", () => {
    expect(unequal(income([3, 5], 12))).toEqual([]);
    expect(unequal(income([3, 5], 13))).toEqual(["B1-1-1", "B1-1-合计"]);
    expect(unequal(income([3, 5], 7))).toEqual(["B1-1-1", "B1-1-合计"]);
  });

  test("one that may be left out is nothing where it is", () => {
    expect(unequal(income([3], 7))).toEqual([]);
    expect(unequal(income([3], 8))).toEqual(["B1-1-1", "B1-1-合计"]);
    expect(check([income([3], 7)], { profile }).untried.map(({ rule }) => rule.id)).not.toContain("B1-1-1");
  });

  test("without the file the column is not understood, and its sums are left", () => {
    const { counts, untried } = check([income([3, 5], 12)]);
    expect([counts.unequal, untried.map(({ rule }) => rule.id)]).toEqual([0, expect.arrayContaining(["B1-1-1"])]);
  });

  test("the sides of a table, in words of its own, and a heading that nothing else knows", () => {
    const own = profileIn({
      name: "本区预算",
      kind: "预算",
      forms: [
        {
          like: "单位收支总表",
          title: "本区一览表",
          sides: { 收入: "进项", 支出: "出项" },
          labels: { name: "事由" },
          columns: { 预算数: "安排" },
        },
      ],
    });
    const table = (total: number): SheetGrid =>
      page("一览", [
        ["本区一览表"],
        ["进项", "", "出项", ""],
        ["事由", "安排", "事由", "安排"],
        ["事业收入", 20, "教育支出", 20],
        ["本年收入合计", total, "本年支出合计", 20],
        ["收入总计", total, "支出总计", 20],
      ]);
    const [good, wrong] = [20, 21].map((total) => check([table(total)], { profile: own }));
    expect([good!.tables.map(({ knownBy }) => knownBy), good!.counts.unequal, good!.counts.equal > 3]).toEqual([
      ["title"],
      0,
      true,
    ]);
    expect(wrong!.counts.unequal).toBeGreaterThan(0);
  });

  test("where every line is printed, one that is not is missed", () => {
    const table = page("总表", [
      ["收入支出决算总表"],
      ["收入", "", "支出", ""],
      ["项目", "决算数", "项目", "决算数"],
      ["一、一般公共预算财政拨款收入", 20, "一、教育支出", 20],
      ["本年收入合计", 20, "本年支出合计", 20],
      ["总计", 20, "总计", 20],
    ]);
    const untried = (complete: boolean): number =>
      check([table], {
        profile: profileIn({ name: "本区决算", kind: "决算", complete, forms: ["收入支出决算总表"] }),
      }).counts.untried;
    const hints = (complete: boolean): number =>
      check([table], {
        profile: profileIn({ name: "本区决算", kind: "决算", complete, forms: ["收入支出决算总表"] }),
      }).counts.hints;
    expect([untried(true) + hints(true) > untried(false) + hints(false)]).toEqual([true]);
  });
});
