import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Language } from "../core/report/say/language.ts";
import { asXlsx } from "../files/read.ts";
import { defaultLimits, FileTrouble } from "../files/refusals.ts";
import { endingOf } from "../files/xlsx/macros.ts";
import { type ExitCode, type Io, write } from "./io.ts";
import { refusalOf } from "./refusal.ts";
import { cliWords } from "./say.ts";
import { writeWhole } from "./write-whole.ts";

/** What a command is told that makes one workbook of another. */
export interface FileUsage {
  readonly input: string;
  /** Where to; absent for a dry run, which writes nothing. */
  readonly output?: string;
  readonly force: boolean;
}

/** The bytes of a file, however it is asked for. Throws what `refusalOf` understands. */
export function readBytes(path: string): Uint8Array {
  // A file that is too large is not even taken into memory.
  if (statSync(path).size > defaultLimits.file) throw new FileTrouble("too-large", "file", "file");
  return readFileSync(path);
}

/** What is to be said, what is to be written, and how it went. */
export interface MadeFile {
  readonly lines: readonly string[];
  /** What is written, asked for only then; nothing is where there is none. */
  readonly bytes?: () => Uint8Array;
  readonly code: ExitCode;
}

/**
 * Reads the file, has something made of it, and writes that to another one; the file itself is never written to. `refuse` says why nothing is
 * made of such a file.
 */
export async function makeFile(
  { input, output, force }: FileUsage,
  language: Language,
  io: Io,
  make: (bytes: Uint8Array) => Promise<MadeFile>,
  refuse: (bytes: Uint8Array) => string | undefined = () => undefined,
): Promise<ExitCode> {
  const words = cliWords(language);
  const fail = async (sentence: string): Promise<ExitCode> => {
    await write(io.stderr, `${sentence}\n`);
    return 2;
  };
  const from = resolve(io.cwd, input);
  const to = output === undefined ? undefined : resolve(io.cwd, output);
  let made: MadeFile;
  let bytes: Uint8Array | undefined;
  try {
    const given = readBytes(from);
    const refused = refuse(given);
    if (refused !== undefined) return await fail(refused);
    // What is no .xlsx is made one, for nothing else can be changed.
    made = await make(await asXlsx(given));
    if (to !== undefined) bytes = made.bytes?.();
  } catch (error) {
    return fail(words.refusal(refusalOf(error), input));
  }
  const lines = [...made.lines];
  if (bytes !== undefined && to !== undefined && output !== undefined) {
    if (isSameFile(from, to)) return fail(words.sameFile(output));
    const ending = endingOf(bytes);
    if (/\.xls[xm]$/i.test(output) && !output.toLowerCase().endsWith(ending)) return fail(words.ending(output, ending));
    try {
      if (!writeWhole(to, bytes, force)) return await fail(words.exists(output));
    } catch (error) {
      const { code = String(error) } = error as NodeJS.ErrnoException;
      return fail(words.cannotWrite(output, code));
    }
    lines.push(words.wrote(output, input));
  } else if (output !== undefined) lines.push(words.notWritten(output));
  await write(io.stdout, lines.map((line) => `${line}\n`).join(""));
  return made.code;
}

/** Whether two paths lead to one file that is there. */
export function isSameFile(a: string, b: string): boolean {
  try {
    const [one, other] = [statSync(a), statSync(b)];
    return one.dev === other.dev && one.ino === other.ino;
  } catch {
    return false;
  }
}
