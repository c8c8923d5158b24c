/**
 * Numbers of amounts, in one list that is filled again for the next comparison: a table of 20,000 rows has as many, and a list that is cut
 * to nothing loses its memory.
 */
export class Cells {
  readonly #ids: number[] = [];
  #size = 0;

  clear(): void {
    this.#size = 0;
  }

  push(id: number): void {
    this.#ids[this.#size++] = id;
  }

  /** What was pushed since it was cleared; the same list each time. */
  list(): readonly number[] {
    if (this.#ids.length !== this.#size) this.#ids.length = this.#size;
    return this.#ids;
  }
}
