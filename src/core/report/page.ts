import type { MarkKind } from "./mark.ts";

/** A page of text that is put into the workbook as a new sheet. */
export interface Page {
  readonly name: string;
  /** Texts stay texts, whatever they begin with; numbers are written as they are. */
  readonly rows: readonly (readonly (string | number)[])[];
  /** Zero-based rows that are headings. */
  readonly headings: readonly number[];
  /** Cells filled with the colour of a mark: the legend. */
  readonly legend: readonly { readonly row: number; readonly column: number; readonly kind: MarkKind }[];
}
