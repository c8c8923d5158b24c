import type { RowKind } from "../forms/form.ts";
import type { Term } from "../forms/rule.ts";
import type { Why } from "../report/finding.ts";
import { blockOf, type BoundBlock, type BoundSet, cellOf, keyOfRow } from "./bind.ts";
import type { Cells } from "./cell-list.ts";
import { codelessIn, doubledIn, doubledOf, doubledOver, lostIn, lostOf, strangerAt, strangerIn } from "./lost-rows.ts";
import type { Saying } from "./saying.ts";
import { columnsOf, hasColumn, isInOther, isNowhere, isOthers } from "./term-columns.ts";
import { childrenOf, isWithinWhole, partsOf, rowsFor, rowsOfGroup } from "./term-rows.ts";

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
  /** The line is not printed, as in some places: a side of such lines alone has nothing to compare. */
  readonly isVarying?: true;
  /** The line is not printed: among other parts it is nothing, and a side of such lines alone is unknown. */
  readonly absent?: Why;
  /** Adds the amounts of the term; false where they cannot be found, and that is then missed. */
  read(at: Moment | undefined, into: Cells, say: Saying): boolean;
}

/** How the amounts of a term are found. `several`: whether its side has other terms. */
export function readerOf(term: Term, set: BoundSet, several: boolean): TermReader {
  const bound = blockOf(set, term);
  if (bound === undefined) {
    const varies = term.form.parts.flat().find(({ name }) => name === term.block)?.varies === true;
    return varies ? { isUnprinted: true, read: () => false } : { why: missingPart(term), read: () => false };
  }
  const { block } = bound.block;
  const columns = columnsOf(bound, term, several);
  const unprinted =
    columns?.filter((i) => !hasColumn(bound, i) && (isOthers(block.columns[i]) || isInOther(bound, i))) ?? [];
  const isNone = columns?.every(
    (i) => unprinted.includes(i) || (block.columns[i]?.optional === true && !hasColumn(bound, i)),
  );
  if (unprinted.length > 0 && isNone === true) {
    // One that was not understood may be the very column: a condition that asks whether it has nothing is told so.
    const [beside] = bound.block.strangers;
    const why = beside === undefined ? undefined : strangerAt(bound, beside.column, undefined, beside.text);
    return {
      isUnprinted: true,
      read: (_, __, say) => {
        if (why !== undefined) say.doubt({ why });
        return false;
      },
    };
  }
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
  const isEven = bound.isEven();
  const own = (at: Moment | undefined): readonly number[] => columns ?? alone(at?.column ?? 0, width);
  const put = (row: number, columns: readonly number[], into: Cells): void => {
    const base = bound.start + row * bound.width;
    for (const column of columns) into.push(base + column);
  };
  const add = (row: number, at: Moment | undefined, into: Cells): boolean => {
    put(row, own(at), into);
    const found = isEven ? undefined : bound.block.rows[row];
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
  const isPlain =
    isEven && [apart, unknown, left].every((column) => column === undefined) && bound.block.strangers.length === 0;
  const one = (row: number, at: Moment | undefined, into: Cells, say: Saying): boolean => {
    if (!isPlain) across(row, at, say);
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
    if (isPlain) {
      const columns = own(at);
      for (const row of rows) put(row, columns, into);
      return true;
    }
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
      // A list of 科目 comes to what its uppermost rows do, where its 合计 is missing that all places print.
      const { roots, rows } = bound.block;
      const isSum =
        line === block.lines[0] &&
        !isOthers(line) &&
        roots.length > 0 &&
        roots.every((index) => rows[index]?.code !== undefined);
      if (isSum && block.rows !== "lines")
        return { read: (at, into, say) => nothing(at, into, say) && sum(roots, at, into, say) };
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
            // A table that ends with its 类 or 款 says nothing of the rest, and one that lists its spending by other kinds nothing of 科目.
            return (
              rows.length > 0 || (bound.depth() === 0 ? !isOfOtherLines(bound, set) : code.length <= bound.depth())
            );
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

/** Whether a list of lines has figures, and no line that stands for a 科目. */
function isOfOtherLines(bound: BoundBlock, { amounts }: BoundSet): boolean {
  const { block, rows } = bound.block;
  const [code] = bound.codes();
  if (block.rows !== "lines" || code !== undefined) return false;
  return Array.from({ length: rows.length * bound.width }, (_, i) => bound.start + i).some((id) =>
    amounts.isFilled(id),
  );
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
