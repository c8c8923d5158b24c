import { general } from "../../src/core/forms/final/tables.ts";
import { Session } from "../../src/app/session.ts";
import { excelWorkbook } from "../../src/hosts/excel/workbook.ts";
import { openInExcel, workbookOf, type OpenWorkbookInExcel, type WorkbookState } from "../host/index.ts";
import { seed } from "./seeds.ts";

// 插入科目 through the session and the real office.js, against an Excel of ours.

let opened: OpenWorkbookInExcel;
let session: Session;

async function open(state: WorkbookState): Promise<void> {
  opened = await openInExcel(state);
  session = new Session(excelWorkbook());
}

afterEach(async () => {
  expect(opened.host.unsupported).toEqual([]);
  await session.close();
});

const cells = (name: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(opened.host.wholeState().sheets.find((sheet) => sheet.name === name)!.cells).map(([at, cell]) => [
      at,
      cell.formula ?? cell.value,
    ]),
  );

test("a row in its place among the published ones, and back to the whole state", async () => {
  await open(
    workbookOf(seed("003"), {
      sheets: {
        公开05表: {
          styles: { A12: { bold: true }, C9: { fill: "#FFFF00" } },
          formulas: { C9: "=SUM(D9:E9)", D9: "=D10+D13", G20: "=SUM(C9:C12)" },
          conditionalFormats: [{ ranges: "C9:C20", formula: "=C9>500", style: { fill: "#00B050" } }],
        },
      },
    }),
  );
  const before = opened.host.wholeState();
  opened.host.select("公开05表!C12");
  await session.desk.insertRow("2050202");
  expect(session.state().news).toMatchObject({ is: "rows" });
  const now = cells("公开05表");
  const at = Object.entries(now).find(([, value]) => value === "2050202")![0];
  expect(at).toMatch(/^A\d+$/);
  expect(now[at.replace("A", "B")]).toBe("小学教育");
  expect(opened.host.wholeState()).not.toEqual(before);
  await session.undo();
  const { active, selection } = before;
  expect({ ...opened.host.wholeState(), active, selection }).toEqual(before);
});

test("rows of a blank table take up its blank rows, and its sums grow", async () => {
  await open(workbookOf(seed("003").slice(0, 1)));
  const { templateOf } = await import("../../src/core/blanks/template.ts");
  await session.shelf.insert([templateOf(general, { year: 2024, edition: 2024, no: "公开05表" })]);
  const [name] = opened.host
    .wholeState()
    .sheets.map((sheet) => sheet.name)
    .slice(-1);
  opened.host.select(`${name}!A9`);
  for (const code of ["2080505", "2210201", "2080501"]) await session.desk.insertRow(code);
  const now = cells(name!);
  expect(Object.entries(now).filter(([at, value]) => /^A(?:8|9|1\d)$/.test(at) && value !== "")).toEqual([
    ["A8", "208"],
    ["A9", "20805"],
    ["A10", "2080501"],
    ["A11", "2080505"],
    ["A12", "221"],
    ["A13", "22102"],
    ["A14", "2210201"],
  ]);
  expect([now["C7"], now["D7"], now["D9"]]).toEqual(["=SUM(D7:E7)", "=SUM(D8,D12)", "=SUM(D10:D11)"]);
  await session.check();
  const { phase } = session.state();
  expect(phase.is === "checked" && phase.last.report.findings).toEqual([]);
});

test("where a blank row of the table is not blank, nothing is left half done", async () => {
  const { templateOf } = await import("../../src/core/blanks/template.ts");
  const { gridOf } = await import("../../src/core/blanks/made.ts");
  const grid = gridOf(templateOf(general, { year: 2024, edition: 2024, no: "公开05表" }));
  // A formula that shows nothing stands where the name of the 款 would.
  await open(workbookOf([grid], { sheets: { [grid.name]: { formulas: { B9: '=""' } } } }));
  opened.host.type(`${grid.name}!A30`, "注");
  opened.host.book.sheets[0]!.change(8, 1, { value: "" }, "formula");
  const before = opened.host.wholeState();
  opened.host.select(`${grid.name}!A9`);
  await session.desk.insertRow("2080505");
  expect(session.state().news).toMatchObject({ is: "not-inserted", why: "changed", at: { row: 8, column: 1 } });
  const { active, selection } = before;
  expect({ ...opened.host.wholeState(), active, selection }).toEqual(before);
  expect(session.state().undo).toBeUndefined();
});
