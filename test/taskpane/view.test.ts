import { check } from "../../src/core/check.ts";
import { areTied, isHint, verdictOf, type Finding, type Report } from "../../src/core/report/finding.ts";
import { qualified } from "../../src/core/sheet/grid.ts";
import { FORMS } from "../../src/core/forms/index.ts";
import { formName, keyOf, noNotes, readNotes, withKeys, writeNotes } from "../../src/app/kept.ts";
import { sameCells } from "../../src/app/sheets.ts";
import type { Filter } from "../../src/app/state.ts";
import { explainedBy, reportLeft, viewOf, type View } from "../../src/app/view.ts";
import { loadSolver } from "../../src/solver/highs.ts";
import { ALLOWANCE, changed, CLASH, PENSION, SALARY, SECURITY, seed, TANGLE } from "./seeds.ts";

/** Nobody can say which cells are to blame. */
const tangled = check(changed(TANGLE).sheets);
/** Two causes of two findings each, and a cell that cannot be read. */
const report = check(changed({ [PENSION]: 54.34, [SECURITY]: 577.42, "公开05表!C8": "五百" }).sheets);
/** How many findings no cell explains. */
const unexplained = (view: View): { readonly count: number; readonly cutOff: boolean }[] =>
  view.unexplained.map(({ findings, cutOff }) => ({ count: findings.length, cutOff }));
const keysOf = (of: Report, sheet: string): Record<string, string> =>
  Object.fromEntries(of.findings.filter(({ table }) => table.sheet === sheet).map((one) => [keyOf(one), "甲"]));

test("problems by table, errors first, folded ones apart", () => {
  const view = viewOf(tangled);
  expect(view.groups.map(({ table, entries }) => [table.sheet, entries.length])).toEqual([
    ["公开01表", 6],
    ["公开03表", 1],
  ]);
  expect(unexplained(view)).toEqual([{ count: 7, cutOff: false }]);
  expect([view.blames, view.summary.standing]).toEqual([[], "unequal"]);
  expect([view.summary.problems, view.filtered]).toEqual([7, 0]);
  expect(view.hints).toHaveLength(tangled.counts.hints);
  expect(view.roundings.flatMap(({ entries }) => entries)).toHaveLength(tangled.counts.rounding);
  const ids = [...view.groups, ...view.roundings].flatMap(({ entries }) => entries.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test("every finding is shown exactly once, but for hints that hold", () => {
  const view = viewOf(report, keysOf(report, "公开01表"));
  expect([view.blames.length, view.ignored.length > 0]).toEqual([1, true]);
  const shown = [
    ...view.blames.flatMap(({ explains }) => explains),
    ...view.groups.flatMap(({ entries }) => entries),
    ...view.hints,
    ...view.roundings.flatMap(({ entries }) => entries),
    ...view.storedOnly,
    ...view.ignored,
  ].map(({ finding }) => finding);
  expect(new Set(shown).size).toBe(shown.length);
  expect(report.findings.filter((finding) => !shown.includes(finding)).every(holds)).toBe(true);
});

function holds(finding: Finding): boolean {
  return isHint(finding) && ["equal", "rounding"].includes(verdictOf(finding));
}

test("figures that no cell explains are counted together, wherever they are", () => {
  const scaled = seed("003").map((grid) =>
    grid.name === "公开01表"
      ? { ...grid, rows: grid.rows.map((row) => row.map((cell) => (Number(cell) % 1 ? Number(cell) * 10 : cell))) }
      : grid,
  );
  const wrong = check(scaled);
  expect(wrong.unexplained.length).toBeGreaterThan(1);
  expect(unexplained(viewOf(wrong))).toEqual([{ count: viewOf(wrong).summary.problems, cutOff: false }]);
});

test("filters", () => {
  const [first, , third] = tangled.tables;
  expect(viewOf(tangled, {}, { scope: "表内" }).groups.map(({ entries }) => entries.length)).toEqual([2]);
  expect(viewOf(tangled, {}, { scope: "表间" }).filtered).toBe(2);
  expect(unexplained(viewOf(tangled, {}, { scope: "表间" }))).toEqual([{ count: 5, cutOff: false }]);
  // The comparisons of 01 with 03 belong to both.
  expect(viewOf(tangled, {}, { scope: "all", table: first! }).filtered).toBe(0);
  expect(viewOf(tangled, {}, { scope: "all", table: third! }).filtered).toBe(2);
  expect(viewOf(tangled, {}, { scope: "表间", table: third! }).summary.standing).toBe("unequal");
});

test("a cause passes the filter with any of its findings, and is counted with all", () => {
  const causes = (filter: Filter): (string | undefined)[] =>
    viewOf(report, {}, filter).blames.map(({ best: [first] }) => first?.cells.map(qualified).join());
  expect(causes({ scope: "all" })).toEqual([SECURITY, PENSION]);
  expect(causes({ scope: "表间" })).toEqual([SECURITY]);
  expect(viewOf(report, {}, { scope: "表间" }).filtered).toBe(3);
  expect(causes({ scope: "表内" })).toEqual([SECURITY, PENSION]);
  expect(viewOf(report, {}, { scope: "表内" }).filtered).toBe(0);
  expect(causes({ scope: "all", table: report.tables[4]! })).toEqual([]);
});

test("a finding under two causes is counted once", () => {
  const view = viewOf(check(changed({ [PENSION]: 54.34, "公开03表!D13": 20.23 }).sheets));
  expect(view.blames.map(({ explains }) => explains.length)).toEqual([2, 2]);
  expect([view.summary.problems, view.filtered, explainedBy(view.blames).size]).toEqual([3, 0, 3]);
  const ids = view.blames.flatMap(({ best, explains }) => [...best, ...explains].map(({ id }) => id));
  expect(new Set(ids).size).toBe(6);
});

test("a cause is known by its cells, whatever number it has", () => {
  const both = viewOf(report).blames;
  const [alone] = viewOf(check(changed({ [PENSION]: 54.34 }).sheets)).blames;
  expect(both.map(({ best: [first] }) => first!.cause)).toEqual([1, 2]);
  expect(alone!.best[0]!.cause).toBe(1);
  expect(alone!.id).toBe(both[1]!.id);
});

test("ignored findings lose their marks, and never make it green", () => {
  const one = viewOf(tangled, keysOf(tangled, "公开01表"));
  expect([one.summary.problems, one.summary.standing, unexplained(one)]).toEqual([
    1,
    "unequal",
    [{ count: 1, cutOff: false }],
  ]);
  const left = reportLeft(tangled, keysOf(tangled, "公开01表")).marks;
  const [last] = tangled.findings.filter(
    (finding) => finding.table.sheet === "公开03表" && verdictOf(finding) === "unequal",
  );
  expect(left.map(({ at }) => qualified(at)).sort()).toEqual(last!.cells.map(qualified).sort());
  const everything = { ...keysOf(tangled, "公开01表"), ...keysOf(tangled, "公开03表") };
  const all = viewOf(tangled, everything);
  expect([all.summary.problems, all.summary.standing, unexplained(all)]).toEqual([0, "ignored", []]);
  expect(reportLeft(tangled, everything).marks).toEqual([]);
  expect(reportLeft(tangled, {}).marks).toEqual(tangled.marks);
  expect(reportLeft(report, {}).marks).toEqual(report.marks);
});

test("a suspect whose findings are all ignored is gone, with its mark", () => {
  const suspects = (sheet: string): string[] =>
    reportLeft(report, keysOf(report, sheet)).marks.flatMap(({ at, kind }) =>
      kind === "suspect" ? [qualified(at)] : [],
    );
  expect(viewOf(report).blames).toHaveLength(2);
  expect(viewOf(report, keysOf(report, "公开03表")).blames).toHaveLength(1);
  expect([suspects("公开01表"), suspects("公开03表"), suspects("公开05表")]).toEqual([
    [PENSION],
    [SECURITY],
    [SECURITY, PENSION],
  ]);
});

test("a suspect keeps its mark as long as it explains something", () => {
  const both = check(changed({ [PENSION]: 54.34, "公开03表!D13": 20.23 }).sheets);
  const [row] = viewOf(both).blames.flatMap(({ explains }) => explains);
  const sum = viewOf(both).blames[1]!.explains.find(({ finding }) => both.suspects[0]!.explains.includes(finding))!;
  const kindsOf = (...ignored: readonly string[]): (string | undefined)[] => {
    const marks = reportLeft(both, Object.fromEntries(ignored.map((key) => [key, "甲"]))).marks;
    return [PENSION, "公开03表!D13", "公开03表!D12"].map(
      (cell) => marks.find(({ at }) => qualified(at) === cell)?.kind,
    );
  };
  expect(kindsOf()).toEqual(["suspect", "suspect", "unequal"]);
  expect(kindsOf(sum.key)).toEqual(["suspect", "suspect", undefined]);
  expect(kindsOf(sum.key, row!.key)).toEqual(["suspect", undefined, undefined]);
});

test("equally good answers of a cause together, the others apart", () => {
  const [tied] = viewOf(check(changed({ [SALARY]: 71.91 }).sheets)).blames;
  expect([tied!.best.length, tied!.others.length, areTied(tied!.best)]).toEqual([8, 3, true]);
  expect(new Set([...tied!.best, ...tied!.others].map(({ id }) => id)).size).toBe(11);
  const [few] = viewOf(check(changed({ [ALLOWANCE]: 236.24 }).sheets)).blames;
  expect([few!.best.length, few!.others.length, areTied(few!.best)]).toEqual([2, 0, false]);
});

test("standing", () => {
  expect(viewOf(check(seed("003"))).summary.standing).toBe("fine");
  expect(viewOf(check(seed("003").slice(0, 3))).summary.standing).toBe("open");
  expect(viewOf(check([])).summary.standing).toBe("nothing-tried");
});

describe("keys and notes", () => {
  test("a key stays when rows are inserted above, and changes with a figure", () => {
    const { sheets } = changed({ [SECURITY]: 577.42 });
    const keys = (of: typeof sheets): string[] => check(of).findings.map(keyOf);
    const moved = sheets.map((grid) => ({ ...grid, rows: [[], ...grid.rows], formats: [[], ...(grid.formats ?? [])] }));
    expect(keys(moved)).toEqual(keys(sheets));
    const other = keys(changed({ [SECURITY]: 578.42 }).sheets);
    expect(other.filter((key) => !keys(sheets).includes(key))).toHaveLength(2);
  });

  test("a clash is another one in other cells, though its sentence has no figures", async () => {
    const solver = await loadSolver();
    const [clash] = check(changed(CLASH, "000").sheets, { solver }).findings.filter(({ kind }) => kind === "clash");
    expect(keyOf(clash!)).toContain('"公开03表!D8"');
    expect(keyOf({ ...clash!, cells: clash!.cells.slice(1) })).not.toBe(keyOf(clash!));
  });

  test("forms are told apart by their names", () => {
    expect(new Set(FORMS.map(formName)).size).toBe(FORMS.length);
  });

  test("notes are read as written", () => {
    const notes = { ignored: { '["公开01表","01-1"]': "已请示，=1+1" }, said: { 支出: "决算 公开03表" } };
    expect(readNotes(writeNotes(notes))).toEqual(notes);
  });

  test.each([undefined, "", "[]", "null", "7", '{"ignored":[],"said":"x"}', '{"ignored":{"a":1,"b":null}}'])(
    "what is none of ours is nothing: %s",
    (text) => expect(readNotes(text)).toEqual(noNotes),
  );

  test("a name out of a file is only a name", () => {
    const { ignored } = readNotes('{"ignored":{"__proto__":"x","constructor":"y"}}');
    expect(Object.keys(ignored)).toEqual(["__proto__", "constructor"]);
    expect(viewOf(tangled, ignored).summary.problems).toBe(7);
    expect(withKeys(ignored, ["constructor"], undefined)).toEqual(readNotes('{"ignored":{"__proto__":"x"}}').ignored);
  });
});

test("readings between which a row was hidden are not the same", () => {
  const [first, ...others] = seed("003");
  const hidden = [{ ...first!, hiddenRows: new Set([7]) }, ...others];
  expect(sameCells(hidden, seed("003"))).toBe(false);
  expect(sameCells(hidden, [{ ...first!, hiddenRows: new Set([7]) }, ...others])).toBe(true);
});
