import { rowsUnder, type Block, type Form } from "../forms/form.ts";
import { isBlank, type CellValue, type SheetGrid } from "../sheet/grid.ts";
import { isSubject, keyOf, type Place, type Row, type TableBlock } from "./table.ts";
import { isFigure, saysEmpty, wordsAt } from "./cells.ts";
import { withCodes, withoutSpanning } from "./codes.ts";
import { isWholeWord } from "./align.ts";
import { columnsOfPart } from "./part-columns.ts";
import { isHeadingWord, type Heading } from "./heading.ts";
import { RowsByCode, type CodeRows } from "./rows-by-code.ts";
import { indicatorProjectReader, indicatorReader, levelRow } from "./indicators.ts";
import { lineReader, singleReader, type Draft, type Reader } from "./readers.ts";
import { subjectReader } from "./subject-reader.ts";

/** The rows below a heading. */
export interface Body {
  /** One for each block of the heading's part. */
  readonly blocks: readonly Draft[];
  readonly saysEmpty: boolean;
  /** The first grid row that no longer belongs to it. */
  readonly to: number;
  /** The last grid row of the table proper, notes below it left out. */
  readonly last: number;
}

/**
 * Reads the rows below a heading, after earlier pages of the same table, until one of them `ends` it; rows with a code are never asked.
 * Rows beyond `until` are not read.
 */
export function readBody(
  grid: SheetGrid,
  heading: Heading,
  ends: (row: number) => boolean,
  earlier: readonly Draft[],
  until = Number.POSITIVE_INFINITY,
): Body {
  const blocks = heading.form.parts[heading.part] ?? [];
  const readers = blocks.map((block) =>
    readerOf(
      grid,
      heading,
      block,
      earlier.filter((draft) => draft.block === block),
    ),
  );
  let empty = false;
  /** Where words stand over the amounts again: what is below them may be another table. */
  let other: Inner | undefined;
  const amounts = new Set(heading.places.flatMap(({ columns }) => columns));
  let row = heading.to;
  for (; row < grid.rows.length && row <= until; row++) {
    const cells = grid.rows[row] ?? [];
    if (isCoded(readers, cells)) {
      for (const reader of readers) reader.read(row, cells);
      continue;
    }
    if (cells.every(isBlank)) continue;
    if (ends(row)) break;
    if (cells.some((cell) => typeof cell === "string" && saysEmpty(cell))) empty = true;
    if (other === undefined && row > heading.to && heading.form.kind !== "绩效")
      other = innerHeading(heading.form, amounts, row, cells);
    for (const reader of readers) reader.read(row, cells);
  }
  const drafts = readers.map((reader) => reader.close());
  if (other !== undefined) for (const draft of drafts) doubtBelow(draft, other);
  let last = heading.to - 1;
  for (const draft of drafts) for (const { at } of draft.rows) last = Math.max(last, at);
  return { blocks: drafts, saysEmpty: empty, to: row, last };
}

interface Inner {
  readonly row: number;
  readonly column: number;
}

const WORDS = /^\p{Script=Han}+(?:\([^()]{0,12}\))?$/u;

/** Words and nothing else, of a label and over amounts, as a heading has that was not understood. */
function innerHeading(
  form: Form,
  amounts: ReadonlySet<number | undefined>,
  row: number,
  cells: readonly CellValue[],
): Inner | undefined {
  let column: number | undefined;
  let labels = 0;
  for (let c = 0; c < cells.length; c++) {
    if (isBlank(cells[c])) continue;
    const words = wordsAt(cells, c);
    if (!WORDS.test(words)) return undefined;
    if (!amounts.has(c)) labels++;
    else if (isHeadingWord(words, form) || ENDS_HEADING.test(words)) column ??= c;
  }
  return labels === 0 || column === undefined ? undefined : { row, column };
}

const ENDS_HEADING = /(?:预算|决算|预算数|决算数|金额|合计|小计|支出|收入|经费|拨款|资金)$/;

function doubtBelow({ rows }: Draft, { row, column }: Inner): void {
  rows.forEach((one, i) => {
    if (one.at > row) rows[i] = { elsewhere: column, ...one };
  });
}

function isCoded(readers: readonly Reader[], cells: readonly CellValue[]): boolean {
  for (const reader of readers) if (reader.coded(cells)) return true;
  return false;
}

/** Puts the pages of a block together. */
export function merge(pages: readonly Draft[]): Draft {
  const [first] = pages;
  if (first === undefined) throw new RangeError("a block has at least one page");
  if (pages.length === 1) return first;
  const rows: Row[] = [];
  const lines = new Map<string, number>();
  const codes = new RowsByCode();
  const known = new Set(pages.flatMap((page) => page.places.flatMap(({ columns }) => definedIn(columns))));
  for (const page of pages) {
    for (const [line, index] of page.lines) lines.set(line, index + rows.length);
    for (const [code, index] of page.codes) codes.set(code, index + rows.length);
    // What a page lacks that the others have is there, under a heading that was not understood.
    const own = new Set(page.places.flatMap(({ columns }) => definedIn(columns)));
    const [stranger] = page.strangers;
    const elsewhere = own.size < known.size ? (stranger?.column ?? page.places[0]?.labels.name ?? 0) : undefined;
    for (const row of page.rows) rows.push(elsewhere === undefined ? row : { elsewhere, ...row });
  }
  // A code of two pages stands for the row of the later.
  const repeated = rows.flatMap((row, index) =>
    row.code !== undefined && isSubject(row) && codes.get(keyOf(row.code, row.unit)) !== index ? [index] : [],
  );
  return {
    ...first,
    rows,
    lines,
    codes,
    repeated,
    places: pages.flatMap((page) => page.places),
    strangers: pages.flatMap((page) => page.strangers),
  };
}

function definedIn(columns: Place["columns"]): number[] {
  return columns.flatMap((at, i) => (at === undefined ? [] : [i]));
}

/** Ties the rows of a block to each other: 合计–类–款–项, units, projects. */
export function finish(draft: Draft): TableBlock {
  const { block, rows, lines, codes, repeated, places, strangers } = draft;
  const roots: number[] = [];
  let subjectRow: number | undefined;
  let projectRow: number | undefined;
  const twice = new Set(repeated);
  const orphans: number[] = [];
  /** The last 科目 of each length of code: nearly always what stands above the next. */
  const open: (number | undefined)[] = [];
  const rowOf = (code: string, unit: string | undefined): number | undefined =>
    codes.get(keyOf(code, unit)) ?? codes.get(code);
  const rowAbove = (code: string, unit: string | undefined, longest: number): number | undefined => {
    for (let n = longest; n >= 3; n -= 2) {
      const near = rows[open[n] ?? -1];
      const isAbove = near?.code !== undefined && near.unit === unit && code.startsWith(near.code);
      const found = isAbove ? open[n] : rowOf(code.slice(0, n), unit);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  /** Levels of indicators by what stands above their indicators; on the next page they may be printed again. */
  let levels = new Map<string, Row>();
  // Loops, not callbacks: the engine of JavaScript forgets what it made of these with each sweep of the memory.
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (row === undefined || row.level === "line") continue;
    if (row.level === "级") {
      const { above = "" } = row;
      if (!levels.has(above)) levels.set(above, row);
      continue;
    }
    if (row.level === "项目") levels = new Map();
    if (row.level === "指标")
      for (const [above, level] of levels)
        if (row.above?.startsWith(above) === true) (level.children ??= []).push(index);
    let parent: number | undefined;
    const of = subjectRow === undefined ? undefined : rows[subjectRow]?.code;
    if (row.level === "指标") parent = projectRow;
    else if (row.level === "项目" && (row.code === undefined || row.code === of)) parent = subjectRow;
    else if (row.level === "单位") parent = unitAbove(row.code, codes) ?? row.department;
    else if (row.code !== undefined)
      parent = rowAbove(row.code, row.unit, row.level === "项目" ? row.code.length : row.code.length - 2);
    if (row.code !== undefined && isSubject(row)) {
      const { code } = row;
      open[code.length] = twice.has(index) ? codes.get(keyOf(code, row.unit)) : index;
      if (code.length > 3 && rows[parent ?? -1]?.code?.length !== code.length - 2) orphans.push(index);
    }
    if (row.level === "项目") projectRow = index;
    else if (block.rows === "projects") subjectRow = index;
    const above = parent === undefined ? undefined : rows[parent];
    if (above === undefined) roots.push(index);
    else (above.children ??= []).push(index);
  }
  const missing = block.columns
    .filter(
      (column, i) =>
        column.optional !== true && column.varies !== true && places.every((place) => place.columns[i] === undefined),
    )
    .map((column) => column.name);
  const garbled = garbledIn(rows, repeated);
  const from = places.reduce((first, place) => Math.min(first, place.from), Number.POSITIVE_INFINITY);
  const found = { block, rows, from, lines, codes, roots, repeated, orphans, missing, strangers };
  return garbled === undefined ? found : { ...found, garbled };
}

/** So long is what a unit adds to the code of its 主管部门, where that is short: 015 typed as a number is 15. */
const LONG_ENDING = 3;

/** The 主管部门 of a unit: its code begins that of the unit (316 and 316002). */
function unitAbove(code = "", codes: CodeRows): number | undefined {
  for (let n = code.length - 1; n >= 1; n--) {
    if (n < 3 && code.length - n < LONG_ENDING) continue;
    const found = codes.get(code.slice(0, n));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** So many codes that stand twice are no slip of one who typed them. */
const FEWEST_TWICE = 3;

/** The first code that stands twice, where a third of them do: 类 and 款 may stand apart from what was read. */
function garbledIn(rows: readonly Row[], repeated: readonly number[]): TableBlock["garbled"] {
  const first = rows[repeated[0] ?? -1];
  if (first === undefined || repeated.length < FEWEST_TWICE) return undefined;
  if (repeated.length * 3 < rows.filter(isSubject).length) return undefined;
  const { labels } = first.place;
  return { at: first.at, column: labels.code ?? labels.类 ?? labels.name ?? 0, text: first.code ?? "" };
}

function readerOf(grid: SheetGrid, heading: Heading, block: Block, earlier: readonly Draft[]): Reader {
  const own = heading.places.filter((place) => place.block === block);
  const places = own.map((place) =>
    withoutOthers(grid, heading, withoutSpanning(grid, heading, withCodes(grid, heading, place))),
  );
  const labels = new Set(places.flatMap((place) => Object.values(place.labels)));
  const draft: Draft = {
    block,
    places,
    strangers: strangersOf(grid, heading, own).filter(({ column }) => !labels.has(column)),
    rows: [],
    lines: new Map(),
    codes: new RowsByCode(),
    repeated: [],
    oddities: [],
    again: false,
    ...(heading.shared === undefined ? {} : { shared: heading.shared }),
  };
  // A page may be too short to show what its columns are: it is what the first was.
  const [shown] = earlier.find((page) => page.places.length > 0)?.places ?? places;
  const rows = rowsUnder(block, (label) => shown?.labels[label] !== undefined);
  switch (rows) {
    case "lines":
      return lineReader(draft, earlier);
    case "single":
      return singleReader(draft, heading.to, earlier, placesBeside(heading, block));
    case "indicators": {
      const over = levelOver(grid, heading, places[0]);
      if (over !== undefined) draft.rows.push(over);
      return indicatorReader(draft, earlier, placesBeside(heading, block));
    }
    case "indicator-projects":
      return indicatorProjectReader(draft);
    default:
      return subjectReader(draft, rows, earlier);
  }
}

/** So many rows below a heading show what stands in its columns, and so many words there are a list of their own. */
const SHOWN = { rows: 40, words: 2 };

/** Without amounts that stand behind another list of names: they are of that. */
function withoutOthers({ rows }: SheetGrid, { to }: Heading, place: Place): Place {
  const { block, labels, columns, prose = [] } = place;
  const { name } = labels;
  if (block.rows !== "lines" || place.labelsEnd !== undefined || name === undefined) return place;
  const body = rows.slice(to, to + SHOWN.rows);
  const known = new Set<number | undefined>([...Object.values(labels), ...columns, ...prose]);
  const [first = name] = columns
    .filter((at) => at !== undefined)
    .filter((at) => at > name)
    .sort((a, b) => a - b);
  for (let column = name + 1; column < first; column++) {
    if (known.has(column)) continue;
    const words = body.filter((cells) => /\p{Script=Han}{2}/u.test(wordsAt(cells, column)));
    if (words.length >= SHOWN.words) return { ...place, columns: columns.map(() => undefined) };
  }
  return place;
}

/** The places of a block and of those that are columns of the same rows. */
function placesBeside({ places }: Heading, { name, beside }: Block): readonly Place[] {
  const main = beside ?? name;
  return places.filter(({ block }) => (block.beside ?? block.name) === main);
}

/** Unknown columns that hold something besides their heading, right of where this block begins or under words of one of its columns. */
function strangersOf(grid: SheetGrid, heading: Heading, places: readonly Place[]): Heading["strangers"] {
  const { amounts } = columnsOfPart(heading.form.parts[heading.part] ?? []);
  const columns = places.flatMap((place) => place.columns.filter((at) => at !== undefined));
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  // Of blocks that are columns of the same rows, one that lacks a column may have it anywhere among them.
  const [own] = places;
  const isLacking = own?.columns.includes(undefined) === true;
  const beside =
    own === undefined || !isLacking ? [] : placesBeside(heading, own.block).flatMap((place) => place.columns);
  const from = Math.min(first, ...beside.filter((at) => at !== undefined));
  return heading.strangers.filter(
    ({ column, text }) =>
      (column > from - 1 || isWholeWord(text) || amounts.has(text) || (places[0]?.block.repeats ?? 1) > 1) &&
      (column <= last ||
        heading.places.every((place) => places.includes(place) || place.columns.every((at) => (at ?? 0) < column))) &&
      grid.rows.slice(heading.to, heading.to + 400).some((row) => isFigure(row[column])),
  );
}

/** The heading itself may print the points of all indicators: 绩效指标（90分）. */
function levelOver(grid: SheetGrid, heading: Heading, place: Place | undefined): Row | undefined {
  if (place?.labels.name === undefined) return undefined;
  for (let at = heading.from; at < heading.to; at++)
    for (let column = 0; column < place.labels.name; column++) {
      const row = levelRow(grid.rows[at] ?? [], at, column, place, "");
      if (row !== undefined) return row;
    }
  return undefined;
}
