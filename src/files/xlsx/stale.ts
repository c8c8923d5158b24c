import { differs, sum } from "../../core/amounts/single.ts";
import { isPlace } from "../../core/sheet/excel.ts";
import type { CellValue, SheetGrid } from "../../core/sheet/grid.ts";
import { attribute } from "../ooxml/xml.ts";
import { areaOf } from "./cells.ts";
import type { CellPiece } from "./piece.ts";
import { copied } from "./formula/references.ts";

// Results that were stored and are not what their formulas come to: a program wrote the cells and calculated nothing. Only plain sums are
// worked out, of cells and areas of the same sheet: SUM, + and −.

/** What a sheet holds in a cell: nothing where it is blank. */
type Holds = (row: number, column: number) => CellValue | undefined;

interface Formula {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

interface Sum {
  readonly row: number;
  readonly column: number;
  /** Of this cell, or of the first that shares it. */
  readonly first: Formula;
  readonly stored: number;
}

/** Longer formulas are not worked out. */
const LONGEST = 300;
/** So many cells are added up in a workbook, a formula counted as some more. */
export const MOST_SUMMED = 500_000;
const OF_A_FORMULA = 10;

const TERM = /([+-]?)(?:SUM\(([^()]+)\)|(\$?[A-Z]{1,3}\$?\d{1,7})|(\d{1,12}(?:\.\d{1,9})?))/iy;

/** The formulas of a sheet that are plain sums, noted cell by cell in their order. */
export class Sums {
  readonly #sums: Sum[] = [];
  readonly #shared = new Map<string, Formula>();

  note(text: string, { formula: tag, formulaText, row, column }: CellPiece, value: CellValue): void {
    if (tag === undefined || formulaText.length > LONGEST) return;
    const type = attribute(text, tag, "t") ?? "normal";
    if (type !== "normal" && type !== "shared") return;
    const own = formulaText === "" ? undefined : { text: formulaText, row, column };
    const id = type === "shared" ? attribute(text, tag, "si") : undefined;
    if (id !== undefined && own !== undefined) this.#shared.set(id, own);
    const first = own ?? this.#shared.get(id ?? "");
    if (first !== undefined && typeof value === "number" && isPlain(first.text))
      this.#sums.push({ row, column, first, stored: value });
  }

  /** Those that come to something else, in the order of their rows. `rows` are those that the sheet has; `budget` is lowered by the cells that are added up. */
  stale(holds: Holds, rows: number, budget: { summed: number }): NonNullable<SheetGrid["stale"]> {
    const found = this.#sums.flatMap(({ row, column, first, stored }) => {
      budget.summed -= OF_A_FORMULA;
      if (budget.summed < 0) return [];
      const formula = copied(first.text, row - first.row, column - first.column).replaceAll(" ", "");
      const due = worth(formula, holds, rows, budget);
      return due !== undefined && differs(stored, due) ? [{ row, column, due }] : [];
    });
    return found.sort((a, b) => a.row - b.row);
  }
}

/** Most formulas that are no sums tell it at once. */
function isPlain(formula: string): boolean {
  return /^[-+$,.:()\s\dA-Z]+$/i.test(formula);
}

/** What a sum comes to; undefined where it is none, or where something other than a number may count in it. */
function worth(formula: string, holds: Holds, rows: number, budget: { summed: number }): number | undefined {
  const values: number[] = [];
  for (let at = 0; at < formula.length; at = TERM.lastIndex) {
    TERM.lastIndex = at;
    const [, sign, areas, cell, number] = TERM.exec(formula) ?? [];
    if (sign === undefined || (at > 0 && sign === "")) return undefined;
    const own = number !== undefined ? [Number(number)] : numbersIn(areas ?? cell ?? "", holds, rows, budget);
    // Where SUM passes over words, + and − do not.
    if (own === undefined || (cell !== undefined && own.length === 0)) return undefined;
    for (const value of own) values.push(sign === "-" ? -value : value);
  }
  return sum(values);
}

/** The numbers of areas; undefined where something there may count otherwise: a date, an error. */
function numbersIn(areas: string, holds: Holds, rows: number, budget: { summed: number }): number[] | undefined {
  const numbers: number[] = [];
  for (const range of areas.split(",")) {
    const area = areaOf(range.replaceAll("$", ""));
    if (area === undefined || !isPlace(area.bottom, area.right)) return undefined;
    for (let row = area.top; row <= Math.min(area.bottom, rows - 1); row++)
      for (let { left: column } = area; column <= area.right; column++) {
        if (--budget.summed < 0) return undefined;
        const value = holds(row, column) ?? 0;
        if (typeof value === "number") numbers.push(value);
        else if (typeof value !== "string" || /^\d{4}/.test(value)) return undefined;
      }
  }
  return numbers;
}
