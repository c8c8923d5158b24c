import { a1 } from "../../src/core/sheet/grid.ts";

export const ROWS = 1_048_576;
export const COLUMNS = 16_384;

/** A rectangle of cells; everything counts from zero, and the ends belong to it. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

function endOf(text: string): { readonly row?: number; readonly column?: number } | undefined {
  const [whole, letters, digits] = /^\$?([A-Z]{1,3})?\$?([1-9]\d{0,6})?$/i.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const column = [...(letters ?? "").toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { ...(digits === undefined ? {} : { row: Number(digits) - 1 }), ...(column < 0 ? {} : { column }) };
}

/** The row and column of a cell's address as a workbook of ours has it, "B12": by the thousand, so without a regular expression. */
function cellOf(address: string): readonly [row: number, column: number] | undefined {
  let [at, row, column] = [0, 0, 0];
  for (let letter; at < 3 && (letter = address.charCodeAt(at) - 64) >= 1 && letter <= 26; at++)
    column = column * 26 + letter;
  const letters = at;
  for (let digit; at < letters + 7 && (digit = address.charCodeAt(at) - 48) >= 0 && digit <= 9; at++)
    row = row * 10 + digit;
  const isCell = letters > 0 && at > letters && at === address.length && address[letters] !== "0";
  return isCell ? [row - 1, column - 1] : undefined;
}

/** "A1", "$A$1:B2", "A:C" or "3:7" as an area; undefined where it is none. */
export function areaOf(address: string): Area | undefined {
  const cell = cellOf(address);
  if (cell !== undefined) {
    const [row, column] = cell;
    const area = { top: row, left: column, bottom: row, right: column };
    return isArea(area) ? area : undefined;
  }
  const [from = "", to, ...more] = address.trim().split(":");
  const [a, b] = [endOf(from), endOf(to ?? from)];
  if (a === undefined || b === undefined || more.length > 0) return undefined;
  const isCells = a.row !== undefined && a.column !== undefined && b.row !== undefined && b.column !== undefined;
  const isRows = a.row !== undefined && b.row !== undefined && a.column === undefined && b.column === undefined;
  const isColumns = a.column !== undefined && b.column !== undefined && a.row === undefined && b.row === undefined;
  if (!isCells && (to === undefined || (!isRows && !isColumns))) return undefined;
  const rows = [a.row ?? 0, b.row ?? ROWS - 1] as const;
  const columns = [a.column ?? 0, b.column ?? COLUMNS - 1] as const;
  const area = {
    top: Math.min(...rows),
    left: Math.min(...columns),
    bottom: Math.max(...rows),
    right: Math.max(...columns),
  };
  return isArea(area) ? area : undefined;
}

export function isArea({ top, left, bottom, right }: Area): boolean {
  return top >= 0 && left >= 0 && bottom < ROWS && right < COLUMNS && top <= bottom && left <= right;
}

/** As Excel writes it: A1, B2:C4, 3:7, A:C. */
export function addressOf({ top, left, bottom, right }: Area): string {
  if (left === 0 && right === COLUMNS - 1) return `${top + 1}:${bottom + 1}`;
  if (top === 0 && bottom === ROWS - 1) return `${a1(0, left).slice(0, -1)}:${a1(0, right).slice(0, -1)}`;
  return top === bottom && left === right ? a1(top, left) : `${a1(top, left)}:${a1(bottom, right)}`;
}

export function common(a: Area, b: Area): Area | undefined {
  const area = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return area.top <= area.bottom && area.left <= area.right ? area : undefined;
}

/** A sheet's name as it stands before "!". */
export function quoted(sheet: string): string {
  return /^[A-Za-z_][A-Za-z0-9_.]*$/.test(sheet) && areaOf(sheet) === undefined
    ? sheet
    : `'${sheet.replaceAll("'", "''")}'`;
}

/** "'支出 表'!B2" as its sheet and the rest; no sheet where none is named. */
export function splitAddress(address: string): { readonly sheet?: string; readonly address: string } {
  const at = address.lastIndexOf("!");
  if (at === -1) return { address };
  const sheet = address.slice(0, at);
  return {
    sheet: sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet,
    address: address.slice(at + 1),
  };
}
