import type { Meaning, Stage } from "../meanings.ts";
import type { Sentence } from "../text.ts";

/** Why a figure is not tried. */
export type WhyUntried =
  | "date"
  | "number"
  | "threshold"
  | "glossary"
  | "annex"
  | "reason"
  | "no-subject"
  | "no-last-year"
  | "no-plan"
  | "not-in-tables"
  | "no-whole"
  | "comparable"
  | "zero-base"
  | "broken"
  | "no-row"
  | "count"
  | "alone"
  | "sheet"
  | "taken-back"
  | "other-books";

/** What a figure is compared with when it says more or less: last year, or the plan. */
export type Base = Exclude<Stage, "final"> | "comparable";

/** What a figure says, by its place in the sentence. */
export type Slot =
  /** `head`: the reading of what it is listed as a part of. */
  | { readonly is: "amount"; readonly meaning: Meaning; readonly stage: Stage; readonly head?: number }
  | { readonly is: "change"; readonly meaning: Meaning; readonly base: Base; readonly sign: 1 | -1 }
  | { readonly is: "growth"; readonly meaning: Meaning; readonly base: Base; readonly sign: 1 | -1 }
  /** `named`: the sentence says of what. */
  | {
      readonly is: "share";
      readonly meaning: Meaning;
      readonly stage: Stage;
      readonly whole: Meaning;
      readonly named?: true;
    }
  | { readonly is: "completion"; readonly meaning: Meaning; readonly plan: Stage }
  | { readonly is: "variance"; readonly meaning: Meaning; readonly plan: Stage }
  /** `listed`: how many things of the kind the sentence names. */
  | { readonly is: "count"; readonly meaning: Meaning; readonly listed?: number }
  | { readonly is: "score"; readonly meaning: Meaning }
  | { readonly is: "listed"; readonly listed: number }
  /** One of the kinds into which a count is divided, with the reading of the whole. */
  | { readonly is: "part"; readonly of: number }
  | { readonly is: "none"; readonly why: WhyUntried };

/** A number of the text as it stands in its sentence. */
export interface Reading {
  readonly sentence: Sentence;
  /** Place of the number and its unit in the sentence. */
  readonly from: number;
  readonly to: number;
  /** Digits as printed. */
  readonly number: string;
  /** As printed; "" where none is. */
  readonly unit: string;
  readonly slot: Slot;
  /** Something before it was not understood: what does not fit is no proof. */
  readonly unsure: boolean;
  /** Digits were joined over a blank or a line end: what does not fit is no proof. */
  readonly broken: boolean;
}

export function none(why: WhyUntried): Slot {
  return { is: "none", why };
}
