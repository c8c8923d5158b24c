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

/** Puts formulas into the second sheet, from A1 on. */
function enter(...formulas: readonly (string | number)[]): Promise<void> {
  return Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("空").getRangeByIndexes(0, 0, formulas.length, 1);
    range.formulas = formulas.map((formula) => [formula]);
    await context.sync();
  });
}

const entered = (): object => opened.host.wholeState().sheets[1]!.cells;

test("what is entered is taken as typed, and in a cell formatted as text as it stands", async () => {
  opened.host.calculates((formula) => formula.length);
  opened.host.book.find("空")!.change(4, 0, { numberFormat: "@" });
  opened.host.book.find("空")!.change(5, 0, { numberFormat: "@" });
  await enter("=MEAN(B1)", "'00123", "'=1+1", "12", "=1+1", "'00123");
  expect(entered()).toEqual({
    A1: { value: 9, formula: "=MEAN(B1)" },
    A2: { value: "00123" },
    A3: { value: "=1+1" },
    A4: { value: 12 },
    A5: { value: "=1+1", numberFormat: "@" },
    A6: { value: "'00123", numberFormat: "@" },
  });
});

test("a formula spills over blank cells, until it is replaced or something is in its way", async () => {
  const spilled = {
    A1: { value: 1, formula: "=F()", spill: [2, 2] },
    B1: { value: 2 },
    A2: { value: 3 },
    B2: { value: 4 },
  };
  const [rows, more] = [
    [
      [1, 2],
      [3, 4],
    ],
    [[1], [2], [3]],
  ];
  opened.host.calculates(() => rows);
  await enter("=F()");
  expect(entered()).toEqual(spilled);
  opened.host.calculates(() => more);
  await Excel.run(async (context) => {
    context.workbook.application.calculate(Excel.CalculationType.full);
    await context.sync();
  });
  expect(entered()).toEqual({
    A1: { value: 1, formula: "=F()", spill: [3, 1] },
    A2: { value: 2 },
    A3: { value: 3 },
  });
  opened.host.type("空!A2", "甲");
  expect(entered()).toEqual({ A1: { value: "#SPILL!", formula: "=F()" }, A2: { value: "甲" } });
  await enter("=F()");
  expect(entered()).toEqual({ A1: { value: "#SPILL!", formula: "=F()" }, A2: { value: "甲" } });
  opened.host.book.find("空")!.change(1, 0, { value: "" });
  await enter("=F()");
  await enter(5);
  expect(entered()).toEqual({ A1: { value: 5 } });
  expect(opened.host.unsupported).toEqual([]);
});

test("where a formula spills to, and where what is shown comes from", async () => {
  opened.host.calculates(() => [[1], [2]]);
  await enter("=F()");
  await Excel.run(async (context) => {
    const cells = [0, 1, 2].map((row) => context.workbook.worksheets.getItem("空").getCell(row, 0));
    const spills = cells.map((cell) => cell.getSpillingToRangeOrNullObject().load("address"));
    const parents = cells.map((cell) => cell.getSpillParentOrNullObject().load("address"));
    for (const cell of cells) cell.load("formulas");
    await context.sync();
    const shown = (ranges: readonly Excel.Range[]): (string | null)[] =>
      ranges.map(({ isNullObject, address }) => (isNullObject ? null : address));
    expect(shown(spills)).toEqual(["'空'!A1:A2", null, null]);
    expect(shown(parents)).toEqual(["'空'!A1", "'空'!A1", null]);
    expect(cells.map((cell) => cell.formulas)).toEqual([[["=F()"]], [[2]], [[""]]]);
  });
});

test("a person selects", async () => {
  opened.host.select("空!B2:C4,E5");
  await Excel.run(async (context) => {
    const cell = context.workbook.getActiveCell().load("address");
    const ranges = context.workbook.getSelectedRanges().load("address,areaCount");
    await context.sync();
    expect([cell.address, ranges.address, ranges.areaCount]).toEqual(["'空'!B2", "'空'!B2:C4,'空'!E5", 2]);
  });
  expect(() => opened.host.select("没有!A1")).toThrow(RangeError);
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
