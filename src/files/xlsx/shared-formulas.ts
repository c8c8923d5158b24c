import { tooLarge } from "../refusals.ts";
import { attribute } from "../ooxml/xml.ts";
import type { BookCell } from "./book.ts";
import { areaOf } from "./cells.ts";
import type { CellPiece } from "./piece.ts";
import { shownFormula } from "./formula/function-names.ts";
import { copied } from "./formula/references.ts";

/** Formulas cell by cell, those too that a file holds only once. */
export class Formulas {
  readonly #shared = new Map<string, { readonly text: string; readonly row: number; readonly column: number }>();
  readonly #budget: { formulas: number };
  readonly #functions: readonly string[];

  /** `budget` is lowered by the characters of formulas that are written out; `functions` are those that an add-in brings. */
  constructor(budget: { formulas: number }, functions: readonly string[]) {
    this.#budget = budget;
    this.#functions = functions;
  }

  /** As Excel shows it. None for a data table, and for a shared formula that is nowhere. */
  of(text: string, piece: CellPiece): Pick<BookCell, "formula" | "spill"> | undefined {
    const stored = this.stored(text, piece);
    if (stored === undefined || !piece.formula) return undefined;
    const isArray = attribute(text, piece.formula, "t") === "array";
    const area = isArray ? areaOf(attribute(text, piece.formula, "ref")) : undefined;
    const formula = shownFormula(stored, this.#functions);
    if (!area || (area.top === area.bottom && area.left === area.right)) return { formula };
    return { formula, spill: { rows: area.bottom - area.top + 1, columns: area.right - area.left + 1 } };
  }

  /** The same as a file holds it. Asked of the cells in their order. */
  stored(text: string, { formula: tag, formulaText, row, column }: CellPiece): string | undefined {
    const type = tag && attribute(text, tag, "t");
    if (!tag || type === "dataTable") return undefined;
    if (type !== "shared") return formulaText === "" ? undefined : formulaText;
    const id = attribute(text, tag, "si") ?? "";
    if (formulaText !== "") this.#shared.set(id, { text: formulaText, row, column });
    const first = this.#shared.get(id);
    if (first === undefined) return undefined;
    const own = copied(first.text, row - first.row, column - first.column);
    this.#budget.formulas -= own.length;
    if (this.#budget.formulas < 0) throw tooLarge("inflated");
    return own;
  }
}
