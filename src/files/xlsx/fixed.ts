import type { CellAddress } from "../../core/sheet/grid.ts";
import type { Book } from "./book.ts";

/** Why the contents of a cell are not ours to change: it calculates them, or its sheet is protected and it is locked. */
export function fixedBy(book: Book): (at: CellAddress) => "formula" | "locked" | undefined {
  const sheets = new Map(book.sheets.map((sheet) => [sheet.name, sheet]));
  return ({ sheet: name, row, column }) => {
    const sheet = sheets.get(name);
    const cell = sheet?.cells[row]?.[column];
    if (cell?.formula !== undefined) return "formula";
    return sheet?.protected === true && book.styles[cell?.style ?? 0]?.unlocked !== true ? "locked" : undefined;
  };
}
