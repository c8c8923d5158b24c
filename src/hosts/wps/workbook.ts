import type { Checkable, HostWorkbook, OpenWorkbook, Viewable, Writable } from "../../app/port.ts";
import type { EtApplication, EtEvents, EtListening, EtSheet, EtWorkbook } from "./et.ts";
import { addPage, addTemplates, removeAll, removeIfAsAdded } from "./added.ts";
import { putMarks } from "./mark.ts";
import { readNotes, writeNotes } from "./notes.ts";
import { gridIn, readSheets } from "./read.ts";
import { insertRows, removeRows } from "./rows.ts";
import { addressOf, formulasIn, selectionIn, show } from "./selection.ts";
import { sheetsOf } from "./sheets.ts";
import { writeCells } from "./write.ts";

export { wpsFile } from "./file.ts";
export type { EtApplication, EtListening, EtWorkbook } from "./et.ts";

/** What the three sides of a workbook know of each other. */
class Ours {
  readonly app: EtApplication;
  readonly book: EtWorkbook;
  readonly #events: EtListening;
  /** Sheets that were added, by the ids that we gave them: WPS has no name for a sheet that stays when it is renamed. */
  readonly added = new Map<string, EtSheet>();
  #changing = 0;

  constructor(app: EtApplication, book: EtWorkbook, events: EtListening) {
    this.app = app;
    this.book = book;
    this.#events = events;
  }

  /** What happens within is ours: WPS tells nobody of it, and draws it at once. Rejects rather than throws. */
  async change<T>(make: () => T | Promise<T>): Promise<T> {
    const { app } = this;
    this.#changing++;
    [app.EnableEvents, app.ScreenUpdating] = [false, false];
    try {
      return await make();
    } finally {
      if (--this.#changing === 0) [app.EnableEvents, app.ScreenUpdating] = [true, true];
    }
  }

  /** Hears of what happens in this workbook by others. Answers with what ends that. */
  listen<Name extends "SheetChange" | "SheetCalculate" | "SheetSelectionChange">(
    name: Name,
    listener: (...told: Parameters<EtEvents[Name]>) => void,
  ): () => void {
    const events = this.#events;
    const own = ((...told: Parameters<EtEvents[Name]>) => {
      if (this.#changing === 0 && this.#isOurs()) listener(...told);
    }) as EtEvents[Name];
    events.AddApiEventListener(name, own);
    return () => events.RemoveApiEventListener(name, own);
  }

  /** Events are told of every workbook that is open; they come from the one in front. */
  #isOurs(): boolean {
    return this.app.ActiveWorkbook?.FullName === this.book.FullName;
  }
}

/**
 * A workbook that is open in WPS 表格, over its object model. Codes of errors are those of Excel's host: TooManyCells, HiddenSheet,
 * ItemNotFound, AccessDenied. What is written WPS itself undoes as it thinks fit, step by step. A formula that fills several cells is
 * left as it is.
 */
export function wpsWorkbook(app: EtApplication, book: EtWorkbook, events: EtListening): HostWorkbook & OpenWorkbook {
  const ours = new Ours(app, book, events);
  const workbook = { ...checkable(ours), ...viewable(ours), ...writable(ours) };
  return { ...workbook, opened: Promise.resolve(workbook) };
}

function checkable(ours: Ours): Checkable {
  const { app, book } = ours;
  return {
    untold: () => ["covered"],
    async read(task = {}) {
      task.signal?.throwIfAborted();
      return readSheets(app, book, task);
    },
    grid: (area) => gridIn(app, book, area),
    async mark(marks, task = {}) {
      task.signal?.throwIfAborted();
      return ours.change(() => putMarks(book, marks, task));
    },
    notes: async () => Promise.resolve(readNotes(book)),
  };
}

function viewable(ours: Ours): Viewable {
  const { app, book } = ours;
  return {
    show: (at) => ours.change(() => show(book, at)),
    selection: async () => Promise.resolve(selectionIn(app)),
    formulas: (wanted, areas, task = {}) => formulasIn(app, book, wanted, areas, task),
    async watch(changed) {
      const ends = [ours.listen("SheetChange", changed)];
      try {
        ends.push(ours.listen("SheetCalculate", changed));
      } catch {
        // Not every WPS tells of it.
      }
      return Promise.resolve(ending(() => ends.forEach((end) => end())));
    },
    async follow(stands) {
      const end = ours.listen("SheetSelectionChange", () => stands(addressOf(app.ActiveCell)));
      return Promise.resolve(ending(end));
    },
    keep: (notes) => ours.change(() => writeNotes(book, notes)),
    clean: () => ours.change(() => removeAll(app, book)),
  };
}

/** What ends something, as a host has it that takes its time. */
function ending(end: () => void): () => Promise<void> {
  return () => {
    end();
    return Promise.resolve();
  };
}

function writable(ours: Ours): Writable {
  const { app, book, added } = ours;
  return {
    write: (changes, progress) => ours.change(() => writeCells(book, changes, progress)),
    recalculate: () => ours.change(() => app.CalculateFull()),
    together: (make) => make(),
    addPage: (page) => ours.change(() => addPage(app, book, page)),
    addSheets: (templates, task = {}) =>
      ours.change(async () => {
        const sheets = await addTemplates(app, book, templates, task);
        return sheets.flatMap((sheet, i) => {
          const template = templates[i];
          if (template === undefined) return [];
          const id = `sheet ${added.size + 1}`;
          added.set(id, sheet);
          return [{ name: sheet.Name, id, sheet: template }];
        });
      }),
    removeSheets: (wanted) =>
      ours.change(() =>
        wanted.filter((one) => {
          const sheet = added.get(one.id);
          if (sheet === undefined || !isThere(book, sheet)) return false;
          return !removeIfAsAdded(app, book, sheet, one.sheet);
        }),
      ),
    insertRows: (sheet, rows, like) => ours.change(() => insertRows(book, sheet, rows, like)),
    removeRows: (sheet, rows) => ours.change(() => removeRows(book, sheet, rows)),
  };
}

/** Whether a sheet is still a part of the workbook: one that is gone has no name. */
function isThere(book: EtWorkbook, sheet: EtSheet): boolean {
  try {
    const { Name } = sheet;
    return sheetsOf(book).some((one) => one.Name === Name);
  } catch {
    return false;
  }
}
