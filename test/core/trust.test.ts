import { check } from "../../src/core/check.ts";
import { isHint, type Finding, type Report } from "../../src/core/report/finding.ts";
import { qualified, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { summaryOf } from "../../src/core/report/standing.ts";
import { CASES, caseSheets } from "../cases/cases.ts";
import { arranged } from "./arranged.ts";
import { honestFinalElsewhere } from "./elsewhere-final.ts";
import { honestElsewhere } from "./elsewhere.ts";
import { honestBudget, honestFinal, Random } from "./honest.ts";
import { added, documentOf, PLANTS, said, toldOf } from "./plants.ts";
import { edit, insertRows, mapText, on, performance, PERFORMANCE, seed, SEEDS } from "./sheets.ts";
import { honestSichuan } from "./sichuan.ts";

// What is published is what is seen: nothing that stands in a table, falls out of it or is shown otherwise goes by in silence.

const NUMBER = Number(process.env["SEED"] ?? 1);

function problems({ findings }: Report): string[] {
  return findings.flatMap((finding: Finding) =>
    finding.kind === "table" && !isHint(finding)
      ? [`${finding.what.problem} ${finding.cells.slice(0, 2).map(qualified).join(" ")}`]
      : [],
  );
}

function withFormat(grid: SheetGrid, row: number, column: number, format: string): SheetGrid {
  const formats = grid.rows.map((cells, r) =>
    cells.map((_, c) => (r === row && c === column ? format : grid.formats?.[r]?.[c])),
  );
  return { ...grid, formats };
}

const MEDICAL = seed("000");
const PLAIN = check(MEDICAL);

describe("one thing changed in a workbook that is in order", () => {
  test("the number of a footnote is no digit", () => {
    const report = check(edit(MEDICAL, { "公开05表!C7": "1905.9②" }));
    expect(problems(report)).toEqual(["unreadable 公开05表!C7"]);
    expect(report.counts.unequal).toBe(0);
    expect(report.counts.untried).toBeGreaterThan(PLAIN.counts.untried);
  });

  test.each(["1905.92\u200b", "\u202a1905.92\u202c", "１９０５．９２", "\u00ad1,905.92"])("%j is an amount", (text) => {
    expect(check(edit(MEDICAL, { "公开05表!C7": text })).counts).toEqual(PLAIN.counts);
  });

  test("marks of direction in every label change nothing", () => {
    const marked = MEDICAL.map((grid) => mapText(grid, (text) => `\u202a${text}\u200e`));
    expect(said(check(marked))).toEqual(said(PLAIN));
  });

  test("a row whose code has a letter for a nought", () => {
    const sheets = on("公开05表", (grid) =>
      insertRows(grid, 10, [["2O80199", "其他人力资源支出", "12.00元", "12.00元", null]]),
    )(MEDICAL);
    expect(problems(check(sheets))).toEqual(["unread-row 公开05表!C11 公开05表!D11"]);
  });

  test("a second row under 三公", () => {
    const row = MEDICAL.find(({ name }) => name === "公开09表")!.rows.findIndex(
      (cells) => cells[0] === 8.5 || (typeof cells[0] === "number" && cells[0] > 12),
    );
    const sheets = on("公开09表", (grid) =>
      insertRows(grid, (row < 0 ? 7 : row) + 1, [[12.5, 1.25, null, null, 3.75, 7.5]]),
    )(MEDICAL);
    expect(problems(check(sheets)).filter((one) => one.startsWith("unread-row"))).toHaveLength(1);
  });

  test("a column of figures beside the table", () => {
    const sheets = on("公开05表", (grid) => ({
      ...grid,
      rows: grid.rows.map((row, r) => (r < 6 ? row : [...row.slice(0, 5), 1.25])),
    }))(MEDICAL);
    expect(problems(check(sheets))[0]).toMatch(/^unread-column 公开05表!F7/);
  });

  test("a figure among the labels", () => {
    for (const cell of ["公开01表!A20", "公开04表!A19", "公开05表!B9"])
      expect([cell, added(check(edit(MEDICAL, { [cell]: 77.31 })), PLAIN).length > 0]).toEqual([cell, true]);
  });

  test("a second total below the table", () => {
    const sheets = on("公开05表", (grid) => ({
      ...grid,
      rows: [...grid.rows, ["合计", null, 2000.01, 2000.01, null]],
    }))(MEDICAL);
    expect(added(check(sheets), PLAIN)).toHaveLength(1);
  });

  test("a hidden copy before the sheet that is seen: the one that is seen is compared", () => {
    const copy = MEDICAL.find(({ name }) => name === "公开05表")!;
    const halved = {
      ...copy,
      rows: copy.rows.map((row) =>
        row.map((cell) => (typeof cell === "number" && !Number.isInteger(cell) ? cell / 2 : cell)),
      ),
    };
    const hidden = (grid: SheetGrid): SheetGrid => ({ ...grid, name: "草稿", hidden: true });
    const before = check([hidden(halved), ...MEDICAL]);
    expect(before.counts.unequal).toBe(0);
    expect(added(before, PLAIN).join()).toContain("另一张在隐藏的“草稿”），与别的表核对时只用看得见的一张");
    const wrong = check([hidden(copy), ...MEDICAL.map((grid) => (grid === copy ? halved : grid))]);
    expect(wrong.counts.unequal).toBeGreaterThan(0);
  });

  test.each([
    ["0.00,", "显示成 1.91"],
    [";;;", "什么也不显示"],
    ['"见附件"', "显示成 见附件"],
    ['0.00"1"', "显示成 1905.921"],
    ["#,##0.00;-#,##0.00;", undefined],
    ["#,##0.00_ ", undefined],
    ["0", undefined],
  ])("the format %s", (format, shown) => {
    const sheets = on("公开05表", (grid) => withFormat(grid, 6, 2, format))(MEDICAL);
    const report = check(sheets);
    expect(report.counts.unequal).toBe(0);
    const otherwise = added(report, PLAIN).filter((one) => one.startsWith("存的是"));
    expect(otherwise).toHaveLength(shown === undefined ? 0 : 1);
    if (shown !== undefined) expect(otherwise[0]).toContain(shown);
  });

  test("a 科目 that lost its subtotal: beside more that print theirs, beside as few, and where none does", () => {
    const sums = ["F6", "F12", "F18", "F20", "F23", "F26"].map((cell) => `表3-2!${cell}`);
    const budget = seed("004");
    const without = (count: number): Report =>
      check(edit(budget, Object.fromEntries(sums.slice(0, count).map((cell) => [cell, null]))));
    expect(said(without(2)).filter((one) => one.includes("每一科目＝所属各项目之和"))).toHaveLength(2);
    expect(problems(without(3))).toEqual(sums.slice(0, 3).map((cell) => `unfilled-row ${cell.replace("F", "E")}`));
    expect(added(without(6), check(budget))).toEqual([]);
  });

  test("a hidden row, and a hidden column", () => {
    const row = check(on("公开05表", (grid) => ({ ...grid, hiddenRows: new Set([13]) }))(MEDICAL));
    expect(problems(row)).toEqual(["hidden-row 公开05表!C14 公开05表!D14"]);
    const column = check(on("公开05表", (grid) => ({ ...grid, hiddenColumns: new Set([3]) }))(MEDICAL));
    expect(problems(column)).toEqual(["hidden-column 公开05表!D7 公开05表!D8"]);
  });

  test("a picture over figures, a figure in a text box, and a footer with one", () => {
    const area = { top: 6, left: 2, bottom: 7, right: 2 };
    const drawn = (drawings: SheetGrid["drawings"]): string[] =>
      problems(check(on("公开05表", (grid) => ({ ...grid, ...(drawings && { drawings }) }))(MEDICAL)));
    expect(drawn([{ area, text: "" }])).toEqual(["behind 公开05表!C7 公开05表!C8"]);
    expect(drawn([{ area: { ...area, left: 7, right: 8 }, text: "另有 12.5 万元未列" }])).toEqual([
      "drawn 公开05表!H7",
    ]);
    expect(drawn([{ text: "合计：77.31" }])).toEqual(["drawn 公开05表!A1"]);
    expect(drawn([{ text: "第 1 页，共 12 页" }, { area: { ...area, left: 7, right: 8 }, text: "局章" }])).toEqual([]);
  });

  test("a figure below a merge", () => {
    const report = check(
      on("公开05表", (grid) => ({ ...grid, covered: [{ row: 13, column: 3, value: 99 }] }))(MEDICAL),
    );
    expect(added(report, PLAIN)).toEqual([expect.stringContaining("里面还有“99”")]);
    expect(report.counts.unequal).toBe(0);
  });

  test("a formula that was not calculated again, in the table and beside it", () => {
    const stale = [
      { row: 1, column: 9, due: 3 },
      { row: 6, column: 2, due: 1905.93 },
    ];
    const report = check(on("公开05表", (grid) => ({ ...grid, stale }))(MEDICAL));
    expect(problems(report)).toEqual(["stale 公开05表!C7"]);
    expect(added(report, PLAIN)).toEqual([expect.stringMatching(/1905\.92，.*1905\.93/)]);
  });
});

// Anywhere in any table of any document: those that were published, those of other places, and those of places that nobody has seen.

const DOCUMENTS: readonly (readonly [string, SheetGrid[]])[] = [
  ...SEEDS.map((id) => [id, seed(id)] as const),
  ...PERFORMANCE.map((id) => [`绩效${id}`, performance(id)] as const),
  ...CASES.map((id) => [id, caseSheets(id)] as const),
  ...Object.entries({ honestElsewhere, honestFinalElsewhere, arranged, honestFinal, honestSichuan, honestBudget }).map(
    ([name, make]) => [`${name} ${NUMBER}`, make(NUMBER)] as const,
  ),
];

test("whatever is slipped into a table of any document is named, and nothing is in order with it", () => {
  const silent: string[] = [];
  const tried = new Map<string, number>();
  for (const [i, [id, sheets]] of DOCUMENTS.entries()) {
    const document = documentOf(sheets);
    const before = check(sheets);
    for (const [j, [what, plant]] of Object.entries(PLANTS).entries()) {
      if ((i + j) % 4 !== 0) continue;
      const planted = plant(document, new Random(NUMBER + i));
      if (planted === undefined) continue;
      tried.set(what, (tried.get(what) ?? 0) + 1);
      if (toldOf(check(planted.sheets), before, planted) === "silent") silent.push(`${id}, ${what}: ${planted.what}`);
    }
  }
  expect(silent).toEqual([]);
  expect(Object.keys(PLANTS).filter((what) => (tried.get(what) ?? 0) < 3)).toEqual([]);
});

test("a sheet of no known table that holds amounts is named, seen or hidden", () => {
  for (const hidden of [false, true])
    for (const rows of [
      [["备查", 12.34]],
      [
        ["甲", "乙"],
        ["1,234.50", null],
      ],
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ] as CellValue[][][]) {
      const report = check([...MEDICAL, { name: "备查", hidden, top: 0, left: 0, rows }]);
      expect([hidden, rows, added(report, PLAIN)]).toEqual([hidden, rows, [expect.stringContaining("备查")]]);
      expect(summaryOf(report).standing).not.toBe("fine");
    }
  const words = check([
    ...MEDICAL,
    { name: "封面", top: 0, left: 0, rows: [["某局2023年度决算"], ["电话", 8888888], [2024]] },
  ]);
  expect(summaryOf(words).standing).toBe(summaryOf(PLAIN).standing);
});
