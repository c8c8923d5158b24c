/** How large a file may be. Every bound is checked before the memory it guards is taken. */
export interface FileLimits {
  /** Bytes of the file itself. */
  readonly file: number;
  /** Bytes of all parts after inflating. */
  readonly inflated: number;
  /** Entries in the zip container. */
  readonly parts: number;
  readonly sheets: number;
  /** Cells of all sheets' used ranges, blanks included; also elements in the shared strings and styles. */
  readonly cells: number;
}

export const defaultLimits: FileLimits = {
  file: 64 * 2 ** 20,
  inflated: 512 * 2 ** 20,
  parts: 10_000,
  sheets: 512,
  cells: 5_000_000,
};

export type FileTroubleCode = "encrypted" | "damaged" | "too-large" | "not-a-workbook" | "xls-not-writable";

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

export function damaged(detail: string): FileTrouble {
  return new FileTrouble("damaged", detail);
}

export function tooLarge(limit: keyof FileLimits): FileTrouble {
  return new FileTrouble("too-large", limit, limit);
}

/**
 * Why edits cannot be saved; nothing is written then.
 *
 * no-sheet: there is no such sheet. outside: no such cell or row. array: part of an array formula would change. formula: Excel could not
 * read the formula (LET and LAMBDA included). text: longer than 32,767 characters. name: no name for a sheet, or taken. last-sheet: no
 * sheet would stay in view. in-use: the sheet to be removed holds things of the user's. pivot-tables, tables, data-tables, controls,
 * several-sheets (a formula goes through several sheets), unknown: what stands in the way of moving rows.
 */
export type EditTroubleCode =
  | "no-sheet"
  | "outside"
  | "array"
  | "formula"
  | "text"
  | "name"
  | "last-sheet"
  | "in-use"
  | "pivot-tables"
  | "tables"
  | "data-tables"
  | "controls"
  | "several-sheets"
  | "unknown";

/**
 * Edits that cannot be saved. The message is for developers; users' words are made from `code`, `sheet` and, where the code is about one
 * cell (array, formula, text, outside), `detail`: "H5".
 */
export class EditTrouble extends Error {
  override readonly name = "EditTrouble";

  constructor(
    readonly code: EditTroubleCode,
    readonly sheet: string,
    readonly detail: string,
  ) {
    super(`${code}: ${sheet}: ${detail}`);
  }
}
