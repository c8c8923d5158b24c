import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gongkai } from "./command.ts";
import { changedSeed, seedPath, tablelessWorkbook } from "./workbooks.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-years-"));
const now = readFileSync(seedPath("000"));
writeFileSync(join(folder, "2023决算.xlsx"), now);
writeFileSync(join(folder, "2022决算.xlsx"), changedSeed("000", 1, { F36: "30", C38: "1869.73", F38: "1869.73" }));
writeFileSync(join(folder, "批复2023.xlsx"), changedSeed("000", 3, { C8: "999" }));
writeFileSync(join(folder, "同一份.xlsx"), now);
writeFileSync(join(folder, "上年.xlsx"), now);
writeFileSync(join(folder, "空.txt"), "\n\n");
writeFileSync(join(folder, "空白.xlsx"), tablelessWorkbook());
writeFileSync(join(folder, "去年.txt"), "一、收入支出决算总体情况说明\n2022年度收入、支出总计1941.82万元。\n");

test("check --last-year and --budget: what was carried over is in doubt, what was approved is 不符", async () => {
  const found = await gongkai(
    folder,
    "check",
    "2023决算.xlsx",
    "--last-year",
    "2022决算.xlsx",
    "--budget",
    "批复2023.xlsx",
  );
  expect(found.code).toBe(1);
  expect(found.out).toContain("存疑  《收入支出决算总表》年初结转和结余 35.90 万元，上年");
  expect(found.out).toContain(
    "不符  《支出决算表》社会保障和就业支出 本年支出合计 1,834.72 万元，批复为 999.00 万元，相差 835.72 万元",
  );
  // Neither file was written to.
  expect(readFileSync(join(folder, "2023决算.xlsx")).equals(now)).toBe(true);
});

test("check --json says what each workbook beside says", async () => {
  const { out } = await gongkai(folder, "check", "2023决算.xlsx", "--last-year", "2022决算.xlsx", "--json");
  const { books } = (JSON.parse(out) as { workbooks: { books: unknown[] }[] }).workbooks[0]!;
  expect(books).toMatchObject([
    {
      book: "last",
      year: "2022",
      trouble: null,
      findings: [
        { relation: "carried", verdict: "doubtful", now: "35.90", before: "30.00", gap: "5.90", cell: "公开01表!C36" },
      ],
    },
  ]);
});

test("compare lists what changed, and writes all of it", async () => {
  const found = await gongkai(folder, "compare", "2023决算.xlsx", "2022决算.xlsx", "-o", "变动.html");
  expect(found.code).toBe(3);
  expect(found.out).toContain("收支总计  1,869.73 → 1,941.82，增加 72.09 万元，增长 3.86%");
  expect(readFileSync(join(folder, "变动.html"), "utf8")).toContain("2080505 机关事业单位基本养老保险缴费支出");
});

test.each([
  [["compare", "2023决算.xlsx"], "上年的表没有写"],
  [["compare", "2023决算.xlsx", "没有.xlsx"], "找不到“没有.xlsx”"],
  [["compare", "2023决算.xlsx", "."], "“.”是文件夹"],
  [["compare", "空白.xlsx", "2022决算.xlsx"], "正在核对的文件里没有认得的公开表，没有什么可以与“2022决算.xlsx”核对"],
  [["compare", "2023决算.xlsx", "空白.xlsx"], "“空白.xlsx”里没有认得的公开表"],
  [["compare", "a.xlsx", "b.xlsx", "c.xlsx"], "“c.xlsx”是多出来的"],
  [["check", "2023决算.xlsx", "--last-year", "a.xlsx", "--last-year", "b.xlsx"], "--last-year 写了两次"],
  [["document", "2023决算.xlsx", "--words", "空.txt", "-o", "x.docx"], "“空.txt”里没有文字"],
  [["check", "2023决算.xlsx", "--last-year", "没有.xlsx"], "找不到“没有.xlsx”"],
])("A command that cannot be done says why: %s", async (argv, says) => {
  const { code, out, err } = await gongkai(folder, ...argv);
  expect(code).toBe(2);
  expect(out + err).toContain(says);
});

test("What is wrong with files that were given is said where something is written of them", async () => {
  const again = await gongkai(
    folder,
    "document",
    "2023决算.xlsx",
    "同一份.xlsx",
    "-o",
    "同.docx",
    "--last-year",
    "2023决算.xlsx",
  );
  expect(again.out).toContain("里面有 11 张表");
  expect(again.out).toContain("“同一份.xlsx”与前面的文件内容相同，只用一次");
  expect(again.out).toContain("请换成 2022 年的");
  const two = await gongkai(
    folder,
    "document",
    "2023决算.xlsx",
    "批复2023.xlsx",
    "--words",
    "去年.txt",
    "-o",
    "两.docx",
  );
  expect(two.out).toContain("《收入支出决算总表》有两张");
  expect(two.out).toContain("“去年.txt”说的是 2022 年，表是 2023 年的");
  const wrong = await gongkai(folder, "checklist", "2023决算.xlsx", "--last-year", "2023决算.xlsx");
  expect(wrong.err).toContain("请换成 2022 年的");
});

test("Last year's that is this year's under another name is not held against it", async () => {
  const found = await gongkai(folder, "check", "2023决算.xlsx", "--last-year", "上年.xlsx");
  expect(found.code).toBe(3);
  expect(found.out).toContain("“上年.xlsx”里的数与正在核对的处处相同");
  expect(found.out).not.toContain("存疑 ");
});

test("Last year's words alone leave the tables compared with nothing: that is not in order", async () => {
  const found = await gongkai(folder, "compare", "2023决算.xlsx", "去年.txt");
  expect(found.code).toBe(3);
  expect(found.out).toContain("里面没有可以与表逐格核对的数，只用来核对说明里的数");
});

test("A file of the wrong year is named, and all is not in order", async () => {
  const found = await gongkai(folder, "check", "2023决算.xlsx", "--last-year", "2023决算.xlsx");
  expect(found.code).toBe(3);
  expect(found.out).toContain("请换成 2022 年的");
});

test("document writes all that is published, in words that are there and in the look of another, and never over a file", async () => {
  const done = await gongkai(folder, "document", "2023决算.xlsx", "-o", "公开.docx", "--last-year", "2022决算.xlsx");
  expect([done.code, done.out]).toEqual([3, expect.stringContaining("里面有 11 张表")]);
  const first = readFileSync(join(folder, "公开.docx"));
  expect((await gongkai(folder, "document", "2023决算.xlsx", "-o", "公开.docx")).err).toContain("公开.docx");
  expect(readFileSync(join(folder, "公开.docx")).equals(first)).toBe(true);
  const again = await gongkai(
    folder,
    "document",
    "2023决算.xlsx",
    "--words",
    "公开.docx",
    "--like",
    "公开.docx",
    "-o",
    "再.html",
  );
  expect([again.code, again.err]).toEqual([3, ""]);
  // Of a whole document only the words are taken: the rest stands in the 目录 and in its place.
  expect(readFileSync(join(folder, "再.html"), "utf8").match(/第四部分 名词解释/g)).toHaveLength(2);
  expect((await gongkai(folder, "document", "2023决算.xlsx", "-o", "x.pdf")).err).toContain(".docx");
  expect((await gongkai(folder, "document", "2023决算.xlsx", "--like", "2022决算.xlsx", "-o", "x.docx")).code).toBe(2);
});

test("checklist and document name a file that has no table of the publication", async () => {
  writeFileSync(join(folder, "名单.csv"), "名单,电话\n张三,123\n");
  for (const args of [["checklist"], ["document", "-o", "连名单.docx"]]) {
    const [command = "", ...others] = args;
    const { out, err } = await gongkai(folder, command, "2023决算.xlsx", "名单.csv", ...others);
    expect(out + err).toContain("“名单.csv”里没有认出公开表");
    expect(out + err).not.toContain("“2023决算.xlsx”里没有认出公开表");
  }
});

test("checklist answers 21 questions and writes a page to print", async () => {
  writeFileSync(join(folder, "说明.txt"), "十、机关运行经费支出情况说明\n2023年度，本单位没有机关运行经费支出。\n");
  const found = await gongkai(folder, "checklist", "2023决算.xlsx", "说明.txt", "-o", "清单.html");
  expect(found.code).toBe(1);
  expect(found.out).toContain("   9  有      机关运行经费");
  expect(found.out).toContain("  21  要人看  涉密内容已处理");
  expect(readFileSync(join(folder, "清单.html"), "utf8")).toContain("公开检查清单");
  const { out } = await gongkai(folder, "checklist", "2023决算.xlsx", "--json", "--budget", "批复2023.xlsx");
  const { items } = JSON.parse(out) as { items: { item: string; state: string }[] };
  expect(items).toHaveLength(21);
  expect(items.find(({ item }) => item === "approved")).toMatchObject({ state: "无", places: ["公开03表!C8"] });
  expect(await gongkai(folder, "checklist", "2023决算.xlsx", "--approved", "昨天")).toMatchObject({ code: 2 });
  expect(await gongkai(folder, "checklist")).toMatchObject({ code: 2 });
});

test("write asks what it does not know, takes the answers, and writes a document that is read again", async () => {
  const asked = await gongkai(
    folder,
    "write",
    "2023决算.xlsx",
    "--last-year",
    "2022决算.xlsx",
    "--questions",
    "用数.xlsx",
  );
  expect(asked.code).toBe(3);
  expect(asked.out).toContain("没有不符、存疑");
  const found = await gongkai(
    folder,
    "write",
    "2023决算.xlsx",
    "--last-year",
    "2022决算.xlsx",
    "--answers",
    "用数.xlsx",
    "-o",
    "写.docx",
  );
  expect(found).toMatchObject({ code: 3, err: "" });
  const twice = await gongkai(folder, "write", "2023决算.xlsx", "--last-year", "2022决算.xlsx", "-o", "再写.docx");
  expect(twice.code).toBe(3);
  expect(readFileSync(join(folder, "写.docx")).equals(readFileSync(join(folder, "再写.docx")))).toBe(true);
  const read = await gongkai(folder, "check", "写.docx");
  expect(read.out).toContain("不符 0");
  // Nothing is written over.
  expect(await gongkai(folder, "write", "2023决算.xlsx", "-o", "写.docx")).toMatchObject({ code: 2 });
  expect((await gongkai(folder, "write", seedPath("004"), "--form", "青海决算")).err).toContain(
    "“青海决算”不是这种表的形式",
  );
  expect((await gongkai(folder, "write", seedPath("004"), "--form", "青海")).err).toContain("四川预算");
  expect((await gongkai(folder, "write", "2023决算.xlsx", "--answers", "2022决算.xlsx")).err).toContain("说明用数");
});
