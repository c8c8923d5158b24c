import type { SheetGrid } from "../../src/core/grid.ts";
import { PROFILES } from "../../src/core/profiles.ts";
import { recognise } from "../../src/core/recognise.ts";
import { gridOf, templatesOf, type TemplateSheet } from "../../src/core/template.ts";
import type { OpenWorkbook } from "../../src/core/workbook.ts";
import { excelWorkbook } from "../../src/workbooks/excel.ts";
import { sheet } from "../core/sheets.ts";
import { openInExcel, workbookOf, type OpenWorkbookInExcel, type WorkbookExtras } from "../host/index.ts";

// Blank tables through the real office.js, against an Excel of ours.

const blank = [sheet("Sheet1", [["在此之前就有"]])];

let opened: OpenWorkbookInExcel;
let excel: OpenWorkbook;

async function open(
  sheets: readonly SheetGrid[],
  options: Parameters<typeof openInExcel>[1] = {},
  extras: WorkbookExtras = {},
): Promise<void> {
  opened = await openInExcel(workbookOf(sheets, extras), options);
  excel = excelWorkbook();
}

afterEach(() => expect(opened.host.unsupported).toEqual([]));

const templates = (name: string, year = 2024): TemplateSheet[] =>
  templatesOf(
    PROFILES.find((profile) => profile.name === name)!,
    { year, unitName: "某县社会保险服务中心" },
  );

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

test("a set of thirteen tables takes three round trips and less than a second", async () => {
  await open(blank);
  const thirteen = [...templates("四川预算"), ...templates("青海决算").slice(0, 2)];
  expect(thirteen).toHaveLength(13);
  const from = performance.now();
  await excel.addSheets(thirteen);
  const took = performance.now() - from;
  expect(opened.host.userTrips).toHaveLength(3);
  console.log(took, opened.host.userTrips);
  expect(took).toBeLessThan(1000);
});
