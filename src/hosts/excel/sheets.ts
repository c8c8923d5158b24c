/// <reference types="office-js" />
import { markFormula } from "../../core/report/colours.ts";
import type { Task } from "../../app/port.ts";
import { PAGE_PROPERTY } from "../../core/report/page.ts";
import { carryOut } from "./trips.ts";

export interface Sheet {
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
  readonly protected: boolean;
}

/** What of ours a sheet holds. */
export interface Ours {
  /** Our conditional formats, the one on top first. */
  readonly marks: readonly string[];
  /** Whether the whole sheet is a report of ours. */
  readonly page: boolean;
}

/** All sheets, in one round trip. */
export async function readSheets(context: Excel.RequestContext): Promise<Sheet[]> {
  const { worksheets } = context.workbook;
  worksheets.load("items/id,items/name,items/visibility,items/protection/protected");
  await context.sync();
  return worksheets.items.map(({ id, name, visibility, protection }) => ({
    id,
    name,
    hidden: visibility !== "Visible",
    protected: protection.protected,
  }));
}

/** Asks what of ours a sheet holds; to be called after the round trip. */
export function askOurs(context: Excel.RequestContext, sheet: Sheet): () => Ours {
  const isPage = askPage(context, sheet);
  const formats = formatsOf(context, sheet);
  // Loading `custom` would fail where there is a format of another type.
  formats.load("items/id,items/customOrNullObject/rule/formula");
  return () => ({ page: isPage(), marks: formats.items.filter(isOurs).map(({ id }) => id) });
}

/** Asks whether a sheet is a report of ours; to be called after the round trip. */
function askPage(context: Excel.RequestContext, sheet: Sheet): () => boolean {
  const { customProperties } = context.workbook.worksheets.getItem(sheet.id);
  customProperties.load("items/key");
  return () => customProperties.items.some(({ key }) => key === PAGE_PROPERTY);
}

export function formatsOf(context: Excel.RequestContext, sheet: Sheet): Excel.ConditionalFormatCollection {
  return context.workbook.worksheets.getItem(sheet.id).getRange().conditionalFormats;
}

function isOurs({ customOrNullObject }: Excel.ConditionalFormat): boolean {
  return !customOrNullObject.isNullObject && customOrNullObject.rule.formula.replace(/^=/, "") === markFormula;
}

/** What of ours the sheets hold: in one round trip, or in as many as it takes. */
export async function readOurs(
  context: Excel.RequestContext,
  sheets: readonly Sheet[],
  task: Task,
): Promise<Map<Sheet, Ours>> {
  const found = new Map<Sheet, Ours>();
  const trip = async (batch: readonly Sheet[]): Promise<void> => {
    const asked = batch.map((sheet) => [sheet, askOurs(context, sheet)] as const);
    await context.sync();
    for (const [sheet, answer] of asked) found.set(sheet, answer());
  };
  const careful = async (batch: readonly Sheet[]): Promise<void> => {
    try {
      await trip(batch);
    } catch (error) {
      const [sheet, ...others] = batch;
      if (sheet === undefined || others.length > 0) throw error;
      found.set(sheet, await readOursOneByOne(context, sheet, task));
    }
  };
  const load = { items: sheets, weight: () => 1, most: Infinity, trip: careful, tooMuch: () => true };
  await carryOut(load, task);
  return found;
}

/** For an Excel that fails on some format of the sheet: what cannot be read is not ours. */
async function readOursOneByOne(context: Excel.RequestContext, sheet: Sheet, task: Task): Promise<Ours> {
  const page = askPage(context, sheet);
  const formats = formatsOf(context, sheet);
  formats.load("items/id,items/type");
  await context.sync();
  const marks: string[] = [];
  const trip = async (batch: readonly Excel.ConditionalFormat[]): Promise<void> => {
    try {
      for (const { customOrNullObject } of batch) customOrNullObject.load("rule/formula");
      await context.sync();
      marks.push(...batch.filter(isOurs).map(({ id }) => id));
    } catch (error) {
      if (batch.length > 1) throw error;
    }
  };
  const items = formats.items.filter(({ type }) => type === Excel.ConditionalFormatType.custom);
  await carryOut({ items, weight: () => 1, most: Infinity, trip, tooMuch: () => true }, task);
  return { page: page(), marks };
}
