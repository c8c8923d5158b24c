import { basename } from "node:path";
import { readNotes, yearIn } from "../app/kept.ts";
import { balance, type Hold } from "../core/balance/balance.ts";
import { balanceLines } from "../core/balance/words.ts";
import { qualified } from "../core/sheet/grid.ts";
import type { Language } from "../core/report/say/language.ts";
import { readWorkbook } from "../files/read.ts";
import { editsOf } from "../files/xlsx/edit.ts";
import { readBook } from "../files/xlsx/read-book.ts";
import { fixedBy } from "../files/xlsx/fixed.ts";
import { saveEdits } from "../files/xlsx/save.ts";
import type { ExitCode, Io } from "./io.ts";
import { makeFile, type FileUsage, type MadeFile } from "./output.ts";

export interface BalanceUsage extends FileUsage {
  readonly hold: readonly Hold[];
}

/** 配平: writes the workbook with every 尾差 settled to another file. 0: done, or nothing to do; 1: refused, or not all of it. */
export function balanceFile(usage: BalanceUsage, language: Language, io: Io): Promise<ExitCode> {
  return makeFile(usage, language, io, async (bytes): Promise<MadeFile> => {
    const { sheets } = await readWorkbook(bytes);
    const { loadOptimiser, loadSolver } = await import("../solver/highs.ts");
    const [optimise, solver] = await Promise.all([loadOptimiser(), loadSolver()]);
    const book = await readBook(bytes);
    const yuan = readNotes(book.notes).yuan ?? {};
    const year = yearIn(basename(usage.input));
    const outcome = balance(sheets, optimise, {
      solver,
      hold: usage.hold,
      truth: (at) => yuan[qualified(at)],
      fixed: fixedBy(book),
      ...(year === undefined ? {} : { year }),
    });
    const lines = balanceLines(outcome, language);
    const isWhole = outcome.sets.length > 0 && outcome.sets.every(({ is }) => is === "even" || is === "settled");
    const code = outcome.is === "refused" || outcome.is === "unproved" || !isWhole ? 1 : 0;
    return outcome.is === "ready"
      ? { lines, code, bytes: () => saveEdits(bytes, { sheets: editsOf(outcome.changes) }) }
      : { lines, code };
  });
}
