import { mkdirSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { relative, resolve } from "node:path";
import { deskLine } from "../app/desk/line.ts";
import { RULE_SET } from "../core/forms/index.ts";
import type { Language } from "../core/report/say/language.ts";
import {
  askedIn,
  checkFile,
  endingOf,
  pathsOf,
  refused,
  type FileTask,
  type Outcome,
  type PassedFile,
  type Settings,
} from "./check-file.ts";
import { defaultLimits } from "../files/refusals.ts";
import { findFiles } from "./files.ts";
import { ENDINGS, write, type Ending, type ExitCode, type Io } from "./io.ts";
import { HashFile } from "./hash-file.ts";
import { refusalJson, type WorkbookJson } from "./json.ts";
import { LineFile } from "./lines.ts";
import { saveMarked } from "./marked.ts";
import { inOrder } from "./pool.ts";
import { refusalOf, type FileRefusal } from "./refusal.ts";
import { cliWords } from "./say.ts";
import { profileOf } from "./profile.ts";
import { progressOf } from "./progress.ts";
import { isTaken, MOST_PAGES, writeReport, type Reported } from "./report.ts";
import { tasksOf } from "./tasks.ts";
import type { Usage } from "./usage.ts";

/** Beside the bundle; beside the sources a file of that name starts worker.ts. */
const WORKER = new URL("./worker.js", import.meta.url);

/** So few and so small files are checked at once, without the time that workers take to start; what larger ones hold may end a worker. */
const FEW = { files: 8, bytes: 2 ** 18 };

/** Checks what the operands name and shows each file's outcome as soon as all before it are shown. */
export async function checkFiles(usage: Usage, io: Io): Promise<ExitCode> {
  const { language, json, lines, report } = usage;
  const own = cliWords(language);
  const fail = async (sentence: string): Promise<ExitCode> => {
    await write(io.stderr, `${sentence.trimEnd()}\n`);
    return 2;
  };
  const profile = profileOf(usage, io);
  if (profile !== undefined && "wrong" in profile) return fail(profile.wrong);
  const folder = usage.marked === undefined ? undefined : resolve(io.cwd, usage.marked);
  try {
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
  } catch (error) {
    return fail(own.badFolder(usage.marked ?? "", detailOf(error)));
  }
  const { files, passedOver } = await findFiles(usage.operands, io.cwd);
  const read = [...files.map(({ path }) => path), ...usage.prose, ...usage.books.map(({ file }) => file)];
  const taken = report && isTaken({ ...report, force: report.force || usage.resume }, read, io.cwd, language);
  if (taken !== undefined) return fail(taken);
  const settings: Settings = {
    language,
    show: lines !== undefined ? "nothing" : json ? "json" : usage.summary ? "line" : "text",
    desk: lines !== undefined || report !== undefined,
    ...(usage.shard === undefined ? {} : { shard: usage.shard }),
    includeIgnored: usage.includeIgnored,
    report: report !== undefined && lines !== "file" && files.length <= MOST_PAGES,
    colours: io.stdout.isTTY === true && !io.env["NO_COLOR"] && io.env["TERM"] !== "dumb",
    marked: folder !== undefined,
    ...(usage.only === undefined ? {} : { only: usage.only }),
    ...(profile === undefined ? {} : { profile: profile.is }),
  };
  let lineFile: LineFile | undefined;
  let hashFile: HashFile | undefined;
  try {
    if (lines === "file" && report !== undefined) {
      hashFile = new HashFile(resolve(io.cwd, report.output), usage.resume);
      lineFile = new LineFile(resolve(io.cwd, report.output), usage.resume, {
        ruleSet: RULE_SET,
        asked: askedIn(settings),
      });
    }
  } catch (error) {
    return fail(own.cannotWrite(report?.output ?? "", detailOf(error)));
  }
  const books = usage.books.map((one) => ({ ...one, path: resolve(io.cwd, one.file) }));
  const tasks = tasksOf(files, usage.prose, settings, io.cwd).map((task): FileTask => {
    const whole = { ...task, ...(books.length === 0 ? {} : { books }) };
    const known = lineFile?.known(task.file);
    const hashes = hashFile?.of(pathsOf(whole)) ?? [];
    return { ...whole, ...(known === undefined ? {} : { known }), ...(hashes.length === 0 ? {} : { hashes }) };
  });
  const tally = Object.fromEntries(ENDINGS.map((ending) => [ending, 0])) as Record<Ending, number>;
  const reported: Reported[] = [];
  let unsaved = false;
  let [done, shown] = [0, 0];
  const progress = progressOf(tasks, io, language);

  if (json) await write(io.stdout, `{"version":1,"ruleSet":${JSON.stringify(RULE_SET)},"workbooks":[`);
  await progress.show(done);
  for await (const outcome of outcomesOf(tasks)) {
    if (io.stop?.aborted) return 2;
    done++;
    if ("passed" in outcome) {
      try {
        hashFile?.write(outcome.hashes);
        const desk = outcome.passed === "known" ? lineFile?.keep(outcome.file) : undefined;
        if (desk !== undefined) tally[endingOf(desk)]++;
      } catch (error) {
        return fail(own.cannotWrite(report?.output ?? "", detailOf(error)));
      }
      await progress.hide();
      await progress.show(done, false);
      continue;
    }
    const copies = folder === undefined ? [] : save(folder, outcome, io.cwd);
    unsaved ||= copies.some((copy) => "refusal" in copy && copy.refusal.code === "cannot-write");
    tally[outcome.ending]++;
    const { desk, page } = outcome;
    await progress.hide();
    if (desk !== undefined && lines !== undefined) {
      const line = deskLine(desk);
      try {
        hashFile?.write(outcome.hashes);
        lineFile?.write(line);
      } catch (error) {
        return fail(own.cannotWrite(report?.output ?? "", detailOf(error)));
      }
      if (lines === "output") await write(io.stdout, line);
    } else {
      if (shown++ > 0 && !usage.summary) await write(io.stdout, json ? "," : "\n");
      await write(io.stdout, withCopies(outcome, copies, language));
    }
    if (desk !== undefined && report !== undefined && lineFile === undefined)
      reported.push({ desk, ...(page === undefined ? {} : { page }) });
    await progress.show(done);
  }
  await progress.hide();
  if (passedOver.length > 0) await write(io.stderr, `${own.passedOver(passedOver)}\n`);
  // Lines and JSON have the output for themselves.
  const said = json || lines === "output" ? io.stderr : io.stdout;
  if (json) await write(io.stdout, "\n]}\n");
  else if (tasks.length > 1 || lines !== undefined) await write(said, `\n${own.summary(tally)}\n`);

  lineFile?.close();
  hashFile?.close();
  if (lineFile !== undefined && report !== undefined)
    await write(said, `${own.wroteReport(report.output, sumOf(tally))}\n`);
  else if (report !== undefined) {
    const { isWritten, says } = writeReport(report, reported, io.cwd, language);
    unsaved ||= !isWritten;
    await write(isWritten ? said : io.stderr, `${says}\n`);
  }
  if (tally.unequal > 0 || (usage.strict && tally.open > 0)) return 1;
  if (tally.unread > 0 || unsaved) return 2;
  return tally.open > 0 ? 3 : 0;
}

function detailOf(error: unknown): string {
  return refusalOf(error, "cannot-write").detail ?? "";
}

function sumOf(tally: Readonly<Record<Ending, number>>): number {
  return ENDINGS.reduce((sum, ending) => sum + tally[ending], 0);
}

async function* outcomesOf(tasks: readonly FileTask[]): AsyncGenerator<Outcome | PassedFile> {
  const bytes = tasks.slice(0, FEW.files + 1).reduce((sum, { path }) => sum + bytesToRead(path), 0);
  if (tasks.length <= FEW.files && bytes <= FEW.bytes) {
    for (const task of tasks) yield checkFile(task);
    return;
  }
  yield* inOrder<FileTask, Outcome | PassedFile>(tasks, {
    worker: WORKER,
    threads: Math.min(availableParallelism(), tasks.length),
    died: (task, error) => refused(task, refusalOf(error)),
  });
}

/** None of a file that its size alone has refused. */
function bytesToRead(path: string): number {
  try {
    const { size } = statSync(path);
    return size > defaultLimits.file ? 0 : size;
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
