import type { Area, CellValue } from "../../core/sheet/grid.ts";
import { isPlace } from "../../core/sheet/excel.ts";
import { attribute, contentOf, isTrue, tags, type Tag } from "../ooxml/xml.ts";
import { ForeignCells, type ForeignSheet } from "../foreign.ts";
import { budgetOf } from "../sheet-cells.ts";
import { damaged, tooLarge, type FileLimits } from "../refusals.ts";

// XML Spreadsheet 2003, which web systems write because it needs no zip.

/** Number formats that it has names for. */
const FORMATS: Readonly<Record<string, string>> = {
  Fixed: "0.00",
  Standard: "#,##0.00",
  Percent: "0.00%",
  Scientific: "0.00E+00",
};

interface Draft {
  name: string;
  hidden: boolean;
  readonly cells: ForeignCells;
  readonly merges: Area[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: { readonly first: number; readonly last: number }[];
}

/** The sheets of an XML Spreadsheet. Throws FileTrouble: damaged, too-large. */
export function readSpreadsheetXml(text: string, limits: FileLimits): ForeignSheet[] {
  const sheets: Draft[] = [];
  const budget = budgetOf(limits);
  const formats = new Map<string, string>();
  let style = "";
  let sheet: Draft | undefined;
  let [row, column, nextColumn] = [-1, -1, 0];
  let cell: Tag | undefined;
  let data: Tag | undefined;
  for (const tag of tags(text)) {
    const number = (name: string, otherwise: number): number => {
      const value = Number(attribute(text, tag, name) ?? otherwise);
      return Number.isInteger(value) ? value : otherwise;
    };
    const isEnd = tag.kind !== "open";
    if (tag.kind !== "close") {
      if (tag.local === "Style") style = attribute(text, tag, "ID") ?? "";
      else if (tag.local === "NumberFormat") {
        const format = attribute(text, tag, "Format") ?? "General";
        if (format !== "General") formats.set(style, FORMATS[format] ?? format);
      } else if (tag.local === "Worksheet") {
        if (sheets.length >= limits.sheets) throw tooLarge("sheets");
        sheet = {
          name: attribute(text, tag, "Name") ?? "",
          hidden: false,
          cells: new ForeignCells(budget),
          merges: [],
          hiddenRows: [],
          hiddenColumns: [],
        };
        sheets.push(sheet);
        [row, nextColumn] = [-1, 0];
      } else if (tag.local === "Column" && sheet) {
        const first = number("Index", nextColumn + 1) - 1;
        const last = first + number("Span", 0);
        nextColumn = last + 1;
        if (isTrue(text, tag, "Hidden") === true) sheet.hiddenColumns.push({ first, last });
      } else if (tag.local === "Row" && sheet) {
        row = number("Index", row + 2) - 1;
        column = -1;
        if (isTrue(text, tag, "Hidden") === true) sheet.hiddenRows.push(row);
      } else if (tag.local === "Cell" && sheet) {
        column = number("Index", column + 2) - 1;
        cell = tag;
        const [across, down] = [number("MergeAcross", 0), number("MergeDown", 0)];
        if (!isPlace(row, column)) throw damaged("cell outside the sheet");
        if (across > 0 || down > 0)
          sheet.merges.push({ top: row, left: column, bottom: row + down, right: column + across });
        column += Math.max(0, across);
      } else if (tag.local === "Data") data = tag;
    }
    if (!isEnd) continue;
    if (tag.local === "Data" && data?.kind === "open" && cell && sheet) {
      const format = formats.get(attribute(text, cell, "StyleID") ?? "");
      const value = valueOf(attribute(text, data, "Type") ?? "String", textIn(text, data.end, tag.start));
      const merged = sheet.merges.at(-1);
      const left = merged?.top === row && merged.right === column ? merged.left : column;
      if (value !== undefined) sheet.cells.put(row, left, value, typeof value === "number" ? format : undefined);
      data = undefined;
    } else if (tag.local === "Visible" && sheet && tag.kind === "close") {
      sheet.hidden = text.slice(tag.start - 15, tag.start).includes("Hidden");
    }
  }
  if (sheets.length === 0) throw damaged("no sheets");
  return sheets.map((one) => ({ ...one, cells: one.cells.cells }));
}

/** Text that may be formatted in parts. */
function textIn(text: string, from: number, to: number): string {
  let whole = "";
  let at = from;
  for (const tag of tags(text, from, to)) {
    whole += contentOf(text, at, tag.start);
    at = tag.end;
  }
  return whole + contentOf(text, at, to);
}

function valueOf(type: string, content: string): Exclude<CellValue, null> | undefined {
  if (content === "") return undefined;
  if (type === "Number") return Number.isNaN(Number(content)) ? content : Number(content);
  if (type === "Boolean") return content === "1";
  if (type === "Error") return { trouble: "error", text: content };
  if (type === "DateTime") return content.replace(/\.000$/, "").replace(/T00:00:00$/, "");
  return content;
}
