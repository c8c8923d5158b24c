import { jest } from "@jest/globals";
import { setOverlay } from "../../src/functions/overlay.ts";
import { subjectName } from "../../src/functions/subjects.ts";
import { inspect } from "../../src/app/load.ts";
import { PATIENCE } from "../../src/app/checks.ts";
import { Session } from "../../src/app/session.ts";
import { lastOf } from "../../src/app/state.ts";
import { FakeWorkbook } from "./open.ts";
import { cell, changed, PENSION, SECURITY, seed } from "./seeds.ts";

// What the user does while something is still under way: Excel answers when it likes.

let session: Session;

afterEach(async () => {
  jest.useRealTimers();
  await session.close();
  setOverlay(undefined);
});

/** What waits for nothing else has gone on. */
const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** Lets everything go on that waits for no timer. */
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
};

/** Holds back what a workbook is asked by this name, until it is let go. */
function held(workbook: FakeWorkbook, name: "keep" | "write" | "clean" | "insertRows"): () => void {
  let go: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (go = resolve));
  const own = workbook[name].bind(workbook) as (...given: unknown[]) => Promise<unknown>;
  Object.assign(workbook, { [name]: (...given: unknown[]) => gone.then(() => own(...given)) });
  return go;
}

test("two reasons that are given at once are both kept", async () => {
  const workbook = changed({ [SECURITY]: 577.42, [PENSION]: 46.34 });
  session = new Session(workbook);
  await session.check();
  const [one, other] = lastOf(session.state())!.report.findings;
  const go = held(workbook, "keep");
  const both = [session.ignore([one!], "甲"), session.ignore([other!], "乙")];
  await turns();
  go();
  await Promise.all(both);
  expect(Object.values(session.state().notes.ignored).sort()).toEqual(["乙", "甲"]);
  expect(workbook.kept).toContain("甲");
});

test("自动核对 puts no marks back while everything is taken out", async () => {
  const workbook = changed({ [SECURITY]: 577.42 });
  session = new Session(workbook);
  session.setAuto(true);
  await session.check();
  expect(workbook.marks.length).toBeGreaterThan(0);
  jest.useFakeTimers();
  workbook.type(cell("公开01表", "F16"), 63.15);
  const go = held(workbook, "clean");
  const cleaned = session.clean();
  await turns();
  let read: () => void = () => undefined;
  workbook.beforeRead = () => new Promise((done) => (read = done));
  jest.advanceTimersByTime(PATIENCE);
  await turns();
  go();
  await cleaned;
  read();
  jest.useRealTimers();
  if (session.state().phase.is === "checking") await session.check();
  expect(workbook.marks).toEqual([]);
});

test("a 科目 gets one row, however often its button is pressed", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  workbook.selected = { cell: cell("公开05表", "C12"), areas: [] };
  session = new Session(workbook);
  const go = held(workbook, "insertRows");
  const both = [session.desk.insertRow("2050202"), session.desk.insertRow("2050202")];
  await turns();
  await nextTask();
  go();
  await Promise.all(both);
  const rows = workbook.sheets.find(({ name }) => name === "公开05表")!.rows;
  expect(rows.filter(([code]) => String(code).includes("2050202"))).toHaveLength(1);
  expect(session.state().news).toMatchObject({ is: "no-row", why: "present" });
});

test("what is taken back once is not taken back twice", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  session = new Session(workbook);
  await session.desk.insert("'文字");
  const go = held(workbook, "write");
  const both = [session.undo(), session.undo()];
  await turns();
  go();
  await Promise.all(both);
  expect(session.state().news).toMatchObject({ is: "undone" });
});

test("a closed session lets the next workbook alone", async () => {
  const workbook = changed({ [SECURITY]: 577.42 });
  session = new Session(workbook);
  session.setAuto(true);
  await session.check();
  const [suspect] = lastOf(session.state())!.report.suspects;
  const go = held(workbook, "write");
  const applied = session.apply(suspect!);
  await turns();
  await session.close();
  jest.useFakeTimers();
  const { reads } = workbook;
  go();
  await applied;
  jest.advanceTimersByTime(PATIENCE);
  await turns();
  jest.useRealTimers();
  expect([workbook.reads, workbook.watchers.size]).toEqual([reads, 0]);
});

test("the 科目表 of one workbook is not that of the next", async () => {
  const table = {
    name: "科目表",
    top: 0,
    left: 0,
    rows: [
      ["编码", "名称"],
      ["2080599", "自设科目"],
    ],
  };
  session = new Session(new FakeWorkbook([...seed("003"), table]));
  await session.desk.look();
  expect(subjectName("2080599")).toBe("自设科目");
  await session.close();
  session = new Session(new FakeWorkbook(seed("003")));
  await session.desk.look();
  expect(subjectName("2080599")).not.toBe("自设科目");
});

test("what is said of a sheet while a check goes on counts for its result", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  const said: unknown[] = [];
  session = new Session(workbook, (sheets, notes) => {
    said.push(notes.said);
    return inspect(sheets, notes);
  });
  let read: () => void = () => undefined;
  workbook.beforeRead = () => new Promise((done) => (read = done));
  const checked = session.check();
  await turns();
  workbook.beforeRead = () => Promise.resolve();
  const done = session.say("公开01表", "决算 公开01表");
  await turns();
  read();
  await Promise.all([checked, done]);
  expect(said.at(-1)).toEqual({ 公开01表: "决算 公开01表" });
  expect(session.state().phase.is).toBe("checked");
});

test("an inserted row that stands elsewhere by now is left, and no other goes in its place", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  workbook.selected = { cell: cell("公开05表", "C12"), areas: [] };
  session = new Session(workbook);
  await session.desk.insertRow("2080501");
  const { undo } = session.state();
  const [row] = undo?.what === "rows" ? undo.rows : [];
  await workbook.insertRows("公开05表", [row!]);
  const before = workbook.sheets;
  await session.undo();
  expect(workbook.sheets).toEqual(before);
  expect(session.state().news).toMatchObject({ is: "not-undone" });
});

test("what is taken back in the workbook itself is offered to be taken back again only once it is brought back there", async () => {
  const workbook = changed({ [SECURITY]: 577.42 });
  session = new Session(workbook);
  session.open();
  await session.check();
  const [suspect] = lastOf(session.state())!.report.suspects;
  await session.apply(suspect!);
  workbook.type(cell("公开01表", "A1"), "别处");
  await nextTask();
  expect(session.state().undoGone).toBeUndefined();
  const { undo } = session.state();
  expect(undo).toBeDefined();
  // As Ctrl+Z does, and then Ctrl+Y.
  workbook.type(cell("公开01表", "F15"), 577.42);
  await nextTask();
  expect(session.state().undoGone).toBe(true);
  workbook.type(cell("公开01表", "F15"), 576.42);
  await nextTask();
  expect(session.state().undoGone).toBeUndefined();
  expect(session.state().undo).toBe(undo);
});

test("after a change of ours it is checked again, also where 自动核对 is off", async () => {
  const workbook = changed({ [SECURITY]: 577.42 });
  session = new Session(workbook);
  session.open();
  await session.check();
  expect(session.state().auto).toBe(false);
  const [suspect] = lastOf(session.state())!.report.suspects;
  jest.useFakeTimers();
  await session.apply(suspect!);
  expect(lastOf(session.state())!.stale).toBe(true);
  jest.advanceTimersByTime(PATIENCE);
  jest.useRealTimers();
  await session.check();
  expect(lastOf(session.state())).toMatchObject({ stale: false, report: { suspects: [] } });
  // A change of the user's is not.
  const { reads } = workbook;
  jest.useFakeTimers();
  workbook.type(cell("公开01表", "F15"), 577.42);
  await turns();
  jest.advanceTimersByTime(PATIENCE);
  await turns();
  expect(workbook.reads).toBe(reads);
});
