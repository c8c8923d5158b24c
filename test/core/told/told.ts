import type { SheetGrid } from "../../../src/core/sheet/grid.ts";
import { Random } from "../honest.ts";
import { accountsOf, budgetBooks } from "./books.ts";
import { BUDGETS } from "./budgets.ts";
import { EAST } from "./east.ts";
import { MORE_ACCOUNTS } from "./more.ts";
import { NATION } from "./nation.ts";
import { NORTH } from "./north.ts";
import { MORE_BUDGETS } from "./plans.ts";
import { SOUTH } from "./south.ts";
import { WEST } from "./west.ts";
import { Teller, type Place } from "./teller.ts";

const ALL_BUDGETS = { ...BUDGETS, ...MORE_BUDGETS };

/** Documents with much in them that no table has. */
export const FREE: Readonly<Record<string, Place>> = { ...MORE_ACCOUNTS, ...MORE_BUDGETS };

/** Documents of many places. */
export const PLACES: Readonly<Record<string, Place>> = {
  ...NORTH,
  ...EAST,
  ...SOUTH,
  ...WEST,
  ...NATION,
  ...MORE_ACCOUNTS,
  ...ALL_BUDGETS,
};

/** What a document of a place says of the honest set `number`. */
export function told(place: string, number: number): { readonly sheets: SheetGrid[]; readonly lines: string[] } {
  const { print, tell } = PLACES[place]!;
  const books = place in ALL_BUDGETS ? budgetBooks(number) : accountsOf(number);
  // Those budgets have “三公” of their own, as the tables of these books do not say what they were drawn from.
  const sheets = place in MORE_BUDGETS ? books.sheets.filter((grid) => !isPublicExpenses(grid)) : books.sheets;
  return { sheets, lines: tell(new Teller(books, print, new Random(number + 9e6))) };
}

function isPublicExpenses({ rows }: SheetGrid): boolean {
  return rows.slice(0, 3).some((row) => row.some((cell) => typeof cell === "string" && cell.includes("三公")));
}
