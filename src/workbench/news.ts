import type { CellAddress } from "../core/sheet/grid.ts";
import type { Session } from "../app/session.ts";
import type { Unshown } from "../files/xlsx/book.ts";
import type { EditTroubleCode } from "../files/xlsx/edit.ts";
import type { Bound, FileTroubleCode } from "../files/refusals.ts";
import type { GuardedBecause } from "../hosts/univer/index.ts";
import type { LeftDraft } from "./drafts.ts";

// What the page is told of the workbook that lies open.

/** Why a file was not opened. */
export interface Refused {
  readonly name: string;
  readonly code: FileTroubleCode | "unread" | "empty" | "document";
  readonly limit?: Bound;
}

/** Why a workbook was not saved. */
export interface Unsavable {
  readonly code: EditTroubleCode | FileTroubleCode | "unwritten" | "same-place";
  readonly sheet: string;
  /** Of a cell: "H5". */
  readonly detail: string;
}

/** What the line below the bar says. */
export type News =
  | { readonly is: "opening"; readonly name: string; readonly done: number; readonly of: number }
  /** `converted`: it was no .xlsx, and has been made one. `restored`: it is work that was not saved, as the browser has kept it. */
  | {
      readonly is: "opened";
      readonly name: string;
      readonly unshown: readonly Unshown[];
      readonly converted: boolean;
      readonly restored: boolean;
    }
  | ({ readonly is: "refused" } & Refused)
  /** Opening this would throw unsaved work away. */
  | { readonly is: "unsaved"; readonly name: string; readonly anyway: () => Promise<unknown> }
  /** `isNew`: it was no file before. */
  | { readonly is: "saved"; readonly name: string; readonly isNew: boolean }
  | ({ readonly is: "not-saved" } & Unsavable)
  /** As it is now it could not be saved. */
  | ({ readonly is: "unsavable" } & Unsavable)
  | { readonly is: "draft"; readonly draft: LeftDraft }
  | { readonly is: "not-kept" }
  | { readonly is: "guarded"; readonly why: GuardedBecause }
  | { readonly is: "no-sum" }
  /** Of what a check has found nothing is left to be looked into. */
  | { readonly is: "nothing-left" }
  /** A formula refers to itself. */
  | { readonly is: "circular" }
  | { readonly is: "why"; readonly at: CellAddress; readonly sentence: string }
  | { readonly is: "no-grid"; readonly reason: string };

export interface BenchState {
  readonly name: string;
  readonly session: Session;
  readonly from: FileOrigin;
  readonly unsaved: boolean;
  readonly saving: boolean;
  readonly news?: News | undefined;
  /** How often something was said: the same sentence again is another. */
  readonly saidTimes: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly gridIsHere: boolean;
}

/** What a workbook was before it was opened; once it is saved it is a file. */
export type FileOrigin = "nothing" | "other-format" | "file";
