import { readdirSync, readFileSync } from "node:fs";
import { check } from "../src/core/check.ts";
import { readProfile } from "../src/core/forms/profile-file.ts";
import { Publication } from "../src/core/publication/publication.ts";
import { readDocument } from "../src/files/documents.ts";
import { isZip } from "../src/files/ooxml/package.ts";
import { openZip } from "../src/files/ooxml/zip.ts";
import { readWorkbook } from "../src/files/read.ts";
import { defaultLimits, FileTrouble, FREE_GROWTH } from "../src/files/refusals.ts";
import type { Kind } from "./worst-parts.ts";

// How long scripts/worst.ts takes for a file, and how large one of a kind may be.

const MOST_BYTES = 64 * 1024;
/** Worth being done again, and a line of its own. */
export const MANY_MILLISECONDS = 500;

/** What a file took, in milliseconds of the processor. */
export interface Timed {
  readonly name: string;
  readonly bytes: number;
  readonly read: number;
  readonly check: number;
  readonly came: string;
}

export const totalOf = ({ read, check }: Timed): number => read + check;

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

/** Reads a file, and gives what is then to be done with it. */
export type Steps = (bytes: Uint8Array) => Promise<() => unknown>;

export const asWorkbook: Steps = async (bytes) => {
  const { sheets } = await readWorkbook(bytes);
  return () => new Publication({ sheets }).report;
};

// eslint-disable-next-line @typescript-eslint/require-await -- like the other
export const asDocument: Steps = async (bytes) => {
  const { lines, tables } = readDocument(bytes);
  return () => new Publication({ sheets: [], documents: [{ name: "a", lines, tables }] }).report;
};

/** Beside the tables that the words may speak of. */
// eslint-disable-next-line @typescript-eslint/require-await -- like the others
export const asDocumentOfTables: Steps = async (bytes) => {
  const { lines, tables } = readDocument(bytes);
  return () => new Publication({ sheets: SEED, documents: [{ name: "a", lines, tables }] }).report;
};

// eslint-disable-next-line @typescript-eslint/require-await -- like the others
export const asSet: Steps = async (bytes) => {
  const found = readProfile(new TextDecoder().decode(bytes));
  return () => {
    if ("profile" in found) check(SEED, { profile: found.profile });
  };
};

/** The largest of a kind, and where that is refused for being too large also the largest that is not: the least of three times, where it is worth a line. */
export async function timesOf(name: string, make: Kind, steps: Steps): Promise<readonly Timed[]> {
  const { count, bytes } = fitting(make);
  const whole = await leastOf(name, bytes, steps);
  if (!whole.came.startsWith("too-large")) return [whole];
  const taken = await largestTaken(make, count, steps);
  return taken === undefined ? [whole] : [whole, await leastOf(`${name}, as much as is taken`, taken, steps)];
}

async function leastOf(name: string, bytes: Uint8Array, steps: Steps): Promise<Timed> {
  let least = await timed(name, bytes, steps);
  for (let again = 0; again < 2 && totalOf(least) > MANY_MILLISECONDS; again++) {
    const next = await timed(name, bytes, steps);
    if (totalOf(next) < totalOf(least)) least = next;
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
function fitting(make: Kind): { readonly count: number; readonly bytes: Uint8Array } {
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
  return { count: least, bytes: best };
}

/** Of a kind whose largest is refused the largest that is taken, about. */
async function largestTaken(make: Kind, refused: number, steps: Steps): Promise<Uint8Array | undefined> {
  let [least, most] = [0, refused];
  let best: Uint8Array | undefined;
  while (most > least + 1 && most > 1.1 * least) {
    const count = Math.floor(least < 2 ? Math.sqrt((least + 1) * most) : (least + most) / 2);
    const bytes = make(count);
    try {
      await steps(bytes);
      [least, best] = [count, bytes];
    } catch (error) {
      if (!(error instanceof FileTrouble)) throw error;
      most = count;
    }
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
