import { readFileSync } from "node:fs";
import { check } from "../../src/core/check.ts";
import { inverse } from "../../src/app/port.ts";
import { templatesOf } from "../../src/core/blanks/template.ts";
import { PROFILES } from "../../src/core/forms/profiles.ts";
import type { Mark } from "../../src/core/report/mark.ts";
import { markFormula } from "../../src/core/report/colours.ts";
import type { Page } from "../../src/core/report/page.ts";
import type { Change } from "../../src/core/sheet/change.ts";
import { a1, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { colourOf, XL } from "../../src/hosts/wps/et.ts";
import { wpsFile, wpsWorkbook } from "../../src/hosts/wps/workbook.ts";
import { seedPath } from "../cli/workbooks.ts";
import { edit, seed } from "../core/sheets.ts";
import { etSheet, FakeEt, type EtBookState, type EtCellState, type EtSheetState } from "./wps/et.ts";

// What is WPS's own; what all hosts do alike: contract.ts.

const bookOf = (...sheets: EtSheetState[]): EtBookState => ({ sheets, locked: false, parts: [] });
const opened = (state: EtBookState) => {
  const et = new FakeEt(state);
  return { et, workbook: wpsWorkbook(et, et.book, et.ApiEvent), state: () => structuredClone(state) };
};
const at = (sheet: string, row: number, column: number) => ({ sheet, row, column });

/** A published workbook as WPS has it. */
const published = (grids: readonly SheetGrid[]): EtBookState =>
  bookOf(
    ...grids.map(({ name, top, left, rows, formats }) => {
      const cells: Record<string, EtCellState> = {};
      rows.forEach((row, r) =>
        row.forEach((value, c) => {
          const format = formats?.[r]?.[c];
          if (value !== null && typeof value !== "object")
            cells[a1(top + r, left + c)] = { value, ...(format === undefined ? {} : { format }) };
        }),
      );
      return etSheet(name, cells);
    }),
  );

describe("the file", () => {
  const file = readFileSync(seedPath("003"));

  test("comes from a copy that WPS saves for a moment, and what is made of it goes beside the workbook, over nothing", async () => {
    const { et } = opened(bookOf(etSheet("Sheet1")));
    et.file = file.toString("latin1");
    const files = wpsFile(et, et.book);
    expect(Buffer.compare(await files.bytes(), file)).toBe(0);
    expect([...et.disk.keys()]).toEqual([]);
    for (const name of ["公开表.公开.xlsx", "公开表.公开 (2).xlsx"])
      expect(await files.give(file, "公开")).toEqual({ how: "saved", name: `C:\\公开\\${name}` });
    expect([...et.disk.values()].map((text) => Buffer.compare(Buffer.from(text, "latin1"), file))).toEqual([0, 0]);
  });

  test.each([
    ["has no file system", (et: FakeEt) => Object.assign(et, { FileSystem: undefined })],
    ["saves no copies", (et: FakeEt) => Object.assign(et.book, { SaveCopyAs: undefined })],
    [
      "refuses to",
      (et: FakeEt) =>
        Object.assign(et.book, {
          SaveCopyAs() {
            throw new Error("no");
          },
        }),
    ],
  ])("a WPS that %s hands none over", async (_, spoil) => {
    const { et } = opened(bookOf(etSheet("Sheet1")));
    spoil(et);
    await expect(wpsFile(et, et.book).bytes()).rejects.toMatchObject({ code: "NoFile" });
  });

  test("a workbook that was never saved has no folder; and a copy that comes out as another is taken away", async () => {
    const { et } = opened(bookOf(etSheet("Sheet1")));
    await expect(wpsFile(et, { ...et.book, FullName: "工作簿1" }).give(file, "公开")).rejects.toMatchObject({
      code: "NoFile",
    });
    Object.assign(et.FileSystem, { writeAsBinaryString: (path: string) => et.disk.set(path, "?") });
    await expect(wpsFile(et, et.book).give(file, "公开")).rejects.toMatchObject({ code: "NoFile" });
    expect([...et.disk.keys()]).toEqual([]);
  });
});

describe("reading", () => {
  test("a whole published set takes some hundred calls, not one a cell", async () => {
    const grids = edit(seed("003"), { "公开01表!C38": 680.84 });
    const { et, workbook } = opened(published(grids));
    const cells = grids.reduce((sum, { rows }) => sum + rows.flat().length, 0);
    expect(check(await workbook.read()).counts).toEqual(check(grids).counts);
    expect(et.calls).toBeLessThan(cells / 4);
  });

  test("a long sheet is read in pieces, and can be given up between two of them", async () => {
    const cells: Record<string, EtCellState> = {};
    for (let row = 10; row <= 22_000; row += 10)
      for (const [c, column] of ["A", "B", "C", "D", "E"].entries()) cells[`${column}${row}`] = { value: row * 10 + c };
    const { workbook } = opened(bookOf(etSheet("明细", cells)));
    const [read] = await workbook.read();
    expect(read!.rows).toHaveLength(21_991);
    expect(read!.rows.at(-1)).toEqual([220_000, 220_001, 220_002, 220_003, 220_004]);
    const abort = new AbortController();
    const reading = workbook.read({ signal: abort.signal });
    abort.abort(new Error("enough"));
    await expect(reading).rejects.toThrow("enough");
  });

  test("one value far away does not have all between read", async () => {
    const { workbook } = opened(bookOf(etSheet("远", { A1: { value: "近" }, XFD1048576: { value: "远" } })));
    const [far] = await workbook.read();
    expect(far!.rows).toHaveLength(1_048_576);
    expect([far!.rows[0], far!.rows[1], far!.rows.at(-1)!.at(-1)]).toEqual([["近"], [], "远"]);
  });

  test("more cells than a file may hold are refused", async () => {
    const cells: Record<string, EtCellState> = {};
    for (let i = 1; i < 2000; i++) cells[`XFD${i * 60}`] = { value: i };
    cells["A1"] = { value: 1 };
    const { workbook } = opened(bookOf(etSheet("斜", cells)));
    await expect(workbook.read()).rejects.toMatchObject({ code: "TooManyCells" });
  });

  test("an error comes as a number; an amount of that number stays one", async () => {
    const cells = { A1: { value: "#N/A", formula: "=NA()" }, A2: { value: -2146826246 }, A3: { value: "#DIV/0!" } };
    const { workbook } = opened(bookOf(etSheet("支出", cells)));
    expect((await workbook.read())[0]!.rows.flat()).toEqual([
      { trouble: "error", text: "#N/A" },
      -2146826246,
      { trouble: "error", text: "#DIV/0!" },
    ]);
  });

  test("number formats that change from cell to cell are all told", async () => {
    const formats = ["0.00", "@", "#,##0.00", undefined, "0.00%"];
    const cells: Record<string, EtCellState> = {};
    for (let i = 0; i < 60; i++) {
      const format = formats[(i * 7) % 5];
      cells[a1(Math.floor(i / 6), i % 6)] = { value: i, ...(format === undefined ? {} : { format }) };
    }
    const { workbook } = opened(bookOf(etSheet("支出", cells)));
    const [read] = await workbook.read();
    expect(read!.formats!.flat()).toEqual(Array.from({ length: 60 }, (_, i) => formats[(i * 7) % 5]));
  });

  test("formatted blank cells around make no sheet larger", async () => {
    const blank = { look: { fillColor: 0x00ffff } };
    const { workbook } = opened(bookOf(etSheet("支出", { A1: blank, C3: { value: 1 }, Z99: blank })));
    expect((await workbook.read())[0]).toMatchObject({ top: 2, left: 2, rows: [[1]] });
  });
});

describe("marks", () => {
  const users = { address: "A1:F40", type: 3 };
  const own = { address: "B2", type: XL.expression, formula: "=B2>500", fill: 1 };
  const lived = (): EtBookState => bookOf(etSheet("支出", { B2: { value: 1 } }, { conditions: [users, own] }));

  test("have the formula and colours of files, the strongest on top, the user's below them", async () => {
    const { et, workbook } = opened(lived());
    await workbook.mark([
      { at: at("支出", 0, 3), kind: "unreadable" },
      { at: at("支出", 0, 0), kind: "suspect" },
      { at: at("支出", 0, 1), kind: "unequal" },
      { at: at("支出", 1, 1), kind: "unequal" },
      { at: at("支出", 0, 2), kind: "doubtful" },
    ]);
    const ours = { type: XL.expression, formula: `=${markFormula}` };
    expect(et.state.sheets[0]!.conditions).toEqual([
      { ...ours, address: "A1", fill: colourOf("C00000"), colour: colourOf("FFFFFF"), bold: true },
      { ...ours, address: "B1:B2", fill: colourOf("FF9999"), colour: colourOf("9C0006"), bold: true },
      { ...ours, address: "C1", fill: colourOf("FFD966") },
      { ...ours, address: "D1", fill: colourOf("CCC0DA") },
      users,
      own,
    ]);
    expect(colourOf("C00000")).toBe(0x0000c0);
    await workbook.mark([]);
    expect(et.state).toEqual(lived());
  });

  test("given up in between, and where WPS fails, are not half there", async () => {
    const sheets = ["甲", "乙", "丙"].map((name) => etSheet(name, { A1: { value: 1 } }));
    const { et, workbook, state } = opened(bookOf(...sheets));
    const before = state();
    const marks = sheets.map(({ name }): Mark => ({ at: at(name, 0, 0), kind: "unequal" }));
    const abort = new AbortController();
    const progress = (done: number): void => {
      if (done === 2) abort.abort(new Error("enough"));
    };
    await expect(workbook.mark(marks, { signal: abort.signal, progress })).rejects.toThrow("enough");
    expect(et.state).toEqual(before);
    const { conditions } = et.state.sheets[2]!;
    Object.defineProperty(conditions, "push", { value: () => assertNever(), configurable: true, enumerable: false });
    await expect(workbook.mark(marks)).rejects.toThrow("WPS");
    expect(et.state).toEqual(before);
    expect([et.EnableEvents, et.ScreenUpdating]).toEqual([true, true]);
  });
});

function assertNever(): never {
  throw new Error("WPS");
}

describe("writing", () => {
  test("on a protected sheet goes into the cells that are not locked", async () => {
    const cells = { A1: { value: 1 }, B1: { value: 2, unlocked: true as const } };
    const { et, workbook } = opened(bookOf(etSheet("锁", cells, { protected: true })));
    const change = (column: number, before: number) => ({ at: at("锁", 0, column), before, after: [[9]] });
    const { made, left } = await workbook.write([change(0, 1), change(1, 2)]);
    expect([made.length, left.map(({ why }) => why)]).toEqual([1, ["protected"]]);
    expect(et.state.sheets[0]!.cells).toEqual({ A1: { value: 1 }, B1: { value: 9, unlocked: true } });
  });

  test("a formula that fills several cells is left, and shown with all that it fills", async () => {
    const array = "A1:A3";
    const formula = "=SUBJECT_NAME(C1:C3)";
    const cells = Object.fromEntries([1, 2, 3].map((row) => [`A${row}`, { value: row, formula, array }]));
    const { workbook, state } = opened(bookOf(etSheet("支出", cells)));
    const before = state();
    expect(await workbook.formulas(() => true)).toEqual([
      { at: at("支出", 0, 0), formula, value: 1, spill: [[1], [2], [3]] },
    ]);
    const change = { at: at("支出", 0, 0), before: formula, after: [[1], [2], [3]] };
    expect((await workbook.write([change])).left).toEqual([{ change, why: "refused" }]);
    expect(state()).toEqual(before);
  });

  test("what WPS does not take is refused, and all is as it was", async () => {
    const { et, workbook, state } = opened(bookOf(etSheet("支出", { A1: { value: 1, format: "0.00" } })));
    const before = state();
    const change = (after: string | number) => ({ at: at("支出", 0, 0), before: 1, after: [[after]] });
    et.calculate = () => assertNever();
    expect((await workbook.write([change("=甲(")])).left.map(({ why }) => why)).toEqual(["refused"]);
    expect(state()).toEqual(before);
  });

  test("a number format that WPS gives with what is typed does not stay", async () => {
    const { et, workbook, state } = opened(bookOf(etSheet("支出", { A1: { value: "原来" } })));
    const before = state();
    const { made } = await workbook.write([{ at: at("支出", 0, 0), before: "原来", after: [["50%"]] }]);
    expect(made.map(({ holds }) => holds)).toEqual([0.5]);
    expect(et.state.sheets[0]!.cells["A1"]).toEqual({ value: 0.5 });
    await workbook.write(made.map(inverse));
    expect(state()).toEqual(before);
  });

  test("a block of values in the place of others, whatever their formats", async () => {
    const cells = { A1: { value: "00123", format: "@" }, B1: { value: 2, format: "0.00" }, A2: { value: 3 } };
    const { workbook, state, et } = opened(bookOf(etSheet("支出", cells)));
    const before = state();
    const after = [
      [1, "'007"],
      [2.5, true],
    ];
    const shows = [
      ["'00123", 2],
      [3, null],
    ];
    const change: Change = { at: at("支出", 0, 0), before: "'00123", after, shows, exact: true };
    const { made, left } = await workbook.write([change]);
    expect(left).toEqual([]);
    expect(et.state.sheets[0]!.cells).toEqual({
      A1: { value: 1, format: "@" },
      B1: { value: "007", format: "0.00" },
      A2: { value: 2.5 },
      B2: { value: true },
    });
    expect((await workbook.write([{ ...change, before: 1, shows: [[1, 2]] }])).left).toHaveLength(1);
    expect(made).toHaveLength(1);
    await workbook.write([{ at: at("支出", 0, 0), before: 1, after: shows, exact: true }]);
    expect(state()).toEqual(before);
  });
});

describe("sheets that are added", () => {
  test("look as in Excel, and leave the user where he was", async () => {
    const { et, workbook } = opened(bookOf(etSheet("Sheet1", { A1: { value: "在此之前就有" } })));
    const sheets = templatesOf(
      PROFILES.find(({ name }) => name === "青海决算")!,
      { year: 2024, unitName: "某局" },
    );
    et.select("Sheet1!A1");
    await workbook.addSheets(sheets);
    const [overview, income] = et.state.sheets.slice(1);
    expect(overview).toMatchObject({
      merges: ["A1:F1", "A2:F2", "A5:C5", "D5:F5"],
      frozen: { rows: 7, columns: 0 },
      page: {
        Orientation: XL.portrait,
        PaperSize: 9,
        Zoom: false,
        FitToPagesWide: 1,
        FitToPagesTall: 1,
        PrintTitleRows: "$5:$7",
        CenterFooter: "第 &P 页，共 &N 页",
      },
      cells: {
        A2: { value: "收入支出决算总表", format: "@", look: { fontSize: 16, fontBold: true, horizontal: XL.center } },
        C8: { format: "#,##0.00;-#,##0.00;", look: { borderLineStyle: 1, horizontal: XL.right } },
        C34: { formula: "=SUM(C8:C15)", format: "#,##0.00;-#,##0.00;" },
      },
    });
    expect(overview!.validations).toEqual([
      {
        address: "C8:C15,F8:F33,C35:C36,F35:F36",
        rule: [XL.validateDecimal, XL.validAlertWarning, XL.between, "-1000000000000000", "1000000000000000"],
        InputTitle: "填金额（万元）",
        InputMessage: "金额，单位：万元，保留两位小数；没有就留空，减少填负数。",
        ErrorTitle: "填金额（万元）",
        ErrorMessage: "这一格应填数字，不要写单位和文字。确实要这样填，请选“是”。",
      },
    ]);
    expect(income!.frozen).toEqual({ rows: 6, columns: 2 });
    expect(et.book.ActiveSheet.Name).toBe("Sheet1");
    expect([et.EnableEvents, et.ScreenUpdating, et.DisplayAlerts]).toEqual([true, true, true]);
  });

  test("where WPS fails over one, none is left", async () => {
    const { et, workbook, state } = opened(bookOf(etSheet("Sheet1")));
    const before = state();
    const sheets = templatesOf(
      PROFILES.find(({ name }) => name === "青海决算")!,
      { year: 2024, unitName: "某局" },
    );
    const progress = (done: number): void => {
      if (done === 3) throw new Error("WPS");
    };
    await expect(workbook.addSheets(sheets, { progress })).rejects.toThrow("WPS");
    expect(et.state).toEqual(before);
    expect(et.DisplayAlerts).toBe(true);
  });

  const page: Page = { name: "核对报告", rows: [["甲"]], headings: [], legend: [], widths: [9], tables: [], links: [] };

  test("a renamed report is found; what is protected stays, and is named", async () => {
    const { et, workbook } = opened(
      bookOf(etSheet("支出", { A1: { value: 1 } }), etSheet("收入", { A1: { value: 1 } })),
    );
    await workbook.mark(["支出", "收入"].map((name): Mark => ({ at: at(name, 0, 0), kind: "unequal" })));
    await workbook.addPage({ ...page, rows: [["长".repeat(9000), "=1"]], widths: [9, 9] });
    et.state.sheets.at(-1)!.name = "给处长看的";
    et.state.sheets[0]!.protected = true;
    et.state.locked = true;
    expect(et.state.sheets.at(-1)!.cells["A1"]!.value).toHaveLength(9000);
    expect(await workbook.clean()).toEqual({ marked: ["收入"], pages: [], notes: false, kept: ["支出", "给处长看的"] });
    expect(et.state.sheets[1]!.conditions).toEqual([]);
  });

  test("what happens in another workbook is not heard of here", async () => {
    const { et, workbook } = opened(bookOf(etSheet("支出", { A1: { value: 1 } })));
    let heard = 0;
    const end = await workbook.watch(() => heard++);
    const front = { ...et.book, FullName: "C:\\别的.xlsx" };
    Object.defineProperty(et, "ActiveWorkbook", { value: front, configurable: true });
    et.type("支出!A1", 2);
    expect(heard).toBe(0);
    await end();
    expect(et.listeners).toBe(0);
  });
});
