import { check } from "../../src/core/check.ts";
import type { CellValue } from "../../src/core/sheet/grid.ts";
import type { Report } from "../../src/core/report/finding.ts";
import { Random } from "../core/honest.ts";
import { MADE_SETS } from "../core/made-sets.ts";
import { mapCells } from "../core/sheets.ts";
import { trials } from "../core/sweep.ts";
import { unequal } from "./cases.ts";
import { trialOf } from "./often.ts";
import { DOCUMENTS, NAMES, vary } from "./variations.ts";

const books = DOCUMENTS.map(([name, read]) => {
  const sheets = read();
  return { name, sheets, before: unequal(check(sheets)).length };
});
const FIRST = Number(process.env["SEED"] ?? 0);

// What is read otherwise than it was meant may be 未核对, and is never 不符.
test.each(NAMES)("%s: nothing becomes 不符", (kind) => {
  let tried = 0;
  // Not every round does something to a document.
  for (let round = FIRST; tried < trials(8) && round < FIRST + 6; round++)
    for (const { name, sheets, before } of new Random(round * 7907 + NAMES.indexOf(kind)).some(
      books,
      trials(books.length),
    )) {
      const varied = vary(sheets, kind, new Random(round * 7919 + NAMES.indexOf(kind)));
      if (varied === undefined) continue;
      tried++;
      expect([name, round, unequal(check(varied)).length > before]).toEqual([name, round, false]);
    }
  expect(tried).toBeGreaterThan(0);
});

// npx tsx scripts/fuzz.ts tries thousands: each of these is of a kind of its own that was read as what it is not.
test.each([
  [30186, "a heading without a title, the upper row of which says nothing"],
  [30508, "the title again, over a heading that is not understood"],
  [30590, "a misspelt sum of vehicles, its figures as text"],
  [30633, "a heading taken for two, nothing left below the first"],
  [30837, "小计 for 合计, and 合计数 for 小计"],
  [31071, "栏次 of which one is left out, in a table known by its structure"],
  [31521, "a page whose heading begins one column further right"],
  [32222, "a page of a table with columns of its own"],
  [32385, "科目 of which no 项 is listed, a cent apart"],
  [32474, "政府性基金 or 国有资本 before what is otherwise a title"],
  [32495, "a column of another year below words that are misspelt"],
  [32932, "a page that goes on under the title of another year"],
  [61305, "a page whose title may be that of several forms"],
  [61425, "栏次 misspelt and in another order, in a table known by its structure"],
  [61471, "a sheet without a title that has a heading of its own, after a table of units"],
  [70141, "a misspelt upper row of a heading, one column of which is known"],
  [90168, "合计 below 其中：基本支出 beside the 合计 of the table in other words"],
  [61623, "a page whose heading begins as that of the table and is misspelt below"],
  [100032, "小计 of vehicles under the heading of a year whose 合计 is misspelt"],
  [100199, "a sheet without a title whose number is that of a form that another has by its title"],
  [110115, "a sheet without a title that fits two forms, one of which another has by its title"],
  [120095, "an amount like a year behind a 科目, in a table known by its structure"],
  [120101, "a page break whose 类款项 is misspelt"],
  [120399, "合计 of one kind of income in other words, and 合计 of all in others"],
  [200083, "the 合计 of another table below a heading that is not understood"],
  [210674, "a note between a heading and its 栏次"],
  [230023, "类, 款 and a misspelt 项 beside the numbers of three columns, in a table known by its structure"],
  [230274, "a page break in the middle of a 类, in a table known by its structure"],
  [230378, "国有资本 without a title, which fits 一般公共预算"],
  [230531, "款 and 项 of one name over projects whose column of units is misspelt"],
  [230651, "a first page without a title"],
  [240204, "运行费 broken over two rows behind words that are no heading"],
  [240436, "two sheets without a title that fit the same forms"],
  [240861, "合计数 for 合计 over two columns, beside 小计 of vehicles"],
  [250051, "a single row none of whose columns is known, beside a block that knows its own"],
  [410210, "教育收费 that is of which, below the sum of all income"],
  [421090, "the words of a title in another order, which say 一般公共预算"],
  [430142, "小计 of vehicles below a year that is misspelt, where two years stand side by side"],
  [430895, "the points of the rate of execution under a misspelt heading, among columns of other blocks"],
  [610348, "小计 of 其他支出 misspelt, above a 款 of that name"],
  [610933, "小计 of vehicles under a misspelt heading, where two years stand side by side and all is known but one"],
  [611755, "a last page of one 科目, its code in front of its name, where units may be listed as well"],
  [612662, "预算数 beside 全年预算数（A）"],
  [613149, "a page break whose heading begins with a year alone"],
  [614209, "numbers of three columns in another order, in a table that is read by its structure"],
  [241382, "a sheet without a title whose 科目 are of another chart, behind a table of the same headings"],
])("%d: %s", (number) => {
  const { sheets, varied } = trialOf(number);
  expect(unequal(check(varied)).length).toBeLessThanOrEqual(unequal(check(sheets)).length);
});

const doubtedIn = ({ untried }: Report): string[] => [
  ...new Set(untried.flatMap(({ why }) => (why.reason === "guessed-table" ? [`${why.sheet} ${why.form.no}`] : []))),
];

test("a table without a title that differs from the others in most figures is not compared with them, and that is said", () => {
  const sheets = MADE_SETS["四川预算"]!(1);
  const title = "一般公共预算基本支出预算表";
  const at = sheets.findIndex(({ rows }) => rows.some((cells) => cells.includes(title)));
  const doubled = (cell: CellValue): CellValue =>
    typeof cell === "number" && !Number.isInteger(cell) ? 2 * cell : cell;
  const other = mapCells(sheets[at]!, (cell) => (cell === title ? null : doubled(cell)));
  const report = check(sheets.with(at, { ...other, name: "Sheet1" }));
  expect(unequal(report)).toEqual([]);
  expect(doubtedIn(report)).toEqual(["Sheet1 单位公开表3-1"]);
});

test("one that fits another form as well is not compared where a single figure differs", () => {
  const report = check(trialOf(240436).varied);
  expect(unequal(report)).toEqual([]);
  expect(doubtedIn(report)).toEqual(["5 单位公开表1-2"]);
});

test("a note among 科目 whose 款 are not listed is none of these", () => {
  const sheets = MADE_SETS["青海决算"]!(0);
  const at = sheets.findIndex(({ name }) => name === "公开03表");
  const listed = sheets[at]!.rows.filter(([code]) => !/^\d{5}$/.test(String(code)));
  const next = listed.findIndex(
    ([code], i) => /^\d{7}$/.test(String(code)) && /^\d{7}$/.test(String(listed[i - 1]?.[0])),
  );
  const withRows = (rows: typeof listed): typeof sheets => sheets.with(at, { ...sheets[at]!, rows });
  expect(unequal(check(withRows(listed)))).toEqual([]);
  expect(unequal(check(withRows(listed.toSpliced(next, 0, [null, "制表人：李某"]))))).toEqual([]);
});
