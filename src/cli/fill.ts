import { readNotes, writeNotes } from "../app/kept.ts";
import { fillWords } from "../core/fill/words.ts";
import { fillLines, isInOrder, planFilling } from "../files/fill.ts";
import { write, type ExitCode, type Io } from "./io.ts";
import { makeFile, type MadeFile } from "./output.ts";
import { profileIn, profileOf } from "./profile.ts";
import type { FillUsage, Usage } from "./usage.ts";

/** 元 → 万元: writes the tables of a workbook in 万元 to another file. 0: done; 1: something is 不符, or not all was settled. */
export async function fillFile(usage: Usage, wanted: FillUsage, io: Io): Promise<ExitCode> {
  const { language } = usage;
  const named = profileOf(usage, io);
  if (named !== undefined && "wrong" in named) {
    await write(io.stderr, named.wrong);
    return 2;
  }
  const profile = named === undefined ? undefined : profileIn({ profile: named.is });
  return makeFile(wanted, language, io, async (bytes): Promise<MadeFile> => {
    const plan = await planFilling(bytes, {
      ...(profile === undefined ? {} : { profile }),
      ...(wanted.balance ? { settle: { ...(await solvers()), hold: wanted.hold } } : {}),
    });
    if (plan === undefined) return { lines: [fillWords(language).noTable], code: 1 };
    return {
      lines: fillLines(plan, language),
      code: isInOrder(plan) ? 0 : 1,
      bytes: () => plan.make((origins, kept) => writeNotes({ ...readNotes(kept), ...origins })),
    };
  });
}

async function solvers() {
  const { loadOptimiser, loadSolver } = await import("../solver/highs.ts");
  const [optimise, solver] = await Promise.all([loadOptimiser(), loadSolver()]);
  return { optimise, solver };
}
