import type { Block, Line } from "../forms/form.ts";
import { isBlank, type CellValue } from "../sheet/grid.ts";
import type { Oddity, Place, Row } from "./table.ts";
import { hasSerial, plain, serialOf, splitYear, withoutBracket, withoutSerial } from "../sheet/text.ts";
import { hasFigure, hasMoney, isCounted, isFigure, isPageNumber, textOf, wordsAt } from "./cells.ts";
import type { Heading } from "./heading.ts";
import type { RowsByCode } from "./rows-by-code.ts";

/** A block whose rows are read but not yet tied to each other. */
export interface Draft {
  readonly block: Block;
  readonly places: readonly Place[];
  readonly strangers: Heading["strangers"];
  readonly rows: Row[];
  readonly lines: Map<string, number>;
  readonly codes: RowsByCode;
  /** 科目 rows, by their numbers, whose code has a row already. */
  readonly repeated: number[];
  readonly oddities: Oddity[];
  /** The grid row that is both of the heading and of 合计. */
  readonly shared?: number;
  /** A line or code of an earlier page stands here again: this is no page that goes on. */
  again: boolean;
}

/** A row that is being read. */
type NewRow = { -readonly [Of in keyof Row]: Row[Of] };

/** Reads the rows of a block one by one. */
export interface Reader {
  /** Whether the row has a code in its place, and so can be nothing but a row of the body. */
  coded(cells: readonly CellValue[]): boolean;
  read(row: number, cells: readonly CellValue[]): void;
  close(): Draft;
}

/** What is a part of the row above it, and no row by itself. */
export const MEMO = /^(?:\(?其中|[#*])/;

/** Prescribed lines, known by their labels. */
export function lineReader(draft: Draft, earlier: readonly Draft[]): Reader {
  const { block, rows, lines, oddities } = draft;
  const labels = labelsOf(block.lines);
  const wholes = wholesOf(block.lines);
  const used = new Set<number>();
  for (const page of earlier) for (const { line } of page.rows) if (line !== undefined) used.add(line);
  let last = Math.max(-1, ...used);
  /** The label of the row above, where it is no line by itself: a label may be broken over two rows. */
  let broken: { readonly words: string; readonly at: number; readonly filled: boolean } | undefined;
  /** Unknown lines with a serial number since the last known line: they count with its group if that goes on. */
  let unknown: { readonly row: Row; readonly filled: boolean }[] = [];

  /** What a line is added up with: with its whole, not into it, where both are numbered alike, or the whole is not printed (`open`). */
  const groupOf = (own: string | undefined, words: string, open = false): string | undefined => {
    const whole = own === undefined ? undefined : wholes.get(own);
    if (whole?.group === undefined) return own;
    const index = lines.get(whole.name);
    if (index === undefined) return open ? groupOf(whole.group, words, open) : own;
    const serial = serialOf(words);
    return serial !== "" && serial === serialOf(plain(rows[index]?.name ?? "")) ? groupOf(whole.group, words) : own;
  };
  const settle = (next: Line | undefined, words = ""): void => {
    const nextGroup = next && groupOf(next.group, words, true);
    for (const { row, filled } of unknown) {
      const name = plain(row.name);
      const group = groupOf(block.lines[last]?.group, name, true);
      const known =
        group !== undefined &&
        hasSerial(name) &&
        !isCounted(name) &&
        !name.includes("其中") &&
        next !== undefined &&
        (nextGroup === undefined || nextGroup === group);
      if (known) rows.push({ ...row, group });
      else if (filled && !isCounted(name)) {
        rows.push(row);
        oddities.push({ kind: "unknown-row", at: row.at, column: row.place.labels.name ?? 0, text: row.name });
      }
    }
    unknown = [];
  };
  /** Whether a line is added up into a group, by itself or with others of its own. */
  const isIn = ({ group: own }: Line, group: string): boolean => {
    if (own === undefined || own === group) return own === group;
    const whole = wholes.get(own);
    return whole !== undefined && isIn(whole, group);
  };
  /** 其中 is a line of its own where it tells the line above apart, or nothing is added up of it; beside a line of its group it is a part of that. */
  const isWithin = (index: number): boolean => {
    const { group } = block.lines[index] ?? {};
    if (group === undefined) return true;
    const whole = block.lines.findIndex(({ parts }) => parts === group);
    const isTold = block.lines.some((line) => isIn(line, group) && lines.has(line.name));
    const isBeside = block.lines[last]?.group === group;
    if (whole < 0) return !isBeside;
    return last === whole ? !isTold : isBeside && used.has(whole);
  };
  const lineFor = (words: string): number | undefined => {
    const bare = withoutSerial(words);
    const all = labels.get(bare) ?? labels.get(words) ?? labels.get(withoutBracket(bare));
    const found = MEMO.test(words) ? all?.filter(isWithin) : all;
    if (found === undefined || found.length === 0) return undefined;
    return found.find((index) => index > last && !used.has(index)) ?? found.find((index) => !used.has(index)) ?? -1;
  };
  /** A row that is called 支出合计 is not 支出总计 where a later one says that it is: it was the other line of that name. */
  const makeRoom = (words: string): number | undefined => {
    const bare = withoutSerial(words);
    const [line = -1, ...others] = labels.get(bare) ?? [];
    const name = others.length > 0 ? undefined : block.lines[line]?.name;
    const index = name === undefined ? undefined : lines.get(name);
    const row = index === undefined ? undefined : rows[index];
    if (index === undefined || row === undefined || name === undefined) return undefined;
    const before = withoutSerial(plain(row.name));
    const other = labels.get(before)?.find((one) => !used.has(one));
    if (before === bare || other === undefined) return undefined;
    rows[index] = { ...row, line: other };
    used.add(other);
    lines.delete(name);
    lines.set(block.lines[other]?.name ?? "", index);
    return line;
  };
  return {
    coded: () => false,
    read(at, cells) {
      const [given] = draft.places;
      if (given === undefined) return;
      const place = labelledIn(cells, given);
      const words = wordsAt(cells, place.labels.name);
      const filled = hasFigure(cells, place);
      const number = Number(wordsAt(cells, place.labels.number) || Number.NaN);
      // Nothing is copied: it is asked of every row.
      const row: NewRow = { at, place, level: "line", name: words === "" ? "" : textOf(cells, place.labels.name) };
      if (Number.isInteger(number)) row.number = number;
      if (words === "") {
        broken = undefined;
        if (Number.isInteger(number)) rows.push(row);
        if (hasMoney(cells, place) && !isPageNumber(cells)) oddities.push(nameless(at, place));
        return;
      }
      let line = lineFor(words);
      if (line === undefined && broken !== undefined && !(broken.filled && filled)) {
        line = lineFor(broken.words + words);
        if (line !== undefined) {
          unknown.pop();
          row.at = broken.filled ? broken.at : at;
          row.name = broken.words + words;
        }
      }
      broken = line === undefined ? { words, at, filled } : undefined;
      if (line === undefined) {
        unknown.push({ row, filled });
        return;
      }
      if (line < 0) line = makeRoom(words) ?? line;
      const known = block.lines[line];
      if (known === undefined) {
        draft.again = true;
        if (filled) oddities.push({ kind: "repeated-line", at, column: place.labels.name ?? 0, text: row.name });
        return;
      }
      settle(known, words);
      used.add(line);
      last = line;
      if (known.rates === true) return;
      const group = groupOf(known.group, words);
      lines.set(known.name, rows.length);
      row.line = line;
      if (group !== undefined && group !== known.group) row.group = group;
      rows.push(row);
    },
    close() {
      settle(undefined);
      return draft;
    },
  };
}

/** The place with the column in which the label of this row stands. */
function labelledIn(cells: readonly CellValue[], place: Place): Place {
  const { labelsEnd, labels } = place;
  for (let column = (labelsEnd ?? 0) - 1; column > (labels.name ?? 0); column--)
    if (!isBlank(cells[column]) && !isFigure(cells[column])) return { ...place, labels: { ...labels, name: column } };
  return place;
}

/**
 * The one row of 公开09表, which has no label, or one for each of several years, of which the last is meant; `first` is the row right below the
 * heading, `together` are all the places that have it in common.
 */
export function singleReader(
  draft: Draft,
  first: number,
  earlier: readonly Draft[],
  together: readonly Place[],
): Reader {
  const [place] = draft.places;
  const { rows, lines } = draft;
  const name = draft.block.lines[0]?.name ?? "";
  /** The year of the row that is meant, and its number among the rows. */
  let last: { readonly year: string; readonly index: number } | undefined;
  const add = (at: number, own = place): void => {
    if (own === undefined) return;
    draft.again = earlier.length > 0;
    lines.set(name, rows.length);
    rows.push({ at, place: own, level: "line", name, line: 0 });
  };
  /** The row of another year is checked by itself, and is compared with no other table. */
  const addYear = (at: number, own: Place, year: string): void => {
    const before = rows[last?.index ?? -1];
    if (last === undefined || before === undefined || year === last.year) return;
    if (year < last.year) rows.push({ at, place: own, level: "line", name: year, year });
    else {
      rows[last.index] = { at: before.at, place: before.place, level: "line", name: last.year, year: last.year };
      last = { year, index: rows.length };
      add(at, own);
    }
  };
  let isNoted = false;
  return {
    coded: () => false,
    read(at, cells) {
      if (place === undefined) return;
      const isFirst = rows.length === 0;
      if (isFirst) isNoted ||= at === first;
      else if (last === undefined) return;
      // Neither the headings nor the notes around it hold a figure.
      if (!together.some((one) => hasFigure(cells, one))) return;
      const year = yearOfRow(cells, place);
      if (!isFirst && year !== undefined) addYear(at, place, year);
      if (!isFirst) return;
      if (year !== undefined) last = { year, index: 0 };
      add(at);
    },
    close() {
      // A unit without 三公 leaves the row blank, but it is there; or it leaves it out, and a note stands in its place.
      const none = place && { ...place, columns: place.columns.map(() => undefined) };
      if (rows.length === 0) add(first, isNoted ? none : place);
      return draft;
    },
  };
}

/** The year that stands before the amounts of a row: 2023年, 2024年预算数. */
function yearOfRow(cells: readonly CellValue[], { columns }: Place): string | undefined {
  // Where no column is known, the whole row is looked at.
  const end = Math.min(cells.length, ...columns.filter((at) => at !== undefined));
  for (let column = 0; column < end; column++) {
    const { year } = splitYear(wordsAt(cells, column));
    if (year !== undefined) return year;
  }
  return undefined;
}

// A form has the same lines in every table, of which a workbook may have hundreds.
const labelled = new WeakMap<readonly Line[], ReadonlyMap<string, readonly number[]>>();
const wholeLines = new WeakMap<readonly Line[], ReadonlyMap<string, Line>>();

/** Lines by every label they may have, with and without the serial number. */
export function labelsOf(lines: readonly Line[]): ReadonlyMap<string, readonly number[]> {
  const known = labelled.get(lines);
  if (known !== undefined) return known;
  const labels = new Map<string, number[]>();
  lines.forEach((line, index) => {
    for (const label of new Set([line.name, ...(line.labels ?? []), ...(line.former ?? [])].map(plain))) {
      labels.set(label, [...(labels.get(label) ?? []), index]);
    }
  });
  labelled.set(lines, labels);
  return labels;
}

/** Lines by the group of their parts. */
function wholesOf(lines: readonly Line[]): ReadonlyMap<string, Line> {
  const known = wholeLines.get(lines);
  if (known !== undefined) return known;
  const wholes = new Map<string, Line>();
  // The first of a group counts.
  for (const line of [...lines].reverse()) if (line.parts !== undefined) wholes.set(line.parts, line);
  wholeLines.set(lines, wholes);
  return wholes;
}

/** A row with figures and without a name. */
export function nameless(at: number, place: Place): Oddity {
  return { kind: "nameless-row", at, column: place.columns[0] ?? 0, text: "" };
}
