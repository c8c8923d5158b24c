import { check } from "../../src/core/check.ts";
import { gridOf } from "../../src/core/blanks/made.ts";
import { templatesOf } from "../../src/core/blanks/template.ts";
import { PROFILES } from "../../src/core/forms/profiles.ts";
import type { Finding } from "../../src/core/report/finding.ts";
import { words } from "../../src/core/report/say/index.ts";
import { summaryOf } from "../../src/core/report/standing.ts";
import { qualified, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { edit, headingRows, on, performance, seed, SEEDS, sheet } from "./sheets.ts";

const standing = (sheets: readonly SheetGrid[]): string => summaryOf(check(sheets)).standing;
const says = (sheets: readonly SheetGrid[]): string => words("zh-CN").standing(summaryOf(check(sheets)));

const EDITIONS = PROFILES.flatMap((one) => one.editions.slice(-2).map((year) => [one.name, year, one] as const));

describe("what a workbook comes to", () => {
  test("published documents that hold", () => {
    expect(standing(seed("000"))).toBe("fine");
    expect(standing(seed("003"))).toBe("fine");
  });

  test("a published sheet with an indicator that was not reached, and is given as complete", () => {
    expect(standing(performance("002"))).toBe("open");
  });

  test("one whose text lost two tables was not checked whole", () => {
    expect(says(seed("004"))).toBe("没有不符，缺 2 张表，14 处没能核对");
  });

  test("a figure that is wrong", () => {
    expect(says(edit(seed("003"), { "公开01表!F15": 577.42 }))).toMatch(/^\d+ 处不符$/);
  });

  test("a text where an amount should be", () => {
    expect(says(edit(seed("003"), { "公开05表!C7": "约12" }))).toMatch(/^没有不符，\d+ 处没能核对，还有 1 处要看$/);
  });

  test("a title that is no known table, with nothing below that adds up", () => {
    const page = sheet("别表", [
      ["某局2024年度固定资产情况表"],
      ["单位：万元"],
      ["名称", "数量", "金额"],
      ["车", 2, 31.5],
      ["房", 1, 204.77],
      ["机", 16, 9.13],
    ]);
    const sheets = [...seed("003"), page];
    expect(standing(sheets)).toBe("open");
  });

  test("figures in rows and columns under no title at all were not looked at, and that is said first", () => {
    const page = sheet("底稿", [
      ["甲", 17.31, 4],
      ["乙", 29.88, 7],
      ["丙", 11.02, 9],
    ]);
    expect(says([...seed("003"), page])).toBe("12 张表里有 1 张没有看；没有不符");
    expect(words("zh-CN").stray(check([...seed("003"), page]).strays[0]!)).toBe(
      "工作表“底稿”：有数，没有认出是哪张公开表，没有核对",
    );
    const wrong = edit([...seed("003"), page], { "公开01表!F15": 577.42 });
    expect(says(wrong)).toMatch(/^12 张表里有 1 张没有看；\d+ 处不符$/);
  });

  test("a page of words and a list of numbers hide no table", () => {
    const pages = [
      sheet("封面", [["某局"], ["2024年度部门决算"], [20240901]]),
      sheet("电话", [
        ["张", 8601001],
        ["李", 8601002],
        ["王", 8601003],
        ["赵", 8601004],
      ]),
    ];
    expect(standing([...seed("003"), ...pages])).toBe("fine");
  });

  test.each(SEEDS)(
    "a table of %s whose later rows are a page of their own, in another sheet, is checked as if it were one",
    (id) => {
      const sheets = seed(id);
      const { counts: before } = check(sheets);
      let joined = 0;
      sheets.forEach((whole, i) => {
        const { from, to } = headingRows(whole);
        const cut = to + Math.ceil((whole.rows.length - to) / 2);
        const first = sheet(whole.name, whole.rows.slice(0, cut));
        for (const heading of [whole.rows.slice(from, to), []]) {
          const page = sheet(`${whole.name}续`, [...heading, ...whole.rows.slice(cut)]);
          const { counts } = check([...sheets.slice(0, i), first, page, ...sheets.slice(i + 1)]);
          expect([whole.name, heading.length, counts.unequal]).toEqual([whole.name, heading.length, 0]);
          joined += counts.equal === before.equal && counts.untried === before.untried ? 1 : 0;
        }
      });
      // A page of one row, or of notes alone, may be no page.
      expect(joined).toBeGreaterThan(sheets.length * 1.5);
    },
  );

  test("what is wrong on the second page is found there, and its sums are 未核对 where the pages may be none", () => {
    const whole = seed("003")[2]!;
    const [first, page] = [sheet(whole.name, whole.rows.slice(0, 14)), sheet("续", whole.rows.slice(14))];
    const others = seed("003").filter(({ name }) => name !== whole.name);
    const at = page.rows.findIndex((row) => typeof row[2] === "number");
    const wrong = edit([...others.slice(0, 2), first, page, ...others.slice(2)], { [`续!C${at + 1}`]: 99.99 });
    const cells = check(wrong).suspects.flatMap((suspect) => suspect.cells);
    expect(cells[0]).toEqual({ sheet: "续", row: at, column: 2 });
    const apart = wrong.map((grid) => (grid === wrong[3] ? { ...grid, hiddenRows: new Set([0]) } : grid));
    const { counts, untried } = check(apart);
    expect([counts.unequal, untried.some(({ why }) => why.reason === "parted")]).toEqual([0, true]);
  });

  test("a list of 科目 behind a table, hidden or not, is no page of it: what is wrong there stays wrong", () => {
    const list = sheet("底稿", [
      ["208", "社会保障和就业支出", 576.42],
      ["210", "卫生健康支出", 52.15],
      ["221", "住房保障支出", 42.27],
    ]);
    const wrong = (hidden: boolean): number => {
      const sheets = edit(seed("003"), { "公开03表!D7": 623.99 });
      const at = sheets.findIndex(({ name }) => name === "公开03表") + 1;
      return check([...sheets.slice(0, at), { ...list, hidden }, ...sheets.slice(at)]).counts.unequal;
    };
    const own = check(edit(seed("003"), { "公开03表!D7": 623.99 })).counts.unequal;
    expect([own > 0, wrong(true), wrong(false)]).toEqual([true, own, own]);
  });

  test("what the user ignores is counted, and does not hold by that", () => {
    const report = check(edit(seed("003"), { "公开01表!F15": 577.42 }));
    const all = (): boolean => true;
    expect(summaryOf(report, all)).toMatchObject({ standing: "ignored", problems: 0, unequal: 0 });
    const of = (table: string) => (finding: Finding) => finding.table.sheet === table;
    expect(summaryOf(report, of("公开01表")).ignored).toBeGreaterThan(0);
    const none = summaryOf(check(seed("003")), all);
    expect(none).toMatchObject({ standing: "fine", ignored: 0 });
  });
});

/** Other figures below the heading, right of code and name. */
function figures(grid: SheetGrid, write: (value: CellValue, row: number) => CellValue): SheetGrid {
  const { to } = headingRows(grid);
  const rows = grid.rows.map((row, r) => (r < to ? row : row.map((cell, c) => (c > 1 ? write(cell, r) : cell))));
  return { ...grid, rows };
}

describe("tables that are still to be filled in", () => {
  test.each(EDITIONS)("a blank set of %s %i is not in order: it is blank", (_, year, profile) => {
    const report = check(templatesOf(profile, { year, unitName: "某局", projects: 1 }).map(gridOf));
    expect(report.counts).toMatchObject({ equal: 0, rounding: 0, unequal: 0, doubtful: 0 });
    expect(summaryOf(report).standing).toBe("blank");
    expect(report.suspects).toEqual([]);
  });

  test.each(EDITIONS)("one figure typed into %s %i is neither wrong nor to be taken out again", (_, year, profile) => {
    const sheets = templatesOf(profile, { year }).map(gridOf);
    const [first, ...others] = sheets;
    const row = first!.rows.findIndex((cells) => cells.some((cell) => String(cell ?? "").includes("一般公共预算")));
    const column = first!.rows[row]!.findIndex((cell, c) => c > 0 && (cell === null || cell === undefined));
    const typed = {
      ...first!,
      rows: first!.rows.map((cells, r) =>
        r === row ? cells.map((cell, c) => (c === column ? 1905.92 : cell)) : cells,
      ),
    };
    const report = check([typed, ...others]);
    expect(report.counts.unequal).toBe(0);
    expect(report.suspects).toEqual([]);
    expect(summaryOf(report).standing).not.toBe("fine");
  });

  test("a table of a set that is filled in but for it", () => {
    const emptied = on("公开03表", (grid) => figures(grid, () => null));
    const report = check(emptied(seed("003")));
    expect(report.counts.unequal).toBe(0);
    expect(report.suspects).toEqual([]);
    expect(report.untried.map(({ why }) => ("form" in why ? `${why.reason} ${why.form.no}` : why.reason))).toContain(
      "unfilled-table 公开03表",
    );
    expect(words("zh-CN").untried(report.untried[0]!)).toContain("公开03表 支出决算表还没有填好");
  });

  test("a table that is filled in down to some row is said to be so; one figure of it that is wrong, all the same", () => {
    const half = on("公开03表", (grid) => figures(grid, (value, row) => (row < 17 ? value : null)))(seed("003"));
    const report = check(half);
    expect([report.counts.unequal, report.suspects]).toEqual([0, []]);
    expect(summaryOf(report).standing).toBe("open");
    const wrong = check(edit(half, { "公开03表!D9": 38.33 }));
    expect(wrong.suspects.map(({ cells }) => cells.map(qualified).join())).toEqual(["公开03表!D9"]);
    // Two rows that have none were forgotten.
    expect(
      standing(on("公开03表", (grid) => figures(grid, (value, row) => (row < 24 ? value : null)))(seed("003"))),
    ).toBe("unequal");
  });

  test("figures that moved up by some rows were not left out", () => {
    const moved = on("公开03表", (grid) => ({
      ...grid,
      rows: grid.rows.map((cells, r) =>
        r < 8 ? cells : cells.map((cell, c) => (c < 2 ? cell : (grid.rows[r + 3]?.[c] ?? null))),
      ),
    }))(seed("003"));
    expect(standing(moved)).toBe("unequal");
  });

  test("one that is printed with 0.00 throughout is filled in, and wrong", () => {
    const sheets = on("公开03表", (grid) => figures(grid, () => 0))(seed("003"));
    expect(standing(sheets)).toBe("unequal");
  });
});
