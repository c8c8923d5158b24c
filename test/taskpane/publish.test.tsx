/** @jest-environment jsdom */
import { readFileSync } from "node:fs";
import { TextDecoder, TextEncoder } from "node:util";
import type { FileAccess } from "../../src/app/port.ts";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { Session } from "../../src/app/session.ts";
import { FileTrouble } from "../../src/files/refusals.ts";
import { FakeWorkbook } from "./open.ts";
import { button, come, key, press, session, show, text, texts, withPane } from "./pane.tsx";
import { seed } from "./seeds.ts";

// jsdom has none, and files are read with them.
Object.assign(globalThis, { TextDecoder, TextEncoder });
const { planPublishing } = await import("../../src/files/publish.ts");
const { saveEdits } = await import("../../src/files/xlsx/save.ts");
const { seedPath } = await import("../cli/workbooks.ts");

const { readWorkbook } = await import("../../src/files/read.ts");
const { check } = await import("../../src/core/check.ts");
const { honestFinal, inYuan } = await import("../core/honest.ts");
const { writeXlsx } = await import("hucre/xlsx");

withPane();

/** The file of the workbook, and what was made of it. */
class FakeFiles implements FileAccess {
  readonly given: Uint8Array[] = [];
  /** The user closes the dialog that asks for a place. */
  cancels = false;
  /** How often a copy was to be put somewhere. */
  asked = 0;

  constructor(public file: Uint8Array | Error) {}

  bytes(): Promise<Uint8Array> {
    return this.file instanceof Error ? Promise.reject(this.file) : Promise.resolve(this.file);
  }

  give(copy: Uint8Array): Promise<{ how: "saved"; name: string } | undefined> {
    this.asked++;
    if (!this.cancels) this.given.push(copy);
    return Promise.resolve(this.cancels ? undefined : { how: "saved", name: "决算.公开.xlsx" });
  }
}

const withFormulas = (...columns: readonly number[]): Uint8Array =>
  saveEdits(new Uint8Array(readFileSync(seedPath("003"))), {
    sheets: [
      {
        sheet: "公开03表",
        cells: columns.map((column) => ({ row: 8, column, holds: { formula: "=D9+E9", value: 461.04 } })),
      },
    ],
  });

const box = (): string => text('[role=group][aria-label="清洁发布版"]');

/** Presses, and waits until the box says this. */
async function pressUntil(name: string, says: string): Promise<void> {
  await press(button(name));
  await come(() => box().includes(says));
}

const openWith = (files: FileAccess): Promise<void> => show(new Session(new FakeWorkbook(seed("003"))), "zh-CN", files);

test("all that would go is listed, what is unticked stays, and the copy is checked", async () => {
  const files = new FakeFiles(withFormulas(2));
  await openWith(files);
  await pressUntil("清洁发布版…", "副本里");
  expect(texts(".publish .choices > li")).toEqual([
    "公式换成数值工作表“公开03表”，1 格，C9",
    "没有数的表写上空表说明工作表“公开07表”工作表“公开08表”",
  ]);
  expect(files.given).toEqual([]);
  await press([...document.querySelectorAll(".publish input")][1]);
  // What is typed meanwhile is in the copy.
  files.file = withFormulas(2, 3);
  await pressUntil("做一份副本", "已另存为");
  expect(box()).toContain("副本已另存为“决算.公开.xlsx”，原文件没有改动。");
  expect(box()).toMatch(/副本核对的结果与原文件相同：\d+ 相符/);
  const left = (await planPublishing(files.given[0]!)).steps.map(({ step }) => step);
  expect([...new Set(left)]).toEqual(["empty-note"]);
  await press(button("关闭"));
  expect([box(), document.activeElement!.textContent]).toEqual(["", "清洁发布版…"]);
});

test("who gives no place comes back to the list, and Escape leaves it", async () => {
  const files = new FakeFiles(withFormulas(2));
  files.cancels = true;
  await openWith(files);
  await pressUntil("清洁发布版…", "副本里");
  for (const times of [1, 2]) {
    await press(button("做一份副本"));
    await come(() => files.asked === times && box().includes("公式换成数值"));
  }
  expect(files.given).toEqual([]);
  await key("Escape", document.querySelector(".publish button"));
  expect(box()).toBe("");
});

test.each([
  [
    Object.assign(new Error("x"), { code: "NoFile" }),
    "取不到这个文件：没有保存过，或者这个版本的 Excel、WPS 不把整个文件交给加载项",
  ],
  [Object.assign(new Error("x"), { code: "SamePlace" }), "副本不会写到它上面"],
  [new FileTrouble("encrypted", "x"), "这个文件读不出来"],
  [new Error("断了"), "没有做成副本（Error: 断了），原文件没有改动"],
])("what goes wrong is said: %s", async (error, says) => {
  await openWith(new FakeFiles(error));
  await pressUntil("清洁发布版…", says);
  expect(button("做一份副本")).toBeUndefined();
});

test("another workbook in its place has no list yet", async () => {
  const files = new FakeFiles(withFormulas(2));
  await openWith(files);
  await pressUntil("清洁发布版…", "副本里");
  const before = session;
  await openWith(files);
  await before.close();
  expect(box()).toBe("");
});

test("tables in 元 are put in 万元 in another workbook, with 尾差 or settled", async () => {
  const grids = inYuan(() => honestFinal(2));
  const rows = ({ rows: all }: SheetGrid) =>
    all.map((row) => row.map((cell) => (typeof cell === "object" ? null : cell)));
  const files = new FakeFiles(
    await writeXlsx({ sheets: grids.map((grid) => ({ name: grid.name, rows: rows(grid) })) }),
  );
  await show(new Session(new FakeWorkbook(grids)), "zh-CN", files);
  await press(document.querySelector(".check"));
  const says = (): string => text('[role=group][aria-label="元 → 万元"]');
  const until = (part: string): Promise<void> => come(() => says().includes(part));
  await come(() => button("元 → 万元……") !== undefined);
  await press(button("元 → 万元……"));
  await until("换算后核对");
  expect(says()).toMatch(/11 张表由元换算成万元，\d+ 格/);
  await press(document.querySelector(".fill-box input"));
  await until("可以全部配平");
  await press(button("做一份万元的"));
  await until("已另存为");
  const { sheets } = await readWorkbook(files.given[0]!);
  expect(check(sheets).counts).toMatchObject({ rounding: 0, unequal: 0 });
});

test("where there is no file none is offered", async () => {
  await show(new Session(new FakeWorkbook(seed("003"))));
  expect(button("清洁发布版…")).toBeUndefined();
});
