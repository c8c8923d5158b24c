import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launch } from "../host/browser/chromium.ts";
import { openExcel, type ExcelInBrowser, type Theme } from "../host/browser/open.ts";
import { buildPackage } from "../host/browser/package.ts";
import { workbookOf, type WorkbookState } from "../host/index.ts";
import { axeIn, checkIn, openPane } from "./inExcel.ts";
import { changed, CLASH, PENSION, SALARY, SECURITY, seed } from "./seeds.ts";

// The package as it is shipped, beside our host, in headless Chromium.

let folder: string;
let build: string;
let browser: Browser;
let excel: ExcelInBrowser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pane-"));
  build = join(folder, "site");
  [browser] = await Promise.all([launch(), buildPackage(folder, "https://localhost:3000", "--no-workbench")]);
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** What a test makes fail. */
let expectedErrors: readonly unknown[];

beforeEach(() => {
  expectedErrors = [];
});

/** Whatever a test does: nothing left the origin, nothing was refused, nothing failed, nothing was asked of Excel that it has not. */
afterEach(async () => {
  const { outside, violations, consoleErrors } = excel;
  const unsupported = await excel.unsupported();
  await excel.close();
  expect({ outside, violations, consoleErrors, unsupported }).toEqual({
    outside: [],
    violations: [],
    consoleErrors: expectedErrors,
    unsupported: [],
  });
});

const focused = (): Promise<string> => excel.frame.evaluate(() => document.activeElement?.textContent ?? "");
const stops = (): Promise<string[]> => excel.frame.locator("[data-stop]").allTextContents();
const said = (text: string): Promise<unknown> =>
  excel.frame.waitForFunction((all) => document.querySelector("[role=status]")?.textContent === all, text);

/** Seed 000 with a figure that no single rule objects to. */
const openClash = (): Promise<ExcelInBrowser> =>
  openPane(build, browser, {}, { workbook: workbookOf(changed(CLASH, "000").sheets) });

test("check, suspect, Enter: by keyboard alone, and the selection is the cell", async () => {
  excel = await openPane(build, browser, { [SECURITY]: 577.42 });
  const { frame, page } = excel;
  await frame.focus(".check");
  await page.keyboard.press("Enter");
  await frame.waitForSelector("[data-stop]");
  expect(await focused()).toBe("重新核对");
  // office.js moves the focus itself when Tab is pressed.
  for (let i = 0; i < 10 && !(await focused()).startsWith("疑点"); i++) await page.keyboard.press("Tab");
  expect(await focused()).toMatch(/^疑点 公开01表 F15 疑为 576\.42 万元/);
  await page.keyboard.press("Enter");
  await said(`已转到 ${SECURITY}`);
  expect(await excel.selection()).toBe(SECURITY);
  for (const next of [SECURITY, "改为 576.42", "它能解释的 2 条"]) {
    await page.keyboard.press("Tab");
    expect(await focused()).toBe(next);
  }
  await page.keyboard.press("Enter");
  for (const next of [/^不符 本年支出合计/, /^不符 社会保障和就业支出/]) {
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toMatch(next);
  }
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await said("已转到 公开03表!C8");
  expect(await excel.selection()).toBe("公开03表!C8");
});

test("应用建议 and 撤销本次操作 change the one cell, and give it back; nobody asks for the solver without need", async () => {
  excel = await openPane(build, browser, { [PENSION]: 54.34 });
  const asked: string[] = [];
  excel.page.on("request", (request) => asked.push(request.url()));
  const { frame } = excel;
  const before = await excel.wholeState();
  await checkIn(excel);
  expect(await stops()).toHaveLength(1);
  await frame.click(".apply");
  await frame.waitForSelector("text=公开03表!D14 已由 54.34 改为 45.34");
  await frame.click(".stale button");
  await frame.waitForSelector(".box.fine");
  await frame.waitForSelector(".progress", { state: "detached" });
  expect(await excel.wholeState()).toEqual(workbookOf(changed({}).sheets));
  await frame.click(".undo");
  await frame.waitForSelector(".undo", { state: "detached" });
  expect(await excel.wholeState()).toEqual(before);
  expect(asked.filter((url) => url.endsWith(".wasm"))).toEqual([]);
});

test("the solver comes from our own origin, where a workbook needs it, and finds what cannot all be true", async () => {
  excel = await openClash();
  const asked: string[] = [];
  excel.page.on("request", (request) => asked.push(request.url()));
  await checkIn(excel);
  expect(await stops()).toEqual(["疑点 公开03表 D8 疑为 413.45 万元（现为 413.46），可解释 1 条不符"]);
  expect(await excel.frame.textContent(".box.trouble h2")).toBe("1 处不符");
  const solver = asked.filter((url) => url.endsWith(".wasm"));
  expect(solver).toEqual([expect.stringMatching(/\/static\/highs\.[0-9a-f]+\.wasm$/)]);
  expect(new URL(solver[0]!).origin).toBe(excel.origin);
});

test("without the solver the rest is checked, what is not is said, and the next check tries again", async () => {
  excel = await openClash();
  const { frame, page } = excel;
  await page.route("**/*.wasm", (route) => route.abort());
  await checkIn(excel);
  expect(await frame.textContent(".box.doubt h2")).toBe("没有不符，1 处没能核对");
  expect(await frame.textContent(".folds .fold-body")).toContain("这里没有能加载它（单条的核对不受影响）");
  expect(await stops()).toEqual([]);
  expectedErrors = excel.consoleErrors.filter((error) => /ERR_FAILED|wasm/.test(error));
  expect(expectedErrors).not.toEqual([]);

  await page.unroute("**/*.wasm");
  await frame.click(".check");
  await frame.waitForSelector("[data-stop]");
  await frame.waitForSelector(".progress", { state: "detached" });
  expect(await stops()).toHaveLength(1);
});

test("every control of the results is reached by Tab, and left by it", async () => {
  excel = await openPane(build, browser, { [SECURITY]: 577.42 });
  await checkIn(excel);
  const { frame, page } = excel;
  await frame.focus(".check");
  const seen: string[] = [];
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press("Tab");
    const now = await focused();
    if (now === seen.at(-1)) break;
    seen.push(now);
  }
  const heads = await frame.$$eval(".fold-head", (all) => all.map((one) => one.textContent));
  expect(seen).toEqual(
    expect.arrayContaining(["全部", "表内", "表间", ...heads, "清除标记", "核对报告", "清除痕迹", "清洁发布版…"]),
  );
  expect(seen.at(-1)).toBe("清洁发布版…");
});

test("a button of the ribbon checks and marks before the pane was touched, another clears", async () => {
  excel = await openPane(build, browser, { [SECURITY]: 577.42 });
  const before = await excel.wholeState();
  await excel.press("check");
  const marked = await excel.wholeState();
  expect(
    marked.sheets.filter(({ conditionalFormats }) => conditionalFormats.length > 0).map(({ name }) => name),
  ).toEqual(["公开01表", "公开03表"]);
  await excel.frame.waitForSelector("[data-stop]");
  expect(await stops()).toHaveLength(1);
  await excel.press("clear");
  expect(await excel.wholeState()).toEqual(before);
});

test("a check after the first takes three round trips, and then two for the formulas of the cells to blame", async () => {
  excel = await openPane(build, browser, { [SECURITY]: 577.42 });
  const check = async (): Promise<void> => {
    await checkIn(excel);
    await excel.page.waitForFunction(
      () =>
        window.excel.host.userTrips.findLastIndex(({ writes }) => writes) === window.excel.host.userTrips.length - 3,
    );
  };
  await check();
  const before = (await excel.trips()).length;
  await check();
  expect((await excel.trips()).slice(before).map(({ writes }) => writes)).toEqual([false, false, true, false, false]);
});

test("ignore, report, stale, and 清除痕迹 leaves the workbook as it was", async () => {
  excel = await openPane(build, browser, { [SECURITY]: 577.42 });
  const { frame } = excel;
  const before = await excel.wholeState();
  await checkIn(excel);
  await frame.click(".list .fold-head");
  await frame.click(".ignore >> nth=1");
  await frame.fill("textarea", "=已请示");
  await frame.click(".ignore-form button[type=submit]");
  await frame.waitForSelector("text=已忽略 1 条");
  expect(await stops()).toHaveLength(2);

  await frame.click(".actions .report");
  await frame.waitForSelector("text=核对报告写在新工作表“核对报告”里");
  const reported = await excel.wholeState();
  expect(reported.sheets.at(-1)!.name).toBe("核对报告");
  expect(await frame.locator(".stale").count()).toBe(0);

  await excel.type(SECURITY, 578.42);
  await frame.waitForSelector(".stale");
  await frame.click(".stale button");
  await frame.waitForSelector(".stale", { state: "detached" });
  await frame.waitForSelector(".progress", { state: "detached" });
  // The figure is another one: it is back.
  expect(await stops()).toHaveLength(3);
  expect(await frame.locator("text=没有认出").count()).toBe(0);
  await excel.type(SECURITY, 577.42);

  await frame.click(".actions .clean");
  await frame.click(".clean-now");
  await frame.waitForSelector("text=本程序的痕迹已清除");
  expect(await excel.wholeState()).toEqual(before);
});

test("自动核对 checks when the user pauses, and comes to rest", async () => {
  excel = await openPane(build, browser, {});
  const { frame } = excel;
  await checkIn(excel);
  await frame.check(".auto input");
  await excel.type(SECURITY, 577.42);
  await frame.waitForSelector("[data-stop]");
  await frame.waitForSelector(".progress", { state: "detached" });
  expect(await frame.locator(".stale").count()).toBe(0);
  await excel.recalculate(SECURITY, 576.42);
  await frame.waitForSelector(".box.fine");
});

test("an Excel that is too old is told so", async () => {
  const apiSets = { ExcelApi: "1.13", SharedRuntime: "1.1" };
  excel = await openExcel({ build, browser, workbook: workbookOf(changed({}).sheets), apiSets });
  await excel.frame.waitForSelector(".box");
  expect(await excel.frame.textContent("h2")).toBe("这个版本的 Excel 太旧，不能运行公开表助手");
  expect(await axeIn(excel.frame)).toEqual([]);
});

const THEMES: readonly Theme[] = ["light", "dark", "contrast"];

/** What axe finds in each theme. */
async function axeInThemes(): Promise<Record<Theme, string[]>> {
  const found = { light: [], dark: [], contrast: [] } as Record<Theme, string[]>;
  for (const theme of THEMES) {
    await excel.wear(theme);
    await excel.frame.waitForFunction((dark) => {
      const [red = 0] = getComputedStyle(document.querySelector(".pane")!).backgroundColor.match(/\d+/g)!.map(Number);
      return red < 128 === dark;
    }, theme === "dark");
    found[theme] = await axeIn(excel.frame);
  }
  await excel.wear("light");
  return found;
}

const NOTHING: Readonly<Record<Theme, readonly string[]>> = { light: [], dark: [], contrast: [] };

test("axe finds nothing at 320 px, in any theme", async () => {
  const changes = { [PENSION]: 54.34, [SECURITY]: 577.42, [SALARY]: 71.91, "公开05表!C8": "五百" };
  excel = await openPane(build, browser, changes);
  const { frame } = excel;
  expect(await axeInThemes()).toEqual(NOTHING);
  await checkIn(excel);
  for (const head of await frame.$$(".fold-head[aria-expanded=false]")) await head.click();
  await frame.click(".ignore >> nth=0");
  await frame.click(".actions .clean");
  await excel.type(PENSION, 1);
  await frame.waitForSelector(".stale");
  expect(await axeInThemes()).toEqual(NOTHING);
});

/** What is cut off on the right. */
function tooWide(): Promise<string[]> {
  return excel.frame.evaluate(() => {
    const { clientWidth } = document.documentElement;
    return [...document.querySelectorAll("#root *")]
      .filter((one) => !one.closest(".heard, svg") && one.getBoundingClientRect().right > clientWidth + 0.5)
      .map((one) => `${one.tagName} ${one.className}`);
  });
}

/** Opens all that is folded, and whatever is folded in it. */
async function unfoldAll(): Promise<void> {
  const { frame } = excel;
  for (;;) {
    const head = await frame.$(".fold-head[aria-expanded=false]");
    if (head === null) return;
    await head.click();
  }
}

/** Workbooks with a 科目表, something odd in it, and formulas of ours. */
function withFunctions(): WorkbookState {
  const table = {
    name: "科目表",
    top: 0,
    left: 0,
    rows: [
      ["编码", "名称"],
      ["2080150", "事业运行（本单位）"],
      ["20801501", "八位"],
    ],
  };
  const state = workbookOf([...seed("003"), table]);
  Object.assign(state.sheets[0]!.cells, {
    H1: { value: "事业运行", formula: "=科目名称(2080150)" },
    H2: { value: "#N/A", formula: "=SUBJECT_NAME(2080777)" },
  });
  return state;
}

test("the tab 函数 at 320 px: insertions, 科目表, 转为数值, by mouse and by keyboard", async () => {
  excel = await openPane(build, browser, {}, { workbook: withFunctions() });
  const { frame, page } = excel;
  await excel.calculates({
    "=科目名称(2080150)": "事业运行（本级）",
    "=SUBJECT_NAME(2080777)": "#N/A",
    "=科目名称(2080505)": "甲",
  });
  await frame.click("#tab-functions");
  expect(await axeInThemes()).toEqual(NOTHING);
  expect(await tooWide()).toEqual([]);

  // A change in the 科目表 has formulas calculated again, once its writer pauses.
  await excel.type("科目表!B2", "事业运行（本级）");
  await page.waitForFunction(() => window.excel.host.book.sheets[0]?.cell(0, 7).value === "事业运行（本级）");
  await frame.fill(".search input", "2080505");
  await frame.click(".subject");
  await excel.select("公开01表!A60");
  const before = await excel.wholeState();
  await frame.click("text=插入公式");
  await frame.waitForSelector("text=已在 公开01表!A60 插入 =科目名称(2080505)");
  const inserted = await excel.wholeState();
  expect(inserted.sheets[0]!.cells["A60"]).toEqual({ value: "甲", formula: "=科目名称(2080505)" });
  await frame.click(".undo");
  await frame.waitForSelector(".undo", { state: "detached" });
  expect(await excel.wholeState()).toEqual(before);

  // Everything open at once, with both questions.
  await frame.fill(".search input", "");
  await unfoldAll();
  await frame.click(".subject >> nth=0");
  await frame.click(".plan-workbook");
  await frame.waitForSelector(".plan");
  await unfoldAll();
  await excel.select("公开01表!F15");
  await frame.click(".examples button >> nth=0");
  await frame.waitForSelector(".replace");
  expect(await axeInThemes()).toEqual(NOTHING);
  expect(await tooWide()).toEqual([]);

  // Tab comes to every control, in their order.
  const count = await frame.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>("button, input, select, a[href], [tabindex]")].filter(
      (one) => one.tabIndex >= 0 && one.getClientRects().length > 0,
    );
    controls.forEach((one, i) => (one.dataset["control"] = String(i)));
    return controls.length;
  });
  expect(count).toBeGreaterThan(80);
  await frame.focus("#tab-functions");
  const reached = [await control()];
  for (let i = 1; i < count; i++) {
    await page.keyboard.press("Tab");
    reached.push(await control());
  }
  expect(reached).toEqual(Array.from({ length: count }, (_, i) => i));

  // By keyboard alone: not this one, but the values.
  await frame.focus(".replace");
  await page.keyboard.press("Escape");
  await frame.waitForSelector(".replace", { state: "detached" });
  await frame.focus(".to-values-now");
  await page.keyboard.press("Enter");
  await frame.waitForSelector("text=1 个公式已换成数值");
  const valued = await excel.wholeState();
  expect([valued.sheets[0]!.cells["H1"], valued.sheets[0]!.cells["H2"]]).toEqual([
    { value: "事业运行（本级）" },
    { value: "#N/A", formula: "=SUBJECT_NAME(2080777)" },
  ]);
  await frame.click(".undo");
  await frame.waitForSelector(".undo", { state: "detached" });
  expect({ ...(await excel.wholeState()), selection: before.selection }).toEqual(before);
});

test("the tab 模板 at 320 px: preview, 补齐, a row for a 科目, and back", async () => {
  excel = await openPane(build, browser, {}, { workbook: workbookOf(seed("003").slice(0, 8)) });
  const { frame, page } = excel;
  const before = await excel.wholeState();
  await frame.click("#tab-templates");
  await frame.waitForSelector(".tables li");
  await frame.selectOption(".chooser select >> nth=0", "青海决算");
  await unfoldAll();
  expect(await axeInThemes()).toEqual(NOTHING);
  // The pictures scroll by themselves.
  expect((await tooWide()).filter((one) => !/^(?:TABLE|COL|TBODY|TR|TD|SPAN|COLGROUP)/.test(one))).toEqual([]);
  await frame.focus(".fill-up");
  await page.keyboard.press("Enter");
  await frame.waitForSelector("text=已插入 3 张工作表");
  expect((await excel.wholeState()).sheets.slice(8).map(({ name }) => name.slice(0, 2))).toEqual(["09", "10", "11"]);
  expect(await frame.locator(".fill-up").count()).toBe(0);
  await frame.click(".undo");
  await frame.waitForSelector(".fill-up");
  expect({ ...(await excel.wholeState()), active: before.active, selection: before.selection }).toEqual(before);

  await excel.select("公开05表!A12");
  await frame.click("#tab-functions");
  await frame.fill(".search input", "2050202");
  await frame.click(".subject");
  await frame.click(".insert-row");
  await frame.waitForSelector("text=已在“公开05表”插入科目行");
  const { cells } = (await excel.wholeState()).sheets[4]!;
  expect(Object.values(cells).filter(({ value }) => value === "2050202")).toHaveLength(1);
  await frame.click(".undo");
  await frame.waitForSelector(".undo", { state: "detached" });
  expect({ ...(await excel.wholeState()), active: before.active, selection: before.selection }).toEqual(before);
});

test("a set of the county's own is loaded from a file, kept, and what is wrong in one is said", async () => {
  excel = await openPane(build, browser, {});
  const { frame } = excel;
  await frame.click("#tab-templates");
  await frame.waitForSelector(".tables li");
  const load = (name: string, json: unknown): Promise<void> =>
    frame.setInputFiles("input[type=file]", {
      name,
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(json)),
    });
  await load("错.json", { name: "某县决算", kind: "决算", forms: ["收入总表"] });
  await frame.waitForSelector("[role=alert] li");
  expect(await frame.textContent("[role=alert] h2")).toBe("“错.json”不能用，请改正后再导入：");
  await load("某县.json", { name: "某县决算", kind: "决算", forms: ["收入支出决算总表", "支出决算表"] });
  await frame.waitForSelector("text=已导入“某县决算”");
  expect(await frame.locator(".tables .wanted").count()).toBe(2);
  await frame.click("#tab-check");
  await checkIn(excel);
  await unfoldAll();
  await frame.selectOption(".by select", "某县决算");
  await frame.waitForSelector("text=按“某县决算”");
  expect(await axeIn(frame)).toEqual([]);
});

const control = (): Promise<number> =>
  excel.frame.evaluate(() => Number((document.activeElement as HTMLElement).dataset["control"] ?? -1));

test.each([
  [320, 720],
  // 320 px at 200 %.
  [160, 360],
])("nothing is cut off at %d px", async (width, height) => {
  const changes = { [PENSION]: 54.34, [SECURITY]: 577.42, [SALARY]: 71.91 };
  excel = await openPane(build, browser, changes, { width, height, locale: "en-US" });
  const { frame } = excel;
  expect(await tooWide()).toEqual([]);
  await checkIn(excel);
  for (const head of await frame.$$(".fold-head[aria-expanded=false]")) await head.click();
  await frame.click(".ignore >> nth=0");
  await frame.click(".actions .clean");
  expect(await tooWide()).toEqual([]);
  await frame.click("#tab-functions");
  await unfoldAll();
  await frame.click(".subject >> nth=0");
  await frame.click(".plan-workbook");
  await frame.waitForSelector(".plan");
  expect(await tooWide()).toEqual([]);
  await frame.click("#tab-templates");
  await frame.waitForSelector(".tables li");
  expect(await tooWide()).toEqual([]);
});
