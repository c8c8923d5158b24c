import fc from "fast-check";
import type { Slip } from "../../src/core/report/finding.ts";
import { slipOf } from "../../src/core/causes/typing-slips.ts";

/** What is found for a printed amount that should lie in a range, all as a table prints them: "transposed 442.37". */
function found(now: number, low: number, high = low): string | undefined {
  const places = (amount: number): number => Math.round(amount * 100);
  const slip = slipOf(places(now), { low: places(low), high: places(high) });
  return slip === undefined ? undefined : `${slip.slip} ${(slip.value / 100).toFixed(2)}`;
}

test.each<[says: string, now: number, right: readonly [low: number, high?: number], found: string]>([
  ["two digits exchanged", 424.37, [442.37], "transposed 442.37"],
  [
    "two digits exchanged, what rounding leaves open around the right one",
    424.37,
    [442.36, 442.38],
    "transposed 442.37",
  ],
  ["the first two", 78.11, [87.11], "transposed 87.11"],
  ["over the point", 35.39, [33.59], "transposed 33.59"],
  ["the last two, where it can be no other amount", 12.94, [12.49], "transposed 12.49"],
  ["the last two, of two amounts that would do", 12.94, [12.48, 12.49], "transposed 12.49"],
  ["of a negative amount", -424.37, [-442.37], "transposed -442.37"],
  ["of an amount below one", 0.12, [0.21], "transposed 0.21"],
  ["a zero that came to stand before the point", 0.5, [5.0], "transposed 5.00"],
  ["the sign", -520.94, [520.93, 520.95], "sign 520.94"],
  ["the sign of what should be negative", 12.3, [-12.3], "sign -12.30"],
  ["the point, one place to the right", 53.5, [5.35], "scaled 5.35"],
  ["the point, two places to the right", 535, [5.35], "scaled 5.35"],
  ["the point, one place to the left: the last place is lost", 44.24, [442.37], "scaled 442.37"],
  ["the point, two places to the left", 4.42, [442.37], "scaled 442.37"],
  ["the point, two places to the left, of a round amount", 4.42, [441.99, 442.05], "scaled 442.00"],
  ["千元 in a table of 万元", 4423.7, [442.37], "scaled 442.37"],
  ["元 in a table of 万元", 5_294_400, [529.43, 529.45], "scaled 529.44"],
  ["元 with its 角 and 分 in a table of 万元", 854_221.37, [85.42], "scaled 85.42"],
  ["negative 元 in a table of 万元", -854_221.37, [-85.42], "scaled -85.42"],
  ["万元 in a table of 元", 85.42, [854_221.37], "scaled 854221.37"],
])("%s: %d for %j", (_, now, [low, high], expected) => expect(found(now, low, high)).toBe(expected));

test.each<[says: string, now: number, right: readonly [low: number, high?: number]]>([
  ["another amount altogether", 442.37, [381.2]],
  ["digits that are not neighbours", 38.33, [33.88]],
  ["the figure itself", 442.37, [442.37]],
  ["two digits that are the same", 44.12, [44.13, 44.14]],
  ["nothing", 0, [442.37]],
  ["should be nothing", 442.37, [0]],
  // Every second figure, or so, would do by chance.
  ["digits in the last places, where three amounts would do", 12.94, [12.48, 12.5]],
  ["digits in the places before, where thirty amounts would do", 18.2, [12.66, 12.95]],
  ["a sign, where the range is half as wide as the figure", -0.2, [0.14, 0.24]],
  ["a point, where the range is as wide as the figure", 53.5, [3, 8]],
  ["a point, where what is lost is nearly all", 0.01, [0.12]],
  ["an open end", 424.37, [442.37, Number.POSITIVE_INFINITY]],
  ["anything", 424.37, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]],
  ["five places of the point", 42_437_000, [424.37]],
  ["five places of the point, to the left", 0.12, [12_000]],
  ["sign and point both", -4423.7, [442.37]],
])("no slip: %s: %d for %j", (_, now, [low, high]) => expect(found(now, low, high)).toBeUndefined());

test("what says most goes first: a sign before digits, digits before the point", () => {
  // 0.10 and 1.00 are as well ten times each other.
  expect(found(0.1, 1)).toBe("transposed 1.00");
  expect(found(-0.1, 0.1)).toBe("sign 0.10");
});

/** Amounts in last places that begin with no zero: 3 to 13 digits. */
const amounts = fc
  .tuple(fc.integer({ min: 100, max: 1_000_000_000 }), fc.boolean())
  .map(([amount, negative]) => (negative ? -amount : amount));

/** What each slip makes of an amount; undefined where it would not show. */
const SLIPS: Readonly<Record<string, fc.Arbitrary<readonly [amount: number, printed: number]>>> = {
  sign: amounts.map((amount) => [amount, -amount]),
  transposed: fc
    .tuple(amounts, fc.nat())
    .map(([amount, at]) => [amount, exchanged(amount, at)] as const)
    // Where the zero would come first, another figure with fewer digits is printed.
    .filter(([amount, printed]) => printed !== amount && String(printed).length === String(amount).length),
  "scaled up": fc.tuple(amounts, power()).map(([amount, by]) => [amount, amount * by]),
  "scaled down": fc
    .tuple(amounts, power())
    .map(([amount, by]) => [amount, Math.sign(amount) * Math.round(Math.abs(amount) / by)] as const)
    // Of fewer last places too much is lost.
    .filter(([, printed]) => Math.abs(printed) >= 5),
};

function power(): fc.Arbitrary<number> {
  return fc.constantFrom(10, 100, 1000, 10_000);
}

function exchanged(amount: number, at: number): number {
  const digits = String(Math.abs(amount)).split("");
  const i = at % (digits.length - 1);
  [digits[i], digits[i + 1]] = [digits[i + 1]!, digits[i]!];
  return Math.sign(amount) * Number(digits.join(""));
}

/** Whether a slip makes the printed figure out of an amount, told without the engine. */
function makes(slip: Slip, amount: number, printed: number): boolean {
  if (slip === "sign") return printed === -amount;
  if (slip === "transposed") {
    const digits = String(Math.abs(amount)).padStart(Math.max(3, String(Math.abs(printed)).length), "0");
    return [...digits.slice(1)].some((digit, i) => {
      const other = digits.slice(0, i) + digit + digits.charAt(i) + digits.slice(i + 2);
      return printed !== amount && printed === Math.sign(amount) * Number(other);
    });
  }
  return [1, 2, 3, 4].some((by) => {
    const factor = 10 ** by;
    return Math.abs(amount * factor - printed) <= factor / 2 || Math.abs(amount - printed * factor) <= factor / 2;
  });
}

describe("a random amount", () => {
  test.each(Object.entries(SLIPS))("%s is found again, or another slip that does as well", (_, slipped) => {
    fc.assert(
      fc.property(slipped, ([amount, printed]) => {
        const slip = slipOf(printed, { low: amount, high: amount });
        expect(slip?.value).toBe(amount);
        expect(makes(slip!.slip, amount, printed)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("is never said to be what no slip would make of it, nor what is not asked for", () => {
    const near = fc.tuple(
      fc.oneof(amounts, fc.integer({ min: -200, max: 200 })),
      fc.oneof(amounts, fc.integer({ min: -200, max: 200 })),
      fc.oneof(fc.nat(20), fc.nat(100_000)),
    );
    let found = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          near,
          ...Object.values(SLIPS).map((one) => one.map(([amount, printed]) => [printed, amount, 2] as const)),
        ),
        ([printed, low, width]) => {
          const slip = slipOf(printed, { low, high: low + width });
          if (slip === undefined) return;
          found++;
          expect(slip.value).toBeGreaterThanOrEqual(low);
          expect(slip.value).toBeLessThanOrEqual(low + width);
          expect(slip.value).not.toBe(printed);
          expect(makes(slip.slip, slip.value, printed)).toBe(true);
        },
      ),
      { numRuns: 1500 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  // A range as wide as a slip is rare lets one figure in four through, or fewer.
  test("has a slip by chance once in four times at most", () => {
    let [asked, found] = [0, 0];
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 10_000 }),
        fc.integer({ min: -40, max: 40 }),
        fc.nat(30),
        (now, off, width) => {
          const low = now + off;
          if (off <= 0 && low + width >= now) return;
          asked++;
          found += Number(slipOf(now, { low, high: low + width }) !== undefined);
        },
      ),
      { numRuns: 1500, seed: 3 },
    );
    expect(found / asked).toBeLessThan(0.25);
  });
});
