// npx tsx bench/workbench.ts — how long a sheet of 20,000 rows takes to open in the workbench, and to be checked there: medians of
// several tabs in headless Chromium, in milliseconds. On an idle machine; noisy all the same.
import { writeXlsx } from "hucre/xlsx";
import { largeExpenditure } from "./large.ts";
import { launch } from "../test/host/browser/chromium.ts";
import { WorkbenchPage } from "../test/workbench/page.ts";

const TABS = 5;
const NAME = "大.xlsx";

const { name, rows } = largeExpenditure(20_000);
const values = rows.map((row) => row.map((cell) => (typeof cell === "object" ? null : cell)));
const bytes = await writeXlsx({ sheets: [{ name, rows: values }] });

/**
 * Milliseconds from what `make` does in the page until that is done, painted: it is under way while `during` holds, and `after` holds once
 * it is done. Both are expressions as texts, for a browser knows nothing of how this file was compiled.
 */
async function timed(bench: WorkbenchPage, during: string, after: string, make: () => Promise<void>): Promise<number> {
  await bench.page.evaluate(`window.took = new Promise((took) => {
    let start, begun = false;
    for (const event of ["change", "click"])
      addEventListener(event, () => (start ??= performance.now()), { capture: true, once: true });
    const watch = new MutationObserver(() => {
      begun ||= Boolean(${during});
      if (!begun || ${during} || !(${after})) return;
      watch.disconnect();
      requestAnimationFrame(() => took(performance.now() - start));
    });
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  }); undefined`);
  await make();
  return Number(await bench.page.evaluate("window.took"));
}

const line = (said: string): string => `document.querySelector(".line p").textContent.includes("${said}")`;
const open = [line("正在打开"), line("已打开")] as const;
const check = [`document.querySelector(".progress")`, `document.querySelector(".counts")`] as const;

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;
const said = (what: string, times: readonly number[]): void =>
  console.log(`${what}: ${Math.round(median(times))} ms (${times.map(Math.round).join(", ")})`);

const browser = await launch();
const [opened, first, again]: [number[], number[], number[]] = [[], [], []];
for (let tab = 0; tab < TABS; tab++) {
  const bench = await WorkbenchPage.open(browser, { query: "?seed=003" });
  opened.push(await timed(bench, ...open, () => bench.pick(NAME, bytes)));
  await bench.page.waitForTimeout(1000);
  first.push(await timed(bench, ...check, () => bench.page.click(".check")));
  await bench.page.waitForTimeout(1000);
  again.push(await timed(bench, ...check, () => bench.page.click(".check")));
  await bench.close();
}
await browser.close();
said("opens", opened);
said("is checked", first);
said("is checked again", again);
