import type { CellAddress, CellValue, SheetGrid } from "./grid.ts";
import type { TemplateSheet } from "./template.ts";

/** How strongly a cell is marked: the one to blame, 不符, 存疑, or an amount that cannot be read. */
export type MarkKind = "suspect" | "unequal" | "doubtful" | "unreadable";

/** A cell to be shown to the user. */
export interface Mark {
  readonly at: CellAddress;
  readonly kind: MarkKind;
}

/** All that we ask of a workbook, whoever holds it: Excel, a file, or memory. */
export interface WorkbookPort {
  /** Hands over every sheet and shows exactly the marks that come back: earlier marks of ours go, the user's own formats stay. */
  review<T extends { readonly marks: readonly Mark[] }>(look: (sheets: readonly SheetGrid[]) => T): Promise<T>;
}

/** As much of an AbortSignal as is needed: core knows no browser. */
export interface Signal {
  readonly aborted: boolean;
  readonly reason: Error;
  throwIfAborted(): void;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** What the host is asked to give up, and how far it has come. */
export interface Task {
  readonly signal?: Signal;
  readonly progress?: (done: number, of: number) => void;
}

/** A page of text that is put into the workbook as a new sheet. */
export interface Page {
  readonly name: string;
  /** Texts stay texts, whatever they begin with; numbers are written as they are. */
  readonly rows: readonly (readonly (string | number)[])[];
  /** Zero-based rows that are headings. */
  readonly headings: readonly number[];
  /** Cells filled with the colour of a mark: the legend. */
  readonly legend: readonly { readonly row: number; readonly column: number; readonly kind: MarkKind }[];
}

/**
 * What is typed into a cell: a number, a truth value, a text, or a formula with its "="; null empties it. A text that Excel might take for
 * something else begins with an apostrophe, see `typedText`.
 */
export type Typed = string | number | boolean | null;

/** A text as it is typed so that it stays one. Excel takes text that begins with a Chinese character as it is. */
export function typedText(text: string): string {
  return /^\p{Script=Han}/u.test(text) ? text : `'${text}`;
}

/** What a cell shows as it is typed so that it shows that; an error is nothing that can be typed. */
export function typedValue(value: CellValue): Typed {
  if (value === null || value === "" || typeof value === "object") return null;
  return typeof value === "string" ? typedText(value) : value;
}

/** What is typed, as the cell then shows it: without the apostrophe; nothing for null. */
export function asShown(typed: Typed): string {
  if (typeof typed === "boolean") return String(typed).toUpperCase();
  return String(typed ?? "").replace(/^'/, "");
}

/** New contents for a rectangle of cells. */
export interface Change {
  /** Its upper left cell. */
  readonly at: CellAddress;
  /** What that cell must still hold. */
  readonly before: Typed;
  /** Rows of equal length. */
  readonly after: readonly (readonly Typed[])[];
  /** What all of it must still show, where that matters: no more rows and no fewer, if it is a formula that spills. */
  readonly shows?: readonly (readonly Typed[])[];
  /** Numbers and formulas stay what they are even in cells that are formatted as text, where what is typed becomes text. */
  readonly exact?: true;
  /** A number format that the cell gets where it has the one before. */
  readonly format?: { readonly before: string; readonly after: string };
}

/** A change that was made. */
export interface Made extends Change {
  /** What the upper left cell holds since: Excel writes formulas its own way. */
  readonly holds: Typed;
}

/**
 * Why a change was not made: the cell has changed since, or holds a formula where a value was expected; its sheet is protected; a formula in
 * a cell that is formatted as text would not be calculated; Excel refuses it, as in the middle of an array.
 */
export type Refusal = "changed" | "protected" | "text-format" | "refused";

export interface Changes {
  readonly made: readonly Made[];
  readonly left: readonly { readonly change: Change; readonly why: Refusal }[];
}

/** What undoes a change, so long as nobody else has touched its cells. */
export function inverse({ at, before, after, holds, format }: Made): Change {
  const isBlock = after.length > 1 || (after[0]?.length ?? 0) > 1;
  return {
    at,
    before: holds,
    after: after.map((row, r) => row.map((_, c) => (r === 0 && c === 0 ? before : null))),
    ...(isBlock ? { shows: after } : {}),
    exact: true,
    ...(format === undefined ? {} : { format: { before: format.after, after: format.before } }),
  };
}

/** A rectangle of a sheet; the whole sheet where nothing else is said. */
export interface Region {
  readonly sheet: string;
  readonly part?: { readonly top: number; readonly left: number; readonly rows: number; readonly columns: number };
}

/** Where the user stands. */
export interface Selection {
  /** The cell that what is typed goes into. */
  readonly cell: CellAddress;
  readonly holds: Typed;
  readonly format: string;
  /** Every rectangle that is selected. */
  readonly areas: readonly Region[];
}

/** A cell with a formula. */
export interface FormulaCell {
  readonly at: CellAddress;
  readonly formula: string;
  readonly value: CellValue;
  /** What a formula shows that spills over several cells, its own cell first. */
  readonly spill?: readonly (readonly CellValue[])[];
}

/** What 公开前清理 took out of a workbook. */
export interface Removed {
  /** Sheets that had marks of ours. */
  readonly marked: readonly string[];
  /** Report sheets, by name. */
  readonly pages: readonly string[];
  /** Whether anything of ours was kept in its settings. */
  readonly notes: boolean;
  /** Protected sheets whose marks had to stay, and report sheets that had to because the list of sheets is protected. */
  readonly kept: readonly string[];
}

/** A blank table that was added to a workbook, and by what it is found again. */
export interface AddedSheet {
  readonly name: string;
  /** The workbook's own, which stays when the sheet is renamed. */
  readonly id: string;
  readonly sheet: TemplateSheet;
}

/**
 * A workbook that lies open before its user: in Excel, or in the workbench.
 *
 * Apart from `write`, `addPage`, `addSheets` and `removeSheets`, nothing here changes a value, a format, the protection or the list of sheets. All methods reject with
 * an Error whose `code`, where there is one, is the host's; an aborted task rejects with the signal's reason and leaves no half marks.
 */
export interface OpenWorkbook {
  /** Hands over every sheet, hidden ones too. */
  read(task?: Task): Promise<readonly SheetGrid[]>;
  /** Brings a cell before the user. Rejects where its sheet is gone or hidden. */
  show(at: CellAddress): Promise<void>;
  /** Shows exactly these marks: earlier ones of ours go. Answers with the protected sheets that could not be marked. */
  mark(marks: readonly Mark[], task?: Task): Promise<readonly string[]>;
  /** Makes those changes that can be made; once begun it goes on to its end. */
  write(changes: readonly Change[], progress?: Task["progress"]): Promise<Changes>;
  selection(): Promise<Selection>;
  /** The values of a part of a sheet; undefined where there is no such sheet. */
  grid(area: Region): Promise<SheetGrid | undefined>;
  /** The formulas in these areas, or in the whole workbook, that are wanted. */
  formulas(
    wanted: (formula: string) => boolean,
    areas?: readonly Region[],
    task?: Task,
  ): Promise<readonly FormulaCell[]>;
  /** Has every formula calculated again. */
  recalculate(): Promise<void>;
  /** What is done within is undone in one step, where the user has an undo for it. */
  together<T>(make: () => Promise<T>): Promise<T>;
  /** Adds a sheet at the end; a taken name gets a number. Answers with its name. */
  addPage(page: Page): Promise<string>;
  /** Adds blank tables as sheets at the end, in their order, all or none; a taken name gets a number. */
  addSheets(sheets: readonly TemplateSheet[], task?: Task): Promise<readonly AddedSheet[]>;
  /** Takes added sheets out again where nothing was typed into them since. Answers with those that stay; one that is gone is none. */
  removeSheets(added: readonly AddedSheet[]): Promise<readonly AddedSheet[]>;
  /** Inserts rows, each where it is to stand once those before it in the list do, with the look of another row. */
  insertRows(sheet: string, rows: readonly number[], like?: number): Promise<void>;
  /** Takes such rows out again; false, and nothing done, where something stands in one of them. */
  removeRows(sheet: string, rows: readonly number[]): Promise<boolean>;
  /** What `keep` kept in this workbook. */
  notes(): Promise<string | undefined>;
  /** Keeps a text of ours inside the workbook's file. */
  keep(notes: string): Promise<void>;
  /** Takes everything of ours out: marks, notes, report sheets. */
  clean(): Promise<Removed>;
  /** Calls back when cells have changed, by hand or by calculation. Answers with what ends that. */
  watch(changed: () => void): Promise<() => Promise<void>>;
}
