import type { Form } from "../forms/form.ts";
import { FORMS } from "../forms/index.ts";
import { isBlank, type CellValue, type SheetGrid } from "../sheet/grid.ts";
import { plain, splitYear, withoutBracket } from "../sheet/text.ts";
import { align, headingsOver, isPlainWord, isWholeWord } from "./align.ts";
import { columnsUnder, MOST_COLUMNS, rowsFrom, rowWords, TOTALS, viewOf } from "./columns.ts";
import { columnsOfPart, type PartColumn, type PartColumns } from "./part-columns.ts";
import { isNumberRow } from "./number-row.ts";
import { placesOf } from "./places.ts";
import type { Place, SheetColumn } from "./table.ts";

/** Where the columns of a part of a form stand under one heading. */
export interface Heading {
  readonly form: Form;
  readonly part: number;
  /** First grid row of the heading, and the first row after it (栏次 rows included). */
  readonly from: number;
  readonly to: number;
  /** The last row of the heading where it is that of 合计 as well; the body begins with it. */
  readonly shared?: number;
  /** For each block and repeat of the part. */
  readonly places: readonly Place[];
  /** Headings over columns that belong to no block. */
  readonly strangers: readonly { readonly column: number; readonly text: string }[];
  /** How many words agree, those of headings above included. */
  readonly score: number;
  /** How well it fits, from 0 to 1: every column expected is there, and no other. */
  readonly fit: number;
  /** How many columns it has that every table of the form has. */
  readonly sure: number;
}

const TALLEST = 6;

/** With the blank ones among them. */
const MOST_ROWS = 30;

/** Words that head a column in no form of their own but stand over others. */
const OVERHEADINGS = ["项目", "收入", "支出", "本年支出", "栏次", "科目编码", "基本支出", "当年财政拨款预算安排"];

/** Words that head columns, and the beginnings of such as may be broken over two rows. */
interface Vocabulary {
  readonly whole: ReadonlySet<string>;
  readonly beginnings: ReadonlySet<string>;
}

let vocabulary: Vocabulary | undefined;

/** Whether a row may belong to a heading: at least so many of its cells are headings of some form, or of this one, and half of all. */
export function looksLikeHeading(row: readonly CellValue[], least = 2, form?: Form): boolean {
  let words = 0;
  let filled = 0;
  for (let c = 0; c < row.length && filled < MOST_COLUMNS; c++) {
    const cell = row[c];
    if (isBlank(cell)) continue;
    filled++;
    if (typeof cell !== "string" || cell.length > 40) continue;
    const own = splitYear(plain(cell)).rest;
    // A year alone stands over the columns of that year, whatever they are.
    if (own === "") filled--;
    else if (isHeadingWord(own, form)) words++;
  }
  return words >= least && words * 2 >= filled;
}

/** Of these forms, those whose first part may have its heading here: of the columns that it must have, so many are named at all. */
export function formsNamedIn(forms: readonly Form[], grid: SheetGrid, from: number): readonly Form[] {
  const rows = rowsFrom(grid, from);
  const known = rows.named.get(forms);
  if (known !== undefined) return known;
  const words = new Set<string>();
  for (const { height } of rowsOfHeading(grid, from))
    for (const { endings, bare, above } of viewOf(grid, from, height).columns)
      for (const list of [endings, bare, above]) for (const one of list) words.add(one);
  const isNamed = ({ headings }: PartColumn): boolean => {
    for (const one of headings) if (words.has(one)) return true;
    return false;
  };
  const found = forms.filter(({ parts: [blocks] }) => {
    if (blocks === undefined) return false;
    const { slots } = columnsOfPart(blocks);
    const required = slots.filter((slot) => slot.required);
    return required.filter(isNamed).length >= LEAST_SHARE * required.length;
  });
  rows.named.set(forms, found);
  return found;
}

/** A heading has so many of the columns that it must have. */
const LEAST_SHARE = 0.6;

/** The heading of a part of a form that begins in this row, or undefined where the words do not fit. */
export function findHeading(form: Form, part: number, grid: SheetGrid, from: number): Heading | undefined {
  const blocks = form.parts[part];
  if (blocks === undefined) return undefined;
  const layout = columnsOfPart(blocks);
  const wanted = layout.slots;
  const required = wanted.filter((slot) => slot.required).length;
  let best:
    | { readonly height: number; readonly score: number; readonly match: readonly (SheetColumn | undefined)[] }
    | undefined;
  let columns: readonly SheetColumn[] = [];
  let shared: number | undefined;
  let idle = 0;
  for (const { row, height } of rowsOfHeading(grid, from)) {
    const under = columnsUnder(grid, from, height, layout.labels);
    const { score, match } = align(layout, under.columns);
    const isWords = row.every((cell) => isBlank(cell) || isShort(cell));
    // Of two that fit alike the taller tells more, where its last row heads other columns.
    const isFiner =
      isWords &&
      score === best?.score &&
      match.some((column, i) => column !== undefined && best?.match[i] === undefined);
    if (best === undefined || score > best.score || isFiner) {
      best = { height, score, match };
      ({ columns, shared } = under);
      if (match.every((column) => column !== undefined)) break;
      idle = 0;
    } else if (best.score > 0 && ++idle > (isWhole(wanted, best.match) ? 0 : 1)) {
      // A heading may be broken over two rows: what is no word yet becomes one with the next.
      if (idle > 1 || !isWords) break;
    }
  }
  if (best === undefined) return undefined;
  const { height, score } = best;
  const match = withoutDoubtful(layout, best.match, columns);
  const found = (slot: PartColumn, i: number): boolean => slot.required && match[i] !== undefined;
  const labelled = blocks.every(
    (block) =>
      block.labels.name === undefined ||
      block.orRows?.includes("single") === true ||
      match.some((found, i) => found && wanted[i]?.block === block && wanted[i].label === "name"),
  );
  const share = wanted.filter(found).length / required;
  if (share < LEAST_SHARE || !labelled) return undefined;
  const used = new Set(match.map((column) => column?.at));
  const opened = new Set(
    wanted.flatMap((slot, i) => (slot.wide && match[i] !== undefined ? [...slot.under, ...slot.headings] : [])),
  );
  // Nor is what was not understood a part of it where the form has one there that was not found.
  wanted.forEach(({ under, column, onlyUnder }, i) => {
    if (column !== undefined && onlyUnder === undefined && match[i] === undefined)
      for (const words of under) opened.delete(words);
  });
  const unknown = columns.filter(
    (column) => !used.has(column.at) && ![...column.above].some((words) => opened.has(words)),
  );
  // Where the form has last year's figures as well, one of them that was not understood is missed.
  const hasBoth = match.some((column) => column !== undefined && isCompared(column));
  const isAside = (column: SheetColumn): boolean => isCompared(column, hasBoth ? DIFFERENCES : COMPARED);
  const compared = unknown.filter(isAside).map((column) => column.at);
  const strangers = unknown
    .filter((column) => !isAside(column))
    .map((column) => ({ column: column.at, text: column.endings.at(-1) ?? "" }));
  return {
    form,
    part,
    from,
    to: shared ?? afterNumbers(grid, from + height, grid.rows.length),
    ...(shared === undefined ? {} : { shared }),
    places: placesOf(blocks, wanted, match, from, compared),
    strangers,
    score,
    sure: wanted.filter(found).length,
    fit: wanted.filter(found).length / (required + strangers.length),
  };
}

/**
 * Without columns of which the words over them leave in doubt that they are what they were taken for: 小计 alone is not that of 公务用车
 * where 合计数 stands below it, and 财政拨款 below words that nobody knows, and that no column stands below which the form must have, may be that of another year.
 */
function withoutDoubtful(
  layout: PartColumns,
  match: readonly (SheetColumn | undefined)[],
  columns: readonly SheetColumn[],
): readonly (SheetColumn | undefined)[] {
  const { slots, byHeading, over } = layout;
  const used = new Set(match.map((column) => column?.at));
  const unused = columns.filter(({ at }) => !used.has(at));
  const sure = match.filter((_, i) => slots[i]?.required === true).filter((column) => column !== undefined);
  const amounts = match.filter((_, i) => slots[i]?.column !== undefined).filter((column) => column !== undefined);
  const isBelow = ({ above }: SheetColumn, { under }: PartColumn): boolean =>
    [...above].some((words) => under.has(words));
  const isUnknown = (words: string): boolean =>
    !byHeading.has(words) && !over.has(words) && !isPlainWord(words) && !TWO_YEARS.test(words);
  const isPartOf = ({ block, column, repeat }: PartColumn, i: number): boolean => {
    const other = slots[i];
    const parts = block.columns[column ?? -1]?.parts ?? [];
    const name = block.columns[other?.column ?? -1]?.name ?? "";
    return other?.block === block && other.repeat === repeat && parts.includes(name);
  };
  /** Whether unknown words stand over a column and some of its parts, not over all: it is one of these, then. */
  const isOfOne = (column: SheetColumn, slot: PartColumn): boolean =>
    headingsOver(column, slot).some(
      (words) =>
        isUnknown(words) &&
        amounts.some((other) => other !== column && other.above.has(words)) &&
        match.some((part, i) => part?.above.has(words) === false && isPartOf(slot, i)),
    );
  return match.map((column, i) => {
    const slot = slots[i];
    if (column === undefined || slot?.column === undefined) return column;
    const isMisplaced =
      isWholeWord(column.endings[0] ?? "") && !isBelow(column, slot) && unused.some((other) => isBelow(other, slot));
    // Nor is 合计 below the words of a part the whole of all.
    const isOfYear = headingsOver(column, slot).some((words) => isUnknown(words) && words.startsWith("上年"));
    const isOfPart = slot.required && isWholeWord(column.endings[0] ?? "") && (unused.length > 0 || isOfYear);
    if (isWholeWord(column.endings[0] ?? "") && isOfOne(column, slot)) return undefined;
    const others = isOfPart ? amounts.filter((other) => other !== column) : slot.required ? [] : sure;
    const isStrange =
      (others.length > 0 || !slot.required) &&
      headingsOver(column, slot).some((words) => isUnknown(words) && others.every(({ above }) => !above.has(words)));
    return isMisplaced || isStrange ? undefined : column;
  });
}

/** Over differences: 2025年预算数比2024年执行数. */
const TWO_YEARS = /比(?:20\d\d年|上年)/;

/** Last year's figures, and by how much this year's differ, are no part of it. */
const DIFFERENCES = /增减|增长|%/;
const COMPARED = /增减|增长|%|^上年(?:预算|执行|决算|年初|实际|$)/;

function isCompared({ endings, above }: SheetColumn, words = COMPARED): boolean {
  return [...above, ...endings].some((one) => words.test(one));
}

/** The rows that a heading which begins in this row may have, blank ones left out, and how tall it is with each. */
function* rowsOfHeading(
  grid: SheetGrid,
  from: number,
): Generator<{ readonly row: readonly CellValue[]; readonly height: number }> {
  const until = grid.rows.length;
  for (let height = 1, rows = 1; rows <= TALLEST && height <= MOST_ROWS && from + height <= until; height++) {
    const row = grid.rows[from + height - 1] ?? [];
    if (row.every(isBlank)) continue;
    // The title of the next table is no part of a heading.
    if (height > 1 && isLoneTitle(row)) break;
    // Nor is a row of amounts, unless it is its last and that of 合计.
    const { words, figures } = rowWords(row);
    const hasAmounts = figures > 1 && !isNumberRow(row);
    if (hasAmounts && !words.some((one) => TOTALS.has(one))) break;
    rows++;
    yield { row, height };
    if (hasAmounts) break;
  }
}

/** A row with nothing but one text that ends as titles do. */
function isLoneTitle(row: readonly CellValue[]): boolean {
  const filled = row.filter((cell) => !isBlank(cell));
  const [only] = filled;
  return (
    typeof only === "string" &&
    filled.every((cell) => cell === only) &&
    only.length > 4 &&
    withoutBracket(plain(only)).endsWith("表")
  );
}

/** A piece of a heading, and no amount. */
function isShort(cell: CellValue | undefined): boolean {
  return typeof cell === "string" && cell.length <= 8 && !/\d/.test(cell);
}

/** Whether nothing that a heading must have is missing. */
function isWhole(wanted: readonly PartColumn[], match: readonly (SheetColumn | undefined)[]): boolean {
  return wanted.every((slot, i) => match[i] !== undefined || (!slot.required && slot.label !== "name"));
}

/** Whether words head a column of some known form, or of this one in a place's own words, or begin to. */
export function isHeadingWord(words: string, form?: Form): boolean {
  vocabulary ??= vocabularyOf(FORMS, OVERHEADINGS);
  return isAmong(vocabulary, words) || (form !== undefined && isAmong(ownVocabulary(form), words));
}

function isAmong({ whole, beginnings }: Vocabulary, words: string): boolean {
  return whole.has(words) || beginnings.has(words) || whole.has(withoutBracket(words));
}

const NO_WORDS: Vocabulary = { whole: new Set(), beginnings: new Set() };
const ownVocabularies = new WeakMap<Form, Vocabulary>();

/** The words of a form that are not among those of all known ones. */
function ownVocabulary(form: Form): Vocabulary {
  let own = ownVocabularies.get(form);
  if (own === undefined) ownVocabularies.set(form, (own = FORMS.includes(form) ? NO_WORDS : vocabularyOf([form], [])));
  return own;
}

function vocabularyOf(forms: readonly Form[], others: readonly string[]): Vocabulary {
  const whole = new Set<string>(others);
  for (const form of forms) {
    for (const part of form.parts) {
      const { byHeading, over } = columnsOfPart(part);
      for (const words of [...byHeading.keys(), ...over]) whole.add(words);
    }
  }
  // A heading broken over two rows begins with a piece of at least three characters.
  const beginnings = new Set<string>();
  for (const words of whole) for (let n = 3; n < words.length; n++) beginnings.add(words.slice(0, n));
  return { whole, beginnings };
}

/** Skips 栏次 rows, with or without the word, and a note between them and the heading. */
function afterNumbers(grid: SheetGrid, from: number, until: number): number {
  let after = from;
  let notes = 0;
  for (let row = from; row < until; row++) {
    const cells = grid.rows[row] ?? [];
    if (isNumberRow(cells)) after = row + 1;
    else if (!cells.every(isBlank) && (!isNote(cells) || ++notes > 1)) break;
  }
  return after;
}

/** A row with one text alone, as a note has and a number of a page. */
function isNote(cells: readonly CellValue[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length === 1 && typeof filled[0] === "string";
}
