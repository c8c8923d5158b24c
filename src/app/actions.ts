import type { HostWorkbook, OpenWorkbook } from "./port.ts";
import type { Change } from "../core/sheet/change.ts";
import type { Notes } from "./kept.ts";
import type { PaneEvent, PaneState } from "./state.ts";

/** What a tab's own actions work with; the session's. */
export interface Ground {
  readonly workbook: OpenWorkbook;
  readonly state: () => PaneState;
  readonly kept: () => Promise<Notes>;
  readonly keep: (notes: Notes) => Promise<void>;
  /** Says what goes wrong; false where something did. One after the other: what is tried within another waits for ever. */
  readonly try: (what: () => Promise<void>) => Promise<boolean>;
  /** The same in the workbook before the user; he undoes it in one step. */
  readonly change: (what: (workbook: HostWorkbook) => Promise<void>) => Promise<boolean>;
  readonly do: (event: PaneEvent) => void;
  /** What is known of the workbook besides its cells: the year that its file's name says. */
  readonly options: () => { readonly year?: string };
}

/** Makes one change that the user asked for, and tells of it or why not. */
export async function put(
  ground: Ground,
  workbook: HostWorkbook,
  what: "inserted" | "empty",
  change: Change,
): Promise<void> {
  const { made, left } = await workbook.write([change]);
  const { at, after } = change;
  if (made.length > 0)
    ground.do({ is: "wrote", undo: { what, made }, news: { is: "inserted", at, typed: after[0]?.[0] ?? null } });
  for (const { why } of left) ground.do({ is: "happened", news: { is: "not-inserted", at, why } });
}

/** A part of the state with these members changed; undefined takes one out. */
export function changed<T extends object>(part: T, change: { readonly [K in keyof T]?: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries({ ...part, ...change }).filter(([, value]) => value !== undefined)) as T;
}
