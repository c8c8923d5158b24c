// How much memory, and time, the command line takes for the largest files of every hostile kind of scripts/worst-kinds.ts:
// npx webpack --mode production, then npx tsx scripts/memory.ts [WORDS OF A NAME, or - for all] [PART/PARTS]
// A kind is made so large that it just fits into the limits of files, and smaller where it is refused for another limit. Each is read by a
// process of its own. Time is the processor's, of all its threads. Ends with 1 where one takes more than 1 GiB or 10 seconds, or ends otherwise
// than with a report or a sentence.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isZip } from "../src/files/ooxml/package.ts";
import { openZip } from "../src/files/ooxml/zip.ts";
import { defaultLimits } from "../src/files/refusals.ts";
import { isCompoundFile } from "../src/files/xls/compound.ts";
import { LARGE } from "./memory-kinds.ts";
import { workbooks } from "./worst-kinds.ts";
import { packLarge, type Kind } from "./worst-parts.ts";
import { DOCUMENTS } from "./worst-words.ts";

const MOST_MEGABYTES = 1024;
const MOST_SECONDS = 10;
/** It is ended then: milliseconds by the clock. */
const PATIENCE = 60_000;

interface Taken {
  readonly name: string;
  readonly bytes: number;
  readonly megabytes: number;
  readonly seconds: number;
  readonly code: number | null;
  readonly says: string;
}

const everything = { file: Infinity, text: Infinity, words: Infinity, inflated: Infinity, growth: Infinity };
const unlimited = { ...everything, parts: Infinity, sheets: Infinity, cells: Infinity };

/** The most that the bytes may grow to, over what they do. */
function roomOf(bytes: Uint8Array): number {
  if (isZip(bytes)) {
    const inflated = openZip(bytes, unlimited).entries.reduce((sum, { size }) => sum + size, 0);
    return Math.min(defaultLimits.inflated / inflated, defaultLimits.file / bytes.length);
  }
  return (isCompoundFile(bytes) ? defaultLimits.file : defaultLimits.text) / bytes.length;
}

/** How many of a kind fit. */
function fitting(make: Kind): number {
  let count = 20_000;
  for (let step = 0; step < 4; step++) {
    const room = roomOf(make(count));
    if (room > 1 && room < 1.03) break;
    count = Math.max(1, Math.floor(count * Math.min(room * 0.985, 200)));
    if (count > 60_000_000) return 60_000_000;
  }
  return count;
}

const folder = mkdtempSync(join(tmpdir(), "memory-"));
const WATCH = `data:text/javascript,${encodeURIComponent(
  'import{isMainThread}from"node:worker_threads";import{writeSync}from"node:fs";if(isMainThread)process.on("exit",()=>{const{user,system}=process.cpuUsage();writeSync(3,process.resourceUsage().maxRSS+" "+(user+system))})',
)}`;

async function taken(name: string, bytes: Uint8Array, end: string, more: readonly string[] = []): Promise<Taken> {
  const file = join(folder, `a.${end}`);
  writeFileSync(file, bytes);
  const argv = ["--import", WATCH, "dist/cli/main.js", "check", file, ...more];
  const child = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const late = setTimeout(() => child.kill("SIGKILL"), PATIENCE);
  let [says, peak] = ["", ""];
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (piece: Buffer) => (says = (says + piece.toString()).slice(-4000)));
  child.stdio[3]?.on("data", (piece: Buffer) => (peak += piece.toString()));
  const code = await new Promise<number | null>((ended) => child.once("close", ended));
  clearTimeout(late);
  rmSync(file);
  const [kilobytes = 0, microseconds = 0] = peak.split(" ").map(Number);
  const last = says
    .trim()
    .replaceAll(file, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  return {
    name,
    bytes: bytes.length,
    megabytes: kilobytes / 1024,
    seconds: microseconds / 1e6,
    code,
    says: last.slice(-1).join("").trim().slice(0, 100),
  };
}

const isRefused = ({ code, says }: Taken): boolean => code === 2 && /超过|放不进|太大|过大/.test(says);
const isBad = ({ megabytes, seconds, code, says }: Taken): boolean =>
  megabytes === 0 ||
  megabytes > MOST_MEGABYTES ||
  seconds > MOST_SECONDS ||
  code === null ||
  code > 3 ||
  /ERR_|Error/.test(says);

function show(one: Taken): void {
  console.log(
    `${isBad(one) ? "BAD" : "   "} ${one.megabytes.toFixed(0).padStart(5)} MiB ${one.seconds.toFixed(1).padStart(5)} s  ${(one.bytes / 2 ** 20).toFixed(1).padStart(5)} MB  ${one.name}: ${one.code} ${one.says}`,
  );
}

const [, , words = "-", part = "1/1"] = process.argv;
const [own = 1, parts = 1] = part.split("/").map(Number);
packLarge(5.3 * 2 ** 20);
const named = [...Object.entries(LARGE), ...Object.entries(await workbooks()), ...Object.entries(DOCUMENTS)];
const mine = named.filter(([name], i) => (words === "-" || name.includes(words)) && i % parts === own - 1);
const all: Taken[] = [];
for (const [name, make] of mine) {
  let count = fitting(make);
  for (let step = 0; step < 6; step++) {
    const bytes = make(count);
    const end =
      name in DOCUMENTS
        ? isZip(bytes)
          ? "docx"
          : "txt"
        : isZip(bytes)
          ? "xlsx"
          : isCompoundFile(bytes)
            ? "xls"
            : "csv";
    const one = await taken(`${name} × ${count}`, bytes, name in LARGE && name.startsWith("docx") ? "docx" : end);
    all.push(one);
    show(one);
    if (!isRefused(one)) break;
    count = Math.floor(count / 2.5);
  }
}
rmSync(folder, { recursive: true });
const worst = (by: "megabytes" | "seconds"): Taken | undefined => [...all].sort((a, b) => b[by] - a[by])[0];
console.log(`${mine.length} kinds, ${all.length} files`);
for (const by of ["megabytes", "seconds"] as const) {
  const one = worst(by);
  if (one !== undefined) show(one);
}
if (all.some(isBad)) process.exitCode = 1;
