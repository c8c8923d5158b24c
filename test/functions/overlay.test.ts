import type { CellValue, SheetGrid } from "../../src/core/sheet/grid.ts";
import { NoAnswer } from "../../src/functions/answer.ts";
import { OVERLAY_SHEET, readOverlay, setOverlay } from "../../src/functions/overlay.ts";
import { subjectCode, subjectLevel, subjectName, subjectParent } from "../../src/functions/subjects.ts";

function sheet(rows: readonly (readonly CellValue[])[], place: Partial<SheetGrid> = {}): SheetGrid {
  return { name: OVERLAY_SHEET, top: 0, left: 0, rows, ...place };
}

const at = (row: number, column = 0): object => ({ sheet: OVERLAY_SHEET, row, column });

afterEach(() => setOverlay(undefined));

describe("reading a 科目表", () => {
  test("adds codes and corrects names", () => {
    const overlay = readOverlay(
      sheet([
        ["编码", "名称"],
        ["2080150", "事业运行（本级）"],
        [2080177, "社保卡管理"],
        ["２０８９９７７", "新增项"],
        ["301 02 01", "津贴"],
      ]),
    )!;
    expect([...overlay.names]).toEqual([
      ["2080150", "事业运行（本级）"],
      ["2080177", "社保卡管理"],
      ["2089977", "新增项"],
      ["3010201", "津贴"],
    ]);
    expect(overlay.added).toBe(3);
    expect(overlay.conflicts).toEqual([
      { at: at(1), kind: "differs", code: "2080150", name: "事业运行（本级）", used: true, other: "事业运行" },
    ]);
  });

  test.each<[string, SheetGrid]>([
    [
      "科目编码, 科目名称",
      sheet([
        ["科目编码", "科目名称"],
        ["2080177", "社保卡管理"],
      ]),
    ],
    [
      "科目代码 behind the name",
      sheet([
        ["科目名称", "科目代码"],
        ["社保卡管理", "2080177"],
      ]),
    ],
    [
      "a title above, spaces and full-width letters",
      sheet([["本单位 科目表"], [null, "功能分类 科目编码", "科目 名称"], [null, "2080177", " 社保卡管理 "]]),
    ],
    ["no heading", sheet([[null], [null, 2080177, "社保卡管理"]], { top: 4, left: 2 })],
    [
      "notes between and below",
      sheet([["编码", "名称"], ["说明：以下为新增"], ["2080177", "社保卡管理"], [null], ["注", "完"]]),
    ],
  ])("with %s", (_, grid) => {
    const overlay = readOverlay(grid)!;
    expect([...overlay.names]).toEqual([["2080177", "社保卡管理"]]);
    expect(overlay.conflicts).toEqual([]);
  });

  test("lists what is odd, in the order of the rows, and where it stands on the sheet", () => {
    const overlay = readOverlay(
      sheet(
        [
          ["编码", "名称"],
          ["20801501", "八位"],
          ["2080177", "社保卡管理"],
          ["2080177", "社保卡 管理"],
          ["2080177", "另一名称"],
          ["2087701", "没有款"],
          ["20899", "其他社会保障和就业支出"],
          ["2080178", null],
          [{ trouble: "error", text: "#REF!" }, "坏了"],
          ["2088801", "款在下面"],
          ["20888", "新增款"],
        ],
        { top: 2, left: 1 },
      ),
    )!;
    expect([...overlay.names]).toEqual([
      ["2080177", "社保卡管理"],
      ["2087701", "没有款"],
      ["20899", "其他社会保障和就业支出"],
      ["2088801", "款在下面"],
      ["20888", "新增款"],
    ]);
    expect(overlay.conflicts).toEqual([
      { at: at(3, 1), kind: "malformed", code: "20801501", name: "八位", used: false },
      { at: at(6, 1), kind: "twice", code: "2080177", name: "另一名称", used: false, other: "社保卡管理" },
      { at: at(7, 1), kind: "orphan", code: "2087701", name: "没有款", used: true, other: "20877" },
      { at: at(9, 1), kind: "nameless", code: "2080178", name: "", used: false },
      { at: at(10, 1), kind: "malformed", code: "#REF!", name: "坏了", used: false },
    ]);
  });

  test.each<[string, SheetGrid]>([
    ["nothing", sheet([])],
    ["words alone", sheet([["科目表"], ["说明"]])],
    ["a heading alone", sheet([["编码", "名称"]])],
  ])("is none with %s", (_, grid) => {
    expect(readOverlay(grid)).toBeUndefined();
  });
});

describe("formulas with a 科目表", () => {
  beforeEach(() => {
    setOverlay(
      readOverlay(
        sheet([
          ["编码", "名称"],
          ["20801", "人社事务"],
          ["2080177", "社保卡管理"],
          ["2080101", "机关运行"],
          ["30198", "新增款"],
          ["999", "本地类"],
        ]),
      ),
    );
  });

  test("ask it first, then the catalogue", () => {
    expect(subjectName(2080177)).toBe("社保卡管理");
    expect(subjectName(2080177, "path")).toBe("社会保障和就业支出（类）人社事务（款）社保卡管理（项）");
    expect(subjectName(2080109, "全称")).toBe("社会保障和就业支出（类）人社事务（款）社会保险经办机构（项）");
    expect(subjectName(2080101, "name", 2018)).toBe("机关运行");
    expect(subjectName(3019801)).toBe("新增款");
    expect(subjectName(999)).toBe("本地类");
    expect(subjectLevel(2080177)).toBe("项");
    expect(subjectParent(2080177)).toBe("20801");
    expect(subjectName(2080778)).toEqual(new NoAnswer("#N/A", "没有此科目编码：2080778"));
  });

  test("find codes by its names and still by those of the catalogue", () => {
    expect(subjectCode("社保卡管理")).toBe("2080177");
    expect(subjectCode("机关运行")).toBe("2080101");
    expect(subjectCode("行政运行", "人社事务")).toBe("2080101");
    expect(subjectCode("人力资源和社会保障管理事务")).toBe("20801");
    expect(subjectCode("行政运行")).toEqual(
      new NoAnswer("#VALUE!", "有 80 个科目叫“行政运行”，请用第二个参数写明上级科目的编码或名称"),
    );
  });

  test("are as before once it is taken away", () => {
    setOverlay(undefined);
    expect(subjectName(2080101)).toBe("行政运行");
    expect(subjectName(2080177)).toEqual(new NoAnswer("#N/A", "没有此科目编码：2080177"));
    expect(subjectCode("机关运行")).toEqual(new NoAnswer("#N/A", "没有此科目名称：机关运行"));
  });
});
