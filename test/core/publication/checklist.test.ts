import { checklistOf } from "../../../src/core/publication/checklist.ts";
import { CHECK_ITEMS, type CheckDates, type CheckItem } from "../../../src/core/publication/checklist/answer.ts";
import { contentsOf } from "../../../src/core/publication/contents.ts";
import { Publication } from "../../../src/core/publication/publication.ts";
import { checklistWords } from "../../../src/core/publication/say.ts";
import type { SheetGrid } from "../../../src/core/sheet/grid.ts";
import type { GivenBook } from "../../../src/core/years/book.ts";
import { all, edit, mapText, performance, seed, titleText } from "../sheets.ts";

/** Words that say all that is asked for, about the tables of 000. */
const WORDS = [
  "目录",
  "第一部分 单位概况",
  "第二部分 2023年度单位决算报表",
  "一、收入支出决算总表",
  "第三部分 2023年度单位决算情况说明",
  "一、收入支出决算总体情况说明",
  "二、一般公共预算财政拨款支出决算情况说明",
  "三、“三公”经费支出决算情况说明",
  "四、机关运行经费支出情况说明",
  "五、政府采购支出情况说明",
  "六、预算绩效情况说明",
  "七、国有资产占用情况说明",
  "第四部分 名词解释",
  "第一部分 单位概况",
  "办理社会保险业务。",
  "第二部分 2023年度单位决算报表",
  "第三部分 2023年度单位决算情况说明",
  "一、收入支出决算总体情况说明",
  "2023年度收入、支出总计1941.82万元，比上年各增加72.09万元，增长3.86%，主要原因是补助增加。",
  "二、一般公共预算财政拨款支出决算情况说明",
  "2023年度一般公共预算财政拨款支出年初预算为1662.91万元，支出决算为1905.92万元，完成年初预算的114.61%。决算数大于预算数的主要原因是追加了补助。",
  "三、“三公”经费支出决算情况说明",
  "因公出国（境）费支出0万元，因公出国团组0个，0人次。",
  "公务用车购置及运行费支出1.41万元，其中：公务用车购置支出0万元，购置公务用车0辆；公务用车运行费支出1.41万元，公务用车保有量为2辆。",
  "公务接待费支出0万元，接待0批次，接待0人次。",
  "四、机关运行经费支出情况说明",
  "本单位为事业单位，没有机关运行经费支出。",
  "五、政府采购支出情况说明",
  "政府采购支出总额7.28万元，其中：政府采购货物支出7.28万元、政府采购工程支出0万元、政府采购服务支出0万元。",
  "六、预算绩效情况说明",
  "本单位对4个绩效评价项目开展了绩效自评。",
  "七、国有资产占用情况说明",
  "截至2023年12月31日，共有车辆2辆；单价100万元（含）以上设备（不含车辆）0台。",
  "第四部分 名词解释",
  "财政拨款收入：指本级财政当年拨付的资金。",
];

function answersOf(
  sheets: readonly SheetGrid[],
  lines: readonly string[],
  { books = [], dates = {} }: { readonly books?: readonly GivenBook[]; readonly dates?: CheckDates } = {},
) {
  const publication = new Publication(
    { sheets, documents: lines.length === 0 ? [] : [{ name: "说明", lines }], books },
    { year: "2023" },
  );
  const answers = checklistOf(publication, dates);
  return (item: CheckItem) => answers.find((one) => one.item === item)!;
}

function failing(sheets: readonly SheetGrid[], lines: readonly string[]): CheckItem[] {
  const answer = answersOf(sheets, lines);
  return CHECK_ITEMS.filter((item) => answer(item).state === "无");
}

test("What says all has nothing that is 无", () => {
  const answer = answersOf([...seed("000"), ...performance("003")], WORDS, {
    books: [{ book: "budget", name: "批复", sheets: seed("000") }],
    dates: { approved: "2024-09-20", published: "2024-10-10" },
  });
  const states = CHECK_ITEMS.map((item) => [item, answer(item).state]);
  expect(states.filter(([, state]) => state !== "有")).toEqual([["secret", "要人看"]]);
});

test.each<[CheckItem, RegExp]>([
  ["expense-words", /^公务接待费支出/],
  ["expense-counts", /^公务用车购置及运行费支出/],
  ["reasons", /^2023年度收入、支出总计/],
  ["plan-reasons", /^2023年度一般公共预算财政拨款支出年初预算/],
  ["running", /^本单位为事业单位/],
  ["procurement", /^政府采购支出总额/],
  ["assets", /^截至2023年/],
  ["performance-words", /^本单位对4个/],
  ["glossary", /^财政拨款收入：/],
])("Without its sentence %s is never 有, whatever headings and 目录 say", (item, gone) => {
  const lines = WORDS.filter((line) => !gone.test(line));
  expect(lines).toHaveLength(WORDS.length - 1);
  expect(answersOf(seed("000"), lines)(item).state).not.toBe("有");
});

test.each([
  ["，主要原因是补助增加", "reasons"],
  ["决算数大于预算数的主要原因是追加了补助。", "plan-reasons"],
] as const)("A change without its reason is 无: %s", (reason, item) => {
  const lines = WORDS.map((line) => line.replace(reason, item === "reasons" ? "" : "决算数大于预算数。"));
  expect(failing(seed("000"), lines)).toEqual([item]);
});

test("The tables of the three documents", () => {
  expect(failing(seed("000"), [])).toEqual([]);
  expect(failing(seed("003"), [])).toEqual(["empty"]);
  expect(failing(seed("004"), [])).toEqual(["tables"]);
  expect(answersOf(seed("003"), [])("empty").names).toEqual([
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款收入支出决算表",
  ]);
  expect(answersOf(seed("004"), [])("tables").names.join()).toContain("2-1");
});

const words = (from: string | RegExp, to: string) => (lines: readonly string[]) => {
  const changed = lines.map((line) => line.replace(from, to));
  expect(changed).not.toEqual(lines);
  return changed;
};
const sheet =
  (at: number, change: (grid: SheetGrid) => SheetGrid) =>
  (sheets: readonly SheetGrid[]): readonly SheetGrid[] =>
    sheets.with(at, change(sheets[at]!));

test.each<
  [
    what: string,
    item: CheckItem,
    change: {
      readonly sheets?: (sheets: readonly SheetGrid[]) => readonly SheetGrid[];
      readonly lines?: (lines: readonly string[]) => readonly string[];
    },
  ]
>([
  [
    "the year of one table is the last one",
    "one-name",
    { sheets: sheet(4, (grid) => mapText(grid, (text) => text.replace(/^(.*决算表)$/, "2022年度$1"))) },
  ],
  ["all words are those of last year", "one-name", { lines: words(/2023/g, "2022") }],
  [
    "one part is headed by last year",
    "one-name",
    { lines: words("2023年度单位决算情况说明", "2022年度单位决算情况说明") },
  ],
  [
    "one sentence is that of last year",
    "one-name",
    { lines: words("2023年度收入、支出总计", "2022年度收入、支出总计") },
  ],
  ["a table is there twice", "tables", { sheets: (sheets) => [...sheets, sheets[4]!] }],
  ["a table is not there", "tables", { sheets: (sheets) => sheets.toSpliced(8, 1) }],
  [
    "a table has no unit",
    "unit",
    { sheets: sheet(4, (grid) => mapText(grid, (text) => text.replace(/(?:金额)?单位：万元/, ""))) },
  ],
  ["接待 is not spoken of", "expense-words", { lines: words(/^公务接待费支出.*$/, "") }],
  ["the number of cars is not said", "expense-counts", { lines: words("，公务用车保有量为2辆", "") }],
  ["no delegations are counted", "expense-counts", { lines: words("，因公出国团组0个，0人次", "") }],
  [
    "a change has the reason of another one",
    "reasons",
    { lines: words("，主要原因是补助增加。", "。支出决算比上年减少3.00万元，主要原因是补助减少。") },
  ],
  ["purchases are not by kinds", "procurement", { lines: words(/，其中：政府采购货物支出.*$/, "。") }],
  ["large equipment is not spoken of", "assets", { lines: words(/；单价100万元.*$/, "。") }],
  ["a part of the 目录 is not there", "contents", { lines: (lines) => lines.toSpliced(13, 0, "第五部分 附表") }],
  ["a placeholder was left", "leftovers", { lines: words("补助增加", "XX增加") }],
])(
  "A wrong publication is never 有 where it is wrong: %s",
  (_, item, { sheets = (own) => own, lines = (own) => own }) => {
    expect(answersOf(sheets(seed("000")), lines(WORDS))(item).state).not.toBe("有");
  },
);

test("A table that is gone, hidden, or without its unit is named", () => {
  const [first] = seed("000");
  expect(failing(seed("000").slice(1), [])).toEqual(["tables"]);
  expect(failing(seed("000").with(0, { ...first!, hidden: true }), [])).toEqual(["tables"]);
  const silent = mapText(first!, (text) => text.replace("单位：万元", ""));
  const answer = answersOf(seed("000").with(0, silent), [])("unit");
  expect([answer.state, answer.names]).toEqual(["无", [expect.stringContaining("收入支出决算总表")]]);
  expect(titleText(first!)).toContain("收入支出决算总表");
});

test("科目 that end at the 款 are 无", () => {
  const cut = all((grid) =>
    grid.name === "公开05表" ? { ...grid, rows: grid.rows.filter(([code]) => code !== "2210201") } : grid,
  );
  expect(failing(cut(seed("000")), [])).toContain("subjects");
});

test("Annexes that are announced and not there are 无, those of another file are for a person to see", () => {
  const announced = [...WORDS, "附表：单位预算项目支出绩效自评表（2023年度）"];
  expect(answersOf(seed("000"), announced)("performance-tables")).toMatchObject({ state: "无", why: "announced" });
  expect(answersOf([], ["第一部分 决算报表（见附表）", ...WORDS.slice(13)])("tables").state).toBe("要人看");
});

test("A part that the 目录 announces and nobody finds is named once, without its entries", () => {
  const lines = WORDS.toSpliced(13, 0, "第五部分 附表", "一、收入支出决算总表（附）", "二、收入决算表（附）");
  expect(answersOf(seed("000"), lines)("contents")).toMatchObject({ state: "无", names: ["第五部分附表"] });
  expect(contentsOf(WORDS, ["收入支出决算总表"])!.entries.every(({ found }) => found)).toBe(true);
  expect(
    contentsOf(WORDS, [])!
      .entries.filter(({ found }) => !found)
      .map(({ text }) => text),
  ).toEqual(["一、收入支出决算总表"]);
});

test("A 目录 with leaders and page numbers, broken over lines", () => {
  const lines = [
    "目  录",
    "第一部分 部门概况........................1",
    "一、部门职责…………………2",
    "二、一般公共预算财政拨款基本支出",
    "决算情况.......................3",
    "第一部分 部门概况",
    "一、部门职责",
    "二、一般公共预算财政拨款基本支出决算情况说明",
  ];
  expect(contentsOf(lines, [])!.entries).toEqual([
    { text: "第一部分部门概况", found: true },
    { text: "一、部门职责", found: true },
    { text: "二、一般公共预算财政拨款基本支出决算情况", found: true },
  ]);
});

test("What was left over from a template is 无, two years are", () => {
  const left = WORDS.map((line) => line.replace("因公出国团组", "单位名称因公出国团组"));
  expect(failing(seed("000"), left)).toEqual(["leftovers"]);
  const other = WORDS.map((line) => line.replace("2023年度收入、支出总计", "2021年度收入、支出总计"));
  expect(failing(seed("000"), other)).toEqual(["one-name"]);
});

test("Two workbooks that name no unit are not said to be of one", () => {
  const other = seed("003").map((sheet) => ({ ...sheet, name: `乙${sheet.name}` }));
  expect(answersOf([...seed("000"), ...other], [])("one-name")).toMatchObject({ state: "要人看", why: "several-sets" });
  expect(answersOf(seed("000"), [])("one-name").state).toBe("有");
});

test("What was approved, and when", () => {
  const books = [{ book: "budget", name: "批复", sheets: edit(seed("000"), { "公开03表!C8": 999 }) }] as const;
  const answer = answersOf(seed("000"), [], { books, dates: { approved: "2024-09-20", published: "2024-10-11" } });
  expect(answer("approved")).toMatchObject({ state: "无", places: ["公开03表!C8"] });
  expect(answer("twenty-days")).toMatchObject({ state: "无", why: "late" });
  // A budget is not what an account was approved as.
  const initial = answersOf(seed("000"), [], { books: [{ book: "budget", name: "预算", sheets: seed("004") }] });
  expect(initial("approved").state).toBe("要人看");
});

test("Nothing given, nothing 有", () => {
  const answer = answersOf([], []);
  expect(CHECK_ITEMS.filter((item) => answer(item).state === "有")).toEqual([]);
});

test("Every answer has its sentence in both languages", () => {
  const answers = [[], WORDS, ["附表：绩效自评表", "年初预算"]].flatMap((lines) =>
    [[], seed("000"), seed("003"), seed("004")].flatMap((sheets) =>
      checklistOf(new Publication({ sheets, documents: [{ name: "说明", lines }] })),
    ),
  );
  for (const language of ["zh-CN", "en-US"] as const)
    for (const answer of answers) expect(checklistWords(language).answer(answer)).not.toMatch(/undefined|^$/);
});
