import type { CellAddress, SheetGrid } from "./grid.ts";

/** How strongly a cell is marked: 不符, 存疑, or an amount that cannot be read. */
export type MarkKind = "unequal" | "doubtful" | "unreadable";

/** A cell to be shown to the user. */
export interface Mark {
  readonly at: CellAddress;
  readonly kind: MarkKind;
}

/** All that we ask of a workbook, whoever holds it: Excel, a file, or memory. */
export interface WorkbookPort {
  /** Hands over every sheet and shows exactly the marks that come back: earlier marks of ours go, the user's own formats stay. */
  review<T extends { readonly marks: readonly Mark[] }>(look: (sheets: readonly SheetGrid[]) => T): Promise<T>;
}
