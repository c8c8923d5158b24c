import type { WordsForm } from "./form.ts";
import { qinghaiFinal } from "./qinghai.ts";

/** The forms that are known, by the set of tables that they go with. */
export const WORDS_FORMS: readonly WordsForm[] = [qinghaiFinal];

export function wordsFormOf(set: string | undefined): WordsForm | undefined {
  return WORDS_FORMS.find(({ name }) => name === set);
}
