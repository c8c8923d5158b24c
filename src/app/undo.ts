import { qualified } from "../core/sheet/grid.ts";
import { inverse, type OpenWorkbook } from "./port.ts";
import type { Undo } from "./state.ts";

/** Takes back what was done, so far as nobody has touched it since. Answers with the names of cells and sheets. */
export async function takeBack(
  workbook: OpenWorkbook,
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
