import { finish, merge, readBody, type Body } from "./body.ts";
import { isOfOtherChart } from "./codes.ts";
import { hasFigure, isFigure, wordsAt } from "./cells.ts";
import type { Draft } from "./readers.ts";
import { factsAbove, factsOfSheet, factsOfTitle, type Facts } from "./facts.ts";
import { titleOf, type Form } from "../forms/form.ts";
import { FUND_CLASSES, STATE_CAPITAL_CLASSES } from "../forms/shared/lines.ts";
import { UNTITLED } from "../forms/index.ts";
import { isBlank, type CellValue, type SheetGrid } from "../sheet/grid.ts";
import { findHeading, formsNamedIn, isHeadingWord, looksLikeHeading, type Heading } from "./heading.ts";
import type { KnownBy, Oddity, Place, Stray, Table, TableBlock } from "./table.ts";
import { columnsOfPart } from "./part-columns.ts";
import { isPageOf } from "./page-of.ts";
import { readTitle, titlesOf, titlesOfForms, type Titles } from "./title.ts";
import { PROFILES, type Profile } from "../forms/profiles.ts";
import { plain, withoutSerial } from "../sheet/text.ts";

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

/** So many tables of one workbook are read, more than it may have sheets; what is below and behind them is said not to have been read. */
const MOST_TABLES = 600;

function readSheets(sheets: readonly SheetGrid[], said: Said, titles: Titles): Recognition {
  const tables: Table[] = [];
  const strays: Stray[] = [];
  const titled = new Titled(sheets, titles);
  for (const [i, sheet] of sheets.entries()) {
    const last = tables.at(-1);
    const found = bandsIn(sheet, said.get(sheet.name), titles, MOST_TABLES - tables.length, titled);
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

/** A table that fits another form as well is in doubt where another sheet may be the one of its form. */
function contested(table: Table, strays: readonly Stray[]): Table {
  if (table.isOneOf !== true || strays.some(({ forms }) => forms?.includes(table.form) === true)) return table;
  const { isOneOf: _, ...sure } = table;
  return sure;
}

/** What stands in a sheet, or in a part of it that is read apart. */
interface Band {
  readonly tables: readonly Table[];
  readonly strays: readonly Stray[];
  /** It lists tables, and holds none. */
  readonly contents: boolean;
}

/** What was read in a sheet, as what, and how many tables it was to have at most. */
interface Read {
  readonly said: Form | undefined;
  readonly titles: Titles;
  readonly room: number;
  readonly bands: readonly Band[];
  /** The titles of the workbook, where they told what a table without one is. */
  readonly titled?: Titled;
}

/** The forms that have a title in some sheet of a workbook: what has none is the less likely one of them. */
class Titled {
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

// A workbook is asked for its verdict, for what speaks for a cell, for its words: its sheets, which nobody changes, are read once.
const lastRead = new WeakMap<SheetGrid, Read>();

function bandsIn(
  sheet: SheetGrid,
  said: Form | undefined,
  titles: Titles,
  room: number,
  titled: Titled,
): readonly Band[] {
  const known = lastRead.get(sheet);
  const isSame = known !== undefined && known.said === said && known.titles === titles;
  if (isSame && known.titled === undefined && isEnough(known, room)) return known.bands;
  titled.begin();
  const standing = titlesIn(sheet, titles);
  const bands: Band[] = [];
  for (const grid of bandsOf(sheet, standing))
    bands.push(
      readSheet(grid, said, titles, grid === sheet ? standing : titlesIn(grid, titles), room - tablesOf(bands), titled),
    );
  lastRead.set(sheet, { said, titles, room, bands, ...(titled.wasAsked() ? { titled } : {}) });
  return bands;
}

const tablesOf = (bands: readonly Band[]): number => bands.reduce((sum, { tables }) => sum + tables.length, 0);

/** Whether what was read is what would be read with other room. */
function isEnough(known: Read, room: number): boolean {
  return known.room === room || tablesOf(known.bands) < Math.min(known.room, room);
}

/** A title where it stands. */
interface Title {
  readonly form?: Form;
  readonly others?: readonly Form[];
  readonly text: string;
  readonly before: string;
  readonly after: string;
  readonly row: number;
  readonly column: number;
}

/** A heading with the rows below it. */
interface Chunk {
  readonly heading: Heading;
  readonly body: Body;
  readonly facts: Facts;
}

/** The chunks of one table: parts of the form, and pages. */
interface Group {
  readonly title?: Title;
  readonly unreadFrom?: number;
  readonly knownBy: KnownBy;
  /** Another form fits its heading and rows as well. */
  readonly isOneOf: boolean;
  readonly chunks: Chunk[];
}

/** So many headings without a title are looked at in a sheet; one with more is no set of tables. */
const MOST_UNTITLED = 100;
/** So many rows of a sheet are tried as the heading of a table without a title; what is below is said not to have been read. */
const MOST_TRIED = 300;

/** So many tables stand side by side at most; what is right of them belongs to the last. */
const MOST_BANDS = 64;

/** Tables side by side, each under its own title, are read apart. */
function bandsOf(grid: SheetGrid, standing: TitlesByRow): SheetGrid[] {
  const starts = new Set<number>();
  let edged: readonly number[] | undefined;
  let near: Title[] = [];
  for (const [row, all] of standing) {
    if (starts.size >= MOST_BANDS) break;
    const titles = all.filter((title) => title.form !== undefined);
    if (titles.length === 0) continue;
    // One of them may carry a line more above its title.
    near = [...near.filter((title) => title.row > row - 3), ...titles].sort((one, other) => one.column - other.column);
    const [first, ...others] = near;
    for (const title of others) {
      if (first === undefined || title.column <= first.column) continue;
      if (starts.size >= MOST_BANDS) break;
      const edge = (edged ??= edgesIn(grid))[title.column] ?? 0;
      // The table under a title may begin left of it, but not left of a blank column.
      starts.add(edge > first.column ? edge : title.column);
    }
  }
  if (starts.size === 0) return [grid];
  const edges = [0, ...[...starts].sort((a, b) => a - b)];
  return edges.map((from, i) => ({
    ...grid,
    left: grid.left + from,
    rows: grid.rows.map((row) => row.slice(from, edges[i + 1])),
    ...(grid.formats === undefined ? {} : { formats: grid.formats.map((row) => row?.slice(from, edges[i + 1])) }),
  }));
}

/** For each column the nearest one, itself or left of it, that has a blank column before it. */
function edgesIn({ rows }: SheetGrid): number[] {
  const filled = new Set<number>();
  let width = 0;
  for (const cells of rows) {
    width = Math.max(width, cells.length);
    for (let c = 0; c < cells.length; c++) if (!isBlank(cells[c])) filled.add(c);
  }
  const edges: number[] = [];
  for (let c = 0; c < width; c++) edges.push(filled.has(c - 1) ? (edges[c - 1] ?? 0) : c);
  return edges;
}

function readSheet(
  grid: SheetGrid,
  said: Form | undefined,
  known: Titles,
  standing: TitlesByRow,
  room: number,
  titled: Titled,
): Band {
  const groups: Group[] = [];
  const strays: (Stray & { readonly bare?: boolean })[] = [];
  let untitled = 0;
  const tries = { left: MOST_TRIED };
  let title: Title | undefined;
  /** Where the last table ended, notes not counted: the lines above the next title may stand right below. */
  let ended = 0;
  /** Where the heading of the last table begins again and is not understood. */
  let again: number | undefined;
  /** The next title or page ends a body, and so does a heading that fits some form. */
  const ends =
    ({ form, from, to }: Heading) =>
    (row: number) => {
      if (standing.has(row)) return true;
      if (untitled > MOST_UNTITLED || !looksLikeHeading(grid.rows[row] ?? [])) return false;
      untitled++;
      return (
        (row >= to && isRepeated(grid, from, row)) ||
        fits(form, grid, row) !== undefined ||
        formsNamedIn(UNTITLED, grid, row).some((other) => (findHeading(other, 0, grid, row)?.fit ?? 0) > FITTING)
      );
    };
  for (let row = 0; row < grid.rows.length;) {
    if (groups.length >= room) {
      strays.push(...unreadFrom(grid, row));
      break;
    }
    const titles = standing.get(row);
    const here = titles?.find(({ form }) => form !== undefined) ?? titles?.[0];
    if (here !== undefined) {
      // 某局2023年度部门决算公开表 above the title proper is no table of its own.
      const banner = title?.form === undefined && here.form !== undefined && row - (title?.row ?? 0) <= 3;
      if (title !== undefined && !banner) {
        strays.push(strayOf(grid, title, row));
        breakOff(groups, title);
      }
      title = here;
    }
    const above = groups.at(-1);
    const left = tries.left;
    const opened = openHeading(grid, row, title, said, above, known, tries, titled);
    if (tries.left === 0 && left > 0)
      strays.push({ grid, reason: "no-table", text: grid.name, from: row, to: grid.rows.length });
    if (opened === undefined || "forms" in opened) {
      if (repeats(grid, above, row)) again ??= row;
      if (opened !== undefined)
        strays.push({
          grid,
          reason: "ambiguous",
          text: opened.forms.map(titleOf).join("、"),
          forms: opened.forms,
          at: opened.at,
          from: opened.at.row,
          to: opened.to,
        });
      row = opened?.to ?? row + 1;
      continue;
    }
    const { heading, knownBy, isOneOf = false } = opened;
    const facts = {
      ...factsOver(grid, ended, title, heading),
      ...(title === undefined ? {} : factsOfTitle(title.before, title.after)),
    };
    const going = above !== undefined && mayGoOn(above, heading, facts) ? above : undefined;
    let body = readBody(grid, heading, ends(heading), going === undefined ? [] : draftsOf(going, heading.part));
    if (title !== undefined && beginsAsOther(heading, body)) {
      row++;
      continue;
    }
    if (going !== undefined && !body.blocks.some((draft) => draft.again)) going.chunks.push({ heading, body, facts });
    else {
      if (again !== undefined) goneOn(groups, again);
      // A second table begins its lines and its 合计 anew.
      if (going !== undefined) body = readBody(grid, heading, ends(heading), []);
      if (title?.after.includes("续") === true) breakOff(groups, title);
      const unreadFrom = title === undefined ? unreadAround(grid, heading) : unreadBetween(grid, title, heading);
      groups.push({
        knownBy,
        isOneOf,
        chunks: [{ heading, body, facts }],
        ...(title === undefined ? {} : { title }),
        ...(unreadFrom === undefined ? {} : { unreadFrom }),
      });
    }
    title = undefined;
    again = undefined;
    ended = body.last + 1;
    row = Math.max(body.to, heading.to);
  }
  if (title !== undefined) {
    strays.push(strayOf(grid, title, grid.rows.length));
    breakOff(groups, title);
  }
  if (again !== undefined) goneOn(groups, again);
  withPages(groups);
  // A table of contents names many tables, one right below the other, and holds none.
  const contents = strays.filter((stray) => stray.bare === true).length >= 3;
  return {
    tables: groups.map((group) => tableOf(grid, group)),
    strays: contents ? strays.filter((stray, i) => stray.bare !== true && strays[i - 1]?.bare !== true) : strays,
    contents,
  };
}

/** The rows from one on, where there is no room for more tables. */
function unreadFrom(grid: SheetGrid, from: number): Stray[] {
  const to = grid.rows.length;
  const isBare = grid.rows.slice(from).every((row) => row.every(isBlank));
  return isBare ? [] : [{ grid, reason: "too-many", text: grid.name, at: { row: from, column: 0 }, from, to }];
}

/** A row with a fraction, or so many with a whole number, above a heading are rows of its table. */
const FEWEST_UNREAD = 2;

/** The first of rows with a figure in a column of amounts between a title and the heading that was found below it; （续） says that there are some. */
function unreadBetween(grid: SheetGrid, { row: title, after }: Title, heading: Heading): number | undefined {
  const { from, form, part, places } = heading;
  if (form.kind === "绩效") return part === 0 ? undefined : moneyBetween(grid, title, from);
  if (after.includes("续")) return title;
  const around = unreadAround(grid, heading, title);
  if (around !== undefined) return around;
  const found: number[] = [];
  let isSure = false;
  for (let row = title + 1; row < from; row++) {
    const cells = grid.rows[row] ?? [];
    if (!places.some((place) => hasFigure(cells, place))) continue;
    found.push(row);
    isSure ||= cells.some((cell) => typeof cell === "number" && !Number.isInteger(cell));
  }
  return isSure || found.length >= FEWEST_UNREAD ? found[0] : undefined;
}

/** The row right above a heading, below its title, or right below it, with words over the columns of amounts that were not understood. */
function unreadAround(grid: SheetGrid, { from, to, places }: Heading, title = -1): number | undefined {
  if (from - 1 > title && isOverAmounts(grid.rows[from - 1] ?? [], places, false)) return from - 1;
  return isOverAmounts(grid.rows[to] ?? [], places, true) ? to : undefined;
}

/** The first row of several figures above the indicators of a 绩效表, where its money was not understood. */
function moneyBetween({ rows }: SheetGrid, title: number, from: number): number | undefined {
  for (let row = title + 1; row < from; row++)
    if ((rows[row] ?? []).filter((cell) => isFigure(cell)).length > 1) return row;
  return undefined;
}

/** Whether a row has words over columns of amounts: several, `alone` and nothing else, or one that heads a column of some form. */
function isOverAmounts(cells: readonly CellValue[], places: readonly Place[], alone: boolean): boolean {
  const labels = new Set(places.flatMap((place) => Object.values(place.labels)));
  const from = Math.min(...places.flatMap(({ columns }) => columns.filter((column) => column !== undefined)));
  const filled = cells.flatMap((cell, column) => (isBlank(cell) ? [] : [column]));
  const over = filled.filter(
    (column) => column >= from && !labels.has(column) && /^\p{Script=Han}+$/u.test(wordsAt(cells, column)),
  );
  if (alone) return over.length > 1 && over.length === filled.length;
  return over.length > 1 || over.some((column) => isHeadingWord(wordsAt(cells, column)));
}

/**
 * Marks tables that go on under a heading that was taken for that of another form: one without a title that begins in the middle of a 类 is
 * a page of the one before it.
 */
function withPages(groups: Group[]): void {
  for (const [i, group] of groups.entries()) {
    const before = groups[i - 1];
    const isGuessed = [group, before].some((one) => one?.title === undefined && one?.knownBy === "headings");
    if (before === undefined || !isGuessed) continue;
    const blocks = group.chunks.flatMap(({ body }) => body.blocks);
    const from = blocks.flatMap(({ rows, codes }) => {
      const first = rows.find(({ code }) => code !== undefined);
      const isWithin = [...codes.keys()].some((code) => code.length < (first?.code?.length ?? 0));
      return first !== undefined && isWithin ? [first.at] : [];
    })[0];
    if (from === undefined) continue;
    groups[i] = { ...group, unreadFrom: from };
    groups[i - 1] = { ...before, unreadFrom: from };
  }
}

/** Marks the last table where its title stands again below it over what was not joined to it: that is its next page. */
function breakOff(groups: Group[], { form, others = [], row, after }: Title): void {
  const last = groups.at(-1);
  if (last === undefined) return;
  const isNext = last.title === undefined && after.includes("续");
  if (isNext || [form, ...others].includes(formOf(last))) goneOn(groups, row);
}

/** Marks the last table as one that goes on from a row on where it was not read. */
function goneOn(groups: Group[], row: number): void {
  const last = groups.at(-1);
  if (last !== undefined) groups[groups.length - 1] = { ...last, unreadFrom: row };
}

/** Whether a row is the first of a table's heading again. */
function repeats(grid: SheetGrid, table: Group | undefined, row: number): boolean {
  const heading = table?.chunks.at(-1)?.heading;
  return heading !== undefined && isRepeated(grid, heading.from, row);
}

/** The titles of a sheet by the rows that have any, from above. */
type TitlesByRow = ReadonlyMap<number, readonly Title[]>;

function titlesIn({ rows }: SheetGrid, known: Titles): TitlesByRow {
  const found = new Map<number, Title[]>();
  for (let row = 0; row < rows.length; row++) {
    const cells = rows[row] ?? [];
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column];
      // A title may stand in every cell that it spans.
      const title = typeof cell === "string" && cell !== cells[column - 1] ? readTitle(cell, known) : undefined;
      if (title === undefined || (title.isLoose === true && !isOverHeading(rows, row))) continue;
      const here = found.get(row);
      if (here === undefined) found.set(row, [{ ...title, row, column }]);
      else here.push({ ...title, row, column });
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

function factsOver(grid: SheetGrid, ended: number, title: Title | undefined, heading: Heading): Facts {
  if (heading.form.of === undefined) return factsAbove(grid, ended, title?.row, heading);
  // Above its indicators stands prose.
  return heading.part > 0 ? {} : factsOfSheet(grid, ended, title?.row, heading);
}

/** A title without its table; `bare` where nothing stands between it and the next. */
function strayOf(grid: SheetGrid, title: Title, next: number): Stray & { readonly bare: boolean } {
  const bare = grid.rows.slice(title.row + 1, next).every((row) => row.every(isBlank));
  const at = { row: title.row, column: title.column };
  return title.form === undefined
    ? { grid, reason: "unknown-title", text: title.text, at, bare, from: title.row, to: next }
    : { grid, reason: "no-heading", text: titleOf(title.form), at, bare, from: title.row, to: next };
}

/** A heading without a title must fit so well: nearly all of its columns, and hardly any other. */
const FITTING = 0.8;

type Opened =
  | { readonly heading: Heading; readonly knownBy: KnownBy; readonly isOneOf?: boolean }
  /** Several forms fit alike. */
  | {
      readonly forms: readonly Form[];
      readonly at: { readonly row: number; readonly column: number };
      readonly to: number;
    };

/** The heading that begins in this row, if one does: of the form in the title, of the table above going on, or of whatever form fits. */
function openHeading(
  grid: SheetGrid,
  row: number,
  title: Title | undefined,
  said: Form | undefined,
  above: Group | undefined,
  titles: Titles,
  tries: { left: number },
  titled: Titled,
): Opened | undefined {
  const cells = grid.rows[row] ?? [];
  // What the user says stands in for a title that is lacking or unknown.
  const named = title?.form ?? (above === undefined ? said : undefined);
  if (named !== undefined) {
    // Under its title a heading may be as poor as one known word.
    const heading = looksLikeHeading(cells, 1) ? headingOf(named, title?.others, grid, row) : undefined;
    return heading && { heading, knownBy: title?.form === undefined ? "sheet-name" : "title" };
  }
  if (title !== undefined || tries.left === 0 || !looksLikeHeading(cells)) return undefined;
  tries.left--;
  if (above !== undefined) {
    const again = above.chunks.find(({ heading }) => isRepeated(grid, heading.from, row))?.heading;
    const repeated = again && findHeading(again.form, again.part, grid, row);
    if (repeated !== undefined) return { heading: repeated, knownBy: above.knownBy };
    const going = fits(formOf(above), grid, row);
    const better =
      going !== undefined &&
      formsNamedIn(UNTITLED, grid, row).some((form) => (findHeading(form, 0, grid, row)?.score ?? 0) > going.score);
    const other = going === undefined || better ? byWords(grid, row, undefined, titled) : undefined;
    // Its rows are of some table: of this one, where they are of no other.
    const isOther = other !== undefined && "heading" in other;
    return going !== undefined && !isOther ? { heading: going, knownBy: above.knownBy } : other;
  }
  return byWords(grid, row, readTitle(grid.name, titles)?.form, titled);
}

/** Whether a row says the same as another, as the heading of a page does. */
function isRepeated({ rows }: SheetGrid, first: number, row: number): boolean {
  const [one, other] = [rows[first] ?? [], rows[row] ?? []];
  const width = Math.max(one.length, other.length);
  for (let c = 0; c < width; c++) if (wordsAt(one, c) !== wordsAt(other, c)) return false;
  return true;
}

/**
 * The heading of the form in the title, or of the form of that title whose columns and lines fit best; the first part of a 绩效表 may be
 * lacking.
 */
function headingOf(form: Form, others: readonly Form[] = [], grid: SheetGrid, row: number): Heading | undefined {
  const own = findHeading(form, 0, grid, row);
  if (own !== undefined) return own;
  const found = others
    .map((other) => findHeading(other, 0, grid, row))
    .filter((heading) => heading !== undefined)
    .filter((heading) => heading.fit > FITTING || isListed(grid, heading))
    .sort((a, b) => b.fit - a.fit);
  if (found[0] !== undefined) return found[0];
  if (form.kind !== "绩效") return undefined;
  const later = form.parts.slice(1).map((_, i) => findHeading(form, i + 1, grid, row));
  return later.find((heading) => heading !== undefined);
}

/** So many of the lines that a form must have tell it, whatever other columns stand beside its own. */
const LISTED = 4;

/** Whether the lines below a heading are those of its form. */
function isListed(grid: SheetGrid, heading: Heading): boolean {
  const { blocks } = readBody(grid, heading, () => false, [], heading.to + FAR_BELOW);
  return blocks.some(({ block, lines }) => {
    const own = block.lines.filter(({ varies, optional }) => varies !== true && optional !== true);
    const count = own.filter(({ name }) => lines.has(name)).length;
    return count >= LISTED && count * 3 >= own.length * 2;
  });
}

function formOf(group: Group): Form {
  const [first] = group.chunks;
  if (first === undefined) throw new RangeError("a table has at least one chunk");
  return first.heading.form;
}

/** The part of a form whose heading begins here. */
function fits(form: Form, grid: SheetGrid, row: number): Heading | undefined {
  const parts = form.parts
    .map((_, part) => findHeading(form, part, grid, row))
    .filter((heading) => heading !== undefined);
  return parts.sort((a, b) => b.fit - a.fit).find((heading) => heading.fit > FITTING);
}

/** The form whose columns and lines fit best, where no title names one. */
function byWords(grid: SheetGrid, row: number, sheetName: Form | undefined, titled: Titled): Opened | undefined {
  const named = sheetName === undefined ? undefined : findHeading(sheetName, 0, grid, row);
  if (named !== undefined) return { heading: named, knownBy: "sheet-name" };
  const fitting = formsNamedIn(UNTITLED, grid, row)
    .map((form) => findHeading(form, 0, grid, row))
    .filter((heading) => heading !== undefined)
    .filter((heading) => heading.fit > FITTING && !wantsTitle(heading) && !isOfOtherPurse(heading, grid))
    .map((heading) => ({ heading, lines: linesBelow(grid, heading) }))
    // 项目 and 金额 head many a list; without a line of the form below it is not this one.
    .filter(({ lines }) => lines > 0)
    .map(({ heading, lines }) => ({ heading, weight: heading.fit * heading.score + lines }))
    .sort((a, b) => b.weight - a.weight);
  const [first] = fitting;
  if (first === undefined) return undefined;
  const equal = fitting.filter((other) => other.weight === first.weight).map(({ heading }) => heading);
  const free = equal.length > 1 ? equal.filter(({ form }) => !titled.has(form)) : equal;
  const weighing = free.length > 0 ? free : equal;
  // A form that must have its columns is the likelier.
  const most = Math.max(...weighing.map(({ sure }) => sure));
  const alike = weighing.filter(({ sure }) => sure === most);
  const [only] = alike;
  const isOneOf = weighing.length > 1;
  if (only !== undefined && alike.length === 1) return { heading: only, knownBy: "headings", isOneOf };
  // The number alone says nothing, but it may decide between forms that fit alike.
  const numbers: readonly string[] = plain(grid.name).match(/\d+(?:-\d+)?/g) ?? [];
  const numbered = alike.find(({ form }) => numbers.includes(/\d+(?:-\d+)?/.exec(form.no)?.[0] ?? ""));
  if (numbered !== undefined) return { heading: numbered, knownBy: "sheet-name", isOneOf };
  const column = (grid.rows[row] ?? []).findIndex((cell) => !isBlank(cell));
  return { forms: alike.map(({ form }) => form), at: { row, column }, to: first.heading.to };
}

const PURSES = ["政府性基金", "国有资本"] as const;

/** Whether its heading says that it is of another purse than the form: no word of the form names that. */
function isOfOtherPurse({ form, part, from, to }: Heading, grid: SheetGrid): boolean {
  const own = columnsOfPart(form.parts[part] ?? []);
  const known = [...own.byHeading.keys(), ...own.over, ...form.titles].join(" ");
  const words = grid.rows
    .slice(from, to)
    .map((cells) => cells.map((_, at) => wordsAt(cells, at)).join(" "))
    .join(" ");
  return PURSES.some((purse) => words.includes(purse) && !known.includes(purse));
}

/** Whether it has columns by which only a title tells it from others. */
function wantsTitle({ places }: Heading): boolean {
  return places.some(({ block, columns }) =>
    block.columns.some(({ titled }, i) => titled === true && columns[i] !== undefined),
  );
}

/** So many codes say of which chart a table is; further down another may have begun. */
const TELLING = { codes: 2, rows: 12 };

/** Whether the first codes below are all of another chart than the form's: 财政拨款支出表 by function is not the one by economic 科目. */
function beginsAsOther({ to }: Heading, { blocks }: Body): boolean {
  return blocks.some(({ block, rows }) => {
    const end = rows.findIndex(({ at }) => at > to + TELLING.rows);
    const codes = rows.slice(0, end < 0 ? rows.length : end).flatMap(({ code }) => code ?? []);
    return codes.length >= TELLING.codes && isOfOtherChart(block.rows, codes);
  });
}

/** So many rows below a heading say what the table is. */
const FAR_BELOW = 80;

/** How many prescribed lines stand below: two forms may share headings, never lines, nor 科目 of another chart. */
function linesBelow(grid: SheetGrid, heading: Heading): number {
  const body = readBody(grid, heading, () => false, [], heading.to + FAR_BELOW);
  const listed = body.blocks.filter(({ rows }) =>
    // Further down another table may have begun.
    rows.some(({ at, code }) => code !== undefined && at < heading.to + 4),
  );
  const isOther = listed.some(({ block, rows }) =>
    isOfOtherChart(block.rows, [rows.find(({ code }) => code !== undefined)?.code ?? ""]),
  );
  const own = listed.map(isOwn);
  // Nor is it the table of all spending, or of 一般公共预算, where all its 科目 are such as only another purse has.
  const isOfPurse = listed.some(
    (draft) => draft.block.classes === undefined && PURSES_OF.some((classes) => areOwn(classes, draft)),
  );
  if (isOther || isOfPurse || own.includes(false)) return 0;
  const lines = body.blocks.reduce((count, block) => count + linesLike(block) + Math.min(block.codes.size, 20), 0);
  return lines + (own.includes(true) ? 1 : 0);
}

/** Whether all its 科目 are such as only its form has; undefined where the form has no such. */
function isOwn(draft: Draft): boolean | undefined {
  const { classes } = draft.block;
  return classes === undefined ? undefined : areOwn(classes, draft);
}

const PURSES_OF = [FUND_CLASSES, STATE_CAPITAL_CLASSES];

function areOwn(classes: readonly string[], { codes }: Draft): boolean {
  const all = [...codes.keys()];
  const isUnder = (code: string): boolean => classes.some((own) => code.startsWith(own));
  return all.some(isUnder) && all.every((code) => isUnder(code) || classes.some((own) => own.startsWith(code)));
}

/** How many lines there are; those in other words than the form's own count less. */
function linesLike({ block, rows, lines }: Draft): number {
  return [...lines.values()].reduce((sum, index) => {
    const row = rows[index];
    const line = block.lines[row?.line ?? -1];
    const isOwn = line === undefined || withoutSerial(plain(row?.name ?? "")) === plain(line.name);
    return sum + (isOwn ? 1 : 0.75);
  }, 0);
}

/** Whether a heading may belong to the table above: its next part, or its next page. */
function mayGoOn(group: Group, heading: Heading, facts: Facts): boolean {
  if (formOf(group) !== heading.form) return false;
  const before = group.chunks[0]?.facts;
  const same = (a: string | undefined, b: string | undefined): boolean => a === undefined || b === undefined || a === b;
  return (
    same(before?.organisation, facts.organisation) &&
    same(before?.year, facts.year) &&
    same(before?.project, facts.project)
  );
}

function draftsOf(group: Group, part: number): Draft[] {
  return group.chunks.filter((chunk) => chunk.heading.part === part).flatMap((chunk) => chunk.body.blocks);
}

function tableOf(grid: SheetGrid, group: Group): Table {
  const form = formOf(group);
  const blocks: TableBlock[] = form.parts.flatMap((blocksOfPart, part) => {
    const drafts = draftsOf(group, part);
    return blocksOfPart.flatMap((block) => {
      const own = drafts.filter((draft) => draft.block === block);
      return own.length === 0 ? [] : [finish(merge(own))];
    });
  });
  const [first] = group.chunks;
  const facts = group.chunks.reduceRight<Facts>((all, chunk) => ({ ...all, ...chunk.facts }), {});
  return {
    form: form.as ?? form,
    grid,
    knownBy: group.knownBy,
    ...(group.isOneOf ? { isOneOf: true } : {}),
    ...(group.title === undefined ? {} : { title: group.title.text.slice(group.title.before.length) }),
    ...(group.unreadFrom === undefined ? {} : { unreadFrom: group.unreadFrom }),
    at: group.title ?? { row: first?.heading.from ?? 0, column: first?.heading.places[0]?.labels.name ?? 0 },
    blocks,
    oddities: odditiesOf(group),
    saysEmpty: group.chunks.some((chunk) => chunk.body.saysEmpty),
    ...(form.unit === undefined ? {} : { unit: form.unit }),
    ...facts,
  };
}

/** Blocks beside each other have the same labels: what is odd in a row is said once. */
function odditiesOf(group: Group): Oddity[] {
  const said = new Set<string>();
  return group.chunks
    .flatMap((chunk) => chunk.body.blocks.flatMap((draft) => draft.oddities))
    .filter(({ kind, at, column }) => {
      const key = `${kind} ${at} ${column}`;
      return !said.has(key) && said.add(key);
    });
}
