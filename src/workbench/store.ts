/** A store of things that this browser keeps for this site, by keys; every database has one. Everything rejects where it keeps nothing, as in a private window. */
export class Store {
  readonly #database: string;
  readonly #name: string;
  #opened: Promise<IDBDatabase> | undefined;

  constructor(database: string, name: string) {
    this.#database = database;
    this.#name = name;
  }

  /** Opened once: what is written while the page goes is written only where there is nothing to wait for. */
  #open(): Promise<IDBDatabase> {
    this.#opened ??= new Promise<IDBDatabase>((answered, failed) => {
      const opening = indexedDB.open(this.#database, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(this.#name);
      opening.onerror = () => failed(opening.error ?? new Error("no database"));
      opening.onsuccess = () => {
        // The browser may throw away all that it keeps of this site.
        opening.result.onclose = () => (this.#opened = undefined);
        answered(opening.result);
      };
    }).catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  async with<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const transaction = (await this.#open()).transaction(this.#name, mode);
    const request = ask(transaction.objectStore(this.#name));
    return new Promise((answered, failed) => {
      transaction.oncomplete = () => answered(request.result);
      transaction.onabort = () => failed(transaction.error ?? new Error("not kept"));
      transaction.commit();
    });
  }
}
