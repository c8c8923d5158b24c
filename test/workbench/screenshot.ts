// npx tsx test/workbench/screenshot.ts — docs/screenshots/workbench.png: a mismatch found.
import { launch } from "../host/browser/chromium.ts";
import { WorkbenchPage } from "./page.ts";

const browser = await launch();
const bench = await WorkbenchPage.open(browser, { query: "?seed=003" });
await bench.type("F15", "577.42");
await bench.check();
await bench.page.click("[data-stop]");
await bench.page.mouse.move(600, 600);
await bench.page.waitForSelector(".line.quiet", { state: "attached" });
await bench.drawn();
await bench.page.screenshot({ path: "docs/screenshots/workbench.png" });
await bench.close();
await browser.close();
