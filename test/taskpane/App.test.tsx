/** @jest-environment jsdom */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { jest } from "@jest/globals";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { seedSheets } from "../../scripts/grid-text.ts";
import { check } from "../../src/core/check.ts";
import type { CellAddress, SheetGrid } from "../../src/core/grid.ts";
import type { Language } from "../../src/core/say.ts";
import { App, type PaneWorkbook } from "../../src/taskpane/App.tsx";

const SEEDS = join(process.cwd(), "seeds");
const seed = (id: string): SheetGrid[] =>
  seedSheets(
    readFileSync(
      join(
        SEEDS,
        readdirSync(SEEDS).find((file) => file.startsWith(id) && file.endsWith(".txt"))!,
      ),
      "utf8",
    ),
  );

/** The figure changed where it first stands in its sheet. */
function change(sheets: readonly SheetGrid[], name: string, from: number, to: number): SheetGrid[] {
  let done = false;
  return sheets.map((grid) => {
    if (grid.name !== name) return grid;
    const rows = grid.rows.map((row) =>
      row.map((value) => {
        if (done || value !== from) return value;
        done = true;
        return to;
      }),
    );
    return { ...grid, rows };
  });
}

let root: Root;
let shown: CellAddress[];

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  document.body.innerHTML = "<div></div>";
  root = createRoot(document.querySelector("div")!);
  shown = [];
});

afterEach(() => act(() => root.unmount()));

function workbook(sheets: readonly SheetGrid[]): PaneWorkbook {
  return {
    read: () => Promise.resolve(sheets),
    show: (at) => {
      shown.push(at);
      return Promise.resolve();
    },
  };
}

async function open(port: PaneWorkbook, language: Language = "zh-CN"): Promise<void> {
  await act(async () => {
    root.render(<App workbook={port} language={language} />);
    await Promise.resolve();
  });
}

async function press(button: Element | null | undefined): Promise<void> {
  await act(async () => {
    (button as HTMLElement).click();
    await Promise.resolve();
  });
}

const text = (selector: string): string => document.querySelector(selector)?.textContent ?? "";
const checkButton = (): HTMLElement => document.querySelector<HTMLElement>(".check")!;
const findings = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("section .findings button")];

test("before anything is checked", async () => {
  await open(workbook([]));
  expect(checkButton().textContent).toBe("核对");
  expect(text("main")).toContain("不访问外部网络");
});

test("a workbook that balances", async () => {
  await open(workbook(seed("003")));
  await press(checkButton());
  expect(text(".head")).toMatch(/^所有规则：\d+ 相符，\d+ 尾差，0 存疑，0 不符，/);
  expect(text("main")).toContain("认出 11 张表");
  expect(text("main")).toContain("青海决算");
  expect(document.querySelectorAll(".unequal")).toHaveLength(0);
});

test("one cell changed", async () => {
  const balanced = seed("003");
  const grid = balanced.find(({ name }) => name === "公开01表")!;
  const total = grid.rows.flatMap((row, r) => row.flatMap((cell, c) => (cell === "总计" ? [{ r, c }] : [])))[0]!;
  const figure = grid.rows[total.r]!.find((cell) => typeof cell === "number" && !Number.isInteger(cell)) as number;
  await open(workbook(change(balanced, "公开01表", figure, figure + 10)));
  await press(checkButton());
  expect(text(".head")).not.toContain(" 0 不符");
  expect(document.querySelector(".fine")).toBeNull();
  const [first] = findings();
  expect(first!.textContent).toMatch(/^不符/);
  await press(first);
  expect(shown).toHaveLength(1);
  expect(first!.querySelector(".cells")!.textContent).toContain(shown[0]!.sheet);
});

test("errors come first, hints and 尾差 are folded", async () => {
  await open(workbook(seed("000")));
  await press(checkButton());
  const verdicts = findings().map((button) => button.querySelector("strong")!.textContent);
  expect(verdicts.every((verdict) => !["提示", "尾差", "相符"].includes(verdict))).toBe(true);
  const folded = [...document.querySelectorAll("details:not([open]) > summary")].map((each) => each.textContent);
  expect(folded).toEqual(expect.arrayContaining([expect.stringMatching(/^尾差 \d+ 处/)]));
  // office.js in Excel on the web keeps Tab from a summary that does not say it is tabbable.
  expect(document.querySelectorAll("summary").length).toBeGreaterThan(0);
  expect(document.querySelectorAll("summary:not([tabindex='0'])")).toHaveLength(0);
});

test.each(["000", "003", "004"])("seed %s is green only if everything was tried and holds", async (id) => {
  await open(workbook(seed(id)));
  await press(checkButton());
  const { counts } = check(seed(id));
  const isOpen = counts.unequal + counts.doubtful + counts.untried + findings().length > 0;
  expect(document.querySelector(".fine") === null).toBe(isOpen);
});

test("missing tables take one line each", async () => {
  await open(workbook(seed("003").slice(0, 3)));
  await press(checkButton());
  expect(text("main")).toMatch(/没有公开04表 [^，]+，有 \d+ 条规则不能核对/);
  expect(document.querySelector(".fine")).toBeNull();
});

test("a workbook without tables", async () => {
  await open(workbook([{ name: "Sheet1", top: 0, left: 0, rows: [] }]));
  await press(checkButton());
  expect(text(".trouble")).toContain("没有认出公开表");
  expect(document.querySelector(".head")).toBeNull();
});

test("a workbook that cannot be read", async () => {
  const editing = Object.assign(new Error("Excel is in cell-editing mode"), { code: "InvalidOperationInCellEditMode" });
  const read = jest.fn<PaneWorkbook["read"]>().mockRejectedValueOnce(editing).mockRejectedValueOnce(new Error("lost"));
  await open({ ...workbook([]), read: read.mockResolvedValue(seed("003")) });
  await press(checkButton());
  expect(text(".trouble")).toContain("结束编辑");
  await press(checkButton());
  expect(text(".trouble")).toContain("没有读出来，没有核对（lost）");
  await press(checkButton());
  expect(document.querySelector(".trouble")).toBeNull();
  expect(text("main")).toContain("认出 11 张表");
});

test("a cell that cannot be shown", async () => {
  const sheets = seed("003")
    .slice(0, 3)
    .concat({ ...seed("003")[0]!, name: "副本" });
  await open({ ...workbook(sheets), show: () => Promise.reject(new Error("gone")) });
  await press(checkButton());
  await press(findings()[0]);
  expect(text(".trouble")).toMatch(/^不能转到 .+!/);
  expect(text(".head")).not.toBe("");
});

test("while it reads, a second press does nothing", async () => {
  const read = jest.fn<PaneWorkbook["read"]>().mockReturnValue(new Promise(() => undefined));
  await open({ ...workbook([]), read });
  await press(checkButton());
  expect(checkButton().textContent).toBe("正在核对……");
  await press(checkButton());
  expect(read).toHaveBeenCalledTimes(1);
});

test("in English", async () => {
  await open(workbook(seed("003")), "en-US");
  expect(checkButton().textContent).toBe("Check");
  await press(checkButton());
  expect(text("main")).toContain("11 tables recognised");
});
