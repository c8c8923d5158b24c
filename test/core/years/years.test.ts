import { readTables } from "../../../src/core/check.ts";
import { checkWords } from "../../../src/core/prose/check-words.ts";
import type { SheetGrid } from "../../../src/core/sheet/grid.ts";
import { compareYears } from "../../../src/core/years/compare.ts";
import { yearWords } from "../../../src/core/years/say.ts";
import { amountsIn } from "../changes.ts";
import { all, edit, mapText, retitle, seed, sheet } from "../sheets.ts";

/** The tables of 000 with a year in every title. */
const of = (year: string, sheets: readonly SheetGrid[]): SheetGrid[] =>
  all((grid) => retitle(grid, (title) => `${year}年度${title}`))(sheets);

const NOW = of("2023", seed("000"));

/** What 000 says of the year before it, as its tables would have printed it. */
const BEFORE = of(
  "2022",
  edit(seed("000"), {
    "公开01表!C38": 1869.73,
    "公开01表!F38": 1869.73,
    "公开04表!C38": 1865.92,
    "公开04表!F38": 1865.92,
    "公开04表!G38": 1865.92,
    "公开05表!C7": 1820.32,
    "公开09表!G8": 2.13,
    "公开09表!I8": 2.13,
    "公开09表!K8": 2.13,
  }),
);

const WORDS = [
  "第三部分 2023年度单位决算情况说明",
  "一、收入支出决算总体情况说明",
  "2023年度收入、支出总计1941.82万元，比上年收入、支出总计各增加72.09万元，增长3.86%。",
  "五、一般公共预算财政拨款支出决算情况说明",
  "（一）2023年度一般公共预算财政拨款支出1905.92万元，占本年支出合计的100%，比上年增加85.60万元，增长4.70%。",
  "九、财政拨款“三公”经费支出决算情况说明",
  "（三）2023年度“三公”经费支出决算数比上年减少0.72万元，下降33.80%。",
];

function claimsOf(lines: readonly string[], given: Parameters<typeof compareYears>[1]): string[] {
  const { facts } = compareYears(readTables(NOW), given);
  return checkWords({ name: "说明", lines }, readTables(NOW).tables, { facts }).claims.map(
    ({ text, verdict, against, expected }) => `${text} ${verdict} ${against.is} ${expected ?? ""}`.trim(),
  );
}

const last = (sheets: readonly SheetGrid[], name = "2022.xlsx") => ({ book: "last", name, sheets }) as const;

test("Last year's tables bear out what the words say of them", () => {
  const figures = claimsOf(WORDS, [last(BEFORE)]);
  expect(figures.filter((one) => /unequal|doubtful/.test(one))).toEqual([]);
  expect(figures).toContain("72.09万元 equal beside");
});

test.each([
  [2, "72.09", "72.90", "72.90万元 unequal beside 72.09万元"],
  [4, "增加85.60", "增加86.60", "86.60万元 unequal beside 85.60万元"],
  [6, "减少0.72", "减少0.27", "0.27万元 unequal beside 0.72万元"],
])("A wrong difference is found by last year's tables: line %d", (line, from, to, found) => {
  const lines = WORDS.map((text, i) => (i === line ? text.replace(from, to) : text));
  expect(claimsOf(lines, [last(BEFORE)])).toContain(found);
});

test("What was carried over differs by an adjustment: 存疑, never 不符", () => {
  const { books } = compareYears(readTables(NOW), [last(edit(BEFORE, { "公开01表!F36": 30 }))]);
  const [book] = books;
  expect(book?.counts).toMatchObject({ doubtful: 1, unequal: 0 });
  expect(book?.findings.map((one) => yearWords("zh-CN").finding(one))).toEqual([
    "《收入支出决算总表》年初结转和结余 35.90 万元，上年《收入支出决算总表》年末结转和结余 30.00 万元，相差 5.90 万元；若有年初调整，请在说明里写明",
  ]);
});

test("Changes are listed by 科目, the largest first, and add up", () => {
  const { books } = compareYears(readTables(NOW), [last(edit(BEFORE, { "公开05表!C10": 300 }))]);
  const items = books[0]!.changes.filter(({ group, sign }) => group === "项" && sign !== 0);
  expect(items.map(({ meaning, now, before, gap, rate }) => [meaning.code, now, before, gap, rate])).toEqual([
    ["2080109", "358.65", "300.00", "58.65", "19.55"],
  ]);
  expect(books[0]!.changes.find(({ meaning }) => meaning.what === "三公")).toMatchObject({
    now: "1.41",
    before: "2.13",
    gap: "-0.72",
    sign: -1,
    rate: "33.80",
  });
});

test("科目 that were renamed or moved are followed", () => {
  const old = BEFORE.map((grid) =>
    mapText(grid, (text) =>
      text === "2089999" ? "2089901" : text === "行政事业单位养老支出" ? "行政事业单位离退休" : text,
    ),
  );
  const [book] = compareYears(readTables(NOW), [last(old)]).books;
  expect(book!.moved.map(({ code, formerCode, by }) => [code, formerCode, by])).toEqual([
    ["20805", "20805", "catalogue"],
    ["2089999", "2089901", "catalogue"],
  ]);
  expect(book!.changes.filter(({ meaning }) => meaning.code === "2089999")).toMatchObject([
    { formerCode: "2089901", now: "92.68", before: "92.68", sign: 0 },
  ]);
  // A code that no catalogue knows, with the name of one that is gone.
  const local = BEFORE.map((grid) => mapText(grid, (text) => (text === "2080705" ? "2080798" : text)));
  expect(compareYears(readTables(NOW), [last(local)]).books[0]!.moved).toMatchObject([
    { code: "2080705", formerCode: "2080798", by: "name" },
  ]);
});

test("The same year, another kind and a file without tables are of no use, and say so", () => {
  const trouble = (sheets: readonly SheetGrid[], now = NOW) =>
    compareYears(readTables(now), [last(sheets)]).books[0]!.trouble;
  expect(trouble(NOW)).toBe("same-year");
  expect(trouble(of("2020", seed("000")))).toBe("other-year");
  expect(trouble(seed("004"))).toBe("other-kind");
  expect(trouble([sheet("空", [["没有表"]])])).toBe("nothing");
  // Without a year the user is believed, unless it is this year's once more.
  expect(trouble(edit(seed("000"), { "公开01表!C38": 1869.73 }), seed("000"))).toBeUndefined();
  expect(trouble(seed("000"), seed("000"))).toBe("same-figures");
});

test("What was approved is what is published, cell by cell", () => {
  const approved = { book: "budget", name: "批复.xlsx", sheets: edit(NOW, { "公开03表!C8": 999 }) } as const;
  const [book] = compareYears(readTables(NOW), [approved]).books;
  expect(book!.findings.map(({ now, before, verdict }) => [now.table, now.number, before.number, verdict])).toEqual([
    ["支出决算表", "1834.72", "999.00", "unequal"],
  ]);
  // Every figure but the one that was changed; counts of things are compared as well.
  expect(book!.counts.equal).toBeGreaterThanOrEqual(amountsIn(NOW).length - 1);
});

/** 年初预算 by 科目, as a budget prints it. */
const BUDGET = sheet("表3", [
  ["2023年一般公共预算支出预算表"],
  ["金额单位：万元"],
  ["科目编码", "科目名称", "合计", "当年财政拨款安排", "上年结转安排"],
  [null, "合计", 423.14, 423.14, null],
  ["208", "社会保障和就业支出", 423.14, 423.14, null],
  ["20801", "人力资源和社会保障管理事务", 384.74, 384.74, null],
  ["2080109", "社会保险经办机构", 384.74, 384.74, null],
  ["20805", "行政事业单位养老支出", 38.4, 38.4, null],
  ["2080505", "机关事业单位基本养老保险缴费支出", 38.4, 38.4, null],
]);

/** Two years side by side, as many places print a budget. */
const twoYears = (year: number, before: readonly number[], now: readonly number[]): SheetGrid =>
  sheet("表3", [
    [`${year}年一般公共预算支出预算表`],
    ["金额单位：万元"],
    ["科目编码", "科目名称", `${year - 1}年预算数`, `${year}年预算数`, null, null],
    [null, null, null, "合计", "基本支出", "项目支出"],
    ...[
      [null, "合计"],
      ["208", "社会保障和就业支出"],
      ["20801", "人力资源和社会保障管理事务"],
      ["2080109", "社会保险经办机构"],
    ].map((labels, i) => [...labels, before[i] ?? null, now[i] ?? null, now[i] ?? null, null]),
  ]);

test("A column of last year's budget is held against that budget, row by row", () => {
  const last2022 = twoYears(2022, [9, 9, 9, 9], [384.74, 384.74, 384.74, 384.74]);
  const findings = (before: readonly number[]) =>
    compareYears(readTables([twoYears(2023, before, [400, 400, 400, 400])]), [last([last2022])]).books[0]!;
  expect(findings([384.74, 384.74, 384.74, 384.74]).counts).toMatchObject({ equal: 4, unequal: 0 });
  const wrong = findings([384.74, 384.74, 348.74, 384.74]);
  expect(wrong.findings.map(({ now, before, verdict }) => [now.at?.row, now.number, before.number, verdict])).toEqual([
    [6, "348.74", "384.74", "unequal"],
  ]);
});

test("Tables without a name of a unit with other 科目 are said to be strange, those of the same unit are not", () => {
  const nameless = (sheets: readonly SheetGrid[]): SheetGrid[] =>
    sheets.map((grid) => mapText(grid, (text) => (/单位|部门/.test(text) && /[：:]/.test(text) ? "单位：万元" : text)));
  const strange = (now: readonly SheetGrid[], before: readonly SheetGrid[]) =>
    compareYears(readTables(nameless(of("2023", now))), [last(nameless(of("2022", before)))]).books[0]!;
  expect(strange(seed("000"), seed("000")).strange).toBeUndefined();
  const other = seed("000").map((grid) =>
    mapText(grid, (text) => (/^2(?:08|10)\d{4}$/.test(text) ? `205${text.slice(3)}` : text)),
  );
  const report = strange(seed("000"), other);
  expect(report.strange).toBe(true);
  expect(yearWords("zh-CN").notes(report).join()).toContain("别的单位");
});

test("The budget bears out the 年初预算 of the words", () => {
  const lines = [
    "五、一般公共预算财政拨款支出决算情况说明",
    "（三）2023年度一般公共预算财政拨款支出具体情况。",
    "1.社会保障和就业支出（类）",
    "（1）人力资源和社会保障管理事务（款）社会保险经办机构（项）。年初预算为384.74万元，支出决算为358.65万元，完成年初预算的93.22%。",
    "（2）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）。年初预算为36.60万元，支出决算为33.88万元，完成年初预算的92.57%。",
    "（3）就业补助（款）公益性岗位补贴（项）。年初预算为0万元，支出决算为7.20万元。",
  ];
  const found = claimsOf(lines, [{ book: "budget", name: "预算.xlsx", sheets: [BUDGET] }]);
  expect(found).toContain("384.74万元 equal beside");
  expect(found).toContain("36.60万元 unequal beside 38.40万元");
  expect(found).toContain("0万元 equal beside");
});

test("Last year's words do where there are no tables", () => {
  const before = ["2022年度单位决算情况说明", "一、收入支出决算总体情况说明", "2022年度收入、支出总计1869.73万元。"];
  const given = { book: "last", name: "2022.txt", sheets: [], lines: before } as const;
  expect(claimsOf(WORDS.with(2, WORDS[2]!.replace("72.09", "72.90")), [given])).toContain(
    "72.90万元 unequal beside 72.09万元",
  );
});
