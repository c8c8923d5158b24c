/// <reference types="office-js" />
import { qualified, type CellAddress, type CellValue } from "../core/grid.ts";
import type { Mark, OpenWorkbook, Task } from "../core/workbook.ts";
import { cellsOf } from "./excel/cells.ts";
import { lookAtOurs, putMarks, type Known } from "./excel/mark.ts";
import { readNotes, writeNotes } from "./excel/notes.ts";
import { removeAll, writePage } from "./excel/pages.ts";
import { readWorkbook } from "./excel/read.ts";
import { addTemplates, removeTemplates } from "./excel/templates.ts";
import { inExcel, trouble, unlessAborted } from "./excel/trips.ts";

/**
 * The workbook that is open in Excel, over office.js. Nothing beyond ExcelApi 1.14.
 *
 * Reading declares no writes, so that Excel keeps its undo list. A check is three round trips: `read` makes two, and the `mark` after it
 * one, because it goes by what was read. Where Excel refuses one as too large, there are more. Besides Excel's own codes, `read` rejects
 * with TooManyCells, and `show` with HiddenSheet.
 */
export function excelWorkbook(): OpenWorkbook {
  /** What of ours the last reading found; good for one marking. */
  let known: Known | undefined;
  /** Changes of ours that are under way. */
  let changing = 0;

  async function change<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    changing++;
    try {
      return await inExcel(batch);
    } finally {
      changing--;
    }
  }

  return {
    read(task = {}) {
      return unlessAborted(
        inExcel(async (context) => {
          task.signal?.throwIfAborted();
          const { grids, ours } = await readWorkbook(context, task);
          task.signal?.throwIfAborted();
          known = ours;
          return grids;
        }),
        task.signal,
      );
    },

    show: (at) => inExcel((context) => show(context, at)),

    mark(marks, task = {}) {
      const last = known;
      known = undefined;
      return change((context) => mark(context, last, marks, task));
    },

    write: (at, value, before) => change((context) => write(context, at, value, before)),
    addPage: (page) => change((context) => writePage(context, page)),
    addSheets: (sheets, task = {}) => change((context) => addTemplates(context, sheets, task)),
    removeSheets: (added) => change((context) => removeTemplates(context, added)),
    notes: () => inExcel(readNotes),
    keep: (notes) => change((context) => writeNotes(context, notes)),

    clean() {
      known = undefined;
      return change(removeAll);
    },

    async watch(changed) {
      const onChanged = ({ triggerSource }: Excel.WorksheetChangedEventArgs): Promise<void> => {
        if (triggerSource !== Excel.EventTriggerSource.thisLocalAddin) changed();
        return Promise.resolve();
      };
      // These do not say who caused them.
      const onCalculated = (): Promise<void> => {
        if (changing === 0) changed();
        return Promise.resolve();
      };
      const handlers = await inExcel(async (context) => {
        const { worksheets } = context.workbook;
        const added = [worksheets.onChanged.add(onChanged), worksheets.onCalculated.add(onCalculated)] as const;
        await context.sync();
        return added;
      });
      return () =>
        Excel.run({ delayForCellEdit: true, previousObjects: handlers[0].context }, async (context) => {
          for (const handler of handlers) handler.remove();
          await context.sync();
        });
    },
  };
}

async function show(context: Excel.RequestContext, at: CellAddress): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(at.sheet);
  sheet.load("visibility");
  sheet.activate();
  sheet.getCell(at.row, at.column).select();
  await context.sync();
  if (sheet.visibility !== Excel.SheetVisibility.visible) throw trouble("HiddenSheet", `${qualified(at)} is hidden.`);
}

/** Marks by what the last reading found, or, where that is used up or no longer so, by a look of its own. */
async function mark(
  context: Excel.RequestContext,
  last: Known | undefined,
  marks: readonly Mark[],
  task: Task,
): Promise<string[]> {
  const put = async (known: Known): Promise<string[]> => {
    task.signal?.throwIfAborted();
    try {
      return await putMarks(context, known, marks, task);
    } catch (error) {
      // No half marks; where even that fails, the first error is the one to tell.
      await removeMarks(context).catch(() => undefined);
      throw error;
    }
  };
  if (last !== undefined) {
    try {
      return await put(last);
    } catch {
      // A sheet was deleted or protected in the meantime, or the user cancels.
      task.signal?.throwIfAborted();
    }
  }
  return put(await lookAtOurs(context, task));
}

async function removeMarks(context: Excel.RequestContext): Promise<void> {
  await putMarks(context, await lookAtOurs(context, {}), [], {});
}

async function write(
  context: Excel.RequestContext,
  { sheet, row, column }: CellAddress,
  value: number | null,
  before: CellValue,
): Promise<boolean> {
  const cell = context.workbook.worksheets.getItem(sheet).getCell(row, column);
  cell.load("values,formulas,numberFormat");
  await context.sync();
  const { values, numberFormat, formulas }: Pick<Excel.Range, "values" | "numberFormat" | "formulas"> = cell;
  const [[now = null] = []] = cellsOf(values, numberFormat).rows;
  const formula: unknown = (formulas as unknown[][])[0]?.[0];
  const holdsFormula = typeof formula === "string" && formula.startsWith("=");
  // A cell formatted as text holds the text of what was written.
  const isSame =
    JSON.stringify(now) === JSON.stringify(before) || (typeof before === "number" && now === String(before));
  if (holdsFormula || !isSame) return false;
  cell.values = [[value ?? ""]];
  await context.sync();
  return true;
}
