/// <reference types="office-js" />
import { qualified, type SheetGrid } from "../../core/sheet/grid.ts";
import type { Region, Selection, Task } from "../../app/port.ts";
import type { FormulaCell } from "../../core/sheet/change.ts";
import { cellsOf } from "../shared/cells.ts";
import { cellsIn, handedOver, readPieces } from "./read.ts";
import { readSheets } from "./sheets.ts";
import { carryOut, isAnswerTooLarge } from "./trips.ts";
import { foundIn } from "./write.ts";

/** Formulas that are asked in one round trip what they spill over. */
const SPILLS_A_TRIP = 1000;

export async function selectionIn(context: Excel.RequestContext): Promise<Selection> {
  const cell = context.workbook.getActiveCell();
  cell.load("values,formulas,numberFormat,rowIndex,columnIndex");
  const { worksheet } = cell;
  worksheet.load("name");
  const { areas } = context.workbook.getSelectedRanges();
  areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
  await context.sync();
  const { name: sheet } = worksheet;
  return {
    cell: { sheet, row: cell.rowIndex, column: cell.columnIndex },
    ...foundIn(cell),
    areas: areas.items.map(({ rowIndex: top, columnIndex: left, rowCount: rows, columnCount: columns }) => ({
      sheet,
      part: { top, left, rows, columns },
    })),
  };
}

function rangeOf(sheet: Excel.Worksheet, { part }: Region): Excel.Range {
  return part === undefined ? sheet.getRange() : sheet.getRangeByIndexes(part.top, part.left, part.rows, part.columns);
}

export async function gridIn(context: Excel.RequestContext, area: Region): Promise<SheetGrid | undefined> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(area.sheet);
  sheet.load("name");
  await context.sync();
  if (sheet.isNullObject) return undefined;
  const used = rangeOf(sheet, area).getUsedRangeOrNullObject(true);
  used.load("rowIndex,columnIndex,values,numberFormat");
  await context.sync();
  const { name } = sheet;
  if (used.isNullObject) return { name, top: 0, left: 0, rows: [] };
  return { name, top: used.rowIndex, left: used.columnIndex, ...cellsOf(...cellsIn(used)) };
}

/** The formulas that are wanted, each with what it shows. */
export async function formulasIn(
  context: Excel.RequestContext,
  wanted: (formula: string) => boolean,
  areas: readonly Region[] | undefined,
  task: Task,
): Promise<FormulaCell[]> {
  const { worksheets } = context.workbook;
  const whole = areas ?? (await readSheets(context)).map(({ name }) => ({ sheet: name }));
  const ranges = whole.map((area) => {
    const sheet = { id: area.sheet, name: area.sheet };
    return { sheet, range: rangeOf(worksheets.getItem(area.sheet), area) };
  });
  // Areas of a selection may overlap.
  const found = new Map<string, FormulaCell>();
  await readPieces(context, ranges, "values,formulas", task, ({ sheet, top, left }, range) => {
    const values = handedOver(range.values);
    handedOver(range.formulas).forEach((row, r) =>
      row.forEach((formula, c) => {
        const value = values[r]?.[c];
        if (typeof formula !== "string" || !formula.startsWith("=") || formula === value || !wanted(formula)) return;
        const at = { sheet: sheet.name, row: top + r, column: left + c };
        found.set(qualified(at), { at, formula, value: valueOf(value) });
      }),
    );
  });
  return withSpills(context, [...found.values()], task);
}

/** As it is: no date becomes text here, for the value is to stand in the formula's place. */
function valueOf(value: unknown): FormulaCell["value"] {
  return typeof value === "number" || typeof value === "boolean" || typeof value === "string" ? value : null;
}

async function withSpills(
  context: Excel.RequestContext,
  cells: readonly FormulaCell[],
  { signal }: Task,
): Promise<FormulaCell[]> {
  const all: FormulaCell[] = [];
  await carryOut(
    {
      items: cells,
      weight: () => 1,
      most: SPILLS_A_TRIP,
      tooMuch: isAnswerTooLarge,
      async trip(batch) {
        const asked = batch.map((cell) => {
          const at = context.workbook.worksheets.getItem(cell.at.sheet).getCell(cell.at.row, cell.at.column);
          const spill = at.getSpillingToRangeOrNullObject().load("values");
          for (const each of [at, spill]) each.untrack();
          return { cell, spill };
        });
        await context.sync();
        for (const { cell, spill } of asked)
          all.push(spill.isNullObject ? cell : { ...cell, spill: spill.values.map((row) => row.map(valueOf)) });
      },
    },
    signal === undefined ? {} : { signal },
  );
  // An Excel may tell the formula for every cell that it spills over.
  const spilled = new Set(all.flatMap(spilledOver));
  return all.filter(({ at }) => !spilled.has(qualified(at)));
}

/** The cells over which a formula spills, without its own. */
function spilledOver({ at, spill = [] }: FormulaCell): string[] {
  return spill
    .flatMap((row, r) => row.map((_, c) => qualified({ ...at, row: at.row + r, column: at.column + c })))
    .slice(1);
}
