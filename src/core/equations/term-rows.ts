import type { Line } from "../forms/form.ts";
import { plain, serialOf } from "../sheet/text.ts";
import type { BoundBlock, BoundSet } from "./bind.ts";

// The rows that a term of a rule means.

/** The rows of a code; those below it, where it has none of its own. */
export function rowsFor(bound: BoundBlock, code: string): readonly number[] {
  const rows = bound.rowsOf(code);
  return rows.length > 0 ? rows : bound.rowsBelow(code);
}

/** The rows that stand for a line that is not printed. */
export function partsOf(bound: BoundBlock, line: Line | undefined, set: BoundSet): number[] {
  const parts = line?.parts === undefined ? [] : rowsOfGroup(bound, line.parts, set);
  return parts.length > 0 || line?.orParts === undefined ? parts : rowsOfGroup(bound, line.orParts, set);
}

/** The rows of a group of lines; for a line that is not printed, those that are its parts. */
export function rowsOfGroup(bound: BoundBlock, name: string, set: BoundSet): number[] {
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

/** Whether a line is not told apart: the whole that it is a part of has a figure, and none of its parts is printed. */
export function isWithinWhole(bound: BoundBlock, line: Line | undefined, set: BoundSet): boolean {
  if (line?.group === undefined || rowsOfGroup(bound, line.group, set).length > 0) return false;
  const whole = bound.block.block.lines.find(({ parts }) => parts === line.group);
  const row = whole === undefined ? undefined : bound.block.lines.get(whole.name);
  if (row === undefined) return false;
  return Array.from({ length: bound.width }, (_, i) => bound.start + row * bound.width + i).some((id) =>
    set.amounts.isFilled(id),
  );
}

/** Rows right below a row; below 合计, those of the first level. */
export function childrenOf(bound: BoundBlock, index: number): readonly number[] {
  const row = bound.block.rows[index];
  if (row === undefined) return [];
  return row.level === "line" ? (row.line === 0 ? bound.block.roots : []) : (row.children ?? []);
}
