import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { documentOf } from "../core/publication/document.ts";
import { doubledTables, wrongSheets } from "../core/publication/publication.ts";
import { setNameOf } from "../core/publication/words.ts";
import type { WordsReport } from "../core/prose/check-words.ts";
import { countsOf } from "../core/prose/claim.ts";
import type { Language } from "../core/report/say/language.ts";
import { WORDS_FORMS } from "../core/writing/forms.ts";
import { writingWords } from "../core/writing/say.ts";
import { newPublishedDocument, publishedDocumentLike } from "../files/docx/document.ts";
import { readDocument } from "../files/documents.ts";
import { publishedPage } from "../files/html-document.ts";
import { write, type ExitCode, type Io } from "./io.ts";
import { readMaterial } from "./material.ts";
import { readBytes } from "./output.ts";
import { refusalOf } from "./refusal.ts";
import { cliWords } from "./say.ts";
import type { DocumentUsage } from "./usage.ts";
import { writeWhole } from "./write-whole.ts";

/** Writes the whole document of a publication. 0: all of it; 3: something is still to be filled in; 1: the tables are 不符; 2: nothing was written. */
export async function writeDocument(usage: DocumentUsage, language: Language, io: Io): Promise<ExitCode> {
  const own = cliWords(language);
  const say = writingWords(language);
  const fail = async (sentence: string): Promise<ExitCode> => {
    await write(io.stderr, `${sentence}\n`);
    return 2;
  };
  const { inputs, output, words: given, like, force } = usage;
  const path = resolve(io.cwd, output);
  if (!force && existsSync(path)) return fail(own.exists(output));
  let reading = given ?? "";
  try {
    const words =
      given === undefined
        ? undefined
        : { name: basename(given), lines: readDocument(readBytes(resolve(io.cwd, given))).lines };
    if (words?.lines.every((line) => line.trim() === "") === true) return await fail(say.noWords(words.name));
    const material = await readMaterial(inputs, usage, io.cwd, language, {
      looks: true,
      ...(words === undefined ? {} : { words }),
    });
    if (typeof material === "string") return await fail(material);
    const { publication, wishes, notes } = material;
    const made = documentOf(publication, { ...wishes, ...(words === undefined ? {} : { words: words.lines }) });
    if (made === undefined)
      return await fail(
        say.noForm(
          setNameOf(publication),
          WORDS_FORMS.map(({ name }) => name),
          wishes.form,
        ),
      );
    reading = like ?? "";
    const bytes = /\.html$/i.test(output)
      ? new TextEncoder().encode(publishedPage(made))
      : like === undefined
        ? newPublishedDocument(made)
        : publishedDocumentLike(made, readBytes(resolve(io.cwd, like)));
    reading = output;
    if (!writeWhole(path, bytes, force)) return await fail(own.exists(output));
    const { unequal } = publication.report.counts;
    const [read] = words === undefined ? [] : publication.words;
    const told = read === undefined ? undefined : readAgain(read.report, publication.year);
    const tables = made.blocks.filter(({ is }) => is === "table").length;
    const says = [
      own.wrote(output, inputs[0] ?? ""),
      say.document(tables),
      ...notes,
      ...doubledTables(publication).map((name) => say.doubled(name)),
      ...(unequal > 0 ? [say.tablesWrong(unequal, wrongSheets(publication))] : []),
      ...(told === undefined
        ? []
        : [
            say.given(words?.name ?? "", told),
            ...(told.otherYear === undefined ? [] : [say.otherYear(words?.name ?? "", told.otherYear)]),
          ]),
      say.missing(made.missing.length, made.asked.length),
      ...made.missing.slice(0, 10).map(({ asks }) => `  ${asks}`),
    ];
    await write(io.stdout, says.map((line) => `${line}\n`).join(""));
    if (unequal > 0 || (told?.unequal ?? 0) > 0) return 1;
    return made.missing.length > 0 || notes.length > 0 || told?.otherYear !== undefined ? 3 : 0;
  } catch (error) {
    if (reading === output) return fail(own.cannotWrite(output, refusalOf(error, "cannot-write").detail ?? ""));
    return fail(own.refusal(refusalOf(error), reading));
  }
}

/** What words that were there already come to beside the tables. */
function readAgain({ claims, year }: WordsReport, own: string | undefined) {
  const { unequal, doubtful } = countsOf(claims);
  return {
    figures: claims.length,
    unequal,
    doubtful,
    ...(year === undefined || own === undefined || year === own ? {} : { otherYear: [year, own] as const }),
  };
}
