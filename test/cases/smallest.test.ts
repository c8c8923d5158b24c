import { check } from "../../src/core/check.ts";
import { words } from "../../src/core/report/say/index.ts";
import { qualified } from "../../src/core/sheet/grid.ts";
import { grid } from "../core/sheets.ts";
import { unequal } from "./cases.ts";

// The smallest input of each kind of fault that other places' tables had: what is 不符, and the cell that is named first.

test.each([
  ["A1", "a line that only some print: 使用非财政拨款结余", [], undefined],
  ["A2", "no 本年收入合计 and no 上年结转", [], undefined],
  ["A3", "the appropriations as the ministries print them", [], undefined],
  ["B", "an error on one side, whatever the other has", ["B1-2"], "B!D5"],
  ["D", "一般公共预算支出表", ["B3-2", "B3-合计"], "D!E5"],
  ["E1", "功能分类科目名称 over the names", ["B1-2-1", "B1-2-合计"], "E1!E4"],
  ["E2", "income by 科目", ["B1-1-1", "B1-1-合计"], "E2!F4"],
  ["F", "years in the headings", ["B1-2"], "F!D5"],
  ["I", "7 11 02 for 210 11 02", [], undefined],
  ["J", "三公 in one row", ["B3-3-1"], "J!F5"],
  ["L", "one figure without its 角 and 分", ["B1-2-1", "B1-2-合计"], "L!D5"],
] as const)("%s: %s", (name, _, rules, suspect) => {
  const report = check([grid(`smallest/${name}`)]);
  expect(report.strays).toEqual([]);
  expect(unequal(report).map((finding) => ("rule" in finding ? finding.rule.id : ""))).toEqual(rules);
  expect(report.suspects[0]?.cells.map(qualified)[0]).toBe(suspect);
});

test("K: 三公 one kind below the other, under the title of a row", () => {
  const report = check([grid("smallest/K")]);
  expect([report.strays, report.tables.map(({ form }) => form.no)]).toEqual([[], ["“三公”经费表（竖排）"]]);
});

test("I: the 类 that was misprinted is said", () => {
  const said = check([grid("smallest/I")]).findings.map((finding) => words("zh-CN").finding(finding));
  expect(said).toEqual(["编码印作“7”，按上下各行认作 2101102"]);
});
