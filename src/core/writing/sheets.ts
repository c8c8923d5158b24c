import type { TemplateCell, TemplateSheet } from "../blanks/made.ts";
import type { Language } from "../report/say/language.ts";
import { questionRows } from "./answers.ts";
import type { Ask } from "./form.ts";
import type { Answers } from "./options.ts";
import { writingWords } from "./say.ts";

/** In points. */
export const QUESTION_WIDTHS = [150, 280, 190, 320];
/** How many Chinese characters of 10 points go into a line of a column. */
const charactersIn = (width: number): number => Math.floor(width / 10.5);

/** The sheet 说明用数: every question with the answer that it has, to be filled in where it stands. */
export function questionsSheet(asked: readonly Ask[], answers: Answers, language: Language): TemplateSheet {
  const say = writingWords(language);
  return textSheet(
    say.sheet,
    [[say.note], [...say.columns], ...questionRows(asked, answers, say.kinds)].map((row, r) =>
      row.map((value): TemplateCell => ({ style: r === 0 ? "note" : r === 1 ? "heading" : "label", value })),
    ),
    QUESTION_WIDTHS,
    2,
  );
}

/** A sheet of texts, with so many rows at its head that stay in view. */
export function textSheet(
  name: string,
  rows: readonly (readonly TemplateCell[])[],
  widths: readonly number[],
  head: number,
): TemplateSheet {
  const all: readonly (readonly TemplateCell[])[] = [[{ style: "title", value: name }], ...rows];
  return {
    name,
    unit: "万元",
    rows: all.map((row) =>
      widths.map((_, c) => row[c] ?? (row.length === 1 ? row[0] && { style: row[0].style } : undefined)),
    ),
    merges: all.flatMap((row, r) =>
      row.length === 1 && widths.length > 1 ? [{ top: r, left: 0, bottom: r, right: widths.length - 1 }] : [],
    ),
    widths,
    heights: all.map((row) => {
      const whole = widths.reduce((sum, width) => sum + width, 0);
      const lines = row.map(({ value = "" }, c) =>
        Math.ceil(String(value).length / charactersIn(row.length === 1 ? whole : (widths[c] ?? whole))),
      );
      return Math.min(400, 15 * Math.max(1, ...lines) + 3);
    }),
    heading: [0, head],
    frozen: { rows: head + 1, columns: 0 },
    landscape: true,
    onePage: false,
    restored: [],
  };
}
