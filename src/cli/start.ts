import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

// npm run cli: builds where something changed since the last build, then checks a seed.

const BUNDLE = "dist/cli/main.js";

function node(...args: readonly string[]): number {
  return spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;
}

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).map((file) => join("src", file));
const stale = [...sources, "package.json", "webpack.config.js"].some((file) => changedAt(file) > changedAt(BUNDLE));
const built = stale ? node("node_modules/webpack/bin/webpack.js", "--mode", "production") : 0;
const seed = readdirSync("seeds").find((name) => name.startsWith("000-") && name.endsWith(".xlsx")) ?? "";
process.exitCode = built || node(BUNDLE, "check", join("seeds", seed));
