import { once } from "node:events";
import type { Writable } from "node:stream";

export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What a run may see of the world around it. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Writes, and waits where the reader is slower than we are, so that nothing piles up. */
export async function write(output: Output, text: string): Promise<void> {
  if (!output.write(text)) await once(output, "drain");
}
/** 0: nothing is 不符; 1: something is; 2: a file could not be checked, or the command line is wrong. */
export type ExitCode = 0 | 1 | 2;
