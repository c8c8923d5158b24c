import { readdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import { Random } from "../core/honest.ts";
import { CANVAS, type WorkbenchPage } from "./page.ts";
import { withWorkbench } from "./setup.ts";

// What the browser keeps of unsaved work, where it has no room, where there are several tabs, and where something else was put into its place.

const open = withWorkbench();

const SEED = readdirSync("seeds").find((name) => name.startsWith("003") && name.endsWith(".xlsx"))!;
const OTHER = readdirSync("seeds").find((name) => name.startsWith("000") && name.endsWith(".xlsx"))!;

/** What is kept, in the order of its times: names of files. */
function keptNames(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const opening = indexedDB.open("gongkai");
    await new Promise((opened) => (opening.onsuccess = opened));
    const all = opening.result.transaction("drafts").objectStore("drafts").getAll() as IDBRequest<
      { readonly name: string; readonly time: number }[]
    >;
    await new Promise((read) => (all.onsuccess = read));
    opening.result.close();
    return all.result.sort((a, b) => a.time - b.time).map(({ name }) => name);
  });
}

/** Puts things among the drafts, as `make` in the page gives them. */
function poison(page: Page, make: string): Promise<void> {
  return page.evaluate(`(async () => {
    const opening = indexedDB.open("gongkai", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("drafts");
    await new Promise((opened) => (opening.onsuccess = opened));
    const transaction = opening.result.transaction("drafts", "readwrite");
    const things = ${make};
    things.forEach((one, i) => transaction.objectStore("drafts").put(one, "poison-" + i));
    await new Promise((done) => (transaction.oncomplete = done));
    opening.result.close();
  })()`);
}

async function valueOf(bytes: Uint8Array): Promise<unknown> {
  return (await readBook(bytes)).sheets[0]?.cells[14]?.[5]?.value;
}

/** Another tab of the same browser, once it is ready. */
async function tab(bench: WorkbenchPage, query: string): Promise<Page> {
  const page = await bench.page.context().newPage();
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  await page.goto(new URL(query, bench.page.url()).href);
  await page.locator(CANVAS).first().waitFor();
  await page.locator(".starting").waitFor({ state: "detached" });
  return page;
}

async function typeIn(page: Page, cell: string, text: string): Promise<void> {
  const box = page.locator(".univer input").first();
  await box.click();
  await box.fill(cell);
  await box.press("Enter");
  await page.waitForFunction(() => document.activeElement?.tagName !== "INPUT");
  await page.keyboard.type(text, { delay: 5 });
  await page.keyboard.press("Enter");
  await page.getByText("未保存", { exact: true }).waitFor();
}

const offered = (page: Page, name: string) =>
  page.getByRole("status").filter({ hasText: `上次对“${name}”的改动没有保存` });
const goOn = (page: Page) => page.getByRole("button", { name: "接着改" });

test("where the browser has no more room that is said, the last draft stays, and the work can be saved all the same", async () => {
  const bench = await open({ query: "?seed=003" });
  const { page } = bench;
  const { origin } = new URL(page.url());
  const client = await page.context().newCDPSession(page);
  // Room for the workbook as it is, and none for what is pasted into it: words that hardly get smaller.
  await client.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 400_000 });
  await bench.type("F15", "577.42");
  await page.getByText("未保存", { exact: true }).waitFor();
  await page.waitForFunction(() => indexedDB.databases().then((all) => all.length > 0));
  await bench.type("F15", "578.42");
  await bench.goTo("H2");
  const random = new Random(19);
  const word = (): string =>
    Array.from({ length: 100 }, () => String.fromCharCode(random.whole(0x4e00, 0x9fa0))).join("");
  await bench.paste(Array.from({ length: 100 }, () => Array.from({ length: 40 }, word).join("\t")).join("\n"));
  await page.getByRole("alert").filter({ hasText: "浏览器没有留下未保存的改动" }).waitFor();
  expect(await keptNames(page)).toEqual([SEED]);
  const { bytes } = await bench.saved(() => page.getByRole("button", { name: "保存", exact: true }).click());
  expect(await valueOf(bytes)).toBe(578.42);
  // Once there is room again it is kept again.
  await client.send("Storage.overrideQuotaForOrigin", { origin });
  await bench.type("F15", "579.42");
  await page.getByText("未保存", { exact: true }).waitFor();
  await page.getByRole("alert").waitFor({ state: "detached" });
  await page.reload();
  await bench.ready();
  await goOn(page).click();
  await bench.says("已打开");
  const again = await bench.saved(() => page.getByRole("button", { name: "保存", exact: true }).click());
  expect(await valueOf(again.bytes)).toBe(579.42);
});

test("each tab keeps its own, of the same file and of others; one after the other they are brought back, the last first", async () => {
  const bench = await open({ query: "?seed=003" });
  const tabs = [bench.page, await tab(bench, "?seed=003"), await tab(bench, "?seed=000")];
  for (const [i, page] of tabs.entries()) await typeIn(page, "F15", `${577 + i}.42`);
  // A page that is no workbench sees when all are kept, and when the tabs are gone.
  const beside = await bench.page.context().newPage();
  await beside.goto(new URL("licences.txt", bench.page.url()).href);
  await beside.waitForFunction(async (count) => {
    const opening = indexedDB.open("gongkai");
    await new Promise((opened) => (opening.onsuccess = opened));
    const all = opening.result.transaction("drafts").objectStore("drafts").count();
    await new Promise((read) => (all.onsuccess = read));
    opening.result.close();
    return all.result === count;
  }, tabs.length);
  for (const page of tabs) await page.close();
  await beside.waitForFunction(async () => (await navigator.locks.query()).held?.length === 0);
  const found: unknown[] = [];
  for (const name of [OTHER, SEED, SEED]) {
    const next = await tab(bench, "./");
    await offered(next, name).waitFor();
    await goOn(next).click();
    await next.getByText("未保存", { exact: true }).waitFor();
    const download = next.waitForEvent("download");
    await next.getByRole("button", { name: "保存", exact: true }).click();
    const stream = await (await download).createReadStream();
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    found.push(await valueOf(new Uint8Array(Buffer.concat(pieces))));
    // What is saved is no draft any more.
    await next.getByText("未保存", { exact: true }).waitFor({ state: "detached" });
  }
  expect(found).toEqual([579.42, 578.42, 577.42]);
});

test("what is no draft, or a broken one, stands in the way of none, and changes nothing but gets a sentence", async () => {
  const bench = await open({ query: "" });
  const { page } = bench;
  // A draft of a tab that is gone, beside what others may have put there.
  const first = await tab(bench, "?seed=003");
  await typeIn(first, "F15", "577.42");
  await first.waitForFunction(async () => (await indexedDB.databases()).length > 0);
  await first.close();
  await poison(
    page,
    `[
      "garbage", 7, null, [1, 2], { version: 9, name: "甲.xlsx" },
      { name: "甲.xlsx", bytes: "text", time: 9e12 },
      { name: 3, bytes: new Uint8Array(9), time: 9e12 },
      { name: "甲.xlsx", bytes: new Uint8Array(9), time: NaN },
      { name: "甲.xlsx", bytes: new Uint8Array(9), time: Infinity },
      { name: "甲.xlsx", bytes: new Uint8Array(9), time: 9e15 },
      JSON.parse('{"__proto__": {"name": "原型.xlsx", "polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "time": 9e12}'),
    ]`,
  );
  await page.reload();
  await bench.ready();
  await offered(page, SEED).waitFor();
  expect(await page.evaluate(() => (({}) as { polluted?: number }).polluted)).toBeUndefined();

  // Looks like one, and is none that can be opened: what is open stays, and so does the draft that is one.
  await poison(
    page,
    `[
      { name: "坏的.xlsx", bytes: crypto.getRandomValues(new Uint8Array(9000)), time: 8e12 },
      { name: "大的.xlsx", bytes: new Uint8Array(70 * 2 ** 20).fill(65), time: 7e12 },
    ]`,
  );
  for (const [name, sentence] of [
    ["坏的.xlsx", "“坏的.xlsx”没有打开"],
    ["大的.xlsx", "“大的.xlsx”没有打开"],
  ] as const) {
    await page.reload();
    await bench.ready();
    await offered(page, name).waitFor();
    await goOn(page).click();
    await bench.says(sentence);
    expect(await page.locator("h1.file").innerText()).toBe("未命名.xlsx");
    await page.reload();
    await bench.ready();
    await offered(page, name).waitFor();
    await page.getByRole("button", { name: "丢弃" }).click();
  }
  await offered(page, SEED).waitFor();
  await goOn(page).click();
  await bench.says("这是上次没有保存的改动，请保存。");
  const { bytes } = await bench.saved(() => page.getByRole("button", { name: "保存", exact: true }).click());
  expect(await valueOf(bytes)).toBe(577.42);
});

test("work that is brought back is never saved over its file unasked: that may have been changed since", async () => {
  const bench = await open({ query: "?seed=003", places: true });
  const { page } = bench;
  await bench.type("F15", "577.42");
  await page.getByText("未保存", { exact: true }).waitFor();
  await page.reload();
  await bench.ready();
  await goOn(page).click();
  await bench.says("原来的文件在那以后如果改过，那些改动不在这里：请换个名字保存，再和它比较。");
  await page.evaluate(() =>
    Object.assign(window, {
      showSaveFilePicker: ({ suggestedName }: { suggestedName: string }) => {
        Object.assign(window, { suggestedName });
        return Promise.reject(new DOMException("", "AbortError"));
      },
    }),
  );
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await page.waitForFunction((name) => (window as unknown as { suggestedName: string }).suggestedName === name, SEED);
  // Not saved, it is as unsaved as before, and still kept.
  expect(await page.locator("h1.file").innerText()).toMatch(/未保存$/);
  expect(await keptNames(page)).toEqual([SEED]);
});

test("where another version has another store nothing is kept, which is said", async () => {
  const bench = await open({
    query: "",
    before: () => {
      indexedDB.open("gongkai", 7);
    },
  });
  const { page } = bench;
  await bench.type("A1", "1");
  await page.getByRole("alert").filter({ hasText: "浏览器没有留下未保存的改动" }).waitFor();
  const { bytes } = await bench.saved(() => page.getByRole("button", { name: "保存", exact: true }).click());
  expect((await readBook(bytes)).sheets[0]?.cells[0]?.[0]?.value).toBe(1);
});
