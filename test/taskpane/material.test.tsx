/** @jest-environment jsdom */
import { readFileSync } from "node:fs";
import { TextDecoder, TextEncoder } from "node:util";
import { act } from "react";
import { qualified } from "../../src/core/sheet/grid.ts";
import { FakeWorkbook } from "./open.ts";
import { button, come, open, press, settled, text, texts, unfold, withPane } from "./pane.tsx";
import { seed } from "./seeds.ts";

// jsdom has none, and files are read with them.
Object.assign(globalThis, { TextDecoder, TextEncoder });
const { changedSeed, seedPath } = await import("../cli/workbooks.ts");

withPane();

const downloads: { readonly name: string; readonly content: Blob }[] = [];
let blob: Blob | undefined;
URL.createObjectURL = (made: Blob) => {
  blob = made;
  return "blob:x";
};
URL.revokeObjectURL = () => undefined;
HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
  if (blob !== undefined) downloads.push({ name: this.download, content: blob });
};

async function opened(workbook: FakeWorkbook): Promise<void> {
  await open(workbook);
  await press(document.querySelector("#tab-prose"));
  await come(() => document.querySelector(".bring") !== null);
  await unfold(/^公开材料/);
  await come(() => /公开检查清单：有 \d/.test(text(".material")));
}

/** Drops a file on the row of a workbook beside. */
async function drop(row: string, name: string, bytes: Uint8Array): Promise<void> {
  const event = new Event("drop", { bubbles: true, cancelable: true });
  Object.assign(event, {
    dataTransfer: {
      files: [{ name, arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer) }],
      types: ["Files"],
    },
  });
  await act(async () => {
    document.querySelector(`[role=group][aria-label="${row}"]`)!.dispatchEvent(event);
    await settled();
  });
}

test("last year's workbook and the approved one are dropped, matched, and say what differs; a cell leads there", async () => {
  const workbook = new FakeWorkbook(seed("000"));
  await opened(workbook);
  await drop("上年表", "2022决算.xlsx", changedSeed("000", 1, { F36: "30", C38: "1869.73", F38: "1869.73" }));
  await come(() => text(".material").includes("存疑 1"));
  expect(text(".material")).toContain("年初结转和结余 35.90 万元，上年《收入支出决算总表》年末结转和结余 30.00 万元");
  await press(document.querySelector(".beside .cell"));
  expect(workbook.shown.map(qualified)).toEqual(["公开01表!C36"]);
  await unfold(/^与上年相比/);
  expect(text(".material")).toContain("收支总计 1,869.73 → 1,941.82，增加 72.09 万元");
  await drop("批复（年初预算）", "批复2023.xlsx", new Uint8Array(readFileSync(seedPath("000"))));
  await come(() => text(".material").includes("该一致的都一致"));
  await drop("上年表", "坏.xlsx", new Uint8Array([1, 2, 3]));
  await come(() => text("[role=alert]").includes("读不出“坏.xlsx”"));
  // Nothing was written.
  expect(workbook.pages).toEqual([]);
});

test("the checklist is a list with places, a sheet, and a page", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  await opened(workbook);
  await unfold(/^公开检查清单/);
  expect(texts(".checklist > li")).toHaveLength(21);
  const empty = [...document.querySelectorAll(".checklist > li")].find((one) =>
    one.textContent.includes("空表有说明"),
  )!;
  expect(empty.textContent).toMatch(/^无 空表有说明/);
  await press(empty.querySelector(".cell"));
  expect(workbook.shown.map(({ sheet }) => sheet)).toEqual(["公开07表"]);
  await press(button("写成工作表"));
  expect(workbook.pages.map(({ name }) => name)).toEqual(["公开检查清单"]);
  await press(button("存为网页"));
  expect(downloads.at(-1)!.name).toBe("公开检查清单.html");
});

test("what only a person knows is asked on a sheet of the user's own; words and document are downloads", async () => {
  const workbook = new FakeWorkbook(seed("000"));
  await opened(workbook);
  await unfold(/^写情况说明/);
  expect(text(".material")).toMatch(/还有 \d+ 处要填/);
  const before = workbook.sheets.length;
  await press(button("说明用数写成工作表"));
  await come(() => workbook.sheets.length === before + 1);
  expect(workbook.sheets.at(-1)!.name).toBe("说明用数");
  await press(button("情况说明写成公式表"));
  await come(() => workbook.sheets.some(({ name }) => name === "情况说明"));
  await press(button("情况说明存为 .docx"));
  await come(() => downloads.some(({ name }) => name === "情况说明.docx"));
  await press(button("整份文件存为 .docx"));
  await come(() => downloads.some(({ name }) => name === "公开文件.docx"));
  expect(downloads.at(-1)!.content.size).toBeGreaterThan(5000);
});
