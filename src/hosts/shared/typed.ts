import { type Change, type Typed, typedValue } from "../../core/sheet/change.ts";
import { isError } from "./cells.ts";

// What is typed into cells, and what they are then found to hold: the same in Excel and in WPS.

/** The number format of cells whatever is typed into which is a text. */
export const TEXT = "@";
export const GENERAL = "General";

/** A text may begin with "=" as well; only a formula differs from its value. An error is typed as it is shown. */
export function typedOf(value: unknown, formula: unknown): Typed {
  if (typeof formula === "string" && formula.startsWith("=") && formula !== value) return formula;
  return typeof value === "string" && isError(value) ? value : shown(value);
}

/** A value as it is typed. */
export function shown(value: unknown): Typed {
  return typeof value === "number" || typeof value === "boolean" || typeof value === "string"
    ? typedValue(value)
    : null;
}

/** A cell formatted as text holds the text of a number that was written. */
export function isSame(now: Typed, before: Typed, format: string | undefined): boolean {
  return now === before || (format === TEXT && typeof before === "number" && now === `'${before}`);
}

export function isFormula(typed: Typed): boolean {
  return typeof typed === "string" && typed.startsWith("=");
}

/** Where everything is text, an apostrophe would be part of it. */
export function bare(typed: Typed): Typed {
  return typeof typed === "string" && typed.startsWith("'") ? typed.slice(1) : typed;
}

/** How many cells a change is about. */
export function cellCount({ after }: Change): number {
  return after.length * (after[0]?.length ?? 1);
}
