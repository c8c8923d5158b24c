import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { resolve } from "node:path";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { Piscina } from "piscina";
import { balance } from "../src/core/balance/balance.ts";
import { check, readTables } from "../src/core/check.ts";
import { checkWords } from "../src/core/prose/check-words.ts";
import type { SheetGrid } from "../src/core/sheet/grid.ts";
import { loadOptimiser, loadSolver } from "../src/solver/highs.ts";
import { readWorkbook } from "../src/files/read.ts";
import { honestWords } from "../test/core/honest-words.ts";
import { honestNational } from "../test/core/sichuan.ts";
import { rangeCalls } from "./functions.ts";
import { largeExpenditure } from "./large.ts";
import type { Job } from "./worker.ts";

// Every figure is a median of several runs, and every ratio is taken within this one process, of runs that take turns: times on another
// machine, or a busy one, differ, ratios hardly do. With --json the
// last line is one object with the ratios, and what needs idle cores is left out.

/** Ratios by their names. */
const ratios = new Map<string, number>();

/** Times in ms by their names, for what has a bound of its own. */
const times = new Map<string, number>();

const WORKBOOKS = 1000;

async function main(): Promise<void> {
  console.log(`Node ${process.version}, ${cpus()[0]?.model.trim() ?? "?"}, ${availableParallelism()} cores`);
  await smallWorkbook();
  await wordsBeside();
  await largeTable();
  await customFunctions();
  // Last, for it leaves a large heap behind.
  await settledTails();
  await coldStart();
  if (!process.argv.includes("--json")) return manyWorkbooks();
  const rounded = [...ratios, ...times].map(([name, is]) => [name, Number(is.toFixed(3))] as const);
  console.log(JSON.stringify(Object.fromEntries(rounded)));
}

async function smallWorkbook(): Promise<void> {
  const name = readdirSync("seeds").find((file) => file.startsWith("003") && file.endsWith("决算.xlsx"));
  const { sheets } = await readWorkbook(readFileSync(`seeds/${name ?? ""}`));
  const time = await median(101, () => check(anew(sheets)), 50);
  report("check of seed 003, 11 tables, warm", time);
  const wrong = sheets.map((grid) => (grid.name === "公开03表" ? withError(grid, 8, 3) : grid));
  const found = await median(101, () => check(anew(wrong)), 50);
  const again = await median(
    101,
    () => check(wrong.map((grid) => (grid.name === "公开03表" ? { ...grid } : grid))),
    50,
  );
  report("the same with one wrong figure, its cell found", found, "≤ 20 ms");
  report("the same, of a workbook of which only that sheet is new", again);
  const national = honestNational(3);
  const nine = await median(101, () => check(anew(national)), 50);
  times.set("nineTablesMs", nine);
  report("check of a national 决算, 9 tables, warm", nine, "≤ 6 ms");
  const start = performance.now();
  await loadSolver();
  report("the solver's cold start, apart", performance.now() - start);
}

/** 尾差配平 of the published sets that have 尾差: the slowest of them, and a large table, which may come to its end or to the end of its time. */
async function settledTails(): Promise<void> {
  const optimise = await loadOptimiser();
  const solver = await loadSolver();
  let worst = 0;
  for (const number of ["000", "003", "004"]) {
    const name = readdirSync("seeds").find((file) => file.startsWith(number) && /(?:决算|预算)\.xlsx$/.test(file));
    const { sheets } = await readWorkbook(readFileSync(`seeds/${name ?? ""}`));
    worst = Math.max(worst, await median(5, () => balance(anew(sheets), optimise, { solver })));
  }
  times.set("balanceMs", worst);
  report("尾差 settled, the slowest of the seeds 000, 003, 004", worst, "≤ 2,000 ms");
  const begun = performance.now();
  const { is, sets } = balance([largeExpenditure(20_000, "rounded")], optimise, { solver });
  report(
    `尾差 of 20,000 rows: ${is}, ${sets.map((set) => set.is).join(", ")}`,
    performance.now() - begun,
    "≤ 10 s, or stopped",
  );
}

/** The words of a document as long as the longest of the samples, beside its tables. */
async function wordsBeside(): Promise<void> {
  const { sheets, lines } = honestWords(7, "青海");
  const long: string[] = [];
  for (let length = 0; length < 16_000;) {
    for (const line of lines) {
      long.push(line);
      length += line.length;
    }
  }
  const time = await median(31, () => checkWords({ name: "说明", lines: long }, readTables(anew(sheets)).tables), 10);
  times.set("proseMs", time);
  report("16,000 characters of words beside 11 tables, warm", time, "≤ 50 ms");
}

/** As from a file: what was read in a sheet is kept as long as the sheet is the same. Copied so that the copies are made alike: a spread gives those of each place in the code a shape of their own. */
function anew(sheets: readonly SheetGrid[]): SheetGrid[] {
  return sheets.map((grid) => Object.assign({} as SheetGrid, grid));
}

/** One figure ten times as large. */
function withError(grid: SheetGrid, row: number, column: number): SheetGrid {
  return {
    ...grid,
    rows: grid.rows.map((cells, r) =>
      r === row - grid.top
        ? cells.map((cell, c) => (c === column - grid.left && typeof cell === "number" ? cell * 10 : cell))
        : cells,
    ),
  };
}

async function largeTable(): Promise<void> {
  const large = largeExpenditure(20_000);
  const bytes = await writeXlsx({ sheets: [{ name: large.name, rows: plainRows(large) }] });
  const { sheets } = await readWorkbook(bytes);
  const fewBytes = await writeXlsx({ sheets: [{ name: large.name, rows: plainRows(largeExpenditure(2_000)) }] });
  const { sheets: small } = await readWorkbook(fewBytes);
  const works = [
    () => readXlsx(bytes),
    () => readWorkbook(bytes),
    () => check(anew(sheets)),
    () => check(anew(small)),
    () => readWorkbook(fewBytes),
  ] as const;
  const [read, own, checked, tenth, few] = await medians(7, works, 5);
  ratios.set("readShare", own / read);
  ratios.set("checkShare", checked / read);
  ratios.set("growth", checked / tenth);
  ratios.set("readGrowth", own / few);
  report("hucre reads a 支出决算表 of 20,000 rows × 6 amounts", read);
  report("readWorkbook reads it, with all safeguards", own, `≤ 120 % of hucre's; is ${percent(own / read)}`);
  report("readWorkbook reads 2,000 rows", few, `ten times the rows take ${(own / few).toFixed(1)} times the time`);
  report("check of it, warm", checked, `≤ 25 % of hucre's reading; is ${percent(checked / read)}`);
  report(
    "check of 2,000 rows",
    tenth,
    `ten times the rows ≤ 12 times the time; is ${(checked / tenth).toFixed(1)} times`,
  );
  const rounded = largeExpenditure(20_000, "rounded");
  const honest = await median(7, () => check(anew([rounded])));
  const { counts } = check([rounded]);
  report(`check of as many rows, each figure rounded: ${counts.rounding} 尾差 taken together`, honest);
  const wrong = withErrors(rounded, 10);
  const blamed = await median(7, () => check(anew([wrong])));
  const { suspects } = check([wrong]);
  const best = suspects.filter(({ rank }) => rank === 1).length;
  ratios.set("blameShare", blamed / read);
  times.set("blameMs", blamed);
  report(`the same with ten wrong figures: ${best} cells to blame`, blamed, "≤ 1,000 ms");
}

async function customFunctions(): Promise<void> {
  for (const [what, call] of rangeCalls())
    report(`${what} over 10,000 rows, warm`, await median(15, call, 5), "≤ 50 ms");
}

/** The command line on one small file, each time in a process of its own, beside a Node.js that does nothing. */
async function coldStart(): Promise<void> {
  const file = readdirSync("seeds").find((one) => one.startsWith("003") && one.endsWith("决算.xlsx")) ?? "";
  const node = (...args: readonly string[]) => execFileSync(process.execPath, args, { stdio: "ignore" });
  const [nothing, checked] = await medians(5, [
    () => node("--eval", ""),
    () => node("dist/cli/main.js", "check", `seeds/${file}`),
  ]);
  ratios.set("coldStart", checked / nothing);
  times.set("coldStartMs", checked);
  report(
    "cold start: gongkai check of seed 003",
    checked,
    `an empty Node.js takes ${nothing.toFixed(0)} ms, ${(checked / nothing).toFixed(1)} times less`,
  );
}

/** So many figures spread over the table, ten times as large each. */
function withErrors(grid: SheetGrid, count: number): SheetGrid {
  const every = Math.floor(grid.rows.length / count);
  return grid.rows.reduce((sheet, _, r) => (r % every === every - 1 ? withError(sheet, grid.top + r, 3) : sheet), grid);
}

function plainRows(grid: SheetGrid): (string | number | null)[][] {
  return grid.rows.map((row) =>
    row.map((cell) => (typeof cell === "string" || typeof cell === "number" ? cell : null)),
  );
}

async function manyWorkbooks(): Promise<void> {
  const threads = 2;
  const gain = new Map<Job["do"], number>();
  for (const what of ["read", "check"] as const) {
    const times = { one: [] as number[], two: [] as number[] };
    for (let run = 0; run < 3; run++) {
      times.one.push(await batch(what, 1));
      times.two.push(await batch(what, threads));
    }
    const [one, two] = [middle(times.one), middle(times.two)];
    gain.set(what, one / two);
    report(`${what === "read" ? "reading" : "reading and checking"} ${WORKBOOKS} workbooks, 1 thread`, one);
    report(`the same, ${threads} threads`, two, `${(one / two).toFixed(2)} times as fast`);
  }
  ratios.set("twoThreads", gain.get("check") ?? 0);
  console.log(
    `two cores: checking gains ${percent((gain.get("check") ?? 0) / (gain.get("read") ?? 1))} of what reading alone gains (≥ 90 %)`,
  );
}

/** Time for all workbooks; says how memory grew between the first quarter and the end. */
async function batch(what: Job["do"], threads: number): Promise<number> {
  const files = readdirSync("seeds").filter((file) => file.endsWith(".xlsx"));
  const pool = new Piscina({
    filename: resolve("dist/bench/worker.js"),
    minThreads: threads,
    maxThreads: threads,
  });
  const job = (i: number): Job => ({ file: `seeds/${files[i % files.length] ?? ""}`, do: what });
  await Promise.all(Array.from({ length: threads * files.length * 4 }, (_, i) => pool.run(job(i))));
  const start = performance.now();
  let quarter = 0;
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < WORKBOOKS) {
      const i = next++;
      await pool.run(job(i));
      if (i === WORKBOOKS / 4) quarter = process.memoryUsage().rss;
    }
  };
  await Promise.all(Array.from({ length: threads }, lane));
  const time = performance.now() - start;
  const growth = process.memoryUsage().rss - quarter;
  console.log(
    `  memory from the ${WORKBOOKS / 4}th to the last workbook: ${(growth / 2 ** 20).toFixed(0)} MiB of ${(quarter / 2 ** 20).toFixed(0)} MiB`,
  );
  await pool.destroy();
  return time;
}

/** A work is done so often in its turn, and once before that is not counted: it may pay for what the work before it left behind. */
const IN_TURN = 3;

/** Medians of several things that are done in turn, so that a busy machine slows all of them alike; `warm` turns are not counted. */
async function medians<const T extends readonly (() => unknown)[]>(
  turns: number,
  works: T,
  warm = 2,
): Promise<{ [K in keyof T]: number }> {
  const times = works.map((): number[] => []);
  for (let turn = -warm; turn < turns; turn++)
    for (const [i, work] of works.entries())
      for (let time = 0; time <= IN_TURN; time++) {
        const start = performance.now();
        await work();
        if (turn >= 0 && time > 0) times[i]?.push(performance.now() - start);
      }
  return times.map(middle) as { [K in keyof T]: number };
}

async function median(runs: number, work: () => unknown, warm = 2): Promise<number> {
  for (let i = 0; i < warm; i++) await work();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return middle(times);
}

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;
}

function report(what: string, time: number, note = ""): void {
  console.log(`${time.toFixed(1).padStart(9)} ms  ${what}${note === "" ? "" : `  (${note})`}`);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

await main();
