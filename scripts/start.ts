// npm start: the workbench, served to this machine alone, with a published workbook open in it and checked.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { WORKBENCH } from "../src/site/headers.ts";
import { serve, type Served } from "./serve.ts";
import { freshWorkbench } from "./workbench.ts";

/** What a browser keeps of unsaved work belongs to an address, so that is the same each time. */
const PORT = 7580;
/** How many ports are tried where the first is taken. */
const TRIES = 10;

const USAGE = `用法：npm start -- [--port 端口] [--no-open]
  --port 端口   在 127.0.0.1 的这个端口上提供工作台，1024 到 65535；不写时是 ${PORT}
  --no-open     不打开浏览器
Usage: npm start -- [--port N] [--no-open]`;

/** What can be said in a sentence. */
class Complaint extends Error {}

try {
  await start();
} catch (error) {
  if (!(error instanceof Complaint)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function start(): Promise<void> {
  const asked = argumentsOf(process.argv.slice(2));
  if (asked.help) {
    console.log(USAGE);
    return;
  }
  const folder = await freshWorkbench(() => console.log("第一次启动或程序有改动，正在构建，约需一两分钟……  Building…"));
  const { base, port } = await served(folder, asked.port);
  if (port !== (asked.port ?? PORT))
    console.log(`端口 ${PORT} 已被占用（可能工作台已经开着），这次改用 ${port}。没有保存的改动留在原来的地址那里。
Port ${PORT} is taken; this time it is ${port}. Unsaved work stays with the other address.`);
  const address = `${base}/?seed=000&check`;
  const isOpening = asked.open && openBrowser(address);
  console.log(`公开表助手 工作台：${address}
${isOpening ? "正在浏览器里打开" : "请在浏览器里打开上面的地址：里面是"}一份真实公布的决算，已经核对过。文件只在浏览器里处理，不会上传。按 Ctrl+C 结束。
The workbench with a published workbook, checked${isOpening ? "; a browser is being opened" : ": open this address in a browser"}. Files stay in the browser. Ctrl+C ends it.`);
}

function argumentsOf(args: readonly string[]): {
  readonly port?: number;
  readonly open: boolean;
  readonly help: boolean;
} {
  const { port, ...values } = parsed(args);
  const [open, help] = [values["no-open"] !== true, values.help === true];
  if (port === undefined) return { open, help };
  const number = Number(port);
  if (!/^\d{1,5}$/.test(port) || number < 1024 || number > 65535)
    throw new Complaint(`“--port ${port}”不是端口：请写 1024 到 65535 之间的整数。\n${USAGE}`);
  return { port: number, open, help };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { port: { type: "string" }, "no-open": { type: "boolean" }, help: { type: "boolean", short: "h" } },
    }).values;
  } catch (error) {
    throw new Complaint(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

/** At the port that was asked for; otherwise at the usual one, or at the next that is free. */
async function served(folder: string, asked: number | undefined): Promise<Served> {
  const ports = asked === undefined ? Array.from({ length: TRIES }, (_, n) => PORT + n) : [asked];
  for (const port of ports) {
    try {
      return await serve(folder, { part: WORKBENCH, port });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    }
  }
  throw new Complaint(
    asked === undefined
      ? `端口 ${PORT} 到 ${PORT + TRIES - 1} 都被占用，请用 --port 指定一个空闲的端口。`
      : `端口 ${asked} 已被占用，或不允许使用。请换一个，或不写 --port。`,
  );
}

/** In the browser of whoever sits here, where there is one; false where the address is for the user to open. */
function openBrowser(url: string): boolean {
  const { platform, env } = process;
  const [program, ...args] =
    platform === "win32"
      ? ["cmd", "/c", "start", '""', url.replaceAll("&", "^&")]
      : [platform === "darwin" ? "open" : "/usr/bin/xdg-open", url];
  const hasScreen = platform !== "linux" || Boolean(env["DISPLAY"] ?? env["WAYLAND_DISPLAY"]);
  if (program === undefined || !hasScreen || (platform === "linux" && !existsSync(program))) return false;
  spawn(program, args, { detached: true, stdio: "ignore", windowsVerbatimArguments: true })
    .on("error", () => undefined) // it is opened by hand then
    .unref();
  return true;
}
