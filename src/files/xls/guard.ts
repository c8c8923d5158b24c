import type { CellTrouble } from "../../core/sheet/grid.ts";
import { damaged, FileTrouble, tooLarge, type FileLimits } from "../refusals.ts";

/** What an .xls file says about a sheet beyond its values. */
export interface XlsSheet {
  /** Worksheets only are wanted: not charts, macros or modules. */
  readonly worksheet: boolean;
  readonly hidden: boolean;
  readonly troubles: readonly PlacedTrouble[];
}

/** Zero-based row and column. */
export interface PlacedTrouble {
  readonly row: number;
  readonly column: number;
  readonly trouble: CellTrouble;
}

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Sector numbers from here on are not sectors: end of chain, free, table. */
const firstSpecial = 0xfffffffa;

/** Whether the bytes begin as a compound file: .xls, or any Office file with a password. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}

/**
 * Looks through a compound file before a reader is let at it, because chains that cross and sheets that share their
 * records could make a small file fill the memory. Gives the sheets in order. Throws FileTrouble: encrypted, damaged,
 * too-large, not-a-workbook.
 */
export function inspectXls(bytes: Uint8Array, limits: FileLimits): XlsSheet[] {
  let stream: Uint8Array;
  try {
    stream = workbookStream(bytes);
  } catch (error) {
    throw error instanceof FileTrouble ? error : damaged("compound file");
  }
  return inspectRecords(stream, limits);
}

function workbookStream(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const shift = view.getUint16(30, true);
  if ((shift !== 9 && shift !== 12) || view.getUint16(32, true) !== 6) throw damaged("sector size");
  if (view.getUint32(56, true) !== 4096) throw damaged("mini stream cutoff");
  const sectorSize = 2 ** shift;
  const sectors = Math.floor(bytes.length / sectorSize) - 1;
  const used = new Set<number>();
  const claim = (sector: number): number => {
    if (sector >= sectors || used.has(sector)) throw damaged("sector chain");
    used.add(sector);
    return (sector + 1) * sectorSize;
  };

  const table: number[] = [];
  const readTable = (sector: number): void => {
    const from = claim(sector);
    for (let at = 0; at < sectorSize; at += 4) table.push(view.getUint32(from + at, true));
  };
  const tableSectors = view.getUint32(44, true);
  for (let i = 0; i < Math.min(109, tableSectors); i++) {
    const sector = view.getUint32(76 + 4 * i, true);
    if (sector >= firstSpecial) break;
    readTable(sector);
  }
  for (let next = view.getUint32(68, true); next < firstSpecial;) {
    const from = claim(next);
    for (let at = 0; at < sectorSize - 4; at += 4) {
      const sector = view.getUint32(from + at, true);
      if (sector < firstSpecial) readTable(sector);
    }
    next = view.getUint32(from + sectorSize - 4, true);
  }
  const chain = (start: number): Uint8Array => {
    const places: number[] = [];
    for (let next = start; next < firstSpecial; next = table[next] ?? firstSpecial) places.push(claim(next));
    const content = new Uint8Array(places.length * sectorSize);
    places.forEach((place, i) => content.set(bytes.subarray(place, place + sectorSize), i * sectorSize));
    return content;
  };

  const directory = chain(view.getUint32(48, true));
  const miniTable = viewOf(view.getUint32(64, true) > 0 ? chain(view.getUint32(60, true)) : new Uint8Array());
  const entries = viewOf(directory);
  let mini: Uint8Array = new Uint8Array();
  let small = 0;
  /** Streams below 4096 bytes share the root's stream, in sectors of 64. */
  const miniChain = (start: number, size: number): Uint8Array => {
    small += size;
    if (small > mini.length) throw damaged("mini stream");
    const content = new Uint8Array(size);
    let next = start;
    for (let filled = 0; filled < size; filled += 64) {
      content.set(mini.subarray(next * 64, next * 64 + Math.min(64, size - filled)), filled);
      next = next * 4 < miniTable.byteLength ? miniTable.getUint32(next * 4, true) : firstSpecial;
    }
    return content;
  };
  const streams = new Map<string, Uint8Array>();
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const type = directory[at + 66];
    const start = entries.getUint32(at + 116, true);
    const size = entries.getUint32(at + 120, true);
    if (type === 5 && size > 0) mini = chain(start);
    if (type !== 2) continue;
    const nameLength = Math.max(0, Math.min(64, entries.getUint16(at + 64, true)) - 2);
    const name = new TextDecoder("utf-16le").decode(directory.subarray(at, at + nameLength));
    // An embedded workbook; the reader cannot tell it from the file's own.
    if (name === "Workbook" && streams.has(name)) throw damaged("two workbooks");
    streams.set(name, size < 4096 ? miniChain(start, size) : chain(start).subarray(0, size));
  }

  if (streams.has("EncryptedPackage")) throw new FileTrouble("encrypted", "EncryptedPackage");
  const stream = streams.get("Workbook");
  // "Book" alone is Excel 95, which the reader does not know.
  if (!stream) throw new FileTrouble("not-a-workbook", "compound file without a workbook");
  return stream;
}

const records = {
  formula: 0x06,
  filePassword: 0x2f,
  boundSheet: 0x85,
  multipleRk: 0xbd,
  labelShared: 0xfd,
  number: 0x203,
  label: 0x204,
  errorOrBoolean: 0x205,
  string: 0x207,
  rk: 0x27e,
  start: 0x809,
  end: 0x0a,
} as const;

const valueRecords: ReadonlySet<number> = new Set([
  records.formula,
  records.multipleRk,
  records.labelShared,
  records.number,
  records.label,
  records.errorOrBoolean,
  records.rk,
]);

const errorTexts = new Map([
  [0x00, "#NULL!"],
  [0x07, "#DIV/0!"],
  [0x0f, "#VALUE!"],
  [0x17, "#REF!"],
  [0x1d, "#NAME?"],
  [0x24, "#NUM!"],
  [0x2a, "#N/A"],
]);

interface Sheet extends XlsSheet {
  readonly troubles: PlacedTrouble[];
}

function inspectRecords(stream: Uint8Array, limits: FileLimits): XlsSheet[] {
  const view = viewOf(stream);
  const sheets: Sheet[] = [];
  const byPlace = new Map<number, Sheet>();
  let sheet: Sheet | undefined;
  let rows = 0;
  let columns = 0;
  let cells = 0;
  let reached = 0;
  for (let at = 0; at + 4 <= stream.length;) {
    const id = view.getUint16(at, true);
    const from = at + 4;
    const next = from + view.getUint16(at + 2, true);
    // Zeros behind the last record fill up the stream.
    if (id === 0 && next === from) break;
    if (next > stream.length) throw damaged("record");
    if (id === records.filePassword) throw new FileTrouble("encrypted", "FILEPASS");
    if (id === records.boundSheet && next - from >= 6) {
      if (sheets.length >= limits.sheets) throw tooLarge("sheets");
      const place = view.getUint32(from, true);
      if (byPlace.has(place)) throw damaged("sheets share their records");
      const found: Sheet = {
        worksheet: stream[from + 5] === 0,
        hidden: ((stream[from + 4] ?? 0) & 3) !== 0,
        troubles: [],
      };
      byPlace.set(place, found);
      sheets.push(found);
    } else if (id === records.start && byPlace.has(at)) {
      sheet = byPlace.get(at);
      reached++;
      rows = columns = 0;
    } else if (id === records.end) {
      sheet = undefined;
    } else if (sheet && valueRecords.has(id) && next - from >= 6) {
      const row = view.getUint16(from, true);
      const column = view.getUint16(from + 2, true);
      const last = id === records.multipleRk ? view.getUint16(next - 2, true) : column;
      const before = rows * columns;
      rows = Math.max(rows, row + 1);
      columns = Math.max(columns, last + 1);
      cells += rows * columns - before;
      if (cells > limits.cells) throw tooLarge("cells");
      const trouble = troubleIn(stream, view, id, from, next);
      if (trouble) sheet.troubles.push({ row, column, trouble });
    }
    at = next;
  }
  if (sheets.length === 0 || reached < sheets.length || sheet) throw damaged("sheets cut off");
  return sheets;
}

function troubleIn(
  stream: Uint8Array,
  view: DataView,
  id: number,
  from: number,
  next: number,
): CellTrouble | undefined {
  const error = (code: number | undefined): CellTrouble => ({
    trouble: "error",
    text: errorTexts.get(code ?? -1) ?? "#UNKNOWN!",
  });
  if (id === records.errorOrBoolean && stream[from + 7] === 1) return error(stream[from + 6]);
  if (id !== records.formula || next - from < 14 || view.getUint16(from + 12, true) !== 0xffff) return undefined;
  if (stream[from + 6] === 2) return error(stream[from + 8]);
  // The reader finds a text result only right behind its formula; a shared formula's definition may come between.
  const separated = next + 2 <= stream.length && view.getUint16(next, true) !== records.string;
  return stream[from + 6] === 0 && separated ? { trouble: "uncalculated", text: "=…" } : undefined;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
