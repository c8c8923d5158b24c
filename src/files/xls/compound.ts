import { damaged } from "../refusals.ts";

// Compound files as [MS-CFB] has them: a file system of sectors, in which .xls and Office files with a password are kept.

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Sector numbers from here on are not sectors: end of chain, free, table. */
const FIRST_SPECIAL = 0xfffffffa;
const ENTRY = 128;
const MINI_SECTOR = 64;
/** Streams that are smaller stand in sectors of 64 bytes within the root's. */
const MINI_CUTOFF = 4096;
/** What an entry of the directory is. */
const STREAM = 2;

/** Whether the bytes begin as a compound file. */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
}

/** A compound file whose streams can be read. Throws FileTrouble, damaged; no stream is longer than the file. */
export class CompoundFile {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sectorSize: number;
  /** The last one may not be filled up; what is missing is zero. */
  readonly #sectors: number;
  /** The sectors that the table of chains stands in. */
  readonly #table: number[] = [];
  readonly #entries: Entry[] = [];
  #mini: { readonly content: Uint8Array; readonly table: DataView } | undefined;

  constructor(bytes: Uint8Array) {
    if (bytes.length < 512) throw damaged("compound file");
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    const shift = this.#view.getUint16(30, true);
    if (shift !== 9 && shift !== 12) throw damaged("sector size");
    this.#sectorSize = 2 ** shift;
    this.#sectors = Math.ceil(bytes.length / this.#sectorSize) - 1;
    this.#readTable();
    this.#readDirectory();
  }

  /** The stream with that name that the file itself has, not a file within it. Names have no case. */
  stream(name: string): Uint8Array | undefined {
    const entry = this.#ofRoot().find((one) => one.type === STREAM && one.name.toLowerCase() === name.toLowerCase());
    if (!entry) return undefined;
    return entry.size < MINI_CUTOFF ? this.#miniStream(entry) : this.#chain(entry.start, entry.size);
  }

  #readTable(): void {
    const view = this.#view;
    const perSector = this.#sectorSize / 4;
    const sectors = view.getUint32(44, true);
    const take = (sector: number): void => {
      if (sector < this.#sectors && this.#table.length < sectors) this.#table.push(sector);
    };
    for (let i = 0; i < 109; i++) take(view.getUint32(76 + 4 * i, true));
    let next = view.getUint32(68, true);
    for (let seen = 0; next < this.#sectors && seen < this.#sectors; seen++) {
      const sector = viewOf(this.#sector(next));
      for (let i = 0; i < perSector - 1; i++) take(sector.getUint32(4 * i, true));
      next = sector.getUint32(this.#sectorSize - 4, true);
    }
  }

  #sector(number: number): Uint8Array {
    const from = (number + 1) * this.#sectorSize;
    const whole = this.#bytes.subarray(from, from + this.#sectorSize);
    if (whole.length === this.#sectorSize) return whole;
    const filled = new Uint8Array(this.#sectorSize);
    filled.set(whole);
    return filled;
  }

  #next(sector: number): number {
    const perSector = this.#sectorSize / 4;
    const table = this.#table[Math.floor(sector / perSector)];
    const at = table === undefined ? this.#bytes.length : (table + 1) * this.#sectorSize + (sector % perSector) * 4;
    return at + 4 <= this.#bytes.length ? this.#view.getUint32(at, true) : FIRST_SPECIAL;
  }

  /** So many bytes of a chain: what it says beyond them does not count. Without a size all of it. */
  #chain(start: number, size = Infinity): Uint8Array {
    const wanted = Math.ceil(size / this.#sectorSize);
    const places: number[] = [];
    for (let sector = start; places.length < wanted && sector < FIRST_SPECIAL; sector = this.#next(sector)) {
      // A chain that goes round in a circle has more sectors than the file.
      if (sector >= this.#sectors || places.length > this.#sectors) throw damaged("sector chain");
      places.push(sector);
    }
    if (size !== Infinity && places.length < wanted) throw damaged("sector chain");
    const content = new Uint8Array(places.length * this.#sectorSize);
    places.forEach((sector, i) => content.set(this.#sector(sector), i * this.#sectorSize));
    return content.subarray(0, Math.min(size, content.length));
  }

  #readDirectory(): void {
    const directory = this.#chain(this.#view.getUint32(48, true));
    const view = viewOf(directory);
    for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
      const length = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
      this.#entries.push({
        name: new TextDecoder("utf-16le").decode(directory.subarray(at, at + length)),
        type: directory[at + 66] ?? 0,
        left: view.getUint32(at + 68, true),
        right: view.getUint32(at + 72, true),
        child: view.getUint32(at + 76, true),
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
      });
    }
  }

  /** The entries that hang from the root; all where nothing does, as some programs write it. */
  #ofRoot(): readonly Entry[] {
    const found: Entry[] = [];
    const seen = new Set<number>();
    const open = [this.#entries[0]?.child ?? FIRST_SPECIAL];
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      const entry = this.#entries[number];
      if (!entry || seen.has(number)) continue;
      seen.add(number);
      found.push(entry);
      open.push(entry.left, entry.right);
    }
    return found.length > 0 ? found : this.#entries;
  }

  #miniStream({ start, size }: Entry): Uint8Array {
    const root = this.#entries[0];
    if (!root) throw damaged("compound file");
    this.#mini ??= {
      content: this.#chain(root.start, root.size),
      table: viewOf(
        this.#view.getUint32(64, true) > 0 ? this.#chain(this.#view.getUint32(60, true)) : new Uint8Array(),
      ),
    };
    const { content, table } = this.#mini;
    const stream = new Uint8Array(size);
    let sector = start;
    for (let filled = 0; filled < size; filled += MINI_SECTOR) {
      const from = sector * MINI_SECTOR;
      if (from >= content.length) throw damaged("mini stream");
      stream.set(content.subarray(from, from + Math.min(MINI_SECTOR, size - filled)), filled);
      sector = sector * 4 + 4 <= table.byteLength ? table.getUint32(sector * 4, true) : FIRST_SPECIAL;
    }
    return stream;
  }
}
