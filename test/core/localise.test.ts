import fc from "fast-check";
import { changesOf, localise, type Cause } from "../../src/core/causes/localise.ts";
import { named, type Named } from "./systems.ts";

/** A change as it would be said: "-1.01 to -0.99". */
function amount({ low, high }: { readonly low: number; readonly high: number }): string {
  const print = (steps: number): string => (Number.isFinite(steps) ? (steps / 100).toFixed(2) : String(steps));
  return low === high ? print(low) : `${print(low)} to ${print(high)}`;
}

/** Cause by cause, every explanation: "a -1.00, b 1.00". */
function told({ system, names, broken }: Named): string[][] {
  return localise(system, broken, () => true).map(({ explanations }) =>
    explanations.map(({ cells, changes }) =>
      cells.map((cell, i) => `${names[cell]} ${amount(changes[i]!)}`).join(", "),
    ),
  );
}

/** The cells of an explanation in the order of their names. */
function sorted(explanation: string): string {
  return explanation.split(", ").sort().join(", ");
}

describe("one sum alone", () => {
  const sum = (figures: Record<string, number | null>): string[][] =>
    told(named({ 万元: figures }, "total = a + b + c"));

  test("that agrees has no cause, within rounding too", () => {
    expect(sum({ total: 6, a: 1, b: 2, c: 3 })).toEqual([]);
    expect(sum({ total: 6.01, a: 1, b: 2, c: 3 })).toEqual([]);
  });

  test("may be wrong in any cell, by as much as it is off, give or take what rounding leaves open", () => {
    const more = "0.99 to 1.01";
    expect(sum({ total: 7, a: 1, b: 2, c: 3 })).toEqual([
      ["total -1.01 to -0.99", `a ${more}`, `b ${more}`, `c ${more}`],
    ]);
  });

  test("may lack what stands in no cell", () => {
    expect(sum({ total: 7, a: 1, b: null, c: 3 })).toEqual([
      ["total -3.01 to -2.99", "a 2.99 to 3.01", "b 2.99 to 3.01", "c 2.99 to 3.01"],
    ]);
  });

  test("leaves more open once a blank cell is filled", () => {
    expect(told(named({ 万元: { total: 7, a: 3, b: null } }, "total = a + b"))).toEqual([
      ["total -4.00", "a 4.00", "b 3.99 to 4.01"],
    ]);
  });

  test("is only told apart by cells that may change", () => {
    const { system, names, broken } = named({ 万元: { total: 7, a: 1, b: 2 } }, "total = a + b");
    const causes = localise(system, broken, (cell) => names[cell] !== "total" && names[cell] !== "a");
    expect(causes).toEqual([
      { broken: [0], explanations: [{ cells: [2], changes: [{ low: 399, high: 401 }] }], cutOff: false },
    ]);
    expect(localise(system, broken, () => false)).toEqual([{ broken: [0], explanations: [], cutOff: false }]);
  });
});

describe("a sum whose figures stand in two other tables too", () => {
  const copied = ["total", "a", "b"].flatMap((one) => [`${one} = ${one}2`, `${one} = ${one}3`, `${one}2 = ${one}3`]);
  const copies = (figures: Record<string, number>): string[][] =>
    told(
      named(
        { 万元: { total: 3, a: 1, b: 2, total2: 3, a2: 1, b2: 2, total3: 3, a3: 1, b3: 2, ...figures } },
        "total = a + b",
        ...copied,
      ),
    );

  test.each<[figures: Record<string, number>, told: string[][]]>([
    [{}, []],
    [{ total: 4 }, [["total -1.00"]]],
    [{ a: 5 }, [["a -4.00"]]],
    // A copy stands in no sum, so a last place is enough.
    [{ a2: 9 }, [["a2 -8.00"]]],
    [{ a2: 1.01 }, [["a2 -0.01"]]],
    [{ a: 1.01 }, [["a -0.01"]]],
    [{ a3: 4, total2: 9 }, [["total2 -6.00"], ["a3 -3.00"]]],
    // Two parts of one sum, even where they cancel out, and a part with its total.
    [{ a: 5, b: 7 }, [["a -4.00, b -5.00"]]],
    [{ a: 2, b: 1 }, [["a -1.00, b 1.00"]]],
    [{ total: 5, a: 3 }, [["total -2.00, a -2.00"]]],
    [{ total: 5, a: 3, b: 4 }, [["total -2.00, a -2.00, b -2.00"]]],
    // Two tables that say the same do not outvote the third, whose sum holds.
    [{ a2: 2, a3: 2 }, [["a2 -1.00, a3 -1.00"]]],
  ])("%j", (figures, expected) => {
    const inOrder = copies(figures).map((cause) => cause.map(sorted).sort());
    expect(inOrder).toEqual(expected.map((cause) => cause.map(sorted).sort()));
  });
});

describe("a table with totals both ways", () => {
  const table = (figures: Record<string, number>): string[][] =>
    told(
      named(
        { 万元: { a: 1, b: 2, row1: 3, c: 4, d: 5, row2: 9, column1: 5, column2: 7, total: 12, ...figures } },
        "row1 = a + b",
        "row2 = c + d",
        "column1 = a + c",
        "column2 = b + d",
        "total = row1 + row2",
        "total = column1 + column2",
      ),
    );

  test.each<[figures: Record<string, number>, told: string[][]]>([
    [{}, []],
    [{ a: 6 }, [["a -5.01 to -4.99"]]],
    [{ row1: 8 }, [["row1 -5.01 to -4.99"]]],
    [{ column2: 2 }, [["column2 4.99 to 5.01"]]],
    [{ total: 17 }, [["total -5.01 to -4.99"]]],
    [{ a: 6, d: 1 }, [["a -5.01 to -4.99, d 3.99 to 4.01"]]],
  ])("%j", (figures, expected) => {
    expect(table(figures).map((own) => own.map(sorted))).toEqual(expected);
  });

  test("two that cancel out in their row could be two others that do", () => {
    expect(table({ a: 11, b: -8 }).map((own) => own.map(sorted))).toEqual([
      [
        "column1 9.99 to 10.01, column2 -10.01 to -9.99",
        "a -10.01 to -9.99, b 9.99 to 10.01",
        "c -10.01 to -9.99, d 9.99 to 10.01",
      ],
    ]);
  });

  test("three errors are found", () => {
    expect(table({ a: 31, d: 55, total: 112 }).map((own) => own.map(sorted))).toEqual([
      ["a -30.01 to -29.99, d -50.01 to -49.99, total -100.01 to -99.99"],
    ]);
  });

  test("four in one row are not guessed at", () => {
    const { figures, relations } = totalled([
      [1000, 2000, 3000, 4000],
      [5000, 6000, 7000, 8000],
    ]);
    const wrong = { "part0.0": 100, "part0.1": 200, "part0.2": 400, "part0.3": 800 };
    const { system, broken } = named({ 万元: moved(figures, new Map(Object.entries(wrong))) }, ...relations);
    expect(localise(system, broken, () => true)).toEqual([
      { broken: expect.arrayContaining(broken) as unknown, explanations: [], cutOff: false },
    ]);
    // 1 row, 4 columns.
    expect(broken).toHaveLength(5);
  });
});

describe("a bound", () => {
  test("leaves one end open", () => {
    const figures = { part: 5, whole: 4 };
    expect(told(named({ 万元: figures }, "part ≤ whole"))).toEqual([
      ["part -Infinity to -1.00", "whole 1.00 to Infinity"],
    ]);
  });

  test("closes where something else does", () => {
    const figures = { part: 5, whole: 4, copy: 4, less: 3 };
    expect(told(named({ 万元: figures }, "part ≤ whole", "whole = copy", "less ≤ part"))).toEqual([
      ["part -2.00 to -1.00"],
    ]);
  });
});

test("a cell that would have to say two things at once does not explain both", () => {
  const causes = told(named({ 万元: { x: 5, y: 1, z: 1.01 } }, "x = y", "x = z"));
  expect(causes.map((cause) => cause.map(sorted).sort())).toEqual([
    ["x -3.99, y 0.01", "x -4.00, z -0.01", "y 4.00, z 3.99"],
  ]);
});

test("errors that have nothing to do with each other are two causes", () => {
  const { system, broken } = named(
    { 万元: { a: 1, a2: 2, a3: 1, b: 3, b2: 3, b3: 5 } },
    ...["a", "b"].flatMap((one) => [`${one} = ${one}2`, `${one}2 = ${one}3`, `${one} = ${one}3`]),
  );
  const causes = localise(system, broken, () => true);
  expect(causes).toEqual<Cause[]>([
    { broken: [0, 1], explanations: [{ cells: [1], changes: [{ low: -100, high: -100 }] }], cutOff: false },
    { broken: [4, 5], explanations: [{ cells: [5], changes: [{ low: -200, high: -200 }] }], cutOff: false },
  ]);
});

// True amounts to the 0.001, every cell rounded on its own.
const tables = fc
  .record({
    parts: fc.integer({ min: 2, max: 4 }).chain((width) =>
      fc.array(fc.array(fc.integer({ min: -200_000, max: 2_000_000 }), { minLength: width, maxLength: width }), {
        minLength: 2,
        maxLength: 4,
      }),
    ),
    errors: fc.array(
      fc.record({
        at: fc.nat(),
        // In last places; five are more than rounding can make in so small a table.
        steps: fc.oneof(fc.integer({ min: 5, max: 20 }), fc.integer({ min: 5, max: 1_000_000 })),
        less: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ parts, errors }) => ({ ...totalled(parts), errors }))
  .map(({ figures, relations, errors }) => {
    const cells = Object.keys(figures);
    const wrong = new Map(errors.map(({ at, steps, less }) => [cells[at % cells.length]!, less ? -steps : steps]));
    return { relations, wrong, figures: moved(figures, wrong) };
  });

/** Parts with a total for each row and column, and one of all. */
function totalled(parts: readonly (readonly number[])[]): { figures: Record<string, number>; relations: string[] } {
  const width = parts[0]!.length;
  const columns = Array.from({ length: width }, (_, c) => parts.reduce((sum, row) => sum + row[c]!, 0));
  const rows = parts.map((row) => row.reduce((sum, one) => sum + one, 0));
  const names = parts.map((row, r) => row.map((_, c) => `part${r}.${c}`));
  const round = (amount: number): number => (Math.sign(amount) * Math.floor((Math.abs(amount) + 5) / 10)) / 100;
  return {
    figures: Object.fromEntries([
      ...parts.flatMap((row, r) => row.map((part, c) => [names[r]![c]!, round(part)])),
      ...rows.map((sum, r) => [`row${r}`, round(sum)]),
      ...columns.map((sum, c) => [`column${c}`, round(sum)]),
      ["total", round(rows.reduce((sum, one) => sum + one, 0))],
    ]) as Record<string, number>,
    relations: [
      ...names.map((row, r) => `row${r} = ${row.join(" + ")}`),
      ...columns.map((_, c) => `column${c} = ${names.map((row) => row[c]).join(" + ")}`),
      `total = ${rows.map((_, r) => `row${r}`).join(" + ")}`,
      `total = ${columns.map((_, c) => `column${c}`).join(" + ")}`,
    ],
  };
}

/** The figures with some of them so many last places larger. */
function moved(figures: Readonly<Record<string, number>>, by: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, Math.round(figure * 100 + (by.get(name) ?? 0)) / 100]),
  );
}

describe("errors planted in a table with totals both ways", () => {
  test("one is found, and what it may be is all that agrees", () => {
    fc.assert(
      fc.property(
        tables.filter(({ wrong }) => wrong.size === 1),
        ({ figures, relations, wrong }) => {
          const { system, names, broken } = named({ 万元: figures }, ...relations);
          const [[cell, steps]] = [...wrong] as [[string, number]];
          const causes = localise(system, broken, () => true);
          expect(
            causes.map(({ explanations }) => explanations.map(({ cells }) => cells.map((one) => names[one]))),
          ).toEqual([[[cell]]]);
          const { low, high } = causes[0]!.explanations[0]!.changes[0]!;
          expect(low <= -steps && -steps <= high).toBe(true);
          const brokenBy = (change: number): number =>
            named({ 万元: moved(figures, new Map([[cell, change]])) }, ...relations).broken.length;
          expect([brokenBy(low), brokenBy(high)]).toEqual([0, 0]);
          expect([brokenBy(low - 1), brokenBy(high + 1)]).not.toContain(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("several are explained by no more cells than are wrong, and the wrong ones would do", () => {
    fc.assert(
      fc.property(tables, ({ figures, relations, wrong }) => {
        const { system, names, broken } = named({ 万元: figures }, ...relations);
        const causes = localise(system, broken, () => true);
        const sizes = causes.map(({ explanations }) => new Set(explanations.map(({ cells }) => cells.length)));
        // All explanations of a cause are of one size, and there is one.
        expect(sizes.every(({ size }) => size === 1)).toBe(true);
        expect(sizes.flatMap((own) => [...own]).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(wrong.size);
        const own = changesOf(
          system,
          [...wrong.keys()].map((name) => [names.indexOf(name)]),
        );
        expect(own).toEqual({ changes: expect.any(Array) as unknown });
        [...wrong.values()].forEach((steps, i) => {
          const { low, high } = "changes" in own ? own.changes[i]! : { low: 0, high: 0 };
          expect(low <= -steps && -steps <= high).toBe(true);
        });
      }),
      { numRuns: 500 },
    );
  });
});
