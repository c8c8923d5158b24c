// npm start: the workbench, served to this machine alone, with a published workbook open in it and checked.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { WORKBENCH } from "../src/site/headers.ts";
import { serve } from "./serve.ts";
import { freshWorkbench } from "./workbench.ts";

const folder = await freshWorkbench(() => console.log("第一次启动或程序有改动，正在构建，约需半分钟……  Building…"));
const { base } = await serve(folder, { part: WORKBENCH });
const address = `${base}/?seed=000&check`;
console.log(`公开表助手 工作台：${address}
已打开一份真实公布的决算并核对过。文件只在浏览器里处理，不会上传。按 Ctrl+C 结束。
The workbench, with a published workbook open and checked. Files stay in the browser. Ctrl+C ends it.`);
openBrowser(address);

/** In the browser of whoever sits here, where there is one; the address is printed in any case. */
function openBrowser(url: string): void {
  const { platform, env } = process;
  const [program, ...args] =
    platform === "win32"
      ? ["cmd", "/c", "start", '""', url.replaceAll("&", "^&")]
      : [platform === "darwin" ? "open" : "/usr/bin/xdg-open", url];
  const hasScreen = platform !== "linux" || Boolean(env["DISPLAY"] ?? env["WAYLAND_DISPLAY"]);
  if (program === undefined || !hasScreen || (platform === "linux" && !existsSync(program))) return;
  spawn(program, args, { detached: true, stdio: "ignore", windowsVerbatimArguments: true })
    .on("error", () => undefined) // it is opened by hand then
    .unref();
}
