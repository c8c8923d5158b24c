// The longest that any kind of hostile file of at most 64 KiB keeps the checking busy:
// npx tsx scripts/worst.ts [WORDS OF A NAME, or - for all] [PART/PARTS]
// Each kind says one thing as often as fits. Time is the processor's, so that a busy machine counts less; what takes long is done three times,
// and the least counts. Ends with 1 where one takes longer than a second.
import { readdirSync, readFileSync } from "node:fs";
import { check } from "../src/core/check.ts";
import { readProfile } from "../src/core/forms/profile-file.ts";
import { Publication } from "../src/core/publication/publication.ts";
import { readDocument } from "../src/files/documents.ts";
import { isZip } from "../src/files/ooxml/package.ts";
import { openZip } from "../src/files/ooxml/zip.ts";
import { readWorkbook } from "../src/files/read.ts";
import { defaultLimits, FileTrouble, FREE_GROWTH } from "../src/files/refusals.ts";
import { DOCUMENTS, SETS, workbooks, type Kind } from "./worst-kinds.ts";

const MOST_BYTES = 64 * 1024;
const MOST_MILLISECONDS = 1000;
/** Worth a line of their own. */
const MANY_MILLISECONDS = 500;

interface Timed {
  readonly name: string;
  readonly bytes: number;
  readonly read: number;
  readonly check: number;
  readonly came: string;
}

const SEED = (await readWorkbook(seed("000"))).sheets;

function seed(id: string): Uint8Array {
  const folder = new URL("../seeds/", import.meta.url);
  const name = readdirSync(folder).find((file) => file.startsWith(id) && file.endsWith(".xlsx")) ?? "";
  return new Uint8Array(readFileSync(new URL(encodeURIComponent(name), folder)));
}

const busy = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

type Steps = (bytes: Uint8Array) => Promise<() => unknown>;

const asWorkbook: Steps = async (bytes) => {
  const { sheets } = await readWorkbook(bytes);
  return () => new Publication({ sheets }).report;
};

// eslint-disable-next-line @typescript-eslint/require-await -- like the other
const asDocument: Steps = async (bytes) => {
  const { lines, tables } = readDocument(bytes);
  return () => new Publication({ sheets: [], documents: [{ name: "a", lines, tables }] }).report;
};

// eslint-disable-next-line @typescript-eslint/require-await -- like the others
const asSet: Steps = async (bytes) => {
  const found = readProfile(new TextDecoder().decode(bytes));
  return () => {
    if ("profile" in found) check(SEED, { profile: found.profile });
  };
};

/** The least of three times, where it is worth a line. */
async function leastOf(name: string, bytes: Uint8Array, steps: Steps): Promise<Timed> {
  let least = await timed(name, bytes, steps);
  for (let again = 0; again < 2 && least.read + least.check > MANY_MILLISECONDS; again++) {
    const next = await timed(name, bytes, steps);
    if (next.read + next.check < least.read + least.check) least = next;
  }
  return least;
}

async function timed(name: string, bytes: Uint8Array, steps: Steps): Promise<Timed> {
  const start = busy();
  try {
    const rest = await steps(bytes);
    const read = busy() - start;
    rest();
    return { name, bytes: bytes.length, read, check: busy() - start - read, came: "read" };
  } catch (error) {
    if (!(error instanceof FileTrouble)) throw error;
    return { name, bytes: bytes.length, read: busy() - start, check: 0, came: error.message };
  }
}

/** The largest of its kind that fits into 64 KiB and is not refused for what it grows to. */
function fitting(make: Kind): Uint8Array {
  let [least, most] = [1, 8_000_000];
  let best = make(least);
  while (most > least + 1 && most / least > 1.2) {
    // The largest of them take long to make: most grow with their number, and few steps lead there.
    const guess = least * Math.min(64, 0.98 * roomOf(best));
    const count = Math.floor(guess > least + 1 && guess < most ? guess : Math.max(least + 1, Math.sqrt(least * most)));
    const next = make(count);
    if (roomOf(next) < 1) most = count;
    else [least, best] = [count, next];
    if (least > 1000 && roomOf(best) < 1.1) break;
  }
  return best;
}

/** How many times as much of it would be taken: less than once where it is refused for what it grows to. */
function roomOf(bytes: Uint8Array): number {
  const packed = MOST_BYTES / bytes.length;
  if (!isZip(bytes)) return packed;
  try {
    const { entries } = openZip(bytes, defaultLimits);
    const inflated = entries.reduce((sum, { size }) => sum + size, 0);
    // What is packed has little to do with it, as long as there is room.
    return packed < 1 ? packed : (FREE_GROWTH + defaultLimits.growth * bytes.length) / inflated;
  } catch {
    return 0;
  }
}

const [, , words = "-", part = "1/1"] = process.argv;
const wanted = words === "-" ? "" : words;
const [own = 1, parts = 1] = part.split("/").map(Number);
const kinds = [
  [await workbooks(), asWorkbook],
  [SETS, asSet],
  [DOCUMENTS, asDocument],
] as const;
const mine = kinds
  .flatMap(([named, steps]) => Object.entries(named).map(([name, make]) => ({ name, make, steps })))
  .filter(({ name }, i) => name.includes(wanted) && i % parts === own - 1);
const all: Timed[] = [];
for (const { name, make, steps } of mine) {
  const one = await leastOf(name, fitting(make), steps);
  all.push(one);
  const total = one.read + one.check;
  if (total > MANY_MILLISECONDS || wanted !== "")
    console.log(
      `${total.toFixed(0).padStart(7)} ms (reading ${one.read.toFixed(0)}, checking ${one.check.toFixed(0)})  ${name}, ${one.bytes} bytes: ${one.came}`,
    );
}
all.sort((a, b) => b.read + b.check - a.read - a.check);
const [worst] = all;
if (worst !== undefined) {
  const total = worst.read + worst.check;
  console.log(`${all.length} kinds; the longest is “${worst.name}”: ${total.toFixed(0)} ms`);
  if (total > MOST_MILLISECONDS) process.exitCode = 1;
}
