import { a1 } from "../../core/sheet/grid.ts";
import { type Page, pageCell, pageWidths, POINTS_A_CHARACTER } from "../../core/report/page.ts";
import type { BookFont } from "./book-styles.ts";
import { textXml } from "./cells.ts";
import { markColours } from "../../core/report/colours.ts";
import { MAIN } from "./new-workbook.ts";
import type { Stylesheet } from "./stylesheet.ts";
import { charactersOf } from "./template.ts";
import { escapeXml } from "../ooxml/xml.ts";

/** The sheet part of a page of text, without its XML declaration. `font` is the usual one of the workbook. */
export function pageXml(page: Page, styles: Stylesheet, font: BookFont): string {
  const columns = page.rows.reduce((most, row) => Math.max(most, row.length), 1);
  const legend = new Map(page.legend.map(({ row, column, kind }) => [`${row} ${column}`, kind]));
  const headings = new Set(page.headings);
  const look = (row: number, column: number, isText: boolean): number => {
    const kind = legend.get(`${row} ${column}`);
    const colours = kind && markColours[kind];
    const fontId =
      headings.has(row) || colours?.font !== undefined
        ? styles.add("fonts", fontXml(font, headings.has(row), colours?.font))
        : 0;
    const fillId = colours === undefined ? 0 : styles.add("fills", fillXml(colours.fill));
    return styles.add(
      "cellXfs",
      `<xf numFmtId="${isText ? 49 : 0}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"` +
        ' applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
    );
  };
  const cells = (row: Page["rows"][number], r: number): string =>
    Array.from({ length: columns }, (_, c) => {
      const value = pageCell(row[c] ?? "");
      const start = `<c r="${a1(r, c)}" s="${look(r, c, typeof value === "string")}"`;
      if (value === "") return `${start}/>`;
      if (typeof value === "number") return `${start}><v>${value}</v></c>`;
      return `${start} t="inlineStr"><is><t xml:space="preserve">${textXml(value)}</t></is></c>`;
    }).join("");
  const widths = pageWidths(page).map(
    (width, c) =>
      `<col min="${c + 1}" max="${c + 1}" width="${charactersOf(width * POINTS_A_CHARACTER)}" customWidth="1"/>`,
  );
  return (
    `<worksheet xmlns="${MAIN}"><sheetFormatPr defaultRowHeight="15"/>` +
    (widths.length === 0 ? "" : `<cols>${widths.join("")}</cols>`) +
    `<sheetData>${page.rows.map((row, r) => `<row r="${r + 1}">${cells(row, r)}</row>`).join("")}</sheetData></worksheet>`
  );
}

function fontXml({ name, size }: BookFont, bold: boolean, colour: string | undefined): string {
  return (
    `<font>${bold ? "<b/>" : ""}${size === undefined ? "" : `<sz val="${size}"/>`}` +
    `${colour === undefined ? "" : `<color rgb="FF${colour}"/>`}${name === undefined ? "" : `<name val="${escapeXml(name)}"/>`}</font>`
  );
}

function fillXml(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}
