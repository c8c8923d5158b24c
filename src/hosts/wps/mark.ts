import { add } from "../../core/sheet/lists.ts";
import type { Task } from "../../app/port.ts";
import type { Mark, Tick } from "../../core/report/mark.ts";
import { markColours, markFormula, shownKinds } from "../../core/report/colours.ts";
import { rangeLists } from "../../files/xlsx/ranges.ts";
import { colourOf, itemsOf, LONGEST_ADDRESS, XL, type EtCondition, type EtSheet, type EtWorkbook } from "./et.ts";
import { breath, isPage, sheetsOf } from "./sheets.ts";

/** Our conditional formats: their formula names us. */
function oursIn(sheet: EtSheet): EtCondition[] {
  // Those of other types may have no formula to be asked for.
  return itemsOf(sheet.Cells.FormatConditions).filter(
    (condition) => condition.Type === XL.expression && condition.Formula1?.replace(/^=/, "") === markFormula,
  );
}

/** Shows exactly these marks. Answers with the protected sheets that hold or should hold some. Leaves no half marks where it is cancelled or fails. */
export async function putMarks(book: EtWorkbook, marks: readonly (Mark | Tick)[], task: Task): Promise<string[]> {
  const wanted = new Map<string, (Mark | Tick)[]>();
  for (const mark of marks) {
    add(wanted, mark.at.sheet, mark);
  }
  try {
    return await exchange(book, wanted, task);
  } catch (error) {
    await exchange(book, new Map(), {}).catch(() => undefined);
    throw error;
  }
}

async function exchange(
  book: EtWorkbook,
  wanted: ReadonlyMap<string, readonly (Mark | Tick)[]>,
  { signal, progress }: Task,
): Promise<string[]> {
  const left: string[] = [];
  const sheets = sheetsOf(book);
  for (const [i, sheet] of sheets.entries()) {
    signal?.throwIfAborted();
    const own = isPage(sheet) ? [] : (wanted.get(sheet.Name) ?? []);
    const old = oursIn(sheet);
    if (own.length + old.length === 0) continue;
    if (sheet.ProtectContents) left.push(sheet.Name);
    else {
      for (const condition of old) condition.Delete();
      // The strongest comes last, to the top.
      for (const kind of [...shownKinds].reverse())
        for (const address of rangeLists(own, kind).flatMap(shorter)) {
          signal?.throwIfAborted();
          paint(sheet.Range(address).FormatConditions.Add(XL.expression, undefined, `=${markFormula}`), kind);
        }
      await breath();
    }
    progress?.(i + 1, sheets.length);
  }
  return left;
}

function paint(condition: EtCondition, kind: (Mark | Tick)["kind"]): void {
  const { fill, font } = markColours[kind];
  condition.Interior.Color = colourOf(fill);
  if (font !== undefined) {
    condition.Font.Color = colourOf(font);
    condition.Font.Bold = true;
  }
  condition.SetFirstPriority();
}

/** "A1 B2:C4" as addresses that `Range` takes. */
function shorter(list: string): string[] {
  const found: string[] = [];
  for (const range of list.split(" ")) {
    const last = found.at(-1);
    if (last !== undefined && last.length + 1 + range.length <= LONGEST_ADDRESS)
      found[found.length - 1] = `${last},${range}`;
    else found.push(range);
  }
  return found;
}

/** The sheets that hold marks of ours. */
export function markedSheets(book: EtWorkbook): EtSheet[] {
  return sheetsOf(book).filter((sheet) => oursIn(sheet).length > 0);
}
