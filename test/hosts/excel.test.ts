import { check } from "../../src/core/check.ts";
import type { Report } from "../../src/core/report/finding.ts";
import { a1, qualified, type CellAddress, type SheetGrid } from "../../src/core/sheet/grid.ts";
import type { HostWorkbook } from "../../src/app/port.ts";
import type { Page } from "../../src/core/report/page.ts";
import type { Mark } from "../../src/core/report/mark.ts";
import { markColours, markFormula } from "../../src/core/report/colours.ts";
import { excelWorkbook } from "../../src/hosts/excel/workbook.ts";
import { edit, seed, sheet } from "../core/sheets.ts";
import { areaOf } from "../host/areas.ts";
import {
  API_SETS,
  openInExcel,
  workbookOf,
  type OpenWorkbookInExcel,
  type WorkbookExtras,
  type WorkbookState,
} from "../host/index.ts";

// Through the real office.js, against an Excel of ours: see test/host/README.md.

const MB = 1024 * 1024;

/** The published workbook with a wrong total. */
const wrong = (): SheetGrid[] => edit(seed("003"), { "公开01表!C38": 680.84 });

/** What users have in their workbooks. */
const LIVED: WorkbookExtras = {
  comments: [{ sheet: "公开01表", cell: "C38", text: "已与财务核对" }],
  names: [{ name: "总计", formula: "=公开01表!$C$38" }],
  settings: { owner: "甲" },
  sheets: {
    公开01表: {
      styles: { C38: { fill: "#FF0000" }, A1: { bold: true } },
      formulas: { C34: "=SUM(C8:C33)" },
      conditionalFormats: [
        { ranges: "C8:C38", formula: "=C8>500", style: { fill: "#00B050" }, stopIfTrue: true },
        { ranges: "A1:F40", type: "ColorScale" },
        { ranges: "C38 F38", type: "CellValue" },
      ],
    },
    公开02表: { conditionalFormats: [{ ranges: "A1:Z99", formula: `=AND(${markFormula},TRUE)` }] },
  },
};

let opened: OpenWorkbookInExcel;
let excel: HostWorkbook;

async function open(workbook: WorkbookState, options: Parameters<typeof openInExcel>[1] = {}): Promise<void> {
  opened = await openInExcel(workbook, options);
  excel = excelWorkbook();
}

afterEach(() => {
  expect(opened.host.unsupported).toEqual([]);
  for (const { bytesIn, bytesOut } of opened.host.userTrips.filter(({ error }) => error === undefined))
    expect(Math.max(bytesIn, bytesOut)).toBeLessThanOrEqual(5 * MB);
});

async function review(): Promise<Report> {
  const report = check(await excel.read());
  expect(await excel.mark(report.marks)).toEqual([]);
  return report;
}

/** The marks to be seen: for every cell the colour of the uppermost of our conditional formats. */
function shown(state = opened.host.wholeState()): Record<string, unknown> {
  const cells: Record<string, unknown> = {};
  for (const { name, conditionalFormats } of state.sheets)
    for (const { ranges, formula, style } of [...conditionalFormats].reverse())
      if (formula === `=${markFormula}`) for (const cell of cellsIn(ranges)) cells[`${name}!${cell}`] = style["fill"];
  return cells;
}

/** "A1:A2 C4" → A1, A2, C4 */
function cellsIn(ranges: string): string[] {
  return ranges.split(" ").flatMap((range) => {
    const { top, left, bottom, right } = areaOf(range)!;
    const columns = Array.from({ length: right - left + 1 }, (_, c) => left + c);
    return Array.from({ length: bottom - top + 1 }, (_, r) => columns.map((column) => a1(top + r, column))).flat();
  });
}

function copies(count: number): SheetGrid[] {
  return Array.from({ length: count }, (_, i) =>
    wrong().map((grid) => ({ ...grid, name: `${grid.name} ${i + 1}` })),
  ).flat();
}

const at = (name: string, row: number, column: number): Mark["at"] => ({ sheet: name, row, column });
const trips = (): number => opened.host.userTrips.length;

describe("a check", () => {
  test("takes three round trips, of which only the last one writes", async () => {
    await open(workbookOf(wrong()));
    const report = await review();
    expect(report).toEqual(check(wrong()));
    expect(opened.host.userTrips.map(({ writes }) => writes)).toEqual([false, false, true]);
    expect(Object.keys(shown())).toContain("公开01表!C38");
  });

  test("takes two where there is nothing to mark", async () => {
    await open(workbookOf(seed("003")));
    expect(await review()).toEqual(check(seed("003")));
    expect(trips()).toBe(2);
  });

  test("takes one more where rows are hidden or colours differ, and no more the second time", async () => {
    const hidden = wrong().map((grid) => ({ ...grid, hiddenRows: new Set([7]), hiddenColumns: new Set([4]) }));
    await open(
      workbookOf(hidden, { sheets: { 公开02表: { styles: { C9: { color: "#FEFEFE" }, D9: { fill: "#FFFF00" } } } } }),
    );
    expect((await review()).findings).toEqual(expect.arrayContaining(check(hidden).findings));
    expect(trips()).toBe(4);
    await review();
    expect(trips()).toBe(8);
    expect((await excel.read())[0]).toMatchObject({ hiddenRows: new Set([7]), hiddenColumns: new Set([4]) });
  });

  test("goes on where Excel does not tell which rows are hidden, and says so until it does", async () => {
    const hidden = wrong().map((grid, i) => (i === 0 ? { ...grid, hiddenRows: new Set([7]) } : grid));
    await open(workbookOf(hidden), { refuses: ["GetRowProperties"] });
    expect(await review()).toEqual(check(wrong()));
    expect(excel.untold()).toEqual(["covered", "hidden"]);
    opened.host.hideRow(hidden[0]!.name, 7, false);
    expect(await review()).toEqual(check(wrong()));
    expect(excel.untold()).toEqual(["covered"]);
  });

  test("of rows without end finds the hidden ones", async () => {
    const long = sheet(
      "明细",
      Array.from({ length: 60_000 }, (_, r) => [`第${r}行`, r / 4]),
    );
    await open(workbookOf([...wrong(), { ...long, hiddenRows: new Set([3, 59_999]) }]));
    expect((await excel.read()).at(-1)!.hiddenRows).toEqual(new Set([3, 59_999]));
  });

  test("of 120 sheets takes three", async () => {
    const sheets = copies(11).slice(0, 120);
    await open(workbookOf(sheets));
    expect(sheets).toHaveLength(120);
    expect(await review()).toEqual(check(sheets));
    expect(trips()).toBe(3);
  });

  test("of more than Excel hands over at once ends complete", async () => {
    // More than 100,000 cells, and more than 5 MB of words.
    const long = Array.from({ length: 17_000 }, (_, r) => [r / 4, null, null, null, null, "说明文字".repeat(26)]);
    const sheets = [...wrong(), { ...sheet("明细", long), top: 2, left: 1 }];
    await open(workbookOf(sheets));
    const [read, progress] = [[] as SheetGrid[], [] as (readonly [number, number])[]];
    read.push(...(await excel.read({ progress: (done, of) => progress.push([done, of]) })));
    expect(read.at(-1)).toMatchObject({ name: "明细", top: 2, left: 1, rows: long });
    expect(check(read)).toEqual(check(sheets));
    expect(opened.host.userTrips.map(({ error }) => error)).toContain("ResponsePayloadSizeLimitExceeded");
    expect(progress.length).toBeGreaterThan(1);
    expect(progress.map(([done]) => done)).toEqual([...progress.map(([done]) => done)].sort((a, b) => a - b));
    expect(progress.at(-1)![0]).toBe(progress.at(-1)![1]);
  });

  test("halves what is refused until it fits", async () => {
    const sheets = [...wrong(), sheet("宽", [Array.from({ length: 4000 }, (_, c) => `字${c}`)])];
    await open(workbookOf(sheets), { limit: 40_000 });
    const read = await excel.read();
    expect(read.map(({ name, rows }) => [name, rows.length])).toEqual(
      (await rereadWithoutLimit(sheets)).map(({ name, rows }) => [name, rows.length]),
    );
    expect(check(read)).toEqual(check(sheets));
    expect(read.at(-1)!.rows).toEqual(sheets.at(-1)!.rows);
  });

  test("of a sheet with one value far away does not read all between", async () => {
    const state = workbookOf([...wrong(), sheet("远", [["近"]])]);
    state.sheets.at(-1)!.cells["XFD1048576"] = { value: "远" };
    await open(state);
    const far = (await excel.read()).at(-1)!;
    expect(far.rows).toHaveLength(1_048_576);
    expect(far.rows[0]).toEqual(["近"]);
    expect(far.rows[1]).toEqual([]);
    expect(far.rows.at(-1)!.at(-1)).toBe("远");
    expect(trips()).toBeLessThan(12);
  });

  test("of more cells than a file may hold is refused", async () => {
    const state = workbookOf([sheet("斜", [["甲"]])]);
    for (let i = 1; i < 2000; i++) state.sheets[0]!.cells[`XFD${i * 60}`] = { value: i };
    await open(state);
    await expect(excel.read()).rejects.toMatchObject({ code: "TooManyCells" });
  });

  test("reads hidden sheets and says that they are hidden", async () => {
    const extras = { sheets: { 公开02表: { visibility: "Hidden" }, 公开03表: { visibility: "VeryHidden" } } } as const;
    await open(workbookOf(wrong(), extras));
    const read = await excel.read();
    expect(read.filter(({ hidden }) => hidden === true).map(({ name }) => name)).toEqual(["公开02表", "公开03表"]);
    expect(await excel.mark(check(read).marks)).toEqual([]);
    expect(shown()).toEqual(shownIn(wrong()));
  });

  test("waits until the user has left the cell", async () => {
    await open(workbookOf(wrong()));
    opened.host.beginEdit();
    const reading = excel.read();
    while (opened.host.waiting === 0) await new Promise(setImmediate);
    opened.host.endEdit();
    expect(check(await reading)).toEqual(check(wrong()));
  });

  test("says that a cell is being edited where Excel cannot wait", async () => {
    const { DelayForCellEdit: _, ...apiSets } = API_SETS;
    await open(workbookOf(wrong()), { apiSets });
    opened.host.beginEdit();
    await expect(excel.read()).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
  });

  test("goes on where Excel cannot tell the rule of a conditional format", async () => {
    const state = workbookOf(wrong(), LIVED);
    await open(state);
    await review();
    const marked = opened.host.wholeState();
    marked.sheets[0]!.conditionalFormats.splice(2, 0, {
      ...marked.sheets[0]!.conditionalFormats.at(-1)!,
      id: "{X}",
      unreadable: true,
      type: "Custom",
    });
    await open(marked);
    expect(check(await excel.read())).toEqual(check(wrong()));
    expect(await excel.mark([])).toEqual([]);
    expect(shown()).toEqual({});
    expect(opened.host.wholeState().sheets[0]!.conditionalFormats.map(({ id }) => id)).toContain("{X}");
  });
});

async function rereadWithoutLimit(sheets: readonly SheetGrid[]): Promise<readonly SheetGrid[]> {
  const before = opened;
  await open(workbookOf(sheets), { limit: 100 * MB });
  const read = await excel.read();
  opened = before;
  return read;
}

/** The marks that a workbook should show. */
function shownIn(sheets: readonly SheetGrid[]): Record<string, unknown> {
  return Object.fromEntries(check(sheets).marks.map(({ at, kind }) => [qualified(at), `#${markColours[kind].fill}`]));
}

describe("cancelling", () => {
  test.each([1, 2])("while reading, in round trip %i, leaves everything as it was", async (number) => {
    const state = workbookOf(wrong(), LIVED);
    await open(state);
    const abort = new AbortController();
    opened.host.beforeRequest = () => {
      if (trips() === number - 1) abort.abort(new Error("enough"));
    };
    await expect(excel.read({ signal: abort.signal })).rejects.toThrow("enough");
    expect(opened.host.wholeState()).toEqual(state);
  });

  test("before marking marks nothing", async () => {
    const state = workbookOf(wrong(), LIVED);
    await open(state);
    const { marks } = check(await excel.read());
    await expect(excel.mark(marks, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
    expect(opened.host.wholeState()).toEqual(state);
  });

  test("between two loads of marks takes those away that are there", async () => {
    const state = workbookOf(wrong(), LIVED);
    await open(state, { limit: 20_000 });
    await excel.read();
    const abort = new AbortController();
    const progress = (): void => abort.abort(new Error("enough"));
    await expect(excel.mark(chequered(4000), { signal: abort.signal, progress })).rejects.toThrow("enough");
    expect(opened.host.wholeState()).toEqual(state);
  });
});

/** Marks on the white squares of a chessboard, so that no two are neighbours. */
function chequered(count: number): Mark[] {
  return Array.from({ length: count }, (_, i) => ({
    at: at("公开01表", Math.floor(i / 50), (i % 50) * 2 + (Math.floor(i / 50) % 2)),
    kind: i % 3 === 0 ? "unequal" : "doubtful",
  }));
}

describe("marks", () => {
  test.each([false, true])("saved, opened again and cleared, leave the workbook as it was", async (addsFormatsLast) => {
    const before = workbookOf(wrong(), LIVED);
    await open(before, { addsFormatsLast });
    await review();
    const marked = opened.host.wholeState();
    expect(marked).not.toEqual(before);
    for (const [i, { conditionalFormats, ...rest }] of marked.sheets.entries()) {
      const { conditionalFormats: own, ...others } = before.sheets[i]!;
      expect(rest).toEqual(others);
      // Ours are on top, and the user's follow in their order.
      expect(conditionalFormats.slice(conditionalFormats.length - own.length)).toEqual(own);
    }
    const file = opened.save();
    await open(JSON.parse(file) as WorkbookState);
    expect(opened.host.wholeState()).toEqual(marked);
    expect(await excel.mark([])).toEqual([]);
    expect(opened.host.wholeState()).toEqual(before);
  });

  test.each([false, true])("have the formula and colours of files, the strongest on top", async (addsFormatsLast) => {
    await open(workbookOf([sheet("表", [[1, 2, 3, 4]])]), { addsFormatsLast });
    await excel.read();
    await excel.mark([
      { at: at("表", 0, 3), kind: "unreadable" },
      { at: at("表", 0, 1), kind: "unequal" },
      { at: at("表", 0, 0), kind: "suspect" },
      { at: at("表", 1, 1), kind: "unequal" },
      { at: at("表", 0, 2), kind: "doubtful" },
      { at: at("别的表", 0, 0), kind: "unequal" },
    ]);
    expect(trips()).toBe(3);
    const formula = '=LEN("公开表核对")>0';
    const [suspect, unequal, doubtful, unreadable, ...others] = opened.host.wholeState().sheets[0]!.conditionalFormats;
    const same = { id: expect.any(String) as string, type: "Custom", stopIfTrue: false, formula };
    expect(suspect).toEqual({ ...same, ranges: "A1", style: { fill: "#C00000", color: "#FFFFFF", bold: true } });
    expect(unequal).toEqual({ ...same, ranges: "B1:B2", style: { fill: "#FF9999", color: "#9C0006", bold: true } });
    expect(doubtful).toEqual({ ...same, ranges: "C1", style: { fill: "#FFD966" } });
    expect(unreadable).toEqual({ ...same, ranges: "D1", style: { fill: "#CCC0DA" } });
    expect(others).toEqual([]);
  });

  test("of a second check replace those of the first", async () => {
    await open(workbookOf(wrong(), LIVED));
    await review();
    opened.host.type("公开01表!C38", 670.84);
    opened.host.type("公开02表!C8", 1);
    const before = trips();
    await review();
    // One is for the colours.
    expect(trips()).toBe(before + 4);
    expect(shown()).toEqual(shownIn(edit(seed("003"), { "公开02表!C8": 1 })));
  });

  test("without a reading before them look for the old ones first", async () => {
    await open(workbookOf(wrong()));
    await review();
    await excel.mark([{ at: at("公开02表", 0, 0), kind: "suspect" }]);
    expect(shown()).toEqual({ "公开02表!A1": "#C00000" });
  });

  test("that came with a file, or with cells that the user copied, are ours as well", async () => {
    const ours = { ranges: "A1:B2", formula: markFormula, style: { fill: "#FF9999" } };
    const sheets = { 公开02表: { conditionalFormats: [{ ranges: "C1" }, ours, { ...ours, ranges: "Z9" }] } };
    await open(workbookOf(wrong(), { sheets }));
    await review();
    expect(shown()).toEqual(shownIn(wrong()));
    await excel.mark([]);
    const [user, ...others] = opened.host.wholeState().sheets[1]!.conditionalFormats;
    expect([user!.ranges, others]).toEqual(["C1", []]);
  });

  test("cleared where there are none change nothing", async () => {
    const before = workbookOf(wrong(), LIVED);
    await open(before);
    await excel.mark([]);
    expect(opened.host.wholeState()).toEqual(before);
    expect(opened.host.userTrips.some(({ writes }) => writes)).toBe(false);
  });

  test("leave protected sheets alone and name them", async () => {
    await open(workbookOf(wrong()));
    const { marks } = check(await excel.read());
    await excel.mark(marks);
    const state = opened.host.wholeState();
    state.sheets[0]!.protected = true;
    await open(state);
    expect(await excel.mark(check(await excel.read()).marks)).toEqual(["公开01表"]);
    expect(await excel.mark([])).toEqual(["公开01表"]);
    expect(opened.host.wholeState().sheets[0]).toEqual(state.sheets[0]);
    expect(Object.keys(shown()).every((cell) => cell.startsWith("公开01表!"))).toBe(true);
  });

  test("stand although a sheet was protected, and one deleted, after reading", async () => {
    const sheets = [...wrong(), sheet("多余", [["甲"]])];
    await open(workbookOf(sheets));
    const { marks } = check(await excel.read());
    const { book } = opened.host;
    book.find("公开01表")!.state.protected = true;
    book.deleteSheet(book.find("多余")!);
    expect(await excel.mark([...marks, { at: at("多余", 0, 0), kind: "suspect" }])).toEqual(["公开01表"]);
    const all = shownIn(wrong());
    expect(shown()).toEqual(Object.fromEntries(Object.entries(all).filter(([cell]) => !cell.startsWith("公开01表!"))));
  });

  test("more than fit into one request are all there", async () => {
    await open(workbookOf(wrong(), LIVED), { limit: 30_000 });
    await excel.read();
    const marks = chequered(6000);
    expect(await excel.mark(marks)).toEqual([]);
    expect(Object.keys(shown())).toHaveLength(marks.length);
    expect(opened.host.userTrips.map(({ error }) => error)).toContain("RequestPayloadSizeLimitExceeded");
    expect(await excel.mark([])).toEqual([]);
    expect(opened.host.wholeState()).toEqual(workbookOf(wrong(), LIVED));
  });

  test("that Excel refuses for no reason we know are not half there", async () => {
    const before = workbookOf(wrong(), LIVED);
    await open(before);
    const { marks } = check(await excel.read());
    const sheet = opened.host.book.find("公开04表")!;
    Object.defineProperty(sheet.state.conditionalFormats, "unshift", {
      value: () => {
        throw Object.assign(new Error("no"), { code: "GeneralException" });
      },
    });
    await expect(excel.mark([...marks, { at: at("公开04表", 0, 0), kind: "suspect" }])).rejects.toMatchObject({
      code: "HostFault",
    });
    expect(opened.host.wholeState()).toEqual(before);
    opened.host.unsupported.length = 0;
  });
});

test("no member is newer than the Excel says it can", async () => {
  // The same calls, refused by office.js: what passes with 1.14 is within 1.14.
  await open(workbookOf(wrong()), { apiSets: { ...API_SETS, ExcelApi: "1.13" } });
  const { marks } = check(await excel.read());
  await excel.mark(marks);
  await excel.read();
  await expect(excel.mark([])).rejects.toMatchObject({ code: "ApiNotFound" });
});

describe("going to a cell", () => {
  test("brings its sheet to the front", async () => {
    await open(workbookOf(wrong()));
    await excel.show(at("公开03表", 4, 27));
    expect(opened.host.book.active.state.name).toBe("公开03表");
    expect(opened.host.book.state.selection).toBe("AB5");
    expect(trips()).toBe(1);
  });

  test("is refused where the sheet is hidden or gone", async () => {
    await open(workbookOf(wrong(), { sheets: { 公开02表: { visibility: "Hidden" } } }));
    await expect(excel.show(at("公开02表", 0, 0))).rejects.toMatchObject({ code: "InvalidOperation" });
    await expect(excel.show(at("没有", 0, 0))).rejects.toMatchObject({ code: "ItemNotFound" });
    expect(opened.host.book.active.state.name).toBe("公开01表");
  });
});

/** Whether the cell took the value. */
async function written(at: CellAddress, value: number | null, before: number | null): Promise<boolean> {
  return (await excel.write([{ at, before, after: [[value]] }])).made.length === 1;
}

describe("writing an amount", () => {
  const total = at("公开01表", 37, 2);
  const cell = (): unknown => opened.host.wholeState().sheets[0]!.cells["C38"];

  test("changes the cell and nothing else, and can be taken back", async () => {
    const before = workbookOf(wrong(), LIVED);
    await open(before);
    expect(await written(total, 670.84, 680.84)).toBe(true);
    expect(cell()).toMatchObject({ value: 670.84, style: { fill: "#FF0000" } });
    expect(await written(total, 680.84, 670.84)).toBe(true);
    expect(opened.host.wholeState()).toEqual(before);
  });

  test("into a blank cell, and blank again", async () => {
    await open(workbookOf(wrong()));
    const blank = at("公开01表", 8, 2);
    expect(await written(blank, 12.5, null)).toBe(true);
    expect(await written(blank, null, 12.5)).toBe(true);
    expect(opened.host.wholeState()).toEqual(workbookOf(wrong()));
  });

  test("into a cell formatted as text, and back again", async () => {
    const before = workbookOf(wrong());
    before.sheets[0]!.cells["C9"] = { value: "", numberFormat: "@" };
    await open(before);
    const blank = at("公开01表", 8, 2);
    expect(await written(blank, 12.5, null)).toBe(true);
    expect(opened.host.wholeState().sheets[0]!.cells["C9"]).toEqual({ value: "12.5", numberFormat: "@" });
    expect(await written(blank, null, 12.5)).toBe(true);
    expect(opened.host.wholeState()).toEqual(before);
  });

  test("is left where the cell changed or holds a formula", async () => {
    const state = workbookOf(wrong(), LIVED);
    await open(state);
    expect(await written(total, 670.84, 670.83)).toBe(false);
    expect(await written(at("公开01表", 33, 2), 1, 670.84)).toBe(false);
    expect(opened.host.wholeState()).toEqual(state);
    expect(opened.host.userTrips.some(({ writes }) => writes)).toBe(false);
  });

  test("is refused on a protected sheet", async () => {
    await open(workbookOf(wrong(), { sheets: { 公开01表: { protected: true } } }));
    const change = { at: total, before: 680.84, after: [[670.84]] };
    expect(await excel.write([change])).toEqual({ made: [], left: [{ change, why: "protected" }] });
    expect(cell()).toMatchObject({ value: 680.84 });
  });
});

describe("a page", () => {
  const page: Page = {
    name: "核对报告",
    rows: [
      ["核对报告", "", 0.5],
      ["=1+1", "-2", "+3"],
      ["@SUM(A1)", '=HYPERLINK("https://elsewhere.test","点这里")', "1,234.50"],
      ["'引号", "2024-03-01", "50%"],
      ["TRUE", "字".repeat(40_000)],
    ],
    headings: [0],
    legend: [{ row: 1, column: 2, kind: "suspect" }],
    widths: [12, 12, 12],
    tables: [{ first: 0, last: 2 }],
    links: [],
  };
  const added = (): WorkbookState["sheets"][number] => opened.host.wholeState().sheets.at(-1)!;

  test("stands at the end; text stays text, whatever it begins with", async () => {
    const before = workbookOf(wrong(), LIVED);
    await open(before);
    expect(await excel.addPage(page)).toBe("核对报告");
    const { cells } = added();
    expect(Object.fromEntries(Object.entries(cells).map(([cell, { value }]) => [cell, value]))).toMatchObject({
      A1: "核对报告",
      C1: 0.5,
      A2: "=1+1",
      B2: "-2",
      C2: "+3",
      A3: "@SUM(A1)",
      B3: '=HYPERLINK("https://elsewhere.test","点这里")',
      C3: "1,234.50",
      A4: "'引号",
      B4: "2024-03-01",
      C4: "50%",
      A5: "TRUE",
      B5: "字".repeat(32_767),
    });
    expect(Object.values(cells).every(({ formula }) => formula === undefined)).toBe(true);
    expect(cells["A1"]!.style).toMatchObject({ bold: true });
    expect(added().pageLayout).toMatchObject({ orientation: "Landscape", zoom: { horizontalFitToPages: 1 } });
    expect(cells["C2"]!.style).toMatchObject({ fill: "#C00000", color: "#FFFFFF" });
    expect(opened.host.wholeState().sheets.slice(0, -1)).toEqual(before.sheets);
  });

  test("gets a number where its name is taken", async () => {
    await open(workbookOf([...wrong(), sheet("核对报告", [["我的"]])]));
    expect(await excel.addPage(page)).toBe("核对报告 (2)");
    expect(await excel.addPage(page)).toBe("核对报告 (3)");
    const long = { ...page, name: "A".repeat(40) };
    expect(await excel.addPage(long)).toBe("A".repeat(31));
    expect(await excel.addPage({ ...long, name: "a".repeat(40) })).toBe(`${"a".repeat(27)} (2)`);
  });

  test("is not read as a sheet of the workbook", async () => {
    await open(workbookOf(wrong()));
    await excel.addPage(page);
    expect(check(await excel.read())).toEqual(check(wrong()));
  });

  test("longer than one request is written in parts", async () => {
    await open(workbookOf(wrong()), { limit: 60_000 });
    const rows = Array.from({ length: 500 }, (_, r) => [`第${r}条`, r, "=说明"]);
    await excel.addPage({ ...page, rows, legend: [] });
    expect(added().cells["A500"]).toMatchObject({ value: "第499条" });
    expect(added().cells["C500"]).toMatchObject({ value: "=说明", numberFormat: "@" });
  });

  test("that cannot be finished is taken back", async () => {
    const before = workbookOf(wrong());
    await open(before);
    await expect(excel.addPage({ ...page, headings: [-1] })).rejects.toMatchObject({ code: "InvalidArgument" });
    expect(opened.host.wholeState()).toEqual(before);
  });

  test("is refused where the list of sheets is protected", async () => {
    await open(workbookOf(wrong(), { protected: true }));
    await expect(excel.addPage(page)).rejects.toMatchObject({ code: "AccessDenied" });
  });
});

describe("notes", () => {
  test.each([
    ["JSON", '{"ignored":{"a\\"b":"原因"}}'],
    ["everything that XML minds", "<b> & ]]> \r\n\t\u0000\u0001 \uD800 \uFFFE\uFFFF 😀 '\""],
    ["nothing", ""],
  ])("of %s are there again after saving", async (_, text) => {
    await open(workbookOf(wrong()));
    expect(await excel.notes()).toBeUndefined();
    await excel.keep("先前的");
    await excel.keep(text);
    await open(JSON.parse(opened.save()) as WorkbookState);
    expect(await excel.notes()).toBe(text);
    expect(opened.host.wholeState().xmlParts).toHaveLength(1);
    expect({ ...opened.host.wholeState(), xmlParts: [] }).toEqual(workbookOf(wrong()));
  });

  test("that somebody else wrote in their place are none", async () => {
    const state = workbookOf(wrong());
    state.xmlParts = [
      { id: "{1}", xml: '<other xmlns="urn:other">"x"</other>' },
      { id: "{2}", xml: '<notes xmlns="urn:gongkai:notes">nonsense</notes>' },
    ];
    await open(state);
    expect(await excel.notes()).toBeUndefined();
    await excel.keep("甲");
    expect(await excel.notes()).toBe("甲");
    expect(opened.host.wholeState().xmlParts[0]).toEqual(state.xmlParts[0]);
  });
});

describe("cleaning", () => {
  const page: Page = { name: "核对报告", rows: [["甲"]], headings: [], legend: [], widths: [9], tables: [], links: [] };

  test("takes everything of ours out and says what", async () => {
    const before = workbookOf(wrong(), LIVED);
    await open(before);
    const { marks } = await review();
    await excel.keep("原因");
    await excel.addPage(page);
    await excel.addPage(page);
    await open(JSON.parse(opened.save()) as WorkbookState);
    expect(await excel.clean()).toEqual({
      marked: [...new Set(marks.map(({ at }) => at.sheet))].sort(),
      pages: ["核对报告", "核对报告 (2)"],
      notes: true,
      kept: [],
    });
    expect(opened.host.wholeState()).toEqual(before);
  });

  test("finds a report that was renamed, and leaves a sheet of that name that is none", async () => {
    const before = workbookOf([...wrong(), sheet("核对报告", [["我的"]])]);
    await open(before);
    const name = await excel.addPage(page);
    opened.host.book.find(name)!.state.name = "给处长看的";
    expect(await excel.clean()).toEqual({ marked: [], pages: ["给处长看的"], notes: false, kept: [] });
    expect(opened.host.wholeState()).toEqual(before);
  });

  test("where there is nothing of ours writes nothing", async () => {
    await open(workbookOf(wrong(), LIVED));
    expect(await excel.clean()).toEqual({ marked: [], pages: [], notes: false, kept: [] });
    expect(opened.host.userTrips.some(({ writes }) => writes)).toBe(false);
  });

  test("names what is protected and had to stay", async () => {
    await open(workbookOf(wrong()));
    const { marks } = await review();
    await excel.keep("原因");
    await excel.addPage(page);
    const state = opened.host.wholeState();
    state.protected = true;
    state.sheets[0]!.protected = true;
    await open(state);
    expect(await excel.clean()).toEqual({
      marked: [...new Set(marks.map(({ at }) => at.sheet))].filter((name) => name !== "公开01表").sort(),
      pages: [],
      notes: true,
      kept: ["公开01表", "核对报告"],
    });
  });
});

describe("watching", () => {
  let changes: number;
  let end: () => Promise<void>;

  /** Events come after the answers: a round trip later all of them are there. */
  async function settled(): Promise<void> {
    await excel.notes();
    await new Promise(setImmediate);
  }

  beforeEach(async () => {
    await open(workbookOf(wrong(), LIVED));
    changes = 0;
    end = await excel.watch(() => changes++);
  });

  test("hears of what is typed and of what is calculated", async () => {
    opened.host.type("公开02表!C8", 5);
    await settled();
    expect(changes).toBe(1);
    opened.host.recalculate("公开01表!C34", 7);
    await settled();
    expect(changes).toBe(2);
  });

  test("hears of a row that is hidden or shown again", async () => {
    opened.host.hideRow("公开02表", 7);
    await settled();
    expect(changes).toBe(1);
    opened.host.hideRow("公开02表", 7, false);
    await settled();
    expect(changes).toBe(2);
  });

  test("does not hear of what we do", async () => {
    await review();
    await written(at("公开01表", 37, 2), 670.84, 680.84);
    await excel.addPage({
      name: "核对报告",
      rows: [["甲"]],
      headings: [],
      legend: [],
      widths: [9],
      tables: [],
      links: [],
    });
    await excel.keep("原因");
    await excel.clean();
    await settled();
    expect(changes).toBe(0);
  });

  test("ends", async () => {
    await end();
    expect(opened.host.listeners).toBe(0);
    opened.host.type("公开02表!C8", 5);
    await settled();
    expect(changes).toBe(0);
  });
});
