/// <reference types="office-js" />
import { qualified, type CellAddress } from "../../core/sheet/grid.ts";
import type { OpenWorkbook, Task } from "../../app/port.ts";
import type { Mark } from "../../core/report/mark.ts";
import { formulasIn, gridIn, selectionIn } from "./formulas.ts";
import { lookAtOurs, putMarks, type Known } from "./mark.ts";
import { readNotes, writeNotes } from "./notes.ts";
import { removeAll, writePage } from "./pages.ts";
import { readWorkbook } from "./read.ts";
import { insertRows, removeRows } from "./rows.ts";
import { addTemplates, removeTemplates } from "./templates.ts";
import { inExcel, trouble, unlessAborted } from "./trips.ts";
import { writeCells } from "./write.ts";

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

    write: (changes, progress) => change((context) => writeCells(context, changes, progress)),
    selection: () => inExcel(selectionIn),
    grid: (area) => inExcel((context) => gridIn(context, area)),
    formulas: (wanted, areas, task = {}) => inExcel((context) => formulasIn(context, wanted, areas, task)),
    recalculate: () =>
      change(async (context) => {
        context.workbook.application.calculate(Excel.CalculationType.full);
        await context.sync();
      }),
    // What an add-in does Excel itself undoes, if at all, as it thinks fit.
    together: (make) => make(),
    addPage: (page) => change((context) => writePage(context, page)),
    addSheets: (sheets, task = {}) => change((context) => addTemplates(context, sheets, task)),
    removeSheets: (added) => change((context) => removeTemplates(context, added)),
    insertRows: (sheet, rows, like) => change((context) => insertRows(context, sheet, rows, like)),
    removeRows: (sheet, rows) => change((context) => removeRows(context, sheet, rows)),
    notes: () => inExcel(readNotes),
    keep: (notes) => change((context) => writeNotes(context, notes)),

    clean() {
      known = undefined;
      return change(removeAll);
    },

    async follow(stands) {
      const onSelected = async (): Promise<void> => stands((await inExcel(selectionIn)).cell);
      const handler = await inExcel(async (context) => {
        const added = context.workbook.worksheets.onSelectionChanged.add(onSelected);
        await context.sync();
        return added;
      });
      return () =>
        Excel.run({ delayForCellEdit: true, previousObjects: handler.context }, async (context) => {
          handler.remove();
          await context.sync();
        });
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
