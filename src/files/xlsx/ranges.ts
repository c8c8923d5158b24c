import { isPlace } from "../../core/sheet/excel.ts";
import { a1 } from "../../core/sheet/grid.ts";
import type { Mark, Tick } from "../../core/report/mark.ts";

/** Excel refuses longer lists of ranges, or cuts them off at 8,192 characters. */
const longestRangeList = 8000;

/** The cells of a kind as lists of ranges, "A1 B2:C4", none too long. Neighbours become one range. */
export function rangeLists(marks: readonly (Mark | Tick)[], kind: (Mark | Tick)["kind"]): string[] {
  const columnsByRow = new Map<number, Set<number>>();
  for (const mark of marks) {
    const { row, column } = mark.at;
    if (mark.kind !== kind || !isPlace(row, column)) continue;
    const columns = columnsByRow.get(row);
    if (columns) columns.add(column);
    else columnsByRow.set(row, new Set([column]));
  }

  interface Block {
    readonly top: number;
    bottom: number;
    readonly left: number;
    readonly right: number;
  }
  const blocks: Block[] = [];
  let above = new Map<string, Block>();
  for (const [row, set] of [...columnsByRow].sort(([a], [b]) => a - b)) {
    const here = new Map<string, Block>();
    const columns = [...set].sort((a, b) => a - b);
    for (let i = 0; i < columns.length;) {
      const left = columns[i] ?? 0;
      let right = left;
      while (columns[++i] === right + 1) right++;
      const key = `${left}:${right}`;
      let block = above.get(key);
      if (block?.bottom === row - 1) block.bottom = row;
      else blocks.push((block = { top: row, bottom: row, left, right }));
      here.set(key, block);
    }
    above = here;
  }

  const lists: string[] = [];
  for (const { top, bottom, left, right } of blocks) {
    const first = a1(top, left);
    const range = top === bottom && left === right ? first : `${first}:${a1(bottom, right)}`;
    const last = lists.at(-1);
    if (last === undefined || last.length + 1 + range.length > longestRangeList) lists.push(range);
    else lists[lists.length - 1] = `${last} ${range}`;
  }
  return lists;
}
