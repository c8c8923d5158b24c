import fc from "fast-check";
import { Amounts } from "../../src/core/amounts/compare.ts";
import type { Comparison, Verdict } from "../../src/core/amounts/verdict.ts";
import { TableAmounts } from "../../src/core/amounts/read.ts";
import type { Unit } from "../../src/core/amounts/units.ts";
import type { CellValue } from "../../src/core/sheet/grid.ts";
import { hundredths } from "./changes.ts";

type Cell = CellValue | readonly [value: CellValue, format: string];

/** One table after the other: its unit, then its cells. */
function amountsOf(...tables: readonly (readonly [Unit, readonly Cell[]])[]): Amounts {
  return new Amounts(
    tables.map(([unit, cells]) => {
      const table = new TableAmounts(unit);
      for (const cell of cells) {
        if (Array.isArray(cell)) table.add(...(cell as [CellValue, string]));
        else table.add(cell as CellValue);
      }
      return table;
    }),
  );
}

/** What one cell is read as: the amount as text, blank, or what stands there instead. */
function readAs(cell: Cell, unit: Unit = "万元"): string {
  const amounts = amountsOf([unit, [cell]]);
  const state = amounts.state(0);
  return state === "figure" ? amounts.compare([0], [], "=", 0).left : state;
}

const numbers = (count: number, from = 0): number[] => Array.from({ length: count }, (_, i) => i + from);

/** The first figure against the sum of the others, all of one table. */
function totalAgainst(parts: readonly Cell[], total: Cell, unit: Unit = "万元"): Verdict {
  return amountsOf([unit, [total, ...parts]]).judge([0], numbers(parts.length, 1), "=");
}

describe("a cell is read", () => {
  test.each<[says: string, cell: Cell, amount: string]>([
    ["a number", 1905.92, "1905.92"],
    ["a whole number", 5, "5.00"],
    ["zero", 0, "0.00"],
    ["a negative number", -12.3, "-12.30"],
    ["binary noise", 33.88 + 16.94, "50.82"],
    ["binary noise of ten tenths", numbers(10).reduce((sum) => sum + 0.1, 0), "1.00"],
    ["text", "1905.92", "1905.92"],
    ["text without decimals", "1905", "1905.00"],
    ["text with a bare point", "12.", "12.00"],
    ["text that begins with the point", ".5", "0.50"],
    ["thousands", "1,905.92", "1905.92"],
    ["millions", "12,345,678.9", "12345678.90"],
    ["thousands, full-width", "１，９０５.９２", "1905.92"],
    ["thousands, all full-width", "１，９０５．９２", "1905.92"],
    ["spaces around", "  1905.92 ", "1905.92"],
    ["no-break spaces around", "\u00a01905.92\u00a0", "1905.92"],
    ["ideographic spaces around", "\u30001905.92\u3000", "1905.92"],
    ["a line break behind", "1905.92\n", "1905.92"],
    ["brackets for minus", "(12.30)", "-12.30"],
    ["full-width brackets for minus", "（12.30）", "-12.30"],
    ["brackets and thousands", "(1,905.92)", "-1905.92"],
    ["a hyphen for minus", "-12.3", "-12.30"],
    ["a full-width hyphen for minus", "－12.3", "-12.30"],
    ["a minus sign", "−12.3", "-12.30"],
    ["a dash for minus", "–12.3", "-12.30"],
    ["a hyphen and a space", "- 12.3", "-12.30"],
    ["text zero", "0.00", "0.00"],
    ["text of a negative zero", "-0.00", "0.00"],
    ["bold figures of a page that was copied", "<b>1905.92</b>", "1905.92"],
  ])("%s: %j is %s", (_, cell, amount) => expect(readAs(cell)).toBe(amount));

  test.each<[cell: CellValue]>([
    [null],
    [""],
    [" "],
    ["\u3000"],
    ["\u00a0"],
    ["-"],
    [" - "],
    ["－"],
    ["—"],
    ["——"],
    ["–"],
    ["─"],
    ["−"],
    ["无"],
    [" 无 "],
  ])("%j is nothing", (cell) => expect(readAs(cell)).toBe("blank"));

  test.each<[cell: CellValue]>([
    ["12 34"],
    ["1905.92万元"],
    ["万元"],
    ["1,90,5"],
    ["1905,92"],
    [",905"],
    ["1,905,"],
    ["1.905.92"],
    ["."],
    ["abc"],
    ["50%"],
    ["1e5"],
    ["1E5"],
    ["0x10"],
    ["Infinity"],
    ["NaN"],
    ["()"],
    ["(-12.30)"],
    ["(12.30"],
    ["--12"],
    ["2024-01-05"],
    ["2024/1/5"],
    ["2024年1月5日"],
    ["见附表"],
    ["无数据"],
    ["#REF!"],
    ["十二"],
    [true],
    [false],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [1e17],
    [{ trouble: "error", text: "#REF!" }],
    [{ trouble: "error", text: "#DIV/0!" }],
  ])("%j is no amount, and never zero", (cell) => {
    expect(readAs(cell)).toBe("unreadable");
    const text = cell !== null && typeof cell === "object" ? cell.text : String(cell);
    expect(amountsOf(["万元", [1, cell]]).text(1)).toBe(text);
    expect(amountsOf(["万元", [1, cell]]).firstTrouble([0, 1])).toBe(1);
  });

  test("a formula that was never calculated is known apart", () => {
    const amounts = amountsOf(["万元", [1, { trouble: "uncalculated", text: "=SUM(A1:A3)" }]]);
    expect(amounts.state(1)).toBe("uncalculated");
    expect(amounts.text(1)).toBe("=SUM(A1:A3)");
    expect(amounts.firstTrouble([0])).toBeUndefined();
  });
});

describe("a number is read as its format prints it", () => {
  test.each<[value: CellValue, format: string, amount: string]>([
    [33.8841, "0.00", "33.88"],
    [33.885, "0.00", "33.89"],
    [-33.885, "0.00", "-33.89"],
    [1.005, "0.00", "1.01"],
    [33.8841, "#,##0.00", "33.88"],
    [1905.918, "#,##0.00", "1905.92"],
    [33.8841, "0.00_ ", "33.88"],
    [33.8841, "0.00_);(0.00)", "33.88"],
    [-33.8841, "#,##0.00;[Red]-#,##0.00", "-33.88"],
    [33.8841, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "33.88"],
    [33.8841, "[$-804]#,##0.00", "33.88"],
    [33.8841, '#,##0.00"万元"', "33.88"],
    [33.8841, "0.000", "33.884"],
    [33.8, "0.000", "33.800"],
    [33.8841, "General", "33.8841"],
    [33.8, "General", "33.80"],
    [33.8841, "@", "33.8841"],
    // A percentage is no amount of money.
    [0.5, "0.00%", "unreadable"],
    ["33.8841", "0.00", "33.8841"],
  ])("%j in %j is %s", (value, format, amount) => expect(readAs([value, format])).toBe(amount));

  // The comma behind the digits divides by a thousand: what the reader sees is 12.35.
  test.each<[value: number, format: string, amount: string]>([
    [12345.6, "0.00,", "12.35"],
    [123456, "0\\.0,", "12.30"],
    [123456, '0"."0000', "12.3456"],
  ])("%j in %j is %s", (value, format, amount) => expect(readAs([value, format])).toBe(amount));

  test.each<[says: string, cells: readonly Cell[], verdict: Verdict, stored: Comparison["stored"]]>([
    ["no more than printed", [50.82, 33.88, 16.94], "equal", undefined],
    [
      "more, and both hold",
      [
        [50.82, "0.00"],
        [33.884, "0.00"],
        [16.936, "0.00"],
      ],
      "equal",
      undefined,
    ],
    ["more, and only the printed hold", [[33.88, "0.00"], [33.8841, "0.00"], 0], "equal", "differs"],
    [
      "more, and only the stored hold",
      [
        [50.828, "0.00"],
        [33.884, "0.00"],
        [16.944, "0.00"],
      ],
      "rounding",
      "agrees",
    ],
    [
      "more, and neither holds",
      [
        [50.848, "0.00"],
        [33.884, "0.00"],
        [16.944, "0.00"],
      ],
      "unequal",
      undefined,
    ],
  ])("the cells hold %s", (_, cells, verdict, stored) => {
    const comparison = amountsOf(["万元", cells]).compare([0], [1, 2], "=", 0);
    expect([comparison.verdict, comparison.stored]).toEqual([verdict, stored]);
  });

  test("an amount is compared as printed, and says both sums and the gap", () => {
    const amounts = amountsOf(["万元", [[33.8841, "0.00"], [33.8, "0.00"], null]]);
    expect(amounts.compare([0], [1, 2], "=", 0)).toEqual({
      verdict: "unequal",
      left: "33.88",
      right: "33.80",
      gap: "0.08",
    });
    expect([amounts.hasStored([0]), amounts.hasStored([1, 2])]).toEqual([true, false]);
  });

  test("noise behind the fifteenth digit is not stored", () => {
    expect(amountsOf(["万元", [33.88 + 16.94]]).hasStored([0])).toBe(false);
  });
});

describe("a total against its parts, in 万元 with two decimals", () => {
  /** Printed figures: `count` parts of 1.01, and a total that is off by so many hundredths. */
  const off = (count: number, steps: number): Verdict =>
    totalAgainst(Array(count).fill(1.01), (count * 101 + steps) / 100);

  test.each(numbers(40, 1))("%i parts: every gap is judged by what rounding can do", (count) => {
    const figures = count + 1;
    for (let gap = 0; gap <= figures; gap++) {
      // All halves together: gap < figures / 2. Three deviations: gap ≥ 3·√(figures / 12).
      const expected: Verdict =
        gap === 0
          ? "equal"
          : 2 * gap >= figures
            ? "unequal"
            : figures >= 6 && gap >= 3 * Math.sqrt(figures / 12)
              ? "doubtful"
              : "rounding";
      expect([gap, off(count, gap)]).toEqual([gap, expected]);
      expect([gap, off(count, -gap)]).toEqual([gap, expected]);
    }
  });

  test.each<[parts: number, gap: number, verdict: Verdict]>([
    [1, 0.01, "unequal"],
    [2, 0.01, "rounding"],
    [3, 0.01, "rounding"],
    [3, 0.02, "unequal"],
    [4, 0.02, "rounding"],
    [5, 0.02, "rounding"],
    [5, 0.03, "unequal"],
    [6, 0.03, "doubtful"],
    [11, 0.03, "doubtful"],
    [12, 0.03, "rounding"],
    [29, 0.04, "rounding"],
    [29, 0.05, "doubtful"],
    [29, 0.14, "doubtful"],
    [29, 0.15, "unequal"],
  ])("%i parts and %d: %s", (count, gap, verdict) => expect(off(count, Math.round(gap * 100))).toBe(verdict));

  test.each<[says: string, total: Cell, parts: readonly Cell[], verdict: Verdict]>([
    ["equal", 3, [1, 2], "equal"],
    ["all blank", null, [null, "—"], "empty"],
    ["zeros are figures", 0, [null, 0], "equal"],
    ["blank against zero", null, [0], "equal"],
    ["zero against blanks", 0, [null, null], "equal"],
    ["a blank is an exact nothing", 3.01, [3, null, null], "unequal"],
    ["a zero is a rounded figure", 3.01, [3, 0, null], "rounding"],
    ["zeros widen the bounds, not the deviation", 6.03, [1, 1, 1, 1, 1, 1, 0, 0], "doubtful"],
    ["a blank total over parts", null, [0.01], "unequal"],
    ["a blank total over two rounded parts may be nothing", null, [0.01, -0.01], "equal"],
    ["a part below zero", 1.99, [3, -1], "rounding"],
  ])("%s", (_, total, parts, verdict) => expect(totalAgainst(parts, total)).toBe(verdict));
});

describe("units", () => {
  test.each<[says: string, unit: Unit, total: Cell, parts: readonly Cell[], verdict: Verdict]>([
    ["元 with cents is exact", "元", 3.01, [1.5, 1.5, 0, 0, 0, 0], "unequal"],
    ["元 with one cell of cents is exact throughout", "元", 301, [100, 200, 0.5], "unequal"],
    ["whole 元 is rounded to half a 元", "元", 301, [100, 200], "rounding"],
    ["whole 元, two figures", "元", 301, [300], "unequal"],
    ["whole 元, beyond the bounds", "元", 302, [100, 200], "unequal"],
    ["千元", "千元", 3.01, [1, 2], "rounding"],
    ["千元, a copy", "千元", 3.01, [3], "unequal"],
    ["亿元", "亿元", 3.01, [1, 2], "rounding"],
    ["亿元, beyond the bounds", "亿元", 3.02, [1, 2], "unequal"],
    ["万元 with three decimals", "万元", "3.001", ["1.002", "1.998"], "rounding"],
    ["万元 with three decimals, beyond the bounds", "万元", "3.012", ["1.002", "1.998"], "unequal"],
    ["万元 with six decimals is 分 by 分", "万元", "3.000001", ["1.000002", "1.999998"], "rounding"],
    [
      "one cell with three decimals does not take the tolerance from the others",
      "万元",
      3.01,
      ["1.004", 1, 1],
      "rounding",
    ],
    ["things are never rounded", "个", 3, [1, 1], "unequal"],
    ["things agree", "个", 3, [1, 2], "equal"],
    ["half a thing is not nothing", "个", 3.5, [1, 2], "unequal"],
  ])("%s", (_, unit, total, parts, verdict) => expect(totalAgainst(parts, total, unit)).toBe(verdict));

  test.each<[first: readonly [Unit, Cell], second: readonly [Unit, Cell], verdict: Verdict]>([
    [["万元", 12.35], ["元", 123456.78], "rounding"],
    [["万元", 12.35], ["元", 123500], "equal"],
    [["万元", 12.35], ["元", 123550.01], "unequal"],
    [["万元", 12.35], ["元", 123449.99], "unequal"],
    [["万元", 12.35], ["千元", 123.46], "rounding"],
    [["万元", 12.35], ["千元", 123.5], "equal"],
    [["万元", 12.35], ["千元", 123.56], "unequal"],
    [["亿元", 1.23], ["万元", 12345.67], "rounding"],
    [["亿元", 1.23], ["万元", 12350.01], "unequal"],
    [["亿元", 1.23], ["元", 123000000], "equal"],
  ])("%j and %j: %s", (first, second, verdict) => {
    const amounts = amountsOf([first[0], [first[1]]], [second[0], [second[1]]]);
    expect(amounts.judge([0], [1], "=")).toBe(verdict);
    expect(amounts.judge([1], [0], "=")).toBe(verdict);
  });

  // 123450.00 元 is printed 12.35 万元: half a step is reached where one side is exact.
  test("an exact figure and what it is rounded to, half a step apart", () => {
    expect(amountsOf(["万元", [12.35]], ["元", [123450.0, 0.01]]).judge([0], [1], "=")).not.toBe("unequal");
  });

  test("the comparison is said in the unit of the table asked for", () => {
    const amounts = amountsOf(["万元", [12.35]], ["元", [123456.78]]);
    expect(amounts.compare([0], [1], "=", 0)).toMatchObject({ left: "12.35", right: "12.345678", gap: "0.004322" });
    expect(amounts.compare([0], [1], "=", 1)).toMatchObject({ left: "123500.00", right: "123456.78", gap: "43.22" });
    expect([amounts.unit(0), amounts.unit(1)]).toEqual(["万元", "元"]);
  });

  test.each<[says: string, parts: readonly number[], total: number, off: number, verdict: Verdict]>([
    ["whole 万元", numbers(40, 11), 1220, 1, "rounding"],
    ["whole 万元, beyond the bounds", numbers(40, 11), 1220, 21, "unequal"],
    ["whole 万元 but for one slip of the pen", [...numbers(100, 11), 0.5], 6050.5, 1, "rounding"],
    ["one decimal", numbers(40, 11).map((n) => n / 10), 122, 0.1, "rounding"],
    ["one decimal, beyond the bounds", numbers(40, 11).map((n) => n / 10), 122, 2.1, "unequal"],
    ["too few figures say nothing", [11, 12], 23, 1, "unequal"],
  ])("a set in %s", (_, parts, total, gap, verdict) => {
    expect(totalAgainst(parts, total)).toBe("equal");
    expect(totalAgainst(parts, hundredths(total + gap))).toBe(verdict);
  });

  test.each<[how: string, print: (n: number) => Cell]>([
    ["by a format", (n) => [n, "#,##0.00"]],
    ["as texts", (n) => n.toFixed(2)],
  ])("whole 万元 that are printed with two decimals %s are exact to the second", (_, print) => {
    const parts = numbers(40, 11);
    expect(totalAgainst(parts.map(print), print(1220))).toBe("equal");
    expect(totalAgainst(parts.map(print), print(1221))).toBe("unequal");
  });

  // A table that its formats print in whole 万元: 1.5 + 1.5 = 3, printed 2 + 2 = 3.
  test("figures that a format prints with fewer than two decimals are rounded that far", () => {
    const whole = (value: number): Cell => [value, "#,##0"];
    expect(totalAgainst([whole(1.5), whole(1.5)], whole(3))).toBe("rounding");
  });
});

describe("relations", () => {
  test.each<[relation: "≤" | "⇔" | "⇒", left: readonly Cell[], right: readonly Cell[], verdict: Verdict]>([
    ["≤", [1], [2], "equal"],
    ["≤", [2], [2], "equal"],
    ["≤", [2.01], [2], "unequal"],
    ["≤", [2.01], [1, 1], "rounding"],
    ["≤", [2.02], [1, 1], "unequal"],
    ["≤", [null], [null], "empty"],
    ["≤", [null], [5], "equal"],
    ["≤", [5], [null], "unequal"],
    ["≤", [], [-0.01], "unequal"],
    ["≤", [], [0], "equal"],
    ["⇔", [1], [0.01], "equal"],
    ["⇔", [0], [null], "empty"],
    ["⇔", [0], [3], "unequal"],
    ["⇔", [3], [null], "unequal"],
    ["⇔", [null], [null], "empty"],
    ["⇒", [1], [2], "equal"],
    ["⇒", [1], [null], "unequal"],
    ["⇒", [null], [2], "equal"],
    ["⇒", [0], [0], "empty"],
  ])("%s of %j and %j: %s", (relation, left, right, verdict) => {
    const amounts = amountsOf(["万元", [...left, ...right]]);
    expect(amounts.judge(numbers(left.length), numbers(right.length, left.length), relation)).toBe(verdict);
  });
});

describe("large amounts", () => {
  test("13 digits of 元 are counted to the 分", () => {
    expect(readAs("12,345,678,901,234.56", "元")).toBe("12345678901234.56");
    expect(totalAgainst(["6172839450617.28", "6172839450617.28"], "12345678901234.56", "元")).toBe("equal");
    expect(totalAgainst(["6172839450617.28", "6172839450617.27"], "12345678901234.56", "元")).toBe("unequal");
  });

  test("sums beyond 2^53 are exact", () => {
    // 40 times 49 999 999 999 999.99 元 is about 2·10^17 分.
    const parts = Array<string>(40).fill("49999999999999.99");
    const amounts = amountsOf(["元", [...parts, ...parts, "0.01"]]);
    const [left, right] = [numbers(40), numbers(40, 40)];
    expect(amounts.judge(left, right, "=")).toBe("equal");
    expect(amounts.judge([...left, 80], right, "=")).toBe("unequal");
    expect(amounts.compare([...left, 80], right, "=", 0)).toEqual({
      verdict: "unequal",
      left: "1999999999999999.61",
      right: "1999999999999999.60",
      gap: "0.01",
    });
  });

  test.each<[cell: Cell, unit: Unit]>([
    [6e13, "元"],
    ["60,000,000,000,000.00", "元"],
    [6e9, "万元"],
    [6e5, "亿元"],
    ["99999999999999999999", "元"],
  ])("%j %s is more than any unit has, and no amount", (cell, unit) => expect(readAs(cell, unit)).toBe("unreadable"));
});

describe("honest figures", () => {
  /** 分 as printed in 万元 with two decimals, in hundredths: half away from zero. */
  const printed = (fen: number): number => Math.sign(fen) * Math.floor((Math.abs(fen) + 5000) / 10000);
  const cellOf = (fen: number): Cell => (fen === 0 ? null : printed(fen) / 100);
  const fen = fc.oneof(
    fc.integer({ min: -1e12, max: 1e12 }),
    fc.integer({ min: -20000, max: 20000 }),
    fc.constantFrom(0, 5000, -5000, 4999, -4999, 15000, 10000),
  );
  const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

  test("rounded one by one they are never 不符, whatever their number and signs", () => {
    fc.assert(
      fc.property(fc.array(fen, { minLength: 1, maxLength: 60 }), fc.array(fen, { maxLength: 10 }), (left, right) => {
        const all = [...left, ...right, sum(left) - sum(right)];
        const amounts = amountsOf(["万元", all.map(cellOf)]);
        const verdict = amounts.judge(numbers(left.length), numbers(right.length + 1, left.length), "=");
        expect(verdict).not.toBe("unequal");
      }),
      { numRuns: 2000 },
    );
  });

  test("all at the half, they are never 不符", () => {
    for (let count = 1; count <= 60; count++) {
      for (const half of [5000, -5000, 15000]) {
        const fens = Array<number>(count).fill(half);
        expect(totalAgainst(fens.map(cellOf), cellOf(sum(fens)))).not.toBe("unequal");
      }
    }
  });

  test("a copy is equal", () => {
    fc.assert(
      fc.property(fen, (one) => {
        expect(["equal", "empty"]).toContain(totalAgainst([cellOf(one)], cellOf(one)));
      }),
    );
  });

  test("wherever a gap is not 不符, there are true figures that print so", () => {
    const steps = fc.integer({ min: -500, max: 500 });
    const lists = fc.array(steps, { minLength: 1, maxLength: 30 });
    let found = 0;
    fc.assert(
      fc.property(lists, lists, fc.integer({ min: -40, max: 40 }), (left, right, off) => {
        const drawn = [...left, ...right];
        // The last figure closes the sum but for a small gap.
        const figures = [...drawn, sum(left) - sum(right) - off];
        const amounts = amountsOf(["万元", figures.map((one) => one / 100)]);
        const [l, r] = [numbers(left.length), numbers(right.length + 1, left.length)];
        const verdict = amounts.judge(l, r, "=");
        expect(verdict === "unequal").toBe(2 * Math.abs(off) >= figures.length);
        if (verdict === "unequal") return;
        found++;
        // `off` steps of 10 000 分 are spread over all figures, as evenly as whole 分 allow.
        const [each, rest] = [
          Math.floor((off * 10000) / figures.length),
          (((off * 10000) % figures.length) + figures.length) % figures.length,
        ];
        const truth = figures.map((one, i) => {
          const share = each + (i < rest ? 1 : 0);
          return one * 10000 + (i < left.length ? -share : share);
        });
        expect(truth.map((one) => printed(one) + 0)).toEqual(figures.map((one) => one + 0));
        expect(sum(truth.slice(0, left.length))).toBe(sum(truth.slice(left.length)));
      }),
      { numRuns: 1000 },
    );
    expect(found).toBeGreaterThan(200);
  });

  test("every gap beyond the bounds is 不符: no true figures print so", () => {
    // Exhaustive for two parts: the total of what prints 1.00 and 2.00 prints 2.99, 3.00 or 3.01.
    const totals = new Set<number>();
    for (let a = 9950_00; a < 10050_00; a += 100)
      for (let b = -5000; b < 5000; b += 100) totals.add(printed(a + 2000000 + b));
    for (let total = 290; total <= 310; total++) {
      expect(totalAgainst([1, 2], total / 100) !== "unequal").toBe(totals.has(total));
    }
  });

  test("the stored values of one-by-one rounding always agree", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1e9 }), { minLength: 2, maxLength: 20 }), (fens) => {
        const cells = [sum(fens), ...fens].map((one): Cell => [one / 1e6, "0.00"]);
        const { verdict, stored } = amountsOf(["万元", cells]).compare([0], numbers(fens.length, 1), "=", 0);
        expect(verdict).not.toBe("unequal");
        expect(stored).toBe(verdict === "equal" ? undefined : "agrees");
      }),
    );
  });
});
