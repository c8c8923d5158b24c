import type { Amounts } from "./compare.ts";

/** A sum of amounts of one set, each added or taken away. */
export type SignedSum = readonly { readonly id: number; readonly sign: 1 | -1 }[];

/** How a rate in words stands to the quotient of two sums. */
export interface RateComparison {
  /** equal: the quotient of the printed amounts, rounded half up; rounding: that of amounts that may have been printed so. */
  readonly verdict: "equal" | "rounding" | "unequal";
  /** Whether it is the quotient with the places behind it cut off, and not the rounded one. */
  readonly cutOff: boolean;
  /** What the rate should be, with as many places as it prints, two where it prints none. */
  readonly right: string;
}

/**
 * Compares a rate in per cent, as its digits stand in a text ("64.7"), with part ÷ whole.
 * Undefined where there is no whole to speak of, or an amount that cannot be counted with. The sign does not count: words say more or less.
 */
export function compareRate(
  amounts: Amounts,
  rate: string,
  part: SignedSum,
  whole: SignedSum,
): RateComparison | undefined {
  const above = total(amounts, part);
  const below = total(amounts, whole);
  if (above === undefined || below === undefined || below.value <= 0n) return undefined;
  const p = above.value < 0n ? -above.value : above.value;
  const w = below.value;
  const places = rate.includes(".") ? rate.length - rate.indexOf(".") - 1 : 0;
  if (places > 6) return undefined;
  const scale = 100n * 10n ** BigInt(places);
  const r = BigInt(rate.replace(/[.,]/g, ""));
  // Everything is doubled, to stay whole: the true quotient lies between low ÷ most and high ÷ least.
  const [low, high] = [2n * p - above.step, 2n * p + above.step];
  const [most, least] = [2n * w + below.step, 2n * w - below.step];
  const fits = (from: bigint, to: bigint): boolean =>
    2n * low * scale <= to * most && (least <= 0n || 2n * high * scale >= from * least);
  const nominal = 2n * p * scale;
  const isRounded = nominal >= (2n * r - 1n) * w && nominal <= (2n * r + 1n) * w;
  const verdict = isRounded ? "equal" : fits(2n * r - 1n, 2n * r + 1n) ? "rounding" : "unequal";
  const isCut = p * scale >= r * w && p * scale < (r + 1n) * w;
  const shown = places === 0 ? 2 : places;
  const digits = (2n * p * 100n * 10n ** BigInt(shown) + w) / (2n * w);
  return { verdict, cutOff: isCut && !isRounded, right: pointed(digits, shown) };
}

/** 9317, 2 → 93.17 */
function pointed(digits: bigint, places: number): string {
  const text = digits.toString().padStart(places + 1, "0");
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
}

function total(amounts: Amounts, sum: SignedSum): { readonly value: bigint; readonly step: bigint } | undefined {
  let value = 0n;
  let step = 0n;
  for (const { id, sign } of sum) {
    const state = amounts.state(id);
    if (state !== "figure" && state !== "blank") return undefined;
    const own = BigInt(amounts.value(id));
    value += sign > 0 ? own : -own;
    // A blank is exactly nothing; a printed zero may have been less than half its last place.
    if (state === "figure") step += BigInt(amounts.step(id));
  }
  return { value, step };
}
