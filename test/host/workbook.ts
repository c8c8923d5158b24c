import { a1, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { addressOf, areaOf, COLUMNS, ROWS, type Area } from "./areas.ts";
import { HostError } from "./processor.ts";

// What a workbook is to the host. All of it is plain data: JSON is the file format, and two workbooks are the same where
// their data are.

export type Value = string | number | boolean;

/** Changed by another one in its place. */
export interface CellState {
  readonly value: Value;
  readonly formula?: string;
  /** Rows and columns over which its formula spills. */
  readonly spill?: readonly [rows: number, columns: number];
  readonly numberFormat?: string;
  readonly style?: Readonly<Record<string, unknown>>;
}

/** A conditional format; `ranges` are those that it applies to, "A1:B2 D4". */
export interface ConditionalState {
  id: string;
  /** "Custom", "ColorScale", "CellValue" … */
  type: string;
  ranges: string;
  /** Of a custom one, with its "=". */
  formula?: string;
  style: Readonly<Record<string, unknown>>;
  stopIfTrue: boolean;
  /** One whose rule Excel cannot tell, as there are. */
  unreadable?: boolean;
}

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

export interface SheetState {
  id: string;
  name: string;
  visibility: Visibility;
  protected: boolean;
  /** By address: "B2". */
  cells: Record<string, CellState>;
  /** The first has the highest priority, whatever its ranges. */
  conditionalFormats: ConditionalState[];
  properties: Record<string, string>;
  columnWidths: Record<number, number>;
  rowHeights?: Record<number, number>;
  /** From zero. */
  hiddenRows?: number[];
  hiddenColumns?: number[];
  /** Addresses. */
  merges?: string[];
  validations?: { ranges: string; rule?: unknown; prompt?: unknown; errorAlert?: unknown }[];
  pageLayout?: Record<string, unknown>;
  /** Rows and columns that stay in view. */
  frozen?: { readonly rows: number; readonly columns: number };
}

export interface WorkbookState {
  sheets: SheetState[];
  /** The id of the sheet in front. */
  active: string;
  selection: string;
  /** Whether the list of sheets is protected. */
  protected: boolean;
  names: { readonly name: string; readonly formula: string }[];
  comments: { readonly sheet: string; readonly cell: string; readonly text: string }[];
  settings: Record<string, unknown>;
  xmlParts: { id: string; xml: string }[];
  /** Office.context.document.settings */
  documentSettings: Record<string, unknown>;
}

/** How a sheet differs from a plain one that holds its grid. */
export interface SheetExtras {
  readonly visibility?: Visibility;
  readonly protected?: boolean;
  readonly conditionalFormats?: readonly (Partial<ConditionalState> & { readonly ranges: string })[];
  /** Styles of cells by address. */
  readonly styles?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Formulas by address; the value of the cell is its result. */
  readonly formulas?: Readonly<Record<string, string>>;
}

export interface WorkbookExtras extends Partial<Pick<WorkbookState, "names" | "comments" | "settings" | "protected">> {
  /** By the name of the sheet. */
  readonly sheets?: Readonly<Record<string, SheetExtras>>;
}

/** A workbook that holds these sheets, as Excel would have it after opening a file. */
export function workbookOf(grids: readonly SheetGrid[], extras: WorkbookExtras = {}): WorkbookState {
  const { sheets: more = {}, ...rest } = extras;
  for (const name of Object.keys(more))
    if (!grids.some((grid) => grid.name === name)) throw new RangeError(`no sheet ${name}`);
  const sheets = grids.map((grid, i) => sheetOf(grid, i, more[grid.name] ?? {}));
  const active = sheets.find(({ visibility }) => visibility === "Visible");
  if (active === undefined) throw new RangeError("a workbook shows at least one sheet");
  return {
    sheets,
    active: active.id,
    selection: "A1",
    protected: false,
    names: [],
    comments: [],
    settings: {},
    xmlParts: [],
    documentSettings: {},
    ...structuredClone(rest),
  };
}

function sheetOf(grid: SheetGrid, index: number, extras: SheetExtras): SheetState {
  const cells: Record<string, CellState> = {};
  grid.rows.forEach((row, r) =>
    row.forEach((value, c) => {
      const numberFormat = grid.formats?.[r]?.[c];
      if (value === null) return;
      const at = a1(grid.top + r, grid.left + c);
      cells[at] = { value: plain(value), ...(numberFormat === undefined ? {} : { numberFormat }) };
    }),
  );
  for (const [at, style] of Object.entries(extras.styles ?? {})) cells[at] = { value: "", ...cells[at], style };
  for (const [at, formula] of Object.entries(extras.formulas ?? {})) cells[at] = { value: 0, ...cells[at], formula };
  return {
    id: guid(index + 1),
    name: grid.name,
    visibility: extras.visibility ?? (grid.hidden === true ? "Hidden" : "Visible"),
    protected: extras.protected ?? false,
    cells,
    conditionalFormats: (extras.conditionalFormats ?? []).map((format, i) => ({
      id: guid(index + 1, i + 1),
      type: "Custom",
      style: {},
      stopIfTrue: false,
      ...format,
    })),
    properties: {},
    columnWidths: {},
    ...(grid.hiddenRows === undefined ? {} : { hiddenRows: [...grid.hiddenRows] }),
    ...(grid.hiddenColumns === undefined ? {} : { hiddenColumns: [...grid.hiddenColumns] }),
  };
}

function plain(value: Exclude<CellValue, null>): Value {
  return typeof value === "object" ? value.text : value;
}

function guid(...numbers: readonly number[]): string {
  const digits = numbers.map((n) => n.toString(16).padStart(4, "0").toUpperCase()).join("");
  return `{00000000-0000-0000-0000-${digits.padStart(12, "0")}}`;
}

/** A sheet that lies open. */
export class Sheet {
  /** By row and column. */
  readonly #rows = new Map<number, Map<number, CellState>>();
  /** The rows in their order, until there is another one. */
  #order: readonly number[] | undefined;
  /** What each formula that spills covers, its own cell first, by that cell's address. */
  readonly #spills = new Map<string, Area>();
  #formulas = 0;

  readonly state: Omit<SheetState, "cells">;

  constructor({ cells, ...state }: SheetState) {
    this.state = structuredClone(state);
    for (const [address, cell] of Object.entries(cells)) {
      const area = areaOf(address);
      if (area === undefined) throw new RangeError(address);
      this.#put(area.top, area.left, cell);
    }
  }

  cell(row: number, column: number): Readonly<CellState> {
    return this.#rows.get(row)?.get(column) ?? BLANK;
  }

  /** Other contents or another look; a cell that gets a value loses its formula, unless it is told to keep it. */
  change(row: number, column: number, change: Partial<CellState>, keep: "formula" | "nothing" = "nothing"): void {
    if (change.value !== undefined && keep === "nothing") this.#unspill(row, column);
    const { formula, spill, numberFormat, ...cell } = { ...this.cell(row, column), ...change };
    const isNew = change.value !== undefined && change.formula === undefined && keep === "nothing";
    this.#put(row, column, {
      ...cell,
      ...(formula === undefined || isNew ? {} : { formula }),
      ...(spill === undefined || isNew ? {} : { spill }),
      ...(numberFormat === undefined || numberFormat === "General" ? {} : { numberFormat }),
    });
  }

  /** The area that a formula spills over this cell, among others. */
  spillOver(row: number, column: number): Area | undefined {
    for (const area of this.#spills.values())
      if (row >= area.top && row <= area.bottom && column >= area.left && column <= area.right) return area;
    return undefined;
  }

  /** What was spilled goes when its formula does, and when something is put in its way. */
  #unspill(row: number, column: number): void {
    const area = this.spillOver(row, column);
    if (area === undefined) return;
    const { spill: _, ...own } = this.cell(area.top, area.left);
    this.#put(area.top, area.left, { ...own, value: "#SPILL!" });
    for (let r = area.top; r <= area.bottom; r++)
      for (let c = area.left; c <= area.right; c++)
        if (r !== area.top || c !== area.left) this.#put(r, c, { ...this.cell(r, c), value: "" });
  }

  #put(row: number, column: number, cell: CellState): void {
    const address = a1(row, column);
    if (cell.spill === undefined) this.#spills.delete(address);
    else
      this.#spills.set(address, {
        top: row,
        left: column,
        bottom: row + cell.spill[0] - 1,
        right: column + cell.spill[1] - 1,
      });
    const cells = this.#rows.get(row) ?? new Map<number, CellState>();
    this.#formulas += Number(cell.formula !== undefined) - Number(cells.get(column)?.formula !== undefined);
    const isPlain = cell.value === "" && Object.keys(cell).length === 1;
    if (isPlain) cells.delete(column);
    else cells.set(column, cell);
    if (this.#rows.has(row) === cells.size > 0) return;
    this.#order = undefined;
    if (cells.size > 0) this.#rows.set(row, cells);
    else this.#rows.delete(row);
  }

  hasFormulas(): boolean {
    return this.#formulas > 0;
  }

  #inOrder(): readonly number[] {
    return (this.#order ??= [...this.#rows.keys()].sort((a, b) => a - b));
  }

  /** The smallest area around all that is in use, or around the values alone, within an area. */
  used(valuesOnly: boolean, within: Area): Area | undefined {
    let used: Area | undefined;
    const order = this.#inOrder();
    for (let i = firstFrom(order, within.top); (order[i] ?? ROWS) <= within.bottom; i++) {
      const row = order[i] ?? 0;
      for (const [column, cell] of this.#rows.get(row) ?? []) {
        if (column < within.left || column > within.right) continue;
        if (valuesOnly && cell.value === "" && cell.formula === undefined) continue;
        used = {
          top: used?.top ?? row,
          left: Math.min(used?.left ?? column, column),
          bottom: row,
          right: Math.max(used?.right ?? column, column),
        };
      }
    }
    return used;
  }

  /** What all cells of an area have in common; undefined where they differ. */
  common<T>(area: Area, of: (cell: Readonly<CellState>) => T): T | undefined {
    const found = new Set<T>();
    let held = 0;
    for (const [row, cells] of this.#rows) {
      if (row < area.top || row > area.bottom) continue;
      for (const [column, cell] of cells) {
        if (column < area.left || column > area.right) continue;
        held++;
        found.add(of(cell));
      }
    }
    if (held < (area.bottom - area.top + 1) * (area.right - area.left + 1)) found.add(of(BLANK));
    const [first] = found;
    return found.size === 1 ? first : undefined;
  }

  /** Number formats and styles of a row's cells, in another row. */
  copyLook(from: number, to: number): void {
    for (const [column, { numberFormat, style }] of this.#rows.get(from) ?? [])
      this.change(to, column, {
        ...(numberFormat === undefined ? {} : { numberFormat }),
        ...(style === undefined ? {} : { style }),
      });
  }

  /** Rows move down from a row on, or up onto it; those that they move onto go. */
  shift(from: number, by: number): void {
    const rows = [...this.#rows].flatMap(([row, cells]): [number, Map<number, CellState>][] => {
      if (row < from) return [[row, cells]];
      return row < from - by ? [] : [[row + by, cells]];
    });
    this.#rows.clear();
    for (const [row, cells] of rows) this.#rows.set(row, cells);
    this.#order = undefined;
    const moved = (ranges: string): string =>
      ranges
        .split(" ")
        .flatMap((range) => shifted(range, from, by) ?? [])
        .join(" ");
    const { state } = this;
    for (const format of state.conditionalFormats) format.ranges = moved(format.ranges);
    for (const validation of state.validations ?? []) validation.ranges = moved(validation.ranges);
    if (state.merges !== undefined) state.merges = state.merges.map(moved);
    if (state.hiddenRows !== undefined)
      state.hiddenRows = state.hiddenRows.flatMap((row) => (row < from ? row : row < from - by ? [] : row + by));
  }

  formulas(): readonly (readonly [row: number, column: number, formula: string])[] {
    return this.#inOrder().flatMap((row) =>
      [...(this.#rows.get(row) ?? [])].flatMap(([column, { formula }]) =>
        formula === undefined ? [] : [[row, column, formula] as const],
      ),
    );
  }

  saved(): SheetState {
    const cells: Record<string, CellState> = {};
    for (const row of this.#inOrder())
      for (const [column, cell] of [...(this.#rows.get(row) ?? [])].sort(([a], [b]) => a - b))
        cells[a1(row, column)] = cell;
    return { ...structuredClone(this.state), cells };
  }
}

const BLANK: Readonly<CellState> = { value: "" };

/** The index of the first number that is not below `least`. */
function firstFrom(order: readonly number[], least: number): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((order[middle] ?? least) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What happens to a workbook and is told to whoever registered for it; the numbers are those of the wire. */
export const EVENTS = {
  Changed: 10,
  Activated: 11,
  Deactivated: 12,
  Added: 13,
  SelectionChanged: 14,
  Deleted: 15,
  Calculated: 16,
  RowHiddenChanged: 22,
} as const;
export type EventName = keyof typeof EVENTS;

/** A workbook that lies open. */
export class Workbook {
  readonly sheets: Sheet[];
  readonly state: Omit<WorkbookState, "sheets">;
  /** Told to the add-in by the host. */
  onEvent: (name: EventName, sheet: Sheet, detail: Readonly<Record<string, unknown>>) => void = () => undefined;
  onSelection: () => void = () => undefined;
  /** What a formula gives, alone or in rows; set by the test. */
  calculate: (formula: string) => Value | readonly (readonly Value[])[] = () => 0;
  #next = 1;

  constructor({ sheets, ...state }: WorkbookState) {
    this.sheets = sheets.map((sheet) => new Sheet(sheet));
    this.state = structuredClone(state);
  }

  /** By name, whatever the case of its letters, or by id. */
  find(nameOrId: string): Sheet | undefined {
    const wanted = nameOrId.toLowerCase();
    return this.sheets.find(({ state }) => state.id.toLowerCase() === wanted || state.name.toLowerCase() === wanted);
  }

  get active(): Sheet {
    const sheet = this.find(this.state.active);
    if (sheet === undefined) throw new RangeError("no sheet in front");
    return sheet;
  }

  /** Puts a formula into a cell and shows what it gives; it spills only over blank cells. */
  enter(sheet: Sheet, row: number, column: number, formula: string): void {
    sheet.change(row, column, { value: "" });
    const given = sumOf(sheet, formula) ?? this.calculate(formula);
    if (typeof given !== "object") {
      sheet.change(row, column, { value: given, formula });
      return;
    }
    const cells = given.flatMap((values, r) => values.map((value, c) => ({ row: row + r, column: column + c, value })));
    if (cells.some((cell) => sheet.cell(cell.row, cell.column).value !== "")) {
      sheet.change(row, column, { value: "#SPILL!", formula });
      return;
    }
    for (const cell of cells) sheet.change(cell.row, cell.column, { value: cell.value });
    sheet.change(row, column, {
      value: given[0]?.[0] ?? "",
      formula,
      spill: [given.length, given[0]?.length ?? 0],
    });
  }

  /** Rows are inserted before a row, or deleted from it on; formulas of the sheet follow. */
  shiftRows(sheet: Sheet, from: number, by: number): void {
    sheet.shift(from, by);
    for (const [row, column, formula] of sheet.formulas()) {
      const text = formula.replace(/\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?/g, (address, at: number) =>
        formula.charAt(at - 1) === "!" ? address : (shifted(address, from, by) ?? "#REF!"),
      );
      if (text !== formula) sheet.change(row, column, { formula: text });
    }
    this.onEvent("Changed", sheet, {
      changeType: by > 0 ? "RowInserted" : "RowDeleted",
      address: addressOf({ top: from, left: 0, bottom: from + Math.abs(by) - 1, right: COLUMNS - 1 }),
      source: "Local",
      triggerSource: "ThisLocalAddin",
    });
  }

  calculateAll(): void {
    for (const sheet of this.sheets) {
      const formulas = sheet.formulas();
      for (const [row, column, formula] of formulas) this.enter(sheet, row, column, formula);
      if (formulas.length > 0) this.onEvent("Calculated", sheet, { address: "" });
    }
  }

  newId(): string {
    const ids = new Set([
      ...this.sheets.flatMap(({ state }) => [state.id, ...state.conditionalFormats.map(({ id }) => id)]),
      ...this.state.xmlParts.map(({ id }) => id),
    ]);
    for (;;) {
      const id = guid(0xffff, this.#next++);
      if (!ids.has(id)) return id;
    }
  }

  addSheet(name: string): Sheet {
    if (this.state.protected) throw denied("WorksheetCollection.add");
    // eslint-disable-next-line no-control-regex
    if (name === "" || name.length > 31 || /[\\/?*[\]:\u0000]|^'|'$/.test(name) || name.toLowerCase() === "history")
      throw invalid("WorksheetCollection.add");
    if (this.find(name) !== undefined)
      throw new HostError("ItemAlreadyExists", "A resource with this name already exists.", "WorksheetCollection.add");
    const sheet = new Sheet({
      id: this.newId(),
      name,
      visibility: "Visible",
      protected: false,
      cells: {},
      conditionalFormats: [],
      properties: {},
      columnWidths: {},
    });
    this.sheets.push(sheet);
    this.onEvent("Added", sheet, { source: "Local" });
    return sheet;
  }

  deleteSheet(sheet: Sheet): void {
    if (this.state.protected) throw denied("Worksheet.delete");
    const others = this.sheets.filter((each) => each !== sheet);
    const next = others.find(({ state }) => state.visibility === "Visible");
    if (next === undefined)
      throw new HostError("InvalidOperation", "A workbook shows at least one sheet.", "Worksheet.delete");
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.state.comments = this.state.comments.filter((comment) => comment.sheet !== sheet.state.name);
    if (this.state.active === sheet.state.id) this.select(next, "A1");
    this.onEvent("Deleted", sheet, { source: "Local" });
  }

  /** Brings a sheet to the front, with these cells selected. */
  select(sheet: Sheet, address: string): void {
    if (sheet.state.visibility !== "Visible")
      throw new HostError("InvalidOperation", "This sheet is hidden.", "Worksheet.activate");
    const isOther = this.state.active !== sheet.state.id;
    this.state.active = sheet.state.id;
    this.state.selection = address;
    if (isOther) this.onEvent("Activated", sheet, {});
    this.onEvent("SelectionChanged", sheet, { address });
    this.onSelection();
  }

  saved(): WorkbookState {
    return { ...structuredClone(this.state), sheets: this.sheets.map((sheet) => sheet.saved()) };
  }
}

/** An address after rows have moved; undefined where it lay on those that are gone. */
function shifted(address: string, from: number, by: number): string | undefined {
  const area = areaOf(address);
  if (area === undefined) return address;
  const [top, bottom] = [area.top, area.bottom].map((row) => {
    if (row < from) return row;
    return Math.max(row + by, from);
  });
  if (top === undefined || bottom === undefined) return undefined;
  if (by < 0 && area.top >= from && area.bottom < from - by) return undefined;
  const end = by < 0 && area.bottom >= from && area.bottom < from - by ? from - 1 : bottom;
  return addressOf({ ...area, top, bottom: end });
}

/** Sums of cells of the sheet are calculated here. */
function sumOf(sheet: Sheet, formula: string): number | undefined {
  const [, list] = /^=SUM\(([A-Z0-9:,]+)\)$/.exec(formula) ?? [];
  let sum = 0;
  for (const address of list?.split(",") ?? []) {
    const area = areaOf(address);
    if (area === undefined) return undefined;
    for (let row = area.top; row <= area.bottom; row++)
      for (let column = area.left; column <= area.right; column++) {
        const { value } = sheet.cell(row, column);
        if (typeof value === "number") sum += value;
      }
  }
  return list === undefined ? undefined : sum;
}

export function denied(location: string): HostError {
  return new HostError("AccessDenied", "You don't have permission to do this: it is protected.", location);
}

export function invalid(
  location: string,
  message = "The argument is invalid or missing or has an incorrect format.",
): HostError {
  return new HostError("InvalidArgument", message, location);
}

export function missing(location: string): HostError {
  return new HostError("ItemNotFound", "The requested resource doesn't exist.", location);
}
