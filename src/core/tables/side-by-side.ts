import { isBlank, type SheetGrid } from "../sheet/grid.ts";
import type { StandingTitle, TitlesByRow } from "./standing-titles.ts";

// Tables side by side.

/** So many tables stand side by side at most; what is right of them belongs to the last. */
const MOST_BANDS = 64;

/** Tables side by side, each under its own title, are read apart. */
export function bandsOf(grid: SheetGrid, standing: TitlesByRow): SheetGrid[] {
  const starts = new Set<number>();
  let edged: readonly number[] | undefined;
  let near: StandingTitle[] = [];
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
