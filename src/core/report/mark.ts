import type { CellAddress } from "../sheet/grid.ts";

/** How strongly a cell is marked: the one to blame, 不符, 存疑, or an amount that cannot be read. */
export type MarkKind = "suspect" | "unequal" | "doubtful" | "unreadable";

/** A cell to be shown to the user. */
export interface Mark {
  readonly at: CellAddress;
  readonly kind: MarkKind;
}

/** A cell of which all holds that it takes part in: shown to those who ask for it, and never written into a marked copy. */
export interface Tick {
  readonly at: CellAddress;
  readonly kind: "agreed";
}
