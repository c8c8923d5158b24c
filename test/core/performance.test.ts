import fc from "fast-check";
import { Amounts } from "../../src/core/amounts/compare.ts";
import type { Verdict } from "../../src/core/amounts/verdict.ts";
import { quantityOf } from "../../src/core/amounts/quantity.ts";
import { TableAmounts } from "../../src/core/amounts/read.ts";
import type { Unit } from "../../src/core/amounts/units.ts";
import { setsOf } from "../../src/core/equations/sets.ts";
import { check } from "../../src/core/check.ts";
import { isHint, verdictOf, type Report } from "../../src/core/report/finding.ts";
import { type CellValue, qualified, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { formsOf, isSum, kindOf } from "../../src/core/forms/rule.ts";
import { RULES } from "../../src/core/forms/index.ts";
import { words } from "../../src/core/report/say/index.ts";
import { verdictsOf } from "./counts.ts";
import { wholeTargetPage } from "./elsewhere-performance.ts";
import { certain } from "./elsewhere.ts";
import {
  edit,
  figuresAsText,
  grid,
  fullWidth,
  insertColumns,
  insertRows,
  mapCells,
  mapText,
  performance,
  removeRows,
  seed,
  sheet,
  shift,
  stack,
} from "./sheets.ts";

// One of the indicators of the unit is taken for a satisfaction, as the published one has none.
const XINJIANG = edit(performance("002"), { "整体自评!C15": "服务对象满意度" });
const QINGHAI = performance("003");
const SICHUAN = performance("004");

/** Everything that objects: 不符 P-1 项目1!M19 …, the left side first; 提示 likewise. */
function objections({ findings }: Report): string[] {
  return findings
    .filter((finding) => !["equal", "empty", "rounding"].includes(verdictOf(finding)))
    .map((finding) => {
      const what = finding.kind === "table" ? finding.what.problem : finding.rule.id;
      const first = finding.cells[0] === undefined ? "" : ` ${qualified(finding.cells[0])}`;
      return `${isHint(finding) ? "提示" : verdictOf(finding)} ${what}${first}`;
    });
}

/** The cell that is named first for each cause, with what it should be. */
function blamed({ suspects }: Report): string[] {
  return suspects
    .filter(({ rank }) => rank === 1)
    .map(({ cells, likely }) => `${cells.map(qualified).join(" ")} → ${likely?.best ?? ""}`);
}

/** What an edit adds to the objections of the seed. */
function added(sheets: readonly SheetGrid[], changes: Readonly<Record<string, CellValue>>): string[] {
  const before = objections(check(sheets));
  return objections(check(edit(sheets, changes))).filter((one) => !before.includes(one));
}

/** What is read of a workbook, without where it stands. */
function read(sheets: readonly SheetGrid[]): unknown {
  const { tables, strays } = recognise(sheets);
  return {
    strays: strays.map(({ reason, text }) => `${reason} ${text}`),
    tables: tables.map(({ form, unit, year, organisation, project, blocks, oddities, grid }) => ({
      form: form.no,
      unit,
      year,
      organisation,
      project,
      oddities: oddities.map(({ kind, text }) => `${kind} ${text}`),
      blocks: blocks.map(({ block, rows, missing }) => ({
        name: block.name,
        missing,
        rows: rows.map(({ at, place, level, name }) => ({
          level,
          name: level === "line" ? undefined : name,
          amounts: place.columns.map((column) => (column === undefined ? null : (grid.rows[at]?.[column] ?? null))),
        })),
      })),
    })),
  };
}

describe("the published sheets", () => {
  test("of 新疆: one of the unit and nine of projects, each by its name", () => {
    const report = check(XINJIANG);
    expect(
      report.tables.map(({ form, sheet: name, project, unit, knownBy }) => [form.no, name, project, unit, knownBy]),
    ).toEqual([
      ["部门（单位）整体支出绩效目标自评表", "整体自评", undefined, "万元", "title"],
      ...[
        "2023年同工同酬事业岗人员性支出",
        "县直（关闭）破产企业退休人员生活补贴资金",
        "城乡居民社会养老保险金",
        "州直破产（关闭）企业退休人员生活补助资金",
        "巴财社[2022]80、81号，关于提前下达2023年中央自治区财政城乡居民基本养老保险补助资金",
        "巴财社〔2023〕6号，2023年州直关闭破产困难企业1995年底前退休人员生活补贴资金",
        "机关养老周转金",
        "自治区财政社保经办机构业务经费",
        "财政对企业职工基本养老保险的补助",
      ].map((project, i) => ["项目支出绩效自评表", `项目${i + 1}`, project, "万元", "title"]),
    ]);
    expect(report.sets).toEqual([
      { kind: "绩效", year: "2023", organisation: "焉耆回族自治县社会保险中心", missing: [] },
    ]);
    expect(objections(report)).toEqual(["structure P-9 项目2!E12", "提示 P-11 项目3!K18", "提示 P-11 项目9!K18"]);
    expect([report.strays, report.untried, report.suspects, report.marks]).toEqual([[], [], [], []]);
  });

  test("of 青海: 105.86 % printed as 100 %, weights of 105, and scores above what the rates allow", () => {
    const report = check(QINGHAI);
    expect(report.sets).toEqual([{ kind: "绩效", year: "2024", organisation: "海东市社会保险服务局", missing: [] }]);
    expect(objections(report)).toEqual([
      "unequal P-2 项目3!G6",
      "unequal P-3 项目4!H6",
      "提示 P-10 项目1!I6",
      "提示 P-10 项目2!I6",
    ]);
    // Nobody lets an indicator count for nothing, or all of them for more than 100: which it is, is for the reader.
    expect([blamed(report), report.unexplained.map(({ findings }) => findings.length)]).toEqual([[], [1]]);
    expect([report.strays, report.untried]).toEqual([[], []]);
    const says = (language: "zh-CN" | "en-US"): string[] =>
      report.findings
        .filter((one) => verdictOf(one) === "unequal" && !isHint(one))
        .map((one) => words(language).finding(one));
    expect(says("zh-CN")).toEqual([
      "预算执行率分值＋各指标分值＝总分的分值（没有印的按 100）。105 与 100 不等，差 5 分",
      "年度资金总额：执行率＝全年执行数÷全年预算数（允许末位四舍五入或截去；预算数为零的不核对）。100 与 105.86 不等，差 5.86 个百分点",
    ]);
    expect(says("en-US").map((one) => one.split(". ")[1])).toEqual([
      "105 and 100 differ by 5 points",
      "100 and 105.86 differ by 5.86 percentage points",
    ]);
    expect(words("zh-CN").table(report.tables[3]!)).toBe(
      "项目支出绩效自评表（企业职工基本养老一次性生活补助）（工作表“项目4”，万元）",
    );
  });

  test("of 四川: every project with its indicators; the weight that the text lost is missed", () => {
    const report = check(SICHUAN);
    expect(report.sets).toEqual([{ kind: "绩效", year: "2023", missing: [] }]);
    expect(objections(report)).toEqual(["unequal P目-7 表6!K34"]);
    expect(blamed(report)).toEqual(["表6!K33 → 10"]);
    const [projects, indicators] = recognise(SICHUAN).tables[0]!.blocks;
    expect(projects!.rows.map(({ name }) => name).slice(5, 8)).toEqual([
      "失业保险经办机构中心",
      "失业保险经办机构分中心",
      "总社会保险事务中心社保政策宣传",
    ]);
    expect(indicators!.rows.flatMap(({ children }) => (children === undefined ? [] : [children.length]))).toEqual([
      4, 4, 4, 4, 4, 9, 9, 9, 9, 9, 9, 4, 4, 4,
    ]);
  });
});

/** Sheets of other places: what one cell more or less objects. */
const PRINTED: readonly (readonly [sheet: string, at: string, value: CellValue, objects: readonly string[]])[] = [
  ["四川自评表-工资性支出", "D9", 351.89, ["unequal P-3 F9", "unequal P-4 D9"]],
  ["四川自评表-工资性支出", "C10", 338.93, ["unequal P-4 C9"]],
  ["四川自评表-工资性支出", "D10", 351.89, ["unequal P-3 F10", "unequal P-4 D9"]],
  ["四川自评表-工资性支出", "I15", 50, ["unequal P-2 G9", "unequal P-2级 A14"]],
  ["四川自评表-工资性支出", "G9", 20, ["unequal P-2 G9"]],
  ["四川自评表-安可替代", "D8", 4.36, ["unequal P-3 F8", "unequal P-4 D8"]],
  ["四川自评表-安可替代", "D9", 4.36, ["unequal P-3 F9", "unequal P-4 D8"]],
  ["四川自评表-安可替代", "E9", 4.36, ["unequal P-3 F9", "unequal P-4 E8"]],
  ["四川自评表-只有指标", "I3", 95, ["unequal P-2级 A2"]],
  ["四川自评表-只有指标", "I4", 101, ["提示 P-2总分 I4"]],
  ["四川自评表-只有指标", "J3", 91, ["unequal P-5 J3"]],
  ["四川自评表-最小", "I7", 70, ["unequal P-2 G4", "unequal P-2级 A6"]],
  ["重庆整体自评表", "J4", 8.6, ["提示 P名-10 J4"]],
  ["重庆整体自评表", "J4", 11, ["unequal P名-5执行率 J4", "提示 P名-10 J4"]],
  ["重庆整体自评表", "I6", 3, ["unequal P名-5 I6", "unequal P名-6 I6"]],
  ["重庆整体自评表", "H4", "106%", ["提示 P名-10 J4"]],
  ["安徽整体自评表", "E5", 4, ["unequal P整-2级 B4", "unequal P整-2级 C5"]],
  ["安徽整体自评表", "E8", 3, ["unequal P整-2级 B4", "unequal P整-2级 C7"]],
  ["安徽整体自评表", "H6", 4, ["unequal P整-5 H6"]],
];

const ELSEWHERE: readonly (readonly ["整体" | "项目" | "一行", string, CellValue, readonly string[]])[] = [
  ["整体", "H11", 97.7, ["unequal P整-1 H11"]],
  ["整体", "H9", 28, ["unequal P整-1 H11"]],
  ["整体", "G9", 20, ["unequal P整-5 H9", "unequal P整-2 F4", "unequal P整-2级 B8", "unequal P整-2级 C8"]],
  ["整体", "F4", 20, ["unequal P整-2 F4"]],
  ["整体", "H4", 11, ["unequal P整-1 H11", "unequal P整-5执行率 H4"]],
  ["整体", "E4", 90, ["unequal P整-3 G4", "unequal P整-4 E4"]],
  ["整体", "D6", 12, ["unequal P整-4 D4"]],
  ["项目", "C7", 20, ["unequal P-4 C5"]],
  ["项目", "G10", 55, ["unequal P-1 G12"]],
  ["一行", "I3", 25, ["unequal P行-1 H7", "unequal P行-5执行率 I3", "提示 P行-10 I3"]],
  ["一行", "F3", 90, ["unequal P行-3 G3"]],
  ["一行", "F6", "105%", ["提示 P行-11 F6"]],
  ["一行", "H7", 98, ["unequal P行-1 H7"]],
  ["一行", "G5", 40, ["unequal P行-5 H5", "提示 P行-7 H3", "unequal P行-2级 B5", "unequal P行-2级 C5"]],
  ["一行", "H5", 51, ["unequal P行-1 H7", "unequal P行-5 H5"]],
  ["一行", "H3", 10, ["unequal P行-5执行率 I3", "提示 P行-7 H3", "提示 P行-10 I3"]],
];

describe("sheets of 四川, 重庆 and 安徽 as printed", () => {
  const RIGHT: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["四川自评表-工资性支出", [], []],
    ["四川自评表-安可替代", [], ["P-1 missing-line"]],
    [
      "四川自评表-只有指标",
      [],
      ["P-1", "P-2", "P-3", "P-4", "P-5执行率", "P-10"].map((rule) => `${rule} missing-part`),
    ],
    ["四川自评表-最小", [], []],
    // The text that was kept ends before the last indicators.
    ["重庆整体自评表", ["提示 P名-7 I4"], []],
    ["安徽整体自评表", [], ["P整-3 missing-part", "P整-4 missing-part", "P整-7 not-whole"]],
  ];

  test.each(RIGHT)("%s", (name, objects, untried) => {
    const report = check([grid(`performance/${name}`)]);
    expect(report.tables).toHaveLength(1);
    expect(report.strays).toEqual([]);
    expect(objections(report)).toEqual(objects.map((one) => one.replace(/ (?=[A-Z]\d)/, ` ${name}!`)));
    expect(report.untried.map(({ rule, why }) => `${rule.id} ${why.reason}`)).toEqual(untried);
    expect(report.suspects).toEqual([]);
  });

  test("the year in the title, 四川’s lines of money, and a stroke for nothing", () => {
    const report = check([grid("performance/四川自评表-工资性支出")]);
    expect(report.sets[0]?.year).toBe("2023");
    expect(report.tables[0]?.project).toBe("51000021R000000019951-工资性支出");
    expect(report.counts.equal).toBeGreaterThan(10);
  });

  test.each(PRINTED)("%s: %s", (name, at, value, objects) => {
    const sheets = [grid(`performance/${name}`)];
    const found = added(sheets, { [`${name}!${at}`]: value });
    expect(found).toEqual(objects.map((one) => one.replace(/ (?=[A-Z]\d)/, ` ${name}!`)));
  });

  test("重庆 with its money, and all of its points", () => {
    const name = "重庆整体自评表";
    const filled = { D4: 100, F4: 76, H24: 30, I24: 30, A24: "服务对象满意度" };
    const on = (changes: Readonly<Record<string, CellValue>>): Record<string, CellValue> =>
      Object.fromEntries(Object.entries(changes).map(([at, value]) => [`${name}!${at}`, value]));
    const sheets = edit([grid(`performance/${name}`)], on(filled));
    expect(objections(check(sheets))).toEqual([`提示 unit-assumed ${name}!A1`]);
    expect(added(sheets, on({ F4: 67 }))).toEqual([`unequal P名-3 ${name}!H4`]);
    expect(added(sheets, on({ F24: "105%" }))).toEqual([`提示 P名-11 ${name}!F24`]);
    expect(added(sheets, on({ I4: 20, J4: 15.2 }))).toEqual([`提示 P名-7 ${name}!I4`]);
  });

  test("a line of money that is not known leaves the scores unchecked, and is said once", () => {
    const name = "四川自评表-工资性支出";
    const report = check(edit([grid(`performance/${name}`)], { [`${name}!B9`]: "甲款" }));
    expect(objections(report)).toEqual([`table unknown-row ${name}!B9`]);
    expect(report.counts.unequal).toBe(0);
    expect(report.untried.map(({ rule }) => rule.id)).toContain("P-2");
  });
});

describe("sheets in the layouts of 河南, 湖北 and others", () => {
  const LEVEL_HEADS = ["绩效指标", "一级指标", "二级指标", "三级指标"];
  /** A whole unit: what its money comes to, where it is from, its points; the total below. */
  const WHOLE = sheet("整体", [
    ["2023年度部门整体支出绩效自评表"],
    ["部门名称", null, "某县政务服务局"],
    ["预算情况（万元）", null, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    [null, "部门预算总额", 80, 100, 97, 10, "97%", 9.7],
    [null, "资金来源：（1）财政性资金", 70, 90, 88, "-", "-", "-"],
    [null, "（2）其他资金", 10, 10, 9, "-", "-", "-"],
    [...LEVEL_HEADS, "年初目标值（A）", "实际完成值（B）", "分值权重", "得分", "偏差原因"],
    [null, "产出指标（60分）", "数量指标（60分）", "培训人次", "≥18人次", "18人次", 30, 30, null],
    [null, null, null, "办件数", "≥100件", "90件", 30, 27, null],
    [null, "效益指标（30分）", "社会效益指标（30分）", "政策知晓率", "≥90%", "95%", 30, 30, null],
    [null, "总计", null, null, null, null, 100, 96.7, null],
  ]);
  /** A project by purses, without weights of indicators. */
  const PROJECT = sheet("项目", [
    ["2023年度项目自评表"],
    ["项目名称", "政务大厅运行维护"],
    ["主管部门", "某县政务服务局", null, "实施单位", "某县政务服务中心"],
    ["项目资金（万元）", null, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    [null, "合计", 50, 50, 40, 20, "80%", 16],
    [null, "一般公共预算", 30, 30, 25, null, null, null],
    [null, "政府性基金", 15, 15, 10, null, null, null],
    [null, "其他资金", 5, 5, 5, null, null, null],
    [...LEVEL_HEADS, "年度指标值", "实际完成值", "得分"],
    [null, "产出指标", "数量指标", "服务人次", "≥5000人次", "5200人次", 50],
    [null, "效益指标", "社会效益指标", "办理时限", "≤3天", "3天", 30],
    ["总分", null, null, null, null, null, 96],
  ]);
  /** The execution in one row, as 重庆 has it, and indicators of three levels. */
  const ONE_ROW = sheet("一行", [
    ["整体支出绩效自评表"],
    [
      "部门预算执行情况",
      "年初预算数",
      null,
      "全年预算数",
      null,
      "全年执行数",
      "执行率（%）",
      "执行率权重",
      "执行率得分",
    ],
    [null, 80, null, 100, null, 92, "92%", 20, 18.4],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "全年完成值", "权重", "自评得分"],
    [null, "产出指标（50分）", "数量指标（50分）", "办件数", "≥100件", "100件", 50, 50],
    [null, "满意度指标（30分）", "服务对象满意度指标（30分）", "办事群众满意度", "≥90%", "95%", 30, 30],
    ["总分", null, null, null, null, null, 100, 98.4],
  ]);

  test.each([
    ["部门（单位）整体支出绩效目标自评表", WHOLE],
    ["项目支出绩效自评表", PROJECT],
    ["绩效自评表（预算执行一行）", ONE_ROW],
  ])("%s is read whole", (no, page) => {
    const report = check([page]);
    const untried = report.untried.map(({ rule, why }) => `${rule.id} ${why.reason}`);
    expect([report.tables.map(({ form }) => form.no), report.strays, untried]).toEqual([[no], [], []]);
    expect(objections(report).filter((one) => !one.includes("unit-assumed"))).toEqual([]);
  });

  test.each(ELSEWHERE)("%s: %s", (name, at, value, objects) => {
    const page = { 整体: WHOLE, 项目: PROJECT, 一行: ONE_ROW }[name];
    expect(added([page], { [`${name}!${at}`]: value })).toEqual(
      objects.map((one) => one.replace(/ (?=[A-Z]\d)/, ` ${name}!`)),
    );
  });
});

describe("the aims of a whole 部门", () => {
  const pages = (ways: Readonly<Record<string, number>>): SheetGrid[] => [
    sheet("表7", wholeTargetPage(3, certain(ways))),
  ];

  test("are read: its money, and the weights of its indicators", () => {
    for (const way of [0, 1]) {
      const sheets = pages({ 整目栏: way });
      const report = check(sheets);
      expect(report.tables.map(({ form, knownBy }) => [form.no, knownBy])).toEqual([
        ["部门整体支出绩效目标表", "title"],
      ]);
      expect(report.sets[0]?.year).toBe("2025");
      expect([objections(report), report.untried, report.counts.equal]).toEqual([[], [], 2]);
      const { B5: total } = on(sheets);
      expect(added(sheets, { "表7!B5": Number(total) + 10 })).toEqual(["unequal P整目-4 表7!B5"]);
      expect(added(sheets, { "表7!H8": 50 })).toEqual(["unequal P整目-7 表7!H8"]);
    }
  });

  test("may have no weights", () => {
    const report = check(pages({ 整目栏: 2 }));
    expect([objections(report), report.untried, report.counts.equal]).toEqual([[], [], 1]);
  });

  function on([own]: readonly SheetGrid[]): { readonly B5: CellValue | undefined } {
    return { B5: own?.rows[4]?.[1] };
  }
});

type Case = readonly [says: string, at: string, value: CellValue, objects: readonly string[]];

const CHANGES: Readonly<Record<"新疆" | "青海" | "四川", readonly Case[]>> = {
  新疆: [
    ["a score of an indicator", "项目1!M13", 9, ["unequal P-1 项目1!M19", "unequal P-6 项目1!M13"]],
    [
      "a score above its weight",
      "项目1!M13",
      11,
      ["unequal P-1 项目1!M19", "unequal P-5 项目1!M13", "unequal P-6 项目1!M13"],
    ],
    ["the total score", "项目6!M19", "98.29 分", ["unequal P-1 项目6!M19"]],
    ["a weight", "项目1!H14", 15, ["unequal P-2 项目1!J6", "unequal P-6 项目1!M14"]],
    ["the weight of the rate", "项目1!J6", 20, ["unequal P-2 项目1!J6"]],
    [
      "the score of the rate",
      "项目1!M6",
      "12 分",
      ["unequal P-1 项目1!M19", "unequal P-5执行率 项目1!M6", "提示 P-10 项目1!M6"],
    ],
    ["the rate", "项目1!K6", "99.00%", ["unequal P-3 项目1!K6", "提示 P-10 项目1!M6"]],
    ["the amount spent", "项目1!H6", 36.46, ["unequal P-3 项目1!K6", "unequal P-4 项目1!H6"]],
    ["a budget at the beginning of the year", "项目1!D7", 58.68, ["unequal P-4 项目1!D6"]],
    ["a completion that is scored in proportion", "项目6!L12", 94.16, ["unequal P-6 项目6!M12"]],
    ["a completion that is scored otherwise", "项目6!L18", 90, ["提示 P-6其他 项目6!M18"]],
    ["a result that falls short", "项目1!K12", "=10人", ["structure P-9 项目1!E12"]],
    ["a cost that is too high", "项目1!K16", "=101%", ["提示 P-9其他 项目1!E16"]],
    ["a satisfaction", "项目1!K18", "=101%", ["提示 P-11 项目1!K18"]],
    ["a score in words", "项目1!M13", "优秀", ["unreadable unreadable 项目1!M13"]],
    ["a rate in words says nothing", "项目1!L13", "已完成", []],
    ["a score of an indicator of the unit", "整体自评!H15", 31, ["unequal P整-5 整体自评!H15"]],
    ["a weight of the unit", "整体自评!F15", 20, ["unequal P整-5 整体自评!H15", "unequal P整-7 整体自评!F14"]],
    ["all of the weights of the unit listed", "整体自评!F15", 40, []],
    ["a source of the unit", "整体自评!G8", 497.35, ["unequal P整-4 整体自评!G10"]],
    ["an achievement of the unit", "整体自评!G14", "=105%", []],
    ["a satisfaction of the unit", "整体自评!G15", "=105%", ["提示 P整-11 整体自评!G15"]],
    ["the rate of the unit", "整体自评!H10", "90%", ["unequal P整-3 整体自评!H10"]],
  ],
  青海: [
    ["a score", "项目1!H13", 8, ["unequal P-1 项目1!H25"]],
    ["a weight", "项目1!G13", 15, ["unequal P-2 项目1!G6"]],
    ["the total weight", "项目1!G25", 98, ["unequal P-2 项目1!G6", "提示 P-2总分 项目1!G25"]],
    ["the rate, as far as 2.92 may be rounded", "项目1!H6", "58.3%", []],
    ["the rate, cut off", "项目2!H6", "64%", []],
    ["the rate, one too many", "项目2!H6", "64.77%", ["unequal P-3 项目2!H6"]],
    ["the rate as a number", "项目2!H6", 64.5, []],
    ["the rate as a fraction", "项目2!H6", 0.645, []],
    ["the rate as a fraction, wrong", "项目2!H6", 0.745, ["unequal P-3 项目2!H6"]],
    ["the budget of a source", "项目2!E7", 5, ["unequal P-4 项目2!E6"]],
  ],
  四川: [
    ["a weight", "表6!K5", 10, ["unequal P目-7 表6!K4"]],
    ["a weight in words", "表6!K5", "二十", ["unreadable unreadable 表6!K5"]],
    ["no other project is touched", "表6!K34", 20, []],
  ],
};

/**
 * How many times each 勾稽关系 holds in the three documents (002, 003, 004), counted apart from this engine: holds/尾差/不符; — where the
 * document has no such sheet. Where the engine counts otherwise, its counts and why.
 */
const RELATIONS: readonly (readonly [
  basis: string,
  counts: readonly [string, string, string],
  own?: readonly [string, string, string],
  why?: string,
])[] = [
  ["P-1", ["9/0/0", "4/0/0", "—"]],
  ["P-2", ["9/0/0", "3/0/1", "—"]],
  ["P-3", ["12/0/0", "0/3/1", "—"], ["12/0/0", "0/4/1", "—"], "003 prints one rate of a source as well"],
  ["P-4", ["30/0/0", "11/0/0", "—"]],
  [
    "P-5",
    ["63/0/0", "47/0/0", "—"],
    ["75/0/0", "52/0/0", "—"],
    "also the score of the rate, those of the unit, and a score left blank",
  ],
  ["P-6", ["63/0/0", "—", "—"], ["63/0/0", "0/0/0", "—"], "003 has no rates of completion"],
  ["P-7", ["1/0/0", "—", "13/0/1"]],
  ["P-10", ["9/0/0", "1/0/3", "—"], ["9/0/0", "2/0/2", "—"], "8 points may be 7.86, rounded"],
];

test.each(RELATIONS)("%s holds as often as was counted by hand", (basis, counts, own = counts) => {
  const rules = RULES.filter(isSum).filter((rule) => rule.basis === basis && rule.id !== "P-2总分");
  const found = [performance("002"), QINGHAI, SICHUAN].map((sheets) => {
    const [set] = setsOf(recognise(sheets).tables);
    const own = rules.filter((rule) => formsOf(rule).every((form) => set!.tables.some((table) => table.form === form)));
    if (own.length === 0) return "—";
    const all = own.flatMap((rule) => verdictsOf(rule, set!) ?? []);
    const sum = (...verdicts: readonly Verdict[]): number =>
      all.reduce((total, one) => total + verdicts.reduce((part, verdict) => part + one[verdict], 0), 0);
    return `${sum("equal", "empty")}/${sum("rounding")}/${sum("doubtful", "unequal")}`;
  });
  expect(found).toEqual(own);
});

describe("one cell changed", () => {
  test.each(CHANGES.新疆)("新疆: %s", (_, at, value, expected) => {
    expect(added(XINJIANG, { [at]: value })).toEqual(expected);
  });

  test.each(CHANGES.青海)("青海: %s", (_, at, value, expected) => {
    expect(added(QINGHAI, { [at]: value })).toEqual(expected);
  });

  test.each(CHANGES.四川)("四川: %s", (_, at, value, expected) => {
    expect(added(SICHUAN, { [at]: value })).toEqual(expected);
  });

  test("no rule is left out", () => {
    const objects = Object.values(CHANGES).flat();
    const ids = objects.flatMap(([, , , expected]) => expected.map((one) => one.split(" ")[1]));
    const elsewhere = [...PRINTED, ...ELSEWHERE].flatMap(([, , , expected]) =>
      expected.map((one) => one.split(" ")[1]),
    );
    // These read other tables, and are tried below.
    const tried = new Set([
      ...ids,
      ...elsewhere,
      "P-8",
      "P-8结转",
      "P-12",
      "P名-1",
      "P名-3",
      "P名-7",
      "P名-11",
      // The same rules, of the same function.
      "P行-6",
      "P整目-4",
      "P整目-7",
    ]);
    const rules = RULES.filter((rule) => kindOf(rule) === "绩效");
    expect(rules.filter(({ id }) => !tried.has(id))).toEqual([]);
  });

  test("the cell to blame is the one that was changed", () => {
    expect(blamed(check(edit(XINJIANG, { "项目1!D7": 58.68 })))).toContain("项目1!D7 → 58.86");
    expect(blamed(check(edit(XINJIANG, { "项目6!M19": "98.29 分" })))).toContain("项目6!M19 → 98.92");
    expect(blamed(check(edit(XINJIANG, { "项目1!M13": 11 })))).toEqual(["项目1!M13 → 10"]);
  });

  test("a workbook with several sheets of one project says so, and judges each", () => {
    const [, first] = XINJIANG;
    const twice = [first!, { ...first!, name: "副本" }];
    expect(objections(check(twice))).toEqual(["table doubled 副本!A1"]);
    expect(added(twice, { "副本!M13": 9 })).toEqual(["unequal P-1 副本!M19", "unequal P-6 副本!M13"]);
  });
});

describe("another layout reads alike", () => {
  const [, first] = XINJIANG;
  const [third] = QINGHAI;
  const [table] = SICHUAN;
  const sheets = [XINJIANG[0]!, first!, third!, table!];
  const expected = read(sheets);
  const each =
    (change: (grid: SheetGrid) => SheetGrid) =>
    (list: readonly SheetGrid[]): SheetGrid[] =>
      list.map(change);

  test.each<[string, (list: readonly SheetGrid[]) => SheetGrid[]]>([
    ["lower and further right", each((grid) => shift(grid, 3, 2))],
    ["blank columns between", each((grid) => insertColumns(grid, 3, 1))],
    ["blank rows between", each((grid) => insertRows(insertRows(grid, 12), 8))],
    [
      "full width",
      each((grid) => mapText(grid, (text) => (/绩效|指标|预算|执行|得分|分值/.test(text) ? fullWidth(text) : text), 1)),
    ],
    ["spaced titles", each((grid) => mapText(grid, (text) => [...text].join(" "), 0, 1))],
    [
      "headings over two lines",
      each((grid) => mapText(grid, (text) => text.replace(/^(年初|全年|一级|二级|三级|指标)/, "$1\n"), 3)),
    ],
    ["all on one sheet", (list) => [stack(list, 2)]],
    ["all on one sheet without a line between", (list) => [stack(list, 0)]],
  ])("%s", (name, layout) => {
    const unspaced = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value).normalize("NFKC").replace(/\\n/g, ""));
    expect(unspaced(read(layout(sheets)))).toEqual(unspaced(expected));
    expect(name).not.toBe("");
  });

  test("columns of indicators in another order", () => {
    const order = [0, 1, 2, 3, 10, 4, 5, 6, 12, 11, 8, 9, 7, 13];
    const from = 10;
    const moved = {
      ...first!,
      rows: first!.rows.map((row, r) => (r < from || r > 17 ? row : order.map((c) => row[c] ?? null))),
    };
    const total = mapCells(moved, (value, r, c) =>
      r === 18 ? (c === 8 ? "100.00 分" : c === 0 ? value : null) : value,
    );
    expect(read([total])).toEqual(read([first!]));
  });

  test("cells that are not merged but repeated", () => {
    const full = fillDown(table!, 3, [0, 1, 2, 3]);
    expect(objections(check([full]))).toEqual(["unequal P目-7 表6!K34"]);
    expect((read([full]) as { tables: { blocks: unknown[] }[] }).tables[0]!.blocks).toEqual(
      (read([table!]) as { tables: { blocks: unknown[] }[] }).tables[0]!.blocks,
    );
  });

  test("figures as text", () => {
    expect(objections(check(QINGHAI.map((grid) => figuresAsText(grid))))).toEqual(objections(check(QINGHAI)));
    expect(objections(check(XINJIANG.map((grid) => figuresAsText(grid))))).toEqual(objections(check(XINJIANG)));
  });

  test("percentages as numbers with a format", () => {
    const at = first!.rows.findIndex((row) => row.includes("100.00%"));
    const formats = first!.rows.map((_, r) =>
      r === at ? Array.from({ length: 14 }, (_, c) => (c === 10 ? "0.00%" : undefined)) : [],
    );
    const grid = { ...mapCells(first!, (value) => (value === "100.00%" ? 1 : value)), formats };
    expect(objections(check([grid]))).toEqual([]);
    expect(objections(check(edit([grid], { "项目1!K6": 0.98 })))).toEqual([
      "unequal P-3 项目1!K6",
      "提示 P-10 项目1!M6",
    ]);
  });

  test("a page break repeats the heading", () => {
    const heading = table!.rows.slice(2, 3);
    const broken = insertRows(table!, 20, [[], ...heading]);
    expect(objections(check([broken]))).toEqual(["unequal P目-7 表6!K36"]);
  });

  test("a sheet that says the title in its name alone", () => {
    const untitled = { ...removeRows(first!, 0), name: "项目支出绩效自评表" };
    expect(check([untitled]).tables.map(({ form, knownBy, project }) => [form.no, knownBy, project])).toEqual([
      ["项目支出绩效自评表", "sheet-name", "2023年同工同酬事业岗人员性支出"],
    ]);
    const nameless = { ...removeRows(first!, 0), name: "Sheet1" };
    expect(check([nameless]).tables.map(({ knownBy }) => knownBy)).toEqual(["headings"]);
  });

  test("without 总分 the total is not checked, and the weights come to 100", () => {
    const at = third!.rows.findIndex((row) => row.includes("总分"));
    const report = check([removeRows(third!, at)]);
    expect(report.counts.unequal).toBe(0);
    expect(report.untried.map(({ rule, why }) => [rule.id, why.reason])).toEqual([["P-1", "missing-line"]]);
    expect(added([removeRows(third!, at)], { "项目1!G13": 15 })).toEqual(["unequal P-2 项目1!G6"]);
  });

  // Its cells may be merged otherwise than the columns above.
  test("总分 one column to the right is read all the same", () => {
    const right = { "项目1!G25": null, "项目1!H25": 100, "项目1!I25": 98 };
    expect(added(QINGHAI, right)).toEqual([]);
    expect(added(QINGHAI, { ...right, "项目1!I25": 97 })).toEqual(["unequal P-1 项目1!I25"]);
  });

  test("one figure alone that stands in neither column is no total", () => {
    const alone = { "项目1!G25": null, "项目1!H25": null, "项目1!I25": 98 };
    expect(added(QINGHAI, alone)).toEqual(["table unread-row 项目1!I25"]);
    expect(check(edit(QINGHAI, alone)).untried.map(({ rule, why }) => [rule.id, why.reason])).toEqual([
      ["P-1", "missing-line"],
    ]);
  });

  test("sources in words that nobody knows make the whole 未核对", () => {
    const words = { "项目1!B7": "（1）彩票公益金", "项目1!B8": "（2）捐赠资金", "项目1!B9": "（3）其他资金" };
    const other = { ...words, "项目1!D7": 4, "项目1!E7": 4, "项目1!D9": 1, "项目1!E9": 1 };
    expect(added(QINGHAI, other)).toEqual(["table unknown-row 项目1!B7"]);
    expect(check(edit(QINGHAI, other)).untried.map(({ rule, why }) => [rule.id, why.reason])).toEqual([
      ["P-4", "unknown-rows"],
    ]);
  });

  test("the money of a unit in one row is of one row, its points too", () => {
    const whole = (points: CellValue): SheetGrid =>
      sheet("整体", [
        ["部门整体绩效自评表"],
        ["部门预算执行情况", "年初预算数", "全年预算数", "全年执行数", "执行率（%）", "执行率权重", "执行率得分"],
        [null, "103.50", "103.50", "51.75", "50.00%", points, points],
        ["年度总体目标", "预期目标"],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "全年实际完成值", "分值", "得分"],
        [null, "产出指标", "数量指标", "培训人次", "≥50人次", "50人次", 100, 100],
      ]);
    for (const points of [10, "-"])
      expect(objections(check([whole(points)])).filter((one) => one.startsWith("unequal"))).toEqual([]);
    expect(added([whole("-")], { "整体!E3": "60.00%" })).toEqual(["unequal P行-3 整体!E3"]);
  });

  test("a weight over several indicators counts once", () => {
    const merged = edit([first!], { "项目1!H12": 20, "项目1!H13": null });
    expect(objections(check(merged))).toEqual(["unequal P-6 项目1!M12"]);
    expect(objections(check(edit(merged, { "项目1!L12": null })))).toEqual([]);
  });

  test("an indicator called after a table ends nothing", () => {
    const named = edit([first!], { "项目1!D13": "报送项目支出绩效自评表" });
    expect(check(named).tables).toHaveLength(1);
    expect([check(named).strays, objections(check(named))]).toEqual([[], []]);
  });

  test("an empty form has nothing to say", () => {
    const blank = XINJIANG.slice(0, 2).map((grid) =>
      mapCells(grid, (value, r) =>
        typeof value === "number" || (r > 4 && typeof value === "string" && /[\d>=]|计划标准/.test(value))
          ? null
          : value,
      ),
    );
    expect(objections(check(blank))).toEqual([]);
    expect(check(blank).counts.unequal).toBe(0);
  });
});

/** Blanks below a cell say what it says. */
function fillDown(grid: SheetGrid, from: number, columns: readonly number[]): SheetGrid {
  const last: CellValue[] = [];
  return mapCells(grid, (value, r, c) => {
    if (r < from || r === grid.rows.length - 1 || !columns.includes(c)) return value;
    last[c] = value ?? last[c] ?? null;
    return last[c];
  });
}

describe("with the tables they were published with", () => {
  test("self-evaluations belong to the 决算 of their year, and are not missed there", () => {
    const report = check([...seed("003"), ...QINGHAI]);
    expect(report.sets.map(({ kind, missing }) => [kind, missing])).toEqual([["决算", []]]);
    expect(objections(report).filter((one) => one.includes("P-12"))).toEqual([]);
    const more = check(
      edit([...seed("003"), ...QINGHAI], { "项目2!F6": 200, "项目2!F7": 200, "项目2!E6": 310, "项目2!E7": 310 }),
    );
    expect(objections(more).filter((one) => one.includes("P-12"))).toEqual(["提示 P-12 项目1!F6"]);
    expect(check(seed("003")).sets.map(({ missing }) => missing)).toEqual([[]]);
  });

  test("of another year they are a set by themselves", () => {
    const dated = seed("003").map((grid) => mapText(grid, (text) => text.replace(/决算总表$/, "决算总表"), 0));
    const titled = dated.map((grid, i) =>
      i === 0 ? mapText(grid, (text) => text.replace(/^(收入支出决算总表)$/, "2023年度$1")) : grid,
    );
    expect(check([...titled, ...QINGHAI]).sets.map(({ kind, year }) => [kind, year])).toEqual([
      ["决算", "2023"],
      ["绩效", "2024"],
    ]);
  });

  test("projects of the 预算 are compared by name; a name that does not match is not", () => {
    const both = [...seed("004"), ...SICHUAN];
    const report = check(both);
    // The text of 004 lost 表2-1.
    expect(report.sets.map(({ kind, missing }) => [kind, missing.map(({ no }) => no)])).toEqual([
      ["预算", ["单位公开表2-1"]],
    ]);
    const untried = ({ untried: all }: Report): typeof all => all.filter(({ why }) => why.reason !== "missing-table");
    expect(untried(report).map(({ rule, why }) => [rule.id, why.reason])).toEqual(
      Array.from({ length: 14 }, () => ["P-8结转", "missing-line"]),
    );
    const named = { "表6!B24": "县社保事务中心档案整理工作经费", "表6!B42": "县社保事务中心社保政策宣传" };
    expect(untried(check(edit(both, named)))).toHaveLength(12);
    expect(added(both, named)).toEqual([]);
    expect(added(both, { ...named, "表6!C42": 31 })).toEqual(["提示 P-8结转 表6!C42"]);
  });

  test("where all money is of this year and of the general budget, the amounts of projects must agree", () => {
    const named = { "表6!B24": "县社保事务中心档案整理工作经费", "表6!C24": 50 };
    const plain = noEarlier(seed("004"));
    expect(added([...plain, ...SICHUAN], named)).toEqual(["unequal P-8 表6!C24"]);
  });
});

/** Without 上年结转 in the first table. */
function noEarlier(sheets: readonly SheetGrid[]): SheetGrid[] {
  return sheets.map((grid) =>
    grid.name === "表1"
      ? {
          ...grid,
          rows: grid.rows.map((row) => (String(row[0]).includes("上年结转") ? [row[0]!, null, ...row.slice(2)] : row)),
        }
      : grid,
  );
}

describe("a rate against its part and whole", () => {
  /** part, whole, rate; amounts in 万元 unless they are points. */
  const judged = (part: CellValue, whole: CellValue, rate: CellValue, unit: Unit = "万元", capped = false) => {
    const [money, rates] = [new TableAmounts(unit), new TableAmounts("%")];
    money.add(part);
    money.add(whole);
    rates.add(rate);
    const amounts = new Amounts([money, rates]);
    return amounts.compareRate(2, 0, 1, "=", unit === "分" ? "part" : "rate", capped)?.verdict;
  };

  test.each<[CellValue, CellValue, CellValue, string | undefined]>([
    [33.41, 31.56, "100%", "unequal"],
    [33.41, 31.56, "105.86%", "equal"],
    [33.41, 31.56, "105.85%", "rounding"],
    [2.92, 5, "58.49%", "rounding"],
    [2.92, 5, "58.57%", "unequal"],
    [1, 3, "33%", "equal"],
    [2, 3, "66%", "rounding"],
    [2, 3, "65%", "unequal"],
    [0, 5, "0%", "equal"],
    [0.01, 0.01, "37%", "rounding"],
    [0, 0, "0%", undefined],
    [5, 0, "100%", undefined],
    [5, 5, "-", undefined],
    [5, 5, "已完成", undefined],
    [null, 5, "100%", undefined],
    [-5, 5, "100%", undefined],
    [5, 5, 1, "equal"],
    [5, 5, 100, "equal"],
    [5, 5, "1%", "unequal"],
  ])("%j of %j as %j: %s", (part, whole, rate, verdict) => {
    expect(judged(part, whole, rate)).toBe(verdict);
  });

  test.each<[CellValue, CellValue, CellValue, string | undefined]>([
    ["9.46分", 10, "94.61", "equal"],
    ["9.46", 10, "94.62%", "equal"],
    ["9.50", 10, "94.61", "unequal"],
    [9, 10, 94.61, "equal"],
    [8, 10, 94.61, "unequal"],
    [10, 10, 106, "equal"],
    [9, 10, 106, "unequal"],
    [12.5, 12.5, "100%", "equal"],
  ])("%j of %j points at %j: %s", (part, whole, rate, verdict) => {
    expect(judged(part, whole, rate, "分", true)).toBe(verdict);
  });

  test("no honest rate is 不符, rounded or cut off", () => {
    const amount = fc.integer({ min: 1, max: 10 ** 9 });
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 0, max: 2 }), fc.boolean(), (part, whole, decimals, cut) => {
        // In 元, printed in 万元 with two decimals.
        const printed = (value: number): string => (Math.round(value / 100) / 100).toFixed(2);
        const exact = (100 * part) / whole;
        const rate = cut ? Math.floor(exact * 10 ** decimals) / 10 ** decimals : exact;
        const verdict = judged(printed(part), printed(whole), `${rate.toFixed(decimals)}%`);
        expect(verdict).not.toBe("unequal");
      }),
    );
  });
});

test.each<[CellValue, string | undefined, unknown]>([
  [">=95%", undefined, { relation: ">=", number: 95, unit: "%", text: ">=95%" }],
  ["≤ 433.33 万元", undefined, { relation: "<=", number: 433.33, unit: "万元", text: "≤433.33万元" }],
  ["＝1,200人", undefined, { relation: "=", number: 1200, unit: "人", text: "=1,200人" }],
  [0.95, "0%", { relation: "", number: 95, unit: "%", text: "95%" }],
  [12, undefined, { relation: "", number: 12, unit: "", text: "12" }],
  ["有效提升", undefined, undefined],
  ["执行率 100%", undefined, undefined],
  ["2024年12月前", undefined, undefined],
  [null, undefined, undefined],
])("the quantity in %j", (value, format, expected) => {
  expect(quantityOf(value, format)).toEqual(expected);
});

// Sheets as a clerk fills them in: true amounts in 元, everything that follows from them by formula, all of it printed rounded.

interface Made {
  readonly budget: number;
  readonly spent: number;
  readonly share: number;
  readonly weights: readonly number[];
  readonly done: readonly number[];
  readonly decimals: number;
  readonly cut: boolean;
}

const made: fc.Arbitrary<Made> = fc.record({
  budget: fc.integer({ min: 1, max: 10 ** 9 }),
  spent: fc.integer({ min: 0, max: 10 ** 9 }),
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  weights: fc.constantFrom([10, 10, 10, 10, 20, 20, 10], [90], [30, 30, 30], [5, 5, 5, 15, 12.5, 12.5, 35]),
  done: fc.array(fc.integer({ min: 0, max: 13_000 }), { minLength: 7, maxLength: 7 }),
  decimals: fc.integer({ min: 0, max: 2 }),
  cut: fc.boolean(),
});

function sheetOf({ budget, spent, share, weights, done, decimals, cut }: Made): SheetGrid {
  const money = (value: number): string => (Math.round(value / 100) / 100).toFixed(2);
  const percent = (value: number): string =>
    `${(cut ? Math.floor(value * 10 ** decimals + 1e-9) / 10 ** decimals : value).toFixed(decimals)}%`;
  const own = (value: number): number => Math.round(value * share);
  const rate = (100 * spent) / budget;
  const first = (10 * Math.min(rate, 100)) / 100;
  const scores = weights.map((weight, i) => (weight * Math.min(done[i] ?? 0, 10_000)) / 10_000);
  const total = first + scores.reduce((sum, one) => sum + one, 0);
  const points = (value: number): string => value.toFixed(2);
  return sheet("自评", [
    ["项目支出绩效自评表"],
    ["（2024年度）"],
    ["项目名称", "某项目"],
    ["主管部门", "某局", null, null, "实施单位", "某中心"],
    ["项目资金（万元）", null, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
    [null, "年度资金总额", money(budget), money(budget), money(spent), 10, percent(rate), points(first)],
    [null, "其中：当年财政拨款", money(own(budget)), money(own(budget)), money(own(spent)), "-", "-", "-"],
    [
      null,
      "其他资金",
      money(budget - own(budget)),
      money(budget - own(budget)),
      money(spent - own(spent)),
      "-",
      "-",
      "-",
    ],
    ["年度总体目标", "预期目标", null, null, "实际完成情况"],
    [null, "略", null, null, "略"],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "赋分规则", "分值", "完成率", "得分"],
    ...weights.map((weight, i): CellValue[] => [
      null,
      i === 0 ? "产出指标" : null,
      i === 0 ? "数量指标" : null,
      `指标之${i + 1}`,
      "=100%",
      "有效",
      "按比例赋分",
      weight,
      `${((done[i] ?? 0) / 100).toFixed(2)}%`,
      points(scores[i] ?? 0),
    ]),
    ["总分", null, null, null, null, null, null, 100, null, points(total)],
  ]);
}

test("no honest sheet is 不符", () => {
  fc.assert(
    fc.property(made, (one) => {
      const report = check([sheetOf(one)]);
      expect(report.tables).toHaveLength(1);
      expect(objections(report).filter((what) => what.startsWith("unequal"))).toEqual([]);
    }),
  );
});

test("one score, weight or rate that is wrong is found", () => {
  fc.assert(
    fc.property(
      made,
      fc.constantFrom("score", "weight", "rate", "total"),
      fc.integer({ min: 0, max: 6 }),
      (one, what, at) => {
        const plain = sheetOf({ ...one, budget: 10 ** 7 });
        const row = 11 + (at % one.weights.length);
        const [r, c] = { score: [row, 9], weight: [row, 7], rate: [5, 6], total: [11 + one.weights.length, 9] }[
          what
        ] as [number, number];
        const cell = plain.rows[r]![c];
        const value = Number(String(cell).replace("%", ""));
        const wrong = mapCells(plain, (old, rr, cc) =>
          rr === r && cc === c ? (what === "rate" ? `${value + 5}%` : value + 5) : old,
        );
        const report = check([wrong]);
        expect(report.counts.unequal).toBeGreaterThan(0);
        const cells = report.findings
          .filter((finding) => verdictOf(finding) === "unequal")
          .flatMap(({ cells: own }) => own);
        expect(cells.map(({ row: rr, column }) => `${rr} ${column}`)).toContain(`${r} ${c}`);
      },
    ),
  );
});

describe("odd input", () => {
  const odd = fc.oneof(
    fc.constantFrom<CellValue>(
      null,
      "",
      "总分",
      "项目支出绩效自评表",
      "一级指标",
      "三级指标",
      "得分",
      "合计",
      "-",
      "1e999",
      "9".repeat(60),
      "=".repeat(5000),
      "%",
      "分",
      "100.00.00%",
      1e300,
      Number.NaN,
      -5,
      true,
      { trouble: "error", text: "#REF!" },
      { trouble: "uncalculated", text: "=A1" },
    ),
    fc.string({ maxLength: 20 }),
    fc.double(),
  );
  const all = [...XINJIANG.slice(0, 3), ...QINGHAI, ...SICHUAN];

  test("never throws", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: all.length - 1 }),
        fc.array(fc.tuple(fc.nat(110), fc.nat(13), odd), { maxLength: 12 }),
        (which, changes) => {
          const grid = all[which]!;
          const rows = grid.rows.map((row) => [...row]);
          for (const [r, c, value] of changes) if (rows[r] !== undefined) rows[r][c] = value;
          const report = check([{ ...grid, rows }]);
          for (const finding of report.findings) words("en-US").finding(finding);
          for (const suspect of report.suspects) words("zh-CN").suspect(suspect);
        },
      ),
    );
  });

  test("sheets cut off anywhere", () => {
    for (const grid of all)
      for (let length = 0; length < Math.min(grid.rows.length, 30); length++)
        check([
          { ...grid, rows: grid.rows.slice(length) },
          { ...grid, name: "上", rows: grid.rows.slice(0, length) },
        ]);
    expect(all.length).toBeGreaterThan(0);
  });
});
