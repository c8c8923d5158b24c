import type { Column, Line } from "../forms/form.ts";
import type { Why } from "../report/finding.ts";
import type { Term } from "../forms/rule.ts";
import { blockOf, cellOf, keyOfRow, type BoundBlock, type BoundSet } from "./bind.ts";

// Where the amounts of one term of a rule stand in a set of tables.

/** The row and column at hand. */
export interface Moment {
  readonly bound: BoundBlock;
  readonly row: number;
  readonly column?: number;
}

export interface TermReader {
  readonly why?: Why;
  /** It reads what this place does not print: there is nothing to compare, and nothing is missed. */
  readonly isUnprinted?: true;
  readonly doubt?: Why;
  /** Adds the amounts of the term; false where they cannot be found, and that is then missed. */
  read(at: Moment | undefined, into: number[], miss: (why: Why) => void): boolean;
}

/** How the amounts of a term are found. `several`: whether its side has other terms. */
export function readerOf(term: Term, set: BoundSet, several: boolean): TermReader {
  const bound = blockOf(set, term);
  if (bound === undefined) return { why: missingPart(term), read: () => false };
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
  const add = (row: number, at: Moment | undefined, into: number[]): boolean => {
    const base = bound.start + row * bound.width;
    const own = columns ?? [at?.column ?? 0];
    for (const column of own) into.push(base + column);
    const found = bound.block.rows[row];
    if (found?.shared !== true) return true;
    return own.every((column) => found.place.columns[column] !== undefined || !hasColumn(bound, column));
  };
  const of = term.rows;
  if (term.every === true && of.of === "line") return everyReader(term, of.name, set);
  const doubt = doubtOf(bound, term);
  const all =
    (rows: readonly number[]): TermReader["read"] =>
    (at, into) =>
      rows.every((row) => add(row, at, into));
  const reader = (read: TermReader["read"]): TermReader => ({ read, ...(doubt === undefined ? {} : { doubt }) });
  switch (of.of) {
    case "line": {
      const row = bound.block.lines.get(of.name);
      if (row !== undefined) return reader(all([row]));
      // Among several parts a line that is not printed is nothing; a side that is nothing but this line cannot be compared.
      const line = block.lines.find(({ name }) => name === of.name);
      const optional = line?.optional === true;
      const own = line?.parts === undefined ? [] : rowsOfGroup(bound, line.parts);
      if (own.length > 0) return reader(all(own));
      if ((isOthers(line) && !several) || isWithinWhole(bound, line, set))
        return { isUnprinted: true, read: () => false };
      const lost = lostRow(bound);
      return several || optional
        ? { read: all([]), ...(lost === undefined ? {} : { doubt: lost }) }
        : { why: { reason: "missing-line", form: term.form, name: of.name }, read: () => false };
    }
    case "group":
      return reader(all(rowsOfGroup(bound, of.name)));
    case "codes":
      return reader(all(of.codes.flatMap((code) => rowsFor(bound, code))));
    case "others":
      return reader(all(bound.block.roots.filter((row) => !of.codes.includes(bound.block.rows[row]?.code ?? ""))));
    case "all":
      return reader(all(bound.block.rows.map((_, row) => row)));
    case "below":
      return reader((at, into) => {
        if (at?.bound !== bound) return true;
        for (const row of childrenOf(bound, at.row)) if (!add(row, at, into)) return false;
        return true;
      });
    case "named":
      return reader((at, into, miss) => {
        const name = at?.bound.block.rows[at.row]?.name ?? "";
        const rows = bound.rowsNamed(name);
        if (rows.length === 0) miss({ reason: "missing-line", form: term.form, name });
        for (const row of rows) add(row, at, into);
        return rows.length > 0;
      });
    case "this":
      return reader((at, into, miss) => {
        if (at === undefined) return false;
        if (at.bound === bound) return add(at.row, at, into);
        const { code, line } = keyOfRow(at.bound, at.row);
        if (code !== undefined) {
          const rows = rowsFor(bound, code);
          for (const row of rows) add(row, at, into);
          // A table that ends with its 类 or 款 says nothing of the rest.
          return rows.length > 0 || bound.depth() === 0 || code.length <= bound.depth();
        }
        const beside = areBeside(at.bound, bound) ? bound.rowAt(at.bound.block.rows[at.row]?.at ?? -1) : undefined;
        const row = line === undefined ? beside : bound.block.lines.get(line);
        if (row !== undefined) add(row, at, into);
        // A row that only one of two blocks has says nothing in the other.
        else if (line !== undefined) miss({ reason: "missing-line", form: term.form, name: line });
        return row !== undefined;
      });
  }
}

function missingPart({ form, block: name }: Term): Why {
  const block = form.parts.flat().find((one) => one.name === name);
  return { reason: "missing-part", form, columns: (block?.columns ?? []).map((one) => one.headings?.[0] ?? one.name) };
}

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
  return rows.length > 0 ? rows : bound.rootsBelow(code);
}

function rowsOfGroup(bound: BoundBlock, name: string): number[] {
  const { rows, block } = bound.block;
  const printed = rows.flatMap((row, i) =>
    row.group === name || (row.line !== undefined && block.lines[row.line]?.group === name) ? [i] : [],
  );
  // A line that is not printed is what its parts are.
  const unprinted = block.lines.filter(
    (line) => line.group === name && line.parts !== undefined && !bound.block.lines.has(line.name),
  );
  return [...printed, ...unprinted.flatMap((line) => rowsOfGroup(bound, line.parts ?? ""))];
}

/** A row of a block that was not understood: it may be the line that is not found. */
function lostRow({ table, block: { rows } }: BoundBlock): Why | undefined {
  const [first, last] = [rows[0]?.at ?? 0, rows.at(-1)?.at ?? -1];
  const odd = table.oddities.find(({ kind, at }) => kind === "unknown-row" && at >= first && at <= last);
  return odd && { reason: "unknown-rows", form: table.form, at: cellOf(table, odd.at, odd.column), text: odd.text };
}

/** A column, or those that it is the sum of where the sheet does not print it. */
function columnsFor(bound: BoundBlock, name: string): readonly number[] {
  const { columns } = bound.block.block;
  const at = columns.findIndex((column) => column.name === name);
  const parts = columns[at]?.parts;
  return parts === undefined || hasColumn(bound, at) ? [at] : parts.flatMap((part) => columnsFor(bound, part));
}

/** Whether a column is not told apart: the sheet prints the one that it is a part of. */
function isInOther(bound: BoundBlock, column: number): boolean {
  const { columns } = bound.block.block;
  const name = columns[column]?.name ?? "";
  return columns.some(({ parts }, i) => parts?.includes(name) === true && hasColumn(bound, i));
}

/** Whether only some places print it, and its absence says nothing. */
function isOthers(word: Pick<Column, "varies" | "optional"> | undefined): boolean {
  return word?.varies === true && word.optional !== true;
}

/** Whether a line is not told apart: the whole that it is a part of has a figure, and none of its parts is printed. */
function isWithinWhole(bound: BoundBlock, line: Line | undefined, set: BoundSet): boolean {
  if (line?.group === undefined || rowsOfGroup(bound, line.group).length > 0) return false;
  const whole = bound.block.block.lines.find(({ parts }) => parts === line.group);
  const row = whole === undefined ? undefined : bound.block.lines.get(whole.name);
  if (row === undefined) return false;
  return Array.from({ length: bound.width }, (_, i) => bound.start + row * bound.width + i).some((id) =>
    set.amounts.isFilled(id),
  );
}

/** A sum down a table with rows that were not understood, or across one with unknown columns, may lack a part. */
function doubtOf(bound: BoundBlock, term: Term): Why | undefined {
  const { form } = bound.table;
  if (["group", "below", "others", "all"].includes(term.rows.of)) {
    const from = bound.block.rows[0]?.place.from ?? 0;
    const odd = bound.table.oddities.find(({ at }) => at >= from);
    if (odd !== undefined)
      return { reason: "unknown-rows", form, at: cellOf(bound.table, odd.at, odd.column), text: odd.text };
  }
  const stranger = bound.block.strangers[0];
  if (stranger !== undefined && term.columns !== "this" && term.columns.length > 1) {
    return {
      reason: "unknown-columns",
      form,
      at: cellOf(bound.table, bound.table.at.row, stranger.column),
      text: stranger.text,
    };
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
      if (term.rows.of === "group" && rowsOfGroup(bound, term.rows.name).length === 0) return true;
      if (term.columns === "this") return false;
      const { columns } = bound.block.block;
      return term.columns.every((name) => {
        const at = columns.findIndex((column) => column.name === name);
        return columns[at]?.optional === true && !hasColumn(bound, at);
      });
    })
  );
}

export function hasColumn(bound: BoundBlock, column: number): boolean {
  const name = bound.block.block.columns[column]?.name ?? "";
  const { optional, varies } = bound.block.block.columns[column] ?? {};
  return optional === true || varies === true
    ? bound.block.rows.some((row) => row.place.columns[column] !== undefined)
    : !bound.block.missing.includes(name);
}

/** Rows right below a row; below 合计, those of the first level. */
export function childrenOf(bound: BoundBlock, index: number): readonly number[] {
  const row = bound.block.rows[index];
  if (row === undefined) return [];
  return row.level === "line" ? (row.line === 0 ? bound.block.roots : []) : (row.children ?? []);
}
