import type { SheetLook } from "../../core/publication/printed.ts";
import { readBook } from "./read-book.ts";

/** How the sheets of a workbook look on paper, by their names. Rejects with FileTrouble. */
export async function looksOf(bytes: Uint8Array): Promise<ReadonlyMap<string, SheetLook>> {
  const book = await readBook(bytes);
  return new Map(
    book.sheets.map(({ name, merges, columns, defaultWidth, landscape }) => [
      name,
      {
        merges,
        width: (column) => columns.find(({ first, last }) => first <= column && column <= last)?.width ?? defaultWidth,
        ...(landscape === undefined ? {} : { landscape }),
      },
    ]),
  );
}
