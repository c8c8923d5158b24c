import { check } from "../../src/core/check.ts";
import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { unequal } from "../cases/cases.ts";
import type { Report } from "../../src/core/report/finding.ts";
import { loadSolver } from "../../src/solver/highs.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { placesBudget } from "./elsewhere-places.ts";
import { arranged } from "./arranged.ts";
import { anywhere, honestElsewhere } from "./elsewhere.ts";
import { coarsely, honestBudget, honestFinal, Random } from "./honest.ts";
import { meetings } from "./meetings.ts";
import { settled } from "./settled.ts";
import { honestSichuan } from "./sichuan.ts";
import { edit, mapCells, sheet } from "./sheets.ts";
import { words } from "../../src/core/report/say/index.ts";

// What single places print, one kind at a time: cells between bars.

function printed(name: string, text: string): SheetGrid {
  const cellIn = (cell: string): CellValue => {
    const words = cell.trim();
    if (words === "") return null;
    return /^-?\d+(?:\.\d+)?$/.test(words) ? Number(words) : words;
  };
  return sheet(
    name,
    text
      .trim()
      .split("\n")
      .map((line) => line.split("|").map(cellIn)),
  );
}

const INCOME = `
收入总表
部门：某市某局||||单位：万元
部门代码|部门名称|合计|本年收入||
|||小计|一般公共预算|政府性基金预算
合计||1035.8|1035.8|835.8|200
015|某市某局|1035.8|1035.8|835.8|200
015001|某市某局本级|735.8|735.8|635.8|100
015002|某市某中心|300|300|200|100`;

test.each([
  ["a department over its units, its code typed as a number", INCOME],
  ["a department with a code unlike those of its units", INCOME.replaceAll("01500", "20700")],
])("%s is not added to them", (_, text) => {
  const sheets = [printed("收入", text)];
  const report = check(sheets);
  expect([unequal(report), report.counts.equal > 4]).toEqual([[], true]);
  expect(unequal(check(edit(sheets, { "收入!E8": 365 }))).length).toBeGreaterThan(0);
});

test("a table of 财政拨款 with one column of amounts on either side is read", () => {
  const sheets = [
    printed(
      "表4",
      `
财政拨款收支总表
部门：某市某局|||单位：万元
收 入||支 出|
项目|2025年预算|项目|2025年预算
一、本年收入|1035.8|一、本年支出|1035.8
（一）一般公共预算拨款|835.8|（一）一般公共服务支出|790.8
（二）政府性基金预算拨款|200|（二）城乡社区支出|200
二、上年结转||（三）住房保障支出|45
收 入 总 计|1035.8|支 出 总 计|1035.8`,
    ),
  ];
  const report = check(sheets);
  expect([report.strays, unequal(report), report.counts.equal > 3]).toEqual([[], [], true]);
  expect(unequal(check(edit(sheets, { "表4!D7": 210 }))).length).toBeGreaterThan(0);
});

test("“三公”经费 over its kinds, beside its total and 会议费, is read", () => {
  const sheets = [
    printed(
      "表9",
      `
一般公共预算“三公”经费、会议费、培训费支出表
部门：某市某局|||||||单位：万元
“三公”经费合计|“三公”经费|||||会议费|培训费
|因公出国（境）费|公务用车购置及运行维护费|||公务接待费||
||小计|公务用车购置费|公务用车运行维护费|||
15||10||10|5|3|2`,
    ),
  ];
  expect([unequal(check(sheets)), check(sheets).untried]).toEqual([[], []]);
  // 会议费 and 培训费 are no part of it.
  expect(unequal(check(edit(sheets, { "表9!A6": 19 }))).length).toBeGreaterThan(0);
});

describe("years alone above the columns of each year", () => {
  const years = placesBudget(1, anywhere(1)).filter(({ name }) => name === "7");

  test("are of the heading: this year's columns are those of the later", () => {
    const { tables } = recognise(years);
    const [place] = tables.flatMap(({ blocks }) => blocks.map(({ rows }) => rows[0]?.place.columns.join()));
    expect(place).toBe("12,13,15,16,17,14,,3,4,6,7,8,5,9,10,2,18,19,11");
    expect(unequal(check(years))).toEqual([]);
  });

  test.each(["C8", "L8", "G8", "P8"])("and both years are checked: %s", (cell) => {
    expect(unequal(check(edit(years, { [`7!${cell}`]: 99 }))).length).toBeGreaterThan(0);
  });
});

test("where this year's 小计 is called 金额合计, last year's does not stand in for it", () => {
  const sheets = placesBudget(120455, anywhere(120455));
  expect(sheets.find(({ name }) => name === "4")?.rows[4]?.[5]).toBe("小计");
  const called = edit(sheets, { "4!F5": "金额合计" });
  expect(unequal(check(called))).toEqual([]);
  expect(unequal(check(edit(called, { "4!F6": 30000 }))).length).toBeGreaterThan(0);
});

test("the number of a table is not its title", () => {
  const report = check([
    printed(
      "甲",
      `
预算05-1表
一般公共预算支出表
单位：万元
科目编码|科目名称|合计|基本支出|项目支出
|合计|10|6|4
201|一般公共服务支出|10|6|4
20103|政府办公厅（室）及相关机构事务|10|6|4
2010301|行政运行|10|6|4`,
    ),
  ]);
  expect([report.strays, unequal(report), report.tables.length]).toEqual([[], [], 1]);
});

const BY_YEAR = `
财政拨款“三公”经费支出表
部门：某市某局|||||单位：万元
年度|“三公”经费合计|因公出国（境）费|公务接待费|公务用车购置及运行维护费||
||||小计|公务用车购置费|公务用车运行维护费
2024年|13.4||3.4|10||10
2025年|12.8||3.2|9.6||9.6`;

test.each([
  ["the earlier year first", BY_YEAR],
  ["the later year first", BY_YEAR.replace(/(.*)\n(.*)$/, "$2\n$1")],
  ["with 预算数 behind the year", BY_YEAR.replaceAll("年|", "年预算数|")],
])("“三公”经费 with a row for each year, %s, is checked year by year", (_, text) => {
  const sheets = [printed("三公", text)];
  const report = check(sheets);
  expect([unequal(report), report.untried, report.counts.equal]).toEqual([[], [], 4]);
  for (const wrong of ["三公!B5", "三公!B6", "三公!E5", "三公!E6"])
    expect(unequal(check(edit(sheets, { [wrong]: 15 }))).length).toBeGreaterThan(0);
});

const CODED = `
一般公共预算支出表
单位：万元
科目编码|科目名称|合计|基本支出|项目支出
|合计|14|10|4
201|一般公共服务支出|10|6|4
20103|政府办公厅（室）及相关机构事务|10|6|4
2010301|行政运行|6|6|
2010302|一般行政管理事务|4||4
221|住房保障支出|4|4|
22102|住房改革支出|4|4|
2210201|住房公积金|4|4|`;
const inFront = (code: (digits: string) => string): string =>
  CODED.replace("科目编码|科目名称", "功能科目名称")
    .replace("\n|合计", "\n合计")
    .replace(/^(\d+)\|/gm, (_, digits: string) => code(digits));

test.each([
  ["before their names, in brackets", inFront((code) => `[${code}]`)],
  ["before their names, in full-width brackets", inFront((code) => `【${code}】`)],
  ["before their names, behind a dash", inFront((code) => `${code}-`)],
  [
    "in parts with dashes",
    CODED.replace(
      /^(\d{3})(\d\d)(\d\d)?\|/gm,
      (_, ...parts: string[]) => `${parts.slice(0, 3).filter(Boolean).join("-")}|`,
    ),
  ],
])("codes %s are codes", (_, text) => {
  const sheets = [printed("表5", text)];
  const [report, plainly] = [check(sheets), check([printed("表5", CODED)])];
  expect([report.counts, report.findings.length, report.untried]).toEqual([
    plainly.counts,
    plainly.findings.length,
    plainly.untried,
  ]);
  expect(report.counts.equal).toBeGreaterThan(10);
  const amounts = text.includes("功能科目名称") ? "B" : "C";
  expect(unequal(check(edit(sheets, { [`表5!${amounts}7`]: 7 })))).not.toEqual([]);
});

test("the number of a table may end in 表 and stand before its title", () => {
  const report = check([printed("甲", CODED.replace("一般公共预算支出表", "预算07表  一般公共预算财政拨款支出表"))]);
  expect([report.strays, report.tables.map(({ title }) => title)]).toEqual([[], ["一般公共预算财政拨款支出表"]]);
});

describe.each(["预算", "决算"] as const)("“三公”经费 of %s with 会议费 and 培训费 below it", (kind) => {
  const sheets = [meetings(kind)];

  test("is read whole", () => {
    const report = check(sheets);
    // A table of 决算 alone lacks the others of its set.
    const untried = report.untried.filter(({ rule }) => /^(?:BSG|09S)-/.test(rule.id));
    expect([report.findings, untried, report.counts.equal]).toEqual([[], [], 6]);
  });

  test.each(["B4", "C4", "B5", "C11", "C12"])("and adds up: %s", (cell) => {
    expect(unequal(check(edit(sheets, { [`三公!${cell}`]: 30 }))).length).toBeGreaterThan(0);
  });
});

describe("last year's figures beside this year's", () => {
  const sheets = [
    printed(
      "表5",
      `
一般公共预算支出表
单位：万元
科目编码|科目名称|2024年执行数|2025年预算数|||2025年预算数比2024年执行数|
|||合计|基本支出|项目支出|增减额|增减%
|合计|15|14|10|4|-1|-6.67%
201|一般公共服务支出|9|10|6|4|1|11.11%
20103|政府办公厅（室）及相关机构事务|9|10|6|4|1|11.11%
2010301|行政运行|5.5|6|6||0.5|9.09%
2010302|一般行政管理事务|3.5|4||4|0.5|14.29%
221|住房保障支出|4|4|4||0|
22102|住房改革支出|4|4|4||0|
2210201|住房公积金|4|4|4||0|`,
    ),
  ];

  test("need not add up, for 科目 that are no more are left out", () => {
    expect([unequal(check(sheets)), check(sheets).untried]).toEqual([[], []]);
  });

  test("are not compared where this year's were brought forward: these may be left out of the comparison", () => {
    const brought = sheets.map((grid) => ({
      ...grid,
      rows: grid.rows.map((row, i) => {
        const own = i === 3 ? ["当年财政拨款安排", "上年结转安排"] : [null, i > 3 ? (row[3] ?? null) : null];
        return [...row.slice(0, 4), ...own, ...row.slice(4)];
      }),
    }));
    expect(unequal(check(edit(brought, { "表5!I8": 7.5 })))).toEqual([]);
    expect(unequal(check(edit(brought, { "表5!F8": 7.5 }))).length).toBeGreaterThan(0);
  });

  test.each(["表5!C8", "表5!G8", "表5!D8"])("and what they differ by are compared row by row: %s", (cell) => {
    const wrong = check(edit(sheets, { [cell]: 7.5 }));
    expect(unequal(wrong).map((finding) => finding.kind === "comparison" && finding.rule.id)).toContain("B3-6");
    expect(wrong.suspects.flatMap(({ cells }) => cells)).toContainEqual(
      expect.objectContaining({ row: 7, column: cell.charCodeAt(3) - 65 }),
    );
  });
});

describe("a figure rounded directly in one table and added up from rounded parts in another", () => {
  const sheets = settled(honestFinal(1), new Random(1));
  const report = check(sheets);
  const twice = report.findings.filter((finding) => finding.kind === "comparison" && finding.sums !== undefined);

  test("is 存疑, of no suspect, and says what it is", () => {
    expect([unequal(report), report.suspects, report.unexplained]).toEqual([[], [], []]);
    expect(twice.length).toBeGreaterThan(0);
    for (const finding of twice) {
      expect(words("zh-CN").verdict(finding)).toBe("存疑");
      expect(words("zh-CN").finding(finding)).toMatch(
        /正好是本表各项之和，可能一边是各项四舍五入后相加，一边直接四舍五入/,
      );
      expect(words("en-US").finding(finding)).toMatch(/one side may be a sum of rounded parts/);
    }
  });

  test.each([
    ["a part is printed as 0", honestFinal, 6039],
    ["many figures are copies of each other", honestFinal, 6048],
    ["a whole of zeros is 0 and elsewhere 0.01", honestSichuan, 6017],
    ["one of many pairs of totals is off by more than three standard deviations", honestSichuan, 6001],
    ["several relations clash over a whole of zeros", honestBudget, 30291],
    ["the row of a department is not what 合计 has by a last place", honestElsewhere, 30054],
  ])("is no 不符 where %s", async (_, make, number) => {
    const report = check(settled(make(number), new Random(number)), { solver: await loadSolver() });
    expect([report.counts.unequal, report.unexplained, report.counts.doubtful > 0]).toEqual([0, [], true]);
  });

  test("does not hide what is wrong by more", () => {
    const at = twice[0]!.cells[0]!;
    const value = Number(sheets.find(({ name }) => name === at.sheet)!.rows[at.row]![at.column]);
    const cell = `${at.sheet}!${String.fromCharCode(65 + at.column)}${at.row + 1}`;
    const wrong = check(edit(sheets, { [cell]: value + 10 }));
    expect(unequal(wrong).length).toBeGreaterThan(0);
    expect(wrong.suspects[0]?.cells[0]).toEqual(at);
  });
});

describe("one table in whole 万元 among others in 分", () => {
  const [fine, coarse] = [honestFinal(2), coarsely(0, () => honestFinal(2))];
  const sheets = fine.map((grid, i) => (grid.name === "公开03表" ? coarse[i]! : grid));

  test("is 存疑, of no suspect, and says what it is", async () => {
    const report = check(sheets, { solver: await loadSolver() });
    expect([unequal(report), report.suspects, report.unexplained]).toEqual([[], [], []]);
    const told = report.findings.flatMap((one) => (one.kind === "comparison" && one.whole === true ? [one] : []));
    expect(told.length).toBeGreaterThan(5);
    expect(words("zh-CN").finding(told[0]!)).toMatch(/其中一张表印的是整数，四舍五入到万元可以差这么多/);
    expect(words("en-US").finding(told[0]!)).toMatch(/printed in whole 万元/);
  });

  test("does not hide what is wrong by more, there or elsewhere", () => {
    for (const [cell, value] of [
      ["公开03表!C7", 14420],
      ["公开01表!F9", 99],
    ] as const)
      expect([cell, unequal(check(edit(sheets, { [cell]: value }))).length > 0]).toEqual([cell, true]);
  });
});

describe("what was not understood makes nothing 不符", () => {
  const SPENDING = `
一般公共预算支出表
部门：某市某局||||单位：万元
科目编码|科目名称|合计|基本支出|项目支出
201|一般公共服务支出|30.5|20.5|10
20103|政府办公厅（室）及相关机构事务|30.5|20.5|10
2010301|行政运行|20.5|20.5|
2010302|一般行政管理事务|10||10
|合计|30.5|20.5|10`;
  const EXPENSES = `
一般公共预算“三公”经费支出表
部门：某市某局|单位：万元
项目|预算数
合计|14.5
一、因公出国（境）费|
二、公务用车购置及运行费|10.5
（一）公务用车购置费|
（二）公务用车运行费|10.5
三、公务接待费|4`;
  const OVERVIEW = `
部门收支总表
部门：某市某局|||单位：万元
收入||支出|
项目|预算数|项目|预算数
一、财政拨款收入|30.5|一、一般公共服务支出|34.5
二、一般公共预算拨款|30.5||
三、政府性基金预算拨款|||
四、事业收入|4||
本年收入合计|34.5|本年支出合计|34.5
收入总计|34.5|支出总计|34.5`;

  test.each([
    // The second page has a column that the first, under another word, seems to lack.
    [
      "a word in the heading of one page",
      SPENDING.replace("项目支出\n201|", "项目类支\n201|").replace(
        "2010302|",
        "科目编码|科目名称|合计|基本支出|项目支出\n2010302|",
      ),
    ],
    [
      "the first of two pages",
      SPENDING.replace("一般公共预算支出表", "一般公共预算支出表（续）").replace(/201\|.*\n/, ""),
    ],
    ["the upper row of a heading", SPENDING.replace("科目编码|", "||公计|基本类支出|项目类\n科目编码|")],
    ["the name of 公务用车购置及运行费", EXPENSES.replace("二、公务用车购置", "二、公务用购置")],
  ])("%s", (_, text) => {
    expect(unequal(check([printed("甲", text)]))).toEqual([]);
  });

  test("parts that are numbered like their whole, where they come to it, are its parts", () => {
    expect(unequal(check([printed("甲", OVERVIEW)]))).toEqual([]);
    const wrong = check([printed("甲", OVERVIEW.replace("四、事业收入|4|", "四、事业收入|5|"))]);
    expect(wrong.suspects[0]?.cells).toEqual([{ sheet: "甲", row: 7, column: 1 }]);
  });

  test("columns in any order, each with all words over it, are read by their words", () => {
    const order = [0, 1, 4, 2, 3];
    const { rows, ...grid } = printed("甲", SPENDING);
    const other = { ...grid, rows: rows.map((cells, r) => (r < 2 ? cells : order.map((c) => cells[c] ?? null))) };
    expect(check([other]).counts).toEqual(check([{ ...grid, rows }]).counts);
  });

  test("a column that is not understood may be the one in which a rule takes nothing to be", () => {
    for (const number of [2, 3, 4]) {
      const sheets = honestBudget(number);
      const at = sheets.findIndex(({ rows }) =>
        rows.some((cells) => cells.includes("财政拨款支出预算表（部门经济分类科目）")),
      );
      const other = mapCells(sheets[at]!, (cell) => (cell === "上年结转安排" ? "前期留存资金" : cell));
      const report = check(sheets.with(at, other));
      expect(unequal(report)).toEqual([]);
      const untried = report.untried.filter(({ rule: { id } }) => id === "XB2-21b");
      expect(untried.map(({ why }) => why.reason)).toEqual(["unknown-columns"]);
    }
  });
});

describe("whose table it is", () => {
  const DEPARTMENT = "某县人力资源和社会保障局";
  const BOTH = arranged(120062);
  const titled = (of: (name: string) => string): SheetGrid[] =>
    BOTH.map((grid) =>
      mapCells(grid, (cell, row) => (row === 1 && typeof cell === "string" ? of(grid.name) + cell : cell)),
    );
  // Tables of no known form are a set by themselves.
  const knownSets = ({ sets }: Report): number => sets.filter(({ kind }) => kind !== "其他").length;
  const told = (sheets: SheetGrid[]): string[] =>
    check(sheets).findings.flatMap((one) =>
      one.kind === "table" && one.what.problem === "other-unit" ? [`${one.table.sheet} ${one.what.text}`] : [],
    );

  test.each([
    ["left over in some titles", (name: string) => (["部门8", "4"].includes(name) ? "某市教育局" : "")],
    ["in all titles, of the department or another", () => "某市教育局"],
  ])("a name %s puts no tables of two units together", (_, of) => {
    const report = check(titled(of));
    expect([unequal(report), knownSets(report)]).toEqual([[], 2]);
    expect(unequal(check(edit(titled(of), { "部门8!C6": 4000 }))).length).toBeGreaterThan(0);
  });

  test("a name left over is told of where it stands, and only there", () => {
    expect(told(titled((name) => (name === "部门8" ? "某市教育局" : "")))).toEqual(["部门8 某市教育局"]);
    expect(told(BOTH)).toEqual([]);
  });

  test("units told by their titles alone, below one 部门, are two sets", () => {
    const sheets = titled((name) => (name.startsWith("部门") ? "某县第一中心" : "某县第二中心")).map((grid) =>
      mapCells(grid, (cell) =>
        typeof cell === "string" ? cell.replace(/^单位名称：.*/, `单位名称：${DEPARTMENT}`) : cell,
      ),
    );
    const report = check(sheets);
    expect([unequal(report), knownSets(report), told(sheets)]).toEqual([[], 2, []]);
  });
});

describe("a table without a title and with codes of economic 科目 in front of names", () => {
  const sheets = placesBudget(120414, anywhere(120414));
  const untitled = sheets.map((grid) =>
    grid.name === "5"
      ? {
          ...grid,
          rows: grid.rows.map((row, i) =>
            i < 2 ? [] : i < 5 ? row.slice(1) : [`${row[0]}${row[1]}`, ...row.slice(2)],
          ),
        }
      : grid,
  );

  test("is none of 科目 by function", () => {
    expect(unequal(check(untitled))).toEqual([]);
  });

  test("and one of headings alone is not compared where another has the title of its form", () => {
    const two = untitled.map((grid) =>
      grid.name === "12" ? mapCells(grid, (cell, row) => (row === 1 ? null : cell)) : grid,
    );
    expect(unequal(check(two))).toEqual([]);
  });
});
