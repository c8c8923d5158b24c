import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sheet } from "../core/sheets.ts";
import { openExcel, type ExcelInBrowser } from "./browser/open.ts";
import { workbookOf } from "./index.ts";

// The smallest add-in there is, in headless Chromium, with office.js as Microsoft ships it.

const SCRIPT = `
Office.actions.associate("stamp", async (event) => {
  await Excel.run(async (context) => {
    context.workbook.getActiveCell().values = [["盖章"]];
    await context.sync();
  });
  event.completed();
});
Office.onReady(async ({ host, platform }) => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("支出");
    const range = sheet.getRange("A1:B2").load("values");
    context.workbook.worksheets.onChanged.add(async ({ address }) => {
      document.title = "changed " + address;
    });
    sheet.activate();
    sheet.getRange("B2").select();
    await context.sync();
    document.body.textContent = JSON.stringify([host, platform, Office.context.displayLanguage, range.values]);
  });
});
`;

let build: string;
let excel: ExcelInBrowser;

beforeAll(async () => {
  build = mkdtempSync(join(tmpdir(), "add-in-"));
  mkdirSync(join(build, "office"));
  const dist = join(process.cwd(), "node_modules/@microsoft/office-js/dist");
  for (const file of ["office.js", "excel-web-16.00.js", "zh-cn"])
    symlinkSync(join(dist, file), join(build, "office", file));
  writeFileSync(join(build, "taskpane.js"), SCRIPT);
  writeFileSync(
    join(build, "taskpane.html"),
    '<!doctype html><script src="office/office.js"></script><script defer src="taskpane.js"></script><body>',
  );
  const grids = [
    sheet("说明", [["甲"]]),
    sheet("支出", [
      ["合计", 1.5],
      ["基本支出", null],
    ]),
  ];
  excel = await openExcel({ build, workbook: workbookOf(grids) });
});

afterAll(async () => {
  await excel.close();
  rmSync(build, { recursive: true });
});

test("a page in Excel on the web", async () => {
  const { frame, page } = excel;
  await frame.waitForFunction(() => document.body.textContent !== "");
  expect(JSON.parse((await frame.textContent("body"))!)).toEqual([
    "Excel",
    "OfficeOnline",
    "zh-CN",
    [
      ["合计", 1.5],
      ["基本支出", ""],
    ],
  ]);
  expect(await excel.selection()).toBe("支出!B2");
  await excel.press("stamp");
  expect((await excel.wholeState()).sheets[1]!.cells["B2"]).toEqual({ value: "盖章" });
  await excel.type("支出!A2", "项目支出");
  await frame.waitForFunction(() => document.title === "changed A2");
  expect(await page.textContent("#tabs .active")).toBe("支出");
  expect(await excel.unsupported()).toEqual([]);
  expect(excel.outside).toEqual([]);
  expect(excel.violations).toEqual([]);
  expect(excel.consoleErrors).toEqual([]);
});

test("what the policy refuses and what leaves the origin is seen", async () => {
  await excel.frame.evaluate(() => {
    const image = document.createElement("img");
    image.src = "https://elsewhere.test/pixel.png";
    document.body.append(image);
  });
  await excel.frame.waitForFunction(() => document.images[0]?.complete === true);
  expect(excel.violations).toEqual([expect.stringContaining("img-src https://elsewhere.test/pixel.png")]);
});
