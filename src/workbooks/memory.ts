import type { SheetGrid } from "../core/grid.ts";
import type { Mark, WorkbookPort } from "../core/workbook.ts";

/** A workbook held in memory; `marks` are those of the last review. */
export function memory(sheets: readonly SheetGrid[]): WorkbookPort & { readonly marks: readonly Mark[] } {
  let marks: readonly Mark[] = [];
  return {
    get marks() {
      return marks;
    },
    review(look) {
      const result = look(sheets);
      marks = result.marks;
      return Promise.resolve(result);
    },
  };
}
