import type { CellAddress, CellValue } from "../core/sheet/grid.ts";
import { type Change, type FormulaCell, typedValue } from "../core/sheet/change.ts";
import { FUNCTIONS } from "./reference.ts";

// 转为数值, as far as it can be told without Excel: which formulas use our functions, and what would stand in their place.

/** A formula that stays, because it shows no value: an error, or nothing yet. */
export interface Kept {
  readonly at: CellAddress;
  readonly formula: string;
  readonly shows: string;
}

export interface ValuesPlan {
  /** In the shape of the spill: numbers and truth values as they are, text so that it stays text, blank as null. */
  readonly replaced: readonly (Change & { readonly before: string })[];
  readonly kept: readonly Kept[];
}

/** What would become of these cells. Formulas without a function of ours are in neither list. */
export function planValues(cells: readonly FormulaCell[]): ValuesPlan {
  const replaced: ValuesPlan["replaced"][number][] = [];
  const kept: Kept[] = [];
  for (const { at, formula, value, spill } of cells) {
    if (ourFunctionsIn(formula).length === 0) continue;
    const shown = spill ?? [[value]];
    const trouble = shown
      .flat()
      .map(troubleOf)
      .find((text) => text !== undefined);
    if (trouble !== undefined) kept.push({ at, formula, shows: trouble });
    else {
      const after = shown.map((row) => row.map(typedValue));
      replaced.push({ at, before: formula, after, shows: after, exact: true });
    }
  }
  return { replaced, kept };
}

/** Both names of each of our functions. */
export const FUNCTION_NAMES: readonly string[] = FUNCTIONS.flatMap(({ name }) => [name.en, name.zh]);

const OURS: ReadonlySet<string> = new Set(FUNCTION_NAMES);

/** What a formula is made of, as far as it matters: texts, quoted sheet names and what stands in square brackets; or a name called as a function. */
const TOKENS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:'[^]?|[^\]'])*\]?|([\p{L}\p{N}_.]+)(\s*\()?/gu;

/**
 * The functions of ours that a formula calls, as it writes them: SUBJECT_NAME, GK.SUBJECT_NAME with the namespace of an office, or
 * _xldudf_GK_SUBJECT_NAME as Excel writes them where the add-in is not there. Each once, in the order of their first use.
 */
export function ourFunctionsIn(formula: string): readonly string[] {
  if (!formula.startsWith("=")) return [];
  const names = [...formula.matchAll(TOKENS)].flatMap(([, name, call]) =>
    name !== undefined && call !== undefined && isOurs(name) ? [name] : [],
  );
  return [...new Set(names)];
}

function isOurs(written: string): boolean {
  const name = written.toUpperCase();
  const stored = /^_XLDUDF_(?:[A-Z0-9]+_)?(.+)$/.exec(name);
  if (stored !== null) return OURS.has(name.replace("_XLDUDF_", "")) || OURS.has(stored[1] ?? "");
  return OURS.has(name.replace(/^(?:_XLUDF\.)?(?:[A-Z][A-Z0-9]*\.)*/, ""));
}

const ERROR = /^#[A-Z0-9/_]+[!?]?$/;

function troubleOf(value: CellValue): string | undefined {
  if (typeof value === "object" && value !== null) return value.text;
  return typeof value === "string" && ERROR.test(value) ? value : undefined;
}
