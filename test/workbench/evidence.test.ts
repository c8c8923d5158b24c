import { readBook } from "../../src/files/xlsx/read-book.ts";
import { markColours } from "../../src/core/report/colours.ts";
import { withWorkbench } from "./setup.ts";

// What the page says besides findings: what speaks for a figure, and what is left out of a file.

const open = withWorkbench();

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
  expect(await bench.pixels(fill)).toBe(0);
  const ticks = page.getByRole("switch", { name: "标出相符的数" });
  await ticks.click();
  while ((await bench.pixels(fill)) < 500) expect(await ticks.isChecked()).toBe(true);
  const { bytes } = await bench.saved(() => page.keyboard.press("Control+Shift+s"));
  expect((await readBook(bytes)).sheets.flatMap(({ marks }) => marks)).toEqual([]);
  await ticks.click();
  while ((await bench.pixels(fill)) > 0) expect(await ticks.isChecked()).toBe(false);
});

test("the empty sheet of a new workbook goes with the first tables", async () => {
  const bench = await open({ query: "" });
  const { page } = bench;
  const begin = page.getByRole("region", { name: "从哪里开始？" });
  await begin.getByRole("button", { name: "插入空白表" }).click();
  await page.locator(".side select").first().selectOption({ label: "四川决算（13 张）" });
  await page.locator(".insert-tables").click();
  await page.getByRole("region", { name: "从哪里开始？" }).waitFor({ state: "detached" });
  const { bytes } = await bench.saved(() => page.keyboard.press("Control+s"));
  const { sheets } = await readBook(bytes);
  expect(sheets.map(({ name }) => name)).not.toContain("Sheet1");
  expect(sheets.length).toBeGreaterThan(3);
});
