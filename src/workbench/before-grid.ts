import type { OpenWorkbook } from "../app/port.ts";
import type { Mark, Tick } from "../core/report/mark.ts";
import { gridsOf, type Book } from "../files/xlsx/book.ts";
import type { GridWorkbook } from "../hosts/univer/index.ts";

/** Whether the file has a formula without a value, so that only the grid can say what it holds. */
function isUncalculated({ sheets }: Book): boolean {
  return sheets.some(({ cells }) =>
    Object.values(cells).some((row) =>
      Object.values(row).some(({ value }) => typeof value === "object" && value.trouble === "uncalculated"),
    ),
  );
}

/** A workbook that can be checked before the grid is there to show it. */
export function earlyWorkbook(book: Book, opened: Promise<GridWorkbook>): OpenWorkbook {
  let here: GridWorkbook | undefined;
  let marked: readonly (Mark | Tick)[] | undefined;
  void opened.then(
    (workbook) => {
      here = workbook;
      if (marked !== undefined) void workbook.mark(marked);
    },
    () => undefined, // said by those who wait
  );
  const isEarly = !isUncalculated(book);
  return {
    opened,
    untold: () => [],
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
  };
}
