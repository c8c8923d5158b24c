import type { Publication } from "../../core/publication/publication.ts";
import { formOf, optionsOf, type Wishes } from "../../core/publication/words.ts";
import type { Language } from "../../core/report/say/language.ts";
import { freeName } from "../../core/sheet/names.ts";
import { formulaSheets, typedSentences } from "../../core/writing/formulas.ts";
import { ANSWERS_SHEET, WORDS_SHEET } from "../../core/writing/say.ts";
import { gridsOf } from "./book.ts";
import { readBook } from "./read-book.ts";
import { saveEdits } from "./save.ts";

/**
 * A copy of a workbook with its words as two sheets of formulas behind the others; sheets of those names that are there already stay, and sentences that
 * were typed over a formula in the last of them are kept. Undefined where no form of words goes with its tables. Rejects with FileTrouble and EditTrouble.
 */
export async function withWordsSheets(
  bytes: Uint8Array,
  publication: Publication,
  wishes: Wishes,
  language: Language,
): Promise<Uint8Array | undefined> {
  const form = formOf(publication, wishes);
  const { main } = publication;
  if (form === undefined || main === undefined) return undefined;
  const book = await readBook(bytes);
  const grids = gridsOf(book);
  const last = grids.filter(({ name }) => name.startsWith(WORDS_SHEET)).at(-1);
  const cells = book.sheets.find(({ name }) => name === last?.name)?.cells ?? {};
  const taken = book.sheets.map(({ name }) => name);
  const names = { words: freeName(WORDS_SHEET, taken), questions: freeName(ANSWERS_SHEET, taken) };
  const { words, questions } = formulaSheets(form, main, grids, language, optionsOf(publication, wishes), {
    names,
    typed: typedSentences(last, (row, column) => cells[row]?.[column]?.formula !== undefined),
  });
  return saveEdits(bytes, {
    added: [
      { name: names.words, template: words },
      { name: names.questions, template: questions },
    ],
  });
}
