import { createHash } from "node:crypto";
import { basename } from "node:path";
import { readBytes } from "./output.ts";
import type { ShardUsage } from "./usage.ts";

/** SHA-256 of what the files hold, one after another, in hex; null where one of them cannot be read. */
export function contentHash(paths: readonly string[]): string | null {
  try {
    const [first, ...others] = paths.map((path) => sha256(readBytes(path)));
    // One file has the hash that everybody finds.
    return first === undefined || others.length === 0 ? (first ?? null) : sha256([first, ...others].join("\n"));
  } catch {
    return null;
  }
}

export function sha256(what: string | Uint8Array): string {
  return createHash("sha256").update(what).digest("hex");
}

/** Whether a file belongs to a shard: its content says, whatever its name; its name where it cannot be read. */
export function isInShard({ index, of }: ShardUsage, hash: string | null, path: string): boolean {
  return Number.parseInt((hash ?? sha256(basename(path))).slice(0, 12), 16) % of === index - 1;
}
