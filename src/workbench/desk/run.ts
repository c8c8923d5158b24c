import { deskUnread, type DeskFile } from "../../app/desk/file.ts";
import { documentsBeside } from "../../app/desk/pairs.ts";
import { inNaturalOrder } from "../../app/desk/paths.ts";
import type { Language } from "../../core/report/say/language.ts";
import type { Refused } from "../news.ts";
import type { FolderFile } from "./folder.ts";
import type { DeskAnswer, DeskTask } from "./worker.ts";

/** Each takes the engine into memory once. */
const MOST_WORKERS = 4;

/** A workbook or a document of the folder with the documents that go with it, in the order of the files. */
export function deskTasks(files: readonly FolderFile[], language: Language): DeskTask[] {
  const folders = new Map<string, FolderFile[]>();
  for (const one of files) {
    const folder = folderOf(one.path);
    folders.set(folder, [...(folders.get(folder) ?? []), one]);
  }
  const isWords = ({ path }: FolderFile): boolean => /\.docx$/i.test(path);
  const taken = new Set<FolderFile>();
  const withDocuments = new Map<FolderFile, FolderFile[]>();
  for (const one of files.filter((file) => !isWords(file))) {
    const documents = documentsBeside(one, folders.get(folderOf(one.path)) ?? []);
    for (const document of documents) taken.add(document);
    withDocuments.set(one, documents);
  }
  return files
    .filter((one) => !taken.has(one))
    .sort((a, b) => inNaturalOrder(a.path, b.path))
    .map((one, number) => ({ number, ...one, documents: withDocuments.get(one) ?? [], language }));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/** Checks the files on workers; `done` is told of each as it is finished. Gives what to call to stop. `refusal` says in a sentence why a file was not read. */
export function runDesk(
  tasks: readonly DeskTask[],
  refusal: (refused: Refused) => string,
  done: (number: number, file: DeskFile) => void,
): () => void {
  let next = 0;
  const workers: Worker[] = [];
  const begin = (): void => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url));
    let own: DeskTask | undefined;
    const go = (): void => {
      own = tasks[next++];
      if (own === undefined) worker.terminate();
      else worker.postMessage(own);
    };
    worker.onmessage = ({ data }: MessageEvent<DeskAnswer>): void => {
      if ("file" in data) done(data.number, data.file);
      else {
        const name = data.origin.file;
        done(
          data.number,
          deskUnread(data.origin, { code: data.refused.code, says: refusal({ name, ...data.refused }) }),
        );
      }
      go();
    };
    // What takes more than a worker may have ends it; another takes its place.
    worker.onerror = (): void => {
      worker.terminate();
      if (own !== undefined) {
        const origin = { file: own.path, hash: null, ruleSet: "", asked: own.language, documents: [] };
        done(own.number, deskUnread(origin, { code: "unread", says: refusal({ name: own.path, code: "unread" }) }));
        begin();
      }
    };
    workers.push(worker);
    go();
  };
  const count = Math.min(MOST_WORKERS, Math.max(1, navigator.hardwareConcurrency), tasks.length);
  for (let i = 0; i < count; i++) begin();
  return () => {
    next = tasks.length;
    for (const worker of workers) worker.terminate();
  };
}
