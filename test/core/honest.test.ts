import { check } from "../../src/core/check.ts";
import { loadSolver } from "../../src/solver/highs.ts";
import { isHint, verdictOf, type Finding, type Report } from "../../src/core/report/finding.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import type { Table } from "../../src/core/tables/table.ts";
import { TOGETHER } from "../../src/core/forms/shared/whole.ts";
import type { Form } from "../../src/core/forms/form.ts";
import { budgetDetail } from "../../src/core/forms/budget/tables.ts";
import {
  detail,
  expensesAndMeetings,
  generalDetail,
  generalProjects,
  stateCapitalSpending,
} from "../../src/core/forms/final/tables.ts";
import { qualified } from "../../src/core/sheet/grid.ts";
import { amountsIn, hundredths } from "./changes.ts";
import { honestBudget, honestFinal, print, Random } from "./honest.ts";
import { edit, on, seed } from "./sheets.ts";
import { honestNational, honestSichuan } from "./sichuan.ts";

/** The findings that are no 提示 and count so. */
function found(findings: readonly Finding[], verdict: ReturnType<typeof verdictOf>): string[] {
  return findings
    .filter((finding) => !isHint(finding) && verdictOf(finding) === verdict)
    .map((finding) => (finding.kind === "table" ? finding.what.problem : finding.rule.id));
}

test.each([
  [0, null],
  [1, 0],
  [5000, 0.01],
  [4999, 0],
  [-5000, -0.01],
  [15000, 0.02],
  [190591500, 190.59],
  [190595000, 190.6],
])("%i 分 is printed %s", (fen, printed) => expect(Object.is(print(fen), printed)).toBe(true));

test("the same seed gives the same workbook, another another", () => {
  expect(honestFinal(7)).toEqual(honestFinal(7));
  expect(honestFinal(7)).not.toEqual(honestFinal(8));
  expect(honestBudget(7)).toEqual(honestBudget(7));
  expect(new Random(1).split(1000, 7).reduce((sum, one) => sum + one)).toBe(1000);
});

const SETS = 300;
const solver = await loadSolver();
const [finals, budgets, sichuan, national] = [honestFinal, honestBudget, honestSichuan, honestNational].map((make) =>
  Array.from({ length: SETS }, (_, number) => check(make(number), { solver })),
) as [Report[], Report[], Report[], Report[]];

describe.each([
  ["青海决算", 11, 0.02, finals],
  // 存疑 is a matter of chance in every comparison: 四川决算 has twice as many as 青海决算, and 表2-1 prints many a sum twice.
  ["四川预算", 12, 0.03, budgets],
  ["四川决算", 13, 0.05, sichuan],
  ["全国决算", 9, 0.02, national],
])("honest %s, every figure rounded on its own", (name, tables, doubted, reports) => {
  test("is read whole, with nothing odd in it", () => {
    for (const report of reports) {
      expect([report.tables.length, report.strays, report.sets.length]).toEqual([tables, [], 1]);
      // 新疆 has the same tables in another order.
      expect([name, name === "全国决算" ? "新疆决算" : name]).toContain(report.sets[0]?.profile?.name);
      // Sheets of performance are no part of these sets.
      expect(report.sets[0]?.missing.filter(({ forms: [form] }) => form.kind !== "绩效")).toEqual([]);
      expect(found(report.findings, "table")).toEqual([]);
      expect(found(report.findings, "unreadable")).toEqual([]);
    }
  });

  test("nothing is 不符, and no structure is amiss", () => {
    reports.forEach((report, number) => {
      const unequal = found(report.findings, "unequal");
      expect([number, unequal]).toEqual([number, []]);
      expect([number, found(report.findings, "structure")]).toEqual([number, []]);
    });
  });

  test("no cell is to blame, and all relations can hold together", () => {
    reports.forEach(({ findings, suspects, unexplained, untried, marks }, number) => {
      const clashes = findings.filter(({ kind }) => kind === "clash");
      const open = untried.filter(({ rule }) => rule === TOGETHER);
      expect([number, suspects, unexplained, clashes, open]).toEqual([number, [], [], [], []]);
      expect(marks.filter(({ kind }) => kind === "suspect" || kind === "unequal")).toEqual([]);
    });
  });

  test("the 尾差 of a table lean to one side in one workbook in two hundred at most", () => {
    const leaning = reports.filter(({ findings }) => findings.some(({ kind }) => kind === "leaning")).length;
    expect(leaning / SETS).toBeLessThanOrEqual(0.005);
  });

  test("尾差 is there to be told from errors", () => {
    expect(reports.reduce((sum, { counts }) => sum + counts.rounding, 0)).toBeGreaterThan(SETS);
  });

  test("存疑 is said of few workbooks", () => {
    const doubtful = reports.filter((report) => report.counts.doubtful > 0).length;
    expect(doubtful / SETS).toBeLessThanOrEqual(doubted);
  });
});

// 政府性基金 that has nothing this year but what was brought forward: 表1 shows no other source, yet 表3 lacks its 科目.
test("money that was only brought forward is nothing to be 不符", () => {
  budgets.forEach(({ findings }, number) => {
    expect([number, found(findings, "unequal")]).toEqual([number, []]);
  });
});

// A unit without any “三公” leaves the one row of 公开09表 blank: that is nothing, no line that is missing (003), and what stands
// below the table is no amount (000).
test.each(["000", "003"] as const)("%s with a blank 公开09表 is read whole", (id) => {
  const blank = on("公开09表", (grid) => ({
    ...grid,
    rows: grid.rows.map((row) =>
      row.some((cell) => typeof cell === "number" && cell % 1 !== 0) ? row.map(() => null) : row,
    ),
  }));
  const { findings, untried } = check(blank(seed(id)));
  expect([found(findings, "unreadable"), untried]).toEqual([[], []]);
});

test("nothing is left untried", () => {
  for (const { untried } of [...finals, ...budgets, ...sichuan, ...national]) expect(untried).toEqual([]);
});

const OWN: readonly Form[] = [
  ...[detail, generalDetail, generalProjects, stateCapitalSpending, expensesAndMeetings],
  budgetDetail,
];

/** 会议费 and 培训费 are tied to nothing where no 合计 is printed. */
const isTied = ({ form, blocks }: Table): boolean =>
  form !== expensesAndMeetings || blocks[0]?.rows[0]?.place.columns[0] !== undefined;

// Every amount of the tables that 青海 does not have is tied to another.
test.each([
  ["四川决算", honestSichuan],
  ["四川预算", honestBudget],
  ["全国决算", honestNational],
])("a wrong figure in a table of %s is found", (_, make) => {
  let tried = 0;
  for (let number = 0; number < 40; number++) {
    const random = new Random(number);
    const sheets = make(number);
    const own = recognise(sheets).tables.filter((table) => OWN.includes(table.form) && isTied(table));
    const names = own.map(({ grid }) => grid.name);
    const amounts = amountsIn(sheets).filter(({ at }) => names.includes(at.slice(0, at.indexOf("!"))));
    for (const { at, value } of random.some(amounts, 3)) {
      const { findings, counts } = check(edit(sheets, { [at]: hundredths(value + 7.77) }));
      const cited = findings
        .filter((finding) => !isHint(finding) && ["unequal", "doubtful"].includes(verdictOf(finding)))
        .filter((finding) => finding.cells.some((cell) => qualified(cell) === at));
      expect([number, at, counts.unequal > 0, cited.length > 0]).toEqual([number, at, true, true]);
      tried++;
    }
  }
  expect(tried).toBeGreaterThan(20);
});
