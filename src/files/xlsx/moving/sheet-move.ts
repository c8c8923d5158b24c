import { defaultLimits } from "../../refusals.ts";
import { EditTrouble, type EditTroubleCode, type RowStep } from "../edit.ts";
import { withReferences, type Reference } from "../formula/references.ts";
import { movedReference } from "./row-steps.ts";

/** What happens to one sheet of a workbook, and what formulas anywhere make of it. */
export class SheetMove {
  readonly sheet: string;
  /** None where the sheet goes. */
  readonly steps: readonly RowStep[] | undefined;
  readonly #tabs: readonly string[];
  /** How many characters of formulas may be written out of shared ones, in all sheets together. */
  readonly budget = { formulas: defaultLimits.inflated / 8 };

  constructor(tabs: readonly string[], sheet: string, steps: readonly RowStep[] | undefined) {
    this.sheet = sheet;
    this.steps = steps;
    this.#tabs = tabs.map((name) => name.toLowerCase());
  }

  trouble(code: EditTroubleCode, detail: string): EditTrouble {
    return new EditTrouble(code, this.sheet, detail);
  }

  /** A formula of the sheet `home`, or of none. In names only rows with a $ are moved. */
  formula(formula: string, home: string | undefined, onlyFixed = false): string {
    return withReferences(formula, this.#change(home, onlyFixed));
  }

  #change(home: string | undefined, onlyFixed = false): (reference: Reference) => Reference | "#REF!" | undefined {
    const own = this.sheet.toLowerCase();
    return (reference) => {
      if (reference.external) return undefined;
      const [sheet = home, last] = reference.sheets;
      if (last !== undefined) {
        const [from, to, at] = [sheet ?? "", last, own].map((name) => this.#tabs.indexOf(name.toLowerCase()));
        const isWithin = at !== undefined && from !== undefined && to !== undefined && from <= at && at <= to;
        if (isWithin) throw this.trouble("several-sheets", reference.prefix);
        return undefined;
      }
      if (sheet?.toLowerCase() !== own) return undefined;
      return this.steps === undefined ? "#REF!" : movedReference(reference, this.steps, onlyFixed);
    };
  }
}
