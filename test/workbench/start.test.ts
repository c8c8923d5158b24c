import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { freshWorkbench } from "../../scripts/workbench.ts";

// npm start, as it is typed.

let running: ChildProcess[] = [];

beforeAll(() => freshWorkbench());

afterEach(() => {
  for (const one of running) one.kill();
  running = [];
});

interface Said {
  /** What was printed until it served, or ended. */
  readonly text: string;
  /** Where it ended. */
  readonly code?: number | null;
}

function start(...args: readonly string[]): Promise<Said> {
  const child = spawn(process.execPath, ["node_modules/tsx/dist/cli.mjs", "scripts/start.ts", "--no-open", ...args]);
  running.push(child);
  return new Promise((said) => {
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (piece: string) => {
        text += piece;
        if (text.includes("Ctrl+C ends it.")) said({ text });
      });
    child.on("close", (code) => said({ text, code }));
  });
}

/** A port that nobody has, and how to take it. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await new Promise<number>((listening) =>
    server.listen(0, "127.0.0.1", () => listening((server.address() as { port: number }).port)),
  );
  await new Promise((closed) => server.close(closed));
  return port;
}

async function refuses(sentence: string, args: readonly string[]): Promise<void> {
  const { text, code } = await start(...args);
  expect([args, code, text.includes(sentence)]).toEqual([args, 2, true]);
}

const addressIn = (text: string): string | undefined => /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];

test("it serves the page at the port that is asked for, and tells who opens it by hand to do so", async () => {
  const port = await freePort();
  const { text, code } = await start("--port", String(port));
  expect(code).toBeUndefined();
  expect(addressIn(text)).toBe(`http://127.0.0.1:${port}`);
  expect(text).toContain("请在浏览器里打开上面的地址");
  expect(text).not.toContain("已被占用");
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("<title>公开表助手")]);
});

test("without a port it is the same each time, unless that is taken: then the next, and it says so", async () => {
  const first = await start();
  const usual = /端口 (\d+) 已被占用/.exec(first.text)?.[1] ?? addressIn(first.text)?.split(":").at(-1);
  expect(usual).toBe("7580");
  const second = await start();
  expect(second.text).toContain("端口 7580 已被占用");
  expect(addressIn(second.text)).not.toBe(addressIn(first.text));
  expect((await fetch(addressIn(second.text)!)).status).toBe(200);
});

test("a port that is none, or is taken, and an option that is none, get a sentence", async () => {
  for (const port of ["80", "65536", "abc", "1e4", "-1"]) await refuses("--port", ["--port", port]);
  const taken = await freePort();
  await start("--port", String(taken));
  await refuses(`端口 ${taken} 已被占用`, ["--port", String(taken)]);
  await refuses("用法：npm start", ["--prot", "8080"]);
});
