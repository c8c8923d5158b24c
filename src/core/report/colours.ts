import type { MarkKind } from "./mark.ts";

/** Kinds of marks, the strongest first. */
export const markKinds: readonly MarkKind[] = ["suspect", "unequal", "doubtful", "unreadable"];

/** How a marked cell looks, as RRGGBB. The words of a cell stay legible on every fill. */
export const markColours: Readonly<Record<MarkKind, { readonly fill: string; readonly font?: string }>> = {
  suspect: { fill: "C00000", font: "FFFFFF" },
  unequal: { fill: "FF9999", font: "9C0006" },
  doubtful: { fill: "FFD966" },
  unreadable: { fill: "CCC0DA" },
};

/** Always true, and by naming us it tells our conditional formats from the user's whenever the workbook is opened. */
export const markFormula = 'LEN("公开表核对")>0';
