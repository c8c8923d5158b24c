import { sheet } from "../core/sheets.ts";
import { openInExcel, workbookOf, type OpenWorkbookInExcel } from "./index.ts";

// What the tests of the add-in rely upon.

let opened: OpenWorkbookInExcel;

beforeEach(async () => {
  const grid = sheet("表", [
    [1, 2],
    [3, 4],
  ]);
  opened = await openInExcel(
    workbookOf([grid, sheet("空", [])], {
      sheets: { 表: { conditionalFormats: [{ ranges: "A1:B2" }, { ranges: "B2", type: "ColorScale" }] } },
    }),
  );
});

const formats = (): (readonly [string, string])[] =>
  opened.host.wholeState().sheets[0]!.conditionalFormats.map(({ type, ranges }) => [type, ranges]);

test("what the host does not have fails and is recorded", async () => {
  await expect(
    Excel.run(async (context) => {
      context.workbook.tables.add("表!A1:B2", true);
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "NotImplemented" });
  expect(opened.host.unsupported).toEqual(["Workbook.Tables (object)"]);
});

test("what is newer than the Excel fails", async () => {
  await expect(Excel.run((context) => Promise.resolve(context.workbook.worksheets.onMoved))).rejects.toMatchObject({
    code: "ApiNotFound",
  });
});

test("a formula that is typed in is not passed over", async () => {
  await expect(
    Excel.run(async (context) => {
      context.workbook.worksheets.getItem("表").getRange("A1").values = [["=1+1"]];
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "NotImplemented" });
  expect(opened.host.unsupported).toHaveLength(1);
});

test("a conditional format belongs to its ranges, comes on top and can be moved", async () => {
  await Excel.run(async (context) => {
    const ranges = context.workbook.worksheets.getItem("表").getRanges("A1,B1:B2");
    const added = ranges.conditionalFormats.add(Excel.ConditionalFormatType.custom);
    added.load("priority");
    const onCell = context.workbook.worksheets.getItem("表").getRange("A2").conditionalFormats.load("items/type");
    await context.sync();
    expect(added.priority).toBe(0);
    expect(onCell.items.map(({ type }) => type)).toEqual(["Custom"]);
    expect(formats()).toEqual([
      ["Custom", "A1 B1:B2"],
      ["Custom", "A1:B2"],
      ["ColorScale", "B2"],
    ]);
    added.priority = 1;
    await context.sync();
    expect(formats()[1]).toEqual(["Custom", "A1 B1:B2"]);
    added.delete();
    await context.sync();
    expect(formats()).toHaveLength(2);
  });
});

test("a format of another type has no custom rule", async () => {
  await Excel.run(async (context) => {
    const all = context.workbook.worksheets.getItem("表").getRange().conditionalFormats;
    all.load("items/customOrNullObject/rule/formula");
    await context.sync();
    expect(all.items.map(({ customOrNullObject }) => customOrNullObject.isNullObject)).toEqual([false, true]);
    all.load("items/custom/rule/formula");
    await expect(context.sync()).rejects.toMatchObject({ code: "InvalidOperation" });
  });
});

test("what came before an error in a batch stays done", async () => {
  await expect(
    Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem("表").getRange("A1").values = [[9]];
      worksheets.getItem("没有").getRange("A1").values = [[9]];
      await context.sync();
    }),
  ).rejects.toMatchObject({ code: "ItemNotFound" });
  expect(opened.host.wholeState().sheets[0]!.cells["A1"]).toEqual({ value: 9 });
});

test("saved and opened again it is the same", async () => {
  const file = opened.save();
  const before = opened.host.wholeState();
  opened = await openInExcel(JSON.parse(file) as typeof before);
  expect(opened.host.wholeState()).toEqual(before);
});

test("a button of the ribbon, a custom function and the settings of the document", async () => {
  CustomFunctions.associate("TWICE", (x: number) => x * 2);
  expect(await opened.host.call("TWICE", [21])).toBe(42);
  let pressed = 0;
  Office.actions.associate("press", (event: Office.AddinCommands.Event) => {
    pressed++;
    event.completed();
  });
  await opened.press("press");
  expect(pressed).toBe(1);
  Office.context.document.settings.set("auto", true);
  await new Promise((saved) => Office.context.document.settings.saveAsync(saved));
  expect(opened.host.wholeState().documentSettings).toEqual({ auto: "true" });
  expect(opened.host.unsupported).toEqual([]);
});
