import type { CellAddress, CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { gridOf, type TemplateSheet } from "../../src/core/blanks/made.ts";
import type {
  AddedSheet,
  Region,
  Changes,
  Made,
  HostWorkbook,
  OpenWorkbook,
  Refusal,
  Removed,
  Selection,
  Task,
  Untold,
} from "../../src/app/port.ts";
import type { Page } from "../../src/core/report/page.ts";
import type { Change, FormulaCell, Typed } from "../../src/core/sheet/change.ts";
import type { Mark } from "../../src/core/report/mark.ts";

/** An open workbook in memory, and what was done to it. Events and refusals are for the test to make. */
export class FakeWorkbook implements HostWorkbook, OpenWorkbook {
  readonly opened = Promise.resolve<HostWorkbook>(this);
  unseen: readonly Untold[] = [];
  readonly untold = (): readonly Untold[] => this.unseen;
  sheets: readonly SheetGrid[];
  marks: readonly Mark[] = [];
  kept: string | undefined;
  pages: Page[] = [];
  shown: CellAddress[] = [];
  watchers = new Set<() => void>();
  followers = new Set<(at: CellAddress) => void>();
  /** Sheets that refuse marks. */
  locked: readonly string[] = [];
  reads = 0;
  /** How often a part of a sheet was read. */
  looks = 0;
  calculations = 0;
  selected: Pick<Selection, "cell" | "areas"> = { cell: { sheet: "公开01表", row: 99, column: 0 }, areas: [] };
  /** Cells with formulas; their values are not kept in `sheets`. */
  formulaCells: FormulaCell[] = [];
  /** Set by a test to hold a reading back, or to make it fail. */
  beforeRead: (task: Task) => Promise<void> = () => Promise.resolve();

  constructor(sheets: readonly SheetGrid[], kept?: string) {
    this.sheets = sheets;
    this.kept = kept;
  }

  async read(task: Task = {}): Promise<readonly SheetGrid[]> {
    this.reads++;
    await this.beforeRead(task);
    task.signal?.throwIfAborted();
    this.sheets.forEach((_, i) => task.progress?.(i + 1, this.sheets.length));
    return [...this.sheets, ...this.pages.map(({ name, rows }) => ({ name, top: 0, left: 0, rows }))];
  }

  show(at: CellAddress): Promise<void> {
    const sheet = this.sheets.find(({ name }) => name === at.sheet);
    if (sheet === undefined || sheet.hidden === true) return Promise.reject(new Error("no such sheet"));
    this.shown.push(at);
    return Promise.resolve();
  }

  mark(marks: readonly Mark[]): Promise<readonly string[]> {
    this.marks = marks.filter(({ at }) => !this.locked.includes(at.sheet));
    return Promise.resolve(this.locked.filter((name) => marks.some(({ at }) => at.sheet === name)));
  }

  write(changes: readonly Change[]): Promise<Changes> {
    const made: Made[] = [];
    const left: { change: Change; why: Refusal }[] = [];
    for (const change of changes) {
      const { at, before, after } = change;
      if (this.at(at) !== before) left.push({ change, why: "changed" });
      else {
        after.forEach((row, r) =>
          row.forEach((typed, c) => this.set({ ...at, row: at.row + r, column: at.column + c }, typed)),
        );
        made.push({ ...change, holds: this.at(at) as Typed });
      }
    }
    return Promise.resolve({ made, left });
  }

  selection(): Promise<Selection> {
    const { cell, areas } = this.selected;
    return Promise.resolve({ cell, areas, holds: this.at(cell) as Typed, format: "General" });
  }

  grid({ sheet, part }: Region): Promise<SheetGrid | undefined> {
    this.looks++;
    const grid = this.sheets.find(({ name }) => name === sheet);
    if (grid === undefined || part === undefined) return Promise.resolve(grid);
    const { top, left, rows, columns } = part;
    return Promise.resolve({
      ...grid,
      top,
      left,
      rows: grid.rows
        .slice(top - grid.top, top - grid.top + rows)
        .map((row) => row.slice(left - grid.left, left - grid.left + columns)),
    });
  }

  formulas(
    wanted: (formula: string) => boolean,
    areas?: readonly Region[],
    task: Task = {},
  ): Promise<readonly FormulaCell[]> {
    task.progress?.(1, 1);
    const isIn = ({ row, column }: CellAddress, { part }: Region): boolean =>
      part === undefined ||
      (row >= part.top && row < part.top + part.rows && column >= part.left && column < part.left + part.columns);
    return Promise.resolve(
      this.formulaCells.filter(
        ({ at, formula }) =>
          wanted(formula) && areas?.some((area) => area.sheet === at.sheet && isIn(at, area)) !== false,
      ),
    );
  }

  recalculate(): Promise<void> {
    this.calculations++;
    return Promise.resolve();
  }

  together<T>(make: () => Promise<T>): Promise<T> {
    return make();
  }

  addPage(page: Page): Promise<string> {
    const number = this.pages.length === 0 ? "" : ` (${this.pages.length + 1})`;
    this.pages.push({ ...page, name: `${page.name}${number}` });
    return Promise.resolve(`${page.name}${number}`);
  }

  addSheets(sheets: readonly TemplateSheet[]): Promise<readonly AddedSheet[]> {
    const added = sheets.map((sheet) => {
      let name = sheet.name;
      for (let n = 2; this.sheets.some((other) => other.name === name); n++) name = `${sheet.name} (${n})`;
      this.sheets = [...this.sheets, gridOf({ ...sheet, name })];
      return { name, id: name, sheet };
    });
    return Promise.resolve(added);
  }

  removeSheets(added: readonly AddedSheet[]): Promise<readonly AddedSheet[]> {
    const isChanged = ({ id, sheet }: AddedSheet): boolean => {
      const now = this.sheets.find(({ name }) => name === id);
      return now !== undefined && JSON.stringify(now) !== JSON.stringify(gridOf({ ...sheet, name: id }));
    };
    const kept = added.filter(isChanged);
    this.sheets = this.sheets.filter(
      ({ name }) => !added.some(({ id }) => id === name) || kept.some(({ id }) => id === name),
    );
    return Promise.resolve(kept);
  }

  insertRows(sheet: string, rows: readonly number[]): Promise<void> {
    for (const row of rows) this.#splice(sheet, row, 0, [[]]);
    return Promise.resolve();
  }

  removeRows(sheet: string, rows: readonly number[]): Promise<boolean> {
    const grid = this.sheets.find(({ name }) => name === sheet);
    const stands = (row: number): boolean => grid?.rows[row - grid.top]?.some((value) => value !== null) === true;
    if (rows.some(stands)) return Promise.resolve(false);
    for (const row of [...rows].reverse()) this.#splice(sheet, row, 1, []);
    return Promise.resolve(true);
  }

  #splice(sheet: string, row: number, count: number, added: readonly CellValue[][]): void {
    this.sheets = this.sheets.map((grid) =>
      grid.name !== sheet
        ? grid
        : {
            ...grid,
            rows: [...grid.rows.slice(0, row - grid.top), ...added, ...grid.rows.slice(row - grid.top + count)],
          },
    );
  }

  notes(): Promise<string | undefined> {
    return Promise.resolve(this.kept);
  }

  keep(notes: string): Promise<void> {
    this.kept = notes;
    return Promise.resolve();
  }

  clean(): Promise<Removed> {
    const removed: Removed = {
      marked: [...new Set(this.marks.map(({ at }) => at.sheet))],
      pages: this.pages.map(({ name }) => name),
      notes: this.kept !== undefined,
      kept: this.locked,
    };
    [this.marks, this.pages, this.kept] = [[], [], undefined];
    return Promise.resolve(removed);
  }

  follow(stands: (at: CellAddress) => void): Promise<() => Promise<void>> {
    this.followers.add(stands);
    return Promise.resolve(() => {
      this.followers.delete(stands);
      return Promise.resolve();
    });
  }

  /** The user goes to a cell. */
  stand(at: CellAddress): void {
    this.selected = { cell: at, areas: [] };
    for (const stands of this.followers) stands(at);
  }

  watch(changed: () => void): Promise<() => Promise<void>> {
    this.watchers.add(changed);
    return Promise.resolve(() => {
      this.watchers.delete(changed);
      return Promise.resolve();
    });
  }

  /** The value of a cell. */
  at({ sheet, row, column }: CellAddress): CellValue {
    const grid = this.sheets.find(({ name }) => name === sheet);
    return grid?.rows[row - grid.top]?.[column - grid.left] ?? null;
  }

  /** Changes a cell without a word. */
  set({ sheet, row, column }: CellAddress, value: CellValue): void {
    this.sheets = this.sheets.map((grid) => {
      if (grid.name !== sheet) return grid;
      const rows = grid.rows.map((cells) => [...cells]);
      const [r, c] = [row - grid.top, column - grid.left];
      while (rows.length <= r && value !== null) rows.push([]);
      const cells = rows[r] ?? [];
      while (cells.length < c && value !== null) cells.push(null);
      if (c < cells.length || value !== null) cells[c] = value;
      return { ...grid, rows };
    });
  }

  /** The user types into a cell. */
  type(at: CellAddress, value: CellValue): void {
    this.set(at, value);
    for (const changed of this.watchers) changed();
  }
}
