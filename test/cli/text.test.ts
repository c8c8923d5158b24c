import { check } from "../../src/core/check.ts";
import { summaryOf } from "../../src/core/report/standing.ts";
import type { Language } from "../../src/core/report/say/language.ts";
import type { Checked } from "../../src/cli/checked.ts";
import { workbookJson } from "../../src/cli/json.ts";
import { workbookText } from "../../src/cli/text.ts";
import { edit, seed } from "../core/sheets.ts";

/** 20805 of 收入决算表 with the code of one of its own 项. */
const report = check(edit(seed("003"), { "公开02表!A12": 2080599 }));
const checked: Checked = { report, ignored: {}, prose: [], documents: [], books: [] };
const summary = summaryOf(report);
/** The lines of a table, from its name on. */
const linesOf = (language: Language, of: string): string[] =>
  workbookText("决算.xlsx", checked, summary, language, false)
    .split("\n\n")
    .filter((part) => part.startsWith(`  ${of}`))
    .flatMap((part) => part.split("\n").slice(1));

test("one wrong code of a 科目: its findings of structure in one line, its hints in another", () => {
  expect(linesOf("zh-CN", "公开02表")).toEqual([
    "    结构  科目 2080599、2080502、2080505、2080506 没有上级行 20805 〔A12、A13、A14、A15；规则 02-编码〕",
    "    提示  2080599 行政事业单位养老支出：当年收支相等时，收入表与支出表各科目的收入等于支出。85.42 与 0.00 不等，差 85.42 万元；财政拨款只有一般公共预算且收支相等时，收入表各科目财政拨款收入＝一般公共预算支出表小计。85.42 与 0.00 不等，差 85.42 万元；科目 2080599 印作“行政事业单位养老支出”，科目表中是“其他行政事业单位养老支出” 〔C12、D12、B12；规则 X02-03、X02-05、XS-4〕",
  ]);
  expect(linesOf("en-US", "公开02表")[0]).toContain(
    "There is no row 20805 above subject 2080599, 2080502, 2080505, 2080506 ",
  );
});

test("no count is another for it, and --json has each finding with the 科目 that it is about", () => {
  const { findings, rules } = workbookJson("决算.xlsx", checked, summary, "zh-CN");
  const of = (code: string): string[] =>
    findings.filter(({ subject, table }) => subject === code && table === "收入决算表").map(({ rule }) => rule ?? "");
  expect([of("20805"), of("2080599"), rules.hints]).toEqual([
    ["02-编码", "02-编码", "02-编码", "02-编码"],
    ["X02-03", "X02-05", "XS-4"],
    8,
  ]);
});

test("tables of one name are named once, with their number", () => {
  const sheets = seed("000");
  const last = sheets.find(({ name }) => name === "公开08表")!;
  const again = { ...checked, report: check([...sheets, { ...last, name: "公开08表 (2)" }]) };
  const named = (language: Language): string | undefined =>
    workbookText("决算.xlsx", again, summaryOf(again.report), language, false).split("\n")[2]?.trim();
  expect(named("zh-CN")).toBe(
    "公开01表、公开02表、公开03表、公开04表、公开05表、公开06表、公开07表、公开08表（2 张）、公开09表、公开10表、公开11表",
  );
  expect(named("en-US")).toContain(", 公开08表 (2), ");
});
