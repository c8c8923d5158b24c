import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { basename } from "node:path";
import { readBytes } from "./output.ts";
import type { ShardUsage } from "./usage.ts";

/** The hash of a file, and what the system said of the file before it was read: as long as it says the same, nobody has written to it. */
export interface FileHash {
  readonly path: string;
  readonly stamp: string;
  readonly hash: string;
}

/** A file that was written to so shortly ago, in ms, may be written to again without the system telling the times apart (two seconds on FAT). */
const UNSETTLED = 2000;

/** The files of one task. Each is read once at most; for its hash not at all where that is known and nobody has written to it since. */
export class TaskFiles {
  readonly #known: ReadonlyMap<string, FileHash>;
  readonly #now: () => number;
  readonly #bytes = new Map<string, Uint8Array>();
  readonly #found = new Map<string, FileHash>();

  constructor(known: readonly FileHash[] = [], now: () => number = Date.now) {
    this.#known = new Map(known.map((one) => [one.path, one]));
    this.#now = now;
  }

  /** Throws what `refusalOf` understands. */
  bytes(path: string): Uint8Array {
    const there = this.#bytes.get(path) ?? readBytes(path);
    this.#bytes.set(path, there);
    return there;
  }

  /** SHA-256 of what the files hold, one after another, in hex; null where one of them cannot be read. */
  hash(paths: readonly string[]): string | null {
    try {
      const [first, ...others] = paths.map((path) => this.#hash(path));
      // One file has the hash that everybody finds.
      return first === undefined || others.length === 0 ? (first ?? null) : sha256([first, ...others].join("\n"));
    } catch {
      return null;
    }
  }

  /** Hashes that were not known, to be known next time. */
  found(): FileHash[] {
    return [...this.#found.values()].filter((one) => one.stamp !== "");
  }

  #hash(path: string): string {
    const there = this.#found.get(path);
    if (there !== undefined) return there.hash;
    const { size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    const stamp = [size, mtimeNs, ctimeNs].join(" ");
    const known = this.#known.get(path);
    if (known?.stamp === stamp) return known.hash;
    const last = Number((mtimeNs > ctimeNs ? mtimeNs : ctimeNs) / 1_000_000n);
    const isSettled = this.#now() - last > UNSETTLED;
    const hash = sha256(this.bytes(path));
    this.#found.set(path, { path, stamp: isSettled ? stamp : "", hash });
    return hash;
  }
}

/** SHA-256 of bytes, or of a text as UTF-8, in hexadecimal digits. */
export function sha256(what: string | Uint8Array): string {
  return createHash("sha256").update(what).digest("hex");
}

/** Whether a file belongs to a shard: its content says, whatever its name; its name where it cannot be read. */
export function isInShard({ index, of }: ShardUsage, hash: string | null, path: string): boolean {
  return Number.parseInt((hash ?? sha256(basename(path))).slice(0, 12), 16) % of === index - 1;
}
