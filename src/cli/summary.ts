import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { glob } from "tinyglobby";
import type { DeskFile } from "../app/desk/file.ts";
import { inNaturalOrder } from "../app/desk/paths.ts";
import { write, type ExitCode, type Io } from "./io.ts";
import { deskFilesIn } from "./lines.ts";
import { refusalOf } from "./refusal.ts";
import { isTaken, writeReport } from "./report.ts";
import { cliWords } from "./say.ts";
import type { ReportUsage, Usage } from "./usage.ts";

/**
 * Puts the lines of several runs together: each file once for each content, whatever the order of the runs and however often one is named. 0: written; 2: it
 * cannot be, or a file of lines is not what it should be.
 */
export async function summarise({ operands, language }: Usage, report: ReportUsage, io: Io): Promise<ExitCode> {
  const own = cliWords(language);
  const fail = async (sentence: string): Promise<ExitCode> => {
    await write(io.stderr, `${sentence}\n`);
    return 2;
  };
  const lines = await named(operands, io.cwd);
  const taken = isTaken(report, lines, io.cwd, language);
  if (taken !== undefined) return fail(taken);
  const files = new Map<string, DeskFile>();
  let isWhole = true;
  for (const operand of lines) {
    let bad = 0;
    try {
      for (const file of deskFilesIn(resolve(io.cwd, operand), () => bad++)) {
        const key = JSON.stringify([file.file, file.hash]);
        const there = files.get(key);
        // The newest rules; of equals always the same one.
        if (there === undefined || isNewer(file, there)) files.set(key, file);
      }
    } catch (error) {
      return fail(own.refusal(refusalOf(error), operand));
    }
    if (bad === 0) continue;
    isWhole = false;
    await write(io.stderr, `${own.badLines(operand, bad)}\n`);
  }
  if (files.size === 0) return fail(own.noLines);
  const sorted = [...files.values()].sort(
    (a, b) => inNaturalOrder(a.file, b.file) || ((a.hash ?? "") < (b.hash ?? "") ? -1 : 1),
  );
  const { isWritten, says } = writeReport(
    report,
    sorted.map((desk) => ({ desk })),
    io.cwd,
    language,
  );
  await write(isWritten ? io.stdout : io.stderr, `${says}\n`);
  return isWritten && isWhole ? 0 : 2;
}

function isNewer(one: DeskFile, other: DeskFile): boolean {
  const order = inNaturalOrder(one.ruleSet, other.ruleSet);
  return order > 0 || (order === 0 && JSON.stringify(one) < JSON.stringify(other));
}

/** Folders stand for the results in them; patterns are there for shells that leave them as they are. */
async function named(operands: readonly string[], cwd: string): Promise<string[]> {
  const all: string[] = [];
  for (const operand of operands) {
    const there = statSync(resolve(cwd, operand), { throwIfNoEntry: false });
    const found =
      there === undefined
        ? await glob(operand.replaceAll("\\", "/"), { cwd })
        : there.isDirectory()
          ? (await glob("*.jsonl", { cwd: resolve(cwd, operand) })).map((file) => join(operand, file))
          : [];
    all.push(...(found.length === 0 ? [operand] : found.sort(inNaturalOrder)));
  }
  return all;
}
