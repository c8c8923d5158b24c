import { deflateSync, Inflate, zipSync } from "fflate";
import { damaged, FileTrouble, FREE_GROWTH, tooLarge, type FileLimits } from "../refusals.ts";

/** A part in a zip container, as the central directory declares it; nothing is inflated yet. */
export interface ZipEntry {
  /** The name with forward slashes and no leading one. */
  readonly name: string;
  readonly deflated: boolean;
  readonly crc: number;
  /** Bytes in the container. */
  readonly packed: number;
  /** Bytes after inflating. */
  readonly size: number;
  /** Where the local header begins, where the data begins, and where whatever follows begins. */
  readonly header: number;
  readonly data: number;
  readonly end: number;
  /** The central directory record, and where in it the 4 or 8 bytes of the local header's position are. */
  readonly record: Uint8Array;
  readonly headerField: { readonly at: number; readonly wide: boolean };
}

export interface Zip {
  readonly bytes: Uint8Array;
  readonly entries: readonly ZipEntry[];
  /** Finds a part as packages do: whatever the case of its letters. */
  find(name: string): ZipEntry | undefined;
}

const localSignature = 0x04034b50;
const recordSignature = 0x02014b50;
const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const sentinel = 0xffffffff;
/** DEFLATE cannot do better, so a larger claim is a lie. */
const bestRatio = 1032;

/** Reads the central directory. Throws FileTrouble: damaged, encrypted, too-large. */
export function openZip(bytes: Uint8Array, limits: FileLimits): Zip {
  const view = viewOf(bytes);
  const end = findEnd(view);
  let count = view.getUint16(end + 10, true);
  let directory = view.getUint32(end + 16, true);
  if (end >= 20 && view.getUint32(end - 20, true) === locator64Signature) {
    const at = readWide(view, end - 12);
    if (at + 56 > end || view.getUint32(at, true) !== end64Signature) throw damaged("zip64 end record");
    count = readWide(view, at + 32);
    directory = readWide(view, at + 48);
  }
  if (count > limits.parts) throw tooLarge("parts");

  const drafts: Omit<ZipEntry, "end">[] = [];
  const byName = new Map<string, ZipEntry>();
  let at = directory;
  let inflated = 0;
  for (let i = 0; i < count; i++) {
    const entry = readRecord(bytes, view, at, end, directory);
    at += entry.record.length;
    inflated += entry.size;
    if (inflated > limits.inflated) throw tooLarge("inflated");
    drafts.push(entry);
  }
  if (inflated > FREE_GROWTH + limits.growth * bytes.length) throw tooLarge("growth");

  const byPlace = [...drafts].sort((a, b) => a.header - b.header);
  const ends = new Map(byPlace.map((entry, i) => [entry, byPlace[i + 1]?.header ?? directory]));
  const entries = drafts.map((draft): ZipEntry => {
    const next = ends.get(draft) ?? directory;
    if (draft.data + draft.packed > next) throw damaged(`overlapping entry ${draft.name}`);
    return { ...draft, end: next };
  });
  for (const entry of entries) {
    const key = entry.name.toLowerCase();
    if (byName.has(key)) throw damaged(`duplicate part ${entry.name}`);
    byName.set(key, entry);
  }
  return { bytes, entries, find: (name) => byName.get(name.toLowerCase()) };
}

/** The content of a part. Takes no more memory than the declared size, whatever the data turn out to be. */
export function readEntry(zip: Zip, entry: ZipEntry): Uint8Array {
  const packed = zip.bytes.subarray(entry.data, entry.data + entry.packed);
  const content = entry.deflated ? inflate(packed, entry) : packed;
  if (content.length !== entry.size) throw damaged(`size of ${entry.name}`);
  // Some writers leave the checksum out.
  if (entry.crc !== 0 && checksum(content) !== entry.crc) throw damaged(`checksum of ${entry.name}`);
  return content;
}

/** Inflating in small steps, so that data which outgrow the declared size are noticed at once. */
function inflate(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  const step = 2 ** 15;
  const content = new Uint8Array(entry.size);
  let filled = 0;
  const stream = new Inflate((chunk) => {
    if (filled + chunk.length > content.length) throw damaged(`${entry.name} outgrows its declared size`);
    content.set(chunk, filled);
    filled += chunk.length;
  });
  try {
    for (let at = 0; at < packed.length; at += step) {
      stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    }
  } catch (error) {
    throw error instanceof FileTrouble ? error : damaged(`data of ${entry.name}`);
  }
  return content.subarray(0, filled);
}

/**
 * The container with some parts changed: a new content, a part that was not there, or `null` to leave one out. All
 * other entries are copied as they are, in their order, with their headers.
 */
export function patchZip(zip: Zip, changes: ReadonlyMap<string, Uint8Array | null>): Uint8Array {
  const { bytes } = zip;
  const changed = new Map([...changes].map(([name, content]) => [zip.find(name) ?? name, content] as const));
  const pieces: Uint8Array[] = [];
  const records = new Map<ZipEntry, Uint8Array>();
  let written = 0;
  const put = (piece: Uint8Array): void => {
    pieces.push(piece);
    written += piece.length;
  };

  const byPlace = [...zip.entries].sort((a, b) => a.header - b.header);
  put(bytes.subarray(0, byPlace[0]?.header ?? 0));
  for (const entry of byPlace) {
    const content = changed.get(entry);
    const header = written;
    if (content === undefined) {
      put(bytes.subarray(entry.header, entry.end));
      records.set(entry, movedRecord(entry, header));
    } else if (content !== null) {
      records.set(entry, putEntry(put, entry.record, content, header));
    }
  }
  const added: Uint8Array[] = [];
  for (const [name, content] of changed) {
    if (typeof name === "string" && content) added.push(putEntry(put, freshRecord(name), content, written));
  }

  const directory = written;
  const all = [...zip.entries.flatMap((entry) => records.get(entry) ?? []), ...added];
  for (const record of all) put(record);
  const end = copied(bytes.subarray(findEnd(viewOf(bytes))));
  const view = viewOf(end);
  view.setUint32(4, 0);
  view.setUint16(8, all.length, true);
  view.setUint16(10, all.length, true);
  view.setUint32(12, written - directory, true);
  view.setUint32(16, directory, true);
  put(end);

  const result = new Uint8Array(written);
  let at = 0;
  for (const piece of pieces) {
    result.set(piece, at);
    at += piece.length;
  }
  return result;
}

/** Where a zip begins to count time. */
const LONG_AGO = new Date(1980, 0, 1);

/** A new container with these parts, texts by their names. The same parts always give the same bytes. */
export function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  const encoder = new TextEncoder();
  const encoded = Object.entries(parts).map(([name, text]) => [name, encoder.encode(text)] as const);
  return zipSync(Object.fromEntries(encoded), { mtime: LONG_AGO });
}

/** Writes local header and data in the manner of `record`; gives the new central directory record. */
function putEntry(
  put: (piece: Uint8Array) => void,
  record: Uint8Array,
  content: Uint8Array,
  header: number,
): Uint8Array {
  const packed = deflateSync(content);
  const old = viewOf(record);
  const name = record.subarray(46, 46 + old.getUint16(28, true));
  // Extra fields describe the old data (zip64 sizes), so they go.
  const central = new Uint8Array(46 + name.length);
  central.set(record.subarray(0, 46));
  central.set(name, 46);
  const view = viewOf(central);
  // Sizes stand in the header now, so no data descriptor follows.
  view.setUint16(8, old.getUint16(8, true) & ~8, true);
  view.setUint16(10, 8, true);
  view.setUint32(16, checksum(content), true);
  view.setUint32(20, packed.length, true);
  view.setUint32(24, content.length, true);
  view.setUint32(30, 0);
  view.setUint16(34, 0);
  view.setUint32(42, header, true);

  const local = new Uint8Array(30 + name.length);
  viewOf(local).setUint32(0, localSignature, true);
  // From "version needed" to the name's length the local header repeats the record.
  local.set(central.subarray(6, 30), 4);
  local.set(name, 30);
  put(local);
  put(packed);
  return central;
}

function freshRecord(name: string): Uint8Array {
  const encoded = new TextEncoder().encode(name);
  const record = new Uint8Array(46 + encoded.length);
  const view = viewOf(record);
  view.setUint32(0, recordSignature, true);
  view.setUint16(4, 20, true);
  view.setUint16(6, 20, true);
  // 1980-01-01, the earliest date a zip can tell.
  view.setUint16(14, 0x21, true);
  view.setUint16(28, encoded.length, true);
  record.set(encoded, 46);
  return record;
}

function movedRecord(entry: ZipEntry, header: number): Uint8Array {
  const record = copied(entry.record);
  const { at, wide } = entry.headerField;
  viewOf(record).setUint32(at, header, true);
  if (wide) viewOf(record).setUint32(at + 4, 0, true);
  return record;
}

/** Not with slice: what that gives of a Buffer of Node is the very same memory. */
function copied(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === endSignature && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) {
      return at;
    }
  }
  throw damaged("no end of central directory");
}

function readRecord(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  end: number,
  directory: number,
): Omit<ZipEntry, "end"> {
  if (at + 46 > end || view.getUint32(at, true) !== recordSignature) throw damaged("central directory");
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const length = 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  if (at + length > end) throw damaged("central directory");
  const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength));
  if ((view.getUint16(at + 8, true) & 1) !== 0) throw new FileTrouble("encrypted", name);
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) throw damaged(`compression method ${method}`);

  let size = view.getUint32(at + 24, true);
  let packed = view.getUint32(at + 20, true);
  let header = view.getUint32(at + 42, true);
  let headerField = { at: 42, wide: false };
  if (size === sentinel || packed === sentinel || header === sentinel) {
    let field = findWideField(view, at + 46 + nameLength, extraLength);
    const take = (): number => {
      field += 8;
      if (field > at + length) throw damaged("zip64 field");
      return readWide(view, field - 8);
    };
    if (size === sentinel) size = take();
    if (packed === sentinel) packed = take();
    if (header === sentinel) {
      header = take();
      headerField = { at: field - 8 - at, wide: true };
    }
  }
  if (method === 8 && size > packed * bestRatio) throw damaged(`impossible size of ${name}`);
  if (header + 30 > directory || view.getUint32(header, true) !== localSignature) throw damaged(`header of ${name}`);
  return {
    name,
    deflated: method === 8,
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    header,
    data: header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true),
    record: bytes.subarray(at, at + length),
    headerField,
  };
}

/** Where the values of the zip64 extra field begin. */
function findWideField(view: DataView, from: number, length: number): number {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1) return at + 4;
  }
  throw damaged("zip64 field");
}

function readWide(view: DataView, at: number): number {
  if (at + 8 > view.byteLength) throw damaged("zip64 field");
  const value = view.getBigUint64(at, true);
  if (value > BigInt(view.byteLength) * BigInt(bestRatio)) throw damaged("zip64 field");
  return Number(value);
}

/** Names are UTF-8 by convention, flagged or not; anything else is only kept distinct. */
function decodeName(bytes: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    name = String.fromCharCode(...bytes);
  }
  return name.replaceAll("\\", "/").replace(/^\/+/, "");
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** CRC-32 of each byte with so many zero bytes behind it, row by row. */
const checksumTables = ((): Int32Array => {
  const tables = new Int32Array(4 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
    tables[byte] = crc;
  }
  for (let i = 256; i < tables.length; i++) {
    const crc = tables[i - 256] ?? 0;
    tables[i] = (tables[crc & 0xff] ?? 0) ^ (crc >>> 8);
  }
  return tables;
})();

const tableAt = (index: number): number => checksumTables[index] ?? 0;

/** CRC-32, four bytes at a time. */
function checksum(bytes: Uint8Array): number {
  const view = viewOf(bytes);
  let crc = -1;
  let i = 0;
  for (; i + 4 <= bytes.length; i += 4) {
    crc ^= view.getInt32(i, true);
    crc =
      tableAt(768 + (crc & 0xff)) ^
      tableAt(512 + ((crc >>> 8) & 0xff)) ^
      tableAt(256 + ((crc >>> 16) & 0xff)) ^
      tableAt(crc >>> 24);
  }
  for (; i < bytes.length; i++) crc = tableAt((crc ^ (bytes[i] ?? 0)) & 0xff) ^ (crc >>> 8);
  return ~crc >>> 0;
}
