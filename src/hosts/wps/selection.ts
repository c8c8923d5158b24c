import type { Region, Selection, Task } from "../../app/port.ts";
import { qualified, type CellAddress } from "../../core/sheet/grid.ts";
import type { FormulaCell } from "../../core/sheet/change.ts";
import type { TypedCell } from "../shared/cells.ts";
import { trouble } from "../shared/trouble.ts";
import { typedOf } from "../shared/typed.ts";
import { itemsOf, type EtApplication, type EtRange, type EtSheet, type EtValue, type EtWorkbook } from "./et.ts";
import { formatsOf, formulasOf, usedPieces, valuesOf } from "./read.ts";
import { breath, isHidden, partOf, rangeAt, sheetNamed, sheetsOf, sheetThere } from "./sheets.ts";

// Where the user stands, and what stands there.

export function addressOf({ Worksheet, Row, Column }: EtRange): CellAddress {
  return { sheet: Worksheet.Name, row: Row - 1, column: Column - 1 };
}

/** What a cell is found to hold. */
export function foundIn(cell: EtRange): TypedCell {
  const format = formatsOf(cell.Worksheet, partOf(cell))[0]?.[0] ?? "";
  return { holds: typedOf(valuesOf(cell)[0]?.[0], formulasOf(cell)[0]?.[0]), format };
}

export function selectionIn(app: EtApplication): Selection {
  const { ActiveCell, ActiveWindow } = app;
  const cell = addressOf(ActiveCell);
  const areas = itemsOf(ActiveWindow.RangeSelection.Areas);
  return {
    cell,
    ...foundIn(ActiveCell),
    areas: areas.map((area) => ({ sheet: cell.sheet, part: partOf(area) })),
  };
}

/** Brings a cell before the user. Throws where its sheet is hidden or gone. */
export function show(book: EtWorkbook, at: CellAddress): void {
  const sheet = sheetThere(book, at.sheet);
  if (isHidden(sheet)) throw trouble("HiddenSheet", `${qualified(at)} is hidden.`);
  book.Activate();
  sheet.Activate();
  sheet.Cells.Item(at.row + 1, at.column + 1).Select();
}

/** The formulas that are wanted, each with what it shows. */
export async function formulasIn(
  app: EtApplication,
  book: EtWorkbook,
  wanted: (formula: string) => boolean,
  areas: readonly Region[] | undefined,
  { signal, progress }: Task,
): Promise<FormulaCell[]> {
  const whole: readonly Region[] = areas ?? sheetsOf(book).map(({ Name }) => ({ sheet: Name }));
  // Areas of a selection may overlap.
  const found = new Map<string, FormulaCell>();
  for (const [i, { sheet: name, part }] of whole.entries()) {
    await breath();
    signal?.throwIfAborted();
    const sheet = sheetNamed(book, name);
    for (const cell of sheet === undefined ? [] : formulasOn(app, sheet, part, wanted))
      found.set(qualified(cell.at), cell);
    progress?.(i + 1, whole.length);
  }
  return [...found.values()];
}

function formulasOn(
  app: EtApplication,
  sheet: EtSheet,
  part: Region["part"],
  wanted: (formula: string) => boolean,
): FormulaCell[] {
  return usedPieces(app, sheet, part).flatMap(({ top, left, ...size }) => {
    const range = rangeAt(sheet, { top, left, ...size });
    const values = valuesOf(range);
    return formulasOf(range).flatMap((row, r) =>
      row.flatMap((formula, c): FormulaCell[] => {
        const value = values[r]?.[c];
        if (typeof formula !== "string" || !formula.startsWith("=") || formula === value || !wanted(formula)) return [];
        const at = { sheet: sheet.Name, row: top + r, column: left + c };
        const cell = formulaCell(sheet.Cells.Item(at.row + 1, at.column + 1), at, formula, value);
        return cell === undefined ? [] : [cell];
      }),
    );
  });
}

/** Undefined for a cell that shares the formula of another one. */
function formulaCell(cell: EtRange, at: CellAddress, formula: string, value: EtValue): FormulaCell | undefined {
  const plain = { at, formula, value: value ?? null };
  if (cell.HasArray !== true) return plain;
  const { CurrentArray } = cell;
  const { top, left } = partOf(CurrentArray);
  if (top !== at.row || left !== at.column) return undefined;
  return CurrentArray.Count === 1
    ? plain
    : { ...plain, spill: valuesOf(CurrentArray).map((row) => row.map((each) => each ?? null)) };
}
