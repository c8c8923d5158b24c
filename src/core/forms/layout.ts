import type { Label, Source } from "./form.ts";

/** Words as printed, or since which edition: `{ 2024: "决算数" }` leaves earlier ones what they would be without it. */
export type LayoutWords = string | Readonly<Record<number, string>>;

/** How a block is printed: only what its form does not say. */
export interface BlockLayout {
  /** The columns that say what a row is, from left to right; the amounts follow them. */
  readonly labels: readonly Label[];
  /** Headings that are not the first spelling of the form, by label, or by the spelling of the form that they replace. */
  readonly headings?: Readonly<Record<string, LayoutWords>>;
  /** Headings over others: their words, the first and the last column (label or name) below them. */
  readonly spans?: readonly (readonly [words: LayoutWords, first: string, last: string])[];
  /** A row of 栏次 below the headings; they count on from block to block. */
  readonly numbered?: true;
  /** Serial numbers, 一、 or （一）: of a line, or of the first of a group, whose other lines count on. */
  readonly serials?: Readonly<Record<string, LayoutWords>>;
  /** Labels of lines that are not the line's name. */
  readonly words?: Readonly<Record<string, LayoutWords>>;
  /** Lines, or groups of lines, that stand further in. */
  readonly indented?: readonly string[];
  /** Rows of lines, counted from 1, where they do not follow the line before; 行次 run on through the blank rows between. */
  readonly rows?: Readonly<Record<string, number>>;
  /** Prescribed 科目, for each of the block's repeats: "301 01 02; 303 01" is 301, 30101, 30102, 303 and 30301. */
  readonly codes?: readonly string[];
  /** Lines below the 科目, with how many of the block's repeats each takes up. */
  readonly foot?: Readonly<Record<string, number>>;
  /** Blank rows for what a unit lists itself. */
  readonly blank?: number;
  /** The 合计 of a list stands in the column of names alone; else it spans the columns of labels. */
  readonly totalBesideCodes?: true;
  /** The 合计 of a list stands below its rows. */
  readonly totalLast?: true;
  /** Lines and columns of the form that other places print. */
  readonly without?: readonly string[];
  /** The columns that are printed, from left to right, where they are not those of the form in its order. */
  readonly columns?: readonly string[];
  /** How many columns of the sheet each column takes up; one where not given. */
  readonly wide?: readonly number[];
}

/** How a form is printed. */
export interface Layout {
  /** The only sets that print it so; the others print it as the layout without sets. */
  readonly sets?: readonly string[];
  /** Where it comes from, if not from where the form does. */
  readonly source?: Source;
  /** As the parts of the form; each block as it stands there. */
  readonly parts: readonly (readonly BlockLayout[])[];
  /** Below each part: sentences that belong to the form. */
  readonly notes?: readonly (readonly LayoutWords[])[];
  readonly landscape?: true;
}

/**
 * How a form is printed whose cells are no list of lines: as it looks, row by row. `<` belongs to the cell at its left, `^` to the one above;
 * `¥` takes an amount, `#` a mark, `%` a rate, and a blank what the unit writes. {年}, {单位} and {金额单位} are those of the table.
 */
export interface Picture {
  /** The only sets that print it so; the others print it as the picture without sets. */
  readonly sets?: readonly string[];
  /** Between the title and the table, where number and unit do not stand as in the other tables of the set. */
  readonly above?: readonly string[];
  /** Of the columns, in points. */
  readonly widths: readonly number[];
  readonly picture: readonly (string | { readonly row: string; readonly times?: number; readonly height?: number })[];
  /** So many of its rows are printed on every page. */
  readonly heading?: number;
  readonly notes?: readonly string[];
  readonly landscape?: true;
}

/** The words of an edition; undefined where it has none of its own. */
export function wordsIn(words: LayoutWords | undefined, edition: number): string | undefined {
  if (words === undefined || typeof words === "string") return words;
  const since = Math.max(
    ...Object.keys(words)
      .map(Number)
      .filter((first) => first <= edition),
  );
  return words[since];
}
