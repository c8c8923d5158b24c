import { check } from "../../src/core/check.ts";
import { firstState, lastOf, reduce, troubleOf, type PaneEvent, type PaneState } from "../../src/app/state.ts";
import { cell, seed } from "./seeds.ts";

const sheets = seed("003");
const report = check(sheets);
const trouble = { code: "GeneralException", message: "lost" };
const at = cell("公开03表", "D14");

const START: PaneEvent = { is: "started" };
const COMPARED: PaneEvent = { is: "compared", report, sheets, time: 7 };
const MARKED: PaneEvent = { is: "marked", marking: { is: "shown", except: [] } };

function after(...events: readonly PaneEvent[]): PaneState {
  return events.reduce(reduce, firstState(false));
}

test("a check from beginning to end", () => {
  expect(after()).toEqual({
    phase: { is: "new" },
    notes: { ignored: {}, said: {} },
    filter: { scope: "all" },
    auto: false,
    ticks: false,
    desk: { subjects: { is: "none" } },
    shelf: { own: [] },
    prose: { busy: false, stale: false },
  });
  expect(after(START).phase).toEqual({ is: "checking", step: "reading", done: 0, of: 0, changed: false });
  const reading: PaneEvent = { is: "progressed", step: "reading", done: 3, of: 11 };
  expect(after(START, reading).phase).toMatchObject({ step: "reading", done: 3, of: 11 });
  // The report is there before its marks are.
  expect(after(START, reading, COMPARED).phase).toMatchObject({ is: "checking", step: "marking", done: 0, of: 0 });
  expect(lastOf(after(START, COMPARED))!.report).toBe(report);
  expect(after(START, COMPARED, MARKED).phase).toEqual({
    is: "checked",
    last: { report, sheets, time: 7, marking: { is: "shown", except: [] }, stale: false },
  });
});

test("the next check keeps the last result on show, and says no more what happened before", () => {
  const state = after(START, COMPARED, MARKED, { is: "happened", news: { is: "shown", at } }, START);
  expect(lastOf(state)!.report).toBe(report);
  expect(state.news).toBeUndefined();
});

test.each<[string, readonly PaneEvent[], PaneState["phase"]["is"], boolean | undefined]>([
  ["before anything was checked", [START, { is: "cancelled" }], "new", undefined],
  ["with a result there", [START, COMPARED, MARKED, START, { is: "cancelled" }], "checked", false],
  ["while it was marking", [START, COMPARED, { is: "cancelled" }], "checked", false],
  ["after a change", [START, COMPARED, MARKED, START, { is: "changed" }, { is: "cancelled" }], "checked", true],
  ["when nothing is checked", [{ is: "cancelled" }], "new", undefined],
])("cancelled %s", (_, events, phase, stale) => {
  const state = after(...events);
  expect(state.phase.is).toBe(phase);
  expect(lastOf(state)?.stale).toBe(stale);
  expect(state.news).toEqual({ is: "cancelled" });
});

test("a failure keeps the last result, which is stale if cells have changed", () => {
  expect(after(START, { is: "failed", trouble }).phase).toEqual({ is: "failed", trouble });
  const state = after(START, COMPARED, MARKED, START, { is: "changed" }, { is: "failed", trouble });
  expect(state.phase).toMatchObject({ is: "failed", trouble, last: { report, stale: true } });
});

test("what changes while a check runs makes its result stale", () => {
  expect(lastOf(after(START, { is: "changed" }, COMPARED, MARKED))!.stale).toBe(true);
  expect(lastOf(after(START, COMPARED, MARKED, { is: "changed" }))!.stale).toBe(true);
  expect(lastOf(after(START, COMPARED, MARKED, { is: "changed" }, START, { is: "unchanged" }))!.stale).toBe(false);
  expect(after({ is: "changed" })).toEqual(after());
});

test("progress of a check that is over is not shown", () => {
  const late: PaneEvent = { is: "progressed", step: "marking", done: 1, of: 2 };
  expect(after(START, COMPARED, MARKED, late)).toEqual(after(START, COMPARED, MARKED));
  expect(after(COMPARED)).toEqual(after());
});

test("marks taken off or put on without a check", () => {
  const state = after(START, COMPARED, MARKED, { is: "marked", marking: { is: "none" } });
  expect(state.phase).toMatchObject({ is: "checked", last: { marking: { is: "none" } } });
});

const WROTE = {
  is: "wrote",
  undo: { what: "written", made: [{ at, before: 54.34, after: [[45.34]], holds: 45.34 }] },
  news: { is: "written", at },
} as const satisfies PaneEvent;

test("a written cell can be taken back, and either makes the result stale", () => {
  const wrote = after(START, COMPARED, MARKED, WROTE);
  expect([wrote.undo, wrote.news, lastOf(wrote)!.stale]).toEqual([WROTE.undo, WROTE.news, true]);
  // A new check does not forget what can be taken back.
  const checked = [START, COMPARED, MARKED].reduce(reduce, wrote);
  expect([checked.undo, lastOf(checked)!.stale]).toEqual([WROTE.undo, false]);
  const back = reduce(checked, { is: "took-back", what: ["公开03表!D14"] });
  expect([back.undo, back.news, lastOf(back)!.stale]).toEqual([
    undefined,
    { is: "undone", what: ["公开03表!D14"] },
    true,
  ]);
});

test("the filter stays with its table", () => {
  const table = report.tables[2]!;
  const filtered = after(START, COMPARED, MARKED, { is: "filtered", filter: { scope: "表内", table } });
  const again = check(seed("003"));
  const same = [START, { ...COMPARED, report: again }].reduce(reduce, filtered);
  expect(same.filter.table).toBe(again.tables[2]);
  const gone = [START, { ...COMPARED, report: check(seed("003").slice(0, 2)) }].reduce(reduce, filtered);
  expect(gone.filter).toEqual({ scope: "表内" });
});

test("after 清除痕迹 nothing of ours is left in the state but the result", () => {
  const removed = { marked: ["公开03表"], pages: [], notes: true, kept: [] };
  const state = [
    { is: "switched", auto: true } as const,
    { is: "noted", notes: { ignored: { a: "b" }, said: {} } } as const,
    START,
    COMPARED,
    MARKED,
    WROTE,
    { is: "cleaned", removed } as const,
  ].reduce(reduce, firstState(false));
  expect(state).toEqual({
    phase: { is: "checked", last: { report, sheets, time: 7, marking: { is: "none" }, stale: true } },
    notes: { ignored: {}, said: {} },
    filter: { scope: "all" },
    auto: false,
    ticks: false,
    news: { is: "cleaned", removed },
    desk: { subjects: { is: "none" } },
    shelf: { own: [] },
    prose: { busy: false, stale: false },
  });
});

test.each([
  [Object.assign(new Error("denied"), { code: "AccessDenied" }), { code: "AccessDenied", message: "denied" }],
  [new Error("lost"), { message: "lost" }],
  ["thrown text", { message: "thrown text" }],
  [Object.assign(new Error("odd"), { code: 5 }), { message: "odd" }],
])("what went wrong: %s", (error, expected) => {
  expect(troubleOf(error)).toEqual(expected);
});
