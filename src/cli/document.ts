import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { documentOf } from "../core/publication/document.ts";
import type { SheetLook } from "../core/publication/printed.ts";
import { setNameOf } from "../core/publication/words.ts";
import type { Language } from "../core/report/say/language.ts";
import { WORDS_FORMS } from "../core/writing/forms.ts";
import { writingWords } from "../core/writing/say.ts";
import { newPublishedDocument, publishedDocumentLike } from "../files/docx/document.ts";
import { readDocument } from "../files/documents.ts";
import { publishedPage } from "../files/html-document.ts";
import { asXlsx } from "../files/read.ts";
import { looksOf } from "../files/xlsx/look.ts";
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
  const material = await readMaterial(inputs, usage, io.cwd, language);
  if (typeof material === "string") return fail(material);
  const { publication, wishes } = material;
  let reading = inputs[0] ?? "";
  try {
    const looks = new Map<string, SheetLook>();
    for (const input of inputs) {
      reading = input;
      for (const [name, look] of await looksOf(await asXlsx(readBytes(resolve(io.cwd, input))))) looks.set(name, look);
    }
    reading = given ?? "";
    const lines = given === undefined ? undefined : readDocument(readBytes(resolve(io.cwd, given))).lines;
    const made = documentOf(publication, { ...wishes, looks, ...(lines === undefined ? {} : { words: lines }) });
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
    const tables = made.blocks.filter(({ is }) => is === "table").length;
    const says = [
      own.wrote(output, inputs[0] ?? ""),
      say.document(tables),
      ...(unequal > 0 ? [say.tablesWrong(unequal)] : []),
      say.missing(made.missing.length, made.asked.length),
      ...made.missing.slice(0, 10).map(({ asks }) => `  ${asks}`),
    ];
    await write(io.stdout, says.map((line) => `${line}\n`).join(""));
    return unequal > 0 ? 1 : made.missing.length > 0 ? 3 : 0;
  } catch (error) {
    if (reading === output) return fail(own.cannotWrite(output, refusalOf(error, "cannot-write").detail ?? ""));
    return fail(own.refusal(refusalOf(error), reading));
  }
}
