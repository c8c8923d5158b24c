import { check } from "../../src/core/check.ts";
import { qualified } from "../../src/core/sheet/grid.ts";
import { rankOf, unequal } from "../cases/cases.ts";
import { amountsIn, hundredths } from "./changes.ts";
import { arranged } from "./arranged.ts";
import { anywhere, budgetOf, honestElsewhere, type Place } from "./elsewhere.ts";
import { honestPerformance } from "./elsewhere-performance.ts";
import { placesBudget, placesFinal } from "./elsewhere-places.ts";
import { coarsely } from "./honest.ts";
import { edit } from "./sheets.ts";
import { oneWrong } from "./one-wrong.ts";
import { allowed, someOf } from "./sweep.ts";

// Places that nobody has seen: the same books in other words, lines, columns and codes.

const SETS = someOf(24);

test("every table of any place is looked at, and nothing that agrees is 不符", () => {
  for (const number of SETS) {
    const sheets = honestElsewhere(number);
    const report = check(sheets);
    const unread = report.findings.filter(
      // The department above its units may have no code.
      (finding) => finding.kind === "table" && !["unread-row", "codeless-row"].includes(finding.what.problem),
    );
    expect([number, new Set(report.tables.map(({ sheet }) => sheet)).size, unread]).toEqual([number, 10, []]);
    expect([number, unequal(report), report.suspects]).toEqual([number, [], []]);
  }
});

test("the forms of other provinces are each looked at, in 万元 to the last 分 or whole, and nothing that agrees is 不符", () => {
  for (const number of someOf(5))
    for (const make of [
      placesBudget,
      placesFinal,
      (n: number, place: Place) => coarsely(0, () => placesBudget(n, place)),
    ]) {
      const report = check(make(number, anywhere(number)));
      const unread = report.strays.filter(({ byStructure }) => byStructure !== true);
      expect([number, unequal(report), report.suspects, unread]).toEqual([number, [], [], []]);
    }
});

test("no 绩效表 of any place that agrees is 不符", () => {
  for (const number of SETS) {
    const sheets = honestPerformance(number);
    const report = check(sheets);
    expect([number, unequal(report), report.suspects]).toEqual([number, [], []]);
  }
});

test("however the tables were put together, each is looked at, and nothing that agrees is 不符", () => {
  for (const number of someOf(20)) {
    const sheets = arranged(number);
    const report = check(sheets);
    // A figure alone has nothing to be held against: its table is said not to be looked at.
    const unread = report.strays.filter(
      ({ byStructure, sheet }) =>
        byStructure !== true && amountsIn(sheets.filter(({ name }) => name === sheet)).length > 1,
    );
    expect([number, unequal(report), report.suspects, unread]).toEqual([number, [], [], []]);
  }
});

test("a wrong figure is found at any place, and named first", () => {
  const { tried, found, first } = oneWrong(SETS, honestElsewhere);
  expect(tried).toBeGreaterThan(SETS.length);
  expect(found).toBe(tried);
  expect(tried - first).toBeLessThanOrEqual(allowed(0.05, tried));
});

test("one set in the words of three places has one verdict, before and after a figure is wrong", () => {
  for (const number of someOf(15)) {
    const verdicts = [1, 2, 3].map((other) => {
      const sheets = budgetOf(number, anywhere(number * 10 + other));
      const spending = sheets[2]!;
      // The total of the table of spending, wherever it stands.
      const at = spending.rows.findIndex(
        (cells) => cells.some((one) => /^合\s*计$/.test(String(one))) && cells.some((one) => typeof one === "number"),
      );
      const column = spending.rows[at]!.findIndex((cell) => typeof cell === "number");
      const cell = qualified({ sheet: spending.name, row: at, column });
      const wrong = check(edit(sheets, { [cell]: hundredths(Number(spending.rows[at]![column]) + 7.77) }));
      return [unequal(check(sheets)).length, unequal(wrong).length > 0, rankOf(wrong, cell)];
    });
    expect([number, verdicts]).toEqual([number, [1, 2, 3].map(() => [0, true, 1])]);
  }
});
