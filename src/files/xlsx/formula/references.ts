import { COLUMNS, ROWS } from "../../../core/sheet/excel.ts";
import { columnName } from "../../../core/sheet/grid.ts";
import { columnOf } from "../cells.ts";
import { endOfBracket, endOfError, endOfQuoted, endOfWord, isWordAt } from "./words.ts";

// Formulas as files hold them, without their "=". Only what refers to cells is understood; all else is passed over.

/** One end of a reference; without a column it is of whole rows, without a row of whole columns. */
export interface Corner {
  readonly column: number | undefined;
  readonly row: number | undefined;
  /** Whether a $ stands before it. */
  readonly fixedColumn: boolean;
  readonly fixedRow: boolean;
}

/** Cells that a formula names. */
export interface Reference {
  /** What stands before it, with its "!", or nothing. */
  readonly prefix: string;
  /** The sheets it names, two where it goes through several; none where it means its own sheet. */
  readonly sheets: readonly string[];
  /** Whether it is to another workbook. */
  readonly external: boolean;
  readonly from: Corner;
  /** The same as `from` for a single cell. */
  readonly to: Corner;
}

const CELL = /^(\$?)([A-Z]{1,3})(\$?)([1-9]\d{0,6})$/i;
const WHOLE_COLUMN = /^(\$?)([A-Z]{1,3})$/i;
const WHOLE_ROW = /^(\$?)([1-9]\d{0,6})$/;

/** The formula with its references as `change` gives them: another one, "#REF!", or undefined for the same. */
export function withReferences(
  formula: string,
  change: (reference: Reference) => Reference | "#REF!" | undefined,
): string {
  let result = "";
  let kept = 0;
  for (const { start, end, reference } of referencesIn(formula)) {
    const changed = change(reference);
    if (changed === undefined) continue;
    result += formula.slice(kept, start) + (changed === "#REF!" ? "#REF!" : written(changed));
    kept = end;
  }
  return kept === 0 ? formula : result + formula.slice(kept);
}

/** Every reference and where it stands, its prefix included. */
function* referencesIn(
  formula: string,
): Generator<{ readonly start: number; readonly end: number; readonly reference: Reference }> {
  let at = 0;
  let prefixStart = -1;
  while (at < formula.length) {
    const char = formula[at] ?? "";
    if (char === '"') {
      at = endOfQuoted(formula, at) || formula.length;
    } else if (char === "'") {
      const end = endOfQuoted(formula, at) || formula.length;
      if (formula[end] === "!") prefixStart = prefixStart < 0 ? at : prefixStart;
      at = end;
      if (formula[at] === "!") {
        at++;
        continue;
      }
    } else if (char === "[") {
      const end = endOfBracket(formula, at);
      // A workbook before the name of its sheet, or columns of a table.
      const before = formula[at - 1] ?? "";
      if (!/[\p{L}\p{N}_\]]/u.test(before) && prefixStart < 0) prefixStart = at;
      at = end;
      if (isWordAt(formula, at)) continue;
    } else if (char === "#") {
      at = Math.max(endOfError(formula, at), at + 1);
    } else {
      const end = endOfWord(formula, at);
      if (end === at) {
        at++;
      } else {
        const next = formula[end];
        if (next === "!") {
          prefixStart = prefixStart < 0 ? at : prefixStart;
          at = end + 1;
          continue;
        }
        if (next === ":") {
          const far = endOfWord(formula, end + 1);
          if (formula[far] === "!" && far > end + 1) {
            // Through several sheets: first:last!A1.
            prefixStart = prefixStart < 0 ? at : prefixStart;
            at = far + 1;
            continue;
          }
          const reference =
            formula[far] === "(" ? undefined : areaOf(formula.slice(at, end), formula.slice(end + 1, far));
          if (reference) {
            yield found(formula, prefixStart, at, far, reference);
            at = far;
            prefixStart = -1;
            continue;
          }
        }
        const corner = next === "(" || next === "[" ? undefined : cellOf(formula.slice(at, end));
        if (corner) yield found(formula, prefixStart, at, end, { from: corner, to: corner });
        at = end;
      }
    }
    prefixStart = -1;
  }
}

function found(
  formula: string,
  prefixStart: number,
  start: number,
  end: number,
  corners: Pick<Reference, "from" | "to">,
): { readonly start: number; readonly end: number; readonly reference: Reference } {
  const prefix = prefixStart < 0 ? "" : formula.slice(prefixStart, start);
  return { start: start - prefix.length, end, reference: { prefix, ...sheetsOf(prefix), ...corners } };
}

/** 'a''b'!, first:last!, [1]name! */
function sheetsOf(prefix: string): Pick<Reference, "sheets" | "external"> {
  if (prefix === "") return { sheets: [], external: false };
  const bare = prefix.slice(0, -1);
  const name = bare.startsWith("'") && bare.endsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : bare;
  return name.includes("[") ? { sheets: [], external: true } : { sheets: name.split(":"), external: false };
}

function cellOf(word: string): Corner | undefined {
  const [, fixedColumn, letters, fixedRow, digits] = CELL.exec(word) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  const column = columnOf(letters);
  const row = Number(digits) - 1;
  return column < COLUMNS && row < ROWS
    ? { column, row, fixedColumn: fixedColumn === "$", fixedRow: fixedRow === "$" }
    : undefined;
}

function areaOf(first: string, last: string): Pick<Reference, "from" | "to"> | undefined {
  for (const read of [cellOf, columnsOf, rowsOf]) {
    const [from, to] = [read(first), read(last)];
    if (from && to) return { from, to };
  }
  return undefined;
}

function columnsOf(word: string): Corner | undefined {
  const [, fixed, letters] = WHOLE_COLUMN.exec(word) ?? [];
  const column = letters === undefined ? COLUMNS : columnOf(letters);
  return column < COLUMNS ? { column, row: undefined, fixedColumn: fixed === "$", fixedRow: false } : undefined;
}

function rowsOf(word: string): Corner | undefined {
  const [, fixed, digits] = WHOLE_ROW.exec(word) ?? [];
  const row = digits === undefined ? ROWS : Number(digits) - 1;
  return row < ROWS ? { column: undefined, row, fixedColumn: false, fixedRow: fixed === "$" } : undefined;
}

function written({ prefix, from, to }: Reference): string {
  const first = corner(from);
  const isSingle = from === to && from.column !== undefined && from.row !== undefined;
  return prefix + (isSingle ? first : `${first}:${corner(to)}`);
}

function corner({ column, row, fixedColumn, fixedRow }: Corner): string {
  return (
    (column === undefined ? "" : (fixedColumn ? "$" : "") + columnName(column)) +
    (row === undefined ? "" : `${fixedRow ? "$" : ""}${row + 1}`)
  );
}

/** The formula as it reads in a cell so many rows and columns further: as when it is copied there. */
export function copied(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return withReferences(formula, (reference) => {
    const move = (one: Corner): Corner => ({
      ...one,
      column: one.column === undefined || one.fixedColumn ? one.column : wrapped(one.column + columns, COLUMNS),
      row: one.row === undefined || one.fixedRow ? one.row : wrapped(one.row + rows, ROWS),
    });
    const from = move(reference.from);
    return { ...reference, from, to: reference.to === reference.from ? from : move(reference.to) };
  });
}

/** Beyond the last row the first one follows. */
function wrapped(place: number, size: number): number {
  return ((place % size) + size) % size;
}
