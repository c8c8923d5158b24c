import type { Mark, MarkKind, Tick } from "./mark.ts";

/** Kinds of marks, the strongest first. */
export const markKinds: readonly MarkKind[] = ["suspect", "unequal", "doubtful", "unreadable"];

/** With those that are shown on the workbook that lies open, and are in no copy. */
export const shownKinds: readonly ShownKind[] = [...markKinds, "agreed"];

type ShownKind = (Mark | Tick)["kind"];

/** How a marked cell looks, as RRGGBB. The words of a cell stay legible on every fill. */
export const markColours: Readonly<Record<ShownKind, { readonly fill: string; readonly font?: string }>> = {
  suspect: { fill: "C00000", font: "FFFFFF" },
  unequal: { fill: "FF9999", font: "9C0006" },
  doubtful: { fill: "FFD966" },
  unreadable: { fill: "CCC0DA" },
  agreed: { fill: "E2EFDA" },
};

/** Always true, and by naming us it tells our conditional formats from the user's whenever the workbook is opened. */
export const markFormula = 'LEN("公开表核对")>0';
