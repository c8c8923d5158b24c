import { closeSync, existsSync, openSync, writeFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import type { FileHash } from "./hash.ts";
import { linesOf } from "./lines.ts";

/**
 * Hashes of files beside the lines of a run, so that the next one reads nothing that nobody has written to: a JSON list of path, stamp and hash a
 * line, the last one of a path counts. Whoever takes it away loses nothing but that.
 */
export class HashFile {
  readonly #folder: string;
  readonly #known = new Map<string, FileHash>();
  readonly #handle: number;

  /** `lines` is the file of lines. Throws what the system says. */
  constructor(lines: string, resume: boolean) {
    this.#folder = dirname(lines);
    const path = `${lines}.hashes`;
    if (resume && existsSync(path)) for (const { text } of linesOf(path)) this.#take(text);
    this.#handle = openSync(path, resume ? "a" : "w");
    // A run that was stopped may have left half a line.
    if (resume) writeFileSync(this.#handle, "\n");
  }

  /** What is known of these files. */
  of(paths: readonly string[]): FileHash[] {
    return paths.flatMap((path) => this.#known.get(path) ?? []);
  }

  write(found: readonly FileHash[]): void {
    const lines = found.map(({ path, stamp, hash }) => [relative(this.#folder, path), stamp, hash]);
    writeFileSync(this.#handle, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  }

  close(): void {
    closeSync(this.#handle);
  }

  #take(text: string): void {
    let line: unknown;
    try {
      line = JSON.parse(text);
    } catch {
      return;
    }
    if (!Array.isArray(line) || line.length !== 3 || !line.every((part) => typeof part === "string")) return;
    const [from, stamp, hash] = line as [string, string, string];
    const path = resolve(this.#folder, from);
    this.#known.set(path, { path, stamp, hash });
  }
}
