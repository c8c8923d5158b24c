import { check } from "../../src/core/check.ts";
import { isHint, verdictOf, type Finding } from "../../src/core/finding.ts";
import { qualified } from "../../src/core/grid.ts";
import { FORMS } from "../../src/core/forms/index.ts";
import { formName, keyOf, noNotes, readNotes, withKeys, writeNotes } from "../../src/taskpane/notes.ts";
import { marksLeft, viewOf } from "../../src/taskpane/view.ts";
import { withSuspects } from "./made.ts";
import { cell, changed, PENSION, SECURITY, seed } from "./seeds.ts";

const report = check(changed({ [PENSION]: 54.34, [SECURITY]: 577.42 }).sheets);
const keysOf = (sheet: string): Record<string, string> =>
  Object.fromEntries(report.findings.filter(({ table }) => table.sheet === sheet).map((one) => [keyOf(one), "甲"]));

test("problems by table, errors first, folded ones apart", () => {
  const view = viewOf(report);
  expect(view.groups.map(({ table, entries }) => [table.sheet, entries.length])).toEqual([
    ["公开01表", 2],
    ["公开03表", 2],
  ]);
  expect(view.standing).toBe("unequal");
  expect([view.problems, view.filtered]).toEqual([4, 0]);
  expect(view.hints).toHaveLength(report.counts.hints);
  expect(view.roundings.flatMap(({ entries }) => entries)).toHaveLength(report.counts.rounding);
  const ids = [...view.groups, ...view.roundings].flatMap(({ entries }) => entries.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test("every finding is shown exactly once, but for hints that hold", () => {
  const withBlame = withSuspects(report, [{ at: cell("公开03表", "D14"), now: "54.34", likely: "45.34" }]);
  const ignored = keysOf("公开01表");
  const view = viewOf(withBlame, ignored);
  const shown = [
    ...view.blames.flatMap(({ explains }) => explains),
    ...view.groups.flatMap(({ entries }) => entries),
    ...view.hints,
    ...view.roundings.flatMap(({ entries }) => entries),
    ...view.storedOnly,
    ...view.ignored,
  ].map(({ finding }) => finding);
  expect(new Set(shown).size).toBe(shown.length);
  expect(withBlame.findings.filter((finding) => !shown.includes(finding)).every(holds)).toBe(true);
});

function holds(finding: Finding): boolean {
  return isHint(finding) && ["equal", "rounding"].includes(verdictOf(finding));
}

test("filters", () => {
  const [first, , third] = report.tables;
  expect(viewOf(report, {}, { scope: "表间" }).groups.map(({ entries }) => entries.length)).toEqual([1]);
  expect(viewOf(report, {}, { scope: "表内" }).filtered).toBe(1);
  // The comparison of 01 with 03 belongs to both.
  expect(viewOf(report, {}, { scope: "all", table: first! }).filtered).toBe(2);
  expect(viewOf(report, {}, { scope: "all", table: third! }).filtered).toBe(1);
  expect(viewOf(report, {}, { scope: "表间", table: third! }).standing).toBe("unequal");
});

test("ignored findings lose their marks, and never make it green", () => {
  const one = viewOf(report, keysOf("公开01表"));
  expect([one.problems, one.standing]).toEqual([2, "unequal"]);
  const left = marksLeft(report, keysOf("公开01表"));
  expect(left.every(({ at }) => at.sheet === "公开03表")).toBe(true);
  expect(left.map(({ at }) => qualified(at))).toContain(PENSION);
  const all = viewOf(report, { ...keysOf("公开01表"), ...keysOf("公开03表") });
  expect([all.problems, all.standing]).toEqual([0, "ignored"]);
  expect(marksLeft(report, { ...keysOf("公开01表"), ...keysOf("公开03表") })).toEqual([]);
  expect(marksLeft(report, {})).toEqual(report.marks);
});

test("a suspect whose findings are all ignored is gone, with its mark", () => {
  const blamed = withSuspects(report, [{ at: cell("公开03表", "D14"), now: "54.34", likely: "45.34" }]);
  expect(viewOf(blamed).blames).toHaveLength(1);
  expect(viewOf(blamed, keysOf("公开03表")).blames).toEqual([]);
  expect(marksLeft(blamed, keysOf("公开01表")).map(({ kind }) => kind)).toContain("suspect");
  expect(marksLeft(blamed, keysOf("公开03表")).map(({ kind }) => kind)).not.toContain("suspect");
});

test("of many equally good answers the first stand side by side", () => {
  const made = ["D13", "D14", "D15", "D12", "C14"].map((at) => ({ at: cell("公开03表", at), now: "1", likely: "2" }));
  const [blame] = viewOf(withSuspects(report, made)).blames;
  expect([blame!.best.length, blame!.others.length]).toEqual([3, 2]);
  expect(new Set([...blame!.best, ...blame!.others].map(({ id }) => id)).size).toBe(5);
});

test("standing", () => {
  expect(viewOf(check(seed("003"))).standing).toBe("fine");
  expect(viewOf(check(seed("003").slice(0, 3))).standing).toBe("open");
  expect(viewOf(check([])).standing).toBe("nothing-tried");
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
    expect(viewOf(report, ignored).problems).toBe(4);
    expect(withKeys(ignored, ["constructor"], undefined)).toEqual(readNotes('{"ignored":{"__proto__":"x"}}').ignored);
  });
});
