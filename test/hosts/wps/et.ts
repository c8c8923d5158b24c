import { a1, type Area } from "../../../src/core/sheet/grid.ts";
import type {
  EtApplication,
  EtFiles,
  EtCollection,
  EtCondition,
  EtConditions,
  EtEvents,
  EtListening,
  EtPageSetup,
  EtProperty,
  EtRange,
  EtSheet,
  EtSheets,
  EtValidation,
  EtValue,
  EtValues,
  EtWindow,
  EtWorkbook,
  EtXmlPart,
} from "../../../src/hosts/wps/et.ts";
import { addressOf, areaOf, common, COLUMNS, ROWS } from "../../host/areas.ts";

// A plain WPS 表格 for tests: the object model over plain data. What is guessed of the real one: README.md beside it.

export interface EtCellState {
  readonly value?: string | number | boolean;
  readonly formula?: string;
  /** General where nothing is said. */
  readonly format?: string;
  readonly unlocked?: true;
  /** Cells of the formula that they share. */
  readonly array?: string;
  readonly look?: Readonly<Record<string, unknown>>;
}

export interface EtConditionState {
  address: string;
  type: number;
  formula?: string;
  fill?: number;
  colour?: number;
  bold?: boolean;
}

export interface EtSheetState {
  name: string;
  /** -1 where it is shown. */
  visible: number;
  protected: boolean;
  cells: Record<string, EtCellState>;
  /** The first goes before the others. */
  conditions: EtConditionState[];
  merges: string[];
  widths: Record<number, number>;
  heights: Record<number, number>;
  /** From zero. */
  hiddenRows?: readonly number[];
  hiddenColumns?: readonly number[];
  properties: { Name: string; Value: string }[];
  page: Partial<EtPageSetup>;
  validations: Record<string, unknown>[];
  frozen?: { readonly rows: number; readonly columns: number };
}

export interface EtBookState {
  sheets: EtSheetState[];
  /** Whether the list of sheets is protected. */
  locked: boolean;
  parts: string[];
}

/** A sheet of these cells. */
export function etSheet(
  name: string,
  cells: EtSheetState["cells"] = {},
  more: Partial<EtSheetState> = {},
): EtSheetState {
  return {
    name,
    visible: -1,
    protected: false,
    cells,
    conditions: [],
    merges: [],
    widths: {},
    heights: {},
    properties: [],
    page: {},
    validations: [],
    ...more,
  };
}

/** Excel's automation has errors as numbers. */
const ERRORS: Readonly<Record<string, number>> = { "#DIV/0!": -2146826281, "#REF!": -2146826265, "#N/A": -2146826246 };

/** No call may ask for more. */
const MOST_CELLS = 200_000;

const places = new Map<string, Area>();

/** Where an address is; asked over and over for the same ones. */
function placeOf(address: string): Area {
  const known = places.get(address) ?? areaOf(address);
  if (known === undefined) throw new Error(`${address} is no address`);
  places.set(address, known);
  return known;
}

function listOf<Item>(items: () => readonly Item[]): EtCollection<Item> {
  return {
    get Count() {
      return items().length;
    },
    Item(index) {
      const item = items()[index - 1];
      if (item === undefined) throw new Error(`no item ${index}`);
      return item;
    },
  };
}

export class FakeEt implements EtApplication {
  readonly state: EtBookState;
  readonly Version = "12.0";
  readonly Build = "16910";
  ScreenUpdating = true;
  EnableEvents = true;
  DisplayAlerts = true;
  /** Calls into the object model that ask for cells, or give them. */
  calls = 0;
  selected: { sheet: FakeSheet; areas: Area[] };
  readonly #handles = new Map<EtSheetState, FakeSheet>();
  readonly #listeners = new Map<keyof EtEvents, Set<EtEvents[keyof EtEvents]>>();
  readonly book: EtWorkbook;
  /** What a formula gives. */
  calculate: (formula: string) => string | number | boolean = () => 0;

  constructor(state: EtBookState) {
    this.state = state;
    const front = state.sheets.find(({ visible }) => visible === -1)!;
    this.selected = { sheet: this.sheet(front), areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] };
    this.book = this.#workbook();
  }

  get ActiveWorkbook(): EtWorkbook {
    return this.book;
  }

  get ActiveCell(): EtRange {
    const { sheet, areas } = this.selected;
    const { top, left } = areas[0]!;
    return new FakeRange(sheet, [{ top, left, bottom: top, right: left }]);
  }

  readonly ActiveWindow: EtWindow = this.#window();

  /** The disk: what files hold, by their paths. A copy of the workbook is whatever `file` is. */
  readonly disk = new Map<string, string>();
  file = "";
  readonly FileSystem: EtFiles = {
    Exists: (path) => this.disk.has(path),
    readAsBinaryString: (path) => this.disk.get(path) ?? "",
    writeAsBinaryString: (path, text) => void this.disk.set(path, text),
    Remove: (path) => void this.disk.delete(path),
  };
  readonly Env = { GetTempPath: (): string => "C:\\Temp\\" };

  readonly WorksheetFunction = {
    CountA: (cells: EtRange): number => rangeOf(cells).held().length,
  };

  readonly ApiEvent: EtListening = {
    AddApiEventListener: (name, listener) => {
      const all = this.#listeners.get(name) ?? new Set();
      this.#listeners.set(name, all.add(listener));
    },
    RemoveApiEventListener: (name, listener) => void this.#listeners.get(name)?.delete(listener),
  };

  get listeners(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  CalculateFull(): void {
    for (const state of this.state.sheets) {
      for (const [at, cell] of Object.entries(state.cells))
        if (cell.formula !== undefined) state.cells[at] = { ...cell, value: this.calculate(cell.formula) };
      this.tell("SheetCalculate", this.sheet(state));
    }
  }

  tell<Name extends keyof EtEvents>(name: Name, ...told: Parameters<EtEvents[Name]>): void {
    if (!this.EnableEvents) return;
    for (const listener of this.#listeners.get(name) ?? [])
      (listener as (...told: Parameters<EtEvents[Name]>) => void)(...told);
  }

  sheet(state: EtSheetState): FakeSheet {
    const known = this.#handles.get(state) ?? new FakeSheet(this, state);
    this.#handles.set(state, known);
    return known;
  }

  /** A person types: "支出!B2". */
  type(at: string, value: string | number): void {
    const [sheet, range] = this.#at(at);
    sheet.enter(range.areas[0]!.top, range.areas[0]!.left, value);
    this.tell("SheetChange", sheet, range);
  }

  /** A person selects: "支出!B2:C4,E5". */
  select(at: string): void {
    const [sheet, range] = this.#at(at);
    this.selected = { sheet, areas: [...range.areas] };
    this.tell("SheetSelectionChange", sheet, range);
  }

  #at(at: string): [FakeSheet, FakeRange] {
    const [name, address = ""] = at.split("!");
    const sheet = this.sheet(this.state.sheets.find((each) => each.name === name)!);
    return [sheet, sheet.Range(address)];
  }

  #window(): EtWindow {
    let [rows, columns] = [0, 0];
    const front = (): EtSheetState => this.selected.sheet.own();
    const selection = (): EtRange => new FakeRange(this.selected.sheet, this.selected.areas);
    return {
      get RangeSelection() {
        return selection();
      },
      get SplitRow() {
        return rows;
      },
      set SplitRow(count) {
        rows = count;
      },
      get SplitColumn() {
        return columns;
      },
      set SplitColumn(count) {
        columns = count;
      },
      get FreezePanes() {
        return front().frozen !== undefined;
      },
      set FreezePanes(on) {
        if (on) front().frozen = { rows, columns };
        else delete front().frozen;
      },
    };
  }

  #workbook(): EtWorkbook {
    const { state } = this;
    const sheets = (): FakeSheet[] => state.sheets.map((each) => this.sheet(each));
    const worksheets: EtSheets = {
      ...listOf(sheets),
      get Count() {
        return state.sheets.length;
      },
      Add: (_, after) => {
        if (state.locked) throw new Error("protected");
        const at = state.sheets.indexOf(sheetOf(after).own()) + 1;
        const taken = new Set(state.sheets.map(({ name }) => name));
        const number = Array.from({ length: taken.size + 1 }, (__, i) => i + 1).find((n) => !taken.has(`Sheet${n}`));
        const added = etSheet(`Sheet${number}`);
        state.sheets.splice(at, 0, added);
        const sheet = this.sheet(added);
        sheet.Activate();
        return sheet;
      },
    };
    const part = (xml: string): EtXmlPart => ({
      XML: xml,
      Delete: () => void state.parts.splice(state.parts.indexOf(xml), 1),
    });
    const front = (): FakeSheet => this.selected.sheet;
    return {
      Name: "公开表.xlsx",
      FullName: "C:\\公开\\公开表.xlsx",
      Worksheets: worksheets,
      Sheets: worksheets,
      get ActiveSheet() {
        return front();
      },
      get ProtectStructure() {
        return state.locked;
      },
      CustomXMLParts: {
        Add: (xml) => {
          state.parts.push(xml);
          return part(xml);
        },
        SelectByNamespace: (namespace) =>
          listOf(() => state.parts.filter((xml) => xml.includes(`xmlns="${namespace}"`)).map(part)),
      },
      SaveCopyAs: (path) => void this.disk.set(path, this.file),
      Activate: () => undefined,
    };
  }
}

function rangeOf(range: unknown): FakeRange {
  if (range instanceof FakeRange) return range;
  throw new Error("no range");
}

function sheetOf(sheet: unknown): FakeSheet {
  if (sheet instanceof FakeSheet) return sheet;
  throw new Error("no sheet");
}

class FakeSheet implements EtSheet {
  readonly app: FakeEt;
  readonly #state: EtSheetState;

  constructor(app: FakeEt, state: EtSheetState) {
    this.app = app;
    this.#state = state;
  }

  /** Throws where the sheet is gone. */
  own(): EtSheetState {
    if (!this.app.state.sheets.includes(this.#state)) throw new Error("the object is gone");
    return this.#state;
  }

  /** The same, to be changed. */
  free(): EtSheetState {
    const state = this.own();
    if (state.protected) throw new Error("the sheet is protected");
    return state;
  }

  get Name(): string {
    return this.own().name;
  }

  set Name(name: string) {
    if (name.length > 31 || this.app.state.sheets.some((each) => each.name.toLowerCase() === name.toLowerCase()))
      throw new Error("this name cannot be given");
    this.own().name = name;
  }

  get Visible(): number {
    return this.own().visible;
  }

  get ProtectContents(): boolean {
    return this.own().protected;
  }

  get UsedRange(): FakeRange {
    const areas = Object.keys(this.own().cells).map((at) => placeOf(at));
    if (areas.length === 0) return this.Range("A1");
    const [rows, columns] = [areas.map(({ top }) => top), areas.map(({ left }) => left)];
    const least = (all: number[]): number => all.reduce((a, b) => Math.min(a, b));
    const most = (all: number[]): number => all.reduce((a, b) => Math.max(a, b));
    return new FakeRange(this, [{ top: least(rows), left: least(columns), bottom: most(rows), right: most(columns) }]);
  }

  get Cells(): FakeRange & { Item(row: number, column: number): FakeRange } {
    const whole = new FakeRange(this, [{ top: 0, left: 0, bottom: ROWS - 1, right: COLUMNS - 1 }]);
    return Object.assign(whole, {
      Item: (row: number, column: number): FakeRange => {
        if (row < 1 || column < 1) throw new Error("rows and columns count from one");
        return new FakeRange(this, [{ top: row - 1, left: column - 1, bottom: row - 1, right: column - 1 }]);
      },
    });
  }

  get Rows(): EtCollection<EtRange> {
    return this.Cells.Rows;
  }

  get CustomProperties(): EtSheet["CustomProperties"] {
    const { properties } = this.own();
    return {
      ...listOf(() => properties),
      get Count() {
        return properties.length;
      },
      Add: (Name: string, Value: string): EtProperty => {
        const added = { Name, Value };
        this.free().properties.push(added);
        return added;
      },
    };
  }

  get PageSetup(): EtPageSetup {
    return this.free().page as EtPageSetup;
  }

  Range(first: string | EtRange, last?: EtRange): FakeRange {
    if (typeof first !== "string") {
      const [a, b] = [first, last].map((range) => rangeOf(range).areas[0]!);
      return new FakeRange(this, [{ top: a!.top, left: a!.left, bottom: b!.bottom, right: b!.right }]);
    }
    if (first.length > 255) throw new Error("the address is too long");
    return new FakeRange(
      this,
      first.split(",").map((each) => placeOf(each)),
    );
  }

  Activate(): void {
    if (this.own().visible !== -1) throw new Error("a hidden sheet");
    this.app.selected = { sheet: this, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] };
  }

  Delete(): void {
    const { state, DisplayAlerts } = this.app;
    if (DisplayAlerts) throw new Error("the user is asked");
    if (state.locked || state.sheets.filter(({ visible }) => visible === -1).length === 1)
      throw new Error("it cannot go");
    const at = state.sheets.indexOf(this.own());
    state.sheets.splice(at, 1);
    if (this.app.selected.sheet === this)
      this.app.sheet(state.sheets.find(({ visible }) => visible === -1)!).Activate();
  }

  put(row: number, column: number, cell: EtCellState): void {
    const { cells } = this.own();
    const at = a1(row, column);
    if (Object.keys(cell).length === 0) Reflect.deleteProperty(cells, at);
    else cells[at] = cell;
  }

  /** What is typed into a cell, by a person or by a program. */
  enter(row: number, column: number, typed: EtValue, asFormula = true): void {
    const { cells, protected: isProtected } = this.own();
    const { value: _, formula: __, ...rest } = cells[a1(row, column)] ?? {};
    if (isProtected && rest.unlocked !== true) throw new Error("the cell is locked");
    if (rest.array !== undefined && placeOf(rest.array).top !== placeOf(rest.array).bottom)
      throw new Error("a part of an array cannot be changed");
    if (typed === undefined || typed === null || typed === "") this.put(row, column, rest);
    else if (rest.format === "@") this.put(row, column, { ...rest, value: String(typed) });
    else if (typeof typed !== "string") this.put(row, column, { ...rest, value: typed });
    else if (typed.startsWith("=") && asFormula)
      this.put(row, column, { ...rest, value: this.app.calculate(typed), formula: typed });
    else this.put(row, column, { ...rest, ...read(typed, rest.format) });
  }
}

/** As a spreadsheet reads what is typed. */
function read(typed: string, format: string | undefined): EtCellState {
  if (typed.startsWith("'")) return { value: typed.slice(1) };
  if (/^-?[\d,]+(\.\d+)?$/.test(typed)) return { value: Number(typed.replaceAll(",", "")) };
  if (/^\d+(\.\d+)?%$/.test(typed)) return { value: parseFloat(typed) / 100, format: format ?? "0.00%" };
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(typed)) return { value: 45_352, format: format ?? "yyyy/m/d" };
  if (/^(TRUE|FALSE)$/i.test(typed)) return { value: typed.toUpperCase() === "TRUE" };
  return { value: typed };
}

class FakeRange implements EtRange {
  readonly sheet: FakeSheet;
  readonly areas: readonly Area[];

  constructor(sheet: FakeSheet, areas: readonly Area[]) {
    this.sheet = sheet;
    this.areas = areas;
  }

  get #first(): Area {
    return this.areas[0]!;
  }

  /** Cells of the sheet that have something, and are here. */
  held(): [at: string, cell: EtCellState][] {
    return Object.entries(this.sheet.own().cells).filter(
      ([at, { value }]) => value !== undefined && this.areas.some((area) => common(area, placeOf(at))),
    );
  }

  #each(take: (row: number, column: number, r: number, c: number) => void): void {
    this.sheet.app.calls++;
    for (const { top, left, bottom, right } of this.areas) {
      if ((bottom - top + 1) * (right - left + 1) > MOST_CELLS) throw new Error("too many cells at once");
      for (let row = top; row <= bottom; row++)
        for (let column = left; column <= right; column++) take(row, column, row - top, column - left);
    }
  }

  #matrix(of: (cell: EtCellState) => EtValue): EtValues {
    const rows: EtValue[][] = [];
    const { cells } = this.sheet.own();
    new FakeRange(this.sheet, [this.#first]).#each((row, column, r) => {
      (rows[r] ??= []).push(of(cells[a1(row, column)] ?? {}));
    });
    return this.Count === 1 ? rows[0]![0]! : rows;
  }

  #set(values: EtValues, asFormula: boolean): void {
    const rows = Array.isArray(values) ? (values as readonly (readonly EtValue[])[]) : undefined;
    this.#each((row, column, r, c) => {
      this.sheet.enter(row, column, rows === undefined ? (values as EtValue) : rows[r]![c], asFormula);
    });
    this.sheet.app.tell("SheetChange", this.sheet, this);
  }

  /** What all cells have in common, and null where they differ. */
  #common<T>(of: (cell: EtCellState) => T): T | null {
    const { cells } = this.sheet.own();
    const found = new Set<T>();
    this.#each((row, column) => found.add(of(cells[a1(row, column)] ?? {})));
    return found.size === 1 ? [...found][0]! : null;
  }

  #change(what: (cell: EtCellState) => EtCellState): void {
    this.sheet.free();
    const { cells } = this.sheet.own();
    this.#each((row, column) => this.sheet.put(row, column, what(cells[a1(row, column)] ?? {})));
  }

  #look(name: string, value: unknown): void {
    this.#change((cell) => ({ ...cell, look: { ...cell.look, [name]: value } }));
  }

  get Row(): number {
    return this.#first.top + 1;
  }

  get Column(): number {
    return this.#first.left + 1;
  }

  get Count(): number {
    return this.areas.reduce((sum, { top, left, bottom, right }) => sum + (bottom - top + 1) * (right - left + 1), 0);
  }

  get Rows(): EtCollection<EtRange> {
    const { top, bottom, ...rest } = this.#first;
    return {
      Count: bottom - top + 1,
      Item: (index) => new FakeRange(this.sheet, [{ ...rest, top: top + index - 1, bottom: top + index - 1 }]),
    };
  }

  get Columns(): EtCollection<EtRange> {
    const { left, right, ...rest } = this.#first;
    return {
      Count: right - left + 1,
      Item: (index) => new FakeRange(this.sheet, [{ ...rest, left: left + index - 1, right: left + index - 1 }]),
    };
  }

  get Areas(): EtCollection<EtRange> {
    return listOf(() => this.areas.map((area) => new FakeRange(this.sheet, [area])));
  }

  get Worksheet(): FakeSheet {
    return this.sheet;
  }

  get EntireRow(): FakeRange {
    const { top, bottom } = this.#first;
    return new FakeRange(this.sheet, [{ top, bottom, left: 0, right: COLUMNS - 1 }]);
  }

  get EntireColumn(): FakeRange {
    const { left, right } = this.#first;
    return new FakeRange(this.sheet, [{ left, right, top: 0, bottom: ROWS - 1 }]);
  }

  get Hidden(): boolean | null {
    this.sheet.app.calls++;
    const { top, left, bottom, right } = this.#first;
    const { hiddenRows = [], hiddenColumns = [] } = this.sheet.own();
    const areRows = left === 0 && right === COLUMNS - 1;
    if (!areRows && (top !== 0 || bottom !== ROWS - 1)) throw new Error("neither rows nor columns");
    const [hidden, first, last] = areRows ? [hiddenRows, top, bottom] : [hiddenColumns, left, right];
    const here = hidden.filter((at) => at >= first && at <= last).length;
    return here === 0 ? false : here === last - first + 1 ? true : null;
  }

  get Value2(): EtValues {
    return this.#matrix(({ value }) => (typeof value === "string" ? (ERRORS[value] ?? value) : value));
  }

  set Value2(values: EtValues) {
    this.#set(values, true);
  }

  get Formula(): EtValues {
    return this.#matrix(({ formula, value }) => formula ?? value ?? "");
  }

  set Formula(values: EtValues) {
    this.#set(values, true);
  }

  get Text(): string | null {
    return this.#common(({ value }) => (value === undefined ? "" : String(value)));
  }

  get NumberFormat(): string | null {
    return this.#common(({ format }) => format ?? "General");
  }

  set NumberFormat(code: string | null) {
    this.#change(({ format: _, ...rest }) => ({
      ...rest,
      ...(code === null || code === "General" ? {} : { format: code }),
    }));
  }

  get Locked(): boolean | null {
    return this.#common(({ unlocked }) => unlocked !== true);
  }

  get HasArray(): boolean | null {
    return this.#common(({ array }) => array !== undefined);
  }

  get CurrentArray(): FakeRange {
    const array = this.sheet.own().cells[a1(this.#first.top, this.#first.left)]?.array;
    if (array === undefined) throw new Error("no array");
    return this.sheet.Range(array);
  }

  get FormatConditions(): EtConditions {
    const { sheet, areas } = this;
    const here = (): EtConditionState[] =>
      sheet
        .own()
        .conditions.filter(({ address }) =>
          address.split(",").some((each) => areas.some((area) => common(area, placeOf(each)))),
        );
    return {
      ...listOf(() => here().map((state) => new FakeCondition(sheet, state))),
      get Count() {
        return here().length;
      },
      Add: (type, _, formula) => {
        const state = { address: areas.map(addressOf).join(","), type, formula };
        sheet.free().conditions.push(state);
        return new FakeCondition(sheet, state);
      },
    };
  }

  get Interior(): EtRange["Interior"] {
    return this.#styled("fill", () => this.#common(({ look }) => look?.["fillColor"] ?? 0xffffff));
  }

  get Font(): EtRange["Font"] {
    return this.#styled("font", () => this.#common(({ look }) => look?.["fontColor"] ?? 0));
  }

  get Borders(): EtRange["Borders"] {
    return this.#styled("border");
  }

  /** An object whose properties are kept with the cells. */
  #styled(prefix: string, colour: () => unknown = () => undefined): never {
    return new Proxy({} as never, {
      get: (_, name) => (name === "Color" ? colour() : undefined),
      set: (_, name, value) => {
        this.#look(`${prefix}${String(name)}`, value);
        return true;
      },
    });
  }

  get Validation(): EtValidation {
    const { validations } = this.sheet.free();
    const own: Record<string, unknown> = { address: this.areas.map(addressOf).join(",") };
    return new Proxy({} as EtValidation, {
      get: (_, name) =>
        name === "Add"
          ? (...given: unknown[]) => {
              own["rule"] = given;
              validations.push(own);
            }
          : undefined,
      set: (_, name, value) => {
        own[String(name)] = value;
        return true;
      },
    });
  }

  set HorizontalAlignment(value: number) {
    this.#look("horizontal", value);
  }

  set VerticalAlignment(value: number) {
    this.#look("vertical", value);
  }

  set WrapText(value: boolean) {
    this.#look("wrap", value);
  }

  set IndentLevel(value: number) {
    this.#look("indent", value);
  }

  set ColumnWidth(width: number) {
    this.sheet.free().widths[this.#first.left] = width;
  }

  set RowHeight(height: number) {
    const { top, bottom } = this.#first;
    for (let row = top; row <= bottom; row++) this.sheet.free().heights[row] = height;
  }

  Merge(): void {
    const { top, left } = this.#first;
    this.sheet.free().merges.push(addressOf(this.#first));
    this.#each((row, column) => {
      if (row !== top || column !== left) this.sheet.enter(row, column, null);
    });
  }

  Select(): void {
    if (this.sheet.app.selected.sheet !== this.sheet) throw new Error("the sheet is not in front");
    this.sheet.app.selected = { sheet: this.sheet, areas: [...this.areas] };
    this.sheet.app.tell("SheetSelectionChange", this.sheet, this);
  }

  Insert(): void {
    this.#shift(1);
  }

  Delete(): void {
    this.#shift(-1);
  }

  /** Whole rows come or go. */
  #shift(by: 1 | -1): void {
    const state = this.sheet.free();
    const { top } = this.#first;
    const moved = (row: number): number | undefined =>
      row < top ? row : by === -1 && row === top ? undefined : row + by;
    const movedAddress = (address: string): string[] => {
      const area = placeOf(address);
      const [from, to] = [moved(area.top) ?? area.top, moved(area.bottom) ?? area.bottom - 1];
      return from > to ? [] : [addressOf({ ...area, top: from, bottom: to })];
    };
    const formula = (text: string): string =>
      text.replace(
        /\b([A-Z]{1,3})(\d+)\b/g,
        (_, column: string, row: string) => `${column}${(moved(Number(row) - 1) ?? 0) + 1}`,
      );
    state.cells = Object.fromEntries(
      Object.entries(state.cells).flatMap(([at, cell]) => {
        const area = placeOf(at);
        const row = moved(area.top);
        const held = cell.formula === undefined ? cell : { ...cell, formula: formula(cell.formula) };
        return row === undefined ? [] : [[a1(row, area.left), held] as const];
      }),
    );
    state.heights = Object.fromEntries(
      Object.entries(state.heights).flatMap(([row, height]) => {
        const to = moved(Number(row));
        return to === undefined ? [] : [[to, height] as const];
      }),
    );
    state.merges = state.merges.flatMap(movedAddress);
    state.conditions = state.conditions.flatMap((condition) => {
      const address = condition.address.split(",").flatMap(movedAddress).join(",");
      return address === "" ? [] : [{ ...condition, address }];
    });
    this.sheet.app.tell("SheetChange", this.sheet, this);
  }

  Copy(destination: EtRange): void {
    const { cells } = this.sheet.free();
    const [from, to] = [this.#first.top, rangeOf(destination).areas[0]!.top];
    for (const [at, cell] of Object.entries(cells)) {
      const { top, left } = placeOf(at);
      if (top === from) this.sheet.put(to, left, { ...cell });
    }
  }

  ClearContents(): void {
    const { cells } = this.sheet.free();
    for (const [at] of Object.entries(cells)) {
      const { top, left } = placeOf(at);
      if (common(this.#first, placeOf(at))) this.sheet.enter(top, left, null);
    }
  }
}

class FakeCondition implements EtCondition {
  readonly #sheet: FakeSheet;
  readonly #state: EtConditionState;

  constructor(sheet: FakeSheet, state: EtConditionState) {
    this.#sheet = sheet;
    this.#state = state;
  }

  get Type(): number {
    return this.#state.type;
  }

  get Formula1(): string {
    if (this.#state.formula === undefined) throw new Error("it has none");
    return this.#state.formula;
  }

  get Interior(): EtCondition["Interior"] {
    const state = this.#state;
    return {
      get Color() {
        return state.fill ?? 0;
      },
      set Color(colour) {
        state.fill = colour;
      },
    };
  }

  get Font(): EtCondition["Font"] {
    const state = this.#state;
    return {
      get Color() {
        return state.colour ?? 0;
      },
      set Color(colour) {
        state.colour = colour;
      },
      get Bold() {
        return state.bold ?? false;
      },
      set Bold(bold) {
        state.bold = bold;
      },
    };
  }

  SetFirstPriority(): void {
    const { conditions } = this.#sheet.free();
    conditions.splice(conditions.indexOf(this.#state), 1);
    conditions.unshift(this.#state);
  }

  Delete(): void {
    const { conditions } = this.#sheet.free();
    conditions.splice(conditions.indexOf(this.#state), 1);
  }
}
