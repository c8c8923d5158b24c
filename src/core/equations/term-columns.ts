import type { Column } from "../forms/form.ts";
import type { Term } from "../forms/rule.ts";
import type { BoundBlock } from "./bind.ts";

// The columns that a term of a rule means.

/** A column, or those that it is the sum of where the sheet does not print it; itself, an exact nothing, where it is optional and they are not there either. */
function columnsFor(bound: BoundBlock, name: string): readonly number[] {
  const { columns } = bound.block.block;
  const at = columns.findIndex((column) => column.name === name);
  const { parts, optional, joins, varies } = columns[at] ?? {};
  // What the place itself says may be left out is nothing where it is.
  if (joins !== undefined && varies === true && !hasColumn(bound, at)) return [];
  const isWhole = hasColumn(bound, at) || (optional === true && !isPrinted(bound, at));
  return parts === undefined || isWhole ? [at] : parts.flatMap((part) => columnsFor(bound, part));
}

/** The columns of a term, with those of the place's own that are added up with them wherever they are added up. */
export function columnsOf(bound: BoundBlock, { columns, rows }: Term, several: boolean): readonly number[] | undefined {
  if (columns === "this") return undefined;
  const isSum = columns.length > 1 || (several && rows.of === "this");
  const joined = isSum
    ? bound.block.block.columns.filter(({ joins }) => joins !== undefined && columns.includes(joins))
    : [];
  return [...columns, ...joined.map(({ name }) => name)].flatMap((name) => columnsFor(bound, name));
}

/** Whether a column is not told apart: the sheet prints the one that it is a part of. */
export function isInOther(bound: BoundBlock, column: number): boolean {
  const { columns } = bound.block.block;
  const name = columns[column]?.name ?? "";
  return columns.some(({ parts }, i) => parts?.includes(name) === true && hasColumn(bound, i));
}

/** Whether neither a column nor the one that it is a part of, nor any other part of that, is printed: what it comes to is told nowhere. */
export function isNowhere(bound: BoundBlock, column: number): boolean {
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
export function isOthers(word: Pick<Column, "varies" | "optional"> | undefined): boolean {
  return word?.varies === true && word.optional !== true;
}

/** Whether the sheet prints a column; one that the block does not have is not missed. */
export function hasColumn(bound: BoundBlock, column: number): boolean {
  const name = bound.block.block.columns[column]?.name ?? "";
  const { optional, varies } = bound.block.block.columns[column] ?? {};
  return optional === true || varies === true ? bound.printed().has(column) : !bound.block.missing.includes(name);
}
