import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { launch } from "../host/browser/chromium.ts";
import { openExcel, type ExcelInBrowser, type Theme } from "../host/browser/open.ts";
import { buildPackage } from "../host/browser/package.ts";
import { workbookOf } from "../host/index.ts";
import { axeIn, checkIn, openPane } from "./inExcel.ts";
import { changed, PENSION, SECURITY } from "./seeds.ts";

// The package as it is shipped, beside our host, in headless Chromium.

let folder: string;
let build: string;
let browser: Browser;
let excel: ExcelInBrowser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "pane-"));
  build = join(folder, "site");
  [browser] = await Promise.all([launch(), buildPackage(folder, "https://localhost:3000")]);
}, 240_000);

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** Whatever a test does: nothing left the origin, nothing was refused, nothing failed, nothing was asked of Excel that it has not. */
afterEach(async () => {
  const { outside, violations, consoleErrors } = excel;
  const unsupported = await excel.unsupported();
  await excel.close();
  expect({ outside, violations, consoleErrors, unsupported }).toEqual({
    outside: [],
    violations: [],
    consoleErrors: [],
    unsupported: [],
  });
});

const focused = (): Promise<string> => excel.frame.evaluate(() => document.activeElement?.textContent ?? "");

test("check, finding, Enter: by keyboard alone, and the selection is the cell", async () => {
  excel = await openPane(build, browser, { [SECURITY]: 577.42 });
  const { frame, page } = excel;
  await frame.focus(".check");
  await page.keyboard.press("Enter");
  await frame.waitForSelector("[data-stop]");
  expect(await focused()).toBe("重新核对");
  // office.js moves the focus itself when Tab is pressed.
  for (let i = 0; i < 10 && !(await focused()).startsWith("不符"); i++) await page.keyboard.press("Tab");
  expect(await focused()).toMatch(/^不符 本年支出合计/);
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toMatch(/^不符 社会保障和就业支出/);
  await page.keyboard.press("Enter");
  await frame.waitForFunction(() => document.querySelector("[role=status]")?.textContent.startsWith("已转到"));
  expect(await excel.selection()).toBe(SECURITY);
  await page.keyboard.press("Tab");
  expect(await focused()).toBe(SECURITY);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await frame.waitForFunction(() => document.querySelector("[role=status]")?.textContent === "已转到 公开03表!C8");
  expect(await excel.selection()).toBe("公开03表!C8");
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
    expect.arrayContaining(["全部", "表内", "表间", ...heads, "清除标记", "核对报告", "公开前清理"]),
  );
  expect(seen.at(-1)).toBe("公开前清理");
});

test("a button of the ribbon checks and marks before the pane was touched, another clears", async () => {
  excel = await openPane(build, browser, { [SECURITY]: 577.42 });
  const before = await excel.wholeState();
  await excel.press("check");
  const marked = await excel.wholeState();
  expect(
    marked.sheets.filter(({ conditionalFormats }) => conditionalFormats.length > 0).map(({ name }) => name),
  ).toEqual(["公开01表", "公开03表"]);
  expect(await excel.frame.locator("[data-stop]").count()).toBe(2);
  await excel.press("clear");
  expect(await excel.wholeState()).toEqual(before);
});

test("a check after the first takes three round trips", async () => {
  excel = await openPane(build, browser, { [SECURITY]: 577.42 });
  await checkIn(excel);
  const before = (await excel.trips()).length;
  await checkIn(excel);
  expect((await excel.trips()).length - before).toBe(3);
});

test("ignore, report, stale, and 公开前清理 leaves the workbook as it was", async () => {
  excel = await openPane(build, browser, { [SECURITY]: 577.42 });
  const { frame } = excel;
  const before = await excel.wholeState();
  await checkIn(excel);
  await frame.click(".ignore >> nth=1");
  await frame.fill("textarea", "=已请示");
  await frame.click(".ignore-form button[type=submit]");
  await frame.waitForSelector("text=已忽略 1 条");
  expect(await frame.locator("[data-stop]").count()).toBe(1);

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
  expect(await frame.locator("[data-stop]").count()).toBe(2);
  expect(await frame.locator("text=没有认出").count()).toBe(0);
  await excel.type(SECURITY, 577.42);

  await frame.click(".actions .clean");
  await frame.click(".clean-now");
  await frame.waitForSelector("text=公开前清理完毕");
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

test.each(THEMES)("axe finds nothing at 320 px: %s", async (theme) => {
  excel = await openPane(build, browser, { [PENSION]: 54.34, [SECURITY]: 577.42, "公开05表!C8": "五百" }, { theme });
  const { frame } = excel;
  expect(await axeIn(frame)).toEqual([]);
  await checkIn(excel);
  for (const head of await frame.$$(".fold-head[aria-expanded=false]")) await head.click();
  await frame.click(".ignore >> nth=0");
  await frame.click(".actions .clean");
  await excel.type(PENSION, 1);
  await frame.waitForSelector(".stale");
  expect(await axeIn(frame)).toEqual([]);
});

test.each([
  [320, 720],
  // 320 px at 200 %.
  [160, 360],
])("nothing is cut off at %d px", async (width, height) => {
  excel = await openPane(build, browser, { [PENSION]: 54.34, [SECURITY]: 577.42 }, { width, height, locale: "en-US" });
  const { frame } = excel;
  const tooWide = (): Promise<string[]> =>
    frame.evaluate(() => {
      const { clientWidth } = document.documentElement;
      return [...document.querySelectorAll("#root *")]
        .filter((one) => !one.closest(".heard, svg") && one.getBoundingClientRect().right > clientWidth + 0.5)
        .map((one) => `${one.tagName} ${one.className}`);
    });
  expect(await tooWide()).toEqual([]);
  await checkIn(excel);
  for (const head of await frame.$$(".fold-head[aria-expanded=false]")) await head.click();
  await frame.click(".ignore >> nth=0");
  await frame.click(".actions .clean");
  expect(await tooWide()).toEqual([]);
});
