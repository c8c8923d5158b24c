import { addressOf } from "../../src/core/equations/bind.ts";
import { setsOf } from "../../src/core/equations/sets.ts";
import { a1, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { honestFinal, inYuan, print, Random } from "./honest.ts";

// Honest departments: units with books of their own, and the department's made of the same true amounts in 分, every printed figure rounded on its own.

export interface HonestDepartment {
  readonly department: SheetGrid[];
  readonly units: readonly SheetGrid[][];
}

/** Tables whose rows are those of their 科目, from 合计 on; the others have the same cells everywhere. */
const TREES = ["公开02表", "公开03表", "公开05表", "公开07表", "公开08表"];

/** A department of so many units; `drawn` are the numbers of the units' sets. */
export function honestDepartment(number: number, count = new Random(number).whole(2, 30)): HonestDepartment {
  const numbers = Array.from({ length: count }, (_, i) => number * 31 + i);
  const exact = numbers.map((one) => inYuan(() => honestFinal(one)));
  const units = numbers.map((one) => honestFinal(one));
  const [first = []] = units;
  const department = first.map((grid): SheetGrid => {
    const all = exact.map((sheets) => sheets.find(({ name }) => name === grid.name)!);
    return { ...grid, rows: TREES.includes(grid.name) ? treeOf(grid, all) : cellsOf(grid, all) };
  });
  return { department, units };
}

const fenOf = (cell: CellValue | undefined): number => (typeof cell === "number" ? Math.round(cell * 100) : 0);

/** The heading of one, and the rows of all added up by code. */
function treeOf({ rows }: SheetGrid, all: readonly SheetGrid[]): CellValue[][] {
  const start = (list: SheetGrid["rows"]): number => list.findIndex((row) => row[0] === "合计");
  const sums = new Map<string, { name: CellValue; amounts: number[] }>();
  for (const grid of all)
    for (const [code, name, ...cells] of grid.rows.slice(start(grid.rows))) {
      const key = code === "合计" ? "" : String(code);
      const there = sums.get(key) ?? { name: name ?? null, amounts: [] };
      cells.forEach((cell, i) => (there.amounts[i] = (there.amounts[i] ?? 0) + fenOf(cell)));
      sums.set(key, there);
    }
  return [
    ...rows.slice(0, start(rows)).map((row) => [...row]),
    ...[...sums]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { name, amounts }]) => [code || "合计", name, ...amounts.map(print)]),
  ];
}

/** Every cell that is an amount added up; things are counted whole. */
function cellsOf(grid: SheetGrid, all: readonly SheetGrid[]): CellValue[][] {
  const rows = grid.rows.map((row) => [...row]);
  const sums = new Map<string, { row: number; column: number; sum: number; isMoney: boolean }>();
  for (const one of all) {
    for (const set of setsOf(recognise([one]).tables)) {
      for (const { start, block, width } of set.blocks)
        for (let id = start; id < start + block.rows.length * width; id++) {
          const at = addressOf(set, id);
          if (at === undefined) continue;
          const isMoney = set.amounts.unit(id) === "元";
          const cell = one.rows[at.row]?.[at.column];
          const there = sums.get(a1(at.row, at.column)) ?? { row: at.row, column: at.column, sum: 0, isMoney };
          there.sum += isMoney ? fenOf(cell) : typeof cell === "number" ? cell : 0;
          sums.set(a1(at.row, at.column), there);
        }
    }
  }
  for (const { row, column, sum, isMoney } of sums.values())
    rows[row]![column] = isMoney ? print(sum) : sum === 0 ? null : sum;
  return rows;
}
