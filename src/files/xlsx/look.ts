import type { SheetGrid, SheetLook } from "../../core/sheet/grid.ts";
import { readBook } from "./read-book.ts";

/** The sheets of a workbook with how they look on paper. Rejects with FileTrouble. */
export async function withLooks(bytes: Uint8Array, sheets: readonly SheetGrid[]): Promise<SheetGrid[]> {
  const book = await readBook(bytes);
  const looks = new Map(
    book.sheets.map(({ name, merges, columns, defaultWidth, landscape }): [string, SheetLook] => [
      name,
      {
        merges,
        width: (column) => columns.find(({ first, last }) => first <= column && column <= last)?.width ?? defaultWidth,
        ...(landscape === undefined ? {} : { landscape }),
      },
    ]),
  );
  return sheets.map((sheet) => {
    const look = looks.get(sheet.name);
    return look === undefined ? sheet : { ...sheet, look };
  });
}
