import type { Removed, Task } from "../../app/port.ts";
import { areasWhere, askFor, FONT, formatOf, isTyped, LARGEST, LOOKS } from "../../core/blanks/looks.ts";
import type { TemplateCell, TemplateSheet } from "../../core/blanks/made.ts";
import { type Page, PAGE_PROPERTY, pageCell, pageHeight, pageLooks, pageMerges } from "../../core/report/page.ts";
import { rangeOf } from "../../core/sheet/grid.ts";
import { addressLists, contentsOf, freeNames, isAsAdded, runs } from "../shared/templates.ts";
import { GENERAL, TEXT } from "../shared/typed.ts";
import {
  colourOf,
  itemsOf,
  LONGEST_ADDRESS,
  XL,
  type EtApplication,
  type EtRange,
  type EtSheet,
  type EtWorkbook,
} from "./et.ts";
import { markedSheets, putMarks } from "./mark.ts";
import { partsOfOurs } from "./notes.ts";
import { formulasOf } from "./read.ts";
import { breath, denied, isPage, partOf, rangeAt, sheetsOf } from "./sheets.ts";

/** Rows that are written at once. */
const ROWS_A_CALL = 200;
/** Longer texts are not taken among others. */
const LONGEST_AMONG_OTHERS = 8000;

/** Adds sheets after the last one, all or none, and leaves the user where he was. */
async function addAll<Wanted extends { readonly name: string }>(
  app: EtApplication,
  book: EtWorkbook,
  wanted: readonly Wanted[],
  fill: (sheet: EtSheet, one: Wanted, done: number) => void | Promise<void>,
): Promise<EtSheet[]> {
  if (wanted.length === 0) return [];
  if (book.ProtectStructure) throw denied("The workbook");
  const front = book.ActiveSheet;
  const names = freeNames(
    wanted,
    itemsOf(book.Sheets).map(({ Name }) => Name),
  );
  const added: EtSheet[] = [];
  try {
    for (const [i, one] of wanted.entries()) {
      const sheet = book.Worksheets.Add(undefined, book.Sheets.Item(book.Sheets.Count));
      added.push(sheet);
      sheet.Name = names[i] ?? one.name;
      await fill(sheet, one, i + 1);
    }
    return added;
  } catch (error) {
    for (const sheet of added) remove(app, sheet);
    throw error;
  } finally {
    front.Activate();
  }
}

/** Without asking the user. */
function remove(app: EtApplication, sheet: EtSheet): void {
  app.DisplayAlerts = false;
  try {
    sheet.Delete();
  } finally {
    app.DisplayAlerts = true;
  }
}

export async function addPage(app: EtApplication, book: EtWorkbook, page: Page): Promise<string> {
  const [sheet] = await addAll(app, book, [page], fillPage);
  return sheet?.Name ?? page.name;
}

async function fillPage(sheet: EtSheet, page: Page): Promise<void> {
  const { rows, widths } = page;
  const [count, columns] = [rows.length, widths.length];
  sheet.CustomProperties.Add(PAGE_PROPERTY, "page");
  if (count === 0) return;
  const whole = rangeAt(sheet, { top: 0, left: 0, rows: count, columns });
  // First of all, so that WPS takes no text for a formula or a number.
  whole.NumberFormat = TEXT;
  whole.WrapText = true;
  whole.VerticalAlignment = XL.top;
  widths.forEach((width, c) => (sheet.Cells.Item(1, c + 1).ColumnWidth = width));
  for (let top = 0; top < count; top += ROWS_A_CALL) {
    const cells = rows.slice(top, top + ROWS_A_CALL).map((row) => widths.map((_, c) => pageCell(row[c] ?? "")));
    const alone: (readonly [cell: EtRange, text: string])[] = [];
    cells.forEach((row, r) =>
      row.forEach((value, c) => {
        const cell = (): EtRange => sheet.Cells.Item(top + r + 1, c + 1);
        if (typeof value === "number") cell().NumberFormat = GENERAL;
        else if (value.length > LONGEST_AMONG_OTHERS) {
          alone.push([cell(), value]);
          row[c] = "";
        }
      }),
    );
    rangeAt(sheet, { top, left: 0, rows: cells.length, columns }).Value2 = cells;
    for (const [cell, text] of alone) cell.Value2 = text;
    await breath();
  }
  for (const area of pageMerges(page)) sheet.Range(rangeOf(area)).Merge();
  for (let row = 0; row < count; row++) sheet.Cells.Item(row + 1, 1).RowHeight = pageHeight(page, row);
  lookOfPage(sheet, page);
  const { PageSetup } = sheet;
  PageSetup.Orientation = XL.landscape;
  PageSetup.PaperSize = XL.paperA4;
  PageSetup.Zoom = false;
  PageSetup.FitToPagesWide = 1;
  PageSetup.FitToPagesTall = false;
}

function lookOfPage(sheet: EtSheet, page: Page): void {
  const lookAt = pageLooks(page);
  const columns = page.widths.length;
  for (const row of page.headings) {
    const { size, fill } = lookAt(row, 0);
    const { Font, Interior } = rangeAt(sheet, { top: row, left: 0, rows: 1, columns });
    Font.Bold = true;
    if (size !== undefined) Font.Size = size;
    if (fill !== undefined) Interior.Color = colourOf(fill);
  }
  for (const { first, last } of page.tables)
    rangeAt(sheet, { top: first, left: 0, rows: last - first + 1, columns }).Borders.LineStyle = XL.continuous;
  for (const { row, column } of page.legend) {
    const { fill, colour } = lookAt(row, column);
    const { Font, Interior } = sheet.Cells.Item(row + 1, column + 1);
    if (fill !== undefined) Interior.Color = colourOf(fill);
    if (colour !== undefined) Font.Color = colourOf(colour);
  }
}

/** Adds the tables; `added` is told of each sheet. */
export async function addTemplates(
  app: EtApplication,
  book: EtWorkbook,
  templates: readonly TemplateSheet[],
  { signal, progress }: Task,
): Promise<EtSheet[]> {
  signal?.throwIfAborted();
  return addAll(app, book, templates, async (sheet, template, done) => {
    fillTemplate(app, sheet, template);
    progress?.(done, templates.length);
    await breath();
    signal?.throwIfAborted();
  });
}

function fillTemplate(app: EtApplication, sheet: EtSheet, template: TemplateSheet): void {
  const { rows, merges, widths, heights, heading, frozen } = template;
  const whole = rangeAt(sheet, { top: 0, left: 0, rows: rows.length, columns: widths.length });
  // First of all, so that WPS takes no text for a formula or a number.
  for (const code of new Set(rows.flat().map((cell) => cell && formatOf(cell))))
    if (code !== undefined && code !== GENERAL)
      on(
        sheet,
        template,
        (cell) => formatOf(cell) === code,
        (range) => (range.NumberFormat = code),
      );
  for (const { from, value } of widths.map((value, from) => ({ from, value })))
    sheet.Cells.Item(1, from + 1).ColumnWidth = charactersOf(value);
  whole.Formula = contentsOf(template);
  whole.Font.Name = FONT;
  whole.Font.Size = LOOKS.label.size;
  whole.WrapText = true;
  whole.VerticalAlignment = XL.center;
  for (const merge of merges) sheet.Range(rangeOf(merge)).Merge();
  paint(sheet, template);
  for (const { from, count, value } of runs(heights))
    rangeAt(sheet, { top: from, left: 0, rows: count, columns: 1 }).RowHeight = value;
  const { PageSetup } = sheet;
  PageSetup.Orientation = template.landscape ? XL.landscape : XL.portrait;
  PageSetup.PaperSize = XL.paperA4;
  PageSetup.CenterHorizontally = true;
  PageSetup.Zoom = false;
  PageSetup.FitToPagesWide = 1;
  PageSetup.FitToPagesTall = template.onePage ? 1 : false;
  if (heading !== undefined) PageSetup.PrintTitleRows = `$${heading[0] + 1}:$${heading[1] + 1}`;
  PageSetup.CenterFooter = "第 &P 页，共 &N 页";
  // Of the sheet in front, which the one just added is.
  sheet.Activate();
  const { ActiveWindow } = app;
  ActiveWindow.SplitRow = frozen.rows;
  ActiveWindow.SplitColumn = frozen.columns;
  ActiveWindow.FreezePanes = true;
}

function on(
  sheet: EtSheet,
  template: TemplateSheet,
  wanted: (cell: TemplateCell) => boolean,
  change: (range: EtRange) => void,
): void {
  for (const address of addressLists(areasWhere(template, wanted), LONGEST_ADDRESS)) change(sheet.Range(address));
}

function paint(sheet: EtSheet, template: TemplateSheet): void {
  for (const align of ["left", "center", "right"] as const)
    on(
      sheet,
      template,
      ({ style }) => LOOKS[style].align === align,
      (range) => (range.HorizontalAlignment = XL[align]),
    );
  for (const indent of new Set(template.rows.flat().map((cell) => cell?.indent ?? 0)))
    if (indent > 0)
      on(
        sheet,
        template,
        (cell) => cell.indent === indent,
        (range) => (range.IndentLevel = indent),
      );
  on(
    sheet,
    template,
    ({ style }) => LOOKS[style].bold,
    ({ Font }) => (Font.Bold = true),
  );
  for (const [name, { size }] of Object.entries(LOOKS))
    if (size !== LOOKS.label.size)
      on(
        sheet,
        template,
        ({ style }) => style === name,
        ({ Font }) => (Font.Size = size),
      );
  on(
    sheet,
    template,
    ({ style }) => LOOKS[style].border,
    ({ Borders }) => (Borders.LineStyle = XL.continuous),
  );
  // Words outside the table run on over the blank cells beside them.
  on(
    sheet,
    template,
    ({ style }) => style === "side" || style === "corner",
    (range) => (range.WrapText = false),
  );
  for (const style of ["amount", "count"] as const) {
    const { title, prompt, error } = askFor(style, template.unit);
    on(
      sheet,
      template,
      (cell) => cell.style === style && isTyped(cell),
      ({ Validation }) => {
        Validation.Add(XL.validateDecimal, XL.validAlertWarning, XL.between, String(-LARGEST), String(LARGEST));
        Validation.InputTitle = title;
        Validation.InputMessage = prompt;
        Validation.ErrorTitle = title;
        Validation.ErrorMessage = error;
      },
    );
  }
}

/** The width of a column in points as WPS counts it: digits of the usual font, 7 pixels wide, without the padding of 5. */
function charactersOf(points: number): number {
  return Math.max(0, Math.round(((points / 0.75 - 5) / 7) * 100) / 100);
}

/** Takes a sheet out if it still is as it was added; false where it is not. */
export function removeIfAsAdded(
  app: EtApplication,
  book: EtWorkbook,
  sheet: EtSheet,
  template: TemplateSheet,
): boolean {
  const used = sheet.UsedRange;
  const { top, left } = partOf(used);
  if (book.ProtectStructure || !isAsAdded(template, { top, left, formulas: formulasOf(used) })) return false;
  remove(app, sheet);
  return true;
}

/** Takes everything of ours out. */
export async function removeAll(app: EtApplication, book: EtWorkbook): Promise<Removed> {
  const marked = markedSheets(book).filter((sheet) => !isPage(sheet) && !sheet.ProtectContents);
  const names = marked.map(({ Name }) => Name);
  const pages = sheetsOf(book).filter(isPage);
  const titles = pages.map(({ Name }) => Name);
  const kept = await putMarks(book, [], {});
  const parts = partsOfOurs(book);
  for (const part of parts) part.Delete();
  const isLocked = book.ProtectStructure;
  if (!isLocked) for (const page of pages) remove(app, page);
  return {
    marked: names,
    pages: isLocked ? [] : titles,
    notes: parts.length > 0,
    kept: isLocked ? [...kept, ...titles] : kept,
  };
}
