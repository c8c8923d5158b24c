import type { Finding } from "../finding.ts";
import { words } from "./index.ts";
import { spoken, type Language } from "./language.ts";

const SIGNS = spoken({
  "zh-CN": { and: "、", then: "；", colon: "：" },
  "en-US": { and: ", ", then: "; ", colon: ": " },
});

/** What findings of one 科目 say, in one sentence. */
export function together(findings: readonly Finding[], language: Language): string {
  const { and, then, colon } = SIGNS(language);
  // Of several rows without the row above them it is said once.
  const codes = findings.flatMap((one) =>
    one.kind === "structure" && one.what.problem === "orphan" ? [one.what.code] : [],
  );
  const each = findings.map((one) =>
    one.kind === "structure" && one.what.problem === "orphan"
      ? { ...one, what: { ...one.what, code: codes.join(and) } }
      : one,
  );
  const sentences = [...new Set(each.map((one) => words(language).finding(one)))];
  // So it is whose figures they are.
  const heads = sentences.map((sentence) => `${sentence.split(colon, 1).join("")}${colon}`);
  return sentences
    .map((sentence, i) =>
      sentence.startsWith(heads[i - 1] ?? sentence + colon) ? sentence.slice(heads[i - 1]?.length) : sentence,
    )
    .join(then);
}
