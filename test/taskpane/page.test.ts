import { check } from "../../src/core/check.ts";
import type { Report } from "../../src/core/report/finding.ts";
import { qualified } from "../../src/core/sheet/grid.ts";
import { words } from "../../src/core/report/say/index.ts";
import { summaryOf } from "../../src/core/report/standing.ts";
import type { Page } from "../../src/core/report/page.ts";
import { rulesRun } from "../../src/app/load.ts";
import { keyOf } from "../../src/app/kept.ts";
import { reportPage } from "../../src/app/report-page.ts";
import { isReportPage } from "../../src/app/sheets.ts";
import type { Result } from "../../src/app/state.ts";
import { viewOf } from "../../src/app/view.ts";
import { ALLOWANCE, changed, PENSION, SALARY, SECURITY, seed, TANGLE, type Changes } from "./seeds.ts";

const sheets = changed({ [PENSION]: 54.34, [SECURITY]: 577.42 }).sheets;
const report = check(sheets);
const ignored = Object.fromEntries(
  report.findings.filter(({ table }) => table.sheet === "公开01表").map((one) => [keyOf(one), "=已请示"]),
);
const result: Result = {
  report,
  sheets,
  time: new Date(2026, 2, 1, 9, 5).getTime(),
  marking: { is: "none" },
  stale: false,
};
const reportPageOf = async (of: Report): Promise<Page> =>
  reportPage({ ...result, report: of }, viewOf(of), await rulesRun(of), "zh-CN");
const made = async (language: "zh-CN" | "en-US" = "zh-CN", of = result) =>
  reportPage(of, viewOf(of.report, ignored), await rulesRun(of.report), language, { file: "决算公开.xlsx" });

test("says what was checked, by what, when, and with which result", async () => {
  const page = await made();
  expect(page.name).toBe("核对报告");
  expect(page.rows.slice(0, 7)).toEqual([
    ["公开表核对报告"],
    ["文件", "决算公开.xlsx"],
    ["单位", words("zh-CN").set(report.sets[0]!, report.tables.length)],
    ["核对时间", "2026-03-01 09:05"],
    ["核对人", ""],
    ["结果", words("zh-CN").standing(summaryOf(report, (finding) => Object.hasOwn(ignored, keyOf(finding))))],
    ["", words("zh-CN").head(report.counts)],
  ]);
  expect(page.headings.map((row) => page.rows[row]![0])).toEqual([
    "公开表核对报告",
    "可能填错的单元格",
    "发现",
    "判定",
    "未核对及原因",
    "认出的表",
    expect.stringMatching(/^核对过的规则 \d+ 条$/),
    "颜色说明",
  ]);
});

test("the worst comes first, what is ignored last; each verdict in its colour, each address leads to its cell", async () => {
  const { rows, tables, links, legend, widths } = await made();
  const [{ first, last }] = tables as [{ first: number; last: number }];
  const findings = rows.slice(first + 1, last + 1);
  const order = ["不符", "提示", "尾差", "不符"];
  expect(findings.map(([verdict]) => verdict).filter((verdict, i, all) => verdict !== all[i - 1])).toEqual(order);
  expect(findings.map((row) => row.length)).toEqual(findings.map(() => widths.length));
  expect(legend.filter(({ row }) => row <= last).map(({ row, kind }) => [row - first, kind])).toEqual([
    [1, "unequal"],
    [2, "unequal"],
  ]);
  const lead = links.find(({ row }) => row === first + 1)!;
  expect([lead.column, "href" in lead.to ? lead.to.href : qualified(lead.to)]).toEqual([7, "公开03表!C14"]);
});

test("each cause in a line: the cell, the cells that may be, or that nobody can say which", async () => {
  const lines = async (changes: Changes): Promise<unknown[]> => {
    const found = check(changed(changes).sheets);
    const { rows } = await reportPageOf(found);
    const from = rows.findIndex(([first]) => first === "可能填错的单元格");
    const more = rows.slice(from + 1);
    return more
      .slice(
        0,
        more.findIndex((row) => row.length === 0),
      )
      .map(([first]) => first);
  };
  expect(await lines({ [PENSION]: 54.34, [SECURITY]: 577.42 })).toEqual([
    "收入支出决算总表 · 社会保障和就业支出 · 金额：公开01表 F15 疑为 576.42 万元（现为 577.42，与另一处的同一个数不同），可解释 2 条不符",
    "支出决算表 · 2080505 机关事业单位基本养老保险缴费支出 · 基本支出：公开03表 D14 疑为 45.34 万元（现为 54.34，两位数字颠倒），可解释 2 条不符",
  ]);
  expect(await lines({ [ALLOWANCE]: 236.24 })).toEqual([
    "一般公共预算财政拨款基本支出决算表 · 30102 津贴补贴 · 决算数：公开06表 C7 疑为 136.24 万元（现为 236.24，136.19 至 136.29 都相符），可解释 1 条不符",
    "一般公共预算财政拨款基本支出决算表 · 30107 绩效工资 · 决算数：公开06表 C10 疑为 20.43 万元（现为 120.43，20.38 至 20.48 都相符），可解释 1 条不符",
  ]);
  expect(await lines({ [SALARY]: 71.91 })).toEqual([
    "一般公共预算财政拨款基本支出决算表 · 30101 基本工资、30102 津贴补贴、30103 奖金…… · 决算数：公开06表 C6、C7、C8、C10、C11、C15、C16、C18 之一有误，凭各表的数分不出是哪一格，可解释 1 条不符",
    "也可能是另外 3 处：公开06表!C12、C13、C14",
  ]);
  expect(await lines(TANGLE)).toEqual([
    "公开01表、公开03表有 7 条不符，改动少数几格解释不了；先看 公开01表!F34，它在其中 4 条里",
  ]);
});

test("what one wrong code makes of structure and of 提示 takes one line for each 科目", async () => {
  const { rows } = await reportPageOf(check(changed({ "公开02表!A12": 2080599 }).sheets));
  const lines = rows.filter(([verdict, table]) => verdict !== "尾差" && table === "公开02表 收入决算表");
  expect(lines.map(([verdict, , , left, , , , cells]) => [verdict, left, cells])).toEqual([
    ["不符", 576.42, "公开02表!C8、C9、C12、C13、C14、C15、C16"],
    ["不符", 567.92, "公开02表!D8、D9、D12、D13、D14、D15、D16"],
    ["结构", "", "公开02表!A12、A13、A14、A15"],
    ["提示", "", "公开02表!C12、D12、B12"],
  ]);
  expect(lines[2]?.[2]).toBe("科目 2080599、2080502、2080505、2080506 没有上级行 20805");
});

test("a cause that is ignored is not said again", async () => {
  const { rows } = await made();
  expect(rows.flat().filter((cell) => String(cell).includes("可解释"))).toEqual([
    "支出决算表 · 2080505 机关事业单位基本养老保险缴费支出 · 基本支出：公开03表 D14 疑为 45.34 万元（现为 54.34，两位数字颠倒），可解释 2 条不符",
  ]);
});

test("every finding once, with figures as numbers and ignored ones with their reason", async () => {
  const { rows } = await made();
  const findings = rows.filter((row) => row.length === 9 && row[0] !== "判定");
  const { counts } = report;
  const verdicts = findings.map(([verdict]) => verdict);
  const count = (verdict: string): number => verdicts.filter((one) => one === verdict).length;
  const isIgnored = (row: (typeof rows)[number]): boolean => String(row[8]).startsWith("已忽略：");
  expect([count("不符"), findings.filter(isIgnored).length, count("尾差"), count("提示")]).toEqual([
    4,
    2,
    counts.rounding,
    counts.hints,
  ]);
  expect(findings).toHaveLength(4 + counts.rounding + counts.hints);
  expect(findings).toContainEqual([
    "不符",
    "公开01表 收入支出决算总表",
    expect.stringMatching(/^社会保障和就业支出：.+差 1\.00 万元$/),
    577.42,
    576.42,
    1,
    "万元",
    "公开01表!F15、公开03表!C8",
    "已忽略：=已请示",
  ]);
});

test("what ran and what did not adds up to every rule that applies", async () => {
  const some = check(seed("003").slice(0, 3));
  const { rows } = await made("zh-CN", { ...result, report: some });
  const from = rows.findIndex(([first]) => first === "未核对及原因");
  expect(rows.slice(from + 1, from + 1 + some.untried.length).map(([first]) => first)).toEqual(
    some.untried.map((one) => words("zh-CN").untried(one)),
  );
  const ran = await rulesRun(some);
  expect(ran.length).toBeGreaterThan(0);
  for (const { rule } of some.untried) expect(ran).not.toContain(rule);
  expect(rows.flat()).toContain(`核对过的规则 ${ran.length} 条`);
});

test("a legend of all colours, each beside its words", async () => {
  const { legend, rows } = await made();
  expect(legend.slice(-4).map(({ row, column, kind }) => [kind, column, rows[row]![1]])).toEqual([
    ["suspect", 0, expect.stringMatching(/^疑点/)],
    ["unequal", 0, expect.stringMatching(/^不符/)],
    ["doubtful", 0, expect.stringMatching(/^存疑/)],
    ["unreadable", 0, expect.stringMatching(/^不是金额/)],
  ]);
});

test("a stale result says so", async () => {
  const text = (of: Result) => made("zh-CN", of).then(({ rows }) => rows.flat().join("\n"));
  expect(await text({ ...result, stale: true })).toContain("核对之后单元格又有改动");
  expect(await text(result)).not.toContain("核对之后单元格又有改动");
});

test.each(["zh-CN", "en-US"] as const)("a report is known again as one: %s", async (language) => {
  const { name, rows } = await made(language);
  expect(isReportPage({ name, top: 0, left: 0, rows })).toBe(true);
  expect(seed("003").some(isReportPage)).toBe(false);
});
