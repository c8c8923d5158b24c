import { a1, rangeOf, type Area } from "../../core/sheet/grid.ts";
import {
  pageCell,
  pageHeight,
  pageLooks,
  pageMerges,
  POINTS_A_CHARACTER,
  type FileLink,
  type Page,
  type PageLook,
} from "../../core/report/page.ts";
import { freeName, quotedName } from "../../core/sheet/names.ts";
import { RELATIONSHIPS } from "../ooxml/names.ts";
import { escapeXml } from "../ooxml/xml.ts";
import type { BookFont } from "./book-styles.ts";
import { textXml } from "./cells.ts";
import { MAIN, newWorkbook } from "./new-workbook.ts";
import { PLAIN_STYLES, Stylesheet } from "./stylesheet.ts";
import { charactersOf } from "./template.ts";

/** A workbook of nothing but pages. Names that are taken, or are none for a sheet, are changed. */
export function pagesWorkbook(pages: readonly Page[]): Uint8Array {
  const styles = new Stylesheet(PLAIN_STYLES);
  const names: string[] = [];
  const sheets = pages.map((page) => {
    const name = freeName(page.name.replace(/[\\/?*[\]:']/g, " ").trim() || "Sheet1", names);
    names.push(name);
    return { name, xml: pageXml(page, styles, {}), files: filesOf(page) };
  });
  const lists = pages.map((page, i) => listNames(page, quotedName(names[i] ?? ""), i));
  return newWorkbook(sheets, styles.text, lists.join(""));
}

/** Excel takes no more links in a sheet. */
const MOST_LINKS = 65_000;

/** The files that a page leads to, each once, in the order of their relationships. */
function filesOf({ links }: Page): string[] {
  return [...new Set(links.slice(0, MOST_LINKS).flatMap(({ to }) => ("href" in to ? [to.href] : [])))];
}

/** The rows of a list with its headings. */
function listArea({ isList, tables, widths }: Page): Area | undefined {
  const [table] = tables;
  if (isList !== true || table === undefined) return undefined;
  return { top: table.first, left: 0, bottom: table.last, right: widths.length - 1 };
}

/** What a filter and headings on every sheet of paper need besides what stands in the sheet. */
function listNames(page: Page, sheet: string, index: number): string {
  const area = listArea(page);
  if (area === undefined) return "";
  const name = (of: string, value: string, more = ""): string =>
    `<definedName name="_xlnm.${of}" localSheetId="${index}"${more}>${escapeXml(`${sheet}!${value}`)}</definedName>`;
  const fixed = rangeOf(area).replace(/[A-Z]+|\d+/g, "$$$&");
  return name("_FilterDatabase", fixed, ' hidden="1"') + name("Print_Titles", `$${area.top + 1}:$${area.top + 1}`);
}

/** The sheet part of a page of text, without its XML declaration. `font` is the usual one of the workbook. */
export function pageXml(page: Page, styles: Stylesheet, font: BookFont): string {
  const lookAt = pageLooks(page);
  const style = (look: PageLook, isText: boolean): number => {
    const isPlain = look.bold === undefined && look.size === undefined && look.colour === undefined;
    const fontId = isPlain ? 0 : styles.add("fonts", fontXml(font, look));
    const fillId = look.fill === undefined ? 0 : styles.add("fills", fillXml(look.fill));
    const borderId = look.boxed ? styles.add("borders", BOX) : 0;
    return styles.add(
      "cellXfs",
      `<xf numFmtId="${isText ? 49 : 0}" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0" applyNumberFormat="1" applyFont="1"` +
        ' applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
    );
  };
  const cells = (row: Page["rows"][number], r: number): string =>
    page.widths
      .map((_, c) => {
        const value = pageCell(row[c] ?? "");
        const start = `<c r="${a1(r, c)}" s="${style(lookAt(r, c), typeof value === "string")}"`;
        if (value === "") return `${start}/>`;
        if (typeof value === "number") return `${start}><v>${value}</v></c>`;
        return `${start} t="inlineStr"><is><t xml:space="preserve">${textXml(value)}</t></is></c>`;
      })
      .join("");
  const widths = page.widths.map(
    (width, c) =>
      `<col min="${c + 1}" max="${c + 1}" width="${charactersOf(width * POINTS_A_CHARACTER)}" customWidth="1"/>`,
  );
  const merges = pageMerges(page).map((area) => `<mergeCell ref="${rangeOf(area)}"/>`);
  const numbers = new Map(filesOf(page).map((href, i) => [href, i + 1]));
  const links = page.links.slice(0, MOST_LINKS).map(({ row, column, to }) => {
    const place = "href" in to ? placeIn(to) : `${quotedName(to.sheet)}!${a1(to.row, to.column)}`;
    const file = "href" in to ? ` r:id="rId${numbers.get(to.href) ?? 0}"` : "";
    return `<hyperlink ref="${a1(row, column)}"${file}${place === undefined ? "" : ` location="${escapeXml(place)}"`}/>`;
  });
  const area = listArea(page);
  return (
    `<worksheet xmlns="${MAIN}"${numbers.size === 0 ? "" : ` xmlns:r="${RELATIONSHIPS}"`}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    (area === undefined ? "" : frozen(area.top + 1)) +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    `<cols>${widths.join("")}</cols><sheetData>` +
    page.rows
      .map((row, r) => `<row r="${r + 1}" ht="${pageHeight(page, r)}" customHeight="1">${cells(row, r)}</row>`)
      .join("") +
    "</sheetData>" +
    (area === undefined ? "" : `<autoFilter ref="${rangeOf(area)}"/>`) +
    (merges.length === 0 ? "" : `<mergeCells count="${merges.length}">${merges.join("")}</mergeCells>`) +
    (links.length === 0 ? "" : `<hyperlinks>${links.join("")}</hyperlinks>`) +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>' +
    (area === undefined ? "" : "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>") +
    "</worksheet>"
  );
}

/** 公开03表!C5 as links have it. */
function placeIn({ cell }: FileLink): string | undefined {
  const at = cell?.lastIndexOf("!") ?? -1;
  return cell === undefined || at < 0 ? undefined : `${quotedName(cell.slice(0, at))}!${cell.slice(at + 1)}`;
}

/** So many rows stay in sight. */
function frozen(rows: number): string {
  return (
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${rows}" topLeftCell="A${rows + 1}" activePane="bottomLeft" state="frozen"/>` +
    "</sheetView></sheetViews>"
  );
}

const side = (name: string): string => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
const BOX = `<border>${["left", "right", "top", "bottom"].map(side).join("")}<diagonal/></border>`;

function fontXml({ name, size: usual }: BookFont, { bold, size = usual, colour }: PageLook): string {
  return (
    `<font>${bold ? "<b/>" : ""}${size === undefined ? "" : `<sz val="${size}"/>`}` +
    `${colour === undefined ? "" : `<color rgb="FF${colour}"/>`}${name === undefined ? "" : `<name val="${escapeXml(name)}"/>`}</font>`
  );
}

function fillXml(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}
