import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Frame } from "playwright-core";
import type { CellValue } from "../../src/core/sheet/grid.ts";
import { openExcel, type ExcelInBrowser, type OpenOptions } from "../host/browser/open.ts";
import { workbookOf } from "../host/index.ts";
import { changed } from "./seeds.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds in the pane: one line for each rule and place. */
export async function axeIn(frame: Frame): Promise<string[]> {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(AXE);
  return frame.evaluate(async () => {
    // Buttons fade from one colour to the next.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
    interface Axe {
      run(
        options: object,
      ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
    }
    const { violations } = await (window as unknown as { axe: Axe }).axe.run({ resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
  });
}

/** Seed 003 with these cells changed, in the built pane. */
export async function openPane(
  build: string,
  browser: Browser,
  changes: Readonly<Record<string, CellValue>>,
  options: Partial<OpenOptions> = {},
): Promise<ExcelInBrowser> {
  const excel = await openExcel({ build, browser, workbook: workbookOf(changed(changes).sheets), ...options });
  await excel.frame.waitForSelector(".check");
  return excel;
}

/** Presses 核对 and waits for the result and its marks. */
export async function checkIn({ frame }: ExcelInBrowser): Promise<void> {
  await frame.click(".check");
  await frame.waitForSelector(".counts");
  await frame.waitForSelector(".progress", { state: "detached" });
}
