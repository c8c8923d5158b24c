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

/** Puts a file in front of those that were opened; each stands there once. */
export async function rememberFile(name: string, place: FileSystemFileHandle): Promise<void> {
  const others = [];
  for (const file of await recentFiles()) {
    if (await file.place.isSameEntry(place).catch(() => true)) await forgetFile(file);
    else others.push(file);
  }
  for (const file of others.slice(MOST - 1)) await forgetFile(file);
  const key = `${Date.now()}-${Math.random()}`;
  await store.with("readwrite", (files) => files.put({ name, place, time: Date.now() }, key)).catch(() => undefined); // then it is not kept
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
