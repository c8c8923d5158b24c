import type { OpenWorkbook } from "../app/port.ts";
import type { Mark } from "../core/report/mark.ts";
import { gridsOf, type Book } from "../files/xlsx/book.ts";
import type { GridWorkbook } from "../hosts/univer/workbook.ts";

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
  /** Hears of what happens once there is something to hear of. */
  function later(hear: (workbook: GridWorkbook) => Promise<() => Promise<void>>): Promise<() => Promise<void>> {
    let over = false;
    const hearing = opened.then((workbook) => (over ? undefined : hear(workbook)));
    return Promise.resolve(async () => {
      over = true;
      if (here !== undefined) await (await hearing)?.();
    });
  }
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
    follow: (stands) => later((workbook) => workbook.follow(stands)),
    watch: (changed) => later((workbook) => workbook.watch(changed)),
  };
}
