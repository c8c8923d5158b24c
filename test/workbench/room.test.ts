import { withWorkbench } from "./setup.ts";

// That there is a page to be seen: beside what opens over it, in windows of every size, enlarged twice over.

const open = withWorkbench();

test("a menu opens over the page and leaves the rest of it as it was", async () => {
  const { page } = await open({ query: "?seed=003" });
  // Above what is said in passing, which fades.
  const beside = (): Promise<Buffer> => page.screenshot({ clip: { x: 500, y: 300, width: 860, height: 350 } });
  // What is left of the mouse is seen as well, and not compared.
  await page.getByRole("button", { name: "示例" }).hover();
  const before = await beside();
  await page.getByRole("button", { name: "示例" }).click();
  await page.getByRole("menuitem", { name: /^003-.*决算$/ }).waitFor();
  expect((await beside()).equals(before)).toBe(true);
  await page.getByRole("menuitem", { name: /^000-/ }).click();
  await page.getByRole("heading", { name: /^000-/ }).waitFor();
});

test.each([
  [683, 384],
  [683, 312],
  [320, 568],
  [320, 256],
])("in a window of %d × %d there is room for the grid, and for the pane", async (width, height) => {
  const bench = await open({ query: "?seed=003" });
  const { page } = bench;
  await bench.type("F15", "577.42");
  await page.setViewportSize({ width, height });
  const grid = page.getByRole("region", { name: "表格" });
  const pane = page.getByRole("tabpanel");
  const heightOf = (selector: string): Promise<number> =>
    page
      .locator(selector)
      .evaluate((one) => Math.min(one.getBoundingClientRect().bottom, innerHeight) - one.getBoundingClientRect().top);

  expect(await heightOf(".univer")).toBeGreaterThan(100);
  expect([await grid.isVisible(), await pane.isVisible()]).toEqual([true, false]);
  await page.getByRole("button", { name: "看核对结果" }).click();
  expect([await grid.isVisible(), await pane.isVisible()]).toEqual([false, true]);
  expect(await heightOf(".side")).toBeGreaterThan(100);
  await bench.check();
  const stop = page.getByRole("button", { name: /^疑点 公开01表 F15/ });
  await stop.scrollIntoViewIfNeeded();
  const box = (await stop.boundingBox())!;
  expect(box.y).toBeGreaterThan(0);
  expect(box.x + box.width).toBeLessThanOrEqual(width);
  // A cell that is led to is seen, and has the keyboard.
  await stop.click();
  await grid.waitFor();
  await bench.hears("F15 577.42");
  await page.keyboard.press("ArrowUp");
  await bench.hears("F14");
  // F6 turns as well.
  await page.keyboard.press("F6");
  await pane.waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});

test("in a low and wide window both have room", async () => {
  const { page } = await open({ query: "?seed=003" });
  await page.setViewportSize({ width: 1366, height: 384 });
  for (const part of [page.locator(".univer"), page.locator(".side")])
    expect((await part.boundingBox())?.height).toBeGreaterThan(200);
  expect(await page.getByRole("button", { name: "看核对结果" }).isVisible()).toBe(false);
});

test("what nobody touches is hardly drawn", async () => {
  const { page } = await open({ query: "?seed=003" });
  // A second in which hardly a frame was asked for; drawn without rest, there are some sixty.
  await page.evaluate(
    () =>
      new Promise<void>((rests) => {
        const ask = requestAnimationFrame.bind(window);
        let asked = 0;
        window.requestAnimationFrame = (draw) => {
          asked++;
          return ask(draw);
        };
        setInterval(() => {
          if (asked < 20) rests();
          asked = 0;
        }, 1000);
      }),
  );
});
