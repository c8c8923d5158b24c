import type { TemplateCell, TemplateSheet } from "../blanks/made.ts";
import type { Language } from "../report/say/language.ts";
import { questionRows } from "./answers.ts";
import type { Ask } from "./form.ts";
import type { Answers } from "./options.ts";
import { writingWords } from "./say.ts";

/** In points. */
export const QUESTION_WIDTHS = [150, 280, 190, 320];
/** Narrower columns hold what nobody reads. */
const NARROW = 30;
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

/** What begins as a formula does stays a text. */
function asText(cell: TemplateCell | undefined): TemplateCell | undefined {
  const { value, formula } = cell ?? {};
  return cell !== undefined && formula === undefined && typeof value === "string" && /^[=+@-]/.test(value)
    ? { ...cell, style: "code" }
    : cell;
}

/** A sheet of texts under a title, with so many more rows at its head that stay in view. A row of one cell goes across. */
export function textSheet(
  name: string,
  rows: readonly (readonly (TemplateCell | undefined)[])[],
  widths: readonly number[],
  head: number,
): TemplateSheet {
  const all: readonly (readonly (TemplateCell | undefined)[])[] = [[{ style: "title", value: name }], ...rows];
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const isAcross = (row: readonly unknown[]): boolean => row.length === 1 && widths.length > 1;
  return {
    name,
    unit: "万元",
    rows: all.map((row) => {
      const [first] = row;
      const covered = isAcross(row) && first !== undefined ? { style: first.style } : undefined;
      return widths.map((_, c) => asText(row[c]) ?? covered);
    }),
    merges: all.flatMap((row, r) => (isAcross(row) ? [{ top: r, left: 0, bottom: r, right: widths.length - 1 }] : [])),
    widths,
    heights: all.map((row) => {
      const lines = row.map((cell, c) => {
        const width = isAcross(row) ? whole : (widths[c] ?? whole);
        // What stands in a narrow column is not to be read.
        return width < NARROW ? 1 : Math.ceil(String(cell?.value ?? "").length / charactersIn(width));
      });
      return Math.min(400, 15 * Math.max(1, ...lines) + 3);
    }),
    heading: [0, head],
    frozen: { rows: head + 1, columns: 0 },
    landscape: true,
    onePage: false,
    restored: [],
  };
}
