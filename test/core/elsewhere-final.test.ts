import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { check } from "../../src/core/check.ts";
import { unequal } from "../cases/cases.ts";
import { honestFinalElsewhere } from "./elsewhere-final.ts";
import { all, retitle, seed } from "./sheets.ts";
import { oneWrong } from "./one-wrong.ts";
import { allowed, someOf } from "./sweep.ts";

const SETS = someOf(16);

test("every table of any place is looked at, and nothing that agrees is 不符", () => {
  for (const number of SETS) {
    const report = check(honestFinalElsewhere(number));
    expect([number, new Set(report.tables.map(({ sheet }) => sheet)).size]).toEqual([number, 9]);
    expect([number, unequal(report), report.suspects, report.strays]).toEqual([number, [], [], []]);
  }
});

test("a wrong figure is found at any place, and named first", () => {
  const { tried, found, first } = oneWrong(SETS, honestFinalElsewhere);
  expect(tried).toBeGreaterThan(SETS.length);
  expect(found).toBe(tried);
  expect(tried - first).toBeLessThanOrEqual(allowed(0.05, tried));
});

test.each([
  ["2019年度", "2024年度", "other-year"],
  ["别处市财政局", "本县社会保险服务局", "other-unit"],
] as const)("%s left over in one title does not split the set, and is said", (odd, usual, problem) => {
  const titled = (words: (no: string) => string): SheetGrid[] =>
    all((grid) => retitle(grid, (title) => words(grid.name) + title))(seed("003"));
  const before = check(titled(() => usual));
  const report = check(titled((no) => (no === "公开03表" ? odd : usual)));
  expect([report.sets.length, report.counts]).toEqual([before.sets.length, before.counts]);
  const said = report.findings.flatMap((finding) => (finding.kind === "table" ? [finding.what.problem] : []));
  expect(said).toEqual([problem]);
});
