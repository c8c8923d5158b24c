import { damaged, tooLarge } from "../refusals.ts";
import { viewOf } from "./compound.ts";
import type { BiffRecord } from "./records.ts";

/** What the code pages of Excel are called; a workbook of Excel 5.0/95 that says nothing is taken for Chinese. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  874: "windows-874",
  932: "shift_jis",
  936: "gbk",
  949: "euc-kr",
  950: "big5",
  1200: "utf-16le",
  10008: "gbk",
  65001: "utf-8",
  ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [1250 + i, `windows-${1250 + i}`])),
};

/** The texts of a workbook: in UTF-16 since Excel 97, before in the code page of its place. */
export class Text {
  codePage = 936;
  readonly #stream: Uint8Array;
  readonly #view: DataView;
  readonly #isWide: boolean;

  constructor(stream: Uint8Array, isWide: boolean) {
    this.#stream = stream;
    this.#view = viewOf(stream);
    this.#isWide = isWide;
  }

  /** A text whose length stands in one byte. */
  short(from: number, to: number): string {
    return this.#plain(from + 1, this.#stream[from] ?? 0, to);
  }

  /** A text whose length stands in two bytes. */
  long(from: number, to: number): string {
    return from + 2 > to ? "" : this.#plain(from + 2, this.#view.getUint16(from, true), to);
  }

  #plain(from: number, length: number, to: number): string {
    if (!this.#isWide) {
      const decoder = new TextDecoder(CODE_PAGES[this.codePage] ?? "windows-1252");
      return decoder.decode(this.#stream.subarray(from, Math.min(from + length, to)));
    }
    const flags = this.#stream[from] ?? 0;
    const start = from + 1 + ((flags & 8) !== 0 ? 2 : 0) + ((flags & 4) !== 0 ? 4 : 0);
    return this.#characters(start, Math.min(start + length * ((flags & 1) !== 0 ? 2 : 1), to), (flags & 1) !== 0);
  }

  #characters(from: number, to: number, isDouble: boolean): string {
    const bytes = this.#stream.subarray(from, Math.max(from, to));
    // The narrow form holds the lower halves of characters, which is Latin-1 and not Windows-1252.
    return isDouble ? utf16.decode(bytes) : latin1(bytes);
  }

  /** The texts that cells share: one list over several records. A text may go on in the next one, which says anew how wide it is. */
  shared(blocks: readonly BiffRecord[], most: number): string[] {
    const view = this.#view;
    const strings: string[] = [];
    let block = 0;
    let at = (blocks[0]?.from ?? 0) + 8;
    let end = blocks[0]?.to ?? 0;
    const go = (): boolean => {
      const next = blocks[++block];
      if (!next) return false;
      [at, end] = [next.from, next.to];
      return true;
    };
    const skip = (bytes: number): void => {
      let left = bytes;
      while (left > end - at) {
        left -= end - at;
        if (!go()) throw damaged("shared strings");
      }
      at += left;
    };
    while (at < end || go()) {
      if (at >= end) continue;
      if (at + 3 > end) break;
      if (strings.length >= most) throw tooLarge("cells");
      let left = view.getUint16(at, true);
      let flags = this.#stream[at + 2] ?? 0;
      at += 3;
      const runs = (flags & 8) !== 0 ? view.getUint16(at, true) : 0;
      at += (flags & 8) !== 0 ? 2 : 0;
      const spoken = (flags & 4) !== 0 ? view.getUint32(at, true) : 0;
      at += (flags & 4) !== 0 ? 4 : 0;
      let text = "";
      for (;;) {
        const width = (flags & 1) !== 0 ? 2 : 1;
        const here = Math.min(left, Math.floor(Math.max(0, end - at) / width));
        text += this.#characters(at, at + here * width, width === 2);
        at += here * width;
        left -= here;
        if (left === 0) break;
        if (!go()) throw damaged("shared strings");
        // An empty record goes on in the next without a word.
        if (at < end) flags = this.#stream[at++] ?? 0;
      }
      skip(4 * runs + spoken);
      strings.push(text);
    }
    return strings;
  }
}

const utf16 = new TextDecoder("utf-16le");

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
