import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { saveMarked } from "../../src/cli/marked.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that runs a piece of TypeScript with `folder` as its argument, and before it something in the shell. */
function started(code: string, before = "") {
  const child = spawn(
    "sh",
    ["-c", `${before}exec "$0" --import tsx --input-type=module -e "$1" "$2"`, process.execPath, code, folder],
    { cwd: repository, stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, said })),
  );
  return { child, ended };
}

test("killed at any moment, the file is the old one or the new one, and whole", async () => {
  const path = join(folder, "甲.xlsx");
  const size = 4_000_000;
  writeFileSync(path, Buffer.alloc(size, 65));
  const { child, ended } = started(`
    import { writeWhole } from "./src/cli/write-whole.ts";
    for (let i = 0; ; i++) {
      writeWhole(process.argv[1] + "/甲.xlsx", Buffer.alloc(${size}, 66 + (i % 20)), true);
      if (i === 2) console.log("going");
    }`);
  await new Promise((resolve) => child.stdout.once("data", resolve));
  child.kill("SIGKILL");
  await ended;
  const left = readFileSync(path);
  expect(left.length).toBe(size);
  expect(left.every((byte) => byte === left[0])).toBe(true);
});

test("two processes that mark the same file never write over each other", async () => {
  const many = 40;
  const code = (letter: string): string => `
    import { saveMarked } from "./src/cli/marked.ts";
    for (let i = 0; i < ${many}; i++) saveMarked(process.argv[1], "甲.xlsx", Buffer.from("${letter}" + i));`;
  const ended = await Promise.all([started(code("a")).ended, started(code("b")).ended]);
  expect(ended).toEqual([
    { code: 0, said: "" },
    { code: 0, said: "" },
  ]);
  const files = readdirSync(folder);
  expect(files).toHaveLength(2 * many);
  const contents = files.map((file) => readFileSync(join(folder, file), "utf8"));
  expect(new Set(contents).size).toBe(2 * many);
});

test("a disk that takes no more leaves the old file and nothing else", async () => {
  const path = join(folder, "甲.xlsx");
  writeFileSync(path, "旧");
  // A process that may write no file of more than 100 KB fails in the middle of one, as on a full disk.
  const { ended } = started(
    `
    import { writeWhole } from "./src/cli/write-whole.ts";
    try {
      writeWhole(process.argv[1] + "/甲.xlsx", Buffer.alloc(1_000_000), true);
    } catch (error) {
      console.log(error.code);
    }`,
    "ulimit -f 200; trap '' XFSZ; ",
  );
  expect(await ended).toEqual({ code: 0, said: "EFBIG\n" });
  expect(readdirSync(folder)).toEqual(["甲.xlsx"]);
  expect(readFileSync(path, "utf8")).toBe("旧");
});

test("what was left by a process that was killed goes with the next that writes there, and nothing else", () => {
  const names = [".gongkai-1-abc.tmp", ".gongkai-2-young.tmp", ".gongkai.tmp", "甲.xlsx.tmp"];
  for (const name of names) writeFileSync(join(folder, name), "半");
  const yesterday = Date.now() / 1000 - 86_400;
  for (const name of names.filter((one) => !one.includes("young")))
    utimesSync(join(folder, name), yesterday, yesterday);
  saveMarked(folder, "甲.xlsx", Buffer.alloc(10));
  expect(readdirSync(folder).sort()).toEqual(
    [".gongkai-2-young.tmp", ".gongkai.tmp", "甲.xlsx.tmp", "甲.核对.xlsx"].sort(),
  );
});

test("a folder that may not be written to gets nothing", () => {
  const closed = join(folder, "无");
  writeFileSync(closed, "");
  expect(() => saveMarked(closed, "甲.xlsx", Buffer.alloc(10))).toThrow();
  expect(readdirSync(folder)).toEqual(["无"]);
});
