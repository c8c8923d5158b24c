import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findChromium } from "./chromium.ts";

// What the tests need besides Node.js: a Chromium, and openssl for a certificate of their own. Runs before them and installs what lacks,
// where it may: as root on Debian and its kin by apt-get, elsewhere Playwright's own Chromium. Says what to do where it cannot.

const isThere = { chromium: hasChromium, openssl: () => run("openssl", ["version"]) };
type Need = keyof typeof isThere;

/** Of Debian and its kin; the first that there is. */
const PACKAGES = { chromium: ["chromium-headless-shell", "chromium"], openssl: ["openssl"] } as const;

function hasChromium(): boolean {
  try {
    findChromium();
    return true;
  } catch {
    return false;
  }
}

function run(command: string, args: readonly string[], stdio: "ignore" | "inherit" = "ignore"): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio: ["ignore", stdio, stdio], env }).status === 0;
}

function install(lacking: readonly Need[]): void {
  console.log(`测试还需要 ${lacking.join("、")}，正在安装…… Installing what the tests need: ${lacking.join(", ")}`);
  const apt = process.getuid?.() === 0 && run("apt-get", ["--version"]);
  if (apt) {
    run("apt-get", ["update", "-qq"], "inherit");
    const packages = lacking.map((need) => PACKAGES[need]);
    const take = (names: readonly string[]): boolean =>
      run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names], "inherit");
    // Not every release has the browser without its window.
    if (!take(packages.map(([first]) => first))) take(packages.map((names) => names.at(-1)!));
  } else if (lacking.includes("chromium")) {
    const cli = fileURLToPath(new URL("../node_modules/playwright-core/cli.js", import.meta.url));
    run(process.execPath, [cli, "install", "chromium"], "inherit");
  }
}

const needs = Object.keys(isThere) as Need[];
const lacking = (): Need[] => needs.filter((need) => !isThere[need]());
if (lacking().length > 0) install(lacking());
const still = lacking();
if (still.length > 0) {
  console.error(
    `没有找到 ${still.join("、")}，测试不能进行。请先安装（Debian、Ubuntu：sudo apt-get install ${still.join(" ")}；其他系统：安装 Chrome 或 Edge，或用环境变量 CHROMIUM 指明浏览器的路径）。`,
  );
  process.exitCode = 1;
}
