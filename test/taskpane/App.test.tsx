/** @jest-environment jsdom */
import { jest } from "@jest/globals";
import { act } from "react";
import { check } from "../../src/core/check.ts";
import { qualified } from "../../src/core/sheet/grid.ts";
import { PATIENCE } from "../../src/app/checks.ts";
import { Session } from "../../src/app/session.ts";
import { changeOf } from "../../src/app/suggestion.ts";
import { FakeWorkbook } from "./open.ts";
import {
  button,
  choose,
  key,
  now,
  open,
  press,
  session,
  settled,
  show,
  status,
  stops,
  text,
  texts,
  unfold,
  withPane,
  write,
} from "./pane.tsx";
import { ALLOWANCE, cell, changed, CLASH, PENSION, SALARY, SECURITY, seed, TANGLE } from "./seeds.ts";

withPane();

const checkNow = (): Promise<void> => press(document.querySelector(".check"));
/** Opens every list of that title. */
const unfoldAll = async (title: RegExp): Promise<void> => {
  for (const head of document.querySelectorAll(".fold-head[aria-expanded=false]"))
    if (title.test(head.textContent)) await press(head);
};
/** Gives the reason and sends the form that is open. */
async function because(reason: string): Promise<void> {
  await write(document.querySelector("textarea"), reason);
  await press(button("忽略"));
}

describe("first run", () => {
  test("explains itself in three lines and changes nothing", async () => {
    const workbook = new FakeWorkbook(seed("003"));
    await open(workbook);
    expect(texts(".welcome li")).toHaveLength(3);
    expect(text(".welcome")).toContain("不上传任何数据");
    expect(workbook.reads).toBe(0);
    expect(button("核对报告")!.getAttribute("aria-disabled")).toBe("true");
    expect(button("清除标记")).toBeDefined();
  });

  test("in English", async () => {
    await open(new FakeWorkbook(seed("003")), "en-US");
    await checkNow();
    expect(texts(".fold-head")).toContain("11 tables recognised");
    expect(text(".pane")).not.toMatch(/[核对忽略清除]{2}/);
  });
});

describe("what a check shows", () => {
  test("what its host does not tell of is said once, in the pane and on the page of the report", async () => {
    const workbook = new FakeWorkbook(seed("003"));
    workbook.unseen = ["covered"];
    await open(workbook);
    await checkNow();
    expect(text(".not-seen")).toMatch(/^在这里核对，看不到图形和文本框/);
    await press(button("核对报告"));
    expect(workbook.pages[0]!.rows.flat().filter((cell) => cell === text(".not-seen"))).toHaveLength(1);
  });

  test("a workbook that balances is green, and says so in words", async () => {
    const workbook = new FakeWorkbook(seed("003"));
    await open(workbook);
    await checkNow();
    expect(text(".box.fine h2")).toBe("凡适用的规则都核对过了，全部成立");
    expect(text(".counts")).toMatch(/^所有规则：\d+ 相符，\d+ 尾差，0 存疑，0 不符，0 未核对/);
    expect(status()).toBe(text(".counts"));
    expect(texts(".fold-head")).toEqual(["提示 3 条（不算错）", "尾差 12 处（四舍五入可以解释）", "认出 11 张表"]);
    expect(stops()).toEqual([]);
    expect(document.querySelector(".not-seen")).toBeNull();
    expect(workbook.marks).toEqual([]);
  });

  test.each(["000", "003", "004"] as const)("seed %s is green only if everything was tried and holds", async (id) => {
    await open(new FakeWorkbook(seed(id)));
    await checkNow();
    const { counts } = check(seed(id));
    const isOpen = counts.unequal + counts.doubtful + counts.untried + stops().length > 0;
    expect(document.querySelector(".box.fine") === null).toBe(isOpen);
  });

  test("wrong figures that no few cells explain: by table, with both sides, and marked", async () => {
    const workbook = changed(TANGLE);
    await open(workbook);
    await checkNow();
    expect(document.querySelector(".box.fine")).toBeNull();
    expect(text(".box.trouble h2")).toBe("7 处不符");
    expect(texts(".list h2")).toEqual(["需要处理的 7 处"]);
    expect(texts(".unexplained")).toEqual([
      "公开01表、公开03表有 7 条不符，改动少数几格解释不了；先看 公开01表!F34，它在其中 4 条里",
    ]);
    expect(texts(".group h3")).toEqual(["公开01表 收入支出决算总表", "公开03表 支出决算表"]);
    expect(stops()).toHaveLength(7);
    expect(stops()[0]).toBe("不符 本年支出合计＝各功能分类支出之和。680.00 与 673.84 不等，差 6.16 万元");
    expect(stops()[3]).toMatch(/^不符 社会保障和就业支出：.+577\.42 与 576\.42 不等，差 1\.00 万元$/);
    const fourth = document.querySelectorAll(".sides")[3];
    expect([...fourth!.children].map((row) => [...row.children].map((one) => one.textContent))).toEqual([
      ["左", "577.42", "公开01表!F15"],
      ["右", "576.42", "公开03表!C8"],
      ["差", "1.00", "万元"],
    ]);
    expect(workbook.marks).toEqual(check(workbook.sheets).marks);
    expect(new Set(workbook.marks.map(({ kind }) => kind))).toEqual(new Set(["unequal"]));
    expect(workbook.marks.map(({ at }) => qualified(at))).toContain(SECURITY);
  });

  test("hints and 尾差 are folded, and open to lists of their own", async () => {
    await open(new FakeWorkbook(seed("000")));
    await checkNow();
    expect(stops()).toEqual([]);
    await unfold(/^尾差/);
    expect(stops().length).toBe(check(seed("000")).counts.rounding);
    expect(stops().every((each) => each.startsWith("尾差"))).toBe(true);
    // Each is its sentence, until it is opened, which goes to its cell as well.
    expect(document.querySelectorAll(".sides")).toHaveLength(0);
    const line = document.querySelector<HTMLElement>("[data-stop]")!;
    expect(line.getAttribute("aria-expanded")).toBe("false");
    await press(line);
    expect([line.getAttribute("aria-expanded"), document.querySelectorAll(".sides").length]).toEqual(["true", 1]);
  });

  test("what one wrong code makes of structure is one line, and opens to a card for each", async () => {
    await open(changed({ "公开02表!A12": 2080599 }));
    await checkNow();
    const line = "结构 科目 2080599、2080502、2080505、2080506 没有上级行 20805";
    const structure = (): string[] => stops().filter((stop) => stop.startsWith("结构"));
    expect(structure()).toEqual([line]);
    await press([...document.querySelectorAll("[data-stop]")].find((stop) => stop.textContent === line));
    const each = ["2080599", "2080502", "2080505", "2080506"].map((code) => `结构 科目 ${code} 没有上级行 20805`);
    expect(structure()).toEqual([line, ...each]);
    await unfold(/^提示 8 条/);
    expect(stops().filter((stop) => stop.startsWith("提示 2080599"))).toHaveLength(1);
  });

  test("missing tables take one line each among what was not checked", async () => {
    await open(new FakeWorkbook(seed("003").slice(0, 3)));
    await checkNow();
    expect(text(".box.doubt h2")).toMatch(/^没有不符，缺 \d+ 张表，\d+ 处没能核对$/);
    // With nothing else to see it is open.
    expect(texts(".fold-body .lines li")[0]).toMatch(/^没有公开04表 [^，]+，有 \d+ 条规则不能核对$/);
  });

  test("protected sheets are named, and their findings stay", async () => {
    const workbook = changed({ [SECURITY]: 577.42 });
    workbook.locked = ["公开01表"];
    await open(workbook);
    await checkNow();
    expect(text(".box.trouble")).toContain("受保护的工作表没有做标记：“公开01表”");
    expect(stops()).toHaveLength(1);
  });

  test("marks that are refused leave the findings", async () => {
    const workbook = changed({ [SECURITY]: 577.42 });
    workbook.mark = () => Promise.reject(Object.assign(new Error("no"), { code: "AccessDenied" }));
    await open(workbook);
    await checkNow();
    expect(text(".box.trouble")).toContain("没有做标记（AccessDenied）");
    expect(stops()).toHaveLength(1);
  });
});

describe("suspects", () => {
  const SUSPECT = "疑点 公开03表 D14 疑为 45.34 万元（现为 54.34，两位数字颠倒），可解释 2 条不符";

  test("come first, with what they explain folded under them and nowhere else", async () => {
    await open(changed({ [PENSION]: 54.34, "公开05表!C8": "五百" }));
    await checkNow();
    expect(texts(".list h2")).toEqual(["可能填错的 1 处", "其他需要处理的 1 处"]);
    expect(stops()).toEqual([SUSPECT, "不是金额 “五百”不是金额，没有参加核对"]);
    await unfold(/^它能解释的 2 条/);
    expect(stops()).toEqual([
      SUSPECT,
      expect.stringMatching(/^不符 2080505 .+45\.34 与 54\.34 不等，差 9\.00 万元$/),
      expect.stringMatching(/^不符 20805 .+85\.42 与 94\.42 不等，差 9\.00 万元$/),
      "不是金额 “五百”不是金额，没有参加核对",
    ]);
  });

  test("are marked darkest, and the other cells of what they explain as 不符", async () => {
    const workbook = changed({ [PENSION]: 54.34 });
    await open(workbook);
    await checkNow();
    const of = (wanted: string): string[] =>
      workbook.marks.filter(({ kind }) => kind === wanted).map(({ at }) => qualified(at));
    expect(of("suspect")).toEqual([PENSION]);
    const [row, sum] = ["C14", "D12 D13 D15"].map((cells) => cells.split(" "));
    expect(of("unequal")).toEqual([...row!, ...sum!].map((at) => `公开03表!${at}`));
    expect(workbook.marks).toHaveLength(5);
  });

  test("of two wrong cells in one sum each is told, with the sum under both", async () => {
    await open(changed({ [PENSION]: 54.34, "公开03表!D13": 20.23 }));
    await checkNow();
    expect(text(".box.trouble h2")).toBe("3 处不符");
    expect(stops()).toEqual([
      "疑点 公开03表 D13 疑为 17.23 万元（现为 20.23，与另一处的同一个数不同），可解释 2 条不符",
      SUSPECT,
    ]);
    await unfoldAll(/^它能解释的 2 条/);
    expect(stops()).toHaveLength(6);
    const ids = [...document.querySelectorAll<HTMLElement>("[data-stop]")].map((stop) => stop.dataset["stop"]);
    expect(new Set(ids).size).toBe(6);
    // The sum is ignored under one, and goes from both.
    await press(document.querySelectorAll(".ignore")[1]);
    await because("已请示");
    expect(stops()).toEqual([
      expect.stringMatching(/^疑点 公开03表 D13 .+可解释 1 条不符$/),
      expect.stringMatching(/^不符 2080502 .+差 3\.00 万元$/),
      expect.stringMatching(/^疑点 公开03表 D14 .+可解释 1 条不符$/),
      expect.stringMatching(/^不符 2080505 .+差 9\.00 万元$/),
    ]);
  });

  test("equally good answers stand side by side; none that would take a figure below zero", async () => {
    await open(changed({ [ALLOWANCE]: 236.24 }));
    await checkNow();
    expect(text(".either")).toBe("下面任何一格改正了，都说得通");
    expect(stops()).toEqual([
      "疑点 公开06表 C7 疑为 136.24 万元（现为 236.24，136.19 至 136.29 都相符），可解释 1 条不符",
      "疑点 公开06表 C10 疑为 20.43 万元（现为 120.43，20.38 至 20.48 都相符），可解释 1 条不符",
    ]);
    expect(texts(".fold-head").filter((title) => title.startsWith("也可能"))).toEqual([]);
  });

  test("many equally good ones are one sentence, and none is marked as the one", async () => {
    const workbook = changed({ [SALARY]: 71.91 });
    await open(workbook);
    await checkNow();
    expect(texts(".list h2")).toEqual(["可能填错的 1 处"]);
    expect(text(".stands-in")).toBe(
      "一般公共预算财政拨款基本支出决算表 · 30101 基本工资、30102 津贴补贴、30103 奖金…… · 决算数",
    );
    expect(stops()).toEqual(["疑点 公开06表 C6、C7、C8 等 8 格 之一有误，凭各表的数分不出是哪一格，可解释 1 条不符"]);
    expect(workbook.marks.map(({ kind }) => kind)).not.toContain("suspect");
    await press(document.querySelector("[data-stop]"));
    await press(button("另 2 格"));
    await press(button("转到 公开06表!C18"));
    expect(workbook.shown.map(qualified)).toEqual([SALARY, "公开06表!C18"]);
    await unfold(/^逐格看这 8 格/);
    await unfold(/^也可能是另外 3 处/);
    expect(stops()).toHaveLength(1 + 8 + 3);
    expect(stops()[1]).toBe("疑点 公开06表 C6 疑为 71.81 万元（现为 71.91，71.76 至 71.86 都相符），可解释 1 条不符");
    await press(document.querySelector(".apply"));
    expect(workbook.at(cell("公开06表", "C6"))).toBe(71.81);
    await checkNow();
    expect(document.querySelector(".box.fine")).not.toBeNull();
  });

  test("the likely value is written on the user's word, and taken back", async () => {
    const workbook = changed({ [PENSION]: 54.34 });
    await open(workbook);
    await checkNow();
    await press(button("改为 45.34"));
    expect(workbook.at(cell("公开03表", "D14"))).toBe(45.34);
    expect(text(".box.plain h2")).toBe("公开03表!D14 已由 54.34 改为 45.34");
    await now(() => workbook.watchers.forEach((told) => told()));
    expect(text(".stale")).toContain("结果可能已过时");
    await checkNow();
    expect(text(".box.fine h2")).toBe("凡适用的规则都核对过了，全部成立");
    expect([stops(), workbook.marks]).toEqual([[], []]);

    await press(button("撤销本次操作"));
    expect(workbook.at(cell("公开03表", "D14"))).toBe(54.34);
    expect(button("撤销本次操作")).toBeUndefined();
    expect(text(".stale")).toContain("结果可能已过时");
    await checkNow();
    expect(stops()).toEqual([SUSPECT]);
  });

  test("what was written may be left as it is: then it is not offered to be taken back any more", async () => {
    const workbook = changed({ [PENSION]: 54.34 });
    await open(workbook);
    await checkNow();
    await press(button("改为 45.34"));
    await press(document.querySelector(".box.plain .keep"));
    expect(button("撤销本次操作")).toBeUndefined();
    expect(workbook.at(cell("公开03表", "D14"))).toBe(45.34);
  });

  test("nothing is written over what has changed since", async () => {
    const workbook = changed({ [PENSION]: 54.34 });
    await open(workbook);
    await checkNow();
    workbook.set(cell("公开03表", "D14"), 40);
    await press(document.querySelector(".apply"));
    expect(workbook.at(cell("公开03表", "D14"))).toBe(40);
    expect(text(".box.trouble h2")).toContain("公开03表!D14 没有改");
    expect(button("撤销本次操作")).toBeUndefined();
  });

  test("nothing is offered where the cell holds text, which could not be put back", async () => {
    await open(changed({ [PENSION]: "54.34" }));
    await checkNow();
    expect(stops()).toEqual([SUSPECT]);
    expect(document.querySelector(".apply")).toBeNull();
  });

  test("nothing is offered where only a limit is known", () => {
    const { sheets } = changed({ [PENSION]: 54.34 });
    const [suspect] = check(sheets).suspects;
    expect(changeOf(suspect!, { sheets })).toEqual({ at: cell("公开03表", "D14"), from: 54.34, to: 45.34 });
    expect(changeOf({ ...suspect!, likely: { best: "45.34", to: "45.34" } }, { sheets })).toBeUndefined();
  });

  test("nothing is offered in the place of a formula, which is shown", async () => {
    const workbook = changed({ [PENSION]: 54.34 });
    workbook.formulas = () => Promise.resolve([{ at: cell("公开03表", "D14"), formula: "=45.34+9", value: 54.34 }]);
    await open(workbook);
    await checkNow();
    await settled();
    expect(document.body.textContent).toContain("这一格是公式 =45.34+9：");
    expect(document.querySelector(".apply")).toBeNull();
  });

  test("a figure in the wrong cell: both cells lead there, and nothing is written", async () => {
    const workbook = changed({ [PENSION]: null, "公开03表!E14": 45.34 });
    await open(workbook);
    await checkNow();
    expect(stops()).toEqual(["疑点 公开03表 E14 的 45.34 疑应填在 公开03表 D14，可解释 3 条不符"]);
    expect(document.querySelector(".apply")).toBeNull();
    await press(button("转到 公开03表!D14"));
    expect(workbook.shown.map(qualified)).toEqual([PENSION]);
  });

  test("a row left out leads to the row above it", async () => {
    const without = <T,>(rows: readonly T[]): T[] => rows.filter((_, row) => row !== 9);
    const sheets = seed("003").map((grid) =>
      grid.name === "公开02表"
        ? { ...grid, rows: without(grid.rows), ...(grid.formats && { formats: without(grid.formats) }) }
        : grid,
    );
    const workbook = new FakeWorkbook(sheets);
    await open(workbook);
    await checkNow();
    expect(stops()).toEqual(["疑点 公开02表 收入决算表疑漏了一行：2080107 社会保险业务管理事务，可解释 3 条不符"]);
    expect(document.querySelector(".apply")).toBeNull();
    await press(document.querySelector("[data-stop]"));
    expect(workbook.shown.map(qualified)).toEqual(["公开02表!C9"]);
  });

  test("figures that cannot all be true: the solver finds it, and the cell that ends it", async () => {
    const workbook = changed(CLASH, "000");
    await open(workbook);
    await checkNow();
    expect(text(".box.trouble h2")).toBe("1 处不符");
    expect(stops()).toEqual(["疑点 公开03表 D8 疑为 413.45 万元（现为 413.46），可解释 1 条不符"]);
    await unfold(/^它能解释的 1 条/);
    expect(stops()[1]).toMatch(/^不符 单看每一条都在尾差之内，合起来却不可能同时成立/);
    await press(button("改为 413.45"));
    await checkNow();
    expect([stops(), workbook.marks]).toEqual([[], []]);
  });
});

describe("walking through the findings", () => {
  test("click and cells go to the cell", async () => {
    const workbook = changed({ [SECURITY]: 577.42 });
    await open(workbook);
    await checkNow();
    await press(document.querySelector("[data-stop]"));
    await unfold(/^它能解释/);
    await press(document.querySelectorAll("[data-stop]")[1]);
    await press(button("转到 公开03表!C8"));
    expect(workbook.shown.map(qualified)).toEqual([SECURITY, "公开01表!F34", "公开03表!C8"]);
    expect(status()).toBe("已转到 公开03表!C8");
  });

  test("many cells are shown on demand", async () => {
    await open(changed({ [SECURITY]: 577.42 }));
    await checkNow();
    await unfold(/^它能解释/);
    const [first] = document.querySelectorAll(".sides");
    const cells = check(changed({ [SECURITY]: 577.42 }).sheets).findings.find(
      (one) => one.kind === "comparison" && one.verdict === "unequal",
    )!.cells.length;
    expect(first!.querySelectorAll(".cell:not(.more)").length).toBeLessThan(cells);
    await press(first!.querySelector(".more"));
    expect(first!.querySelectorAll(".cell")).toHaveLength(cells);
  });

  test("arrows move, and Tab reaches one finding with what belongs to it", async () => {
    await open(changed({ [PENSION]: 54.34, [SECURITY]: 577.42, "公开05表!C8": "五百" }));
    await checkNow();
    const tabbable = (): string[] =>
      [...document.querySelectorAll<HTMLElement>(".walk button")]
        .filter((one) => one.tabIndex === 0 && !one.classList.contains("fold-head"))
        .map((one) => one.textContent);
    expect(tabbable()).toEqual([stops()[0], "公开01表!F15", "改为 576.42", "全部忽略……"]);
    await now(() => document.querySelector<HTMLElement>("[data-stop]")!.focus());
    await key("ArrowDown");
    expect(document.activeElement!.textContent).toBe(stops()[1]);
    expect(tabbable()[0]).toBe(stops()[1]);
    await key("End");
    expect(document.activeElement!.textContent).toBe(stops()[2]);
    await key("ArrowDown");
    expect(document.activeElement!.textContent).toBe(stops()[2]);
    await key("Home");
    expect(document.activeElement!.textContent).toBe(stops()[0]);
    // What is unfolded is walked through in its place.
    await unfold(/^它能解释/);
    await now(() => document.querySelector<HTMLElement>("[data-stop]")!.focus());
    const walked = [document.activeElement!.textContent];
    while (walked.at(-1) !== stops().at(-1)) {
      await key("ArrowDown");
      walked.push(document.activeElement!.textContent);
    }
    expect(walked).toEqual(stops());
    expect(walked).toHaveLength(5);
  });

  test("F6 goes from region to region and then leaves the pane", async () => {
    await open(changed({ [SECURITY]: 577.42 }));
    await checkNow();
    const region = (): string =>
      [".top", ".filter", ".list", ".folds", ".evidence", ".actions"].find((each) =>
        document.activeElement!.closest(each),
      ) ?? "";
    document.querySelector<HTMLElement>(".check")!.focus();
    const seen = [region()];
    for (let i = 0; i < 6; i++) {
      await key("F6");
      seen.push(region());
    }
    expect(seen).toEqual([".top", ".filter", ".list", ".folds", ".evidence", ".folds", ".actions"]);
    const last = new KeyboardEvent("keydown", { key: "F6", bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(last);
    expect(last.defaultPrevented).toBe(false);
  });

  test("hundreds of findings come fifty at a time", async () => {
    const workbook = new FakeWorkbook(seed("003"));
    for (let row = 7; row < 27; row++)
      for (const column of "CDEFGH") workbook.set(cell("公开03表", `${column}${row}`), `甲${row}`);
    await open(workbook);
    await checkNow();
    expect(stops()).toHaveLength(50);
    const more = document.querySelector(".more-findings");
    expect(more!.textContent).toBe("再显示 50 条（还有 70 条）");
    await press(more);
    expect(stops()).toHaveLength(100);
  });

  test("a cell that is gone", async () => {
    const workbook = changed({ [SECURITY]: 577.42 });
    await open(workbook);
    await checkNow();
    workbook.sheets = [];
    await press(document.querySelector("[data-stop]"));
    expect(text(".box.trouble h2")).toContain(`不能转到 ${SECURITY}`);
    expect(stops()).toHaveLength(1);
  });

  test("the filter by rules and by table says what it hides", async () => {
    await open(changed(TANGLE));
    await checkNow();
    await press(button("表内"));
    expect(stops()).toHaveLength(2);
    expect(texts(".unexplained")[0]).toMatch(/^公开01表有 2 条不符，改动少数几格解释不了；先看 公开01表!F34/);
    expect(text(".filtered")).toContain("还有 5 处被筛选隐去");
    await press(button("全部"));
    await choose(document.querySelector(".filter select"), "2");
    expect(stops().every((each) => !each.includes("本年支出合计＝各功能分类"))).toBe(true);
    await press(button("显示全部"));
    expect(stops()).toHaveLength(7);
  });

  test("a cause is shown whole where one of its findings passes the filter, and not otherwise", async () => {
    await open(changed({ [PENSION]: 54.34, [SECURITY]: 577.42 }));
    await checkNow();
    expect(texts(".list h2")).toEqual(["可能填错的 2 处"]);
    await press(button("表间"));
    expect(stops()).toEqual([expect.stringMatching(/^疑点 公开01表 F15 .+可解释 2 条不符$/)]);
    expect(texts(".list .fold-head")).toEqual(["它能解释的 2 条"]);
    expect(text(".filtered")).toContain("还有 2 处被筛选隐去");
    await press(button("全部"));
    await choose(document.querySelector(".filter select"), "4");
    expect(stops()).toEqual([]);
    expect(text(".filtered")).toContain("还有 4 处被筛选隐去");
  });
});

describe("what speaks for a figure", () => {
  test("is looked up for the selected cell, and leads to the other side", async () => {
    const workbook = new FakeWorkbook(seed("003"));
    await open(workbook);
    await checkNow();
    workbook.selected = { cell: { sheet: "公开03表", row: 13, column: 3 }, areas: [] };
    await press(document.querySelector(".look-at"));
    expect(text(".evidence [role=status]")).toMatch(/^公开03表!D14：这个数参与 \d+ 条核对，全部相符$/);
    await unfold(/^逐条看/);
    await press([...document.querySelectorAll(".evidence .cell")].find((cell) => cell.textContent.endsWith("C14")));
    expect(workbook.shown.at(-1)).toEqual({ sheet: "公开03表", row: 13, column: 2 });
  });
});

describe("忽略", () => {
  test("with a reason, kept in the workbook, until the figure changes", async () => {
    const workbook = changed(TANGLE);
    await open(workbook);
    await checkNow();
    await press(document.querySelectorAll(".ignore")[3]);
    expect(text(".ignore-form")).toContain("会随文件一起发出去，直到“清除痕迹”");
    expect(document.activeElement).toBe(document.querySelector(".ignore-form textarea"));
    await press(button("忽略"));
    expect(workbook.kept).toBeUndefined();
    await because("已请示");
    expect(stops()).toHaveLength(6);
    expect(texts(".unexplained")).toEqual([
      "公开01表、公开03表有 6 条不符，改动少数几格解释不了；先看 公开01表!F34，它在其中 4 条里",
    ]);
    expect(workbook.kept).toContain("已请示");
    expect(workbook.marks.map(({ at }) => qualified(at))).not.toContain("公开03表!C8");
    expect(text(".box.trouble h2")).toBe("6 处不符（另有 1 处已忽略）");

    // Another session on the same file.
    await checkNow();
    expect(stops()).toHaveLength(6);
    await unfold(/^已忽略 1 条/);
    expect(text(".reason")).toContain("理由：已请示");

    workbook.set(cell("公开01表", "F15"), 578.42);
    await checkNow();
    expect(stops()).toHaveLength(7);
    expect(texts(".fold-head").some((title) => title.startsWith("已忽略"))).toBe(false);
  });

  test("of what a suspect explains, one by one, and is taken back", async () => {
    const workbook = changed({ [SECURITY]: 577.42 });
    await open(workbook);
    await checkNow();
    const marks = workbook.marks;
    await unfold(/^它能解释的 2 条/);
    await press(document.querySelector(".ignore"));
    await because("甲");
    expect(stops()[0]).toMatch(/可解释 1 条不符$/);
    expect(workbook.marks.map(({ at, kind }) => [qualified(at), kind])).toEqual([
      [SECURITY, "suspect"],
      ["公开03表!C8", "unequal"],
    ]);
    await press(document.querySelector(".ignore"));
    await because("乙");
    expect(text(".box.plain h2")).toBe("已忽略 1 条，列在“已忽略”里，可以取回。");
    expect(texts(".box h2")).toContain("没有待处理的不符（2 处已忽略）");
    expect(document.querySelector(".box.fine")).toBeNull();
    expect(workbook.marks).toEqual([]);
    await unfold(/^已忽略 2 条/);
    await press(button("取回"));
    await press(button("取回"));
    expect(stops()).toEqual([expect.stringMatching(/^疑点 .+可解释 2 条不符$/)]);
    expect(workbook.marks).toEqual(marks);
  });

  test("of a cause ignores all that it explains", async () => {
    const workbook = changed({ [PENSION]: 54.34, [SECURITY]: 577.42 });
    await open(workbook);
    await checkNow();
    await press(button("全部忽略……"));
    await because("补缴");
    expect(text(".box.plain h2")).toBe("已忽略 2 条，列在“已忽略”里，可以取回。");
    expect(stops()).toEqual([expect.stringMatching(/^疑点 公开03表 D14/)]);
    expect(workbook.marks.every(({ at }) => at.sheet === "公开03表")).toBe(true);
    await press(button("全部忽略……"));
    await because("补缴");
    expect(stops()).toEqual([]);
    expect(workbook.marks).toEqual([]);
  });

  test("leaves the focus to the next finding, and then to the button that checks", async () => {
    jest.spyOn(document, "hasFocus").mockReturnValue(true);
    const focused = (): string => document.activeElement!.textContent;
    await open(changed({ [PENSION]: 54.34, [SECURITY]: 577.42, "公开05表!C8": "五百" }));
    await checkNow();
    await unfold(/^它能解释/);
    // The first of two that one cell explains, the other with its cell, the second cause, and what is left.
    for (const [ignore, left] of [
      [".ignore", "不符 社会保障和就业支出"],
      [".ignore", "疑点 公开03表 D14"],
      [".ignore-all", "不是金额"],
      [".ignore", "重新核对"],
    ] as const) {
      await press(document.querySelector(ignore));
      await because("甲");
      expect(focused().slice(0, left.length)).toBe(left);
    }
    await unfold(/^已忽略/);
    while (button("取回") !== undefined) {
      await now(() => button("取回")!.focus());
      await press(button("取回"));
    }
    expect(focused()).toBe("重新核对");
  });

  test("Escape closes the form and stays in the pane", async () => {
    await open(changed({ [SECURITY]: 577.42 }));
    await checkNow();
    await press(button("全部忽略……"));
    let heard = false;
    const hear = (): void => void (heard = true);
    window.addEventListener("keydown", hear);
    await key("Escape", document.querySelector("textarea"));
    window.removeEventListener("keydown", hear);
    expect(heard).toBe(false);
    expect(document.querySelector(".ignore-form")).toBeNull();
    expect(document.activeElement).toBe(document.querySelector("[data-stop]"));
  });

  test("notes of a stranger are no notes", async () => {
    for (const kept of ["{", "null", '{"ignored":[1],"said":{"公开01表":7}}', '{"ignored":{"__proto__":"x"}}']) {
      await open(new FakeWorkbook(changed({ [SECURITY]: 577.42 }).sheets, kept));
      await checkNow();
      expect(stops()).toHaveLength(1);
    }
  });
});

describe("changes after the check", () => {
  test("a stale badge, and green no more", async () => {
    const workbook = new FakeWorkbook(seed("003"));
    await open(workbook);
    await checkNow();
    await now(() => workbook.type(cell("公开03表", "D14"), 1));
    expect(text(".stale")).toContain("核对之后有改动，结果可能已过时");
    expect(document.querySelector(".box.fine")).toBeNull();
    await press(button("重新核对", document.querySelector(".stale")!));
    expect(document.querySelector(".stale")).toBeNull();
    expect(stops().length).toBeGreaterThan(0);
  });

  test("自动核对 waits for a pause, is off at first, and is remembered", async () => {
    const workbook = new FakeWorkbook(seed("003"));
    await open(workbook);
    await checkNow();
    jest.useFakeTimers();
    await now(() => workbook.type(cell("公开03表", "D14"), 1));
    await act(() => jest.advanceTimersByTimeAsync(PATIENCE * 2));
    expect(workbook.reads).toBe(1);

    await press(document.querySelector(".auto input"));
    await act(() => jest.advanceTimersByTimeAsync(PATIENCE));
    await act(settled);
    expect(workbook.reads).toBe(2);
    await now(() => workbook.type(cell("公开03表", "D14"), 2));
    await act(() => jest.advanceTimersByTimeAsync(PATIENCE - 1));
    await now(() => workbook.type(cell("公开03表", "D14"), 3));
    await act(() => jest.advanceTimersByTimeAsync(PATIENCE - 1));
    expect(workbook.reads).toBe(2);
    await act(() => jest.advanceTimersByTimeAsync(1));
    await act(settled);
    expect(workbook.reads).toBe(3);
    expect(document.querySelector(".stale")).toBeNull();
    expect(new Session(workbook).state().auto).toBe(true);
  });

  test("自动核对 does not mark anew what is calculated again and stays the same", async () => {
    const workbook = new FakeWorkbook(seed("003"));
    localStorage.setItem("gongkai.auto", "on");
    await open(workbook);
    await checkNow();
    const mark = jest.spyOn(workbook, "mark");
    jest.useFakeTimers();
    await now(() => workbook.watchers.forEach((told) => told()));
    expect(document.querySelector(".stale")).not.toBeNull();
    await act(() => jest.advanceTimersByTimeAsync(PATIENCE));
    await act(settled);
    expect(document.querySelector(".stale")).toBeNull();
    expect(workbook.reads).toBe(2);
    expect(mark).not.toHaveBeenCalled();
  });

  test("a browser that keeps nothing", async () => {
    const spy = jest.spyOn(Storage.prototype, "getItem").mockImplementation(() => {
      throw new Error("denied");
    });
    const other = jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new Error("denied");
    });
    await open(new FakeWorkbook(seed("003")));
    await press(document.querySelector(".auto input"));
    expect(session.state().auto).toBe(true);
    spy.mockRestore();
    other.mockRestore();
  });
});

describe("while it checks", () => {
  test("progress, and a second press does nothing", async () => {
    const workbook = new FakeWorkbook(seed("003"));
    let go = (): void => undefined;
    workbook.beforeRead = ({ progress }) => {
      progress?.(3, 11);
      return new Promise((resolve) => (go = resolve));
    };
    await open(workbook);
    await act(async () => {
      document.querySelector<HTMLElement>(".check")!.click();
      document.querySelector<HTMLElement>(".check")!.click();
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    });
    expect(text(".progress")).toContain("正在读取工作簿：3 / 11");
    expect(document.querySelector(".check")!.getAttribute("aria-disabled")).toBe("true");
    expect(workbook.reads).toBe(1);
    go();
    await act(settled);
    expect(document.querySelector(".progress")).toBeNull();
    expect(text(".box.fine h2")).not.toBe("");
  });

  test("cancel leaves what was there", async () => {
    const workbook = new FakeWorkbook(seed("003"));
    await open(workbook);
    await checkNow();
    workbook.beforeRead = ({ signal }) =>
      new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    await act(async () => {
      document.querySelector<HTMLElement>(".check")!.click();
      await Promise.resolve();
    });
    expect(texts(".box.fine h2")).toHaveLength(1);
    await press(button("取消"));
    expect(text(".box.plain h2")).toBe("已取消，没有核对。");
    expect(texts(".box.fine h2")).toHaveLength(1);
    await press(button("知道了"));
    expect(document.querySelector(".box.plain")).toBeNull();
  });

  test("cancel ends a check whose engine never answers", async () => {
    await open(changed({ [SECURITY]: 577.42 }), "zh-CN", () => new Promise(() => undefined));
    await act(async () => {
      document.querySelector<HTMLElement>(".check")!.click();
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    });
    expect(text(".progress")).toContain("正在核对……");
    await press(button("取消"));
    expect(text(".box.plain h2")).toBe("已取消，没有核对。");
    expect(document.querySelector(".progress")).toBeNull();
  });
});

describe("states with a next step", () => {
  test("an empty workbook", async () => {
    await open(new FakeWorkbook([{ name: "Sheet1", top: 0, left: 0, rows: [] }]));
    await checkNow();
    expect(texts("main h2")).toEqual(["工作簿是空的"]);
    expect(text("main")).toContain("请打开填好的公开表，再点“核对”。");
    expect(document.querySelector(".counts")).toBeNull();
  });

  test("a workbook without tables", async () => {
    await open(new FakeWorkbook([{ name: "说明", top: 0, left: 0, rows: [["你好"]] }]));
    await checkNow();
    expect(texts("main h2")).toEqual(["没有认出公开表"]);
    expect(texts(".fold-body .lines li p")).toEqual(["工作表“说明”：没有找到公开表"]);
  });

  test("failures, with their codes, and then a good check", async () => {
    const editing = Object.assign(new Error("Excel is in cell-editing mode"), {
      code: "InvalidOperationInCellEditMode",
    });
    const workbook = new FakeWorkbook(seed("003"));
    const before = jest
      .fn<FakeWorkbook["beforeRead"]>()
      .mockRejectedValueOnce(editing)
      .mockRejectedValueOnce(new Error("lost"));
    workbook.beforeRead = before.mockResolvedValue();
    await open(workbook);
    await checkNow();
    expect(text(".box.trouble")).toContain("结束编辑");
    expect(status()).toContain("结束编辑");
    await checkNow();
    expect(text(".box.trouble")).toContain("没有读出来（lost）");
    await checkNow();
    expect(document.querySelector(".box.trouble")).toBeNull();
    expect(text(".box.fine h2")).not.toBe("");
  });
});

describe("what was recognised", () => {
  test("which sheet is which table leads to the table", async () => {
    const workbook = new FakeWorkbook(seed("003"));
    await open(workbook);
    await checkNow();
    await unfold(/^认出 11 张表/);
    expect(text(".set p")).toBe("决算：11 张表，按“青海决算”2024 年版式核对（没有写明年度，用最新的版式）");
    expect(texts(".set .link")).toHaveLength(11);
    await press(document.querySelectorAll(".set .link")[2]);
    expect(workbook.shown.map(qualified)).toEqual(["公开03表!A1"]);
  });

  test("the user says that a sheet is a form; that is kept, and taken back", async () => {
    const sheets = seed("003").map((grid) =>
      grid.name === "公开03表"
        ? { ...grid, name: "支出", rows: grid.rows.map((row, r) => (r === 0 ? [] : row.map(bare))) }
        : grid,
    );
    const workbook = new FakeWorkbook(sheets);
    await open(workbook);
    await checkNow();
    expect(texts(".fold-head")).toContain("认出 10 张表");
    await unfold(/^没有认出/);
    const select = document.querySelector(".lines select");
    expect(select!.getAttribute("aria-label")).toBe("“支出”是哪张表");
    await choose(select, "决算 公开03表");
    expect(texts(".fold-head")).toContain("认出 11 张表");
    expect(workbook.kept).toContain("决算 公开03表");
    await unfold(/^由您指定的 1 张/);
    await press(button("取消指定"));
    expect(texts(".fold-head")).toContain("认出 10 张表");
  });

  test("a sheet that cannot be read as what it is said to be", async () => {
    await open(new FakeWorkbook([...seed("003"), { name: "说明", top: 0, left: 0, rows: [["你好"]] }]));
    await checkNow();
    await unfold(/^没有认出/);
    await choose(document.querySelector(".lines select"), "决算 公开03表");
    expect(text(".box.trouble h2")).toMatch(/^工作表“说明”照指定的表读不出来/);
  });
});

/** A heading that says too little for the table to be known by it. */
function bare<T>(value: T): T | string {
  return typeof value === "string" && /支出决算表|经营支出|对附属单位补助支出/.test(value) ? "其他" : value;
}

describe("report, marks and clean-up", () => {
  test("核对报告 is a new sheet and is not checked itself", async () => {
    const workbook = changed({ [SECURITY]: 577.42 });
    await open(workbook);
    await checkNow();
    await press(button("核对报告"));
    expect(text(".box.plain h2")).toBe("核对报告写在新工作表“核对报告”里。");
    const [page] = workbook.pages;
    expect(page!.rows[0]).toEqual(["公开表核对报告"]);
    await checkNow();
    expect(texts(".fold-head").filter((title) => title.startsWith("没有认出"))).toEqual([]);
    await press(button("核对报告"));
    expect(workbook.pages.map(({ name }) => name)).toEqual(["核对报告", "核对报告 (2)"]);
  });

  test("清除标记", async () => {
    const workbook = changed({ [SECURITY]: 577.42 });
    await open(workbook);
    await checkNow();
    expect(workbook.marks).not.toEqual([]);
    await press(button("清除标记"));
    expect(workbook.marks).toEqual([]);
    expect(text(".box.plain h2")).toBe("标记已全部清除。");
    expect(stops()).toHaveLength(1);
  });

  test("清除痕迹 asks first, takes all out, and lists it", async () => {
    const workbook = changed({ [SECURITY]: 577.42 });
    localStorage.setItem("gongkai.auto", "on");
    await open(workbook);
    await checkNow();
    await unfold(/^它能解释/);
    await press(document.querySelector(".ignore"));
    await because("已请示");
    await press(button("核对报告"));
    await press(button("清除痕迹"));
    expect(texts(".ask li")).toEqual([
      "本程序的全部颜色标记",
      "核对报告工作表",
      "忽略的理由、指定的表名和选作科目表的区域",
    ]);
    expect(document.activeElement!.textContent).toBe("清除");
    await press(button("取消"));
    expect(workbook.kept).toBeDefined();
    expect(document.activeElement!.textContent).toBe("清除痕迹");
    await press(button("清除痕迹"));
    await press(button("清除"));
    expect([workbook.marks, workbook.pages, workbook.kept]).toEqual([[], [], undefined]);
    expect(texts(".box.plain .lines li")).toEqual([
      "清除了 2 张工作表上的标记：“公开01表”、“公开03表”",
      "删除了核对报告：“核对报告”",
      "删除了保存在文件里的忽略理由、指定的表名和科目表区域",
      "自动核对已关闭。请保存文件。",
    ]);
    expect(session.state().auto).toBe(false);
    expect(stops()[0]).toMatch(/^疑点 .+可解释 2 条不符$/);
  });

  test("an untouched workbook has nothing to clean", async () => {
    await open(new FakeWorkbook(seed("003")));
    await press(button("清除痕迹"));
    await press(button("清除"));
    expect(texts(".box.plain .lines li")[0]).toBe("没有发现本程序留下的东西。");
  });
});

test("a button of the ribbon checks before the pane is there, and the pane shows it", async () => {
  const workbook = changed({ [SECURITY]: 577.42 });
  const early = new Session(workbook);
  await early.check();
  expect(workbook.marks).not.toEqual([]);
  await show(early);
  expect(stops()).toHaveLength(1);
  await act(() => session.clear());
  expect(workbook.marks).toEqual([]);
});
