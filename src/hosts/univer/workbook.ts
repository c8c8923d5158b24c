import { qualified } from "../../core/sheet/grid.ts";
import type { OpenWorkbook } from "../../app/port.ts";
import type { Mark } from "../../core/report/mark.ts";
import type { Book } from "../../files/xlsx/book.ts";
import type { Edits } from "../../files/xlsx/edit.ts";
import { editsOf, type Origin } from "./changed.ts";
import { dataOf } from "./data.ts";
import { closed, type Grid } from "./grid.ts";
import type { Layer } from "./mark.ts";
import { formulasIn, gridOf, selectionIn } from "./read.ts";
import { addSheet, freeNames, insertRows, isAsAdded, removeRows, removeSheet } from "./sheets.ts";
import { ownData, writeCells } from "./write.ts";

/** A change is told at once, and those that follow within so many milliseconds as one. */
const PAUSE = 50;

/** A workbook that lies open in the grid of the page, and what was done to it. */
export interface GridWorkbook extends OpenWorkbook {
  /** What is other than it was in the file; of marks only that those of the file are to go, where they were cleaned out. */
  edits(): Edits;
  /** The marks that are shown. */
  marks(): readonly Mark[];
}

/**
 * Opens a workbook in the grid, in the place of the one before, over Univer. Marks are a layer over the grid and no part of the workbook;
 * what the add-in writes can be undone in the grid as well. Protected sheets take marks, and nothing else. Rejects with HiddenSheet as
 * Excel's does.
 */
export function openInGrid(grid: Grid, layer: Layer, book: Book): GridWorkbook {
  const origins = new Map<string, Origin>();
  let notes = book.notes;
  /** What the watcher is told soon. */
  let soon: ReturnType<typeof setTimeout> | undefined;
  let settling = 0;
  /** Marks that the file has, and that are to go. */
  let goneMarks = false;

  grid.load(dataOf(book));
  const opened = grid.workbook;
  layer.show(marksIn(book));
  for (const sheet of grid.workbook.getSheets()) {
    const { from } = ownData(sheet);
    if (from !== undefined) origins.set(sheet.getSheetId(), { book, index: from });
  }
  const front = book.sheets[book.active];
  if (front !== undefined) grid.turnTo(front.name);

  const sheetNamed = (name: string) => {
    const sheet = grid.workbook.getSheetBySheetName(name);
    if (!sheet) throw Object.assign(new Error(`There is no sheet ${name}.`), { code: "ItemNotFound" });
    return sheet;
  };
  /** As Excel refuses what is protected. */
  const denied = (what: string) => Object.assign(new Error(`${what} is protected.`), { code: "AccessDenied" });
  const pages = () => grid.workbook.getSheets().filter((sheet) => ownData(sheet).page === true);

  const workbook: GridWorkbook = {
    async read(task = {}) {
      task.signal?.throwIfAborted();
      // What is calculated until then is in what is read: the watcher need not be told of it.
      clearTimeout(soon);
      soon = undefined;
      settling++;
      await grid.settled().finally(() => settling--);
      task.signal?.throwIfAborted();
      const sheets = grid.workbook.getSheets().filter((sheet) => ownData(sheet).page !== true);
      task.progress?.(1, 1);
      return sheets.map((sheet) => gridOf(grid, sheet));
    },

    // eslint-disable-next-line @typescript-eslint/require-await -- rejects rather than throws
    async show(at) {
      if (!grid.show(at)) throw Object.assign(new Error(`${qualified(at)} is hidden.`), { code: "HiddenSheet" });
    },

    mark(marks, task = {}) {
      return new Promise((marked) => {
        task.signal?.throwIfAborted();
        layer.show(marks);
        marked([]);
      });
    },

    write: (changes, progress) => writeCells(grid, changes, progress),

    selection: () => Promise.resolve(selectionIn(grid)),

    async grid({ sheet, part }) {
      await grid.settled();
      const found = grid.workbook.getSheetBySheetName(sheet);
      return found ? gridOf(grid, found, part) : undefined;
    },

    async formulas(wanted, areas, task = {}) {
      await grid.settled();
      task.signal?.throwIfAborted();
      return formulasIn(grid, wanted, areas);
    },

    recalculate: () => grid.recalculate(),
    together: (make) => grid.together(make),

    async addPage(page) {
      if (book.locked) throw denied("The workbook");
      const [name = page.name] = freeNames(grid, [page.name]);
      await grid.change(() => addSheet(grid, { name, page }, origins));
      return name;
    },

    async addSheets(sheets, task = {}) {
      task.signal?.throwIfAborted();
      if (book.locked) throw denied("The workbook");
      const names = freeNames(
        grid,
        sheets.map(({ name }) => name),
      );
      return grid.change(() =>
        sheets.map((sheet, i) => {
          const name = names[i] ?? sheet.name;
          return { name, id: addSheet(grid, { name, template: sheet }, origins), sheet };
        }),
      );
    },

    async removeSheets(added) {
      return grid.change(() =>
        added.filter((one) => {
          const sheet = grid.workbook.getSheetBySheetId(one.id);
          if (!sheet) return false;
          return !isAsAdded(grid, sheet, one) || !removeSheet(grid, one.id);
        }),
      );
    },

    async insertRows(name, rows, like) {
      const sheet = sheetNamed(name);
      if (ownData(sheet).locks !== undefined) throw denied(name);
      await grid.change(() => insertRows(grid, sheet, rows, like));
    },

    async removeRows(sheet, rows) {
      const found = grid.workbook.getSheetBySheetName(sheet);
      return found ? grid.change(() => removeRows(grid, found, rows)) : false;
    },

    notes: () => Promise.resolve(notes),

    keep(text) {
      notes = text;
      grid.tell();
      return Promise.resolve();
    },

    async clean() {
      const marked = [...new Set(layer.marks.map(({ at }) => at.sheet))];
      const had = notes !== undefined;
      layer.show([]);
      goneMarks = book.sheets.some(({ marks }) => marks.length > 0);
      notes = undefined;
      grid.tell();
      const own = pages();
      const names = own.map((sheet) => sheet.getName());
      if (book.locked) return { marked, pages: [], notes: had, kept: names };
      await grid.change(() => own.forEach((sheet) => removeSheet(grid, sheet.getSheetId())));
      return { marked, pages: names, notes: had, kept: [] };
    },

    follow(stands) {
      const end = grid.onSelect(stands);
      return Promise.resolve(() => {
        end();
        return Promise.resolve();
      });
    },

    watch(changed) {
      const end = grid.onChange((by) => {
        if (by === "us" || (by === "calculation" && settling > 0)) return;
        if (soon === undefined) changed();
        clearTimeout(soon);
        soon = setTimeout(() => {
          soon = undefined;
          changed();
        }, PAUSE);
      });
      return Promise.resolve(() => {
        clearTimeout(soon);
        end();
        return Promise.resolve();
      });
    },

    edits() {
      return {
        ...editsOf(grid, book, origins),
        ...(notes === book.notes ? {} : { notes: notes ?? null }),
        ...(goneMarks ? { marks: [] } : {}),
      };
    },

    marks: () => layer.marks,
  };
  // Who still holds it must not go on in the next one, which has sheets of the same names.
  return new Proxy(workbook, {
    get(target, name) {
      if (grid.workbook !== opened) throw closed();
      return Reflect.get(target, name) as unknown;
    },
  });
}

/** The marks that were saved with the file, as far as there are cells. */
function marksIn({ sheets }: Book): Mark[] {
  return sheets.flatMap(({ name, marks, cells }) => {
    if (marks.length === 0) return [];
    const rows = Object.entries(cells).map(
      ([row, columns]) => [Number(row), Object.keys(columns).map(Number)] as const,
    );
    return marks.flatMap(({ kind, area: { top, left, bottom, right } }) =>
      rows
        .filter(([row]) => top <= row && row <= bottom)
        .flatMap(([row, columns]) =>
          columns
            .filter((column) => left <= column && column <= right)
            .map((column): Mark => ({ at: { sheet: name, row, column }, kind })),
        ),
    );
  });
}
