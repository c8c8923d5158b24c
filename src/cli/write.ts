import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { Language } from "../core/report/say/language.ts";
import { wrongSheets } from "../core/publication/publication.ts";
import { setNameOf, wordsOf } from "../core/publication/words.ts";
import { questionsSheet } from "../core/writing/sheets.ts";
import { WORDS_FORMS } from "../core/writing/forms.ts";
import { writingWords } from "../core/writing/say.ts";
import type { WrittenWords } from "../core/writing/write.ts";
import type { Answers } from "../core/writing/options.ts";
import { wordsDocument } from "../files/docx/write.ts";
import { asXlsx } from "../files/read.ts";
import { withWordsSheets } from "../files/xlsx/words-sheets.ts";
import { templateWorkbook } from "../files/xlsx/template.ts";
import { readMaterial } from "./material.ts";
import { write, type ExitCode, type Io } from "./io.ts";
import { readBytes } from "./output.ts";
import { refusalOf } from "./refusal.ts";
import { cliWords } from "./say.ts";
import type { WriteUsage } from "./usage.ts";
import { writeWhole } from "./write-whole.ts";

/** Writes the 情况说明 from the tables. 0: all of it; 3: something is still to be filled in; 1: the tables are 不符; 2: nothing was written. */
export async function writeFile(usage: WriteUsage, language: Language, io: Io): Promise<ExitCode> {
  const own = cliWords(language);
  const say = writingWords(language);
  const fail = async (sentence: string): Promise<ExitCode> => {
    await write(io.stderr, `${sentence}\n`);
    return 2;
  };
  const { input, output, questions, force } = usage;
  for (const path of [output, questions])
    if (path !== undefined && !force && existsSync(resolve(io.cwd, path))) return fail(own.exists(path));
  const material = await readMaterial([input], usage, io.cwd, language);
  if (typeof material === "string") return fail(material);
  const { publication, wishes, notes } = material;
  const { report } = publication;
  const answers = wishes.answers ?? new Map<string, string>();
  const written = wordsOf(publication, wishes);
  if (written === undefined)
    return fail(
      say.noForm(
        setNameOf(publication),
        WORDS_FORMS.map(({ name }) => name),
        wishes.form,
      ),
    );
  const { claims } = publication.read({ name: basename(input), lines: written.lines });
  const fileOf = async (path: string): Promise<Uint8Array | undefined> =>
    /\.xlsx$/i.test(path)
      ? withWordsSheets(await asXlsx(readBytes(resolve(io.cwd, input))), publication, wishes, language)
      : wordsFile(path, written);
  const counts = (verdict: string): number => claims.filter((claim) => claim.verdict === verdict).length;
  const says = [
    say.written(written.lines.length),
    ...notes,
    ...(report.counts.unequal > 0 ? [say.tablesWrong(report.counts.unequal, wrongSheets(publication))] : []),
    say.checked(claims.length, counts("unequal"), counts("doubtful")),
    say.missing(written.missing.length, written.asked.length),
    ...written.missing.slice(0, 10).map(({ asks }) => `  ${asks}`),
  ];
  try {
    for (const [path, bytes] of [
      [output, output === undefined ? undefined : await fileOf(output)],
      [questions, questionsFile(written, answers, language)],
    ] as const) {
      if (path === undefined || bytes === undefined) continue;
      if (!writeWhole(resolve(io.cwd, path), bytes, force)) return await fail(own.exists(path));
      says.push(own.wrote(path, input));
    }
  } catch (error) {
    const { detail = "" } = refusalOf(error, "cannot-write");
    return fail(own.cannotWrite(output ?? questions ?? "", detail));
  }
  // Without a file to write to, the words are what is asked for.
  if (output === undefined && questions === undefined) await write(io.stdout, `${written.lines.join("\n")}\n`);
  await write(
    output === undefined && questions === undefined ? io.stderr : io.stdout,
    says.map((line) => `${line}\n`).join(""),
  );
  if (report.counts.unequal > 0) return 1;
  return written.missing.length > 0 || notes.length > 0 ? 3 : 0;
}

function wordsFile(path: string, written: WrittenWords): Uint8Array {
  return /\.docx$/i.test(path) ? wordsDocument(written) : new TextEncoder().encode(`${written.lines.join("\n")}\n`);
}

/** The sheet 说明用数. */
function questionsFile({ asked }: WrittenWords, answers: Answers, language: Language): Uint8Array {
  return templateWorkbook([questionsSheet(asked, answers, language)]);
}
