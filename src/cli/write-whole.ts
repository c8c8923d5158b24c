import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes a file so that a power cut, a full disk or another process leaves the old one, or none, or the new one, and never half of one: beside
 * it first, and then moved to its place. False where there is a file of that name already and it is not to be replaced. Throws what the system
 * says; nothing stays behind then, and what a process that was killed has left in that folder goes with the next that writes there.
 */
export function writeWhole(path: string, bytes: Uint8Array, replace: boolean): boolean {
  const folder = dirname(path);
  if (!swept.has(folder)) sweep(folder);
  const beside = join(
    folder,
    `.gongkai-${process.pid}-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}.tmp`,
  );
  try {
    const handle = openSync(beside, "wx");
    try {
      writeFileSync(handle, bytes);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (replace) renameSync(beside, path);
    else return isLinked(beside, path);
    return true;
  } finally {
    rmSync(beside, { force: true });
  }
}

const BESIDE = /^\.gongkai-\d+-\w+\.tmp$/;
/** Nothing takes that long to be written, in milliseconds. */
const LEFT = 60 * 60 * 1000;
/** Folders that were looked into already. */
const swept = new Set<string>();

/** Takes away what was being written when its process was killed. It is no trouble where that cannot be done. */
function sweep(folder: string): void {
  swept.add(folder);
  try {
    for (const name of readdirSync(folder).filter((one) => BESIDE.test(one))) {
      const path = join(folder, name);
      if (Date.now() - statSync(path).mtimeMs > LEFT) rmSync(path, { force: true });
    }
  } catch {
    // Others may be at it.
  }
}

/** Gives the file its name if nobody has it: a rename would take it from another process. */
function isLinked(beside: string, path: string): boolean {
  try {
    linkSync(beside, path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return false;
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "EOPNOTSUPP" && code !== "ENOSYS") throw error;
    return isClaimed(beside, path);
  }
}

/** Where files cannot have two names (FAT, some shares): an empty file claims the name, and is then replaced. */
function isClaimed(beside: string, path: string): boolean {
  try {
    closeSync(openSync(path, "wx"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  renameSync(beside, path);
  return true;
}
