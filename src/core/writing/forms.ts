import { nationalBudget, SHANGHAI_BUDGETS, sichuanBudget, sichuanDepartmentBudget } from "./budget.ts";
import type { WordsForm } from "./form.ts";
import { nationalFinal, shanghaiFinal, sichuanFinal } from "./national.ts";
import { qinghaiFinal } from "./qinghai.ts";
import { xinjiangFinal } from "./xinjiang.ts";

/** The forms that are known, by the set of tables that they go with. */
export const WORDS_FORMS: readonly WordsForm[] = [
  qinghaiFinal,
  sichuanFinal,
  xinjiangFinal,
  shanghaiFinal,
  nationalFinal,
  sichuanBudget,
  sichuanDepartmentBudget,
  ...SHANGHAI_BUDGETS,
  nationalBudget,
];

/** The form of words of a set, where one is known. */
export function wordsFormOf(set: string | undefined): WordsForm | undefined {
  return WORDS_FORMS.find(({ name }) => name === set);
}
