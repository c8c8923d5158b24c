import { addressOf, areaOf, COLUMNS, common, isArea, quoted, ROWS, splitAddress, type Area } from "./areas.ts";
import { HostError, HostObject, Unsupported } from "./processor.ts";
import {
  denied,
  invalid,
  missing,
  type CellState,
  type ConditionalState,
  type EventName,
  type Sheet,
  type Value,
  type Workbook,
} from "./workbook.ts";

// Excel's objects as the add-in sees them, none newer than ExcelApi 1.14. What is not here fails loudly; to add a member is to
// write one method. Where Excel's documentation says how a member behaves, it behaves so; see README.md for what it does not say.

/** An open workbook, and who listens to it. */
export interface Open {
  readonly book: Workbook;
  readonly addsFormatsLast: boolean;
  readonly repeatsFormulas: boolean;
  /** One more listener, or one less: `target` is a sheet's id, or "Workbook". */
  listen(name: EventName, target: string, change: 1 | -1): void;
}

/** Above this Excel answers null in place of the cells. */
const MOST_CELLS = 5_000_000;
/** What Excel takes as the address of several ranges. */
const LONGEST_ADDRESS = 8192;
/** Where a write to many cells fails before the first one. */
const SIZES_DIFFER =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

function guard(sheet: Sheet, location: string): void {
  if (sheet.state.protected) throw denied(location);
}

// Events

const EVENT_NAMES: Readonly<Record<string, EventName>> = {
  DataChanged: "Changed",
  Activated: "Activated",
  Added: "Added",
  SelectionChanged: "SelectionChanged",
  Deleted: "Deleted",
  Calculated: "Calculated",
  RowHiddenChanged: "RowHiddenChanged",
};

abstract class EventSource extends HostObject {
  constructor(protected readonly open: Open) {
    super();
  }

  protected abstract target(): string;

  listen(name: EventName, change: 1 | -1): void {
    this.open.listen(name, this.target(), change);
  }
}

for (const [wire, name] of Object.entries(EVENT_NAMES))
  for (const [verb, change] of [["Register", 1] as const, ["Unregister", -1] as const])
    Object.defineProperty(EventSource.prototype, `do__${verb}${wire}Event`, {
      value(this: EventSource): void {
        this.listen(name, change);
      },
    });

// Ranges

export class RangeMember extends HostObject {
  readonly className = "Range";

  constructor(
    private readonly open: Open,
    readonly sheet: Sheet,
    readonly area: Area,
  ) {
    super();
    if (!isArea(area)) throw invalid("Range");
  }

  get rows(): number {
    return this.area.bottom - this.area.top + 1;
  }

  get columns(): number {
    return this.area.right - this.area.left + 1;
  }

  get_Address(): string {
    return `${quoted(this.sheet.state.name)}!${addressOf(this.area)}`;
  }
  get_RowIndex(): number {
    return this.area.top;
  }
  get_ColumnIndex(): number {
    return this.area.left;
  }
  get_RowCount(): number {
    return this.rows;
  }
  get_ColumnCount(): number {
    return this.columns;
  }
  get_CellCount(): number {
    const count = this.rows * this.columns;
    return count > 2 ** 31 - 1 ? -1 : count;
  }
  get_Values(): Value[][] | null {
    return this.#grid((row, column) => this.sheet.cell(row, column).value);
  }
  get_Formulas(): Value[][] | null {
    return this.#grid((row, column) => {
      const from = this.open.repeatsFormulas ? this.sheet.spillOver(row, column) : undefined;
      const { formula } = this.sheet.cell(from?.top ?? row, from?.left ?? column);
      return formula ?? this.sheet.cell(row, column).value;
    });
  }
  get_NumberFormat(): string[][] | null {
    return this.#grid((row, column) => this.sheet.cell(row, column).numberFormat ?? "General");
  }

  get_RowHidden(): boolean | null {
    return this.#hidden(this.sheet.state.hiddenRows, this.area.top, this.area.bottom);
  }
  get_ColumnHidden(): boolean | null {
    return this.#hidden(this.sheet.state.hiddenColumns, this.area.left, this.area.right);
  }
  /** Null where some are hidden and others are not. */
  #hidden(hidden: readonly number[] = [], first: number, last: number): boolean | null {
    const here = hidden.filter((at) => at >= first && at <= last).length;
    return here === 0 ? false : here === last - first + 1 ? true : null;
  }
  do_GetRowProperties(asked: unknown): unknown[] {
    if (JSON.stringify(asked) !== '{"rowHidden":true}') throw new Unsupported("Range.getRowProperties");
    const { hiddenRows = [] } = this.sheet.state;
    return Array.from({ length: this.rows }, (_, r) => ({ rowHidden: hiddenRows.includes(this.area.top + r) }));
  }
  do_GetColumnProperties(asked: unknown): unknown[] {
    if (JSON.stringify(asked) !== '{"columnHidden":true}') throw new Unsupported("Range.getColumnProperties");
    const { hiddenColumns = [] } = this.sheet.state;
    return Array.from({ length: this.columns }, (_, c) => ({
      columnHidden: hiddenColumns.includes(this.area.left + c),
    }));
  }
  do_GetCellProperties(asked: unknown): unknown[][] | null {
    if (JSON.stringify(asked) !== '{"format":{"font":{"color":true},"fill":{"color":true}}}')
      throw new Unsupported("Range.getCellProperties");
    return this.#grid((row, column) => {
      const cell = this.sheet.cell(row, column);
      return { format: { fill: { color: fillOf(cell) }, font: { color: inkOf(cell) } } };
    });
  }
  /** What all cells of the range have in common. */
  common<T>(of: (cell: Readonly<CellState>) => T): T | undefined {
    return this.sheet.common(this.area, of);
  }

  set_Values(values: unknown): void {
    this.#spread("Range.values", values, (row, column, value) => {
      this.sheet.change(row, column, { value: typedInto(this.sheet.cell(row, column).numberFormat, value as Value) });
    });
    this.#changed();
  }
  #changed(): void {
    const detail = { changeType: "RangeEdited", address: addressOf(this.area), source: "Local" };
    this.open.book.onEvent("Changed", this.sheet, { ...detail, triggerSource: "ThisLocalAddin" });
    if (this.sheet.hasFormulas()) this.open.book.onEvent("Calculated", this.sheet, { address: addressOf(this.area) });
  }
  /** As typed: what begins with "=" is a formula, unless the cell is formatted as text. */
  set_Formulas(formulas: unknown): void {
    const isFormula = (row: number, column: number, typed: unknown): typed is string =>
      typeof typed === "string" && /^=./.test(typed) && this.sheet.cell(row, column).numberFormat !== "@";
    const asked: [row: number, column: number, formula: string][] = [];
    this.#spread("Range.formulas", formulas, (row, column, each) => {
      if (isFormula(row, column, each)) asked.push([row, column, each]);
      this.sheet.change(row, column, {
        value: isFormula(row, column, each) ? "" : typedInto(this.sheet.cell(row, column).numberFormat, each as Value),
      });
    });
    // Once all that was written is there: what spills must find its cells empty.
    for (const [row, column, formula] of asked) this.open.book.enter(this.sheet, row, column, formula);
    this.#changed();
  }
  set_NumberFormat(formats: unknown): void {
    this.#spread("Range.numberFormat", formats, (row, column, numberFormat) =>
      this.sheet.change(row, column, { numberFormat: numberFormat as string }),
    );
  }
  /** Sets one property of the style of every cell. */
  paint(name: string, value: unknown): void {
    this.#spread("Range.format", value, (row, column, each) => {
      const style = { ...this.sheet.cell(row, column).style, [name]: each };
      this.sheet.change(row, column, { style });
    });
  }

  nav_Format(): RangeFormatMember {
    return new RangeFormatMember([this]);
  }
  nav_DataValidation(): DataValidationMember {
    return new DataValidationMember(this.sheet, addressOf(this.area));
  }
  nav_ConditionalFormats(): ConditionalFormatCollectionMember {
    return new ConditionalFormatCollectionMember(this.open, this.sheet, [this.area]);
  }
  nav_Worksheet(): WorksheetMember {
    return new WorksheetMember(this.open, this.sheet);
  }

  do_GetCell(row: number, column: number): RangeMember {
    const [top, left] = [this.area.top + row, this.area.left + column];
    return new RangeMember(this.open, this.sheet, { top, left, bottom: top, right: left });
  }
  do_GetEntireRow(): RangeMember {
    return new RangeMember(this.open, this.sheet, { ...this.area, left: 0, right: COLUMNS - 1 });
  }
  /** Of whole rows. */
  do_Insert(shift: string): this {
    guard(this.sheet, "Range.insert");
    if (shift !== "Down" || this.columns !== COLUMNS) throw new Unsupported(`Range.insert (${shift})`);
    this.open.book.shiftRows(this.sheet, this.area.top, this.rows);
    return this;
  }
  do_Delete(shift: string): void {
    guard(this.sheet, "Range.delete");
    if (shift !== "Up" || this.columns !== COLUMNS) throw new Unsupported(`Range.delete (${shift})`);
    this.open.book.shiftRows(this.sheet, this.area.top, -this.rows);
  }
  /** Of one row to another. */
  do_CopyFrom(source: RangeMember, type: string): void {
    guard(this.sheet, "Range.copyFrom");
    if (type !== "Formats" || this.columns !== COLUMNS || this.rows + source.rows !== 2)
      throw new Unsupported(`Range.copyFrom (${type})`);
    this.sheet.copyLook(source.area.top, this.area.top);
  }
  do_GetResizedRange(rows: number, columns: number): RangeMember {
    const { bottom, right } = this.area;
    return new RangeMember(this.open, this.sheet, { ...this.area, bottom: bottom + rows, right: right + columns });
  }
  /** Of a single cell. */
  do_GetSpillingToRangeOrNullObject(): RangeMember | null {
    if (this.rows * this.columns > 1) throw invalid("Range.getSpillingToRange");
    const { top, left } = this.area;
    const area = this.sheet.spillOver(top, left);
    return area?.top === top && area.left === left ? new RangeMember(this.open, this.sheet, area) : null;
  }
  /** The cell whose formula shows something here; for a cell that spills it is the cell itself. */
  do_GetSpillParentOrNullObject(): RangeMember | null {
    const { top, left } = this.area;
    const area = this.rows * this.columns > 1 ? undefined : this.sheet.spillOver(top, left);
    if (area === undefined) return null;
    return new RangeMember(this.open, this.sheet, { ...area, bottom: area.top, right: area.left });
  }
  do_GetUsedRangeOrNullObject(valuesOnly?: boolean | null): RangeMember | null {
    const used = this.sheet.used(valuesOnly === true, this.area);
    return used === undefined ? null : new RangeMember(this.open, this.sheet, used);
  }
  do_Select(): void {
    this.open.book.select(this.sheet, addressOf(this.area));
  }
  /** Only the first cell keeps what it holds. */
  do_Merge(across?: boolean | null): void {
    guard(this.sheet, "Range.merge");
    if (across === true) throw new Unsupported("Range.merge (across)");
    const merges = (this.sheet.state.merges ??= []);
    if (merges.some((other) => common(areaOf(other) ?? this.area, this.area) !== undefined))
      throw new Unsupported("Range.merge (of what is merged)");
    for (let row = this.area.top; row <= this.area.bottom; row++)
      for (let column = this.area.left; column <= this.area.right; column++)
        if ((row !== this.area.top || column !== this.area.left) && this.sheet.cell(row, column).value !== "")
          this.sheet.change(row, column, { value: "" });
    merges.push(addressOf(this.area));
  }
  /** office.js asks this before it writes an array in several pieces. */
  do__ValidateArraySize(rows: number, columns: number): void {
    if (rows !== this.rows || columns !== this.columns) throw invalid("Range.values", SIZES_DIFFER);
  }

  #grid<T>(read: (row: number, column: number) => T): T[][] | null {
    if (this.rows * this.columns > MOST_CELLS) return null;
    return Array.from({ length: this.rows }, (_, r) =>
      Array.from({ length: this.columns }, (_each, c) => read(this.area.top + r, this.area.left + c)),
    );
  }

  /** One value for all cells, or one for each; null leaves a cell as it is. */
  #spread(location: string, values: unknown, write: (row: number, column: number, value: unknown) => void): void {
    guard(this.sheet, location);
    const fits =
      !Array.isArray(values) ||
      (values.length === this.rows && values.every((row) => Array.isArray(row) && row.length === this.columns));
    if (!fits) throw invalid(location, SIZES_DIFFER);
    for (let r = 0; r < this.rows; r++)
      for (let c = 0; c < this.columns; c++) {
        const value: unknown = Array.isArray(values) ? (values as unknown[][])[r]?.[c] : values;
        if (value !== null) write(this.area.top + r, this.area.left + c, value);
      }
  }
}

/** No fill is white to who asks. */
function fillOf({ style }: Readonly<CellState>): unknown {
  return style?.["fill"] ?? "#FFFFFF";
}

function inkOf({ style }: Readonly<CellState>): unknown {
  return style?.["color"] ?? "#000000";
}

function typedInto(numberFormat: string | undefined, value: Value): Value {
  return numberFormat === "@" ? String(value) : typed(value);
}

/** What Excel makes of a value that is typed into a cell that is not formatted as text. */
function typed(value: Value): Value {
  if (typeof value !== "string") return value;
  if (value.startsWith("'")) return value.slice(1);
  if (/^(?:=.|[+\-@][^\d.])/.test(value)) throw new Unsupported(`Range.values (the formula ${value})`);
  if (/^[+-]?[\d,]*\.?\d+%?$/.test(value.trim()))
    return Number(value.replace(/[,%]/g, "")) / (value.includes("%") ? 100 : 1);
  return /^(?:true|false)$/i.test(value) ? value.toLowerCase() === "true" : value;
}

/** Of one range, or of several together. */
class RangeFormatMember extends HostObject {
  readonly className = "RangeFormat";
  constructor(private readonly ranges: readonly RangeMember[]) {
    super();
  }
  nav_Fill(): PaintMember {
    return new PaintMember(
      "RangeFill",
      (_, value) => this.#paint("fill", value),
      () => this.#common(fillOf),
    );
  }
  nav_Font(): PaintMember {
    return new PaintMember(
      "RangeFont",
      (name, value) => this.#paint(name, value),
      () => this.#common(inkOf),
    );
  }
  /** Empty where cells differ. */
  #common(of: (cell: Readonly<CellState>) => unknown): unknown {
    const [range, ...others] = this.ranges;
    if (range === undefined || others.length > 0) throw new Unsupported("RangeFormat (of several ranges)");
    return range.common(of) ?? "";
  }
  nav_Borders(): BordersMember {
    return new BordersMember((edge, style) => this.#paint(`border${edge}`, style));
  }
  set_WrapText(value: boolean): void {
    this.#paint("wrapText", value);
  }
  set_VerticalAlignment(value: string): void {
    this.#paint("verticalAlignment", value);
  }
  set_HorizontalAlignment(value: string): void {
    this.#paint("horizontalAlignment", value);
  }
  set_IndentLevel(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value > 250) throw invalid("RangeFormat.indentLevel");
    this.#paint("indentLevel", value);
  }
  do_AutofitRows(): void {
    for (const { sheet } of this.ranges) guard(sheet, "RangeFormat.autofitRows");
  }
  set_ColumnWidth(value: number): void {
    for (const { sheet, area } of this.ranges) {
      guard(sheet, "RangeFormat.columnWidth");
      for (let column = area.left; column <= area.right; column++) sheet.state.columnWidths[column] = value;
    }
  }
  set_RowHeight(value: number): void {
    if (!(value >= 0 && value <= 409)) throw invalid("RangeFormat.rowHeight");
    for (const { sheet, area } of this.ranges) {
      guard(sheet, "RangeFormat.rowHeight");
      const heights = (sheet.state.rowHeights ??= {});
      for (let row = area.top; row <= area.bottom; row++) heights[row] = value;
    }
  }
  #paint(name: string, value: unknown): void {
    for (const range of this.ranges) range.paint(name, value);
  }
}

class BordersMember extends HostObject {
  readonly className = "RangeBorderCollection";
  constructor(private readonly paint: (edge: string, style: string) => void) {
    super();
  }
  override item(edge: string): BorderMember {
    if (!/^(?:Edge(?:Top|Bottom|Left|Right)|Inside(?:Horizontal|Vertical))$/.test(edge))
      throw invalid("RangeBorderCollection.getItem");
    return new BorderMember(edge, (style) => this.paint(edge, style));
  }
}

class BorderMember extends HostObject {
  readonly className = "RangeBorder";
  constructor(
    private readonly edge: string,
    private readonly paint: (style: string) => void,
  ) {
    super();
  }
  override wireId(): string {
    return this.edge;
  }
  set_Style(style: string): void {
    this.paint(style);
  }
}

class DataValidationMember extends HostObject {
  readonly className = "DataValidation";
  constructor(
    private readonly sheet: Sheet,
    private readonly ranges: string,
  ) {
    super();
  }
  set_Rule(rule: Readonly<Record<string, unknown>>): void {
    this.#set({ rule });
  }
  set_Prompt(prompt: { readonly title?: string; readonly message?: string }): void {
    // Excel takes no more.
    if ((prompt.title ?? "").length > 32 || (prompt.message ?? "").length > 255) throw invalid("DataValidation.prompt");
    this.#set({ prompt });
  }
  set_ErrorAlert(errorAlert: { readonly title?: string; readonly message?: string }): void {
    if ((errorAlert.title ?? "").length > 32 || (errorAlert.message ?? "").length > 225)
      throw invalid("DataValidation.errorAlert");
    this.#set({ errorAlert });
  }
  #set(change: object): void {
    guard(this.sheet, "DataValidation");
    const all = (this.sheet.state.validations ??= []);
    const own = all.find(({ ranges }) => ranges === this.ranges);
    if (own === undefined) all.push({ ranges: this.ranges, ...change });
    else Object.assign(own, change);
  }
}

/** A fill or a font. */
class PaintMember extends HostObject {
  constructor(
    readonly className: string,
    private readonly paint: (name: "color" | "bold" | "font" | "size", value: unknown) => void,
    private readonly colour?: () => unknown,
  ) {
    super();
  }
  get_Color(): unknown {
    if (this.colour === undefined) throw new Unsupported(`${this.className}.color`);
    return this.colour();
  }
  set_Name(value: string): void {
    this.paint("font", value);
  }
  set_Size(value: number): void {
    this.paint("size", value);
  }
  set_Color(value: string): void {
    if (!/^#[0-9a-f]{6}$/i.test(value)) throw invalid(`${this.className}.color`);
    this.paint("color", value.toUpperCase());
  }
  set_Bold(value: boolean): void {
    this.paint("bold", value);
  }
}

class RangeAreasMember extends HostObject {
  readonly className = "RangeAreas";
  constructor(
    private readonly open: Open,
    private readonly sheet: Sheet,
    private readonly areas: readonly Area[],
  ) {
    super();
  }
  get_Address(): string {
    return this.areas.map((area) => `${quoted(this.sheet.state.name)}!${addressOf(area)}`).join(",");
  }
  get_AreaCount(): number {
    return this.areas.length;
  }
  nav_Areas(): RangeCollectionMember {
    return new RangeCollectionMember(this.areas.map((area) => new RangeMember(this.open, this.sheet, area)));
  }
  nav_Format(): RangeFormatMember {
    return new RangeFormatMember(this.areas.map((area) => new RangeMember(this.open, this.sheet, area)));
  }
  nav_DataValidation(): DataValidationMember {
    return new DataValidationMember(this.sheet, this.areas.map(addressOf).join(" "));
  }
  nav_ConditionalFormats(): ConditionalFormatCollectionMember {
    return new ConditionalFormatCollectionMember(this.open, this.sheet, this.areas);
  }
}

class RangeCollectionMember extends HostObject {
  readonly className = "RangeCollection";
  constructor(private readonly ranges: readonly RangeMember[]) {
    super();
  }
  override items(): RangeMember[] {
    return [...this.ranges];
  }
}

// Conditional formats

function areasOf(format: ConditionalState): Area[] {
  return format.ranges.split(" ").flatMap((range) => areaOf(range) ?? []);
}

/** Those that apply to any of the areas, the highest priority first. */
class ConditionalFormatCollectionMember extends HostObject {
  readonly className = "ConditionalFormatCollection";
  constructor(
    private readonly open: Open,
    private readonly sheet: Sheet,
    private readonly areas: readonly Area[],
  ) {
    super();
  }
  override items(): ConditionalFormatMember[] {
    return this.sheet.state.conditionalFormats
      .filter((format) => areasOf(format).some((area) => this.areas.some((own) => common(own, area) !== undefined)))
      .map((format) => new ConditionalFormatMember(this.open, this.sheet, format));
  }
  override item(id: string): ConditionalFormatMember {
    const found = this.do_GetItemOrNullObject(id);
    if (found === null) throw missing("ConditionalFormatCollection.getItem");
    return found;
  }
  do_GetItemOrNullObject(id: string): ConditionalFormatMember | null {
    return this.items().find((format) => format.wireId() === id) ?? null;
  }
  do_GetCount(): number {
    return this.items().length;
  }
  /** The new one has the highest priority. */
  do_Add(type: string): ConditionalFormatMember {
    guard(this.sheet, "ConditionalFormatCollection.add");
    if (type !== "Custom") throw new Unsupported(`ConditionalFormatCollection.add (${type})`);
    const ranges = this.areas.map(addressOf).join(" ");
    const format = { id: this.open.book.newId(), type, ranges, formula: "", style: {}, stopIfTrue: false };
    if (this.open.addsFormatsLast) this.sheet.state.conditionalFormats.push(format);
    else this.sheet.state.conditionalFormats.unshift(format);
    return new ConditionalFormatMember(this.open, this.sheet, format);
  }
}

class ConditionalFormatMember extends HostObject {
  readonly className = "ConditionalFormat";
  constructor(
    private readonly open: Open,
    private readonly sheet: Sheet,
    private readonly format: ConditionalState,
  ) {
    super();
  }
  override wireId(): string {
    return this.format.id;
  }
  get_Id(): string {
    return this.format.id;
  }
  get_Type(): string {
    return this.format.type;
  }
  get_StopIfTrue(): boolean {
    return this.format.stopIfTrue;
  }
  set_StopIfTrue(value: boolean): void {
    guard(this.sheet, "ConditionalFormat.stopIfTrue");
    this.format.stopIfTrue = value;
  }
  get_Priority(): number {
    return this.sheet.state.conditionalFormats.indexOf(this.format);
  }
  set_Priority(priority: number): void {
    guard(this.sheet, "ConditionalFormat.priority");
    const all = this.sheet.state.conditionalFormats;
    all.splice(all.indexOf(this.format), 1);
    all.splice(priority < 0 ? all.length + 1 + priority : priority, 0, this.format);
  }
  nav_Custom(): CustomConditionalFormatMember {
    const custom = this.nav_CustomOrNullObject();
    if (custom !== null) return custom;
    throw new HostError(
      "InvalidOperation",
      "This operation is not permitted for the current object.",
      "ConditionalFormat.custom",
    );
  }
  nav_CustomOrNullObject(): CustomConditionalFormatMember | null {
    if (this.format.unreadable === true) throw new HostError("GeneralException", "An internal error has occurred.");
    return this.format.type === "Custom" ? new CustomConditionalFormatMember(this.sheet, this.format) : null;
  }
  do_GetRanges(): RangeAreasMember {
    return new RangeAreasMember(this.open, this.sheet, areasOf(this.format));
  }
  do_Delete(): void {
    guard(this.sheet, "ConditionalFormat.delete");
    const all = this.sheet.state.conditionalFormats;
    all.splice(all.indexOf(this.format), 1);
  }
}

class CustomConditionalFormatMember extends HostObject {
  readonly className = "CustomConditionalFormat";
  constructor(
    private readonly sheet: Sheet,
    private readonly format: ConditionalState,
  ) {
    super();
  }
  nav_Rule(): ConditionalFormatRuleMember {
    return new ConditionalFormatRuleMember(this.sheet, this.format);
  }
  nav_Format(): ConditionalRangeFormatMember {
    return new ConditionalRangeFormatMember(this.sheet, this.format);
  }
}

class ConditionalFormatRuleMember extends HostObject {
  readonly className = "ConditionalFormatRule";
  constructor(
    private readonly sheet: Sheet,
    private readonly format: ConditionalState,
  ) {
    super();
  }
  get_Formula(): string {
    return this.format.formula ?? "";
  }
  set_Formula(formula: string): void {
    guard(this.sheet, "ConditionalFormatRule.formula");
    this.format.formula = formula;
  }
}

class ConditionalRangeFormatMember extends HostObject {
  readonly className = "ConditionalRangeFormat";
  constructor(
    private readonly sheet: Sheet,
    private readonly format: ConditionalState,
  ) {
    super();
  }
  nav_Fill(): PaintMember {
    return new PaintMember("ConditionalRangeFill", (_, value) => this.#paint("fill", value));
  }
  nav_Font(): PaintMember {
    return new PaintMember("ConditionalRangeFont", (name, value) => this.#paint(name, value));
  }
  #paint(name: string, value: unknown): void {
    guard(this.sheet, "ConditionalRangeFormat");
    this.format.style = { ...this.format.style, [name]: value };
  }
}

// Worksheets

class WorksheetMember extends EventSource {
  readonly className = "Worksheet";
  constructor(
    open: Open,
    private readonly sheet: Sheet,
  ) {
    super(open);
  }
  protected target(): string {
    return this.sheet.state.id;
  }
  override wireId(): string {
    return this.sheet.state.id;
  }
  get_Id(): string {
    return this.sheet.state.id;
  }
  get_Name(): string {
    return this.sheet.state.name;
  }
  get_Visibility(): string {
    return this.sheet.state.visibility;
  }
  get_Position(): number {
    return this.open.book.sheets.indexOf(this.sheet);
  }
  nav_Protection(): ProtectionMember {
    return new ProtectionMember("WorksheetProtection", this.sheet.state.protected);
  }
  nav_CustomProperties(): CustomPropertiesMember {
    return new CustomPropertiesMember(this.sheet);
  }
  nav_PageLayout(): PageLayoutMember {
    return new PageLayoutMember(this.sheet);
  }
  nav_FreezePanes(): FreezePanesMember {
    return new FreezePanesMember(this.sheet);
  }
  do_Activate(): void {
    this.open.book.select(this.sheet, this.sheet === this.open.book.active ? this.open.book.state.selection : "A1");
  }
  do_Delete(): void {
    this.open.book.deleteSheet(this.sheet);
  }
  do_GetCell(row: number, column: number): RangeMember {
    return this.do_GetRangeByIndexes(row, column, 1, 1);
  }
  do_GetRangeByIndexes(top: number, left: number, rows: number, columns: number): RangeMember {
    return new RangeMember(this.open, this.sheet, { top, left, bottom: top + rows - 1, right: left + columns - 1 });
  }
  do_GetRange(address?: string | null): RangeMember {
    if (typeof address !== "string") return this.do_GetRangeByIndexes(0, 0, ROWS, COLUMNS);
    return new RangeMember(this.open, this.sheet, this.#area(address, "Worksheet.getRange"));
  }
  /** Addresses divided by commas. */
  do_GetRanges(address?: string | null): RangeAreasMember {
    if (typeof address !== "string") throw new Unsupported("Worksheet.getRanges (without an address)");
    if (address.length > LONGEST_ADDRESS) throw invalid("Worksheet.getRanges");
    const areas = address.split(",").map((each) => this.#area(each, "Worksheet.getRanges"));
    return new RangeAreasMember(this.open, this.sheet, areas);
  }
  do_GetUsedRangeOrNullObject(valuesOnly?: boolean | null): RangeMember | null {
    return this.do_GetRange().do_GetUsedRangeOrNullObject(valuesOnly);
  }
  #area(text: string, location: string): Area {
    const { sheet, address } = splitAddress(text);
    const area = areaOf(address);
    const isOther = sheet !== undefined && this.open.book.find(sheet) !== this.sheet;
    if (area === undefined || isOther) throw invalid(location);
    return area;
  }
}

class PageLayoutMember extends HostObject {
  readonly className = "PageLayout";
  constructor(private readonly sheet: Sheet) {
    super();
  }
  set_Orientation(value: string): void {
    this.set({ orientation: value });
  }
  set_PaperSize(value: string): void {
    this.set({ paperSize: value });
  }
  set_CenterHorizontally(value: boolean): void {
    this.set({ centerHorizontally: value });
  }
  set_Zoom(value: Readonly<Record<string, number>>): void {
    this.set({ zoom: value });
  }
  do_SetPrintTitleRows(rows: string): void {
    if (!/^\$\d+:\$\d+$/.test(rows)) throw invalid("PageLayout.setPrintTitleRows");
    this.set({ printTitleRows: rows });
  }
  nav_HeadersFooters(): HeadersFootersMember {
    return new HeadersFootersMember(this);
  }
  set(change: Readonly<Record<string, unknown>>): void {
    guard(this.sheet, "PageLayout");
    this.sheet.state.pageLayout = { ...this.sheet.state.pageLayout, ...change };
  }
}

class HeadersFootersMember extends HostObject {
  readonly className = "HeaderFooterGroup";
  constructor(private readonly layout: PageLayoutMember) {
    super();
  }
  nav_DefaultForAllPages(): FooterMember {
    return new FooterMember(this.layout);
  }
}

class FooterMember extends HostObject {
  readonly className = "HeaderFooter";
  constructor(private readonly layout: PageLayoutMember) {
    super();
  }
  set_CenterFooter(value: string): void {
    this.layout.set({ centerFooter: value });
  }
}

class FreezePanesMember extends HostObject {
  readonly className = "WorksheetFreezePanes";
  constructor(private readonly sheet: Sheet) {
    super();
  }
  do_FreezeAt(range: RangeMember | string): void {
    if (typeof range === "string") throw new Unsupported("WorksheetFreezePanes.freezeAt (an address)");
    if (range.sheet !== this.sheet) throw invalid("WorksheetFreezePanes.freezeAt");
    this.#freeze(range.rows, range.columns);
  }
  do_FreezeRows(count?: number | null): void {
    this.#freeze(count ?? 1, 0);
  }
  #freeze(rows: number, columns: number): void {
    guard(this.sheet, "WorksheetFreezePanes");
    this.sheet.state.frozen = { rows, columns };
  }
}

class WorksheetCollectionMember extends EventSource {
  readonly className = "WorksheetCollection";
  protected target(): string {
    return "Workbook";
  }
  override items(): WorksheetMember[] {
    return this.open.book.sheets.map((sheet) => new WorksheetMember(this.open, sheet));
  }
  override item(key: string): WorksheetMember {
    const found = this.do_GetItemOrNullObject(key);
    if (found === null) throw missing("WorksheetCollection.getItem");
    return found;
  }
  do_GetItemOrNullObject(key: string): WorksheetMember | null {
    const sheet = this.open.book.find(key);
    return sheet === undefined ? null : new WorksheetMember(this.open, sheet);
  }
  do_GetActiveWorksheet(): WorksheetMember {
    return new WorksheetMember(this.open, this.open.book.active);
  }
  do_GetCount(): number {
    return this.open.book.sheets.length;
  }
  do_Add(name?: string | null): WorksheetMember {
    if (typeof name !== "string") throw new Unsupported("WorksheetCollection.add (without a name)");
    return new WorksheetMember(this.open, this.open.book.addSheet(name));
  }
}

class ProtectionMember extends HostObject {
  constructor(
    readonly className: string,
    private readonly on: boolean,
  ) {
    super();
  }
  get_Protected(): boolean {
    return this.on;
  }
}

class CustomPropertiesMember extends HostObject {
  readonly className = "WorksheetCustomPropertyCollection";
  constructor(private readonly sheet: Sheet) {
    super();
  }
  override items(): CustomPropertyMember[] {
    return Object.entries(this.sheet.state.properties).map(([key, value]) => new CustomPropertyMember(key, value));
  }
  do_Add(key: string, value: string): CustomPropertyMember {
    guard(this.sheet, "WorksheetCustomPropertyCollection.add");
    this.sheet.state.properties[key] = value;
    return new CustomPropertyMember(key, value);
  }
}

class CustomPropertyMember extends HostObject {
  readonly className = "WorksheetCustomProperty";
  constructor(
    private readonly key: string,
    private readonly value: string,
  ) {
    super();
  }
  override wireId(): string {
    return this.key;
  }
  get_Key(): string {
    return this.key;
  }
  get_Value(): string {
    return this.value;
  }
}

// The workbook

export class WorkbookMember extends HostObject {
  readonly className = "Workbook";
  constructor(private readonly open: Open) {
    super();
  }
  nav_Worksheets(): WorksheetCollectionMember {
    return new WorksheetCollectionMember(this.open);
  }
  nav_Protection(): ProtectionMember {
    return new ProtectionMember("WorkbookProtection", this.open.book.state.protected);
  }
  nav_Names(): NamedItemCollectionMember {
    return new NamedItemCollectionMember(this.open.book);
  }
  nav_Settings(): SettingCollectionMember {
    return new SettingCollectionMember(this.open.book);
  }
  nav_CustomXmlParts(): XmlPartsMember {
    return new XmlPartsMember(this.open.book);
  }
  nav_Application(): ApplicationMember {
    return new ApplicationMember(this.open.book);
  }
  do_GetSelectedRange(): RangeMember {
    const [area, ...others] = this.#selected();
    if (area === undefined || others.length > 0) throw new HostError("InvalidSelection", "The selection is invalid.");
    return new RangeMember(this.open, this.open.book.active, area);
  }
  do_GetSelectedRanges(): RangeAreasMember {
    return new RangeAreasMember(this.open, this.open.book.active, this.#selected());
  }
  do_GetActiveCell(): RangeMember {
    const [area] = this.#selected();
    if (area === undefined) throw invalid("Workbook.getActiveCell");
    return new RangeMember(this.open, this.open.book.active, area).do_GetCell(0, 0);
  }
  /** "A1:B2,D4" */
  #selected(): Area[] {
    return this.open.book.state.selection.split(",").flatMap((each) => areaOf(each) ?? []);
  }
}

class ApplicationMember extends HostObject {
  readonly className = "Application";
  constructor(private readonly book: Workbook) {
    super();
  }
  do_Calculate(type: string): void {
    if (type !== "Full") throw new Unsupported(`Application.calculate (${type})`);
    this.book.calculateAll();
  }
}

class NamedItemCollectionMember extends HostObject {
  readonly className = "NamedItemCollection";
  constructor(private readonly book: Workbook) {
    super();
  }
  override items(): NamedItemMember[] {
    return this.book.state.names.map(({ name, formula }) => new NamedItemMember(name, formula));
  }
}

class NamedItemMember extends HostObject {
  readonly className = "NamedItem";
  constructor(
    private readonly name: string,
    private readonly formula: string,
  ) {
    super();
  }
  override wireId(): string {
    return this.name;
  }
  get_Name(): string {
    return this.name;
  }
  get_Formula(): string {
    return this.formula;
  }
}

class SettingCollectionMember extends HostObject {
  readonly className = "SettingCollection";
  constructor(private readonly book: Workbook) {
    super();
  }
  override items(): SettingMember[] {
    return Object.keys(this.book.state.settings).map((key) => new SettingMember(this.book, key));
  }
  override item(key: string): SettingMember {
    const found = this.do_GetItemOrNullObject(key);
    if (found === null) throw missing("SettingCollection.getItem");
    return found;
  }
  do_GetItemOrNullObject(key: string): SettingMember | null {
    return key in this.book.state.settings ? new SettingMember(this.book, key) : null;
  }
  do_Add(key: string, value: unknown): SettingMember {
    this.book.state.settings[key] = value;
    return new SettingMember(this.book, key);
  }
}

class SettingMember extends HostObject {
  readonly className = "Setting";
  constructor(
    private readonly book: Workbook,
    private readonly key: string,
  ) {
    super();
  }
  override wireId(): string {
    return this.key;
  }
  get_Key(): string {
    return this.key;
  }
  get_Value(): unknown {
    return this.book.state.settings[this.key];
  }
  do_Delete(): void {
    Reflect.deleteProperty(this.book.state.settings, this.key);
  }
}

/** All custom XML parts, or those of one namespace. */
class XmlPartsMember extends HostObject {
  readonly className = "CustomXmlPartCollection";
  constructor(
    private readonly book: Workbook,
    private readonly namespace?: string,
  ) {
    super();
  }
  override items(): XmlPartMember[] {
    return this.book.state.xmlParts
      .map(({ id }) => new XmlPartMember(this.book, id))
      .filter((part) => this.namespace === undefined || part.get_NamespaceUri() === this.namespace);
  }
  override item(id: string): XmlPartMember {
    const found = this.items().find((part) => part.wireId() === id);
    if (found === undefined) throw missing("CustomXmlPartCollection.getItem");
    return found;
  }
  do_GetByNamespace(namespace: string): XmlPartsMember {
    return new XmlPartsMember(this.book, namespace);
  }
  do_Add(xml: string): XmlPartMember {
    if (!/^<(\w+)[^>]*>[^<]*<\/\1>$/.test(xml)) throw new Unsupported(`CustomXmlPartCollection.add (${xml})`);
    const id = this.book.newId();
    this.book.state.xmlParts.push({ id, xml });
    return new XmlPartMember(this.book, id);
  }
}

class XmlPartMember extends HostObject {
  readonly className = "CustomXmlPart";
  constructor(
    private readonly book: Workbook,
    private readonly id: string,
  ) {
    super();
  }
  override wireId(): string {
    return this.id;
  }
  get_Id(): string {
    return this.id;
  }
  get_NamespaceUri(): string {
    return /^<[^>]* xmlns=["']([^"']*)["']/.exec(this.do_GetXml())?.[1] ?? "";
  }
  do_GetXml(): string {
    return this.book.state.xmlParts.find(({ id }) => id === this.id)?.xml ?? "";
  }
  do_Delete(): void {
    this.book.state.xmlParts = this.book.state.xmlParts.filter(({ id }) => id !== this.id);
  }
}

// What office.js itself asks for

class QuietService extends HostObject {
  constructor(readonly className: string) {
    super();
  }
  do_NotifyActionHandlerReady(): void {
    // office.js can take ribbon commands from now on.
  }
  do_SendTelemetryEvent(): void {
    // Goes nowhere.
  }
  do_SendCustomerContent(): void {
    // Goes nowhere.
  }
}

/** Whether the pane is open. */
class AppRuntimeService extends HostObject {
  readonly className = "AppRuntimeService";
  #state = "Visible";
  do_SetAppRuntimeState(state: string): void {
    this.#state = state;
  }
  do_GetAppRuntimeState(): string {
    return this.#state;
  }
}

/** How office.js numbers what a custom function threw. */
const FUNCTION_ERRORS: Readonly<Record<number, string>> = { 1: "#N/A", 5: "#DIV/0!", 6: "#NUM!", 7: "#VALUE!" };

class CustomFunctionsService extends HostObject {
  readonly className = "CustomFunctions";
  constructor(private readonly answered: (id: number, value: unknown) => void) {
    super();
  }
  do__SetOsfControlContainerReadyForCustomFunctions(): void {
    // office.js can take calls from now on.
  }
  do__GetEnabledFeatures(): string[] {
    return [];
  }
  do_SetInvocationArrayResults(
    results: readonly (readonly [id: number, ok: boolean, value: unknown, error?: number])[],
  ): void {
    for (const [id, ok, value, error = 0] of results)
      this.answered(
        id,
        ok ? value : { type: "Error", basicValue: FUNCTION_ERRORS[error] ?? "#VALUE!", message: value },
      );
  }
}

export function services(answered: (id: number, value: unknown) => void): Readonly<Record<string, HostObject>> {
  return {
    "Microsoft.InternalService.AddinInternalService": new QuietService("AddinInternalService"),
    "Microsoft.Telemetry.TelemetryService": new QuietService("TelemetryService"),
    "Microsoft.AppRuntime.AppRuntimeService": new AppRuntimeService(),
    "Microsoft.ExcelServices.CustomFunctions": new CustomFunctionsService(answered),
  };
}
