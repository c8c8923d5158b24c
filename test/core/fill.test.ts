import { balance } from "../../src/core/balance/balance.ts";
import { gridOf } from "../../src/core/blanks/made.ts";
import { check } from "../../src/core/check.ts";
import { filledSheets, inTenThousands, tailsNote } from "../../src/core/fill/fill.ts";
import { layOut } from "../../src/core/fill/laid-out.ts";
import { fillWords } from "../../src/core/fill/words.ts";
import { PROFILES } from "../../src/core/forms/profiles.ts";
import { qualified, type CellValue, type SheetGrid } from "../../src/core/sheet/grid.ts";
import { recognise } from "../../src/core/tables/recognise.ts";
import { loadOptimiser, loadSolver } from "../../src/solver/highs.ts";
import { baseTables } from "./base-tables.ts";
import { honestBudget, honestFinal, inYuan } from "./honest.ts";
import { edit, seed, sheet } from "./sheets.ts";
import { honestNational, honestSichuan } from "./sichuan.ts";

const [optimise, solver] = await Promise.all([loadOptimiser(), loadSolver()]);

// `SETS=125 npm test test/core/fill` tries five hundred.
const SETS = Number(process.env["SETS"] ?? 5);

/** Books whose 会议费 are in a total that adds up what is printed, and not what is true, print another figure than that total in 元. */
const addsPrinted = (sheets: readonly SheetGrid[]): boolean =>
  sheets.some(({ rows }) =>
    rows.some((row) => row.some((cell) => typeof cell === "string" && cell.includes("会议费"))),
  );
const numbersOf = (make: (number: number) => SheetGrid[]): number[] =>
  Array.from({ length: SETS }, (_, number) => number).filter((number) => !addsPrinted(make(number)));

describe.each([
  ["青海决算", honestFinal],
  ["四川预算", honestBudget],
  ["四川决算", honestSichuan],
  ["全国决算", honestNational],
])("random honest books of %s, kept in 元 to the 分", (_, make) => {
  test("become what the same books print in 万元, to the last cell", () => {
    for (const number of numbersOf(make)) {
      const yuan = inYuan(() => make(number));
      const filled = inTenThousands(yuan);
      const rows = filledSheets(yuan, filled).map((grid) => [grid.name, grid.rows]);
      expect([number, rows]).toEqual([number, make(number).map((grid) => [grid.name, grid.rows])]);
      expect([number, filled.left, filled.unread]).toEqual([number, [], []]);
    }
  });

  test("agree in 元, and afterwards are checked as the printed ones are", () => {
    for (const number of numbersOf(make)) {
      const yuan = inYuan(() => make(number));
      const before = check(yuan, { solver });
      const after = check(filledSheets(yuan, inTenThousands(yuan)), { solver });
      expect([number, before.counts.unequal, before.counts.rounding, after.counts]).toEqual([
        number,
        0,
        0,
        check(make(number), { solver }).counts,
      ]);
    }
  });

  test("settled with the 元 behind them have no 尾差, and every figure is within one last place of its 元", () => {
    for (const number of numbersOf(make)) {
      const yuan = inYuan(() => make(number));
      const filled = inTenThousands(yuan);
      const outcome = balance(filledSheets(yuan, filled), optimise, {
        solver,
        truth: (at) => filled.yuan[qualified(at)],
      });
      expect([number, outcome.after.counts.rounding, outcome.after.counts.unequal]).toEqual([number, 0, 0]);
      for (const { at, after } of outcome.changes)
        expect(Math.abs(Math.round(100 * Number(after)) * 10_000 - filled.yuan[qualified(at)]!)).toBeLessThanOrEqual(
          10_000,
        );
    }
  });
});

describe("a table in 元", () => {
  const table = (rows: Parameters<typeof sheet>[1]) =>
    sheet("表", [
      ["支出决算表"],
      [null, null, null, null, null, null, null, "金额单位：元"],
      ["项目", null, "本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"],
      ["科目代码", "科目名称"],
      ["栏次", null, 1, 2, 3, 4, 5, 6],
      ["合计", null, ...(rows[0] ?? [])],
      ...rows.slice(1),
    ]);

  test("is rounded half away from zero, a text stays a text, nothing stays nothing", () => {
    const grid = table([
      [50, 49.99, "-50.00", "1,234,550.00", null, 0],
      ["201", "一般公共服务支出", 12345678.9, -150, 149.99, "—", null, 4.99],
    ]);
    const filled = inTenThousands([grid]);
    const [now] = filledSheets([grid], filled);
    expect(now!.rows[5]!.slice(2)).toEqual([0.01, 0, "-0.01", "123.46", null, 0]);
    expect(now!.rows[6]).toEqual(["201", "一般公共服务支出", 1234.57, -0.02, 0.01, "—", null, 0]);
    expect(now!.rows[1]!.at(-1)).toBe("金额单位：万元");
    expect(filled.yuan["表!C7"]).toBe(1234567890);
  });

  test("numbers in rows that are not recognised stay, and are named", () => {
    const grid = table([
      [10000, 10000],
      ["其他", "说不清的一行", 5000000, 5000000],
      ["201", "一般公共服务支出", 10000, 10000],
    ]);
    const filled = inTenThousands([grid]);
    expect(filled.left.map(qualified)).toEqual(["表!C7", "表!D7"]);
    expect(fillWords("zh-CN").warnings(filled)).toEqual([
      "2 格是数，但认不出是哪一行哪一栏，仍是元，请自己换算：表!C7、表!D7",
    ]);
  });

  test("tables in 万元 stay as they are", () => {
    const filled = inTenThousands(seed("003"));
    expect([filled.changes, filled.tables]).toEqual([[], []]);
  });
});

/** Every figure but 0 by form, block, line or code, and column. */
function figuresIn(sheets: readonly SheetGrid[]): Map<string, CellValue> {
  const found = new Map<string, CellValue>();
  for (const { form, grid, blocks } of recognise(sheets).tables)
    for (const { block, rows } of blocks)
      for (const { at, line, code, place } of rows)
        place.columns.forEach((column, i) => {
          const value = column === undefined ? null : (grid.rows[at]?.[column] ?? null);
          const row = line === undefined ? code : block.lines[line]?.name;
          if (value !== null && value !== 0) found.set([form.no, row, block.columns[i]?.name].join(" "), value);
        });
  return found;
}

describe("base tables of the reporting software, in 元", () => {
  const qinghai = PROFILES.find(({ name }) => name === "青海决算")!;

  test("are laid out as the published set, to the last cell what is printed of the same books", () => {
    for (let number = 0; number < SETS; number++) {
      const laid = layOut(baseTables(number), qinghai)!;
      expect([number, laid.made.length, laid.blank, laid.unused, laid.left, laid.unread]).toEqual([
        ...[number, 11, [], [], [], []],
      ]);
      expect([number, figuresIn(laid.sheets.map(gridOf))]).toEqual([number, figuresIn(honestFinal(number))]);
      expect([number, laid.sheets.flatMap(({ rows }) => rows.flat()).some((cell) => cell?.sum !== undefined)]).toEqual([
        ...[number, false],
      ]);
      const { unequal, rounding } = check(laid.sheets.map(gridOf), { solver }).counts;
      expect([number, unequal, rounding]).toEqual([number, 0, check(honestFinal(number), { solver }).counts.rounding]);
    }
  });

  test("each cell remembers the cells that it came from, and what they add up to", () => {
    const base = baseTables(2);
    const { yuan, sources } = layOut(base, qinghai)!;
    const fenAt = (cell: string): number => {
      const [, name = "", column = "", row = ""] = /^(.+)!([A-Z]+)(\d+)$/.exec(cell.replaceAll("'", ""))!;
      const at = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      return Math.round(100 * Number(base.find((grid) => grid.name === name)!.rows[Number(row) - 1]![at] ?? 0));
    };
    expect(Object.keys(sources)).toEqual(Object.keys(yuan));
    expect(Object.keys(yuan).length).toBeGreaterThan(100);
    for (const [cell, own] of Object.entries(sources))
      expect([cell, own.map(fenAt).reduce((sum, fen) => sum + fen, 0)]).toEqual([cell, yuan[cell]]);
  });

  test("that are lacking leave blank tables, and what nothing was taken from is named", () => {
    const base = baseTables(2).filter(({ name }) => !/^(?:F03|Z08)/.test(name));
    const laid = layOut([...base, sheet("Z05_1 说明", [["填报说明"]])], qinghai)!;
    expect(laid.blank.map((name) => name.slice(0, 2))).toEqual(["06", "09", "10", "11"]);
    expect(laid.unused).toEqual(["Z05_1 说明"]);
    expect(fillWords("zh-CN").laidOut(laid, "青海决算")).toContain(
      "基础表凭标题和表号认，栏目凭公开的填报说明推断，没有见过真实的导出文件：请与决算软件印出的公开表对一遍",
    );
  });

  test("are no published tables: those, on whatever tab, are put in 万元 where they stand", () => {
    const published = inYuan(() => honestFinal(1)).map((grid, i) => ({ ...grid, name: `Z0${i}` }));
    expect(layOut(published, qinghai)).toBeUndefined();
  });
});

describe("the statement about 尾差", () => {
  const yuan = (): ReturnType<typeof honestFinal> =>
    inYuan(() => honestFinal(3)).map((grid) => ({
      ...grid,
      rows: grid.rows.map((row) =>
        row.map((cell) => (typeof cell === "string" && cell.includes("尾数") ? null : cell)),
      ),
    }));

  test("goes under the cover, or below the first table; one that is there is enough", () => {
    const sheets = yuan();
    const filled = inTenThousands(sheets);
    const below = tailsNote(sheets, filled)!;
    expect(below).toMatchObject({
      at: { sheet: "公开01表" },
      before: null,
      after: "（本套报表金额单位转换时可能存在尾数误差）",
    });
    const cover = sheet("封面", [
      [null, "2024年度单位决算"],
      [null, "某某局"],
    ]);
    expect(tailsNote([cover, ...sheets], filled)?.at).toEqual({ sheet: "封面", row: 2, column: 1 });
    expect(
      tailsNote(edit(sheets, { [qualified(below.at).replace(/\d+$/, "1")]: below.after }), filled),
    ).toBeUndefined();
  });
});
