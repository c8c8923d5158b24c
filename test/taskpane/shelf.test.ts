import { PROFILES } from "../../src/core/forms/profiles.ts";
import { templatesOf } from "../../src/core/blanks/template.ts";
import { type TableSheet } from "../../src/core/blanks/made.ts";
import { Session } from "../../src/app/session.ts";
import { excelWorkbook } from "../../src/hosts/excel/workbook.ts";
import { openInExcel, workbookOf, type OpenWorkbookInExcel, type WorkbookState } from "../host/index.ts";
import { seed } from "./seeds.ts";

// The tab 模板 without its looks: through the session and the real office.js, against an Excel of ours.

let opened: OpenWorkbookInExcel;
let session: Session;

async function open(state: WorkbookState): Promise<void> {
  opened = await openInExcel(state);
  session = new Session(excelWorkbook());
  await session.shelf.look();
}

afterEach(async () => {
  expect(opened.host.unsupported).toEqual([]);
  await session.close();
});

const names = (): string[] => opened.host.wholeState().sheets.map(({ name }) => name);
const shelf = (): ReturnType<Session["state"]>["shelf"] => session.state().shelf;
const blank = (profile: string, year = 2024): TableSheet[] =>
  templatesOf(
    PROFILES.find(({ name }) => name === profile)!,
    { year },
  );

test("what the workbook has, and what it says of itself", async () => {
  await open(workbookOf(seed("000")));
  expect(shelf().held!.map(({ form }) => form.no)).toEqual(blank("青海决算").map(({ form }) => form.no));
  expect(shelf().facts).toEqual({ profile: "青海决算" });
  // 公开07表 and 公开08表 say that they are empty, 公开10表 says it in its place of the first amount.
  expect(shelf().held!.filter(({ empty }) => empty !== undefined)).toEqual([]);
});

test("the missing tables of a set are added, and taken back as if they had never been there", async () => {
  await open(workbookOf(seed("003").slice(0, 6)));
  const before = opened.host.wholeState();
  const held = shelf().held!.map(({ form }) => form);
  await session.shelf.insert(blank("青海决算").filter(({ form }) => !held.includes(form)));
  expect(
    names()
      .slice(6)
      .map((name) => name.slice(0, 2)),
  ).toEqual(["07", "08", "09", "10", "11"]);
  expect(session.state().news).toMatchObject({ is: "added" });
  expect(shelf().held).toHaveLength(11);
  await session.undo();
  await session.shelf.look();
  const { active, selection } = before;
  expect({ ...opened.host.wholeState(), active, selection }).toEqual(before);
  expect(session.state().undo).toBeUndefined();
  expect(shelf().held).toHaveLength(6);
});

test("a taken name gets a number, and what was there stays", async () => {
  await open(workbookOf([{ name: "01 收入支出决算总表", top: 0, left: 0, rows: [["我的"]] }]));
  const [first] = blank("青海决算");
  await session.shelf.insert([first!]);
  expect(names()).toEqual(["01 收入支出决算总表", "01 收入支出决算总表 (2)"]);
  expect(opened.host.wholeState().sheets[0]!.cells).toEqual({ A1: { value: "我的" } });
});

test("a new sheet with figures in it is not taken back", async () => {
  await open(workbookOf(seed("003").slice(0, 1)));
  const tables = blank("青海决算").slice(1, 3);
  await session.shelf.insert(tables);
  opened.host.type(`${tables[0]!.name}!C9`, 12.5);
  await session.undo();
  expect(names()).toEqual(["公开01表", tables[0]!.name]);
  expect(session.state().news).toEqual({ is: "not-undone", what: [tables[0]!.name] });
});

test("a protected workbook gets no sheets, and says why", async () => {
  await open(workbookOf(seed("003").slice(0, 1), { protected: true }));
  await session.shelf.insert(blank("青海决算").slice(0, 2));
  expect(names()).toEqual(["公开01表"]);
  expect(session.state().news).toMatchObject({ is: "failed", trouble: { code: "AccessDenied" } });
  expect(shelf().busy).toBeUndefined();
});

test("the sentence of an empty table by one click, and back", async () => {
  // 公开07表 of 003 is blank and says nothing of it.
  await open(workbookOf(seed("003")));
  const before = opened.host.wholeState();
  const empty = shelf().held!.filter((one) => one.empty !== undefined);
  expect(empty.map(({ sheet }) => sheet)).toEqual(["公开07表", "公开08表"]);
  await session.shelf.markEmpty(empty[0]!);
  const { cells } = opened.host.wholeState().sheets[6]!;
  expect(Object.values(cells).at(-1)).toEqual({ value: "此表为空表" });
  expect(
    shelf()
      .held!.filter((one) => one.empty !== undefined)
      .map(({ sheet }) => sheet),
  ).toEqual(["公开08表"]);
  await session.undo();
  expect(opened.host.wholeState()).toEqual(before);
});

test("a blank set of 四川 is checked without a complaint", async () => {
  await open(workbookOf([{ name: "Sheet1", top: 0, left: 0, rows: [] }]));
  await session.shelf.insert(blank("四川决算"));
  expect(names()).toHaveLength(14);
  await session.check();
  const { phase } = session.state();
  expect(phase.is === "checked" && phase.last.report.counts).toMatchObject({ unequal: 0, doubtful: 0, untried: 0 });
  expect(phase.is === "checked" && phase.last.report.tables).toHaveLength(13);
});
