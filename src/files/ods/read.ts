import type { Area, CellValue } from "../../core/sheet/grid.ts";
import { COLUMNS, ROWS } from "../../core/sheet/excel.ts";
import { partText } from "../ooxml/package.ts";
import { attribute, contentOf, tags, type Tag } from "../ooxml/xml.ts";
import type { Zip } from "../ooxml/zip.ts";
import { ForeignCells, type ForeignSheet } from "../foreign.ts";
import { budgetOf } from "../sheet-cells.ts";
import { FileTrouble, FREE_GROWTH, tooLarge, type FileLimits } from "../refusals.ts";
import { formatPrinting } from "../text/decode.ts";

// OpenDocument spreadsheets (ISO 26300, part 3: 9.1): the values of cells and what they print.

/** Bytes that a cell takes at least where it is written out. One that is said to be repeated grows the file as if it were. */
const WRITTEN = 64;

export function isOds(zip: Zip): boolean {
  return zip.find("content.xml") !== undefined && zip.find("META-INF/manifest.xml") !== undefined;
}

interface Draft {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: ForeignCells;
  readonly merges: Area[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: { readonly first: number; readonly last: number }[];
}

/** The sheets of an OpenDocument spreadsheet. Throws FileTrouble: damaged, encrypted, too-large, not-a-workbook. */
export function readOds(zip: Zip, limits: FileLimits): ForeignSheet[] {
  if (partText(zip, "META-INF/manifest.xml").includes("encryption-data"))
    throw new FileTrouble("encrypted", "manifest");
  const text = partText(zip, "content.xml");
  const budget = budgetOf(limits);
  let repeats = (FREE_GROWTH + limits.growth * zip.bytes.length) / WRITTEN;
  const hiddenStyles = new Set<string>();
  const sheets: Draft[] = [];
  let style = "";
  let sheet: Draft | undefined;
  let [row, rows, column, nextColumn] = [0, 1, 0, 0];
  let cell: { readonly tag: Tag; printed: string } | undefined;
  let paragraph = -1;
  for (const tag of tags(text)) {
    const name = (wanted: string): string | undefined => attribute(text, tag, wanted);
    const repeated = (wanted: string): number => Math.max(1, Math.floor(Number(name(wanted)) || 1));
    const [isStart, isEnd] = [tag.kind !== "close", tag.kind !== "open"];
    const isCell = tag.local === "table-cell" || tag.local === "covered-table-cell";
    if (isStart && tag.local === "style") style = name("name") ?? "";
    else if (isStart && tag.local === "table-properties" && name("display") === "false") hiddenStyles.add(style);
    else if (isStart && tag.local === "table" && tag.name.startsWith("table:")) {
      if (sheets.length >= limits.sheets) throw tooLarge("sheets");
      const hidden = hiddenStyles.has(name("style-name") ?? "");
      sheet = {
        name: name("name") ?? "",
        hidden,
        cells: new ForeignCells(budget),
        merges: [],
        hiddenRows: [],
        hiddenColumns: [],
      };
      sheets.push(sheet);
      [row, nextColumn] = [0, 0];
    } else if (isStart && tag.local === "table-column" && sheet) {
      const last = nextColumn + repeated("number-columns-repeated") - 1;
      if (isHidden(name("visibility")))
        sheet.hiddenColumns.push({ first: nextColumn, last: Math.min(last, COLUMNS - 1) });
      nextColumn = last + 1;
    } else if (tag.local === "table-row" && sheet) {
      if (isStart) {
        [rows, column] = [repeated("number-rows-repeated"), 0];
        if (isHidden(name("visibility")))
          for (let r = row; r < Math.min(row + rows, ROWS, row + 1000); r++) sheet.hiddenRows.push(r);
      }
      if (isEnd) row += rows;
    } else if (isCell && sheet) {
      if (isStart) cell = { tag, printed: "" };
      if (isEnd && cell) {
        const own = cell.tag;
        const times = Math.max(1, Math.floor(Number(attribute(text, own, "number-columns-repeated")) || 1));
        const read = valueOf(text, own, cell.printed);
        const across = Number(attribute(text, own, "number-columns-spanned") ?? 1);
        const down = Number(attribute(text, own, "number-rows-spanned") ?? 1);
        if (across > 1 || down > 1)
          sheet.merges.push({ top: row, left: column, bottom: row + down - 1, right: column + across - 1 });
        if (read !== undefined) {
          const [below, behind] = [Math.min(row + rows, ROWS), Math.min(column + times, COLUMNS)];
          repeats -= Math.max(0, (below - row) * (behind - column) - 1);
          if (repeats < 0) throw tooLarge("growth");
          for (let r = row; r < below; r++)
            for (let c = column; c < behind; c++) sheet.cells.put(r, c, read.value, read.format);
        }
        column += times;
        cell = undefined;
      }
    } else if (tag.local === "p" && cell) {
      if (tag.kind === "open") paragraph = tag.end;
      else if (tag.kind === "close" && paragraph >= 0) {
        cell.printed += (cell.printed === "" ? "" : "\n") + textIn(text, paragraph, tag.start);
        paragraph = -1;
      }
    }
  }
  if (sheets.length === 0) throw new FileTrouble("not-a-workbook", "no tables");
  return sheets.map((one) => ({ ...one, cells: one.cells.cells }));
}

function isHidden(visibility: string | undefined): boolean {
  return visibility === "collapse" || visibility === "filter";
}

function textIn(text: string, from: number, to: number): string {
  let whole = "";
  let at = from;
  for (const tag of tags(text, from, to)) {
    whole += contentOf(text, at, tag.start);
    if (tag.local === "s" && tag.kind !== "close")
      whole += " ".repeat(Math.min(100, Number(attribute(text, tag, "c") ?? 1) || 1));
    at = tag.end;
  }
  return whole + contentOf(text, at, to);
}

/** General has room for ten digits: of 114236321.41 it shows 114236321.4, where no format says to. */
const CUT_SHORT = /^\d{9}\.\d$/;

/** What a cell holds; numbers with the format that prints them as the file says they print. */
function valueOf(
  text: string,
  tag: Tag,
  printed: string,
): { readonly value: Exclude<CellValue, null>; readonly format?: string } | undefined {
  const type = attribute(text, tag, "value-type");
  const number = Number(attribute(text, tag, "value") ?? "");
  if (/^#[A-Z/0!?]{2,8}$|^Err:\d{3}$/.test(printed)) return { value: { trouble: "error", text: printed } };
  if (type === "float" || type === "currency") {
    const bare = printed.replace(/[^\d.,]/g, "");
    return /\.\d{1,6}$/.test(bare) && !CUT_SHORT.test(bare)
      ? { value: number, format: formatPrinting(bare) }
      : { value: number };
  }
  if (type === "percentage") return { value: number, format: "0.00%" };
  if (type === "date") return { value: (attribute(text, tag, "date-value") ?? printed).replace(/T00:00:00$/, "") };
  if (type === "boolean") return { value: attribute(text, tag, "boolean-value") === "true" };
  return printed === "" ? undefined : { value: printed };
}
