import { Amounts } from "../amounts/compare.ts";
import { TableAmounts } from "../amounts/read.ts";
import { narrow, numberOf } from "../amounts/text.ts";
import { isBlank, type CellValue } from "../sheet/grid.ts";
import { add } from "../sheet/lists.ts";
import { firstFrom } from "../sheet/sorted.ts";
import { beginsWithHan, isPlain, plain } from "../sheet/text.ts";
import { isCounted, isPageNumber, textOf, wordsAt } from "./cells.ts";
import { placesOf, type Place, type Row, type Table } from "./table.ts";

// Figures that stand in a table and were not read. Every figure from its title down is an amount, a label, a fact such as a year or a
// telephone, or it is named.

/** Something of a table that is read otherwise than it is seen; rows and columns are those of its grid. */
export interface Unseen {
  readonly problem:
    | "unread-row"
    | "unread-column"
    | "odd-code"
    | "hidden-row"
    | "hidden-column"
    | "unprinted"
    | "covered"
    | "behind"
    | "drawn"
    | "stale"
    | "shown-otherwise";
  readonly text: string;
  /** What a reader sees in its place, or will; for a code, what it was taken for. */
  readonly shown?: string;
  readonly cells: readonly (readonly [row: number, column: number])[];
}

/** So many findings of rows a table has at most; the rest is said with the last. */
export const MOST_ROWS = 20;

/** Words in front of figures that are no amounts of the table: 联系电话 8888888, 增减率（%）. */
const NO_AMOUNT = /总分|电话|日期|邮编|页码|负责人|制表|编号|率|%|比例|幅度/;
/** 指标值 in front of a figure: ≥99%. */
const VALUE = /^[≥≤<>=\d]/;
/** Above the rows of a table also the code of the unit, and the pieces of a date. */
const FACT = /编码|代码|年度?$|月$|日$|第$|页/;
/** A text that says of itself what it counts: 2023年, 12月, 第3页, - 3 -; or of which year something is: 2023年预算. */
const DATED = /^20\d\d年|[年月日页号表季度期级类款项批次][)）]?$|^[-–—]+\s?\d{1,4}\s?[-–—]+$/;
/** Headings of codes and numbers, which stand in columns of their own where a form has them in one. */
const NO_AMOUNTS = /^(?:类|款|项|行次|序号|栏次)$|(?:编码|代码)(?:[(（][^()（）]{0,12}[)）])?$/;

export function isFigure(cell: CellValue | undefined): boolean {
  if (typeof cell === "number") return true;
  // Names do, and no number: most cells are told by that.
  if (typeof cell !== "string" || cell.length > 30 || beginsWithHan(cell)) return false;
  return /\d/.test(cell) && typeof numberOf(cell) === "number";
}

/** Also what was meant for an amount and is none: 12.00元, 1905.9②, ¥12. */
const LIKE_FIGURE = /^[-+(¥$约<>=≈*△▲]{0,2}\s?\d[\d,\s]{0,20}(?:\.\d{1,6})?[^\d\s]{0,3}$/;
/** An amount among other words: 其中：77.31, 77.31（含结转）, 12万元, 1.2e3. No date, and no number of a chapter. */
const AMONG_WORDS = /(?:^|[^\d.])\d[\d,]{0,20}(?:[.,。、]\s?\d{1,6}(?![\d.年]|月)|e\d|\s?[百千万亿]{0,2}元)/;
const DATE = /20\d\d[.,、/-]\s?\d/;
/** In words, as in a bill: 柒拾柒元, 七十七点三一. */
const IN_WORDS = /^[〇零一二三四五六七八九十百千万亿点元整角分壹贰叁肆伍陆柒捌玖拾佰仟圆]{3,30}$/;
const WORDED = /[点元圆拾佰仟万亿]/;

/** Whether a text has an amount in it that somebody will read as one. */
export function holdsFigure(text: string): boolean {
  const words = narrow(text);
  return AMONG_WORDS.test(words) && !DATE.test(words);
}

/** Most cells: 汉字, and behind them at most a number. Words for numbers, and 约, are none of these. */
const NAME = /^(?![约〇零一二三四五六七八九十百千万亿点元整角分壹贰叁肆伍陆柒捌玖拾佰仟圆])[\u4e00-\u9fff]+\d*$/;

/** Whether a cell has a figure that somebody will read as one. */
function looksLikeFigure(cell: CellValue | undefined): boolean {
  if (typeof cell === "number") return true;
  if (typeof cell !== "string" || cell.length > 30 || NAME.test(cell)) return false;
  const text = westernDigits(narrow(cell)).trim();
  if (IN_WORDS.test(text)) return WORDED.test(text);
  if (!/\d/.test(text)) return false;
  return (LIKE_FIGURE.test(text) && !DATED.test(text)) || isFigure(cell) || holdsFigure(text);
}

/** Digits of other scripts as ours: ٧٧ → 77. */
function westernDigits(text: string): string {
  return isPlain(text) ? text : text.replace(/\p{Nd}/gu, (digit) => (/\d/.test(digit) ? digit : "7"));
}

/** The nearest words above a column, within its table. */
export function headingOver({ grid, at }: Table, column: number, below: number): string {
  for (let row = below - 1; row >= at.row; row--) {
    const words = textOf(grid.rows[row] ?? [], column);
    if (words !== "" && !isFigure(grid.rows[row]?.[column])) return words;
  }
  return "";
}

/** The nearest words in front of a figure in its row. */
export function labelBefore({ grid }: Pick<Table, "grid">, row: number, column: number): string {
  const cells = grid.rows[row] ?? [];
  for (let before = column - 1; before >= 0; before--)
    if (typeof cells[before] === "string" && !isBlank(cells[before]) && !isFigure(cells[before]))
      return textOf(cells, before);
  return "";
}

/** Figures from row `from` of the grid to the one before `until` that no row and column of the table holds; column by column where a whole one is unread. */
export function unreadIn(table: Table, from: number, until: number): Unseen[] {
  const { grid, oddities } = table;
  const reading = new Reading(table);
  const said = new Set(oddities.map(({ at }) => at));
  const byColumn = new Map<number, number[]>();
  const byRow = new Map<number, number[]>();
  for (let row = from; row < until; row++) {
    if (said.has(row)) continue;
    const cells = grid.rows[row] ?? [];
    const own = reading.rowsAt(row);
    let unread: number[] | undefined;
    for (const column of reading.columnsToAsk(own, cells.length)) {
      // They are those of the widest row so far.
      if (column >= cells.length) break;
      if (
        // Most cells are: nothing more is asked of them.
        !reading.isRead(own, cells, column) &&
        looksLikeFigure(cells[column]) &&
        !reading.knows(own, row, column)
      )
        (unread ??= []).push(column);
    }
    if (unread === undefined) continue;
    if (own === undefined && (isPageNumber(cells) || counts(cells))) continue;
    for (const column of unread)
      add(...(own === undefined ? ([byRow, row, column] as const) : ([byColumn, column, row] as const)));
  }
  // A single figure beside a row that was read, or in one group of several, is one of its row.
  for (const [column, rows] of byColumn) {
    if (rows.length > 2) continue;
    for (const row of rows) add(byRow, row, column);
    byColumn.delete(column);
  }
  return unread(table, byColumn, byRow);
}

/** Figures that were not read, or that nothing asked about: rows by column, where they are all of one, and columns by row. */
export function unread(
  table: Table,
  byColumn: ReadonlyMap<number, readonly number[]>,
  byRow: ReadonlyMap<number, readonly number[]>,
): Unseen[] {
  const found: Unseen[] = [...byColumn].flatMap(([column, rows]) => {
    const text = headingOver(table, column, rows[0] ?? 0);
    if (NO_AMOUNTS.test(text)) return [];
    return [{ problem: "unread-column" as const, text, cells: rows.map((row) => [row, column] as const) }];
  });
  const rows = [...byRow].sort((a, b) => a[0] - b[0]);
  rows.slice(0, MOST_ROWS).forEach(([row, columns], i) => {
    const more = i === MOST_ROWS - 1 ? rows.slice(MOST_ROWS) : [];
    found.push({
      problem: "unread-row",
      text: labelBefore(table, row, columns[0] ?? 0),
      cells: [[row, columns] as const, ...more].flatMap(([at, own]) => own.map((column) => [at, column] as const)),
    });
  });
  return found;
}

/** 栏次: figures that count on from 1. */
function counts(cells: readonly CellValue[]): boolean {
  let last = 0;
  for (let column = 0; column < cells.length; column++) {
    if (isBlank(cells[column]) || !looksLikeFigure(cells[column])) continue;
    if (wordsAt(cells, column) !== String(last + 1)) return false;
    last++;
  }
  return true;
}

/** What is written in a column of labels, in the rows that were read. */
interface Written {
  filled: number;
  /** Short cells with digits in them: codes, numbers, values such as ≥90%. */
  digits: number;
  /** How many whole numbers it has of each length: 3 for 208. */
  readonly lengths: Map<number, number>;
}

/** No value is as long as this. */
const LONGEST_VALUE = 16;

/** The rows of all blocks in the order of the grid: those of one nearly always are. */
function inOrder(blocks: Table["blocks"]): readonly Row[] {
  const [only] = blocks;
  const rows = blocks.length === 1 ? (only?.rows ?? []) : blocks.flatMap((block) => block.rows);
  for (let i = 1; i < rows.length; i++)
    if ((rows[i]?.at ?? 0) < (rows[i - 1]?.at ?? 0)) return [...rows].sort((a, b) => a.at - b.at);
  return rows;
}

/** What of a table was read where. */
class Reading {
  readonly #table: Table;
  /** What was read, in the order of the grid, and the grid row of each: one may be read for several blocks. */
  readonly #rows: readonly Row[];
  readonly #ats: readonly number[];
  /** Columns of labels, and of what is known that no rule reads. */
  readonly #labels = new Set<number>();
  /** What was asked for of them. */
  readonly #written = new Map<number, Written>();
  readonly #amounts = new Set<number>();
  readonly #aside = new Set<number>();
  readonly #wide: ReadonlyMap<number, Within>;
  /** The heading begins in this row, and the first of those that were read is the other. */
  readonly #heading: number;
  readonly #first: number;
  readonly #isAlone: boolean;
  /** Behind what was last asked for. */
  #next = 0;
  #place: Place | undefined;
  #amountsOfPlace: readonly boolean[] = [];
  #asked: { readonly of: Place | undefined; readonly width: number; readonly columns: readonly number[] } = {
    of: undefined,
    width: 0,
    columns: [],
  };
  readonly #amountsByPlace = new Map<Place, boolean[]>();

  constructor(table: Table) {
    this.#table = table;
    this.#wide = wideIn(table);
    this.#isAlone = table.form.kind === "绩效";
    this.#rows = inOrder(table.blocks);
    this.#ats = this.#rows.map(({ at }) => at);
    this.#first = this.#ats[0] ?? Number.POSITIVE_INFINITY;
    const places = placesOf(this.#rows);
    this.#heading = [...places].reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY);
    for (const place of places) {
      for (const column of place.columns) if (column !== undefined) this.#amounts.add(column);
      for (const column of place.prose ?? []) this.#aside.add(column);
      for (const column of labelsOf(place)) this.#labels.add(column);
    }
  }

  #writtenIn(column: number): Written {
    const known = this.#written.get(column);
    if (known !== undefined) return known;
    const lengths = new Map<number, number>();
    const written = { filled: 0, digits: 0, lengths };
    for (let i = 0, next = 0; i < this.#rows.length; i = next) {
      next = this.#behind(i);
      if (!this.#isLabelOf(this.#rows.slice(i, next), column)) continue;
      const words = wordsAt(this.#table.grid.rows[this.#ats[i] ?? 0] ?? [], column);
      if (words === "") continue;
      const isWhole = /^\d+$/.test(words);
      if (isWhole) lengths.set(words.length, (lengths.get(words.length) ?? 0) + 1);
      const hasDigits = isWhole || /\d/.test(words);
      written.filled++;
      if (hasDigits && words.length <= LONGEST_VALUE) written.digits++;
    }
    this.#written.set(column, written);
    return written;
  }

  /** The parts of a 绩效表 have columns of their own, other tables have theirs in every row. */
  #isLabelOf(own: readonly Row[] | undefined, column: number): boolean {
    return !this.#isAlone || own === undefined || own.some(({ place }) => labelsOf(place).includes(column));
  }

  /** What was read in a row of the grid. */
  rowsAt(row: number): readonly Row[] | undefined {
    // Rows are asked for one after the other.
    if ((this.#ats[this.#next - 1] ?? -1) >= row || (this.#ats[this.#next] ?? row) < row)
      this.#next = firstFrom(this.#ats, row);
    const from = this.#next;
    if (this.#ats[from] !== row) return undefined;
    this.#next = this.#behind(from);
    return this.#rows.slice(from, this.#next);
  }

  /** The first of what was read further down. */
  #behind(index: number): number {
    let next = index + 1;
    while (this.#ats[next] === this.#ats[index]) next++;
    return next;
  }

  /** The columns of a row, so many at least, in which something may stand that was not read; in the others all was, whatever it is. */
  columnsToAsk(own: readonly Row[] | undefined, width: number): readonly number[] {
    const place = own?.length === 1 && this.#table.form.kind !== "其他" ? own[0]?.place : undefined;
    // Nearly all rows stand in the same place, and are as wide.
    if (place === this.#asked.of && width <= this.#asked.width) return this.#asked.columns;
    const amounts = place === undefined ? [] : this.#amountsIn(place);
    const columns: number[] = [];
    for (let column = 0; column < width; column++) if (amounts[column] !== true) columns.push(column);
    this.#asked = { of: place, width, columns };
    return columns;
  }

  #amountsIn(place: Place): readonly boolean[] {
    // Nearly all rows stand in the same place.
    if (place === this.#place) return this.#amountsOfPlace;
    let amounts = this.#amountsByPlace.get(place);
    if (amounts === undefined) {
      amounts = [];
      for (const column of place.columns) if (column !== undefined) amounts[column] = true;
      this.#amountsByPlace.set(place, amounts);
    }
    this.#place = place;
    this.#amountsOfPlace = amounts;
    return amounts;
  }

  /** Whether a cell was read as an amount, or as the code of its row. */
  isRead(own: readonly Row[] | undefined, cells: readonly CellValue[], column: number): boolean {
    if (own === undefined) return false;
    if (!this.#amounts.has(column))
      return !this.#isAlone && this.#labels.has(column) && own.length === 1 && own[0]?.code === cells[column];
    for (const { place } of own)
      if (this.#amountsIn(place)[column] === true) return this.#table.form.kind !== "其他" || isFigure(cells[column]);
    return false;
  }

  /** Whether a figure that is no amount is none of the table either. */
  knows(own: readonly Row[] | undefined, row: number, column: number): boolean {
    const cells = this.#table.grid.rows[row] ?? [];
    // In a table of no form, what was meant for an amount and is none.
    if (own?.some(({ place }) => this.#amountsIn(place)[column] === true) === true) return false;
    const within = this.#wide.get(column);
    if (within !== undefined)
      return (row < this.#first && SUBJECT_CODE.test(wordsAt(cells, column))) || addsUp(this.#table, cells, within);
    if (this.#isLabel(cells[column], own, column)) return true;
    // What a merged cell would say once, some sheets of 绩效表 repeat in every row.
    if (this.#isAlone && cells[column] === this.#table.grid.rows[row - 1]?.[column]) return true;
    return own === undefined && this.#isFact(row, column);
  }

  #isLabel(cell: CellValue | undefined, own: readonly Row[] | undefined, column: number): boolean {
    if (!this.#labels.has(column) || !this.#isLabelOf(own, column)) return false;
    const { filled, digits, lengths } = this.#writtenIn(column);
    // One figure alone in a column is none of a kind.
    const others = own === undefined ? 0 : 1;
    // 指标值 and 完成值 are figures as often as words.
    if (own?.some(({ place: { labels } }) => labels.target === column || labels.actual === column) === true)
      return true;
    if (this.#isAlone) {
      // Among names a digit is no figure; beside them a value such as ≥90% is like one.
      const isName = own?.some(({ place: { labels } }) => labels.name === column) === true;
      const alike = isName ? [...lengths.values()].reduce((sum, count) => sum + count, 0) : digits;
      return own !== undefined && alike > others && alike * 3 >= filled;
    }
    if (own !== undefined && (this.#amounts.has(column) || (this.#aside.has(column) && filled > others))) return true;
    // No name, code or 行次 is a fraction.
    const words = typeof cell === "string" ? plain(cell) : typeof cell === "number" ? String(cell) : "";
    // The only row of a table has the only code of its unit.
    const isUnit = own?.some(({ place: { labels } }) => labels.unitCode === column) === true;
    if (isUnit && filled === others && /^\d{3,12}$/.test(words)) return true;
    if (own?.some(({ code, unit }) => unit === words || code?.includes(words) === true) === true) return true;
    if (!/^\d+$/.test(words) || digits <= others || digits * 2 <= filled) return false;
    return words.length < 4 || (lengths.get(words.length) ?? 0) > others;
  }

  /** A year, a telephone, a share. */
  #isFact(row: number, column: number): boolean {
    const words = wordsAt(this.#table.grid.rows[row] ?? [], column);
    const isHeading = row >= this.#heading && row < this.#first;
    const before = isHeading ? "" : labelBefore(this.#table, row, column);
    if (NO_AMOUNT.test(before) && !VALUE.test(before)) return true;
    if (isCounted(plain(before)) && /^\d+$/.test(words)) return true;
    if (row >= this.#first || !/^\d+$/.test(words)) return false;
    return /^(?:19|20)\d\d$/.test(words) || FACT.test(before);
  }
}

function labelsOf({ labels, prose = [], beside = [], labelsEnd }: Place): number[] {
  const own = [...Object.values(labels), ...prose, ...beside];
  for (let column = labels.name ?? 0; labelsEnd !== undefined && column < labelsEnd; column++) own.push(column);
  return own;
}

/** A 小计 of the wide editions and the columns of every 款 of it, which it has been read for. */
interface Within {
  readonly whole: number;
  readonly parts: readonly number[];
}

/** By the columns of the 款. */
function wideIn({ blocks }: Table): Map<number, Within> {
  const found = new Map<number, Within>();
  for (const { block, rows } of blocks) {
    const [first] = rows;
    if (first === undefined || !block.columns.some(({ wide }) => wide === true)) continue;
    const { columns, prose = [] } = first.place;
    const known = new Set([...columns, ...prose]);
    const last = Math.max(...columns.map((at) => at ?? -1)) + WIDEST;
    block.columns.forEach(({ wide }, i) => {
      const whole = columns[i];
      if (wide !== true || whole === undefined) return;
      const parts: number[] = [];
      for (let column = whole + 1; column <= last && !known.has(column); column++) parts.push(column);
      for (const column of parts) found.set(column, { whole, parts });
    });
  }
  return found;
}

/** Where a name should stand, a heading may have the code. */
const SUBJECT_CODE = /^3\d\d(?:\d\d){0,2}$/;

/** So many 款 the widest 类 prints. */
const WIDEST = 40;

/** Whether the 款 of a row come to their 小计: what does not belong to them does not. */
function addsUp({ unit = "万元" }: Table, cells: readonly CellValue[], { whole, parts }: Within): boolean {
  const read = new TableAmounts(unit);
  const ids = [whole, ...parts].map((column) => read.add(cells[column]));
  const [total = 0, ...rest] = ids;
  const amounts = new Amounts([read]);
  return amounts.firstTrouble(ids) === undefined && amounts.judge([total], rest, "=") !== "unequal";
}
