#!/usr/bin/env node
// The command. It is checked in, so that npm finds it before anything is built; what it runs is built the first time it is called.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bundle = new URL("../dist/cli/main.js", import.meta.url);
const webpack = new URL("../node_modules/webpack/bin/webpack.js", import.meta.url);

if (!existsSync(bundle) && existsSync(webpack)) {
  console.error("第一次使用，正在构建命令行，请稍候……  Building the command line…");
  const args = [fileURLToPath(webpack), "--mode", "production"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  // What webpack says is of use where it has failed, and nowhere else.
  if (status !== 0) console.error(`${stdout}${stderr}`);
}
if (existsSync(bundle)) await import(bundle.href);
else {
  console.error(`命令行还没有构建。请在 ${root} 里先运行 npm ci，再运行 npm run build。
The command line is not built yet: run npm ci, then npm run build, in ${root}.`);
  process.exitCode = 2;
}
