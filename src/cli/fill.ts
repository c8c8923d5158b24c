import { readNotes, writeNotes } from "../app/kept.ts";
import { balance, type NewValue } from "../core/balance/balance.ts";
import { gridOf } from "../core/blanks/made.ts";
import { check, type CheckOptions } from "../core/check.ts";
import { filledSheets, inTenThousands, tailsNote, type TailsNote } from "../core/fill/fill.ts";
import { layOut, noteBelow, withChanges, type LaidOut } from "../core/fill/laid-out.ts";
import { fillWords } from "../core/fill/words.ts";
import { PROFILES, type Profile } from "../core/forms/profiles.ts";
import type { Language } from "../core/report/say/language.ts";
import { qualified, type SheetGrid } from "../core/sheet/grid.ts";
import { readWorkbook } from "../files/read.ts";
import { editsOf } from "../files/xlsx/edit.ts";
import { readBook } from "../files/xlsx/read-book.ts";
import { saveEdits } from "../files/xlsx/save.ts";
import { templateWorkbook } from "../files/xlsx/template.ts";
import { balanceLines } from "./balance.ts";
import { write, type ExitCode, type Io } from "./io.ts";
import { makeFile, type MadeFile } from "./output.ts";
import { profileIn, profileOf } from "./profile.ts";
import type { FillUsage, Usage } from "./usage.ts";

/** The set that base tables are laid out as where nobody says which. */
const USUAL = "青海决算";

/** 元 → 万元: writes the tables of a workbook in 万元 to another file. 0: done; 1: something is 不符, or not all was settled. */
export async function fillFile(usage: Usage, wanted: FillUsage, io: Io): Promise<ExitCode> {
  const { language } = usage;
  const named = profileOf(usage, io);
  if (named !== undefined && "wrong" in named) {
    await write(io.stderr, named.wrong);
    return 2;
  }
  const given = named === undefined ? undefined : profileIn({ profile: named.is });
  const set = given ?? PROFILES.find(({ name }) => name === USUAL);
  return makeFile(wanted, language, io, async (bytes): Promise<MadeFile> => {
    const { sheets } = await readWorkbook(bytes);
    const laid = set === undefined ? undefined : layOut(sheets, set);
    return laid === undefined || set === undefined
      ? inPlace(wanted, bytes, sheets, given === undefined ? {} : { profile: given }, language)
      : laidOut(wanted, laid, set, language);
  });
}

/** The tables put in 万元 where they stand. */
async function inPlace(
  usage: FillUsage,
  bytes: Uint8Array,
  sheets: readonly SheetGrid[],
  options: CheckOptions,
  language: Language,
): Promise<MadeFile> {
  const words = fillWords(language);
  const filled = inTenThousands(sheets, options);
  if (filled.tables.length === 0) return { lines: [words.noTable], code: 1 };
  const now = filledSheets(sheets, filled);
  const { lines, changes, code } = await evened(
    usage,
    now,
    filled.yuan,
    options,
    () => tailsNote(now, filled),
    language,
  );
  const kept = readNotes((await readBook(bytes)).notes);
  const notes = writeNotes({ ...kept, yuan: filled.yuan });
  return {
    lines: [words.done(filled), ...words.warnings(filled), ...lines],
    code,
    bytes: () => saveEdits(bytes, { sheets: editsOf(merged(filled.changes, changes)), notes }),
  };
}

/** A workbook of the published set, made of base tables, which stay in theirs. */
async function laidOut(usage: FillUsage, laid: LaidOut, set: Profile, language: Language): Promise<MadeFile> {
  const words = fillWords(language);
  const { yuan, sources } = laid;
  const grids = laid.sheets.map(gridOf);
  const { lines, changes, code } = await evened(usage, grids, yuan, { profile: set }, () => noteBelow(laid), language);
  return {
    lines: [...words.laidOut(laid, set.name), ...lines],
    code,
    bytes: () =>
      saveEdits(templateWorkbook(withChanges(laid, changes)), {
        notes: writeNotes({ ...readNotes(undefined), yuan, sources }),
      }),
  };
}

/** 尾差 of the tables in 万元: settled where that is asked for, with the 元 behind them, else said. */
async function evened(
  usage: FillUsage,
  sheets: readonly SheetGrid[],
  yuan: LaidOut["yuan"],
  options: CheckOptions,
  noteOf: () => TailsNote | undefined,
  language: Language,
): Promise<Pick<MadeFile, "lines" | "code"> & { readonly changes: readonly NewValue[] }> {
  const words = fillWords(language);
  if (usage.balance) {
    const { loadOptimiser, loadSolver } = await import("../solver/highs.ts");
    const [optimise, solver] = await Promise.all([loadOptimiser(), loadSolver()]);
    const outcome = balance(sheets, optimise, {
      ...options,
      solver,
      hold: usage.hold,
      truth: (at) => yuan[qualified(at)],
    });
    const isWhole = outcome.sets.every(({ is }) => is === "even" || is === "settled");
    const code = outcome.is === "refused" || outcome.is === "unproved" || !isWhole ? 1 : 0;
    return { lines: balanceLines(outcome, language), changes: outcome.changes, code };
  }
  const { counts } = check(sheets, options);
  const note = counts.rounding + counts.doubtful > 0 ? noteOf() : undefined;
  return {
    lines: [words.checked(counts, note)],
    changes: note === undefined ? [] : [note],
    code: counts.unequal > 0 ? 1 : 0,
  };
}

/** The later of two changes of a cell. */
function merged(first: readonly NewValue[], second: readonly NewValue[]): NewValue[] {
  return [...new Map([...first, ...second].map((one) => [qualified(one.at), one])).values()];
}
