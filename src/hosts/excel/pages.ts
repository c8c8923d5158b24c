/// <reference types="office-js" />
import type { Removed } from "../../app/port.ts";
import {
  type Page,
  PAGE_PROPERTY,
  pageCell,
  pageHeight,
  pageLooks,
  pageMerges,
  POINTS_A_CHARACTER,
} from "../../core/report/page.ts";
import { rangeOf } from "../../core/sheet/grid.ts";
import { freeName } from "../../core/sheet/names.ts";
import { lookAtOurs, putMarks } from "./mark.ts";
import { partsOf } from "./notes.ts";
import { readSheets } from "./sheets.ts";
import { carryOut, isRequestTooLarge } from "./trips.ts";

/** Adds the page as a new last sheet, and takes it back where it cannot be finished. Answers with its name. */
export async function writePage(context: Excel.RequestContext, page: Page): Promise<string> {
  const { worksheets } = context.workbook;
  const name = freeName(
    page.name,
    (await readSheets(context)).map((sheet) => sheet.name),
  );
  const sheet = worksheets.add(name);
  sheet.customProperties.add(PAGE_PROPERTY, "page");
  // Before the text, which Excel wraps as it comes in.
  page.widths.forEach((width, column) => {
    sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = width * POINTS_A_CHARACTER;
  });
  await context.sync();
  try {
    await fill(context, sheet, page);
  } catch (error) {
    sheet.delete();
    await context.sync().catch(() => undefined);
    throw error;
  }
  return name;
}

async function fill(context: Excel.RequestContext, sheet: Excel.Worksheet, page: Page): Promise<void> {
  const columns = page.widths.length;
  const rows = page.rows.map((cells, at) => ({
    at,
    cells: Array.from({ length: columns }, (_, c) => pageCell(cells[c] ?? "")),
  }));
  const line = (at: number, from: number, count: number): Excel.Range => sheet.getRangeByIndexes(at, from, 1, count);
  await carryOut(
    {
      items: rows,
      weight: ({ cells }) => cells.reduce<number>((sum, cell) => sum + String(cell).length * 3 + 20, 0),
      most: Infinity,
      tooMuch: isRequestTooLarge,
      async trip(batch) {
        const first = batch[0];
        if (first === undefined) return;
        const range = sheet.getRangeByIndexes(first.at, 0, batch.length, columns);
        // First of all, so that Excel takes no text for a formula or a number.
        range.numberFormat = batch.map(({ cells }) =>
          cells.map((cell) => (typeof cell === "string" ? "@" : "General")),
        );
        range.format.wrapText = true;
        range.format.verticalAlignment = "Top";
        range.values = batch.map(({ cells }) => cells);
        for (const area of pageMerges(page, first.at, first.at + batch.length))
          sheet.getRange(rangeOf(area)).merge(false);
        // Last, for a text that comes in makes Excel fit its row; and it does not fit those of merged cells.
        for (const { at } of batch) line(at, 0, 1).format.rowHeight = pageHeight(page, at);
        await context.sync();
      },
    },
    {},
  );
  const lookAt = pageLooks(page);
  for (const row of page.headings) {
    const { size, fill } = lookAt(row, 0);
    const { format } = line(row, 0, columns);
    format.font.bold = true;
    if (size !== undefined) format.font.size = size;
    if (fill !== undefined) format.fill.color = `#${fill}`;
  }
  for (const { first, last } of page.tables) {
    const { format } = sheet.getRangeByIndexes(first, 0, last - first + 1, columns);
    for (const edge of EDGES) format.borders.getItem(edge).style = "Continuous";
  }
  for (const { row, column } of page.legend) {
    const { fill, colour } = lookAt(row, column);
    const { format } = line(row, column, 1);
    if (fill !== undefined) format.fill.color = `#${fill}`;
    if (colour !== undefined) format.font.color = `#${colour}`;
  }
  const { pageLayout } = sheet;
  pageLayout.orientation = "Landscape";
  pageLayout.paperSize = "A4";
  pageLayout.zoom = { horizontalFitToPages: 1 };
  await context.sync();
}

const EDGES = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"] as const;

/** Takes everything of ours out. */
export async function removeAll(context: Excel.RequestContext): Promise<Removed> {
  const { protection } = context.workbook;
  protection.load("protected");
  const known = await lookAtOurs(context, {});
  const parts = await partsOf(context);
  const sheets = [...known].filter(([, { page }]) => !page);
  const pages = [...known].filter(([, { page }]) => page).map(([sheet]) => sheet);
  const kept = await putMarks(context, new Map(sheets), [], {});
  for (const part of parts) part.delete();
  if (!protection.protected) for (const { id } of pages) context.workbook.worksheets.getItem(id).delete();
  await context.sync();
  const names = pages.map(({ name }) => name);
  return {
    marked: sheets.filter(([sheet, { marks }]) => marks.length > 0 && !sheet.protected).map(([{ name }]) => name),
    pages: protection.protected ? [] : names,
    notes: parts.length > 0,
    kept: protection.protected ? [...kept, ...names] : kept,
  };
}
