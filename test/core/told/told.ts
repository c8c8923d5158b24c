import type { SheetGrid } from "../../../src/core/sheet/grid.ts";
import { Random } from "../honest.ts";
import { accountsOf, budgetBooks } from "./books.ts";
import { BUDGETS } from "./budgets.ts";
import { EAST } from "./east.ts";
import { NATION } from "./nation.ts";
import { NORTH } from "./north.ts";
import { SOUTH } from "./south.ts";
import { WEST } from "./west.ts";
import { Teller, type Place } from "./teller.ts";

/** Documents of many places. */
export const PLACES: Readonly<Record<string, Place>> = { ...NORTH, ...EAST, ...SOUTH, ...WEST, ...NATION, ...BUDGETS };

/** What a document of a place says of the honest set `number`. */
export function told(place: string, number: number): { readonly sheets: SheetGrid[]; readonly lines: string[] } {
  const { print, tell } = PLACES[place]!;
  const books = place in BUDGETS ? budgetBooks(number) : accountsOf(number);
  return { sheets: books.sheets, lines: tell(new Teller(books, print, new Random(number + 9e6))) };
}
