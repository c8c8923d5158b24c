import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { check } from "../../src/core/check.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { saveEdits } from "../../src/files/xlsx/save.ts";
import { gongkai } from "./command.ts";
import { changedSeed, seedPath } from "./workbooks.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (name: string): Buffer => readFileSync(join(folder, name));

/** The parts of a file that are not as in another, byte by byte. */
function differing(one: Uint8Array, other: Uint8Array): string[] {
  const [a, b] = [unzipSync(one), unzipSync(other)];
  expect(Object.keys(a)).toEqual(Object.keys(b));
  return Object.keys(a).filter((name) => Buffer.compare(a[name]!, b[name]!) !== 0);
}

test.each([
  ["000", "16 处尾差，改 4 个数（17 格，各一个末位）", [2, 3, 5, 6]],
  ["003", "12 处尾差，改 4 个数（10 格，各一个末位）", [2, 3, 5, 6]],
] as const)("%s: settled into another file, of which only these sheets are others", async (id, said, sheets) => {
  const { code, out, err } = await gongkai(folder, "balance", seedPath(id), "-o", "平.xlsx");
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain(said);
  expect(out).toMatch(/已写出：平\.xlsx（“.*”没有改动）\n$/);
  const [before, after] = [readFileSync(seedPath(id)), read("平.xlsx")];
  expect(differing(before, after)).toEqual(sheets.map((number) => `xl/worksheets/sheet${number}.xml`));
  const { counts } = check((await readWorkbook(after)).sheets);
  expect(counts).toMatchObject({ rounding: 0, doubtful: 0, unequal: 0 });
});

test("what was changed, changed back, gives the bytes of the sheets as they were", async () => {
  await gongkai(folder, "balance", seedPath("003"), "-o", "平.xlsx");
  const [old, now] = await Promise.all(
    [readFileSync(seedPath("003")), read("平.xlsx")].map((file) => readWorkbook(file)),
  );
  const back = old!.sheets.map((grid, i) => ({
    sheet: grid.name,
    cells: grid.rows.flatMap((row, r) =>
      row.flatMap((value, c) =>
        JSON.stringify(value) === JSON.stringify(now!.sheets[i]?.rows[r]?.[c])
          ? []
          : [{ row: r, column: c, holds: value }],
      ),
    ),
  }));
  expect(back.flatMap(({ cells }) => cells)).toHaveLength(10);
  expect(differing(saveEdits(read("平.xlsx"), { sheets: back }), readFileSync(seedPath("003")))).toEqual([]);
});

test("--dry-run only says it, in English too", async () => {
  const { code, out } = await gongkai(
    folder,
    "balance",
    seedPath("004"),
    "--dry-run",
    "-o",
    "平.xlsx",
    "--lang",
    "en-US",
  );
  expect([code, existsSync(join(folder, "平.xlsx"))]).toEqual([0, false]);
  expect(out).toContain(
    "9 rounding differences can be settled by changing 4 figures (5 cells) by one last place each; fewer cannot do, which is proved",
  );
});

test("nothing is done while anything is 不符, and 1 is the exit code", async () => {
  writeFileSync(join(folder, "错.xlsx"), changedSeed("000", 1, { C8: "1905.99" }));
  const { code, out } = await gongkai(folder, "balance", "错.xlsx", "-o", "平.xlsx");
  expect([code, existsSync(join(folder, "平.xlsx"))]).toEqual([1, false]);
  expect(out).toMatch(/^还有 \d+ 处不符，没有配平：配平只消四舍五入的尾差，不改错误，请先改正\n没有写 平\.xlsx。\n$/);
});

test("nothing is written over: not another file without --force, and never the file itself", async () => {
  copyFileSync(seedPath("003"), join(folder, "原.xlsx"));
  writeFileSync(join(folder, "有.xlsx"), "mine");
  const other = await gongkai(folder, "balance", "原.xlsx", "-o", "有.xlsx");
  expect([other.code, other.err, read("有.xlsx").toString()]).toEqual([2, expect.stringContaining("已经有了"), "mine"]);
  const own = await gongkai(folder, "balance", "原.xlsx", "-o", "./原.xlsx", "--force");
  expect([own.code, own.err]).toEqual([2, expect.stringContaining("就是要读的文件")]);
  expect(Buffer.compare(read("原.xlsx"), readFileSync(seedPath("003")))).toBe(0);
});

test.each([
  [["balance"], "没有写要读的文件"],
  [["balance", "a.xlsx", "b.xlsx", "-o", "c.xlsx"], "“b.xlsx”是多出来的"],
  [["balance", "a.xlsx"], "请加上 -o"],
  [["balance", "a.xlsx", "-o", "c.xls"], "-o 不能是“c.xls”"],
  [["balance", "a.xlsx", "-o", "c.xlsx", "--hold", "大数"], "--hold 不能是“大数”"],
  [["balance", "没有.xlsx", "-o", "c.xlsx"], "找不到“没有.xlsx”"],
  [["check", "a.xlsx", "--hold", "合计"], "--hold 不能用在这个命令上"],
] as const)("%j is a mistake that is named", async (argv, sentence) => {
  const { code, err } = await gongkai(folder, ...argv);
  expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
});

test("an .xls file is settled as well, in a new .xlsx", async () => {
  copyFileSync(new URL("000.xls", import.meta.url), join(folder, "旧.xls"));
  const dry = await gongkai(folder, "balance", "旧.xls", "--dry-run");
  expect([dry.code, dry.out]).toEqual([0, expect.stringContaining("可以全部配平")]);
  const { code, err } = await gongkai(folder, "balance", "旧.xls", "-o", "平.xlsx");
  expect([code, err]).toEqual([0, ""]);
  const again = await gongkai(folder, "balance", "平.xlsx", "--dry-run");
  expect([again.code, again.out]).toEqual([0, expect.stringContaining("没有尾差")]);
});
