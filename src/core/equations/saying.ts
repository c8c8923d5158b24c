import type { Why } from "../report/finding.ts";

// What is said of the amounts that a rule asks for.

/**
 * Why an amount may be lacking in a sum. What the table itself shows lifts a doubt: that the sum holds in another of its rows, or in twice
 * as many as those in which it does not.
 */
export interface Doubt {
  readonly why: Why;
  readonly unless?: "any" | "most";
  /** The parts that were read are some of all, and nothing else is in doubt: a whole that is less than they are is wrong. */
  readonly isLeast?: true;
}

/** What a reader has to say of the amounts that it finds: why there are none, or why one may be lacking. */
export interface Saying {
  readonly miss: (why: Why) => void;
  readonly doubt: (doubt: Doubt) => void;
}

/** Nobody listens. */
export const SILENT: Saying = { miss: () => undefined, doubt: () => undefined };
