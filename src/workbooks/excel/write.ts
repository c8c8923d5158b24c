/// <reference types="office-js" />
import {
  typedText,
  type Change,
  type Changes,
  type Made,
  type Refusal,
  type Task,
  type Typed,
} from "../../core/workbook.ts";
import { carryOut, codeOf, isRequestTooLarge } from "./trips.ts";

/** Cells that are looked at, or written, in one round trip. */
const CELLS_A_TRIP = 2000;
const TEXT = "@";

/** What a cell is found to hold, as it would be typed. */
export interface Found {
  readonly holds: Typed;
  readonly format: string;
}

/** Of a range of one cell whose values, formulas and numberFormat are loaded. */
export function foundIn({ values, formulas, numberFormat }: Excel.Range): Found {
  const [value, formula, format] = [values, formulas, numberFormat].map((cells: unknown[][]) => cells[0]?.[0]);
  return { holds: typedOf(value, formula), format: String(format) };
}

/** A text may begin with "=" as well; only a formula differs from its value. */
function typedOf(value: unknown, formula: unknown): Typed {
  if (typeof formula === "string" && formula.startsWith("=") && formula !== value) return formula;
  if (typeof value === "number" || typeof value === "boolean") return value;
  return typeof value !== "string" || value === "" ? null : typedText(value);
}

/** A change and what its cell is found to hold. */
interface Ready {
  readonly change: Change;
  readonly found: Found;
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
    const written = batch.map((each) => ({ each, cell: writeInto(context, each) }));
    await context.sync();
    for (const { each, cell } of written) {
      const { format, ...change } = each.change;
      const isNew = format?.before === each.found.format;
      made.push({ ...change, holds: foundIn(cell).holds, ...(isNew ? { format } : {}) });
    }
  };
  const load = { weight: ({ change }: Ready) => sizeOf(change), most: CELLS_A_TRIP };
  await carryOut(
    {
      ...load,
      items: ready,
      // What of a refused batch was done already is done again.
      tooMuch: () => true,
      async trip(batch) {
        try {
          await write(batch);
        } catch (error) {
          const [only, ...others] = batch;
          if (only === undefined || others.length > 0 || isRequestTooLarge(error)) throw error;
          left.push({ change: only.change, why: refusalOf(error) });
        }
      },
    },
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
  const found: (Found | undefined)[] = [];
  await context.sync();
  await carryOut(
    {
      items: changes,
      weight: () => 1,
      most: CELLS_A_TRIP,
      tooMuch: isRequestTooLarge,
      async trip(batch) {
        const cells = batch.map(({ at }) => {
          const sheet = sheets.get(at.sheet);
          return sheet === undefined || sheet.isNullObject
            ? undefined
            : sheet.getCell(at.row, at.column).load("values,formulas,numberFormat");
        });
        await context.sync();
        found.push(...cells.map((cell) => cell && foundIn(cell)));
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

function refusalFor({ before, after }: Change, found: Found | undefined): Refusal | undefined {
  if (found === undefined || !isSame(found.holds, before)) return "changed";
  return found.format === TEXT && isFormula(after[0]?.[0] ?? null) ? "text-format" : undefined;
}

/** A cell formatted as text holds the text of a number that was written. */
function isSame(now: Typed, before: Typed): boolean {
  return plain(now) === plain(before) || (typeof before === "number" && plain(now) === String(before));
}

function plain(typed: Typed): Typed {
  return typeof typed === "string" && typed.startsWith("'") ? typed.slice(1) : typed;
}

function isFormula(typed: Typed): boolean {
  return typeof typed === "string" && typed.startsWith("=");
}

/** Writes, and loads the upper left cell again. */
function writeInto(context: Excel.RequestContext, { change, found }: Ready): Excel.Range {
  const { at, after, format } = change;
  const cell = context.workbook.worksheets.getItem(at.sheet).getCell(at.row, at.column);
  const rows = after.map((row) => row.map((typed) => (found.format === TEXT ? plain(typed) : typed) ?? ""));
  const range = cell.getResizedRange(rows.length - 1, (rows[0]?.length ?? 1) - 1);
  if (format?.before === found.format) cell.numberFormat = [[format.after]];
  // What looks like a value is one there too.
  range.formulas = rows;
  return cell.load("values,formulas,numberFormat");
}

function sizeOf({ after }: Change): number {
  return after.length * (after[0]?.length ?? 1);
}

function refusalOf(error: unknown): Refusal {
  return codeOf(error) === "AccessDenied" ? "protected" : "refused";
}
