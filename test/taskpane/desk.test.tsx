/** @jest-environment jsdom */
import { jest } from "@jest/globals";
import { act } from "react";
import { qualified, type CellAddress, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import type { Region } from "../../src/app/port.ts";
import type { FormulaCell } from "../../src/core/sheet/change.ts";
import { EXAMPLES } from "../../src/functions/examples.ts";
import { usage } from "../../src/functions/help.ts";
import { setOverlay } from "../../src/functions/overlay.ts";
import { FUNCTIONS } from "../../src/functions/reference.ts";
import { subjectCode, subjectName } from "../../src/functions/subjects.ts";
import { PATIENCE } from "../../src/app/checks.ts";
import { FakeWorkbook } from "./open.ts";
import {
  button,
  key,
  now,
  open,
  press,
  session,
  settled,
  stops,
  text,
  texts,
  unfold,
  withPane,
  write,
} from "./pane.tsx";
import { cell, changed, SECURITY, seed } from "./seeds.ts";

withPane();

afterEach(() => {
  setOverlay(undefined);
  delete document.documentElement.dataset["namespace"];
});

const FREE: CellAddress = { sheet: "公开01表", row: 99, column: 0 };

/** The tab 函数 of the pane. */
async function openTab(workbook = new FakeWorkbook(seed("003")), language?: "en-US"): Promise<FakeWorkbook> {
  await open(workbook, language);
  await act(settled);
  await press(document.querySelector("#tab-functions"));
  return workbook;
}

const search = (words: string): Promise<void> => write(document.querySelector(".search input"), words);
const hint = (): string => text(".finder .hint");
const rows = (): string[] => texts(".subject").map((row) => row.replace(/\s+/g, " ").trim());
const row = (code: string): HTMLElement =>
  [...document.querySelectorAll<HTMLElement>(".subject")].find((one) => text1(one, ".code") === code)!;
const text1 = (within: ParentNode, selector: string): string => within.querySelector(selector)?.textContent ?? "";
const focused = (): string => document.activeElement!.textContent;
/** What those hear who do not see the pane. */
const said = (): string => [...document.querySelectorAll("[role=status].heard")].at(-1)!.textContent;
const select = (workbook: FakeWorkbook, at: CellAddress, areas: readonly Region[] = []): void => {
  workbook.selected = { cell: at, areas };
};

describe("the tabs", () => {
  const tabs = (): (readonly [string, string | null, number])[] =>
    [...document.querySelectorAll<HTMLElement>("[role=tab]")].map(
      (tab) => [tab.textContent, tab.getAttribute("aria-selected"), tab.tabIndex] as const,
    );
  const NAMES = ["核对", "说明", "模板", "函数"];
  const chosen = (title: string): unknown =>
    NAMES.map((name) => [name, String(name === title), name === title ? 0 : -1]);

  test("are walked by ← → Home End, and Tab stops at the chosen one alone", async () => {
    await open(new FakeWorkbook(seed("003")));
    expect(tabs()).toEqual(chosen("核对"));
    await now(() => document.querySelector<HTMLElement>("#tab-check")!.focus());
    for (const [name, title] of [
      ["ArrowRight", "说明"],
      ["ArrowRight", "模板"],
      ["ArrowRight", "函数"],
      ["ArrowRight", "核对"],
      ["ArrowLeft", "函数"],
      ["ArrowLeft", "模板"],
      ["ArrowLeft", "说明"],
      ["End", "函数"],
      ["Home", "核对"],
    ] as const) {
      await key(name);
      expect(tabs()).toEqual(chosen(title));
      expect(focused()).toBe(title);
    }
  });

  test("name the panel that they show", async () => {
    await openTab();
    const panel = document.querySelector("[role=tabpanel]")!;
    expect(document.querySelector("[role=tab]")!.getAttribute("aria-controls")).toBe(panel.id);
    expect(panel.getAttribute("aria-labelledby")).toBe("tab-functions");
    expect(panel.querySelector(".search")).not.toBeNull();
    expect(document.querySelector(".check, .actions")).toBeNull();
  });

  test("leave the check as it is", async () => {
    await open(changed({ [SECURITY]: 577.42 }));
    await press(document.querySelector(".check"));
    const found = stops();
    await press(document.querySelector("#tab-functions"));
    await press(document.querySelector("#tab-check"));
    expect(stops()).toEqual(found);
  });
});

describe("looking a 科目 up", () => {
  test("says up to which edition the catalogue goes, and shows its charts", async () => {
    await openTab();
    expect(hint()).toMatch(/^政府收支分类科目，内置到 20\d\d 年。旧名也能查到。$/);
    expect(texts(".charts .fold-head")).toEqual([
      "支出功能分类",
      "部门预算支出经济分类",
      "政府预算支出经济分类",
      "收入分类",
    ]);
  });

  test.each<[string, string]>([
    ["the code", "2080505"],
    ["full-width digits", "２０８０５０５"],
    ["a code in parts", "208 05 05"],
    ["words of its name", "养老保险　缴费支出"],
    ["words and the beginning of the code", "208 养老保险缴费"],
  ])("by %s", async (_, words) => {
    await openTab();
    await search(words);
    expect(rows()[0]).toBe("2080505 机关事业单位基本养老保险缴费支出社会保障和就业支出 › 行政事业单位养老支出");
    expect(hint()).toBe("共 1 个");
  });

  test("by a former name, which the details tell", async () => {
    await openTab();
    await search("文化体育与传媒支出");
    expect(rows()).toEqual(["207 文化旅游体育与传媒支出"]);
    await press(row("207"));
    expect(texts(".subject-details p").some((line) => line.startsWith("旧名：文化体育与传媒支出"))).toBe(true);
  });

  test("a code that a province has below a 款 finds the 款", async () => {
    await openTab();
    await search("3010203");
    expect(rows()).toEqual(["30102 津贴补贴工资福利支出"]);
  });

  test("twenty at a time", async () => {
    await openTab();
    await search("行政运行");
    expect([rows().length, hint()]).toEqual([20, "先列 20 个"]);
    await press(document.querySelector(".more-rows"));
    expect([rows().length, hint()]).toEqual([40, "先列 40 个"]);
    // Other words begin anew.
    await search("一般行政管理事务");
    expect(rows()).toHaveLength(20);
  });

  test.each(["没有这个科目", "9", "-", "%", "[", "208 甲"])("%s finds nothing, and says what to do", async (words) => {
    await openTab();
    await search(words);
    expect(rows()).toEqual([]);
    expect(hint()).toBe("没有找到。请换几个字，或只输前几位编码。");
  });

  test("Escape empties the field; empty, it is left to Excel", async () => {
    await openTab();
    await search("2080505");
    const heard: string[] = [];
    const hear = (event: KeyboardEvent): void => void heard.push(event.key);
    window.addEventListener("keydown", hear);
    const field = document.querySelector<HTMLInputElement>(".search input")!;
    await key("Escape", field);
    expect([field.value, heard, texts(".charts .fold-head").length]).toEqual(["", [], 4]);
    await key("Escape", field);
    expect(heard).toEqual(["Escape"]);
    window.removeEventListener("keydown", hear);
  });
});

describe("the tree", () => {
  const tabbable = (): string[] =>
    [...document.querySelectorAll<HTMLElement>(".walk button")].filter((one) => one.tabIndex === 0).map(focusable);
  const focusable = (one: HTMLElement): string => text1(one, ".code") || one.textContent;
  const at = (): string => focusable(document.activeElement as HTMLElement);

  test("opens by → and closes by ←; ↑ ↓ walk through what is open, however deep", async () => {
    await openTab();
    await unfold(/^支出功能分类$/);
    const before = rows().length;
    await now(() => row("208").focus());
    await key("ArrowRight");
    expect(row("208").getAttribute("aria-expanded")).toBe("true");
    expect(rows().length).toBeGreaterThan(before);
    // → again changes nothing.
    await key("ArrowRight");
    expect(row("208").getAttribute("aria-expanded")).toBe("true");
    await key("ArrowDown");
    expect(at()).toBe("20801");
    await key("ArrowDown");
    await key("ArrowDown");
    await key("ArrowDown");
    expect(at()).toBe("20805");
    await key("ArrowRight");
    await key("ArrowDown");
    await key("ArrowDown");
    expect(at()).toBe("2080502");
    await key("ArrowUp");
    await key("ArrowUp");
    expect(at()).toBe("20805");
    await key("ArrowLeft");
    expect(row("20805").getAttribute("aria-expanded")).toBe("false");
    await key("ArrowDown");
    expect(at().slice(0, 5)).not.toBe("20805");
    await key("Home");
    expect(at()).toBe("201");
    await key("End");
    expect(at()).toMatch(/^23\d$/);
  });

  test("walks through every row, each once", async () => {
    await openTab();
    await search("20805");
    await press(row("20805"));
    const all = [...document.querySelectorAll<HTMLElement>(".subject")].length;
    await now(() => document.querySelector<HTMLElement>(".subject")!.focus());
    const walked = [document.activeElement];
    for (;;) {
      await key("ArrowDown");
      if (document.activeElement === walked.at(-1)) break;
      walked.push(document.activeElement);
    }
    expect(walked).toHaveLength(all);
    expect(new Set(walked).size).toBe(all);
    expect(all).toBeGreaterThan(10);
  });

  test("Tab reaches one row, and what can be done with it", async () => {
    await openTab();
    await unfold(/^支出功能分类$/);
    await press(row("208"));
    await now(() => row("208").focus());
    expect(tabbable()).toEqual(["208", "插入名称", "插入编码", "插入公式", "插入科目行"]);
    await key("ArrowDown");
    expect(tabbable()).toEqual(["20801"]);
    await now(() => document.querySelector<HTMLElement>(".subject-details button")!.focus());
    expect(tabbable()).toEqual(["208", "插入名称", "插入编码", "插入公式", "插入科目行"]);
  });
});

describe("the details", () => {
  const details = async (code: string): Promise<string[]> => {
    await search(code);
    await press(row(code));
    return texts(".subject-details p");
  };

  test("say where code and name were read, since when and until when, and former names", async () => {
    await openTab();
    expect(await details("20805")).toEqual([
      "编码和名称见于公开的决算、预算文件。",
      "旧名：行政事业单位离退休（用到 2019 年）",
    ]);
    expect(await details("20139")).toEqual(["编码和名称见于公开的科目目录。", "2024 年起使用。"]);
    expect(await details("2010308")).toEqual(["未核：编码和名称没有对过官方目录。", "用到 2023 年。"]);
    expect(rows()[0]).toContain("未核");
    expect(texts(".tag")).toEqual(["未核"]);
  });
});

describe("inserting", () => {
  const insert = async (code: string, what: string): Promise<void> => {
    await search(code);
    if (row(code).getAttribute("aria-expanded") === "false") await press(row(code));
    await press(button(what));
  };

  test.each<[string, string, CellValue, string]>([
    ["the name", "插入名称", "机关事业单位基本养老保险缴费支出", "机关事业单位基本养老保险缴费支出"],
    // As text, so that it stays one.
    ["the code", "插入编码", "'2080505", "2080505"],
    ["the formula", "插入公式", "=科目名称(2080505)", "=科目名称(2080505)"],
  ])("%s into an empty cell, without a question, and back", async (_, what, typed, shown) => {
    const workbook = await openTab();
    await insert("2080505", what);
    expect(workbook.at(FREE)).toBe(typed);
    expect(said()).toBe(`已在 公开01表!A100 插入 ${shown}`);
    expect(text(".box.plain h2")).toBe(`已在 公开01表!A100 插入 ${shown}`);
    await press(button("撤销本次操作"));
    expect(workbook.at(FREE)).toBeNull();
    expect(said()).toBe("已撤销：公开01表!A100");
    expect(button("撤销本次操作")).toBeUndefined();
  });

  test("into a cell that holds something asks first; Escape leaves it, and the focus goes back", async () => {
    const workbook = await openTab();
    select(workbook, cell("公开01表", "F15"));
    await search("2080505");
    await press(row("2080505"));
    await now(() => button("插入编码")!.focus());
    await press(button("插入编码"));
    expect(text(".box.doubt h2")).toBe("公开01表!F15 里有“576.42”，换成“2080505”吗？");
    expect(focused()).toBe("替换");
    await key("Escape");
    expect(document.querySelector(".box.doubt")).toBeNull();
    expect(focused()).toBe("插入编码");
    expect(workbook.at(cell("公开01表", "F15"))).toBe(576.42);

    await press(button("插入编码"));
    await press(button("取消"));
    expect([workbook.at(cell("公开01表", "F15")), focused()]).toEqual([576.42, "插入编码"]);

    await press(button("插入编码"));
    await press(button("替换"));
    expect([workbook.at(cell("公开01表", "F15")), focused()]).toEqual(["'2080505", "插入编码"]);
    expect(text(".box.plain h2")).toBe("公开01表!F15 已由 576.42 换成 2080505");
    await press(button("撤销本次操作"));
    expect(workbook.at(cell("公开01表", "F15"))).toBe(576.42);
  });

  test("asks anew where another is inserted before the answer", async () => {
    const workbook = await openTab();
    select(workbook, cell("公开01表", "F15"));
    await insert("2080505", "插入编码");
    await press(button("插入名称"));
    expect(texts(".box.doubt h2")).toEqual(["公开01表!F15 里有“576.42”，换成“机关事业单位基本养老保险缴费支出”吗？"]);
    await press(button("替换"));
    expect(workbook.at(cell("公开01表", "F15"))).toBe("机关事业单位基本养老保险缴费支出");
  });

  test("is not done where the cell has changed since the question", async () => {
    const workbook = await openTab();
    select(workbook, cell("公开01表", "F15"));
    await insert("2080505", "插入编码");
    workbook.set(cell("公开01表", "F15"), 1);
    await press(button("替换"));
    expect(workbook.at(cell("公开01表", "F15"))).toBe(1);
    expect(text(".box.trouble h2")).toBe("公开01表!F15 没有插入：它刚刚又有变动，请再试一次。");
  });

  test("says what went wrong in Excel", async () => {
    const workbook = await openTab();
    workbook.selection = () => Promise.reject(Object.assign(new Error("no"), { code: "InvalidSelection" }));
    await insert("2080505", "插入编码");
    expect(text(".box.trouble h2")).toContain("InvalidSelection");
  });
});

describe("all functions", () => {
  const open15 = async (): Promise<Element[]> => {
    await unfold(/^函数一览$|^All functions$/);
    for (const head of document.querySelectorAll(".fold-body > .fold .fold-head[aria-expanded=false]"))
      if (head.textContent.startsWith("=")) await press(head);
    return [...document.querySelectorAll(".function")];
  };

  test.each(["zh", "en"] as const)("with usage, parameters and examples: %s", async (names) => {
    const workbook = await openTab();
    if (names === "en") await press(document.querySelector(".names input"));
    const shown = await open15();
    expect(FUNCTIONS).toHaveLength(15);
    expect(texts(".fold-head").filter((title) => title.startsWith("="))).toEqual(
      FUNCTIONS.map((help) => usage(help, names)),
    );
    for (const [i, help] of FUNCTIONS.entries()) {
      const [about] = texts("p", shown[i]);
      expect(about).toBe(help.description.zh);
      expect(texts("dt", shown[i])).toEqual(
        help.parameters.map(({ name, optional }) => `${name[names]}${optional ? " （可省略）" : ""}`),
      );
      expect(texts("dd", shown[i])).toEqual(help.parameters.map(({ description }) => description.zh));
      const examples = EXAMPLES.filter(({ id }) => id === help.id);
      expect(examples.length).toBeGreaterThan(0);
      expect(texts(".examples li", shown[i])).toHaveLength(examples.length);
      for (const formula of texts("code", shown[i])) expect(formula).toContain(`${help.name[names]}(`);
    }
    // Every example goes in as it stands there.
    for (const example of document.querySelectorAll(".examples li")) {
      workbook.set(FREE, null);
      await press(example.querySelector("button"));
      expect(workbook.at(FREE)).toBe(text1(example, "code"));
    }
    expect(texts(".examples li")).toHaveLength(EXAMPLES.length);
  });

  test("a rate goes in as a percentage", async () => {
    const workbook = await openTab();
    const written = jest.spyOn(workbook, "write");
    await open15();
    await press(button("插入 =执行率(15,95.98)"));
    await press(button("撤销本次操作"));
    await press(button("插入 =转为万元(-123450)"));
    expect(written.mock.calls.map(([[change]]) => [change!.after, change!.format?.after])).toEqual([
      [[["=执行率(15,95.98)"]], "0.00%"],
      [[[null]], expect.anything()],
      [[["=转为万元(-123450)"]], undefined],
    ]);
  });

  test("what a spill shows, and the sentence on an error", async () => {
    await openTab();
    await open15();
    const shows = texts(".shows");
    expect(shows).toContain("→ 类；款；项");
    expect(shows).toContain("→ #N/A（没有此科目编码：2080777）");
  });

  test("under the English names, which are remembered", async () => {
    const workbook = await openTab();
    await press(document.querySelector(".names input"));
    await open15();
    await press(button("插入 =SUBJECT_PARENT(2080505)"));
    expect(workbook.at(FREE)).toBe("=SUBJECT_PARENT(2080505)");
    await press(document.querySelector("#tab-check"));
    await press(document.querySelector("#tab-functions"));
    expect(document.querySelector<HTMLInputElement>(".names input")!.checked).toBe(true);
    await press(document.querySelector(".names input"));
    await open15();
    expect(button("插入 =上级科目(2080505)")).toBeDefined();
  });

  test("behind the namespace of an office", async () => {
    document.documentElement.dataset["namespace"] = "GK";
    const workbook = await openTab();
    await open15();
    await press(button('插入 =GK.科目名称(GK.上级科目(2080505,"类"))'));
    expect(workbook.at(FREE)).toBe('=GK.科目名称(GK.上级科目(2080505,"类"))');
    workbook.set(FREE, null);
    await search("207");
    await press(row("207"));
    await press(button("插入公式"));
    expect(workbook.at(FREE)).toBe("=GK.科目名称(207)");
  });
});

describe("科目表", () => {
  const TABLE: SheetGrid = {
    name: "科目表",
    top: 0,
    left: 0,
    rows: [
      ["编码", "名称"],
      ["2080177", "社保卡管理"],
      [2080150, "事业运行（本级）"],
      ["20801501", "八位"],
      ["20888", "新增款"],
      ["2088801", "款下的项"],
    ],
  };
  const withTable = (table = TABLE): FakeWorkbook => new FakeWorkbook([...seed("003"), table]);
  const openFold = (): Promise<void> => unfold(/^科目表$/);
  const state = (): string => text(".subject-table > p");
  const LOADED = "正在用 “科目表”：4 个科目，其中 3 个是目录里没有的。名称以它为准。";
  const NONE = "本工作簿没有“科目表”，函数按内置的科目目录回答。";

  test("is read when the workbook is opened; formulas answer by it, calculated again once", async () => {
    const workbook = await openTab(withTable());
    expect(subjectName("2080177")).toBe("社保卡管理");
    expect(subjectName(2080150)).toBe("事业运行（本级）");
    expect(subjectCode("社保卡管理")).toBe("2080177");
    expect(subjectName(2080505)).toBe("机关事业单位基本养老保险缴费支出");
    expect(workbook.calculations).toBe(1);
    expect(said()).toBe(`${LOADED}公式已重新计算。`);
    await openFold();
    expect(state()).toBe(LOADED);
    expect(button("不再用选中的区域")).toBeUndefined();
  });

  test("is asked for where there is none, and nothing is calculated", async () => {
    const workbook = await openTab();
    await openFold();
    expect([state(), workbook.calculations, workbook.looks]).toEqual([NONE, 0, 1]);
    await press(button("重新读取"));
    expect([workbook.calculations, workbook.looks]).toEqual([0, 2]);
  });

  test("that has no codes is there, and says what belongs in it", async () => {
    const workbook = await openTab(withTable({ ...TABLE, rows: [["说明"], ["本表待填"]] }));
    await openFold();
    expect(state()).toBe("“科目表” 里没有读到科目编码：请检查第一列是编码、第二列是名称，再点“重新读取”。");
    expect(workbook.calculations).toBe(0);
    workbook.sheets = withTable().sheets;
    await press(button("重新读取"));
    expect([state(), workbook.calculations]).toEqual([LOADED, 1]);
  });

  test("lists what is odd about it, and each leads to its cell", async () => {
    const workbook = await openTab(withTable());
    await openFold();
    expect(text(".subject-table h3")).toBe("要留意的 2 处");
    expect(texts(".conflicts li")).toEqual([
      "科目表!A3：2080150 目录里叫“事业运行”，改用“事业运行（本级）”。",
      "科目表!A4：“20801501”不是 3、5、7 位的科目编码，没有用。",
    ]);
    await press(document.querySelectorAll(".conflicts button")[1]);
    expect(workbook.shown.map(qualified)).toEqual(["科目表!A4"]);
  });

  test("with much that is odd lists fifty at a time", async () => {
    const many = Array.from({ length: 120 }, (_, i) => [`12345678${i}`, "甲"]);
    await openTab(withTable({ ...TABLE, rows: [["编码", "名称"], ...many] }));
    await openFold();
    expect(texts(".conflicts li")).toHaveLength(50);
    await press(button("再显示一些"));
    await press(button("再显示一些"));
    expect(texts(".conflicts li")).toHaveLength(120);
    expect(button("再显示一些")).toBeUndefined();
  });

  test("is found by search before the catalogue, and stands in the tree", async () => {
    await openTab(withTable());
    await search("社保");
    expect(rows()[0]).toBe("2080177 社保卡管理科目表社会保障和就业支出 › 人力资源和社会保障管理事务");
    // 208 01 77 is the code as well.
    await search("208 01 77");
    expect(rows()).toEqual(["2080177 社保卡管理科目表社会保障和就业支出 › 人力资源和社会保障管理事务"]);
    await press(row("2080177"));
    expect(texts(".subject-details p")).toEqual(["只在本工作簿的“科目表”里有，目录里没有。"]);
    await search("款下的项");
    expect(rows()).toEqual(["2088801 款下的项科目表社会保障和就业支出 › 新增款"]);
    await search("2080150");
    expect(rows()[0]).toContain("事业运行（本级）科目表");
    await press(row("2080150"));
    expect(texts(".subject-details p")[0]).toBe("本工作簿的“科目表”这样叫；目录里叫“事业运行”。");
    await search("");
    await unfold(/^支出功能分类$/);
    await press(row("208"));
    expect(rows()).toContain("20888 新增款科目表");
    await press(row("20888"));
    expect(rows()).toContain("2088801 款下的项科目表");
  });

  test("inserts the name as it has it", async () => {
    const workbook = await openTab(withTable());
    await search("2080150");
    await press(row("2080150"));
    await press(button("插入名称"));
    expect(workbook.at(FREE)).toBe("事业运行（本级）");
  });

  test("that was edited is read again once the user pauses, and calculated only where it is other", async () => {
    const workbook = await openTab(withTable());
    jest.useFakeTimers();
    const looks = workbook.looks;
    await now(() => workbook.type(cell("科目表", "B2"), "社保卡"));
    await act(() => jest.advanceTimersByTimeAsync(PATIENCE - 1));
    await now(() => workbook.type(cell("科目表", "B2"), "社保卡服务"));
    await act(() => jest.advanceTimersByTimeAsync(PATIENCE - 1));
    expect([workbook.looks, subjectName(2080177)]).toEqual([looks, "社保卡管理"]);
    await act(() => jest.advanceTimersByTimeAsync(1));
    expect([workbook.looks, subjectName(2080177), workbook.calculations]).toEqual([looks + 1, "社保卡服务", 2]);
    // Another cell, and formulas that were calculated: the table is the same.
    await now(() => workbook.type(cell("公开01表", "F15"), 5));
    await now(() => workbook.watchers.forEach((told) => told()));
    await act(() => jest.advanceTimersByTimeAsync(PATIENCE));
    expect([workbook.looks, workbook.calculations]).toEqual([looks + 2, 2]);
  });

  test("is not looked for after every change where there is none", async () => {
    const workbook = await openTab();
    jest.useFakeTimers();
    await now(() => workbook.type(cell("公开01表", "F15"), 5));
    await act(() => jest.advanceTimersByTimeAsync(PATIENCE * 2));
    expect(workbook.looks).toBe(1);
  });

  test("is looked for no more when the pane is closed", async () => {
    const workbook = await openTab(withTable());
    jest.useFakeTimers();
    await now(() => workbook.type(cell("科目表", "B2"), "改名"));
    await act(() => session.close());
    await act(() => jest.advanceTimersByTimeAsync(PATIENCE * 2));
    expect(workbook.looks).toBe(1);
  });

  test("that is deleted leaves the catalogue", async () => {
    const workbook = await openTab(withTable());
    await openFold();
    workbook.sheets = seed("003");
    jest.useFakeTimers();
    await now(() => workbook.watchers.forEach((told) => told()));
    await act(() => jest.advanceTimersByTimeAsync(PATIENCE));
    expect(state()).toBe(NONE);
    expect(subjectName(2080150)).toBe("事业运行");
    expect(workbook.calculations).toBe(2);
  });

  test("that comes after the pane was opened is found by the next check", async () => {
    const workbook = await openTab();
    workbook.sheets = withTable().sheets;
    await press(document.querySelector("#tab-check"));
    await press(document.querySelector(".check"));
    expect(subjectName(2080177)).toBe("社保卡管理");
    expect(workbook.calculations).toBe(1);
    await press(document.querySelector(".check"));
    expect(workbook.calculations).toBe(1);
  });

  const PART = { top: 1, left: 3, rows: 3, columns: 2 };
  const LIST: SheetGrid = {
    name: "本单位",
    top: 0,
    left: 0,
    rows: [
      [null, null, null, "编码", "名称"],
      [null, null, null, "2080177", "一卡通"],
      [null, null, null, "2080178", "二卡通"],
      [null, null, null, "2080179", "三卡通"],
      [null, null, null, "2080180", "区域之外"],
    ],
  };

  test("may be any range that is selected; that is kept in the workbook until it is no longer wanted", async () => {
    const workbook = await openTab(new FakeWorkbook([...seed("003"), LIST]));
    await openFold();
    select(workbook, FREE, [{ sheet: "本单位", part: PART }]);
    await press(button("用选中的区域"));
    expect(state()).toBe("正在用 本单位!D2:E4：3 个科目，其中 3 个是目录里没有的。名称以它为准。");
    expect([subjectName(2080177), subjectCode("三卡通"), workbook.calculations]).toEqual(["一卡通", "2080179", 1]);
    expect(subjectCode("区域之外")).toMatchObject({ kind: "#N/A" });

    // Another day.
    setOverlay(undefined);
    await session.close();
    await open(new FakeWorkbook(workbook.sheets, workbook.kept));
    await act(settled);
    expect(subjectName(2080178)).toBe("二卡通");
    await press(document.querySelector("#tab-functions"));
    if (state() === "") await openFold();
    await press(button("不再用选中的区域"));
    expect(state()).toBe(NONE);
    expect(subjectName(2080178)).toMatchObject({ kind: "#N/A" });
    expect(button("不再用选中的区域")).toBeUndefined();
  });

  test("of that name counts again once a range is no longer wanted", async () => {
    const workbook = await openTab(new FakeWorkbook([...seed("003"), TABLE, LIST]));
    await openFold();
    select(workbook, FREE, [{ sheet: "本单位", part: PART }]);
    await press(button("用选中的区域"));
    expect(subjectName(2080177)).toBe("一卡通");
    await press(button("不再用选中的区域"));
    expect([state(), subjectName(2080177)]).toEqual([LOADED, "社保卡管理"]);
  });

  test("in a range without codes, or on a sheet that is gone, is said to be unread", async () => {
    const workbook = await openTab(new FakeWorkbook([...seed("003"), LIST]));
    await openFold();
    select(workbook, FREE, [{ sheet: "公开01表", part: { top: 0, left: 0, rows: 2, columns: 1 } }]);
    await press(button("用选中的区域"));
    expect(state()).toMatch(/^公开01表!A1:A2 里没有读到科目编码/);
    select(workbook, FREE, [{ sheet: "本单位", part: PART }]);
    await press(button("用选中的区域"));
    expect(subjectName(2080177)).toBe("一卡通");
    workbook.sheets = seed("003");
    await press(button("重新读取"));
    expect(state()).toMatch(/^本单位!D2:E4 里没有读到科目编码/);
    expect(subjectName(2080177)).toMatchObject({ kind: "#N/A" });
  });

  test.each([
    "{}",
    '{"sheet":"本单位"}',
    '{"sheet":7,"part":{"top":1,"left":3,"rows":3,"columns":2}}',
    '{"sheet":"本单位","part":{"top":-1,"left":3,"rows":3,"columns":2}}',
    '{"sheet":"本单位","part":{"top":1,"left":3,"rows":0,"columns":2}}',
    '{"sheet":"本单位","part":{"top":1,"left":3,"rows":1.5,"columns":2}}',
    '{"sheet":"本单位","part":{"top":1,"left":3,"rows":1e9,"columns":2}}',
    '{"sheet":"本单位","part":{"top":"1","left":3,"rows":3,"columns":2}}',
    "[]",
  ])("is not at %s, whoever wrote that into the file", async (subjects) => {
    await openTab(new FakeWorkbook([...seed("003"), TABLE, LIST], `{"version":1,"subjects":${subjects}}`));
    await openFold();
    expect(state()).toBe(LOADED);
  });

  test("that was picked goes with 清除痕迹, and formulas answer by the catalogue again", async () => {
    const workbook = await openTab(new FakeWorkbook([...seed("003"), LIST]));
    await openFold();
    select(workbook, FREE, [{ sheet: "本单位", part: PART }]);
    await press(button("用选中的区域"));
    await press(document.querySelector("#tab-check"));
    await press(button("清除痕迹"));
    await press(button("清除"));
    expect(text(".box.plain .lines")).toContain("科目表区域");
    expect([workbook.kept, workbook.calculations]).toEqual([undefined, 2]);
    expect(subjectName(2080177)).toMatchObject({ kind: "#N/A" });
  });
});

describe("转为数值", () => {
  const [NAME, RATE, LEVELS, BROKEN, OTHER] = ["A60", "B60", "C60", "A63", "B63"].map((at) => cell("公开01表", at));
  const FORMULAS: readonly FormulaCell[] = [
    { at: NAME!, formula: "=科目名称(2080505)", value: "机关事业单位基本养老保险缴费支出" },
    { at: RATE!, formula: "=GK.EXEC_RATE(1,2)", value: 2 },
    {
      at: LEVELS!,
      formula: "=SUBJECT_LEVEL(A1:A2)",
      value: "款",
      spill: [
        ["款", 1],
        ["项", true],
      ],
    },
    { at: BROKEN!, formula: "=SUBJECT_NAME(9)", value: "#N/A" },
    { at: OTHER!, formula: "=SUM(A1:A2)", value: 7 },
  ];
  const withFormulas = (): FakeWorkbook => {
    const workbook = new FakeWorkbook(seed("003"));
    workbook.formulaCells = [...FORMULAS];
    for (const { at, formula } of FORMULAS) workbook.set(at, formula);
    workbook.set(cell("公开01表", "D60"), 1);
    workbook.set(cell("公开01表", "C61"), "项");
    workbook.set(cell("公开01表", "D61"), true);
    return workbook;
  };
  const openFold = (): Promise<void> => unfold(/^转为数值$/);
  const plan = (): string => text(".plan p");

  test("shows first what it would do; nothing is done when it is closed", async () => {
    const workbook = await openTab(withFormulas());
    const before = workbook.sheets;
    await openFold();
    await now(() => button("看整个工作簿")!.focus());
    await press(button("看整个工作簿"));
    expect(plan()).toBe("工作簿里将有 3 个公式换成数值；1 个没有结果（错误值或还没有算），保留公式。");
    expect(focused()).toBe("转为数值");
    await unfold(/^换成什么（3 个）$/);
    await unfold(/^保留的公式（1 个）$/);
    expect(texts(".plan .lines li")).toEqual([
      "公开01表!A60 =科目名称(2080505) → 机关事业单位基本养老保险缴费支出",
      "公开01表!B60 =GK.EXEC_RATE(1,2) → 2",
      "公开01表!C60 =SUBJECT_LEVEL(A1:A2) → 款，1；项，TRUE",
      "公开01表!A63 =SUBJECT_NAME(9) → #N/A",
    ]);
    await press(button("公开01表!B60"));
    expect(workbook.shown.map(qualified)).toEqual(["公开01表!B60"]);
    await press(document.querySelector(".no-values"));
    expect([document.querySelector(".plan"), focused()]).toEqual([null, "看整个工作簿"]);
    await press(button("看整个工作簿"));
    await key("Escape");
    expect([document.querySelector(".plan"), focused()]).toEqual([null, "看整个工作簿"]);
    expect(workbook.sheets).toBe(before);
  });

  test("does it, and takes it back", async () => {
    const workbook = await openTab(withFormulas());
    await openFold();
    await press(button("看整个工作簿"));
    await press(document.querySelector(".to-values-now"));
    const all = ["A60", "B60", "C60", "D60", "C61", "D61", "A63", "B63"].map((at) => cell("公开01表", at));
    expect(all.map((at) => workbook.at(at))).toEqual([
      "机关事业单位基本养老保险缴费支出",
      2,
      "款",
      1,
      "项",
      true,
      "=SUBJECT_NAME(9)",
      "=SUM(A1:A2)",
    ]);
    expect(said()).toBe("3 个公式已换成数值。");
    expect(document.querySelector(".plan")).toBeNull();
    expect(text(".box.plain h2")).toBe("3 个公式已换成数值");
    await press(button("撤销本次操作"));
    expect(FORMULAS.map(({ at }) => workbook.at(at))).toEqual(FORMULAS.map(({ formula }) => formula));
  });

  test("names what was left", async () => {
    const workbook = await openTab(withFormulas());
    await openFold();
    await press(button("看整个工作簿"));
    workbook.set(RATE!, "=GK.EXEC_RATE(1,3)");
    await press(document.querySelector(".to-values-now"));
    expect(workbook.at(RATE!)).toBe("=GK.EXEC_RATE(1,3)");
    expect(text(".box.doubt h2")).toBe("2 个公式已换成数值，1 个没有换（公开01表!B60）：它刚刚又有变动，请再试一次。");
  });

  test("of the selection takes what is selected", async () => {
    const workbook = await openTab(withFormulas());
    const part = { top: NAME!.row, left: 0, rows: 1, columns: 2 };
    select(workbook, NAME!, [
      { sheet: "公开01表", part },
      { sheet: "公开01表", part: { ...part, top: BROKEN!.row } },
    ]);
    await openFold();
    await press(button("看选中的区域"));
    expect(plan()).toBe("选中的区域里将有 2 个公式换成数值；1 个没有结果（错误值或还没有算），保留公式。");
    select(workbook, FREE, [{ sheet: "公开02表", part }]);
    await press(button("看选中的区域"));
    expect(plan()).toBe("选中的区域里没有本程序的函数公式。");
    expect(document.querySelector(".to-values-now")).toBeNull();
    expect(focused()).toBe("知道了");
  });

  test("where no formula has a result offers nothing", async () => {
    const workbook = await openTab(withFormulas());
    workbook.formulaCells = FORMULAS.slice(3);
    await openFold();
    await press(button("看整个工作簿"));
    expect(plan()).toBe("工作簿里本程序的函数公式都没有结果（1 个），不能换成数值。");
    expect(document.querySelector(".to-values-now")).toBeNull();
  });

  test("is a question of its own, apart from that of an insertion", async () => {
    const workbook = await openTab(withFormulas());
    await openFold();
    await press(button("看整个工作簿"));
    select(workbook, cell("公开01表", "F15"));
    await search("2080505");
    await press(row("2080505"));
    await press(button("插入编码"));
    await key("Escape");
    expect([document.querySelector(".replace"), plan()]).toEqual([null, expect.stringMatching(/^工作簿里将有/)]);
    await press(button("插入编码"));
    await press(document.querySelector(".no-values"));
    expect(document.querySelector(".plan")).toBeNull();
    expect(button("替换")).toBeDefined();
  });

  test("of many formulas shows the first twenty", async () => {
    const workbook = await openTab(withFormulas());
    workbook.formulaCells = Array.from({ length: 45 }, (_, i) => ({
      ...FORMULAS[1]!,
      at: { sheet: "公开01表", row: 60 + i, column: 0 },
    }));
    await openFold();
    await press(button("看整个工作簿"));
    await unfold(/^换成什么（前 20 个，共 45 个）$/);
    expect(texts(".plan .lines li")).toHaveLength(20);
  });

  test("says how far it has come, and cannot be begun twice", async () => {
    const workbook = await openTab(withFormulas());
    const asked = workbook.formulas.bind(workbook);
    let go = (): void => undefined;
    let calls = 0;
    workbook.formulas = async (wanted, areas, task) => {
      calls++;
      task?.progress?.(1, 4);
      await new Promise<void>((resolve) => (go = resolve));
      return asked(wanted, areas);
    };
    await openFold();
    await press(button("看整个工作簿"));
    expect(document.querySelector("[role=progressbar]")!.getAttribute("aria-valuenow")).toBe("0.25");
    expect(button("看选中的区域")!.getAttribute("aria-disabled")).toBe("true");
    await press(button("看选中的区域"));
    await press(button("看整个工作簿"));
    expect(calls).toBe(1);
    go();
    await act(settled);
    expect(document.querySelector("[role=progressbar]")).toBeNull();
    expect(plan()).not.toBe("");
  });

  test("says what went wrong, and can be tried again", async () => {
    const workbook = await openTab(withFormulas());
    const asked = workbook.formulas.bind(workbook);
    workbook.formulas = () => Promise.reject(new Error("lost"));
    await openFold();
    await press(button("看整个工作簿"));
    expect(text(".box.trouble h2")).toContain("lost");
    expect(button("看整个工作簿")!.getAttribute("aria-disabled")).not.toBe("true");
    workbook.formulas = asked;
    await press(button("看整个工作簿"));
    expect(plan()).not.toBe("");
  });
});

test("a pane in English has no Chinese sentence but what the functions themselves say", async () => {
  const table = {
    name: "科目表",
    top: 0,
    left: 0,
    rows: [
      ["编码", "名称"],
      ["2080177", "CARD"],
      ["20801501", "EIGHT"],
    ],
  };
  const workbook = new FakeWorkbook([...seed("003"), table]);
  workbook.formulaCells = [
    { at: FREE, formula: "=SUBJECT_NAME(1)", value: 5 },
    { at: { ...FREE, row: 120 }, formula: "=SUBJECT_NAME(2)", value: "#N/A" },
  ];
  await openTab(workbook, "en-US");
  const seen: string[] = [];
  const look = (): void => {
    const copy = document.querySelector(".pane")!.cloneNode(true) as Element;
    // 科目, formulas, what they show, and what is said of each function, which names what it takes and gives: see below.
    for (const one of copy.querySelectorAll(".subject-name, .path, code, .shows, .plan .link, .function p, dd"))
      one.remove();
    const labels = [...copy.querySelectorAll("[aria-label], [placeholder]")].flatMap((one) =>
      one.closest(".examples") === null ? [one.getAttribute("aria-label"), one.getAttribute("placeholder")] : [],
    );
    seen.push(copy.textContent, ...labels.map((label) => label ?? ""));
  };
  look();
  await unfold(/^Spending by function$/);
  await press(row("208"));
  await press(row("20801"));
  look();
  await unfold(/^All functions$/);
  for (const head of [...document.querySelectorAll(".fold-head[aria-expanded=false]")]) await press(head);
  await press(button("Look at the workbook"));
  for (const head of [...document.querySelectorAll(".plan .fold-head")]) await press(head);
  look();
  select(workbook, cell("公开01表", "F15"));
  await press(button("Insert =SUBJECT_PARENT(2080505)"));
  look();
  await press(button("Replace"));
  look();
  await press(document.querySelector(".to-values-now"));
  look();
  await search("2080505");
  look();
  await search("zzz");
  look();
  expect(texts(".function p")).toEqual(FUNCTIONS.map(({ description }) => description.en));
  expect(texts(".function dd")).toEqual(
    FUNCTIONS.flatMap(({ parameters }) => parameters.map(({ description }) => description.en)),
  );
  const chinese = new Set(
    seen.flatMap((each) => each.replaceAll("公开01表", "").match(/[\p{Script=Han}，。；：？！“”（）、]+/gu) ?? []),
  );
  expect([...chinese].filter((each) => !["科目", "科目表"].includes(each))).toEqual([]);
});
