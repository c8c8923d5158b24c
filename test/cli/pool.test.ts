import { inOrder } from "../../src/cli/pool.ts";
import { refusalOf } from "../../src/cli/refusal.ts";

const worker = new URL("./echo.js", import.meta.url);
const died = (task: number, error: unknown): string => `${task}: ${(error as Error).message}`;

async function results(tasks: readonly number[], threads = 2): Promise<string[]> {
  const all: string[] = [];
  for await (const result of inOrder<number, string>(tasks, { worker, threads, died })) all.push(result);
  return all;
}

test("results come in the order of the tasks", async () => {
  expect(await results([80, 1, 40, 2, 1])).toEqual(["did 80", "did 1", "did 40", "did 2", "did 1"]);
});

test("what goes wrong is the outcome of its task only", async () => {
  expect(await results([1, 0, 3, 4, 5])).toEqual(["did 1", "0: nought", "did 3", "did 4", "did 5"]);
});

test("a worker that dies is the outcome of its task, and others go on", async () => {
  const all = await results([1, 2, -1, 3, 4, 5], 1);
  expect(all.map((text) => text.slice(0, 3))).toEqual(["did", "did", "-1:", "did", "did", "did"]);
});

test("a file that takes more memory than a worker may have is too large, and others go on", async () => {
  const all: string[] = [];
  const codes = { worker, threads: 1, died: (_: number, error: unknown) => JSON.stringify(refusalOf(error)) };
  for await (const result of inOrder<number, string>([1, Infinity, 2], codes)) all.push(result);
  expect(all).toEqual(["did 1", '{"code":"too-large","limit":"memory"}', "did 2"]);
});

test("only some tasks are begun ahead of the result that is due", async () => {
  const begun: number[] = [];
  function* tasks(): Generator<number> {
    for (let n = 1; n <= 100; n++) {
      begun.push(n);
      yield n;
    }
  }
  const due = inOrder<number, string>(tasks() as unknown as readonly number[], { worker, threads: 1, died });
  await due.next();
  expect(begun).toEqual([1, 2, 3, 4]);
  await due.return(undefined);
});
