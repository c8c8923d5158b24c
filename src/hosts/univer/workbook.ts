import { qualified } from "../../core/sheet/grid.ts";
import type { Worksheet } from "@univerjs/core";
import type { Checkable, HostWorkbook, Viewable, Writable } from "../../app/port.ts";
import type { Mark } from "../../core/report/mark.ts";
import type { Book } from "../../files/xlsx/book.ts";
import type { Edits } from "../../files/xlsx/edit.ts";
import { editsOf, type Origin } from "./changed.ts";
import { dataOf } from "./data.ts";
import { closed, type Grid } from "./grid.ts";
import type { Layer } from "./mark.ts";
import { formulasIn, gridOf, selectionIn } from "./read.ts";
import { addSheet, freeNames, insertRows, isAsAdded, removeRows, removeSheet } from "./sheets.ts";
import { writeCells } from "./write.ts";
import { ownData } from "./own-data.ts";

/** A change is told at once, and those that follow within so many milliseconds as one. */
const PAUSE = 50;

/** A workbook that lies open in the grid of the page, and what was done to it. */
export interface GridWorkbook extends HostWorkbook {
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
  grid.load(dataOf(book));
  layer.show(marksIn(book));
  const opened = new OpenedBook(grid, layer, book);
  const front = book.sheets[book.active];
  if (front !== undefined) grid.turnTo(front.name);
  const own = grid.workbook;
  const workbook: GridWorkbook = {
    ...checkable(opened),
    ...viewable(opened),
    ...writable(opened),
    edits: () => opened.edits(),
    marks: () => layer.marks,
  };
  // Who still holds it must not go on in the next one, which has sheets of the same names.
  return new Proxy(workbook, {
    get(target, name) {
      if (grid.workbook !== own) throw closed();
      return Reflect.get(target, name) as unknown;
    },
  });
}

/** What the three sides of a workbook know of each other. */
class OpenedBook {
  readonly grid: Grid;
  readonly layer: Layer;
  readonly book: Book;
  /** The sheets of the file, by their ids in the grid. */
  readonly origins = new Map<string, Origin>();
  notes: string | undefined;
  /** Marks that the file has, and that are to go. */
  goneMarks = false;
  /** What the watcher is told soon. */
  #soon: ReturnType<typeof setTimeout> | undefined;
  #settling = 0;

  constructor(grid: Grid, layer: Layer, book: Book) {
    this.grid = grid;
    this.layer = layer;
    this.book = book;
    this.notes = book.notes;
    for (const sheet of grid.workbook.getSheets()) {
      const { from } = ownData(sheet);
      if (from !== undefined) this.origins.set(sheet.getSheetId(), { book, index: from });
    }
  }

  /** What is calculated until then is in what is read: the watcher need not be told of it. */
  async settle(): Promise<void> {
    this.#quiet();
    this.#settling++;
    await this.grid.settled().finally(() => this.#settling--);
  }

  watch(changed: () => void): () => void {
    const end = this.grid.onChange((by) => {
      if (by === "us" || (by === "calculation" && this.#settling > 0)) return;
      if (this.#soon === undefined) changed();
      clearTimeout(this.#soon);
      this.#soon = setTimeout(() => {
        this.#soon = undefined;
        changed();
      }, PAUSE);
    });
    return () => {
      this.#quiet();
      end();
    };
  }

  #quiet(): void {
    clearTimeout(this.#soon);
    this.#soon = undefined;
  }

  sheetNamed(name: string): Worksheet | undefined {
    return this.grid.workbook.getSheetBySheetName(name) ?? undefined;
  }

  /** Throws where the list of sheets is protected, as Excel does. */
  mayAddSheets(): void {
    if (this.book.locked) throw denied("The workbook");
  }

  edits(): Edits {
    const { grid, book, origins, notes, goneMarks } = this;
    return {
      ...editsOf(grid, book, origins),
      ...(notes === book.notes ? {} : { notes: notes ?? null }),
      ...(goneMarks ? { marks: [] } : {}),
    };
  }
}

/** What ends something, as a host has it that takes its time. */
function ending(end: () => void): () => Promise<void> {
  return () => {
    end();
    return Promise.resolve();
  };
}

/** As Excel refuses what is protected. */
function denied(what: string): Error {
  return Object.assign(new Error(`${what} is protected.`), { code: "AccessDenied" });
}

function checkable(opened: OpenedBook): Checkable {
  const { grid, layer } = opened;
  return {
    untold: () => [],
    async read(task = {}) {
      task.signal?.throwIfAborted();
      await opened.settle();
      task.signal?.throwIfAborted();
      const sheets = grid.workbook.getSheets().filter((sheet) => ownData(sheet).page !== true);
      task.progress?.(1, 1);
      return sheets.map((sheet) => gridOf(grid, sheet));
    },

    async grid({ sheet, part }) {
      await grid.settled();
      const found = opened.sheetNamed(sheet);
      return found && gridOf(grid, found, part);
    },

    mark(marks, task = {}) {
      return new Promise((marked) => {
        task.signal?.throwIfAborted();
        layer.show(marks);
        marked([]);
      });
    },

    notes: () => Promise.resolve(opened.notes),
  };
}

function viewable(opened: OpenedBook): Viewable {
  const { grid, layer, book } = opened;
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- rejects rather than throws
    async show(at) {
      if (!grid.show(at)) throw Object.assign(new Error(`${qualified(at)} is hidden.`), { code: "HiddenSheet" });
    },

    selection: () => Promise.resolve(selectionIn(grid)),

    async formulas(wanted, areas, task = {}) {
      await grid.settled();
      task.signal?.throwIfAborted();
      return formulasIn(grid, wanted, areas);
    },

    watch(changed) {
      return Promise.resolve(ending(opened.watch(changed)));
    },

    follow(stands) {
      return Promise.resolve(ending(grid.onSelect(stands)));
    },

    keep(text) {
      opened.notes = text;
      grid.tell();
      return Promise.resolve();
    },

    async clean() {
      const marked = [...new Set(layer.marks.map(({ at }) => at.sheet))];
      const had = opened.notes !== undefined;
      layer.show([]);
      opened.goneMarks = book.sheets.some(({ marks }) => marks.length > 0);
      opened.notes = undefined;
      grid.tell();
      const pages = grid.workbook.getSheets().filter((sheet) => ownData(sheet).page === true);
      const names = pages.map((sheet) => sheet.getName());
      if (book.locked) return { marked, pages: [], notes: had, kept: names };
      await grid.change(() => pages.forEach((sheet) => removeSheet(grid, sheet.getSheetId())));
      return { marked, pages: names, notes: had, kept: [] };
    },
  };
}

function writable(opened: OpenedBook): Writable {
  const { grid, origins } = opened;
  return {
    write: (changes, progress) => writeCells(grid, changes, progress),
    recalculate: () => grid.recalculate(),
    together: (make) => grid.together(make),

    async addPage(page) {
      opened.mayAddSheets();
      const [name = page.name] = freeNames(grid, [page.name]);
      await grid.change(() => addSheet(grid, { name, page }, origins));
      return name;
    },

    async addSheets(sheets, task = {}) {
      task.signal?.throwIfAborted();
      opened.mayAddSheets();
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
      const sheet = opened.sheetNamed(name);
      if (sheet === undefined) throw Object.assign(new Error(`There is no sheet ${name}.`), { code: "ItemNotFound" });
      if (ownData(sheet).locks !== undefined) throw denied(name);
      await grid.change(() => insertRows(grid, sheet, rows, like));
    },

    async removeRows(sheet, rows) {
      const found = opened.sheetNamed(sheet);
      return found ? grid.change(() => removeRows(grid, found, rows)) : false;
    },
  };
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
