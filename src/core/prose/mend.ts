import type { Claim } from "./claim.ts";

/** The sentence of a claim with every wrong figure of it put right, as it could be pasted; undefined where none is known. */
export function mendedSentence(claims: readonly Claim[], claim: Claim): string | undefined {
  const wrong = claims
    .filter(
      ({ verdict, expected, sentence, section, at, cellIsWrong }) =>
        verdict === "unequal" &&
        cellIsWrong !== true &&
        expected !== undefined &&
        sentence === claim.sentence &&
        section === claim.section &&
        // The same sentence may come again pages later.
        Math.abs(at.line - claim.at.line) <= NEAR,
    )
    .sort((a, b) => b.from - a.from);
  if (wrong.length === 0) return undefined;
  return wrong.reduce(
    (text, { from, text: own, expected = own }) => text.slice(0, from) + expected + text.slice(from + own.length),
    claim.sentence,
  );
}

/** Lines over which a sentence goes at most. */
const NEAR = 12;
