import { chromium, type Browser } from "playwright-core";
import { findChromium, QUIET } from "../../../scripts/chromium.ts";

/** Starts a Chromium without a window. */
export async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: QUIET });
}
