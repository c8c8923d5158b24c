import { add } from "../core/sheet/lists.ts";
import { dirname, resolve } from "node:path";
import { documentsBeside } from "../app/desk/pairs.ts";
import { DOCUMENT } from "../files/documents.ts";
import type { FileTask, Settings } from "./check-file.ts";
import type { FoundFile } from "./files.ts";

/** A task for each workbook with the documents that go with it, and for each document that goes with none. */
export function tasksOf(
  found: readonly FoundFile[],
  prose: readonly string[],
  settings: Settings,
  cwd: string,
): FileTask[] {
  const named = prose.map((file) => ({ file, path: resolve(cwd, file) }));
  const documents = found.filter(isWords);
  const inFolder = new Map<string, FoundFile[]>();
  for (const one of found) {
    const folder = dirname(one.path);
    add(inFolder, folder, one);
  }
  const taken = new Set<FoundFile>();
  const workbooks = found
    .filter((one) => !isWords(one))
    .map((one): FileTask => {
      const beside = inFolder.get(dirname(one.path)) ?? [];
      const own = one.problem !== undefined ? [] : documentsBeside(one, beside);
      for (const document of own) taken.add(document);
      const all = [...named, ...own.map(({ file, path }) => ({ file, path }))];
      return { ...one, settings, ...(all.length === 0 ? {} : { prose: all }) };
    });
  const alone = documents.filter((one) => !taken.has(one)).map((one): FileTask => ({ ...one, settings }));
  const order = new Map(found.map((one, i) => [one.path, i]));
  return [...workbooks, ...alone].sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0));
}

function isWords({ path, problem }: FoundFile): boolean {
  return problem === undefined && DOCUMENT.test(path);
}
