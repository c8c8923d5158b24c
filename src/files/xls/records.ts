import { damaged } from "../refusals.ts";
import { viewOf } from "./compound.ts";

/** The records of [MS-XLS] that matter here. */
export const RECORD = {
  formula: 0x06,
  end: 0x0a,
  dateMode: 0x22,
  filePassword: 0x2f,
  continued: 0x3c,
  codePage: 0x42,
  columns: 0x7d,
  boundSheet: 0x85,
  multipleRk: 0xbd,
  richLabel: 0xd6,
  look: 0xe0,
  merges: 0xe5,
  sharedStrings: 0xfc,
  labelShared: 0xfd,
  number: 0x203,
  label: 0x204,
  errorOrBoolean: 0x205,
  formulaOld: 0x206,
  string: 0x207,
  row: 0x208,
  array: 0x221,
  table: 0x236,
  rk: 0x27e,
  formulaOlder: 0x406,
  format: 0x41e,
  sharedFormula: 0x4bc,
  start: 0x809,
} as const;

/** A record and where its body stands in the stream. */
export interface BiffRecord {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** The records from a place on. Throws FileTrouble where one is cut off. */
export function* recordsOf(stream: Uint8Array, start = 0): Generator<BiffRecord> {
  const view = viewOf(stream);
  for (let at = start; at + 4 <= stream.length;) {
    const id = view.getUint16(at, true);
    const from = at + 4;
    const to = from + view.getUint16(at + 2, true);
    // Zeros behind the last record fill up the stream.
    if (id === 0 && to === from) return;
    if (to > stream.length) throw damaged("record");
    yield { id, from, to };
    at = to;
  }
}
