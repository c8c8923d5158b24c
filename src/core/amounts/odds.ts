/** Gaps that lean so far that honest tables do it less than once in so many times are 存疑. */
const LEAN_FROM = 2000;

/** Once in a million: beyond that nobody counts. */
export const SELDOM = 1_000_000;

/**
 * How seldom the gaps of several sums, added up to `gap`, lean so far to one side: once in so many honest tables; undefined where that is
 * not seldom. `spread` is Σ (factor × step)² over the figures in that sum, twelve times its variance.
 *
 * Reckoned with the normal distribution, whose tails are wider than those of a sum of rounding errors: it is rather said too seldom.
 */
export function lean(gap: number, spread: number): number | undefined {
  const z = Math.abs(gap) / Math.sqrt(spread / 12);
  // Both tails by Laplace's continued fraction, good to a few parts in a hundred where it matters.
  const tail = (2 * Math.exp(-(z * z) / 2)) / (Math.sqrt(2 * Math.PI) * z) / (1 + 1 / (z * z + 2));
  return z > 1 && tail * LEAN_FROM < 1 ? Math.round(Math.min(1 / tail, SELDOM)) : undefined;
}
