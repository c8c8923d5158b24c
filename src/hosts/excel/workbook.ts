/// <reference types="office-js" />
import { qualified, type CellAddress } from "../../core/sheet/grid.ts";
import type { Checkable, HostWorkbook, OpenWorkbook, Task, Viewable, Writable } from "../../app/port.ts";
import type { Mark, Tick } from "../../core/report/mark.ts";
import { formulasIn, gridIn, selectionIn } from "./formulas.ts";
export { excelFile } from "./file.ts";
import { lookAtOurs, putMarks, type Known } from "./mark.ts";
import { readNotes, writeNotes } from "./notes.ts";
import { readWorkbook } from "./read.ts";
import { insertRows, removeRows } from "./rows.ts";
import { inExcel, unlessAborted } from "./trips.ts";
import { trouble } from "../shared/trouble.ts";
import { writeCells } from "./write.ts";

// The pane is there before what adds sheets to a workbook.
const pages = () => import("./pages.ts");
const templates = () => import("./templates.ts");

/** What the three sides of a workbook know of each other. */
class Ours {
  /** What of ours the last reading found; good for one marking. */
  known: Known | undefined;
  /** Whether it was told what of the cells is hidden. */
  isTold = true;
  /** Changes of ours that are under way. */
  changing = 0;

  async change<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    this.changing++;
    try {
      return await inExcel(batch);
    } finally {
      this.changing--;
    }
  }
}

/**
 * The workbook that is open in Excel, over office.js. Nothing beyond ExcelApi 1.14.
 *
 * Reading declares no writes, so that Excel keeps its undo list. A check is three round trips: `read` makes two, and the `mark` after it
 * one, because it goes by what was read. One more where rows or columns are hidden or colours differ; more where Excel refuses one as too
 * large. Besides Excel's own codes, `read` rejects
 * with TooManyCells, and `show` with HiddenSheet.
 */
export function excelWorkbook(): HostWorkbook & OpenWorkbook {
  const ours = new Ours();
  const workbook = { ...checkable(ours), ...viewable(ours), ...writable(ours) };
  return { ...workbook, opened: Promise.resolve(workbook) };
}

function checkable(ours: Ours): Checkable {
  return {
    untold: () => (ours.isTold ? ["covered"] : ["covered", "hidden"]),
    read(task = {}) {
      return unlessAborted(
        inExcel(async (context) => {
          task.signal?.throwIfAborted();
          const read = await readWorkbook(context, task);
          task.signal?.throwIfAborted();
          ours.known = read.ours;
          ours.isTold = read.isTold;
          return read.grids;
        }),
        task.signal,
      );
    },
    grid: (area) => inExcel((context) => gridIn(context, area)),
    mark(marks, task = {}) {
      const last = ours.known;
      ours.known = undefined;
      return ours.change((context) => mark(context, last, marks, task));
    },
    notes: () => inExcel(readNotes),
  };
}

function viewable(ours: Ours): Viewable {
  return {
    show: (at) => inExcel((context) => show(context, at)),
    selection: () => inExcel(selectionIn),
    formulas: (wanted, areas, task = {}) => inExcel((context) => formulasIn(context, wanted, areas, task)),
    async watch(changed) {
      const onChanged = ({ triggerSource }: Excel.WorksheetChangedEventArgs): Promise<void> => {
        if (triggerSource !== Excel.EventTriggerSource.thisLocalAddin) changed();
        return Promise.resolve();
      };
      // These do not say who caused them.
      const onOther = (): Promise<void> => {
        if (ours.changing === 0) changed();
        return Promise.resolve();
      };
      const handlers = await inExcel(async (context) => {
        const { worksheets } = context.workbook;
        const added = [
          worksheets.onChanged.add(onChanged),
          worksheets.onCalculated.add(onOther),
          worksheets.onRowHiddenChanged.add(onOther),
        ] as const;
        await context.sync();
        return added;
      });
      return () =>
        Excel.run({ delayForCellEdit: true, previousObjects: handlers[0].context }, async (context) => {
          for (const handler of handlers) handler.remove();
          await context.sync();
        });
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
    keep: (notes) => ours.change((context) => writeNotes(context, notes)),
    clean() {
      ours.known = undefined;
      return ours.change(async (context) => (await pages()).removeAll(context));
    },
  };
}

function writable(ours: Ours): Writable {
  return {
    write: (changes, progress) => ours.change((context) => writeCells(context, changes, progress)),
    recalculate: () =>
      ours.change(async (context) => {
        context.workbook.application.calculate(Excel.CalculationType.full);
        await context.sync();
      }),
    // What an add-in does Excel itself undoes, if at all, as it thinks fit.
    together: (make) => make(),
    addPage: (page) => ours.change(async (context) => (await pages()).writePage(context, page)),
    addSheets: (sheets, task = {}) =>
      ours.change(async (context) => (await templates()).addTemplates(context, sheets, task)),
    removeSheets: (added) => ours.change(async (context) => (await templates()).removeTemplates(context, added)),
    insertRows: (sheet, rows, like) => ours.change((context) => insertRows(context, sheet, rows, like)),
    removeRows: (sheet, rows) => ours.change((context) => removeRows(context, sheet, rows)),
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
  marks: readonly (Mark | Tick)[],
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
