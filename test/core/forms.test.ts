import { readdirSync, readFileSync } from "node:fs";
import { seedSheets } from "../../scripts/grid-text.ts";
import { FORMS, RULES, TABLES } from "../../src/core/forms/index.ts";
import {
  appropriationBasic,
  appropriationSpending,
  budgetExpenseList,
  generalByEconomy,
  projectsByEconomy,
  runningByEconomy,
} from "../../src/core/forms/budget/tables.ts";
import { expenseList } from "../../src/core/forms/final/tables.ts";
import { namedSelfEvaluation, oneRowSelfEvaluation } from "../../src/core/forms/performance/tables.ts";
import type { Form } from "../../src/core/forms/form.ts";
import { formsOf, type Rule } from "../../src/core/forms/rule.ts";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { anywhere } from "./elsewhere.ts";
import { placesBudget } from "./elsewhere-places.ts";
import { honestFinalElsewhere } from "./elsewhere-final.ts";
import { honestPerformance } from "./elsewhere-performance.ts";
import { honestBudget, honestFinal } from "./honest.ts";
import { PERFORMANCE, SEEDS, grid, performance, seed } from "./sheets.ts";
import { honestNational, honestSichuan } from "./sichuan.ts";

// What a form needs besides itself: see CONTRIBUTING.md, 增加一张表.

/** Known from documents of places that have no set here; a blank one would be a guess. */
const UNDRAWN = [
  expenseList,
  budgetExpenseList,
  appropriationSpending,
  appropriationBasic,
  generalByEconomy,
  projectsByEconomy,
  runningByEconomy,
  namedSelfEvaluation,
  oneRowSelfEvaluation,
];

const numbers = (forms: typeof FORMS): string[] => forms.map(({ no }) => no);

const isWithin = (rule: Rule, form: Form): boolean => formsOf(rule).every((one) => one === form);

/** The tables of test/cases, each a workbook of its own. */
function cases(): SheetGrid[][] {
  const folder = new URL("../cases/", import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((file) => {
    if (file.endsWith(".tsv")) return [[grid(file.slice(0, -4).replaceAll("\\", "/"))]];
    return file.endsWith(".txt") ? [seedSheets(readFileSync(new URL(encodeURI(file), folder), "utf8"))] : [];
  });
}

/** The names under which the files of a folder say a table. */
function saidIn(folder: string): string[] {
  const home = new URL(`../../src/core/forms/${folder}/`, import.meta.url);
  return readdirSync(home).flatMap((file) =>
    [...readFileSync(new URL(file, home), "utf8").matchAll(/^export const (\w+): TableFile = /gm)].map(
      ([, name = ""]) => name,
    ),
  );
}

test("every file of a table is listed in the index of its folder", () => {
  const said = ["final", "budget", "performance"].flatMap(saidIn);
  expect(said).toHaveLength(TABLES.length);
  expect(new Set(FORMS).size).toBe(TABLES.length);
});

test("the file of a table has its words, its look, so that a blank one can be made, and what must hold within it", () => {
  const lacking = (is: (table: (typeof TABLES)[number]) => boolean): string[] =>
    numbers(TABLES.filter((table) => !is(table)).map(({ form }) => form));
  expect(lacking(({ form }) => form.titles.length > 0 && form.parts.length > 0)).toEqual([]);
  expect(lacking(({ layouts }) => layouts.length > 0)).toEqual(numbers(UNDRAWN));
  expect(lacking(({ form, rules }) => rules.length > 0 && rules.every((rule) => isWithin(rule, form)))).toEqual([]);
});

test("what must hold within a table is tried, and what stands in no file of a table holds between several", () => {
  const within = new Set(TABLES.flatMap(({ rules }) => rules));
  expect([...within].filter((rule) => !RULES.includes(rule)).map(({ id }) => id)).toEqual([]);
  const across = RULES.filter((rule) => !within.has(rule));
  expect(across.filter((rule) => formsOf(rule).length < 2).map(({ id }) => id)).toEqual([]);
});

test("every form is found in a table of seeds/ or test/cases/, or of the honest books of test/core", () => {
  const books = [
    ...SEEDS.map((id) => seed(id)),
    ...PERFORMANCE.map((id) => performance(id)),
    ...cases(),
    ...[honestFinal, honestBudget, honestSichuan, honestNational].map((make) => make(0)),
    ...[0, 1, 2, 3].map(honestFinalElsewhere),
    ...[0, 1, 2, 3].map(honestPerformance),
    ...[0, 1, 2, 3].map((number) => placesBudget(number, anywhere(number))),
  ];
  const found = new Set(books.flatMap((book) => recognise(book).tables.map(({ form }) => form)));
  expect(numbers(FORMS.filter((form) => !found.has(form)))).toEqual([]);
});
