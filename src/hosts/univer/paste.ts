import { CellValueType, type ICellData, type Worksheet } from "@univerjs/core";
import {
  SetRangeValuesMutation,
  SetRangeValuesUndoMutationFactory,
  type ISetRangeValuesMutationParams,
} from "@univerjs/sheets";
import { ISheetClipboardService } from "@univerjs/sheets-ui";
import { textOf } from "./data.ts";
import type { Grid } from "./grid.ts";
import { formatOf, valueOf } from "./read.ts";
import { typedIn } from "./typing.ts";
import { TEXT } from "./write.ts";

/**
 * What comes from another program is taken as if it were typed, and as text where it is text there. Univer itself makes 12 of 0012 and a
 * day of 3-1.
 */
export function pasteAsInExcel(grid: Grid): void {
  const injector = grid.univer.__getInjector();
  const clipboard = injector.get(ISheetClipboardService);
  const [byKey, byMenu] = [clipboard.legacyPaste.bind(clipboard), clipboard.paste.bind(clipboard)];
  clipboard.legacyPaste = (html, text, files) =>
    byKey(html ? withFormats(html) : isTable(text) ? tableOf(text) : html, text, files);
  clipboard.paste = async (item, type) => {
    const isPlain = item.types.includes("text/plain") && !item.types.includes("text/html");
    const text = isPlain ? await (await item.getType("text/plain")).text() : undefined;
    return isTable(text) ? byKey(tableOf(text)) : byMenu(item, type);
  };
  clipboard.addClipboardHook({
    id: "as-typed",
    // Behind all others, which have then written what they made of it.
    priority: 1000,
    onPasteCells(from, { unitId, subUnitId, range }, cells) {
      const sheet = grid.workbook.getSheetBySheetId(subUnitId);
      if (from || !sheet) return { redos: [], undos: [] };
      const cellValue: Record<number, Record<number, ICellData>> = {};
      cells.forValue((row, column, cell) => {
        const [r, c] = [range.rows[row], range.cols[column]];
        if (r === undefined || c === undefined) return;
        const there = formatOf(grid, sheet.getCellRaw(r, c));
        const taken = takenAs(sheet, cell, there);
        if (taken !== undefined) (cellValue[r] ??= {})[c] = taken;
      });
      const params: ISetRangeValuesMutationParams = { unitId, subUnitId, cellValue };
      const before = injector.invoke((accessor) => SetRangeValuesUndoMutationFactory(accessor, params));
      return {
        redos: [{ id: SetRangeValuesMutation.id, params }],
        undos: [{ id: SetRangeValuesMutation.id, params: before }],
      };
    },
  });
}

/** A cell of another program as one with this number format holds it; undefined where Univer's own reading is to stay. */
function takenAs(sheet: Worksheet, cell: ICellData, there: string | undefined): ICellData | undefined {
  const held = valueOf({ p: cell.p, v: cell.v });
  if (held === null || /^(?:true|false)$/i.test(String(held))) return undefined;
  const text = String(held)
    .replaceAll("\u00a0", " ")
    .replace(/ ?[\r\n] ?/g, "\n");
  const own = typeof cell.s === "object" ? cell.s?.n?.pattern : undefined;
  // Where zeros stand before it, it was no number.
  if (own === TEXT || there === TEXT || /^0\d/.test(text)) return { ...textOf(text), p: null };
  if (/^=./.test(text)) return { f: text, v: null, p: null };
  const format = own === undefined || own === "General" ? there : own;
  // So a format for accounts shows nothing.
  if (own?.includes('"-"') && text.trim() === "-") return { v: 0, t: CellValueType.NUMBER, p: null };
  const typed = typedIn(sheet, text, format);
  if (typed === undefined) return format === own && own !== undefined ? undefined : { ...textOf(text), p: null };
  const look = typed.format === undefined ? {} : { s: { n: { pattern: typed.format } } };
  return { ...look, v: typed.value, t: CellValueType.NUMBER, p: null };
}

/** Number formats that Excel puts into HTML by a name; Univer knows none of them, and would take nothing at all. */
const NAMED: Readonly<Record<string, string>> = {
  fixed: "0.00",
  standard: "#,##0.00",
  currency: "#,##0.00",
  percent: "0.00%",
  scientific: "0.00E+00",
  "short date": "yyyy/m/d",
  "medium date": "yyyy/m/d",
  "long date": "yyyy年m月d日",
  "short time": "h:mm",
  "medium time": "h:mm",
  "long time": "h:mm:ss",
};

function withFormats(html: string): string {
  return html.replace(
    /(mso-number-format\s{0,9}:\s{0,9})("?)([a-z][a-z/ ]{0,20})\2(?=\s{0,9}[;}])/gi,
    (_, property: string, __, name: string) => `${property}"${NAMED[name.toLowerCase()] ?? "General"}"`,
  );
}

function isTable(text: string | undefined): text is string {
  return text !== undefined && /[\t\n]/.test(text);
}

/** Lines of cells between tabs, as a table. As in Excel, a cell of several lines stands in quotes. */
function tableOf(text: string): string {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r?\n|\r|$)/gy)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === "") break;
    if (end !== "\t") rows.push([]);
  }
  if (rows.at(-1)?.join("") === "") rows.pop();
  const cell = (held: string): string => `<td>${escaped(held).replace(/\r?\n/g, "<br>")}</td>`;
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
