import { qualified } from "../../src/core/sheet/grid.ts";
import { ourFunctionsIn } from "../../src/functions/values.ts";
import { Session } from "../../src/app/session.ts";
import type { Scope } from "../../src/app/state.ts";
import { paneWords } from "../../src/taskpane/words/index.ts";
import { excelWorkbook } from "../../src/hosts/excel/workbook.ts";
import { sheet } from "../core/sheets.ts";
import { openInExcel, workbookOf, type OpenWorkbookInExcel, type WorkbookState } from "../host/index.ts";
import type { CellState, Value } from "../host/workbook.ts";
import { seed } from "./seeds.ts";

// 转为数值 from the question to 撤销本次操作, in a workbook with all that workbooks have: what Excel saves afterwards is compared whole.

/** What each formula shows. */
const SHOWS: Readonly<Record<string, Value | Value[][]>> = {
  "=SUBJECT_NAME(A2)": "机关事业单位基本养老保险缴费支出",
  "=GK.SUBJECT_CODE(B2)": "2080505",
  '=IFERROR(ROUND(EXEC_RATE(D2,E2),4),"—")': 1.1461,
  '=EXEC_RATE(D2,E2,"=1+1")': "=1+1",
  '=IF(A9="","",科目级次(A9))': "",
  '=CHECK_SAME(D2,E2)="相符"': true,
  "=SUBJECT_LEVEL(A2:A4)": [["类"], ["款"], ["项"]],
  "=SUBJECT_NAME(2080777)": "#N/A",
  "=GK.增减说明(D2,E2)": "增加85.60万元，增长4.70%",
  "=TO_WAN(D9)": 0.1 + 0.2,
  "=SUM(D2:E2)": 3568.83,
  '="SUBJECT_NAME(1)"': "SUBJECT_NAME(1)",
  "=SUBJECT_NAME(1)+SUM(1)": "#VALUE!",
  "=SHARE(D2,E2)": 0.8725,
};

let opened: OpenWorkbookInExcel;
let session: Session;

function livedIn(): WorkbookState {
  const rows = [
    ["编码", "名称", "代码", "预算", "决算", "完成率"],
    [2080505, null, null, 1662.91, 1905.92],
    ["20805", null, "旁边的"],
    ["00123", "SUBJECT_NAME(1)"],
  ];
  const state = workbookOf([...seed("003"), sheet("测算", rows), sheet("锁", [[1]]), sheet("藏", [[1]])], {
    comments: [{ sheet: "测算", cell: "B2", text: "请核对" }],
    names: [{ name: "完成率", formula: "=测算!$F$2" }],
    settings: { owner: "甲" },
    sheets: {
      测算: {
        styles: { B2: { fill: "#FFFF00", bold: true }, G3: { color: "#FF0000" } },
        conditionalFormats: [{ ranges: "B2:F9", formula: "=B2<0", style: { fill: "#00B050" }, stopIfTrue: true }],
      },
      锁: { protected: true },
      藏: { visibility: "VeryHidden" },
    },
  });
  const put = (name: string, at: string, formula: string, more: Partial<CellState> = {}): void => {
    const { cells } = state.sheets.find((each) => each.name === name)!;
    const given = SHOWS[formula]!;
    const spill = Array.isArray(given) ? ([given.length, given[0]!.length] as const) : undefined;
    const value = Array.isArray(given) ? given[0]![0]! : given;
    cells[at] = { ...cells[at], value, formula, ...(spill === undefined ? {} : { spill }), ...more };
  };
  put("测算", "B2", "=SUBJECT_NAME(A2)");
  put("测算", "C2", "=GK.SUBJECT_CODE(B2)");
  put("测算", "F2", '=IFERROR(ROUND(EXEC_RATE(D2,E2),4),"—")', { numberFormat: "0.00%" });
  put("测算", "F3", '=EXEC_RATE(D2,E2,"=1+1")');
  put("测算", "F4", '=IF(A9="","",科目级次(A9))');
  put("测算", "F5", '=CHECK_SAME(D2,E2)="相符"');
  put("测算", "G2", "=SUBJECT_LEVEL(A2:A4)");
  Object.assign(state.sheets.find(({ name }) => name === "测算")!.cells, {
    G3: { value: "款", style: { color: "#FF0000" } },
    G4: { value: "项" },
  });
  put("测算", "F6", "=SUBJECT_NAME(2080777)");
  put("测算", "F7", "=GK.增减说明(D2,E2)", { numberFormat: "@" });
  put("测算", "F8", "=TO_WAN(D9)", { numberFormat: "@" });
  put("测算", "D5", "=SUM(D2:E2)");
  put("测算", "D6", '="SUBJECT_NAME(1)"');
  put("测算", "D7", "=SUBJECT_NAME(1)+SUM(1)");
  put("公开01表", "H1", "=SHARE(D2,E2)", { numberFormat: "0.00%" });
  put("锁", "A2", "=SUBJECT_NAME(A2)");
  put("藏", "A2", "=SUBJECT_NAME(A2)");
  return state;
}

async function open(state: WorkbookState, options: Parameters<typeof openInExcel>[1] = {}): Promise<void> {
  opened = await openInExcel(state, options);
  opened.host.calculates((formula) => SHOWS[formula] ?? "#NAME?");
  session = new Session(excelWorkbook());
}

afterEach(async () => {
  await session.close();
  expect(opened.host.unsupported).toEqual([]);
});

async function plan(scope: Scope): Promise<{ readonly replaced: readonly string[]; readonly kept: readonly string[] }> {
  await session.desk.plan(scope);
  const { replaced = [], kept = [] } = session.state().desk.plan ?? {};
  return { replaced: replaced.map(({ at }) => qualified(at)), kept: kept.map(({ at }) => qualified(at)) };
}

/** The workbook with these cells as values. */
function valuesIn(state: WorkbookState, addresses: readonly string[]): WorkbookState {
  const next = structuredClone(state);
  for (const { name, cells } of next.sheets)
    for (const [at, { formula: _, spill: _spill, ...plain }] of Object.entries(cells))
      if (addresses.includes(`${name}!${at}`)) cells[at] = plain;
  // A formula that shows nothing, and has no format, leaves nothing.
  for (const each of next.sheets)
    each.cells = Object.fromEntries(
      Object.entries(each.cells).filter(([, cell]) => cell.value !== "" || Object.keys(cell).length > 1),
    );
  return next;
}

const oursLeft = (): string[] =>
  opened.host.book.sheets.flatMap((each) =>
    each
      .formulas()
      .flatMap(([row, column, formula]) =>
        ourFunctionsIn(formula).length > 0 ? [qualified({ sheet: each.state.name, row, column })] : [],
      ),
  );
const said = (): string => paneWords("zh-CN").news(session.state().news!);

const OF_THE_SHEET = ["B2", "C2", "F2", "G2", "F3", "F4", "F5", "F7", "F8"].map((at) => `测算!${at}`);

test.each([
  ["as Excel is thought to be", {}],
  ["where it repeats formulas that spill", { repeatsFormulas: true }],
  ["where it takes little at once", { limit: 20_000 }],
])(
  "the whole workbook: values are what was shown, all else is as it was, and 撤销 brings all back: %s",
  async (_, as) => {
    const before = livedIn();
    await open(before, as);
    const planned = await plan("workbook");
    expect(new Set(planned.replaced)).toEqual(new Set(["公开01表!H1", ...OF_THE_SHEET, "锁!A2", "藏!A2"]));
    expect(planned.kept).toEqual(["测算!F6", "测算!D7"]);
    // To look changes nothing.
    expect(opened.host.wholeState()).toEqual(before);
    expect(opened.host.userTrips.some(({ writes }) => writes)).toBe(false);

    await session.desk.toValues();
    const made = planned.replaced.filter((at) => at !== "锁!A2");
    expect(opened.host.wholeState()).toEqual(valuesIn(before, made));
    expect(new Set(oursLeft())).toEqual(new Set([...planned.kept, "锁!A2"]));
    expect(said()).toBe("11 个公式已换成数值，1 个没有换（锁!A2）：工作表受保护，请先撤销保护。");
    expect(paneWords("zh-CN").done(session.state().undo!)).toBe("11 个公式已换成数值");

    await session.undo();
    expect(opened.host.wholeState()).toEqual(before);
    expect(session.state().undo).toBeUndefined();
  },
);

test("the selection alone, of several rectangles", async () => {
  const before = livedIn();
  await open(before);
  opened.host.select("测算!B1:C9,F2:F3,F3:G3");
  const selected = opened.host.wholeState();
  const planned = await plan("selection");
  expect(new Set(planned.replaced)).toEqual(new Set(["B2", "C2", "F2", "F3"].map((at) => `测算!${at}`)));
  await session.desk.toValues();
  expect(opened.host.wholeState()).toEqual(valuesIn(selected, planned.replaced));
  expect(said()).toBe("4 个公式已换成数值。");
  await session.undo();
  expect(opened.host.wholeState()).toEqual(selected);
});

test("what has changed between the question and the answer is left, and named", async () => {
  await open(livedIn());
  opened.host.select("测算!A1:G9");
  await plan("selection");
  const { host } = opened;
  const own = host.book.find("测算")!;
  // Another formula; another result of the same formula; what is no formula any more; more rows than were shown.
  host.book.enter(own, 1, 1, "=GK.SUBJECT_CODE(B2)");
  host.recalculate("测算!F2", 1.2);
  host.type("测算!F3", "手工");
  host.calculates((formula) =>
    formula === "=SUBJECT_LEVEL(A2:A4)" ? [["类"], ["款"], ["项"], ["项"]] : SHOWS[formula]!,
  );
  host.book.enter(own, 1, 6, "=SUBJECT_LEVEL(A2:A4)");
  const meanwhile = host.wholeState();
  await session.desk.toValues();
  expect(host.wholeState()).toEqual(
    valuesIn(
      meanwhile,
      ["C2", "F4", "F5", "F7", "F8"].map((at) => `测算!${at}`),
    ),
  );
  expect(said()).toBe(
    "5 个公式已换成数值，4 个没有换（测算!B2、测算!F2、测算!G2 等 4 处）：它刚刚又有变动，请再试一次。",
  );
  await session.undo();
  expect(host.wholeState()).toEqual(meanwhile);
});

test("what somebody has changed since is not taken back, and is named", async () => {
  await open(livedIn());
  opened.host.select("测算!A1:G9");
  await plan("selection");
  await session.desk.toValues();
  opened.host.type("测算!B2", "改过");
  opened.host.type("测算!G4", "改过");
  await session.undo();
  expect(said()).toBe("测算!B2、测算!G2 没有撤销：之后又有变动，或受保护。请自己改回或删除。");
  const cells = opened.host.wholeState().sheets.find(({ name }) => name === "测算")!.cells;
  expect([cells["B2"]!.value, cells["G2"]!.formula, cells["G4"]!.value]).toEqual(["改过", undefined, "改过"]);
  expect(cells["C2"]!.formula).toBe("=GK.SUBJECT_CODE(B2)");
});

test("where there is nothing of ours, nothing is written", async () => {
  const before = workbookOf(seed("003"), { sheets: { 公开01表: { formulas: { C34: "=SUM(C8:C33)" } } } });
  await open(before);
  expect(await plan("workbook")).toEqual({ replaced: [], kept: [] });
  await session.desk.toValues();
  expect(opened.host.wholeState()).toEqual(before);
  expect(opened.host.userTrips.some(({ writes }) => writes)).toBe(false);
});

test.each(["A9", "A2", "A4", "C3", "B2", "F2", "F5", "F6", "G2", "D5"])(
  "an insertion into %s, whatever it holds, and back",
  async (address) => {
    await open(livedIn());
    opened.host.select(`测算!${address}`);
    const before = opened.host.wholeState();
    await session.desk.insert("=SHARE(D2,E2)", "0.00%");
    // What is there already is not replaced without a question.
    expect(session.state().desk.asked === undefined).toBe(address === "A9");
    if (address !== "A9") expect(opened.host.wholeState()).toEqual(before);
    await session.desk.replace();
    expect(session.state().news!.is).toBe("inserted");
    expect(opened.host.wholeState()).not.toEqual(before);
    await session.undo();
    expect(opened.host.wholeState()).toEqual(before);
  },
);

test.each([
  ["G3", "测算!G3 没有插入：Excel 不让改这一格（可能是数组公式或合并单元格的一部分），请换一格。"],
  ["F7", "测算!F7 没有插入：这一格的格式是“文本”，公式不会计算，请先把格式改为“常规”。"],
])("an insertion into %s, where it cannot be", async (address, why) => {
  await open(livedIn());
  opened.host.select(`测算!${address}`);
  const before = opened.host.wholeState();
  await session.desk.insert("=SHARE(D2,E2)");
  await session.desk.replace();
  expect(said()).toBe(why);
  expect(opened.host.wholeState()).toEqual(before);
});
