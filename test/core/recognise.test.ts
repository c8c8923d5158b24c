import { check } from "../../src/core/check.ts";
import { isHint, type Finding, type Report } from "../../src/core/report/finding.ts";
import { summaryOf } from "../../src/core/report/standing.ts";
import { expenditure } from "../../src/core/forms/final/tables.ts";
import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import {
  all,
  breakPage,
  codesAsNumbers,
  edit,
  figuresAsText,
  fullWidth,
  halfWidth,
  headingRows,
  insertColumns,
  insertRows,
  mapCells,
  mapText,
  on,
  removeRows,
  retitle,
  SEEDS,
  seed,
  sheet,
  shift,
  sideBySide,
  stack,
  titleRow,
  titleText,
  type Layout,
  type SeedId,
} from "./sheets.ts";
import { IS_WHOLE } from "./sweep.ts";

/** What a report says, wherever the cells stand. */
function said(report: Report) {
  return {
    tables: report.tables.map(({ form, unit, unitAssumed }) => `${form.no} ${unit}${unitAssumed ? "?" : ""}`).sort(),
    sets: report.sets.map(({ kind, profile, missing }) => `${kind} ${profile?.name} ${missing.length}`),
    strays: report.strays.map(({ reason, text }) => `${reason} ${text}`).sort(),
    counts: report.counts,
    findings: report.findings.map(inWords).sort(),
    untried: report.untried.map(({ rule, why }) => `${rule.id} ${why.reason}`).sort(),
  };
}

function inWords(finding: Finding): string {
  const { kind, table } = finding;
  if (kind === "comparison") {
    const { rule, verdict, left, right, subject } = finding;
    return `${rule.id} ${verdict} ${subject?.code ?? subject?.name ?? ""} ${subject?.column ?? ""} ${left} ${right}`;
  }
  if (kind === "structure") return `${finding.rule.id} ${JSON.stringify(finding.what)}`;
  if (kind !== "table") return finding.rule.id;
  const { what } = finding;
  return `${table.form.no} ${what.problem} ${"text" in what ? what.text : "unit" in what ? what.unit : ""}`.trim();
}

const saidBefore = new WeakMap<readonly SheetGrid[], ReturnType<typeof said>>();

/** What a layout changes in the report: what is said in addition, and what no longer. */
function difference(layout: Layout, sheets: readonly SheetGrid[]) {
  const before = saidBefore.get(sheets) ?? said(check(sheets));
  saidBefore.set(sheets, before);
  const after = said(check(layout(sheets)));
  const changes: Record<string, unknown> = {};
  for (const part of ["tables", "sets", "strays", "findings", "untried"] as const) {
    const more = without(after[part], before[part]);
    const less = without(before[part], after[part]);
    if (more.length > 0) changes[`${part} +`] = more;
    if (less.length > 0) changes[`${part} -`] = less;
  }
  if (JSON.stringify(before.counts) !== JSON.stringify(after.counts)) changes["counts"] = after.counts;
  return changes;
}

function without(list: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken];
  return list.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const NOTHING = {};

const spaced = (text: string): string => [...text].join(" ");
const inHeading =
  (change: (text: string) => string) =>
  (grid: SheetGrid): SheetGrid => {
    const { from, to } = headingRows(grid);
    return mapText(grid, change, from, to);
  };
const titled = (title: (printed: string, n: number) => string | null): Layout =>
  all((grid, n) => retitle(grid, (printed) => title(printed, n)));
const isUnitLine = (cell: CellValue): boolean => /^(?:金额)?单位[:：]万元$/.test(String(cell));
const units = (write: (text: string) => CellValue): Layout =>
  all((grid) => mapCells(grid, (cell) => (isUnitLine(cell) ? write(String(cell)) : cell)));
const broken = (repeat: Parameters<typeof breakPage>[2], share = 0.5): Layout =>
  all((grid) => {
    const { to } = headingRows(grid);
    return grid.rows.length - to < 12
      ? grid
      : breakPage(grid, Math.floor(to + (grid.rows.length - to) * share), repeat);
  });

/** 项目 over 功能分类科目编码 over 类, 款 and 项; the whole code stands in the first of three merged cells. */
const SUBJECT_SHEETS = ["公开02表", "公开03表", "公开05表", "公开07表", "公开08表"];
const wholeCodeOverThree: Layout = all((grid) => {
  if (!SUBJECT_SHEETS.includes(grid.name)) return grid;
  const { to } = headingRows(grid);
  return insertRows(insertColumns(grid, 1, 2), to - 1, [["类", "款", "项"]]);
});
const wholeCodeOverThreeBeside栏次: Layout = all((grid) => {
  if (!SUBJECT_SHEETS.includes(grid.name)) return grid;
  const { to } = headingRows(grid);
  const wide = insertColumns(grid, 1, 2);
  return mapCells(wide, (cell, r, c) =>
    r === to - 1 && c <= 3
      ? (["类", "款", "项", "栏次"][c] ?? null)
      : r === to && c <= 3
        ? c === 3
          ? "合计"
          : null
        : cell,
  );
});
const codesInThreeCells: Layout = all((grid) => {
  const wide = wholeCodeOverThree([grid])[0]!;
  if (wide === grid) return grid;
  return {
    ...wide,
    rows: wide.rows.map((row) => {
      const code = /^\d{3,7}$/.test(String(row[0])) ? String(row[0]) : undefined;
      return code === undefined
        ? row
        : [code.slice(0, 3), code.slice(3, 5) || null, code.slice(5) || null, ...row.slice(3)];
    }),
  };
});

/** Each heading of one row parted in two, as 003 prints its 公开02表. */
const overTwoRows: Layout = all((grid) => {
  if (grid.name !== "公开02表" && grid.name !== "公开03表") return grid;
  const { from } = headingRows(grid);
  return {
    ...grid,
    rows: grid.rows.map((row, r) =>
      row.map((cell, c) => {
        const above = grid.rows[from]?.[c];
        if (c < 2 || typeof above !== "string" || grid.rows[from + 1]?.[c] !== null) return cell;
        const cut = Math.ceil(above.length / 2);
        return r === from ? above.slice(0, cut) : r === from + 1 ? above.slice(cut) : cell;
      }),
    ),
  };
});

/** 四川 prints 表号 and 单位 above the title. */
function numberAndUnitAbove(grid: SheetGrid): SheetGrid {
  const title = titleRow(grid);
  const { from } = headingRows(grid);
  const above = grid.rows.slice(title + 1, from);
  return insertRows(removeRows(grid, title + 1, above.length), title, above);
}

const COVER = sheet("封面", [[], ["2023年度部门决算公开"], [], ["单位名称：尖扎县社会保险服务局"], ["2024年9月"]]);
const CONTENTS = (sheets: readonly SheetGrid[]): SheetGrid =>
  sheet("目录", [
    ["目  录"],
    ...sheets.map((grid, i) => [`${"一二三四五六七八九十"[i] ?? "十一"}、${titleText(grid)}`]),
  ]);
const TEXT = sheet("情况说明", [
  ["2023年度部门决算情况说明"],
  ["一、收入支出决算总体情况说明"],
  ["2023年度收入总计1941.82万元，支出总计1941.82万元。与上年相比，收、支总计各减少100.00万元。"],
  ["二、收入决算情况说明"],
  ["本年收入合计1905.92万元，其中：财政拨款收入1905.92万元，占100%。"],
]);

/** Without a title some tables look exactly like others: they are said to be so, and left out; the others are read as ever. */
const UNTITLED: readonly (readonly [string, Layout])[] = [
  [
    "no titles, other sheet names",
    (sheets) => titled(() => null)(sheets).map((g, n) => ({ ...g, name: `Sheet${n + 1}` })),
  ],
  ["no titles, in one sheet", (sheets) => [stack(titled(() => null)(sheets), 1)]],
];
const ALIKE: Readonly<Record<SeedId, readonly string[]>> = {
  "000": ["公开07表", "公开08表"],
  "003": ["公开07表", "公开08表"],
  "004": ["单位公开表3-3", "单位公开表4-1"],
};

const UNCHANGED: readonly (readonly [string, Layout])[] = [
  ["sheets of other names", all((grid, n) => ({ ...grid, name: `Sheet${n + 1}` }))],
  ["sheets named after another table", (sheets) => sheets.map((g, n) => ({ ...g, name: sheets.at(-1 - n)!.name }))],
  [
    "sheets named GK01 收入支出决算总表",
    all((g, n) => ({ ...g, name: `GK${String(n + 1).padStart(2, "0")} ${titleText(g)}`.slice(0, 31) })),
  ],
  [
    "sheets named Z01_1 收入支出决算总表(公开01表)",
    all((g, n) => ({ ...g, name: `Z${n + 1}_1 ${titleText(g)}(${g.name})` })),
  ],
  ["sheets in reverse", (sheets) => [...sheets].reverse()],
  ["tables beginning at C4", all((grid) => shift(grid, 3, 2))],
  ["a used range beginning at C4", all((grid) => ({ ...grid, top: 3, left: 2 }))],
  ["all tables in one sheet, two blank rows between", (sheets) => [stack(sheets, 2)]],
  ["all tables in one sheet, no blank row between", (sheets) => [stack(sheets, 0)]],
  ["all tables in one sheet in reverse", (sheets) => [stack([...sheets].reverse(), 1)]],
  [
    "all tables in one sheet, each beginning in another column",
    (sheets) => [
      stack(
        sheets.map((g, n) => shift(g, 1, n % 4)),
        1,
      ),
    ],
  ],
  ["figures as text with 千分位", all((grid) => figuresAsText(grid))],
  ["figures as full-width text", all((grid) => figuresAsText(grid, fullWidth))],
  ["figures as text between no-break spaces", all((grid) => figuresAsText(grid, (text) => `\u00a0${text}\u00a0 `))],
  ["codes as numbers", all(codesAsNumbers)],
  ["codes with spaces around", all((grid) => mapText(grid, (text) => (/^\d+$/.test(text) ? `  ${text} ` : text)))],
  ["headings with spaces between characters", all(inHeading(spaced))],
  ["headings with full-width spaces", all(inHeading((text) => [...text].join("　")))],
  ["headings with line breaks", all(inHeading((text) => text.replace(/^(.{2,})(.{2})$/, "$1\n$2")))],
  ["headings over two rows", overTwoRows],
  [
    "合　计 with spaces",
    all((g) => mapText(g, (text) => text.replace(/^合\s*计$/, "合　　计").replace(/^总计$/, "总　计"))),
  ],
  [
    "labels with spaces between characters",
    all((g) => mapText(g, (text) => (/单位|\d/.test(text) ? text : spaced(text)))),
  ],
  ["labels indented", all((g) => mapText(g, (text) => (/^[\d单]/.test(text) ? text : `　　${text}`)))],
  ["labels in bold marks", all((g) => mapText(g, (text) => (/^\d/.test(text) ? text : `<b>${text}</b>`)))],
  ["half-width signs", all((grid) => mapText(grid, halfWidth))],
  ["full-width signs", all((grid) => mapText(grid, fullWidth))],
  ["blank cells as empty text", all((grid) => mapCells(grid, (cell) => cell ?? ""))],
  ["blank cells as a space", all((grid) => mapCells(grid, (cell) => cell ?? " "))],
  [
    "a blank row after every row of the body",
    all((grid) => {
      const { to } = headingRows(grid);
      return {
        ...grid,
        rows: grid.rows.flatMap((row, r) => (r < to ? [row] : [row, []])),
        formats: grid.formats!.flatMap((row, r) => (r < to ? [row] : [row, []])),
      };
    }),
  ],
  ["a blank row below the title", all((grid) => insertRows(grid, titleRow(grid) + 1))],
  ["a blank row above the heading", all((grid) => insertRows(grid, headingRows(grid).from))],
  ["a blank row below the heading", all((grid) => insertRows(grid, headingRows(grid).to))],
  [
    "a blank column before every column",
    all((grid) => {
      const width = Math.max(...grid.rows.map((row) => row.length));
      return Array.from({ length: width }, (_, n) => width - 1 - n).reduce((g, at) => insertColumns(g, at), grid);
    }),
  ],
  ["a blank column after the first", all((grid) => insertColumns(grid, 1))],
  [
    "a blank column before the last",
    all((grid) => insertColumns(grid, Math.max(...grid.rows.map((r) => r.length)) - 1)),
  ],
  ["a title with year and unit before it", titled((title) => `2023年度尖扎县社会保险服务局${title}`)],
  ["a title with year before it", titled((title) => `2023年度${title}`)],
  ["a title with year and 部门 before it", titled((title) => `2023年部门${title}`)],
  ["a title in 书名号", titled((title) => `《${title}》`)],
  ["a title with （公开01表） after it", titled((title, n) => `${title}（公开${String(n + 1).padStart(2, "0")}表）`)],
  ["a title with 附表1： before it", titled((title, n) => `附表${n + 1}：${title}`)],
  ["a title with a number before it", titled((title, n) => `${"一二三四五六七八九十"[n] ?? "十一"}、${title}`)],
  ["a title with spaces", titled(spaced)],
  ["a title over two lines", titled((title) => title.replace(/(.*)(.{4})$/, "$1\n$2"))],
  [
    "a title in the middle column",
    all((grid) => mapCells(grid, (cell, r, c) => (r !== titleRow(grid) ? cell : c === 2 ? grid.rows[r]![0]! : null))),
  ],
  [
    "a title in every cell that it spans",
    all((grid) => mapCells(grid, (cell, r) => (r !== titleRow(grid) ? cell : grid.rows[r]![0]!))),
  ],
  ["单位: in half-width signs", units((text) => text.replace("：", ":"))],
  ["单位 with spaces", units((text) => text.replace("：", "： "))],
  ["单位 broken over two lines", units((text) => text.replace("万元", "万\n元"))],
  ["单位 in brackets", units((text) => `（${text}）`)],
  ["金额单位：人民币万元", units(() => "金额单位：人民币万元")],
  ["a note above the title", all((grid) => insertRows(grid, 0, [["（本套报表金额单位转换时可能存在尾数误差）"]]))],
  [
    "a note below the table",
    all((grid) =>
      insertRows(grid, grid.rows.length, [["注：本表反映部门本年度的收支情况，以万元为单位，保留两位小数。"]]),
    ),
  ],
  [
    "a short note below the table",
    all((grid) => insertRows(grid, grid.rows.length, [["注：本表反映部门本年度收支。"]])),
  ],
  [
    "who made the table below it",
    all((grid) =>
      insertRows(grid, grid.rows.length, [[], ["单位负责人：张三", null, "财务负责人：李四", null, "填表人：王五"]]),
    ),
  ],
  ["a page number below the table", all((grid) => insertRows(grid, grid.rows.length, [[], [null, null, "- 12 -"]]))],
  ["a page break with nothing repeated", broken("nothing")],
  ["a page break with the heading repeated", broken("heading")],
  ["a page break with title and heading repeated", broken("title")],
  ["a page break with 续表 and the heading repeated", broken("续表")],
  ["an early page break with title and heading repeated", broken("title", 0.2)],
  ["an early page break with the heading repeated", broken("heading", 0.2)],
  ["a late page break with title and heading repeated", broken("title", 0.9)],
  ["类, 款, 项 below 功能分类科目编码, the whole code in the first", wholeCodeOverThree],
  ["类, 款, 项 beside 栏次, the whole code in the first", wholeCodeOverThreeBeside栏次],
  ["codes in three cells", codesInThreeCells],
  ["a 目录", (sheets) => [CONTENTS(sheets), ...sheets]],
  ["表号 and 单位 above the title", all(numberAndUnitAbove)],
  ["表号 and 单位 above the title, all tables in one sheet", (sheets) => [stack(sheets.map(numberAndUnitAbove), 1)]],
  [
    "headings of the first row in every cell that they span",
    all((grid) => {
      const { from } = headingRows(grid);
      return mapCells(
        grid,
        (cell, r, c) =>
          cell ?? (r === from ? (grid.rows[r]!.slice(0, c).findLast((left) => left !== null) ?? null) : null),
      );
    }),
  ],
  [
    "code and name in the first cell",
    all((grid) =>
      mapCells(grid, (cell, r, c) => {
        const row = grid.rows[r]!;
        if (!SUBJECT_SHEETS.includes(grid.name) || !/^\d{3,7}$/.test(String(row[0]))) return cell;
        return c === 0 ? `${row[0]} ${row[1]}` : c === 1 ? null : cell;
      }),
    ),
  ],
  ["a 目录 above the tables in one sheet", (sheets) => [stack([CONTENTS(sheets), ...sheets], 1)]],
  ["an empty sheet", (sheets) => [...sheets, sheet("Sheet3", [])]],
  ["tables side by side", (sheets) => [sideBySide(sheets)]],
  [
    "codes in the cell of the name",
    all((grid) =>
      mapCells(grid, (cell, r, c) => {
        const row = grid.rows[r]!;
        if (!SUBJECT_SHEETS.includes(grid.name) || !/^\d{3,7}$/.test(String(row[0]))) return cell;
        return c === 0 ? null : c === 1 ? `${row[0]} ${row[1]}` : cell;
      }),
    ),
  ],
  ["a banner above the title", all((grid) => insertRows(grid, titleRow(grid), [["某某局2023年度部门决算公开表"]]))],
  ["no title and 单位 with sheet names that say it", all((g) => ({ ...retitle(g, () => null), name: titleText(g) }))],
  ["no titles", titled(() => null)],
];

/** The first amount of every table is too large by 100. */
function wrong(id: SeedId): SheetGrid[] {
  return seed(id).map((grid) => {
    const { to } = headingRows(grid);
    const isAmount = (cell: CellValue | undefined): boolean => typeof cell === "number" && !Number.isInteger(cell);
    const row = grid.rows.findIndex((cells, r) => r >= to && cells.some(isAmount));
    const column = grid.rows[row]?.findIndex(isAmount);
    return mapCells(grid, (cell, r, c) => (r === row && c === column ? Number(cell) + 100 : cell));
  });
}

describe.each(SEEDS)("%s", (id) => {
  test("is read in full by its titles", () => {
    const report = check(seed(id));
    expect(report.tables.map(({ knownBy }) => knownBy)).toEqual(Array.from({ length: 11 }, () => "title"));
    // The text of 004 lost 表2-1, and its 表6 is a seed of its own.
    expect(report.sets.map(({ missing }) => missing.map(({ no }) => no))).toEqual([
      id === "004" ? ["单位公开表2-1", "单位公开表6"] : [],
    ]);
    expect([report.strays, report.counts.unequal, report.counts.doubtful]).toEqual([[], 0, 0]);
    const untried = new Set(
      report.untried.map(({ why }) => ("form" in why ? `${why.reason} ${why.form.no}` : why.reason)),
    );
    expect([...untried]).toEqual(id === "004" ? ["missing-table 单位公开表2-1"] : []);
  });

  const [sheets, mistaken] = [seed(id), wrong(id)];
  for (const [name, layout] of UNTITLED) {
    test(`is read alike with ${name}, but for the tables that look alike`, () => {
      const changes = difference(layout, sheets);
      expect(changes["tables -"]).toEqual(ALIKE[id].map((no) => `${no} 万元`));
      expect(changes["tables +"]).toBeUndefined();
      expect(changes["findings +"]).toBeUndefined();
      expect(check(layout(sheets)).strays.map(({ reason }) => reason)).toEqual(ALIKE[id].map(() => "ambiguous"));
      expect(check(layout(mistaken)).counts.unequal).toBeGreaterThan(0);
    });
  }
  for (const [i, [name, layout]] of UNCHANGED.entries()) {
    test(`is read alike with ${name}`, () => {
      expect(difference(layout, sheets)).toEqual(NOTHING);
    });
    // Each is tried with the errors of one of the three, in a whole sweep of all.
    if (IS_WHOLE || i % SEEDS.length === SEEDS.indexOf(id))
      test(`shows its errors alike with ${name}`, () => {
        expect(difference(layout, mistaken)).toEqual(NOTHING);
      });
  }

  test("with a cover and a 情况说明, says that those were not read", () => {
    expect(difference((sheets) => [COVER, ...sheets, TEXT], seed(id))).toEqual({
      "strays +": ["no-table 封面", "no-table 情况说明"],
    });
  });

  test("without 单位, takes every table to be in 万元 and says so", () => {
    const { counts, ...others } = difference(
      units(() => null),
      seed(id),
    );
    const tables = said(check(seed(id))).tables;
    expect(counts).toEqual({ ...check(seed(id)).counts, hints: check(seed(id)).counts.hints + 11 });
    expect(others).toEqual({
      "tables +": tables.map((table) => `${table}?`),
      "tables -": tables,
      "findings +": tables.map((table) => table.replace("万元", "unit-assumed 万元")),
    });
  });

  test("says when a table was known by its sheet's name", () => {
    const sheets = titled(() => null)(seed(id)).map((grid, n) => ({ ...grid, name: titleText(seed(id)[n]!) }));
    expect(check(sheets).tables.map(({ knownBy }) => knownBy)).toEqual(Array.from({ length: 11 }, () => "sheet-name"));
  });
});

/** The unit, year and kind of each set, and how many tables it has. */
function sets(report: Report): string[] {
  return report.sets.map(({ kind, year, organisation }, n) =>
    [year, organisation, kind, report.tables.filter(({ set }) => set === n).length].filter(Boolean).join(" "),
  );
}

/** What is said of the tables themselves, and every 不符, with the sheet. */
function about(report: Report): string[] {
  return report.findings
    .filter(
      (each) => each.kind === "table" || (each.kind === "comparison" && each.verdict === "unequal" && !isHint(each)),
    )
    .map((each) => `${each.table.sheet} ${inWords(each)}`);
}

const JIANZHA = "尖扎县社会保险服务局";
const HAIDONG = "海东市社会保险服务局";
const again: Layout = all((grid) => ({ ...grid, name: `${grid.name} (2)` }));
const lineBelowTitle = (line: readonly CellValue[], only?: string): Layout =>
  all((grid) => (only === undefined || grid.name === only ? insertRows(grid, titleRow(grid) + 1, [line]) : grid));
const lineAbove = (line: readonly CellValue[], only: string): Layout => on(only, (grid) => insertRows(grid, 0, [line]));
const unitOn = (name: string, write: string): Layout =>
  on(name, (grid) => mapCells(grid, (cell) => (isUnitLine(cell) ? write : cell)));
/** Figures in 元; line numbers stay. */
const inYuan = (name: string): Layout =>
  on(name, (grid) =>
    mapCells(grid, (cell) => (typeof cell === "number" && !Number.isInteger(cell) ? Math.round(cell * 10_000) : cell)),
  );

describe("sets of tables", () => {
  const jianzha2023 = titled((title) => `2023年度${JIANZHA}${title}`)(seed("000"));
  const jianzha2024 = titled((title) => `2024年度${JIANZHA}${title}`)(again(seed("003")));
  const haidong2023 = titled((title) => `2023年度${HAIDONG}${title}`)(again(seed("003")));

  test("of two years are checked apart", () => {
    const report = check([...jianzha2023, ...jianzha2024]);
    expect(sets(report)).toEqual([`2023 ${JIANZHA} 决算 11`, `2024 ${JIANZHA} 决算 11`]);
    expect(about(report)).toEqual([]);
    expect(report.counts.untried).toBe(0);
  });

  test("of two units, sheet by sheet in turns, are checked apart", () => {
    const report = check(jianzha2023.flatMap((grid, n) => [grid, haidong2023[n]!]));
    expect(sets(report)).toEqual([`2023 ${JIANZHA} 决算 11`, `2023 ${HAIDONG} 决算 11`]);
    expect(about(report)).toEqual([]);
    expect(report.counts.untried).toBe(0);
  });

  test("are the same whether they stand in one sheet or in many", () => {
    const report = check([stack([...jianzha2023, ...haidong2023], 1)]);
    expect(sets(report)).toEqual([`2023 ${JIANZHA} 决算 11`, `2023 ${HAIDONG} 决算 11`]);
    expect(about(report)).toEqual([]);
  });

  test("of 决算 and 预算 are checked apart", () => {
    const report = check([...seed("000"), ...seed("004")]);
    expect(sets(report)).toEqual(["决算 11", "苍溪县社会保险事务中心 预算 11"]);
    expect(about(report)).toEqual([]);
  });

  test("of two units, of which only the first table of each says whose it is", () => {
    const report = check([jianzha2023[0]!, ...seed("000").slice(1), haidong2023[0]!, ...again(seed("003")).slice(1)]);
    expect(sets(report)).toEqual([`2023 ${JIANZHA} 决算 11`, `2023 ${HAIDONG} 决算 11`]);
  });

  test.each(["部门：", "公开部门：", "编制单位：", "单位名称：", "单位："])("of two units, each after %s", (words) => {
    const report = check([
      ...lineBelowTitle([`${words}${JIANZHA}`])(seed("000")),
      ...lineBelowTitle([`${words}${HAIDONG}`])(again(seed("003"))),
    ]);
    expect(sets(report)).toEqual([`${JIANZHA} 决算 11`, `${HAIDONG} 决算 11`]);
    expect(about(report)).toEqual([]);
  });

  test("of two units, each in the cell beside 部门：", () => {
    const report = check([
      ...lineBelowTitle(["部门：", JIANZHA])(seed("000")),
      ...lineBelowTitle(["部门：", null, HAIDONG])(again(seed("003"))),
    ]);
    expect(sets(report)).toEqual([`${JIANZHA} 决算 11`, `${HAIDONG} 决算 11`]);
  });

  test("of two units, each after 编制部门（单位）：", () => {
    const report = check([
      ...lineBelowTitle([`编制部门（单位）：${JIANZHA}`])(seed("000")),
      ...lineBelowTitle([`编制部门（单位）：${HAIDONG}`])(again(seed("003"))),
    ]);
    expect(sets(report)).toEqual([`${JIANZHA} 决算 11`, `${HAIDONG} 决算 11`]);
  });

  test("are one where some tables have the year behind the unit's name", () => {
    const report = check([
      ...lineBelowTitle([`编制单位：${JIANZHA}　　2023年度`])(seed("000").slice(0, 5)),
      ...lineBelowTitle([`编制单位：${JIANZHA}`])(seed("000").slice(5)),
    ]);
    expect(sets(report)).toEqual([`2023 ${JIANZHA} 决算 11`]);
  });

  test("are one where the date below a title is of the next year", () => {
    expect(sets(check(lineBelowTitle(["填报日期：2024年8月20日"], "公开01表")(jianzha2023)))).toEqual([
      `2023 ${JIANZHA} 决算 11`,
    ]);
  });

  test("are one where the date above a title is of the next year", () => {
    expect(sets(check(lineAbove(["填报日期：2024年8月20日"], "公开01表")(jianzha2023)))).toEqual([
      `2023 ${JIANZHA} 决算 11`,
    ]);
  });

  test.each(["单位：人民币万元", "单位：万元（保留两位小数）", "单位：万元、个", "单位：万元　第1页"])(
    "%s is no unit's name",
    (line) => {
      const report = check(unitOn("公开01表", line)(seed("000")));
      expect(sets(report)).toEqual(["决算 11"]);
      expect(about(report)).toEqual([]);
    },
  );

  test("the whole set once more is doubled, table by table", () => {
    const report = check([...seed("000"), ...again(seed("000"))]);
    expect(about(report)).toEqual(seed("000").map(({ name }) => `${name} (2) ${name} doubled`));
  });

  test("a doubled table is a finding, and its own errors are found", () => {
    const copy = { ...edit(seed("000"), { "公开03表!C12": 173.8 })[2]!, name: "公开03表 (2)" };
    expect(about(check([...seed("000"), copy]))).toEqual([
      "公开03表 (2) 公开03表 doubled",
      "公开03表 (2) 03-1 unequal 2080505  173.80 33.88",
      "公开03表 (2) 03-款 unequal 20805 本年支出合计 73.80 213.73",
    ]);
  });
});

describe("the unit of amounts", () => {
  test("单位：316002-苍溪县社会保险事务中心 is none", () => {
    const report = check(units(() => null)(seed("004")));
    expect(sets(report)).toEqual(["苍溪县社会保险事务中心 预算 11"]);
    expect(report.tables.every(({ unit, unitAssumed }) => unit === "万元" && unitAssumed)).toBe(true);
  });

  test("a table in 元 among those in 万元 is a finding, and nothing else", () => {
    const yuan = inYuan("公开01表")(unitOn("公开01表", "单位：元")(seed("000")));
    expect(about(check(yuan))).toEqual(["公开01表 公开01表 units-differ 元"]);
  });

  test("a table that says 元 while its figures are in 万元 is known by the factor of 10,000", () => {
    const report = check(unitOn("公开01表", "单位：元")(seed("000")));
    expect(about(report)).toContain("公开01表 公开01表 units-differ 元");
    expect([report.suspects[0]?.table.sheet, report.suspects[0]?.whole]).toEqual([
      "公开01表",
      { is: "other-unit", by: -4, columns: [] },
    ]);
  });

  test("a table that says 万元 while its figures are in 元 is known by the factor of 10,000", () => {
    const { suspects } = check(inYuan("公开01表")(seed("000")));
    expect([suspects[0]?.table.sheet, suspects[0]?.whole]).toEqual([
      "公开01表",
      { is: "other-unit", by: 4, columns: [] },
    ]);
  });
});

test("a table of contents in a sheet of its own is no table", () => {
  expect(recognise([CONTENTS(seed("000"))])).toEqual({ tables: [], strays: [] });
});

test("titles with headings that were not understood are never passed over", () => {
  const rows = ["收入决算表", "支出决算表", "一般公共预算财政拨款支出决算表"].flatMap((title) => [
    [title],
    ["甲", "乙", "丙"],
    [208, 1.5, 1.5],
  ]);
  expect(recognise([sheet("Sheet1", rows)]).strays.map(({ reason }) => reason)).toEqual(Array(3).fill("no-heading"));
});

test("of more tables than are read in a workbook those that are not are named, and the workbook is not in order", () => {
  const one = seed("000").find(({ name }) => name === "公开08表")?.rows ?? [];
  const many = (count: number): SheetGrid => sheet("一", Array.from({ length: count }, () => one).flat());
  expect(recognise([many(61)])).toMatchObject({ tables: { length: 61 }, strays: [] });
  const named = (name: string, count: number): SheetGrid => ({ ...many(count), name });
  const { tables, strays } = recognise([named("一", 40), named("二", 23), named("三", 1), named("四", 2)]);
  expect(tables.map(({ grid }) => grid.name).join("")).toBe("一".repeat(40) + "二".repeat(22) + "三四");
  expect(strays.map(({ reason, grid, from, to }) => [reason, grid.name, from, to])).toEqual([
    ["too-many", "二", 22 * one.length, 23 * one.length],
    ["too-many", "四", one.length, 2 * one.length],
  ]);
  // Not before the last that there is room for, nor is what was read with less room kept for more.
  const [full, beside] = [named("一", 61), named("二", 2)];
  expect(recognise([full, beside]).strays).toHaveLength(1);
  expect(recognise([beside])).toMatchObject({ tables: { length: 2 }, strays: [] });
  // A table in each sheet is read, as many as there are.
  expect(recognise(Array.from({ length: 300 }, (_, n) => named(String(n), 1))).tables).toHaveLength(300);
  expect(summaryOf(check([many(62)])).unlooked).toBe(1);
});

test("of more rows that look like headings than are tried in a workbook those below are named, in each sheet, and the workbook is not in order", () => {
  const heading = ["科目编码", "科目名称", "合计", "本年支出", "基本支出", "甲"];
  const headings = (name: string, count: number): SheetGrid =>
    sheet(
      name,
      Array.from({ length: count }, () => heading),
    );
  const [many, last] = [headings("一", 300), headings("二", 1)];
  const strayIn = (sheets: readonly SheetGrid[]): (string | boolean)[][] =>
    recognise(sheets).strays.map(({ reason, grid, from, to }) => [
      reason,
      grid.name,
      from > 0,
      to === grid.rows.length,
    ]);
  expect(strayIn([last])).toEqual([["no-table", "二", false, true]]);
  expect(strayIn([many, last])).toEqual([
    ["too-many", "一", true, true],
    ["too-many", "二", false, true],
  ]);
  // What was read while something was left is not kept for when nothing is, nor the other way round.
  const set = { ...titled(() => null)(seed("000"))[1]!, name: "三" };
  expect(recognise([set]).tables).toHaveLength(1);
  expect(recognise([many, set]).tables).toHaveLength(0);
  expect(summaryOf(check([many, set])).unlooked).toBe(2);
  expect(recognise([set]).tables).toHaveLength(1);
});

test.each(["公开04表", "公开09表"])("a blank row above the 栏次 of %s makes it no row of figures", (name) => {
  const apart = on(name, (grid) => insertRows(grid, headingRows(grid).to - 1));
  expect(difference(apart, seed("000"))).toEqual(NOTHING);
});

test("two empty tables that may be either are said to be so, and are no 公开05表", () => {
  const [funds, stateCapital] = titled(() => null)(seed("000").slice(6, 8)).map((grid, n) => ({
    ...grid,
    name: `Sheet${n}`,
  }));
  const { tables, strays } = recognise([funds!, stateCapital!]);
  expect(tables).toEqual([]);
  expect(strays.map(({ reason }) => reason)).toEqual(["ambiguous", "ambiguous"]);
});

test("a title without a number is found by the number in the sheet's name", () => {
  const { tables } = recognise(titled(() => null)(seed("004")));
  expect(tables.map(({ form, grid }) => `${grid.name} ${form.no}`)).toEqual(
    seed("004").map(({ name }) => `${name} 单位公开${name}`),
  );
});

test("a sheet under an unknown title is read as the form that the user says it is", () => {
  const sheets = on("公开03表", (grid) => retitle(grid, () => "某单位支出明细表"))(seed("003"));
  expect(check(sheets).strays).toMatchObject([{ sheet: "公开03表", reason: "unknown-title" }]);
  const { strays, tables, counts } = check(sheets, { said: new Map([["公开03表", expenditure]]) });
  expect(strays).toEqual([]);
  expect(tables.find(({ sheet }) => sheet === "公开03表")).toMatchObject({ form: expenditure, knownBy: "sheet-name" });
  expect(counts).toEqual(check(seed("003")).counts);
});
