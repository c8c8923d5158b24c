/** So long after a change Univer begins to calculate, and a little more, in milliseconds. */
const LAG = 250;

/** So long is waited for a calculation that does not begin. */
const PATIENCE = 30_000;

/**
 * Whether all is calculated. Univer collects changes for a moment and then begins; where it is calculating still, it asks that to stop and
 * begins again once it has. If the calculation ends by itself before it hears of that, Univer forgets what was to be calculated next: a formula
 * just typed would stay without a value for good. Then `again` has all calculated anew.
 */
export class Calculation {
  readonly #again: () => void;
  /** Changes that may have to be calculated, and how many of them were when the last calculation began and ended. */
  #changes = 0;
  #begun = 0;
  #calculated = 0;
  #isRunning = false;
  /** Univer has asked the calculation that runs to stop, and means to begin again. */
  #isToRestart = false;

  constructor(again: () => void) {
    this.#again = again;
  }

  /** A change that Univer will calculate, or after a while has not. */
  changed(): void {
    this.#expect(++this.#changes);
  }

  began(): void {
    this.#begun = this.#changes;
    this.#isRunning = true;
    this.#isToRestart = false;
  }

  /** The calculation that runs was asked to stop. */
  askedToStop(): void {
    this.#isToRestart = this.#isRunning;
  }

  /** It has come to its end, or has stopped, which is followed by another. */
  ended(how: "done" | "stopped"): void {
    const isToRestart = this.#isToRestart;
    // Univer may have heard of it first, and have begun again.
    if (how === "stopped" && !isToRestart) return;
    this.#isRunning = false;
    this.#isToRestart = false;
    if (how === "stopped") return;
    this.#calculated = this.#begun;
    if (isToRestart) this.#again();
  }

  /** Once all is calculated; or where none begins for half a minute, whatever became of it. */
  async settled(): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (this.#calculated < this.#changes && (this.#isRunning || Date.now() < end)) await later(20);
    await later(0);
  }

  #expect(change: number): void {
    void later(LAG).then(() => {
      if (this.#begun >= change) return;
      // What runs now does not know of the change: another follows, or nothing of it is to be calculated.
      if (this.#isRunning || this.#isToRestart) this.#expect(change);
      else this.#calculated = Math.max(this.#calculated, change);
    });
  }
}

function later(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
