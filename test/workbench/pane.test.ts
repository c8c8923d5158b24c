import { readFileSync } from "node:fs";
import { check } from "../../src/core/check.ts";
import { markColours } from "../../src/core/report/colours.ts";
import { readDocument } from "../../src/files/documents.ts";
import { planPublishing } from "../../src/files/publish.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import { partsOf } from "../files/files.ts";
import { seedFile, withWorkbench } from "./setup.ts";

// What the page does besides finding: what speaks for a figure, what is left out of a file, 尾差, words, a copy for publication.

const open = withWorkbench();

const WORDS = [
  "第三部分 2024年度部门决算情况说明",
  "三、支出决算情况说明",
  "本年支出合计670.84万元，其中：基本支出623.86万元，占93.00%；项目支出46.89万元，占7.00%。",
].join("\n");

test("of the selected figure it is said what it takes part in; both sides can be gone to", async () => {
  const bench = await open({ query: "?seed=003&check" });
  const { page } = bench;
  await page.waitForSelector(".box.fine");
  await bench.goTo("公开03表!D14");
  const region = page.getByRole("region", { name: "选中的数" });
  await region.getByText(/^公开03表!D14：这个数参与 \d+ 条核对，全部相符$/).waitFor();
  await region.getByRole("button", { name: /^逐条看/ }).click();
  await region
    .getByRole("button", { name: /公开03表!C14$/ })
    .first()
    .click();
  await bench.hears("C14 45.34");
  await region.getByText(/^公开03表!C14：/).waitFor();
});

test("figures that agree are tinted for who asks for it, and not in the marked copy", async () => {
  const bench = await open({ query: "?seed=003&check" });
  const { page } = bench;
  await page.waitForSelector(".box.fine");
  const { fill } = markColours.agreed;
  await bench.draws(fill, { most: 0 });
  const ticks = page.getByRole("switch", { name: "标出相符的数" });
  await ticks.click();
  await bench.draws(fill, { least: 500 });
  const { bytes } = await bench.saved(() => page.keyboard.press("Control+Shift+s"));
  expect((await readBook(bytes)).sheets.flatMap(({ marks }) => marks)).toEqual([]);
  await ticks.click();
  await bench.draws(fill, { most: 0 });
});

test("the empty sheet of a new workbook goes with the first tables", async () => {
  const bench = await open({ query: "" });
  const { page } = bench;
  const begin = page.getByRole("region", { name: "从哪里开始？" });
  await begin.getByRole("button", { name: "插入空白表" }).click();
  await page.locator(".side select").first().selectOption({ label: "四川决算（13 张）" });
  await page.locator(".insert-tables").click();
  await page.getByRole("heading", { name: "已插入 13 张工作表" }).waitFor();
  await begin.waitFor({ state: "detached" });
  const { name: saved, bytes } = await bench.saved(() => page.keyboard.press("Control+s"));
  expect(saved).toMatch(/^20\d\d-四川决算\.xlsx$/);
  const { sheets } = await readBook(bytes);
  expect(sheets.map(({ name }) => name)).not.toContain("Sheet1");
  expect(sheets.length).toBeGreaterThan(3);
});

test("尾差 are settled as one action, saved, and one Ctrl+Z gives the old file back", async () => {
  const bench = await open({ query: "?seed=003&check" });
  const { page } = bench;
  await page.waitForSelector(".box.fine");
  await page.getByRole("button", { name: "配平……" }).click();
  const box = page.getByRole("group", { name: "尾差配平" });
  await box.getByText("改 4 个数（10 格，各一个末位）可以全部配平，已证明不能再少").waitFor();
  await box.getByRole("button", { name: "改这 10 格" }).click();
  await page.getByRole("heading", { name: "尾差已配平，改了 10 格" }).waitFor();
  const { bytes } = await bench.saved(() => page.click(".save"));
  const { counts } = check((await readWorkbook(bytes)).sheets);
  expect([counts.rounding, counts.unequal, counts.doubtful, counts.untried]).toEqual([0, 0, 0, 0]);
  await page.click(".undo-grid");
  await page.getByRole("heading", { name: "尾差已配平，改了 10 格" }).waitFor({ state: "detached" });
  const again = await bench.saved(() => page.click(".save"));
  expect(partsOf(again.bytes)).toEqual(partsOf(seedFile("003")));
});

test("a copy for publication is listed, saved under another name, and the workbook stays as it is", async () => {
  const bench = await open({ query: "?seed=003&check" });
  const { page } = bench;
  await page.waitForSelector(".box.fine");
  await bench.type("H3", "=1+1");
  await page.getByRole("button", { name: "清洁发布版…" }).click();
  const box = page.getByRole("group", { name: "清洁发布版" });
  await box.getByRole("checkbox", { name: "公式换成数值" }).waitFor();
  await box.getByText("工作表“公开01表”，1 格，H3").waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    box.getByRole("button", { name: "做一份副本" }).click(),
  ]);
  await box.getByText("副本核对的结果与原文件相同").waitFor();
  expect(download.suggestedFilename()).toBe("003-海东市社会保险服务局-2024决算.公开.xlsx");
  const copy = new Uint8Array(readFileSync(await download.path()));
  expect((await planPublishing(copy)).steps).toEqual([]);
  const [before, after] = [seedFile("003"), copy];
  const counts = async (bytes: Uint8Array) => check((await readWorkbook(bytes)).sheets).counts;
  expect(await counts(after)).toEqual(await counts(before));
  // What lies open is still the workbook, with its formula, and unsaved.
  expect(await page.title()).toMatch(/^\* 003-/);
});

test("a document is opened in the tab 说明: a figure leads to its cell, a cell to its figures, a change is said", async () => {
  const bench = await open({ query: "?seed=003" });
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
});

test("公开材料: the words are made from the tables as a sheet, and the whole document is a download", async () => {
  const bench = await open({ query: "?seed=003" });
  const { page } = bench;
  await page.getByRole("tab", { name: "说明" }).click();
  await page.getByRole("button", { name: /^公开材料/ }).click();
  const part = page.getByRole("region", { name: "公开材料" });
  await part.getByRole("button", { name: "写情况说明和整份文件" }).click();
  await part.getByRole("button", { name: "情况说明写成公式表" }).click();
  await page.getByText("情况说明", { exact: true }).first().waitFor();
  const { name, bytes } = await bench.saved(() => part.getByRole("button", { name: "整份文件存为 .docx" }).click());
  expect(name).toBe("公开文件.docx");
  const { tables, lines } = readDocument(bytes);
  expect(check(tables).counts).toMatchObject({ unequal: 0, untried: 0 });
  expect(lines.join("")).toContain("本年支出合计670.84万元");
});
