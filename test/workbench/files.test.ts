import { readFileSync } from "node:fs";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import { changedSeed } from "../cli/workbooks.ts";
import { seedFile, withWorkbench } from "./setup.ts";
import { CANVAS, type WorkbenchPage } from "./page.ts";

// Beginning, opening and saving, as a user looks for them.

const open = withWorkbench();

/** Has the browser's pickers, and what is dropped, answer with files of its private folder, and counts how often it asks for a place. */
async function answerPickers({ page }: WorkbenchPage, name: string, bytes: Uint8Array): Promise<void> {
  await page.evaluate(
    async ([file, base64]) => {
      const folder = await navigator.storage.getDirectory();
      const place = await folder.getFileHandle(file!, { create: true });
      const stream = await place.createWritable();
      await stream.write(Uint8Array.from(atob(base64!), (letter) => letter.charCodeAt(0)));
      await stream.close();
      Object.assign(window, {
        asked: 0,
        showOpenFilePicker: () => Promise.resolve([place]),
        showSaveFilePicker: ({ suggestedName }: { suggestedName: string }) => {
          (window as unknown as { asked: number }).asked++;
          return folder.getFileHandle(`另-${suggestedName}`, { create: true });
        },
      });
      Object.assign(DataTransferItem.prototype, { getAsFileSystemHandle: () => Promise.resolve(place) });
    },
    [name, Buffer.from(bytes).toString("base64")],
  );
}

async function kept({ page }: WorkbenchPage, name: string): Promise<Uint8Array> {
  const base64 = await page.evaluate(async (file) => {
    const place = await (await navigator.storage.getDirectory()).getFileHandle(file);
    // What is being written meanwhile cannot be read: then once more.
    const read = async (): Promise<ArrayBuffer> => (await place.getFile()).arrayBuffer().catch(read);
    const bytes = new Uint8Array(await read());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  }, name);
  return new Uint8Array(Buffer.from(base64, "base64"));
}

const asked = ({ page }: WorkbenchPage): Promise<number> =>
  page.evaluate(() => (window as unknown as { asked: number }).asked);

/** Drops files of these names on the page. */
async function drop({ page }: WorkbenchPage, files: readonly (readonly [string, Uint8Array])[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (all) => {
      const transfer = new DataTransfer();
      for (const [name, content] of all) {
        const bytes = Uint8Array.from(atob(content!), (letter) => letter.charCodeAt(0));
        transfer.items.add(new File([bytes], name!));
      }
      return transfer;
    },
    files.map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]),
  );
  await page.dispatchEvent(".workbench", "drop", { dataTransfer });
}

const valueIn = async (bytes: Uint8Array): Promise<unknown> => (await readBook(bytes)).sheets[0]?.cells[14]?.[5]?.value;

test("a file that was picked is saved where it is, without a question; another place is asked for by 另存为 alone", async () => {
  const bench = await open({ query: "", places: true });
  const { page } = bench;
  await answerPickers(bench, "甲.xlsx", seedFile("003"));
  await page.getByRole("button", { name: "打开", exact: true }).click();
  await page.getByRole("heading", { name: "甲.xlsx" }).waitFor();
  await bench.type("F15", "577.42");
  await page.keyboard.press("Control+s");
  await bench.says("“甲.xlsx”已保存");
  expect([await valueIn(await kept(bench, "甲.xlsx")), await asked(bench)]).toEqual([577.42, 0]);

  await bench.type("F15", "578.42");
  await page.getByRole("button", { name: "另存为" }).click();
  await page.getByRole("heading", { name: "另-甲.xlsx" }).waitFor();
  await bench.type("F15", "579.42");
  await page.keyboard.press("Control+s");
  await bench.says("“另-甲.xlsx”已保存");
  const values = await Promise.all(["甲.xlsx", "另-甲.xlsx"].map(async (name) => valueIn(await kept(bench, name))));
  expect([values, await asked(bench)]).toEqual([[577.42, 579.42], 1]);

  // A copy with marks goes elsewhere, and the workbook is as unsaved as before.
  await bench.type("F15", "580.42");
  await page.getByText("未保存", { exact: true }).waitFor();
  await page.keyboard.press("Control+Shift+s");
  await bench.says("“另-另-甲.核对.xlsx”已保存");
  expect(await page.locator("h1.file").innerText()).toMatch(/^另-甲\.xlsx\s+未保存$/);
  expect(await asked(bench)).toBe(2);

  // What is dropped is saved where it came from.
  await drop(bench, [["甲.xlsx", seedFile("003")]]);
  await page.getByRole("button", { name: "仍要打开" }).click();
  await page.locator(".file span").getByText("甲.xlsx", { exact: true }).waitFor();
  await bench.type("F15", "581.42");
  await page.keyboard.press("Control+s");
  await bench.says("“甲.xlsx”已保存");
  expect([await valueIn(await kept(bench, "甲.xlsx")), await asked(bench)]).toEqual([581.42, 2]);
});

test("an .xls opens, is checked, and is saved beside itself as .xlsx", async () => {
  const bench = await open({ query: "", places: true });
  const { page } = bench;
  await answerPickers(bench, "旧.xls", readFileSync("test/cli/000.xls"));
  await page.getByRole("button", { name: "打开", exact: true }).click();
  await page.getByRole("heading", { name: "旧.xlsx" }).waitFor();
  expect(await bench.line()).toMatch(/^“旧.xls”已打开.*不是 \.xlsx.*原文件不动/);
  await bench.check();
  await page
    .getByText(/362 相符/)
    .first()
    .waitFor();
  await page.keyboard.press("Control+s");
  await bench.says(/^“另-旧.xlsx”已保存。$/);
  expect(await asked(bench)).toBe(1);
  expect(await kept(bench, "旧.xls")).toEqual(new Uint8Array(readFileSync("test/cli/000.xls")));
  expect((await readBook(await kept(bench, "另-旧.xlsx"))).sheets.length).toBeGreaterThan(5);
});

test("over an empty workbook stands what to begin with; 新建 begins anew, once unsaved work may be lost", async () => {
  const bench = await open({ query: "" });
  const { page } = bench;
  const begin = page.getByRole("region", { name: "从哪里开始？" });
  await begin.getByRole("button", { name: "插入空白表" }).click();
  expect(await page.getByRole("tab", { name: "模板" }).getAttribute("aria-selected")).toBe("true");
  await begin.getByRole("button", { name: "看一个示例" }).click();
  await page.getByRole("heading", { name: /^000-/ }).waitFor();
  await begin.waitFor({ state: "detached" });
  await bench.type("A1", "甲");
  await page.getByRole("button", { name: "新建" }).click();
  await bench.says("现在的工作簿还没有保存");
  await page.getByRole("button", { name: "仍要打开" }).click();
  await page.getByRole("heading", { name: "未命名.xlsx" }).waitFor();
  await begin.getByRole("button", { name: "直接在空白表格里输入" }).click();
  await bench.type("B2", "1");
  const { name, bytes } = await bench.saved(() => page.keyboard.press("Control+s"));
  expect(name).toBe("未命名.xlsx");
  expect((await readBook(bytes)).sheets.map((sheet) => sheet.cells[1]?.[1]?.value)).toEqual([1]);
  await bench.says(/^“未命名.xlsx”已保存。$/);
});

test("F1 shows the shortcuts, the version and the way to the guide; Escape closes it", async () => {
  const { page } = await open({ query: "" });
  await page.keyboard.press("F1");
  const help = page.getByRole("dialog");
  await help.getByText(/^版本 \d+\.\d+\.\d+$/).waitFor();
  expect(await help.getByRole("row").allTextContents()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^Ctrl\+S保存/), expect.stringMatching(/^Alt\+=/)]),
  );
  const guide = await help.getByRole("link").getAttribute("href");
  expect(await (await page.request.get(new URL(guide!, page.url()).href)).text()).toContain("<h1>十分钟上手");
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });
});

test("several files that are dropped are each checked, and opened from the list; a text and an empty file get sentences of their own", async () => {
  const bench = await open({ query: "" });
  const { page } = bench;
  await drop(bench, [
    ["甲.xlsx", seedFile("003")],
    ["乙.xlsx", changedSeed("000", 1, { C8: "1905.99" })],
    ["批复.pdf", new TextEncoder().encode("%PDF-1.4")],
    ["~$甲.xlsx", new Uint8Array()],
  ]);
  const list = page.getByRole("region", { name: "核对结果：各单位" });
  await list.getByText("3 个文件、3 个单位").waitFor();
  const rows = (await list.getByRole("row").allInnerTexts()).slice(1);
  expect(rows.map((row) => row.split("\t").slice(0, 2).join(" ").trim())).toEqual([
    "有不符 乙",
    "读不了 批复",
    "全部成立 甲",
  ]);
  await list.getByRole("button", { name: "乙", exact: true }).click();
  await page.getByRole("heading", { name: "乙.xlsx" }).waitFor();
  await list.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "回到各单位" }).click();
  await list.getByRole("button", { name: "回到表格" }).click();

  // From open to mended with the keyboard alone.
  await page.keyboard.press("F9");
  await page.waitForSelector(".counts");
  await page.keyboard.press("F8");
  await bench.hears("C8 1,905.99");
  await page.keyboard.type("1905.92", { delay: 5 });
  await page.keyboard.press("Enter");
  await page.getByText("可能填错的 1 处").waitFor({ state: "detached" });
  await page.waitForSelector(".progress, .stale", { state: "detached" });
  await page.keyboard.press("F8");
  await bench.says("没有要处理的地方了");
  const { bytes } = await bench.saved(() => page.keyboard.press("Control+s"));
  expect((await readBook(bytes)).sheets[0]?.cells[7]?.[2]?.value).toBe(1905.92);

  await bench.pick("情况说明.docx", new TextEncoder().encode("文字"));
  await bench.says("文字材料");
  await bench.pick("空.xlsx", new Uint8Array());
  await bench.says("空文件（0 字节）");
  expect(await page.getByRole("heading", { name: "乙.xlsx" }).count()).toBe(1);
});

test("a file that was opened is offered again at the beginning; one that is gone is not offered twice", async () => {
  const bench = await open({ query: "", places: true });
  const { page } = bench;
  await answerPickers(bench, "甲.xlsx", seedFile("003"));
  await page.getByRole("button", { name: "打开", exact: true }).click();
  await page.getByRole("heading", { name: "甲.xlsx" }).waitFor();
  await page.waitForFunction(async () => {
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === "gongkai-recent")) return false;
    const database = await new Promise<IDBDatabase>((opened) => {
      const opening = indexedDB.open("gongkai-recent");
      opening.onsuccess = () => opened(opening.result);
    });
    const count = await new Promise<number>((counted) => {
      const counting = database.transaction("files").objectStore("files").count();
      counting.onsuccess = () => counted(counting.result);
    });
    database.close();
    return count === 1;
  });
  await page.reload();
  await bench.ready();
  const recent = page.getByRole("navigation", { name: "最近打开" }).getByRole("button");
  await recent.getByText("甲.xlsx").click();
  await page.getByRole("heading", { name: "甲.xlsx" }).waitFor();
  await page.getByText("公开03表", { exact: true }).waitFor();

  await page.reload();
  await bench.ready();
  await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("甲.xlsx"));
  await recent.getByText("甲.xlsx").click();
  await bench.says("浏览器读不到这个文件");
  await recent.first().waitFor({ state: "detached" });
});

test("on paper stands the sheet in front, as a table of its own, with what was just typed and without marks", async () => {
  const bench = await open({ query: "?seed=003&check" });
  const { page } = bench;
  await page.getByText("公开03表", { exact: true }).first().click();
  await bench.goTo("C14");
  await page.keyboard.type("46.34");
  const bytes = await page.pdf({ preferCSSPageSize: true });
  // One page of A4, across: its table is wider than it is long.
  expect(String(bytes).match(/\/Type \/Page\b/g)).toHaveLength(1);
  const [, wide, high] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(String(bytes))!;
  expect([Number(wide), Number(high)].map(Math.round)).toEqual([842, 595]);
  await page.emulateMedia({ media: "print" });
  const sheet = page.getByRole("table", { name: "公开03表" });
  expect(
    await sheet
      .getByRole("row", { name: /^2080505/ })
      .getByRole("cell")
      .allTextContents(),
  ).toEqual(["2080505", "机关事业单位基本养老保险缴费支出", "46.34", "45.34", "", "", "", ""]);
  expect(await page.getByRole("region", { name: "表格" }).isVisible()).toBe(false);
  expect(await page.getByRole("button", { name: "打印" }).isVisible()).toBe(false);
  await page.emulateMedia({ media: "screen" });
  expect(await page.getByRole("region", { name: "表格" }).isVisible()).toBe(true);
});

test("a column that is dragged wider and rows that are frozen are saved; taken back, nothing is unsaved", async () => {
  const bench = await open({ query: "?seed=003" });
  const { page } = bench;
  const before = (await readBook(seedFile("003"))).sheets[0]!;
  const { x, y } = (await page.locator(CANVAS).boundingBox())!;
  const edge = x + 46 + Math.round((before.columns[0]!.width! * 4) / 3);
  await page.mouse.move(edge - 1, y + 10);
  await page.mouse.down();
  await page.mouse.move(edge + 59, y + 10, { steps: 5 });
  await page.mouse.up();
  await page.getByText("未保存", { exact: true }).waitFor();
  const { bytes } = await bench.saved(() => page.keyboard.press("Control+s"));
  const after = (await readBook(bytes)).sheets[0]!;
  // 60 pixels further, or one less.
  expect(after.columns[0]!.width! - before.columns[0]!.width!).toBeGreaterThan(40);
  expect({ ...after, columns: after.columns.slice(1) }).toEqual({ ...before, columns: before.columns.slice(1) });

  await bench.rowMenu(1, "冻结");
  const top = page.getByText("冻结首行", { exact: true });
  await top.waitFor();
  // What is open stays so.
  await page.getByText("冻结", { exact: true }).click();
  await top.click();
  await page.getByText("未保存", { exact: true }).waitFor();
  const frozen = await bench.saved(() => page.keyboard.press("Control+s"));
  expect((await readBook(frozen.bytes)).sheets[0]!.frozen).toEqual({ rows: 1, columns: 0 });
  await page.getByRole("button", { name: "撤销", exact: true }).click();
  await page.getByText("未保存", { exact: true }).waitFor();
  await page.getByRole("button", { name: "恢复" }).click();
  await page.getByText("未保存", { exact: true }).waitFor({ state: "detached" });
});
