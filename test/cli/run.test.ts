import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { unzipSync, zipSync } from "fflate";
import { keyOf, writeNotes } from "../../src/app/kept.ts";
import { check } from "../../src/core/check.ts";
import { RULES } from "../../src/core/forms/index.ts";
import { WHOLE_RULES } from "../../src/core/forms/shared/whole.ts";
import { isHint, verdictOf } from "../../src/core/report/finding.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { saveEdits } from "../../src/files/xlsx/save.ts";
import type { RunJson } from "../../src/cli/json.ts";
import { run } from "../../src/cli/run.ts";
import { changedSeed, lockedWorkbook, seedPath, tablelessWorkbook } from "./workbooks.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What was written, and whether it was to a terminal. */
function output(isTTY = false) {
  let text = "";
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string, _, done) {
      text += chunk;
      done();
    },
  });
  return Object.assign(stream, { isTTY, columns: 60, text: () => text });
}

async function gongkai(argv: readonly string[], env: Record<string, string> = {}, isTTY = false) {
  const [stdout, stderr] = [output(isTTY), output(isTTY)];
  const code = await run(argv, { stdout, stderr, cwd: folder, env });
  return { code, out: stdout.text(), err: stderr.text() };
}

async function json(...argv: readonly string[]) {
  const { code, out } = await gongkai(["check", ...argv, "--json"]);
  return { code, ...(JSON.parse(out) as RunJson) };
}

function file(name: string, content: Uint8Array | string): string {
  writeFileSync(join(folder, name), content);
  return name;
}

/** 财政拨款 in 公开01表 is no longer that of 公开04表. */
const unequal = () => changedSeed("000", 1, { C8: "1905.99" });
/** So large that not even a few like it are checked without workers. */
const large = () =>
  zipSync({
    ...unzipSync(readFileSync(seedPath("000"))),
    "xl/media/image1.png": [new Uint8Array(2 ** 18), { level: 0 }],
  });
/** A cell that is no amount, so that some rules are not tried. */
const open = () => changedSeed("000", 1, { C9: "约12" });

/** 公开03表 D9 and 公开06表 F30 are wrong, each for itself. */
const twoErrors = () => changedSeed("003", 3, { D9: "424.37" }, changedSeed("003", 6, { F30: "53.5" }));
/** One of eight parts of a sum is wrong, and the figures do not tell which. */
const tying = () => changedSeed("003", 6, { C6: "71.91" });
/** Six figures of one column are wrong, each in its own way. */
const tangled = () =>
  changedSeed("003", 3, { D19: "10.47", D20: "33.1", D21: "17.05", D22: "91.6", D23: "2.27", D26: "8.8" });

/** The whole program as its users start it, but from the sources. */
function spawned(...argv: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), join(repository, "src/cli/main.ts"), ...argv],
    { cwd: folder, encoding: "utf8", env: { ...process.env, NODE_OPTIONS: "" } },
  );
  return { code: status, out: stdout, err: stderr };
}

describe("exit codes", () => {
  test.each(["000", "003"] as const)("seed %s is 0, strictly too", async (number) => {
    const { code, out } = await gongkai(["check", seedPath(number), "--strict"]);
    expect(out).toContain("凡适用的规则都核对过了，全部成立\n");
    expect(code).toBe(0);
  });

  test("seed 004, whose text lost a table, is 3, and strictly 1", async () => {
    const { code, out } = await gongkai(["check", seedPath("004")]);
    expect(out).toContain("没有单位公开表2-1 财政拨款支出预算表（部门经济分类科目），有 14 条规则不能核对");
    expect(code).toBe(3);
    expect((await gongkai(["check", seedPath("004"), "--strict"])).code).toBe(1);
  });

  test("不符 is 1", async () => {
    const { code, out } = await gongkai(["check", file("甲.xlsx", unequal())]);
    expect(code).toBe(1);
    expect(out).toMatch(/^ +不符 .*1,905\.99 与 1,905\.92 不等，差 0\.07 万元 〔.*C8.*；规则 .*〕$/m);
    expect(out).not.toContain("全部成立");
  });

  test("未核对 is 3, with --strict 1", async () => {
    file("甲.xlsx", open());
    const { code, out } = await gongkai(["check", "甲.xlsx"]);
    expect(code).toBe(3);
    expect(out).toMatch(/不是金额 .*“约12”/);
    expect(out).toMatch(/\n {2}未核对\n.*规则 /);
    expect(out).not.toContain("全部成立");
    expect((await gongkai(["check", "甲.xlsx", "--strict"])).code).toBe(1);
  });

  test.each([
    ["missing", "没有.xlsx", undefined],
    ["damaged", "断.xlsx", () => unequal().slice(0, 9000)],
    ["encrypted", "锁.xlsx", lockedWorkbook],
    ["not-a-workbook", "文.xlsx", () => "合计,1\n"],
    ["empty", "空.xlsx", () => ""],
    ["too-large", "大.xlsx", () => ""],
    ["no-table", "别.xlsx", tablelessWorkbook],
  ])("%s is 2, with a sentence in both languages", async (reason, name, content) => {
    if (content !== undefined) file(name, content());
    // Its size is told without a byte of it.
    if (reason === "too-large") truncateSync(join(folder, name), 64 * 2 ** 20 + 1);
    const { code, workbooks } = await json(name);
    expect(code).toBe(2);
    expect(workbooks[0]).toMatchObject({ file: name, tables: [], findings: [], untried: [], error: { code: reason } });
    expect(workbooks[0]!.error?.says).toMatch(new RegExp(`“${name}”.*：.*。$`));
    const { out } = await gongkai(["check", name, "--lang", "en-US"]);
    expect(out).toMatch(new RegExp(`^not checked  "${name}" [\\x20-\\x7e]*\\.\\n$`));
  });

  test("several files: 不符 goes before what cannot be read", async () => {
    const [bad, good, broken] = [file("甲.xlsx", unequal()), seedPath("004"), file("丙.xlsx", "x")];
    expect((await gongkai(["check", good, broken])).code).toBe(2);
    expect((await gongkai(["check", bad, broken])).code).toBe(1);
    const { out } = await gongkai(["check", bad, broken]);
    expect(out).toMatch(/\n共 2 个文件：1 个有不符，0 个没有不符但没有核对全，1 个不能核对，其余 0 个全部成立。\n$/);
  });

  test("a folder and a pattern without workbooks are 2", async () => {
    mkdirSync(join(folder, "夹"));
    for (const name of ["夹", "*.xls?"]) {
      const { code, workbooks } = await json(name);
      expect([code, workbooks[0]!.error?.code]).toEqual([2, "nothing-found"]);
    }
  });

  test("nobody may read it", async () => {
    file("甲.xlsx", unequal());
    chmodSync(join(folder, "甲.xlsx"), 0);
    const { code, workbooks } = await json("甲.xlsx");
    // The superuser may.
    if (process.getuid?.() !== 0) expect([code, workbooks[0]!.error?.code]).toEqual([2, "no-permission"]);
  });
});

describe("wrong usage", () => {
  test.each([
    [["check"], "没有写要核对的文件或文件夹。"],
    [["check", "x", "--xyzzy"], "没有 --xyzzy 这个选项。"],
    [["check", "x", "--sumary"], "没有 --sumary 这个选项，是不是 --summary？"],
    [["chekc", "x"], "没有“chekc”这个命令，是不是 check？"],
    [["help", "rule"], "没有“rule”这个命令，是不是 rules？"],
    [["check", "x", "--summary", "--json"], "--summary, --json 不能一起用。"],
    [["check", "x", "-o", "报告.doc"], "-o 不能是“报告.doc”，文件名要以 .html、.xlsx、.csv、.jsonl 结尾。"],
    [["write", "x", "-o", "说明.doc"], "-o 不能是“说明.doc”，文件名要以 .docx、.txt、.xlsx 结尾。"],
    [["write", "x", "--questions", "问.txt"], "--questions 不能是“问.txt”，文件名要以 .xlsx 结尾。"],
    [["fill", "x", "-o", "表.xls"], "-o 不能是“表.xls”，文件名要以 .xlsx、.xlsm 结尾。"],
    [["check", "x", "--marked"], "--marked 后面缺少内容。"],
    [["check", "x", "--marked", "--json"], "--marked 后面缺少内容。"],
    [["check", "x", "--json=1"], "--json 后面不用写内容。"],
    [
      ["check", "x", "--profile", "北京"],
      "--profile 不能是“北京”，可以是 青海决算、四川决算、全国决算、新疆决算、全国预算、四川预算、四川部门预算、上海部门预算、上海单位预算、*.json。",
    ],
    [["check", "x", "--only", "里"], "--only 不能是“里”，可以是 表内、表间、全部。"],
    [["rules", "--strict"], "--strict 不能用在这个命令上。"],
    [["subject"], "没有写要查的科目编码或名称。"],
    [["甲.xlsx"], "没有“甲.xlsx”这个命令；要核对文件，请写 gongkai check 甲.xlsx。"],
  ])("%j", async (argv, sentence) => {
    expect(await gongkai(argv)).toEqual({ code: 2, out: "", err: `${sentence}用法请看：gongkai --help\n` });
  });

  test("in English", async () => {
    const { code, err } = await gongkai(["check", "--lang", "en-US", "--xyzzy"]);
    expect([code, err]).toEqual([2, "There is no option --xyzzy. See: gongkai --help\n"]);
  });
});

describe("--json", () => {
  test("is one object of the promised shape", async () => {
    const { code, version, workbooks } = await json(file("甲.xlsx", unequal()));
    expect([code, version, workbooks.length]).toEqual([1, 1, 1]);
    const workbook = workbooks[0]!;
    expect(workbook.file).toBe("甲.xlsx");
    expect(workbook.tables[0]).toMatchObject({
      form: "收入支出决算总表",
      no: "公开01表",
      sheet: "公开01表",
      unit: "万元",
    });
    expect(workbook.tables).toHaveLength(11);
    expect(Object.keys(workbook.rules)).toEqual(
      expect.arrayContaining(["equal", "empty", "rounding", "doubtful", "unequal", "untried"]),
    );
    const finding = workbook.findings.find((one) => one.rule === "X01-04a");
    expect(finding).toMatchObject({
      basis: "X01-04a",
      verdict: "unequal",
      hint: false,
      left: "1905.99",
      right: "1905.92",
      gap: "0.07",
      cells: ["公开01表!C8", "公开04表!C7"],
    });
    expect(workbook).toMatchObject({ untried: [], unexplained: [] });
    expect(workbook.suspects).toEqual([
      {
        cause: 1,
        rank: 1,
        row: "一般公共预算财政拨款收入",
        column: "金额",
        cells: ["公开01表!C8"],
        now: "1905.99",
        likely: "1905.92",
        from: "1905.92",
        to: "1905.92",
        slip: "copy",
        explains: ["01-1", "X01-02b", "X01-04a"],
        says: "公开01表 C8 疑为 1,905.92 万元（现为 1,905.99，与另一处的同一个数不同），可解释 3 条不符",
      },
    ]);
  });

  test("cells of one cause share a rank where they are equally good, and what has no cell is named by its rules", async () => {
    const { workbooks } = await json(file("甲.xlsx", tangled()));
    const { suspects, unexplained, rules } = workbooks[0]!;
    expect(rules.unequal).toBe(13);
    expect(suspects.map(({ cause, rank, cells, likely, explains }) => [cause, rank, cells, likely, explains])).toEqual([
      [1, 1, ["公开03表!D26"], "42.27", ["03-1", "03-款", "X03-05a"]],
    ]);
    expect(unexplained).toEqual([{ rules: ["03-1", "03-类", "03-款", "X03-05a"], cutOff: false }]);
    const tied = (await json(file("乙.xlsx", tying()))).workbooks[0]!;
    expect(tied.unexplained).toEqual([]);
    expect(tied.suspects.map(({ cause, rank }) => `${cause}.${rank}`).join(" ")).toMatch(/^(1\.1 ){8}1\.2/);
    expect(tied.suspects.slice(0, 8).map(({ cells }) => cells.join(" "))).toEqual(
      ["C6", "C7", "C8", "C10", "C11", "C15", "C16", "C18"].map((at) => `公开06表!${at}`),
    );
  });

  test("in English only what is said differs", async () => {
    const [zh, en] = [await json(file("甲.xlsx", unequal())), await json("甲.xlsx", "--lang", "en-US")];
    const own = en.workbooks[0]!.suspects;
    expect(own.map((one) => one.says)).toEqual([
      "公开01表 C8 should probably be 1,905.92 万元 (now 1,905.99, differs from the same figure elsewhere); explains 3 findings",
    ]);
    expect(own.map((one) => ({ ...one, says: "" }))).toEqual(
      zh.workbooks[0]!.suspects.map((one) => ({ ...one, says: "" })),
    );
  });

  test("a finding that compares nothing has no sides, and one about a table no rule", async () => {
    const { workbooks } = await json(file("甲.xlsx", open()));
    const finding = workbooks[0]!.findings.find((one) => one.verdict === "unreadable");
    expect(finding).toMatchObject({
      rule: null,
      basis: null,
      cells: ["公开01表!C9"],
      left: null,
      right: null,
      gap: null,
    });
    expect(workbooks[0]!.untried[0]).toMatchObject({
      rule: "01-1",
      why: expect.stringContaining("约12") as unknown,
      count: 1,
    });
  });

  test("the year comes from the name of the file where no table says it", async () => {
    const { workbooks } = await json(file("20240101单位2022.xlsx", changedSeed("000", 1, {})));
    expect(new Set(workbooks[0]!.tables.map(({ year }) => year))).toEqual(new Set(["2022"]));
  });
});

test("--only leaves the other rules out", async () => {
  file("甲.xlsx", unequal());
  const inside = await json("甲.xlsx", "--only", "表内");
  const between = await json("甲.xlsx", "--only", "表间");
  const all = await json("甲.xlsx", "--only", "全部");
  const equal = (one: RunJson): number => one.workbooks[0]!.rules.equal;
  expect(inside.workbooks[0]!.findings.some(({ rule }) => /^X\d/.test(rule ?? ""))).toBe(false);
  expect(between.workbooks[0]!.findings.some(({ rule }) => /^\d/.test(rule ?? ""))).toBe(false);
  expect(between.code).toBe(1);
  expect(equal(inside) + equal(between)).toBe(equal(all));
});

test("--profile says which set it is", async () => {
  const { workbooks } = await json(seedPath("000"), "--profile", "新疆决算");
  expect(workbooks[0]!.sets[0]).toMatchObject({ profile: "新疆决算", edition: 2023 });
  expect(workbooks[0]!.tables.find(({ form }) => form.includes("三公"))?.no).toBe("公开07表");
});

/** A set that a file describes. */
const county = {
  name: "某县决算",
  kind: "决算",
  forms: ["收入支出决算总表", { form: "支出决算表", no: "公开08表" }],
};

describe("--profile with a file", () => {
  test("checks by the set that it describes", async () => {
    file("某县.json", JSON.stringify(county));
    const { code, workbooks } = await json(seedPath("000"), "--profile", "某县.json");
    expect([code, workbooks[0]!.sets[0]]).toEqual([0, expect.objectContaining({ profile: "某县决算", missing: [] })]);
    expect(workbooks[0]!.tables.find(({ form }) => form === "支出决算表")?.no).toBe("公开08表");
  });

  test("says everything that is wrong with it, and checks nothing", async () => {
    file(
      "某县.json",
      JSON.stringify({ name: "某县决算", kind: "决算", forms: ["支出决算", { form: "收入决算表", 号: 1 }] }),
    );
    const { code, out, err } = await gongkai(["check", seedPath("000"), "--profile", "某县.json"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err.split("\n")).toEqual([
      "“某县.json”不是可用的套表说明，没有核对：",
      expect.stringMatching(/^ {2}forms\[0\]：没有“支出决算”这张表，是不是“支出决算表”/) as unknown,
      "  forms[1].号：没有这一项，只有 form、like、no、title、titles、unit、sides、labels、columns、lines，请改名或删去",
      "写法见 docs/profiles.md。",
      "",
    ]);
  });

  test.each([
    ["no JSON", "名称：某县", "  不是 JSON，请检查引号、逗号和括号是否成对、是否用了全角"],
    ["too much", " ".repeat(500_000), "  文件超过 100000 个字，请只留下这套表的说明"],
  ])("%s is refused", async (_, content, says) => {
    file("某县.json", content);
    const { code, err } = await gongkai(["check", seedPath("000"), "--profile", "某县.json"]);
    expect([code, err.split("\n")[1]]).toEqual([2, says]);
  });

  test("a file that is not there is said to be missing", async () => {
    const { code, err } = await gongkai(["check", seedPath("000"), "--profile", "没有.json"]);
    expect([code, err]).toEqual([2, "找不到“没有.json”：请检查路径和文件名，名称中有空格的要加引号。\n"]);
  });

  test("speaks English when asked", async () => {
    file("某县.json", "[]");
    const { err } = await gongkai(["check", seedPath("000"), "--profile", "某县.json", "--lang", "en-US"]);
    expect(err).toBe(
      '"某县.json" does not describe a set of tables, and nothing was checked:\n  it must be {…} with name, kind and forms\nSee docs/profiles.md.\n',
    );
  });
});

describe("the cells to blame", () => {
  /** What stands between two blank lines below a heading. */
  const section = (out: string, heading: string): string[] | undefined =>
    out
      .split("\n\n")
      .map((block) => block.split("\n"))
      .find(([first]) => first === `  ${heading}`)
      ?.slice(1);

  test("stand before all tables, each with what it explains, and that is not said again", async () => {
    const { out } = await gongkai(["check", file("甲.xlsx", twoErrors())]);
    const lines = section(out, "最可能出错的单元格");
    expect(lines).toEqual([
      "    公开03表 D9 疑为 442.37 万元（现为 424.37，两位数字颠倒，442.36 至 442.38 都相符），可解释 4 条不符 〔支出决算表 · 20801 人力资源和社会保障管理事务 · 基本支出〕",
      "      不符  20801 人力资源和社会保障管理事务：每行：本年支出合计＝基本支出＋项目支出＋上缴上级支出＋经营支出＋对附属单位补助支出。455.94 与 437.94 不等，差 18.00 万元 〔C9、D9、E9、F9、G9、H9；规则 03-1〕",
      "      不符  208 社会保障和就业支出（基本支出）：每一类＝所属各款之和。529.44 与 511.44 不等，差 18.00 万元 〔D8、D9、D12、D16；规则 03-类〕",
      "      不符  20801 人力资源和社会保障管理事务（基本支出）：每一款＝所属各项之和。424.37 与 442.37 不等，差 18.00 万元 〔D9、D10、D11；规则 03-款〕",
      "      还可解释规则 X03-05a",
      "    公开06表 F30 疑为 5.35 万元（现为 53.50，小数点错位，或金额单位不对），可解释 2 条不符 〔一般公共预算财政拨款基本支出决算表 · 30239 其他交通费用 · 决算数〕",
      expect.stringMatching(/^ {6}不符 {2}302 商品和服务支出.* 〔.*；规则 06-类〕$/),
      expect.stringMatching(/^ {6}不符 {2}30239 其他交通费用.* 〔.*；规则 X06-10a〕$/),
    ]);
    // Six are counted; five are said, once each, and one by its rule.
    expect(out).toMatch(/，6 不符，/);
    expect(out.match(/不符 {2}/g)).toHaveLength(5);
    expect(out.indexOf("最可能出错的单元格")).toBeLessThan(out.indexOf("  公开05表 一般公共预算财政拨款支出决算表（"));
    expect(section(out, "公开03表 支出决算表（万元）")).toBeUndefined();
  });

  test("are named in one line where they are equally good, and those that are less so behind them", async () => {
    const { out } = await gongkai(["check", file("甲.xlsx", tying())]);
    expect(section(out, "最可能出错的单元格")).toEqual([
      "    公开06表 C6、C7、C8、C10、C11、C15、C16、C18 之一有误，凭各表的数分不出是哪一格，可解释 1 条不符 〔一般公共预算财政拨款基本支出决算表 · 30101 基本工资、30102 津贴补贴、30103 奖金…… · 决算数〕",
      "      也可能是 公开06表!C12、C13、C14，可能性较小",
      expect.stringMatching(
        /^ {6}不符 {2}301 工资福利支出.*。550\.24 与 550\.34 不等，差 0\.10 万元 〔C5、.* 等 14 格；规则 06-类〕$/,
      ),
    ]);
  });

  test("what none explains is said so, and its findings stay with their tables", async () => {
    const { out } = await gongkai(["check", file("甲.xlsx", tangled())]);
    const lines = section(out, "最可能出错的单元格")!;
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe(
      "    公开03表 D26 疑为 42.27 万元（现为 8.80，与另一处的同一个数不同），可解释 3 条不符 〔支出决算表 · 2210201 住房公积金 · 基本支出〕",
    );
    expect(lines[4]).toBe(
      "    公开03表、公开05表有 10 条不符，改动少数几格解释不了；先看 公开03表!D19，它在其中 4 条里",
    );
    const tables = ["公开03表 支出决算表（万元）", "公开05表 一般公共预算财政拨款支出决算表（万元）"];
    expect(tables.map((table) => section(out, table)?.filter((line) => line.startsWith("    不符 ")).length)).toEqual([
      7, 3,
    ]);
  });

  test("in English", async () => {
    const { out } = await gongkai(["check", file("甲.xlsx", twoErrors()), "--lang", "en-US"]);
    const lines = section(out, "Cells to blame");
    expect(lines?.filter((line) => !line.startsWith("      "))).toEqual([
      "    公开03表 D9 should probably be 442.37 万元 (now 424.37, two digits changed places, anything from 442.36 to 442.38 agrees); explains 4 findings [支出决算表 · 20801 人力资源和社会保障管理事务 · 基本支出]",
      "    公开06表 F30 should probably be 5.35 万元 (now 53.50, misplaced point, or another unit); explains 2 findings [一般公共预算财政拨款基本支出决算表 · 30239 其他交通费用 · 决算数]",
    ]);
    expect(lines?.filter((line) => line.startsWith("      ")).map((line) => line.slice(6, 13))).toEqual([
      "unequal",
      "unequal",
      "unequal",
      "also ex",
      "unequal",
      "unequal",
    ]);
    expect(out).not.toMatch(/不符|疑为|可解释|规则/);
    const tie = (await gongkai(["check", file("乙.xlsx", tying()), "--lang", "en-US"])).out;
    expect(section(tie, "Cells to blame")?.slice(0, 2)).toEqual([
      "    One of 公开06表 C6, C7, C8, C10, C11, C15, C16, C18 is wrong; the figures do not tell which; explains 1 finding [一般公共预算财政拨款基本支出决算表 · 30101 基本工资、30102 津贴补贴、30103 奖金…… · 决算数]",
      "      Less likely: 公开06表!C12, C13, C14",
    ]);
    const none = (await gongkai(["check", file("丙.xlsx", tangled()), "--lang", "en-US"])).out;
    expect(section(none, "Cells to blame")?.at(-1)).toBe(
      "    10 findings in 公开03表, 公开05表 cannot be explained by a few cells; look first at 公开03表!D19, which is in 4 of them",
    );
  });

  test("there is no such section where nothing is 不符", async () => {
    expect((await gongkai(["check", seedPath("003")])).out).not.toContain("最可能出错的单元格");
  });
});

describe("--marked", () => {
  test("never writes over anything, and gives numbers instead", async () => {
    file("甲.xlsx", unequal());
    file("乙.XLSM", unequal());
    mkdirSync(join(folder, "出"));
    file("出/甲.核对.xlsx", "mine");
    const { code, out } = await gongkai(["check", "甲.xlsx", "乙.XLSM", "--marked", "出"]);
    expect(code).toBe(1);
    expect(out).toContain(`已标出 `);
    expect(out).toContain(join("出", "甲.核对(2).xlsx"));
    expect(readdirSync(join(folder, "出")).sort()).toEqual(["乙.核对.xlsm", "甲.核对(2).xlsx", "甲.核对.xlsx"].sort());
    expect(readFileSync(join(folder, "出/甲.核对.xlsx"), "utf8")).toBe("mine");
    const copy = await json("出/甲.核对(2).xlsx", "--marked", "新/夹");
    expect(copy.workbooks[0]).toMatchObject({
      rules: { unequal: 3 },
      marked: join("新", "夹", "甲.核对(2).核对.xlsx"),
    });
  });

  test("says what each colour means, the cell to blame first", async () => {
    const args = ["check", file("甲.xlsx", twoErrors()), "--marked", "出"];
    const marked = /^.*甲\.核对.*$/m;
    expect(marked.exec((await gongkai(args)).out)?.[0].trim()).toBe(
      `已标出 25 格（深红：最可能出错；浅红：不符所涉及；黄：存疑；紫：不是金额）：${join("出", "甲.核对.xlsx")}`,
    );
    expect(marked.exec((await gongkai([...args, "--lang", "en-US"])).out)?.[0].trim()).toMatch(
      /^25 cells marked \(dark red: [^;]+; light red: [^;]+; yellow: [^;]+; purple: [^;]+\): .*甲\.核对\(2\)\.xlsx$/,
    );
  });

  test("what a folder holds beside workbooks is named, and no terminal obeys a cell or a name", async () => {
    mkdirSync(join(folder, "夹"));
    for (const name of ["08-wps.et", "08b-gbk.csv", "11-terminal-escapes.xlsx"])
      copyFileSync(join(repository, "test/files/cases", name), join(folder, "夹", name));
    for (const name of ["甲.xlsb", "乙.htm", "\u001b[2J丙.xml", "丁.docx"]) file(join("夹", name), "x");
    const { out, err } = await gongkai(["check", "夹"]);
    expect(out).toContain("08-wps.et");
    expect(out).toContain("08b-gbk.csv");
    expect(err).toContain("没有核对文件夹里的这些文件：");
    for (const name of ["甲.xlsb", "乙.htm", "\\u001b[2J丙.xml"]) expect(err).toContain(name);
    expect(err).not.toContain("丁.docx");
    // eslint-disable-next-line no-control-regex -- it is what it is about
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test("no terminal obeys words, reasons, sheets or sets, nor takes a name for a line of ours", async () => {
    const wild = "\u001b[2J\u009b8m\r\u202e";
    file("说明.txt", `一、收入\n${wild}收入总计1.5万元，支出总计2.5${wild}万元。`);
    file("a\n  全部成立\u001b[32m.txt", `收入${wild}1.5万元。`);
    file("套.json", JSON.stringify({ name: wild, [wild]: wild }));
    const found = check((await readWorkbook(unequal())).sheets).findings.filter((one) => verdictOf(one) === "unequal");
    const reasons = Object.fromEntries(found.map((finding) => [keyOf(finding), wild]));
    file("忽略.xlsx", saveEdits(unequal(), { notes: writeNotes({ ignored: reasons, said: {} }) }));
    for (const args of [
      ["check", "."],
      ["check", ".", "--summary"],
      ["check", ".", "--json"],
      ["check", `没有${wild}.xlsx`],
      ["check", "忽略.xlsx", "--profile", "套.json"],
      [`核对${wild}`],
      ["rules", wild],
    ]) {
      const { out, err } = await gongkai(args);
      // eslint-disable-next-line no-control-regex -- it is what it is about
      expect([args, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/.exec(out + err)]).toEqual([args, null]);
      expect([args, `${out}${err}`.split("\n").filter((line) => line.startsWith("  全部成立"))]).toEqual([args, []]);
    }
  });

  test("an .xls is checked, and its marked copy is an .xlsx", async () => {
    copyFileSync(join(repository, "test/cli/000.xls"), join(folder, "旧.xls"));
    const { code, out } = await gongkai(["check", "旧.xls", "--marked", "出"]);
    expect(code).toBe(0);
    expect(out).toMatch(/11 张表/);
    expect(readdirSync(join(folder, "出"))).toEqual(["旧.核对.xlsx"]);
    const { workbooks } = await json(join("出", "旧.核对.xlsx"));
    expect(workbooks[0]).toEqual({ ...(await json("旧.xls")).workbooks[0], file: join("出", "旧.核对.xlsx") });
  });

  test("a folder that cannot be made ends the run", async () => {
    file("出", "");
    const { code, out, err } = await gongkai(["check", seedPath("000"), "--marked", "出"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^不能建立文件夹“出”/);
  });
});

describe("which files", () => {
  const names = async (...args: string[]) => (await json(...args)).workbooks.map((one) => one.file);

  test("folders without lock files and copies, each file once, in natural order", async () => {
    mkdirSync(join(folder, "夹/下"), { recursive: true });
    for (const name of ["10.xlsx", "~$10.xlsx", "10.核对.xlsx", "10.核对(2).xlsx", "x.txt"]) file(`夹/${name}`, "");
    file("夹/下/2.XLS", "");
    symlinkSync(join(folder, "夹"), join(folder, "夹/下/上"), "junction");
    expect(await names("夹", "夹/10.xlsx")).toEqual([join("夹", "10.xlsx"), join("夹", "下", "2.XLS")]);
    expect(await names("夹/10.核对.xlsx", "夹/x.txt")).toEqual(["夹/10.核对.xlsx", "夹/x.txt"]);
  });

  test("patterns that the shell has left alone, with either slash", async () => {
    mkdirSync(join(folder, "夹"));
    for (const name of ["9.xlsx", "10.xlsx"]) file(`夹/${name}`, "");
    expect(await names("夹/*.xlsx")).toEqual(["夹/9.xlsx", "夹/10.xlsx"]);
    expect(await names("夹\\*.xlsx")).toEqual(["夹/9.xlsx", "夹/10.xlsx"]);
    file("[1].xlsx", "");
    expect(await names("[1].xlsx")).toEqual(["[1].xlsx"]);
  });
});

describe("on a terminal", () => {
  test("colours and progress, unless NO_COLOR", async () => {
    const args = ["check", file("甲.xlsx", unequal()), seedPath("004")];
    const seen = await gongkai(args, {}, true);
    expect(seen.out).toContain("\u001b[31m不符");
    expect(seen.err).toMatch(/^正在核对 0\/2 /);
    expect(seen.err.endsWith("\r\u001b[K")).toBe(true);
    expect((await gongkai(args, { NO_COLOR: "1" }, true)).out).not.toContain("\u001b[");
    const unseen = await gongkai(args);
    expect(unseen.err).toBe("");
    expect(unseen.out).not.toContain("\u001b[");
  });
});

test("--lang en-US says everything in English", async () => {
  const { out } = await gongkai(["check", file("a.xlsx", unequal()), "--lang", "en-US"]);
  expect(out).toMatch(/unequal .* differ by 0\.07/);
  expect(out).not.toMatch(/不符|存疑|尾差|提示|相符|未核对|没有/);
});

describe("what is ignored in the workbook", () => {
  test("is listed with its reason and counts for nothing, unless that is asked for", async () => {
    const name = file("甲.xlsx", unequal());
    const { sheets } = await readWorkbook(readFileSync(join(folder, name)));
    const found = check(sheets).findings.filter((one) => verdictOf(one) === "unequal" && !isHint(one));
    const reasons = Object.fromEntries(found.map((finding) => [keyOf(finding), "主管部门口径"]));
    file("乙.xlsx", saveEdits(unequal(), { notes: writeNotes({ ignored: reasons, said: {} }) }));
    const { code, out } = await gongkai(["check", "乙.xlsx", "--strict"]);
    expect(code).toBe(0);
    expect(out).toContain(`没有待处理的不符（${found.length} 处已忽略）`);
    expect(out.match(/^ +不符 .*理由：主管部门口径〕$/gm)).toHaveLength(found.length);
    expect(out).not.toContain("最可能出错的单元格");
    const { workbooks } = await json("乙.xlsx");
    expect(workbooks[0]!.findings.filter(({ ignored }) => ignored === "主管部门口径")).toHaveLength(found.length);
    expect(workbooks[0]!.suspects).toEqual([]);
    expect((await gongkai(["check", "乙.xlsx", "--include-ignored"])).code).toBe(1);
    expect((await gongkai(["check", "乙.xlsx", "--marked", "出"])).out).toContain("没有要标的格");
  });

  test("reports of ours in the workbook are no tables", async () => {
    await gongkai(["check", seedPath("000"), "-o", "报告.xlsx"]);
    const { code, workbooks } = await json("报告.xlsx");
    expect([code, workbooks[0]!.error?.code]).toEqual([2, "no-table"]);
  });
});

test("--summary says one line a file", async () => {
  const { code, out } = await gongkai([
    "check",
    file("甲.xlsx", unequal()),
    seedPath("000"),
    file("丙.xlsx", "x"),
    "--summary",
  ]);
  expect(code).toBe(1);
  expect(out.split("\n").map((line) => line.replace(/ +/g, " "))).toEqual([
    expect.stringMatching(/^全部成立 .*000.*\.xlsx 凡适用的规则都核对过了，全部成立$/),
    expect.stringMatching(/^不能核对 丙\.xlsx “丙\.xlsx”里没有认得的表格/),
    expect.stringMatching(/^有不符 甲\.xlsx \d+ 处不符/),
    "",
    expect.stringMatching(/^共 3 个文件/),
    "",
  ]);
});

describe("-o", () => {
  test("writes a report for a browser: the worst file first, then its findings; nothing of a file is markup", async () => {
    file("<b>.xlsx", unequal());
    const { code, out } = await gongkai(["check", seedPath("000"), "<b>.xlsx", "-o", "报告.html", "--summary"]);
    expect([code, out.includes("报告已写好（2 个文件）：报告.html")]).toEqual([1, true]);
    const html = readFileSync(join(folder, "报告.html"), "utf8");
    expect(html).toContain("&lt;b&gt;.xlsx");
    expect(html).not.toContain("<b>");
    expect(html.indexOf("有不符")).toBeLessThan(html.indexOf("全部成立"));
    expect(html).toMatch(/1,905\.99 与 1,905\.92 不等，差 0\.07 万元/);
    expect(html).toContain("@page{size:A4 landscape");
    // Nothing is written over, and that is said before anything is checked.
    expect(await gongkai(["check", seedPath("000"), "-o", "报告.html"])).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringContaining("“报告.html”已经有了，没有写") as string,
    });
    expect((await gongkai(["check", seedPath("000"), "-o", "报告.html", "--force"])).code).toBe(0);
    // What is read is never written over.
    const own = seedPath("003");
    for (const args of [
      ["check", "报告.html"],
      ["compare", "报告.html", "--last-year", own],
      ["compare", own, "--last-year", "报告.html"],
      ["checklist", own, "报告.html"],
      ["department", "报告.html", own],
      ["department", own, "报告.html"],
      ["summary", "报告.html"],
    ])
      expect((await gongkai([...args, "-o", "报告.html", "--force"])).err).toContain("就是要读的文件");
  });

  test("writes a report for Excel: the desk's sheets, and one for each file", async () => {
    file("甲.xlsx", unequal());
    expect((await gongkai(["check", "甲.xlsx", seedPath("000"), "-o", "报告.xlsx"])).code).toBe(1);
    const { sheets } = await readWorkbook(readFileSync(join(folder, "报告.xlsx")));
    expect(sheets.map(({ name }) => name)).toEqual(["汇总", "发现", "错误种类", expect.stringMatching(/^000/), "甲"]);
    expect(sheets[0]!.rows[4]!.slice(0, 2)).toEqual(["有不符", "甲"]);
    expect(sheets[4]!.rows.slice(0, 2).map((row) => row.slice(0, 2))).toEqual([
      ["公开表核对报告"],
      ["文件", "甲.xlsx"],
    ]);
  });

  test("that cannot be written is 2", async () => {
    const { code, err } = await gongkai(["check", seedPath("000"), "-o", "没有/报告.html"]);
    expect([code, err]).toEqual([2, expect.stringContaining("“没有/报告.html”没有写成（ENOENT")]);
  });
});

test("rules explains one rule: its tables, its formula, an example; a mistyped one is guessed", async () => {
  const { code, out } = await gongkai(["rules", "X01-02a"]);
  expect([code, out.split("\n")]).toEqual([
    0,
    [
      "X01-02a  收支总表本年收入合计＝收入表合计",
      "  类别：部门（单位）决算、表间",
      expect.stringMatching(/^ {2}用到的表：公开01表 收入支出决算总表、公开02表 收入决算表$/),
      "  依据：勾稽关系 X01-02a",
      "  算式：",
      expect.stringMatching(/^ {4}公开01表〔本年收入合计，.+〕 = 公开02表〔合计，本年收入合计〕$/),
      "  例如：左边 60.00，右边 60.00，相符；左边若写成 60.50，就是不符，差 0.50。",
      "",
    ],
  ]);
  expect(await gongkai(["rules", "X01-02"])).toMatchObject({
    code: 1,
    out: "",
    err: expect.stringContaining("是不是 X01-02") as string,
  });
  for (const { id } of [...RULES, ...WHOLE_RULES]) expect((await gongkai(["rules", id])).out).toContain(id);
});

describe("lists", () => {
  test("rules", async () => {
    const { out } = await gongkai(["rules"]);
    expect(out).toMatch(/^ {2}01-1 +表内 +本年收入合计＝各项收入之和 {2}〔依据 F01-1〕$/m);
    const { rules, whole } = JSON.parse((await gongkai(["rules", "--json"])).out) as Record<string, unknown[]>;
    expect(rules![0]).toMatchObject({ id: "01-1", scope: "表内", hint: false, basis: "F01-1" });
    expect(whole).toMatchObject([{ id: "合-1", says: "各条关系能够同时成立" }, { id: "合-2" }]);
    expect(out).toContain(`共 ${rules!.length} 条规则`);
    expect(out.match(/〔依据/g)).toHaveLength(rules!.length + whole!.length);
  });

  test("forms", async () => {
    const { out } = await gongkai(["forms"]);
    expect(out).toMatch(/^青海决算（11 张表；2023、2024 年版式）\n {2}公开01表 收入支出决算总表/);
  });

  test("subject", async () => {
    const one = await gongkai(["subject", "2080505"]);
    expect(one.out).toMatch(/^2080505 机关事业单位基本养老保险缴费支出（项）\n {2}社会保障和就业支出（类）/);
    const several = await gongkai(["subject", "公务接待费"]);
    expect(several.out).toMatch(/^ {2}30217 公务接待费（款）/m);
    expect(several.out).toMatch(/^ {2}50206 公务接待费（款）/m);
    expect(await gongkai(["subject", "没有这个"])).toMatchObject({ code: 1, out: "" });
    expect(await gongkai(["subject", "2999999"])).toMatchObject({ code: 1, out: "" });
  });

  test("help and version", async () => {
    expect((await gongkai([])).out).toMatch(/^公开表助手：/);
    expect((await gongkai(["help", "check"])).out).toBe((await gongkai(["check", "--help"])).out);
    expect((await gongkai(["--version"])).out).toMatch(/^gongkai \d+\.\d+\.\d+ /);
  });
});

describe("the real program", () => {
  test("checks many files in workers, in their order, by the set described, and says of each what is said of it without", async () => {
    for (let n = 1; n <= 6; n++)
      file(`${n}.xlsx`, n === 3 ? "x" : n === 5 ? unequal() : n === 6 ? large() : readFileSync(seedPath("000")));
    const profile = ["--profile", file("某县.JSON", JSON.stringify(county))];
    const all = spawned("check", ".", "--json", "--marked", "出", ...profile);
    expect([all.code, all.err]).toEqual([1, ""]);
    const { workbooks } = JSON.parse(all.out) as RunJson;
    expect(workbooks.map((one) => one.file)).toEqual(Array.from({ length: 6 }, (_, n) => `${n + 1}.xlsx`));
    expect(workbooks.map((one) => one.error?.code ?? one.rules.unequal > 0)).toEqual(
      Array.from({ length: 6 }, (_, n) => (n === 2 ? "not-a-workbook" : n === 4)),
    );
    expect(workbooks.map(({ sets }) => sets[0]?.profile)).toEqual(
      Array.from({ length: 6 }, (_, n) => (n === 2 ? undefined : "某县决算")),
    );
    expect(readdirSync(join(folder, "出"))).toHaveLength(5);
    const alone = await json("1.xlsx", "3.xlsx", "5.xlsx", ...profile);
    expect(alone.workbooks).toEqual(
      [0, 2, 4].map((n) => {
        const { marked: _, ...said } = workbooks[n]!;
        return said;
      }),
    );
  });

  test("the command that npm finds is always there: it builds itself the first time, and does the same", () => {
    const { bin } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8")) as { bin: { gongkai: string } };
    const command = join(repository, bin.gongkai);
    expect(statSync(command).mode & 0o111).toBe(0o111);
    const args = [command, "check", seedPath("000"), seedPath("003")];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    expect(stdout).toMatch(/共 2 个文件：0 个有不符，.*其余 2 个全部成立。\n$/);
    // Where it had to be built, a sentence says so, and nothing else.
    expect(stderr).toMatch(/^(?:第一次使用，.*\n)?$/);
  });

  test("where it cannot build itself, the command says what to do", () => {
    mkdirSync(join(folder, "bin"));
    copyFileSync(join(repository, "bin/gongkai.js"), join(folder, "bin/gongkai.js"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const { status, stderr } = spawnSync(process.execPath, ["bin/gongkai.js", "--version"], {
      cwd: folder,
      encoding: "utf8",
    });
    expect([status, stderr]).toEqual([2, expect.stringContaining("请在")]);
    expect(stderr).toContain("npm run build");
  });
});

describe("template", () => {
  const wanted = ["template", "--profile", "青海决算", "--year", "2024", "--unit", "=某县“某”局&<1>", "-o", "表.xlsx"];

  test("writes tables that are then checked without a word against them", async () => {
    const { code, out, err } = await gongkai(wanted);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^已写出青海决算空表 11 张（单位：万元）：表\.xlsx\n {2}01 收入支出决算总表\n/);
    const { code: checked, workbooks } = await json("表.xlsx");
    expect(checked).toBe(3);
    expect(workbooks[0]).toMatchObject({ standing: "blank", findings: [], untried: [], strays: [] });
    expect(workbooks[0]?.tables).toHaveLength(11);
  });

  test("writes the tables that are asked for, in the unit that is asked for", async () => {
    const { out } = await gongkai([...wanted, "--tables", "11，公开02表", "--money", "元"]);
    expect(out).toBe("已写出青海决算空表 2 张（单位：元）：表.xlsx\n  02 收入决算表\n  11 政府采购支出情况表\n");
  });

  test("writes over nothing that is there, unless told to", async () => {
    file("表.xlsx", "是别的东西");
    expect(await gongkai(wanted)).toEqual({
      code: 2,
      out: "",
      err: "“表.xlsx”已经有了，没有写：请换个文件名，或加 --force 覆盖它。\n",
    });
    expect(readFileSync(join(folder, "表.xlsx"), "utf8")).toBe("是别的东西");
    expect((await gongkai([...wanted, "--force"])).code).toBe(0);
    expect(readFileSync(join(folder, "表.xlsx")).subarray(0, 2).toString()).toBe("PK");
  });

  test("adds what is published beside the tables, for each project", async () => {
    const { out } = await gongkai([...wanted, "--tables", "01", "--projects", "2"]);
    expect(out.split("\n").slice(1, -1)).toEqual([
      "  01 收入支出决算总表",
      "  项目1 项目支出绩效自评表",
      "  项目2 项目支出绩效自评表",
    ]);
  });

  test("writes the set that a county describes itself, whatever it calls its tables", async () => {
    const title = "《a/b*?[1]:本级》政府采购支出情况表";
    const forms = [
      { form: "公开11表", no: "公开1表", title },
      { form: "公开01表", no: "公开2表" },
    ];
    file("本县.json", JSON.stringify({ name: "本县决算", kind: "决算", forms }));
    const { code, out, err } = await gongkai(["template", "--profile", "本县.json", "--year", "2024", "-o", "b.xlsx"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(
      "已写出本县决算空表 2 张（单位：万元）：b.xlsx\n  1 《a b   1  本级》政府采购支出情况表\n  2 收入支出决算总表\n",
    );
    expect((await json("b.xlsx")).workbooks[0]?.tables.map(({ form }) => form)).toEqual([
      "政府采购支出情况表",
      "收入支出决算总表",
    ]);
  });

  test("says that it takes the wording of another year", async () => {
    const { out } = await gongkai(["template", "--profile", "四川预算", "--year", "2031", "-o", "b.xlsx"]);
    expect(out).toContain("2031 年的版式还不知道，用的是 2023 年的版式，请对照当年的要求。\n");
  });

  test.each([
    [["--year", "2024", "-o", "a.xlsx"], "要哪一套表没有写：请加上 --profile。"],
    [["--profile", "青海决算", "-o", "a.xlsx"], "哪一年的表没有写：请加上 --year。"],
    [["--profile", "青海决算", "--year", "2024"], "写到哪个文件没有写：请加上 -o。"],
    [["--profile", "青海", "--year", "2024", "-o", "a.xlsx"], "--profile 不能是“青海”，可以是 青海决算、"],
    [["--profile", "青海决算", "--year", "24", "-o", "a.xlsx"], "--year 不能是“24”，要写四位年份，如 2024。"],
    [["--profile", "青海决算", "--year", "2024", "-o", "a.xls"], "-o 不能是“a.xls”，文件名要以 .xlsx 结尾。"],
    [["--profile", "青海决算", "--year", "2024", "-o", ".xlsx"], "-o 不能是“.xlsx”，文件名要以 .xlsx 结尾。"],
    [["--profile", "青海决算", "--year", "2024", "-o", "a.xlsx", "--tables", "01,99"], "这一套表里没有“99”，"],
    [["--profile", "青海决算", "--year", "2024", "-o", "a.xlsx", "--tables", "，"], "这一套表里没有“”，"],
    [
      ["--profile", "青海决算", "--year", "2024", "-o", "a.xlsx", "--money", "角"],
      "--money 不能是“角”，可以是 万元、元、千元。",
    ],
    [["--profile", "青海决算", "--year", "2024", "-o", "a.xlsx", "--projects", "-1"], "--projects 后面缺少内容。"],
    [
      ["--profile", "青海决算", "--year", "2024", "-o", "a.xlsx", "--projects", "半"],
      "--projects 不能是“半”，要写 0 到 99 的整数。",
    ],
    [["--profile", "没有.json", "--year", "2024", "-o", "a.xlsx"], "找不到“没有.json”"],
    [["青海决算"], "“青海决算”前面没有选项"],
    [["--profile", "青海决算", "--year", "2024", "-o", "无/a.xlsx"], "“无/a.xlsx”没有写成（ENOENT）"],
  ])("%j", async (argv, sentence) => {
    const { code, out, err } = await gongkai(["template", ...argv]);
    expect([code, out]).toEqual([2, ""]);
    expect(err.startsWith(sentence)).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
  });
});

const WORDS = [
  "第三部分 2023年度单位决算情况说明",
  "一、收入支出决算总体情况说明",
  "2023年度收入、支出总计1941.82万元，比上年收入、支出总计各增加72.09万元，增长3.86%。",
  "三、支出决算情况说明",
  "本年支出合计1905.92万元，其中：基本支出484.56万元，占25.43%；项目支出1421.27万元，占74.57%。",
];

async function wordsFile(): Promise<Uint8Array> {
  const { Document, Packer, Paragraph } = await import("docx");
  const children = WORDS.map((text) => new Paragraph({ text }));
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

describe("words beside a workbook", () => {
  test("every number is a claim, in the order of the text, whether in .docx, .txt or a sheet", async () => {
    copyFileSync(seedPath("000"), join(folder, "表.xlsx"));
    const files = [file("说明.docx", await wordsFile()), file("说明.txt", WORDS.join("\n"))];
    const all = await Promise.all(
      files.map(async (name) => {
        const { code, workbooks } = await json("表.xlsx", "--prose", name);
        expect(code).toBe(1);
        return workbooks[0]!.claims.map(({ document, ...claim }) => (expect(document).toBe(name), claim));
      }),
    );
    expect(all[1]).toEqual(all[0]);
    expect(all[0]!.filter(({ verdict }) => verdict !== "untried").map(({ text, verdict }) => [text, verdict])).toEqual([
      ["1941.82万元", "equal"],
      ["72.09万元", "equal"],
      ["3.86%", "equal"],
      ["1905.92万元", "equal"],
      ["484.56万元", "unequal"],
      ["25.43%", "equal"],
      ["1421.27万元", "equal"],
      ["74.57%", "equal"],
    ]);
    expect(all[0]!.find(({ verdict }) => verdict === "unequal")).toMatchObject({
      section: "三",
      sentence: WORDS[4],
      expected: "484.65万元",
      cells: ["公开03表!D7"],
      says: "表中为 484.65万元，像是数字前后颠倒",
      why: null,
    });
  });

  test("a folder pairs them by name, and marks both", async () => {
    copyFileSync(seedPath("000"), join(folder, "2023年决算公开表.xlsx"));
    file("2023年决算公开情况说明.docx", await wordsFile());
    file("别的.docx", await wordsFile());
    const { code, out } = await gongkai(["check", ".", "--marked", "核对"]);
    expect(code).toBe(1);
    expect(out).toContain("说明文字：2023年决算公开情况说明.docx");
    expect(out).toContain("“484.56万元”：表中为 484.65万元");
    expect(readdirSync(join(folder, "核对")).sort()).toEqual(
      ["2023年决算公开情况说明.核对.docx", "2023年决算公开表.核对.xlsx", "别的.核对.docx"].sort(),
    );
  });

  test("they can be checked by themselves", async () => {
    file("说明.txt", WORDS.join("\n"));
    const { code, out } = await gongkai(["check", "说明.txt"]);
    expect(code).toBe(1);
    expect(out).toContain("说明文字：说明.txt");
  });

  test.each([
    ["说明.doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), "另存为"],
    ["说明.pdf", "%PDF-1.7", "PDF"],
  ])("%s is refused with what to do", async (name, content, says) => {
    file(name, content);
    const { code, out } = await gongkai(["check", name]);
    expect(code).toBe(2);
    expect(out).toContain(says);
  });
});
