import fc from "fast-check";
import { qualified, type CellAddress } from "../../src/core/sheet/grid.ts";
import { inverse, type Region, type Changes, type HostWorkbook } from "../../src/app/port.ts";
import { type Change, type FormulaCell, type Typed, typedValue } from "../../src/core/sheet/change.ts";
import { excelWorkbook } from "../../src/hosts/excel/workbook.ts";
import { sheet } from "../core/sheets.ts";
import { trials } from "../core/sweep.ts";
import { areaOf } from "../host/areas.ts";
import { openInExcel, workbookOf, type OpenWorkbookInExcel, type WorkbookState } from "../host/index.ts";
import { HostError } from "../host/processor.ts";
import type { CellState, Value } from "../host/workbook.ts";

// What the tab 函数 asks of an open workbook, through the real office.js against an Excel of ours: see test/host/README.md.

let opened: OpenWorkbookInExcel;
let excel: HostWorkbook;

async function open(state: WorkbookState, options: Parameters<typeof openInExcel>[1] = {}): Promise<void> {
  opened = await openInExcel(state, options);
  opened.host.calculates(calculate);
  excel = excelWorkbook();
}

afterEach(() => expect(opened.host.unsupported).toEqual([]));

/** =SPILL(2,3) gives two rows of three; =TEXT(00123) a text; anything else a number that is its own. */
function calculate(formula: string): Value | Value[][] {
  const [, rows, columns] = /^=SPILL\((\d),(\d)\)/.exec(formula) ?? [];
  if (rows !== undefined)
    return Array.from({ length: Number(rows) }, (_, r) =>
      Array.from({ length: Number(columns) }, (_each, c) => (c === 1 ? `00${r}` : r + c + 1)),
    );
  const text = /^=TEXT\((.*)\)$/.exec(formula)?.[1];
  return text ?? [...formula].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1009, 7);
}

/** A workbook of one sheet with these cells. */
function cells(states: Readonly<Record<string, CellState>>, name = "支出"): WorkbookState {
  const state = workbookOf([sheet(name, [])]);
  Object.assign(state.sheets[0]!.cells, states);
  return state;
}

/** As Excel has them once they are entered. */
function formula(formula: string, numberFormat?: string): CellState {
  const given = calculate(formula);
  return {
    value: Array.isArray(given) ? given[0]![0]! : given,
    formula,
    ...(Array.isArray(given) ? { spill: [given.length, given[0]!.length] } : {}),
    ...(numberFormat === undefined ? {} : { numberFormat }),
  };
}

function cell(address: string, name = "支出"): CellAddress {
  const { top, left } = areaOf(address)!;
  return { sheet: name, row: top, column: left };
}

function change(address: string, before: Typed, after: Typed | Change["after"], more: Partial<Change> = {}): Change {
  return { at: cell(address), before, after: Array.isArray(after) ? after : [[after as Typed]], ...more };
}

const now = (name = "支出"): Record<string, CellState> =>
  opened.host.wholeState().sheets.find((each) => each.name === name)!.cells;
const trips = (): number => opened.host.userTrips.length;
const whys = ({ left }: Changes): [string, string][] => left.map(({ change: { at }, why }) => [qualified(at), why]);
const cellsMade = ({ made }: Changes): string[] => made.map(({ at }) => qualified(at));

/** Takes back all that was made. */
async function takeBack({ made }: Changes): Promise<void> {
  const back = await excel.write(made.map(inverse));
  expect(back.left).toEqual([]);
}

describe("writing", () => {
  test.each<[string, Typed, CellState | undefined]>([
    ["a number", 12.5, { value: 12.5 }],
    ["a truth value", true, { value: true }],
    ["a name of Chinese characters", "事业运行", { value: "事业运行" }],
    ["a code", "'2080505", { value: "2080505" }],
    ["text with zeros before it", "'00123", { value: "00123" }],
    ["text that looks like a formula", "'=1+1", { value: "=1+1" }],
    ["text that looks like a date", "'2024-3-1", { value: "2024-3-1" }],
    ["text that begins with an apostrophe", "''甲", { value: "'甲" }],
    ["a formula", "=SUBJECT_NAME(2080505)", formula("=SUBJECT_NAME(2080505)")],
    ["nothing", null, undefined],
  ])("%s, and taking it back", async (_, typed, holds) => {
    const before = cells({ A1: { value: "原来" }, B1: { value: 1, style: { fill: "#FFFF00" } } });
    await open(before);
    const changes = await excel.write([change("A1", "原来", typed)]);
    expect(changes).toMatchObject({ made: [{ at: cell("A1"), before: "原来", holds: typed }], left: [] });
    expect(now()).toEqual({ B1: before.sheets[0]!.cells["B1"], ...(holds === undefined ? {} : { A1: holds }) });
    await takeBack(changes);
    expect(opened.host.wholeState()).toEqual(before);
  });

  test.each<[string, Typed, Value]>([
    ["a number", 12.5, "12.5"],
    ["a code", "'2080505", "2080505"],
    ["text that looks like a formula", "'=1+1", "=1+1"],
    ["a name", "事业运行", "事业运行"],
  ])("%s into a cell that is formatted as text, without an apostrophe", async (_, typed, value) => {
    const before = cells({ A1: { value: "00123", numberFormat: "@" } });
    await open(before);
    const changes = await excel.write([change("A1", "'00123", typed)]);
    expect(now()).toEqual({ A1: { value, numberFormat: "@" } });
    await takeBack(changes);
    expect(opened.host.wholeState()).toEqual(before);
  });

  test("a formula into a cell that is formatted as text is left: it would not be calculated", async () => {
    const before = cells({ A1: { value: "00123", numberFormat: "@" } });
    await open(before);
    expect(whys(await excel.write([change("A1", "'00123", "=SUBJECT_NAME(2080505)")]))).toEqual([
      ["支出!A1", "text-format"],
    ]);
    expect(opened.host.wholeState()).toEqual(before);
  });

  const percent = { format: { before: "General", after: "0.00%" } };

  test("a number format where the cell has none of its own, and taking both back", async () => {
    const before = cells({ A2: { value: "", numberFormat: "0.0%" } });
    await open(before);
    const changes = await excel.write([change("A1", null, 0.5, percent), change("A2", null, 0.5, percent)]);
    expect(now()).toEqual({ A1: { value: 0.5, numberFormat: "0.00%" }, A2: { value: 0.5, numberFormat: "0.0%" } });
    await takeBack(changes);
    expect(opened.host.wholeState()).toEqual(before);
  });

  test("a number format that somebody has changed since stays when the rest is taken back", async () => {
    await open(cells({}));
    const changes = await excel.write([change("A1", null, 0.5, percent)]);
    opened.host.book.sheets[0]!.change(0, 0, { numberFormat: "0%" });
    await takeBack(changes);
    expect(now()).toEqual({ A1: { value: "", numberFormat: "0%" } });
  });
});

describe("in place of formulas, their values", () => {
  const spill = "=SPILL(3,2)";
  const values: Change["after"] = [
    [1, "'000"],
    [2, "'001"],
    [3, "'002"],
  ];
  const spilled = (): WorkbookState =>
    cells({
      A1: formula(spill),
      B1: { value: "000" },
      A2: { value: 2 },
      B2: { value: "001", numberFormat: "@" },
      A3: { value: 3, numberFormat: "@" },
      B3: { value: "002", style: { bold: true } },
      A4: { value: "下面" },
    });
  const toValues = (after = values): Change => change("A1", spill, after, { shows: after, exact: true });

  test("of a formula that spills, all of them, whatever the formats of its cells", async () => {
    const before = spilled();
    await open(before);
    const changes = await excel.write([toValues()]);
    expect(changes.left).toEqual([]);
    const { formula: _, spill: _spill, ...first } = before.sheets[0]!.cells["A1"]!;
    expect(now()).toEqual({ ...before.sheets[0]!.cells, A1: first });
    await takeBack(changes);
    expect(opened.host.wholeState()).toEqual(before);
  });

  test.each<[string, (state: Record<string, CellState>) => void]>([
    [
      "fewer rows, with something else below",
      (state) => {
        Object.assign(state, { A1: formula("=SPILL(3,2)"), A3: { value: "别的" } });
        state["A1"] = { ...state["A1"]!, spill: [2, 2] };
        delete state["B3"];
      },
    ],
    [
      "more rows",
      (state) => {
        state["A1"] = { ...state["A1"]!, spill: [4, 2] };
        Object.assign(state, { A4: { value: 4 }, B4: { value: "003" } });
      },
    ],
    ["another value", (state) => void (state["A2"] = { value: 22 })],
    [
      "nothing, because something is in its way",
      (state) => {
        state["A1"] = { value: "#SPILL!", formula: spill };
        const blank = { value: "", numberFormat: "0.00" };
        Object.assign(state, { B1: { value: "别的" }, A2: blank, B2: blank, A3: blank, B3: blank });
      },
    ],
  ])("is left where it shows %s by now", async (_, meanwhile) => {
    const before = spilled();
    meanwhile(before.sheets[0]!.cells);
    await open(before);
    expect(whys(await excel.write([toValues()]))).toEqual([["支出!A1", "changed"]]);
    expect(opened.host.wholeState()).toEqual(before);
  });

  test("of one cell is left where it shows another value by now", async () => {
    const before = cells({
      A1: { value: 6, formula: "=EXEC_RATE(B1,C1)" },
      A2: { value: 6, formula: "=EXEC_RATE(B2,C2)" },
    });
    await open(before);
    const asShown = { shows: [[5]], exact: true } as const;
    const changes = await excel.write([
      change("A1", "=EXEC_RATE(B1,C1)", 5, asShown),
      change("A2", "=EXEC_RATE(B2,C2)", 6, { shows: [[6]], exact: true }),
    ]);
    expect([cellsMade(changes), whys(changes)]).toEqual([["支出!A2"], [["支出!A1", "changed"]]]);
  });

  test("is not taken back over what was typed into one of its cells since", async () => {
    await open(spilled());
    const { made } = await excel.write([toValues()]);
    opened.host.type("支出!B3", "用户的");
    const after = opened.host.wholeState();
    expect(whys(await excel.write(made.map(inverse)))).toEqual([["支出!A1", "changed"]]);
    expect(opened.host.wholeState()).toEqual(after);
  });

  test("stay numbers, and come back as formulas, in cells that were formatted as text afterwards", async () => {
    const before = cells({
      A1: { value: 1905.92, formula: "=TO_WAN(B1)", numberFormat: "@" },
      A2: { value: "2080505", formula: "=SUBJECT_CODE(B2)", numberFormat: "@" },
    });
    await open(before);
    opened.host.calculates((typed) => (typed === "=TO_WAN(B1)" ? 1905.92 : "2080505"));
    const changes = await excel.write([
      change("A1", "=TO_WAN(B1)", 1905.92, { shows: [[1905.92]], exact: true }),
      change("A2", "=SUBJECT_CODE(B2)", "'2080505", { shows: [["'2080505"]], exact: true }),
    ]);
    expect(now()).toEqual({
      A1: { value: 1905.92, numberFormat: "@" },
      A2: { value: "2080505", numberFormat: "@" },
    });
    await takeBack(changes);
    expect(opened.host.wholeState()).toEqual(before);
  });
});

describe("what is left, and why", () => {
  test.each<[string, Typed, CellState]>([
    ["another number", 5, { value: 6 }],
    ["a number where it was blank", null, { value: 5 }],
    ["text where it was a number", 5, { value: "5" }],
    ["text that reads as the formula did", "=SUM(B1)", { value: "=SUM(B1)" }],
    ["a formula where it was a number", 7, formula("=SUM(B1)")],
    [
      "another formula with the same value",
      "=SUM(B1)",
      { value: calculate("=SUM(B1)") as number, formula: "=SUM(B2)" },
    ],
  ])("the cell holds %s", async (_, before, holds) => {
    const state = cells({ A1: holds });
    await open(state);
    expect(whys(await excel.write([change("A1", before, 1)]))).toEqual([["支出!A1", "changed"]]);
    expect(opened.host.wholeState()).toEqual(state);
    expect(opened.host.userTrips.some(({ writes }) => writes)).toBe(false);
  });

  test("a protected sheet; others are written", async () => {
    const state = workbookOf([sheet("支出", [[1]]), sheet("锁", [[1]])], { sheets: { 锁: { protected: true } } });
    await open(state);
    const locked = { ...change("A1", 1, 2), at: cell("A1", "锁") };
    const changes = await excel.write([locked, change("A1", 1, 2)]);
    expect([cellsMade(changes), whys(changes)]).toEqual([["支出!A1"], [["锁!A1", "protected"]]]);
    expect(now("锁")).toEqual({ A1: { value: 1 } });
    await takeBack(changes);
    expect(opened.host.wholeState()).toEqual(state);
  });

  test("on a protected sheet the cells that may be edited are written, up to the first that may not", async () => {
    const state = workbookOf([sheet("锁", [[1, 2, 3, 4]])], { sheets: { 锁: { protected: true } } });
    await open(state);
    unlock("锁", ["A1", "B1", "D1"]);
    const at = (address: string, before: number): Change => ({
      ...change(address, before, 9),
      at: cell(address, "锁"),
    });
    const changes = await excel.write([at("A1", 1), at("B1", 2), at("C1", 3), at("D1", 4)]);
    expect([cellsMade(changes), whys(changes)]).toEqual([
      ["锁!A1", "锁!B1"],
      [
        ["锁!C1", "protected"],
        ["锁!D1", "protected"],
      ],
    ]);
    expect(now("锁")).toMatchObject({ A1: { value: 9 }, B1: { value: 9 }, C1: { value: 3 }, D1: { value: 4 } });
  });

  test("a cell over which another one's formula spills, whose result it would push away", async () => {
    const state = cells({ A1: formula("=SPILL(3,1)"), A2: { value: 2 }, A3: { value: 3 } });
    await open(state);
    expect(whys(await excel.write([change("A2", 2, "事业运行"), change("A1", "=SPILL(3,1)", "事业运行")]))).toEqual([
      ["支出!A2", "refused"],
    ]);
    expect(now()).toEqual({ A1: { value: "事业运行" } });
  });

  test("a sheet that is gone, or renamed", async () => {
    await open(cells({ A1: { value: 1 } }));
    opened.host.book.sheets[0]!.state.name = "支出（新）";
    expect(whys(await excel.write([change("A1", 1, 2)]))).toEqual([["支出!A1", "changed"]]);
  });

  test("a sheet that is renamed between looking and writing", async () => {
    const state = workbookOf([sheet("支出", [[1], [1], [1]]), sheet("收入", [[1]])]);
    await open(state);
    opened.host.beforeRequest = () => {
      if (trips() === 2) opened.host.book.find("支出")!.state.name = "支出（新）";
    };
    const rows = ["A1", "A2", "A3"].map((address) => change(address, 1, 2));
    const changes = await excel.write([...rows, { ...change("A1", 1, 2), at: cell("A1", "收入") }]);
    expect(cellsMade(changes)).toEqual(["收入!A1"]);
    expect(whys(changes).map(([, why]) => why)).toEqual(["refused", "refused", "refused"]);
    expect(now("支出（新）")).toEqual(state.sheets[0]!.cells);
    expect(now("收入")).toEqual({ A1: { value: 2 } });
  });

  test("a sheet that is protected between looking and writing", async () => {
    await open(cells({ A1: { value: 1 }, A2: { value: 1 } }));
    opened.host.beforeRequest = () => {
      if (trips() === 2) opened.host.book.sheets[0]!.state.protected = true;
    };
    expect(whys(await excel.write([change("A1", 1, 2), change("A2", 1, 2)]))).toEqual([
      ["支出!A1", "protected"],
      ["支出!A2", "protected"],
    ]);
  });
});

/** Of a protected sheet these cells may be edited. */
function unlock(name: string, addresses: readonly string[]): void {
  const { state } = opened.host.book.find(name)!;
  const free = new Set(addresses.map((address) => qualified(cell(address, name))));
  refuse(name, (at) => !free.has(qualified(at)), "AccessDenied");
  // Says that it is protected, and lets through what is not refused above.
  let asked = 0;
  Object.defineProperty(state, "protected", { get: () => asked++ === 0, configurable: true });
}

/** Excel refuses to change these cells. */
function refuse(name: string, which: (at: CellAddress) => boolean, code = "InvalidArgument"): void {
  const target = opened.host.book.find(name)!;
  const plainly = target.change.bind(target);
  target.change = (row, column, ...rest) => {
    if (which({ sheet: name, row, column })) throw new HostError(code, "This cell cannot be changed.");
    plainly(row, column, ...rest);
  };
}

describe("many changes", () => {
  // One more load than one.
  const count = 2100;
  const column = (): WorkbookState =>
    workbookOf([
      sheet(
        "支出",
        Array.from({ length: count }, (_, row) => [row, `第${row}行`]),
      ),
    ]);
  const all = (more: Partial<Change> = {}): Change[] =>
    Array.from({ length: count }, (_, row) => change(`A${row + 1}`, row, row + 0.5, more));

  test("take a few round trips, there and back", async () => {
    const before = column();
    await open(before);
    const progress: number[] = [];
    const changes = await excel.write(all(), (done, of) => progress.push(done / of));
    expect(changes.made).toHaveLength(count);
    // Which sheets, two looks, two loads.
    expect(trips()).toBe(5);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
    expect(now()["A2100"]).toEqual({ value: 2099.5 });
    await takeBack(changes);
    expect(opened.host.wholeState()).toEqual(before);
  });

  test("with one among them that Excel refuses: all others are made, each told once", async () => {
    const before = column();
    await open(before);
    refuse("支出", ({ row, column }) => row === 1300 && column === 0);
    const changes = await excel.write(all());
    expect(whys(changes)).toEqual([["支出!A1301", "refused"]]);
    expect(cellsMade(changes)).toEqual(
      Array.from({ length: count }, (_, row) => `支出!A${row + 1}`).filter((at) => at !== "支出!A1301"),
    );
    // The halves of halves, and no more round trips than those.
    expect(trips()).toBeLessThan(40);
    expect(Object.entries(now()).filter(([at]) => at.startsWith("A"))).toEqual(
      Array.from({ length: count }, (_, row) => [`A${row + 1}`, { value: row === 1300 ? row : row + 0.5 }]),
    );
    await takeBack(changes);
    expect(opened.host.wholeState()).toEqual(before);
  });

  test("with one whose format alone could be changed: nothing of it is left", async () => {
    const before = workbookOf([sheet("支出", [[1], [2], [3]])]);
    await open(before);
    const target = opened.host.book.find("支出")!;
    const enter = opened.host.book.enter.bind(opened.host.book);
    opened.host.book.enter = (...given) => {
      if (given[1] === 1) throw new HostError("InvalidArgument", "A part of an array cannot be changed.");
      enter(...given);
    };
    const kept = target.change.bind(target);
    target.change = (row, column, to, ...rest) => {
      if (row === 1 && to.value !== undefined)
        throw new HostError("InvalidArgument", "A part of an array cannot be changed.");
      kept(row, column, to, ...rest);
    };
    const format = { before: "General", after: "0.00%" };
    const changes = await excel.write(
      [1, 2, 3].map((number) => change(`A${number}`, number, "=EXEC_RATE(2,1)", { format })),
    );
    expect([cellsMade(changes), whys(changes)]).toEqual([["支出!A1", "支出!A3"], [["支出!A2", "refused"]]]);
    expect(now()["A2"]).toEqual({ value: 2 });
    await takeBack(changes);
    expect(opened.host.wholeState()).toEqual(before);
  });

  test("where Excel takes little at once", async () => {
    const before = column();
    await open(before, { limit: 24_000 });
    const some = all().slice(0, 300);
    const changes = await excel.write(some);
    expect(cellsMade(changes)).toEqual(some.map(({ at }) => qualified(at)));
    expect(opened.host.userTrips.map(({ error }) => error)).toContain("RequestPayloadSizeLimitExceeded");
    await takeBack(changes);
    expect(opened.host.wholeState()).toEqual(before);
  });
});

describe("inverse", () => {
  const FORMATS = [undefined, "@", "0.00%", "0.00"] as const;
  const text = fc.oneof(
    fc.constantFrom(
      "00123",
      "=1+1",
      "'甲",
      "''",
      "甲",
      "1,905.92",
      "50%",
      "TRUE",
      "2024-03-01",
      "+",
      "@",
      "-5",
      "#N/A",
    ),
    fc.string({ minLength: 1, maxLength: 6 }),
    fc.constant("科目").chain((name) => fc.string({ maxLength: 3 }).map((rest) => name + rest)),
  );
  const number = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constantFrom(0.1, 5));
  const value: fc.Arbitrary<Value> = fc.oneof(
    number.map((n) => (Object.is(n, -0) ? 0 : n)),
    text,
    fc.boolean(),
  );
  const anyFormula = fc.oneof(
    fc.constantFrom("=MAX(B1:B2)", "=TEXT(00123)", "=TEXT(=1)", "=TEXT()", '=SUBJECT_NAME("甲")'),
    fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })).map(([r, c]) => `=SPILL(${r},${c})`),
  );
  const held = fc.record({
    of: fc.oneof(
      value.map((each): CellState => ({ value: each })),
      anyFormula.map((each) => formula(each)),
      fc.constant<CellState>({ value: "" }),
    ),
    numberFormat: fc.constantFrom(...FORMATS),
  });
  const after: fc.Arbitrary<Typed> = fc.oneof(
    value.map((each) => typedValue(each)),
    fc.constant(null),
    anyFormula,
  );

  /** Every fourth row, so that what spills has room. */
  function stateOf(
    all: readonly { readonly of: CellState; readonly numberFormat: string | undefined }[],
  ): WorkbookState {
    const states: Record<string, CellState> = {};
    all.forEach(({ of, numberFormat }, i) => {
      const given = of.formula === undefined ? undefined : calculate(of.formula);
      if (Array.isArray(given))
        given.forEach((row, r) => row.forEach((each, c) => (states[`${"AB"[c]!}${i * 4 + r + 1}`] = { value: each })));
      if (of.value === "" && of.formula === undefined && numberFormat === undefined) return;
      states[`A${i * 4 + 1}`] = { ...of, ...(numberFormat === undefined ? {} : { numberFormat }) };
    });
    return cells(states);
  }

  function typedIn({ value, formula: own }: CellState): Typed {
    if (own !== undefined) return own;
    return value === "#N/A" ? value : typedValue(value);
  }

  test("after writing leaves the workbook as it was, whatever its cells held and were given", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(held, after), { minLength: 1, maxLength: 12 }), async (all) => {
        const before = stateOf(all.map(([each]) => each));
        await open(before);
        const changes = await excel.write(
          all.map(([{ of }, typed], i) =>
            change(`A${i * 4 + 1}`, typedIn(of), typed, { format: { before: "General", after: "0.00%" } }),
          ),
        );
        // What is typed becomes text in a cell formatted as text, and only a formula is not.
        expect(whys(changes)).toEqual(
          all.flatMap(([{ numberFormat }, typed], i): [string, string][] =>
            numberFormat === "@" && typeof typed === "string" && typed.startsWith("=")
              ? [[`支出!A${i * 4 + 1}`, "text-format"]]
              : [],
          ),
        );
        await takeBack(changes);
        expect(opened.host.wholeState()).toEqual(before);
        expect(opened.host.unsupported).toEqual([]);
      }),
      { numRuns: trials(60) },
    );
  });

  test("after formulas became values leaves the workbook as it was", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ of: anyFormula.map((each) => formula(each)), numberFormat: fc.constantFrom(...FORMATS) }),
          {
            minLength: 1,
            maxLength: 12,
          },
        ),
        async (all) => {
          const before = stateOf(all);
          await open(before);
          const changes = await excel.write(
            all.map(({ of }, i) => {
              const given = calculate(of.formula!);
              const rows = (Array.isArray(given) ? given : [[given]]).map((row) => row.map((each) => typedValue(each)));
              return change(`A${i * 4 + 1}`, of.formula!, rows, { shows: rows, exact: true });
            }),
          );
          expect(changes.left).toEqual([]);
          const plain = Object.entries(before.sheets[0]!.cells).map(
            ([at, { formula: _, spill: _spill, ...rest }]) => [at, rest] as const,
          );
          // A formula that showed nothing leaves a blank cell.
          const shown = plain.filter(([, rest]) => rest.value !== "" || rest.numberFormat !== undefined);
          expect(now()).toEqual(Object.fromEntries(shown));
          await takeBack(changes);
          expect(opened.host.wholeState()).toEqual(before);
        },
      ),
      { numRuns: trials(40) },
    );
  });
});

describe("the selection", () => {
  const state = (): WorkbookState => {
    const all = workbookOf([sheet("支出", [["甲", 1, null]]), sheet("收 入", [["乙"]])]);
    Object.assign(all.sheets[0]!.cells, {
      A2: { value: "00123", numberFormat: "@" },
      A3: formula("=SPILL(2,1)", "0.00"),
      A4: { value: 2 },
      A5: { value: "=1+1" },
      A6: { value: true },
      A7: { value: "#N/A" },
    });
    return all;
  };

  test.each<[string, Typed, string]>([
    ["A1", "甲", "General"],
    ["B1", 1, "General"],
    ["C1", null, "General"],
    ["A2", "'00123", "@"],
    ["A3", "=SPILL(2,1)", "0.00"],
    ["A5", "'=1+1", "General"],
    ["A6", true, "General"],
    ["A7", "#N/A", "General"],
  ])("of %s is the cell and what it holds", async (address, holds, format) => {
    await open(state());
    opened.host.select(`支出!${address}`);
    const at = cell(address);
    expect(await excel.selection()).toEqual({
      cell: at,
      holds,
      format,
      areas: [{ sheet: "支出", part: { top: at.row, left: at.column, rows: 1, columns: 1 } }],
    });
    expect(trips()).toBe(1);
    expect(opened.host.userTrips.some(({ writes }) => writes)).toBe(false);
  });

  test("of several rectangles, of a whole column, on another sheet", async () => {
    await open(state());
    opened.host.select("支出!B2:C4,A1,D:D");
    expect(await excel.selection()).toMatchObject({
      cell: cell("B2"),
      areas: [
        { sheet: "支出", part: { top: 1, left: 1, rows: 3, columns: 2 } },
        { sheet: "支出", part: { top: 0, left: 0, rows: 1, columns: 1 } },
        { sheet: "支出", part: { top: 0, left: 3, rows: 1_048_576, columns: 1 } },
      ],
    });
    opened.host.select("收 入!A1");
    expect(await excel.selection()).toMatchObject({
      cell: cell("A1", "收 入"),
      holds: "乙",
      areas: [{ sheet: "收 入", part: { top: 0, left: 0, rows: 1, columns: 1 } }],
    });
  });
});

describe("a part of a sheet", () => {
  const state = (): WorkbookState => {
    const all = workbookOf([
      {
        ...sheet("科目表", [
          ["编码", "名称"],
          [2080177, "社保卡管理"],
          [null, "注"],
        ]),
        top: 2,
        left: 1,
      },
      sheet("空", []),
    ]);
    all.sheets[0]!.cells["H9"] = { value: "", style: { fill: "#FFFF00" } };
    all.sheets[0]!.cells["D4"] = { value: 45_000, numberFormat: "yyyy-mm-dd" };
    return all;
  };
  const part = (address: string): Required<Region>["part"] => {
    const { top, left, bottom, right } = areaOf(address)!;
    return { top, left, rows: bottom - top + 1, columns: right - left + 1 };
  };

  test("is the whole of it, as far as there are values", async () => {
    await open(state());
    expect(await excel.grid({ sheet: "科目表" })).toMatchObject({
      name: "科目表",
      top: 2,
      left: 1,
      rows: [
        ["编码", "名称", null],
        [2080177, "社保卡管理", "2023-03-15"],
        [null, "注", null],
      ],
    });
    expect(trips()).toBe(2);
  });

  test.each<[string, object]>([
    [
      "B4:C9",
      {
        top: 3,
        left: 1,
        rows: [
          [2080177, "社保卡管理"],
          [null, "注"],
        ],
      },
    ],
    ["C:C", { top: 2, left: 2, rows: [["名称"], ["社保卡管理"], ["注"]] }],
    ["4:4", { top: 3, left: 1, rows: [[2080177, "社保卡管理", "2023-03-15"]] }],
    ["G1:H20", { top: 0, left: 0, rows: [] }],
  ])("of %s is what it has of values", async (address, holds) => {
    await open(state());
    expect(await excel.grid({ sheet: "科目表", part: part(address) })).toMatchObject({ name: "科目表", ...holds });
  });

  test("is empty on an empty sheet, and nothing where there is no such sheet", async () => {
    await open(state());
    expect(await excel.grid({ sheet: "空" })).toEqual({ name: "空", top: 0, left: 0, rows: [] });
    expect(await excel.grid({ sheet: "没有", part: part("A1:B2") })).toBeUndefined();
    expect(opened.host.userTrips.some(({ writes }) => writes)).toBe(false);
  });
});

describe("the formulas", () => {
  const state = (): WorkbookState => {
    const all = workbookOf([sheet("支出", []), sheet("藏", []), sheet("深藏", []), sheet("空", [])], {
      sheets: { 藏: { visibility: "Hidden" }, 深藏: { visibility: "VeryHidden" } },
    });
    const [spending, hidden, deeper] = all.sheets;
    Object.assign(spending!.cells, {
      A1: formula("=SUBJECT_NAME(1)"),
      A2: { value: "=SUBJECT_NAME(2)" },
      A3: { value: 5 },
      B1: formula("=SUM(C1)"),
      B3: formula("=SPILL(2,2)"),
      C3: { value: "000" },
      B4: { value: 2 },
      C4: { value: "001" },
      D1: { value: "#N/A", formula: "=SUBJECT_NAME(9)" },
      D2: { value: "", formula: "=TEXT()" },
      D3: { value: 45_000, formula: "=DATE(1)", numberFormat: "yyyy-mm-dd" },
    });
    hidden!.cells["A1"] = formula("=SUBJECT_NAME(3)");
    deeper!.cells["ZZ99"] = formula("=SUBJECT_NAME(4)");
    return all;
  };
  const found = (all: readonly FormulaCell[]): string[] => all.map(({ at, formula: own }) => `${qualified(at)} ${own}`);
  const every = (): boolean => true;

  test.each([false, true])("of the whole workbook, each with what it shows; repeated: %s", async (repeatsFormulas) => {
    await open(state(), { repeatsFormulas });
    const all = await excel.formulas(every);
    expect(all).toEqual([
      { at: cell("A1"), formula: "=SUBJECT_NAME(1)", value: calculate("=SUBJECT_NAME(1)") },
      { at: cell("B1"), formula: "=SUM(C1)", value: calculate("=SUM(C1)") },
      { at: cell("D1"), formula: "=SUBJECT_NAME(9)", value: "#N/A" },
      { at: cell("D2"), formula: "=TEXT()", value: "" },
      {
        at: cell("B3"),
        formula: "=SPILL(2,2)",
        value: 1,
        spill: [
          [1, "000"],
          [2, "001"],
        ],
      },
      // As the number that it is: it is to stand in the formula's place.
      { at: cell("D3"), formula: "=DATE(1)", value: 45_000 },
      { at: cell("A1", "藏"), formula: "=SUBJECT_NAME(3)", value: calculate("=SUBJECT_NAME(3)") },
      { at: cell("ZZ99", "深藏"), formula: "=SUBJECT_NAME(4)", value: calculate("=SUBJECT_NAME(4)") },
    ]);
    // Sheets, their used ranges, their cells, what spills.
    expect(trips()).toBe(4);
    expect(opened.host.userTrips.some(({ writes }) => writes)).toBe(false);
  });

  test("that are wanted, in some areas, each once where these overlap", async () => {
    await open(state());
    const area = (address: string, name = "支出"): Region => {
      const { top, left, bottom, right } = areaOf(address)!;
      return { sheet: name, part: { top, left, rows: bottom - top + 1, columns: right - left + 1 } };
    };
    expect(found(await excel.formulas(every, [area("A1:B2"), area("B1:B9"), area("A1", "藏")]))).toEqual([
      "支出!A1 =SUBJECT_NAME(1)",
      "支出!B1 =SUM(C1)",
      "支出!B3 =SPILL(2,2)",
      "藏!A1 =SUBJECT_NAME(3)",
    ]);
    expect(found(await excel.formulas((own) => own.includes("SUBJECT"), [area("A:D")]))).toEqual([
      "支出!A1 =SUBJECT_NAME(1)",
      "支出!D1 =SUBJECT_NAME(9)",
    ]);
    // Only cells that a formula elsewhere fills.
    expect(await excel.formulas(every, [area("C3:C4")])).toEqual([]);
    expect(await excel.formulas(every, [])).toEqual([]);
  });

  test("of a workbook that Excel hands over in pieces", async () => {
    const rows = 1200;
    const all = workbookOf([sheet("支出", [])]);
    for (let row = 1; row <= rows; row++)
      Object.assign(all.sheets[0]!.cells, {
        [`A${row}`]: { value: `说明${row}` },
        [`B${row}`]: formula(`=SUBJECT_NAME(${row})`),
      });
    await open(all, { limit: 15_000 });
    const progress: number[] = [];
    const read = await excel.formulas(every, undefined, { progress: (done, of) => progress.push(done / of) });
    expect(found(read)).toEqual(Array.from({ length: rows }, (_, r) => `支出!B${r + 1} =SUBJECT_NAME(${r + 1})`));
    expect(read.every(({ formula: own, value }) => value === calculate(own))).toBe(true);
    expect(opened.host.userTrips.map(({ error }) => error)).toContain("ResponsePayloadSizeLimitExceeded");
    expect(progress.at(-1)).toBe(1);
  });
});

describe("calculating again", () => {
  test("has every formula ask again, and nothing else changes", async () => {
    const before = workbookOf([sheet("支出", [[1]]), sheet("收入", [[2]])]);
    before.sheets[0]!.cells["B1"] = { value: "旧名", formula: "=SUBJECT_NAME(1)" };
    before.sheets[1]!.cells["B1"] = formula("=SPILL(2,1)");
    before.sheets[1]!.cells["B2"] = { value: 2 };
    await open(before);
    opened.host.calculates((own) => (own === "=SUBJECT_NAME(1)" ? "新名" : [[1], [2], [3]]));
    await excel.recalculate();
    const expected = structuredClone(before);
    Object.assign(expected.sheets[0]!.cells, { B1: { value: "新名", formula: "=SUBJECT_NAME(1)" } });
    Object.assign(expected.sheets[1]!.cells, {
      B1: { value: 1, formula: "=SPILL(2,1)", spill: [3, 1] },
      B3: { value: 3 },
    });
    expect(opened.host.wholeState()).toEqual(expected);
    expect(trips()).toBe(1);
  });

  test("is not heard by those who watch the workbook", async () => {
    const before = cells({ A1: formula("=SUM(B1)") });
    await open(before);
    let heard = 0;
    const end = await excel.watch(() => heard++);
    await excel.recalculate();
    await excel.write([change("B1", null, 5)]);
    await excel.notes();
    await new Promise(setImmediate);
    expect(heard).toBe(0);
    await end();
  });
});
