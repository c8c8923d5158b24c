import { resolve } from "node:path";
import { Publication } from "../core/publication/publication.ts";
import type { Wishes } from "../core/publication/words.ts";
import type { Prose } from "../core/prose/text.ts";
import type { Language } from "../core/report/say/language.ts";
import { answersIn } from "../core/writing/answers.ts";
import { writingWords } from "../core/writing/say.ts";
import type { GivenBook } from "../core/years/book.ts";
import { readWorkbook } from "../files/read.ts";
import { readPublished } from "./checklist.ts";
import { readBytes } from "./output.ts";
import { refusalOf } from "./refusal.ts";
import { cliWords } from "./say.ts";
import type { WriteUsage } from "./usage.ts";
import { noteLines, readBook } from "./years.ts";

/** What words and documents are written from. */
export interface WritingMaterial {
  readonly publication: Publication;
  /** What is to be said of the files that were given. */
  readonly notes: readonly string[];
  readonly wishes: Wishes;
}

/** Reads the tables, the workbooks beside them and the answers; a sentence where that cannot be done. `words` are those that go with them already, and `looks` asks for how sheets look on paper. */
export async function readMaterial(
  inputs: readonly string[],
  { books: named, answers: file, self, form }: Pick<WriteUsage, "books" | "answers" | "self" | "form">,
  cwd: string,
  language: Language,
  { words, looks = false }: { readonly words?: Prose; readonly looks?: boolean } = {},
): Promise<WritingMaterial | string> {
  let reading = inputs[0] ?? "";
  try {
    const published = await readPublished(inputs, cwd, (one) => (reading = one), { looks });
    const { sheets, documents, year } = published;
    const books: GivenBook[] = [];
    for (const one of named) {
      reading = one.file;
      books.push(await readBook({ ...one, path: resolve(cwd, one.file) }));
    }
    let answers: Wishes["answers"];
    if (file !== undefined) {
      reading = file;
      answers = answersIn((await readWorkbook(readBytes(resolve(cwd, file)))).sheets);
      if (answers === undefined) return writingWords(language).noSheet(file);
    }
    const publication = new Publication(
      { sheets, documents: words === undefined ? documents : [words, ...documents], books },
      year === undefined ? {} : { year },
    );
    if (publication.main === undefined)
      return cliWords(language).refusal({ code: "no-table", strays: publication.report.strays }, inputs.join("、"));
    return {
      publication,
      notes: noteLines(published, publication, language),
      wishes: {
        ...(answers === undefined ? {} : { answers }),
        ...(self === undefined ? {} : { self }),
        ...(form === undefined ? {} : { form }),
      },
    };
  } catch (error) {
    return cliWords(language).refusal(refusalOf(error), reading);
  }
}
