import { availableParallelism, loadavg } from "node:os";

/** What the reckoning below takes on an idle machine of the kind that the limits were chosen on, in milliseconds. */
const USUAL = 60;

/**
 * How much slower than usual this machine is now, from 1 up: time limits of tests are multiplied by it, so that they tell a page that hangs
 * from one that has to wait for its turn.
 */
export function slowness() {
  const begun = performance.now();
  let sum = 0;
  for (let i = 1; i < 20_000_000; i++) sum = (sum + i * 7) % 1_000_003;
  const took = performance.now() - begun + sum * 0;
  // What waits for a processor now will go on waiting while the tests run.
  const queue = (loadavg()[0] ?? 0) / availableParallelism();
  return Math.min(20, Math.max(1, took / USUAL) * Math.max(1, queue));
}
