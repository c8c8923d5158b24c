import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { readNotes } from "../../src/app/kept.ts";
import { check } from "../../src/core/check.ts";
import { planPublishing } from "../../src/files/publish.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { baseTables } from "../core/base-tables.ts";
import { honestFinal, inYuan } from "../core/honest.ts";
import { gongkai } from "./command.ts";
import { seedPath } from "./workbooks.ts";

let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-"));
  await writeSheets(
    "元.xlsx",
    inYuan(() => honestFinal(2)),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

async function writeSheets(name: string, grids: readonly SheetGrid[]): Promise<void> {
  const rows = ({ rows: all }: SheetGrid) =>
    all.map((row) => row.map((cell) => (typeof cell === "string" || typeof cell === "number" ? cell : null)));
  writeFileSync(
    join(folder, name),
    await writeXlsx({ sheets: grids.map((grid) => ({ name: grid.name, rows: rows(grid) })) }),
  );
}

const read = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)));

test("tables in 元 become tables in 万元, and the file remembers the 元 of every cell", async () => {
  const { code, out } = await gongkai(folder, "fill", "元.xlsx", "-o", "万元.xlsx");
  expect([code, out]).toEqual([0, expect.stringMatching(/^11 张表由元换算成万元，\d+ 格，/)]);
  expect(out).toMatch(/\n换算后核对：\d+ 相符，[1-9]\d* 尾差，\d+ 存疑，0 不符，\d+ 未核对/);
  const { sheets } = await readWorkbook(read("万元.xlsx"));
  const printed = honestFinal(2);
  expect(check(sheets).counts).toEqual(check(printed).counts);
  const yuan = readNotes((await readBook(read("万元.xlsx"))).notes).yuan!;
  const old = (await readWorkbook(read("元.xlsx"))).sheets.find(({ name }) => name === "公开01表")!;
  expect(yuan["公开01表!C8"]).toBe(Math.round(100 * Number(old.rows[7]![2])));
});

test("--balance settles with the 元 behind the figures; so does a later balance, which finds them in the file", async () => {
  const { code, out } = await gongkai(folder, "fill", "元.xlsx", "-o", "平.xlsx", "--balance");
  expect([code, out]).toEqual([0, expect.stringContaining("可以全部配平，已证明不能再少")]);
  await gongkai(folder, "fill", "元.xlsx", "-o", "万元.xlsx");
  const later = await gongkai(folder, "balance", "万元.xlsx", "-o", "后平.xlsx");
  expect(later.code).toBe(0);
  const values = async (name: string) => (await readWorkbook(read(name))).sheets.map(({ rows }) => rows);
  expect(await values("后平.xlsx")).toEqual(await values("平.xlsx"));
});

test("the published copy goes without the 元", async () => {
  await gongkai(folder, "fill", "元.xlsx", "-o", "万元.xlsx");
  await gongkai(folder, "publish", "万元.xlsx", "-o", "公开.xlsx");
  expect((await readBook(read("公开.xlsx"))).notes).toBeUndefined();
  expect((await planPublishing(read("公开.xlsx"))).steps).toEqual([]);
});

test("base tables of the reporting software become a workbook of the published set, settled or with the statement", async () => {
  await writeSheets("基础表.xlsx", baseTables(2));
  const { code, out } = await gongkai(folder, "fill", "基础表.xlsx", "-o", "公开表.xlsx");
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/^认出 9 张决算软件的基础表，排成“青海决算” 11 张公开表，\d+ 格/),
  ]);
  expect(out).toContain("\n  06 一般公共预算财政拨款基本支出决算明细表 ← Z08_1 基本支出明细（财决08-1表）\n");
  expect(out).toContain("没有见过真实的导出文件");
  expect(out).toMatch(/；01 收入支出决算总表!A38 写上了“（本套报表金额单位转换时可能存在尾数误差）”\n/);
  const { sheets } = await readWorkbook(read("公开表.xlsx"));
  expect(check(sheets).counts).toEqual(check(honestFinal(2)).counts);
  expect(sheets[0]!.rows.at(-1)![0]).toBe("（本套报表金额单位转换时可能存在尾数误差）");
  const { yuan, sources } = readNotes((await readBook(read("公开表.xlsx"))).notes);
  expect(sources!["01 收入支出决算总表!C7"]).toEqual(["Z01 收入支出决算总表!E7"]);
  expect(yuan!["01 收入支出决算总表!C7"]).toBe(Math.round(100 * Number(baseTables(2)[0]!.rows[6]![4])));
  const even = await gongkai(folder, "fill", "基础表.xlsx", "-o", "平.xlsx", "--balance", "--profile", "青海决算");
  expect([even.code, even.out]).toEqual([0, expect.stringContaining("可以全部配平，已证明不能再少")]);
  expect(check((await readWorkbook(read("平.xlsx"))).sheets).counts).toMatchObject({ rounding: 0, unequal: 0 });
});

test("a workbook without tables in 元 is left alone", async () => {
  const { code, out } = await gongkai(folder, "fill", seedPath("003"), "-o", "万元.xlsx");
  expect([code, out]).toEqual([1, "没有认出以元为单位的公开表：表上要有标题，写明“单位：元”\n没有写 万元.xlsx。\n"]);
});
