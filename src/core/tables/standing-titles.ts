import { add } from "../sheet/lists.ts";
import type { Form } from "../forms/form.ts";
import { PROFILES } from "../forms/profiles.ts";
import { isBlank, type SheetGrid } from "../sheet/grid.ts";
import { looksLikeHeading } from "./heading.ts";
import { readTitle, type Titles } from "./title.ts";

// Where titles stand in a sheet.

/** The forms that have a title in some sheet of a workbook: what has none is the less likely one of them. */
export class Titled {
  #isAsked = false;
  #forms: ReadonlySet<Form> | undefined;

  constructor(
    private readonly sheets: readonly SheetGrid[],
    private readonly titles: Titles,
  ) {}

  begin(): void {
    this.#isAsked = false;
  }

  /** Whether anybody asked since it began. */
  wasAsked(): boolean {
    return this.#isAsked;
  }

  /** Whether a table with a title is of the form, or of another that stands for the same table in some set. */
  has(form: Form): boolean {
    this.#isAsked = true;
    this.#forms ??= this.#read();
    return this.#forms.has(form);
  }

  #read(): ReadonlySet<Form> {
    const own = new Set<Form>();
    for (const sheet of this.sheets)
      for (const titles of titlesIn(sheet, this.titles).values())
        for (const { form } of titles) if (form !== undefined) own.add(form);
    const alike = PROFILES.flatMap(({ tables }) => tables.map(({ forms }) => forms));
    return new Set([...own, ...alike.filter((forms) => forms.some((form) => own.has(form))).flat()]);
  }
}

/** A title where it stands. */
export interface StandingTitle {
  readonly form?: Form;
  readonly others?: readonly Form[];
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly row: number;
  readonly column: number;
}

/** The titles of a sheet by the rows that have any, from above. */
export type TitlesByRow = ReadonlyMap<number, readonly StandingTitle[]>;

/** Titles of tables anywhere on a sheet, by their row. */
export function titlesIn({ rows }: SheetGrid, known: Titles): TitlesByRow {
  const found = new Map<number, StandingTitle[]>();
  for (let row = 0; row < rows.length; row++) {
    const cells = rows[row] ?? [];
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column];
      // A title may stand in every cell that it spans.
      const title = typeof cell === "string" && cell !== cells[column - 1] ? readTitle(cell, known) : undefined;
      if (title === undefined || (title.isLoose === true && !isOverHeading(rows, row))) continue;
      add(found, row, { ...title, row, column });
    }
  }
  return found;
}

/** So many rows may stand between a title and its heading: the unit, the number of the table. */
const NEAR = 3;

/** Whether a row holds nothing but a title, and what comes next is a heading. */
function isOverHeading(rows: SheetGrid["rows"], row: number): boolean {
  const filled = (rows[row] ?? []).filter((cell) => !isBlank(cell));
  const next = rows.slice(row + 1, row + 1 + 2 * NEAR).filter((cells) => !cells.every(isBlank));
  return filled.every((cell) => cell === filled[0]) && next.slice(0, NEAR).some((cells) => looksLikeHeading(cells));
}
