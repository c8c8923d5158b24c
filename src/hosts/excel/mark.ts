import { add } from "../../core/sheet/lists.ts";
/// <reference types="office-js" />
import type { Task } from "../../app/port.ts";
import type { Mark, Tick } from "../../core/report/mark.ts";
import { markColours, markFormula, shownKinds } from "../../core/report/colours.ts";
import { rangeLists } from "../../files/xlsx/ranges.ts";
import { formatsOf, readOurs, readSheets, type Ours, type Sheet } from "./sheets.ts";
import { carryOut, isRequestTooLarge } from "./trips.ts";

/** One conditional format that goes or comes. */
type Change =
  | { readonly sheet: Sheet; readonly remove: string }
  | { readonly sheet: Sheet; readonly add: Shown["kind"]; readonly ranges: string };

type Shown = Mark | Tick;

/** Bytes of a request that adds a mark, besides its ranges, or removes one. */
const BYTES = { add: 3000, remove: 1000 } as const;

export type Known = ReadonlyMap<Sheet, Ours>;

/** What there is of ours now. */
export async function lookAtOurs(context: Excel.RequestContext, task: Task): Promise<Known> {
  const sheets = await readSheets(context);
  task.signal?.throwIfAborted();
  return readOurs(context, sheets, task);
}

/** Shows exactly these marks. Answers with the protected sheets that hold or should hold some. */
export async function putMarks(
  context: Excel.RequestContext,
  known: Known,
  marks: readonly Shown[],
  task: Task,
): Promise<string[]> {
  const wanted = new Map<string, Shown[]>();
  for (const mark of marks) {
    add(wanted, mark.at.sheet, mark);
  }
  const sheets = [...known]
    .map(([sheet, { marks: old, page }]) => ({ sheet, old, own: page ? [] : (wanted.get(sheet.name) ?? []) }))
    .filter(({ old, own }) => old.length + own.length > 0);
  await carryOut(
    {
      items: sheets
        .filter(({ sheet }) => !sheet.protected)
        .flatMap(({ sheet, old, own }) => changesOf(sheet, old, own)),
      weight: (change) => ("add" in change ? BYTES.add + change.ranges.length : BYTES.remove),
      most: Infinity,
      tooMuch: isRequestTooLarge,
      async trip(changes) {
        for (const change of changes) make(context, change);
        await context.sync();
      },
    },
    task,
  );
  return sheets.filter(({ sheet }) => sheet.protected).map(({ sheet }) => sheet.name);
}

/** The lowest goes first and the strongest comes last, to the top: so no change moves what the next one is about. */
function changesOf(sheet: Sheet, old: readonly string[], marks: readonly Shown[]): Change[] {
  return [
    ...[...old].reverse().map((remove) => ({ sheet, remove })),
    ...[...shownKinds]
      .reverse()
      .flatMap((add) => rangeLists(marks, add).map((list) => ({ sheet, add, ranges: list.replaceAll(" ", ",") }))),
  ];
}

function make(context: Excel.RequestContext, change: Change): void {
  const { sheet } = change;
  if ("remove" in change) {
    formatsOf(context, sheet).getItemOrNullObject(change.remove).delete();
    return;
  }
  const { fill, font } = markColours[change.add];
  const ranges = context.workbook.worksheets.getItem(sheet.id).getRanges(change.ranges);
  const format = ranges.conditionalFormats.add(Excel.ConditionalFormatType.custom);
  format.custom.rule.formula = `=${markFormula}`;
  format.custom.format.fill.color = `#${fill}`;
  if (font !== undefined) {
    format.custom.format.font.color = `#${font}`;
    format.custom.format.font.bold = true;
  }
  format.priority = 0;
}
