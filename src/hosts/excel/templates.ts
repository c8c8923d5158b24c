/// <reference types="office-js" />
import { rangeOf, type Area } from "../../core/sheet/grid.ts";
import type { TemplateSheet } from "../../core/blanks/made.ts";
import type { AddedSheet, Task } from "../../app/port.ts";
import { areasWhere, askFor, FONT, formatOf, isTyped, LARGEST, LOOKS } from "../../core/blanks/looks.ts";
import { addressLists, contentsOf, freeNames, isAsAdded, runs, type HeldCells } from "../shared/templates.ts";
import { readSheets } from "./sheets.ts";
import { carryOut, isRequestTooLarge } from "./trips.ts";

/** What Excel takes as the address of several ranges. */
const LONGEST_ADDRESS = 8000;
/** Bytes of a request for each cell of a table, about. */
const BYTES_A_CELL = 120;

/**
 * Adds the tables after the last sheet, in three round trips: what names are taken, the sheets, and what is in them. Where anything
 * fails, or the task is aborted, the sheets that were added are taken back.
 */
export async function addTemplates(
  context: Excel.RequestContext,
  templates: readonly TemplateSheet[],
  task: Task,
): Promise<readonly AddedSheet[]> {
  if (templates.length === 0) return [];
  const before = await readSheets(context);
  task.signal?.throwIfAborted();
  const names = freeNames(
    templates,
    before.map(({ name }) => name),
  );
  const { worksheets } = context.workbook;
  const sheets = names.map((name) => worksheets.add(name).load("id"));
  try {
    await context.sync();
  } catch (error) {
    await takeBack(context, new Set(before.map(({ id }) => id)), names).catch(() => undefined);
    throw error;
  }
  const added = templates.map((sheet, i) => ({ name: names[i] ?? "", id: sheets[i]?.id ?? "", sheet }));
  try {
    await carryOut(
      {
        items: added,
        weight: ({ sheet }) => sheet.rows.length * sheet.widths.length * BYTES_A_CELL,
        most: Infinity,
        tooMuch: isRequestTooLarge,
        async trip(batch) {
          for (const { id, sheet } of batch) fill(worksheets.getItem(id), sheet);
          await context.sync();
        },
      },
      task,
    );
    task.signal?.throwIfAborted();
  } catch (error) {
    for (const { id } of added) worksheets.getItemOrNullObject(id).delete();
    await context.sync().catch(() => undefined);
    throw error;
  }
  return added;
}

/** Takes back the sheets that a failed round trip added: the first ones of these names, which stand last in their order. */
async function takeBack(
  context: Excel.RequestContext,
  before: ReadonlySet<string>,
  names: readonly string[],
): Promise<void> {
  const fresh = (await readSheets(context)).filter(({ id }) => !before.has(id));
  const count =
    names.findLastIndex((_, i) => names.slice(0, i + 1).every((name, n) => fresh.at(n - i - 1)?.name === name)) + 1;
  for (const { id } of fresh.slice(fresh.length - count)) context.workbook.worksheets.getItem(id).delete();
  await context.sync();
}

/** Takes out what is still as it was added. Answers with those that are not. */
export async function removeTemplates(
  context: Excel.RequestContext,
  added: readonly AddedSheet[],
): Promise<readonly AddedSheet[]> {
  const asked = added.map((one) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(one.id);
    return { one, sheet, used: sheet.getUsedRangeOrNullObject(true).load("rowIndex,columnIndex,formulas") };
  });
  await context.sync();
  const kept: AddedSheet[] = [];
  for (const { one, sheet, used } of asked) {
    if (sheet.isNullObject) continue;
    if (isAsAdded(one.sheet, used.isNullObject ? undefined : held(used))) sheet.delete();
    else kept.push(one);
  }
  await context.sync();
  return kept;
}

function held({ rowIndex: top, columnIndex: left, formulas }: Excel.Range): HeldCells {
  return { top, left, formulas };
}

function fill(sheet: Excel.Worksheet, template: TemplateSheet): void {
  const { rows, merges, widths, heights, heading, frozen } = template;
  const whole = sheet.getRangeByIndexes(0, 0, rows.length, widths.length);
  // First of all, so that Excel takes no text for a formula or a number.
  whole.numberFormat = rows.map((row) => row.map((cell) => (cell === undefined ? "General" : formatOf(cell))));
  runs(widths).forEach(({ from, count, value }) => {
    sheet.getRangeByIndexes(0, from, 1, count).format.columnWidth = value;
  });
  whole.formulas = contentsOf(template);
  whole.format.font.name = FONT;
  whole.format.font.size = LOOKS.label.size;
  whole.format.wrapText = true;
  whole.format.verticalAlignment = "Center";
  for (const merge of merges) sheet.getRange(rangeOf(merge)).merge(false);
  paint(sheet, template);
  // Last, for a text that comes in makes Excel fit its row.
  runs(heights).forEach(({ from, count, value }) => {
    sheet.getRangeByIndexes(from, 0, count, 1).format.rowHeight = value;
  });
  const { pageLayout } = sheet;
  pageLayout.orientation = template.landscape ? "Landscape" : "Portrait";
  pageLayout.paperSize = "A4";
  pageLayout.centerHorizontally = true;
  pageLayout.zoom = { horizontalFitToPages: 1, ...(template.onePage ? { verticalFitToPages: 1 } : {}) };
  if (heading !== undefined) pageLayout.setPrintTitleRows(`$${heading[0] + 1}:$${heading[1] + 1}`);
  pageLayout.headersFooters.defaultForAllPages.centerFooter = "第 &P 页，共 &N 页";
  if (frozen.columns > 0) sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, frozen.rows, frozen.columns));
  else sheet.freezePanes.freezeRows(frozen.rows);
}

function paint(sheet: Excel.Worksheet, template: TemplateSheet): void {
  const on = (areas: readonly Area[], change: (ranges: Excel.RangeAreas) => void): void => {
    for (const list of addressLists(areas, LONGEST_ADDRESS)) change(sheet.getRanges(list));
  };
  const looks = Object.entries(LOOKS);
  for (const align of ["left", "center", "right"] as const) {
    const horizontal = { left: "Left", center: "Center", right: "Right" } as const;
    on(
      areasWhere(template, ({ style }) => LOOKS[style].align === align),
      ({ format }) => (format.horizontalAlignment = horizontal[align]),
    );
  }
  for (const indent of new Set(template.rows.flat().map((cell) => cell?.indent ?? 0)))
    if (indent > 0)
      on(
        areasWhere(template, (cell) => cell.indent === indent),
        ({ format }) => (format.indentLevel = indent),
      );
  on(
    areasWhere(template, ({ style }) => LOOKS[style].bold),
    ({ format }) => (format.font.bold = true),
  );
  for (const [name, { size }] of looks)
    if (size !== LOOKS.label.size)
      on(
        areasWhere(template, ({ style }) => style === name),
        ({ format }) => (format.font.size = size),
      );
  on(
    areasWhere(template, ({ style }) => LOOKS[style].border),
    ({ format }) => {
      for (const edge of EDGES) format.borders.getItem(edge).style = "Continuous";
    },
  );
  // Words outside the table run on over the blank cells beside them.
  on(
    areasWhere(template, ({ style }) => style === "side" || style === "corner"),
    ({ format }) => (format.wrapText = false),
  );
  for (const style of ["amount", "count"] as const) {
    const { title, prompt, error } = askFor(style, template.unit);
    on(
      areasWhere(template, (cell) => cell.style === style && isTyped(cell)),
      ({ dataValidation }) => {
        dataValidation.rule = { decimal: { formula1: -LARGEST, formula2: LARGEST, operator: "Between" } };
        dataValidation.prompt = { showPrompt: true, title, message: prompt };
        dataValidation.errorAlert = { showAlert: true, style: "Warning", title, message: error };
      },
    );
  }
}

const EDGES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"] as const;
