import fc from "fast-check";
import { Amounts } from "../../src/core/amounts/compare.ts";
import { TableAmounts } from "../../src/core/amounts/read.ts";
import { RowSums, runsOf } from "../../src/core/amounts/row-sums.ts";

const WIDTH = 12;

test("what rows add up from the left say of a sum is what adding it up says", () => {
  const cell = fc.oneof(
    fc.constantFrom(null, 0, 1, -1, 5, 100, 0.01, 0.005, 12.345, 1e9),
    fc.integer({ min: -300, max: 300 }).map((one) => one / 100),
    fc.integer({ min: -2, max: 2 }).map((one) => one / 100),
    fc.integer({ min: -2, max: 2 }).map((one) => one / 100),
  );
  const row = fc.array(cell, { minLength: WIDTH, maxLength: WIDTH });
  const columns = fc.uniqueArray(fc.nat({ max: WIDTH - 1 }), { minLength: 2, maxLength: WIDTH });
  const told = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom("万元" as const, "元" as const),
      fc.array(row, { minLength: 1 }),
      columns,
      (unit, rows, drawn) => {
        const [whole = 0, ...parts] = drawn;
        const table = new TableAmounts(unit);
        const start = table.add(7) + 1;
        for (const one of rows.flat()) table.add(one);
        const amounts = new Amounts([table]);
        const sums = new RowSums(amounts, start, rows.length, WIDTH);
        rows.forEach((_, r) => {
          const id = (column: number): number => start + r * WIDTH + column;
          const [left, right] = [[id(whole)], parts.map(id)];
          if (!amounts.isFilled(id(whole))) return;
          const verdict = amounts.judge(left, right, "=");
          expect(sums.judge(r, whole, runsOf(parts))).toEqual({
            filled: right.filter((part) => amounts.isFilled(part)).length,
            gap: amounts.gap(left, right),
            verdict,
          });
          told.add(verdict);
        });
      },
    ),
    { numRuns: 1000 },
  );
  expect([...told].sort()).toEqual(["doubtful", "equal", "rounding", "unequal"]);
});

test("figures that are too large to be added up so are left to be added up otherwise", () => {
  const table = new TableAmounts("元");
  const largest = 4.9e13;
  for (const one of [largest, largest, 0, 1, 1, 0]) table.add(one);
  const sums = new RowSums(new Amounts([table]), 0, 2, 3);
  expect(sums.judge(0, 0, runsOf([1, 2]))).toBeUndefined();
  expect(sums.judge(1, 0, runsOf([1, 2]))?.verdict).toBe("equal");
});
