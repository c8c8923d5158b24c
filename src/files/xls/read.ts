import type { CellTrouble, CellValue } from "../../core/sheet/grid.ts";
import { dateText, isDateFormat } from "../../core/sheet/number-format.ts";
import { EXCELS_OWN } from "../excels-own-formats.ts";
import { withoutControls } from "../../core/sheet/text.ts";
import { ForeignCells, type ForeignSheet } from "../foreign.ts";
import { damaged, FileTrouble, tooLarge, type FileLimits } from "../refusals.ts";
import { budgetOf, spend, type Budget } from "../sheet-cells.ts";
import { CompoundFile } from "./compound.ts";
import { decrypted } from "./decrypt.ts";
import { RECORD, recordsOf, type BiffRecord } from "./records.ts";
import { Text } from "./text.ts";

// Excel 97 to 2003 and 5.0/95: [MS-XLS], and for what was before OpenOffice's description of the format.

/** The worksheets of an .xls file. Throws FileTrouble: encrypted, damaged, too-large, not-a-workbook. */
export function readXls(bytes: Uint8Array, limits: FileLimits): ForeignSheet[] {
  const file = new CompoundFile(bytes);
  const stream = file.stream("Workbook") ?? file.stream("Book");
  if (!stream) {
    if (file.stream("EncryptedPackage")) throw new FileTrouble("encrypted", "EncryptedPackage");
    throw new FileTrouble("not-a-workbook", "compound file without a workbook");
  }
  const plain = decrypted(stream);
  if (!plain) throw new FileTrouble("encrypted", "FILEPASS");
  const book = bookIn(plain, limits);
  const budget = budgetOf(limits);
  return book.sheets
    .filter(({ isWorksheet }) => isWorksheet)
    .map((sheet) => new SheetReader(plain, book, budget).read(sheet));
}

interface Book {
  readonly text: Text;
  readonly sheets: readonly SheetPlace[];
  readonly strings: readonly string[];
  /** By the numbers of looks. */
  readonly formats: readonly (string | undefined)[];
  readonly date1904: boolean;
}

interface SheetPlace {
  readonly name: string;
  readonly isWorksheet: boolean;
  readonly hidden: boolean;
  readonly start: number;
}

const VERSIONS: Readonly<Record<number, 5 | 8>> = { 0x0500: 5, 0x0600: 8 };

function bookIn(stream: Uint8Array, limits: FileLimits): Book {
  const records = recordsOf(stream);
  const first = records.next();
  if (first.done === true || first.value.id !== RECORD.start) throw new FileTrouble("not-a-workbook", "no records");
  const version = VERSIONS[u16(stream, first.value.from)];
  if (version === undefined) throw new FileTrouble("old-excel", "before Excel 5.0");
  const text = new Text(stream, version === 8);
  const sheets: SheetPlace[] = [];
  let strings: string[] = [];
  const codes = new Map(EXCELS_OWN);
  const looks: number[] = [];
  let date1904 = false;
  let blocks: BiffRecord[] = [];
  const takeStrings = (): void => {
    if (blocks.length > 0) strings = text.shared(blocks, limits.cells);
    blocks = [];
  };
  for (const place of records) {
    const { id, from, to } = place;
    if (id === RECORD.continued && blocks.length > 0) {
      blocks.push(place);
      continue;
    }
    takeStrings();
    if (id === RECORD.end) break;
    if (id === RECORD.sharedStrings) blocks = [place];
    else if (id === RECORD.codePage) text.codePage = u16(stream, from);
    else if (id === RECORD.dateMode) date1904 = u16(stream, from) === 1;
    else if (id === RECORD.look) looks.push(u16(stream, from + 2));
    else if (id === RECORD.format) {
      const code = version === 8 ? text.long(from + 2, to) : text.short(from + 2, to);
      codes.set(u16(stream, from), code === "" ? GENERAL : code);
    } else if (id === RECORD.boundSheet && to - from >= 7) {
      if (sheets.length >= limits.sheets) throw tooLarge("sheets");
      const state = stream[from + 4] ?? 0;
      const name = withoutControls(text.short(from + 6, to));
      sheets.push({ name, isWorksheet: stream[from + 5] === 0, hidden: (state & 3) !== 0, start: u32(stream, from) });
    }
  }
  if (sheets.length === 0) throw damaged("no sheets");
  const formats = looks.map((format) => codes.get(format)).map((code) => (code === GENERAL ? undefined : code));
  return { text, sheets, strings, formats, date1904 };
}

const GENERAL = "General";

const ERRORS = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
]);

const FORMULAS: ReadonlySet<number> = new Set([RECORD.formula, RECORD.formulaOld, RECORD.formulaOlder]);
/** What may stand between a formula and the text it gives. */
const BETWEEN: ReadonlySet<number> = new Set([RECORD.sharedFormula, RECORD.array, RECORD.table, RECORD.continued]);
/** Records that hold no cell cost little: so many of them count as one. */
const RECORDS_A_CELL = 8;

/** Reads the cells of one sheet. */
class SheetReader {
  readonly #stream: Uint8Array;
  readonly #book: Book;
  readonly #budget: Budget;
  readonly #cells: ForeignCells;

  constructor(stream: Uint8Array, book: Book, budget: Budget) {
    this.#stream = stream;
    this.#book = book;
    this.#budget = budget;
    this.#cells = new ForeignCells(budget);
  }

  read({ name, hidden, start }: SheetPlace): ForeignSheet {
    const merges: { top: number; left: number; bottom: number; right: number }[] = [];
    const hiddenRows: number[] = [];
    const hiddenColumns: { first: number; last: number }[] = [];
    const stream = this.#stream;
    /** A chart that stands in a sheet is a sheet within it, with cells of its own. */
    let depth = 0;
    /** The formula whose text is still to come. */
    let waiting: BiffRecord | undefined;
    for (const place of recordsOf(stream, start)) {
      const { id, from, to } = place;
      spend(this.#budget, 1 / RECORDS_A_CELL);
      if (depth === 0 && id !== RECORD.start) break;
      if (id === RECORD.start) depth++;
      else if (id === RECORD.end) {
        if (--depth === 0) return { name, hidden, cells: this.#cells.cells, merges, hiddenRows, hiddenColumns };
      }
      if (depth !== 1) continue;
      if (waiting && id === RECORD.string) {
        this.#put(waiting, this.#book.text.long(from, to));
        waiting = undefined;
      } else if (waiting && !BETWEEN.has(id)) {
        this.#put(waiting, { trouble: "uncalculated", text: "=…" });
        waiting = undefined;
      }
      if (FORMULAS.has(id) && isText(stream, place)) waiting = place;
      else if (id === RECORD.row && to - from >= 13) {
        if (((stream[from + 12] ?? 0) & 0x20) !== 0) hiddenRows.push(u16(stream, from));
      } else if (id === RECORD.columns && to - from >= 10) {
        const [first, last] = [u16(stream, from), u16(stream, from + 2)];
        if ((u16(stream, from + 8) & 1) !== 0) hiddenColumns.push({ first, last });
      } else if (id === RECORD.merges) {
        const count = Math.min(u16(stream, from), Math.floor((to - from - 2) / 8));
        for (let i = 0, at = from + 2; i < count; i++, at += 8) {
          const [top = 0, bottom = 0, left = 0, right = 0] = [0, 2, 4, 6].map((more) => u16(stream, at + more));
          merges.push({ top, bottom, left, right });
        }
      } else if (to - from >= 6) this.#cell(place);
    }
    throw damaged("sheet cut off");
  }

  #put({ from }: BiffRecord, value: Exclude<CellValue, null>): void {
    this.#cells.put(u16(this.#stream, from), u16(this.#stream, from + 2), value);
  }

  #number(row: number, column: number, look: number, value: number): void {
    const { formats, date1904 } = this.#book;
    const format = formats[look];
    if (format !== undefined && isDate(format)) this.#cells.put(row, column, dateText(value, date1904));
    else this.#cells.put(row, column, value, format);
  }

  #cell(place: BiffRecord): void {
    const { id, from, to } = place;
    const stream = this.#stream;
    const { text, strings } = this.#book;
    const [row, column, look] = [u16(stream, from), u16(stream, from + 2), u16(stream, from + 4)];
    const size = to - from;
    if (id === RECORD.labelShared && size >= 10) this.#put(place, strings[u32(stream, from + 6)] ?? "");
    else if (id === RECORD.label || id === RECORD.richLabel) this.#put(place, text.long(from + 6, to));
    else if (id === RECORD.number && size >= 14) this.#number(row, column, look, f64(stream, from + 6));
    else if (id === RECORD.rk && size >= 10) this.#number(row, column, look, rk(u32(stream, from + 6)));
    else if (id === RECORD.multipleRk) {
      for (let at = from + 4, c = column; at + 8 <= to; at += 6, c++)
        this.#number(row, c, u16(stream, at), rk(u32(stream, at + 2)));
    } else if (id === RECORD.errorOrBoolean && size >= 8) {
      const code = stream[from + 6] ?? 0;
      this.#put(place, stream[from + 7] === 1 ? error(code) : code !== 0);
    } else if (FORMULAS.has(id) && size >= 14) {
      if (u16(stream, from + 12) !== 0xffff) this.#number(row, column, look, f64(stream, from + 6));
      else if (stream[from + 6] === 1) this.#put(place, stream[from + 8] !== 0);
      else if (stream[from + 6] === 2) this.#put(place, error(stream[from + 8] ?? 0));
    }
  }
}

/** Whether a formula gives a text, which stands in a record of its own. */
function isText(stream: Uint8Array, { from, to }: BiffRecord): boolean {
  return to - from >= 14 && u16(stream, from + 12) === 0xffff && stream[from + 6] === 0;
}

function error(code: number): CellTrouble {
  return { trouble: "error", text: ERRORS.get(code) ?? "#UNKNOWN!" };
}

const dates = new Map<string, boolean>();

function isDate(format: string): boolean {
  const known = dates.get(format);
  if (known !== undefined) return known;
  if (dates.size >= 1000) dates.clear();
  const found = isDateFormat(format);
  dates.set(format, found);
  return found;
}

/** A number in 30 bits: whole or the upper half of a double, and perhaps in hundredths. */
function rk(bits: number): number {
  const number = (bits & 2) !== 0 ? bits >> 2 : doubleOf(bits & 0xfffffffc);
  return (bits & 1) !== 0 ? number / 100 : number;
}

const scratch = new DataView(new ArrayBuffer(8));

function doubleOf(upper: number): number {
  scratch.setUint32(0, upper >>> 0);
  scratch.setUint32(4, 0);
  return scratch.getFloat64(0);
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;
}

function f64(bytes: Uint8Array, at: number): number {
  scratch.setUint32(4, u32(bytes, at));
  scratch.setUint32(0, u32(bytes, at + 4));
  return scratch.getFloat64(0);
}
