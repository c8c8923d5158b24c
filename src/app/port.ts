import type { CellAddress, SheetGrid } from "../core/sheet/grid.ts";
import type { TemplateSheet } from "../core/blanks/made.ts";
import type { Mark, Tick } from "../core/report/mark.ts";
import type { Change, FormulaCell, Typed } from "../core/sheet/change.ts";
import type { Page } from "../core/report/page.ts";

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

/** What of ours was taken out of a workbook. */
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
 * What hides cells from a reader, and a host does not tell: drawings, print areas, merges, letters struck out or too small to see (`covered`);
 * hidden rows and columns, letters of the colour of their cell (`hidden`).
 */
export type Untold = "covered" | "hidden";

/** What a check asks of a workbook: what it holds, what was kept in it, and that findings be shown in its cells. */
export interface Checkable {
  /** What the last `read` could not tell of all that hides cells from a reader. */
  readonly untold: () => readonly Untold[];
  /** Hands over every sheet, hidden ones too. */
  read(task?: Task): Promise<readonly SheetGrid[]>;
  /** The values of a part of a sheet; undefined where there is no such sheet. */
  grid(area: Region): Promise<SheetGrid | undefined>;
  /** Shows exactly these marks: earlier ones of ours go. Answers with the protected sheets that could not be marked. */
  mark(marks: readonly (Mark | Tick)[], task?: Task): Promise<readonly string[]>;
  /** What `keep` kept in this workbook. */
  notes(): Promise<string | undefined>;
}

/** A workbook that its user has before him. Nothing here changes a value, a format, the protection or the list of sheets. */
export interface Viewable {
  /** Brings a cell before the user. Rejects where its sheet is gone or hidden. */
  show(at: CellAddress): Promise<void>;
  selection(): Promise<Selection>;
  /** The formulas in these areas, or in the whole workbook, that are wanted. */
  formulas(
    wanted: (formula: string) => boolean,
    areas?: readonly Region[],
    task?: Task,
  ): Promise<readonly FormulaCell[]>;
  /** Calls back when cells have changed, by hand or by calculation. Answers with what ends that. */
  watch(changed: () => void): Promise<() => Promise<void>>;
  /** Calls back when the user stands in another cell. Answers with what ends that. */
  follow(stands: (at: CellAddress) => void): Promise<() => Promise<void>>;
  /** Keeps a text of ours inside the workbook's file. */
  keep(notes: string): Promise<void>;
  /** Takes everything of ours out: marks, notes, report sheets. */
  clean(): Promise<Removed>;
}

/** A workbook in which something can be done on the user's word. */
export interface Writable {
  /** Makes those changes that can be made; once begun it goes on to its end. */
  write(changes: readonly Change[], progress?: Task["progress"]): Promise<Changes>;
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
}

/**
 * What a host gives: a workbook that lies open before its user, in Excel or in the workbench. All methods reject with an Error whose
 * `code`, where there is one, is the host's; an aborted task rejects with the signal's reason and leaves no half marks.
 */
export type HostWorkbook = Checkable & Viewable & Writable;

/** Where a copy went: to a place of the user's, under that name; or before him as another workbook, which he saves himself. */
export interface GivenCopy {
  readonly how: "saved" | "opened";
  readonly name: string;
}

/** The file of the workbook as it would be saved now, and how a copy that was made of it gets to the user. */
export interface FileAccess {
  /** Rejects with the code NoFile where the host hands none over. */
  bytes(): Promise<Uint8Array>;
  /** Called as the workbook is, with this word behind its name. Nothing where the user thinks better of it. */
  give(copy: Uint8Array, word: "公开" | "万元"): Promise<GivenCopy | undefined>;
}

/** What the application works with: it can be checked at once, and all else waits until it lies before its user. */
export interface OpenWorkbook extends Checkable {
  readonly opened: Promise<HostWorkbook>;
}
