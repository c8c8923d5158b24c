import { Decimal, type Exact } from "./decimal.ts";
import type { Comparison, Relation, Verdict } from "./verdict.ts";

/** A figure in whole steps, and its last place in the same; 0 where it is exact. */
interface Given {
  readonly value: number;
  readonly step: number;
}

/** A rate in hundredths of a per cent, and what it is the rate of. `isUnsigned`: printed without %. */
interface GivenRate {
  readonly rate: Given;
  readonly part: Given;
  readonly whole: Given;
  readonly isUnsigned: boolean;
}

/**
 * How a printed rate stands to a part and its whole; in words, the rate or (`asked`) the part that follows from the others. Undefined where
 * there is no whole to speak of.
 *
 * Each figure stands for a true value within half its last place, a rate also for one that was cut off after it. 不符 only where no such
 * values go together. `capped`: a rate above 100 counts as 100.
 */
export function comparePrintedRate(
  { rate, part, whole, isUnsigned }: GivenRate,
  relation: Relation,
  asked: "rate" | "part",
  capped: boolean,
): Comparison | undefined {
  const [p, w] = [BigInt(part.value), BigInt(whole.value)];
  if (p < 0n || w <= 0n) return undefined;
  const [partStep, wholeStep] = [BigInt(part.step), BigInt(whole.step)];
  const full = 10_000n; // in hundredths of a per cent
  // Everything is doubled, to stay whole: the true rate lies between low ÷ most and high ÷ least.
  const [low, high] = [(2n * p - partStep) * full, (2n * p + partStep) * full];
  const [most, least] = [2n * w + wholeStep, 2n * w - wholeStep];
  const cut = (twice: bigint): bigint => (capped && twice > 2n * full ? 2n * full : twice);
  const judge = (r: bigint, step: bigint): Verdict => {
    if (2n * low > cut(2n * r + 2n * step) * most) return "unequal";
    if (relation === "=" && least > 0n && 2n * high < cut(2n * r - step) * least) return "unequal";
    const off = 2n * p * full - cut(2n * r) * w;
    const isNear = (off < 0n ? -off : off) <= (asked === "part" ? partStep * full : step * w);
    return isNear || (relation === "≤" && off < 0n) ? "equal" : "rounding";
  };
  const [r, step] = [BigInt(rate.value), BigInt(rate.step)];
  // Without a sign, 0.9461 may be 94.61 per cent.
  const verdicts = [judge(r, step), ...(isUnsigned && r <= 2n * 100n ? [judge(100n * r, 100n * step)] : [])];
  const verdict = (["equal", "rounding"] as const).find((one) => verdicts.includes(one)) ?? "unequal";
  const exact = (number: bigint): Exact => new Decimal(number.toString());
  const left = exact(asked === "part" ? p : r);
  const right = (
    asked === "part" ? exact(cut(2n * r) * w).div(exact(2n * full)) : exact(p * full).div(exact(w))
  ).toDecimalPlaces(0);
  const print = (sum: Exact): string => sum.div(100).toString();
  return { verdict, left: print(left), right: print(right), gap: print(left.minus(right)) };
}
