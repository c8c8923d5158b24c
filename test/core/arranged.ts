import { isBlank, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { finalOf } from "./elsewhere-final.ts";
import { anywhere, budgetOf, type Place } from "./elsewhere.ts";
import { moreFinalOf, moreOf } from "./elsewhere-more.ts";
import { inYuan, Random } from "./honest.ts";
import { mapCells, mapText, stack } from "./sheets.ts";

// A workbook as somebody put it together: tables in another order, several in a sheet, zeros printed in one way or another, rows of zeros
// left out, notes and page numbers below, the tables of the unit beside those of its department.

/** Zeros as the place prints them. */
function zeros(sheets: readonly SheetGrid[], place: Place): SheetGrid[] {
  const zero = place<CellValue>("零", [null, null, 0, "0.00", "-", "——"]);
  if (zero === null) return [...sheets];
  return sheets.map((grid) =>
    mapCells(grid, (cell, r, c) => {
      const row = grid.rows[r] ?? [];
      const first = row.findIndex((one) => typeof one === "number");
      // Between the amounts of a row, where other rows have amounts as well.
      const isAmount = first >= 0 && c > first && c < row.length && isBlank(cell);
      const others = grid.rows.filter((other) => typeof other[c] === "number").length;
      // The words of a sum span the columns before its amount.
      const isSpanned = row.some((one, i) => i < c && typeof one === "string" && one.endsWith("经费合计"));
      return isAmount && !isSpanned && others > 1 && row.slice(c).some((one) => typeof one === "number") ? zero : cell;
    }),
  );
}

function footed(grid: SheetGrid, place: Place): SheetGrid {
  const foot = place<readonly (readonly CellValue[])[]>(`脚${grid.name}`, [
    [],
    [],
    [["注：1.本表数据四舍五入，可能存在尾差。"], ["2.本表反映本单位年度预算安排情况。"]],
    [[], [null, "— 3 —"]],
    [["审核人：张某", null, "填表人：李某", "联系电话：0123-4567890"]],
  ]);
  return { ...grid, rows: [...grid.rows, ...foot] };
}

/** A workbook of one set, or of a department and a unit of it. */
export function arranged(number: number): SheetGrid[] {
  const random = new Random(number + 7e6);
  const place = anywhere(number);
  const [isFinal, isMore] = [random.chance(0.4), random.chance(0.6)];
  const make = (n: number, own: Place): SheetGrid[] =>
    isFinal
      ? [...finalOf(n, own), ...(isMore ? moreFinalOf(n, own) : [])]
      : [...budgetOf(n, own), ...(isMore ? moreOf(n, own) : [])];
  const isYuan = random.chance(0.3);
  const set = (n: number): SheetGrid[] => (isYuan ? inYuan(() => make(n, place)) : make(n, place));
  let sheets = set(number).map((grid) => footed(grid, place));
  sheets = zeros(sheets, place);
  if (random.chance(0.3)) sheets = random.some(sheets, sheets.length).sort(() => random.next() - 0.5);
  if (random.chance(0.25)) {
    const rename = (text: string): string =>
      text.replace(/某县社会保险(?:事务中心|服务局)/, "某县人力资源和社会保障局");
    const other = set(number + 1000).map((grid) => mapText(grid, rename));
    // Without a name a table is of the set before it.
    const isNamed = [...sheets, ...other].every((grid) =>
      grid.rows
        .slice(0, 4)
        .flat()
        .some((cell) => String(cell).includes("某县")),
    );
    if (isNamed) sheets = [...other.map((grid) => ({ ...grid, name: `部门${grid.name}` })), ...sheets];
  }
  const way = random.whole(0, 4);
  if (way === 0) sheets = [stack(sheets, random.whole(0, 2))];
  if (way === 1) {
    const at = random.whole(1, sheets.length - 1);
    sheets = [stack(sheets.slice(0, at), 1, "甲"), stack(sheets.slice(at), 2, "乙")];
  }
  return sheets;
}
