/// <reference types="office-js" />
import { type Changes, type Made, type Refusal, type Task } from "../../app/port.ts";
import type { Change, Typed } from "../../core/sheet/change.ts";
import type { TypedCell } from "../shared/cells.ts";
import { codeOf } from "../shared/trouble.ts";
import { bare, cellCount, GENERAL, isFormula, isSame, shown, TEXT, typedOf } from "../shared/typed.ts";
import { carryOut, isAnswerTooLarge } from "./trips.ts";

/** Cells that are looked at, or written, in one round trip. */
const CELLS_A_TRIP = 2000;

/** Of the upper left cell of a range whose values, formulas and numberFormat are loaded. */
export function foundIn({ values, formulas, numberFormat }: Excel.Range): TypedCell {
  const [value, formula, format] = [values, formulas, numberFormat].map((cells: unknown[][]) => cells[0]?.[0]);
  return { holds: typedOf(value, formula), format: String(format) };
}

/** What the cells of a change are found to hold: `holds` and `format` are those of the first. */
interface Block extends TypedCell {
  readonly formats: readonly (readonly string[])[];
  /** All that a formula spills over, or else as many cells as are changed. */
  readonly shows: readonly (readonly Typed[])[];
  /** The first cell shows what another one's formula spills over it. */
  readonly isSpilled: boolean;
}

/** A change and what its cells are found to hold. */
interface Ready {
  readonly change: Change;
  readonly found: Block;
}

/** Makes the changes whose cells still hold what they held, on protected sheets as far as those allow it. */
export async function writeCells(
  context: Excel.RequestContext,
  changes: readonly Change[],
  progress: Task["progress"],
): Promise<Changes> {
  const made: Made[] = [];
  const left: Changes["left"][number][] = [];
  const { ready, guarded } = await lookAt(context, changes, left);
  const write = async (batch: readonly Ready[]): Promise<void> => {
    const written = batch.map((each) => ({ each, cells: writeInto(context, each) }));
    await context.sync();
    for (const { each, cells } of written) {
      const { format, ...change } = each.change;
      const isNew = format?.before === each.found.format;
      made.push({ ...change, before: each.found.holds, holds: foundIn(cells).holds, ...(isNew ? { format } : {}) });
    }
  };
  // What of a refused batch was done already is done again, with the half it is in.
  const writeOrHalve = async (batch: readonly Ready[]): Promise<void> => {
    try {
      await write(batch);
    } catch (error) {
      const half = batch.length >> 1;
      if (half > 0) {
        await writeOrHalve(batch.slice(0, half));
        await writeOrHalve(batch.slice(half));
      } else for (const { change } of batch) left.push({ change, why: refusalOf(error) });
    }
  };
  const weight = ({ change }: Ready): number => cellCount(change);
  await carryOut(
    { items: ready, weight, most: CELLS_A_TRIP, tooMuch: () => false, trip: writeOrHalve },
    progress === undefined ? {} : { progress },
  );
  await writeGuarded(guarded, write, left);
  return { made, left };
}

/** One by one, so that it is known what was done; the first that is refused ends it. */
async function writeGuarded(
  guarded: readonly Ready[],
  write: (batch: readonly Ready[]) => Promise<void>,
  left: { readonly change: Change; readonly why: Refusal }[],
): Promise<void> {
  const locked = new Set<string>();
  for (const each of guarded) {
    const { change } = each;
    if (!locked.has(change.at.sheet)) {
      try {
        await write([each]);
        continue;
      } catch {
        locked.add(change.at.sheet);
      }
    }
    left.push({ change, why: "protected" });
  }
}

/** Which changes can be made as far as can be seen; `guarded` are those on protected sheets. */
async function lookAt(
  context: Excel.RequestContext,
  changes: readonly Change[],
  left: { readonly change: Change; readonly why: Refusal }[],
): Promise<{ readonly ready: readonly Ready[]; readonly guarded: readonly Ready[] }> {
  const { worksheets } = context.workbook;
  const names = [...new Set(changes.map(({ at }) => at.sheet))];
  const sheets = new Map(names.map((name) => [name, worksheets.getItemOrNullObject(name)] as const));
  for (const sheet of sheets.values()) sheet.load("protection/protected");
  const found: (Block | undefined)[] = [];
  await context.sync();
  await carryOut(
    {
      items: changes,
      weight: cellCount,
      most: CELLS_A_TRIP,
      tooMuch: isAnswerTooLarge,
      async trip(batch) {
        const asked = batch.map((change) => {
          const sheet = sheets.get(change.at.sheet);
          return sheet === undefined || sheet.isNullObject ? undefined : askBlock(sheet, change);
        });
        await context.sync();
        found.push(...asked.map((block) => block?.()));
      },
    },
    {},
  );
  const all = changes.flatMap((change, i): Ready[] => {
    const here = found[i];
    const why = refusalFor(change, here);
    if (why === undefined && here !== undefined) return [{ change, found: here }];
    left.push({ change, why: why ?? "changed" });
    return [];
  });
  const isGuarded = ({ change }: Ready): boolean => sheets.get(change.at.sheet)?.protection.protected === true;
  return { ready: all.filter((each) => !isGuarded(each)), guarded: all.filter(isGuarded) };
}

/** Asks what the cells of a change hold; to be called after the round trip. office.js tracks no more ranges than it must: it takes long to let thousands go. */
function askBlock(sheet: Excel.Worksheet, change: Change): () => Block {
  const cell = sheet.getCell(change.at.row, change.at.column);
  const range = rangeOf(sheet, change).load("values,formulas,numberFormat");
  const spill = change.shows === undefined ? undefined : cell.getSpillingToRangeOrNullObject().load("values");
  const parent = cell.getSpillParentOrNullObject().load("rowIndex,columnIndex");
  for (const each of [cell, range, spill, parent]) each?.untrack();
  return () => {
    const values: readonly unknown[][] = (spill?.isNullObject === false ? spill : range).values;
    return {
      ...foundIn(range),
      formats: range.numberFormat.map((row: unknown[]) => row.map(String)),
      shows: values.map((row) => row.map(shown)),
      isSpilled: !parent.isNullObject && (parent.rowIndex !== change.at.row || parent.columnIndex !== change.at.column),
    };
  };
}

function rangeOf(sheet: Excel.Worksheet, { at, after }: Change): Excel.Range {
  return sheet.getRangeByIndexes(at.row, at.column, after.length, after[0]?.length ?? 1);
}

function refusalFor({ before, after, shows, exact }: Change, found: Block | undefined): Refusal | undefined {
  if (found === undefined || !isSame(found.holds, before, found.format)) return "changed";
  if (shows !== undefined && !areSame(found, shows)) return "changed";
  if (found.isSpilled) return "refused";
  return found.format === TEXT && exact !== true && isFormula(after[0]?.[0] ?? null) ? "text-format" : undefined;
}

function areSame({ shows: now, formats }: Block, before: readonly (readonly Typed[])[]): boolean {
  return (
    now.length === before.length &&
    now.every(
      (row, r) =>
        row.length === before[r]?.length &&
        row.every((each, c) => isSame(each, before[r]?.[c] ?? null, formats[r]?.[c])),
    )
  );
}

/** Writes, and loads what was written again. */
function writeInto(context: Excel.RequestContext, { change, found }: Ready): Excel.Range {
  const { after, format, exact } = change;
  const { formats } = found;
  const range = rangeOf(context.workbook.worksheets.getItem(change.at.sheet), change);
  const isText = (r: number, c: number): boolean => formats[r]?.[c] === TEXT;
  const stays = (typed: Typed, r: number, c: number): boolean =>
    exact === true && isText(r, c) && typed !== null && (typeof typed !== "string" || isFormula(typed));
  const loose = after.map((row, r) => row.map((typed, c) => (stays(typed, r, c) ? GENERAL : formats[r]?.[c])));
  const isLoose = loose.some((row, r) => row.some((each, c) => each !== formats[r]?.[c]));
  if (isLoose) range.numberFormat = loose;
  // What looks like a value is one there too.
  range.formulas = after.map((row, r) => row.map((typed, c) => (isText(r, c) ? bare(typed) : typed) ?? ""));
  if (isLoose) range.numberFormat = formats.map((row) => [...row]);
  // Last, for where the rest is refused nothing is to be left of it.
  if (format?.before === found.format) {
    const cell = range.getCell(0, 0);
    cell.numberFormat = [[format.after]];
    cell.untrack();
  }
  return range.load("values,formulas,numberFormat").untrack();
}

function refusalOf(error: unknown): Refusal {
  return codeOf(error) === "AccessDenied" ? "protected" : "refused";
}
