import { TITLES, type Kind } from "./worst-parts.ts";

// Workbooks of Excel 97 as scripts/worst.ts needs them: a compound file with one stream of records.

const SECTOR = 512;
/** What fills one of the table of sectors, or stands for the end of a chain there. */
const [FREE, END, TABLE] = [0xffffffff, 0xfffffffe, 0xfffffffd];
/** Streams below this stand elsewhere. */
const LEAST = 4096;

/** A record: its number and its body as words of two bytes, or as it is. */
export type XlsRecord = readonly [id: number, body: readonly number[] | Uint8Array];

/** A workbook with these records before its sheets, and each sheet with its own. */
export function xls(globals: readonly XlsRecord[], sheets: readonly (readonly XlsRecord[])[]): Uint8Array {
  const bound = (at: number): XlsRecord => [0x85, [at & 0xffff, at >>> 16, 0, 0x0001, 0x61]];
  const head = (at: readonly number[]): Uint8Array =>
    written([[0x809, [0x600, 5, 0, 0, 0, 0, 0, 0]], ...at.map(bound), ...globals, [0x0a, []]]);
  const bodies = sheets.map((records) => written([[0x809, [0x600, 0x10, 0, 0, 0, 0, 0, 0]], ...records, [0x0a, []]]));
  const starts: number[] = [];
  let end = head(sheets.map(() => 0)).length;
  for (const body of bodies) {
    starts.push(end);
    end += body.length;
  }
  return compound(new Uint8Array(Buffer.concat([head(starts), ...bodies])));
}

function written(records: readonly XlsRecord[]): Uint8Array {
  const pieces = records.flatMap(([id, body]) => {
    const bytes = body instanceof Uint8Array ? body : new Uint8Array(Uint16Array.from(body).buffer);
    return [new Uint8Array(Uint16Array.of(id, bytes.length).buffer), bytes];
  });
  return new Uint8Array(Buffer.concat(pieces));
}

/** [MS-CFB]: the header, the table of sectors, the directory, the stream. */
function compound(stream: Uint8Array): Uint8Array {
  const size = Math.max(LEAST, stream.length);
  const sectors = Math.ceil(size / SECTOR);
  const tables = Math.ceil((sectors + 2) / (SECTOR / 4 - 1));
  const bytes = new Uint8Array(SECTOR * (1 + tables + 1 + sectors));
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, word] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    view.setUint16(at, word, true);
  for (const [at, value] of [
    [44, tables],
    [48, tables],
    [56, LEAST],
    [60, END],
    [68, END],
  ] as const)
    view.setUint32(at, value, true);
  for (let i = 0; i < 109; i++) view.setUint32(76 + 4 * i, i < tables ? i : FREE, true);
  for (let i = 0; i < (tables * SECTOR) / 4; i++) {
    const last = tables + sectors;
    const next = i < tables ? TABLE : i === tables || i === last ? END : i < last ? i + 1 : FREE;
    view.setUint32(SECTOR + 4 * i, next, true);
  }
  const entry = (i: number, name: string, kind: number, first: number, length: number): void => {
    const at = SECTOR * (1 + tables) + 128 * i;
    [...name].forEach((char, c) => view.setUint16(at + 2 * c, char.charCodeAt(0), true));
    view.setUint16(at + 64, 2 * (name.length + 1), true);
    bytes.set([kind, 1], at + 66);
    for (const [where, value] of [
      [68, FREE],
      [72, FREE],
      [76, kind === 5 ? 1 : FREE],
      [116, first],
      [120, length],
    ] as const)
      view.setUint32(at + where, value, true);
  };
  entry(0, "Root Entry", 5, END, 0);
  entry(1, "Workbook", 2, tables + 1, size);
  bytes.set(stream, SECTOR * (2 + tables));
  return bytes;
}

/** A text of two bytes a letter, as records have it: its length, how it is written, its letters. */
function longText(text: string): Uint8Array {
  const bytes = new Uint8Array(3 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, text.length, true);
  bytes[2] = 1;
  [...text].forEach((char, i) => view.setUint16(3 + 2 * i, char.charCodeAt(0), true));
  return bytes;
}

/** Records of .xls, which are not packed. */
export const RECORDS: Readonly<Record<string, Kind>> = {
  numbers: (n) => xls([], [many(n, (i) => [0x203, [i >>> 4, i & 15, 0, 0, 0, 0, 0x3ff0]])]),
  "numbers far away": (n) => xls([], [many(n, (i) => [0x203, [65_535 - i, 255, 0, 0, 0, 0, 0x3ff0]])]),
  "rows of numbers": (n) =>
    xls([], [many(n / 200, (i) => [0xbd, [i, 0, ...Array.from({ length: 255 }, () => [0, 2, 0x3ff0]).flat(), 254]])]),
  merges: (n) =>
    xls(
      [],
      [
        [
          ...many(99, (i) => [0x203, [i, 0, 0, 0, 0, 0, 0x3ff0]] as const),
          ...many(n / 8, () => [0xe5, [1, 0, 65_535, 0, 255]]),
        ],
      ],
    ),
  "merges in one record": (n) =>
    xls([], [many(n / 4000, () => [0xe5, [1000, ...Array.from({ length: 1000 }, () => [0, 65_535, 0, 255]).flat()]])]),
  rows: (n) => xls([], [many(n, (i) => [0x208, [i, 0, 256, 255, 0, 0, 0x20, 0]])]),
  columns: (n) => xls([], [many(n, () => [0x7d, [0, 255, 0, 0, 1, 0]])]),
  "one shared string everywhere": (n) =>
    xls([[0xfc, shared("收入支出决算总表".repeat(400))]], [many(n, (i) => [0xfd, [i >>> 4, i & 15, 0, 0, 0]])]),
  "titles in cells": (n) =>
    xls(
      TITLES.map((title) => [0xfc, shared(title)]),
      [many(n, (i) => [0xfd, [i >>> 4, i & 15, 0, i % TITLES.length, 0]])],
    ),
  looks: (n) =>
    xls(
      many(n, () => [0xe0, [0, 2, 0, 0, 0, 0, 0, 0, 0, 0]]),
      [[]],
    ),
  "number formats": (n) =>
    xls(
      many(n, (i) => [0x41e, withNumber(164 + i, longText("[[0.0]]"))]),
      [[]],
    ),
  "sheets of one place": (n) =>
    xls(
      [],
      Array.from({ length: n }, () => []),
    ),
  "nothing continued": (n) => xls([[0xfc, shared("a")], ...many(n, () => [0x3c, []] as const)], [[]]),
  charts: (n) => xls([], [many(n, () => [0x809, [0x600, 0x20, 0, 0, 0, 0, 0, 0]])]),
};

function many(count: number, one: (i: number) => XlsRecord): XlsRecord[] {
  return Array.from({ length: Math.max(1, Math.min(20_000, Math.floor(count))) }, (_, i) => one(i));
}

function shared(text: string): Uint8Array {
  const own = longText(text);
  return new Uint8Array(Buffer.concat([new Uint8Array(Uint32Array.of(1, 1).buffer), own]));
}

function withNumber(number: number, own: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([new Uint8Array(Uint16Array.of(number).buffer), own]));
}
