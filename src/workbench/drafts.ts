import { Store } from "./store.ts";

/** Unsaved work, as this browser keeps it over a reload: the file as it would be saved. */
export interface KeptDraft {
  /** Of the file. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly time: number;
}

/** A draft that no page works on any more. */
export interface LeftDraft extends KeptDraft {
  readonly page: string;
}

// Every page keeps one, under a name of its own, and holds a lock of that name as long as it is there: so the drafts of pages that are gone
// are told from those that others still work on. A browser that keeps nothing, as in a private window, is as one that has no drafts.

const PAGE = `${Date.now()}-${Math.random()}`;

const locks = (navigator as { readonly locks?: LockManager }).locks;

void locks?.request(PAGE, () => new Promise(() => undefined)).catch(() => undefined); // then others take its draft for one that was left

/** The pages that are there; where the browser has no locks, as without HTTPS, no other is known. */
async function pagesThere(): Promise<ReadonlySet<string | undefined>> {
  const { held = [] } = (await locks?.query().catch(() => undefined)) ?? {};
  return new Set([PAGE, ...held.map(({ name }) => name)]);
}

const drafts = new Store("gongkai", "drafts");

/** The latest draft of a page that is gone. */
export async function leftDraft(): Promise<LeftDraft | undefined> {
  try {
    const pages = (await drafts.with("readonly", (store) => store.getAllKeys())).map(String);
    const there = await pagesThere();
    let latest: LeftDraft | undefined;
    for (const page of pages.filter((each) => !there.has(each))) {
      const draft = await drafts.with("readonly", (store) => store.get(page) as IDBRequest<unknown>);
      if (!isDraft(draft)) continue;
      if (latest === undefined || draft.time > latest.time) latest = { ...draft, page };
    }
    return latest;
  } catch {
    return undefined;
  }
}

/** What another version, or something else of this site, may have kept is none. */
function isDraft(kept: unknown): kept is KeptDraft {
  const { name, bytes, time } = (kept ?? {}) as Partial<Record<keyof KeptDraft, unknown>>;
  // A time that is none would stand before all others, and in a sentence.
  const isTime = typeof time === "number" && !Number.isNaN(new Date(time).getTime());
  return typeof name === "string" && bytes instanceof Uint8Array && isTime;
}

/** Keeps this page's draft in the place of its last one. False where the browser does not keep it. */
export async function keepDraft(draft: KeptDraft): Promise<boolean> {
  try {
    await drafts.with("readwrite", (store) => store.put(draft, PAGE));
    return true;
  } catch {
    return false;
  }
}

/** Throws a draft away; this page's own where no other is said. */
export async function dropDraft(page = PAGE): Promise<void> {
  await drafts.with("readwrite", (store) => store.delete(page)).catch(() => undefined); // there was none
}
