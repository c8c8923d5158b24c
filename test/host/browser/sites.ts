import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { Served } from "../../../scripts/serve.ts";
import { patience } from "../patience.ts";

/** A folder that is served, and a browser's room for its pages. */
export interface Site {
  readonly served: Served;
  readonly context: BrowserContext;
}

/** One for each browser, folder and settings: what a browser has compiled it need not compile for every test. */
const sites = new WeakMap<Browser, Map<string, Promise<Site>>>();

/** The site of a folder; `serve` is called where there is none yet. It goes with the browser. */
export function siteOf(
  browser: Browser,
  folder: string,
  settings: BrowserContextOptions,
  serve: () => Promise<Served>,
): Promise<Site> {
  const known = sites.get(browser) ?? new Map<string, Promise<Site>>();
  sites.set(browser, known);
  const key = JSON.stringify([folder, settings]);
  const found = known.get(key) ?? makeSite(browser, settings, serve);
  known.set(key, found);
  return found;
}

async function makeSite(
  browser: Browser,
  settings: BrowserContextOptions,
  serve: () => Promise<Served>,
): Promise<Site> {
  const served = await serve();
  browser.on("disconnected", () => void served.close());
  const context = await browser.newContext(settings);
  context.setDefaultTimeout(patience(30_000));
  return { served, context };
}

/**
 * A page of a site, to which nothing is left of what an earlier one put down. Those that are open are closed, once it is there: what they have
 * compiled would go with the last of them, and is half of what it takes.
 */
export async function freshPage({ served, context }: Site): Promise<Page> {
  const earlier = context.pages();
  const page = await context.newPage();
  await Promise.all(earlier.map((open) => open.close()));
  await context.clearPermissions();
  const client = await context.newCDPSession(page);
  await client.send("Storage.clearDataForOrigin", { origin: served.origin, storageTypes: "all" });
  await client.detach();
  return page;
}
