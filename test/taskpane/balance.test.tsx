/** @jest-environment jsdom */
import { act } from "react";
import { check } from "../../src/core/check.ts";
import { qualified, type SheetGrid } from "../../src/core/sheet/grid.ts";
import type { Change } from "../../src/core/sheet/change.ts";
import { inspect } from "../../src/app/load.ts";
import { Session } from "../../src/app/session.ts";
import { lastOf } from "../../src/app/state.ts";
import { FakeWorkbook } from "./open.ts";
import { button, open, press, session, settled, show, text, texts, withPane } from "./pane.tsx";
import { changed, SECURITY, seed } from "./seeds.ts";

withPane();

const clone = (sheets: readonly SheetGrid[]): unknown => JSON.parse(JSON.stringify(sheets));

const checkNow = (): Promise<void> => press(document.querySelector(".check"));
/** Opens 尾差配平 and waits for what it finds. */
async function look(): Promise<void> {
  await press(button("配平……"));
  await found();
}
/** Nothing is looked for any more. */
async function found(): Promise<void> {
  await act(
    () =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          const { balancing } = session.state();
          if (balancing === undefined || balancing.outcome !== undefined) resolve();
        };
        session.subscribe(look);
        look();
      }),
  );
  await act(settled);
}
const box = (): string => text('[role=group][aria-label="尾差配平"]');

test("the fewest changes are shown, made as one action, and taken back", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  const before = clone(workbook.sheets);
  await open(workbook);
  await checkNow();
  await look();
  expect(box()).toContain("12 处尾差，改 4 个数（10 格，各一个末位）可以全部配平，已证明不能再少");
  expect(clone(workbook.sheets)).toEqual(before);
  await press(document.querySelector("[role=group] .lines .link"));
  expect(workbook.shown).toHaveLength(1);
  await press(button("改这 10 格"));
  const { counts } = check(workbook.sheets);
  expect([counts.rounding, counts.unequal, counts.doubtful]).toEqual([0, 0, 0]);
  expect(texts(".box h2")).toContain("尾差已配平，改了 10 格");
  await press(document.querySelector(".undo"));
  expect(clone(workbook.sheets)).toEqual(before);
});

test("what is to be kept changes only where nothing else helps", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  await open(workbook);
  await checkNow();
  await look();
  const totals = [...document.querySelectorAll<HTMLInputElement>(".holds input")][0]!;
  await press(totals);
  await found();
  expect(totals.checked).toBe(true);
  expect(box()).toMatch(/12 处尾差，改 \d+ 个数/);
});

test("a formula is not touched, and said", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  await open(workbook);
  await checkNow();
  await look();
  const [cell] = session.state().balancing!.outcome!.changes;
  await press(button("不改"));
  expect(box()).toBe("");
  workbook.formulaCells = [{ at: cell!.at, formula: "=1+1", value: cell!.before }];
  await look();
  expect(box()).toMatch(/有尾差的关系里 1 格是公式，没有动/);
  expect(session.state().balancing!.outcome!.changes.map(({ at }) => qualified(at))).not.toContain(qualified(cell!.at));
});

test("where a protected sheet refuses a cell nothing is changed, and a way around it is looked for", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  const before = clone(workbook.sheets);
  await open(workbook);
  await checkNow();
  await look();
  const write = workbook.write.bind(workbook);
  const asked: string[][] = [];
  workbook.write = async (changes: readonly Change[]) => {
    asked.push(changes.map(({ at }) => qualified(at)));
    const [refused, ...others] = changes;
    if (asked.length > 1) return write(changes);
    const { made, left } = await write(others);
    return { made, left: [...left, { change: refused!, why: "protected" as const }] };
  };
  await press(button("改这 10 格"));
  await found();
  expect(clone(workbook.sheets)).toEqual(before);
  const [[locked], taken] = [asked[0]!, asked[1]!];
  expect(taken).toEqual(asked[0]!.slice(1).reverse());
  expect(box()).toContain(`在受保护的工作表中锁定，没有动`);
  expect(texts("[role=group] small").join()).not.toContain(`：${locked!.replace("!", " ")}；`);
});

test("is not offered while something is 不符", async () => {
  await open(new FakeWorkbook(changed({ [SECURITY]: 577.42 }).sheets));
  await checkNow();
  expect(button("配平……")).toBeUndefined();
});

test("what was found goes when a cell changes", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  await open(workbook);
  await checkNow();
  await look();
  await act(async () => {
    workbook.type({ sheet: "公开01表", row: 40, column: 0 }, "注");
    await settled();
  });
  expect(document.querySelector('[role=group][aria-label="尾差配平"]')).toBeNull();
});

test("is looked for in the tables as they were checked: of the year in the file's name, without our own report", async () => {
  const sheets = [...seed("003"), { name: "核对报告", top: 0, left: 0, rows: [["公开表核对报告"], ["甲", 1, 2]] }];
  const own = new Session(new FakeWorkbook(sheets), inspect, false, () => "003-某局-2024决算.xlsx");
  await show(own);
  await checkNow();
  await look();
  const { before } = own.state().balancing!.outcome!;
  const checked = lastOf(own.state())!.report;
  expect(checked.sets[0]!.year).toBe("2024");
  expect([before.sets, before.strays]).toEqual([checked.sets, checked.strays]);
});
