import { a1, rangeOf } from "../../core/sheet/grid.ts";
import { quotedName } from "../../core/sheet/names.ts";
import type { TemplateCell, TemplateSheet } from "../../core/blanks/made.ts";
import { areasWhere, askFor, FONT, formatOf, formulaOf, isTyped, LARGEST, LOOKS } from "../../core/blanks/looks.ts";
import { PLAIN_STYLES, Stylesheet } from "./stylesheet.ts";
import { escapeXml } from "../ooxml/xml.ts";
import { MAIN, newWorkbook } from "./new-workbook.ts";

// A new workbook of blank tables, part by part as ECMA-376 has them. The same tables always give the same bytes.

/** An .xlsx file with these tables as its sheets. Their names are to differ. */
export function templateWorkbook(sheets: readonly TemplateSheet[]): Uint8Array {
  const styles = new Stylesheet(BLANK_STYLES);
  const looks = new TemplateLooks(styles);
  const parts = sheets.map((sheet, i) => templateXml(sheet, looks, i === 0));
  return newWorkbook(
    sheets.map(({ name }, i) => ({ name, xml: parts[i] ?? "" })),
    styles.text,
    sheets.map(titles).join(""),
  );
}

function titles(sheet: TemplateSheet, i: number): string {
  const rows = printTitles(sheet, sheet.name);
  if (rows === undefined) return "";
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${escapeXml(rows)}</definedName>`;
}

/** The rows that are printed on every page, of a sheet with this name. */
export function printTitles({ heading }: TemplateSheet, name: string): string | undefined {
  return heading && `${quotedName(name)}!$${heading[0] + 1}:$${heading[1] + 1}`;
}

// Sheets

/** The sheet part of a blank table, without its XML declaration. */
export function templateXml(template: TemplateSheet, looks: TemplateLooks, isFirst: boolean): string {
  const { rows, merges, widths, heights, landscape, onePage } = template;
  const cells = (row: TemplateSheet["rows"][number], r: number): string =>
    row.map((cell, c) => (cell === undefined ? "" : cellXml(cell, a1(r, c), looks))).join("");
  return (
    `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<dimension ref="${rangeOf({ top: 0, left: 0, bottom: rows.length - 1, right: widths.length - 1 })}"/>` +
    `<sheetViews><sheetView workbookViewId="0"${isFirst ? ' tabSelected="1"' : ""}>${paneXml(template)}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="14.25"/><cols>${widths
      .map((width, c) => `<col min="${c + 1}" max="${c + 1}" width="${charactersOf(width)}" customWidth="1"/>`)
      .join("")}</cols><sheetData>` +
    rows
      .map((row, r) => `<row r="${r + 1}" ht="${heights[r] ?? 15}" customHeight="1">${cells(row, r)}</row>`)
      .join("") +
    "</sheetData>" +
    (merges.length === 0
      ? ""
      : `<mergeCells count="${merges.length}">${merges.map((merge) => `<mergeCell ref="${rangeOf(merge)}"/>`).join("")}</mergeCells>`) +
    validationsXml(template) +
    '<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" orientation="${landscape ? "landscape" : "portrait"}" fitToWidth="1" fitToHeight="${onePage ? 1 : 0}"/>` +
    "<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>"
  );
}

/** Column widths of files count digits of the usual font, here 7 pixels wide, padding included. */
export function charactersOf(points: number): number {
  return Math.round((points / 0.75 / 7) * 1000) / 1000;
}

function paneXml({ frozen: { rows, columns } }: TemplateSheet): string {
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ""} ySplit="${rows}"`;
  return `<pane${split} topLeftCell="${a1(rows, columns)}" activePane="${columns > 0 ? "bottomRight" : "bottomLeft"}" state="frozen"/>`;
}

function cellXml(cell: TemplateCell, at: string, looks: TemplateLooks): string {
  const style = `r="${at}" s="${looks.of(cell)}"`;
  const { value } = cell;
  const formula = formulaOf(cell);
  if (formula !== undefined)
    return typeof value === "string"
      ? `<c ${style} t="str"><f>${escapeXml(formula.slice(1))}</f><v>${escapeXml(value)}</v></c>`
      : `<c ${style}><f>${escapeXml(formula.slice(1))}</f><v>${value ?? 0}</v></c>`;
  if (value === undefined) return `<c ${style}/>`;
  if (typeof value === "number") return `<c ${style}><v>${value}</v></c>`;
  return `<c ${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;
}

function validationsXml(template: TemplateSheet): string {
  const rules = (["amount", "count"] as const).flatMap((style) => {
    const areas = areasWhere(template, (cell) => cell.style === style && isTyped(cell));
    const { title, prompt, error } = askFor(style, template.unit);
    return areas.length === 0
      ? []
      : [
          '<dataValidation type="decimal" errorStyle="warning" operator="between" allowBlank="1" showInputMessage="1" showErrorMessage="1"' +
            ` errorTitle="${escapeXml(title)}" error="${escapeXml(error)}" promptTitle="${escapeXml(title)}" prompt="${escapeXml(prompt)}"` +
            ` sqref="${areas.map(rangeOf).join(" ")}"><formula1>-${LARGEST}</formula1><formula2>${LARGEST}</formula2></dataValidation>`,
        ];
  });
  return rules.length === 0 ? "" : `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>`;
}

// Styles

/** Gives the cells of blank tables their looks. */
export class TemplateLooks {
  readonly #styles: Stylesheet;
  readonly #known = new Map<string, number>();

  constructor(styles: Stylesheet) {
    this.#styles = styles;
  }

  /** The number of the look of a cell. */
  of(cell: TemplateCell): number {
    const code = formatOf(cell);
    const key = `${cell.style} ${cell.indent ?? 0} ${code}`;
    const known = this.#known.get(key) ?? this.#add(cell, code);
    this.#known.set(key, known);
    return known;
  }

  #add({ style, indent }: TemplateCell, code: string): number {
    const { align, bold, size, border } = LOOKS[style];
    const isOutside = style === "side" || style === "corner";
    return this.#styles.add(
      "cellXfs",
      `<xf numFmtId="${this.#styles.format(code)}" fontId="${this.#styles.add("fonts", fontXml(bold, size))}" fillId="0"` +
        ` borderId="${this.#styles.add("borders", border ? BOX : NO_BOX)}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">` +
        `<alignment horizontal="${align}" vertical="center"${isOutside ? "" : ' wrapText="1"'}` +
        `${indent === undefined ? "" : ` indent="${indent}"`}/></xf>`,
    );
  }
}

const side = (name: string): string => `<${name} style="thin"><color auto="1"/></${name}>`;
const BOX = `<border>${["left", "right", "top", "bottom"].map(side).join("")}<diagonal/></border>`;
const NO_BOX = "<border><left/><right/><top/><bottom/><diagonal/></border>";

function fontXml(bold: boolean, size: number): string {
  return `<font>${bold ? "<b/>" : ""}<sz val="${size}"/><name val="${FONT}"/><charset val="134"/></font>`;
}

/** Of a workbook that has nothing but blank tables: its usual font is theirs. */
const BLANK_STYLES = PLAIN_STYLES.replace(/<font>.*<\/font>/, fontXml(false, LOOKS.label.size)).replace(
  "</styleSheet>",
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
);
