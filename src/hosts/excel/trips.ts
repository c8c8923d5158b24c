/// <reference types="office-js" />
import type { Signal, Task } from "../../app/port.ts";
import { codeOf } from "../shared/trouble.ts";

// Round trips: as few as can be, and no larger than Excel takes.

/** Waits for the user to leave the cell that is being edited, instead of failing. */
const PATIENT: Excel.RunOptions = { delayForCellEdit: true };

export function inExcel<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return Excel.run(PATIENT, batch);
}

/** The request was too large, so that nothing of it was done. */
export function isRequestTooLarge(error: unknown): boolean {
  return codeOf(error) === "RequestPayloadSizeLimitExceeded";
}

/** Reading was too much at once; Excel on the web says GeneralException as well. */
export function isAnswerTooLarge(error: unknown): boolean {
  return (
    ["ResponsePayloadSizeLimitExceeded", "GeneralException"].includes(codeOf(error) ?? "") || isRequestTooLarge(error)
  );
}

/** Rejects with the signal's reason as soon as it is aborted; what is under way ends by itself. */
export function unlessAborted<T>(work: Promise<T>, signal: Signal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    signal.addEventListener("abort", abort);
    if (signal.aborted) abort();
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

export interface Load<Item> {
  readonly items: readonly Item[];
  /** How much an item is, in the unit of `most`. */
  readonly weight: (item: Item) => number;
  /** What to begin with; Infinity tries all at once. */
  readonly most: number;
  /** Carries these out in one round trip. */
  readonly trip: (items: readonly Item[]) => Promise<void>;
  /** Whether an error says that it was too much, and nothing was done. */
  readonly tooMuch: (error: unknown) => boolean;
  /** A single item that is too much, in parts; none where it has none. */
  readonly split?: (item: Item) => readonly Item[];
}

/** Carries out all items, as many in a round trip as Excel takes: what is refused as too much is halved. */
export async function carryOut<Item>(
  { items, weight, trip, tooMuch, split, ...load }: Load<Item>,
  { signal, progress }: Task,
): Promise<void> {
  const sum = (some: readonly Item[]): number => some.reduce((total, item) => total + weight(item), 0);
  const of = sum(items);
  let waiting = [...items];
  let most = load.most;
  const next = async (): Promise<void> => {
    if (waiting.length === 0) return;
    signal?.throwIfAborted();
    const batch = firstOf(waiting, weight, most);
    try {
      await trip(batch);
      waiting = waiting.slice(batch.length);
      progress?.(of - sum(waiting), of);
    } catch (error) {
      const [only, ...others] = batch;
      const parts = only !== undefined && others.length === 0 ? (split?.(only) ?? []) : batch;
      if (!tooMuch(error) || parts.length < 2) throw error;
      most = sum(batch) / 2;
      waiting = [...parts, ...waiting.slice(batch.length)];
    }
    return next();
  };
  await next();
}

/** The first items that weigh no more than `most` together; one at least. */
function firstOf<Item>(items: readonly Item[], weight: (item: Item) => number, most: number): readonly Item[] {
  let sum = 0;
  const end = items.findIndex((item, i) => (sum += weight(item)) > most && i > 0);
  return end === -1 ? items : items.slice(0, end);
}
