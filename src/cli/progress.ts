import type { Language } from "../core/report/say/language.ts";
import { write, type Io } from "./io.ts";
import { cut } from "./paint.ts";
import { cliWords } from "./say.ts";

/** One line on the terminal that says how far the run is and how long it will take; nothing where nobody watches, or for a single file. */
export function progressOf(files: readonly { readonly file: string }[], { stderr }: Io, language: Language) {
  const seen = stderr.isTTY === true && files.length > 1;
  const start = performance.now();
  let checked = 0;
  return {
    /** `isChecked` where the last one took the time that others will take. */
    async show(done: number, isChecked = true): Promise<void> {
      const next = files[done];
      if (isChecked && done > 0) checked++;
      if (!seen || next === undefined) return;
      // The first few say little.
      const left = checked < 5 ? undefined : ((performance.now() - start) / checked) * (files.length - done);
      const line = cliWords(language).progress(done, files.length, next.file, left && left / 1000);
      await write(stderr, cut(line, (stderr.columns ?? 80) - 1));
    },
    async hide(): Promise<void> {
      if (seen) await write(stderr, "\r\u001b[K");
    },
  };
}
