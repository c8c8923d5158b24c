import { readdirSync, readFileSync } from "node:fs";
import { seedSheets } from "../../scripts/grid-text.ts";
import { FORMS, RULES } from "../../src/core/forms/index.ts";
import { layoutOf } from "../../src/core/forms/layouts.ts";
import { budgetExpenseList } from "../../src/core/forms/budget/tables.ts";
import { expenseList } from "../../src/core/forms/final/tables.ts";
import { namedSelfEvaluation } from "../../src/core/forms/performance/tables.ts";
import { PROFILES } from "../../src/core/forms/profiles.ts";
import { formsOf } from "../../src/core/forms/rule.ts";
import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { honestFinalElsewhere } from "./elsewhere-final.ts";
import { honestBudget, honestFinal } from "./honest.ts";
import { PERFORMANCE, SEEDS, grid, performance, seed } from "./sheets.ts";
import { honestNational, honestSichuan } from "./sichuan.ts";

// What a form needs besides itself: see CONTRIBUTING.md, 增加一张表.

/** Known from documents of places that have no set here; a blank one would be a guess. */
const UNDRAWN = [expenseList, budgetExpenseList, namedSelfEvaluation];

const numbers = (forms: typeof FORMS): string[] => forms.map(({ no }) => no);

/** The tables of test/cases, each a workbook of its own. */
function cases(): SheetGrid[][] {
  const folder = new URL("../cases/", import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((file) => {
    if (file.endsWith(".tsv")) return [[grid(file.slice(0, -4).replaceAll("\\", "/"))]];
    return file.endsWith(".txt") ? [seedSheets(readFileSync(new URL(encodeURI(file), folder), "utf8"))] : [];
  });
}

test("every form has a layout, so that a blank one can be made", () => {
  const sets = [undefined, ...PROFILES.map(({ name }) => name)];
  const undrawn = FORMS.filter((form) => sets.every((set) => layoutOf(form, set) === undefined));
  expect(numbers(undrawn)).toEqual(numbers(UNDRAWN));
});

test("every form is read by a rule", () => {
  const read = new Set(RULES.flatMap(formsOf));
  expect(numbers(FORMS.filter((form) => !read.has(form)))).toEqual([]);
});

test("every form is found in a table of seeds/ or test/cases/, or of the honest books of test/core", () => {
  const books = [
    ...SEEDS.map((id) => seed(id)),
    ...PERFORMANCE.map((id) => performance(id)),
    ...cases(),
    ...[honestFinal, honestBudget, honestSichuan, honestNational].map((make) => make(0)),
    ...[0, 1, 2, 3].map(honestFinalElsewhere),
  ];
  const found = new Set(books.flatMap((book) => recognise(book).tables.map(({ form }) => form)));
  expect(numbers(FORMS.filter((form) => !found.has(form)))).toEqual([]);
});
