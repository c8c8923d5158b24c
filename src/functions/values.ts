import type { CellValue } from "../core/grid.ts";
import { FUNCTIONS } from "./reference.ts";

// 转为数值, as far as it can be told without Excel: which formulas use our functions, and what would stand in their place.

/** A cell with a formula, as the host reads it. */
export interface FormulaCell {
  /** 公开05表!C7 */
  readonly address: string;
  readonly formula: string;
  readonly value: CellValue;
  /** What a formula shows that spills over several cells, its own cell first. */
  readonly spill?: readonly (readonly CellValue[])[];
}

/** A formula that uses functions of ours. */
export interface OurFormula {
  readonly address: string;
  readonly formula: string;
  /** The functions as the formula writes them, each once, in the order of their first use. */
  readonly uses: readonly string[];
}

/** A formula that becomes values. */
export interface Replacement extends OurFormula {
  /** What is written, in the shape of the spill: numbers and truth values as they are, text so that it stays text, blank as null. */
  readonly values: readonly (readonly (string | number | boolean | null)[])[];
}

/** A formula that stays, because it shows no value: an error, or nothing yet. */
export interface Kept extends OurFormula {
  readonly shows: string;
}

export interface ValuesPlan {
  readonly replaced: readonly Replacement[];
  readonly kept: readonly Kept[];
}

/** What would become of these cells. Formulas without a function of ours are in neither list. */
export function planValues(cells: readonly FormulaCell[]): ValuesPlan {
  const replaced: Replacement[] = [];
  const kept: Kept[] = [];
  for (const { address, formula, value, spill } of cells) {
    const uses = ourFunctionsIn(formula);
    if (uses.length === 0) continue;
    const shown = spill ?? [[value]];
    const trouble = shown
      .flat()
      .map(troubleOf)
      .find((text) => text !== undefined);
    if (trouble !== undefined) kept.push({ address, formula, uses, shows: trouble });
    else replaced.push({ address, formula, uses, values: shown.map((row) => row.map(written)) });
  }
  return { replaced, kept };
}

const OURS: ReadonlySet<string> = new Set(FUNCTIONS.flatMap(({ name }) => [name.en, name.zh]));

/** What a formula is made of, as far as it matters: texts, quoted sheet names and what stands in square brackets; or a name called as a function. */
const TOKENS = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:'.|[^\]'])*\]|([\p{L}_][\p{L}\p{N}_.]*)\s*\(|[\p{L}\p{N}_.]+/gu;

/**
 * The functions of ours that a formula calls, as it writes them: SUBJECT_NAME, GK.SUBJECT_NAME with the namespace of an office, or
 * _xldudf_GK_SUBJECT_NAME as Excel writes them where the add-in is not there. Each once, in the order of their first use.
 */
export function ourFunctionsIn(formula: string): readonly string[] {
  if (!formula.startsWith("=")) return [];
  const names = [...formula.matchAll(TOKENS)].flatMap(([, name]) => (name !== undefined && isOurs(name) ? [name] : []));
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

/** Excel takes text that begins with a Chinese character as it is, and may see a number, a date or a formula in any other. */
function written(value: CellValue): string | number | boolean | null {
  if (value === null || value === "") return null;
  if (typeof value !== "string") return typeof value === "object" ? null : value;
  return /^\p{Script=Han}/u.test(value) ? value : `'${value}`;
}
