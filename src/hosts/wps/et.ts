// As much of the object model of WPS 表格 (ET) as is used here. It is that of Excel's automation: calls are answered at once, rows, columns and
// collections count from one. Written from Kingsoft's public documentation (open.wps.cn, WPS 加载项 API) and that of Excel, whose names and numbers
// it keeps; why not from the package wps-jsapi: docs/decisions/0019-wps.md.

/** What a cell holds: dates are numbers, an error is a number of its own or its text; nothing where it is blank. */
export type EtValue = string | number | boolean | null | undefined;

/** One value for one cell, rows of values for several. */
export type EtValues = EtValue | readonly (readonly EtValue[])[];

export interface EtCollection<Item> {
  readonly Count: number;
  /** From one on. */
  Item(index: number): Item;
}

export interface EtRange {
  readonly Row: number;
  readonly Column: number;
  readonly Rows: EtCollection<EtRange>;
  readonly Columns: EtCollection<EtRange>;
  readonly Areas: EtCollection<EtRange>;
  readonly Worksheet: EtSheet;
  readonly Count: number;
  readonly EntireRow: EtRange;
  readonly EntireColumn: EtRange;
  Value2: EtValues;
  /** A cell without a formula has its value here. */
  Formula: EtValues;
  /** As it is shown. */
  readonly Text: string | null;
  /** These are null where the cells differ. */
  NumberFormat: string | null;
  readonly Locked: boolean | null;
  readonly HasArray: boolean | null;
  /** Of whole rows or columns. */
  readonly Hidden: boolean | null;
  /** The cells of the formula that this cell shares with others. */
  readonly CurrentArray: EtRange;
  readonly FormatConditions: EtConditions;
  readonly Interior: EtPaint;
  readonly Font: EtPaint & { Bold: boolean; Size: number; Name: string };
  readonly Borders: { LineStyle: number };
  readonly Validation: EtValidation;
  HorizontalAlignment: number;
  VerticalAlignment: number;
  WrapText: boolean;
  IndentLevel: number;
  /** In characters of the usual font. */
  ColumnWidth: number;
  /** In points. */
  RowHeight: number;
  Merge(across?: boolean): void;
  Select(): void;
  Insert(shift?: number): void;
  Delete(shift?: number): void;
  /** Straight to the other place: not over the clipboard. */
  Copy(destination: EtRange): void;
  ClearContents(): void;
}

export interface EtPaint {
  /** Blue first, see colourOf; null where the cells differ, and white where there is none. */
  Color: number | null;
}

export interface EtConditions extends EtCollection<EtCondition> {
  Add(type: number, operator: undefined, formula: string): EtCondition;
}

export interface EtCondition {
  readonly Type: number;
  /** Those of some types have none. */
  readonly Formula1?: string;
  readonly Interior: { Color: number };
  readonly Font: { Color: number; Bold: boolean };
  SetFirstPriority(): void;
  Delete(): void;
}

export interface EtValidation {
  InputTitle: string;
  InputMessage: string;
  ErrorTitle: string;
  ErrorMessage: string;
  Add(type: number, alert: number, operator: number, least: string, most: string): void;
}

export interface EtPageSetup {
  Orientation: number;
  PaperSize: number;
  Zoom: false;
  FitToPagesWide: number;
  FitToPagesTall: number | false;
  CenterHorizontally: boolean;
  PrintTitleRows: string;
  CenterFooter: string;
}

export interface EtProperty {
  readonly Name: string;
  readonly Value: string;
}

export interface EtSheet {
  Name: string;
  readonly Visible: number;
  readonly ProtectContents: boolean;
  readonly UsedRange: EtRange;
  readonly Cells: EtRange & { Item(row: number, column: number): EtRange };
  readonly Rows: EtCollection<EtRange>;
  readonly PageSetup: EtPageSetup;
  readonly CustomProperties: EtCollection<EtProperty> & { Add(name: string, value: string): EtProperty };
  /** By an address of up to 255 characters, or by two corners. */
  Range(first: string | EtRange, last?: EtRange): EtRange;
  Activate(): void;
  Delete(): void;
}

export interface EtSheets extends EtCollection<EtSheet> {
  Add(before: undefined, after: EtSheet): EtSheet;
}

export interface EtXmlPart {
  readonly XML: string;
  Delete(): void;
}

export interface EtWorkbook {
  readonly Name: string;
  readonly FullName: string;
  readonly Worksheets: EtSheets;
  /** Chart sheets among them. */
  readonly Sheets: EtCollection<EtSheet>;
  readonly ActiveSheet: EtSheet;
  readonly ProtectStructure: boolean;
  readonly CustomXMLParts: {
    Add(xml: string): EtXmlPart;
    SelectByNamespace(namespace: string): EtCollection<EtXmlPart>;
  };
  /** Not there in old ones. */
  SaveCopyAs?(path: string): void;
  Activate(): void;
}

/** What an add-in may do with the disk; bytes are characters. Not there in old ones. */
export interface EtFiles {
  Exists(path: string): boolean;
  readAsBinaryString(path: string): string;
  writeAsBinaryString(path: string, text: string): void;
  Remove(path: string): void;
}

export interface EtWindow {
  /** What is selected of cells, even while something else is. */
  readonly RangeSelection: EtRange;
  SplitRow: number;
  SplitColumn: number;
  FreezePanes: boolean;
}

/** Who did it is not told. */
export interface EtEvents {
  SheetChange: (sheet: EtSheet, cells: EtRange) => void;
  SheetCalculate: (sheet: EtSheet) => void;
  SheetSelectionChange: (sheet: EtSheet, cells: EtRange) => void;
  WindowActivate: (workbook: EtWorkbook, window: EtWindow) => void;
}

/** Where an add-in listens to what happens in any workbook. */
export interface EtListening {
  AddApiEventListener<Name extends keyof EtEvents>(name: Name, listener: EtEvents[Name]): void;
  RemoveApiEventListener<Name extends keyof EtEvents>(name: Name, listener: EtEvents[Name]): void;
}

export interface EtApplication {
  /** Null where none is open. */
  readonly ActiveWorkbook: EtWorkbook | null;
  readonly ActiveCell: EtRange;
  readonly ActiveWindow: EtWindow;
  readonly Version: string;
  readonly Build: string;
  readonly FileSystem?: EtFiles;
  readonly Env?: { GetTempPath(): string };
  readonly WorksheetFunction: { CountA(cells: EtRange): number };
  ScreenUpdating: boolean;
  EnableEvents: boolean;
  DisplayAlerts: boolean;
  CalculateFull(): void;
}

/** The numbers of Excel's automation, by their names there. */
export const XL = {
  sheetVisible: -1,
  expression: 2,
  continuous: 1,
  left: -4131,
  center: -4108,
  right: -4152,
  top: -4160,
  shiftDown: -4121,
  shiftUp: -4162,
  portrait: 1,
  landscape: 2,
  paperA4: 9,
  validateDecimal: 2,
  validAlertWarning: 2,
  between: 1,
} as const;

/** The longest address that `Range` takes. */
export const LONGEST_ADDRESS = 255;

export function itemsOf<Item>(collection: EtCollection<Item>): Item[] {
  return Array.from({ length: collection.Count }, (_, i) => collection.Item(i + 1));
}

/** A colour of the object model as RRGGBB. */
export function hexOf(colour: number): string {
  return [0, 8, 16].map((shift) => ((colour >> shift) & 0xff).toString(16).padStart(2, "0")).join("");
}

/** RRGGBB as the object model counts colours: blue first. */
export function colourOf(rgb: string): number {
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(rgb.slice(at, at + 2), 16));
  return ((blue ?? 0) << 16) | ((green ?? 0) << 8) | (red ?? 0);
}
