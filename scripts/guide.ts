// npx tsx scripts/guide.ts — takes the pictures of docs/guide from the running workbench.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { chromium, type Locator, type Page } from "playwright-core";
import { WORKBENCH } from "../src/site/headers.ts";
import { findChromium, QUIET } from "./chromium.ts";
import { fewColours } from "./few-colours.ts";
import { ROOT } from "./root.ts";
import { serve } from "./serve.ts";
import { freshWorkbench } from "./workbench.ts";

const TO = join(ROOT, "docs/guide");
const SIZE = { width: 1120, height: 630 };
/** The workbook of the pictures. */
const EXAMPLE = "?seed=003";
/** Sentences on it, in the form's own words; one figure is wrong. */
const SENTENCES = [
  "本年收入合计670.84万元，其中：财政拨款收入662.34万元，占98.73%；其他收入8.50万元，占1.27%。",
  "本年支出合计670.84万元，其中：基本支出623.86万元，占93.00%；项目支出49.68万元，占7.00%。",
];

const served = await serve(await freshWorkbench(), { part: WORKBENCH });
const browser = await chromium.launch({ executablePath: findChromium(), args: QUIET });

/** A page of its own, and what takes pictures of it. */
async function scene(query: string, show: (page: Page, take: (name: string) => Promise<void>) => Promise<void>) {
  const context = await browser.newContext({ locale: "zh-CN", viewport: SIZE, colorScheme: "light" });
  const page = await context.newPage();
  // Who saves is not asked for a place here.
  await page.goto(`${served.base}/${query}`);
  await page.waitForSelector("canvas[id^=univer-sheet-main-canvas]");
  await page.waitForSelector(".starting", { state: "detached" });
  await show(page, async (name) => {
    await page.mouse.move(500, 5);
    // The grid draws with the next frames, and buttons fade.
    await page.waitForTimeout(800);
    writeFileSync(join(TO, `${name}.png`), await fewColours(browser, await page.screenshot()));
  });
  await context.close();
}

async function type(page: Page, cell: string, text: string): Promise<void> {
  const box = page.locator(".univer input").first();
  await box.fill(cell);
  await box.press("Enter");
  await page.waitForFunction(() => document.activeElement?.tagName !== "INPUT");
  await page.keyboard.type(text, { delay: 5 });
  await page.keyboard.press("Enter");
}

async function checked(page: Page): Promise<void> {
  await page.keyboard.press("F9");
  await page.waitForSelector(".counts");
  await page.waitForSelector(".progress, .stale", { state: "detached" });
}

/** What passes is over. */
async function quiet(page: Page): Promise<void> {
  const dismiss: Locator = page.locator(".line .dismiss");
  if ((await dismiss.count()) > 0) await dismiss.click();
}

await scene("", async (page, take) => {
  await quiet(page);
  await take("begin");
});

await scene(EXAMPLE, async (page, take) => {
  await quiet(page);
  await type(page, "F15", "577.42");
  await checked(page);
  await page.keyboard.press("F8");
  await take("found");
  await page.click(".apply");
  await page.waitForSelector(".box.fine");
  await page.waitForSelector(".progress, .stale", { state: "detached" });
  await take("mended");
  await page.click(".keep");
  await page.getByText("标出相符的数").click();
  await page.getByRole("button", { name: "逐条看" }).click();
  await page.locator(".evidence").scrollIntoViewIfNeeded();
  await take("evidence");
  await page.click("#tab-prose");
  await page.click(".paste-words");
  await page.locator(".prose textarea").fill(SENTENCES.join("\n"));
  await page.locator(".prose form button[type=submit]").click();
  await page.locator(".figure.unequal").first().click();
  await take("words");
  await page.click("#tab-functions");
  await page.fill(".search input", "养老");
  await page.locator(".subject", { hasText: "2080505" }).click();
  await take("subjects");
});

await scene(EXAMPLE, async (page, take) => {
  await quiet(page);
  await type(page, "F15", "577.42");
  await checked(page);
  await page.click(".to-publish");
  await page.waitForSelector(".publish .choices");
  await take("publish");
  await page.keyboard.press("Escape");
  await page.click(".report");
  await page.getByText("核对报告写在新工作表").first().waitFor();
  await take("report");
});

await scene("", async (page, take) => {
  await quiet(page);
  await page.click("#tab-templates");
  await page.getByLabel("编制单位").fill("某某局");
  await page.click(".insert-tables");
  await page
    .getByText(/已插入 \d+ 张工作表/)
    .first()
    .waitFor();
  await take("templates");
});

await scene("", async (page, take) => {
  const folder = mkdtempSync(join(tmpdir(), "guide-"));
  const seeds = readdirSync(join(ROOT, "seeds")).filter((name) => /[决预]算\.xlsx$/.test(name));
  const units = ["甲局.xlsx", "乙局.xlsx", "丙局.xlsx"].map((name) => join(folder, name));
  units.forEach((unit, i) => {
    const parts = unzipSync(readFileSync(join(ROOT, "seeds", seeds[i] ?? "")));
    const first = "xl/worksheets/sheet1.xml";
    // One unit has mistyped a figure.
    if (i === 0) parts[first] = strToU8(strFromU8(parts[first]!).replace("<v>1905.92</v>", "<v>1950.92</v>"));
    writeFileSync(unit, zipSync(parts));
  });
  await page.locator("input[type=file][multiple]").setInputFiles(units);
  await page.getByText("都核对过了").waitFor();
  await take("several");
  rmSync(folder, { recursive: true });
});

await browser.close();
await served.close();
