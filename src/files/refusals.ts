/** How large a file may be. Every bound is checked before the memory it guards is taken. */
export interface FileLimits {
  /** Bytes of the file itself. */
  readonly file: number;
  /** Bytes of a file that is a text: a page, an XML Spreadsheet, a table with commas. */
  readonly text: number;
  /** Characters of a document that words are read in. */
  readonly words: number;
  /**
   * Bytes of all parts after inflating. As texts they take twice as much where one letter is Chinese, and a worker of the command line holds no
   * more than three times as much: Node ends the whole process where one large text does not fit into that.
   */
  readonly inflated: number;
  /** How many times the size of the file that may be, beyond what any file may (FREE_GROWTH): honest tables stay far below. */
  readonly growth: number;
  /** Entries in the zip container. */
  readonly parts: number;
  readonly sheets: number;
  /** Cells of all sheets' used ranges, blanks included; also elements in the shared strings and styles. */
  readonly cells: number;
}

export const defaultLimits: FileLimits = {
  file: 64 * 2 ** 20,
  text: 16 * 2 ** 20,
  words: 200_000,
  inflated: 192 * 2 ** 20,
  growth: 50,
  parts: 10_000,
  sheets: 512,
  cells: 2_000_000,
};

/** What a file may go beyond: a limit, or the memory of whoever reads it. */
export type Bound = keyof FileLimits | "memory";

/** So many bytes every file may inflate to. */
export const FREE_GROWTH = 4 * 2 ** 20;

/** "old-excel": a workbook of a version before Excel 5.0; "old-document": .doc and .wps. */
export type FileTroubleCode =
  "encrypted" | "damaged" | "too-large" | "not-a-workbook" | "old-excel" | "not-a-document" | "old-document";

/** Why a file is refused. The message is for developers; users' words are made from `code` and `limit`. */
export class FileTrouble extends Error {
  override readonly name = "FileTrouble";

  constructor(
    readonly code: FileTroubleCode,
    detail: string,
    /** The bound that was passed, for "too-large". */
    readonly limit?: keyof FileLimits,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** The refusal of a file that is not what it says it is; `detail` is for those who look into it. */
export function damaged(detail: string): FileTrouble {
  return new FileTrouble("damaged", detail);
}

/** The refusal of a file that goes beyond one of the limits. */
export function tooLarge(limit: keyof FileLimits): FileTrouble {
  return new FileTrouble("too-large", limit, limit);
}
