import type { SheetGrid } from "../../src/core/sheet/grid.ts";
import type { Profile } from "../../src/core/forms/profile.ts";
import { PROFILES } from "../../src/core/forms/profiles.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { templatesOf } from "../../src/core/blanks/template.ts";
import { gridOf, type TableSheet } from "../../src/core/blanks/made.ts";
import type { HostWorkbook } from "../../src/app/port.ts";
import { excelWorkbook } from "../../src/hosts/excel/workbook.ts";
import { sheet } from "../core/sheets.ts";
import { openInExcel, workbookOf, type OpenWorkbookInExcel, type WorkbookExtras } from "../host/index.ts";

// Blank tables through the real office.js, against an Excel of ours.

const blank = [sheet("Sheet1", [["在此之前就有"]])];

let opened: OpenWorkbookInExcel;
let excel: HostWorkbook;

async function open(
  sheets: readonly SheetGrid[],
  options: Parameters<typeof openInExcel>[1] = {},
  extras: WorkbookExtras = {},
): Promise<void> {
  opened = await openInExcel(workbookOf(sheets, extras), options);
  excel = excelWorkbook();
}

afterEach(() => expect(opened.host.unsupported).toEqual([]));

const profile = (name: string): Profile => PROFILES.find((one) => one.name === name)!;
const templates = (name: string): TableSheet[] =>
  templatesOf(profile(name), { year: 2024, unitName: "某县社会保险服务中心" });

const names = (): string[] => opened.host.wholeState().sheets.map(({ name }) => name);

/** Where nothing stands, blank: Excel gives the used range. */
function without(grid: SheetGrid): SheetGrid["rows"] {
  const rows = grid.rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1));
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
}

test.each(PROFILES.map(({ name }) => [name] as const))("%s goes in as it is", async (name) => {
  await open(blank);
  const wanted = templates(name);
  const added = await excel.addSheets(wanted);
  expect(added.map((one) => one.name)).toEqual(wanted.map((one) => one.name));
  expect(names()).toEqual(["Sheet1", ...wanted.map((one) => one.name)]);
  const read = (await excel.read()).slice(1);
  expect(read.map(without)).toEqual(wanted.map((one) => without(gridOf(one))));
  expect(recognise(read).tables.map(({ form }) => form)).toEqual(wanted.map(({ form }) => form));
});

test("a set of thirteen tables takes three round trips", async () => {
  await open(blank);
  const thirteen = templates("四川决算");
  expect(thirteen).toHaveLength(13);
  await excel.addSheets(thirteen);
  expect(opened.host.userTrips).toHaveLength(3);
});

test("what a cell is to look like, it looks like", async () => {
  await open(blank);
  await excel.addSheets(templates("青海决算"));
  const state = opened.host.wholeState();
  const [overview, income] = state.sheets.slice(1);
  expect(overview).toMatchObject({
    merges: ["A1:F1", "A2:F2", "A5:C5", "D5:F5"],
    frozen: { rows: 7, columns: 0 },
    pageLayout: {
      orientation: "Portrait",
      paperSize: "A4",
      centerHorizontally: true,
      zoom: { horizontalFitToPages: 1, verticalFitToPages: 1 },
      printTitleRows: "$5:$7",
      centerFooter: "第 &P 页，共 &N 页",
    },
    cells: {
      A2: {
        value: "收入支出决算总表",
        numberFormat: "@",
        style: { size: 16, bold: true, horizontalAlignment: "Center" },
      },
      A8: { value: "一、一般公共预算财政拨款收入", style: { font: "宋体", borderEdgeTop: "Continuous" } },
      B8: { value: 1, style: { horizontalAlignment: "Center" } },
      C8: { value: "", numberFormat: "#,##0.00;-#,##0.00;", style: { horizontalAlignment: "Right" } },
      C34: { value: 0, formula: "=SUM(C8:C15)", numberFormat: "#,##0.00;-#,##0.00;" },
      C38: { formula: "=SUM(C34:C36)" },
    },
  });
  expect(overview?.cells["C3"]?.style).not.toHaveProperty("borderEdgeTop");
  expect(income).toMatchObject({ frozen: { rows: 6, columns: 2 }, pageLayout: { zoom: { horizontalFitToPages: 1 } } });
  expect(income?.pageLayout?.["zoom"]).not.toHaveProperty("verticalFitToPages");
  const basic = state.sheets.find(({ name }) => name.startsWith("06"))!;
  expect(basic.cells["B6"]).toMatchObject({ value: "基本工资", style: { indentLevel: 1 } });
  expect(basic.cells["A6"]).toMatchObject({ value: "30101", numberFormat: "@" });
});

test("an amount is asked for in Chinese, and what is none may stay", async () => {
  await open(blank);
  await excel.addSheets(templates("青海决算"));
  const [overview] = opened.host.wholeState().sheets.slice(1);
  expect(overview?.validations).toEqual([
    {
      // Neither the sums nor the blank lines.
      ranges: "C8:C15 F8:F33 C35:C36 F35:F36",
      rule: { decimal: { formula1: -1e15, formula2: 1e15, operator: "Between" } },
      prompt: {
        showPrompt: true,
        title: "填金额（万元）",
        message: "金额，单位：万元，保留两位小数；没有就留空，减少填负数。",
      },
      errorAlert: {
        showAlert: true,
        style: "Warning",
        title: "填金额（万元）",
        message: "这一格应填数字，不要写单位和文字。确实要这样填，请选“是”。",
      },
    },
  ]);
});

test("words that look like formulas stay words", async () => {
  await open(blank);
  const evil = ["=1+1", "+86", "-某局", "@SUM(A1)", "'单引号"];
  const sheets = evil.map((unitName) => templatesOf(profile("青海决算"), { year: 2024, unitName })[1]!);
  await excel.addSheets(
    sheets.map((one, i) => ({
      ...one,
      rows: [[{ style: "side", value: evil[i]! }, ...one.rows[0]!.slice(1)], ...one.rows.slice(1)],
    })),
  );
  const state = opened.host.wholeState();
  expect(state.sheets.slice(1).map(({ cells }) => [cells["A1"]?.value, cells["A1"]?.formula])).toEqual(
    evil.map((text) => [text, undefined]),
  );
});

test("a name that is taken gets a number, in whatever letters", async () => {
  await open([sheet("01 收入支出决算总表", [["旧"]]), sheet("11 政府采购支出情况表 (2)", [["旧"]])]);
  const before = opened.host.wholeState().sheets;
  await excel.addSheets(templates("青海决算"));
  const again = await excel.addSheets(templates("青海决算"));
  expect(again[0]?.name).toBe("01 收入支出决算总表 (3)");
  expect(again.at(-1)?.name).toBe("11 政府采购支出情况表 (3)");
  expect(opened.host.wholeState().sheets.slice(0, 2)).toEqual(before);
});

// All or nothing

test.each([
  ["the sheets", 2],
  ["their contents", 3],
])("where Excel fails over %s, nothing is left", async (_, trip) => {
  await open(blank);
  const before = opened.host.wholeState();
  let count = 0;
  opened.host.beforeRequest = () => {
    if (++count !== trip) return;
    // Somebody is quicker: the list of sheets is protected, or one of the new sheets is.
    if (trip === 2) opened.host.book.addSheet("03 支出决算表");
    else opened.host.book.sheets[5]!.state.protected = true;
  };
  await expect(excel.addSheets(templates("青海决算"))).rejects.toMatchObject({
    code: trip === 2 ? "ItemAlreadyExists" : "AccessDenied",
  });
  expect(names()).toEqual(trip === 2 ? ["Sheet1", "03 支出决算表"] : ["Sheet1"]);
  expect(opened.host.wholeState().sheets[0]).toEqual(before.sheets[0]);
});

test("where the list of sheets is protected, it is said and nothing is added", async () => {
  await open(blank, {}, { protected: true });
  await expect(excel.addSheets(templates("青海决算"))).rejects.toMatchObject({ code: "AccessDenied" });
  expect(names()).toEqual(["Sheet1"]);
});

test("where the user gives up, nothing is left", async () => {
  for (const at of [0, 1, 2, 3]) {
    await open(blank);
    const gone = new AbortController();
    let count = 0;
    opened.host.beforeRequest = () => {
      if (++count === at) gone.abort(new Error("不要了"));
    };
    if (at === 0) gone.abort(new Error("不要了"));
    await expect(excel.addSheets(templates("青海决算"), { signal: gone.signal })).rejects.toThrow("不要了");
    expect(names()).toEqual(["Sheet1"]);
  }
});

test("where Excel takes little at once, it goes in several round trips, and says how far", async () => {
  await open(blank, { limit: 60_000 });
  const steps: number[] = [];
  await excel.addSheets(templates("青海决算"), { progress: (done, of) => steps.push(done / of) });
  expect(opened.host.userTrips.length).toBeGreaterThan(5);
  expect(steps.length).toBeGreaterThan(3);
  expect([...steps].sort((a, b) => a - b)).toEqual(steps);
  expect(steps.at(-1)).toBe(1);
  expect(names()).toHaveLength(12);
});

// 撤销

test("what was added is taken out again, and the workbook is as it was", async () => {
  await open(blank);
  const before = opened.host.wholeState();
  const added = await excel.addSheets(templates("青海决算"));
  opened.host.trips.length = 0;
  expect(await excel.removeSheets(added)).toEqual([]);
  expect(opened.host.userTrips).toHaveLength(2);
  expect(opened.host.wholeState()).toEqual(before);
});

test("a sheet into which something was typed stays, under whatever name; one that is gone is no matter", async () => {
  await open(blank);
  const added = await excel.addSheets(templates("青海决算"));
  opened.host.type("01 收入支出决算总表!C8", 12.5);
  opened.host.type("02 收入决算表!Z99", "备注");
  opened.host.type("04 财政拨款收入支出决算总表!C33", 8);
  opened.host.book.find("05 一般公共预算财政拨款支出决算表")!.state.name = "改名";
  opened.host.type("06 一般公共预算财政拨款基本支出决算明细表!A5", "");
  opened.host.book.deleteSheet(opened.host.book.find("07 政府性基金预算财政拨款收入支出决算表")!);
  const kept = await excel.removeSheets(added);
  expect(kept.map(({ name }) => name)).toEqual([
    "01 收入支出决算总表",
    "02 收入决算表",
    "04 财政拨款收入支出决算总表",
    "06 一般公共预算财政拨款基本支出决算明细表",
  ]);
  expect(names()).toEqual(["Sheet1", ...kept.map(({ name }) => name)]);
});

test("a sheet of the user's that took the name since is not ours", async () => {
  await open(blank);
  const added = await excel.addSheets(templates("青海决算").slice(0, 1));
  opened.host.book.deleteSheet(opened.host.book.sheets[1]!);
  opened.host.book.addSheet("01 收入支出决算总表");
  expect(await excel.removeSheets(added)).toEqual([]);
  expect(names()).toEqual(["Sheet1", "01 收入支出决算总表"]);
});

test("the last sheets that a workbook shows cannot be taken out: that is said, and they stay", async () => {
  await open(blank);
  const added = await excel.addSheets(templates("青海决算").slice(0, 2));
  opened.host.book.deleteSheet(opened.host.book.sheets[0]!);
  await expect(excel.removeSheets(added)).rejects.toMatchObject({ code: "InvalidOperation" });
  expect(names().length).toBeGreaterThan(0);
});

test("nothing asked for is nothing done", async () => {
  await open(blank);
  expect(await excel.addSheets([])).toEqual([]);
  expect(await excel.removeSheets([])).toEqual([]);
  expect(names()).toEqual(["Sheet1"]);
});
