import { COLUMNS, LONGEST_TEXT, ROWS } from "../../core/sheet/excel.ts";
import { a1, rangeOf, type Area } from "../../core/sheet/grid.ts";
import { freeName } from "../../core/sheet/names.ts";
import type { ForeignCell, ForeignSheet } from "../foreign.ts";
import { textXml } from "./cells.ts";
import { MAIN, newWorkbook } from "./new-workbook.ts";
import { PLAIN_STYLES, Stylesheet } from "./stylesheet.ts";

/** A new .xlsx file with what the cells of these sheets hold: values, number formats, merges, and what is hidden. */
export function writeXlsx(sheets: readonly ForeignSheet[]): Uint8Array {
  const styles = new Stylesheet(PLAIN_STYLES);
  const names: string[] = [];
  // A workbook whose sheets are all hidden is none.
  const isSeen = sheets.some(({ hidden }) => !hidden);
  const written = sheets.map((sheet) => {
    const name = freeName(sheet.name.replace(/[\\/?*[\]:']/g, " ").trim() || "Sheet1", names);
    names.push(name);
    return { name, hidden: sheet.hidden && isSeen, xml: sheetXml(sheet, styles) };
  });
  return newWorkbook(written, styles.text);
}

/** In characters; columns are as wide as what they hold, within reason. */
const WIDTH = { least: 8, most: 40 } as const;

function sheetXml({ cells, merges, ...sheet }: ForeignSheet, styles: Stylesheet): string {
  const byRow = new Map<number, Map<number, ForeignCell>>();
  const widths: number[] = [];
  for (const cell of cells) {
    const own = byRow.get(cell.row);
    if (own) own.set(cell.column, cell);
    else byRow.set(cell.row, new Map([[cell.column, cell]]));
    const width = Array.from(
      (typeof cell.value === "object" ? cell.value.text : String(cell.value)).slice(0, WIDTH.most),
    ).reduce((sum, c) => sum + (c > "\u2E80" ? 2 : 1), 1);
    widths[cell.column] = Math.min(WIDTH.most, Math.max(WIDTH.least, width, widths[cell.column] ?? 0));
  }
  const hiddenRows = new Set(sheet.hiddenRows);
  for (const row of hiddenRows) if (!byRow.has(row)) byRow.set(row, new Map());
  const rows = [...byRow]
    .sort(([a], [b]) => a - b)
    .map(([row, own]) => {
      const written = [...own.values()].sort((a, b) => a.column - b.column).map((cell) => cellXml(cell, styles));
      return `<row r="${row + 1}"${hiddenRows.has(row) ? ' hidden="1"' : ""}>${written.join("")}</row>`;
    });
  const areas = apart(merges);
  return (
    `<worksheet xmlns="${MAIN}"><sheetFormatPr defaultRowHeight="15"/>${columnsXml(widths, sheet.hiddenColumns)}` +
    `<sheetData>${rows.join("")}</sheetData>` +
    (areas.length === 0
      ? ""
      : `<mergeCells count="${areas.length}">${areas.map((area) => `<mergeCell ref="${rangeOf(area)}"/>`).join("")}</mergeCells>`) +
    "</worksheet>"
  );
}

function cellXml({ row, column, value, format }: ForeignCell, styles: Stylesheet): string {
  const look = format === undefined ? 0 : styles.formatted(0, format);
  const open = `<c r="${a1(row, column)}"${look === 0 ? "" : ` s="${look}"`}`;
  if (typeof value === "number") return Number.isFinite(value) ? `${open}><v>${value}</v></c>` : "";
  if (typeof value === "boolean") return `${open} t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === "string")
    return `${open} t="inlineStr"><is><t xml:space="preserve">${textXml(value.slice(0, LONGEST_TEXT))}</t></is></c>`;
  return value.trouble === "error" ? `${open} t="e"><v>#VALUE!</v></c>` : "";
}

function columnsXml(widths: readonly number[], hidden: ForeignSheet["hiddenColumns"]): string {
  const columns = Array.from(widths as readonly (number | undefined)[], (width, c) => {
    const isHidden = hidden.some(({ first, last }) => first <= c && c <= last);
    return `<col min="${c + 1}" max="${c + 1}" width="${width ?? WIDTH.least}" customWidth="1"${isHidden ? ' hidden="1"' : ""}/>`;
  });
  return columns.length === 0 ? "" : `<cols>${columns.join("")}</cols>`;
}

/** Cells of merges that are looked at, so that none lie over each other: Excel would call the file damaged. */
const MOST_MERGED = 200_000;

function apart(merges: readonly Area[]): Area[] {
  const taken = new Set<number>();
  return merges.filter(({ top, left, bottom, right }) => {
    const size = (bottom - top + 1) * (right - left + 1);
    if (!(size > 1) || bottom >= ROWS || right >= COLUMNS || taken.size + size > MOST_MERGED) return false;
    const places: number[] = [];
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) places.push(row * COLUMNS + column);
    if (places.some((place) => taken.has(place))) return false;
    for (const place of places) taken.add(place);
    return true;
  });
}
