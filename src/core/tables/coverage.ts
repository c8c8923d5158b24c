import { Amounts } from "../amounts/compare.ts";
import { TableAmounts } from "../amounts/read.ts";
import { isBlank, type CellValue } from "../sheet/grid.ts";
import { firstFrom } from "../sheet/sorted.ts";
import { plain } from "../sheet/text.ts";
import { isCounted, textOf, wordsAt } from "./cells.ts";
import { isFigure } from "./figures.ts";
import { placesOf, type Place, type Row, type Table } from "./table.ts";

// What of a table was read where, and which figures beside it are none of its amounts.

/** Words in front of figures that are no amounts of the table: 联系电话 8888888, 增减率（%）. */
const NO_AMOUNT = /总分|电话|日期|邮编|页码|负责人|制表|编号|率|%|比例|幅度/;
/** 指标值 in front of a figure: ≥99%. */
const VALUE = /^[≥≤<>=\d]/;
/** Above the rows of a table also the code of the unit, the number of the page and the pieces of a date. */
const FACT = /编码|代码|第$|页/;
const DATE = /[年月日]$/;
const MOST_DAYS = 31;

/** The nearest words in front of a figure in its row. */
export function labelBefore({ grid }: Pick<Table, "grid">, row: number, column: number): string {
  const cells = grid.rows[row] ?? [];
  for (let before = column - 1; before >= 0; before--)
    if (typeof cells[before] === "string" && !isBlank(cells[before]) && !isFigure(cells[before]))
      return textOf(cells, before);
  return "";
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
export class Coverage {
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
    return /^(?:19|20)\d\d$/.test(words) || FACT.test(before) || (DATE.test(before) && Number(words) <= MOST_DAYS);
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
