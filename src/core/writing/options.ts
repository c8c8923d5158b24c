import type { BoundSet } from "../equations/bind.ts";
import type { FactsBeside } from "../prose/beside.ts";

/** Answers by the keys of their questions. */
export type Answers = ReadonlyMap<string, string>;

/** What words are written with besides the tables. */
export interface WritingOptions {
  /** What the year before and the budget print; what they do not is asked. */
  readonly facts?: FactsBeside;
  /** The 绩效表 that go with the tables. */
  readonly performance?: BoundSet;
  /** Codes of 项 that had an amount the year before and have none now. */
  readonly gone?: readonly string[];
  readonly answers?: Answers;
  readonly year?: string;
  /** 本单位, as a rule. */
  readonly self?: string;
}
