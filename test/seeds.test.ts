import { readFileSync } from "node:fs";
import { readXlsx, type Sheet } from "hucre/xlsx";
import { readGridText, seedSheets } from "../scripts/grid-text.ts";
import { seedFile, seedNames } from "../scripts/seeds.ts";
import type { CellValue, SheetGrid } from "../src/core/sheet/grid.ts";

const FINAL_SHEETS = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11"].map((no) => `公开${no}表`);
const BUDGET_SHEETS = ["1", "1-1", "1-2", "2", "3", "3-1", "3-2", "3-3", "4", "4-1", "5"].map((no) => `表${no}`);
const QINGHAI_2023 = "000-尖扎县社会保险服务局-2023决算";
const QINGHAI_2024 = "003-海东市社会保险服务局-2024决算";
const SICHUAN_2023 = "004-苍溪县社会保险事务中心-2023预算";
const XINJIANG_PERFORMANCE = "002-焉耆回族自治县社会保险中心-2023绩效自评";
const QINGHAI_PERFORMANCE = "003-海东市社会保险服务局-2024绩效自评";
const SICHUAN_TARGETS = "004-苍溪县社会保险事务中心-2023绩效目标";
const projects = (count: number) => Array.from({ length: count }, (_, i) => `项目${i + 1}`);

const textOf = (name: string) => readFileSync(seedFile(name, "txt"), "utf8");

/** The first row with a label on a sheet of a seed. */
function rowOf(seed: string, sheet: string, label: string): readonly CellValue[] {
  const rows = seedSheets(textOf(seed)).find(({ name }) => name === sheet)!.rows;
  return rows.find((row) => row.includes(label))!;
}

test("the seeds are four documents", () => {
  expect(seedNames()).toEqual([
    QINGHAI_2023,
    XINJIANG_PERFORMANCE,
    QINGHAI_2024,
    QINGHAI_PERFORMANCE,
    SICHUAN_TARGETS,
    SICHUAN_2023,
  ]);
});

describe.each([
  [QINGHAI_2023, FINAL_SHEETS],
  [QINGHAI_2024, FINAL_SHEETS],
  [SICHUAN_2023, BUDGET_SHEETS],
  [XINJIANG_PERFORMANCE, ["整体自评", ...projects(9)]],
  [QINGHAI_PERFORMANCE, projects(4)],
  [SICHUAN_TARGETS, ["表6"]],
])("%s", (name, sheetNames) => {
  const bytes = readFileSync(seedFile(name, "xlsx"));

  test("the workbook reads as seedSheets says", async () => {
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    const grids = seedSheets(textOf(name));
    expect(sheets.map((sheet) => sheet.name)).toEqual(sheetNames);
    expect(grids.map(filled)).toEqual(sheets.map(filledAsRead));
    expect(sheets.map((sheet) => sheet.merges ?? [])).toEqual(readGridText(textOf(name)).map(({ merges }) => merges));
  });
});

/** Every cell that is not blank, with its format. */
function filled({ rows, formats }: SheetGrid): [number, number, CellValue, string | undefined][] {
  return rows.flatMap((row, r) =>
    row.flatMap((value, c): [number, number, CellValue, string | undefined][] =>
      value === null ? [] : [[r, c, value, formats?.[r]?.[c]]],
    ),
  );
}

function filledAsRead({ name, rows, cells }: Sheet) {
  const formats = rows.map((row, r) => row.map((_, c) => cells?.get(`${r},${c}`)?.style?.numFmt));
  return filled({ name, top: 0, left: 0, rows: rows as CellValue[][], formats });
}

test("amounts, line numbers and codes are what was printed", () => {
  expect(rowOf(QINGHAI_2023, "公开01表", "一、一般公共预算财政拨款收入")).toEqual([
    "一、一般公共预算财政拨款收入",
    1,
    1905.92,
    "一、一般公共服务支出",
    32,
    null,
  ]);
  expect(rowOf(QINGHAI_2023, "公开06表", "公用经费合计").at(-1)).toBe(14.74);
  expect(rowOf(QINGHAI_2023, "公开10表", "合计")).toEqual(["合计", null, "此表为空表"]);
  expect(rowOf(QINGHAI_2024, "公开02表", "社会保险业务管理事务").slice(0, 4)).toEqual([
    "2080107",
    "社会保险业务管理事务",
    450.58,
    442.09,
  ]);
  expect(rowOf(SICHUAN_2023, "表1-2", "事业运行")).toEqual([
    "208",
    "01",
    "50",
    "316002",
    "事业运行",
    130.94,
    130.94,
    null,
  ]);
  expect(rowOf(XINJIANG_PERFORMANCE, "项目2", "发放补贴人数").slice(4, 13)).toEqual([
    ">=80人",
    "计划标准",
    null,
    10,
    "按照正常比例赋分",
    "原始凭证",
    "=73人",
    100,
    10,
  ]);
  expect(rowOf(QINGHAI_PERFORMANCE, "项目4", "年度资金总额").slice(3)).toEqual([31.56, 31.56, 33.41, 10, "100%", 9]);
});

describe("a text grid", () => {
  const grid = [
    "# 金额格式：#,##0.00",
    "## 甲",
    "题 | < | <",
    "---",
    "项 | < | 额",
    "^ | < | ^",
    "'05 | 3 |",
    "---",
    "注",
  ];

  test("takes merges from their signs and rules from ---", () => {
    expect(readGridText(grid.join("\n"))).toEqual([
      {
        name: "甲",
        amountFormat: "#,##0.00",
        rows: [["题", "", ""], ["项", "", "额"], ["", "", ""], ["'05", "3", ""], ["注"]],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
          { startRow: 1, startCol: 0, endRow: 2, endCol: 1 },
          { startRow: 1, startCol: 2, endRow: 2, endCol: 2 },
        ],
        ruled: [false, true, true, true, false],
      },
    ]);
  });

  test("gives numbers, and formats to those with decimals", () => {
    const [sheet] = seedSheets("# 金额格式：#,##0.00\n## 甲\n-1,234.50 | 12 | '05 | 1. 货物 |");
    expect(sheet).toEqual({
      name: "甲",
      top: 0,
      left: 0,
      rows: [[-1234.5, 12, "05", "1. 货物", null]],
      formats: [["#,##0.00", undefined, undefined, undefined, undefined]],
    });
  });

  test.each(["## 甲\n< | 一", "## 甲\n一\n二 | ^", "## 甲\n一 | <\n^ | 二"])(
    "refuses merges without a block: %j",
    (text) => {
      expect(() => readGridText(text)).toThrow(/^甲 第/);
    },
  );
});
