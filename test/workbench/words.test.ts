import type { Browser } from "playwright-core";
import { launch } from "../host/browser/chromium.ts";
import { WorkbenchPage } from "./page.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const WORDS = [
  "第三部分 2024年度部门决算情况说明",
  "三、支出决算情况说明",
  "本年支出合计670.84万元，其中：基本支出623.86万元，占93.00%；项目支出46.89万元，占7.00%。",
].join("\n");

test("a document is opened in the tab 说明: a figure leads to its cell, a cell to its figures, a change is said", async () => {
  const bench = await WorkbenchPage.open(browser, { query: "?seed=003" });
  const { page } = bench;
  await page.getByRole("tab", { name: "说明" }).click();
  await page.getByRole("button", { name: "打开说明…" }).waitFor();
  const buffer = Buffer.from(WORDS);
  await page.locator(".bring input[type=file]").setInputFiles({ name: "说明.txt", mimeType: "text/plain", buffer });
  await page.getByRole("button", { name: "46.89万元 不符" }).click();
  await page.getByText("表中为 46.98万元").waitFor();
  // The cell that it quotes is selected, and says so.
  await page.getByText("文中 1 处引用 公开03表!E7").waitFor();
  await page.getByRole("button", { name: "公开03表!E7" }).waitFor();
  await bench.type("D7", "623.80");
  await page.getByText("结果可能已过时").waitFor();
  await page.getByRole("button", { name: "重新核对" }).click();
  await page.getByRole("button", { name: "623.86万元 不符" }).waitFor();
  expect(bench.troubles).toEqual([]);
  await bench.close();
});
