// Breaks files and looks whether anything breaks by it: npx tsx scripts/mutate.ts [COUNT] [SEED] [FOLDER…]
// COUNT files (20000) are made from the seeds, the files of the tests, what LibreOffice makes of them where it is installed, and the files of
// the folders. Each is read, checked, marked, cleared and edited in a worker of 1 GB. An error that is no FileTrouble, more than 10 seconds of the processor,
// a worker out of memory, another verdict after a change that means nothing, and a part that was changed beside the marks or the edit
// are what it finds; then it ends with 1. The same COUNT, SEED and files give the same run.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { unzipSync, zipSync } from "fflate";
import { check } from "../src/core/check.ts";
import type { SheetGrid } from "../src/core/sheet/grid.ts";
import { relationshipPartOf } from "../src/files/ooxml/package.ts";
import { encodeXml } from "../src/files/ooxml/xml.ts";
import { openZip, readEntry } from "../src/files/ooxml/zip.ts";
import { readWorkbook } from "../src/files/read.ts";
import { defaultLimits, FileTrouble } from "../src/files/refusals.ts";
import { EditTrouble } from "../src/files/xlsx/edit.ts";
import { clearMarks, markWorkbook } from "../src/files/xlsx/marks.ts";
import { readBook } from "../src/files/xlsx/read-book.ts";
import { saveEdits } from "../src/files/xlsx/save.ts";
import { openWorkbook } from "../src/files/xlsx/workbook-parts.ts";

/** Of the processor, so that a busy machine does not count. */
const MOST_MILLISECONDS = 10_000;
const MEMORY = { maxOldGenerationSizeMb: 1024 };

// Chance that can be had again (mulberry32).

type Chance = () => number;

function chanceOf(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const below = (chance: Chance, most: number): number => Math.floor(chance() * most);
function one<T>(chance: Chance, of: readonly T[]): T {
  const found = of[below(chance, of.length)];
  if (found === undefined) throw new RangeError("nothing to choose from");
  return found;
}

// Changes of bytes, of texts and of packages.

const NUMBERS = [
  "0",
  "-1",
  "1",
  "65536",
  "16385",
  "1048577",
  "2147483648",
  "-2147483649",
  "1e308",
  "1e999",
  "NaN",
  "",
  "0x10",
  "9".repeat(400),
];
const TEXTS = [
  "&amp;",
  "&#0;",
  "&#x10FFFF;",
  "_x0000_",
  "<![CDATA[1]]>",
  "<!--",
  "]]>",
  "\u202e",
  "\uFFFF",
  "=1+1",
  "支出决算表",
  "A1:XFD1048576",
  "[[[[",
  '"',
  "__proto__",
  "<a>",
  "</a>",
  " ".repeat(5000),
];

function changedBytes(bytes: Uint8Array, chance: Chance): Uint8Array {
  const at = below(chance, bytes.length);
  const length = 1 + below(chance, one(chance, [1, 8, 512, 5000]));
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at + length)];
  const own = bytes.slice(at, at + length);
  switch (below(chance, 6)) {
    case 0:
      return joined(
        before,
        own.map(() => below(chance, 256)),
        after,
      );
    case 1:
      return joined(before, after);
    case 2:
      return joined(before, own, own, after);
    case 3:
      return before.slice();
    case 4:
      return joined(before, own.fill(one(chance, [0, 255])), after);
    default: {
      const copy = bytes.slice();
      copy[at] = (copy[at] ?? 0) ^ (1 << below(chance, 8));
      return copy;
    }
  }
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

/** Somewhere after a character like this. */
function placeOf(text: string, chance: Chance, character: string): number {
  const from = below(chance, text.length);
  const at = text.indexOf(character, from);
  return at === -1 ? text.indexOf(character) : at;
}

function changedXml(text: string, chance: Chance): string {
  const tag = placeOf(text, chance, "<");
  const end = text.indexOf(">", tag) + 1;
  if (tag < 0 || end === 0) return text;
  const whole = text.slice(tag, end);
  const other = placeOf(text, chance, "<");
  switch (below(chance, 9)) {
    case 0:
      return text.slice(0, tag) + text.slice(end);
    case 1:
      return text.slice(0, end) + whole + text.slice(end);
    case 2:
      return (
        text.slice(0, tag) + whole.replace(/"[^"]*"/, `"${one(chance, [...NUMBERS, ...TEXTS])}"`) + text.slice(end)
      );
    case 3:
      return text.slice(0, end) + one(chance, TEXTS) + text.slice(end);
    case 4:
      return text.slice(0, end) + one(chance, NUMBERS) + text.slice(text.indexOf("<", end));
    case 5:
      return text.slice(0, tag) + whole.replace(/\s[\w:]+="[^"]*"/, "") + text.slice(end);
    case 6:
      return text.slice(0, other) + whole + text.slice(other);
    case 7:
      return (
        text.slice(0, tag) +
        whole.replace(/\d+/, (digits) => String(Number(digits) + one(chance, [-1, 1, 1000]))) +
        text.slice(end)
      );
    default:
      return text.slice(0, end) + "<a>".repeat(1 + below(chance, 3000)) + text.slice(end);
  }
}

type Parts = Record<string, Uint8Array>;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

function packed(parts: Parts, level: 0 | 1 | 9 = 1): Uint8Array {
  return zipSync(parts, { level, mtime: new Date(1980, 0, 1) });
}

const MERGES = (chance: Chance): string =>
  `<mergeCells>${Array.from({ length: 1 + below(chance, 40) }, () => `<mergeCell ref="${one(chance, ["A", "C", "XFD"])}${1 + below(chance, 60)}:${one(chance, ["B", "D", "XFD"])}${1 + below(chance, 1048577)}"/>`).join("")}</mergeCells>`;

function changedPackage(bytes: Uint8Array, chance: Chance): Uint8Array {
  const parts: Parts = unzipSync(bytes);
  const names = Object.keys(parts);
  const wanted = one(chance, [
    /sheet\d*\.xml$/,
    /sheet\d*\.xml$/,
    /styles/,
    /sharedStrings/i,
    /workbook\.xml$/,
    /rels$/,
    /Content_Types/,
    /./,
  ]);
  const fitting = names.filter((name) => wanted.test(name));
  const name = one(chance, fitting.length > 0 ? fitting : names);
  const own = parts[name] ?? new Uint8Array();
  switch (below(chance, 10)) {
    case 0:
      return packed(Object.fromEntries(Object.entries(parts).filter(([other]) => other !== name)));
    case 1:
      parts[name] = parts[one(chance, names)] ?? own;
      break;
    case 2:
      parts[name] = new Uint8Array();
      break;
    case 3:
      parts[name] = own.length > 0 ? changedBytes(own, chance) : own;
      break;
    case 4:
      parts[name] = encoder.encode(decoder.decode(own).replace("</sheetData>", `</sheetData>${MERGES(chance)}`));
      break;
    default: {
      let text = decoder.decode(own);
      for (let times = 1 + below(chance, 4); times > 0; times--) text = changedXml(text, chance);
      parts[name] = encoder.encode(text);
    }
  }
  return packed(parts);
}

/** A record of an .xls is its number, its length and what it holds: some are changed where they begin like one. */
function changedRecords(bytes: Uint8Array, chance: Chance): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let times = 1 + below(chance, 6); times > 0; times--) {
    let at = 512 + 2 * below(chance, (copy.length - 520) / 2);
    for (let steps = 0; steps < 40 && at + 8 < copy.length; steps++) {
      const length = view.getUint16(at + 2, true);
      if (length < 8224 && copy[at + 1]! < 16) break;
      at += 2;
    }
    if (at + 8 >= copy.length) continue;
    const way = below(chance, 5);
    if (way === 0)
      view.setUint16(
        at,
        one(chance, [0x3c, 0xfc, 0x203, 0xbd, 0xe5, 0x809, 0x0a, 0x85, 0x7d, 0x41e, 0x2f, 0xfd]),
        true,
      );
    else if (way === 1)
      view.setUint16(at + 2, one(chance, [0, 1, 0xffff, 8224, view.getUint16(at + 2, true) + 2]), true);
    else if (way === 2) view.setUint16(at + 4, one(chance, [0, 255, 256, 0xffff]), true);
    else if (way === 3) view.setUint32(at + 4, one(chance, [0, 0xffffffff, 0x7fffffff, 0xfffffffe]), true);
    else copy[at + 4 + below(chance, 40)] = below(chance, 256);
  }
  return copy;
}

/** Changes that mean nothing, of an .xlsx: each must leave every verdict as it is. They are stored without packing: a part that grows is no bomb. */
const NEUTRAL: Readonly<Record<string, (parts: Parts, chance: Chance) => Parts>> = {
  "other order": (parts, chance) => Object.fromEntries(Object.entries(parts).sort(() => chance() - 0.5)),
  "another part": (parts) => ({ ...parts, "odd/odd.bin": new Uint8Array([1, 2, 3]) }),
  comments: (parts) => eachSheet(parts, (text) => text.replaceAll("<row ", "<!-- <row> --><row ")),
  "single quotes": (parts) => eachSheet(parts, (text) => text.replace(/="([^"'<>&]*)"/g, "='$1'")),
  "line breaks": (parts) =>
    eachSheet(parts, (text) => text.replaceAll("<row ", "\r\n<row\n ").replaceAll("<c ", "<c\t ")),
  "a byte order mark": (parts) => eachSheet(parts, (text) => `\uFEFF${text.replace(/^\uFEFF/, "")}`),
  "UTF-16": (parts) => eachSheet(parts, wide, encodeXml),
  "noughts behind": (parts) => eachSheet(parts, (text) => text.replace(/(<v>-?\d+\.\d{1,10})(<\/v>)/g, "$10$2")),
  "text in runs": (parts) =>
    eachPart(parts, /sharedStrings/i, (text) =>
      text.replace(
        /<si><t([^<>]*)>([^<>&]{2,})<\/t><\/si>/g,
        (_, space: string, words: string) =>
          `<si><r><t${space}>${words.slice(0, 1)}</t></r><r><t${space}>${words.slice(1)}</t></r></si>`,
      ),
    ),
  "a prefix": (parts) =>
    eachSheet(parts, (text) =>
      /<\w+:/.test(text) ? text : text.replace(/<(\/?)(?=\w)/g, "<$1x:").replace(/ xmlns="/, ' xmlns:x="'),
    ),
};

function wide(text: string): string {
  const bare = text.replace(/^\uFEFF/, "").replace(/^<\?xml[^>]*\?>\s*/, "");
  return `\uFEFF<?xml version="1.0" encoding="UTF-16"?>${bare}`;
}

function eachSheet(parts: Parts, change: (text: string) => string, encode?: (text: string) => Uint8Array): Parts {
  return eachPart(parts, /worksheets\/[^/]*\.xml$/, change, encode);
}

function eachPart(
  parts: Parts,
  which: RegExp,
  change: (text: string) => string,
  encode: (text: string) => Uint8Array = (text) => encoder.encode(text),
): Parts {
  return Object.fromEntries(
    Object.entries(parts).map(([name, own]) => [name, which.test(name) ? encode(change(decoder.decode(own))) : own]),
  );
}

// What is done with a file.

interface Task {
  readonly number: number;
  readonly base: string;
  readonly bytes: Uint8Array;
  readonly kind: string;
  /** The file before a change that means nothing. */
  readonly same?: Uint8Array;
}

interface Done {
  readonly number: number;
  readonly came: string;
  readonly wrong?: string;
}

async function tried(task: Task): Promise<Done> {
  const { number, bytes } = task;
  let reading;
  try {
    reading = await readWorkbook(bytes);
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    return { number, came: error.code, ...(task.same === undefined ? {} : { wrong: `refused: ${error.message}` }) };
  }
  const report = JSON.stringify(check(reading.sheets));
  if (task.same !== undefined && report !== (await verdictOn(task.same)))
    return { number, came: "read", wrong: "another verdict" };
  if (reading.format !== "xlsx") return { number, came: "read" };
  try {
    const wrong = await changedBack(bytes, reading.sheets);
    return { number, came: "read and written", ...(wrong === undefined ? {} : { wrong }) };
  } catch (error) {
    if (!(error instanceof FileTrouble) && !(error instanceof EditTrouble)) throw error;
    return { number, came: `read, not written: ${error.message.slice(0, 60)}` };
  }
}

let last: { readonly bytes: Uint8Array; readonly verdict: string } | undefined;

async function verdictOn(bytes: Uint8Array): Promise<string> {
  if (last === undefined || Buffer.compare(last.bytes, bytes) !== 0)
    last = { bytes, verdict: JSON.stringify(check((await readWorkbook(bytes)).sheets)) };
  return last.verdict;
}

/** Marks, clears and edits the first sheet; what is changed beside that, undefined where nothing is. */
async function changedBack(bytes: Uint8Array, sheets: readonly SheetGrid[]): Promise<string | undefined> {
  const [sheet] = sheets;
  await readBook(bytes);
  if (sheet === undefined) return undefined;
  const at = { sheet: sheet.name, row: 0, column: 0 };
  const marked = markWorkbook(bytes, [{ at, kind: "unequal" }]);
  const { styles = "", main, sheets: tabs } = openWorkbook(bytes, defaultLimits);
  const own = tabs.filter(({ name }) => name === sheet.name).map(({ part }) => part);
  const around = [styles, "[Content_Types].xml", relationshipPartOf(main)];
  // Parts are called alike in capitals and small letters.
  const areIn = (names: readonly string[]): ((name: string) => boolean) => {
    const known = new Set(names.map((name) => name.toLowerCase()));
    return (name) => known.has(name.toLowerCase());
  };
  const isMarked = areIn([...own, ...around]);
  const beside = differing(bytes, marked).filter((name) => !isMarked(name) && !name.endsWith("gongkai-styles.xml"));
  if (beside.length > 0) return `marking changed ${beside.join(", ")}`;
  const cleared = differing(clearMarks(bytes), clearMarks(marked));
  if (cleared.length > 0) return `clearing did not give back ${cleared.join(", ")}`;
  const saved = saveEdits(bytes, { sheets: [{ sheet: sheet.name, cells: [{ row: 200, column: 5, holds: 1.5 }] }] });
  const isEdited = areIn([...own, ...around, main]);
  const edited = differing(bytes, saved).filter((name) => !isEdited(name) && !/calcChain/i.test(name));
  return edited.length > 0 ? `an edit changed ${edited.join(", ")}` : undefined;
}

function differing(before: Uint8Array, after: Uint8Array): string[] {
  const [a, b] = [openZip(before, defaultLimits), openZip(after, { ...defaultLimits, growth: 1000 })];
  const names = new Set([...a.entries, ...b.entries].map(({ name }) => name));
  return [...names].filter((name) => {
    const [own, other] = [a.find(name), b.find(name)];
    if (own === undefined || other === undefined) return true;
    if (own.crc !== other.crc || own.size !== other.size) return true;
    // A part that cannot be read is copied as it is.
    try {
      return Buffer.compare(readEntry(a, own), readEntry(b, other)) !== 0;
    } catch {
      return false;
    }
  });
}

// The run.

function basesIn(folders: readonly string[]): Map<string, Uint8Array> {
  const bases = new Map<string, Uint8Array>();
  for (const folder of folders)
    for (const name of readdirSync(folder).sort())
      if (/\.(?:xlsx|xlsm|xls|et|ods|csv|html?|xml|mht)$/i.test(name)) {
        const bytes = new Uint8Array(readFileSync(join(folder, name)));
        if (bytes.length < 300_000) bases.set(join(basename(folder), name), bytes);
      }
  return bases;
}

/** What LibreOffice makes of two seeds, in a folder of its own; none where it is not installed. */
function fromLibreOffice(home: string): string[] {
  const seeds = new URL("../seeds/", import.meta.url);
  const two = readdirSync(seeds).filter((name) => /^00[04].*(?:决算|预算)\.xlsx$/.test(name));
  for (const [i, name] of two.entries())
    writeFileSync(join(home, `libreoffice-${i}.xlsx`), readFileSync(new URL(encodeURIComponent(name), seeds)));
  const settings = `-env:UserInstallation=file://${join(home, "settings")}`;
  const made = join(home, "made");
  try {
    for (const ending of ["xlsx", "xls", "ods", "html"])
      execFileSync(
        "soffice",
        [
          settings,
          "--headless",
          "--convert-to",
          ending,
          "--outdir",
          made,
          ...two.map((_, i) => join(home, `libreoffice-${i}.xlsx`)),
        ],
        { stdio: "ignore", timeout: 180_000 },
      );
  } catch {
    console.log("LibreOffice could not be run; its own files of the tests are used");
    return [];
  }
  return [made];
}

function* tasksOf(count: number, chance: Chance, bases: ReadonlyMap<string, Uint8Array>): Generator<Task> {
  const names = [...bases.keys()];
  const packages = names.filter((name) => isPackage(bases.get(name)));
  for (let number = 0; number < count; number++) {
    const isNeutral = number % 8 === 0;
    const base = one(chance, isNeutral ? packages : names);
    const own = bases.get(base) ?? new Uint8Array();
    if (isNeutral) {
      const kind = one(chance, Object.keys(NEUTRAL));
      const change = NEUTRAL[kind];
      if (change !== undefined)
        yield { number, base, kind, bytes: packed(change(unzipSync(own), chance), 0), same: own };
    } else if (isPackage(own) && chance() < 0.85) {
      yield { number, base, kind: "package", bytes: changedPackage(own, chance) };
    } else if (own[0] === 0xd0 && chance() < 0.7) {
      yield { number, base, kind: "records", bytes: changedRecords(own, chance) };
    } else {
      let bytes = own;
      for (let times = 1 + below(chance, 3); times > 0; times--)
        if (bytes.length > 0) bytes = changedBytes(bytes, chance);
      yield { number, base, kind: "bytes", bytes };
    }
  }
}

function isPackage(bytes: Uint8Array | undefined): boolean {
  return bytes?.[0] === 0x50 && bytes[1] === 0x4b;
}

async function run(count: number, seed: number, folders: readonly string[]): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), "mutate-"));
  const here = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
  const bases = basesIn([
    here("seeds"),
    here("test/files"),
    here("test/files/cases"),
    ...fromLibreOffice(home),
    ...folders,
  ]);
  console.log(`${count} files of ${bases.size}, seed ${seed}`);
  const tally = new Map<string, number>();
  const wrongs: string[] = [];
  let longest: { readonly time: number; readonly what: string; readonly bytes?: Uint8Array } = { time: 0, what: "" };
  let worker = newWorker();
  for (const task of tasksOf(count, chanceOf(seed), bases)) {
    const start = busy();
    const done = await answerOf(worker, task);
    const time = busy() - start;
    if (time > longest.time) longest = { time, what: `${task.kind} of ${task.base}`, bytes: task.bytes };
    if (done.wrong !== undefined) {
      const kept = join(home, `${task.number}${/\.\w+$/.exec(task.base)?.[0] ?? ""}`);
      writeFileSync(kept, task.bytes);
      const line = `${task.kind} of ${task.base}: ${done.wrong} – ${kept}`;
      wrongs.push(line);
      console.log(line);
    }
    const came = task.same === undefined ? done.came : "changed without meaning";
    tally.set(came, (tally.get(came) ?? 0) + 1);
    if (done.came === "gone") {
      await worker.terminate();
      worker = newWorker();
    }
    if (task.number % 1000 === 999) console.log(`${task.number + 1}: ${wrongs.length} wrong`);
  }
  await worker.terminate();
  for (const [came, times] of [...tally].sort((a, b) => b[1] - a[1]))
    console.log(`${String(times).padStart(7)}  ${came}`);
  writeFileSync(join(tmpdir(), "mutate-longest"), longest.bytes ?? "");
  console.log(`the longest: ${longest.time.toFixed(0)} ms, ${longest.what} – ${join(tmpdir(), "mutate-longest")}`);
  console.log(`the memory of all: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB at most`);
  console.log(`${wrongs.length} wrong`);
  if (wrongs.length > 0) process.exitCode = 1;
  else rmSync(home, { recursive: true });
}

/** Milliseconds of the processor. While the worker works, nothing else of this process does. */
function busy(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Node runs TypeScript in a worker only where the worker asks for it. */
function newWorker(): Worker {
  const begin = `import("tsx/esm/api").then(({ register }) => (register(), import(${JSON.stringify(import.meta.url)})))`;
  return new Worker(begin, { eval: true, resourceLimits: MEMORY });
}

/** What came of a task: "gone" where its worker hung or died. */
async function answerOf(worker: Worker, task: Task): Promise<Done> {
  return new Promise((answer) => {
    const end = (done: Done): void => {
      clearInterval(clock);
      worker.off("message", end).off("error", failed).off("exit", ended);
      answer(done);
    };
    const gone = (wrong: string): void => end({ number: task.number, came: "gone", wrong });
    const failed = (error: Error): void => gone(String(error));
    const ended = (): void => gone("the worker ended");
    const start = busy();
    const clock = setInterval(() => {
      if (busy() - start > MOST_MILLISECONDS) gone(`longer than ${MOST_MILLISECONDS} ms`);
    }, 1000);
    worker.on("message", end).on("error", failed).on("exit", ended);
    worker.postMessage(task);
  });
}

if (isMainThread) {
  const [, , count = "20000", seed = "1", ...folders] = process.argv;
  await run(Number(count), Number(seed), folders);
} else {
  parentPort?.on("message", (task: Task) => {
    tried(task)
      .catch((error: unknown): Done => ({
        number: task.number,
        came: "error",
        wrong:
          error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 4).join(" | ") : String(error),
      }))
      .then(
        (done) => parentPort?.postMessage(done),
        () => undefined,
      );
  });
}
