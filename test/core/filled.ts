import type { Area, CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import type { Row, Table } from "../../src/core/tables/table.ts";
import { gridOf, type TableSheet } from "../../src/core/blanks/made.ts";

/**
 * The figures of a published workbook, typed into blank tables of the same forms: prescribed rows where they stand, all others from
 * below 合计 on, or above it where that is the last row, with as many rows more as it takes; columns that the unit does not use are taken out.
 */
export function filled(templates: readonly TableSheet[], figures: readonly SheetGrid[]): SheetGrid[] {
  const sources = recognise(figures).tables;
  return templates.map((template) => {
    const grid = gridOf(template);
    const [target] = recognise([grid]).tables;
    const source = sources.find(({ form }) => form === template.form);
    return target === undefined || source === undefined ? grid : copied(source, target);
  });
}

function copied(source: Table, target: Table): SheetGrid {
  const rows = target.grid.rows.map((row) => [...row]);
  let added = 0;
  for (const { block, rows: from } of source.blocks) {
    const into = target.blocks.find((one) => one.block === block)!;
    const listed = from.filter((row) => {
      const own = row.line === undefined ? into.codes.get(row.code ?? "") : into.lines.get(block.lines[row.line]!.name);
      const place = own === undefined ? undefined : into.rows[own];
      if (place !== undefined) put(row, rows[place.at]!, place);
      return place === undefined && row.name !== "" && block.rows !== "lines";
    });
    const [total] = into.rows;
    if (listed.length === 0 || total === undefined) continue;
    const isBlank = (row: readonly CellValue[]): boolean => row.every((cell) => cell === null);
    const isLast = total.at === rows.length - 1;
    const above = isLast ? rows.slice(0, total.at).findLastIndex((row) => !isBlank(row)) + 1 : 0;
    const first = isLast ? above : total.at + 1;
    const blank = rows[first]!;
    // A template has some blank rows; where the unit needs more it inserts them.
    const free = rows.slice(first).findIndex((row) => !isBlank(row));
    added = Math.max(0, listed.length - (isLast ? total.at - first : free < 0 ? rows.length - first : free));
    rows.splice(first, 0, ...Array.from({ length: added }, () => blank.map(() => null)));
    listed.forEach((row, i) => {
      const cells = rows[first + i]!;
      for (const [label, at] of Object.entries(total.place.labels)) {
        const column = row.place.labels[label as keyof typeof row.place.labels];
        // A code that stands whole in one and split in the other.
        const piece = { 类: [0, 3], 款: [3, 5], 项: [5, 7] }[label];
        if (column !== undefined) cells[at] = source.grid.rows[row.at]?.[column] ?? null;
        else if (piece !== undefined) {
          const own = row.code?.slice(...piece) ?? "";
          cells[at] = own === "" ? null : own;
        }
      }
      put(row, cells, total);
    });
  }
  const unused = target.blocks.flatMap(({ block, rows: [row] }, b) =>
    block.columns.flatMap((_, c) => {
      const own = source.blocks[b]?.rows[0]?.place.columns[c];
      return own === undefined ? (row?.place.columns[c] ?? []) : [];
    }),
  );
  return { ...target.grid, rows: rows.map((cells) => cells.filter((_, c) => !unused.includes(c))) };

  function put(row: Row, cells: CellValue[], { place }: Row): void {
    place.columns.forEach((column, i) => {
      const at = row.place.columns[i];
      if (column !== undefined) cells[column] = at === undefined ? null : (source.grid.rows[row.at]?.[at] ?? null);
    });
  }
}

/** Whole numbers of hundredths in every cell that is typed, and what the sums make of them. */
export function summedUp(template: TableSheet, typed: (row: number, column: number) => number): SheetGrid {
  const known = new Map<string, number>();
  const valueAt = (row: number, column: number): number => {
    const key = `${row} ${column}`;
    const held = known.get(key);
    if (held !== undefined) return held;
    const cell = template.rows[row]?.[column];
    const value = cell?.sum === undefined ? typed(row, column) : cell.sum.reduce((sum, area) => sum + sumOf(area), 0);
    known.set(key, value);
    return value;
  };
  const sumOf = ({ top, left, bottom, right }: Area): number => {
    let sum = 0;
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) sum += valueAt(row, column);
    return sum;
  };
  const grid = gridOf(template);
  return {
    ...grid,
    rows: grid.rows.map((cells, r) =>
      cells.map((value, c) => {
        const style = template.rows[r]?.[c]?.style;
        return style === "amount"
          ? valueAt(r, c) / 100
          : style === "count" && isFirst(template, r, c)
            ? valueAt(r, c)
            : value;
      }),
    ),
  };
}

/** Whether the cell is no covered part of a merge. */
function isFirst({ merges }: TableSheet, row: number, column: number): boolean {
  return !merges.some(
    ({ top, left, bottom, right }) => row >= top && row <= bottom && column > left && column <= right,
  );
}
