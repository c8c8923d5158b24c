import type { Meaning, Purse, Stage, What } from "../prose/meanings.ts";

// The form of a 情况说明 as data: its headings, and its sentences with places for figures. A place names what stands there by the same
// meaning by which the words are read, so that the form says nothing of cells.

/** Something that only a person knows. */
export interface Ask {
  /** Unique in the document; a reason carries its direction, so that it is asked again when that turns. */
  readonly key: string;
  /** What is asked, in a few words. */
  readonly asks: string;
  readonly is: "money" | "count" | "words";
  /** Another question whose answer does where this one has none. */
  readonly or?: string;
}

/** Pieces of a sentence. */
export type Parts = readonly (string | Insert)[];

export type Insert =
  | { readonly is: "year" }
  /** 本单位, 本部门. */
  | { readonly is: "self" }
  /** 单位, 部门. */
  | { readonly is: "level" }
  | { readonly is: "money"; readonly of: Meaning; readonly stage: Stage }
  | { readonly is: "count"; readonly of: What; readonly asks: string }
  | { readonly is: "share"; readonly of: Meaning; readonly whole: Meaning }
  /** 增加 72.09 万元，增长 3.86%, and what follows where it has changed; `same` where it has not. */
  | {
      readonly is: "change";
      readonly of: Meaning;
      readonly lead: string;
      readonly same: string;
      readonly reason?: string;
      readonly or?: string;
      /** Its parts, where last year's are known: each that is something has a clause, and a reason, of its own. */
      readonly parts?: readonly { readonly of: Meaning; readonly words: string }[];
    }
  /** ，完成预算的 93.22%; nothing where nothing was planned and something spent. */
  | { readonly is: "done"; readonly of: Meaning; readonly plan: Stage; readonly lead: string }
  /** 决算数大于预算数的主要原因是…。 or 决算数等于预算数。 */
  | { readonly is: "kept"; readonly of: Meaning; readonly plan: Stage; readonly reason: string }
  /** Those of the meanings that are not nothing, one after the other. */
  | {
      readonly is: "list";
      readonly of: readonly Meaning[];
      readonly each: (of: Meaning) => Parts;
      readonly joint: string;
    }
  /** Names of 科目 that have an amount, in the order of their codes. */
  | { readonly is: "names"; readonly chart: "类" | "项" | "款"; readonly under?: readonly string[] }
  /** The name of a meaning: 财政拨款收入, 社会保障和就业支出. */
  | { readonly is: "name"; readonly of: Meaning }
  | { readonly is: "ask"; readonly ask: Ask };

/** A paragraph; `of` repeats it for each 项, or each 类 with its 项, that has an amount. */
export type Paragraph =
  | { readonly parts: Parts; readonly when?: When }
  | {
      readonly eachClass: (of: Meaning, index: number) => Parts;
      readonly eachItem: (of: Meaning, index: number) => Parts;
    };

/** Whether a figure is something. */
export interface When {
  readonly of: Meaning;
  readonly is: "something" | "nothing";
}

export interface WrittenSection {
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
}

/** How figures are printed. */
export interface FigureStyle {
  /** 252 for 252.00, 4.1 for 4.10. */
  readonly strips: boolean;
  /** Of nothing: 0, 0.00. */
  readonly zero: string;
  readonly stripsRates: boolean;
}

export interface WordsForm {
  /** 青海决算 */
  readonly name: string;
  readonly kind: "决算" | "预算";
  readonly style: FigureStyle;
  readonly title: Parts;
  readonly sections: readonly WrittenSection[];
}

/** Pieces of a sentence from a template. */
export function line(texts: TemplateStringsArray, ...slots: readonly (Insert | string)[]): Parts {
  return texts.flatMap((text, i) => {
    const slot = slots[i];
    return [...(text === "" ? [] : [text]), ...(slot === undefined ? [] : [slot])];
  });
}

export const meaning = (scope: Purse, what: What): Meaning => ({ what, scope });
export const money = (of: Meaning, stage: Stage = "final"): Insert => ({ is: "money", of, stage });
export const share = (of: Meaning, whole: Meaning): Insert => ({ is: "share", of, whole });
export const count = (of: What, asks: string): Insert => ({ is: "count", of, asks });
export const YEAR: Insert = { is: "year" };
export const LEVEL: Insert = { is: "level" };
export const SELF: Insert = { is: "self" };
