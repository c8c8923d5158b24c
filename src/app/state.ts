import type { Balance, Hold } from "../core/balance/balance.ts";
import type { Report, ReportTable } from "../core/report/finding.ts";
import type { Form } from "../core/forms/form.ts";
import type { Evidence } from "../core/verdicts/evidence.ts";
import type { CellAddress, SheetGrid } from "../core/sheet/grid.ts";
import type { NoInsertion } from "../core/blanks/insert-subject.ts";
import type { WordsReport } from "../core/prose/check-words.ts";
import type { Profile } from "../core/forms/profile.ts";
import type { AddedSheet, Region, Changes, Made, Refusal, Removed } from "./port.ts";
import type { Change, Typed } from "../core/sheet/change.ts";
import type { Overlay } from "../functions/overlay.ts";
import type { ValuesPlan } from "../functions/values.ts";
import { noNotes, type Notes } from "./kept.ts";

/** Errors of Excel have a code; all have something to say. */
export interface Trouble {
  readonly code?: string;
  readonly message: string;
}

/** How the marks of a check stand: all shown but on protected sheets; none, or not any more; or refused. */
export type Marking =
  | { readonly is: "shown"; readonly except: readonly string[] }
  | { readonly is: "none" }
  | { readonly is: "refused"; readonly trouble: Trouble };

/** What a check has given. */
export interface Result {
  readonly report: Report;
  /** The sheets as they were read. */
  readonly sheets: readonly SheetGrid[];
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Those in cells to blame, as "=SUM(C7:C14)" by the qualified address, once the host has said. */
  readonly formulas?: ReadonlyMap<string, string>;
  readonly marking: Marking;
  /** Cells have changed since. */
  readonly stale: boolean;
}

export type CheckStep = "reading" | "comparing" | "marking";

/** Where the pane stands. `last` is shown as long as there is nothing newer. */
export type Phase =
  | { readonly is: "new" }
  | {
      readonly is: "checking";
      readonly step: CheckStep;
      readonly done: number;
      readonly of: number;
      readonly last?: Result;
      /** Cells have changed while they were read. */
      readonly changed: boolean;
    }
  | { readonly is: "checked"; readonly last: Result }
  | { readonly is: "failed"; readonly trouble: Trouble; readonly last?: Result };

/** Which findings are shown: of which rules, and of which table. */
export interface Filter {
  readonly scope: "all" | "表内" | "表间";
  readonly table?: ReportTable;
}

/** What was done on the user's word and can be taken back: 采用建议, an insertion, 转为数值, the sentence of an empty table; new sheets. */
export type Undo =
  | { readonly what: "written" | "inserted" | "values" | "empty" | "balanced"; readonly made: readonly Made[] }
  /** 插入科目: rows of a sheet, and what was written. */
  | { readonly what: "rows"; readonly sheet: string; readonly rows: readonly number[]; readonly made: readonly Made[] }
  | { readonly what: "sheets"; readonly added: readonly AddedSheet[] };

/** 尾差配平: the figures that the user wants kept if it can be, and what would change; nothing while that is still looked for. */
export interface Balancing {
  readonly hold: readonly Hold[];
  readonly outcome?: Balance;
}

/** The 科目表 of the workbook: what was read where, or that nothing could be read in what the user has picked. */
export type Subjects =
  | { readonly is: "none" }
  | { readonly is: "loaded"; readonly area: Region; readonly overlay: Overlay }
  | { readonly is: "unread"; readonly area: Region };

/** What 转为数值 is asked to go through. */
export type Scope = "selection" | "workbook";

/** The tab 函数. */
export interface Desk {
  readonly subjects: Subjects;
  /** What would be inserted into a cell that holds something; the user is asked. */
  readonly asked?: { readonly change: Change };
  /** What 转为数值 would do; the user is asked. */
  readonly plan?: ValuesPlan & { readonly scope: Scope };
  /** 转为数值 under way. */
  readonly busy?: { readonly done: number; readonly of: number };
}

/** A table that the workbook has. */
export interface HeldTable {
  readonly form: Form;
  readonly sheet: string;
  readonly at: CellAddress;
  /** Where the sentence of an empty table would go, for one without a figure that does not say so yet. */
  readonly empty?: CellAddress;
}

/** The tab 模板. */
export interface Shelf {
  /** What the workbook has; nothing before it was looked at. */
  readonly held?: readonly HeldTable[];
  /** What it says of its year and unit. */
  readonly facts?: { readonly year?: string; readonly organisation?: string; readonly profile?: string };
  /** Profiles of this browser's user, besides the known ones. */
  readonly own: readonly Profile[];
  readonly busy?: { readonly done: number; readonly of: number };
}

/** Words that the user has brought: a file, what was pasted, or a sheet. */
export interface BroughtWords {
  readonly name: string;
  readonly lines: readonly string[];
  readonly tables?: readonly SheetGrid[];
  /** What in a file is not read as it looks. */
  readonly notices: readonly ("tracked" | "hidden")[];
  /** It is a sheet of this workbook, read anew with every check. */
  readonly isSheet: boolean;
}

/** The tab 说明. */
export interface WordsDesk {
  /** Sheets that hold words; nothing before it was looked. */
  readonly sheets?: readonly string[];
  readonly words?: BroughtWords;
  readonly report?: WordsReport;
  /** Cells have changed since. */
  readonly stale: boolean;
  readonly busy: boolean;
  /** The cell in which the user stands. */
  readonly at?: CellAddress;
}

/** What has just happened, other than a check. */
export type PaneNews =
  | {
      readonly is: "shown" | "not-shown" | "written";
      readonly at: CellAddress;
    }
  | { readonly is: "inserted"; readonly at: CellAddress; readonly typed: Typed }
  | { readonly is: "not-written" | "not-inserted"; readonly at: CellAddress; readonly why: Refusal }
  | { readonly is: "valued"; readonly made: number; readonly left: Changes["left"] }
  /** Names of cells and sheets. */
  | { readonly is: "undone" | "not-undone"; readonly what: readonly string[] }
  | { readonly is: "added"; readonly sheets: readonly string[] }
  /** 科目 with their names. */
  | { readonly is: "rows"; readonly sheet: string; readonly names: readonly string[] }
  | { readonly is: "no-row"; readonly why: NoInsertion; readonly sheet: string; readonly code: string }
  | { readonly is: "subjects"; readonly subjects: Subjects }
  | { readonly is: "ignored" | "restored"; readonly count: number }
  | { readonly is: "not-read"; readonly sheet: string }
  | { readonly is: "reported"; readonly page: string }
  | { readonly is: "balanced"; readonly cells: number }
  | { readonly is: "cleared"; readonly except: readonly string[] }
  | { readonly is: "cleaned"; readonly removed: Removed }
  | { readonly is: "cancelled" }
  | { readonly is: "failed"; readonly trouble: Trouble };

/** What speaks for the figure of a cell that the user has selected. */
export interface CellEvidence {
  readonly at: CellAddress;
  readonly found: readonly Evidence[];
}

export interface PaneState {
  readonly evidence?: CellEvidence;
  readonly phase: Phase;
  readonly notes: Notes;
  readonly filter: Filter;
  /** 自动核对. */
  readonly auto: boolean;
  /** Cells of which all holds are shown as well. */
  readonly ticks: boolean;
  readonly news?: PaneNews;
  readonly undo?: Undo;
  /** Nothing of it is there any more: the user has taken it back in the workbook itself, and may bring it back there. */
  readonly undoGone?: true;
  readonly balancing?: Balancing;
  readonly desk: Desk;
  readonly shelf: Shelf;
  readonly prose: WordsDesk;
}

export type PaneEvent =
  | { readonly is: "started" }
  | { readonly is: "progressed"; readonly step: CheckStep; readonly done: number; readonly of: number }
  /** The report is there and its marks are on their way. */
  | { readonly is: "compared"; readonly report: Report; readonly sheets: readonly SheetGrid[]; readonly time: number }
  | { readonly is: "read-formulas"; readonly report: Report; readonly formulas: ReadonlyMap<string, string> }
  /** The cells are those of the last check. */
  | { readonly is: "unchanged" }
  | { readonly is: "marked"; readonly marking: Marking }
  | { readonly is: "cancelled" }
  | { readonly is: "failed"; readonly trouble: Trouble }
  | { readonly is: "changed" }
  | { readonly is: "noted"; readonly notes: Notes }
  | { readonly is: "looked"; readonly evidence: CellEvidence | undefined }
  | { readonly is: "filtered"; readonly filter: Filter }
  | { readonly is: "switched"; readonly auto: boolean }
  | { readonly is: "ticked"; readonly ticks: boolean }
  | { readonly is: "happened"; readonly news: PaneNews }
  | { readonly is: "dismissed"; readonly what: "news" | "undo" }
  /** Whether what can be taken back is still there. */
  | { readonly is: "followed"; readonly inPlace: boolean }
  | { readonly is: "wrote"; readonly undo: Undo; readonly news: PaneNews }
  | { readonly is: "took-back"; readonly what: readonly string[] }
  | { readonly is: "balancing"; readonly balancing?: Balancing }
  | { readonly is: "desk"; readonly desk: Desk }
  | { readonly is: "shelf"; readonly shelf: Shelf }
  /** `report`: that of the tables, where the words say which cell is to blame. */
  | { readonly is: "prose"; readonly prose: WordsDesk; readonly report?: Report }
  | { readonly is: "cleaned"; readonly removed: Removed };

/** The pane before the first check. */
export function firstState(auto: boolean): PaneState {
  return {
    phase: { is: "new" },
    notes: noNotes,
    filter: { scope: "all" },
    auto,
    ticks: false,
    desk: { subjects: { is: "none" } },
    shelf: { own: [] },
    prose: { stale: false, busy: false },
  };
}

/** The result on show, whatever goes on. */
export function lastOf({ phase }: PaneState): Result | undefined {
  return phase.is === "new" ? undefined : phase.last;
}

/** The state after an event. Nothing else changes a state. */
export function reduce(state: PaneState, event: PaneEvent): PaneState {
  switch (event.is) {
    case "started":
      return {
        ...quiet(state),
        phase: { is: "checking", step: "reading", done: 0, of: 0, changed: false, ...shown(state) },
      };
    case "progressed":
      if (state.phase.is !== "checking") return state;
      return { ...state, phase: { ...state.phase, step: event.step, done: event.done, of: event.of } };
    case "compared":
      return compared(state, event);
    case "read-formulas":
      return withLast(state, (last) =>
        last.report.findings === event.report.findings ? { ...last, formulas: event.formulas } : last,
      );
    case "unchanged":
      return ended(state);
    case "marked":
      return ended(withLast(state, (last) => ({ ...last, marking: event.marking })));
    case "cancelled":
      return { ...backFromCheck(state), news: { is: "cancelled" } };
    case "failed":
      return { ...quiet(state), phase: { is: "failed", trouble: event.trouble, ...shown(backFromCheck(state)) } };
    case "changed":
      return changed(state);
    case "looked": {
      const { evidence: _, ...others } = state;
      return event.evidence === undefined ? others : { ...others, evidence: event.evidence };
    }
    case "noted":
      return { ...state, notes: event.notes };
    case "filtered":
      return { ...state, filter: event.filter };
    case "ticked":
      return { ...state, ticks: event.ticks };
    case "switched":
      return { ...state, auto: event.auto };
    case "happened":
      return { ...state, news: event.news };
    case "dismissed":
      return event.what === "undo" ? withoutUndo(state) : quiet(state);
    case "wrote":
      return { ...withoutUndo(changed(state)), undo: event.undo, news: event.news };
    case "followed": {
      const { undoGone: _, ...others } = state;
      return event.inPlace ? others : { ...others, undoGone: true };
    }
    case "took-back":
      return { ...withoutUndo(changed(state)), news: { is: "undone", what: event.what } };
    case "balancing": {
      const { balancing: _, ...others } = state;
      return event.balancing === undefined ? others : { ...others, balancing: event.balancing };
    }
    case "desk":
      return { ...state, desk: event.desk };
    case "prose":
      return { ...withReport(state, event.report), prose: event.prose };
    case "shelf":
      return { ...state, shelf: event.shelf };
    case "cleaned":
      return {
        ...withoutUndo(withLast(state, (last) => ({ ...last, marking: { is: "none" } }))),
        notes: noNotes,
        auto: false,
        news: { is: "cleaned", removed: event.removed },
      };
  }
}

/** Whether a check under way has read the cell before or after the change cannot be told. */
function changed(given: PaneState): PaneState {
  // What was found to settle the 尾差 was found in other cells.
  const { balancing, ...others } = given;
  const state = balancing?.outcome === undefined ? given : others;
  if (state.phase.is === "checking") return { ...state, phase: { ...state.phase, changed: true } };
  return withLast(state, (last) => ({ ...last, stale: true }));
}

/** A table of the new report stands for the one of the same sheet and place in the old: the filter stays. */
function compared(state: PaneState, { report, sheets, time }: Extract<PaneEvent, { is: "compared" }>): PaneState {
  if (state.phase.is !== "checking") return state;
  const { table: old } = state.filter;
  const table = report.tables.find(({ form, sheet }) => form === old?.form && sheet === old.sheet);
  const last: Result = { report, sheets, time, marking: { is: "none" }, stale: false };
  return {
    ...state,
    filter: { scope: state.filter.scope, ...(table === undefined ? {} : { table }) },
    phase: { ...state.phase, step: "marking", done: 0, of: 0, last },
  };
}

function shown(state: PaneState): { readonly last?: Result } {
  const last = lastOf(state);
  return last === undefined ? {} : { last };
}

/** The same findings, with their suspects in another order. */
function withReport(state: PaneState, report: Report | undefined): PaneState {
  if (report === undefined) return state;
  return withLast(state, (last) => (last.report.findings === report.findings ? { ...last, report } : last));
}

function quiet(state: PaneState): PaneState {
  const { news: _, ...others } = state;
  return others;
}

function withoutUndo(state: PaneState): PaneState {
  const { undo: _, undoGone: __, ...others } = state;
  return others;
}

function withLast(state: PaneState, change: (last: Result) => Result): PaneState {
  const { phase } = state;
  if (phase.is === "new" || phase.last === undefined) return state;
  return { ...state, phase: { ...phase, last: change(phase.last) } };
}

/** A check that has come to its end. */
function ended(state: PaneState): PaneState {
  const { phase } = state;
  if (phase.is !== "checking" || phase.last === undefined) return state;
  return { ...state, phase: { is: "checked", last: { ...phase.last, stale: phase.changed } } };
}

function backFromCheck(state: PaneState): PaneState {
  const { phase } = state;
  if (phase.is !== "checking") return state;
  const { last, changed } = phase;
  if (last === undefined) return { ...state, phase: { is: "new" } };
  return { ...state, phase: { is: "checked", last: { ...last, stale: last.stale || changed } } };
}

/** What went wrong, as far as it can be told. */
export function troubleOf(error: unknown): Trouble {
  const message = error instanceof Error ? error.message : String(error);
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? { code, message } : { message };
}
