import type { KeptDraft } from "../../src/workbench/drafts.ts";

// What the workbench keeps over a reload, in a browser that takes so many bytes and no more.

const ROOM = 1000;
const kept = new Map<string, KeptDraft>();

/** Of IndexedDB what a store asks for: a put beyond the room aborts its transaction, as browsers do. */
function transaction(): unknown {
  const own: { oncomplete?: () => void; onabort?: () => void; error?: Error } & Record<string, unknown> = {};
  let isFull = false;
  const answer = (result: unknown): unknown => ({ result });
  return Object.assign(own, {
    objectStore: () => ({
      getAllKeys: () => answer([...kept.keys()]),
      get: (key: string) => answer(kept.get(key)),
      delete: (key: string) => answer(kept.delete(key)),
      put: (draft: KeptDraft, key: string) => {
        isFull = draft.bytes.length > ROOM;
        if (!isFull) kept.set(key, draft);
        return answer(key);
      },
    }),
    commit: () => {
      if (isFull) own.error = new DOMException("no room", "QuotaExceededError");
      queueMicrotask(() => (isFull ? own.onabort : own.oncomplete)?.());
    },
  });
}

beforeAll(() => {
  const indexedDB = {
    open: () => {
      const opening: { onsuccess?: () => void; result: unknown } = { result: { transaction } };
      queueMicrotask(() => opening.onsuccess?.());
      return opening;
    },
  };
  Object.assign(globalThis, { indexedDB, navigator: {} });
});

test("where the browser has no room the last draft stays, and the page is told", async () => {
  const { keepDraft, leftDraft, dropDraft } = await import("../../src/workbench/drafts.ts");
  const draft = (size: number, time: number): KeptDraft => ({ name: "甲.xlsx", bytes: new Uint8Array(size), time });
  expect(await keepDraft(draft(10, 1))).toBe(true);
  expect(await keepDraft(draft(ROOM + 1, 2))).toBe(false);
  expect([...kept.values()].map(({ time }) => time)).toEqual([1]);
  // One of a page that is gone, and one that is broken.
  kept.set("broken", { name: "甲.xlsx", time: 9 } as KeptDraft);
  kept.set("gone", draft(20, 3));
  expect(await leftDraft()).toMatchObject({ page: "gone", time: 3 });
  await dropDraft("gone");
  expect(await leftDraft()).toBeUndefined();
});
