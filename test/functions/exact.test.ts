import fc from "fast-check";
import { changeOf, growth, ratio, scaled, sum } from "../../src/core/amounts/single.ts";
import { numberOf } from "../../src/core/amounts/text.ts";

// Against whole numbers of any size, which have no rounding of their own.

/** A decimal as whole × 10^-places. */
interface Exact {
  readonly whole: bigint;
  readonly places: number;
}

const abs = (n: bigint): bigint => (n < 0n ? -n : n);

/** ⌊a ÷ b + ½⌋ of what is above zero. */
const rounded = (a: bigint, b: bigint): bigint => (2n * a + b) / (2n * b);

function numberAt({ whole, places }: Exact): number {
  return Number(`${whole}e-${places}`);
}

/** a ÷ b in 15 significant digits, half away from zero. */
function inDigits(a: bigint, b: bigint): number {
  if (a === 0n) return 0;
  let [top, bottom, power] = [abs(a), abs(b), 0];
  for (; top >= bottom * 10n ** 15n; power++) bottom *= 10n;
  for (; top < bottom * 10n ** 14n; power--) top *= 10n;
  const sign = a < 0n === b < 0n ? "" : "-";
  return Number(`${sign}${rounded(top, bottom)}e${power}`);
}

function align(a: Exact, b: Exact): [bigint, bigint] {
  const places = Math.max(a.places, b.places);
  const of = ({ whole, places: own }: Exact): bigint => whole * 10n ** BigInt(places - own);
  return [of(a), of(b)];
}

const amount = fc.record({
  whole: fc.oneof(fc.bigInt(-(10n ** 7n), 10n ** 7n), fc.bigInt(-(10n ** 13n), 10n ** 13n)),
  places: fc.constantFrom(0, 1, 2, 2, 2, 4, 6),
});
const RUNS = { numRuns: Number(process.env["TRIALS"] ?? 1500) };

test("rates are right in 15 digits", () => {
  fc.assert(
    fc.property(amount, amount, (part, base) => {
      const [a, b] = align(part, base);
      fc.pre(b !== 0n);
      expect(ratio(numberAt(part), numberAt(base))).toBe(inDigits(a, b));
      expect(growth(numberAt(base), numberAt(part))).toBe(inDigits(a - b, b));
    }),
    RUNS,
  );
});

test("rates that lie half way between two answers are rounded away from zero", () => {
  // 16 digits that end in 5.
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 9n), fc.constantFrom(5n ** 3n, 2n ** 10n, 5n ** 8n, 2n ** 20n), (n, d) => {
      expect(ratio(Number(n), Number(d))).toBe(inDigits(n, d));
    }),
    RUNS,
  );
});

test("a change is printed to two decimals, half up, and so is its rate", () => {
  fc.assert(
    fc.property(amount, amount, (before, now) => {
      const [b, n] = align(before, now);
      const one = 10n ** BigInt(Math.max(before.places, now.places));
      const hundredths = (value: bigint): string => {
        const text = String(value).padStart(3, "0");
        return `${text.slice(0, -2)}.${text.slice(-2)}`;
      };
      const size = rounded(abs(n - b) * 100n, one);
      expect(changeOf(numberAt(before), numberAt(now))).toEqual({
        sign: size === 0n ? 0 : n < b ? -1 : 1,
        size: hundredths(size),
        ...(b > 0n ? { rate: hundredths(rounded(abs(n - b) * 10_000n, b)) } : {}),
      });
    }),
    RUNS,
  );
});

test("sums and units are exact, halves go away from zero", () => {
  fc.assert(
    fc.property(fc.array(amount, { maxLength: 20 }), fc.integer({ min: 0, max: 6 }), (amounts, decimals) => {
      const total = amounts.reduce((all, { whole, places }) => all + whole * 10n ** BigInt(6 - places), 0n);
      expect(sum(amounts.map(numberAt))).toBe(inDigits(total, 10n ** 6n));
      for (const { whole, places } of amounts) {
        const scale = 10n ** BigInt(places + 4);
        const digits = rounded(abs(whole) * 10n ** BigInt(decimals), scale);
        expect(scaled(numberAt({ whole, places }), -4, decimals)).toBe(
          inDigits(whole < 0n ? -digits : digits, 10n ** BigInt(decimals)),
        );
      }
    }),
    { numRuns: 500 },
  );
});

test("text reads as the number it prints", () => {
  fc.assert(
    fc.property(amount, ({ whole, places }) => {
      const digits = String(abs(whole)).padStart(places + 1, "0");
      const [units, rest] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)];
      const text = `${whole < 0n ? "-" : ""}${units.replace(/\B(?=(\d{3})+$)/g, ",")}${places > 0 ? `.${rest}` : ""}`;
      expect(numberOf(text)).toBe(numberAt({ whole, places }) + 0);
    }),
    RUNS,
  );
});
