import type { Column, Line, RowKind } from "../forms/form.ts";
import type { Why } from "../report/finding.ts";
import type { Term } from "../forms/rule.ts";
import { isBlank, type CellValue } from "../sheet/grid.ts";
import { plain, serialOf } from "../sheet/text.ts";
import { keyOf, placesOf, type Oddity } from "../tables/table.ts";
import { blockOf, cellOf, keyOfRow, type BoundBlock, type BoundSet } from "./bind.ts";

// Where the amounts of one term of a rule stand in a set of tables.

/** The row and column at hand. */
export interface Moment {
  readonly bound: BoundBlock;
  readonly row: number;
  readonly column?: number;
}

/**
 * Numbers of amounts, in one list that is filled again for the next comparison: a table of 20,000 rows has as many, and a list that is cut
 * to nothing loses its memory.
 */
export class Cells {
  readonly #ids: number[] = [];
  #size = 0;

  clear(): void {
    this.#size = 0;
  }

  push(id: number): void {
    this.#ids[this.#size++] = id;
  }

  /** What was pushed since it was cleared; the same list each time. */
  list(): readonly number[] {
    if (this.#ids.length !== this.#size) this.#ids.length = this.#size;
    return this.#ids;
  }
}

export interface TermReader {
  readonly why?: Why;
  /** It reads what this place does not print: there is nothing to compare, and nothing is missed. */
  readonly isUnprinted?: true;
  /** The line is not printed, as in some places: a side of such lines alone has nothing to compare. */
  readonly isVarying?: true;
  /** The line is not printed: among other parts it is nothing, and a side of such lines alone is unknown. */
  readonly absent?: Why;
  /** Adds the amounts of the term; false where they cannot be found, and that is then missed. */
  read(at: Moment | undefined, into: Cells, say: Saying): boolean;
}

/**
 * Why an amount may be lacking in a sum. What the table itself shows lifts a doubt: that the sum holds in another of its rows, or in twice
 * as many as those in which it does not.
 */
export interface Doubt {
  readonly why: Why;
  readonly unless?: "any" | "most";
  /** The parts that were read are some of all, and nothing else is in doubt: a whole that is less than they are is wrong. */
  readonly isLeast?: true;
}

/** What a reader has to say of the amounts that it finds: why there are none, or why one may be lacking. */
export interface Saying {
  readonly miss: (why: Why) => void;
  readonly doubt: (doubt: Doubt) => void;
}

/** Nobody listens. */
export const SILENT: Saying = { miss: () => undefined, doubt: () => undefined };

/** How the amounts of a term are found. `several`: whether its side has other terms. */
export function readerOf(term: Term, set: BoundSet, several: boolean): TermReader {
  const bound = blockOf(set, term);
  if (bound === undefined) {
    const varies = term.form.parts.flat().find(({ name }) => name === term.block)?.varies === true;
    return varies ? { isUnprinted: true, read: () => false } : { why: missingPart(term), read: () => false };
  }
  const { block } = bound.block;
  const columns = term.columns === "this" ? undefined : term.columns.flatMap((name) => columnsFor(bound, name));
  const unprinted =
    columns?.filter((i) => !hasColumn(bound, i) && (isOthers(block.columns[i]) || isInOther(bound, i))) ?? [];
  if (unprinted.length > 0 && unprinted.length === columns?.length) return { isUnprinted: true, read: () => false };
  const lacking = columns?.find((i) => !hasColumn(bound, i) && block.columns[i]?.optional !== true);
  if (lacking !== undefined) {
    return {
      why: { reason: "missing-column", form: term.form, name: block.columns[lacking]?.name ?? "" },
      read: () => false,
    };
  }
  const { garbled } = bound.block;
  const isByCode = ["this", "below", "codes", "others"].includes(term.rows.of);
  if (garbled !== undefined && isByCode) {
    const at = cellOf(bound.table, garbled.at, garbled.column);
    return { why: { reason: "codes-unread", form: term.form, at, text: garbled.text }, read: () => false };
  }
  const apart = columns?.find((i) => unprinted.includes(i) && isOthers(block.columns[i]));
  // The form may have a column that this place does not print: an exact nothing, unless the sum fails wherever it is asked for.
  const left = (columns?.length ?? 0) < 2 ? undefined : columns?.find((i) => !hasColumn(bound, i));
  const unknown = columns?.find((i) => isNowhere(bound, i));
  const nameOf = (i: number): Why => ({
    reason: "missing-column",
    form: term.form,
    name: block.columns[i]?.name ?? "",
  });
  const width = block.columns.length;
  const own = (at: Moment | undefined): readonly number[] => columns ?? alone(at?.column ?? 0, width);
  const add = (row: number, at: Moment | undefined, into: Cells): boolean => {
    const base = bound.start + row * bound.width;
    for (const column of own(at)) into.push(base + column);
    const found = bound.block.rows[row];
    if (found?.shared !== true) return true;
    return own(at).every((column) => found.place.columns[column] !== undefined || !hasColumn(bound, column));
  };
  const of = term.rows;
  if (term.every === true && of.of === "line") return everyReader(term, of.name, set);
  /** Where the same columns stand several times side by side, one that was not understood may be the next of them. */
  const doubtBeside = (say: Saying): void => {
    const [beside] = (block.repeats ?? 1) > 1 ? bound.block.strangers : [];
    if (beside !== undefined) say.doubt({ why: strangerAt(bound, beside.column, undefined, beside.text) });
  };
  /** A column that the place does not print may be a part of what is added up. */
  const across = (row: number, at: Moment | undefined, say: Saying): void => {
    if (apart !== undefined) say.doubt({ why: nameOf(apart) });
    else if (unknown !== undefined) say.doubt({ why: nameOf(unknown) });
    // Where one place alone is asked for, nothing else could show it.
    else if (left !== undefined && at?.bound === bound) say.doubt({ why: nameOf(left), unless: "any" });
    doubtBeside(say);
    const elsewhere = bound.block.rows[row]?.elsewhere;
    if (elsewhere !== undefined) say.doubt({ why: strangerAt(bound, elsewhere, bound.block.rows[row]?.at) });
    if (bound.block.strangers.length === 0) return;
    const isLacking = own(at).some((column) => !hasColumn(bound, column));
    const stranger = own(at).length > 1 || isLacking ? strangerIn(bound, row) : undefined;
    // What was not understood may be the very column that is looked for.
    if (stranger !== undefined) say.doubt(isLacking ? { why: stranger } : { why: stranger, unless: "most" });
  };
  // Nearly always there is nothing to say of any row.
  const isPlain = [apart, unknown, left].every((column) => column === undefined) && bound.block.strangers.length === 0;
  const one = (row: number, at: Moment | undefined, into: Cells, say: Saying): boolean => {
    if (!isPlain || bound.block.rows[row]?.elsewhere !== undefined) across(row, at, say);
    return add(row, at, into);
  };
  const isClear = lostOf(bound).length === 0 && doubledOf(bound).size === 0;
  // A heading with nothing below it: its rows may stand under another, which was not understood.
  const empty: Why | undefined =
    bound.block.rows.length > 0 || bound.table.saysEmpty
      ? undefined
      : { reason: "no-rows", form: term.form, name: term.block };
  /** Rows that are added up: those that were not understood may be among them, and one that stands twice may be two. */
  const sum = (rows: readonly number[], at: Moment | undefined, into: Cells, say: Saying): boolean => {
    const lost = isClear ? empty : (lostIn(bound, own(at)) ?? doubledIn(bound, rows));
    if (lost !== undefined) say.doubt({ why: lost });
    for (const row of rows) if (!one(row, at, into, say)) return false;
    return true;
  };
  const addedUp =
    (rows: readonly number[]): TermReader["read"] =>
    (at, into, say) =>
      sum(rows, at, into, say);
  /** What a line is that is not there: any row that was not understood may be it, also one that is counted with those around it. */
  const nothing: TermReader["read"] = (at, _, say) => {
    const lost = lostIn(bound, own(at), true);
    if (lost !== undefined) say.doubt({ why: lost });
    return true;
  };
  switch (of.of) {
    case "line": {
      const row = bound.block.lines.get(of.name);
      if (row !== undefined) return { read: (at, into, say) => one(row, at, into, say) };
      const line = block.lines.find(({ name }) => name === of.name);
      const parts = partsOf(bound, line, set);
      if (parts.length > 0) return { read: (at, into, say) => nothing(at, into, say) && sum(parts, at, into, say) };
      if ((isOthers(line) && !several) || isWithinWhole(bound, line, set))
        return { isUnprinted: true, read: () => false };
      const why = { reason: "missing-line", form: term.form, name: of.name } as const;
      if (line?.optional === true) return { read: nothing };
      // Places that print what they use have nothing to say in the lines that they leave out.
      const isLeftOut = block.rows === "lines" && set.profile?.isComplete !== true && lostOf(bound).length === 0;
      if (!several) return isLeftOut ? { isUnprinted: true, read: () => false } : { why, read: () => false };
      // The row below a list of 科目 is always there.
      if (!SUBJECTS.has(block.rows)) return { absent: why, read: nothing };
      return {
        ...(isOthers(line) ? { isVarying: true } : {}),
        read: (_, __, say) => {
          say.doubt({ why });
          return true;
        },
      };
    }
    case "group": {
      const rows = rowsOfGroup(bound, of.name, set);
      const memo = rows.length === 1 ? bound.block.rows[rows[0] ?? 0] : undefined;
      // One of several parts that is told besides is not all of them.
      if (memo?.name.includes("其中") !== true) return { read: addedUp(rows) };
      const at = cellOf(bound.table, memo.at, memo.place.labels.name ?? 0);
      const why = { reason: "unknown-rows", form: term.form, at, text: memo.name } as const;
      return {
        read: (moment, into, say) => {
          say.doubt({ why, isLeast: true });
          return sum(rows, moment, into, say);
        },
      };
    }
    case "codes": {
      const rows = of.codes.map((code) => rowsFor(bound, code));
      const isAll = rows.every((own) => own.length > 0);
      return {
        read: (at, into, say) =>
          isAll ? rows.flat().every((row) => one(row, at, into, say)) : addedUp(rows.flat())(at, into, say),
      };
    }
    case "others":
      return {
        read: addedUp(bound.block.roots.filter((row) => !of.codes.includes(bound.block.rows[row]?.code ?? ""))),
      };
    case "all":
      return { read: addedUp(bound.block.rows.map((_, row) => row)) };
    case "below":
      return {
        read: (at, into, say) => at?.bound !== bound || sum(childrenOf(bound, at.row), at, into, say),
      };
    case "named":
      return {
        read: (at, into, say) => {
          const name = at?.bound.block.rows[at.row]?.name ?? "";
          const rows = bound.rowsNamed(name);
          if (rows.length === 0) say.miss({ reason: "missing-line", form: term.form, name });
          for (const row of rows) add(row, at, into);
          return rows.length > 0;
        },
      };
    case "this":
      return {
        read: (at, into, say) => {
          if (at === undefined) return false;
          if (at.bound === bound) return one(at.row, at, into, say);
          const { code, line } = keyOfRow(at.bound, at.row);
          if (code !== undefined) {
            const rows = rowsFor(bound, code);
            const lost =
              rows.length === 0
                ? (empty ?? lostIn(bound, own(at), true) ?? codelessIn(bound, own(at), set) ?? doubledOver(bound, code))
                : rows.length === 1 || isClear
                  ? undefined
                  : lostIn(bound, own(at));
            if (lost !== undefined) say.doubt({ why: lost });
            doubtBeside(say);
            for (const row of rows) one(row, at, into, say);
            // A table that ends with its 类 or 款 says nothing of the rest.
            return rows.length > 0 || bound.depth() === 0 || code.length <= bound.depth();
          }
          const beside = areBeside(at.bound, bound) ? bound.rowAt(at.bound.block.rows[at.row]?.at ?? -1) : undefined;
          const row = line === undefined ? beside : bound.block.lines.get(line);
          if (row !== undefined) one(row, at, into, say);
          // A row that only one of two blocks has says nothing in the other.
          else if (line !== undefined) say.miss({ reason: "missing-line", form: term.form, name: line });
          return row !== undefined;
        },
      };
  }
}

// A table of 20,000 rows asks for as many sums: nothing is made anew for each.
const single: (readonly number[])[] = [];
const NO_COLUMN: readonly number[] = [];

/** One of so many columns by itself. */
function alone(column: number, width: number): readonly number[] {
  return column < width ? (single[column] ??= [column]) : NO_COLUMN;
}

function missingPart({ form, block: name }: Term): Why {
  const block = form.parts.flat().find((one) => one.name === name);
  return { reason: "missing-part", form, columns: (block?.columns ?? []).map((one) => one.headings?.[0] ?? one.name) };
}

/** Lists that say by themselves what they come to. */
const SUBJECTS: ReadonlySet<RowKind> = new Set(["functional", "department", "projects", "units"]);

/** Whether two blocks are columns of the same rows. */
function areBeside(one: BoundBlock, other: BoundBlock): boolean {
  const [a, b] = [one.block.block, other.block.block];
  return one.table === other.table && (a.beside === b.name || b.beside === a.name);
}

/** A line in every table of a form, that of each project once. */
function everyReader(term: Term, line: string, set: BoundSet): TermReader {
  const projects = new Set<string>();
  const cells = set.blocks.flatMap((bound) => {
    if (bound.table.form !== term.form || bound.block.block.name !== term.block) return [];
    const { project } = bound.table;
    const row = bound.block.lines.get(line);
    if (row === undefined || (project !== undefined && projects.has(project))) return [];
    if (project !== undefined) projects.add(project);
    const { columns } = bound.block.block;
    return columns.flatMap(({ name }, i) =>
      term.columns !== "this" && term.columns.includes(name) ? [bound.start + row * bound.width + i] : [],
    );
  });
  return {
    read: (_, into) => {
      for (const cell of cells) into.push(cell);
      return true;
    },
  };
}

function rowsFor(bound: BoundBlock, code: string): readonly number[] {
  const rows = bound.rowsOf(code);
  return rows.length > 0 ? rows : bound.rowsBelow(code);
}

/** The rows that stand for a line that is not printed. */
function partsOf(bound: BoundBlock, line: Line | undefined, set: BoundSet): number[] {
  const parts = line?.parts === undefined ? [] : rowsOfGroup(bound, line.parts, set);
  return parts.length > 0 || line?.orParts === undefined ? parts : rowsOfGroup(bound, line.orParts, set);
}

function rowsOfGroup(bound: BoundBlock, name: string, set: BoundSet): number[] {
  const { rows, block } = bound.block;
  const printed = rows.flatMap((row, i) => {
    const own = row.line === undefined ? undefined : block.lines[row.line]?.group;
    const group = row.group === undefined || comesTo(bound, own, set) ? (own ?? row.group) : row.group;
    return group === name ? [i] : [];
  });
  // A line that is not printed is what its parts are.
  const unprinted = block.lines.filter(
    (line) => line.group === name && line.parts !== undefined && !bound.block.lines.has(line.name),
  );
  const below = unprinted.map((line) => rowsOfGroup(bound, line.parts ?? "", set));
  // Right below a row that was not understood, and numbered otherwise, they are its parts.
  const serialAt = (row: number): string => serialOf(plain(rows[row]?.name ?? ""));
  const isOfOther = ([first = 0]: readonly number[]): boolean =>
    rows[first - 1]?.line === undefined && printed.includes(first - 1) && serialAt(first - 1) !== serialAt(first);
  return [...printed, ...below.flatMap((parts) => (isOfOther(parts) ? [] : parts))];
}

/** Whether lines that are numbered like their whole are its parts all the same: in every column they come to what it is. */
function comesTo(bound: BoundBlock, group: string | undefined, { amounts }: BoundSet): boolean {
  const { rows, block, lines } = bound.block;
  const whole = lines.get(block.lines.find(({ parts }) => group !== undefined && parts === group)?.name ?? "");
  if (whole === undefined) return false;
  const parts = rows.flatMap(({ line }, i) => (line !== undefined && block.lines[line]?.group === group ? [i] : []));
  const id = (row: number, column: number): number => bound.start + row * bound.width + column;
  const columns = Array.from({ length: bound.width }, (_, column) => column);
  const filled = columns.filter((column) => amounts.isFilled(id(whole, column)));
  return (
    filled.length > 0 &&
    filled.every((column) => {
      const own = parts.map((row) => id(row, column));
      return amounts.firstTrouble(own) === undefined && amounts.judge([id(whole, column)], own, "=") !== "unequal";
    })
  );
}

const noWhys: readonly Lost[] = [];
/** A row of a block that was not understood, and the columns of the sheet in which it has figures. */
interface Lost {
  readonly at: number;
  readonly why: Why;
  /** It counts with the lines around it all the same, though by no name of its own. */
  readonly isCounted?: true;
}
const lostRows = new WeakMap<BoundBlock, readonly Lost[]>();

/** The rows of a block that were not understood: any of them may be one that a rule looks for, or a part of a sum. */
function lostOf(bound: BoundBlock): readonly Lost[] {
  const known = lostRows.get(bound);
  if (known !== undefined) return known;
  const { table, block } = bound;
  // What stands beside has its labels in the columns of the other.
  const { beside } = block.block;
  const alike =
    beside === undefined ? [block] : table.blocks.filter((one) => (one.block.beside ?? one.block.name) === beside);
  const places = [...new Set(alike.flatMap(({ rows }) => [...placesOf(rows)]))];
  const columns = new Set(places.flatMap((place) => [...Object.values(place.labels), ...place.columns]));
  const from = places.length === 0 ? 0 : Math.min(...alike.map((one) => one.from));
  const whyOf = (at: number, column: number, text: string): Lost => ({
    at,
    why: { reason: "unknown-rows", form: table.form, at: cellOf(table, at, column), text },
  });
  const odd = table.oddities
    .filter(({ kind, at, column }) => LOST.has(kind) && at >= from && (places.length === 0 || columns.has(column)))
    .map(({ at, column, text }) => whyOf(at, column, text));
  const unnamed = block.rows
    .filter(({ group, line }) => group !== undefined && line === undefined)
    .map(({ at, place, name }): Lost => ({ ...whyOf(at, place.labels.name ?? 0, name), isCounted: true }));
  const found = odd.length + unnamed.length === 0 ? noWhys : [...odd, ...unnamed];
  lostRows.set(bound, found);
  return found;
}

const LOST: ReadonlySet<Oddity["kind"]> = new Set([
  "unknown-row",
  "nameless-row",
  "codeless-row",
  "repeated-line",
  "subject-or-project",
]);

/** The first row that was not understood and has a figure in one of these columns of its block; `counted` as well where a row is looked for. */
function lostIn(bound: BoundBlock, columns: readonly number[], counted = false): Why | undefined {
  const all = lostOf(bound);
  if (all.length === 0) return undefined;
  const lost = all.filter(({ isCounted }) => counted || isCounted !== true);
  if (lost.length === 0) return undefined;
  const sheet = new Set(
    bound.block.rows.flatMap(({ place }) => columns.flatMap((column) => place.columns[column] ?? [])),
  );
  const { rows } = bound.table.grid;
  return lost.find(({ at }) => sheet.size === 0 || [...sheet].some((column) => isSomething(rows[at]?.[column])))?.why;
}

const doubledCodes = new WeakMap<BoundBlock, ReadonlyMap<string, Why>>();

/** Codes of two rows with different names: that of one of them was not read whole. */
function doubledOf(bound: BoundBlock): ReadonlyMap<string, Why> {
  let found = doubledCodes.get(bound);
  if (found !== undefined) return found;
  const doubled = new Map<string, Why>();
  const { rows, codes, repeated } = bound.block;
  for (const index of repeated) {
    const row = rows[index];
    if (row === undefined) continue;
    const { at, place, code = "", name, unit } = row;
    if (rows[codes.get(keyOf(code, unit)) ?? index]?.name === name || doubled.has(code)) continue;
    const cell = cellOf(bound.table, at, place.labels.name ?? 0);
    doubled.set(code, { reason: "unknown-rows", form: bound.table.form, at: cell, text: name });
  }
  found = doubled;
  doubledCodes.set(bound, found);
  return found;
}

function doubledIn(bound: BoundBlock, rows: readonly number[]): Why | undefined {
  const doubled = doubledOf(bound);
  if (doubled.size === 0) return undefined;
  for (const row of rows) {
    const why = doubled.get(bound.block.rows[row]?.code ?? "");
    if (why !== undefined) return why;
  }
  return undefined;
}

/** Why a 科目 may be there although its code is not: that of several rows is one that begins it, and the rest was not read. */
function doubledOver(bound: BoundBlock, code: string): Why | undefined {
  for (const [own, why] of doubledOf(bound)) if (own !== code && code.startsWith(own)) return why;
  return undefined;
}

function isSomething(cell: CellValue | undefined): boolean {
  return cell !== 0 && !isBlank(cell);
}

/** Why nothing is known by its code in a block: it has figures, and no code at all was read. */
function codelessIn(bound: BoundBlock, columns: readonly number[], { amounts }: BoundSet): Why | undefined {
  if (bound.depth() > 0 || bound.block.block.rows === "lines") return undefined;
  const row = bound.block.rows.findIndex((_, i) =>
    columns.some((column) => amounts.isFilled(bound.start + i * bound.width + column)),
  );
  const found = bound.block.rows[row];
  return (
    found && {
      reason: "unknown-rows",
      form: bound.table.form,
      at: cellOf(bound.table, found.at, found.place.labels.name ?? 0),
      text: found.name,
    }
  );
}

/** A column, or those that it is the sum of where the sheet does not print it; itself, an exact nothing, where it is optional and they are not there either. */
function columnsFor(bound: BoundBlock, name: string): readonly number[] {
  const { columns } = bound.block.block;
  const at = columns.findIndex((column) => column.name === name);
  const { parts, optional } = columns[at] ?? {};
  const isWhole = hasColumn(bound, at) || (optional === true && !isPrinted(bound, at));
  return parts === undefined || isWhole ? [at] : parts.flatMap((part) => columnsFor(bound, part));
}

/** Whether a column is not told apart: the sheet prints the one that it is a part of. */
function isInOther(bound: BoundBlock, column: number): boolean {
  const { columns } = bound.block.block;
  const name = columns[column]?.name ?? "";
  return columns.some(({ parts }, i) => parts?.includes(name) === true && hasColumn(bound, i));
}

/** Whether neither a column nor the one that it is a part of, nor any other part of that, is printed: what it comes to is told nowhere. */
function isNowhere(bound: BoundBlock, column: number): boolean {
  const { columns } = bound.block.block;
  const name = columns[column]?.name ?? "";
  const whole = columns.findIndex(({ parts }) => parts?.includes(name));
  if (whole < 0 || isPrinted(bound, whole)) return false;
  // What a larger whole has besides may be all of it.
  return columns.some(({ parts }) => parts?.includes(columns[whole]?.name ?? "")) ? isNowhere(bound, whole) : true;
}

/** Whether a column or any part of it is printed. */
function isPrinted(bound: BoundBlock, column: number): boolean {
  const { columns } = bound.block.block;
  return (
    hasColumn(bound, column) ||
    (columns[column]?.parts ?? []).some((part) =>
      isPrinted(
        bound,
        columns.findIndex(({ name }) => name === part),
      ),
    )
  );
}

/** Whether only some places print it, and its absence says nothing. */
function isOthers(word: Pick<Column, "varies" | "optional"> | undefined): boolean {
  return word?.varies === true && word.optional !== true;
}

/** Whether a line is not told apart: the whole that it is a part of has a figure, and none of its parts is printed. */
function isWithinWhole(bound: BoundBlock, line: Line | undefined, set: BoundSet): boolean {
  if (line?.group === undefined || rowsOfGroup(bound, line.group, set).length > 0) return false;
  const whole = bound.block.block.lines.find(({ parts }) => parts === line.group);
  const row = whole === undefined ? undefined : bound.block.lines.get(whole.name);
  if (row === undefined) return false;
  return Array.from({ length: bound.width }, (_, i) => bound.start + row * bound.width + i).some((id) =>
    set.amounts.isFilled(id),
  );
}

function strangerAt({ table }: BoundBlock, column: number, row = table.at.row, text = ""): Why {
  return { reason: "unknown-columns", form: table.form, at: cellOf(table, row, column), text };
}

/** A column of the sheet that was not understood, and has a figure in this row: it may be a part of what is added up across. */
function strangerIn(bound: BoundBlock, row: number): Why | undefined {
  const at = bound.block.rows[row]?.at ?? -1;
  const stranger = bound.block.strangers.find(({ column }) => isSomething(bound.table.grid.rows[at]?.[column]));
  return stranger && strangerAt(bound, stranger.column, undefined, stranger.text);
}

/** Money of a table, or a column beside it, that was not understood: it may have points that count with those listed. */
export function pointsBeside(set: BoundSet, term: Term | undefined): Why | undefined {
  const table = term === undefined ? undefined : blockOf(set, term)?.table;
  if (table === undefined) return undefined;
  const { form, unreadFrom } = table;
  if (unreadFrom !== undefined) return { reason: "unknown-rows", form, at: cellOf(table, unreadFrom, 0), text: "" };
  for (const bound of set.blocksOf(table))
    if (bound.block.block.unit === undefined)
      for (const row of bound.block.rows.keys()) {
        const why = strangerIn(bound, row);
        if (why !== undefined) return why;
      }
  return undefined;
}

/** Whether a side has nothing but lines and columns that an edition may leave out and the sheet does. */
export function isUnprinted(side: readonly Term[], set: BoundSet): boolean {
  return (
    side.length > 0 &&
    side.every((term) => {
      const bound = blockOf(set, term);
      if (bound === undefined) return false;
      if (term.rows.of === "group" && rowsOfGroup(bound, term.rows.name, set).length === 0) return true;
      if (term.columns === "this") return false;
      const { columns } = bound.block.block;
      return term.columns.every((name) => {
        const at = columns.findIndex((column) => column.name === name);
        return columns[at]?.optional === true && !hasColumn(bound, at);
      });
    })
  );
}

/** Whether the sheet prints a column; one that the block does not have is not missed. */
export function hasColumn(bound: BoundBlock, column: number): boolean {
  const name = bound.block.block.columns[column]?.name ?? "";
  const { optional, varies } = bound.block.block.columns[column] ?? {};
  return optional === true || varies === true ? bound.printed().has(column) : !bound.block.missing.includes(name);
}

/** Rows right below a row; below 合计, those of the first level. */
export function childrenOf(bound: BoundBlock, index: number): readonly number[] {
  const row = bound.block.rows[index];
  if (row === undefined) return [];
  return row.level === "line" ? (row.line === 0 ? bound.block.roots : []) : (row.children ?? []);
}
