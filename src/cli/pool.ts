/** What a worker may take for what it holds, in MiB; with the bytes of its file and its own code it stays below 1 GiB. */
const MEMORY = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 };

/** Where and how tasks are to be done. */
export interface PoolOptions<Task, Result> {
  /** A module whose default export takes one task and gives its result. */
  readonly worker: URL;
  readonly threads: number;
  /** The result of a task whose worker died of it. */
  readonly died: (task: Task, error: unknown) => Result;
}

/**
 * Does tasks on worker threads. Results come in the order of the tasks, whatever finishes first, and only some tasks are begun ahead
 * of the result that is due, so that memory does not grow with their number.
 */
export async function* inOrder<Task, Result>(
  tasks: readonly Task[],
  { worker, threads, died }: PoolOptions<Task, Result>,
): AsyncGenerator<Result> {
  // Loaded only where there is work for it: a single file is checked without.
  const { Piscina } = await import("piscina");
  // Piscina ends a worker that it may do without as soon as nothing is left for it, and the next one has to load and compile everything again.
  const kept = { minThreads: threads, maxThreads: threads };
  const pool = new Piscina({ filename: worker.href, ...kept, resourceLimits: MEMORY });
  const begin = (task: Task): Promise<Result> =>
    (pool.run(task) as Promise<Result>).catch((error: unknown) => died(task, error));
  try {
    const begun: Promise<Result>[] = [];
    for (const task of tasks) {
      begun.push(begin(task));
      if (begun.length < 4 * threads) continue;
      const due = begun.shift();
      if (due !== undefined) yield await due;
    }
    for (const due of begun) yield await due;
  } finally {
    await pool.destroy();
  }
}
