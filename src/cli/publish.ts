import { planPublishing, publish, STEPS, type PublishStep } from "../files/publish.ts";
import { publishWords } from "../files/publish-words.ts";
import type { Language } from "../core/report/say/language.ts";
import type { ExitCode, Io } from "./io.ts";
import { isPlainText } from "../files/read.ts";
import { makeFile, type FileUsage, type MadeFile } from "./output.ts";

export interface PublishUsage extends FileUsage {
  /** What is not done. */
  readonly keep: readonly PublishStep[];
}

/** Fetched where a check needs it. */
const loadSolver = async () => (await import("../solver/highs.ts")).loadSolver();

/** 清洁发布版: lists what goes and writes the copy without it. 0: done; 1: not all went, or the check says otherwise of the copy. */
export function publishFile(usage: PublishUsage, language: Language, io: Io): Promise<ExitCode> {
  const words = publishWords(language);
  return makeFile(
    usage,
    language,
    io,
    async (bytes): Promise<MadeFile> => {
      const { steps, warnings, counts } = await planPublishing(bytes, { loadSolver });
      const lines: string[] = [];
      for (const step of STEPS) {
        const own = steps.filter((one) => one.step === step);
        if (own.length === 0) continue;
        const mark = usage.keep.includes(step) ? "□" : "☑";
        lines.push(`${mark} ${words.steps[step]}〔${step}〕`, ...own.map((one) => `    ${words.planned(one)}`));
      }
      if (lines.length === 0) lines.push(words.nothing);
      lines.push(...words.warnings(warnings).map((warning) => `! ${warning}`));
      if (usage.output === undefined) return { lines, code: 0 };
      const chosen = new Set(STEPS.filter((step) => !usage.keep.includes(step)));
      const published = await publish(bytes, chosen, { loadSolver });
      lines.push(words.checked(counts, published.counts), ...published.left.map((one) => words.left(one)));
      const isSame = (["unequal", "doubtful", "untried"] as const).every(
        (one) => counts[one] === published.counts[one],
      );
      return { lines, code: isSame && published.left.length === 0 ? 0 : 1, bytes: () => published.bytes };
    },
    (bytes) => (isPlainText(bytes) ? words.plainText(usage.input) : undefined),
  );
}
