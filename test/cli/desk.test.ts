import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { DeskFile } from "../../src/app/desk/file.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { findFiles } from "../../src/cli/files.ts";
import { isInShard, sha256, TaskFiles } from "../../src/cli/hash.ts";
import { Random } from "../core/honest.ts";
import { insertRows, seed } from "../core/sheets.ts";
import { changedSeed, lockedWorkbook, seedPath, tablelessWorkbook, workbookOf } from "./workbooks.ts";
import { gongkai as run } from "./command.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "desk-"));
  mkdirSync(join(folder, "公开表"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const gongkai = (...argv: readonly string[]) => run(folder, ...argv);
const put = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(folder, "公开表", name), bytes);
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const linesOf = (text: string): DeskFile[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as DeskFile);

/** 财政拨款 in 公开01表 is not that of 公开04表; 三公 are above budget. */
const unequal = () => changedSeed("000", 1, { C8: "1905.99" });

/** Four files of three kinds: one wrong, one that holds, one that cannot be read, one without a table. */
function folderOfFour(): void {
  put("甲局.xlsx", unequal());
  copyFileSync(seedPath("000"), join(folder, "公开表", "乙局.xlsx"));
  put("丙局.xlsx", lockedWorkbook());
  put("丁局.xlsx", tablelessWorkbook());
}

/** Two of them. */
function folderOfTwo(): void {
  put("甲局.xlsx", unequal());
  put("丙局.xlsx", lockedWorkbook());
}

describe("-o of several files", () => {
  test("a line a unit, the worst first; findings that lead to file and cell; kinds of error; files that were not read", async () => {
    folderOfFour();
    expect((await gongkai("check", "公开表", "-o", "汇总.xlsx", "--summary")).code).toBe(1);
    const bytes = readFileSync(join(folder, "汇总.xlsx"));
    const { sheets } = await readWorkbook(bytes);
    const [units, findings, kinds, unread] = sheets;
    expect(sheets.slice(0, 4).map(({ name }) => name)).toEqual(["汇总", "发现", "错误种类", "读不了的文件"]);
    expect(units!.rows.slice(4).map((row) => [row[0], row[1], row[4], row[5]])).toEqual([
      ["有不符", "甲局", 11, 3],
      ["读不了", "丙局", 0, 0],
      ["读不了", "丁局", 0, 0],
      ["全部成立", "乙局", 11, 0],
    ]);
    expect(units!.rows[4]![12]).toMatch(
      /^收入支出决算总表 · 一般公共预算财政拨款收入 · 金额：公开01表 C8 疑为 1,905\.92 万元/,
    );
    const wrong = findings!.rows.slice(3).filter((row) => row[0] === "不符");
    expect(wrong.map((row) => [row[1], row[3], row[8]])).toEqual([
      ["甲局", expect.any(String), "甲局.xlsx"],
      ["甲局", expect.any(String), "甲局.xlsx"],
      ["甲局", expect.any(String), "甲局.xlsx"],
    ]);
    expect(kinds!.rows.slice(3).filter((row) => row[0] === "不符")).toHaveLength(3);
    expect(
      kinds!.rows
        .slice(3)
        .filter((row) => row[0] === "不符")
        .map((row) => row.slice(4, 7)),
    ).toEqual([
      [1, 1, "甲局"],
      [1, 1, "甲局"],
      [1, 1, "甲局"],
    ]);
    expect(unread!.rows.slice(3).map((row) => row[0])).toEqual(["公开表/丙局.xlsx", "公开表/丁局.xlsx"]);
    expect(unread!.rows[3]![2]).toMatch(/加了密码，打不开/);

    const parts = unzipSync(bytes);
    const xml = strFromU8(parts["xl/worksheets/sheet2.xml"]!);
    const links = strFromU8(parts["xl/worksheets/_rels/sheet2.xml.rels"]!);
    const [, id] =
      /Id="(rId\d+)"[^>]*Target="%E5%85%AC%E5%BC%80%E8%A1%A8\/%E7%94%B2%E5%B1%80\.xlsx" TargetMode="External"/.exec(
        links,
      )!;
    expect(xml).toMatch(new RegExp(`<hyperlink ref="H4" r:id="${id}" location="'[^"]+'!C34"/>`));
    expect(xml).toContain('state="frozen"');
    expect(xml).toMatch(/<autoFilter ref="A3:J\d+"\/>/);
    expect(strFromU8(parts["xl/workbook.xml"]!)).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="1">\'发现\'!$3:$3</definedName>',
    );
  });

  test("a link back to the folder names no file anew", async () => {
    folderOfTwo();
    symlinkSync(".", join(folder, "公开表", "0"));
    const { files } = await findFiles(["公开表"], realpathSync(folder));
    expect(files.map(({ file }) => file)).toEqual([join("公开表", "丙局.xlsx"), join("公开表", "甲局.xlsx")]);
  });

  test("what looks like a formula stays text, in a workbook, a page and lines with commas", async () => {
    put("=1+1.xlsx", unequal());
    put("丁局.xlsx", tablelessWorkbook());
    for (const output of ["汇总.xlsx", "汇总.html", "汇总.csv"])
      expect((await gongkai("check", "公开表", "-o", output, "--summary")).code).toBe(1);
    const xml = strFromU8(unzipSync(readFileSync(join(folder, "汇总.xlsx")))["xl/worksheets/sheet1.xml"]!);
    expect(xml).toMatch(/t="inlineStr"><is><t xml:space="preserve">=1\+1</);
    expect(xml).not.toContain("<f>");
    expect(read("汇总.csv").split("\r\n").slice(0, 2)).toEqual([
      expect.stringMatching(/^\uFEFF结果,单位,年度/),
      expect.stringMatching(/^有不符,"'=1\+1",/),
    ]);
    expect(read("汇总.html")).toContain('<a href="%E5%85%AC%E5%BC%80%E8%A1%A8/%3D1%2B1.xlsx">');
  });
});

describe("lines", () => {
  test("a line a file as it is finished, in the order of the files; one that cannot be read does not stop the rest", async () => {
    folderOfFour();
    const { code, out, err } = await gongkai("check", "公开表", "--jsonl");
    expect(linesOf(out).map(({ file, standing, unequal: count }) => [file, standing, count])).toEqual([
      ["公开表/丙局.xlsx", "unread", 0],
      ["公开表/丁局.xlsx", "unread", 0],
      ["公开表/甲局.xlsx", "unequal", 3],
      ["公开表/乙局.xlsx", "fine", 0],
    ]);
    expect([code, err]).toEqual([1, expect.stringContaining("共 4 个文件：1 个有不符")]);
    expect((await gongkai("check", "公开表", "-o", "r.jsonl")).code).toBe(1);
    expect(read("r.jsonl")).toBe(out);
  });

  test("a run that goes on checks nothing again that has not changed, and writes what one run would", async () => {
    folderOfTwo();
    await gongkai("check", "公开表", "-o", "r.jsonl");
    const whole = read("r.jsonl");
    // A line that is kept is kept as it is: what is written into it here is still there.
    writeFileSync(join(folder, "r.jsonl"), whole.replace('"unequal":3', '"unequal":33'));
    expect((await gongkai("check", "公开表", "-o", "r.jsonl", "--resume")).code).toBe(1);
    expect(read("r.jsonl")).toBe(whole.replace('"unequal":3', '"unequal":33'));
    // Another content, other rules and other questions are checked.
    put("甲局.xlsx", changedSeed("000", 1, { C8: "1906.99" }));
    await gongkai("check", "公开表", "-o", "r.jsonl", "--resume");
    expect(linesOf(read("r.jsonl"))[1]).toMatchObject({ unequal: 3 });
    put("甲局.xlsx", unequal());
    writeFileSync(
      join(folder, "r.jsonl"),
      whole.replaceAll('"unequal":3', '"unequal":33').replace(/"ruleSet":"[^"]*"/g, '"ruleSet":"1"'),
    );
    await gongkai("check", "公开表", "-o", "r.jsonl", "--resume");
    expect(read("r.jsonl")).toBe(whole);
    expect(existsSync(join(folder, "r.jsonl.earlier"))).toBe(false);
  });

  test("what nobody has written to is not even read; what was written to is, with the size and times of before", async () => {
    // Long there, so that its times tell.
    const seed = seedPath("003");
    await gongkai("check", seed, "-o", "r.jsonl");
    const { hash } = linesOf(read("r.jsonl"))[0]!;
    // Only who does not read it takes this for its hash.
    const other = sha256("other");
    for (const name of ["r.jsonl", "r.jsonl.hashes"])
      writeFileSync(join(folder, name), read(name).replace(hash!, other));
    await gongkai("check", seed, "-o", "r.jsonl", "--resume");
    expect(linesOf(read("r.jsonl"))[0]!.hash).toBe(other);
    rmSync(join(folder, "r.jsonl.hashes"));
    await gongkai("check", seed, "-o", "r.jsonl", "--resume");
    expect(linesOf(read("r.jsonl"))[0]!.hash).toBe(hash);

    put("甲.txt", "1");
    const path = join(folder, "公开表", "甲.txt");
    const later = (): number => Date.now() + 10_000;
    const first = new TaskFiles([], later);
    const { atimeMs, mtimeMs } = statSync(path);
    expect([first.hash([path]), first.found().length]).toEqual([sha256("1"), 1]);
    const known = first.found();
    const second = new TaskFiles(known, later);
    expect([second.hash([path]), second.found()]).toEqual([sha256("1"), []]);
    put("甲.txt", "2");
    utimesSync(path, atimeMs / 1000, mtimeMs / 1000);
    expect(new TaskFiles(known, later).hash([path])).toBe(sha256("2"));
    // Just written to, it may be written to again at the same time: that is not kept.
    const young = new TaskFiles([], () => mtimeMs);
    expect([young.hash([path]), young.found()]).toEqual([sha256("2"), []]);
  });

  test("stopped anywhere, and stopped again while it goes on, the same bytes come out", async () => {
    folderOfTwo();
    await gongkai("check", "公开表", "-o", "r.jsonl");
    const whole = readFileSync(join(folder, "r.jsonl"));
    const random = new Random(18);
    for (let time = 0; time < 4; time++) {
      writeFileSync(join(folder, "r.jsonl"), whole);
      truncateSync(join(folder, "r.jsonl"), random.whole(0, whole.length));
      if (random.chance(0.5)) {
        writeFileSync(join(folder, "r.jsonl.earlier"), whole.subarray(0, random.whole(0, whole.length)));
      }
      await gongkai("check", "公开表", "-o", "r.jsonl", "--resume");
      expect(readFileSync(join(folder, "r.jsonl")).equals(whole)).toBe(true);
    }
  });

  test("Ctrl+C leaves whole lines", async () => {
    // Lines so long that a pipe holds only the first few until they are read.
    const rows = Array.from({ length: 200 }, (_, n) => [
      String(2_000_001 + n),
      "某项",
      ...Array<string>(5).fill("约五万"),
    ]);
    const wordy = workbookOf([insertRows(seed("000")[2]!, 8, rows)]);
    for (let i = 0; i < 12; i++) put(`${i}.xlsx`, wordy);
    const main = join(import.meta.dirname, "../../src/cli/main.ts");
    const argv = ["--import", import.meta.resolve("tsx"), main, "check", "公开表", "--jsonl"];
    const child = spawn(process.execPath, argv, { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
    const pieces: Buffer[] = [];
    for await (const piece of child.stdout) if (pieces.push(piece as Buffer) === 1) child.kill("SIGINT");
    const out = Buffer.concat(pieces).toString("utf8");
    expect(out.endsWith("\n")).toBe(true);
    expect(linesOf(out).length).toBeGreaterThan(0);
    expect(linesOf(out).length).toBeLessThan(12);
  });
});

/** Whether hosts can be made of network namespaces here. */
const HAS_HOSTS =
  process.getuid?.() === 0 &&
  spawnSync("sh", [
    "-c",
    "command -v parallel ssh-keygen ip && test -x /usr/sbin/sshd && ip netns add gk-try && ip netns del gk-try",
  ]).status === 0;

describe("parts and their summary", () => {
  (HAS_HOSTS ? test : test.skip)(
    "two hosts that GNU parallel reaches by ssh do a part each, and together they are one run",
    async () => {
      folderOfFour();
      const main = join(import.meta.dirname, "../../src/cli/main.ts");
      const command = [process.execPath, "--import", import.meta.resolve("tsx"), main];
      const { status, stderr } = spawnSync(join(import.meta.dirname, "hosts.sh"), [folder, ...command], {
        encoding: "utf8",
      });
      expect([status, stderr]).toEqual([0, expect.anything()]);
      const addresses = ["1.host", "2.host"].map((name) => read(name).split(" ")[2]);
      expect(addresses.sort()).toEqual(["10.213.1.2", "10.213.2.2"]);
      await gongkai("check", "公开表", "-o", "一次.jsonl");
      const sorted = (text: string): DeskFile[] => linesOf(text).sort((a, b) => (a.file < b.file ? -1 : 1));
      expect(sorted(read("1.jsonl") + read("2.jsonl"))).toEqual(sorted(read("一次.jsonl")));
    },
  );

  test("every file is in one part, by its content; put together they are one run, and a part twice changes nothing", async () => {
    put("甲局.xlsx", unequal());
    put("乙局.xlsx", changedSeed("000", 1, { C9: "3" }));
    await gongkai("check", "公开表", "-o", "r.jsonl");
    for (const part of [1, 2, 3]) await gongkai("check", "公开表", "-o", `${part}.jsonl`, "--shard", `${part}/3`);
    const parts = [1, 2, 3].map((part) => read(`${part}.jsonl`));
    expect(
      parts
        .flatMap((text) => text.split("\n"))
        .filter((line) => line !== "")
        .sort(),
    ).toEqual(read("r.jsonl").trimEnd().split("\n").sort());
    // Another name is no other content.
    const part = parts.findIndex((text) => text.includes("甲局")) + 1;
    put("改名.xlsx", unequal());
    expect((await gongkai("check", "公开表/改名.xlsx", "--jsonl", "--shard", `${part}/3`)).out).toContain("改名");

    expect((await gongkai("summary", "r.jsonl", "-o", "一.xlsx")).code).toBe(0);
    expect((await gongkai("summary", "3.jsonl", "1.jsonl", "2.jsonl", "1.jsonl", "-o", "三.xlsx")).code).toBe(0);
    expect((await gongkai("summary", "[123].jsonl", "-o", "式.xlsx")).code).toBe(0);
    expect((await gongkai("summary", ".", "-o", "夹.xlsx")).code).toBe(0);
    const [one, ...others] = ["一", "三", "式", "夹"].map((name) => readFileSync(join(folder, `${name}.xlsx`)));
    expect(others.map((other) => other.equals(one!))).toEqual([true, true, true]);
  });

  test("contents are spread over the parts", () => {
    const parts = Array.from({ length: 4000 }, (_, i) => {
      const hash = sha256(String(i));
      return [1, 2, 3, 4].filter((index) => isInShard({ index, of: 4 }, hash, "甲.xlsx"));
    });
    expect(parts.every(({ length }) => length === 1)).toBe(true);
    for (const index of [1, 2, 3, 4]) {
      const count = parts.filter(([part]) => part === index).length;
      expect(Math.abs(count - 1000)).toBeLessThan(150);
    }
  });

  test("lines that are no results are said and left out; nothing is written where there are none", async () => {
    folderOfTwo();
    await gongkai("check", "公开表", "-o", "r.jsonl");
    appendFileSync(join(folder, "r.jsonl"), '{"version":1,"file":3}\nhuh\n');
    expect(await gongkai("summary", "r.jsonl", "-o", "a.csv")).toMatchObject({
      code: 2,
      err: "“r.jsonl”有 2 行不是本程序写的结果，没有算进去：请重新核对那些文件。\n",
    });
    expect(read("a.csv").split("\r\n")).toHaveLength(4);
    writeFileSync(join(folder, "x.jsonl"), "\n");
    expect((await gongkai("summary", "x.jsonl", "-o", "b.csv")).err).toMatch(/^没有可汇总的结果/);
    expect(existsSync(join(folder, "b.csv"))).toBe(false);
    expect((await gongkai("summary", "没有.jsonl", "-o", "b.csv")).err).toMatch(/^找不到“没有\.jsonl”/);
  });
});

test.each([
  [["check", "x", "--resume"], "--resume 要和 -o 结果.jsonl 一起用：接着写哪个文件。"],
  [["check", "x", "--jsonl", "--json"], "--json, --jsonl 不能一起用。"],
  [["check", "x", "-o", "r.jsonl", "--summary"], "--summary, -o *.jsonl 不能一起用。"],
  [["check", "x", "--shard", "3/2"], "--shard 不能是“3/2”，要写 第几份/共几份，如 2/4。"],
  [["summary", "r.jsonl"], "写到哪个文件没有写：请加上 -o。"],
  [["summary", "r.jsonl", "-o", "b.jsonl"], "-o 不能是“b.jsonl”"],
])("%j is a mistake", async (argv, says) => {
  const { code, err } = await gongkai(...argv);
  expect([code, err]).toEqual([2, expect.stringContaining(says)]);
});
