import { readFileSync, readdirSync } from "node:fs";
import type { Browser } from "playwright-core";
import { freshWorkbench } from "../../scripts/workbench.ts";
import { launch } from "../host/browser/chromium.ts";
import { WorkbenchPage, type OpenOptions } from "./page.ts";

/** The workbench as it is shipped, in headless Chromium: gives what opens it, in a page that an earlier test is done with where that will do. After each test nothing left the origin, was refused or failed. */
export function withWorkbench(): (options?: OpenOptions) => Promise<WorkbenchPage> {
  let browser: Browser;
  let bench: WorkbenchPage | undefined;
  beforeAll(async () => {
    [browser] = await Promise.all([launch(), freshWorkbench()]);
  });
  afterAll(() => browser.close());
  afterEach(() => {
    expect(bench?.troubles).toEqual([]);
  });
  return async (options) => (bench = await WorkbenchPage.open(browser, options, bench));
}

/** The seed of this number that comes first. */
export function seedFile(number: string): Uint8Array {
  const name = readdirSync("seeds").find((file) => file.startsWith(number) && file.endsWith(".xlsx"))!;
  return new Uint8Array(readFileSync(`seeds/${name}`));
}
