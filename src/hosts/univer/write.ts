import { CellValueType, type ICellData, type Worksheet } from "@univerjs/core";
import { SetRangeValuesCommand } from "@univerjs/sheets";
import type { Changes, Made, Refusal, Task } from "../../app/port.ts";
import type { Change, Typed } from "../../core/sheet/change.ts";
import { textOf } from "./data.ts";
import { ownData } from "./own-data.ts";
import type { Grid } from "./grid.ts";
import type { TypedCell } from "../shared/cells.ts";
import { foundIn, spillOf } from "./read.ts";

/** The number format of cells whatever is typed into which is a text. */
export const TEXT = "@";

/** A cell with nothing of what it held, for what it is to hold. */
const EMPTY: ICellData = { v: null, t: null, f: null, si: null, p: null };

/** What is typed into a cell of this number format, as Univer keeps it. */
export function cellOf(typed: Typed, format = "General"): ICellData {
  if (typed === null) return EMPTY;
  if (typeof typed === "number")
    return { ...EMPTY, ...(format === TEXT ? textOf(String(typed)) : { v: typed, t: CellValueType.NUMBER }) };
  if (typeof typed === "boolean") return { ...EMPTY, v: typed ? 1 : 0, t: CellValueType.BOOLEAN };
  if (typed.startsWith("=")) return { ...EMPTY, f: typed };
  return { ...EMPTY, ...textOf(plain(typed)) };
}

function plain<T extends Typed>(typed: T): T | string {
  return typeof typed === "string" && typed.startsWith("'") ? typed.slice(1) : typed;
}

/** Makes the changes whose cells still hold what they held; each sheet in one go. */
export async function writeCells(grid: Grid, changes: readonly Change[], progress: Task["progress"]): Promise<Changes> {
  const made: Made[] = [];
  const left: { change: Change; why: Refusal }[] = [];
  const ready: { readonly change: Change; readonly sheet: Worksheet; readonly found: TypedCell }[] = [];
  for (const change of changes) {
    const { at } = change;
    const sheet = grid.workbook.getSheetBySheetName(at.sheet);
    const found = sheet ? foundIn(grid, sheet, at.row, at.column) : undefined;
    if (!sheet || !found) left.push({ change, why: "changed" });
    else {
      const why = refusalFor(grid, change, sheet, found);
      if (why === undefined) ready.push({ change, sheet, found });
      else left.push({ change, why });
    }
  }
  await grid.change(() => {
    for (const sheet of new Set(ready.map((each) => each.sheet))) {
      const value: Record<number, Record<number, ICellData>> = {};
      for (const { change, found } of ready.filter((each) => each.sheet === sheet))
        change.after.forEach((row, r) =>
          row.forEach((typed, c) => {
            const isFirst = r === 0 && c === 0;
            const format = isFirst && change.format?.before === found.format ? change.format.after : undefined;
            (value[change.at.row + r] ??= {})[change.at.column + c] = {
              ...cellOf(typed, format ?? found.format),
              ...(format === undefined ? {} : { s: { n: { pattern: format } } }),
            };
          }),
        );
      grid.run(SetRangeValuesCommand.id, { ...grid.of(sheet), value });
    }
  });
  for (const { change, sheet, found } of ready) {
    const { format, ...others } = change;
    const { holds } = foundIn(grid, sheet, change.at.row, change.at.column);
    made.push({ ...others, holds, ...(format?.before === found.format ? { format } : {}) });
  }
  progress?.(changes.length, changes.length);
  return { made, left };
}

function refusalFor(
  grid: Grid,
  { at, before, after }: Change,
  sheet: Worksheet,
  found: TypedCell,
): Refusal | undefined {
  if (after.some((row, r) => row.some((_, c) => isLocked(sheet, at.row + r, at.column + c)))) return "protected";
  const { holds, format } = found;
  const isSame = plain(holds) === plain(before) || (typeof before === "number" && plain(holds) === String(before));
  if (!isSame) return "changed";
  const [first] = after[0] ?? [];
  if (format === TEXT && typeof first === "string" && first.startsWith("=")) return "text-format";
  return isCovered(grid, sheet, at.row, at.column) ? "refused" : undefined;
}

/** Whether a formula of another cell spills over this one. */
export function isCovered(grid: Grid, sheet: Worksheet, row: number, column: number): boolean {
  return Boolean(grid.spilled(sheet)[row]?.[column]) && spillOf(grid, sheet, row, column) === undefined;
}

/** Whether a cell may not be typed into. */
export function isLocked(sheet: Worksheet, row: number, column: number): boolean {
  const { locks } = ownData(sheet);
  if (locks === undefined) return false;
  const within = locks.columns.find(({ first, last }) => first <= column && column <= last);
  return locks.cells[row]?.[column] ?? locks.rows[row] ?? within?.locked ?? true;
}
