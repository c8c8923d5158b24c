import { readFileSync } from "node:fs";
import { check } from "../../src/core/check.ts";
import { inverse, type HostWorkbook } from "../../src/app/port.ts";
import { gridOf, type TemplateSheet } from "../../src/core/blanks/made.ts";
import { templatesOf } from "../../src/core/blanks/template.ts";
import { PROFILES } from "../../src/core/forms/profiles.ts";
import type { Page } from "../../src/core/report/page.ts";
import type { Mark } from "../../src/core/report/mark.ts";
import type { Change, Typed } from "../../src/core/sheet/change.ts";
import { a1, qualified, type CellAddress, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { readWorkbook } from "../../src/files/read.ts";
import { seedPath } from "../cli/workbooks.ts";
import { partsOf, zipped } from "../files/files.ts";
import { areaOf, splitAddress } from "../host/areas.ts";
import { edit, seed } from "../core/sheets.ts";

// What every host must do alike: Excel, WPS, the grid of the workbench. How a host does it, its own tests say.

export type PlainValue = string | number | boolean;

export interface CellSpec {
  readonly value?: PlainValue;
  /** The value is what it gives. */
  readonly formula?: string;
  readonly format?: string;
  /** RRGGBB */
  readonly fill?: string;
  /** Of its letters, RRGGBB. */
  readonly colour?: string;
  readonly unlocked?: true;
}

export interface SheetSpec {
  readonly name: string;
  readonly cells: Readonly<Record<string, CellSpec>>;
  readonly hidden?: true;
  readonly protected?: true;
  readonly merges?: readonly string[];
  /** From zero. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

export interface BookSpec {
  readonly sheets: readonly SheetSpec[];
  /** The list of sheets is protected. */
  readonly locked?: true;
}

/** A workbook that lies open in a host of the tests. */
export interface OpenedSpec {
  readonly workbook: HostWorkbook;
  /** All that would be saved of its sheets, to be compared. */
  state(): unknown;
  /** "支出!B2"; a formula with its "=". */
  cell(at: string): { readonly value?: PlainValue; readonly formula?: string; readonly format: string };
  names(): readonly string[];
  /** The cell before the user: "支出!B2". */
  front(): string;
  /** What a person does. */
  type(at: string, value: PlainValue): void;
  select(at: string): void;
  /** Once what a person did has been told. */
  told(): Promise<void>;
}

/** A sheet of these rows. */
function rowsSpec(name: string, rows: SheetGrid["rows"], more: Partial<SheetSpec> = {}): SheetSpec {
  const cells: Record<string, CellSpec> = {};
  rows.forEach((row, r) =>
    row.forEach((value, c) => {
      if (value !== null && typeof value !== "object") cells[a1(r, c)] = { value };
    }),
  );
  return { name, cells, ...more };
}

/** How a cell looks whose format says what a file does. */
function cellLook(format: string | undefined): CellSpec {
  if (format === undefined) return {};
  const plain = format.replaceAll("[White]", "");
  return plain === format ? { format } : { format: plain, colour: "FFFFFF" };
}

function seedSpec(grids: readonly SheetGrid[]): BookSpec {
  return {
    sheets: grids.map(({ name, hidden, top, left, rows, formats, ...grid }) => {
      const cells: Record<string, CellSpec> = {};
      rows.forEach((row, r) =>
        row.forEach((value, c) => {
          const format = formats?.[r]?.[c];
          if (value !== null && typeof value !== "object")
            cells[a1(top + r, left + c)] = { value, ...cellLook(format) };
        }),
      );
      return {
        name,
        cells,
        ...(hidden ? { hidden } : {}),
        hiddenRows: [...(grid.hiddenRows ?? [])],
        hiddenColumns: [...(grid.hiddenColumns ?? [])],
      };
    }),
  };
}

/** A published workbook whose file hides a row and a column, shows one figure as another, and writes one in white. */
async function unseenFile(): Promise<SheetGrid[]> {
  const parts = partsOf(new Uint8Array(readFileSync(seedPath("003"))));
  const change = (part: string, from: RegExp | string, to: string): void => {
    const text = parts[part]!.replace(from, to);
    expect(text).not.toBe(parts[part]);
    parts[part] = text;
  };
  const styles = "xl/styles.xml";
  change(styles, "<fonts", '<numFmts count="1"><numFmt numFmtId="200" formatCode="0.00,"/></numFmts><fonts');
  change(styles, "</fonts>", '<font><sz val="11"/><color rgb="FFFFFFFF"/></font></fonts>');
  change(styles, "</cellXfs>", '<xf numFmtId="200"/><xf numFmtId="0" fontId="2"/></cellXfs>');
  change("xl/worksheets/sheet1.xml", '<row r="8"', '<row r="8" hidden="1"');
  change("xl/worksheets/sheet3.xml", '<col min="5"', '<col hidden="1" min="5"');
  change("xl/worksheets/sheet5.xml", 'r="C12" s="5"', 'r="C12" s="7"');
  change("xl/worksheets/sheet5.xml", 'r="D13" s="5"', 'r="D13" s="8"');
  const { sheets } = await readWorkbook(
    zipped(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text, "latin1")]))),
  );
  return [...sheets];
}

const at = (address: string): CellAddress => {
  const { sheet = "", address: cell } = splitAddress(address);
  const { top, left } = areaOf(cell)!;
  return { sheet, row: top, column: left };
};

const change = (address: string, before: Typed, after: Typed): Change => ({
  at: at(address),
  before,
  after: [[after]],
});

const LIVED: BookSpec = {
  sheets: [
    {
      name: "支出",
      cells: {
        A1: { value: "支出决算表", fill: "FFFF00" },
        A2: { value: "类款项" },
        B2: { value: 12.5, format: "#,##0.00" },
        C2: { value: "00123", format: "@" },
        B3: { value: 3 },
        B4: { value: 15.5, formula: "=SUM(B2:B3)", format: "0.00" },
        D4: { value: 45_352, format: "yyyy/m/d" },
        E2: { value: true },
      },
      merges: ["A1:E1"],
    },
    { name: "藏着的", cells: { C3: { value: "看不见" } }, hidden: true },
    { name: "锁着的", cells: { A1: { value: 1 }, B1: { value: 2, unlocked: true } }, protected: true },
    { name: "空", cells: {} },
  ],
};

const PAGE: Page = {
  name: "核对报告",
  rows: [
    ["核对报告", "", 0.5],
    ["=1+1", "-2", "1,234.50"],
    ["@SUM(A1)", "'引号", "2024-03-01"],
    ["说明一直写到这一页的右边"],
  ],
  headings: [0],
  legend: [{ row: 1, column: 2, kind: "suspect" }],
  widths: [12, 12, 12],
  tables: [{ first: 0, last: 2 }],
  links: [],
};

/** The list of what a host must do, carried out on one. `open` opens a workbook there. */
export function contract(open: (book: BookSpec) => Promise<OpenedSpec>): void {
  const templates = (count: number): TemplateSheet[] =>
    templatesOf(
      PROFILES.find(({ name }) => name === "青海决算")!,
      { year: 2024, unitName: "某局" },
    ).slice(0, count);

  /** Where nothing stands, blank. */
  const trimmed = (rows: SheetGrid["rows"]): SheetGrid["rows"] => {
    const all = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1));
    return all.slice(0, all.findLastIndex((row) => row.length > 0) + 1);
  };

  describe("reading", () => {
    test("hands over every sheet with what it holds and where, and changes nothing", async () => {
      const opened = await open(LIVED);
      const before = opened.state();
      const read = await opened.workbook.read();
      expect(
        read.map(({ name, hidden, top, left, rows }) => ({ name, hidden, top, left, rows: trimmed(rows) })),
      ).toEqual([
        {
          name: "支出",
          hidden: undefined,
          top: 0,
          left: 0,
          rows: [["支出决算表"], ["类款项", 12.5, "00123", null, true], [null, 3], [null, 15.5, null, "2024-03-01"]],
        },
        { name: "藏着的", hidden: true, top: 2, left: 2, rows: [["看不见"]] },
        { name: "锁着的", hidden: undefined, top: 0, left: 0, rows: [[1, 2]] },
        { name: "空", hidden: undefined, top: 0, left: 0, rows: [] },
      ]);
      expect(read[0]!.formats?.[1]?.slice(0, 3)).toEqual([undefined, "#,##0.00", "@"]);
      expect(opened.state()).toEqual(before);
    });

    test("of a published workbook with a wrong figure finds what the same sheets give alone", async () => {
      const wrong = edit(seed("003"), { "公开01表!C38": 680.84 });
      const { workbook } = await open(seedSpec(wrong));
      const report = check(await workbook.read());
      expect(report.counts).toEqual(check(wrong).counts);
      expect(report.marks).toEqual(check(wrong).marks);
    });

    test("finds of what is hidden, shown as another figure or written in white what it finds in the file", async () => {
      const file = await unseenFile();
      const { workbook } = await open(seedSpec(file));
      const { findings } = check(await workbook.read());
      expect(findings).toEqual(check(file).findings);
      expect(
        findings.flatMap((one) =>
          one.kind === "table" ? [[one.what.problem, ...one.cells.slice(0, 1).map(qualified)]] : [],
        ),
      ).toEqual([
        ["hidden-row", "公开01表!C8"],
        ["hidden-column", "公开03表!E7"],
        ["shown-otherwise", "公开05表!C12"],
        ["shown-otherwise", "公开05表!D13"],
      ]);
    });

    test("an error is one, and no figure", async () => {
      const { workbook } = await open({
        sheets: [{ name: "支出", cells: { A1: { value: "#DIV/0!", formula: "=1/0" } } }],
      });
      expect((await workbook.read())[0]!.rows).toEqual([[{ trouble: "error", text: "#DIV/0!" }]]);
    });

    test("is given up where the user gives up", async () => {
      const { workbook } = await open(LIVED);
      const signal = AbortSignal.abort(new Error("enough"));
      await expect(workbook.read({ signal })).rejects.toThrow("enough");
    });

    test("of a part gives what it has of values; nothing where there is no such sheet", async () => {
      const { workbook } = await open(LIVED);
      const part = { top: 1, left: 1, rows: 2, columns: 9 };
      expect(await workbook.grid({ sheet: "支出", part })).toMatchObject({ name: "支出", top: 1, left: 1 });
      expect(trimmed((await workbook.grid({ sheet: "支出", part }))!.rows)).toEqual([[12.5, "00123", null, true], [3]]);
      expect(await workbook.grid({ sheet: "没有" })).toBeUndefined();
      expect((await workbook.grid({ sheet: "空" }))?.rows).toEqual([]);
    });
  });

  describe("marks", () => {
    const marks: Mark[] = [
      { at: at("支出!B2"), kind: "suspect" },
      { at: at("支出!B3"), kind: "unequal" },
      { at: at("支出!B4"), kind: "unequal" },
      { at: at("藏着的!C3"), kind: "doubtful" },
      { at: at("没有!A1"), kind: "unequal" },
    ];

    test("cleared, leave the workbook as it was to the last format", async () => {
      const opened = await open(LIVED);
      const before = opened.state();
      expect(await opened.workbook.mark(marks)).toEqual([]);
      expect(await opened.workbook.mark(marks.slice(0, 1))).toEqual([]);
      expect(await opened.workbook.mark([])).toEqual([]);
      expect(opened.state()).toEqual(before);
    });

    test("of a protected sheet are shown over it or it is named; it is not touched", async () => {
      const opened = await open(LIVED);
      const before = opened.state();
      const named = await opened.workbook.mark([{ at: at("锁着的!A1"), kind: "unequal" }]);
      expect([[], ["锁着的"]]).toContainEqual(named);
      expect(opened.state()).toEqual(before);
    });

    test("many thousands in no order are all taken away again", async () => {
      const opened = await open(LIVED);
      const before = opened.state();
      const chequered = Array.from({ length: 2000 }, (_, i): Mark => {
        const row = Math.floor(i / 20);
        return {
          at: { sheet: "支出", row, column: (i % 20) * 2 + (row % 2) },
          kind: i % 3 === 0 ? "unequal" : "doubtful",
        };
      });
      expect(await opened.workbook.mark(chequered)).toEqual([]);
      expect(await opened.workbook.mark([])).toEqual([]);
      expect(opened.state()).toEqual(before);
    });

    test("before which the user gives up are none", async () => {
      const opened = await open(LIVED);
      const before = opened.state();
      const signal = AbortSignal.abort(new Error("enough"));
      await expect(opened.workbook.mark(marks, { signal })).rejects.toThrow("enough");
      expect(opened.state()).toEqual(before);
    });
  });

  describe("notes", () => {
    test.each([["甲"], ['{"a\\"b":"<&>"}'], ["]]> \r\n\t 😀"], [""]])("%j is there again", async (text) => {
      const { workbook } = await open(LIVED);
      expect(await workbook.notes()).toBeUndefined();
      await workbook.keep("先前的");
      await workbook.keep(text);
      expect(await workbook.notes()).toBe(text);
    });
  });

  describe("going to a cell", () => {
    test("brings it before the user", async () => {
      const opened = await open(LIVED);
      await opened.workbook.show(at("支出!B4"));
      expect(opened.front()).toBe("支出!B4");
      expect(await opened.workbook.selection()).toMatchObject({
        cell: at("支出!B4"),
        holds: "=SUM(B2:B3)",
        format: "0.00",
        areas: [{ sheet: "支出", part: { top: 3, left: 1, rows: 1, columns: 1 } }],
      });
    });

    test("is refused where its sheet is hidden or gone", async () => {
      const opened = await open(LIVED);
      await expect(opened.workbook.show(at("藏着的!A1"))).rejects.toThrow();
      await expect(opened.workbook.show(at("没有!A1"))).rejects.toThrow();
      expect(opened.front()).toMatch(/^支出!/);
    });

    test("is heard of by who follows, until that ends", async () => {
      const opened = await open(LIVED);
      const heard: CellAddress[] = [];
      const end = await opened.workbook.follow((cell) => heard.push(cell));
      opened.select("支出!B3");
      await opened.told();
      expect(heard.at(-1)).toEqual(at("支出!B3"));
      await end();
      const count = heard.length;
      opened.select("支出!B2");
      await opened.told();
      expect(heard).toHaveLength(count);
    });
  });

  test("the formulas that are wanted, each with what it shows", async () => {
    const { workbook } = await open(LIVED);
    const sum = { at: at("支出!B4"), formula: "=SUM(B2:B3)", value: 15.5 };
    expect(await workbook.formulas(() => true)).toEqual([sum]);
    expect(await workbook.formulas((formula) => formula.includes("SUBJECT"))).toEqual([]);
    const part = { top: 0, left: 0, rows: 3, columns: 5 };
    expect(await workbook.formulas(() => true, [{ sheet: "支出", part }])).toEqual([]);
    expect(await workbook.formulas(() => true, [{ sheet: "支出" }, { sheet: "支出" }])).toContainEqual(sum);
  });

  describe("writing", () => {
    test.each<[string, string, Typed, Typed, { readonly value?: PlainValue; readonly formula?: string }]>([
      ["a number over a number", "支出!B2", 12.5, 13.75, { value: 13.75 }],
      ["a number into a blank cell", "支出!D2", null, 7, { value: 7 }],
      ["a number into a cell that is formatted as text", "支出!C2", "'00123", 5, { value: "5" }],
      ["a code that stays a text", "支出!A2", "类款项", "'2080505", { value: "2080505" }],
      ["a text that looks like a date", "支出!A2", "类款项", "'2024-3-1", { value: "2024-3-1" }],
      ["a text that looks like a formula", "支出!A2", "类款项", "'=1+1", { value: "=1+1" }],
      ["a name", "支出!A2", "类款项", "事业运行", { value: "事业运行" }],
      ["nothing", "支出!B3", 3, null, {}],
      ["a formula over a number", "支出!B3", 3, "=B2*2", { formula: "=B2*2" }],
      ["a number over a formula", "支出!B4", "=SUM(B2:B3)", 15.5, { value: 15.5 }],
    ])("%s, and taking it back", async (_, cell, before, after, holds) => {
      const opened = await open(LIVED);
      const state = opened.state();
      const { format } = opened.cell(cell);
      const { made, left } = await opened.workbook.write([change(cell, before, after)]);
      expect(left).toEqual([]);
      const { format: now, ...found } = opened.cell(cell);
      expect(found).toMatchObject(holds);
      expect(now).toBe(format);
      if (holds.formula === undefined) expect(found).toEqual(holds);
      expect((await opened.workbook.write(made.map(inverse))).left).toEqual([]);
      expect(opened.state()).toEqual(state);
    });

    test.each<[string, Change, string]>([
      ["another number", change("支出!B2", 12.49, 1), "changed"],
      ["something where it was blank", change("支出!B3", null, 1), "changed"],
      ["a formula where it was a number", change("支出!B4", 15.5, 1), "changed"],
      ["nothing of a sheet that is gone", change("没有!A1", null, 1), "changed"],
      ["a formula as text", change("支出!C2", "'00123", "=B2"), "text-format"],
      ["a protected sheet", change("锁着的!A1", 1, 2), "protected"],
    ])("is left where the cell holds %s", async (_, wanted, why) => {
      const opened = await open(LIVED);
      const before = opened.state();
      expect(await opened.workbook.write([wanted])).toEqual({ made: [], left: [{ change: wanted, why }] });
      expect(opened.state()).toEqual(before);
    });

    test("of several makes those that can be made", async () => {
      const opened = await open(LIVED);
      const steps: number[] = [];
      const { made, left } = await opened.workbook.write(
        [change("支出!B2", 12.5, 1), change("锁着的!A1", 1, 9), change("支出!B3", 3, 2)],
        (done, of) => steps.push(done / of),
      );
      expect(made.map(({ at: { row } }) => row)).toEqual([1, 2]);
      expect(left.map(({ why }) => why)).toEqual(["protected"]);
      expect(steps.at(-1)).toBe(1);
      expect([opened.cell("支出!B2").value, opened.cell("支出!B3").value, opened.cell("锁着的!A1").value]).toEqual([
        1, 2, 1,
      ]);
    });

    test("a number format where the cell has the one before, and taking both back", async () => {
      const opened = await open(LIVED);
      const before = opened.state();
      const format = { before: "General", after: "0.00%" };
      const { made } = await opened.workbook.write([
        { ...change("支出!D2", null, 0.5), format },
        { ...change("支出!B2", 12.5, 0.5), format },
      ]);
      expect(["支出!D2", "支出!B2"].map((cell) => opened.cell(cell).format)).toEqual(["0.00%", "#,##0.00"]);
      await opened.workbook.write(made.map(inverse));
      expect(opened.state()).toEqual(before);
    });
  });

  describe("watching", () => {
    test("hears of what a person types, and not of what we do, until it ends", async () => {
      const opened = await open(LIVED);
      let heard = 0;
      const end = await opened.workbook.watch(() => heard++);
      await opened.workbook.mark([{ at: at("支出!B2"), kind: "unequal" }]);
      await opened.workbook.write([change("支出!B3", 3, 4)]);
      await opened.workbook.addPage(PAGE);
      await opened.workbook.keep("原因");
      await opened.workbook.recalculate();
      await opened.told();
      expect(heard).toBe(0);
      opened.type("支出!B2", 99);
      await opened.told();
      expect(heard).toBeGreaterThan(0);
      await end();
      const count = heard;
      opened.type("支出!B2", 100);
      await opened.told();
      expect(heard).toBe(count);
    });
  });

  describe("a page", () => {
    test("stands at the end; text stays text, and it is not read as a sheet of the workbook", async () => {
      const opened = await open(LIVED);
      const read = await opened.workbook.read();
      expect(await opened.workbook.addPage(PAGE)).toBe("核对报告");
      expect(opened.names()).toEqual(["支出", "藏着的", "锁着的", "空", "核对报告"]);
      const cells = ["A1", "C1", "A2", "B2", "C2", "A3", "B3", "C3"].map((cell) => opened.cell(`核对报告!${cell}`));
      expect(cells.map(({ value, formula }) => formula ?? value)).toEqual([
        "核对报告",
        0.5,
        "=1+1",
        "-2",
        "1,234.50",
        "@SUM(A1)",
        "'引号",
        "2024-03-01",
      ]);
      expect(cells.every(({ formula }) => formula === undefined)).toBe(true);
      expect(await opened.workbook.read()).toEqual(read);
    });

    test("gets a number where its name is taken, and goes with everything else of ours", async () => {
      const opened = await open({ sheets: [...LIVED.sheets, rowsSpec("核对报告", [["我的"]])] });
      const before = opened.state();
      expect(await opened.workbook.addPage(PAGE)).toBe("核对报告 (2)");
      await opened.workbook.mark([{ at: at("支出!B2"), kind: "unequal" }]);
      await opened.workbook.keep("原因");
      expect(await opened.workbook.clean()).toEqual({
        marked: ["支出"],
        pages: ["核对报告 (2)"],
        notes: true,
        kept: [],
      });
      expect(await opened.workbook.notes()).toBeUndefined();
      expect(opened.state()).toEqual(before);
    });

    test("where there is nothing of ours nothing goes", async () => {
      const opened = await open(LIVED);
      const before = opened.state();
      expect(await opened.workbook.clean()).toEqual({ marked: [], pages: [], notes: false, kept: [] });
      expect(opened.state()).toEqual(before);
    });

    test("is refused where the list of sheets is protected", async () => {
      const opened = await open({ ...LIVED, locked: true });
      await expect(opened.workbook.addPage(PAGE)).rejects.toMatchObject({ code: "AccessDenied" });
      expect(opened.names()).toHaveLength(LIVED.sheets.length);
    });
  });

  describe("blank tables", () => {
    test("go in as they are, and out again where nothing was typed into them", async () => {
      const opened = await open(LIVED);
      const before = opened.state();
      const wanted = templates(3);
      const added = await opened.workbook.addSheets(wanted);
      expect(added.map(({ name }) => name)).toEqual(wanted.map(({ name }) => name));
      const read = (await opened.workbook.read()).slice(LIVED.sheets.length);
      expect(read.map(({ rows }) => trimmed(rows))).toEqual(wanted.map((one) => trimmed(gridOf(one).rows)));
      expect(await opened.workbook.removeSheets(added)).toEqual([]);
      expect(opened.state()).toEqual(before);
    });

    test("one that something was typed into stays; one that is gone is no matter", async () => {
      const opened = await open(LIVED);
      const added = await opened.workbook.addSheets(templates(2));
      opened.type(`${added[0]!.name}!C8`, 12.5);
      await opened.told();
      expect(await opened.workbook.removeSheets(added)).toEqual([added[0]]);
      expect(await opened.workbook.removeSheets(added)).toEqual([added[0]]);
    });

    test("where the list of sheets is protected none goes in", async () => {
      const opened = await open({ ...LIVED, locked: true });
      await expect(opened.workbook.addSheets(templates(2))).rejects.toMatchObject({ code: "AccessDenied" });
      expect(opened.names()).toHaveLength(LIVED.sheets.length);
    });

    test("where the user gives up none goes in", async () => {
      const opened = await open(LIVED);
      const signal = AbortSignal.abort(new Error("不要了"));
      await expect(opened.workbook.addSheets(templates(2), { signal })).rejects.toThrow("不要了");
      expect(opened.names()).toHaveLength(LIVED.sheets.length);
    });
  });

  describe("rows", () => {
    test("come in with the look of another one, move what is below, and go again", async () => {
      const opened = await open(LIVED);
      const before = opened.state();
      await opened.workbook.insertRows("支出", [2, 3], 1);
      expect(opened.cell("支出!B5")).toMatchObject({ value: 3 });
      expect(opened.cell("支出!B6").formula).toBe("=SUM(B2:B5)");
      expect(["支出!B3", "支出!B4"].map((cell) => opened.cell(cell))).toEqual([
        { format: "#,##0.00" },
        { format: "#,##0.00" },
      ]);
      expect(await opened.workbook.removeRows("支出", [2, 3])).toBe(true);
      expect(opened.state()).toEqual(before);
    });

    test("in one of which something stands do not go", async () => {
      const opened = await open(LIVED);
      const before = opened.state();
      expect(await opened.workbook.removeRows("支出", [1, 4])).toBe(false);
      expect(await opened.workbook.removeRows("没有", [1])).toBe(false);
      expect(opened.state()).toEqual(before);
    });

    test("do not come into a protected sheet", async () => {
      const opened = await open(LIVED);
      const before = opened.state();
      await expect(opened.workbook.insertRows("锁着的", [0])).rejects.toMatchObject({ code: "AccessDenied" });
      expect(opened.state()).toEqual(before);
    });
  });
}
