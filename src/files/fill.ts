import { balance, type Balance, type Hold, type NewValue } from "../core/balance/balance.ts";
import type { Optimiser } from "../core/balance/least.ts";
import { balanceLines } from "../core/balance/words.ts";
import { gridOf } from "../core/blanks/made.ts";
import { check } from "../core/check.ts";
import { filledSheets, inTenThousands, tailsNote, type Filled, type TailsNote } from "../core/fill/fill.ts";
import { layOut, noteBelow, withChanges, type LaidOut } from "../core/fill/laid-out.ts";
import { fillWords } from "../core/fill/words.ts";
import type { Profile } from "../core/forms/profile.ts";
import { PROFILES } from "../core/forms/profiles.ts";
import type { Counts } from "../core/report/finding.ts";
import type { Language } from "../core/report/say/language.ts";
import { qualified, type SheetGrid } from "../core/sheet/grid.ts";
import type { Solver } from "../core/verdicts/joint.ts";
import { readWorkbook } from "./read.ts";
import { editsOf } from "./xlsx/edit.ts";
import { saveEdits } from "./xlsx/save.ts";
import { templateWorkbook } from "./xlsx/template.ts";

// 元 → 万元: of a workbook another is made, whose cells remember the 元 behind them; the workbook itself stays as it is.

/** What figures were made from, by their cells: see `LaidOut`. */
export type Origins = Pick<LaidOut, "yuan"> & Partial<Pick<LaidOut, "sources">>;

export interface FillOptions {
  /** By which the tables are read, and as which base tables are laid out; 青海决算 where not given. */
  readonly profile?: Profile;
  /** 尾差 are settled by these; else they are said. */
  readonly settle?: { readonly optimise: Optimiser; readonly solver: Solver; readonly hold: readonly Hold[] };
}

/** How tables come out in 万元: with 尾差 and where that is said, or settled. */
type Evened =
  | { readonly changes: readonly NewValue[]; readonly counts: Counts; readonly note?: TailsNote }
  | { readonly changes: readonly NewValue[]; readonly balance: Balance };

export type FillPlan = Evened & {
  /** The other workbook; `notes` puts in words what it is to remember, with what this one does. Throws FileTrouble. */
  readonly make: (notes: (origins: Origins, kept: string | undefined) => string) => Uint8Array;
} & (
    | { readonly is: "in-place"; readonly filled: Filled }
    /** A published set that was laid out of base tables. */
    | { readonly is: "laid-out"; readonly laid: LaidOut; readonly set: Profile }
  );

/** The set that base tables are laid out as where nobody says which. */
const USUAL = "青海决算";

/** What 元 → 万元 would make of a workbook; undefined where it has no tables in 元. Rejects with FileTrouble. */
export async function planFilling(bytes: Uint8Array, options: FillOptions = {}): Promise<FillPlan | undefined> {
  const { sheets, notes: kept } = await readWorkbook(bytes);
  const set = options.profile ?? PROFILES.find(({ name }) => name === USUAL);
  const laid = set && layOut(sheets, set);
  if (laid !== undefined && set !== undefined) {
    const own = evened(laid.sheets.map(gridOf), laid.yuan, { ...options, profile: set }, () => noteBelow(laid));
    const { yuan, sources } = laid;
    const make: FillPlan["make"] = (notes) =>
      saveEdits(templateWorkbook(withChanges(laid, own.changes)), { notes: notes({ yuan, sources }, undefined) });
    return { is: "laid-out", laid, set, ...own, make };
  }
  const filled = inTenThousands(sheets, options.profile === undefined ? {} : { profile: options.profile });
  if (filled.tables.length === 0) return undefined;
  const now = filledSheets(sheets, filled);
  const own = evened(now, filled.yuan, options, () => tailsNote(now, filled));
  const make: FillPlan["make"] = (notes) =>
    saveEdits(bytes, {
      sheets: editsOf(merged(filled.changes, own.changes)),
      notes: notes({ yuan: filled.yuan }, kept),
    });
  return { is: "in-place", filled, ...own, make };
}

function evened(
  sheets: readonly SheetGrid[],
  yuan: LaidOut["yuan"],
  { profile, settle }: FillOptions,
  noteOf: () => TailsNote | undefined,
): Evened {
  const options = profile === undefined ? {} : { profile };
  if (settle !== undefined) {
    const { optimise, ...others } = settle;
    const outcome = balance(sheets, optimise, { ...options, ...others, truth: (at) => yuan[qualified(at)] });
    return { balance: outcome, changes: outcome.changes };
  }
  const { counts } = check(sheets, options);
  const note = counts.rounding + counts.doubtful > 0 ? noteOf() : undefined;
  return note === undefined ? { counts, changes: [] } : { counts, note, changes: [note] };
}

/** The later of two changes of a cell. */
function merged(first: readonly NewValue[], second: readonly NewValue[]): NewValue[] {
  return [...new Map([...first, ...second].map((one) => [qualified(one.at), one])).values()];
}

/** Whether nothing is 不符, and all was settled that was to be. */
export function isInOrder(plan: FillPlan): boolean {
  if ("counts" in plan) return plan.counts.unequal === 0;
  const { is, sets } = plan.balance;
  return is !== "refused" && is !== "unproved" && sets.every((set) => set.is === "even" || set.is === "settled");
}

/** What it would make, in lines. */
export function fillLines(plan: FillPlan, language: Language): string[] {
  const words = fillWords(language);
  return [
    ...(plan.is === "laid-out"
      ? words.laidOut(plan.laid, plan.set.name)
      : [words.done(plan.filled), ...words.warnings(plan.filled)]),
    ...("counts" in plan ? [words.checked(plan.counts, plan.note)] : balanceLines(plan.balance, language)),
  ];
}
