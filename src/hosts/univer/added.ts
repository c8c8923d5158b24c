import type { CellValue } from "../../core/sheet/grid.ts";
import type { TemplateSheet } from "../../core/blanks/made.ts";
import { bareBook, bareSheet, type Book, type BookCell, type BookSheet } from "../../files/xlsx/book.ts";
import type { BookStyle } from "../../files/xlsx/book-styles.ts";
import type { NewSheet } from "../../files/xlsx/edit.ts";
import { FONT, formatOf, formulaOf, LOOKS } from "../../core/blanks/looks.ts";
import { type Page, pageCell, pageHeight, pageLooks, pageMerges, POINTS_A_CHARACTER } from "../../core/report/page.ts";

/** A sheet of ours as it would be read from the file that it is going to be in. */
export function bookOf(added: NewSheet): Book {
  const { sheet, styles } = "template" in added ? templateSheet(added.template) : pageSheet(added.page);
  return bareBook([{ ...sheet, name: added.name }], styles);
}

interface Drawn {
  readonly sheet: Omit<BookSheet, "name">;
  readonly styles: readonly BookStyle[];
}

/** The looks that cells have, each once; the first is that of cells without. */
class Looks {
  readonly styles: BookStyle[] = [{ format: "General", font: { name: FONT, size: 10 } }];
  readonly #numbers = new Map<string, number>();

  number(style: BookStyle): number {
    const key = JSON.stringify(style);
    const known = this.#numbers.get(key) ?? this.styles.push(style) - 1;
    this.#numbers.set(key, known);
    return known;
  }
}

const THIN = { style: "thin" } as const;
const BOX = { left: THIN, right: THIN, top: THIN, bottom: THIN } as const;

function templateSheet({ rows, merges, widths, heights, frozen }: TemplateSheet): Drawn {
  const looks = new Looks();
  const cells = cellsOf(rows, (cell) => {
    if (cell === undefined) return undefined;
    const { align, bold, size, border } = LOOKS[cell.style];
    const formula = formulaOf(cell);
    const runsOn = cell.style === "side" || cell.style === "corner";
    const style = looks.number({
      format: formatOf(cell),
      font: { name: FONT, size, ...(bold ? { bold } : {}) },
      ...(border ? { borders: BOX } : {}),
      horizontal: align,
      vertical: "center",
      ...(runsOn ? {} : { wrap: true }),
      ...(cell.indent === undefined ? {} : { indent: cell.indent }),
    });
    const value: CellValue | undefined =
      formula === undefined ? cell.value : { trouble: "uncalculated", text: formula };
    return { style, ...(value === undefined ? {} : { value }), ...(formula === undefined ? {} : { formula }) };
  });
  return {
    sheet: {
      ...bareSheet(""),
      cells,
      merges,
      columns: widths.map((width, column) => ({ first: column, last: column, width })),
      rows: Object.fromEntries(heights.map((height, row) => [row, { height }])),
      frozen,
    },
    styles: looks.styles,
  };
}

function pageSheet(page: Page): Drawn {
  const looks = new Looks();
  const lookAt = pageLooks(page);
  const rows = page.rows.map((row) => page.widths.map((_, column) => row[column] ?? ""));
  const cells = cellsOf(rows, (cell, row, column) => {
    const value = pageCell(cell);
    const { bold, size, fill, colour, boxed } = lookAt(row, column);
    const style = looks.number({
      format: typeof value === "string" ? "@" : "General",
      font: {
        ...(bold ? { bold } : {}),
        ...(size === undefined ? {} : { size }),
        ...(colour === undefined ? {} : { colour }),
      },
      ...(fill === undefined ? {} : { fill }),
      ...(boxed ? { borders: BOX } : {}),
      vertical: "top",
      wrap: true,
    });
    return { value, style };
  });
  return {
    sheet: {
      ...bareSheet(""),
      page: true,
      cells,
      merges: pageMerges(page),
      rows: Object.fromEntries(page.rows.map((_, row) => [row, { height: pageHeight(page, row) }])),
      columns: page.widths.map((width, column) => ({
        first: column,
        last: column,
        width: width * POINTS_A_CHARACTER,
      })),
    },
    styles: looks.styles,
  };
}

function cellsOf<T>(
  rows: readonly (readonly T[])[],
  make: (cell: T, row: number, column: number) => BookCell | undefined,
): Record<number, Record<number, BookCell>> {
  return Object.fromEntries(
    rows.map((row, r) => [
      r,
      Object.fromEntries(
        row.flatMap((cell, c) => {
          const made = make(cell, r, c);
          return made === undefined ? [] : [[c, made] as const];
        }),
      ),
    ]),
  );
}
