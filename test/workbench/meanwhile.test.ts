import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freshWorkbench } from "../../scripts/workbench.ts";
import { HASHED } from "../../src/site/headers.ts";
import { handMadeParts, partsOf, sheetXml, zipped } from "../files/files.ts";
import { CANVAS, type WorkbenchPage } from "./page.ts";
import { seedFile, withWorkbench } from "./setup.ts";

// What the user does in the workbench while something is still under way.

let bench: WorkbenchPage;

const openPage = withWorkbench();

/** A workbook of these sheets, by the XML of their rows and what follows them. */
function fileOf(sheets: Readonly<Record<string, readonly [rows: string, after?: string]>>): Uint8Array {
  const made = Object.fromEntries(
    Object.entries(sheets).map(([name, [rows, after = ""]]) => [name, sheetXml(rows, after)]),
  );
  const parts = handMadeParts({ sheets: made });
  return zipped(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])));
}

async function open(query = "?seed=003&check"): Promise<void> {
  bench = await openPage({ query });
}

/** Types into the selected cell without waiting for anything. */
async function typeHere(text: string): Promise<void> {
  await bench.page.keyboard.type(text);
  await bench.page.keyboard.press("Enter");
}

/** Has the report taken out again, which is calculated for a while, and clicks on a cell. */
async function whileCleaning(): Promise<void> {
  const { page } = bench;
  await page.click(".report");
  await page.waitForSelector("text=核对报告写在新工作表");
  await page.click(".clean");
  await page.waitForSelector(".clean-now");
  await page.evaluate(() => document.querySelector<HTMLElement>(".clean-now")!.click());
  await page.locator(CANVAS).click({ position: { x: 80, y: 30 } });
}

test("what is typed while something of ours is calculated makes the result an old one", async () => {
  await open();
  await bench.page.waitForSelector(".box.fine");
  await whileCleaning();
  await typeHere("改过");
  await bench.page.waitForSelector(".stale");
});

test("cells stay locked while something of ours is calculated", async () => {
  await open("");
  const { page } = bench;
  const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row>';
  await bench.pick("锁.xlsx", fileOf({ 表: [rows, '<sheetProtection sheet="1"/>'] }));
  await bench.says("已打开");
  await page.click(".check");
  await page.waitForSelector(".box.plain");
  await whileCleaning();
  await page.keyboard.press("Delete");
  await bench.says("这个单元格受保护");
});

test("a sentence on an error is said as long as its formula shows that error", async () => {
  await open("?seed=003");
  const { page } = bench;
  await bench.goTo("公开05表!H20");
  await typeHere("=SUBJECT_NAME(9999999)");
  await typeHere('=IFERROR(SUBJECT_NAME(9999998),"无")');
  await bench.goTo("H20");
  await bench.says("没有此科目编码：9999999");
  await bench.goTo("H21");
  await bench.hears("H21 无");
  await bench.shows(/^$/);
  await bench.goTo("H20");
  await bench.says("没有此科目编码：9999999");
  await bench.goTo("C12");
  await page.click("#tab-functions");
  await page.fill(".search input", "2050202");
  await page.locator(".subject", { hasText: "2050202" }).click();
  await page.click(".insert-row");
  await page.waitForSelector(".undo");
  await bench.goTo("H23");
  await bench.says("公开05表!H23：没有此科目编码：9999999");
  await typeHere("=1/0");
  await bench.goTo("H23");
  await bench.hears("H23 #DIV/0!");
  await bench.shows(/^$/);
});

test("formulas that the file has without a value are calculated before they are checked", async () => {
  await open("");
  const parts = partsOf(seedFile("003"));
  const sheet = "xl/worksheets/sheet1.xml";
  const before = parts[sheet]!;
  parts[sheet] = before.replace(/(<c r="F15"[^>]*>)<v>576.42<\/v>/, "$1<f>570+6.42</f>");
  expect(parts[sheet]).not.toBe(before);
  const file = zipped(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text, "latin1")])),
  );
  const { page } = bench;
  await page.evaluate(() => {
    const look = new MutationObserver(() => {
      if (!document.querySelector(".line p")?.textContent.includes("已打开")) return;
      look.disconnect();
      document.querySelector<HTMLElement>(".check")!.click();
    });
    look.observe(document.querySelector(".line")!, { subtree: true, childList: true, characterData: true });
  });
  await bench.pick("未算.xlsx", file);
  await page.waitForSelector(".counts");
  await page.waitForSelector(".progress", { state: "detached" });
  expect(await bench.stops()).toEqual([]);
});

test("what is still being taken back in one workbook does not go on in the next", async () => {
  await open("?seed=003");
  const { page } = bench;
  await bench.goTo("公开05表!C12");
  await page.click("#tab-functions");
  await page.fill(".search input", "2050202");
  await page.locator(".subject", { hasText: "2050202" }).click();
  await page.click(".insert-row");
  await page.waitForSelector(".undo");
  const rows = '<row r="20"><c r="A20"><v>1</v></c></row>';
  await bench.pick("另.xlsx", fileOf({ 公开05表: [rows] }));
  await page.waitForSelector(".anyway");
  // What is taken back is other than what may be lost: that is asked again.
  await page.evaluate(() => {
    const agree = (): void => document.querySelector<HTMLElement>(".anyway")?.click();
    document.querySelector<HTMLElement>(".undo")!.click();
    agree();
    new MutationObserver(agree).observe(document.querySelector(".line")!, { childList: true });
  });
  await bench.says("“另.xlsx”已打开");
  // What is left of that is done before this workbook has been checked.
  await page.keyboard.press("F9");
  await page.waitForSelector(".box.plain");
  await bench.goTo("公开05表!A20");
  await bench.hears("A20 1");
});

test("work that was done just before the page was left is kept", async () => {
  await open("?seed=003");
  const { page } = bench;
  await bench.goTo("F15");
  await typeHere("577.42");
  await page.reload();
  await bench.ready();
  await bench.says("上次对“003-海东市社会保险服务局-2024决算.xlsx”的改动没有保存");
});

test("a page that is open goes on with its own files when a new version comes", async () => {
  const folder = mkdtempSync(join(tmpdir(), "workbench-"));
  cpSync(await freshWorkbench(), folder, { recursive: true });
  bench = await openPage({ folder, kept: true });
  const { page } = bench;
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await page.reload();
  await bench.ready();
  const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const files = JSON.parse(readFileSync(join(folder, "files.json"), "utf8")) as string[];
  const isOld = (file: string): boolean => file.startsWith(HASHED) && !loaded.some((url) => url.endsWith(file));
  expect(files.filter(isOld).length).toBeGreaterThan(2);
  for (const file of files.filter(isOld)) rmSync(join(folder, file));
  writeFileSync(join(folder, "files.json"), JSON.stringify(files.filter((file) => !isOld(file))));
  appendFileSync(join(folder, "sw.js"), "// new");
  const worker = await page.evaluateHandle(async () => {
    const registration = await navigator.serviceWorker.ready;
    const before = registration.active;
    await registration.update();
    return { registration, before };
  });
  await page.waitForFunction(
    ({ registration, before }) => registration.waiting !== null || registration.active !== before,
    worker,
  );
  // What the browser remembers besides, it may forget.
  await (await page.context().newCDPSession(page)).send("Network.clearBrowserCache");
  await page.click(".language");
  await page.locator(CANVAS).click({ button: "right", position: { x: 300, y: 200 } });
  await page.locator(".univer-popup").last().getByText("Copy", { exact: true }).waitFor();
  // Once it is gone, so are they.
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address, { waitUntil: "commit" });
  const count = files.filter((file) => !isOld(file)).length + 1;
  await page.waitForFunction(async (left) => (await (await caches.open("workbench")).keys()).length === left, count);
  rmSync(folder, { recursive: true });
});
