import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { changedSeed, lockedWorkbook } from "../cli/workbooks.ts";
import { seedFile, withWorkbench } from "./setup.ts";

const open = withWorkbench();
const folder = mkdtempSync(join(tmpdir(), "folder-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("a folder that is picked is checked on workers: a line a unit, the worst first; a click opens its workbook", async () => {
  mkdirSync(join(folder, "公开表"));
  writeFileSync(join(folder, "公开表", "甲局.xlsx"), changedSeed("000", 1, { C8: "1905.99" }));
  writeFileSync(join(folder, "公开表", "乙局.xlsx"), seedFile("000"));
  writeFileSync(join(folder, "公开表", "丙局.xlsx"), lockedWorkbook());
  writeFileSync(join(folder, "公开表", "~$甲局.xlsx"), "");
  const { page } = await open({ query: "" });
  await page.locator("input[webkitdirectory]").setInputFiles(join(folder, "公开表"));
  const desk = page.getByRole("region", { name: "核对结果：各单位" });
  await desk.getByText("3 个文件、3 个单位，都核对过了。").waitFor();
  const rows = await desk.getByRole("row").allInnerTexts();
  expect(
    rows.slice(1).map((row) =>
      row
        .split("\t")
        .slice(0, 2)
        .map((cell) => cell.trim()),
    ),
  ).toEqual([
    ["有不符", "甲局"],
    ["读不了", "丙局"],
    ["全部成立", "乙局"],
  ]);
  expect(rows[1]).toContain("收入支出决算总表 · 一般公共预算财政拨款收入 · 金额：公开01表 C8 疑为 1,905.92 万元");
  expect(rows[2]).toContain("文件加了密码");
  await desk.getByRole("button", { name: "甲局" }).click();
  await page.getByRole("heading", { name: "甲局.xlsx" }).waitFor();
  expect(await desk.isVisible()).toBe(false);
});
