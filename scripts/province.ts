import { spawn, spawnSync } from "node:child_process";
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
import { pathToFileURL } from "node:url";
import type { Job } from "../bench/worker.ts";
import type { DeskFile } from "../src/app/desk/file.ts";
import { inOrder } from "../src/cli/pool.ts";
import { workbookOf } from "../test/cli/workbooks.ts";
import { amountsIn, changed } from "../test/core/changes.ts";
import { honestBudget, honestFinal, Random } from "../test/core/honest.ts";
import { honestNational, honestSichuan } from "../test/core/sichuan.ts";
import { edit } from "../test/core/sheets.ts";

// A province in one run: workbooks of honest sets, one in ten with one figure changed, checked by the command line that was built
// (npx webpack --mode production --env bench): how long it takes and how much memory, beside what reading alone takes, and what the second processor
// gains; a run gone on with that has nothing to do; a run killed ten times; four parts put together.
// npx tsx scripts/province.ts [how many, 20000 where not given] [folder to keep them in] [--make: only the workbooks]
// A folder that was kept is gone on with: only what it lacks is made.

/** Files that are read, or read and checked, before and while the time is taken. */
const LANE = { warm: 400, timed: 1000 };
const lane = /^--lane=(read|check)(\d)$/.exec(process.argv.at(-1) ?? "");
const [count = "20000", kept] = process.argv.slice(2).filter((one) => !one.startsWith("--"));
const folder = kept ?? mkdtempSync(join(tmpdir(), "province-"));
const tables = join(folder, "公开表");
const MAIN = join(import.meta.dirname, "../dist/cli/main.js");
const WORKER = pathToFileURL(join(import.meta.dirname, "../dist/bench/worker.js"));
const KINDS = [honestFinal, honestSichuan, honestNational, honestBudget];
/** So many files are killed and gone on with. */
const KILLED = Math.min(Number(count), 600);

const planted = lane === null ? makeAll(Number(count)) : new Set<string>();
if (lane !== null) console.log(await timed(lane[1] as Job["do"], Number(lane[2])));
else if (!process.argv.includes("--make")) await main();
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
  /** The most memory that it held, in MiB; and what it held at most in the second and in the last quarter of its time. */
  readonly memory: number;
  readonly quarters: readonly [second: number, last: number];
}

/** Runs the command line; killed after so many milliseconds, if that is given. */
async function gongkai(argv: readonly string[], killAfter?: number): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, [MAIN, ...argv], { cwd: folder, stdio: "ignore" });
  const held: number[] = [];
  const watch = setInterval(() => {
    try {
      const [, size = "0"] = /VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
      held.push(Math.round(Number(size) / 1024));
    } catch {
      // It has ended.
    }
  }, 100);
  if (killAfter !== undefined) setTimeout(() => child.kill("SIGKILL"), killAfter);
  await new Promise((done) => child.on("exit", done));
  clearInterval(watch);
  const most = (from: number, to: number): number =>
    held.slice((held.length * from) / 4, (held.length * to) / 4).reduce((max, one) => Math.max(max, one), 0);
  return { seconds: (performance.now() - start) / 1000, memory: most(0, 4), quarters: [most(1, 2), most(3, 4)] };
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
    `${lines.length} 个文件：${whole.seconds.toFixed(0)} 秒，每分钟 ${Math.round((60 * lines.length) / whole.seconds)} 个，内存最多 ${whole.memory} MiB（第二个四分之一 ${whole.quarters[0]}，最后 ${whole.quarters[1]}）；` +
      `种了 ${planted.size} 个错，说不符 ${unequal.length} 个，漏 ${missed.length} 个，多 ${extra.length} 个`,
  );
  for (const file of [...missed, ...extra]) console.log(`  ${file}`);
  const before = readFileSync(join(folder, "一次.jsonl"));
  const again = await gongkai(["check", "公开表", "-o", "一次.jsonl", "--resume"]);
  const isKept = readFileSync(join(folder, "一次.jsonl")).equals(before);
  console.log(`什么都没有变，接着做：${again.seconds.toFixed(1)} 秒，结果${isKept ? "＝" : "≠"}原来的`);
  secondProcessor();

  const summary = await gongkai(["summary", "一次.jsonl", "-o", "一次.xlsx", "--force"]);
  console.log(`汇总：${summary.seconds.toFixed(1)} 秒，内存最多 ${summary.memory} MiB`);
  const parts: string[] = [];
  for (const part of [1, 2, 3, 4]) {
    const run = await gongkai(["check", "公开表", "-o", `${part}.jsonl`, "--shard", `${part}/4`, "--force"]);
    parts.push(run.seconds.toFixed(0));
  }
  await gongkai(["summary", "3.jsonl", "1.jsonl", "4.jsonl", "2.jsonl", "3.jsonl", "-o", "四份.xlsx", "--force"]);
  console.log(`四份（${parts.join("、")} 秒）合起来，第三份算两遍${isSame("一次.xlsx", "四份.xlsx") ? "＝" : "≠"}一次`);

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

/** Milliseconds a file, read, or read and checked, by the pool of the command line once it is warm. */
async function timed(what: Job["do"], threads: number): Promise<number> {
  const files = readdirSync(tables).flatMap((name) =>
    readdirSync(join(tables, name)).map((file): Job => ({ file: join(tables, name, file), do: what })),
  );
  const jobs = files.slice(0, LANE.warm + LANE.timed);
  const died = (_: Job, error: unknown): never => {
    throw error instanceof Error ? error : new Error(String(error));
  };
  let [done, start] = [0, 0];
  for await (const _ of inOrder<Job, number>(jobs, { worker: WORKER, threads, died }))
    if (++done === LANE.warm) start = performance.now();
  return (performance.now() - start) / (done - LANE.warm);
}

/** What the second processor gains reading alone and checking: of runs in turn, the middle one of three each. */
function secondProcessor(): void {
  const times = { read1: [] as number[], read2: [] as number[], check1: [] as number[], check2: [] as number[] };
  const names = Object.keys(times) as (keyof typeof times)[];
  for (let round = 0; round < 3; round++)
    for (const name of names) {
      const pinned = name.endsWith("1") ? ["taskset", "-c", "0"] : [];
      const argv = [...pinned, process.execPath, "--import", "tsx", import.meta.filename, count, folder];
      const { stdout } = spawnSync(argv[0]!, [...argv.slice(1), `--lane=${name}`], { encoding: "utf8" });
      times[name].push(Number(stdout));
    }
  const middle = (name: keyof typeof times): number => times[name].sort((a, b) => a - b)[1]!;
  const [read, both] = [middle("read1") / middle("read2"), middle("check1") / middle("check2")];
  const says = names.map((name) => middle(name).toFixed(1));
  console.log(
    `一个文件，一个处理器和两个：只读 ${says[0]}、${says[1]} 毫秒（${read.toFixed(2)} 倍），读和核对 ${says[2]}、${says[3]} 毫秒（${both.toFixed(2)} 倍）；` +
      `只读每分钟 ${Math.round(60_000 / middle("read2"))} 个；核对从第二个处理器得到的是只读的 ${((100 * both) / read).toFixed(0)} %`,
  );
}

function isSame(one: string, other: string): boolean {
  return readFileSync(join(folder, one)).equals(readFileSync(join(folder, other)));
}
