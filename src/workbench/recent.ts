import { fileAt, type PickedFile } from "./disk.ts";
import { Store } from "./store.ts";

// Where files are that were opened here. Only the browser knows the places; it asks before one of another day is read again.

/** So many are kept. */
const MOST = 6;

interface Kept {
  readonly name: string;
  readonly place: FileSystemFileHandle;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export interface Recent extends Kept {
  readonly key: string;
}

const store = new Store("gongkai-recent", "files");

/** The latest first; none where the browser keeps nothing. */
export async function recentFiles(): Promise<readonly Recent[]> {
  try {
    const keys = (await store.with("readonly", (files) => files.getAllKeys())).map(String);
    const kept = (await store.with("readonly", (files) => files.getAll())) as Kept[];
    return kept.map((file, i) => ({ ...file, key: keys[i] ?? "" })).sort((a, b) => b.time - a.time);
  } catch {
    return [];
  }
}

/** Puts a file in front of those that were opened; each stands there once. Whole or not at all: the page may be left meanwhile. */
export async function rememberFile(name: string, place: FileSystemFileHandle): Promise<void> {
  const before = await recentFiles();
  const isSame = await Promise.all(before.map((file) => file.place.isSameEntry(place).catch(() => true)));
  const others = before.filter((_, i) => isSame[i] === false).slice(0, MOST - 1);
  const gone = before.filter((file) => !others.includes(file));
  const time = Date.now();
  await store
    .with("readwrite", (files) => {
      for (const { key } of gone) files.delete(key);
      return files.put({ name, place, time }, `${time}-${Math.random()}`);
    })
    .catch(() => undefined); // then it is not kept
}

export async function forgetFile({ key }: Recent): Promise<void> {
  await store.with("readwrite", (files) => files.delete(key)).catch(() => undefined); // it was not there
}

/** The file, once the user lets it be read; nothing where he does not. */
export async function recentFile({ place }: Recent): Promise<PickedFile | undefined> {
  const asks = place as unknown as {
    readonly requestPermission?: (options: { readonly mode: "read" }) => Promise<PermissionState>;
  };
  const answer = await asks.requestPermission?.({ mode: "read" });
  return answer === undefined || answer === "granted" ? fileAt(place) : undefined;
}
