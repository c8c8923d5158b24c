// Installs what package-lock.json names where nothing is installed yet, so that one command is enough on a fresh machine. Plain JavaScript, and
// without a dependency: nothing else is there when it runs.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

// npm writes this file last.
if (!existsSync(`${root}node_modules/.package-lock.json`)) {
  console.log("第一次运行，先安装依赖（npm ci），约需一两分钟……  Installing…");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--no-audit", "--no-fund"];
  const { status } =
    npm === undefined
      ? spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: true })
      : spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) {
    console.error(
      "依赖没有装成：请看上面 npm 的话，确认能连上 npm 的下载源后再试一次。  The dependencies were not installed.",
    );
    process.exitCode = status ?? 1;
  }
}
