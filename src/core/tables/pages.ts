import type { CellValue, SheetGrid } from "../sheet/grid.ts";
import type { Recognition } from "./recognise.ts";
import type { Table } from "./table.ts";

// A table whose pages are several sheets, as those are that were made of a PDF. They are put together where that is certain, so that its sums
// are tried; where it is not, they are read apart and its sums are 未核对.

/** Reads sheets. */
type Read = (sheets: readonly SheetGrid[]) => Recognition;

/** So many sheets are put below one: each is tried with all before it. */
const MOST_PAGES = 60;

/** The sheets as they were read, those that go on with the table of the one before put below it. */
export function readPages(sheets: readonly SheetGrid[], read: Read): Recognition {
  const whole = read(sheets);
  const joined: SheetGrid[] = [];
  // What one page was put to is what the next one comes to.
  const known = new WeakMap<SheetGrid, Recognition>();
  const alone = (sheet: SheetGrid): Recognition => {
    const found = known.get(sheet) ?? read([sheet]);
    known.set(sheet, found);
    return found;
  };
  for (const sheet of sheets) {
    const last = joined.at(-1);
    const one = last !== undefined && mayGoOn(last, sheet, whole) ? below(last, sheet) : undefined;
    if (last !== undefined && one !== undefined && isOneTable(last, one, alone)) joined[joined.length - 1] = one;
    else joined.push(sheet);
  }
  return joined.length === sheets.length ? whole : read(joined);
}

/** The last table of a sheet, and of the sheets below it. */
function lastOf({ name, pages }: SheetGrid, tables: readonly Table[]): Table | undefined {
  const of = (sheet: string): Table | undefined => tables.filter(({ grid }) => grid.name === sheet).at(-1);
  return of(pages?.at(-1)?.grid.name ?? name) ?? of(name);
}

/** Whether a sheet may be a page of the table that ends another: rows of it and no more, or a table of its form. */
function mayGoOn(before: SheetGrid, sheet: SheetGrid, { tables, strays }: Recognition): boolean {
  if (!isPlain(before) || !isPlain(sheet) || (before.pages?.length ?? 0) >= MOST_PAGES) return false;
  const last = lastOf(before, tables);
  if (last === undefined || last.form.of !== undefined) return false;
  const own = tables.filter(({ grid }) => grid.name === sheet.name);
  if (own.length === 0) return last.goesOn === sheet || before.pages !== undefined;
  const [only] = own;
  return own.length === 1 && only?.form === last.form && strays.every(({ grid }) => grid.name !== sheet.name);
}

/** What is hidden, covered, stale, drawn over or not printed has its place in a sheet of its own. */
function isPlain({ hidden, hiddenRows, hiddenColumns, covered, stale, drawings, printed }: SheetGrid): boolean {
  const special =
    (hiddenRows?.size ?? 0) + (hiddenColumns?.size ?? 0) + (covered?.length ?? 0) + (drawings?.length ?? 0);
  return hidden !== true && special === 0 && stale === undefined && printed === undefined;
}

/** One sheet below another; undefined where it begins left of it. */
function below(before: SheetGrid, sheet: SheetGrid): SheetGrid | undefined {
  const by = sheet.left - before.left;
  if (by < 0) return undefined;
  const shifted = <T>(cells: readonly T[] | undefined, blank: T): readonly T[] => [
    ...Array.from({ length: by }, () => blank),
    ...(cells ?? []),
  ];
  const { rows, formats, pages = [], ...own } = before;
  const hasFormats = formats !== undefined || sheet.formats !== undefined;
  return {
    ...own,
    rows: [...rows, ...sheet.rows.map((cells) => shifted<CellValue>(cells, null))],
    ...(hasFormats
      ? {
          formats: [
            ...rows.map((_, i) => formats?.[i]),
            ...sheet.rows.map((_, i) => shifted<string | undefined>(sheet.formats?.[i], undefined)),
          ],
        }
      : {}),
    pages: [...pages, { from: rows.length, grid: sheet }],
  };
}

/** Whether the sheets together are read as the tables of the first, the last of them going on, with nothing odd in its further rows. */
function isOneTable(before: SheetGrid, joined: SheetGrid, read: (sheet: SheetGrid) => Recognition): boolean {
  const [apart, together] = [read(before), read(joined)];
  const last = together.tables.at(-1);
  if (last === undefined || together.tables.length !== apart.tables.length) return false;
  const first = before.rows.length;
  return (
    together.strays.length <= apart.strays.length &&
    last.form === apart.tables.at(-1)?.form &&
    last.unreadFrom === undefined &&
    last.oddities.every(({ at }) => at < first) &&
    last.blocks.every(
      ({ garbled, repeated, rows }) => garbled === undefined && repeated.every((row) => (rows[row]?.at ?? 0) < first),
    ) &&
    last.blocks.some(({ rows }) => rows.some(({ at }) => at >= first))
  );
}
