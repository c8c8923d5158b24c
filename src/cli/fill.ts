import { readNotes, writeNotes } from "../app/kept.ts";
import { balance, type NewValue } from "../core/balance/balance.ts";
import { check } from "../core/check.ts";
import { filledSheets, inTenThousands, tailsNote } from "../core/fill/fill.ts";
import { fillWords } from "../core/fill/words.ts";
import type { Language } from "../core/report/say/language.ts";
import { qualified } from "../core/sheet/grid.ts";
import { readWorkbook } from "../files/read.ts";
import { editsOf } from "../files/xlsx/edit.ts";
import { readBook } from "../files/xlsx/read-book.ts";
import { saveEdits } from "../files/xlsx/save.ts";
import { balanceLines, type BalanceUsage } from "./balance.ts";
import type { ExitCode, Io } from "./io.ts";
import { makeFile, type MadeFile } from "./output.ts";

export interface FillUsage extends BalanceUsage {
  /** Whether 尾差 are settled, with the 元 behind them, or left and said. */
  readonly balance: boolean;
}

/** 元 → 万元: writes the tables of a workbook in 万元 to another file. 0: done; 1: something is 不符, or not all was settled. */
export function fillFile(usage: FillUsage, language: Language, io: Io): Promise<ExitCode> {
  const words = fillWords(language);
  return makeFile(usage, language, io, async (bytes): Promise<MadeFile> => {
    const { sheets } = await readWorkbook(bytes);
    const filled = inTenThousands(sheets);
    if (filled.tables.length === 0) return { lines: [words.noTable], code: 1 };
    const now = filledSheets(sheets, filled);
    const lines = [words.done(filled), ...words.warnings(filled)];
    let changes: readonly NewValue[] = filled.changes;
    let code: ExitCode = 0;
    if (usage.balance) {
      const { loadOptimiser, loadSolver } = await import("../solver/highs.ts");
      const [optimise, solver] = await Promise.all([loadOptimiser(), loadSolver()]);
      const outcome = balance(now, optimise, {
        solver,
        hold: usage.hold,
        truth: (at) => filled.yuan[qualified(at)],
      });
      lines.push(...balanceLines(outcome, language));
      changes = merged(changes, outcome.changes);
      const isWhole = outcome.sets.every(({ is }) => is === "even" || is === "settled");
      if (outcome.is === "refused" || outcome.is === "unproved" || !isWhole) code = 1;
    } else {
      const { counts } = check(now);
      const note = counts.rounding + counts.doubtful > 0 ? tailsNote(now, filled) : undefined;
      if (note !== undefined) changes = [...changes, note];
      lines.push(words.checked(counts, note));
      if (counts.unequal > 0) code = 1;
    }
    const kept = readNotes((await readBook(bytes)).notes);
    const notes = writeNotes({ ...kept, yuan: filled.yuan });
    return { lines, code, bytes: () => saveEdits(bytes, { sheets: editsOf(changes), notes }) };
  });
}

/** The later of two changes of a cell. */
function merged(first: readonly NewValue[], second: readonly NewValue[]): NewValue[] {
  return [...new Map([...first, ...second].map((one) => [qualified(one.at), one])).values()];
}
