import type { Form } from "../forms/form.ts";
import type { Profile } from "../forms/profile.ts";
import { isBlank, type SheetGrid } from "../sheet/grid.ts";
import { isPageOf } from "./page-of.ts";
import { type Band, readSheet } from "./read-sheet.ts";
import { bandsOf } from "./side-by-side.ts";
import { Titled, titlesIn } from "./standing-titles.ts";
import type { Stray, Table } from "./table.ts";
import { type Titles, titlesOf, titlesOfForms } from "./title.ts";
import { SheetTries, type Tries, triesOfWorkbook } from "./tries.ts";

/** What a workbook was read as. */
export interface Recognition {
  readonly tables: readonly Table[];
  readonly strays: readonly Stray[];
}

/** Sheets that are said to be a form, whatever their words. */
export type Said = ReadonlyMap<string, Form>;

/** Reads sheets as the forms whose words they carry, or the titles of the set. Never throws: what is no table is a stray. */
export function recognise(sheets: readonly SheetGrid[], said: Said = new Map(), profile?: Profile): Recognition {
  return readSheets(sheets, said, titlesOf(profile));
}

/** Reads sheets as these forms and no others, by their titles: what another form is called as well is theirs. */
export function recogniseAs(sheets: readonly SheetGrid[], forms: readonly Form[]): readonly Table[] {
  return readSheets(sheets, new Map(), titlesOfForms(forms)).tables.filter(({ form }) => forms.includes(form));
}

/**
 * The first table of every sheet is read, and so many more of a workbook; what is below and behind them is said not to have been read. A small file
 * may hold many hundreds that stand below one another, which are long in being checked; hundreds of sheets it has no room for.
 */
const MOST_BELOW = 60;

function readSheets(sheets: readonly SheetGrid[], said: Said, titles: Titles): Recognition {
  const tables: Table[] = [];
  const strays: Stray[] = [];
  const titled = new Titled(sheets, titles);
  const tries = triesOfWorkbook(sheets.length);
  let below = MOST_BELOW;
  for (const [i, sheet] of sheets.entries()) {
    const last = tables.at(-1);
    const found = bandsIn(sheet, said.get(sheet.name), titles, 1 + below, tries, titled);
    below -= Math.max(0, tablesOf(found) - 1);
    for (const band of found) {
      for (const table of band.tables) tables.push(table);
      for (const stray of band.strays) strays.push(stray);
    }
    const silent = found.every((band) => band.tables.length === 0 && band.strays.length === 0 && !band.contents);
    if (silent && sheet.rows.some((row) => !row.every(isBlank))) {
      strays.push({ grid: sheet, reason: "no-table", text: sheet.name, from: 0, to: sheet.rows.length });
      // What is hidden is no page of what is seen.
      const isNext = last?.grid.name === sheets[i - 1]?.name && sheet.hidden !== true;
      if (last !== undefined && isNext && isPageOf(last, sheet)) tables[tables.length - 1] = { ...last, goesOn: sheet };
    }
  }
  return { tables: tables.map((table) => contested(table, strays)), strays };
}

/**
 * A table that fits another form as well is in doubt where another sheet may be the one of its form; so is one of its headings alone, where
 * another has the title of its form.
 */
function contested(table: Table, strays: readonly Stray[]): Table {
  const isElsewhere = strays.some(({ forms }) => forms?.includes(table.form) === true);
  if (isElsewhere) return table.knownBy === "headings" ? { ...table, isOneOf: true } : table;
  if (table.isOneOf !== true) return table;
  const { isOneOf: _, ...sure } = table;
  return sure;
}

/** What was read in a sheet, as what, and how many tables it was to have at most. */
interface Read {
  readonly said: Form | undefined;
  readonly titles: Titles;
  readonly room: number;
  /** Of the tries of the workbook, what there was before, and what it took; it was read whole unless it was stopped. */
  readonly tries: { readonly before: number; readonly taken: number; readonly stopped: boolean };
  readonly bands: readonly Band[];
  /** The titles of the workbook, where they told what a table without one is. */
  readonly titled?: Titled;
}

// A workbook is asked for its verdict, for what speaks for a cell, for its words: its sheets, which nobody changes, are read once.
const lastRead = new WeakMap<SheetGrid, Read>();

function bandsIn(
  sheet: SheetGrid,
  said: Form | undefined,
  titles: Titles,
  room: number,
  tries: Tries,
  titled: Titled,
): readonly Band[] {
  const known = lastRead.get(sheet);
  const isSame = known !== undefined && known.said === said && known.titles === titles;
  if (isSame && known.titled === undefined && isEnough(known, room) && isAsTried(known, tries)) {
    tries.left -= known.tries.taken;
    return known.bands;
  }
  const before = tries.left;
  titled.begin();
  const standing = titlesIn(sheet, titles);
  const bands: Band[] = [];
  let stopped = false;
  for (const grid of bandsOf(sheet, standing)) {
    const own = new SheetTries(grid, tries);
    const titlesHere = grid === sheet ? standing : titlesIn(grid, titles);
    bands.push(readSheet(grid, said, titles, titlesHere, room - tablesOf(bands), own, titled));
    stopped ||= own.stopped !== undefined;
  }
  const tried = { before, taken: before - tries.left, stopped };
  lastRead.set(sheet, { said, titles, room, tries: tried, bands, ...(titled.wasAsked() ? { titled } : {}) });
  return bands;
}

/** Whether as many of its rows would be tried as were. */
function isAsTried({ tries: { before, taken, stopped } }: Read, { left }: Tries): boolean {
  return before === left || (!stopped && taken < left);
}

const tablesOf = (bands: readonly Band[]): number => bands.reduce((sum, { tables }) => sum + tables.length, 0);

/** Whether what was read is what would be read with other room. */
function isEnough(known: Read, room: number): boolean {
  return known.room === room || tablesOf(known.bands) < Math.min(known.room, room);
}
