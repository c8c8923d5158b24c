/** Gaps that lean so far that honest tables do it less than once in so many times are 存疑. */
const LEAN_FROM = 2000;

/** Once in a million: beyond that nobody counts. */
export const SELDOM = 1_000_000;

/** A gap is 存疑 where honest figures have one as large less than once in so many times: three standard deviations of a single sum. */
const DOUBT_FROM = 369;

/**
 * How seldom the gaps of several sums, added up to `gap`, lean so far to one side: once in so many honest tables; undefined where that is
 * not seldom. `spread` is Σ (factor × step)² over the figures in that sum, twelve times its variance.
 *
 * Reckoned with the normal distribution, whose tails are wider than those of a sum of rounding errors: it is rather said too seldom.
 */
export function lean(gap: number, spread: number): number | undefined {
  const tail = tailOf(gap, spread);
  return tail * LEAN_FROM < 1 ? Math.round(Math.min(1 / tail, SELDOM)) : undefined;
}

/** Whether hardly one of so many honest sums is off by as much: of a hundred, one is by three standard deviations once in four tables. */
export function isSeldom(gap: number, spread: number, among: number): boolean {
  return tailOf(gap, spread) * among * DOUBT_FROM < 1;
}

/** Both tails by Laplace's continued fraction, good to a few parts in a hundred where it matters; near the middle, all there is. */
function tailOf(gap: number, spread: number): number {
  const z = Math.abs(gap) / Math.sqrt(spread / 12);
  return z > 1 ? (2 * Math.exp(-(z * z) / 2)) / (Math.sqrt(2 * Math.PI) * z) / (1 + 1 / (z * z + 2)) : 1;
}
