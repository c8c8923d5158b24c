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
import { honestFinal, inYuan } from "../core/honest.ts";
import { gongkai } from "./command.ts";
import { seedPath } from "./workbooks.ts";

let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-"));
  const rows = ({ rows: all }: SheetGrid) =>
    all.map((row) => row.map((cell) => (typeof cell === "string" || typeof cell === "number" ? cell : null)));
  const sheets = inYuan(() => honestFinal(2)).map((grid) => ({ name: grid.name, rows: rows(grid) }));
  writeFileSync(join(folder, "元.xlsx"), await writeXlsx({ sheets }));
});
afterEach(() => rmSync(folder, { recursive: true }));

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

test("a workbook without tables in 元 is left alone", async () => {
  const { code, out } = await gongkai(folder, "fill", seedPath("003"), "-o", "万元.xlsx");
  expect([code, out]).toEqual([1, "没有认出以元为单位的公开表：表上要有标题，写明“单位：元”\n没有写 万元.xlsx。\n"]);
});
