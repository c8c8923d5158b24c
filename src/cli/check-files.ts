import { mkdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, relative, resolve } from "node:path";
import { RULE_SET } from "../core/forms/index.ts";
import type { Language } from "../core/report/say/language.ts";
import { checkFile, refused, type Outcome, type Settings, type FileTask } from "./check-file.ts";
import { DOCUMENT } from "../files/documents.ts";
import { findFiles, type FoundFile } from "./files.ts";
import { ENDINGS, write, type Ending, type ExitCode, type Io } from "./io.ts";
import { refusalJson, type WorkbookJson } from "./json.ts";
import { saveMarked } from "./marked.ts";
import { cut } from "./paint.ts";
import { inOrder } from "./pool.ts";
import { refusalOf, type FileRefusal } from "./refusal.ts";
import { cliWords } from "./say.ts";
import { profileOf } from "./profile.ts";
import { isTaken, writeReport } from "./report.ts";
import type { Usage } from "./usage.ts";
import { sharesName } from "./words.ts";

/** Beside the bundle; beside the sources a file of that name starts worker.ts. */
const WORKER = new URL("./worker.js", import.meta.url);

/** So few and so small files are checked at once, without the time that workers take to start; what larger ones hold may end a worker. */
const FEW = { files: 2, bytes: 2 ** 18 };

/** Checks what the operands name and shows each file's outcome as soon as all before it are shown. */
export async function checkFiles(usage: Usage, io: Io): Promise<ExitCode> {
  const { language, json } = usage;
  const profile = profileOf(usage, io);
  if (profile !== undefined && "wrong" in profile) {
    await write(io.stderr, profile.wrong);
    return 2;
  }
  const folder = usage.marked === undefined ? undefined : resolve(io.cwd, usage.marked);
  try {
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { detail = "" } = refusalOf(error, "cannot-write");
    await write(io.stderr, `${cliWords(language).badFolder(usage.marked ?? "", detail)}\n`);
    return 2;
  }
  const taken = usage.report && isTaken(usage.report, io.cwd, language);
  if (taken !== undefined) {
    await write(io.stderr, `${taken}\n`);
    return 2;
  }
  const settings: Settings = {
    language,
    json,
    summary: usage.summary,
    includeIgnored: usage.includeIgnored,
    report: usage.report !== undefined,
    colours: io.stdout.isTTY === true && !io.env["NO_COLOR"] && io.env["TERM"] !== "dumb",
    marked: folder !== undefined,
    ...(usage.only === undefined ? {} : { only: usage.only }),
    ...(profile === undefined ? {} : { profile: profile.is }),
  };
  const { files, passedOver } = await findFiles(usage.operands, io.cwd);
  const books = usage.books.map((one) => ({ ...one, path: resolve(io.cwd, one.file) }));
  const tasks = tasksOf(files, usage.prose, settings, io.cwd).map((task) =>
    books.length === 0 ? task : { ...task, books },
  );
  const tally = Object.fromEntries(ENDINGS.map((ending) => [ending, 0])) as Record<Ending, number>;
  const reported: Pick<Outcome, "file" | "ending" | "says" | "page">[] = [];
  let unsaved = false;
  let done = 0;
  const progress = progressOf(tasks, io, language);

  if (json) await write(io.stdout, `{"version":1,"ruleSet":${JSON.stringify(RULE_SET)},"workbooks":[`);
  await progress.show(done);
  for await (const outcome of outcomesOf(tasks)) {
    const copies = folder === undefined ? [] : save(folder, outcome, io.cwd);
    unsaved ||= copies.some((copy) => "refusal" in copy && copy.refusal.code === "cannot-write");
    await progress.hide();
    if (done > 0 && !usage.summary) await write(io.stdout, json ? "," : "\n");
    await write(io.stdout, withCopies(outcome, copies, language));
    tally[outcome.ending]++;
    const { file, ending, says, page } = outcome;
    if (usage.report !== undefined) reported.push({ file, ending, says, ...(page === undefined ? {} : { page }) });
    await progress.show(++done);
  }
  await progress.hide();
  if (passedOver.length > 0) await write(io.stderr, `${cliWords(language).passedOver(passedOver)}\n`);
  if (json) await write(io.stdout, "\n]}\n");
  else if (tasks.length > 1) await write(io.stdout, `\n${cliWords(language).summary(tally)}\n`);

  if (usage.report !== undefined) {
    const { isWritten, says } = writeReport(usage.report, reported, io.cwd, language);
    unsaved ||= !isWritten;
    // JSON has the output for itself.
    await write(isWritten && !json ? io.stdout : io.stderr, `${says}\n`);
  }
  if (tally.unequal > 0 || (usage.strict && tally.open > 0)) return 1;
  if (tally.unread > 0 || unsaved) return 2;
  return tally.open > 0 ? 3 : 0;
}

/** A task for each workbook with the documents that go with it, and for each document that goes with none. */
function tasksOf(found: readonly FoundFile[], prose: readonly string[], settings: Settings, cwd: string): FileTask[] {
  const named = prose.map((file) => ({ file, path: resolve(cwd, file) }));
  const isWords = ({ path, problem }: FoundFile): boolean => problem === undefined && DOCUMENT.test(path);
  const documents = found.filter(isWords);
  const taken = new Set<FoundFile>();
  const workbooks = found
    .filter((one) => !isWords(one))
    .map((one): FileTask => {
      const own = documents.filter(
        ({ path }) => one.problem === undefined && dirname(path) === dirname(one.path) && sharesName(one.path, path),
      );
      for (const document of own) taken.add(document);
      const beside = [...named, ...own.map(({ file, path }) => ({ file, path }))];
      return { ...one, settings, ...(beside.length === 0 ? {} : { prose: beside }) };
    });
  const alone = documents.filter((one) => !taken.has(one)).map((one): FileTask => ({ ...one, settings }));
  const order = new Map(found.map((one, i) => [one.path, i]));
  return [...workbooks, ...alone].sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0));
}

async function* outcomesOf(tasks: readonly FileTask[]): AsyncGenerator<Outcome> {
  const bytes = tasks.slice(0, FEW.files + 1).reduce((sum, { path }) => sum + sizeOf(path), 0);
  if (tasks.length <= FEW.files && bytes <= FEW.bytes) {
    for (const task of tasks) yield checkFile(task);
    return;
  }
  yield* inOrder<FileTask, Outcome>(tasks, {
    worker: WORKER,
    threads: Math.min(availableParallelism(), tasks.length),
    died: (task, error) => refused(task, refusalOf(error)),
  });
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** What became of the marked copy of a file: so many cells, or comments of a document. */
type Copy =
  | { readonly path: string; readonly cells: number }
  | { readonly path: string; readonly comments: number }
  | { readonly refusal: FileRefusal };

function save(folder: string, { path, marked, commented = [] }: Outcome, cwd: string): Copy[] {
  const written = (of: string, bytes: Uint8Array): string => {
    const saved = saveMarked(folder, of, bytes);
    // The way from here, where that is not longer than the whole one.
    const near = relative(cwd, saved);
    return near.startsWith("..") ? saved : near;
  };
  try {
    return [
      ...(marked === undefined
        ? []
        : ["refusal" in marked ? marked : { path: written(path, marked.bytes), cells: marked.cells }]),
      ...commented.map(({ path: of, bytes, comments }) => ({ path: written(of, bytes), comments })),
    ];
  } catch (error) {
    return [{ refusal: refusalOf(error, "cannot-write") }];
  }
}

function withCopies({ file, shown }: Outcome, copies: readonly Copy[], language: Language): string {
  const own = cliWords(language);
  if (typeof shown !== "string") {
    let fields: Pick<WorkbookJson, "marked" | "markedError" | "commented"> = {};
    for (const copy of copies) {
      if ("cells" in copy) fields = { ...fields, marked: copy.path };
      else if ("comments" in copy) fields = { ...fields, commented: [...(fields.commented ?? []), copy.path] };
      else fields = { ...fields, marked: null, markedError: refusalJson(file, copy.refusal, language) };
    }
    return `\n${JSON.stringify({ ...shown, ...fields })}`;
  }
  const lines = copies.map((copy) =>
    "cells" in copy
      ? own.marked(copy.cells, copy.path)
      : "comments" in copy
        ? own.commented(copy.comments, copy.path)
        : own.refusal(copy.refusal, file),
  );
  return `${shown}${lines.length === 0 ? "" : "\n"}${lines.map((line) => `  ${line}\n`).join("")}`;
}

/** One line on the terminal that says how far the run is; nothing where nobody watches, or for a single file. */
function progressOf(tasks: readonly FileTask[], { stderr }: Io, language: Language) {
  const seen = stderr.isTTY === true && tasks.length > 1;
  return {
    async show(done: number): Promise<void> {
      const task = tasks[done];
      if (!seen || task === undefined) return;
      const line = cliWords(language).progress(done, tasks.length, task.file);
      await write(stderr, cut(line, (stderr.columns ?? 80) - 1));
    },
    async hide(): Promise<void> {
      if (seen) await write(stderr, "\r\u001b[K");
    },
  };
}
