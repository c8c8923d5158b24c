import { shownAs } from "../core/amounts/formats.ts";
import { emptyNoteOf, emptyNotePlace, isUnfilled } from "../core/blanks/template.ts";
import { checkWith, type CheckOptions } from "../core/check.ts";
import type { Solver } from "../core/verdicts/joint.ts";
import type { Counts } from "../core/report/finding.ts";
import type { CellAddress, SheetGrid } from "../core/sheet/grid.ts";
import { recognise } from "../core/tables/recognise.ts";
import { readWorkbook } from "./read.ts";
import { publishedCopy, tracesIn, unlookedIn, type Unlooked } from "./xlsx/published/copy.ts";
import { TRACES, type FoundTrace, type Trace } from "./xlsx/published/trace.ts";
import { saveEdits } from "./xlsx/save.ts";

/** What 清洁发布版 does: takes out what is not to be seen, and says of blank tables that they are blank. */
export const STEPS = [...TRACES, "empty-note"] as const;
export type PublishStep = Trace | "empty-note";

export interface Planned extends Omit<FoundTrace, "trace"> {
  readonly step: PublishStep;
}

/** A cell that shows another figure than it holds: 1.91 for 1905.92, or nothing. */
export interface Scaled {
  readonly at: CellAddress;
  readonly shows: string;
  readonly holds: number;
}

/** What a clerk should know before publishing, besides what can be taken out. */
export interface Warnings extends Unlooked {
  readonly scaled: readonly Scaled[];
  /** Formulas without a result: nothing can stand in their place. */
  readonly uncalculated: readonly CellAddress[];
}

export interface PublishPlan {
  readonly steps: readonly Planned[];
  readonly warnings: Warnings;
  readonly counts: Counts;
}

/** How both are checked; what `loadSolver` gives is asked for where the check needs it. */
export interface PublishOptions extends CheckOptions {
  readonly loadSolver?: () => Promise<Solver>;
}

/** What could be done to a workbook before it is published. Rejects with FileTrouble. */
export async function planPublishing(bytes: Uint8Array, options: PublishOptions = {}): Promise<PublishPlan> {
  const { sheets } = await readWorkbook(bytes);
  const steps: Planned[] = tracesIn(bytes).map(({ trace, ...found }) => ({ step: trace, ...found }));
  for (const { at } of emptyNotes(sheets, options))
    steps.push({ step: "empty-note", sheet: at.sheet, count: 1, items: [at.sheet] });
  const { loadSolver = () => Promise.reject(new Error("no solver")), ...others } = options;
  const { counts } = await checkWith(sheets, others, loadSolver);
  return { steps, warnings: { ...warningsIn(sheets), ...unlookedIn(bytes) }, counts };
}

export interface Published {
  readonly bytes: Uint8Array;
  /** What is still there of what was chosen: nothing, or it is a fault of ours. */
  readonly left: readonly Planned[];
  readonly counts: Counts;
}

/** The copy that is published, read and checked again. Rejects with FileTrouble. */
export async function publish(
  bytes: Uint8Array,
  chosen: ReadonlySet<PublishStep>,
  options: PublishOptions = {},
): Promise<Published> {
  const notes = chosen.has("empty-note") ? emptyNotes((await readWorkbook(bytes)).sheets, options) : [];
  const noted =
    notes.length === 0
      ? bytes
      : saveEdits(bytes, {
          sheets: notes.map(({ at: { sheet, row, column }, text }) => ({
            sheet,
            cells: [{ row, column, holds: text }],
          })),
        });
  const copy = publishedCopy(noted, new Set(TRACES.filter((trace) => chosen.has(trace))));
  const { steps, counts } = await planPublishing(copy, options);
  return { bytes: copy, left: steps.filter(({ step }) => chosen.has(step)), counts };
}

/** Where tables without a figure are to say so, one a sheet; hidden sheets say nothing. */
function emptyNotes(
  sheets: readonly SheetGrid[],
  { said, profile }: CheckOptions,
): { readonly at: CellAddress; readonly text: string }[] {
  const places = new Map<string, { readonly at: CellAddress; readonly text: string }>();
  for (const table of recognise(sheets, said, profile).tables)
    if (isUnfilled(table) && !table.saysEmpty && table.grid.hidden !== true && !places.has(table.grid.name))
      places.set(table.grid.name, { at: emptyNotePlace(table), text: emptyNoteOf(table.form) });
  return [...places.values()];
}

function warningsIn(sheets: readonly SheetGrid[]): Omit<Warnings, keyof Unlooked> {
  const scaled: Scaled[] = [];
  const uncalculated: CellAddress[] = [];
  for (const { name, top, left, rows, formats, hidden } of sheets) {
    if (hidden === true) continue;
    rows.forEach((row, r) =>
      row.forEach((value, c) => {
        const at = { sheet: name, row: top + r, column: left + c };
        const format = formats?.[r]?.[c];
        const shows = typeof value === "number" && format !== undefined ? shownAs(value, format) : undefined;
        if (shows !== undefined && typeof value === "number") scaled.push({ at, shows, holds: value });
        if (typeof value === "object" && value?.trouble === "uncalculated") uncalculated.push(at);
      }),
    );
  }
  return { scaled, uncalculated };
}
