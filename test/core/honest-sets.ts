import { check } from "../../src/core/check.ts";
import { TOGETHER } from "../../src/core/forms/shared/whole.ts";
import { isHint, verdictOf, type Finding, type Report } from "../../src/core/report/finding.ts";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { loadSolver } from "../../src/solver/highs.ts";
import { allowed, someOf } from "./sweep.ts";

/** The findings that are no 提示 and count so. */
export function found(findings: readonly Finding[], verdict: ReturnType<typeof verdictOf>): string[] {
  return findings
    .filter((finding) => !isHint(finding) && verdictOf(finding) === verdict)
    .map((finding) => (finding.kind === "table" ? finding.what.problem : finding.rule.id));
}

const SETS = someOf(300);

/** So many sets, every figure rounded on its own; each kind is a file of tests of its own, so that as many processors as there are share them. */
export function testHonest(
  name: string,
  make: (number: number) => readonly SheetGrid[],
  { tables, doubted }: { readonly tables: number; readonly doubted: number },
): void {
  let reports: readonly Report[];
  beforeAll(async () => {
    const solver = await loadSolver();
    reports = SETS.map((number) => check(make(number), { solver }));
  });

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
    reports.forEach((report, i) => {
      const number = SETS[i];
      const unequal = found(report.findings, "unequal");
      expect([number, unequal]).toEqual([number, []]);
      expect([number, found(report.findings, "structure")]).toEqual([number, []]);
    });
  });

  test("no cell is to blame, and all relations can hold together", () => {
    reports.forEach(({ findings, suspects, unexplained, untried, marks }, i) => {
      const number = SETS[i];
      const clashes = findings.filter(({ kind }) => kind === "clash");
      const open = untried.filter(({ rule }) => rule === TOGETHER);
      expect([number, suspects, unexplained, clashes, open]).toEqual([number, [], [], [], []]);
      expect(marks.filter(({ kind }) => kind === "suspect" || kind === "unequal")).toEqual([]);
    });
  });

  test("the 尾差 of a table lean to one side in one workbook in two hundred at most", () => {
    const leaning = reports.filter(({ findings }) => findings.some(({ kind }) => kind === "leaning")).length;
    expect(leaning).toBeLessThanOrEqual(allowed(0.005, SETS.length));
  });

  test("尾差 is there to be told from errors", () => {
    expect(reports.reduce((sum, { counts }) => sum + counts.rounding, 0)).toBeGreaterThan(SETS.length);
  });

  test("存疑 is said of few workbooks", () => {
    const doubtful = reports.filter((report) => report.counts.doubtful > 0).length;
    expect(doubtful).toBeLessThanOrEqual(allowed(doubted, SETS.length));
  });

  test("nothing is left untried", () => {
    for (const { untried } of reports) expect(untried).toEqual([]);
  });
}
