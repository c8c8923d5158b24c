import { asShown, typedValue } from "../core/sheet/change.ts";
import { qualified } from "../core/sheet/grid.ts";
import { inverse, type Made, type HostWorkbook } from "./port.ts";
import type { Undo } from "./state.ts";

/** Takes back what was done, so far as nobody has touched it since. Answers with the names of cells and sheets. */
export async function takeBack(
  workbook: HostWorkbook,
  undo: Undo,
): Promise<{ readonly done: readonly string[]; readonly left: readonly string[] }> {
  if (undo.what === "sheets") {
    const left = (await workbook.removeSheets(undo.added)).map(({ name }) => name);
    return { done: undo.added.map(({ name }) => name).filter((name) => !left.includes(name)), left };
  }
  // Sums before the cells that they add up.
  const written = await workbook.write([...undo.made].reverse().map(inverse));
  const [made, left] = [[...written.made].reverse(), [...written.left].reverse()];
  if (undo.what === "rows" && undo.rows.length > 0) {
    // What was written into a row and is not there any more is a sign that another row stands in its place.
    const { sheet, rows } = undo;
    const isThere = !left.some(({ change: { at } }) => at.sheet === sheet && rows.includes(at.row));
    if (!isThere || !(await workbook.removeRows(sheet, rows)))
      return { done: made.map(({ at }) => qualified(at)), left: [sheet] };
  }
  return { done: made.map(({ at }) => qualified(at)), left: left.map(({ change }) => qualified(change.at)) };
}

/** So many of the changes are looked at to see whether what was done is still there. */
const LOOKED_AT = 20;

/** Whether anything is left of what was done: the user may have taken it back by the workbook's own undo, or written over it. */
export async function isInPlace(workbook: HostWorkbook, undo: Undo): Promise<boolean> {
  if (undo.what === "sheets") {
    const part = { top: 0, left: 0, rows: 1, columns: 1 };
    const found = await Promise.all(undo.added.map(({ name }) => workbook.grid({ sheet: name, part })));
    return found.some((sheet) => sheet !== undefined);
  }
  const found = await Promise.all(undo.made.slice(0, LOOKED_AT).map((made) => holds(workbook, made)));
  return found.includes(true);
}

async function holds(workbook: HostWorkbook, { at, holds: wanted }: Made): Promise<boolean> {
  const area = { sheet: at.sheet, part: { top: at.row, left: at.column, rows: 1, columns: 1 } };
  const isFormula = typeof wanted === "string" && wanted.startsWith("=");
  const formulas = await workbook.formulas(() => true, [area]);
  if (isFormula || formulas.length > 0) return isFormula && formulas.length > 0;
  const cell = (await workbook.grid(area))?.rows[0]?.[0] ?? null;
  return asShown(typedValue(cell)) === asShown(wanted);
}
