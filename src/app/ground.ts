import type { Ground } from "./actions.ts";
import { noNotes, readNotes, writeNotes, yearIn, type Notes } from "./kept.ts";
import type { HostWorkbook, OpenWorkbook } from "./port.ts";
import { firstState, reduce, troubleOf, type PaneEvent, type PaneState } from "./state.ts";

/** What a session and its tabs stand on: the state, what is kept in the workbook, and whose turn it is to do something. */
export class SessionGround implements Ground {
  readonly workbook: OpenWorkbook;
  /** What the workbook's file is called, where that is known. */
  readonly file: () => string | undefined;
  readonly #written: () => void;
  readonly #listeners = new Set<() => void>();
  #state: PaneState;
  #notes: Promise<Notes> | undefined;
  /** What is done on the user's word, up to the last of it. */
  #doing: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** `written` is called when cells were changed on the user's word, or changed back. */
  constructor(workbook: OpenWorkbook, auto: boolean, file: () => string | undefined, written: () => void) {
    this.workbook = workbook;
    this.file = file;
    this.#written = written;
    this.#state = firstState(auto);
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Nothing begins any more. */
  close(): void {
    this.#closed = true;
  }

  readonly state = (): PaneState => this.#state;

  /** Calls back after every change of the state; gives what ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly do = (event: PaneEvent): void => {
    this.#state = reduce(this.#state, event);
    for (const listener of this.#listeners) listener();
    if (event.is === "wrote" || event.is === "took-back") this.#written();
  };

  readonly kept = async (): Promise<Notes> => {
    this.#notes ??= this.workbook.notes().then(readNotes);
    try {
      const notes = await this.#notes;
      if (notes !== this.#state.notes) this.do({ is: "noted", notes });
      return notes;
    } catch (error) {
      this.#notes = undefined;
      throw error;
    }
  };

  readonly keep = async (notes: Notes): Promise<void> => {
    await (await this.workbook.opened).keep(writeNotes(notes));
    this.#notes = Promise.resolve(notes);
    this.do({ is: "noted", notes });
  };

  /** The workbook keeps nothing of ours any more. */
  forget(): void {
    this.#notes = Promise.resolve(noNotes);
  }

  /** One after the other, so that each finds what the one before has left. None of them waits for a check, which takes its turn here. */
  next<T>(what: () => Promise<T>): Promise<T> {
    const done = this.#doing.then(what);
    this.#doing = done.catch(() => undefined);
    return done;
  }

  /** False where it went wrong, which is said. */
  readonly try = async (what: () => Promise<void>): Promise<boolean> => {
    try {
      await this.next(async () => {
        if (!this.#closed) await what();
      });
      return true;
    } catch (error) {
      this.do({ is: "happened", news: { is: "failed", trouble: troubleOf(error) } });
      return false;
    }
  };

  /** As `try`, in the workbook that the user has before him, and as one step of his undo. */
  readonly change = (what: (workbook: HostWorkbook) => Promise<void>): Promise<boolean> =>
    this.try(async () => {
      const workbook = await this.workbook.opened;
      if (!this.#closed) await workbook.together(() => what(workbook));
    });

  /** Where the tables say no year, the name of their file may. */
  readonly options = (): { readonly year?: string } => {
    const year = yearIn(this.file() ?? "");
    return year === undefined ? {} : { year };
  };
}
