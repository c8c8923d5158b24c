import type { Edits } from "../workbooks/edits.ts";

/** Unsaved work, as this browser keeps it over a reload. */
export interface Draft {
  /** Of the file. */
  readonly name: string;
  /** The file as it was opened. */
  readonly bytes: Uint8Array;
  readonly edits: Edits;
  /** Milliseconds since 1970. */
  readonly time: number;
}

// There is one: of the workbook that lies open. A browser that keeps nothing, as in a private window, is as one that has none.

const [DATABASE, STORE, KEY] = ["gongkai", "drafts", "open"];

function withStore<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((answered, failed) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => failed(opening.error ?? new Error("no database"));
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(STORE, mode);
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        opening.result.close();
        answered(request.result);
      };
      transaction.onabort = () => {
        opening.result.close();
        failed(transaction.error ?? new Error("not kept"));
      };
    };
  });
}

export async function readDraft(): Promise<Draft | undefined> {
  try {
    return await withStore<Draft | undefined>("readonly", (store) => store.get(KEY) as IDBRequest<Draft | undefined>);
  } catch {
    return undefined;
  }
}

/** False where the browser does not keep it. */
export async function keepDraft(draft: Draft | undefined): Promise<boolean> {
  try {
    await withStore<undefined>("readwrite", (store) => {
      return draft === undefined ? store.delete(KEY) : (store.put(draft, KEY) as IDBRequest);
    });
    return true;
  } catch {
    return draft === undefined;
  }
}
