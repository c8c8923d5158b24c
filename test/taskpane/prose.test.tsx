/** @jest-environment jsdom */
import { act } from "react";
import { qualified } from "../../src/core/sheet/grid.ts";
import { FakeWorkbook } from "./open.ts";
import { button, choose, come, key, open, press, session, settled, text, texts, withPane, write } from "./pane.tsx";
import { cell, seed } from "./seeds.ts";

withPane();

// jsdom has no layout.
Element.prototype.scrollIntoView = () => undefined;

const TITLE = "第三部分 2024年度部门决算情况说明";
const LINES = [
  TITLE,
  "三、支出决算情况说明",
  "本年支出合计670.84万元，其中：基本支出623.86万元，占93.00%；项目支出46.89万元，占7.00%。",
  "四、其他",
  "主要原因是是人员减少。",
];

/** The tab, with the words pasted. */
async function pasted(workbook: FakeWorkbook, lines: readonly string[] = LINES): Promise<void> {
  await open(workbook);
  await show();
  await press(button("粘贴文字"));
  await write(document.querySelector(".bring textarea"), lines.join("\n"));
  await press(button("核对这段文字"));
  await come(() => document.querySelector(".figure") !== null);
}

async function show(): Promise<void> {
  await press(document.querySelector("#tab-prose"));
  await come(() => document.querySelector(".bring, .prose-head") !== null);
}

const figure = (words: string): Element =>
  [...document.querySelectorAll(".figure")].find((one) => one.textContent === words)!;

test("pasted words show each figure with its verdict, and a figure leads to its cell", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  await pasted(workbook);
  expect(texts(".figure")).toEqual(["670.84万元", "623.86万元", "93.00%", "46.89万元", "7.00%", "是是"]);
  expect(figure("46.89万元").getAttribute("aria-label")).toBe("46.89万元 不符");
  expect(figure("是是").getAttribute("aria-label")).toBe("是是 提示");
  await press(figure("46.89万元"));
  expect(workbook.shown.map(qualified)).toEqual(["公开03表!E7"]);
  expect(text(".figure-detail")).toContain("表中为 46.98万元");
  expect(text(".mended p")).toContain("项目支出46.98万元，占7.00%");
});

test("the next and the one before go through what is to be looked at, with their number", async () => {
  await pasted(new FakeWorkbook(seed("003")));
  expect(text(".prose-head")).toContain("要看的 2 处");
  await press(button("下一处"));
  expect(document.activeElement).toBe(figure("46.89万元"));
  expect(text(".prose-head")).toContain("第 1 处，共 2 处");
  await press(button("下一处"));
  expect(document.activeElement).toBe(figure("是是"));
  await press(button("上一处"));
  expect(document.activeElement).toBe(figure("46.89万元"));
  await key("ArrowUp");
  expect(document.activeElement).toBe(figure("93.00%"));
});

test("a cell that is selected marks the figures that quote it", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  await pasted(workbook);
  await act(async () => {
    workbook.stand(cell("公开03表", "D7"));
    await settled();
  });
  expect(texts(".figure.quoted")).toEqual(["623.86万元"]);
  expect(text(".quotes")).toBe("文中 1 处引用 公开03表!D7");
});

test("changed cells make it stale, and it is checked again", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  await pasted(workbook);
  await act(async () => {
    workbook.type(cell("公开03表", "E7"), 46.89);
    await settled();
  });
  expect(text(".prose-head")).toContain("可能已过时");
  await press(button("重新核对"));
  await come(() => document.querySelector(".stale") === null);
  expect(figure("46.89万元").getAttribute("aria-label")).toBe("46.89万元 相符");
});

test("of two cells that may be wrong the one that the words contradict comes first, in the list of the check too", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  await open(workbook);
  await act(async () => {
    workbook.type(cell("公开11表", "C6"), 9.38);
    await settled();
  });
  const first = (): string[] => {
    const { phase } = session.state();
    const suspects = phase.is === "checked" ? phase.last.report.suspects : [];
    return suspects.filter(({ rank }) => rank === 1).flatMap(({ cells }) => cells.map(qualified));
  };
  await press(document.querySelector(".check"));
  expect(first()).toEqual(["公开11表!C6", "公开11表!C5"]);
  await show();
  await press(button("粘贴文字"));
  const words = "本部门政府采购支出总额9.33万元，其中：政府采购货物支出9.33万元、政府采购工程支出0万元。";
  await write(document.querySelector(".bring textarea"), [TITLE, "十一、政府采购支出情况说明", words].join("\n"));
  await press(button("核对这段文字"));
  await come(() => document.querySelector(".figure") !== null);
  const figures = [...document.querySelectorAll(".figure")].map((one) => one.getAttribute("aria-label"));
  expect(figures).toEqual(["9.33万元 相符", "9.33万元 不符", "0万元 相符"]);
  await press([...document.querySelectorAll(".figure")][1]);
  expect(text(".figure-detail")).toContain("像是表里这一格写错");
  expect(first()).toEqual(["公开11表!C6"]);
});

test("only what is to be looked at, and another document", async () => {
  await pasted(new FakeWorkbook(seed("003")));
  await press(document.querySelector(".prose-head input[type=checkbox]"));
  expect(texts(".prose-text p")).toHaveLength(2);
  await press(button("换一份说明"));
  expect(document.querySelector(".bring")).not.toBeNull();
});

test("a sheet that holds words is offered, and its figures are held against the others", async () => {
  const words = { name: "编制说明", top: 0, left: 0, rows: LINES.map((line) => [line]) };
  await open(new FakeWorkbook([words, ...seed("003")]));
  await show();
  await come(() => document.querySelector(".bring select") !== null);
  await choose(document.querySelector(".bring select"), "编制说明");
  await come(() => document.querySelector(".figure") !== null);
  expect(figure("46.89万元").getAttribute("aria-label")).toBe("46.89万元 不符");
});

test("the report sheet has a part for the words", async () => {
  const workbook = new FakeWorkbook(seed("003"));
  await pasted(workbook);
  await press(document.querySelector("#tab-check"));
  await press(document.querySelector(".check"));
  await press(button("核对报告"));
  const lines = workbook.pages[0]!.rows.map(([first]) => String(first));
  expect(lines).toContain("说明文字：粘贴的文字");
  expect(lines.filter((line) => line.includes("46.89万元"))).toEqual([
    expect.stringMatching(/^不符 三 .*表中为 46\.98万元.*公开03表!E7/),
  ]);
  expect(session.state().prose.stale).toBe(false);
});
