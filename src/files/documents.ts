import type { SheetGrid } from "../core/sheet/grid.ts";
import { withoutControls } from "../core/sheet/text.ts";
import { isCompound, readDocx, type DocumentNotice } from "./docx/read.ts";
import { isZip } from "./ooxml/package.ts";
import { defaultLimits, FileTrouble, tooLarge, type FileLimits } from "./refusals.ts";

/** The words of a file beside a workbook, its tables apart. */
export interface ReadDocument {
  readonly lines: readonly string[];
  readonly tables: readonly SheetGrid[];
  readonly notices: readonly DocumentNotice[];
  /** Whether a copy with comments can be made. */
  readonly isDocx: boolean;
}

/** Names of files that hold words. */
export const DOCUMENT = /\.(?:docx|docm|txt|md)$/i;

/** Bytes of a text file; a book has less. */
const MOST_TEXT = 8 * 2 ** 20;

/** Reads a .docx, .txt or .md file by what it holds. Throws FileTrouble: damaged, encrypted, too-large, not-a-document, old-document. */
export function readDocument(bytes: Uint8Array, limits: FileLimits = defaultLimits): ReadDocument {
  if (bytes.length > limits.file) throw tooLarge("file");
  if (isZip(bytes)) {
    const { lines, tables, notices } = readDocx(bytes, limits);
    return { lines: bounded(lines, limits), tables, notices, isDocx: true };
  }
  if (isCompound(bytes)) throw new FileTrouble("old-document", "compound file");
  if (bytes.length > MOST_TEXT) throw tooLarge("file");
  // Neither a PDF nor anything else that is no text.
  if (isPdf(bytes) || bytes.includes(0)) throw new FileTrouble("not-a-document", "no text");
  return { lines: bounded(decoded(bytes).split(/\r\n?|\n/), limits), tables: [], notices: [], isDocx: false };
}

function bounded(lines: readonly string[], limits: FileLimits): readonly string[] {
  let characters = 0;
  for (const { length } of lines) characters += length + 1;
  if (characters > limits.words) throw tooLarge("words");
  return lines.map(withoutControls);
}

function isPdf(bytes: Uint8Array): boolean {
  return bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46;
}

/** UTF-8, or what Windows writes in China. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
