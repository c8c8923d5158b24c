import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planPublishing } from "../../src/files/publish.ts";
import { saveEdits } from "../../src/files/xlsx/save.ts";
import { gongkai } from "./command.ts";
import { seedPath } from "./workbooks.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const withFormula = (): Uint8Array =>
  saveEdits(readFileSync(seedPath("003")), {
    sheets: [{ sheet: "公开03表", cells: [{ row: 8, column: 2, holds: { formula: "=D9+E9", value: 461.04 } }] }],
  });

test("what goes is listed with its name, the copy written and checked", async () => {
  writeFileSync(join(folder, "原.xlsx"), withFormula());
  const { code, out } = await gongkai(folder, "publish", "原.xlsx", "-o", "公开.xlsx");
  expect(out).toMatch(/☑ 公式换成数值〔formulas〕\n {4}工作表“公开03表”，1 格，C9\n/);
  expect(out).toMatch(/\n副本核对的结果与原文件相同：\d+ 相符，/);
  expect([code, (await planPublishing(readFileSync(join(folder, "公开.xlsx")))).steps]).toEqual([0, []]);
  expect(new Uint8Array(readFileSync(join(folder, "原.xlsx")))).toEqual(withFormula());
});

test("--keep leaves what is named, and says so", async () => {
  writeFileSync(join(folder, "原.xlsx"), withFormula());
  const { code, out } = await gongkai(folder, "publish", "原.xlsx", "-o", "公开.xlsx", "--keep", "formulas,empty-note");
  expect([code, out]).toEqual([0, expect.stringContaining("□ 公式换成数值〔formulas〕")]);
  const left = (await planPublishing(readFileSync(join(folder, "公开.xlsx")))).steps.map(({ step }) => step);
  expect([...new Set(left)]).toEqual(["formulas", "empty-note"]);
});

test("of a text there is no copy to be made, and that is said", async () => {
  writeFileSync(join(folder, "a.py"), "def f(a, b):\n  return a, b\nprint(f(1, 2), 3)\n");
  const { code, err } = await gongkai(folder, "publish", "a.py", "-o", "b.xlsx");
  expect([code, err, existsSync(join(folder, "b.xlsx"))]).toEqual([
    2,
    expect.stringMatching(/^“a.py”是文字文件，不是工作簿/),
    false,
  ]);
  const balanced = await gongkai(folder, "balance", "a.py", "-o", "b.xlsx");
  expect([balanced.code, balanced.out]).toEqual([1, expect.stringMatching(/^没有认出公开表，没有可以配平的/)]);
});

test("--dry-run lists and writes nothing, in English too", async () => {
  const { code, out } = await gongkai(folder, "publish", seedPath("003"), "--dry-run", "--lang", "en-US");
  expect([code, out]).toEqual([
    0,
    expect.stringContaining("☑ say of tables without figures that they are empty〔empty-note〕"),
  ]);
  expect(existsSync(join(folder, "公开.xlsx"))).toBe(false);
});

test("what cannot be kept is a mistake that is named", async () => {
  const { code, err } = await gongkai(folder, "publish", "a.xlsx", "-o", "b.xlsx", "--keep", "颜色");
  expect([code, err]).toEqual([2, expect.stringMatching(/^--keep 不能是“颜色”，可以是 ours、formulas/)]);
});
