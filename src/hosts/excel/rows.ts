/// <reference types="office-js" />

/** The whole row of a sheet. */
function rowOf(sheet: Excel.Worksheet, row: number): Excel.Range {
  return sheet.getRangeByIndexes(row, 0, 1, 1).getEntireRow();
}

export async function insertRows(
  context: Excel.RequestContext,
  name: string,
  rows: readonly number[],
  like: number | undefined,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(name);
  let model = like;
  for (const row of rows) {
    rowOf(sheet, row).insert("Down");
    if (model === undefined) continue;
    if (row <= model) model++;
    rowOf(sheet, row).copyFrom(rowOf(sheet, model), Excel.RangeCopyType.formats);
  }
  await context.sync();
}

export async function removeRows(
  context: Excel.RequestContext,
  name: string,
  rows: readonly number[],
): Promise<boolean> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load("name");
  await context.sync();
  if (sheet.isNullObject) return false;
  const used = rows.map((row) => rowOf(sheet, row).getUsedRangeOrNullObject(true).load("rowIndex"));
  await context.sync();
  if (used.some(({ isNullObject }) => !isNullObject)) return false;
  for (const row of [...rows].reverse()) rowOf(sheet, row).delete("Up");
  await context.sync();
  return true;
}
