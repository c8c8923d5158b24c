import type { Browser, Frame, Page } from "playwright-core";
import type { HostOptions, RoundTrip } from "../host.ts";
import type { Value, WorkbookState } from "../workbook.ts";
import { launch } from "./chromium.ts";
import { moduleAt, MODULES } from "./modules.ts";
import type {} from "./page.ts";
import { serveTest, type Answer } from "./server.ts";
import { freshPage, siteOf } from "./sites.ts";

declare global {
  interface Window {
    cspViolation(what: string): Promise<void>;
  }
}

export type Theme = "light" | "dark" | "contrast";

export interface OpenOptions extends HostOptions {
  /** The folder with the add-in as it is shipped. */
  readonly build: string;
  readonly workbook: WorkbookState;
  /** Below the folder. */
  readonly page?: string;
  /** Of the pane, in CSS pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly theme?: Theme;
  /** Of Excel's user interface. */
  readonly locale?: string;
  /** One that is running already, where the next page closes this one; otherwise one is started, and ended by `close`. */
  readonly browser?: Browser;
}

/** An add-in in an Excel on the web. */
export interface ExcelInBrowser {
  readonly page: Page;
  /** The add-in's own. */
  readonly frame: Frame;
  readonly origin: string;
  /** Addresses that were asked for beyond the origin. */
  readonly outside: readonly string[];
  readonly consoleErrors: readonly string[];
  /** What the Content-Security-Policy refused. */
  readonly violations: readonly string[];
  wholeState(): Promise<WorkbookState>;
  /** "支出!B2" */
  selection(): Promise<string>;
  trips(): Promise<readonly RoundTrip[]>;
  unsupported(): Promise<readonly string[]>;
  /** Has Excel, and what is in it, look otherwise from now on. */
  wear(theme: Theme): Promise<void>;
  /** Types into a cell, "支出!B2". */
  type(address: string, value: Value): Promise<void>;
  /** Selects cells, "支出!B2:C4,E5". */
  select(address: string): Promise<void>;
  /** What formulas give that are entered from now on; others give nothing but an error. */
  calculates(values: Readonly<Record<string, Value>>): Promise<void>;
  /** A formula gives another value. */
  recalculate(address: string, value: Value): Promise<void>;
  /** Presses a button of the ribbon that calls a function of the add-in, until that says it is done. */
  press(functionName: string): Promise<void>;
  beginEdit(): Promise<void>;
  endEdit(): Promise<void>;
  close(): Promise<void>;
}

const HTML = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Excel for tests</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0; height: 100vh; display: grid; grid-template-rows: 1fr 28px; font: 12px "Segoe UI", sans-serif; color: #222; background: #fff }
  #sheet { overflow: hidden }
  table { border-collapse: collapse }
  td, th { border: 1px solid #d4d4d4; height: 18px; padding: 0 4px; min-width: 64px; max-width: 150px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
  th { background: #f3f3f3; font-weight: 400; color: #555; min-width: 28px }
  .selected { outline: 2px solid #107c41; outline-offset: -2px }
  #tabs { grid-row: 2; overflow: hidden; white-space: nowrap; background: #f3f3f3; line-height: 28px }
  #tabs span { padding: 6px 10px }
  #tabs .active { background: #fff; color: #107c41; font-weight: 600 }
  iframe { grid-row: 1 / 3; grid-column: 2; border: 0; border-left: 1px solid #bbb; width: 100%; height: 100% }
</style>
<body>
<div id="sheet"></div><div id="tabs"></div><iframe title="add-in"></iframe>
<script type="module" src="${MODULES}test/host/browser/page.ts"></script>
`;

/** Opens the add-in beside a workbook, once its page has loaded; what it does from then on is for the test to wait for. */
export async function openExcel(options: OpenOptions): Promise<ExcelInBrowser> {
  const { width = 320, height = 800, theme = "light", locale = "zh-CN", page: start = "taskpane.html" } = options;
  const browser = options.browser ?? (await launch());
  const site = await siteOf(browser, options.build, { ignoreHTTPSErrors: true, locale }, () =>
    serveTest(options.build, { instead: hostFile }),
  );
  const { served } = site;
  const page = await freshPage(site);
  await page.setViewportSize({ width: width + 880, height });
  const wear = (next: Theme): Promise<void> =>
    page.emulateMedia({
      colorScheme: next === "dark" ? "dark" : "light",
      forcedColors: next === "contrast" ? "active" : "none",
    });
  await wear(theme);
  const [outside, consoleErrors, violations]: string[][] = [[], [], []];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${served.origin}/`) && !/^(?:data|blob):/.test(url)) outside?.push(url);
  });
  await page.exposeBinding("cspViolation", (_, what: string) => void violations?.push(what));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
      void window.cspViolation(`${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  page.on("console", (message) => message.type() === "error" && consoleErrors?.push(message.text()));
  page.on("pageerror", (error) => consoleErrors?.push(String(error)));
  await page.goto(`${served.origin}${MODULES}`, { waitUntil: "load" });
  const address = `${served.base}/${start}`;
  const { workbook, apiSets, limit } = options;
  const loaded = page.waitForResponse((response) => response.url().startsWith(address));
  await page.evaluate((opening) => window.openExcel(opening), {
    ...{ workbook, address, width, locale },
    ...(apiSets === undefined ? {} : { apiSets }),
    ...(limit === undefined ? {} : { limit }),
  });
  await loaded;
  const handle = await page.$("iframe");
  const frame = await handle?.contentFrame();
  if (frame === null || frame === undefined) throw new Error("the add-in has no frame");
  await frame.waitForLoadState("load");
  return {
    page,
    frame,
    origin: served.origin,
    outside: outside ?? [],
    consoleErrors: consoleErrors ?? [],
    violations: violations ?? [],
    wholeState: () => page.evaluate(() => window.excel.host.wholeState()),
    selection: () =>
      page.evaluate(() => `${window.excel.host.book.active.state.name}!${window.excel.host.book.state.selection}`),
    trips: () => page.evaluate(() => window.excel.host.userTrips),
    unsupported: () => page.evaluate(() => window.excel.host.unsupported),
    wear,
    type: (at, value) => page.evaluate(([where, what]) => window.excel.host.type(where, what), [at, value] as const),
    select: (at) => page.evaluate((where) => window.excel.host.select(where), at),
    calculates: (values) =>
      page.evaluate((all) => window.excel.host.calculates((formula) => all[formula] ?? "#NAME?"), values),
    recalculate: (at, value) =>
      page.evaluate(([where, what]) => window.excel.host.recalculate(where, what), [at, value] as const),
    press: (functionName) => page.evaluate((name) => window.excel.press(name), functionName),
    beginEdit: () => page.evaluate(() => window.excel.host.beginEdit()),
    endEdit: () => page.evaluate(() => window.excel.host.endEdit()),
    async close(): Promise<void> {
      if (options.browser === undefined) await browser.close();
    },
  };
}

/** The host page and its modules, for a browser. */
function hostFile(path: string): Answer | undefined {
  return path === MODULES ? { headers: { "Content-Type": "text/html; charset=utf-8" }, body: HTML } : moduleAt(path);
}
