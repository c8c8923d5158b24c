import type { Worksheet } from "@univerjs/core";
import type { Beside } from "../../files/xlsx/beside.ts";

/** What we say of a sheet within Univer; its own data have a place for that. */
export interface OwnData {
  /** Where it is protected: which of its cells are locked. Their places stand still, for its rows cannot be moved. */
  readonly locks?: Locks;
  /** It is a report of ours. */
  readonly page?: boolean;
  /** Its index in the file that was opened. */
  readonly from?: number;
  /** Whether its file prints it across; where it says nothing of that, its width decides. */
  readonly landscape?: boolean;
  /** What its file says of what is seen beside its cells. */
  readonly beside?: Beside;
  /** Its workbook counts days from 1904. */
  readonly from1904?: boolean;
}

/** What is said of a cell goes before what is said of its row, and that before its column; where nothing is said it is locked. */
export interface Locks {
  readonly cells: Readonly<Record<number, Readonly<Record<number, boolean>>>>;
  readonly rows: Readonly<Record<number, boolean>>;
  readonly columns: readonly { readonly first: number; readonly last: number; readonly locked: boolean }[];
}

export function ownData(sheet: Worksheet): OwnData {
  return (sheet.getCustomMetadata() ?? {}) as OwnData;
}
