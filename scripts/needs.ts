import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findChromium } from "./chromium.ts";

// What the tests need besides Node.js: a Chromium, and openssl for a certificate of their own. Runs before them and installs what lacks,
// where it may: as root on Debian and its kin by apt-get, elsewhere Playwright's own Chromium. Says what to do where it cannot. An nginx is
// welcome: what needs it is left out where there is none.

const isThere = {
  chromium: hasChromium,
  openssl: () => run("openssl", ["version"]),
  nginx: () => run("nginx", ["-v"]),
};
type Need = keyof typeof isThere;

/** Of Debian and its kin; the first that there is. */
const PACKAGES = {
  chromium: ["chromium-headless-shell", "chromium"],
  openssl: ["openssl"],
  nginx: ["nginx-light", "nginx"],
} as const;

/** Where services are running the package of nginx would begin to serve at once, and at every start: there it is for the user to install. */
const wouldServe = existsSync("/run/systemd/system");

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

/** What is installed here without asking. */
const canInstall = process.getuid?.() === 0 && run("apt-get", ["--version"]);

function install(lacking: readonly Need[]): void {
  console.log(`测试还需要 ${lacking.join("、")}，正在安装…… Installing what the tests need: ${lacking.join(", ")}`);
  if (canInstall) {
    run("apt-get", ["update", "-qq"], "inherit");
    const take = (name: string): boolean =>
      run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], "inherit");
    // Not every release has each of them.
    for (const need of lacking) PACKAGES[need].some(take);
  } else if (lacking.includes("chromium")) {
    const cli = fileURLToPath(new URL("../node_modules/playwright-core/cli.js", import.meta.url));
    run(process.execPath, [cli, "install", "chromium"], "inherit");
  }
}

const needs = Object.keys(isThere) as Need[];
const lacking = (): Need[] => needs.filter((need) => !isThere[need]());
const wanted = lacking().filter((need) => need !== "nginx" || (canInstall && !wouldServe));
if (wanted.length > 0) install(wanted);
const still = lacking();
if (still.includes("nginx")) {
  console.log(
    "没有 nginx：由它提供安装包的测试这次跳过（Debian、Ubuntu 可以装 nginx-light）。 No nginx: what needs it is skipped.",
  );
}
const missing = still.filter((need) => need !== "nginx");
if (missing.length > 0) {
  console.error(
    `没有找到 ${missing.join("、")}，测试不能进行。请先安装（Debian、Ubuntu：sudo apt-get install ${missing.join(" ")}；其他系统：安装 Chrome 或 Edge，或用环境变量 CHROMIUM 指明浏览器的路径）。`,
  );
  process.exitCode = 1;
}
