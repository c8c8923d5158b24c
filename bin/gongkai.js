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
  // What webpack says goes where it does not mix with the answer.
  spawnSync(process.execPath, [fileURLToPath(webpack), "--mode", "production"], { cwd: root, stdio: ["ignore", 2, 2] });
}
if (existsSync(bundle)) await import(bundle.href);
else {
  console.error(`命令行还没有构建。请在 ${root} 里先运行 npm ci，再运行 npm run build。
The command line is not built yet: run npm ci, then npm run build, in ${root}.`);
  process.exitCode = 2;
}
