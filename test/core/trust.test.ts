import { check } from "../../src/core/check.ts";
import { isHint, type Finding, type Report } from "../../src/core/report/finding.ts";
import { qualified, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { summaryOf } from "../../src/core/report/standing.ts";
import { CASES, caseSheets } from "../cases/cases.ts";
import { arranged } from "./arranged.ts";
import { honestFinalElsewhere } from "./elsewhere-final.ts";
import { honestElsewhere } from "./elsewhere.ts";
import { filledNational } from "./filled-sets.ts";
import { honestBudget, honestFinal, Random } from "./honest.ts";
import { added, documentOf, PLANTS, said, toldOf } from "./plants.ts";
import {
  edit,
  insertRows,
  mapCells,
  mapText,
  on,
  removeRows,
  performance,
  PERFORMANCE,
  seed,
  SEEDS,
  sheet,
  titleRow,
} from "./sheets.ts";
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

/** The codes of 公开05表 as `print` prints them. */
function mapCodes(sheets: readonly SheetGrid[], print: (code: string) => CellValue): SheetGrid[] {
  return on("公开05表", (grid) =>
    mapCells(grid, (value, _, column) =>
      column === 0 && /^\d{3,7}$/.test(String(value)) ? print(String(value)) : value,
    ),
  )(sheets);
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

  test("a second 小计 under 公务用车 is none of last year's", () => {
    const rows = [
      ["2024年一般公共预算“三公”经费支出预算表"],
      [null, null, null, null, null, null, "单位：万元"],
      ["“三公”经费合计", "因公出国（境）费", "公务用车购置及运行费", null, null, null, "公务接待费"],
      [null, null, "小计", "公务用车购置费", "公务用车运行费", "小计", null],
      [328.7, 10, 78.7, 43, 35.7, 5.25, 240],
    ];
    expect(problems(check([sheet("三公", rows)]))).toEqual(["unread-row 三公!F5"]);
    const without = rows.map((cells) => cells.filter((_, column) => column !== 5));
    expect(problems(check([sheet("三公", without)]))).toEqual([]);
  });

  test("beside a year above the table a number is the piece of a date, or a figure that is named", () => {
    const beside = (year: string, value: number): string[] =>
      problems(check(on("公开05表", (grid) => insertRows(grid, titleRow(grid) + 1, [[year, value]]))(MEDICAL)));
    expect(beside("2023年", 12)).toEqual([]);
    expect(beside("2023年", 1905)).toEqual([]);
    expect(beside("2023年", 150)).toHaveLength(1);
    expect(beside("2023年度", 12)).toHaveLength(1);
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
    ['0".00"', "显示成 1906.00"],
    ["0.00E+00", "显示成 1.91E+03"],
    ["0.00000E+00", undefined],
    ['0.00"亿元"', "显示成 1905.92亿元"],
    ['0.00" 元"', "显示成 1905.92元"],
    ['0.00"万元"', undefined],
    ['0.00"万"', undefined],
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

  test("a row whose code is left out, where others print theirs", () => {
    for (const [cell, code] of [
      ["A9", "20801"],
      ["A23", "210"],
    ] as const)
      expect(added(check(edit(MEDICAL, { [`公开05表!${cell}`]: null })), PLAIN)).toEqual([
        `没有印编码，按上下各行认作 ${code} 公开05表!${cell}`,
      ]);
    const none = mapCodes(MEDICAL, (code) => (code.length < 7 ? null : code));
    expect(added(check(none), PLAIN)).toEqual([]);
  });

  test("a list of 科目 without its total, where the other tables print theirs", () => {
    const sheets = on("公开05表", (grid) => removeRows(grid, 6))(MEDICAL);
    const report = check(sheets);
    expect(added(report, PLAIN)).toContainEqual(expect.stringMatching(/^没有“合计”一行，同一套别的表有/));
    expect(report.counts.unequal).toBe(0);
  });

  test("all signs turned: nothing is out of balance, and no table is in order", () => {
    const sheets = filledNational(503);
    const turned = sheets.map((grid) => mapCells(grid, (value) => (typeof value === "number" ? -value : value)));
    const report = check(turned);
    expect([summaryOf(check(sheets)).standing, summaryOf(report).standing]).toEqual(["fine", "open"]);
    expect(report.counts.unequal).toBe(0);
    expect(problems(report).filter((one) => one.startsWith("mostly-negative")).length).toBeGreaterThan(4);
    expect(problems(check(edit(MEDICAL, { "公开01表!C36": -35.9, "公开01表!F36": -35.9 })))).toEqual([]);
  });

  test("a code that no catalogue has, in the list of what a budget takes in", () => {
    const sheets = filledNational(501);
    const income = sheets.find(({ name }) => name.includes("收入总表"))!;
    const row = income.rows.findIndex((cells) => cells.includes("2210202"));
    const other = {
      ...income,
      rows: income.rows.map((cells, r) => (r === row ? ["2210287", ...cells.slice(1)] : cells)),
    };
    expect(
      added(check(sheets.map((grid) => (grid === income ? other : grid))), check(sheets)).filter((one) =>
        one.startsWith("科目表中没有编码 2210287"),
      ),
    ).toHaveLength(1);
  });

  test("a 科目 without its name", () => {
    expect(added(check(edit(MEDICAL, { "公开05表!B9": null })), PLAIN)).toEqual([
      "科目 20801 印作“”，科目表中是“人力资源和社会保障管理事务” 公开05表!B9",
    ]);
  });

  test.each([
    ["注：本年支出合计 2000.00 万元。", true],
    ["截至2023.12.31，支出 2013.05万元", true],
    ["截至2023.12.31", false],
    ["2022、2023两年", false],
  ])("a note below the table: %s", (note, isNamed) => {
    const sheets = on("公开05表", (grid) => ({ ...grid, rows: [...grid.rows, [note]] }))(MEDICAL);
    expect(added(check(sheets), PLAIN)).toHaveLength(isNamed ? 1 : 0);
  });

  test("a figure that is struck out, a number or a text, and texts that their format hides", () => {
    const struck = on("公开05表", (grid) => withFormat(grid, 6, 2, "[struck]0.00"));
    expect(added(check(struck(MEDICAL)), PLAIN)).toEqual([expect.stringMatching(/^1905\.92 上划了删除线/)]);
    const text = edit(MEDICAL, { "公开05表!C7": "1,905.92" });
    expect(added(check(text), PLAIN)).toEqual([]);
    expect(added(check(struck(text)), PLAIN)).toEqual([expect.stringMatching(/^1,905\.92 上划了删除线/)]);
    for (const [format, shown] of [
      [";;;", "什么也不显示"],
      ["[White]@", "什么也不显示"],
      ['0;0;0;"略"', "显示成 略"],
      ["0;0;0;@", undefined],
      ["0.00,", undefined],
    ] as const)
      expect([format, added(check(on("公开05表", (grid) => withFormat(grid, 6, 2, format))(text)), PLAIN)]).toEqual([
        format,
        shown === undefined ? [] : [expect.stringContaining(shown)],
      ]);
  });

  test("a number is as exact as the section of its format that shows it", () => {
    const sheets = edit(MEDICAL, { "公开05表!C25": 1.92 });
    const wrong = check(sheets).counts.unequal;
    expect(wrong).toBeGreaterThan(0);
    const report = check(on("公开05表", (grid) => withFormat(grid, 24, 2, "[>100]0;0.00"))(sheets));
    expect(report.counts.unequal).toBe(wrong);
    expect(check(on("公开05表", (grid) => withFormat(grid, 24, 2, "[>1]0;0.00"))(sheets)).counts.unequal).toBe(0);
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
