/** Rows by the code of their 科目 (with its unit, where units are told apart): indices into the rows of a block. */
export type CodeRows = Pick<ReadonlyMap<string, number>, "get" | "has" | "size" | "keys" | typeof Symbol.iterator>;

/**
 * The same while a block is read. Tables list their codes in order, and a code behind all others is new: a map, which of 20,000 codes takes
 * as long as reading their rows, is made only when one is asked for that may be there.
 */
export class RowsByCode implements CodeRows {
  /** In order, while there is no map. */
  readonly #codes: string[] = [];
  readonly #rows: number[] = [];
  #map: Map<string, number> | undefined;

  get size(): number {
    return this.#map?.size ?? this.#codes.length;
  }

  has(code: string): boolean {
    return this.get(code) !== undefined;
  }

  get(code: string): number | undefined {
    return this.#map === undefined && this.#isLast(code) ? undefined : this.#indexed().get(code);
  }

  set(code: string, row: number): void {
    if (!this.add(code, row)) this.#indexed().set(code, row);
  }

  /** As `set`, of a code that has no row yet; false where it has one. */
  add(code: string, row: number): boolean {
    if (this.#map === undefined && this.#isLast(code)) {
      this.#codes.push(code);
      this.#rows.push(row);
      return true;
    }
    const map = this.#indexed();
    if (map.has(code)) return false;
    map.set(code, row);
    return true;
  }

  keys(): MapIterator<string> {
    return this.#indexed().keys();
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.#indexed()[Symbol.iterator]();
  }

  #isLast(code: string): boolean {
    const { length } = this.#codes;
    return length === 0 || code > (this.#codes[length - 1] ?? "");
  }

  #indexed(): Map<string, number> {
    return (this.#map ??= new Map(this.#codes.map((code, i) => [code, this.#rows[i] ?? 0])));
  }
}
