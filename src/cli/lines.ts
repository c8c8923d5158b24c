import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { DeskFile } from "../app/desk/file.ts";
import { readDeskLine } from "../app/desk/line.ts";

// Files of JSON lines: written line by line, so that a run that is stopped leaves whole ones, and read piece by piece, however long they are.

/** No line of ours is so long. */
const LONGEST_LINE = 2 ** 24;
const PIECE = 2 ** 20;
const LINE_END = 10;

/** A line of a file, without its end; what is too long, or has no end, is left out. */
export function* linesOf(
  path: string,
): Generator<{ readonly text: string; readonly from: number; readonly length: number }> {
  const handle = openSync(path, "r");
  try {
    const piece = Buffer.alloc(PIECE);
    let [from, rest] = [0, Buffer.alloc(0)];
    let isTooLong = false;
    for (;;) {
      const read = readSync(handle, piece, 0, PIECE, null);
      if (read === 0) return;
      let at = 0;
      const got = piece.subarray(0, read);
      for (let end = got.indexOf(LINE_END); end >= 0; end = got.indexOf(LINE_END, at)) {
        const line = Buffer.concat([rest, got.subarray(at, end)]);
        if (!isTooLong) yield { text: line.toString("utf8"), from, length: line.length };
        else yield { text: "", from, length: 0 };
        from += line.length + 1;
        [rest, at, isTooLong] = [Buffer.alloc(0), end + 1, false];
      }
      rest = Buffer.concat([rest, got.subarray(at)]);
      if (rest.length > LONGEST_LINE) {
        from += rest.length;
        [rest, isTooLong] = [Buffer.alloc(0), true];
      }
    }
  } finally {
    closeSync(handle);
  }
}

/** What the lines of a file say; `bad` counts those that are none of ours, an unfinished last one left out. Throws what the system says. */
export function* deskFilesIn(path: string, bad: () => void): Generator<DeskFile> {
  for (const { text } of linesOf(path)) {
    if (text.trim() === "") continue;
    const file = readDeskLine(text);
    if (file === undefined) bad();
    else yield file;
  }
}

/** Where a line of an earlier run stands, and for what content. */
interface KnownLine {
  readonly hash: string;
  readonly from: number;
  readonly length: number;
}

/**
 * The file that a run writes its lines to. A run that goes on puts what is there aside first, under `.earlier`, and takes from it what still holds; it is
 * taken away when the run is through, and a run that is stopped again loses nothing.
 */
export class LineFile {
  readonly #path: string;
  readonly #earlier: string;
  readonly #known = new Map<string, KnownLine>();
  readonly #handle: number;
  readonly #source: number | undefined;

  /** Throws what the system says. */
  constructor(path: string, resume: boolean, { ruleSet, asked }: Pick<DeskFile, "ruleSet" | "asked">) {
    this.#path = path;
    this.#earlier = `${path}.earlier`;
    if (resume) this.#putAside();
    else rmSync(this.#earlier, { force: true });
    if (existsSync(this.#earlier)) {
      for (const { text, from, length } of linesOf(this.#earlier)) {
        const file = readDeskLine(text);
        if (file === undefined || file.hash === null || file.ruleSet !== ruleSet || file.asked !== asked) continue;
        this.#known.set(file.file, { hash: file.hash, from, length });
      }
      this.#source = openSync(this.#earlier, "r");
    }
    this.#handle = openSync(path, "w");
  }

  /** The hash for which there is a line of this file. */
  known(file: string): string | undefined {
    return this.#known.get(file)?.hash;
  }

  write(line: string): void {
    writeFileSync(this.#handle, line);
  }

  /** Writes the line that is there for this file, and gives it. */
  keep(file: string): DeskFile | undefined {
    const known = this.#known.get(file);
    if (known === undefined || this.#source === undefined) return undefined;
    const bytes = Buffer.alloc(known.length);
    readSync(this.#source, bytes, 0, known.length, known.from);
    const text = bytes.toString("utf8");
    this.write(`${text}\n`);
    return readDeskLine(text);
  }

  /** The run is through. */
  close(): void {
    closeSync(this.#handle);
    if (this.#source !== undefined) closeSync(this.#source);
    rmSync(this.#earlier, { force: true });
  }

  #putAside(): void {
    if (!existsSync(this.#path)) return;
    if (!existsSync(this.#earlier)) {
      renameSync(this.#path, this.#earlier);
      return;
    }
    // The run that went on was stopped as well: what both have is kept.
    const both = openSync(this.#earlier, "a");
    try {
      writeFileSync(both, "\n");
      for (const { text } of linesOf(this.#path)) writeFileSync(both, `${text}\n`);
    } finally {
      closeSync(both);
    }
    rmSync(this.#path);
  }
}
