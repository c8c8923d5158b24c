import { wordsFormOf } from "../writing/forms.ts";
import type { WordsForm } from "../writing/form.ts";
import { writeWords, type WrittenWords } from "../writing/write.ts";
import type { WritingOptions } from "../writing/options.ts";
import type { Publication } from "./publication.ts";

/** What its user says of a publication besides its files. */
export interface Wishes extends Pick<WritingOptions, "answers" | "self"> {
  /** The name of a form of words, where not that of the tables: 新疆决算. */
  readonly form?: string;
}

/** The set that the tables are, as far as that can be told. */
export function setNameOf({ main, report }: Publication): string | undefined {
  return report.sets.find(({ kind }) => kind === main?.kind)?.profile?.name;
}

/** The form in which the words of a publication are written; undefined where none is known. */
export function formOf(publication: Publication, { form }: Wishes = {}): WordsForm | undefined {
  const found = wordsFormOf(form ?? setNameOf(publication));
  return found?.kind === publication.main?.kind ? found : undefined;
}

export function optionsOf({ facts, gone, year, performance }: Publication, { answers, self }: Wishes): WritingOptions {
  return {
    facts,
    gone,
    ...(performance === undefined ? {} : { performance }),
    ...(year === undefined ? {} : { year }),
    ...(answers === undefined ? {} : { answers }),
    ...(self === undefined ? {} : { self }),
  };
}

/** The 情况说明 of a publication; undefined where no form of words goes with its tables. */
export function wordsOf(publication: Publication, wishes: Wishes = {}): WrittenWords | undefined {
  const form = formOf(publication, wishes);
  return form === undefined || publication.main === undefined
    ? undefined
    : writeWords(form, publication.main, optionsOf(publication, wishes));
}
