import { opendirSync, realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { inNaturalOrder } from "../app/desk/paths.ts";

/** A file to be checked, or an argument that leads to none. */
export interface FoundFile {
  /** As the user named it, or the way to it from the folder that the user named. */
  readonly file: string;
  readonly path: string;
  readonly problem?: "missing" | "nothing-found" | "no-permission";
}

/** What folders are searched for. */
const WORKBOOK = /\.(?:xlsx|xlsm|xls|et|ods|csv)$/i;
/** Tables too, which are not looked for: pages and texts may be anything, the others cannot be read. */
const OTHER_TABLE = /\.(?:xlsb|xltx|xltm|xlt|ett|wps|numbers|fods|tsv|mht|mhtml|html?|xml)$/i;
/** Documents that folders are searched for; texts may be anything, and are read where they are named. */
const WORDS = /\.docx$/i;
/** What Excel leaves beside an open file, and the copies that we mark ourselves. */
const LOCK = "~$";
const COPY = /\.核对(?:\(\d+\))?\.[^.]+$/;

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** Files in folders that hold tables and are not looked for. */
  readonly passedOver: readonly string[];
}

/** Finds what the arguments name: files, the workbooks in folders, patterns. Each file once, in natural order. */
export async function findFiles(args: readonly string[], cwd: string): Promise<FoundFiles> {
  const found: FoundFile[] = [];
  const passedOver = new Set<string>();
  for (const arg of args) {
    const path = resolve(cwd, arg);
    const kind = kindOf(path);
    if (kind === "file") {
      found.push({ file: shown(arg), path });
      continue;
    }
    const closed = kind === "folder" ? await closedFolders(path) : [];
    // What stands in them nobody knows: they are named, not passed over.
    for (const folder of closed) {
      const file = shown(join(arg, folder));
      found.push({ file, path: resolve(path, folder), problem: "no-permission" });
    }
    const files =
      kind === "folder"
        ? (await glob("**", { cwd: path })).map((file) => join(arg, file))
        : // Backslashes part folders in Windows; the pattern language knows only the others.
          await matches(arg.replaceAll("\\", "/"), cwd);
    const originals = files?.filter(isOriginal) ?? [];
    // A pattern says itself what is wanted.
    const workbooks =
      kind === "folder" ? originals.filter((file) => WORKBOOK.test(file) || WORDS.test(file)) : originals;
    if (kind === "folder") for (const file of originals) if (OTHER_TABLE.test(file)) passedOver.add(shown(file));
    found.push(...workbooks.map((file) => ({ file: shown(file), path: resolve(cwd, file) })));
    if (workbooks.length === 0 && closed.length === 0)
      found.push({ file: shown(arg), path, problem: files === undefined ? "missing" : "nothing-found" });
  }
  found.sort((a, b) => inNaturalOrder(a.file, b.file));
  const byPlace = new Map<string, FoundFile>();
  for (const one of found) {
    const place = placeOf(one.path);
    // Links lead to it as well: it is named by where it stands.
    if (!byPlace.has(place) || one.path === place) byPlace.set(place, one);
  }
  return {
    files: [...byPlace.values()].sort((a, b) => inNaturalOrder(a.file, b.file)),
    passedOver: [...passedOver].sort(inNaturalOrder),
  };
}

/** Folders that the system does not let us look into, the folder itself included ("."). */
async function closedFolders(folder: string): Promise<string[]> {
  return [".", ...(await glob("**", { cwd: folder, onlyDirectories: true }))].filter((one) => {
    try {
      opendirSync(join(folder, one)).closeSync();
      return false;
    } catch {
      return true;
    }
  });
}

/** A name as it can be printed: it is to look neither like a line of ours nor like our colours. */
function shown(file: string): string {
  // eslint-disable-next-line no-control-regex -- they are what it is about
  return file.replace(/[\t\n\r\u001b]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Where a path leads in the end, so that a file with several names is the same. */
function placeOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function kindOf(path: string): "file" | "folder" | undefined {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? undefined : stat.isDirectory() ? "folder" : "file";
  } catch {
    // Something is there that we may not even look at; reading it will say why.
    return "file";
  }
}

async function matches(pattern: string, cwd: string): Promise<string[] | undefined> {
  return isDynamicPattern(pattern) ? glob(pattern, { cwd, caseSensitiveMatch: false }) : undefined;
}

function isOriginal(file: string): boolean {
  const name = file.split(/[\\/]/).at(-1) ?? file;
  const isWanted = [WORKBOOK, WORDS, OTHER_TABLE].some((kind) => kind.test(name));
  return isWanted && !name.startsWith(LOCK) && !COPY.test(name);
}
