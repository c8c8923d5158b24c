import { ForeignCells, type ForeignSheet } from "../foreign.ts";
import type { Budget } from "../sheet-cells.ts";
import { printedValue } from "./decode.ts";

/** Lines that are looked at to find out what parts their cells. */
const LOOKED_AT = 50;

/** What parts the cells of a table in text: a tab, or else a comma. Undefined for a text that is no table. */
export function delimiterOf(text: string): "\t" | "," | undefined {
  const lines = text.slice(0, 20_000).split(/\r?\n/, LOOKED_AT);
  return (["\t", ","] as const).find((delimiter) => lines.filter((line) => line.includes(delimiter)).length >= 2);
}

/** A table in text, as spreadsheets save it: RFC 4180, with tabs or commas. Throws FileTrouble, too-large. */
export function readDelimited(text: string, delimiter: "\t" | ",", budget: Budget): ForeignSheet {
  const cells = new ForeignCells(budget);
  let [row, column, at] = [0, 0, 0];
  while (at < text.length) {
    let value = "";
    if (text.charAt(at) === '"') {
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        value += text.slice(from, quote === -1 ? text.length : quote);
        at = quote === -1 ? text.length : quote + 1;
        if (text.charAt(at) !== '"') break;
        value += '"';
        from = at + 1;
      }
    }
    const start = at;
    while (at < text.length && !isEnd(text, at, delimiter)) at++;
    value += text.slice(start, at);
    if (value !== "") {
      const printed = printedValue(value);
      cells.put(row, column, printed.value, printed.format);
    }
    if (text.charAt(at) === delimiter) column++;
    else {
      row++;
      column = 0;
      if (text.startsWith("\r\n", at)) at++;
    }
    at++;
  }
  return { name: "Sheet1", hidden: false, cells: cells.cells, merges: [], hiddenRows: [], hiddenColumns: [] };
}

function isEnd(text: string, at: number, delimiter: string): boolean {
  const char = text.charAt(at);
  return char === delimiter || char === "\n" || char === "\r";
}
