import { once } from "node:events";
import type { Writable } from "node:stream";

export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What a run may see of the world around it. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Once it is aborted nothing more is to be written. */
  readonly stop?: AbortSignal;
}

/** What a terminal might obey, direction marks too; first our own: the colours of paint.ts, and what takes a line away. */
const OBEYED =
  // eslint-disable-next-line no-control-regex -- they are what it is about
  /\u001b\[(?:0|1|2|31|32|33|35|36)m|\r\u001b\[K|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]/g;

/** Writes, and waits where the reader is slower than we are, so that nothing piles up. */
export async function write(output: Output, text: string): Promise<void> {
  // As JSON writes them, so that this says the same in JSON.
  const plain = text.replace(OBEYED, (obeyed) =>
    obeyed.length > 1 ? obeyed : `\\u${obeyed.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  if (!output.write(plain)) await once(output, "drain");
}

/** How the check of a file ended: 不符; it could not be read, or holds no table; nothing 不符, but not all was checked; all holds. */
export const ENDINGS = ["unequal", "unread", "open", "fine"] as const;
export type Ending = (typeof ENDINGS)[number];

/** How many files of a run ended how. */
export type Tally = Readonly<Record<Ending, number>>;

/**
 * 0: all that is there was looked at, and holds; 1: something is 不符; 2: a file could not be checked, or the command line is wrong;
 * 3: nothing 不符 was found, but not everything could be checked.
 */
export type ExitCode = 0 | 1 | 2 | 3;
