import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { check } from "../../src/core/check.ts";
import { rankOf, unequal } from "../cases/cases.ts";
import { amountsIn, hundredths } from "./changes.ts";
import { honestFinalElsewhere } from "./elsewhere-final.ts";
import { Random } from "./honest.ts";
import { all, edit, retitle, seed } from "./sheets.ts";
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
  const counts = { tried: 0, found: 0, first: 0 };
  for (const number of SETS) {
    const sheets = honestFinalElsewhere(number);
    const random = new Random(number);
    const amounts = amountsIn(sheets).filter(({ value }) => Math.abs(value) > 1);
    for (const { at, value } of random.some(amounts, 2)) {
      const report = check(edit(sheets, { [at]: hundredths(random.chance(0.5) ? value + 7.77 : value * 10) }));
      counts.tried++;
      counts.found += unequal(report).length > 0 ? 1 : 0;
      counts.first += rankOf(report, at) === 1 ? 1 : 0;
    }
  }
  expect(counts.tried).toBeGreaterThan(SETS.length);
  expect(counts.found).toBe(counts.tried);
  expect(counts.tried - counts.first).toBeLessThanOrEqual(allowed(0.05, counts.tried));
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
