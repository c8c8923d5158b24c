import { spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DeskFile } from "../src/app/desk/file.ts";
import { check } from "../src/core/check.ts";
import { readWorkbook } from "../src/files/read.ts";
import { workbookOf } from "../test/cli/workbooks.ts";
import { amountsIn, changed } from "../test/core/changes.ts";
import { honestBudget, honestFinal, Random } from "../test/core/honest.ts";
import { honestNational, honestSichuan } from "../test/core/sichuan.ts";
import { edit } from "../test/core/sheets.ts";

// A province in one run: workbooks of honest sets, one in ten with one figure changed, checked by the command line that was built (npm run build):
// how long it takes and how much memory; a run killed ten times and gone on with; four parts put together.
// npx tsx scripts/province.ts [how many, 20000 where not given] [folder to keep them in] [--make: only the workbooks]
// A folder that was kept is gone on with: only what it lacks is made.

const [count = "20000", kept] = process.argv.slice(2).filter((one) => !one.startsWith("--"));
const folder = kept ?? mkdtempSync(join(tmpdir(), "province-"));
const tables = join(folder, "公开表");
const MAIN = join(import.meta.dirname, "../dist/cli/main.js");
const KINDS = [honestFinal, honestSichuan, honestNational, honestBudget];
/** So many files are killed and gone on with. */
const KILLED = Math.min(Number(count), 600);

const planted = makeAll(Number(count));
if (!process.argv.includes("--make")) await main();
if (kept === undefined) rmSync(folder, { recursive: true });

/** Files of a hundred in a folder; gives those with an error in them, which are kept in a list beside them. */
function makeAll(many: number): ReadonlySet<string> {
  const list = join(folder, "种了错的.txt");
  const wrong = new Set<string>(existsSync(list) ? readFileSync(list, "utf8").split("\n").slice(0, -1) : []);
  for (let number = 0; number < many; number++) {
    const name = join(String(Math.floor(number / 100)).padStart(3, "0"), `单位${String(number).padStart(5, "0")}.xlsx`);
    const path = join(tables, name);
    if (existsSync(path)) continue;
    const random = new Random(number + 20_000);
    const sheets = KINDS[number % KINDS.length]!(number);
    const amounts = amountsIn(sheets).filter(({ value }) => value !== 0);
    const isWrong = number % 10 === 3 && amounts.length > 0;
    const { at, value } = isWrong ? random.pick(amounts) : { at: "", value: 0 };
    mkdirSync(join(path, ".."), { recursive: true });
    if (isWrong && !wrong.has(join("公开表", name))) appendFileSync(list, `${join("公开表", name)}\n`);
    if (isWrong) wrong.add(join("公开表", name));
    const bytes = workbookOf(isWrong ? edit(sheets, { [at]: changed(value, "+100") ?? 0 }) : sheets);
    // Whole or not at all, should this be cut off.
    writeFileSync(`${path}.part`, bytes);
    renameSync(`${path}.part`, path);
  }
  return new Set([...wrong].filter((name) => Number(/(\d+)\.xlsx$/.exec(name)?.[1]) < many));
}

interface Run {
  readonly seconds: number;
  /** The most memory that it held, in MiB. */
  readonly memory: number;
}

/** Runs the command line; killed after so many milliseconds, if that is given. */
async function gongkai(argv: readonly string[], killAfter?: number, one = false): Promise<Run> {
  const start = performance.now();
  const [command, ...own] = one ? ["taskset", "-c", "0", process.execPath, MAIN] : [process.execPath, MAIN];
  const child = spawn(command, [...own, ...argv], { cwd: folder, stdio: "ignore" });
  let memory = 0;
  const watch = setInterval(() => {
    try {
      const [, size = "0"] = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
      memory = Math.max(memory, Number(size) / 1024);
    } catch {
      // It has ended.
    }
  }, 100);
  if (killAfter !== undefined) setTimeout(() => child.kill("SIGKILL"), killAfter);
  await new Promise((done) => child.on("exit", done));
  clearInterval(watch);
  return { seconds: (performance.now() - start) / 1000, memory: Math.round(memory) };
}

function linesOf(name: string): DeskFile[] {
  const text = readFileSync(join(folder, name), "utf8").trimEnd();
  return text === "" ? [] : text.split("\n").map((line) => JSON.parse(line) as DeskFile);
}

async function main(): Promise<void> {
  const whole = await gongkai(["check", "公开表", "-o", "一次.jsonl", "--force"]);
  const lines = linesOf("一次.jsonl");
  const unequal = lines.filter(({ standing }) => standing === "unequal").map(({ file }) => file);
  const missed = [...planted].filter((file) => !unequal.includes(file));
  const extra = unequal.filter((file) => !planted.has(file));
  console.log(
    `${lines.length} 个文件：${whole.seconds.toFixed(0)} 秒，每分钟 ${Math.round((60 * lines.length) / whole.seconds)} 个，内存最多 ${whole.memory} MiB；` +
      `种了 ${planted.size} 个错，说不符 ${unequal.length} 个，漏 ${missed.length} 个，多 ${extra.length} 个`,
  );
  for (const file of [...missed, ...extra]) console.log(`  ${file}`);
  await alone();

  const summary = await gongkai(["summary", "一次.jsonl", "-o", "一次.xlsx", "--force"]);
  console.log(`汇总：${summary.seconds.toFixed(1)} 秒，内存最多 ${summary.memory} MiB`);
  for (const part of [1, 2, 3, 4])
    await gongkai(["check", "公开表", "-o", `${part}.jsonl`, "--shard", `${part}/4`, "--force"]);
  await gongkai(["summary", "3.jsonl", "1.jsonl", "4.jsonl", "2.jsonl", "3.jsonl", "-o", "四份.xlsx", "--force"]);
  console.log(`四份合起来${isSame("一次.xlsx", "四份.xlsx") ? "＝" : "≠"}一次`);

  const some = readdirSync(tables)
    .slice(0, Math.ceil(KILLED / 100))
    .map((name) => join("公开表", name));
  const { seconds } = await gongkai(["check", ...some, "-o", "不停.jsonl", "--force"]);
  const random = new Random(10);
  rmSync(join(folder, "停.jsonl"), { force: true });
  for (let time = 0; time < 10; time++)
    await gongkai(["check", ...some, "-o", "停.jsonl", "--resume"], random.whole(200, Math.ceil(400 * seconds)));
  await gongkai(["check", ...some, "-o", "停.jsonl", "--resume"]);
  console.log(
    `${linesOf("停.jsonl").length} 个文件停了十次再接着做${isSame("不停.jsonl", "停.jsonl") ? "＝" : "≠"}一次做完`,
  );
}

/** What reading alone, and reading and checking, cost on one thread; and what the second processor gains. */
async function alone(): Promise<void> {
  const [first = ""] = readdirSync(tables);
  const files = readdirSync(join(tables, first)).map((name) => readFileSync(join(tables, first, name)));
  for (const bytes of files.slice(0, 20)) check((await readWorkbook(bytes)).sheets);
  const start = performance.now();
  const read = [];
  for (const bytes of files) read.push((await readWorkbook(bytes)).sheets);
  const between = performance.now();
  for (const sheets of read) check(sheets);
  const end = performance.now();
  const one = await gongkai(["check", join("公开表", first), "-o", "x.jsonl", "--force"], undefined, true);
  const two = await gongkai(["check", join("公开表", first), "-o", "x.jsonl", "--force"]);
  console.log(
    `一个文件：读 ${((between - start) / files.length).toFixed(1)} 毫秒，核对 ${((end - between) / files.length).toFixed(1)} 毫秒；` +
      `${files.length} 个文件一个处理器 ${one.seconds.toFixed(1)} 秒，全部 ${two.seconds.toFixed(1)} 秒`,
  );
}

function isSame(one: string, other: string): boolean {
  return readFileSync(join(folder, one)).equals(readFileSync(join(folder, other)));
}
