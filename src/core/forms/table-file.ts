import type { Form } from "./form.ts";
import type { Layout, Picture } from "./layout.ts";
import type { Rule } from "./rule.ts";

/** What the file of a table says of it: its words, its look, and what must hold within it. What holds between tables stands in the folder's `across.ts`. */
export interface TableFile {
  readonly form: Form;
  /** How it is printed, by those sets that print it each in a way of its own; none where nobody has laid it out. */
  readonly layouts: readonly (Layout | Picture)[];
  /** In the order in which reports list them. */
  readonly rules: readonly Rule[];
}

/** What must hold within these tables, one after the other. */
export function rulesWithin(...tables: readonly TableFile[]): readonly Rule[] {
  return tables.flatMap(({ rules }) => rules);
}
