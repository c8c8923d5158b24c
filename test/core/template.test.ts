import { readFileSync } from "node:fs";
import fc from "fast-check";
import { seedSheets } from "../../scripts/grid-text.ts";
import { check } from "../../src/core/check.ts";
import { isHint, verdictOf, type Report } from "../../src/core/report/finding.ts";
import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { APPENDICES, layoutOf } from "../../src/core/forms/layouts.ts";
import { editionOf, type Profile } from "../../src/core/forms/profile.ts";
import { PROFILES } from "../../src/core/forms/profiles.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import type { Table } from "../../src/core/tables/table.ts";
import { emptyNoteOf, emptyNotePlace, templateOf, templatesOf } from "../../src/core/blanks/template.ts";
import { gridOf, type TableSheet } from "../../src/core/blanks/made.ts";
import { plain } from "../../src/core/sheet/text.ts";
import { filled, summedUp } from "./filled.ts";
import { budgetOf } from "./elsewhere.ts";
import { nationalPlace } from "./filled-sets.ts";
import { honestBudget, honestFinal } from "./honest.ts";
import { seed, type SeedId } from "./sheets.ts";
import { trials } from "./sweep.ts";

const profile = (name: string): Profile => PROFILES.find((one) => one.name === name)!;
/** 上海 and 全国预算 print the same in every edition, 上海 for a unit what it prints for a department. */
const isTried = (name: string, year: number): boolean =>
  name === "上海单位预算" || name === "全国预算" ? year === 2025 : !name.startsWith("上海");
const EDITIONS = PROFILES.flatMap((one) =>
  one.editions.filter((year) => isTried(one.name, year)).map((year) => [one.name, year] as const),
);

describe.each(EDITIONS)("%s %i", (name, year) => {
  const sheets = templatesOf(profile(name), { year, unitName: "某县社会保险服务中心", projects: 2 });
  const grids = sheets.map(gridOf);
  const { tables, strays } = recognise(grids);

  test("is read as what it is, sheet by sheet", () => {
    expect(strays).toEqual([]);
    expect(
      tables.map(({ form, knownBy, unit, year: own, organisation }) => ({ form, knownBy, unit, own, organisation })),
    ).toEqual(
      sheets.map(({ form }) => ({
        form,
        knownBy: "title",
        unit: "万元",
        own: String(year),
        organisation: "某县社会保险服务中心",
      })),
    );
    const { unit = [], project = [] } = APPENDICES[name] ?? {};
    const wanted = profile(name).tables.map(({ forms: [form] }) => form);
    expect(sheets.map(({ form }) => form)).toEqual([...wanted, ...unit, ...project, ...project]);
  });

  test("has every prescribed line and every column, and nothing else", () => {
    for (const { blocks, oddities, form } of tables) {
      const layout = layoutOf(form, name);
      const own = layout !== undefined && "parts" in layout ? layout.parts.flat() : [];
      expect([form.no, oddities]).toEqual([form.no, []]);
      expect(blocks.map(({ block }) => block)).toEqual(form.parts.flat());
      for (const [b, { block, lines, missing, strangers, rows }] of blocks.entries()) {
        const { without = [], columns = block.columns.map((column) => column.name) } = own[b] ?? {};
        expect([missing, strangers]).toEqual([[], []]);
        // The published 整体自评表 has no 总分.
        const prescribed = block.lines.filter(
          (line) =>
            line.optional !== true && line.varies !== true && line.name !== "总分" && !without.includes(line.name),
        );
        expect([...lines.keys()]).toEqual(expect.arrayContaining(prescribed.map((line) => line.name)));
        const lacking = rows.flatMap(({ place }) =>
          block.columns.filter(
            (column, i) => place.columns[i] === undefined && column.varies !== true && columns.includes(column.name),
          ),
        );
        // 青海 prints no 完成率 beside the indicators.
        expect([...new Set(lacking.map((column) => column.name))].filter((one) => one !== "完成率")).toEqual([]);
      }
    }
  });

  test("has nothing against it, and nothing is left unchecked", () => {
    const report = check(grids, { profile: profile(name) });
    expect([report.findings, report.untried, report.sets[0]?.missing]).toEqual([[], [], []]);
    expect(report.counts.empty).toBeGreaterThan(50);
    // A formula of nothing is nothing.
    expect(check(grids).sets[0]?.profile).toBeDefined();
  });

  test.each([
    ["万元", "-123,456.78"],
    ["千元", "1,234,567.89"],
    ["元", "-12,345,678.90"],
  ] as const)("is in %s where that is asked for, with room for %s", (unit, figure) => {
    const others = templatesOf(profile(name), { year, unit, projects: 1 });
    expect(new Set(recognise(others.map(gridOf)).tables.map((table) => table.unit))).toEqual(new Set([unit]));
    // Half as wide as high in 10 points.
    const needed = figure.replace(/[.,]/g, "").length * 5 + 6;
    for (const { rows, merges, widths } of others)
      rows.forEach((row, r) =>
        row.forEach((cell, c) => {
          const { right = c } = merges.find(({ top, left }) => top === r && left === c) ?? {};
          const isCovered = merges.some((area) => area.top === r && area.left < c && area.right >= c);
          if (cell?.style !== "amount" || isCovered) return;
          expect(widths.slice(c, right + 1).reduce((sum, width) => sum + width)).toBeGreaterThanOrEqual(needed);
        }),
      );
  });

  test("has names that differ, and that Excel takes", () => {
    const names = sheets.map((sheet) => sheet.name);
    expect(new Set(names).size).toBe(names.length);
    for (const one of names) expect(one).toMatch(/^(?:(?:项目)?\d\d?(?:-\d)? )?[^\\/?*[\]:']{4,28}$/);
  });

  test("knows each table by the name of its sheet as well", () => {
    for (const grid of grids) {
      const untitled = { ...grid, rows: grid.rows.map((row) => row.map((cell) => (isTitle(cell) ? null : cell))) };
      expect([grid.name, recognise([untitled]).tables[0]?.form.titles[0]]).toEqual([
        grid.name,
        recognise([grid]).tables[0]?.form.titles[0],
      ]);
    }
  });

  test("merges no cell twice, and hides no words", () => {
    for (const { rows, merges, name: own } of sheets) {
      const seen = new Set<string>();
      for (const { top, left, bottom, right } of merges)
        for (let r = top; r <= bottom; r++)
          for (let c = left; c <= right; c++) {
            expect([own, seen.has(`${r} ${c}`)]).toEqual([own, false]);
            seen.add(`${r} ${c}`);
            if (r > top || c > left) expect(rows[r]?.[c]?.value).toBeUndefined();
          }
    }
  });

  test("is as wide and as high as its cells", () => {
    for (const { rows, widths, heights } of sheets) {
      expect(rows.length).toBe(heights.length);
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([widths.length]));
      expect(Math.min(...widths, ...heights)).toBeGreaterThan(12);
    }
  });

  test("sums up no rows that the unit lists itself", () => {
    for (const { rows, name: own } of sheets) {
      const places = rows.flatMap((row, r) =>
        row.flatMap((cell, c) => (cell?.sum === undefined ? [] : [[r, c, cell] as const])),
      );
      for (const [r, c, cell] of places) {
        expect([own, cell.style]).toEqual([own, "amount"]);
        for (const { top, bottom, left, right } of cell.sum!) {
          // Neither itself nor a row without a name; a sum of one cell is that of lines of which the others are not printed.
          expect(r >= top && r <= bottom && c >= left && c <= right).toBe(false);
          for (let row = top; row <= bottom; row++)
            expect([own, row, rows[row]!.some((one) => one?.value !== undefined) || rows.length < 15]).toEqual([
              own,
              row,
              true,
            ]);
        }
      }
    }
  });

  test("sums up what its rules sum up", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.integer({ min: -1e6, max: 1e9 })), (numbers) => {
        const summed = sheets.map((sheet) => summedUp(sheet, () => numbers.next().value as number));
        const report = check(summed, { profile: profile(name), only: "表内" });
        expect(brokenSums(report, sheets)).toEqual([]);
      }),
      { numRuns: trials(5) },
    );
  });
});

function isTitle(cell: CellValue): boolean {
  return typeof cell === "string" && cell.endsWith("表") && !/^(?:单位)?公开/.test(cell);
}

/** Sums that the tables say they are and are not. */
function brokenSums({ findings }: Report, sheets: readonly TableSheet[]): string[] {
  return findings.flatMap((finding) => {
    const [total] = finding.cells;
    if (finding.kind !== "comparison" || verdictOf(finding) !== "unequal" || total === undefined) return [];
    const sheet = sheets.find(({ name }) => name === total.sheet);
    const isSum = sheet?.rows[total.row]?.[total.column]?.sum !== undefined;
    return isSum && finding.leftCells === 1 && finding.cells.length > 2 ? [`${finding.rule.id} ${total.sheet}`] : [];
  });
}

// What was published, word by word. The first table of each pair is what is printed there, the second what the form says.

/** What is printed, and what is right. */
type Misprint = readonly [printed: string, right: string];

const MISPRINTED_WORDS: Readonly<Record<SeedId, readonly Misprint[]>> = {
  "000": [
    ["资源勘探信息等支出", "资源勘探工业信息等支出"],
    ["公务招待费", "公务接待费"],
    ["其他对个人和家庭的补助支出", "其他对个人和家庭的补助"],
    // The same columns have another heading on the side of 决算.
    ["|公务用车购置及运行费|", "|公务用车购置及运行维护费|"],
  ],
  "003": [],
  "004": [],
};
/** Headings that were cut off, and 栏次 that is left out. */
const MISPRINTED_ROWS: Readonly<Record<SeedId, readonly Misprint[]>> = {
  "000": [],
  "003": [
    [
      "项目|本年收入合|财政拨款收|上级补助收|事业收|经营收|附属单位上缴收|其他收入",
      "项目|本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入",
    ],
    ["功能分类|科目名称|计|入|入|入|入|入", "功能分类科目代码|科目名称"],
    ["1|2|3", "栏次|1|2|3"],
  ],
  "004": [],
};

function mended(id: SeedId, row: string): string {
  const whole = MISPRINTED_ROWS[id].find(([printed]) => printed === row)?.[1] ?? row;
  return MISPRINTED_WORDS[id].reduce((words, [printed, right]) => words.replace(printed, right), whole);
}

describe.each([
  ["青海决算", 2023, "000"],
  ["青海决算", 2024, "003"],
  ["四川预算", 2023, "004"],
] as const)("%s %i beside %s", (name, year, id) => {
  const sheets = templatesOf(profile(name), { year });
  const published = recognise(seed(id)).tables;

  test.each(published.map((table) => [table.form.titles[0], table] as const))("%s", (_, table) => {
    const sheet = sheets.find(({ form }) => form === table.form)!;
    const [own] = recognise([gridOf(sheet)]).tables;
    expect(wordsOf(own!, own!, sheet.restored)).toEqual(wordsOf(table, own!).map((row) => mended(id, row)));
  });

  test("puts title, 表号 and 单位 where they stand", () => {
    for (const table of published) {
      const sheet = sheets.find(({ form }) => form === table.form)!;
      const above = (grid: SheetGrid): string[] =>
        grid.rows.slice(0, 4).flatMap((row) => row.filter((cell) => typeof cell === "string").map(plain));
      const own = above(gridOf(sheet));
      const said = above(table.grid).filter((words) =>
        /^(?:单位)?公开[\d-]+表$|^(?:金额)?单位:万元$|表$|尾数误差/.test(words),
      );
      for (const words of said) expect(own).toContain(words);
      expect(own.indexOf(said.find((words) => /决算|预算|总表|情况表/.test(words))!)).toBeGreaterThanOrEqual(0);
    }
  });
});

/** Row by row the words and the 行次, amounts and what the unit lists itself left out. */
function wordsOf({ grid, blocks }: Table, own: Table, without: readonly string[] = []): string[] {
  const prescribed = new Set(own.blocks.flatMap((block) => [...block.codes.keys()]));
  const rows = blocks.flatMap((block) => block.rows);
  const listed = new Set(
    rows
      .filter(({ code, line }) => line === undefined && code !== undefined && !prescribed.has(code))
      .map(({ at }) => at),
  );
  const amounts = new Set(rows.flatMap(({ at, place }) => place.columns.map((column) => `${at} ${column}`)));
  const from = Math.min(...rows.map(({ place }) => place.from));
  return grid.rows.flatMap((cells, r) => {
    if (r < from || listed.has(r)) return [];
    const words = cells.flatMap((cell, c) => {
      if (cell === null || amounts.has(`${r} ${c}`)) return [];
      const text = plain(String(cell));
      return text === "" || without.map(plain).includes(text) || /此表为空表|无此项内容/.test(text) ? [] : [text];
    });
    return words.length === 0 ? [] : [words.join("|")];
  });
}

/** The words between the title and the first row, without the year, the unit and whose it is. */
function headingWords({ grid, blocks, at }: Table): string[] {
  const first = Math.min(...blocks.flatMap(({ rows }) => rows.map((row) => row.at)));
  const words = grid.rows.slice(at.row - grid.top, first).flat();
  return words.flatMap((cell) => (typeof cell === "string" && !cell.startsWith("编制") ? [plain(cell)] : []));
}

test.each([
  ["上海部门预算", "budget-01-shanghai-putuo-sww-dept-2025"],
  ["上海单位预算", "budget-02-shanghai-putuo-sww-unit-2025"],
] as const)("%s has the titles and the headings of %s", (name, file) => {
  const published = seedSheets(readFileSync(new URL(`../cases/${file}.txt`, import.meta.url), "utf8"));
  const own = templatesOf(profile(name), { year: 2025, unit: "元" }).map(gridOf);
  const [made, printed] = [own, published].map((grids) =>
    recognise(grids).tables.map((table) => headingWords(table).map((word) => word.replace("单位:万元", "单位:元"))),
  );
  expect(made).toEqual(printed);
});

test("what the print lost is named", () => {
  const sheets = templatesOf(profile("四川预算"), { year: 2023 });
  expect(
    Object.fromEntries(
      sheets.filter(({ restored }) => restored.length > 0).map((sheet) => [sheet.name, sheet.restored]),
    ),
  ).toEqual({
    "1-1 单位收入总表": [
      "政府性基金预算拨款收入",
      "国有资本经营预算拨款收入",
      "事业收入",
      "事业单位经营收入",
      "其他收入",
      "上级补助收入",
      "附属单位上缴收入",
      "用事业基金弥补收支差额",
    ],
    "3-3 一般公共预算“三公”经费支出预算表": ["公务用车运行费"],
    "4-1 政府性基金预算“三公”经费支出预算表": ["公务用车运行费"],
  });
  expect(sheets.find(({ name }) => name.startsWith("2-1"))?.form.source).toHaveProperty("inferred");
});

// With figures

test("全国预算 filled in is read as 全国预算, whole, and nothing is left unchecked", () => {
  const sheets = templatesOf(profile("全国预算"), { year: 2025, unitName: "某县社会保险服务中心" });
  for (const number of [1, 2, 3, 5, 8, 13]) {
    const report = check(filled(sheets, budgetOf(number, nationalPlace)));
    expect(report.sets.map((set) => [set.profile?.name, set.missing])).toEqual([["全国预算", []]]);
    expect(report.tables.map(({ title }) => title)).toEqual(profile("全国预算").tables.map(({ title }) => title));
    expect([report.counts.unequal, report.untried, report.strays]).toEqual([0, [], []]);
  }
});

test("四川 of a 部门 and of a unit: the aims of the whole 部门 tell which it is", () => {
  const sheets = templatesOf(profile("四川部门预算"), { year: 2025, unitName: "某县社会保险服务中心" });
  const whole = filled(sheets, honestBudget(3));
  const setOf = (grids: readonly SheetGrid[]): unknown =>
    check(grids).sets.map((set) => [set.profile?.name, set.missing.map(({ title }) => title)]);
  expect(setOf(whole)).toEqual([["四川部门预算", []]]);
  expect(setOf(whole.slice(1))).toEqual([["四川部门预算", ["部门收支总表"]]]);
  expect(setOf(whole.slice(0, -1))).toEqual([["四川预算", []]]);
});

describe.each([
  ["青海决算", honestFinal],
  ["新疆决算", honestFinal],
  ["全国决算", honestFinal],
  ["四川预算", honestBudget],
  ["四川部门预算", honestBudget],
  ["全国预算", (number: number) => budgetOf(number, nationalPlace)],
] as const)("%s with the figures of an honest unit, each rounded on its own", (name, honest) => {
  const sheets = templatesOf(profile(name), { year: 2024, unitName: "某县社会保险服务中心" });
  const books = fc.integer({ min: 0, max: 5000 }).map((number) => filled(sheets, honest(number)));

  test("is never 不符", () => {
    fc.assert(
      fc.property(books, (grids) => {
        const report = check(grids, { profile: profile(name) });
        const wrong = report.findings.filter(
          (finding) => !isHint(finding) && !["rounding", "doubtful", "equal"].includes(verdictOf(finding)),
        );
        expect([
          wrong.map((finding) => [verdictOf(finding), "rule" in finding ? finding.rule.id : finding.what]),
          report.counts.unequal,
        ]).toEqual([[], 0]);
        expect(report.counts.equal).toBeGreaterThan(50);
      }),
      { numRuns: trials(25) },
    );
  });

  test("is 不符 as soon as one sum is not what it says", () => {
    fc.assert(
      fc.property(books, fc.nat(), (grids, nth) => {
        // Where columns were taken out the sums stand elsewhere.
        const isWhole = (sheet: number): boolean => grids[sheet]!.rows[0]!.length === sheets[sheet]!.widths.length;
        const sums = sheets.flatMap((sheet, s) =>
          (isWhole(s) ? sheet : { rows: [] }).rows.flatMap((row, r) =>
            row.flatMap((cell, c) => (cell?.sum === undefined ? [] : [[s, r, c] as const])),
          ),
        );
        // Blank rows that were filled stand below all sums, or there are none.
        const [at, row, column] = sums[nth % sums.length]!;
        const wrong = grids.map((grid, i) =>
          i !== at
            ? grid
            : {
                ...grid,
                rows: grid.rows.map((cells, r) =>
                  cells.map((cell, c) => (r === row && c === column ? Number(cell) + 1000 : cell)),
                ),
              },
        );
        expect(check(wrong, { profile: profile(name) }).counts.unequal).toBeGreaterThan(0);
      }),
      { numRuns: trials(40) },
    );
  });
});

// Options

test("the wording is that of the year, the nearest where there is none", () => {
  const lines = (year: number): unknown[] =>
    templatesOf(profile("青海决算"), { year })[0]!
      .rows.map((row) => row[0]?.value)
      .filter((value) => String(value).startsWith("使用"));
  expect([lines(2019), lines(2023), lines(2024), lines(2030)]).toEqual([
    ["使用非财政拨款结余"],
    ["使用非财政拨款结余"],
    ["使用非财政拨款结余（含专用结余）"],
    ["使用非财政拨款结余（含专用结余）"],
  ]);
  expect(editionOf(profile("青海决算"), "2030")).toBe(2024);
});

test("the unit of money and the number are those that are asked for", () => {
  const sheet = templateOf(profile("新疆决算").tables[6]!.forms[0], { year: 2023, unit: "元", no: "公开07表" });
  expect(sheet.name).toBe("07 财政拨款“三公”经费支出决算表");
  expect(recognise([gridOf(sheet)]).tables[0]).toMatchObject({ unit: "元", year: "2023" });
  expect(sheet.rows.flat().map((cell) => cell?.value)).toContain("公开07表");
});

test("nothing but one line stands once in a set, on its first table", () => {
  const noted = (name: string): string[] =>
    templatesOf(profile(name), { year: 2024 })
      .filter(({ rows }) => rows.flat().some((cell) => String(cell?.value).includes("本套报表")))
      .map((sheet) => sheet.name);
  expect([noted("青海决算"), noted("新疆决算")]).toEqual([["01 收入支出决算总表"], []]);
});

// An empty table

test.each([
  ["青海决算", "此表为空表"],
  ["四川预算", "空表说明：无此项内容"],
])("%s says of an empty table: %s", (name, sentence) => {
  for (const sheet of templatesOf(profile(name), { year: 2024 })) {
    const grid = gridOf(sheet);
    const [table] = recognise([grid]).tables;
    const at = emptyNotePlace(table!);
    expect(emptyNoteOf(sheet.form)).toBe(sentence);
    expect(grid.rows[at.row]?.every((cell) => cell === null) ?? true).toBe(true);
    const rows = [...grid.rows.map((row) => [...row])];
    while (rows.length <= at.row) rows.push([]);
    rows[at.row]![at.column] = sentence;
    const report = check([{ ...grid, rows }]);
    expect(report.tables[0]).toMatchObject({ form: sheet.form, saysEmpty: true });
    expect(report.findings).toEqual([]);
  }
});
