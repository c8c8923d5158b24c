import type { Tag } from "../ooxml/xml.ts";

/** What stands among the cells of a sheet part, in its order. Rows and columns count from zero; those of a broken part may lie outside any sheet. */
export type Piece =
  | { readonly kind: "row"; readonly row: number; readonly tag: Tag }
  | CellPiece
  | { readonly kind: "end of row"; readonly row: number; readonly tag: Tag }
  /** The end tag of the cells, or their empty tag, and where their element begins. */
  | { readonly kind: "end"; readonly tag: Tag; readonly start: number };

export interface CellPiece {
  readonly kind: "cell";
  readonly row: number;
  readonly column: number;
  readonly tag: Tag;
  readonly end: number;
  /** As the attribute t says it, "n" where it is not there. */
  readonly type: string;
  /** The number of its look; NaN where that is none. */
  readonly look: number;
  /** The tag of f, and where its element ends. */
  readonly formula: Tag | undefined;
  readonly formulaEnd: number;
  /** What stands within it: none for all but the first cell of a shared formula. */
  readonly formulaText: string;
  /** The tag of v or is, and where what stands within it begins and ends. */
  readonly value: Tag | undefined;
  readonly valueFrom: number;
  readonly valueTo: number;
}
