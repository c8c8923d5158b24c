import type { SheetGrid } from "../core/sheet/grid.ts";
import type { OpenWorkbook } from "../app/port.ts";
import type { Mark } from "../core/report/mark.ts";
import type { Book, BookSheet } from "../files/xlsx/book.ts";
import type { GridWorkbook } from "../hosts/univer/workbook.ts";

/** The sheets of a book that `read` hands over. */
export function gridsOf(book: Book): SheetGrid[] {
  return book.sheets.filter(({ page }) => !page).map((sheet) => gridOf(sheet, book));
}

function gridOf({ name, hidden, cells }: BookSheet, { styles }: Book): SheetGrid {
  const found = Object.entries(cells).flatMap(([row, columns]) =>
    Object.entries(columns)
      .filter(([, { value }]) => value !== undefined)
      .map(([column, cell]) => ({ row: Number(row), column: Number(column), cell })),
  );
  const own = { name, ...(hidden ? { hidden } : {}) };
  if (found.length === 0) return { ...own, top: 0, left: 0, rows: [] };
  const least = (places: Iterable<number>): number => [...places].reduce((a, b) => Math.min(a, b));
  const most = (places: Iterable<number>): number => [...places].reduce((a, b) => Math.max(a, b));
  const top = least(found.map(({ row }) => row));
  const left = least(found.map(({ column }) => column));
  const width = most(found.map(({ column }) => column)) - left + 1;
  const rows = Array.from({ length: most(found.map(({ row }) => row)) - top + 1 }, () =>
    Array.from({ length: width }, (): SheetGrid["rows"][number][number] => null),
  );
  const formats = rows.map((row): (string | undefined)[] => row.map(() => undefined));
  for (const { row, column, cell } of found) {
    const format = styles[cell.style ?? 0]?.format;
    const [values, codes] = [rows[row - top], formats[row - top]];
    if (values !== undefined) values[column - left] = cell.date ?? cell.value ?? null;
    if (codes !== undefined) codes[column - left] = format === "General" ? undefined : format;
  }
  return { ...own, top, left, rows, formats };
}

/** Whether the file has a formula without a value, so that only the grid can say what it holds. */
function isUncalculated({ sheets }: Book): boolean {
  return sheets.some(({ cells }) =>
    Object.values(cells).some((row) =>
      Object.values(row).some(({ value }) => typeof value === "object" && value.trouble === "uncalculated"),
    ),
  );
}

/** A workbook that can be read and marked before the grid is there to show it; all else waits for the grid. */
export function earlyWorkbook(book: Book, opened: Promise<GridWorkbook>): OpenWorkbook {
  let here: GridWorkbook | undefined;
  let marked: readonly Mark[] | undefined;
  void opened.then(
    (workbook) => {
      here = workbook;
      if (marked !== undefined) void workbook.mark(marked);
    },
    () => undefined, // said by those who wait
  );
  const isEarly = !isUncalculated(book);
  return {
    async read(task = {}) {
      if (here === undefined && isEarly) {
        task.progress?.(1, 1);
        return gridsOf(book);
      }
      return (await opened).read(task);
    },
    async mark(marks, task) {
      if (here !== undefined) return here.mark(marks, task);
      marked = marks;
      return [];
    },
    async grid(area) {
      if (here !== undefined || area.part !== undefined) return (await opened).grid(area);
      return gridsOf(book).find(({ name }) => name === area.sheet);
    },
    notes: () => (here === undefined ? Promise.resolve(book.notes) : here.notes()),
    show: async (at) => (await opened).show(at),
    write: async (changes, progress) => (await opened).write(changes, progress),
    selection: async () => (await opened).selection(),
    formulas: async (wanted, areas, task) => (await opened).formulas(wanted, areas, task),
    recalculate: async () => (await opened).recalculate(),
    together: (make) => (here === undefined ? make() : here.together(make)),
    addPage: async (page) => (await opened).addPage(page),
    addSheets: async (sheets, task) => (await opened).addSheets(sheets, task),
    removeSheets: async (added) => (await opened).removeSheets(added),
    insertRows: async (sheet, rows, like) => (await opened).insertRows(sheet, rows, like),
    removeRows: async (sheet, rows) => (await opened).removeRows(sheet, rows),
    keep: async (notes) => (await opened).keep(notes),
    clean: async () => (await opened).clean(),
    watch(changed) {
      let over = false;
      const watching = opened.then((workbook) => (over ? undefined : workbook.watch(changed)));
      return Promise.resolve(async () => {
        over = true;
        if (here !== undefined) await (await watching)?.();
      });
    },
  };
}
