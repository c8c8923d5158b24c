// npx tsx scripts/same.ts [checkout] > digests.txt — what the engine of a checkout (this one where none is given) says of some eight thousand
// workbooks, one line each: the workbook, and a digest of its report. Two checkouts say the same where `diff` finds nothing.
// With --copies, what its command line makes of some three hundred files: the exit code, and a digest of the marked copy.
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import type { run as Run } from "../src/cli/run.ts";
import type { check as Check, checkWith as CheckWith } from "../src/core/check.ts";
import type { Report } from "../src/core/report/finding.ts";
import type { CellValue, SheetGrid } from "../src/core/sheet/grid.ts";
import type { loadSolver as LoadSolver } from "../src/solver/highs.ts";
import { KINDS, amountsIn, changed, hundredths } from "../test/core/changes.ts";
import { honestBudget, honestFinal, Random } from "../test/core/honest.ts";
import { PERFORMANCE, SEEDS, edit, performance, removeRows, seed } from "../test/core/sheets.ts";
import { honestNational, honestSichuan } from "../test/core/sichuan.ts";
import { changedSeed, seedPath } from "../test/cli/workbooks.ts";
import { ROOT } from "./root.ts";
import { seedFile, seedNames } from "./seeds.ts";

const HONEST = 300;
const DAMAGED = 250;
/** So many of each seed's amounts, about, are changed in a file. */
const CHANGED = 100;
/** EVERY=10 takes one workbook in ten. */
const EVERY = Number(process.env["EVERY"] ?? 1);

/**
 * A report as text. Rules and forms are what both checkouts are given to work with, so their ids stand for them; of a suspect, the numbers
 * of the findings that it explains stand for these.
 */
function textOf(report: Report): string {
  const numbers = new Map<unknown, string>(report.findings.map((finding, i) => [finding, `finding ${i}`]));
  const isTop = (holder: unknown): boolean => holder === report.findings;
  return JSON.stringify(report, function (this: unknown, _, value: unknown) {
    if (typeof value !== "object" || value === null) return value;
    if ("basis" in value && "id" in value) return value.id;
    if ("parts" in value && "titles" in value && "no" in value) return value.no;
    if (isTop(this)) return value;
    return numbers.get(value) ?? value;
  });
}

/** Several figures of a workbook wrong at once, some of them no figures, or a row left out. */
function damaged(sheets: readonly SheetGrid[], number: number): SheetGrid[] {
  const random = new Random(number);
  const wrong = [
    (value: number) => hundredths(value * 10),
    (value: number) => -value,
    (value: number) => hundredths(value + 0.01),
    (value: number) => hundredths(value + random.whole(1, 1000)),
    () => null,
    () => "约五万",
    () => 12.345,
  ] satisfies ((value: number) => CellValue)[];
  const some = random.some(amountsIn(sheets), random.whole(1, 6));
  const edited = edit(sheets, Object.fromEntries(some.map(({ at, value }) => [at, random.pick(wrong)(value)])));
  if (!random.chance(0.3)) return edited;
  const which = random.whole(0, edited.length - 1);
  return edited.map((grid, i) => (i === which ? removeRows(grid, random.whole(5, grid.rows.length - 1)) : grid));
}

function* workbooks(): Generator<readonly [name: string, sheets: readonly SheetGrid[], solved: boolean]> {
  for (const id of SEEDS) yield [`seed ${id}`, seed(id), true];
  for (const id of PERFORMANCE) yield [`绩效 ${id}`, performance(id), true];
  for (const [name, make] of Object.entries({ honestFinal, honestBudget, honestSichuan, honestNational }))
    for (let number = 0; number < HONEST; number++) yield [`${name} ${number}`, make(number), true];
  for (const id of SEEDS) {
    const sheets = seed(id);
    for (const { at, value } of amountsIn(sheets))
      for (const kind of KINDS) {
        const other = changed(value, kind);
        if (other !== undefined) yield [`${id} ${at} ${kind}`, edit(sheets, { [at]: other }), false];
      }
  }
  for (const id of SEEDS)
    for (let number = 0; number < DAMAGED; number++) yield [`${id} damaged ${number}`, damaged(seed(id), number), true];
  for (const id of PERFORMANCE)
    for (let number = 0; number < DAMAGED / 5; number++)
      yield [`绩效 ${id} damaged ${number}`, damaged(performance(id), number), true];
  for (let number = 0; number < DAMAGED; number++)
    yield [`honestSichuan damaged ${number}`, damaged(honestSichuan(number), number), true];
}

/** The seeds as files, and each 决算 and 预算 with one cell changed, amount by amount in steps. */
function* files(): Generator<readonly [name: string, bytes: Uint8Array]> {
  for (const name of seedNames()) yield [name, readFileSync(seedFile(name, "xlsx"))];
  for (const id of SEEDS) {
    const bytes = readFileSync(seedPath(id));
    const sheets = seed(id);
    const amounts = amountsIn(sheets);
    const step = Math.ceil(amounts.length / CHANGED);
    for (let i = 0; i < amounts.length; i += step) {
      const { at, value } = amounts[i]!;
      const [sheet, cell] = at.split("!") as [string, string];
      const other = changed(value, KINDS[(i / step) % KINDS.length]!);
      if (other === undefined) continue;
      const number = sheets.findIndex(({ name }) => name === sheet) + 1;
      yield [`${id} ${at} ${value} → ${other}`, changedSeed(id, number, { [cell]: String(other) }, bytes)];
    }
  }
}

async function copies(): Promise<void> {
  const { run } = (await load("src/cli/run.ts")) as { readonly run: typeof Run };
  const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  const cwd = mkdtempSync(join(tmpdir(), "same-"));
  let number = 0;
  for (const [name, bytes] of files()) {
    if (number++ % EVERY !== 0) continue;
    writeFileSync(join(cwd, "a.xlsx"), bytes);
    const code = await run(["check", "a.xlsx", "--marked", "copies"], {
      stdout: nowhere(),
      stderr: nowhere(),
      cwd,
      env: {},
    });
    const copy = join(cwd, "copies", "a.核对.xlsx");
    console.log(`${code} ${existsSync(copy) ? digest(readFileSync(copy)) : "no copy"} ${name}`);
    rmSync(join(cwd, "copies"), { recursive: true, force: true });
  }
  rmSync(cwd, { recursive: true });
}

function digest(what: string | Uint8Array): string {
  return createHash("sha256").update(what).digest("hex").slice(0, 16);
}

async function reports(): Promise<void> {
  const { check, checkWith } = (await load("src/core/check.ts")) as {
    readonly check: typeof Check;
    readonly checkWith: typeof CheckWith;
  };
  const { loadSolver } = (await load("src/solver/highs.ts")) as { readonly loadSolver: typeof LoadSolver };
  const solver = await loadSolver();
  let number = 0;
  for (const [name, sheets, solved] of workbooks()) {
    if (number++ % EVERY !== 0) continue;
    const report = solved ? await checkWith(sheets, {}, () => Promise.resolve(solver)) : check(sheets);
    console.log(`${digest(textOf(report))} ${name}`);
  }
}

const [given] = process.argv.slice(2).filter((one) => !one.startsWith("--"));
const checkout = resolve(given ?? ROOT);
const load = async (file: string): Promise<unknown> => import(pathToFileURL(resolve(checkout, file)).href);
await (process.argv.includes("--copies") ? copies() : reports());
