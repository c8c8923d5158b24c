import type { CellAddress } from "../sheet/grid.ts";
import type { BookRole } from "./beside.ts";
import type { WhyUntried } from "./grammar/slot.ts";
import type { Meaning, Stage } from "./meanings.ts";
import type { Zone } from "./text.ts";

export type ClaimVerdict = "equal" | "rounding" | "doubtful" | "unequal" | "untried";

/** What a figure was held against. */
export type Against =
  /** The cells of the tables that print it. */
  | { readonly is: "tables" }
  /** What another workbook prints, that of the year before or the budget, or what follows from it (`reckoned`); the places there. */
  | { readonly is: "beside"; readonly book: BookRole; readonly cells: readonly CellAddress[]; readonly reckoned?: true }
  /** The same figure elsewhere in the words. */
  | { readonly is: "words" }
  /** What it adds up to, or is added up from, in the words. */
  | { readonly is: "sum" }
  /** The indicator of a 自评表 that counts it. */
  | { readonly is: "indicator" }
  /** What is paid out each time, as often as is said, against all of it. */
  | { readonly is: "times" }
  /** A quotient of other figures: a share, a rate of growth, a completion. */
  | { readonly is: "rate"; readonly rate: "share" | "growth" | "completion" | "variance" }
  /** The things that are listed after it. */
  | { readonly is: "list" }
  /** Nothing. */
  | { readonly is: "none"; readonly why: WhyUntried };

/** What is likely to have happened to a wrong figure. */
export type ClaimSlip = "unit" | "transposed" | "scaled" | "forced" | "cut" | "stage" | "direction" | "unitless";

/** A number of the words with what was found of it. */
export interface Claim {
  /** "五（三）"; "" before the first heading. */
  readonly section: string;
  readonly zone: Zone;
  readonly sentence: string;
  /** As printed: "1,905.92万元". */
  readonly text: string;
  /** Its place in the sentence. */
  readonly from: number;
  /** Where it stands in the words: line, and place there, of its first and its last character. */
  readonly at: { readonly line: number; readonly from: number; readonly endLine: number; readonly to: number };
  readonly verdict: ClaimVerdict;
  readonly against: Against;
  /** What it is about, where that is known. */
  readonly meaning?: Meaning;
  readonly stage?: Stage;
  /** What it should say, in its own unit. */
  readonly expected?: string;
  readonly cells: readonly CellAddress[];
  readonly slip?: ClaimSlip;
  /** The relations of the tables bear the words out: it is the cell that is wrong. */
  readonly cellIsWrong?: true;
  /** A unit is missing behind it. */
  readonly unitless?: true;
}

/** Something in the words that is wrong or odd by itself. */
export interface Remark {
  readonly section: string;
  readonly sentence: string;
  readonly text: string;
  readonly from: number;
  readonly at: Claim["at"];
  readonly kind: RemarkKind;
  /** 提示: worth a look; false where it is certainly wrong. */
  readonly hint: boolean;
  /** What was found or expected, for the sentence that says it. */
  readonly detail?: string;
}

export type RemarkKind =
  | "missing-unit"
  | "wrong-unit"
  | "placeholder"
  | "unavailable"
  | "open-choice"
  | "doubled"
  | "punctuation"
  | "wrong-year"
  | "deadline"
  | "same-with-gap"
  | "wrong-direction"
  | "zero-base"
  | "not-listed"
  | "left-out"
  | "misplaced"
  | "unknown-name"
  | "numbering"
  | "missing-word"
  | "wrong-reason"
  | "other-unit"
  | "other-list"
  | "other-project"
  | "reference";

/** How many claims there are of each verdict. */
export function countsOf(claims: readonly Claim[]): Readonly<Record<ClaimVerdict, number>> {
  const counts = { equal: 0, rounding: 0, doubtful: 0, unequal: 0, untried: 0 };
  for (const { verdict } of claims) counts[verdict]++;
  return counts;
}

/** A figure with the words before it: …其中：基本支出“484.65万元” */
export function excerpt({ sentence, from, text }: Pick<Claim, "sentence" | "from" | "text">): string {
  const start = Math.max(0, from - 16);
  return `${start > 0 ? "…" : ""}${sentence.slice(start, from)}“${text}”`;
}
