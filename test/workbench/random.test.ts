import fc from "fast-check";
import { a1 } from "../../src/core/sheet/grid.ts";
import { readBook } from "../../src/files/xlsx/read-book.ts";
import type { Book } from "../../src/files/xlsx/book.ts";
import { handMadeParts, partsOf, sheetXml, zipped } from "../files/files.ts";
import type { WorkbenchPage } from "./page.ts";
import { withWorkbench } from "./setup.ts";

// Whatever is done in the grid: the file holds what its formulas give, and all undone it is as it was, all redone as it had become.

const open = withWorkbench();

const ROWS = 14;

/** A table of figures with sums to the right, of one shared formula, and below; and a sheet that refers to it. */
function file(): Uint8Array {
  const number = (ref: string, value: number): string => `<c r="${ref}"><v>${value}</v></c>`;
  const formula = (ref: string, text: string, value: number): string =>
    `<c r="${ref}"><f>${text}</f><v>${value}</v></c>`;
  const figure = (row: number, column: number): number => row * 10 + column + 0.5;
  const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);
  const columns = ["B", "C", "D"];
  const rows = Array.from({ length: ROWS }, (_, i) => i + 1).map((row) => {
    const figures = columns.map((_, column) => figure(row, column));
    const shared = row === 1 ? `<f t="shared" ref="E1:E${ROWS}" si="0">SUM(B1:D1)</f>` : '<f t="shared" si="0"/>';
    return `<row r="${row}">${figures.map((value, i) => number(`${columns[i]!}${row}`, value)).join("")}<c r="E${row}">${shared}<v>${sum(figures)}</v></c></row>`;
  });
  const totals = columns.map((_, column) => sum(rows.map((_row, i) => figure(i + 1, column))));
  const last = `<row r="15">${totals.map((total, i) => formula(`${columns[i]!}15`, `SUM(${columns[i]!}1:${columns[i]!}14)`, total)).join("")}${formula("E15", "SUM(B15:D15)", sum(totals))}</row>`;
  const referring = [
    formula("A1", "表!E15", sum(totals)),
    formula("B1", "SUM(表!B3:B5)", sum([3, 4, 5].map((row) => figure(row, 0)))),
    formula("C1", "表!C7+表!$D$9", figure(7, 1) + figure(9, 2)),
  ];
  const merges = '<mergeCells count="2"><mergeCell ref="G3:H3"/><mergeCell ref="G6:H7"/></mergeCells>';
  const parts = handMadeParts({
    sheets: { 表: sheetXml(rows.join("") + last, merges), 汇总: sheetXml(`<row r="1">${referring.join("")}</row>`) },
  });
  return zipped(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])));
}

type Step =
  | { readonly is: "type"; readonly at: string; readonly text: string }
  | { readonly is: "delete" | "sum"; readonly at: string }
  | { readonly is: "paste"; readonly at: string; readonly number: number }
  | { readonly is: "row"; readonly row: number; readonly entry: "在上方插入" | "在下方插入" | "删除选中行" }
  | { readonly is: "undo" | "redo" };

const row = fc.integer({ min: 1, max: 17 });
const at = fc
  .tuple(fc.constantFrom("A", "B", "C", "D", "E", "G", "H"), row)
  .map(([column, number]) => `${column}${number}`);
const text = fc.oneof(
  fc.nat(999).map(String),
  fc
    .tuple(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 1, max: 13 }))
    .map(([one, other]) => `=B${one}+C${other}`),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ is: fc.constant("type" as const), at, text }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constantFrom("delete" as const, "sum" as const), at }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant("paste" as const), at, number: fc.nat(999) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant("row" as const),
      row,
      entry: fc.constantFrom("在上方插入" as const, "在下方插入" as const, "删除选中行" as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constantFrom("undo" as const, "redo" as const) }) },
);

async function take(bench: WorkbenchPage, step: Step): Promise<void> {
  const { page } = bench;
  await bench.goTo(`表!${"at" in step ? step.at : "A1"}`);
  switch (step.is) {
    case "type":
      return bench.type(`表!${step.at}`, step.text);
    case "paste":
      await bench.paste([0, 2].map((more) => `${step.number + more}\t${step.number + more + 1}\n`).join(""));
      break;
    case "delete":
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Delete");
      break;
    case "sum":
      await page.keyboard.press("Alt+=");
      break;
    case "row": {
      const canvas = page.locator("canvas[id^=univer-sheet-main-canvas]");
      await canvas.click({ button: "right", position: { x: 20, y: 20 * step.row + 12 } });
      await page.locator(".univer-popup").last().locator("button", { hasText: step.entry }).first().click();
      break;
    }
    case "undo":
      await page.keyboard.press("Control+z");
      break;
    case "redo":
      await page.keyboard.press("Control+y");
  }
  await bench.drawn();
}

async function saved(bench: WorkbenchPage): Promise<Uint8Array> {
  return (await bench.saved(() => bench.page.click(".save"))).bytes;
}

/** Presses a button of the bar until it can be pressed no more. */
async function exhaust(bench: WorkbenchPage, button: string): Promise<void> {
  const press = (): Promise<boolean> =>
    bench.page.locator(button).evaluate((one: HTMLElement) => {
      const isLeft = one.ariaDisabled !== "true";
      if (isLeft) one.click();
      return isLeft;
    });
  while (await press()) await bench.drawn();
}

/** What a book holds, by "sheet!cell". */
function cellsOf({ sheets }: Book): Map<string, { readonly value: unknown; readonly formula: string | undefined }> {
  return new Map(
    sheets.flatMap(({ name, cells }) =>
      Object.entries(cells).flatMap(([row, columns]) =>
        Object.entries(columns).map(
          ([column, { value, formula }]) => [`${name}!${a1(Number(row), Number(column))}`, { value, formula }] as const,
        ),
      ),
    ),
  );
}

const CIRCULAR = new Error("circular");

/** What the cells hold when the formulas of these tests are calculated anew; undefined for those in a circle, and where a reference is gone. */
function calculated(book: Book): Map<string, number | undefined> {
  const cells = cellsOf(book);
  const known = new Map<string, number | undefined>();
  const under = new Set<string>();
  const number = (cell: string): number => {
    const { value, formula } = cells.get(cell) ?? {};
    if (formula === undefined) return typeof value === "number" ? value : 0;
    const [own] = cell.split("!");
    if (known.has(cell)) {
      const found = known.get(cell);
      if (found === undefined) throw CIRCULAR;
      return found;
    }
    if (under.has(cell) || formula.includes("#REF!")) throw CIRCULAR;
    under.add(cell);
    const inside = (range: string): number => {
      const [, sheet = own!, from, to = from] = /^(?:(.*)!)?(\w+)(?::(\w+))?$/.exec(range.replaceAll("$", ""))!;
      const place = (ref: string): readonly [string, number] => [
        ref.replace(/\d/g, ""),
        Number(ref.replace(/\D/g, "")),
      ];
      const [[left, top], [right, bottom]] = [place(from!), place(to!)];
      let sum = 0;
      for (let code = left.charCodeAt(0); code <= right.charCodeAt(0); code++)
        for (let row = top; row <= bottom; row++) sum += number(`${sheet}!${String.fromCharCode(code)}${row}`);
      return sum;
    };
    const terms = formula
      .slice(1)
      .replace(/SUM\(([^)]*)\)/g, "$1")
      .split("+");
    const sum = terms.reduce((total, term) => total + inside(term), 0);
    under.delete(cell);
    known.set(cell, sum);
    return sum;
  };
  for (const [cell, { formula }] of cells)
    if (formula !== undefined)
      try {
        known.set(cell, number(cell));
      } catch (error) {
        if (error !== CIRCULAR) throw error;
        under.clear();
        known.set(cell, undefined);
      }
  return known;
}

test("what is saved is what its formulas give; all undone it is the file as it was, all redone it is the same again", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 14 }), async (steps) => {
      const bench = await open();
      await bench.pick("试.xlsx", file());
      await bench.says("“试.xlsx”已打开");
      for (const one of steps) await take(bench, one);
      const bytes = await saved(bench);
      const book = await readBook(bytes);
      const cells = cellsOf(book);
      for (const [cell, value] of calculated(book))
        if (value !== undefined) expect([cell, cells.get(cell)!.value]).toEqual([cell, expect.closeTo(value, 6)]);
      await exhaust(bench, ".redo-grid");
      const redone = cellsOf(await readBook(await saved(bench)));
      await exhaust(bench, ".undo-grid");
      expect(partsOf(await saved(bench))).toEqual(partsOf(file()));
      await exhaust(bench, ".redo-grid");
      expect(cellsOf(await readBook(await saved(bench)))).toEqual(redone);
    }),
    { numRuns: 2, endOnFailure: true },
  );
});
