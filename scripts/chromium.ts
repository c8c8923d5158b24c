import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

/** The one without a window of its own first: it takes a fifth less of the processor. */
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "msedge",
];

/** The path of a Chromium on this machine: $CHROMIUM, one on the PATH, or Playwright's own. Throws where there is none. */
export function findChromium(): string {
  const folders = ["/usr/bin", ...(process.env["PATH"] ?? "").split(delimiter)];
  const places = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const found = [process.env["CHROMIUM"], ...places, chromium.executablePath()].find(
    (path) => path !== undefined && path !== "" && existsSync(path),
  );
  if (found !== undefined) return found;
  throw new Error("No Chromium found. Install one (Debian: apt-get install chromium) or name it: CHROMIUM=/path/to/it");
}

/** What keeps a Chromium without a window to itself and to this machine. */
export const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
