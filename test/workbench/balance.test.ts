import { check } from "../../src/core/check.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { partsOf } from "../files/files.ts";
import { seedFile, withWorkbench } from "./setup.ts";

const openPage = withWorkbench();

test("尾差 are settled as one action, saved, and one Ctrl+Z gives the old file back", async () => {
  const bench = await openPage({ query: "?seed=003&check" });
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
