import { chromium, type Browser } from "playwright-core";
import { findChromium, QUIET } from "../../../scripts/chromium.ts";

/** Pages share one process, and what it has compiled: they take a fifth less of the processor. */
const TOGETHER = ["--disable-site-isolation-trials", "--renderer-process-limit=1"];

/** A page of a test does not live long enough to earn what it costs to optimize its code: a sixth of the processor. */
const SHORT_LIVED = ["--js-flags=--max-opt=1"];

/** Starts a Chromium without a window. */
export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: [...QUIET, ...TOGETHER, ...SHORT_LIVED] });
}
