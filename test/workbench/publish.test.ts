import { readFileSync } from "node:fs";
import { check } from "../../src/core/check.ts";
import { planPublishing } from "../../src/files/publish.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { seedFile, withWorkbench } from "./setup.ts";

const openPage = withWorkbench();

test("a copy for publication is listed, saved under another name, and the workbook stays as it is", async () => {
  const bench = await openPage({ query: "?seed=003&check" });
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
