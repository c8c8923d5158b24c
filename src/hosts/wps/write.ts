import type { Changes, Made, Refusal, Task } from "../../app/port.ts";
import type { Change, Typed } from "../../core/sheet/change.ts";
import { bare, cellCount, GENERAL, isFormula, isSame, shown, TEXT, typedOf } from "../shared/typed.ts";
import type { EtRange, EtSheet, EtWorkbook } from "./et.ts";
import { formatsOf, formulasOf, valuesOf } from "./read.ts";
import { breath, rangeAt, sheetNamed, type Part } from "./sheets.ts";

/** Cells that are written before the page may breathe. */
const CELLS_A_BREATH = 500;

/** A change that can be made as far as can be seen, and what its cells hold. */
interface Ready {
  readonly change: Change;
  readonly sheet: EtSheet;
  readonly part: Part;
  readonly range: EtRange;
  readonly holds: Typed;
  readonly formats: readonly (readonly string[])[];
}

/** Makes the changes whose cells still hold what they held; of protected sheets only in cells that are not locked. */
export async function writeCells(
  book: EtWorkbook,
  changes: readonly Change[],
  progress: Task["progress"],
): Promise<Changes> {
  const made: Made[] = [];
  const left: { readonly change: Change; readonly why: Refusal }[] = [];
  const ready = changes.flatMap((change): Ready[] => {
    const looked = lookAt(book, change);
    if (typeof looked !== "string") return [looked];
    left.push({ change, why: looked });
    return [];
  });
  let since = 0;
  for (const [i, each] of ready.entries()) {
    const { format, ...change } = each.change;
    const holds = writeInto(each);
    if (holds === undefined) left.push({ change: each.change, why: "refused" });
    else {
      const isNew = format?.before === each.formats[0]?.[0];
      made.push({ ...change, before: each.holds, holds, ...(isNew ? { format } : {}) });
    }
    if ((since += cellCount(each.change)) < CELLS_A_BREATH && i < ready.length - 1) continue;
    since = 0;
    progress?.(i + 1, ready.length);
    await breath();
  }
  return { made, left };
}

function lookAt(book: EtWorkbook, change: Change): Ready | Refusal {
  const { at, before, after, shows, exact } = change;
  const sheet = sheetNamed(book, at.sheet);
  if (sheet === undefined) return "changed";
  const part = { top: at.row, left: at.column, rows: after.length, columns: after[0]?.length ?? 1 };
  const range = rangeAt(sheet, part);
  const [values, formats] = [valuesOf(range), formatsOf(sheet, part)];
  const holds = typedOf(values[0]?.[0], formulasOf(range)[0]?.[0]);
  const format = formats[0]?.[0];
  if (!isSame(holds, before, format)) return "changed";
  const isShown = (typed: Typed, r: number, c: number): boolean =>
    isSame(shown(values[r]?.[c]), typed, formats[r]?.[c]);
  if (shows?.every((row, r) => row.every((typed, c) => isShown(typed, r, c))) === false) return "changed";
  if (isShared(range)) return "refused";
  if (sheet.ProtectContents && range.Locked !== false) return "protected";
  if (format === TEXT && exact !== true && isFormula(after[0]?.[0] ?? null)) return "text-format";
  return { change, sheet, part, range, holds, formats };
}

/** Whether a formula fills several cells and one of them is here: a part of it cannot be changed. */
function isShared(range: EtRange): boolean {
  if (range.HasArray === false) return false;
  return range.HasArray !== true || range.CurrentArray.Count > 1;
}

/** Writes, and answers with what the first cell holds then; undefined, and all as it was, where WPS does not take it. */
function writeInto({ change, sheet, part, range, holds: before, formats }: Ready): Typed | undefined {
  const { after, format, exact } = change;
  const isText = (r: number, c: number): boolean => formats[r]?.[c] === TEXT;
  const stays = (typed: Typed, r: number, c: number): boolean =>
    exact === true && isText(r, c) && typed !== null && (typeof typed !== "string" || isFormula(typed));
  const loose = after.map((row, r) =>
    row.map((typed, c) => (stays(typed, r, c) ? GENERAL : (formats[r]?.[c] ?? GENERAL))),
  );
  // What looks like a value is one there too.
  const typed = after.map((row, r) => row.map((each, c) => (isText(r, c) ? bare(each) : each) ?? ""));
  const old = formulasOf(range);
  try {
    setFormats(sheet, part, loose);
    if (typed.some((row) => row.some((each) => isFormula(each)))) range.Formula = single(typed);
    else range.Value2 = single(typed);
    // WPS gives a number a format of its own where it is typed with one.
    setFormats(sheet, part, formats);
    const holds = typedOf(valuesOf(range)[0]?.[0], formulasOf(range)[0]?.[0]);
    if (isTaken(after[0]?.[0] ?? null, before, holds, formats[0]?.[0])) {
      if (format?.before === formats[0]?.[0])
        sheet.Cells.Item(part.top + 1, part.left + 1).NumberFormat = format?.after ?? null;
      return holds;
    }
  } catch {
    // Refused; told below.
  }
  restore(range, old);
  setFormats(sheet, part, formats);
  return undefined;
}

/** Whether a cell holds what it was given: a formula may be written in another way, and of a text without an apostrophe WPS makes what it reads. */
function isTaken(typed: Typed, before: Typed, holds: Typed, format: string | undefined): boolean {
  if (isSame(holds, typed, format) || bare(holds) === bare(typed)) return true;
  if (format === TEXT) return bare(holds) === String(typed);
  if (typeof typed !== "string" || typed.startsWith("'")) return false;
  return isFormula(typed) ? isFormula(holds) : holds !== before;
}

function restore(
  range: EtRange,
  formulas: readonly (readonly (string | number | boolean | null | undefined)[])[],
): void {
  try {
    range.Formula = single(formulas.map((row) => row.map((each) => each ?? "")));
  } catch {
    // Nothing was written, then.
  }
}

function single<T>(rows: readonly (readonly T[])[]): T | readonly (readonly T[])[] {
  const [first] = rows[0] ?? [];
  return rows.length === 1 && rows[0]?.length === 1 && first !== undefined ? first : rows;
}

/** Gives those cells a number format that have another one. */
function setFormats(sheet: EtSheet, part: Part, wanted: readonly (readonly string[])[]): void {
  formatsOf(sheet, part).forEach((row, r) =>
    row.forEach((format, c) => {
      const code = wanted[r]?.[c];
      if (code !== undefined && code !== format)
        sheet.Cells.Item(part.top + r + 1, part.left + c + 1).NumberFormat = code;
    }),
  );
}
